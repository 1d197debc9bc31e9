mod filtering;
mod looking;
mod outline;
mod palette;
mod replacing;
mod returning;
mod taking;

use super::*;
use crate::catalog::Catalog;
use crate::page::layout::LinkTarget;

fn library() -> Library {
    Library::new(Catalog::embedded())
}

fn app(query: &str) -> App {
    let mut app = App::new(library(), query);
    settle(&mut app);
    app
}

fn settle(app: &mut App) {
    let room = |rows, columns| Room { rows, columns };
    app.fit([
        (Pane::List, room(15, 40)),
        (Pane::Page, room(15, 60)),
        (Pane::Overlay, room(10, 80)),
    ]);
}

fn press(app: &mut App, keys: &str) -> Effect {
    let mut effect = Effect::Nothing;
    for key in keys.split_whitespace() {
        effect = app.press(key.parse().unwrap());
        settle(app);
    }
    effect
}

fn reading(app: &App) -> &str {
    app.reader().entry().map_or("nothing", |entry| &app.library().catalog().entry(entry).id)
}

#[test]
fn it_starts_ready_to_type_beside_the_start_page() {
    let app = app("");
    assert_eq!(app.focus(), Focus::Line);
    assert!(app.is_at_start());
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
    let wanted = LinkTarget::Entry("uterine-fibroid-embolization".to_owned());
    while app.reader().link().and_then(|link| app.reader().target(link)) != Some(&wanted) {
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
        assert_eq!(press(&mut app, "esc"), Effect::Redraw);
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
        assert_eq!(catalog.entry(row.entry().unwrap()).kind(), crate::catalog::Kind::Procedure);
    }
}

#[test]
fn a_tab_remembers_its_row() {
    let mut app = app("");
    press(&mut app, "esc j j j");
    let entry = reading(&app).to_owned();
    press(&mut app, "}");
    assert_eq!(app.tab(), Tab::Procedures);
    press(&mut app, "{");
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
    press(&mut app, "esc 4 }");
    assert_eq!(app.tab(), Tab::Conditions);
}

#[test]
fn the_page_marks_what_the_search_takes_for_the_same_word() {
    let marks = |query: &str| {
        let mut app = app(query);
        press(&mut app, "enter");
        (reading(&app).to_owned(), app.reader().matches().to_vec())
    };
    let (page, american) = marks("hemorrhage after birth");
    let (same, british) = marks("haemorrhage after birth");
    assert_eq!((page.as_str(), same.as_str()), ("postpartum-hemorrhage", "postpartum-hemorrhage"));
    assert!(american.len() > 5);
    assert_eq!(american, british);
}

#[test]
fn while_typing_only_the_rows_in_view_are_marked_and_all_of_them_once_the_page_is_read() {
    let mut app = app("bleeding");
    let rows = |app: &App| app.reader().matches().iter().map(Match::row).collect::<Vec<_>>();
    assert!(!rows(&app).is_empty() && rows(&app).iter().all(|row| (0..15).contains(row)));
    app.update(Action::Scroll(Pane::Page, 20));
    settle(&mut app);
    assert!(rows(&app).iter().all(|row| (20..35).contains(row)), "{:?}", rows(&app));
    press(&mut app, "enter");
    assert!(rows(&app).first() < Some(&15) && rows(&app).last() > Some(&35));
}

#[test]
fn sections_and_matches_of_the_page_are_reached() {
    let mut app = app("bleeding");
    press(&mut app, "enter ]");
    let top = app.reader().top();
    assert!(top > 0);
    press(&mut app, "[");
    assert!(app.reader().top() < top);
    let count = app.reader().matches().len();
    assert!(count > 1);
    press(&mut app, "g n n");
    assert_eq!(app.reader().at_match(), Some(1));
    press(&mut app, "N N");
    assert_eq!(app.reader().at_match(), Some(count - 1));
    assert!(app.reader().top() > 0);
}

#[test]
fn help_opens_scrolls_and_closes_without_moving_anything_else() {
    let mut app = app("");
    press(&mut app, "f1 j j");
    assert!(matches!(app.overlay(), Some(Overlay::Help(text)) if text.window().0 == 2));
    press(&mut app, "esc");
    assert_eq!((app.overlay(), app.list().selected()), (None, 0));
}

#[test]
fn tab_completes_a_field_and_otherwise_goes_round_the_panes_and_keeps_the_query() {
    let mut app = app("region:pel");
    assert_eq!(app.completion().as_deref(), Some("vis"));
    press(&mut app, "tab");
    assert_eq!(app.line().text(), "region:pelvis");
    assert!(!app.list().is_empty());
    let entry = reading(&app).to_owned();
    for focus in [Focus::List, Focus::Page, Focus::Line] {
        press(&mut app, "tab");
        assert_eq!((app.focus(), app.line().text()), (focus, "region:pelvis"));
    }
    for focus in [Focus::Page, Focus::List, Focus::Line] {
        press(&mut app, "backtab");
        assert_eq!((app.focus(), reading(&app)), (focus, entry.as_str()));
    }
}

fn first_of_menu(app: &App) -> Item {
    match app.overlay() {
        Some(Overlay::Menu(menu)) => menu.items().next().cloned().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_filter_is_chosen_from_those_that_there_are_and_taken_back() {
    let mut app = app("");
    press(&mut app, "esc 2 F");
    let item = first_of_menu(&app);
    assert_eq!(item.marked, Some(false));
    let Choice::Filter(token) = &item.choice else { panic!("{item:?}") };
    press(&mut app, "enter");
    assert_eq!((first_of_menu(&app).marked, app.line().text()), (Some(true), token.as_str()));
    assert_eq!(app.list().rows().len().to_string(), item.aside);
    press(&mut app, "j enter");
    assert!(app.line().text().starts_with(&format!("{token} ")), "{}", app.line().text());
    assert!(app.list().rows().len().to_string() > item.aside);
    press(&mut app, "esc");
    assert_eq!((app.overlay(), app.focus()), (None, Focus::List));
    press(&mut app, "F enter j enter");
    assert_eq!((first_of_menu(&app).marked, app.line().text()), (Some(false), ""));
    press(&mut app, "/ p e l v");
    assert!(first_of_menu(&app).name.contains("pelvis"), "{:?}", first_of_menu(&app));
    press(&mut app, "esc");
    assert_eq!(first_of_menu(&app), item);
    press(&mut app, "q");
    assert_eq!(app.overlay(), None);
}

#[test]
fn every_tab_has_filters() {
    let mut app = app("");
    press(&mut app, "esc");
    for (number, tab) in (1..).zip(Tab::ALL) {
        press(&mut app, &format!("{number} F enter"));
        assert_eq!((app.tab(), app.scope()), (tab, Scope::Tab));
        assert!(!app.line().text().is_empty() && !app.list().is_empty(), "{tab:?}");
        press(&mut app, "esc");
    }
}

#[test]
fn tab_goes_on_from_a_plain_word_that_a_field_is_called_by() {
    for word in ["risk", "guidance", "reg"] {
        let mut app = app(word);
        assert_eq!(app.completion(), None, "{word}");
        press(&mut app, "tab");
        assert_eq!((app.focus(), app.line().text()), (Focus::List, word));
    }
}

#[test]
fn a_search_begins_afresh_and_what_was_typed_can_be_come_back_to() {
    let mut app = app("gi bleed");
    press(&mut app, "enter ctrl-g");
    assert!(app.line().is_selected());
    press(&mut app, "g o u t");
    assert_eq!((app.line().text(), reading(&app)), ("gout", "gout"));
    press(&mut app, "alt-left");
    assert_eq!((app.focus(), app.line().text()), (Focus::Page, "gi bleed"));
    press(&mut app, "esc tab 3");
    assert_eq!((app.tab(), app.line().text()), (Tab::Imaging, ""));
    press(&mut app, "alt-left");
    assert_eq!((app.tab(), app.line().text()), (Tab::Conditions, "gi bleed"));
    press(&mut app, "backtab ctrl-u");
    assert_eq!(app.line().text(), "");
    press(&mut app, "alt-left");
    assert_eq!(app.line().text(), "gi bleed");
}

#[test]
fn of_a_field_with_several_values_tab_tells_them_and_stays() {
    let mut app = app("urgency:e");
    press(&mut app, "tab");
    assert_eq!((app.focus(), app.notice()), (Focus::Line, Some("elective · emergency")));
    press(&mut app, "m tab");
    assert_eq!(app.line().text(), "urgency:emergency");
}

#[test]
fn a_search_of_the_tab_is_widened_and_keeps_its_words() {
    let mut app = app("");
    press(&mut app, "tab 2 f h e p a r i n");
    let narrow = app.list().rows().len();
    press(&mut app, "ctrl-g");
    assert_eq!((app.scope(), app.line().text()), (Scope::Everything, "heparin"));
    assert!(app.list().rows().len() > narrow);
}

#[test]
fn a_page_is_searched_in_itself_and_a_stroke_widens_to_everything() {
    let mut app = app("tips");
    press(&mut app, "enter / a s c i t e s");
    assert_eq!(app.focus(), Focus::Find);
    let found = app.reader().matches().len();
    assert!(found > 3 && app.reader().at_match() == Some(0), "{found}");
    press(&mut app, "enter n");
    assert_eq!((app.focus(), app.reader().at_match()), (Focus::Page, Some(1)));
    assert_eq!(reading(&app), "tips");
    press(&mut app, "esc");
    assert_eq!((app.focus(), app.reader().find()), (Focus::Page, None));
    press(&mut app, "n");
    assert!(app.line().text() == "tips" && app.reader().at_match().is_some());
    let top = app.reader().top();
    press(&mut app, "/ z z z esc");
    assert_eq!((app.focus(), app.reader().top()), (Focus::Page, top));
    press(&mut app, "/ / g o u t");
    assert_eq!((app.focus(), reading(&app)), (Focus::Line, "gout"));
}

#[test]
fn a_paste_is_one_edit_and_in_the_page_a_new_search() {
    let mut app = app("tips");
    press(&mut app, "enter");
    assert_eq!(app.paste("gout\n"), Effect::Redraw);
    settle(&mut app);
    assert_eq!((app.focus(), app.line().text(), reading(&app)), (Focus::Line, "gout ", "gout"));
    press(&mut app, "esc esc ?");
    assert_eq!(app.paste("tips"), Effect::Nothing);
}

#[test]
fn enter_follows_no_link_that_is_not_selected() {
    let mut app = app("tips");
    press(&mut app, "enter ] ] ] enter");
    assert_eq!(reading(&app), "tips");
    press(&mut app, "l enter");
    assert_ne!(reading(&app), "tips");
}

#[test]
fn a_key_that_does_nothing_says_so_until_the_next() {
    let mut app = app("tips");
    press(&mut app, "enter x");
    assert_eq!(app.notice(), Some("x does nothing here"));
    press(&mut app, "j");
    assert_eq!(app.notice(), None);
}

#[test]
fn a_key_of_another_place_says_where_it_does_what() {
    let mut app = app("");
    for (keys, notice) in [
        ("esc n", "n does nothing here; in the page: next match"),
        ("ctrl-w", "Ctrl-w does nothing here; in the search line: erase a word"),
        ("enter ctrl-w", "Ctrl-w does nothing here; in the search line: erase a word"),
    ] {
        press(&mut app, keys);
        assert_eq!(app.notice(), Some(notice));
    }
}

#[test]
fn a_key_that_has_nothing_to_do_says_what_is_missing() {
    for (keys, told) in [
        ("esc backspace", "there is nothing to go back to"),
        ("esc alt-right", "there is nothing to go forward to"),
        ("esc !", "the data has no faults"),
        ("t i p s enter enter", "no link is selected here"),
        ("t i p s enter right pgdn pgdn enter", "no link is selected here"),
        ("esc down enter n", "nothing in this page matches"),
    ] {
        let mut app = app("");
        press(&mut app, keys);
        assert_eq!(app.notice(), Some(told), "{keys}");
    }
}

#[test]
fn q_closes_what_lies_over_the_panes_and_does_not_quit() {
    let mut app = app("");
    for keys in ["esc ? q", "2 F q"] {
        assert_eq!(press(&mut app, keys), Effect::Redraw);
        assert_eq!(app.overlay(), None);
    }
    assert_eq!(press(&mut app, "q"), Effect::Quit);
}

#[test]
fn a_wrong_field_or_value_is_told_and_finds_nothing() {
    for (query, told) in [
        ("organ:liver abscess", "there is no field organ; there are kind, "),
        ("abscess regoin:liver", "there is no field regoin; there are region, "),
        ("-region:chest", "there is no field -region; there are region, "),
        ("abscess Region:pelvic", "region has no value pelvic; there are pelvis, "),
    ] {
        let app = app(query);
        assert!(app.list().is_of_values());
        let said = app.query().fault().unwrap().to_string();
        assert!(said.starts_with(told), "{said}");
    }
}

#[test]
fn in_a_tab_a_field_of_another_is_told_with_those_of_this_one() {
    let mut app = app("");
    press(&mut app, "esc 1 f");
    app.paste("design:cohort");
    let said = app.query().fault().unwrap().to_string();
    assert_eq!(said, "nothing here has the field design; there are region, system, urgency");
}
