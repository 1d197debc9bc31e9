//! A person’s way through the explorer, in a real pseudo-terminal: by keyboard as README describes it, and by mouse.

use crate::data::here;
use crate::pty::{BACKSPACE, ENTER, TAB, Terminal, footer, rows};

/// The steps of README: what is typed and pressed in each.
fn steps() -> Vec<Vec<String>> {
    let readme = std::fs::read_to_string(here("README.md")).unwrap();
    let (_, walk) = readme.split_once("### A walk by keyboard\n").unwrap();
    let (walk, _) = walk.split_once("\n## ").unwrap();
    let is_step = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit());
    walk.lines().filter(is_step).map(presses).collect()
}

/// What stands between backticks, which is typed, or as a key, which is pressed.
fn presses(step: &str) -> Vec<String> {
    let step = step.replace("<kbd>", "`").replace("</kbd>", "`");
    let press = |press: &str| match press {
        "→" => "\x1b[C".to_owned(),
        "Enter" => ENTER.to_owned(),
        "Backspace" => BACKSPACE.to_owned(),
        "Tab" => TAB.to_owned(),
        typed => typed.to_owned(),
    };
    step.split('`').skip(1).step_by(2).map(press).collect()
}

/// The rows of the page, which is right of the list.
fn page(screen: &vt100::Screen) -> Vec<String> {
    let page = |row: &String| Some(row.split_once(['│', '┃'])?.1.trim_end().to_owned());
    rows(screen).iter().filter_map(page).collect()
}

const THROMBECTOMY: &str = "Mechanical thrombectomy for acute ischemic stroke";

#[test]
fn the_walk_of_the_readme_leads_by_keyboard_alone_to_a_bookmark_that_is_still_there() {
    let state = tempfile::tempdir().unwrap();
    let variables = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let steps = steps();
    let [find, follow, outline, on, back, compare, copy, bookmark, quit, again] = &steps[..] else {
        panic!("{steps:?}");
    };
    let mut terminal = Terminal::where_it_says(&variables, &[]);
    terminal.shows("type a condition");
    terminal.keys(&find.concat()).shows("‹ search “stroke”").shows("Acute ischemic stroke");
    terminal.keys(&follow.concat()).shows("‹ Acute ischemic stroke");
    terminal.wait("thrombectomy", heads(THROMBECTOMY));
    terminal.keys(&outline.concat()).wait("the complications", heads("Complications"));
    // The link is selected first, so that what is come back to is known.
    let (right, rest) = on.split_first().unwrap();
    terminal.keys(right).wait("a link", |screen| footer(screen).contains("Enter open"));
    let left = page(terminal.screen());
    terminal.keys(&rest.concat()).shows(&format!("‹ {THROMBECTOMY}"));
    assert_ne!(page(terminal.screen()), left);
    terminal.keys(&back.concat()).shows("‹ Acute ischemic stroke");
    terminal.wait("the same line", |screen| page(screen) == left);
    terminal.keys(&compare.concat()).shows("Compare · 2 procedures").shows(THROMBECTOMY);
    terminal.keys(&copy.concat()).wait("a copy", |screen| footer(screen).contains("by OSC 52"));
    terminal.wrote("\x1b]52;c;");
    terminal.keys(&bookmark.concat()).shows(&format!("bookmarked: {THROMBECTOMY}"));
    terminal.keys(&quit.concat()).ends_with(0);

    let mut terminal = Terminal::where_it_says(&variables, &[]);
    terminal.shows("type a condition").keys(&again.concat());
    terminal.wait("the bookmark", heads(THROMBECTOMY)).shows(" bookmarked");
    terminal.keys(&quit.concat()).ends_with(0);
}

/// Whether the page begins with a text.
fn heads(text: &'static str) -> impl Fn(&vt100::Screen) -> bool {
    move |screen| {
        page(screen).first().is_some_and(|row| row.trim_start_matches(['▌', ' ']).starts_with(text))
    }
}

#[test]
fn the_mouse_goes_by_row_link_outline_wheel_and_tab() {
    let mut terminal = Terminal::fluoro(&["stroke"]);
    terminal.shows("found").resize(200, 24).shows("On this page");
    terminal.click("Acute ischemic stroke").wait("the page", heads("Acute ischemic stroke"));
    terminal.click(&format!("{THROMBECTOMY} –")).wait("the link", heads(THROMBECTOMY));
    terminal.click("  Complications").wait("the section", heads("Complications"));
    terminal.wheel_down("Complications").wait("more", |screen| !heads("Complications")(screen));
    terminal.click("└─ Cerebral angiography").wait("the row", heads("Cerebral angiography"));
    terminal.click("Procedures").shows("Vascular").keys("q").ends_with(0);
}
