//! Screens as a reader sees them, at the sizes that matter, over the small library of `tests/fixtures/library`.
//!
//! After an intended change: `INSTA_UPDATE=always cargo test screens`, and read the difference.

use crate::harness::Session;
use fluoro::app::{Focus, Overlay, Tab};
use fluoro::ui::{Press, Role};
use insta::assert_snapshot;

const SIZES: [(u16, u16); 3] = [(60, 16), (80, 24), (120, 36)];

fn at_each_size(name: &str, session: impl Fn(Session) -> Session) {
    for (columns, rows) in SIZES {
        let session = session(Session::small(columns, rows));
        assert_snapshot!(format!("{name}_{columns}x{rows}"), session.screen());
    }
}

#[test]
fn faults_in_the_data_are_told_on_a_narrow_screen_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("procedures/tace.toml");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, "sedatoin = \"By the ward.\"\n").unwrap();
    for columns in [40, 80, 120] {
        let screen = Session::over(&[folder.path().to_owned()], columns, 24).screen();
        let first = screen.lines().next().unwrap();
        assert!(first.contains('▲'), "{columns}: {first}");
    }
}

#[test]
fn the_start() {
    at_each_size("start", |session| session);
}

#[test]
fn a_search_by_a_patients_words() {
    at_each_size("search", |session| session.types("heavy periods"));
}

#[test]
fn a_search_that_finds_nothing() {
    at_each_size("nothing_found", |session| session.types("qwzx"));
}

#[test]
fn a_procedure_that_is_read() {
    at_each_size("procedure", |session| session.types("ufe").keys("enter"));
}

#[test]
fn a_procedure_reached_by_a_link() {
    at_each_size("link", |session| session.types("hcc").keys("enter right enter"));
}

#[test]
fn entries_side_by_side() {
    at_each_size("comparison", |session| session.types("tace vs ufe vs pad").keys("enter"));
    let query = |session: Session| session.types("tace vs ufe");
    assert_snapshot!("comparison_query_120x36", query(Session::small(120, 36)).screen());
    let marked = |session: Session| session.keys("esc 2 m j m");
    assert_snapshot!("comparison_marks_80x24", marked(Session::small(80, 24)).screen());
}

#[test]
fn each_tab() {
    for tab in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
        let session = Session::small(120, 36).keys("esc").keys(tab);
        assert_snapshot!(format!("tab_{tab}_120x36"), session.screen());
    }
}

#[test]
fn of_tabs_that_have_no_room_some_are_shown_whole_and_a_click_on_the_sign_shows_the_next() {
    let first = |session: &Session| session.screen().lines().next().unwrap().to_owned();
    let mut session = Session::open(60, 16).keys("esc 5");
    assert_eq!(first(&session), " Conditions Procedures Imaging Safety  Training  History ›");
    session.mouse(Press::Click, "›");
    assert_eq!(session.app.tab(), Tab::Care);
    assert_eq!(first(&session), "‹ Procedures Imaging Safety Training History  Care  Trials ›");
    session.resize(40, 12);
    assert_eq!(first(&session), "‹ Training History  Care  Trials ›");
    session.mouse(Press::Click, "‹");
    assert_eq!(session.app.tab(), Tab::Safety);
}

#[test]
fn the_week_around_a_procedure_is_drawn_where_there_is_room_and_a_table_elsewhere() {
    let read =
        |columns, rows| Session::fixture("week", columns, rows).types("puncture").keys("enter");
    assert_snapshot!("week_108x36", read(108, 36).screen());
    assert_snapshot!("week_80x36", read(80, 36).screen());
    let of_drug =
        |columns, rows| Session::fixture("week", columns, rows).types("apixaban").keys("enter");
    assert_snapshot!("week_of_a_drug_108x36", of_drug(108, 36).screen());
    assert_snapshot!("week_of_a_drug_80x36", of_drug(80, 36).screen());
    let session = read(108, 36);
    let themes = &session.themes;
    for (text, role) in [("├── out", Role::Bar), (" goes on ", Role::Benefit)] {
        let (seen, meant) = (session.style_of(text).unwrap(), themes.named("dark").style(role));
        assert_eq!(seen.patch(meant), seen, "{text}");
    }
}

#[test]
fn outcomes_and_harms_lie_on_a_scale() {
    let outcomes = |session: Session| {
        session.types("abscess drainage").keys("enter /").types("cure by").keys("enter")
    };
    at_each_size("outcomes", outcomes);
}

#[test]
fn the_keys() {
    at_each_size("help", |session| session.keys("f1"));
    assert_snapshot!("help_of_page_200x60", Session::small(200, 60).keys("enter ?").screen());
    // What works in the place stands first.
    for (keys, place) in [
        ("esc ?", "In the list"),
        ("enter ?", "In the page"),
        ("enter / f1", "While finding"),
        ("esc F ?", "In a menu"),
        ("f3 f1", "In the palette"),
    ] {
        let screen = Session::small(80, 24).keys(keys).screen();
        assert!(screen.lines().nth(5).unwrap().contains(place), "{keys}: {screen}");
    }
}

#[test]
fn a_list_that_is_narrowed() {
    at_each_size("narrow", |session| session.keys("esc 2 f").types("drain"));
}

#[test]
fn the_filters_of_a_list() {
    at_each_size("filters", |session| session.keys("esc 2 F down down"));
}

#[test]
fn what_can_be_copied() {
    at_each_size("copy", |session| session.types("ufe").keys("enter ] ] l y down"));
}

#[test]
fn every_command_and_every_entry_by_typing() {
    at_each_size("palette", |session| {
        session.types("ufe").keys("enter :").types("em").keys("down")
    });
    assert_snapshot!("palette_commands_80x24", Session::small(80, 24).keys("f3").screen());
}

#[test]
fn the_sections_of_a_page_beside_it() {
    at_each_size("outline", |session| session.types("ufe").keys("enter t down down"));
    assert_snapshot!("outline_40x12", Session::small(40, 12).types("ufe").keys("enter t").screen());
}

#[test]
fn on_a_wide_screen_the_outline_stands_beside_the_page() {
    let read = || Session::small(160, 40).types("ufe").keys("enter ] ] l");
    assert_snapshot!("wide_160x40", read().screen());
    assert_snapshot!("wide_alone_160x40", read().keys("z").screen());
    assert_snapshot!("wide_outline_160x40", read().keys("t").screen());
    let beside = |session: Session| session.screen().contains("On this page");
    assert!(beside(Session::small(160, 40).keys("esc 4")));
    assert!(!beside(Session::small(159, 40).types("ufe")));
    // Columns side by side need the room.
    assert!(!beside(Session::small(160, 40).types("tace vs ufe").keys("enter")));
}

#[test]
fn on_a_wide_screen_the_body_is_lit_where_the_entry_is_and_says_so() {
    let read = |rows, query| Session::small(160, rows).types(query).keys("enter");
    let shows = |session: &Session| session.screen().contains("In the body");
    assert_snapshot!("wide_body_160x40", read(40, "hcc").screen());
    assert_snapshot!("wide_body_ascii_160x40", read(40, "hcc").in_ascii().screen());
    // A procedure is where its conditions are, a drug nowhere.
    let (procedure, drug) = (read(60, "ufe"), read(60, "apixaban"));
    assert!(procedure.screen().lines().any(|line| line.ends_with("Pelvis")) && !shows(&drug));
    // Beside a long page, too, but not in the place of most of its sections.
    let session = read(40, "tace");
    assert!(session.app.reader().sections().count() > 15 && shows(&session));
    for rows in 12..50 {
        let session = read(rows, "tace");
        let screen = session.screen();
        let titles: Vec<&str> = session.app.reader().sections().collect();
        let is_title =
            |line: &&str| titles.iter().any(|title| line.ends_with(&format!("  {title}")));
        let listed = screen.lines().filter(is_title).count();
        assert!(!shows(&session) || listed >= 10, "{rows}: {screen}");
    }
}

#[test]
fn the_page_alone_and_a_list_of_another_width() {
    let read = |session: Session| session.types("ufe").keys("enter z");
    assert_snapshot!("alone_120x36", read(Session::small(120, 36)).screen());
    let divider = |screen: &str| screen.lines().nth(2).unwrap().chars().position(|c| c == '┬');
    let mut session = Session::small(120, 36).keys("esc down");
    let before = divider(&session.screen());
    session = session.keys("z");
    assert_eq!((divider(&session.screen()), session.app.focus()), (None, Focus::Page));
    // The list comes back with the keys, and the page that is read next is alone again.
    session = session.keys("esc");
    assert_eq!(divider(&session.screen()), before);
    session = session.keys("enter z");
    assert_eq!(divider(&session.screen()), before);
    session = session.keys("> > <");
    assert_eq!(divider(&session.screen()), before.map(|columns| columns + 4));
    for key in ["<", ">"] {
        for columns in [80, 120, 200] {
            session.resize(columns, 36);
            session = session.keys("esc").keys(&[key; 30].join(" "));
            let divider = divider(&session.screen()).unwrap();
            assert!((24..=usize::from(columns) - 40).contains(&divider), "{columns}: {divider}");
        }
    }
    assert_eq!(session.outside.memory.list_width, Some(100));
}

#[test]
fn bookmarks_and_what_was_read_last() {
    at_each_size("bookmarks", |mut session| {
        session.outside.memory.bookmarks.push("our-own-way".to_owned());
        session.types("ufe").keys("enter b right enter B down")
    });
}

#[test]
fn a_draft_is_told_by_a_word_in_every_list_that_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("conditions/house-fever.toml");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let text = "name = \"House fever of unknown and of unsought origin\"\nbody_region = \"head\"\n\
        summary = \"Fever.\"\nabbreviations = [\"HF\"]\ndraft = true\n";
    std::fs::write(file, text).unwrap();
    let over = [folder.path().to_owned()];
    for columns in [40, 80, 120] {
        for keys in ["esc", "h o u s e space f e v", "f3 h o u s e space f e v"] {
            let screen = Session::over(&over, columns, 24).keys(keys).screen();
            let row = screen.lines().find(|row| row.contains("House fever")).expect(&screen);
            assert!(row.contains("draft"), "{columns} {keys}: {row}");
        }
    }
}

#[test]
fn nothing_in_the_list_touches_the_line_beside_it() {
    let queries =
        ["heavy periods", "tace hcc", "haevy perids", "tace vs ufe", "fever", "tace qw", "I26"];
    for columns in [72, 80, 100, 120, 200] {
        for query in queries {
            let screen = Session::open(columns, 24).types(query).screen();
            for row in screen.lines().skip(3).take(18) {
                let before = row.split(['│', '┃']).next().unwrap();
                assert!(before == row || before.ends_with(' '), "{query} at {columns}: {row}");
            }
        }
    }
}

#[test]
fn the_footer_names_every_way_to_another_tab() {
    for keys in ["esc", "down enter"] {
        let screen = Session::open(120, 36).keys(keys).screen();
        let footer = screen.lines().last().unwrap();
        assert!(footer.contains("1–9 { } tabs"), "{footer}");
    }
}

#[test]
fn the_themes_beside_what_they_color() {
    at_each_size("themes", |session| session.types("ufe").keys("enter T"));
}

#[test]
fn a_slip_a_procedure_with_its_condition_and_a_wrong_field() {
    for (name, query) in
        [("slip", "haevy perids"), ("combined", "tace hcc"), ("wrong_field", "organ:liver abscess")]
    {
        let session = Session::small(100, 24).types(query);
        assert_snapshot!(format!("{name}_100x24"), session.screen());
    }
}

#[test]
fn the_smallest_screen_is_usable_and_a_smaller_one_polite() {
    let mut session = Session::small(40, 12).types("liver cancer").keys("enter");
    assert_snapshot!("smallest_40x12", session.screen());
    session.resize(38, 9);
    assert_snapshot!("too_small_38x9", session.screen());
}

/// What is looked at on small screens, by the keys that lead there.
const SMALL_SCREENS: [(&str, &str); 8] = [
    ("list", "esc 2 down down"),
    ("filters", "esc 2 F"),
    ("page", "u f e enter ] ]"),
    ("help", "u f e enter ?"),
    ("links", "u f e enter L"),
    ("emergency", "f2"),
    ("palette", "f3 t a c e space v s space u f e"),
    ("find", "u f e enter /"),
];

#[test]
fn every_place_is_usable_on_small_screens() {
    for (columns, rows) in [(60, 16), (40, 12)] {
        for (name, keys) in SMALL_SCREENS {
            let session = match name {
                "emergency" => Session::fixture("emergency", columns, rows),
                _ => Session::small(columns, rows),
            };
            let screen = session.keys(keys).screen();
            assert_snapshot!(format!("small_{name}_{columns}x{rows}"), screen);
        }
    }
    assert_snapshot!("start_40x12", Session::small(40, 12).screen());
}

#[test]
fn on_the_smallest_screen_a_menu_fits_and_says_what_is_out_of_view() {
    let read = || Session::small(40, 12).types("ufe").keys("enter");
    assert_snapshot!("copy_40x12", read().keys("y down").screen());
    assert_snapshot!("sources_40x12", read().keys("o").screen());
    assert_snapshot!("bookmarks_40x12", read().keys("b B").screen());
    assert_snapshot!("themes_40x12", read().keys("T").screen());
}

#[test]
fn the_colors_of_a_search_tell_what_is_what() {
    let session = Session::small(80, 16).types("ufe");
    for (text, role) in [
        ("Conditions", Role::Strong),
        ("ufe", Role::Strong),
        ("2 found", Role::Muted),
        ("Uterine fibroid embolization", Role::SelectedRow),
        ("UFE", Role::Match),
        ("abbreviation", Role::Muted),
        ("high bleeding risk", Role::Warning),
        ("For symptomatic fibroids", Role::Text),
        ("┬", Role::Rule),
        ("F1", Role::Key),
    ] {
        // A cell has every part of a style, a role only what it sets.
        let (seen, meant) =
            (session.style_of(text).unwrap(), session.themes.named("dark").style(role));
        assert_eq!(seen.patch(meant), seen, "{text} as {role:?}");
        assert_eq!(seen.add_modifier, meant.add_modifier, "{text} as {role:?}");
    }
}

/// The screens above are over a small library; these say only what holds whatever the data says.
mod on_the_embedded_data {
    use super::*;

    fn open() -> Session {
        Session::open(120, 36)
    }

    #[test]
    fn it_starts_with_every_tab_a_list_and_a_page() {
        let screen = open().screen();
        let first = screen.lines().next().unwrap();
        for tab in fluoro::app::Tab::ALL {
            assert!(first.contains(tab.title()), "{}: {first}", tab.title());
        }
        assert!(screen.contains("stop eliquis") && screen.contains("data of 2026-"), "{screen}");
        let screen = open().keys("down").screen();
        let row = screen.lines().find(|line| line.starts_with('▌')).unwrap();
        let (list, _) = row.split_once(['│', '┃']).unwrap();
        let name = list.trim_start_matches('▌').split("  ").next().unwrap();
        let on_page =
            |line: &str| line.split_once(['│', '┃']).is_some_and(|(_, page)| page.contains(name));
        assert!(screen.lines().any(on_page), "{screen}");
    }

    #[test]
    fn a_search_shows_a_condition_with_its_procedures() {
        let screen = open().types("gi bleed").screen();
        assert!(screen.contains("├─") && screen.contains("└─"), "{screen}");
        assert!(screen.contains("Treated by") && screen.contains(" found"), "{screen}");
    }

    #[test]
    fn a_procedure_begins_with_what_must_hold_before_it() {
        let screen = open().types("tace").keys("enter").screen();
        for text in ["Transarterial chemoembolization", "low bleeding risk", "Safety", "elective"] {
            assert!(screen.contains(text), "{text}: {screen}");
        }
    }
}

#[test]
fn in_little_room_the_bottom_line_names_the_way_back_or_to_all_keys() {
    for keys in ["enter", "enter right", "tab", "enter ] ]"] {
        let session = Session::open(40, 12).types("stroke").keys(keys);
        let footer = session.screen().lines().last().unwrap().to_owned();
        let ways = [" help", " back", " out", " close"];
        assert!(ways.iter().any(|way| footer.contains(way)), "{keys}: {footer}");
    }
}

#[test]
fn where_an_address_leads_is_seen_whatever_its_title() {
    for (columns, rows) in [(40, 40), (80, 24), (120, 36), (200, 60)] {
        let session = Session::open(columns, rows).types("stroke").keys("enter o");
        let Some(Overlay::Menu(menu)) = session.app.overlay() else { panic!("no menu") };
        let screen = session.screen();
        let rows: Vec<&str> = screen.lines().filter(|line| line.contains("   [")).collect();
        assert!(rows.len() > 5, "{screen}");
        for (row, item) in rows.into_iter().zip(menu.items()) {
            let row = row.trim_end_matches(['┃', ' ']);
            let host = item.aside.get(..15).unwrap_or(&item.aside);
            assert!(row.contains(&format!(" {host}")), "{row}: {}", item.aside);
        }
    }
}

#[test]
fn a_result_is_seen_in_the_least_room_of_a_list_and_no_row_looks_like_a_heading() {
    let session = Session::open(80, 24).keys("esc 8 down");
    let screen = session.screen();
    let rows: Vec<&str> = screen.lines().filter_map(|line| line.split(['│', '┃']).next()).collect();
    let trials = rows.iter().filter(|row| row.trim_start().starts_with("20"));
    for row in trials {
        let row = row.trim_end();
        let said = ["better", "worse", "shown", "in part", "inferior"];
        assert!(said.iter().any(|said| row.ends_with(said)), "{row}\n{screen}");
    }
    let heading = session.style_of("Acute ischemic stroke");
    assert!(heading.is_some() && session.style_of("Overview") != heading);
    assert_ne!(
        Session::open(80, 24).types("qqqqzzzz").keys("down").style_of("Nothing found"),
        heading
    );
}

#[test]
fn beside_the_outline_the_page_has_room_to_be_read_before_the_list_has() {
    // The columns of the panes from left to right, by the lines between them.
    let panes = |session: &Session| -> Vec<usize> {
        let rule = session.screen().lines().nth(2).unwrap().to_owned();
        rule.split('┬').map(|pane| pane.chars().count()).collect()
    };
    for (columns, rows, shown) in [(80, 24, 2), (120, 36, 2), (150, 40, 2), (200, 60, 3)] {
        let read = Session::open(columns, rows).types("stroke thrombectomy").keys("enter");
        let before = panes(&read);
        let outlined = read.keys("t");
        let beside = panes(&outlined);
        assert_eq!(beside.len(), shown, "{columns}: {beside:?}");
        assert!(beside[shown - 2] > 48, "{columns}: {beside:?}");
        assert_eq!(panes(&outlined.keys("esc")), before, "{columns}");
    }
}

#[test]
fn what_matched_is_not_told_again_where_it_is_the_title() {
    for (query, title) in [("fibroid registry", "FIBROID registry"), ("ukrope", "UK-ROPE")] {
        let screen = Session::open(80, 24).types(query).screen();
        assert!(screen.contains(title), "{screen}");
        for again in ["FIBROID registry name", "UKROPE synonym"] {
            assert!(!screen.contains(again), "{screen}");
        }
    }
    // What is left unexplained is told of a guess too, and where it leads.
    for (query, told) in [
        ("plural fusion tap xyzzy", "without xyzzy"),
        ("sudo aneurysm groin complications", "→ Complications"),
    ] {
        let screen = Session::open(200, 60).types(query).screen();
        let reason = screen.lines().find(|line| line.contains("did you mean"));
        assert!(reason.is_some_and(|reason| reason.contains(told)), "{query}: {screen}");
    }
    // Nor does a row say what the name is.
    for query in ["gi bleed", "fibroid registry", "ukrope", "pe"] {
        let screen = Session::open(80, 24).types(query).screen();
        let rows = screen.lines().filter_map(|line| line.split(['│', '┃']).next());
        for row in rows {
            assert!(!["name", "synonym"].contains(&row.trim()), "{query}: {screen}");
        }
    }
}

#[test]
fn what_is_read_is_named_as_soon_as_its_title_is_out_of_view() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 36)] {
        let session = Session::open(columns, rows).types("stop eliquis before liver biopsy");
        let session = session.keys("enter");
        let way = |session: &Session| session.screen().lines().nth(1).unwrap().to_owned();
        assert!(session.app.reader().top() > 0, "{}", session.screen());
        assert!(way(&session).contains(" · Apixaban"), "{}", session.screen());
        assert!(way(&session).contains("‹ search"), "{}", session.screen());
        let session = session.keys("g");
        assert!(!way(&session).contains("Apixaban"), "{}", session.screen());
    }
    // A long name leaves the way back in sight.
    let session = Session::open(40, 12).types("tips").keys("enter space");
    let screen = session.screen();
    assert!(screen.contains("‹ search… · Transjugular"), "{screen}");
}

#[test]
fn what_is_selected_looks_the_same_in_a_menu_as_in_a_list() {
    let mut session = Session::open(80, 24);
    session.app.dress(session.themes.items(), "contrast-light");
    let row = session.themes.named("contrast-light").style(Role::SelectedRow).add_modifier;
    let list = session.keys("esc");
    assert_eq!(list.style_of("Overview").unwrap().add_modifier, row);
    let menu = list.keys("f2");
    assert_eq!(menu.style_of("Contrast reaction, anaphylaxis").unwrap().add_modifier, row);
}

#[test]
fn two_blanks_part_the_longest_name_of_a_menu_from_what_stands_behind_it() {
    let screen = Session::open(80, 24).keys("esc :").screen();
    assert!(screen.contains("forget the marks  m"), "{screen}");
}

#[test]
fn every_heading_of_a_menu_begins_with_a_capital() {
    for (keys, headings) in [
        ("esc :", ["Commands", "Tabs"]),
        ("f2", ["Minutes count", "The first hour counts"]),
        ("esc 2 F", ["Category", "Region"]),
    ] {
        let screen = Session::open(200, 60).keys(keys).screen();
        for heading in headings {
            assert!(screen.contains(&format!(" {heading}")), "{heading}: {screen}");
        }
    }
}

#[test]
fn where_nothing_can_be_chosen_no_key_and_no_place_says_so() {
    let last = |query: &str| {
        let session = Session::open(80, 24).types(query);
        session.screen().lines().last().unwrap().to_owned()
    };
    for query in ["garden hose", "xyzzy"] {
        assert!(last(query).contains("Enter open"), "{}", last(query));
        assert!(!last(query).contains("choose") && !last(query).contains("1/1"), "{}", last(query));
    }
    assert!(last("tace").contains("↓ choose") && last("tace").contains("1/"), "{}", last("tace"));
}
