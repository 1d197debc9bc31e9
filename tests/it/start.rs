//! What a reader meets first, until something is typed or chosen.

use crate::harness::Session;
use fluoro::app::{Focus, Showing};
use fluoro::page::Page;
use fluoro::page::layout::{LinkTarget, lay};
use fluoro::ui::Press;
use insta::assert_snapshot;

fn open(columns: u16, rows: u16) -> Session {
    Session::fixture("emergency", columns, rows)
}

fn read(session: &Session) -> Option<&str> {
    let app = &session.app;
    app.reader().entry().map(|at| app.library().catalog().entry(at).id.as_str())
}

#[test]
fn it_is_drawn_at_each_size() {
    for (columns, rows) in [(60, 16), (80, 24), (120, 36)] {
        let mut session = open(columns, rows);
        session.outside.memory.bookmarks = vec!["a-clot".to_owned(), "gone".to_owned()];
        session.outside.memory.recents = vec!["a-rupture".to_owned()];
        session.app.remember(session.outside.memory.clone());
        session.resize(columns, rows);
        assert_snapshot!(format!("start_page_{columns}x{rows}"), session.screen());
    }
}

#[test]
fn it_gives_way_to_a_row_as_soon_as_one_is_typed_or_chosen() {
    assert!(open(120, 36).app.is_at_start());
    assert!(open(120, 36).keys("esc").app.is_at_start());
    // The row that is selected is read, or the next one shown.
    for keys in ["enter", "esc enter"] {
        let session = open(120, 36).keys(keys);
        assert!(matches!(session.app.reader().showing(), Some(Showing::Overview(_))), "{keys}");
    }
    assert_eq!(read(&open(120, 36).keys("down")), Some("a-clot"));
    let typed = open(120, 36).types("removal");
    assert_eq!(read(&typed), Some("clot-removal"));
    assert!(!typed.keys("ctrl-u").app.is_at_start(), "what was left does not come back");
    assert!(!open(120, 36).keys("esc 2").app.is_at_start());
    let mut clicked = open(120, 36);
    clicked.mouse(Press::Click, "A clot");
    assert_eq!((read(&clicked), clicked.app.focus()), (Some("a-clot"), Focus::Line));
    clicked.mouse(Press::Click, "A clot");
    assert_eq!((read(&clicked), clicked.app.focus()), (Some("a-clot"), Focus::Page));
}

#[test]
fn its_links_type_a_query_and_lead_to_cards_and_one_comes_back() {
    let session = open(120, 36).keys("tab tab right enter");
    assert_eq!((session.app.line().text(), session.app.focus()), ("gi bleed", Focus::Line));
    assert!(session.keys("alt-left").app.is_at_start());
    let mut session = open(120, 36);
    session.mouse(Press::Click, "heavy periods");
    assert_eq!(session.app.line().text(), "heavy periods");
    let mut session = open(120, 36);
    session.mouse(Press::Click, "A clot with shock");
    assert!(matches!(session.app.reader().showing(), Some(Showing::Emergency(_))));
    let session = session.keys("backspace");
    assert!(session.app.is_at_start() && session.app.focus() == Focus::Line);
    let session = session.keys("tab tab esc");
    assert!(session.app.is_at_start() && session.app.focus() == Focus::List);
}

#[test]
fn each_thing_to_try_finds_something() {
    let session = Session::open(120, 36);
    let page = Page::start(session.app.library().catalog(), &[], &[]);
    let queries = lay(&page, 100).links.into_iter().filter_map(|link| match link.target {
        LinkTarget::Query(query) => Some(query),
        LinkTarget::Entry(_) | LinkTarget::Place { .. } | LinkTarget::Address(_) => None,
    });
    let queries: Vec<String> = queries.collect();
    assert_eq!(queries.len(), 6);
    for query in queries {
        let list = Session::open(120, 36).types(&query);
        assert!(!list.app.list().is_empty() && !list.app.list().is_missing(), "{query}");
    }
}

#[test]
fn it_copies_the_selected_row() {
    let copied = open(120, 36).keys("esc y enter");
    assert!(copied.outside.clipboard.contains("region"), "{}", copied.outside.clipboard);
    let copied = open(120, 36).keys("tab tab y end enter");
    assert_eq!(copied.outside.clipboard, "fluoro");
}
