//! How fast own data is read, beside the crate that parses it, on as many threads.
//!
//! How many threads a program may use the system says, so each number of cores is measured in a process of its own that has them.

use super::median;
use fluoro::catalog::Catalog;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{fs, thread};

/// What is read, in the head of the table.
pub const WHAT: &str = "own data, 4,000 files of 2.5 KB";
const FILES: usize = 4_000;
const BYTES: usize = 2_500;

/// Each is read so often, in turns.
const TURNS: usize = 7;

/// Megabytes a second on some cores.
pub struct Speed {
    pub cores: &'static str,
    pub fluoro: f64,
    pub toml: f64,
}

/// Writes a layer and has it read by this program, `xtask`, on one core and on two.
pub fn measure(xtask: &Path) -> io::Result<Vec<Speed>> {
    let layer = tempfile::tempdir()?;
    let written = write_layer(layer.path(), FILES)?;
    let mut speeds = Vec::new();
    for (cores, numbers) in [("one core", "0"), ("two cores", "0,1")] {
        let mut bound = Command::new("taskset");
        bound.args(["-c", numbers]).arg(xtask).args(["speed", "--read"]).arg(layer.path());
        let output = bound.output();
        let output = output.map_err(|error| io::Error::other(format!("taskset: {error}")))?;
        let told = String::from_utf8_lossy(&output.stdout);
        let mut seconds = told.split_whitespace().filter_map(|word| word.parse::<f64>().ok());
        let (Some(fluoro), Some(toml)) = (seconds.next(), seconds.next()) else {
            let why = String::from_utf8_lossy(&output.stderr);
            return Err(io::Error::other(format!("reading on {cores}: {}", why.trim())));
        };
        let speed = |seconds| super::megabytes(written) / seconds;
        speeds.push(Speed { cores, fluoro: speed(fluoro), toml: speed(toml) });
    }
    Ok(speeds)
}

/// Reads a folder with the library and with the bare crate in turns, and prints the medians, in seconds.
pub fn print(out: &mut impl Write, folder: &Path) -> io::Result<()> {
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let began = Instant::now();
        let catalog = Catalog::from_folders(&[folder.to_owned()]);
        ours.push(began.elapsed().as_secs_f64());
        if let Some(problem) = catalog.problems().first() {
            return Err(io::Error::other(problem.to_string()));
        }
        drop(catalog);
        let began = Instant::now();
        let tables = tables(folder)?;
        bare.push(began.elapsed().as_secs_f64());
        drop(tables);
    }
    writeln!(out, "{} {}", median(ours), median(bare))
}

/// What the bare crate makes of the same files, side by side.
fn tables(folder: &Path) -> io::Result<Vec<toml::Table>> {
    let files = files(folder)?;
    let next = AtomicUsize::new(0);
    let read = || {
        let mut tables = Vec::new();
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            tables.push(fs::read_to_string(file)?.parse().map_err(io::Error::other)?);
        }
        Ok(tables)
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let read: Vec<io::Result<Vec<toml::Table>>> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(read)).collect();
        let ended = |_| Err(io::Error::other("a thread that read has ended"));
        let mine = [read()];
        let theirs = others.into_iter().map(|other| other.join().unwrap_or_else(ended));
        mine.into_iter().chain(theirs).collect()
    });
    let read: io::Result<Vec<Vec<toml::Table>>> = read.into_iter().collect();
    Ok(read?.into_iter().flatten().collect())
}

/// All files of a layer of [`write_layer`].
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = vec![folder.join("sources.toml")];
    for file in fs::read_dir(folder.join("conditions"))? {
        files.push(file?.path());
    }
    Ok(files)
}

/// Writes a layer of so many made entries without a fault, and says how many bytes it has.
fn write_layer(folder: &Path, entries: usize) -> io::Result<u64> {
    const SOURCE: &str = "[[source]]\nid = \"made\"\ntitle = \"A made source\"\norganization = \"Nobody\"\nyear = 2026\n\
        url = \"https://example.org/made\"\nkind = \"article\"\nseen = 2026-11-24\n";
    fs::create_dir(folder.join("conditions"))?;
    fs::write(folder.join("sources.toml"), SOURCE)?;
    let mut written = SOURCE.len();
    for number in 0..entries {
        let text = entry(number);
        fs::write(folder.join(format!("conditions/made-{number}.toml")), &text)?;
        written += text.len();
    }
    u64::try_from(written).map_err(io::Error::other)
}

/// A made entry: the keys that ours have, and words until it is as long as they are.
fn entry(number: usize) -> String {
    let mut text = format!(
        "name = \"Made condition {number}\"\n\
         synonyms = [\"made synonym {number}\", \"other made synonym {number}\"]\n\
         lay = [\"made words {number}\"]\n\
         body_region = \"pelvis\"\nsystem = \"reproductive\"\nurgency = \"elective\"\n\
         summary = \"A made condition, which stands for a real one where reading is measured.\"\n\
         bottom_line = \"It is none: what is read here has as many words as a real one[^made]. See [[made-0]].\"\n\
         sources = [\"made\"]\nreviewed = 2026-11-24\nother_treatments = [\n"
    );
    let line =
        "  \"A made treatment, told in plain words as long as a line of a real entry is\",\n";
    while text.len() + line.len() < BYTES {
        text.push_str(line);
    }
    text.push_str("]\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_made_layer_has_no_fault_and_is_read_whole_by_both() {
        let folder = tempfile::tempdir().unwrap();
        let written = write_layer(folder.path(), 40).unwrap();
        assert!((95_000..105_000).contains(&written), "{written}");
        let catalog = Catalog::from_folders(&[folder.path().to_owned()]);
        assert!(catalog.problems().is_empty(), "{:?}", catalog.problems().first());
        assert_eq!(catalog.entries().len(), 40);
        assert_eq!(tables(folder.path()).unwrap().len(), 41);
    }
}
