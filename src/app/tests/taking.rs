//! Taking away: what is copied, and what is kept.

use super::*;

/// The names and asides of the items of the menu that is open, under their headings.
fn menu(app: &App) -> Vec<(String, String, String)> {
    let Some(Overlay::Menu(menu)) = app.overlay() else { panic!("there is no menu") };
    let item = |item: &Item| (item.group.clone(), item.name.clone(), item.aside.clone());
    menu.items().map(item).collect()
}

/// Copies what the menu calls that, in a form.
fn copied(app: &mut App, name: &str, form: &str) -> String {
    press(app, "y");
    let at = menu(app).iter().position(|(group, item, _)| item == name && group == form);
    app.update(Action::Scroll(Pane::Overlay, at.unwrap().cast_signed()));
    match press(app, "enter") {
        Effect::Copy { text, .. } => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_line_under_the_cursor_is_copied_with_its_source_and_the_section_and_the_page() {
    let mut app = app("uterine fibroid embolization");
    press(&mut app, "enter / o v a r i a n enter");
    let at = app.reader().matches()[app.reader().at_match().unwrap()].row();
    let row = |app: &App, row: usize| -> String {
        let shown = &app.reader().visible()[row - app.reader().top()];
        shown.iter().map(|run| run.text.as_str()).collect()
    };
    let word = row(&app, at).split_whitespace().last().unwrap().to_owned();
    let line = copied(&mut app, "this line", "Markdown");
    assert!(line.starts_with("## Uterine fibroid embolization · "), "{line}");
    assert!(line.contains(&word), "{word}: {line}");
    let section = copied(&mut app, "this section", "Plain text");
    let title = line.lines().next().unwrap().trim_start_matches("## ");
    assert!(section.starts_with(title) && section.len() > line.len(), "{section}");
    let page = copied(&mut app, "the page", "Markdown");
    assert!(page.starts_with("# Uterine fibroid embolization\n"), "{page}");
    let command = copied(&mut app, "the command that shows it", "By itself");
    assert_eq!(command, "fluoro show uterine-fibroid-embolization");
}

#[test]
fn in_the_list_a_row_is_copied_as_its_bottom_line() {
    let mut app = app("gout");
    press(&mut app, "tab");
    let line = copied(&mut app, "this line", "Plain text");
    assert!(line.starts_with("Gout\n====\n\n"), "{line}");
    assert_eq!(copied(&mut app, "the id", "By itself"), "gout");
    press(&mut app, "y");
    assert!(menu(&app).iter().all(|(_, name, _)| name != "this section"));
}

#[test]
fn above_the_sections_the_opening_text_is_copied_and_no_section() {
    let mut app = app("ischemic stroke");
    press(&mut app, "enter");
    let line = copied(&mut app, "this line", "Plain text");
    assert!(line.starts_with("Acute ischemic stroke\n===="), "{line}");
    press(&mut app, "y");
    assert!(menu(&app).iter().all(|(_, name, _)| name != "this section"));
    press(&mut app, "esc ]");
    assert!(copied(&mut app, "this section", "Plain text").contains("Treated by"));
}

#[test]
fn a_bookmark_is_set_where_one_reads_or_selects_and_gone_to_from_anywhere() {
    let mut app = app("tips");
    let bookmark = |id: &str| Effect::Save(MemoryChange::Bookmark(id.to_owned()));
    assert_eq!(press(&mut app, "enter"), Effect::Save(MemoryChange::Read("tips".to_owned())));
    assert_eq!(press(&mut app, "b"), bookmark("tips"));
    assert!(app.is_bookmarked() && app.notice().unwrap().starts_with("bookmarked: "));
    press(&mut app, "esc esc tab");
    assert_eq!(press(&mut app, "2 j b"), bookmark(reading(&app)));
    let second = reading(&app).to_owned();
    press(&mut app, "5 B");
    let names = |app: &App| menu(app).into_iter().map(|(group, ..)| group).collect::<Vec<_>>();
    assert_eq!(names(&app), ["Bookmarks", "Bookmarks", "Read last"]);
    // The second time it is taken away, in the menu too, where it can be set again.
    assert_eq!(press(&mut app, "b"), Effect::Save(MemoryChange::Unbookmark(second.clone())));
    assert_eq!(press(&mut app, "b"), bookmark(&second));
    press(&mut app, "j enter");
    assert_eq!((app.focus(), reading(&app)), (Focus::Page, "tips"));
    assert_eq!(press(&mut app, "b"), Effect::Save(MemoryChange::Unbookmark("tips".to_owned())));
    press(&mut app, "backspace");
    assert_eq!((app.focus(), app.tab()), (Focus::List, Tab::Training));
}

#[test]
fn the_width_of_the_list_is_kept_and_has_bounds() {
    let mut app = app("");
    let wide = |columns| Effect::Save(MemoryChange::ListWidth(columns));
    assert_eq!((press(&mut app, "tab >"), press(&mut app, "<")), (wide(44), wide(36)));
    let narrow =
        [(Pane::List, Room { rows: 9, columns: 25 }), (Pane::Page, Room { rows: 9, columns: 60 })];
    app.fit(narrow);
    assert_eq!(app.press("<".parse().unwrap()), wide(NARROWEST_LIST));
    // Where one of them has the screen, there is nothing to share.
    app.fit([narrow[1]]);
    assert_eq!(app.press(">".parse().unwrap()), Effect::Redraw);
    assert!(app.notice().unwrap().contains("side by side"));
}

#[test]
fn a_bookmark_of_what_is_not_in_the_data_is_shown_as_missing_and_kept() {
    let mut app = app("");
    press(&mut app, "tab B");
    assert_eq!((app.overlay(), app.notice()), (None, Some("nothing is bookmarked or read yet")));
    app.remember(Memory { bookmarks: vec!["our-own-way".to_owned()], ..Memory::default() });
    press(&mut app, "B");
    let missing = ["Bookmarks", "our-own-way", "missing"].map(str::to_owned);
    assert_eq!(menu(&app), [missing.into()]);
    assert_eq!(press(&mut app, "enter"), Effect::Redraw);
    assert!(app.notice().is_some_and(|notice| notice.contains("missing")), "{:?}", app.notice());
    assert_eq!(app.memory().bookmarks, ["our-own-way"]);
}

#[test]
fn an_address_is_offered_once_whatever_cites_it() {
    for id in ["diagnostic-angiography", "nephrostomy", "tace"] {
        let mut app = app(id);
        press(&mut app, "enter o");
        let Some(Overlay::Menu(menu)) = app.overlay() else { panic!("{id}") };
        let address = |item: &Item| match &item.choice {
            Choice::Open(address) => address.clone(),
            other => panic!("{id}: {other:?}"),
        };
        let addresses: Vec<String> = menu.items().map(address).collect();
        let once: std::collections::HashSet<&String> = addresses.iter().collect();
        assert!(addresses.len() > 5 && once.len() == addresses.len(), "{id}: {addresses:?}");
    }
}

#[test]
fn a_row_of_an_overview_is_offered_by_its_words_alone() {
    for tab in ["1", "3", "4", "5", "6", "8"] {
        let mut app = app("");
        press(&mut app, &format!("esc {tab} enter right right y"));
        let Some(Overlay::Menu(menu)) = app.overlay() else { panic!("{tab}") };
        let line = menu.items().find(|item| item.name == "this line").unwrap();
        let drawn = line.aside.contains(['─', '═', '■']);
        assert!(!drawn && !line.aside.starts_with("way did it go"), "{tab}: {}", line.aside);
        let first = ["region", "modality", "situation"];
        assert!(!first.iter().any(|title| line.aside.starts_with(title)), "{tab}: {}", line.aside);
    }
}

#[test]
fn a_query_that_finds_nothing_is_copied_as_its_command() {
    let mut app = app("");
    app.paste("xyzzy's plugh");
    settle(&mut app);
    press(&mut app, "enter");
    let command = copied(&mut app, "the command that shows it", "By itself");
    assert_eq!(command, r"fluoro search 'xyzzy'\''s plugh'");
}

#[test]
fn in_a_tab_it_is_said_where_else_can_be_looked() {
    let mut app = app("");
    press(&mut app, "esc 1 f");
    app.paste("brto");
    let Some(Showing::Missing { known, .. }) = app.list().selected_showing() else { panic!() };
    assert_eq!(known, "None among Conditions; Ctrl-g searches everything");
}

#[test]
fn of_a_drug_without_a_page_it_is_said_that_there_is_none() {
    let mut app = app("");
    app.paste("hold lisinopril");
    let Some(Showing::Missing { known, near }) = app.list().selected_showing() else { panic!() };
    assert_eq!(known, "No page and no rule here is about lisinopril");
    assert!(near.is_empty());
}
