//! A million keys on one explorer in memory, and what it holds meanwhile.

use super::{Bench, Tally};
use fluoro::app::{App, Effect, Key};
use fluoro::catalog::Catalog;
use fluoro::search::Library;
use fluoro::ui::{Themes, render, viewport};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use std::fs;

/// What is pressed; the letters come from queries, so that pages are found and opened.
const KEYS: [&str; 44] = [
    "g",
    "o",
    "u",
    "t",
    "i",
    "space",
    "b",
    "l",
    "e",
    "d",
    "r",
    "f",
    "a",
    "v",
    "s",
    "up",
    "down",
    "left",
    "right",
    "enter",
    "enter",
    "enter",
    "esc",
    "backspace",
    "tab",
    "backtab",
    "pgup",
    "pgdn",
    "home",
    "end",
    "f1",
    "f2",
    "f3",
    "ctrl-u",
    "alt-left",
    "alt-right",
    "m",
    "c",
    "L",
    "t",
    "z",
    "]",
    "1",
    "9",
];

const ACTIONS: usize = 1_000_000;

/// A frame is drawn for so many keys, as for a fast typist on a slow line.
const KEYS_A_FRAME: usize = 20;

/// What the explorer may hold more at the end than when every page could have been seen once.
const MOST_GROWTH: usize = 16 * 1024;

pub fn run(bench: &Bench, tally: &mut Tally) {
    let mut random = bench.random();
    let themes = Themes::embedded(true);
    let (columns, rows) = (120, 36);
    let area = Rect::new(0, 0, columns, rows);
    let Ok(mut terminal) = Terminal::new(TestBackend::new(columns, rows));
    let mut app = App::new(Library::new(Catalog::embedded()), "");
    app.dress(themes.items(), "dark");
    app.fit(viewport(&app, area));
    let keys: Vec<Key> = KEYS.iter().filter_map(|key| key.parse().ok()).collect();
    let actions = bench.part(ACTIONS);
    let mut resident = Vec::new();
    for number in 0..actions {
        if number % (actions / 10).max(1) == 0 {
            resident.push(kilobytes());
        }
        let Some(&key) = random.choice(&keys) else { break };
        if app.press(key) != Effect::Nothing {
            app.fit(viewport(&app, area));
        }
        if number % KEYS_A_FRAME == 0 {
            let Ok(_) = terminal.draw(|frame| render(frame, &app, &themes));
        }
    }
    resident.push(kilobytes());
    let told: Vec<String> =
        resident.iter().map(|kilobytes| (kilobytes / 1024).to_string()).collect();
    tally.note(format!("{actions} keys; MiB resident after each tenth: {}", told.join(" ")));
    let (warm, last) = (
        resident.get(3).copied().unwrap_or_default(),
        resident.last().copied().unwrap_or_default(),
    );
    let grown = last.saturating_sub(warm);
    let outcome =
        if grown <= MOST_GROWTH { Ok(()) } else { Err(format!("{grown} KiB more at the end")) };
    tally.case("a million keys", outcome);
}

/// What this process holds in memory; zero where the system does not say.
fn kilobytes() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
