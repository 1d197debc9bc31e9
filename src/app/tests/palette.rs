//! The palette: every command and every entry, by typing.

use super::*;

fn items(app: &App) -> Vec<Item> {
    let Some(Overlay::Menu(menu)) = app.overlay() else { panic!("there is no menu") };
    menu.items().cloned().collect()
}

fn named(app: &App, name: &str) -> Option<Item> {
    items(app).into_iter().find(|item| item.name == name)
}

#[test]
fn it_offers_the_commands_that_mean_something_here_with_their_keys() {
    let mut app = app("tips");
    press(&mut app, "f3");
    let colors = named(&app, "choose the colors").unwrap();
    assert_eq!((colors.group.as_str(), colors.aside.as_str()), ("Commands", "T (list)"));
    assert_eq!(named(&app, "next section"), None);
    press(&mut app, "esc enter :");
    assert_eq!(named(&app, "choose the colors").unwrap().aside, "T");
    assert_eq!(named(&app, "next section").unwrap().aside, "]");
    for absent in ["one row down", "forward again", "faults in the data"] {
        assert_eq!(named(&app, absent), None, "{absent}");
    }
}

#[test]
fn it_offers_what_means_something_in_the_size_that_the_screen_has_now() {
    let mut app = app("");
    let room = Room { rows: 20, columns: 40 };
    app.fit([(Pane::List, room), (Pane::Page, room)]);
    press(&mut app, "esc :");
    app.fit([(Pane::List, room), (Pane::Page, room), (Pane::Overlay, room)]);
    press(&mut app, "down down");
    let selected = |app: &App| match app.overlay() {
        Some(Overlay::Menu(menu)) => menu.choice().cloned(),
        _ => None,
    };
    let before = selected(&app);
    assert!(named(&app, "the list wider").is_some());
    app.fit([(Pane::List, room), (Pane::Overlay, room)]);
    assert_eq!((named(&app, "the list wider"), selected(&app)), (None, before));
}

#[test]
fn it_finds_entries_in_the_order_of_the_search_line_behind_commands_by_their_words() {
    for query in ["gi bleed", "liver cancer", "fibriodz qqqq", "tace hcc", "regoin:liver"] {
        let mut app = app(query);
        let found = app.list().rows().iter().filter_map(Listed::entry);
        let found: Vec<String> = found.map(|entry| app.id_of(entry)).collect();
        press(&mut app, "ctrl-u f3");
        app.paste(query);
        let ids = items(&app).into_iter().filter_map(|item| match item.choice {
            Choice::Entry(id) => Some(id),
            _ => None,
        });
        assert_eq!(ids.collect::<Vec<_>>(), found, "{query}");
    }
    let mut app = app("");
    press(&mut app, "f3 q u i t");
    let groups: Vec<String> = items(&app).into_iter().map(|item| item.group).collect();
    assert!(groups.starts_with(&["Commands".to_owned()]) && groups.is_sorted(), "{groups:?}");
}

#[test]
fn a_query_for_two_things_offers_their_comparison_first() {
    let mut app = app("");
    press(&mut app, "f3");
    app.paste("cryoablation vs rfa");
    let names: Vec<String> = items(&app).into_iter().map(|item| item.name).collect();
    let both = ["Cryoablation of tumors", "Radiofrequency ablation of tumors"];
    assert_eq!(names[0], format!("Compare {}", both.join(" · ")));
    assert!(both.iter().all(|name| names.iter().any(|of| of == name)), "{names:?}");
    press(&mut app, "enter");
    assert_eq!((app.overlay(), app.focus(), app.line().text()), (None, Focus::Page, ""));
    let Some(Showing::Comparison(entries)) = app.reader().showing() else {
        panic!("{:?}", app.reader().showing())
    };
    let entries = entries.iter().map(|&at| app.library().catalog().entry(at).head.name.as_str());
    assert_eq!(entries.collect::<Vec<_>>(), both);
}

#[test]
fn enter_does_what_is_chosen_and_what_was_typed_elsewhere_stays() {
    let mut app = app("gout");
    press(&mut app, "f3 t a c e enter");
    assert_eq!((app.overlay(), app.focus(), reading(&app)), (None, Focus::Page, "tace"));
    press(&mut app, "backspace f3 c a r e esc");
    assert_eq!((app.overlay(), app.line().text(), reading(&app)), (None, "gout", "gout"));
    press(&mut app, "f3 c o p y enter");
    assert!(named(&app, "the id").is_some() && app.line().text() == "gout");
    assert_eq!(press(&mut app, "f3 q u i t enter"), Effect::Quit);
    press(&mut app, "f3 q q x enter");
    assert!(items(&app).is_empty());
    press(&mut app, "f3 f1 f3");
    assert!(named(&app, "quit").is_some());
}

#[test]
fn the_arrows_and_the_mouse_choose_in_it_while_letters_are_typed() {
    let mut app = app("");
    press(&mut app, "esc : t h r o m b down ctrl-n ctrl-p");
    let Some(Overlay::Menu(menu)) = app.overlay() else { panic!("there is no menu") };
    assert_eq!(menu.selected(), 1);
    let chosen = items(&app)[2].choice.clone();
    app.update(Action::Choice(2));
    let Choice::Entry(id) = chosen else { panic!("{chosen:?}") };
    assert_eq!((app.overlay(), reading(&app)), (None, id.as_str()));
}

#[test]
fn behind_a_command_that_is_called_so_stands_no_guess() {
    let found = |typed: &str| {
        let mut app = app("");
        press(&mut app, "f3");
        app.paste(typed);
        let entries = |item: &Item| matches!(item.choice, Choice::Entry(_));
        let (entries, commands): (Vec<Item>, Vec<Item>) =
            items(&app).into_iter().partition(entries);
        (commands.len(), entries.len())
    };
    for typed in ["theme", "mouse", "quit"] {
        let (commands, entries) = found(typed);
        assert!(commands > 0 && entries == 0, "{typed}: {commands}, {entries}");
    }
    // What is called so stays behind a command, and a guess where there is none.
    let (commands, entries) = found("filter");
    assert!(commands > 0 && entries > 0);
    assert!(found("fibriodz").1 > 0);
}
