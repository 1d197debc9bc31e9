//! The sections of the page, and going to them.

use super::*;

fn titles(app: &App) -> Vec<String> {
    app.reader().sections().map(str::to_owned).collect()
}

#[test]
fn a_section_is_seen_while_it_is_selected_and_gone_to_by_enter_alone() {
    let mut app = app("tips");
    press(&mut app, "enter j j t");
    let names: Vec<String> = match app.overlay() {
        Some(Overlay::Menu(menu)) => menu.items().map(|item| item.name.clone()).collect(),
        _ => panic!("there is no menu"),
    };
    assert_eq!(names, titles(&app));
    // The section in view is selected, and looked at from its first row.
    press(&mut app, "down down");
    let seen = app.reader().top();
    assert!(seen > 2 && app.reader().section_in_view() == 2, "{seen}");
    press(&mut app, "esc");
    assert_eq!((app.overlay(), app.reader().top()), (None, 2));
    press(&mut app, "t down down enter");
    assert_eq!((app.overlay(), app.focus(), app.reader().top()), (None, Focus::Page, seen));
    // The keys go on from there.
    press(&mut app, "]");
    assert_eq!(app.reader().section_in_view(), 3);
}

#[test]
fn from_the_list_the_page_is_read_from_its_section_on_and_the_way_back_is_to_its_top() {
    let mut app = app("tips");
    press(&mut app, "tab t / c o m p l i c a t i o n s");
    let section = titles(&app).iter().position(|title| title == "Complications").unwrap();
    assert_eq!(app.reader().section_in_view(), section);
    press(&mut app, "enter enter");
    assert_eq!((app.focus(), app.reader().section_in_view()), (Focus::Page, section));
    press(&mut app, "backspace");
    assert_eq!((app.focus(), app.reader().top()), (Focus::List, 0));
}

#[test]
fn a_page_that_is_laid_out_anew_stays_where_it_is_read() {
    let mut app = app("tips");
    press(&mut app, "enter");
    let wide = |app: &mut App, columns| app.fit([(Pane::Page, Room { rows: 15, columns })]);
    for (keys, columns) in [("] ] ]", 100), ("]", 50), ("j j j", 90)] {
        press(&mut app, keys);
        let (section, top) = (app.reader().section_in_view(), app.reader().top());
        wide(&mut app, columns);
        assert_eq!(app.reader().section_in_view(), section, "{columns}");
        wide(&mut app, 60);
        assert!(app.reader().top().abs_diff(top) < 4, "{columns}");
    }
}

#[test]
fn overviews_and_comparisons_have_an_outline_too() {
    for (query, keys) in [("", "esc 4 enter t"), ("ct vs mri", "enter t")] {
        let mut app = app(query);
        press(&mut app, keys);
        let Some(Overlay::Menu(menu)) = app.overlay() else { panic!("{query}: no menu") };
        assert_eq!(menu.items().count(), titles(&app).len());
        assert!(menu.items().count() > 1, "{query}");
    }
}

#[test]
fn the_last_section_is_the_one_that_was_gone_to_though_it_cannot_come_to_the_top() {
    let mut app = app("tips");
    press(&mut app, "enter t end enter");
    assert_eq!(app.reader().section_in_view(), titles(&app).len() - 1);
    press(&mut app, "g");
    assert_eq!(app.reader().section_in_view(), 0);
}
