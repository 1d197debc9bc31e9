//! On a terminal that shows ASCII alone nothing else is written, and nothing is lost.

use crate::commands::{fluoro, run, stdout};
use crate::harness::{EMBEDDED, Session};
use crate::pty::Terminal;
use fluoro::page::{Page, to_plain};
use fluoro::text::ascii;
use insta::assert_snapshot;

/// A frame and the same in ASCII: nothing else is in it, and what has no equal is not in the library.
fn is_whole(frame: &str, written: &str) {
    assert!(written.is_ascii(), "{:?}\n{written}", written.chars().find(|c| !c.is_ascii()));
    // The key of help is left out where others need the room.
    let unknown = |text: &str| text.replace("? help", "").matches('?').count();
    for (line, written) in frame.lines().zip(written.lines()) {
        assert_eq!(unknown(line), unknown(written), "{line}\n{written}");
    }
}

/// The first rows of every tab with their pages, seen whole.
fn each_row(open: impl Fn(u16, u16) -> Session, most: usize) {
    for tab in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
        let keys = format!("esc {tab} home");
        let (mut session, mut ascii) =
            (open(120, 300).keys(&keys), open(120, 300).in_ascii().keys(&keys));
        for _ in 0..session.app.list().rows().len().min(most) {
            is_whole(&session.screen(), &ascii.screen());
            (session, ascii) = (session.keys("down"), ascii.keys("down"));
        }
    }
}

#[test]
fn every_tab_and_page_of_the_small_library_is_written_in_it() {
    each_row(Session::small, usize::MAX);
}

#[test]
fn a_hundred_pages_of_the_embedded_data_are_written_in_it() {
    each_row(Session::open, 12);
}

#[test]
fn no_sign_of_any_page_is_without_an_equal() {
    let catalog = EMBEDDED.catalog();
    for at in catalog.refs() {
        let page = to_plain(&Page::new(catalog, at), 80);
        is_whole(&page, &ascii(&page));
    }
}

#[test]
fn what_lies_over_the_panes_searches_and_comparisons_are_written_in_it() {
    for (columns, rows) in [(38, 9), (40, 12), (80, 24), (120, 36), (200, 60)] {
        for (query, keys) in [
            ("ufe", "enter y"),
            ("ufe", "enter right o"),
            ("ufe", "enter t"),
            ("ufe", "enter : b u r"),
            ("", "esc 2 m j m F"),
            ("", "esc ?"),
            ("", "esc T"),
            ("tace vs ufe vs pad", "enter"),
            ("heavy periods", ""),
            ("haevy perids", "down"),
            ("qwzx", ""),
        ] {
            let made = || Session::small(columns, rows);
            let session = made().types(query).keys(keys);
            let ascii = made().in_ascii().types(query).keys(keys);
            is_whole(&session.screen(), &ascii.screen());
        }
    }
}

#[test]
fn a_search_and_a_week_are_drawn_with_it() {
    let search = Session::small(80, 24).in_ascii().types("heavy periods");
    assert_snapshot!("ascii_search_80x24", search.screen());
    let week = Session::fixture("week", 108, 36).in_ascii().types("puncture").keys("enter");
    assert_snapshot!("ascii_week_108x36", week.screen());
}

#[test]
fn it_is_asked_for_or_taken_where_the_locale_is_not_utf_8() {
    for args in [
        &["show", "uterine-fibroid-embolization"][..],
        &["search", "heavy periods"],
        &["list", "--stats"],
        &["list", "training"],
        &["compare", "ct", "mri"],
    ] {
        let usual = stdout(&run(args));
        let asked = stdout(&run(&[args, &["--ascii"]].concat()));
        is_whole(&usual, &asked);
        for (variables, is_ascii) in [
            (&[("LC_ALL", ""), ("LC_CTYPE", "C")][..], true),
            (&[("LC_ALL", ""), ("LC_CTYPE", ""), ("LANG", "de_DE")], true),
            (&[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C")], false),
            // Where no locale is named, the default is ours.
            (&[("LC_ALL", ""), ("LC_CTYPE", ""), ("LANG", "")], false),
        ] {
            let output = fluoro(args).envs(variables.iter().copied()).output().unwrap();
            let expected = if is_ascii { &asked } else { &usual };
            assert_eq!(stdout(&output), *expected, "{args:?} {variables:?}");
        }
    }
    // Other programs read UTF-8.
    let json = ["search", "--json", "heavy periods"];
    assert_eq!(stdout(&run(&json)), stdout(&run(&[&json[..], &["--ascii"]].concat())));
}

#[cfg(unix)]
#[test]
fn the_explorer_writes_it_in_a_locale_that_is_not_utf_8() {
    let mut terminal = Terminal::where_it_says(&[("LC_ALL", "C")], &["heavy periods"]);
    terminal.shows("| Treated by").shows("Down choose").keys("\r").shows("< search");
    assert!(terminal.screen().contents().is_ascii());
    terminal.keys("q").ends_with(0);
}

#[test]
fn the_region_that_is_chosen_differs_from_the_rest_of_the_body() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let filled = |screen: &str| screen.matches('#').count();
        let mut session = Session::small(columns, rows).in_ascii().keys("esc g enter");
        let unlit = filled(&session.screen());
        let mut before = session.screen();
        for _ in 0..9 {
            session = session.keys("right");
            let screen = session.screen();
            assert!(filled(&screen) > unlit && screen != before, "{screen}");
            before = screen;
        }
    }
}
