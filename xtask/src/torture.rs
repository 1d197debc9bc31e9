//! Runs the program in real terminals and on bad days, thousands of times, holds it against what was collected to break others,
//! and says what it did not stand.
//!
//! Each class of cases is one file, and hangs on no other. A run takes many minutes; `cargo test` has a few cases of each.

mod disks;
mod environments;
mod floods;
mod gone;
mod multiplexers;
mod shown;
mod signals;
mod sizes;
mod soak;
mod starts;
mod state;
mod strings;
mod toml_suite;

use crate::tty::{self, Outcome, Tty};
use portable_pty::CommandBuilder;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

/// What is run, and how much of it.
#[derive(clap::Args)]
pub struct Options {
    /// Only these classes; all without any
    classes: Vec<String>,
    /// The program; the debug build without
    #[arg(long)]
    program: Option<PathBuf>,
    /// The part of the cases that is run, in percent
    #[arg(long, default_value_t = 100)]
    percent: usize,
    /// The same seed draws the same cases
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// What a class is run with.
pub struct Bench {
    program: PathBuf,
    percent: usize,
    seed: u64,
    /// A folder for what cases write.
    scratch: tempfile::TempDir,
}

impl Bench {
    /// The part of so many cases that is run; at least one.
    fn part(&self, cases: usize) -> usize {
        (cases * self.percent / 100).max(1)
    }

    /// A command of the program under test.
    fn command(&self, args: &[&str]) -> CommandBuilder {
        tty::command(&self.program, args, self.scratch.path())
    }

    /// The explorer in a terminal of 80×24.
    fn explorer(&self) -> Result<Tty, String> {
        Tty::open(self.command(&[]), (80, 24))
    }

    fn random(&self) -> fastrand::Rng {
        fastrand::Rng::with_seed(self.seed)
    }
}

/// All that is wrong with a case.
fn all_of(faults: &[String]) -> Outcome {
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
}

/// What was run of a class.
#[derive(Default)]
pub struct Tally {
    cases: usize,
    faults: Vec<String>,
    notes: Vec<String>,
}

impl Tally {
    /// Counts a case.
    fn case(&mut self, name: &str, outcome: Outcome) {
        self.cases += 1;
        if let Err(fault) = outcome {
            self.faults.push(format!("{name}: {fault}"));
        }
    }

    /// Something to know beside the number of cases.
    fn note(&mut self, note: String) {
        self.notes.push(note);
    }
}

type Class = (&'static str, fn(&Bench, &mut Tally));

const CLASSES: [Class; 12] = [
    ("sizes", sizes::run),
    ("environments", environments::run),
    ("multiplexers", multiplexers::run),
    ("floods", floods::run),
    ("gone", gone::run),
    ("signals", signals::run),
    ("starts", starts::run),
    ("state", state::run),
    ("disks", disks::run),
    ("soak", soak::run),
    ("toml", toml_suite::run),
    ("strings", strings::run),
];

/// Runs the classes, and prints what they did not stand.
pub fn print(out: &mut impl Write, options: &Options) -> Result<(), Box<dyn Error>> {
    if let Some(name) =
        options.classes.iter().find(|name| !CLASSES.iter().any(|class| class.0 == **name))
    {
        let known: Vec<&str> = CLASSES.iter().map(|class| class.0).collect();
        return Err(format!("there is no class `{name}`; choose {}", known.join(", ")).into());
    }
    let beside = || std::env::current_exe().map(|xtask| xtask.with_file_name("fluoro"));
    let program = options.program.clone().map_or_else(beside, Ok)?;
    if !program.is_file() {
        return Err(format!("{} is not there; run `cargo build` first", program.display()).into());
    }
    let scratch = tempfile::tempdir()?;
    let bench = Bench { program, percent: options.percent, seed: options.seed, scratch };
    let mut all_faults = 0;
    writeln!(out, "| class | cases | faults | seconds | |")?;
    writeln!(out, "| --- | --- | --- | --- | --- |")?;
    for (name, run) in CLASSES {
        if !options.classes.is_empty() && !options.classes.iter().any(|class| class == name) {
            continue;
        }
        let (mut tally, began) = (Tally::default(), Instant::now());
        run(&bench, &mut tally);
        let Tally { cases, faults, notes } = tally;
        let (count, seconds) = (faults.len(), began.elapsed().as_secs());
        writeln!(out, "| {name} | {cases} | {count} | {seconds} | {} |", notes.join("; "))?;
        for fault in faults.iter().take(20) {
            writeln!(out, "  {fault}")?;
        }
        out.flush()?;
        all_faults += count;
    }
    match all_faults {
        0 => Ok(()),
        count => Err(format!("{count} faults").into()),
    }
}
