//! What a terminal sends, whole, torn, without end and in floods: nothing of it is lost, and nothing of it locks the keys.

use crate::pty::{CTRL_C, CTRL_U, ESC, Terminal};
use std::thread::sleep;
use std::time::{Duration, Instant};

fn typing() -> Terminal {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition").rests();
    terminal
}

#[test]
fn a_flood_without_brackets_is_read_to_its_end() {
    let floods = [
        ("gi bleed ".repeat(300), CTRL_U),
        ("\x1b[B\x1b[A".repeat(400), "/"),
        (ESC.repeat(3000), "/"),
        ("\x1b[<65;10;10M".repeat(300), "/"),
    ];
    for (flood, to_the_line) in floods {
        let mut terminal = typing();
        terminal.keys(&flood).rests().keys(to_the_line).keys("gout").shows("/ gout ");
        terminal.keys(CTRL_C).ends_with(0);
    }
}

#[test]
fn a_paste_that_never_ends_is_typed_and_left_by_ctrl_c() {
    let mut terminal = typing();
    terminal.keys("\x1b[200~gout").shows("/ gout").rests().keys(CTRL_C).ends_with(0);
}

#[test]
fn after_a_paste_that_never_ends_esc_gives_the_keys_back() {
    let mut terminal = typing();
    terminal.keys("\x1b[200~gou").shows("/ gou").keys("t").shows("/ gout ").rests();
    terminal.keys(ESC).shows("type a condition").keys("gi bleed").shows("/ gi bleed");
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn a_paste_that_is_torn_runs_no_command() {
    let mut terminal = typing();
    terminal.keys("\x1b[200~heavy\x03").rests().keys("q\nperi\x03ods\x1b[20").rests();
    terminal.keys("1~").shows("/ heavyq periods");
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn a_sequence_that_a_slow_line_tears_is_one_key() {
    let slowly = |terminal: &mut Terminal, parts: &[&str]| {
        for part in parts {
            terminal.keys(part);
            // What could be a key is waited for less.
            sleep(Duration::from_millis(if *part == ESC { 15 } else { 50 }));
        }
    };
    let mut terminal = typing();
    terminal.keys("gou").shows("/ gou");
    slowly(
        &mut terminal,
        &["\x1b", "[A", "\x1b", "OD", "\x1b[", "1;3", "C", "\x1b[<0;", "9;99", "M"],
    );
    terminal.keys("t").shows("/ got").rests();
    assert!(terminal.screen().contents().contains("/ gotu "), "{}", terminal.screen().contents());
    // A key of its own is one all the same.
    terminal.keys(ESC).shows("type a condition");
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn a_lone_esc_acts_before_anybody_waits_for_it() {
    let mut terminal = typing();
    let mut acts = || {
        terminal.keys("gout").shows("/ gout").rests();
        let pressed = Instant::now();
        terminal.keys(ESC).shows("type a condition");
        let waited = pressed.elapsed();
        terminal.rests().keys("/");
        waited
    };
    // On a machine under load one of them at least.
    assert!((0..10).any(|_| acts() < Duration::from_millis(90)));
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn answers_that_nobody_asked_for_type_nothing_and_break_nothing() {
    let mut terminal = typing();
    for answer in
        ["\x1b[0;0R", "\x1b[<0;0;0M", "\x1b[0;0;0M", "\x1b[?62;22c", "\x1b[I", "\x1b[99999;99999~"]
    {
        terminal.keys(answer);
    }
    terminal.keys("gout").shows("/ gout ").keys(CTRL_C).ends_with(0);
}
