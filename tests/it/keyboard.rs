//! What a reader does at the keyboard and with the mouse, in a real pseudo-terminal.

use crate::pty::{
    ALT_LEFT, BACKSPACE, CTRL_C, CTRL_G, CTRL_U, DOWN, ENTER, ESC, F2, SHIFT_TAB, TAB, Terminal,
    cells_below, footer, is_on_row, rows, selected,
};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// An explorer that has found something for `query`.
fn found(query: &str) -> Terminal {
    let mut terminal = Terminal::fluoro(&[query]);
    terminal.shows(&format!("/ {query}")).shows(" found");
    terminal
}

/// An explorer that reads the page of the first hit.
fn reading(query: &str) -> Terminal {
    let mut terminal = found(query);
    terminal.keys(ENTER).shows(&format!("‹ search “{query}”"));
    terminal
}

/// An explorer that shows a tab, with the list at the keys.
fn in_tab(number: &str, heading: &str) -> Terminal {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition").keys(ESC).wait("list", is_on_row);
    terminal.keys(number).shows(heading);
    terminal
}

#[test]
fn a_condition_is_typed_opened_followed_and_left() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition");
    terminal.keys("gout").shows("Gout").shows("Treated by");
    terminal.keys(ENTER).shows("search “gout”");
    // A link is selected and followed, and Backspace comes back.
    terminal.keys("l").keys(ENTER).shows("‹ Gout");
    terminal.keys(BACKSPACE).shows("search “gout”");
    terminal.keys("q").ends_with(0);
}

#[test]
fn three_keys_lead_from_line_page_and_menu_to_embolism_with_shock() {
    let reached = |mut terminal: Terminal| {
        terminal.keys(F2).shows("Emergency /").keys(DOWN).keys(ENTER);
        terminal.shows("Pulmonary embolism with shock").shows("alteplase 100 mg");
        terminal.keys(CTRL_C).ends_with(0);
    };
    let mut line = Terminal::fluoro(&[]);
    line.shows("type a condition");
    reached(line);
    reached(reading("gout"));
    let mut menu = reading("gout");
    menu.keys("T").shows("contrast-light");
    reached(menu);
}

#[test]
fn two_marked_entries_are_compared_and_left() {
    let mut terminal = in_tab("2", "Vascular");
    terminal.keys("m").shows("marked; m on another");
    terminal.keys("jm").shows("2 marked; c compares them");
    terminal.keys("c").shows("Compare · 2 procedures");
    terminal.keys("]]").shows("Safety").keys(BACKSPACE).shows("▌■ ");
    terminal.keys("q").ends_with(0);
}

#[test]
fn a_query_may_be_given_at_the_start() {
    let mut terminal = Terminal::fluoro(&["heavy", "periods"]);
    terminal.shows("Uterine fibroids").keys(CTRL_C).ends_with(0);
}

#[test]
fn pasted_text_is_typed_and_cleaned() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition");
    terminal.keys("\x1b[200~heavy\rperiods\nand pain\x1b[201~").shows("/ heavy periods and pain");
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn the_id_of_an_entry_goes_onto_the_clipboard_of_the_terminal() {
    let mut terminal = found("gout");
    terminal.keys(ENTER).keys("y").shows("the command that shows it");
    // The last item but one; its base64 is that of `gout`.
    terminal.keys("Gk").keys(ENTER).shows("copied the id by OSC 52");
    terminal.wrote("\x1b]52;c;Z291dA==\x1b\\");
    terminal.keys("q").ends_with(0);
}

/// A folder of programs: an opener that writes what it was given beside itself.
fn opener() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["xdg-open", "open"] {
        let path = folder.path().join(name);
        let script = "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$1\" > \"${0%/*}/given\"\n";
        std::fs::write(&path, script).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    }
    folder
}

#[test]
fn a_source_is_given_to_the_opener_as_it_is_or_copied_over_ssh() {
    let folder = opener();
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let desktop = [("PATH", path.as_str()), ("DISPLAY", ":0")];
    let mut terminal = Terminal::where_it_says(&desktop, &["gout"]);
    terminal.shows("found").keys("\ro").shows("Open a source").keys("\r").shows("opened https://");
    let given = || std::fs::read_to_string(folder.path().join("given")).unwrap_or_default();
    // The explorer does not wait for a slow opener.
    terminal.wait("what was given", |_| given().starts_with("1\nhttps://"));
    terminal.keys("q").ends_with(0);

    std::fs::remove_file(folder.path().join("given")).unwrap();
    let remote = [desktop[0], desktop[1], ("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")];
    let mut terminal = Terminal::where_it_says(&remote, &["gout"]);
    terminal.shows("found").keys("\ro").shows("Open a source");
    terminal.keys("\r").shows("copied its address by OSC 52: there is no desktop here");
    terminal.wrote("\x1b]52;c;aHR0cHM6Ly");
    assert!(!folder.path().join("given").exists());
    terminal.keys("q").ends_with(0);
}

#[test]
fn a_bookmark_is_still_there_when_the_explorer_is_started_again() {
    let state = tempfile::tempdir().unwrap();
    let variables = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let mut terminal = Terminal::where_it_says(&variables, &["gout"]);
    terminal.shows("found").keys("\rb").shows("bookmarked: Gout").keys("q").ends_with(0);
    let mut terminal = Terminal::where_it_says(&variables, &[]);
    terminal.shows("type a condition").keys("\tB").shows(" Bookmarks").shows("Read last");
    terminal.keys("\r").shows("Treated by").shows(" bookmarked").keys("b");
    terminal.shows("no longer bookmarked: Gout").keys("q").ends_with(0);
    let kept = std::fs::read_dir(state.path().join("fluoro/bookmarks")).unwrap();
    assert_eq!(kept.count(), 0);
}

#[test]
fn the_width_of_the_list_is_kept_for_the_next_time() {
    let state = tempfile::tempdir().unwrap();
    let variables = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let divider = |screen: &vt100::Screen| rows(screen)[2].chars().position(|c| c == '┬');
    let mut terminal = Terminal::where_it_says(&variables, &["gout"]);
    terminal.shows("found").keys("\t").wait("the divider", |screen| divider(screen) == Some(50));
    terminal.keys("<<").wait("a narrower list", |screen| divider(screen) == Some(42));
    terminal.keys("q").ends_with(0);
    let mut terminal = Terminal::where_it_says(&variables, &["gout"]);
    terminal.shows("found").wait("a narrower list", |screen| divider(screen) == Some(42));
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn where_nothing_can_be_kept_that_is_told_once_and_the_session_goes_on() {
    let state = tempfile::NamedTempFile::new().unwrap();
    let variables = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let mut terminal = Terminal::where_it_says(&variables, &["gout"]);
    terminal.shows("found").shows("bookmarks last for this session only");
    terminal.keys("\rb").shows("bookmarked for this session: Gout");
    terminal.keys("B").shows(" Bookmarks").shows("Read last").keys("qq").ends_with(0);
}

#[test]
fn the_mouse_is_left_to_the_terminal_by_an_option_or_a_command() {
    let hears = |screen: &vt100::Screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::ButtonMotion
    };
    let mut terminal = Terminal::fluoro(&["gout"]);
    terminal.shows("found").wait("the mouse", hears);
    terminal.keys("\x1bOR").shows("Commands and entries").keys("mouse off").keys("\r");
    terminal.shows("the mouse is left to the terminal");
    terminal.wait("no mouse", |screen| !hears(screen));
    terminal.keys(CTRL_C).ends_with(0);
    let mut terminal = Terminal::fluoro(&["--no-mouse", "gout"]);
    terminal.shows("found").wait("no mouse", |screen| !hears(screen));
    terminal.keys("\x1bOR").shows("Commands and entries").keys("mouse off").keys("\r");
    terminal.shows("the mouse works here").wait("the mouse", hears);
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn the_mouse_opens_rows_links_and_tabs_and_the_wheel_scrolls() {
    // The first row of the page; the list is left of it.
    let top = |screen: &vt100::Screen| {
        rows(screen)[3]
            .split_once(['│', '┃'])
            .map(|(_, page)| page.trim_matches(['▌', ' ']).to_owned())
    };
    let shows_page = |name: &'static str| {
        move |screen: &vt100::Screen| top(screen).is_some_and(|top| top.starts_with(name))
    };
    let mut terminal = found("gout");
    terminal.click("└─").wait("the page of the row", shows_page("Image-guided"));
    terminal.click("Gout").wait("the page of the row", shows_page("Gout"));
    terminal
        .wheel_down("Treated by")
        .wait("more of the page", |screen| top(screen).is_some_and(|top| !top.starts_with("Gout")));
    terminal.click("joint aspiration, ").wait("the page of the link", shows_page("Image-guided"));
    terminal.click("Procedures").shows("Vascular");
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn a_stroke_in_the_list_searches_everything_afresh() {
    let mut terminal = reading("gi bleed");
    // The list gets the keys by a click, whatever Tab does.
    terminal.click("├─").shows("/ gi bleed");
    terminal.keys("/").wait("the old text selected", |screen| selected(screen) == "gi bleed");
    terminal.keys("apixaban").shows("Everything / apixaban").shows("Apixaban");
}

#[test]
fn f_searches_the_tab_afresh_and_the_line_says_so() {
    let mut terminal = in_tab("2", "Vascular");
    terminal.keys("fren").shows("Procedures / ren").shows(" found");
    terminal.keys(ENTER).shows("‹ search “ren”").click("▏").shows("Procedures / ren");
    terminal.keys("fliver").shows("Procedures / liver").shows(" found");
    terminal.keys(CTRL_G).shows("Everything / liver");
}

#[test]
fn f_adds_words_to_a_filter() {
    let mut terminal = in_tab("2", "Vascular");
    terminal.keys("F").shows(" Filters").keys(ENTER).shows(" found").keys("q");
    let line = rows(terminal.screen())[1].clone();
    let filter = line.split_whitespace().find(|word| word.contains(':')).unwrap();
    terminal.keys("fbleeding").shows(&format!("Procedures / {filter} bleeding"));
}

#[test]
fn a_stroke_in_the_page_finds_in_it_and_marks_the_match_that_was_gone_to() {
    let mut terminal = reading("gi bleed");
    terminal.keys("/").shows("This page /").keys("embol").shows("match 1/");
    terminal.wait("one marked match", |screen| selected(screen).to_lowercase() == "embol");
    terminal.keys(ENTER).keys("n").shows("match 2/");
    terminal.wait("one marked match", |screen| selected(screen).to_lowercase() == "embol");
    terminal.keys("N").shows("match 1/");
}

#[test]
fn after_a_find_n_goes_through_what_the_search_matched() {
    let mut terminal = reading("gi bleed");
    terminal.keys("/embol").shows("match 1/").keys(ENTER).keys("n").shows("match 2/");
    terminal.keys(ESC).shows_without("matches ·", "This page");
    terminal.keys("n").shows("match ").wait("a match of the search", |screen| {
        ["bleed", "gastrointestinal", "gi"].contains(&selected(screen).to_lowercase().as_str())
    });
}

#[test]
fn a_find_that_is_empty_is_widened_to_everything() {
    let mut terminal = reading("gi bleed");
    terminal.keys("/").shows("This page /").keys("/").shows("Everything / gi bleed");
    terminal.keys("apixaban").shows("Everything / apixaban").shows("Apixaban");
    terminal.keys(ALT_LEFT).shows("‹ search “gi bleed”");
    // Where something is typed a stroke is a letter.
    terminal.keys("/a/b").shows("This page / a/b");
}

#[test]
fn ctrl_g_widens_from_the_page_and_from_a_find() {
    let mut terminal = reading("gi bleed");
    terminal.keys(CTRL_G).shows("Everything / gi bleed").keys("tace").shows("Everything / tace");
    terminal.keys(ALT_LEFT).shows("‹ search “gi bleed”");
    terminal.keys("/embol").shows("match 1/").keys(CTRL_G).shows("Everything / gi bleed");
}

#[test]
fn a_stroke_is_a_letter_while_typing() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition").keys("a/b").shows("/ a/b");
}

#[test]
fn tab_completes_a_field_and_else_goes_round_and_keeps_the_query() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition").keys("region:pel").shows("/ region:pelvis");
    terminal.keys(TAB).shows("/ region:pelvis").shows(" found");
    let line = |screen: &vt100::Screen| screen.contents().contains("/ region:pelvis");
    let in_line = |screen: &vt100::Screen| line(screen) && !is_on_row(screen);
    let in_list = |screen: &vt100::Screen| line(screen) && is_on_row(screen);
    terminal.keys(TAB).wait("the list", in_list);
    terminal.keys(TAB).shows("‹ search “region:pelvis”");
    terminal.keys(TAB).wait("the line", in_line);
    terminal.keys(SHIFT_TAB).shows("‹ search “region:pelvis”");
    terminal.keys(SHIFT_TAB).wait("the list", in_list);
    terminal.keys(SHIFT_TAB).wait("the line", in_line);
}

#[test]
fn braces_go_from_tab_to_tab() {
    let mut terminal = in_tab("2", "Vascular");
    terminal.keys("}").shows_without("Cone-beam", "Vascular");
    terminal.keys("{").shows("Vascular");
}

#[test]
fn what_was_erased_comes_back() {
    let mut terminal = found("gi bleed");
    terminal.keys(CTRL_U).shows("type a condition").keys(ALT_LEFT).shows("/ gi bleed");
    terminal.keys(ESC).shows("type a condition").keys(ALT_LEFT).shows("/ gi bleed");
}

#[test]
fn what_was_typed_over_comes_back() {
    let mut terminal = reading("gi bleed");
    terminal.keys("\x1b[200~tace\x1b[201~").shows("Everything / tace");
    terminal.keys(ALT_LEFT).shows("‹ search “gi bleed”");
}

#[test]
fn a_change_of_the_tab_is_come_back_from() {
    let mut terminal = reading("gi bleed");
    terminal.keys("2").shows("Vascular").keys(ALT_LEFT).shows("‹ search “gi bleed”");
}

#[test]
fn q_closes_what_lies_over_the_panes() {
    let layer = layer(&[("conditions/gout.toml", "body_regoin = \"leg\"\n")]);
    let mut terminal = Terminal::fluoro(&["--data", layer.path().to_str().unwrap()]);
    terminal.shows("▲ 1").keys(ESC).wait("list", is_on_row);
    for (key, title) in [("?", " Keys"), ("F", " Filters"), ("!", " Problems in the data")] {
        terminal.keys(key).shows(title).keys("q").shows_without(" Conditions ", title);
    }
    terminal.keys("q").ends_with(0);
}

#[test]
fn enter_follows_no_link_that_is_not_selected() {
    let mut terminal = reading("tips");
    terminal.keys("]").keys("]").keys(ENTER).keys("G").shows("100% ");
    terminal.shows("‹ search “tips”");
    terminal.keys("g").keys("l").keys(ENTER).shows("‹ Transjugular");
}

#[test]
fn an_unknown_key_says_so_once_with_the_way_to_the_keys() {
    let mut terminal = reading("tips");
    terminal.keys("x").wait("a word on it", |screen| {
        let footer = footer(screen);
        footer.contains("x does nothing here") && footer.contains("? help")
    });
    terminal.keys("j").shows_without("next link", "does nothing");
}

#[test]
fn the_footer_names_what_works_where_one_is() {
    let mut terminal = Terminal::wide(120, &["tips"]);
    let mut says = |keys: &str, named: &[&str], others: &[&str]| {
        terminal.keys(keys).wait(&format!("{named:?} without {others:?}"), |screen| {
            let footer = footer(screen);
            named.iter().all(|hint| footer.contains(hint))
                && !others.iter().any(|hint| footer.contains(hint))
        });
    };
    says("", &["Enter open", "Esc out", "Ctrl-u clear"], &["Backspace", "F filter"]);
    says(ENTER, &["Backspace back", "Esc out", "F filter", "{ } tabs", "/ find"], &["Enter"]);
    says("l", &["Enter open", "Backspace back", "Esc out"], &[]);
    says(
        SHIFT_TAB,
        &["Enter open", "Backspace back", "Esc out", "F filter", "{ } tabs", "/ search"],
        &["link"],
    );
    says("?", &["Esc close"], &["Enter", "Backspace", "F filter"]);
    says("q5", &["/ search", "F filter", "{ } tabs"], &["Esc out"]);
}

#[test]
fn the_help_names_the_keys_of_each_place() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition").resize(100, 200).keys("\x1bOP").wait("keys", |screen| {
        let rows = rows(screen);
        let named = |keys: &str, what: &str| {
            rows.iter().any(|row| row.trim_start().starts_with(keys) && row.contains(what))
        };
        named("/ ", "find in this page")
            && named("/ ", "find in this menu")
            && named("Enter ", "keep what is found")
            && named("n ", "next match")
            && named("Esc  q ", "one step out")
            && named("Backspace  Alt-←", "back to where you came from")
            && named("F ", "filter the list")
            && named("Tab ", "to the next pane")
            && named("} ", "next tab")
    });
}

/// A layer of files.
fn layer(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), files);
    folder
}

fn lay(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

#[test]
fn faults_of_a_layer_stand_in_the_first_row_at_every_width_while_typing_too() {
    let layer = layer(&[("conditions/gout.toml", "body_regoin = \"leg\"\n")]);
    let mut terminal = Terminal::wide(80, &["--data", layer.path().to_str().unwrap()]);
    terminal.shows("type a condition").keys("gi").shows("/ gi");
    let told = |screen: &vt100::Screen| rows(screen)[0].contains("▲ 1");
    for columns in [80, 100, 120, 40] {
        terminal.resize(columns, 24).wait(&format!("a fault in {columns} columns"), told);
    }
    terminal
        .resize(120, 24)
        .wait("a fault", told)
        .keys(CTRL_U)
        .shows("type a condition")
        .keys(ESC)
        .shows(": !");
    terminal.keys("!").shows("unknown key `body_regoin`");
}

#[test]
fn own_data_is_read_beside_the_first_screen_which_says_so() {
    let house = |number: usize| {
        let name = format!("conditions/house-fever-{number}.toml");
        let text = format!(
            "name = \"House fever {number}\"\nsummary = \"Ours.\"\nbody_region = \"leg\"\n\
             system = \"venous\"\nurgency = \"elective\"\n"
        );
        (name, text)
    };
    let files: Vec<(String, String)> = (0..3000).map(house).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let layer = layer(&files);
    let mut terminal = Terminal::wide(100, &["--data", layer.path().to_str().unwrap(), "gout"]);
    terminal.wait("what is there, and that more is to come", |screen| {
        rows(screen)[0].contains("reading") && screen.contents().contains("Gout")
    });
    terminal.keys(CTRL_U).keys("house fever 2999");
    terminal.wait("what was typed, first and as a page, and no more to come", |screen| {
        let found = screen.contents().matches("House fever 2999 ").count() == 2;
        found && !rows(screen)[0].contains("reading")
    });
}

#[test]
fn a_missing_layer_is_told_at_the_start() {
    let mut terminal = Terminal::wide(80, &["--data", "/no/such/folder", "gout"]);
    terminal.shows("there is no such folder").ends_with(2);
}

#[test]
fn a_page_of_a_layer_says_so_at_its_head_and_so_does_its_source() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("ward-7");
    lay(
        &folder,
        &[
            ("conditions/gout.toml", "red_flags = [\"Ward first[^ward-2026]\"]\n"),
            (
                "sources.toml",
                "[[source]]\nid = \"ward-2026\"\ntitle = \"Protocol\"\nkind = \"local\"\nowner = \"Ward\"\ndate = 2026-11-01\n",
            ),
        ],
    );
    let mut terminal = Terminal::fluoro(&["--data", folder.to_str().unwrap(), "gout"]);
    terminal.wait("the layer at the head", |screen| {
        rows(screen).iter().take(6).any(|row| row.contains("changed by ward-7"))
    });
    terminal.keys(ENTER).shows("‹ search").keys("/from ward-7").shows("match 1/");
}

#[test]
fn the_name_of_a_layer_is_shown_clean() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("ward\u{202e}\u{9b}7m\u{1b}]0;title\u{7}");
    let house = "name = \"House\"\nsummary = \"s\"\nbody_region = \"leg\"\n";
    let house = format!("{house}system = \"venous\"\nurgency = \"elective\"\n");
    lay(&folder, &[("conditions/house.toml", &house), ("conditions/broken.toml", "x = 1\n")]);
    let mut terminal = Terminal::fluoro(&["--data", folder.to_str().unwrap(), "house"]);
    let clean = |screen: &vt100::Screen| !screen.contents().contains(['\u{202e}', '\u{9b}']);
    terminal.shows("House").shows("ward").wait("a clean name", clean);
    terminal.keys(ENTER).shows("‹ search");
    terminal.keys("!").shows(" Problems in the data").wait("a clean path", clean);
}

#[test]
fn the_environment_may_ask_for_no_color() {
    let colored = |variables: &[(&str, &str)]| {
        let mut terminal = Terminal::where_it_says(variables, &["gout"]);
        terminal.wait("the explorer", |screen| footer(screen).contains(" 1/"));
        let mut cells = cells_below(terminal.screen(), 0);
        // Without colors what may be read last is dim.
        assert!(cells.any(|cell| cell.dim() != (cell.fgcolor() != vt100::Color::Default)));
        let mut cells = cells_below(terminal.screen(), 0);
        cells.any(|cell| cell.fgcolor() != vt100::Color::Default)
    };
    assert!(colored(&[("NO_COLOR", "")]));
    for variable in [("NO_COLOR", "1"), ("FLUORO_THEME", "mono")] {
        assert!(!colored(&[variable]), "{variable:?}");
    }
}
