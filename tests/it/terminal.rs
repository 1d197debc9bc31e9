//! The program in a real pseudo-terminal: that the terminal is left as it was, whatever ends the program.

use crate::harness::SMALL;
use crate::pty::{CTRL_C, Terminal};
use fluoro::app::App;
use fluoro::catalog::Progress;
use fluoro::terminal::{Desktop, Wake};
use fluoro::ui::Themes;
use std::sync::mpsc::Sender;
use std::time::Duration;

#[test]
fn a_change_of_size_draws_anew() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition");
    terminal.resize(38, 9).shows("fluoro needs 40 × 12");
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn it_suspends_and_comes_back() {
    let mut terminal = Terminal::program("sh", &["-i"]);
    terminal.shows("ready> ");
    terminal.keys(&format!("{}\r", env!("CARGO_BIN_EXE_fluoro"))).shows("type a condition");
    terminal.keys("gout").shows("Gout");
    terminal.keys("\x1a").prompt().is_restored();
    terminal.keys("echo back to the shell\r").shows("\nback to the shell").prompt();
    terminal.keys("fg\r").wait("the explorer", vt100::Screen::alternate_screen);
    terminal.shows("/ gout").shows("Treated by");
    terminal.keys(CTRL_C).prompt();
    terminal.keys("exit\r").ends_with(0);
}

#[test]
fn a_panic_leaves_the_terminal_restored_and_its_message_readable() {
    let this = std::env::current_exe().unwrap();
    for test in ["terminal::panics_when_asked", "terminal::panics_beside_the_loop_when_asked"] {
        let args = ["--exact", test, "--nocapture", "--include-ignored"];
        let mut terminal = Terminal::program(this.to_str().unwrap(), &args);
        terminal.shows("this is the panic").ends_with(101);
        let screen = terminal.screen().contents();
        assert!(!screen.contains("type a condition"), "{screen}");
    }
}

/// The other half of the test above, which runs it in a terminal of its own.
#[test]
#[ignore = "panics: run by a_panic_leaves_the_terminal_restored_and_its_message_readable"]
fn panics_beside_the_loop_when_asked() {
    let mut app = App::new(SMALL.clone(), "");
    let read = |wakes: &Sender<Wake>| {
        wakes.send(Wake::Reading(Progress::default())).unwrap();
        panic!("this is the panic");
    };
    let themes = Themes::embedded(true);
    fluoro::terminal::explore(&mut app, &themes, Desktop::default(), false, Some(read)).unwrap();
}

/// The same.
#[test]
#[ignore = "panics: run by a_panic_leaves_the_terminal_restored_and_its_message_readable"]
fn panics_when_asked() {
    let _screen = fluoro::terminal::Screen::enter();
    panic!("this is the panic");
}

#[test]
fn idle_it_writes_nothing() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition");
    // The rest of the first screen comes at once.
    let quiet = || terminal.output.recv_timeout(Duration::from_millis(300)).is_err();
    std::iter::repeat_with(quiet).take(20).any(|quiet| quiet);
    let more = terminal.output.recv_timeout(Duration::from_secs(1));
    assert!(more.is_err(), "{more:?}");
    terminal.keys(CTRL_C).ends_with(0);
}

#[test]
fn the_terminal_is_asked_for_its_background_and_nothing_typed_meanwhile_is_lost() {
    for (answer, theme) in
        [("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "light"), ("\x1b]11;rgb:1c1c/1c1c/1c1c\x07", "dark")]
    {
        let mut terminal = Terminal::fluoro(&[]);
        terminal.shows("type a condition").rests();
        assert!(terminal.is_asked());
        // Before, together with and after the answer.
        terminal.keys("go").keys(&format!("u{answer}t")).wears(theme).shows("/ gout ");
        // No key is held back for an answer any more.
        terminal.keys("\x1b").shows("type a condition").keys("\x03").ends_with(0);
    }
}

#[test]
fn a_terminal_that_answers_late_or_never_is_waited_for_by_nobody() {
    let mut terminal = Terminal::fluoro(&[]);
    terminal.shows("type a condition").wears("neutral");
    terminal.keys("gout").shows("/ gout").rests().wears("neutral");
    terminal.keys("\x1b").shows("type a condition").keys("gou").shows("/ gou");
    std::thread::sleep(Duration::from_millis(500));
    terminal.keys("\x1b]11;rgb:0000/0000/0000\x07t").wears("dark").shows("/ gout ");
    terminal.keys("\x03").ends_with(0);
}

#[test]
fn a_terminal_is_not_asked_for_what_is_known_or_has_no_use() {
    for (args, variables) in [
        (&["--theme", "dark"][..], &[][..]),
        (&[], &[("FLUORO_THEME", "light")]),
        (&[], &[("NO_COLOR", "1")]),
        (&[], &[("COLORFGBG", "15;0")]),
    ] {
        let mut terminal = Terminal::where_it_says(variables, args);
        terminal.shows("type a condition").rests();
        assert!(!terminal.is_asked(), "{args:?} {variables:?}");
        terminal.keys("\x03").ends_with(0);
    }
}
