//! Another library comes under the reader: other entries stand in it, and some are gone.

use super::*;
use crate::catalog::Vocabulary;

/// Takes a library of gout alone.
fn take_gout_alone(app: &mut App) {
    let gout = Catalog::embedded().find("gout").unwrap().clone();
    app.replace(Library::new(Catalog::from_entries(vec![gout], Vocabulary::default())));
    settle(app);
}

#[test]
fn a_library_is_replaced_under_the_reader_who_stays_in_place() {
    let mut app = app("bleeding");
    press(&mut app, "enter l enter ] ]");
    let here = app.here();
    assert!(here.top > 0 && here.showing.is_some());
    // Every entry has another place in a catalog with one more at its beginning.
    let embedded = Catalog::embedded();
    let mut entries: Vec<_> = embedded.entries().cloned().collect();
    let mut first = embedded.find("gout").unwrap().clone();
    (first.id, first.head.name) = ("aaa".to_owned(), "Aaa".to_owned());
    entries.push(first);
    let before = app.reader().entry();
    app.replace(Library::new(Catalog::from_entries(entries, embedded.vocabulary().clone())));
    settle(&mut app);
    assert_eq!(app.here(), here);
    assert_ne!(app.reader().entry(), before);
    press(&mut app, "backspace");
    assert_eq!((app.focus(), app.line().text()), (Focus::Page, "bleeding"));

    take_gout_alone(&mut app);
    assert_eq!(app.tabs(), [Tab::Conditions]);
    press(&mut app, "backspace backspace backspace esc esc down");
    assert_eq!(reading(&app), "gout");
}

#[test]
fn letters_that_are_typed_are_no_commands_when_the_page_is_gone() {
    let mut of_tab = app("");
    press(&mut of_tab, "esc down down down enter / a");
    take_gout_alone(&mut of_tab);
    assert_ne!(press(&mut of_tab, "q"), Effect::Quit);
    assert_eq!(of_tab.reader().find().map(QueryLine::text), Some("aq"));
    press(&mut of_tab, "esc");
    assert_eq!(of_tab.focus(), Focus::Page);
    // Where there is no page any more, they go on into the search line.
    let mut none = app("");
    press(&mut none, "esc down enter / a");
    none.replace(Library::new(Catalog::from_entries(Vec::new(), Vocabulary::default())));
    assert_ne!(press(&mut none, "q"), Effect::Quit);
    assert_eq!(none.line().text(), "q");
}

#[test]
fn what_is_selected_in_a_menu_stays_so_where_others_come_before_it_and_what_is_gone_is_told() {
    let mut app = app("");
    press(&mut app, "tab down down b down b B down");
    let Some(Overlay::Menu(menu)) = app.overlay() else { panic!() };
    let chosen = menu.choice().cloned();
    assert!(matches!(&chosen, Some(Choice::Entry(id)) if id != "gout"));
    take_gout_alone(&mut app);
    let Some(Overlay::Menu(menu)) = app.overlay() else { panic!("the menu is gone") };
    assert_eq!(menu.choice(), chosen.as_ref());
    assert!(menu.items().all(|item| item.aside == "missing"));
    assert_eq!(press(&mut app, "enter"), Effect::Redraw);
    assert!(app.notice().is_some_and(|notice| notice.contains("missing")));
}

#[test]
fn the_selected_link_is_the_same_where_others_come_before_it() {
    let mut app = app("tips");
    press(&mut app, "enter right right right");
    let target = app.reader().target(app.reader().link().unwrap()).cloned();
    let embedded = Catalog::embedded();
    let mut entries: Vec<_> = embedded.entries().cloned().collect();
    let tips = entries.iter_mut().find(|entry| entry.id == "tips").unwrap();
    tips.head.bottom_line =
        Some("Before [[gout]] and [[tace]] and [[nephrostomy]] and others.".to_owned());
    app.replace(Library::new(Catalog::from_entries(entries, embedded.vocabulary().clone())));
    settle(&mut app);
    assert_eq!(app.reader().target(app.reader().link().unwrap()).cloned(), target);
}
