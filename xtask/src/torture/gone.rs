//! Terminals that go away, at any moment, with and without a signal that says so.

use super::{Bench, Outcome, Tally};
use crate::tty::{PATIENCE, size};
use portable_pty::native_pty_system;
use std::io::Write;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What is typed at a terminal that goes away.
const TYPED: [&str; 4] = ["", "gi bleed", "gout\r", "\x1b[200~gout"];

pub fn run(bench: &Bench, tally: &mut Tally) {
    let mut random = bench.random();
    for number in 0..bench.part(60) {
        let typed = TYPED[number % TYPED.len()];
        let told = number % 2 == 0;
        let moment = Duration::from_millis(random.u64(0..900));
        let name = format!("{typed:?}, {moment:?} after the start, told: {told}");
        tally.case(&name, goes(bench, typed, told, moment));
    }
}

fn goes(bench: &Bench, typed: &str, told: bool, moment: Duration) -> Outcome {
    let pair = native_pty_system().openpty(size((80, 24))).map_err(|error| error.to_string())?;
    let mut command = bench.command(&[]);
    command.set_controlling_tty(told);
    let mut child = pair.slave.spawn_command(command).map_err(|error| error.to_string())?;
    drop(pair.slave);
    let mut writer = pair.master.take_writer().map_err(|error| error.to_string())?;
    sleep(moment);
    writer.write_all(typed.as_bytes()).map_err(|error| error.to_string())?;
    drop((writer, pair.master));
    let deadline = Instant::now() + PATIENCE;
    while child.try_wait().map_err(|error| error.to_string())?.is_none() {
        if Instant::now() > deadline {
            let _ = child.kill();
            return Err("it still runs".to_owned());
        }
        sleep(Duration::from_millis(5));
    }
    Ok(())
}
