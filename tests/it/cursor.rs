//! The cursor of the terminal, which screen readers and braille displays follow.

use crate::harness::Session;
use fluoro::app::Focus;
use fluoro::page::layout::Mark;

/// What stands at the cursor begins with this.
fn is_at(session: &Session, text: &str) {
    let seen = seen(session);
    assert!(seen.starts_with(text), "{text}: {seen}\n{}", session.screen());
}

/// What stands at the cursor.
fn seen(session: &Session) -> String {
    session.at_cursor().unwrap()
}

/// The beginning of the selected link.
fn selected_link(session: &Session) -> String {
    let reader = session.app.reader();
    let link = reader.link().map(Mark::Link).unwrap();
    let runs = reader.visible().iter().flatten();
    runs.filter(|run| run.mark == link).map(|run| run.text.clone()).next().unwrap()
}

#[test]
fn it_stands_where_one_types_and_on_what_is_selected_elsewhere() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 36), (200, 60)] {
        let session = Session::small(columns, rows).types("ufe");
        is_at(&session, " ");
        let session = session.keys("esc esc 2 down down");
        is_at(&session, "▌");
        assert_eq!(session.app.focus(), Focus::List);
        let session = session.keys("F down");
        is_at(&session, "▌");
        let session = session.keys("/").types("leg");
        assert_eq!(seen(&session).trim_end(), "");
        let session = session.keys("esc esc f3").types("emboli").keys("left left");
        is_at(&session, "li");
        // Of a text that is only read, its beginning.
        is_at(&session.keys("esc f1"), " In the list");
    }
}

#[test]
fn in_a_page_it_stands_on_the_link_the_match_or_the_section_that_was_gone_to() {
    for (columns, rows) in [(40, 12), (60, 16), (80, 24), (120, 36), (200, 60)] {
        let session = Session::small(columns, rows).types("ufe").keys("enter");
        is_at(&session, "Uterine fibroid embolization");
        let session = session.keys("right");
        is_at(&session, &selected_link(&session));
        let session = session.keys("/").types("pain").keys("enter n");
        is_at(&session, "pain");
        // A link that was left behind is no place to go on from: the first in view is next.
        let session = session.keys("g right");
        let link = session.app.reader().link().unwrap();
        let there = seen(&session);
        // Back from where a link leads, it stands on the link again.
        let session = session.keys("enter backspace");
        assert_eq!((session.app.reader().link(), seen(&session)), (Some(link), there));
        let session = session.keys("esc enter t down down enter");
        let section = session.app.reader().section_in_view();
        let title = session.app.reader().sections().nth(section).unwrap();
        is_at(&session, title.split(' ').next().unwrap());
    }
}

#[test]
fn a_change_of_size_loses_neither_link_nor_match() {
    let sizes = [(40, 12), (120, 36), (60, 16), (200, 60), (80, 24), (40, 30), (160, 12)];
    let mut session = Session::open(80, 24).types("tips").keys("enter");
    for _ in 0..25 {
        session = session.keys("right");
    }
    let (link, first) = (session.app.reader().link(), seen(&session));
    let first = first.split(' ').next().unwrap();
    for (columns, rows) in sizes {
        session.resize(columns, rows);
        assert_eq!(session.app.reader().link(), link);
        is_at(&session, first);
    }
    let mut session = session.keys("/").types("stent").keys("enter n n n n n n n");
    let at = session.app.reader().at_match();
    assert!(at.is_some());
    for (columns, rows) in sizes {
        session.resize(columns, rows);
        assert_eq!(session.app.reader().at_match(), at, "{columns}×{rows}");
        assert!(seen(&session).to_lowercase().starts_with("stent"), "{}", seen(&session));
    }
}
