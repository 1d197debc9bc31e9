//! No sequence of keys and sizes may panic or lose the cursor.

use crate::harness::Session;
use fluoro::app::{Action, COMMANDS, Context, Effect, Key, Tab};
use fluoro::catalog::Catalog;
use proptest::prelude::*;
use std::cell::RefCell;

/// Something that a reader or a window manager does.
#[derive(Debug, Clone)]
enum Deed {
    Press(Key),
    Resize(u16, u16),
}

fn deed() -> impl Strategy<Value = Deed> {
    let keys: Vec<Key> = COMMANDS
        .iter()
        .flat_map(|command| command.keys.iter().map(|key| key.parse().unwrap()))
        .chain("gi bleedé出".chars().filter(|c| *c != ' ').map(|c| c.to_string().parse().unwrap()))
        .collect();
    prop_oneof![
        8 => proptest::sample::select(keys).prop_map(Deed::Press),
        1 => (1u16..240, 1u16..80).prop_map(|(columns, rows)| Deed::Resize(columns, rows)),
    ]
}

thread_local! {
    // Loading the catalog anew for every case would take most of the test's time.
    static SESSION: RefCell<Session> = RefCell::new(Session::open(80, 24));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_sequence_of_keys_and_sizes_panics(deeds in proptest::collection::vec(deed(), 1..120)) {
        SESSION.with_borrow_mut(|session| {
            for deed in deeds {
                match deed {
                    Deed::Press(key) => {
                        let effect = session.press(key);
                        prop_assert!(matches!(effect, Effect::None | Effect::Quit | Effect::Suspend));
                    }
                    Deed::Resize(columns, rows) => session.resize(columns, rows),
                }
                let list = session.app.list();
                prop_assert!(list.is_empty() || list.selected() < list.rows().len());
                let (top, length, _) = session.app.reader().window();
                prop_assert!(top <= length);
                let before = session.app.line().before_cursor().len();
                prop_assert!(session.app.line().text().is_char_boundary(before));
            }
            Ok(())
        })?;
    }
}

#[test]
fn escape_never_quits_wherever_one_is() {
    for keys in ["", "esc", "enter", "f1", "esc ?", "esc 2 enter", "esc f"] {
        let mut session = Session::open(80, 24).keys(keys);
        for _ in 0..6 {
            assert_eq!(session.press("esc".parse().unwrap()), Effect::None);
        }
    }
}

/// The table of keys for README, from the table of commands.
fn table_of_keys() -> String {
    let mut table = String::from(
        "\n| key | while typing | in the list | in the page | what |\n| --- | :-: | :-: | :-: | --- |\n",
    );
    let mut rows: Vec<(String, [bool; 3], &str)> = Vec::new();
    let tabs = Tab::with_entries(&Catalog::embedded());
    for command in COMMANDS {
        let label = |key: &&str| format!("<kbd>{}</kbd>", key.parse::<Key>().unwrap().label());
        let keys = command.keys.iter().map(label).collect::<Vec<_>>().join(" ");
        let contexts = [Context::Line, Context::List, Context::Page];
        let applies = contexts.map(|context| command.contexts.contains(&context));
        let absent = matches!(command.action, Action::Tab(tab) if !tabs.contains(&tab));
        if absent || applies == [false; 3] {
            continue;
        }
        match rows.iter_mut().find(|(known, _, doc)| *known == keys && *doc == command.doc) {
            Some((_, known, _)) => {
                known.iter_mut().zip(applies).for_each(|(known, applies)| *known |= applies);
            }
            None => rows.push((keys, applies, command.doc)),
        }
    }
    for (keys, applies, doc) in rows {
        let [line, list, page] = applies.map(|applies| if applies { "•" } else { "" });
        table = format!("{table}| {keys} | {line} | {list} | {page} | {doc} |\n");
    }
    table
}

/// `UPDATE_README=1 cargo test readme` writes the table.
#[test]
fn the_readme_shows_every_key() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once("`the_readme_shows_every_key` -->\n").unwrap();
    let (table, after) = rest.split_once("<!-- /keys -->").unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        let marker = "`the_readme_shows_every_key` -->\n";
        std::fs::write(
            path,
            [before, marker, &table_of_keys(), "\n<!-- /keys -->", after].concat(),
        )
        .unwrap();
        return;
    }
    assert_eq!(table.trim(), table_of_keys().trim());
}
