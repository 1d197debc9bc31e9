//! Terminals of sizes and environments that nobody expects: a few of those that `cargo xtask torture` goes through.

use crate::pty::{CTRL_C, ENTER, Terminal};

#[test]
fn every_size_is_lived_through_from_the_start_and_while_reading() {
    for (columns, rows) in
        [(0, 0), (1, 1), (2, 1), (1, 2), (3, 3), (39, 12), (40, 11), (300, 100), (u16::MAX, 1)]
    {
        let mut terminal = Terminal::sized(columns, rows);
        terminal.begins().rests().keys("gout").rests();
        terminal.resize(120, 24).shows("/ gout ").shows("Treated by").keys(ENTER);
        terminal.shows("‹ search “gout”").claims(columns, rows).rests();
        terminal.resize(121, 24).shows("‹ search “gout”").keys(CTRL_C).ends_with(0);
    }
}

#[test]
fn a_storm_of_sizes_with_keys_among_them_ends_in_the_last_size() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition");
    for number in 0..200_u16 {
        terminal.claims(1 + number * 37 % 300, 1 + number * 17 % 100);
        terminal.keys(["g", "\x7f", "i", "\x7f"][usize::from(number % 4)]);
    }
    terminal.resize(120, 24).keys("gout").shows("/ gout ").shows("Treated by");
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn every_environment_finds_and_restores() {
    for variables in [
        &[("TERM", "nobody-knows-it"), ("LC_ALL", "C")][..],
        &[("TERM", ""), ("LC_ALL", "")],
        &[("TERM", "vt100"), ("LC_ALL", "de_DE.ISO-8859-1"), ("COLUMNS", "1"), ("LINES", "99999")],
        &[("HOME", "/nonexistent"), ("XDG_STATE_HOME", "relative"), ("XDG_DATA_HOME", "/dev/null")],
        &[
            ("XDG_STATE_HOME", "/dev/null"),
            ("XDG_CONFIG_HOME", "/proc"),
            ("COLORFGBG", "\x1b]0;x\x07"),
        ],
    ] {
        let mut terminal = Terminal::where_it_says(variables, &[]);
        terminal.shows("type a condition").keys("gout").shows("/ gout ").shows("Treated by");
        terminal.keys(CTRL_C).ends_with(0);
    }
}
