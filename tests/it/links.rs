//! How an entry hangs together with others: a page to walk, and back.

use crate::commands::{run, stdout};
use crate::harness::Session;
use fluoro::app::Showing;
use fluoro::page::layout::LinkTarget;
use fluoro::ui::Role;
use insta::assert_snapshot;

fn shown(session: &Session) -> String {
    let app = &session.app;
    match app.reader().showing().map(|showing| showing.by_id(app.library().catalog())) {
        Some(Showing::Links(id)) => format!("links of {id}"),
        Some(Showing::Entry(id)) => id,
        _ => String::new(),
    }
}

#[test]
fn it_is_drawn_at_each_size() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let session = Session::small(columns, rows).types("fibroids").keys("enter L");
        assert_snapshot!(format!("links_{columns}x{rows}"), session.screen());
    }
}

#[test]
fn its_links_are_walked_and_the_way_leads_back() {
    let session = Session::open(120, 36).types("uterine fibroids").keys("enter L");
    assert_eq!(shown(&session), "links of uterine-fibroids");
    let session = session.keys("right right enter");
    assert_eq!(shown(&session), "uterine-fibroid-embolization");
    let session = session.keys("L backspace backspace");
    assert_eq!(shown(&session), "links of uterine-fibroids");
    assert_eq!(session.app.reader().link(), Some(1));
    assert_eq!(shown(&session.keys("L")), "uterine-fibroids");
    // In a list it is that of the selected row; an overview has none.
    assert_eq!(shown(&Session::open(120, 36).types("tace").keys("tab L")), "links of tace");
    let session = Session::open(120, 36).keys("esc 3 L");
    assert!(session.screen().contains("only an entry hangs together"), "{}", session.screen());
}

#[test]
fn the_command_line_prints_it() {
    let text = stdout(&run(&["show", "links-tace"]));
    assert!(text.contains("What links here") && text.contains("PRECISION V"), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&run(&["show", "links-tace", "--format", "json"]))).unwrap();
    assert_eq!(json["page"]["id"], "links-tace");
}

#[test]
fn the_selected_link_stays_one_whatever_of_it_matches_the_search() {
    let mut session = Session::open(100, 30).types("gi bleed").keys("enter right");
    // The second link to it is the one whose words are its whole name.
    let is_it = |session: &Session| {
        let reader = session.app.reader();
        let earlier = &reader.links()[..=reader.link().unwrap()];
        let to_it = LinkTarget::Entry("lower-gastrointestinal-bleeding-embolization".into());
        earlier.iter().filter(|link| link.target == to_it).count() == 2
    };
    for _ in 0..9 {
        if !is_it(&session) {
            session = session.keys("right");
        }
    }
    assert!(is_it(&session), "{}", session.screen());
    let selected = session.themes.named("dark").style(Role::SelectedLink);
    // It is one style from its first cell to its last.
    let link = session.style_of("Lower gastrointestinal bleeding embolization").unwrap();
    assert_eq!(link.patch(selected), link);
}
