//! Every signal that somebody sends, whatever the reader is doing, also while the terminal takes nothing.

use super::{Bench, Outcome, Tally};
use crate::tty::FIRST;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Those that end a program, with their numbers on Linux.
const ENDING: [(&str, i32); 13] = [
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
    ("IO", 29),
];

/// Those that do not.
const PASSING: [&str; 5] = ["PIPE", "WINCH", "CHLD", "URG", "CONT"];

/// What the reader is doing.
const DOING: [&str; 4] = ["", "gi bleed", "gout\r", "\x1bOP"];

/// What a process that is told to end may need on a machine under load; how long it took is told.
const SOON: Duration = Duration::from_secs(10);

pub fn run(bench: &Bench, tally: &mut Tally) {
    for (name, number) in ENDING {
        for doing in DOING {
            tally.case(&format!("{name} while {doing:?}"), ends(bench, name, number, doing));
        }
    }
    for name in PASSING {
        tally.case(name, passes(bench, name));
    }
    let mut longest = Duration::ZERO;
    for (name, number) in ENDING {
        let held = held_ends(bench, name, number, None);
        longest = longest.max(*held.as_ref().unwrap_or(&Duration::ZERO));
        tally.case(&format!("{name} while held"), held.map(|_| ()));
    }
    tally.note(format!("held, one signal ends it in {} ms at most", longest.as_millis()));
    let twice = held_ends(bench, "TERM", 2, Some("INT"));
    tally.note(format!("a second one in {} ms", twice.as_ref().map_or(0, Duration::as_millis)));
    tally.case("TERM and INT while held", twice.map(|_| ()));
    tally.case("stopped and continued", stopped(bench));
}

fn ends(bench: &Bench, name: &str, number: i32, doing: &str) -> Outcome {
    let mut tty = bench.explorer()?;
    tty.shows(FIRST)?;
    tty.keys(doing);
    tty.signal(name)?;
    tty.ends_with(128 + number)
}

fn passes(bench: &Bench, name: &str) -> Outcome {
    let mut tty = bench.explorer()?;
    tty.shows(FIRST)?;
    tty.signal(name)?;
    tty.keys("gout");
    tty.shows("/ gout")?;
    tty.quit()
}

/// How long it takes to end where the terminal takes nothing and much is to be drawn.
fn held_ends(
    bench: &Bench,
    name: &str,
    number: i32,
    second: Option<&str>,
) -> Result<Duration, String> {
    let mut tty = bench.explorer()?;
    tty.shows(FIRST)?;
    tty.reads(false);
    tty.resize((300, 100))?;
    for _ in 0..40 {
        tty.keys("gi bleed \x15gout \x15");
        sleep(Duration::from_millis(5));
    }
    sleep(Duration::from_millis(300));
    let mut told = Instant::now();
    tty.signal(name)?;
    if let Some(second) = second {
        sleep(Duration::from_millis(50));
        told = Instant::now();
        tty.signal(second)?;
    }
    let status = tty.end(SOON)?;
    let took = told.elapsed();
    if status != 128 + number {
        return Err(format!("it has ended with {status}"));
    }
    tty.is_cooked().map(|()| took)
}

fn stopped(bench: &Bench) -> Outcome {
    let mut tty = bench.explorer()?;
    tty.shows(FIRST)?;
    for _ in 0..5 {
        for name in ["TSTP", "CONT", "STOP", "CONT"] {
            tty.signal(name)?;
            sleep(Duration::from_millis(50));
        }
    }
    tty.keys("gout");
    tty.shows("/ gout")?;
    tty.signal("TSTP")?;
    sleep(Duration::from_millis(100));
    tty.is_restored()?;
    tty.signal("TERM")?;
    tty.signal("CONT")?;
    tty.ends_with(143)
}
