//! The overviews of tabs: first row of a list, a page like any other, and the picture of all entries.

use crate::commands::{run, stdout};
use crate::harness::{EMBEDDED, Session};
use fluoro::app::{Context, Focus, Showing};
use fluoro::page::Overview;
use fluoro::page::layout::LinkTarget;
use fluoro::search::Query;
use fluoro::ui::{Press, Role};
use insta::assert_snapshot;
use serde_json::Value;

fn open(columns: u16, rows: u16) -> Session {
    Session::fixture("overview", columns, rows).keys("esc")
}

fn shows(session: &Session) -> Option<Overview> {
    match session.app.reader().showing() {
        Some(Showing::Overview(overview)) => Some(*overview),
        _ => None,
    }
}

/// The tabs that have one, by the keys that go there.
const TABS: [(&str, &str); 6] = [
    ("1", "body"),
    ("3", "imaging"),
    ("4", "safety"),
    ("5", "training"),
    ("6", "history"),
    ("8", "trials"),
];

#[test]
fn an_overview_is_drawn_at_each_size() {
    assert_eq!(open(80, 24).app.problems(), []);
    for (columns, rows) in [(60, 40), (80, 24), (120, 36)] {
        for (key, name) in TABS {
            let session = open(columns, rows).keys(key).keys("enter");
            assert_snapshot!(format!("overview_{name}_{columns}x{rows}"), session.screen());
        }
    }
    for (key, name) in TABS {
        let session = open(40, 12).keys(key).keys("enter pgdn");
        assert_snapshot!(format!("overview_{name}_40x12"), session.screen());
    }
    assert_snapshot!("overview_list_120x36", open(120, 36).keys("3").screen());
}

#[test]
fn the_list_stays_beside_an_overview_that_has_no_use_for_its_room() {
    for (columns, stays) in [(120, &[][..]), (200, &["1", "3", "8"])] {
        for (key, name) in TABS {
            let session = Session::open(columns, 60).keys("esc").keys(key).keys("home enter");
            let screen = session.screen();
            let title = screen.lines().find_map(|row| row.find("Overview of")).unwrap();
            assert_eq!(title > 60, stays.contains(&key), "{name} in {columns}: {screen}");
        }
    }
}

#[test]
fn it_is_the_first_row_of_its_tab_and_of_no_other() {
    for ((key, _), overview) in TABS.into_iter().zip(Overview::ALL) {
        let session = Session::open(120, 36).keys("esc").keys(key);
        assert_eq!(shows(&session), Some(overview));
        assert_eq!(session.app.list().selected(), 0);
    }
    for key in ["2", "7", "9"] {
        assert_eq!(shows(&Session::open(120, 36).keys("esc").keys(key)), None, "{key}");
    }
}

#[test]
fn its_links_lead_to_entries_and_back_and_a_tab_remembers_it() {
    let session = open(120, 36).keys("3 enter right enter");
    let read = session.app.reader().entry().map(|at| session.app.library().catalog().entry(at));
    assert_eq!(read.map(|entry| entry.id.as_str()), Some("ct"));
    let session = session.keys("backspace");
    assert_eq!((shows(&session), session.app.reader().link()), (Some(Overview::Imaging), Some(0)));
    let session = session.keys("backspace");
    assert_eq!((shows(&session), session.app.list().selected()), (Some(Overview::Imaging), 0));
    // Another row, another tab, and back by the tab and by the way.
    let session = session.keys("down 4 3");
    assert_eq!((shows(&session), session.app.list().selected()), (None, 1));
    let session = session.keys("up 4 backspace");
    assert_eq!((shows(&session), session.app.list().selected()), (Some(Overview::Imaging), 0));
}

#[test]
fn the_body_lights_the_region_that_is_selected_and_choosing_it_searches_it() {
    let body = |columns, rows| Session::small(columns, rows).keys("esc g enter");
    for (columns, rows) in [(50, 30), (80, 24), (120, 36)] {
        let name = format!("body_lit_{columns}x{rows}");
        assert_snapshot!(name, body(columns, rows).keys("right right right").screen());
    }
    // By the keyboard, and by the mouse on the chest.
    let mut clicked = body(120, 36).keys("right right right");
    clicked.mouse(Press::Click, "⣿");
    let [wide, narrow] = [(120, 36), (50, 30)].map(|(columns, rows)| body(columns, rows));
    for session in
        [wide.keys("right right right enter"), narrow.keys("right right right enter"), clicked]
    {
        assert_eq!(session.app.line().text(), "region:chest");
        assert_eq!(session.app.focus(), Focus::Line);
        let back = session.keys("alt-left");
        assert_eq!(shows(&back), Some(Overview::Body));
    }
}

/// The rows of the screen that begin with one of these, by their beginnings.
fn order_of<'n>(session: &Session, names: &[&'n str]) -> Vec<&'n str> {
    let screen = session.screen();
    let begins = |line: &str| {
        let line = line.trim_start_matches(['▌', ' ']);
        names.iter().copied().find(|name| line.starts_with(name))
    };
    screen.lines().filter_map(begins).collect()
}

#[test]
fn a_matrix_is_sorted_by_its_next_column_and_what_is_selected_stays_so() {
    let names = ["CT guidance", "MRI guidance", "Ultrasound guidance"];
    let session = open(80, 24).keys("3 enter right right s");
    assert_eq!(session.app.notice(), Some("sorted by detail"));
    assert_eq!(order_of(&session, &names), [names[0], names[2], names[1]]);
    let target = session.app.reader().link().and_then(|link| session.app.reader().target(link));
    assert_eq!(target, Some(&LinkTarget::Entry("mri".to_owned())));
    let session = session.keys("s");
    assert_eq!(order_of(&session, &names), [names[1], names[0], names[2]]);
    assert_snapshot!("overview_imaging_sorted_80x24", session.screen());
    // What is copied is what is read.
    let session = session.keys("enter backspace");
    assert_eq!(order_of(&session, &names), [names[1], names[0], names[2]]);
    let session = session.keys("s s s s s s");
    assert_eq!(order_of(&session, &names), names);
    let session = open(80, 24).keys("4 s");
    assert_eq!(session.app.notice(), Some("nothing here can be sorted"));
}

#[test]
fn pathways_are_sorted_by_country_and_by_years() {
    let names = ["Germany: Modules", "Germany: Module F", "United States"];
    let session = open(80, 24).keys("5 enter s");
    assert_eq!(session.app.notice(), Some("sorted by country"));
    assert_snapshot!("overview_training_by_country_80x24", session.screen());
    let session = session.keys("s");
    assert_eq!(order_of(&session, &names), [names[0], names[2], names[1]]);
    assert_eq!(order_of(&session.keys("s"), &names), names);
}

#[test]
fn a_stage_of_a_pathway_leads_to_its_place_on_the_page_of_it() {
    // The first pathway, its two stages, and the way that it shares with the second.
    let session = open(80, 24).keys("5 enter right right right");
    let target = session.app.reader().link().and_then(|link| session.app.reader().target(link));
    let Some(LinkTarget::Place { id, section, line }) = target else { panic!("{target:?}") };
    assert_eq!(
        (id.as_str(), section.as_str(), line.as_deref()),
        ("germany", "Modules A–E", Some("Module A"))
    );
    let role = session.themes.named("dark").style(Role::SelectedLink);
    let seen = session.style_of("[").unwrap();
    assert_eq!(seen.patch(role), seen);
    let session = session.keys("enter");
    let read = session.app.reader().entry().map(|at| session.app.library().catalog().entry(at));
    assert_eq!(read.map(|entry| entry.id.as_str()), Some("germany"));
    assert!(session.screen().contains("Module A"), "{}", session.screen());
    assert_eq!(shows(&session.keys("backspace")), Some(Overview::Training));
}

#[test]
fn it_is_searched_like_a_page_and_found_by_no_query() {
    let session = open(120, 36).keys("3 enter /").types("warf");
    assert!(session.app.reader().matches().is_empty());
    let session = open(120, 36).keys("3 enter /").types("radiologist").keys("enter");
    assert!(session.screen().contains("match 1/"), "{}", session.screen());
    let session = open(120, 36).types("/overview");
    let is_overview = |showing: &Showing<_>| matches!(showing, Showing::Overview(_));
    assert!(!session.app.list().rows().iter().any(|row| is_overview(&row.showing)));
}

#[test]
fn it_is_neither_marked_nor_bookmarked_and_what_is_marked_stays_so() {
    let session = open(120, 36).keys("3 down m up m");
    assert!(session.app.notice().unwrap().contains("cannot be marked"));
    assert!(session.app.can_compare());
    let session = session.keys("b");
    assert!(session.app.notice().unwrap().contains("bookmarked"));
}

#[test]
fn its_id_is_copied_with_the_command_that_shows_it() {
    let screen = open(120, 50).keys("4 enter y").screen();
    assert!(screen.contains("the id") && screen.contains("overview-safety"), "{screen}");
    let mut session = open(120, 50).keys("4 enter y end enter");
    assert_eq!(session.outside.clipboard, "fluoro show overview-safety");
    session.resize(80, 24);
    assert_eq!(shows(&session), Some(Overview::Safety));
}

#[test]
fn steps_of_a_scale_differ_without_color() {
    let session = open(120, 36).keys("3 enter");
    let dark = session.themes.named("dark").style(Role::Bar);
    let seen = session.style_of("■■■").unwrap();
    assert_eq!(seen.patch(dark), seen);
    let screen = session.screen();
    for step in ["■■■", "■■·", "■··", "···"] {
        assert!(screen.lines().skip(8).any(|line| line.contains(step)), "{step}: {screen}");
    }
}

#[test]
fn an_overview_is_shown_in_every_form() {
    for overview in Overview::ALL {
        let id = overview.id();
        let text = stdout(&run(&["show", id]));
        assert!(text.starts_with(overview.title()), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80));
        let markdown = stdout(&run(&["show", id, "--format", "markdown"]));
        assert!(markdown.starts_with(&format!("# {}\n\n*overview*", overview.title())));
        let html = stdout(&run(&["show", id, "--format", "html"]));
        assert!(html.contains("<table>") || html.contains("<dl>"), "{html}");
        let json: Value =
            serde_json::from_str(&stdout(&run(&["show", id, "--format", "json"]))).unwrap();
        assert_eq!((&json["page"]["id"], &json["page"]["kind"]), (&id.into(), &"overview".into()));
        let blocks = json["page"]["sections"][0]["blocks"].as_array().unwrap();
        let is_told =
            |block: &Value| ["matrix", "table", "facts"].iter().any(|&of| block["type"] == of);
        assert!(blocks.iter().any(is_told), "{blocks:?}");
    }
}

#[test]
fn entries_of_a_layer_stand_in_it() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("ward");
    let lay = |path: &str, text: &str| {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    let modality = std::fs::read_to_string("tests/fixtures/overview/modalities/mri.toml").unwrap();
    lay("modalities/our-way.toml", &modality.replace("MRI guidance", "Our own way to see"));
    lay("modalities/ct.toml", "[comparison]\ncost = \"low\"\n");
    let path = folder.to_str().unwrap();
    let shown = stdout(&run(&["show", "overview-imaging", "--format", "markdown", "--data", path]));
    let row = |name: &str| shown.lines().find(|line| line.contains(name)).unwrap_or(&shown);
    assert!(row("Our own way to see").contains("by ward"), "{}", row("Our own way to see"));
    assert!(row("| [CT guidance]").contains("by ward"), "{}", row("| [CT guidance]"));
}

#[test]
fn the_axis_of_history_is_walked_from_event_to_event_and_enter_opens_one() {
    let session = open(80, 24).keys("6 enter right right right");
    let screen = session.screen();
    assert!(screen.contains("A stent is proposed · 1969 · vessels. A scaffold"), "{screen}");
    assert_snapshot!("history_chosen_80x24", screen);
    let session = session.keys("right");
    assert!(session.screen().contains("Vena cava filter · 1969"), "{}", session.screen());
    let session = session.keys("enter");
    let read = session.app.reader().entry().map(|at| session.app.library().catalog().entry(at));
    assert_eq!(read.map(|entry| entry.id.as_str()), Some("vena-cava-filter"));
    let session = session.keys("backspace");
    assert_eq!((shows(&session), session.app.reader().link()), (Some(Overview::History), Some(3)));
    assert!(session.screen().contains("Vena cava filter · 1969"), "{}", session.screen());
}

#[test]
fn the_axis_of_history_is_zoomed_around_the_chosen_event_and_moves_with_it() {
    let out = |session: &Session| {
        let screen = session.screen();
        ["before", "▶"].map(|sign| screen.contains(sign))
    };
    let session = open(120, 36).keys("6 enter right right right");
    assert_eq!(out(&session), [false, false]);
    let session = session.keys("+ +");
    assert_eq!(out(&session), [true, true]);
    assert_snapshot!("history_zoomed_120x36", session.screen());
    let session = session.keys("left left");
    assert_eq!(out(&session), [false, true]);
    let session = session.keys("- -");
    assert_eq!(out(&session), [false, false]);
    let session = session.keys("-");
    assert_eq!(session.app.notice(), Some("all years are shown"));
    let session = session.keys("+ + + + + + + +");
    assert_eq!(session.app.notice(), Some("no fewer years can be shown"));
    // In the list it is that of the page beside it; another page has none.
    assert!(open(120, 36).keys("6 +").screen().contains("before"));
    let session = open(120, 36).keys("4 +");
    assert_eq!(session.app.notice(), Some("this page has no axis of time"));
}

#[test]
fn a_chosen_event_is_what_is_copied() {
    let mut session = open(80, 50).keys("6 enter right right right y");
    assert!(session.screen().contains("A stent is proposed"), "{}", session.screen());
    session = session.keys("enter");
    let copied = &session.outside.clipboard;
    assert!(copied.contains("A scaffold is proposed") && !copied.contains("umbrella"), "{copied}");
}

#[test]
fn a_chosen_trial_unfolds_beneath_its_row() {
    let session = open(80, 24).keys("8 enter right right right");
    let screen = session.screen();
    let row = |text: &str| screen.lines().position(|line| line.contains(text)).expect(&screen);
    assert_eq!(row("Acute ischemic stroke") + 1, row("POOL · 2022 · meta-analysis"));
    assert!(row("does thrombectomy help?") < row("Pulmonary embolism"), "{screen}");
    assert_snapshot!("trials_chosen_80x24", screen);
    // The next one folds it.
    let screen = session.keys("right").screen();
    assert!(!screen.contains("POOL") && screen.contains("FAR · 2025"), "{screen}");
}

#[test]
fn trials_are_listed_under_what_they_are_about_the_newest_first() {
    let session = open(120, 36).keys("8");
    let screen = session.screen();
    let row = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap();
    let rows = [
        "Overview",
        "▌",
        " Acute ischemic stroke",
        "2025  FAR",
        "2022  POOL",
        "2018  WINDOW",
        "2009  EARLY",
        " Pulmonary embolism",
        "2025  PEER",
        "2019  ONE ARM",
    ];
    assert!(rows.map(row).is_sorted(), "{screen}");
}

#[test]
fn the_page_of_a_trial_says_first_how_large_it_is_and_which_way_it_went() {
    let screen = open(80, 24).keys("8 down enter").screen();
    assert!(screen.contains("2025 · randomized trial · 500 people · ↓ worse"), "{screen}");
    let top: Vec<&str> = screen.lines().take(14).collect();
    let top = top.join("\n");
    for said in ["Does thrombectomy help in small vessels?", "medical care", "↓ worse [1]"] {
        assert!(top.contains(said), "{said}: {screen}");
    }
    assert_snapshot!("trial_80x24", screen);
}

#[test]
fn the_chosen_stage_of_a_pathway_is_told_apart_and_said_and_the_cursor_is_on_its_row() {
    for (columns, rows) in [(70, 30), (80, 24), (120, 36), (200, 60)] {
        let session = open(columns, rows).keys("5 enter right right");
        let bar = session.at_cursor().unwrap();
        let screen = session.screen();
        let row = screen.lines().position(|line| line.starts_with('▌')).unwrap();
        let row = screen.lines().nth(row).unwrap();
        assert!(row.contains('[') && row.ends_with(bar.trim_end()), "{columns}: {bar}\n{screen}");
        // Its country, what sort of stage it is, and how long, as the table has it.
        let below = screen.lines().skip_while(|line| *line != row).nth(1).unwrap();
        assert!(below.contains(" · residency 5 y"), "{below}\n{screen}");
    }
}

#[test]
fn the_cursor_is_on_the_row_of_the_selected_link_in_every_overview() {
    for (key, name) in TABS {
        let mut session = open(80, 24).keys(key).keys("enter");
        for link in 0..session.app.reader().links().len() {
            session = session.keys("right");
            let (reader, screen) = (session.app.reader(), session.screen());
            assert_eq!(reader.link(), Some(link), "{name}");
            let spot = 3 + reader.head().len() + reader.links()[link].row - reader.top();
            let marked = screen.lines().position(|line| line.starts_with('▌'));
            assert_eq!(marked, Some(spot), "{name} {link}\n{screen}");
        }
    }
}

#[test]
fn the_key_that_chooses_an_event_is_the_one_that_the_page_names() {
    let session = open(120, 36).keys("6 enter");
    let key = session.app.keymap().key_of(Context::Page, "next-link").unwrap();
    assert!(session.screen().contains(&format!("The next link ({key}) chooses an event")));
}

#[test]
fn a_region_of_the_body_finds_as_many_as_the_picture_counts() {
    let shown = stdout(&run(&["show", "overview-body"]));
    let rows = shown.lines().filter(|line| line.contains("(region:"));
    let mut walked = 0;
    for row in rows {
        let (name, numbers) = row.split_once(')').unwrap();
        let query = name.split_once('(').unwrap().1;
        let numbers: Vec<usize> =
            numbers.split_whitespace().map(|number| number.parse().unwrap()).collect();
        let found =
            |query: &str| EMBEDDED.find(&Query::new(query).asked_of(EMBEDDED.catalog())).len();
        for (kind, number) in ["condition", "procedure", "trial"].into_iter().zip(&numbers) {
            assert_eq!(found(&format!("{query} kind:{kind}")), *number, "{query} {kind}");
        }
        assert_eq!(found(query), numbers.iter().sum::<usize>(), "{query}");
        walked += 1;
    }
    assert_eq!(walked, 9);
}
