use super::*;
use crate::catalog::Catalog;

fn library() -> Library {
    Library::new(Catalog::embedded())
}

fn app(query: &str) -> App {
    let mut app = App::new(library(), query);
    settle(&mut app);
    app
}

fn settle(app: &mut App) {
    app.fit(Viewport {
        list_rows: 15,
        page_rows: 15,
        page_columns: 60,
        overlay_rows: 10,
        overlay_length: 40,
    });
}

fn press(app: &mut App, keys: &str) -> Effect {
    let keymap = Keymap::default();
    let mut effect = Effect::None;
    for key in keys.split_whitespace() {
        let key = key.parse().unwrap();
        if let Some(action) = keymap.action(app.context(), key) {
            effect = app.update(action);
            settle(app);
        }
    }
    effect
}

fn reading(app: &App) -> &str {
    app.reader().entry().map_or("nothing", |entry| &app.library().catalog().entry(entry).id)
}

#[test]
fn it_starts_ready_to_type_with_a_page_in_view() {
    let app = app("");
    assert_eq!(app.focus(), Focus::Line);
    assert!(app.reader().entry().is_some());
}

#[test]
fn the_best_hit_is_shown_at_every_letter() {
    let mut app = app("");
    press(&mut app, "g o u t");
    assert_eq!((app.line().text(), reading(&app)), ("gout", "gout"));
}

#[test]
fn enter_opens_a_link_and_backspace_comes_back_to_the_same_row() {
    let mut app = app("heavy periods");
    assert_eq!(reading(&app), "uterine-fibroids");
    press(&mut app, "enter");
    assert_eq!(app.focus(), Focus::Page);
    while app.reader().link().and_then(|link| app.reader().target(link))
        != Some("uterine-fibroid-embolization")
    {
        press(&mut app, "l");
    }
    let link = app.reader().link();
    press(&mut app, "enter");
    assert_eq!(reading(&app), "uterine-fibroid-embolization");
    press(&mut app, "backspace");
    assert_eq!((app.focus(), reading(&app)), (Focus::Page, "uterine-fibroids"));
    assert_eq!(app.reader().link(), link);
    press(&mut app, "alt-right");
    assert_eq!(reading(&app), "uterine-fibroid-embolization");
    press(&mut app, "backspace backspace");
    assert_eq!((app.focus(), app.line().text()), (Focus::Line, "heavy periods"));
}

#[test]
fn escape_goes_out_step_by_step_and_never_quits() {
    let mut app = app("gout");
    press(&mut app, "enter esc");
    assert_eq!((app.focus(), app.line().text()), (Focus::Line, "gout"));
    press(&mut app, "esc");
    assert_eq!((app.focus(), app.line().text()), (Focus::Line, ""));
    press(&mut app, "esc");
    assert_eq!(app.focus(), Focus::List);
    for _ in 0..5 {
        assert_eq!(press(&mut app, "esc"), Effect::None);
    }
}

#[test]
fn letters_are_commands_in_the_list_and_slash_comes_back_to_typing() {
    let mut app = app("");
    press(&mut app, "esc j j");
    assert_eq!(app.list().selected(), 2);
    press(&mut app, "/ x");
    assert_eq!((app.focus(), app.line().text()), (Focus::Line, "x"));
    assert_eq!(press(&mut app, "esc esc q"), Effect::Quit);
}

#[test]
fn narrowing_searches_the_list_of_the_tab_alone() {
    let mut app = app("");
    press(&mut app, "esc 2 f u t e r i n e");
    let catalog = app.library().catalog();
    assert!(!app.list().is_empty());
    for row in app.list().rows() {
        assert_eq!(catalog.entry(row.entry).kind(), crate::catalog::Kind::Procedure);
    }
}

#[test]
fn a_tab_remembers_its_row() {
    let mut app = app("");
    press(&mut app, "esc j j j");
    let entry = reading(&app).to_owned();
    press(&mut app, "tab");
    assert_eq!(app.tab(), Tab::Procedures);
    press(&mut app, "backtab");
    assert_eq!(reading(&app), entry);
}

#[test]
fn a_tab_without_entries_is_neither_shown_nor_reached() {
    let embedded = Catalog::embedded();
    let gout = embedded.find("gout").unwrap().clone();
    let catalog = Catalog::from_entries(vec![gout], crate::catalog::Vocabulary::default());
    let mut app = App::new(Library::new(catalog), "");
    settle(&mut app);
    assert_eq!(app.tabs(), [Tab::Conditions]);
    press(&mut app, "esc 4 tab");
    assert_eq!(app.tab(), Tab::Conditions);
}

#[test]
fn nonsense_finds_nothing_and_a_slip_is_offered_names() {
    let app_with_nonsense = app("xyzzy");
    assert!(
        app_with_nonsense.list().is_empty() && app_with_nonsense.suggestions().next().is_none()
    );
    let app_with_slip = app("fibriods");
    if app_with_slip.list().is_empty() {
        assert!(app_with_slip.suggestions().any(|name| name == "Uterine fibroids"));
    }
}

#[test]
fn sections_and_matches_of_the_page_are_reached() {
    let mut app = app("bleeding");
    press(&mut app, "enter ]");
    let top = app.reader().top();
    assert!(top > 0);
    press(&mut app, "[");
    assert!(app.reader().top() < top);
    assert!(app.reader().matches() > 0);
    press(&mut app, "g n");
    assert!(app.reader().top() > 0);
}

#[test]
fn a_library_is_replaced_under_the_reader_who_stays_in_place() {
    let mut app = app("bleeding");
    press(&mut app, "enter l enter ] ]");
    let here = app.here();
    assert!(here.top > 0 && here.entry.is_some());
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

    let gout = Catalog::embedded().find("gout").unwrap().clone();
    app.replace(Library::new(Catalog::from_entries(
        vec![gout],
        crate::catalog::Vocabulary::default(),
    )));
    settle(&mut app);
    assert_eq!(app.tabs(), [Tab::Conditions]);
    press(&mut app, "backspace backspace backspace esc esc");
    assert_eq!(reading(&app), "gout");
}

#[test]
fn help_opens_scrolls_and_closes_without_moving_anything_else() {
    let mut app = app("");
    press(&mut app, "f1 j j");
    assert_eq!(app.overlay(), Some(Overlay::Help { top: 2 }));
    press(&mut app, "esc");
    assert_eq!((app.overlay(), app.list().selected()), (None, 0));
}

#[test]
fn tab_completes_a_field_and_otherwise_goes_to_the_next_tab() {
    let mut app = app("reg");
    assert_eq!(app.completion().as_deref(), Some("ion:"));
    press(&mut app, "tab p e l tab");
    assert_eq!(app.line().text(), "region:pelvis");
    assert!(!app.list().is_empty());
    press(&mut app, "ctrl-u tab");
    assert_eq!(app.tab(), Tab::Procedures);
}

#[test]
fn a_filter_is_chosen_from_those_that_there_are_and_taken_back() {
    let mut app = app("");
    press(&mut app, "esc 2 F");
    let (facet, asked) = app.facets().next().unwrap();
    let (token, count) = (facet.token(), facet.count);
    assert!(!asked);
    press(&mut app, "enter");
    assert_eq!((app.overlay(), app.line().text()), (None, token.as_str()));
    assert_eq!(app.list().rows().len(), count);
    press(&mut app, "F");
    assert!(app.facets().next().is_some_and(|(_, asked)| asked));
    press(&mut app, "enter");
    assert_eq!(app.line().text(), "");
}

#[test]
fn a_tab_without_fields_has_no_filters() {
    let mut app = app("");
    press(&mut app, "esc 5 F");
    assert_eq!(app.overlay(), None);
}

#[test]
fn a_wrong_field_is_told_and_finds_nothing() {
    let app = app("organ:liver abscess");
    assert!(app.list().is_empty());
    assert!(app.query().fault().is_some_and(|fault| fault.contains("region")));
}
