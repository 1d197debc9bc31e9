//! No sequence of keys and sizes may panic or lose the cursor.

use crate::harness::{EMBEDDED, Session};
use fluoro::app::{Action, App, Binding, Choice, Context, Focus, Key, Keymap, Overlay, Tab};
use fluoro::terminal::{End, Input, Wake};
use fluoro::ui::{Pointer, Press, Role};
use proptest::prelude::*;

/// Something that a reader or a window manager does.
#[derive(Debug, Clone)]
pub enum Deed {
    Press(Key),
    Resize(u16, u16),
}

pub fn deed() -> impl Strategy<Value = Deed> {
    let keymap = Keymap::default();
    let keys: Vec<Key> = Context::ALL
        .iter()
        .flat_map(|&context| keymap.bindings(context).flat_map(|binding| binding.keys.clone()))
        .chain("gi bleedé出".chars().filter(|c| *c != ' ').map(|c| c.to_string().parse().unwrap()))
        .collect();
    prop_oneof![
        8 => proptest::sample::select(keys).prop_map(Deed::Press),
        1 => (1u16..240, 1u16..80).prop_map(|(columns, rows)| Deed::Resize(columns, rows)),
    ]
}

/// Whether a key leaves the program where it is pressed.
pub fn is_quit(session: &Session, key: Key) -> bool {
    let asked = session.app.keymap().action(session.app.context(), key);
    let chosen = match session.app.overlay() {
        Some(Overlay::Menu(menu)) if asked == Some(Action::Open) => menu.choice(),
        _ => None,
    };
    asked == Some(Action::Quit) || chosen == Some(&Choice::Command(Action::Quit))
}

/// Nothing that is selected, in view or typed at lies outside of what there is.
pub fn is_sound(session: &Session) -> Result<(), TestCaseError> {
    let list = session.app.list();
    prop_assert!(list.is_empty() || list.selected() < list.rows().len());
    let (top, length, _) = session.app.reader().window();
    prop_assert!(top <= length);
    let before = session.app.line().before_cursor().len();
    prop_assert!(session.app.line().text().is_char_boundary(before));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_sequence_of_keys_and_sizes_panics(
        fixture in proptest::sample::select(&["library", "emergency", "overview", "week"][..]),
        deeds in proptest::collection::vec(deed(), 1..80),
    ) {
        let mut session = Session::fixture(fixture, 80, 24);
        for deed in deeds {
            match deed {
                Deed::Press(key) => {
                    let end = if is_quit(&session, key) { End::Quit } else { End::Deserted };
                    prop_assert_eq!(session.press(key), end);
                }
                Deed::Resize(columns, rows) => session.resize(columns, rows),
            }
            is_sound(&session)?;
        }
    }
}

#[test]
fn escape_never_quits_wherever_one_is() {
    for keys in ["", "esc", "enter", "f1", "esc ?", "esc 2 enter", "esc f"] {
        let mut session = Session::open(80, 24).keys(keys);
        for _ in 0..6 {
            assert_eq!(session.press("esc".parse().unwrap()), End::Deserted);
        }
    }
}

#[test]
fn a_burst_is_one_drawing_and_a_stop_gives_the_screen_back() {
    let mut session = Session::open(80, 24);
    let before = session.counts();
    let key = |key: &str| Wake::Input(Input::Key(key.parse().unwrap()));
    session.wake(std::iter::repeat_with(|| key("down")).take(30));
    // One drawing when the loop begins, one for all that came at once.
    assert_eq!(session.counts(), (before.0 + 2, before.1));
    assert_eq!(session.app.list().selected(), 30);
    session.wake([key("ctrl-z"), key("up")]);
    assert_eq!((session.counts().1, session.app.list().selected()), (before.1 + 1, 29));
    assert_eq!(session.wake([key("ctrl-c"), key("down")]), End::Quit);
    assert_eq!(session.app.list().selected(), 29);
}

#[test]
fn a_theme_is_seen_while_it_is_selected_and_kept_by_enter_alone() {
    let mut session = Session::small(120, 36).keys("esc down down down T");
    assert_eq!(session.app.theme(), "dark");
    let before = session.style_of("Conditions");
    session = session.keys("down");
    assert_eq!(session.app.theme(), "contrast-light");
    assert!(session.style_of("Conditions") != before && session.screen().contains("heavy periods"));
    // The way out of a theme that cannot be read here stays in the one that can.
    for (text, role) in
        [(" Themes", Role::Title), ("contrast-light", Role::Strong), ("Esc", Role::Key)]
    {
        let seen = session.style_of(text).unwrap();
        let worn = session.themes.named("dark").style(role);
        assert_eq!(seen.patch(worn), seen, "{text}");
    }
    // A line that leaves no theme shows the one that is worn.
    session = session.keys("/").types("qq");
    assert_eq!(session.app.theme(), "dark");
    session = session.keys("esc down esc");
    assert_eq!((session.app.theme(), session.app.overlay()), ("dark", None));
    assert_eq!(session.style_of("Conditions"), before);
    session = session.keys("T / ").types("mono").keys("enter enter");
    assert_eq!((session.app.theme(), session.app.overlay()), ("mono", None));
    // What suits the terminal comes too late.
    session.app.suit("light");
    assert_eq!(session.app.theme(), "mono");
}

#[test]
fn the_mouse_chooses_rows_links_tabs_and_items() {
    let mut session = Session::open(120, 36).types("ascites").keys("down");
    session.mouse(Press::Click, "Refractory ascites");
    let reading = |session: &Session| {
        let catalog = session.app.library().catalog();
        session.app.reader().entry().map(|entry| catalog.entry(entry).id.clone()).unwrap()
    };
    assert_eq!(reading(&session), "refractory-ascites");
    session.mouse(Press::Click, "Refractory ascites");
    assert_eq!(session.app.focus(), Focus::Page);
    session.mouse(Press::Click, "Treated by");
    let before = session.app.reader().top();
    session.mouse(Press::WheelDown, "Treated by");
    assert!(session.app.reader().top() > before);
    session.mouse(Press::Click, "Procedures");
    assert_eq!(session.app.tab(), Tab::Procedures);
    let mut session = session.keys("F");
    session.mouse(Press::Click, "pelvis");
    assert_eq!(session.app.line().text(), "region:pelvis");
    session = session.keys("esc ?");
    session.mouse(Press::WheelDown, "Keys");
    assert!(matches!(session.app.overlay(), Some(Overlay::Help(_))));
}

#[test]
fn what_is_copied_is_told_with_the_way_it_took() {
    let session = Session::small(80, 24).types("ufe").keys("enter y G enter");
    assert_eq!(session.outside.clipboard, "fluoro show uterine-fibroid-embolization");
    let screen = session.screen();
    assert!(screen.contains("copied the command that shows it by hand"), "{screen}");
}

#[test]
fn a_source_is_opened_by_its_number_or_as_a_link_and_copied_where_there_is_no_browser() {
    let mut session = Session::small(80, 24).types("ufe").keys("enter o");
    assert!(session.screen().contains("Open a source"), "{}", session.screen());
    session = session.keys("enter");
    let first = session.outside.clipboard.clone();
    assert!(first.starts_with("https://"), "{first}");
    assert!(session.screen().contains("copied its address by hand: there is no browser"));
    session.outside.browser = Some(String::new());
    // The last link of a page is the address of its last source.
    session = session.keys("G h enter");
    let last = session.outside.browser.clone().unwrap();
    assert!(last.starts_with("https://") && last != first, "{last}");
    assert!(session.screen().contains(&format!("opened {last}")), "{}", session.screen());
    session.outside.browser = Some(String::new());
    assert_eq!(session.keys("o").outside.browser, Some(last));
}

#[test]
fn a_paste_of_a_megabyte_is_one_drawing() {
    let mut session = Session::open(80, 24);
    let before = session.counts().0;
    session.paste(&"liver ".repeat(200_000));
    assert_eq!(session.counts().0, before + 2);
    assert!(session.app.line().text().starts_with("liver liver"));
}

/// The table of keys for README, from the keymap.
fn table_of_keys() -> String {
    const PLACES: [Context; 6] = [
        Context::Line,
        Context::List,
        Context::Page,
        Context::Find,
        Context::Menu,
        Context::Palette,
    ];
    let mut table = String::from(
        "\n| key | typing a search | list | page | finding in it | menu | palette | what |\n| --- | :-: | :-: | :-: | :-: | :-: | :-: | --- |\n",
    );
    let mut rows: Vec<(String, [bool; 6], &str)> = Vec::new();
    let tabs = Tab::with_entries(EMBEDDED.catalog());
    let keymap = Keymap::default();
    let mut add = |keys: String, applies: [bool; 6], doc: &'static str| match rows
        .iter_mut()
        .find(|(known, _, of)| *known == keys && *of == doc)
    {
        Some((_, known, _)) => {
            known.iter_mut().zip(applies).for_each(|(known, applies)| *known |= applies);
        }
        None => rows.push((keys, applies, doc)),
    };
    for Binding { command, keys, contexts, .. } in keymap.all() {
        let label = |key: &Key| {
            format!("<kbd>{}</kbd>", key.label().replace('<', "&lt;").replace('>', "&gt;"))
        };
        let keys = keys.iter().map(label).collect::<Vec<_>>().join(" ");
        let applies = PLACES.map(|context| contexts.contains(&context));
        let absent = matches!(command.action, Action::Tab(tab) if !tabs.contains(&tab));
        if !absent {
            add(keys, applies, command.doc);
        }
    }
    for (keys, applies, doc) in rows {
        let marks = applies.map(|applies| if applies { " • |" } else { "  |" }).concat();
        table = format!("{table}| {keys} |{marks} {doc} |\n");
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

/// Clicks at a cell.
fn click(session: &mut Session, column: u16, row: u16) {
    point(session, Press::Click, column, row);
}

/// Uses the mouse at a cell.
fn point(session: &mut Session, press: Press, column: u16, row: u16) {
    session.wake([Wake::Input(Input::Pointer(Pointer { press, column, row }))]);
}

#[test]
fn what_is_held_beside_a_page_a_list_or_a_menu_is_dragged() {
    let mut session = Session::open(80, 24).types("stroke").keys("enter");
    let top = |session: &Session| session.app.reader().window().0;
    // Nothing is held yet.
    point(&mut session, Press::Drag, 79, 12);
    assert_eq!(top(&session), 0);
    click(&mut session, 79, 3);
    // The hand that drags does not stay in its column, nor within the pane.
    point(&mut session, Press::Drag, 70, 12);
    let half = top(&session);
    point(&mut session, Press::Drag, 79, 23);
    let last = top(&session);
    assert!(0 < half && half < last, "{half} {last}");
    point(&mut session, Press::Drag, 79, 0);
    assert_eq!(top(&session), 0);
    point(&mut session, Press::Release, 79, 0);
    point(&mut session, Press::Drag, 79, 12);
    assert_eq!(top(&session), 0);

    let mut session = Session::open(80, 24).keys("esc 2");
    click(&mut session, 36, 3);
    point(&mut session, Press::Drag, 37, 21);
    assert_eq!(session.app.list().selected() + 1, session.app.list().rows().len());

    let mut session = session.keys("F");
    click(&mut session, 79, 4);
    point(&mut session, Press::Drag, 60, 21);
    let Some(Overlay::Menu(menu)) = session.app.overlay() else { panic!("{}", session.screen()) };
    let (top, length, height) = menu.window();
    assert_eq!(top + height, length);

    let mut session = session.keys("esc ?");
    let first = session.screen();
    click(&mut session, 79, 4);
    point(&mut session, Press::Drag, 79, 12);
    assert_ne!(session.screen(), first);
}

#[test]
fn a_click_beside_a_page_or_a_list_goes_there() {
    let mut session = Session::open(80, 24).types("stroke").keys("enter");
    for (row, place) in [(21, " 100%"), (12, " 50%"), (3, " 0%")] {
        click(&mut session, 79, row);
        let footer = session.screen().lines().last().unwrap().to_owned();
        assert!(footer.ends_with(place), "{row}: {footer}");
    }
    let mut session = Session::open(80, 24).keys("esc 2");
    let count = session.app.list().rows().len();
    click(&mut session, 36, 21);
    assert_eq!(session.app.list().selected(), count - 1);
    click(&mut session, 36, 12);
    assert!(session.app.list().selected().abs_diff(count / 2) < count / 10);
    click(&mut session, 36, 3);
    assert_eq!(session.app.list().selected(), 0);
    let mut session = session.keys("?");
    click(&mut session, 79, 21);
    assert!(!session.screen().contains("In the list"), "{}", session.screen());
    let mut session = session.keys("esc F");
    click(&mut session, 79, 21);
    let Some(Overlay::Menu(menu)) = session.app.overlay() else { panic!("{}", session.screen()) };
    let (top, length, height) = menu.window();
    assert!(top > 0 && top + height == length, "{top} {length} {height}");
}

#[test]
fn a_click_on_a_key_of_the_bottom_line_does_what_it_does() {
    let mut session = Session::open(120, 36).types("stroke");
    for (hint, is_done) in [
        ("Enter open", &(|app: &App| app.focus() == Focus::Page) as &dyn Fn(&App) -> bool),
        ("→ next link", &|app| app.reader().link() == Some(0)),
        ("help", &|app| matches!(app.overlay(), Some(Overlay::Help(_)))),
        ("Esc close", &|app| app.overlay().is_none()),
        ("Backspace back", &|app| app.focus() == Focus::Line),
    ] {
        assert!(!is_done(&session.app), "{hint}");
        session.mouse(Press::Click, hint);
        assert!(is_done(&session.app), "{hint}\n{}", session.screen());
    }
    // Between two of them, and behind the last, there is nothing.
    let footer = session.screen().lines().last().unwrap().to_owned();
    let gap = footer.split("   ").next().unwrap().chars().count();
    let before = session.screen();
    click(&mut session, u16::try_from(gap).unwrap() + 2, 35);
    assert_eq!(session.screen(), before);
}

#[test]
fn space_ticks_the_box_that_is_selected_and_stays_at_it() {
    let ticked = Session::open(80, 24).keys("esc 2 F space down space");
    let chosen = Session::open(80, 24).keys("esc 2 F enter down enter");
    assert_eq!(ticked.app.line().text(), chosen.app.line().text());
    let Some(Overlay::Menu(menu)) = ticked.app.overlay() else { panic!("it is closed") };
    let ticked: Vec<bool> = menu.items().take(3).filter_map(|item| item.marked).collect();
    assert_eq!(ticked, [true, true, false]);
}

#[test]
fn a_comparison_is_copied_whole_from_its_top() {
    for keys in ["esc 2 m down m c", "esc 2 enter m 2 down m c"] {
        let session = Session::open(100, 30).keys(keys).keys("y");
        let Some(Overlay::Menu(menu)) = session.app.overlay() else { panic!("no menu") };
        let first = menu.items().next().unwrap();
        let Choice::Copy { text, .. } = &first.choice else { panic!("{first:?}") };
        assert_eq!(first.name, "the comparison", "{keys}");
        assert!(text.lines().count() > 30, "{text}");
    }
    // Farther down it is a part of it.
    let session = Session::open(100, 30).keys("esc 2 m down m c").keys("] ] ] y");
    let Some(Overlay::Menu(menu)) = session.app.overlay() else { panic!("no menu") };
    assert!(menu.items().next().unwrap().name.starts_with("this "));
}

#[test]
fn what_is_told_is_whole_however_narrow_the_screen_is() {
    let mut session = Session::open(40, 12).keys("esc 2 m c");
    let words =
        |session: &Session| session.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words(&session).contains("one is marked; m on another of its kind, then c"),
        "{}",
        session.screen()
    );
    // The next key gives the row back.
    session = session.keys("down");
    assert!(!words(&session).contains("one is marked"));
}
