//! Signals: they are caught before the terminal is taken, so that none leaves it taken, and one that tells the program to
//! end does so though the terminal takes nothing.

use super::events::{Input, Wake};
use super::screen::give_back;
use crossterm::terminal::disable_raw_mode;
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1,
    SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, exit};
use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

/// What would end the program at once, with the terminal as it is. What tells of a fault of its own (SEGV, ILL, …) is not
/// caught: it may be anywhere then.
const ENDING: [i32; 12] = [
    SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM,
    SIGXCPU, SIGXFSZ,
];

/// Others end a program of Linux alone.
#[cfg(target_os = "linux")]
const ENDING_HERE: [i32; 1] = [signal_hook::consts::SIGIO];
#[cfg(not(target_os = "linux"))]
const ENDING_HERE: [i32; 0] = [];

/// So much time the loop has to end when it is told to.
const GRACE: Duration = Duration::from_secs(1);

/// So much time a terminal that takes nothing has to be given back.
const LAST_GRACE: Duration = Duration::from_millis(200);

/// The signals that are caught.
pub struct Caught(Signals);

/// Catches signals from now on.
pub fn catch() -> io::Result<Caught> {
    let others = [SIGCONT, SIGTSTP, SIGWINCH];
    Ok(Caught(Signals::new(ENDING.iter().chain(&ENDING_HERE).chain(&others))?))
}

impl Caught {
    /// Starts the thread that tells of them, those that have come already first.
    pub fn listen(mut self, wakes: &Sender<Wake>) -> io::Result<()> {
        let wakes = wakes.clone();
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            let mut is_ending = false;
            for signal in self.0.forever() {
                let wake = match signal {
                    SIGWINCH => Wake::Input(Input::Resize),
                    SIGTSTP => Wake::Stop,
                    SIGCONT => Wake::Continued,
                    _ if is_ending => end_anyway(signal),
                    _ => {
                        is_ending = true;
                        end_in_time(signal);
                        Wake::End(signal)
                    }
                };
                // The loop has ended, and what ends it again may still come.
                let _ = wakes.send(wake);
            }
        })?;
        Ok(())
    }
}

/// Ends by `signal` when the loop has not done so in time: it may be held by a terminal that takes nothing.
fn end_in_time(signal: i32) {
    let watch = move || {
        thread::sleep(GRACE);
        end_anyway(signal)
    };
    // Without another thread a second signal is left.
    let _ = thread::Builder::new().name("last grace".to_owned()).spawn(watch);
}

/// Gives back what the terminal takes back, and ends by `signal`, whatever else is under way.
fn end_anyway(signal: i32) -> ! {
    // That waits for nobody.
    let _ = disable_raw_mode();
    let (sender, given) = mpsc::channel();
    let give = move || {
        // Standard output itself is held by whoever writes to it.
        let out = io::stdout().as_fd().try_clone_to_owned();
        let _ = sender.send(out.and_then(|out| give_back(&mut File::from(out))));
    };
    if thread::Builder::new().spawn(give).is_ok() {
        let _ = given.recv_timeout(LAST_GRACE);
    }
    end_by(signal)
}

/// Ends the process by `signal`, as if it had not been caught.
pub fn end_by(signal: i32) -> ! {
    let _ = emulate_default_handler(signal);
    // There are signals that it does not know to end a program.
    exit(128 + signal)
}
