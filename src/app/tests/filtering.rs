//! What filters are asked of, and what a value that is offered does.

use super::*;

#[test]
fn filters_of_a_search_over_everything_stand_beside_its_words() {
    let mut app = app("biopsy");
    let all = app.list().rows().len();
    press(&mut app, "tab F");
    assert_eq!(first_of_menu(&app).group, "Kind");
    press(&mut app, "enter");
    assert!(app.line().text().starts_with("biopsy kind:"), "{}", app.line().text());
    assert_eq!((app.scope(), app.query().fault()), (Scope::Everything, None));
    assert!(!app.list().is_empty() && app.list().rows().len() < all);
    press(&mut app, "enter");
    assert_eq!(app.line().text(), "biopsy");
}

#[test]
fn a_filter_takes_the_place_of_what_finds_nothing() {
    for (query, keys) in [("xyzzyq", "tab F enter"), ("kind:foo", "backtab backtab F enter")] {
        let mut app = app(query);
        press(&mut app, keys);
        let text = app.line().text().to_owned();
        assert!(text.starts_with("kind:") && !app.list().is_missing(), "{query}: {text}");
        assert_eq!(app.query().fault(), None, "{query}");
        // A second one stands beside the first, whatever both find.
        press(&mut app, "end enter");
        assert!(app.line().text().starts_with(&format!("{text} ")), "{query}");
    }
}

#[test]
fn tab_takes_the_value_that_is_selected() {
    let mut app = app("kind:");
    press(&mut app, "down tab");
    assert_eq!((app.line().text(), app.focus()), ("kind:drug", Focus::Line));
    let mut app = super::app("kind:foo");
    assert!(app.completes());
    press(&mut app, "backtab backtab tab");
    assert!(app.line().text().starts_with("kind:") && !app.list().is_of_values());
}

#[test]
fn what_is_no_entry_says_so_when_it_is_marked_and_marks_stay() {
    for (query, keys, said) in [
        ("kind:", "backtab backtab m", "a value cannot be marked; entries can"),
        ("xyzzyq", "tab m", "what is not found cannot be marked; entries can"),
    ] {
        let mut app = app("gout");
        press(&mut app, "tab m ctrl-g");
        app.paste(query);
        settle(&mut app);
        press(&mut app, keys);
        assert_eq!(app.notice(), Some(said));
        assert!(app.is_marked(app.library().catalog().find_ref("gout").unwrap()));
    }
}

#[test]
fn a_search_of_the_tab_is_of_the_tab_of_the_page_that_is_read() {
    for keys in ["enter f", "enter F enter"] {
        let mut app = app("transarterial chemoembolization");
        press(&mut app, "ctrl-u");
        let tace = app.library().catalog().find_ref("tace").unwrap();
        app.read(Showing::Entry(tace));
        settle(&mut app);
        assert_eq!(app.tab(), Tab::Conditions);
        press(&mut app, keys.trim_start_matches("enter "));
        assert_eq!((app.tab(), app.scope()), (Tab::Procedures, Scope::Tab), "{keys}");
    }
}

#[test]
fn a_search_that_is_typed_in_a_tab_goes_on_over_everything() {
    let mut app = app("");
    press(&mut app, "esc 2 f l i v e r ctrl-g");
    assert_eq!((app.line().text(), app.scope()), ("liver", Scope::Everything));
    press(&mut app, "s");
    assert_eq!(app.line().text(), "livers");
}

#[test]
fn a_tab_completes_its_own_values() {
    let mut app = app("");
    press(&mut app, "esc 4 f k i n d : d r tab");
    assert_eq!(app.line().text(), "kind:drug");
    press(&mut app, "ctrl-u c o n t r a s t : tab");
    assert_eq!(app.notice(), None);
}
