//! The table of README: how soon the program shows itself and how much memory it holds then, beside peers, and how fast it
//! reads own data beside the crate that parses it. All is measured in one run, in turns, so that a busy machine is busy for all.
//!
//! What the debug build is asked for, the release build does: only that is worth measuring.

mod peer;
mod reading;
mod start;

use crate::release;
use peer::Peer;
use start::Start;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::Command;
use std::thread;

/// What is measured, and how often.
#[derive(clap::Args)]
pub struct Options {
    /// The program; it is built without
    #[arg(long)]
    program: Option<PathBuf>,
    /// How often each start is measured
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,
    /// Read this folder in turns, and print how long that took: what a run starts on the cores that it measures
    #[arg(long, hide = true)]
    read: Option<PathBuf>,
}

/// Measures and prints.
pub fn print(out: &mut impl Write, options: &Options) -> Result<(), Box<dyn Error>> {
    if let Some(folder) = &options.read {
        return Ok(reading::print(out, folder)?);
    }
    if cfg!(debug_assertions) {
        return Ok(by_release(options)?);
    }
    let xtask = std::env::current_exe()?;
    let beside = |name| xtask.with_file_name(name);
    let program = options.program.clone().unwrap_or_else(|| beside("fluoro"));
    let program =
        program.canonicalize().map_err(|error| format!("{}: {error}", program.display()))?;
    let scratch = tempfile::tempdir()?;
    let (peers, absent) = peer::all(&beside("floor"), &program, scratch.path())?;
    let starts = starts(&peers, options.runs)?;
    let readings = reading::measure(&xtask);
    writeln!(out, "{}\n", how(options.runs))?;
    write_starts(out, &starts, &absent)?;
    writeln!(out)?;
    match readings {
        Ok(readings) => write_readings(out, &readings)?,
        Err(why) => writeln!(out, "Reading was not measured: {why}.")?,
    }
    writeln!(
        out,
        "\nThe program is a file of {:.1} MB.",
        megabytes(fs::metadata(&program)?.len())
    )?;
    Ok(())
}

/// Leaves the work to the release build of this program.
fn by_release(options: &Options) -> Result<(), String> {
    let packages: &[&str] = match options.program {
        Some(_) => &["xtask"],
        None => &["fluoro", "xtask"],
    };
    let mut xtask = Command::new(release::build(packages)?.join("xtask"));
    xtask.args(["speed", "--runs", &options.runs.to_string()]);
    if let Some(program) = &options.program {
        xtask.arg("--program").arg(program);
    }
    match xtask.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("the release build has ended: {status}")),
        Err(error) => Err(error.to_string()),
    }
}

/// The medians of what was measured of a peer.
struct Medians {
    name: &'static str,
    milliseconds: f64,
    /// Where the system tells it.
    mebibytes: Option<f64>,
}

/// Starts all of them in turns. The first turn is not counted: it brings them into memory.
fn starts(peers: &[Peer], runs: u16) -> Result<Vec<Medians>, String> {
    let mut measured: Vec<Vec<Start>> = peers.iter().map(|_| Vec::new()).collect();
    for run in 0..=runs {
        for (peer, measured) in peers.iter().zip(&mut measured) {
            let start = start::measure(peer).map_err(|why| format!("{}: {why}", peer.name))?;
            if run > 0 {
                measured.push(start);
            }
        }
    }
    let medians = peers.iter().zip(measured).map(|(peer, starts)| Medians {
        name: peer.name,
        milliseconds: median(starts.iter().map(|start| start.milliseconds).collect()),
        mebibytes: starts
            .iter()
            .map(|start| start.mebibytes)
            .collect::<Option<Vec<f64>>>()
            .map(median),
    });
    Ok(medians.collect())
}

/// The middle one of some numbers; of none, none that is a number.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

fn megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1000.0
}

fn how(runs: u16) -> String {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (columns, rows) = start::SIZE;
    format!(
        "Measured by `cargo xtask speed` in one run on a machine of {cores} cores: the time from exec to the last byte of the first \
         full frame in a terminal of {columns}×{rows}, and the memory that is resident then; medians of {runs} starts, in turns."
    )
}

/// The table of starts; the first of them is the floor.
fn write_starts(out: &mut impl Write, starts: &[Medians], absent: &[&str]) -> io::Result<()> {
    writeln!(out, "| | first full frame | × floor | resident | × floor |")?;
    writeln!(out, "| --- | ---: | ---: | ---: | ---: |")?;
    let Some(floor) = starts.first() else { return Ok(()) };
    for Medians { name, milliseconds, mebibytes } in starts {
        let slower = milliseconds / floor.milliseconds;
        let memory = mebibytes.zip(floor.mebibytes).map_or_else(
            || "| | ".to_owned(),
            |(held, floor)| format!("| {held:.1} MiB | {:.1} ", held / floor),
        );
        writeln!(out, "| {name} | {milliseconds:.1} ms | {slower:.1} {memory}|")?;
    }
    if !absent.is_empty() {
        writeln!(out, "\nNot installed, and not measured: {}.", absent.join(", "))?;
    }
    Ok(())
}

fn write_readings(out: &mut impl Write, readings: &[reading::Speed]) -> io::Result<()> {
    writeln!(out, "| {} | **fluoro** | the `toml` crate alone | ratio |", reading::WHAT)?;
    writeln!(out, "| --- | ---: | ---: | ---: |")?;
    for reading::Speed { cores, fluoro, toml } in readings {
        let ratio = fluoro / toml;
        writeln!(out, "| {cores} | {fluoro:.0} MB/s | {toml:.0} MB/s | {ratio:.2} |")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_start_is_told_beside_the_first_and_what_is_absent_is_named() {
        let floor = Medians { name: "floor", milliseconds: 2.0, mebibytes: Some(2.5) };
        let other = Medians { name: "other", milliseconds: 3.0, mebibytes: Some(10.0) };
        assert_eq!(
            written(|out| write_starts(out, &[floor, other], &["fzf"])),
            "| | first full frame | × floor | resident | × floor |\n\
             | --- | ---: | ---: | ---: | ---: |\n\
             | floor | 2.0 ms | 1.0 | 2.5 MiB | 1.0 |\n\
             | other | 3.0 ms | 1.5 | 10.0 MiB | 4.0 |\n\
             \nNot installed, and not measured: fzf.\n"
        );
    }

    #[test]
    fn memory_that_the_system_does_not_tell_is_left_out() {
        let floor = Medians { name: "floor", milliseconds: 2.0, mebibytes: None };
        let told = written(|out| write_starts(out, &[floor], &[]));
        assert!(told.ends_with("| floor | 2.0 ms | 1.0 | | |\n"), "{told}");
    }

    #[test]
    fn readings_are_told_with_their_ratio() {
        let reading = reading::Speed { cores: "one core", fluoro: 60.0, toml: 80.0 };
        let told = written(|out| write_readings(out, &[reading]));
        assert!(told.ends_with("| one core | 60 MB/s | 80 MB/s | 0.75 |\n"), "{told}");
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert!((median(vec![9.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    fn the_readme_has_the_place_for_it() {
        let readme = include_str!("../../README.md");
        let (_, rest) =
            readme.split_once("<!-- speed: `cargo xtask speed` prints it -->\n").unwrap();
        assert!(rest.split_once("<!-- /speed -->\n").is_some());
    }
}
