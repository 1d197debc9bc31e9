//! What ends the program, and what it leaves behind.

use crate::pty::{CTRL_C, Terminal};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::Read;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Every signal that ends a program unless it says otherwise, and that somebody sends, with its number on Linux.
const SIGNALS: [(&str, i32); 12] = [
    ("HUP", 1),
    ("INT", 2),
    ("QUIT", 3),
    ("ABRT", 6),
    ("USR1", 10),
    ("USR2", 12),
    ("ALRM", 14),
    ("TERM", 15),
    ("XCPU", 24),
    ("XFSZ", 25),
    ("VTALRM", 26),
    ("PROF", 27),
];

#[test]
#[cfg(target_os = "linux")]
fn a_signal_ends_it_with_the_terminal_restored() {
    for (name, number) in SIGNALS.into_iter().chain([("IO", 29)]) {
        let mut terminal = Terminal::fluoro(&[]);
        terminal.shows("type a condition");
        terminal.signal(name);
        terminal.ends_with(128 + number);
    }
}

#[test]
fn a_signal_at_the_start_ends_it_with_the_terminal_restored() {
    // As soon as the first byte is written.
    for _ in 0..20 {
        let mut terminal = Terminal::fluoro(&[]);
        terminal.begins().signal("TERM");
        terminal.ends_with(143);
    }
}

/// An explorer that is drawing while its terminal takes nothing.
fn held() -> Terminal {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition").rests();
    terminal.resize(300, 100).reads(false);
    for _ in 0..40 {
        terminal.keys("gi bleed \x15gout \x15");
        sleep(Duration::from_millis(10));
    }
    sleep(Duration::from_millis(300));
    terminal
}

/// On a machine under load a process waits for its turn too.
const LOADED: Duration = Duration::from_secs(10);

#[test]
fn a_terminal_that_takes_nothing_holds_no_process_that_is_to_end() {
    let mut terminal = held();
    terminal.signal("TERM");
    assert_eq!(terminal.ends_within(LOADED), 143);
    terminal.is_cooked();
}

#[test]
fn a_second_signal_ends_it_at_once() {
    let ends_at_once = || {
        let mut terminal = held();
        terminal.signal("TERM");
        sleep(Duration::from_millis(100));
        let second = Instant::now();
        terminal.signal("INT");
        // Which is told first is not said where both wait.
        assert!(matches!(terminal.ends_within(LOADED), 130 | 143));
        terminal.is_cooked();
        second.elapsed() < Duration::from_millis(700)
    };
    assert!((0..5).any(|_| ends_at_once()));
}

#[test]
fn a_terminal_that_is_gone_ends_it() {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_fluoro"));
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    // Then nobody tells it by a signal.
    command.set_controlling_tty(false);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut shown = Vec::new();
    while !String::from_utf8_lossy(&shown).contains("condition") {
        let mut bytes = [0; 4096];
        let count = reader.read(&mut bytes).unwrap();
        shown.extend_from_slice(&bytes[..count]);
    }
    sleep(Duration::from_millis(200));
    drop((reader, pair.master));
    let deadline = Instant::now() + Duration::from_secs(5);
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if Instant::now() > deadline {
            child.kill().unwrap();
            panic!("it still runs");
        }
        sleep(Duration::from_millis(10));
    };
    assert_eq!(status.exit_code(), 2);
}

#[test]
fn an_absurd_size_is_drawn_as_far_as_anybody_sees() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition").claims(u16::MAX, u16::MAX).rests();
    terminal.shows("65535 × 65535").resize(120, 24);
    terminal.keys("gout").shows("/ gout").shows("Treated by");
    terminal.keys(CTRL_C).ends_with(0);
}
