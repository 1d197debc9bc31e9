//! How many instructions a start, a keystroke and a search take, held against what is kept in a file.
//!
//! Instructions are the same on a busy machine and on an idle one, so that small losses are seen. They are others with another
//! compiler or another valgrind: the file names both, and is held against no other pair.

mod callgrind;

use crate::release;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::Command;

/// Where the counts are kept.
const KEPT: &str = "benches/instructions.toml";

/// What a count must not grow by, in percent.
const GROWTH: f64 = 5.0;

/// What is counted, and what becomes of it.
#[derive(clap::Args)]
pub struct Options {
    /// The program; it is built without
    #[arg(long)]
    program: Option<PathBuf>,
    /// Keep what is counted now
    #[arg(long)]
    update: bool,
}

/// What counts depend on.
#[derive(Deserialize, Serialize, PartialEq, Eq, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct Pair {
    rustc: String,
    valgrind: String,
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} and {}", self.rustc, self.valgrind)
    }
}

/// Instructions, of each.
#[derive(Deserialize, Serialize, PartialEq, Eq, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct Counts {
    /// From the start to the first frame in a terminal of 80×24, and to the end.
    start: u64,
    /// One more letter in the search line, with its frame.
    key: u64,
    /// `fluoro search`, from the start to the end.
    search: u64,
}

/// The file.
#[derive(Deserialize, Serialize, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
struct Kept {
    with: Pair,
    instructions: Counts,
}

/// Counts, and tells what grew; or keeps it.
pub fn print(out: &mut impl Write, options: &Options) -> Result<(), Box<dyn Error>> {
    let with = Pair { rustc: version("rustc")?, valgrind: version("valgrind")? };
    let kept = match options.update {
        true => None,
        false => Some(kept(&with)?),
    };
    let program = match &options.program {
        Some(program) => program.canonicalize()?,
        None => release::build(&["fluoro"])?.join("fluoro"),
    };
    let instructions = callgrind::count(&program)?;
    match kept {
        Some(kept) => Ok(compare(out, &kept, &instructions)?),
        None => Ok(fs::write(KEPT, text(&Kept { with, instructions })?)?),
    }
}

/// What is kept, if it was counted with the same pair.
fn kept(with: &Pair) -> Result<Counts, String> {
    let hint = "`cargo xtask count --update` counts anew";
    let text = fs::read_to_string(KEPT).map_err(|error| format!("{KEPT}: {error}; {hint}"))?;
    of_pair(&text, with).map_err(|why| format!("{KEPT}: {why}; {hint}"))
}

fn of_pair(text: &str, with: &Pair) -> Result<Counts, String> {
    let kept: Kept = toml::from_str(text).map_err(|error| error.to_string())?;
    match kept.with == *with {
        true => Ok(kept.instructions),
        false => Err(format!("counted with {}, which says nothing about {with}", kept.with)),
    }
}

fn text(kept: &Kept) -> Result<String, toml::ser::Error> {
    let counts = toml::to_string(kept)?;
    Ok(format!("# Written by `cargo xtask count --update`.\n{counts}"))
}

/// Prints both counts of each, and refuses what grew too much.
fn compare(out: &mut impl Write, kept: &Counts, now: &Counts) -> Result<(), Box<dyn Error>> {
    let mut grown = Vec::new();
    writeln!(out, "| instructions | kept | now | change |")?;
    writeln!(out, "| --- | ---: | ---: | ---: |")?;
    for (name, kept, now) in [
        ("start", kept.start, now.start),
        ("key", kept.key, now.key),
        ("search", kept.search, now.search),
    ] {
        let change = change(kept, now);
        writeln!(out, "| {name} | {kept} | {now} | {change:+.1} % |")?;
        if change >= GROWTH {
            grown.push(format!("{name} by {change:.1} %"));
        }
    }
    match grown.is_empty() {
        true => Ok(()),
        false => {
            Err(format!("more instructions than are kept in {KEPT}: {}", grown.join(", ")).into())
        }
    }
}

/// In percent of what was.
fn change(from: u64, to: u64) -> f64 {
    // Both are far below where a float of 64 bits leaves out numbers, but only 32 bits become one without loss.
    let float = |count: u64| f64::from(u32::try_from(count / 1000).unwrap_or(u32::MAX));
    (float(to) / float(from) - 1.0) * 100.0
}

/// What a program says of its version.
fn version(program: &str) -> Result<String, String> {
    let output = Command::new(program).arg("--version").output();
    let output = output.map_err(|error: io::Error| format!("{program}: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with() -> Pair {
        Pair { rustc: "rustc 1".to_owned(), valgrind: "valgrind 3".to_owned() }
    }

    fn counts(start: u64) -> Counts {
        Counts { start, key: 2_000_000, search: 3_000_000 }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let kept = Kept { with: with(), instructions: counts(1_000_000) };
        assert_eq!(of_pair(&text(&kept).unwrap(), &with()).unwrap(), kept.instructions);
    }

    #[test]
    fn counts_of_another_pair_are_held_against_nothing() {
        let kept = Kept { with: with(), instructions: counts(1_000_000) };
        let text = text(&kept).unwrap();
        for other in [
            Pair { rustc: "rustc 2".to_owned(), ..with() },
            Pair { valgrind: "valgrind 4".to_owned(), ..with() },
        ] {
            let why = of_pair(&text, &other).unwrap_err();
            assert_eq!(
                why,
                format!("counted with rustc 1 and valgrind 3, which says nothing about {other}")
            );
        }
    }

    #[test]
    fn what_grows_by_a_twentieth_is_refused_and_less_is_told() {
        let told = |now| {
            let mut out = Vec::new();
            let outcome = compare(&mut out, &counts(1_000_000), &counts(now));
            (String::from_utf8(out).unwrap(), outcome.map_err(|error| error.to_string()))
        };
        let (table, outcome) = told(1_049_000);
        assert!(table.contains("| start | 1000000 | 1049000 | +4.9 % |\n"), "{table}");
        assert!(table.contains("| key | 2000000 | 2000000 | +0.0 % |\n"), "{table}");
        assert_eq!(outcome, Ok(()));
        assert_eq!(told(500_000).1, Ok(()));
        let refused =
            "more instructions than are kept in benches/instructions.toml: start by 5.0 %";
        assert_eq!(told(1_050_000).1, Err(refused.to_owned()));
    }

    #[test]
    fn the_file_in_the_repository_is_read() {
        let kept: Kept = toml::from_str(include_str!("../../benches/instructions.toml")).unwrap();
        assert!(
            kept.with.rustc.starts_with("rustc ") && kept.with.valgrind.starts_with("valgrind")
        );
        let Counts { start, key, search } = kept.instructions;
        assert!([start, key, search].iter().all(|&count| count > 0), "{kept:?}");
    }
}
