//! A signal at every moment of the start.

use super::{Bench, Tally};
use crate::tty::{FIRST, PATIENCE};
use std::thread::sleep;
use std::time::{Duration, Instant};

pub fn run(bench: &Bench, tally: &mut Tally) {
    let mut random = bench.random();
    let span = match first_screen(bench) {
        Ok(span) => span,
        Err(fault) => return tally.case("a start", Err(fault)),
    };
    tally.note(format!("first screen after {} ms", span.as_millis()));
    let mut taken = 0;
    for number in 0..bench.part(1000) {
        let name = random.choice(["TERM", "INT", "HUP", "QUIT", "USR1"]).unwrap_or("TERM");
        // A third as soon as something is written, which is while the terminal is being taken.
        let moment = (number % 3 != 0).then(|| span.mul_f64(random.f64() * 1.2));
        let outcome = signaled(bench, name, moment);
        taken += usize::from(outcome == Ok(true));
        tally.case(&format!("{name} at {moment:?}"), outcome.map(|_| ()));
    }
    tally.note(format!("{taken} had taken the terminal"));
}

fn first_screen(bench: &Bench) -> Result<Duration, String> {
    let began = Instant::now();
    let mut tty = bench.explorer()?;
    tty.shows(FIRST)?;
    let span = began.elapsed();
    tty.quit().map(|()| span)
}

/// Signals a start, and says whether the terminal had been taken.
fn signaled(bench: &Bench, name: &str, moment: Option<Duration>) -> Result<bool, String> {
    let mut tty = bench.explorer()?;
    match moment {
        Some(moment) => sleep(moment),
        None => tty.first_byte()?,
    }
    tty.signal(name)?;
    let status = tty.end(PATIENCE)?;
    if status <= 128 {
        return Err(format!("it has ended with {status}"));
    }
    tty.is_restored()?;
    Ok(tty.wrote_something())
}
