//! What is kept, while many keep it at once, are killed, or live at another time.

use super::{Bench, Outcome, Tally};
use crate::tty::{FIRST, PATIENCE, Tty};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// Ten entries, by names that find them.
const ENTRIES: [&str; 10] = [
    "gout",
    "tips",
    "tace",
    "apixaban",
    "ischemic-stroke",
    "adenomyosis",
    "nephrostomy",
    "uterine-fibroids",
    "clopidogrel",
    "warfarin",
];

pub fn run(bench: &Bench, tally: &mut Tally) {
    tally.case("ten explorers at once", at_once(bench));
    let mut random = bench.random();
    for number in 0..bench.part(100) {
        let moment = Duration::from_micros(random.u64(0..60_000));
        tally.case(&format!("killed after {moment:?}"), killed(bench, number % 10, moment));
    }
    for (name, time) in [
        ("1970", SystemTime::UNIX_EPOCH),
        ("in a century", SystemTime::now() + Duration::from_secs(3_155_760_000)),
    ] {
        tally.case(&format!("kept {name}"), at_another_time(bench, time));
    }
}

/// A state folder of its own for a case.
fn folder(bench: &Bench, name: &str) -> PathBuf {
    bench.scratch.path().join(name)
}

/// An explorer that shows a page, and keeps what it does in a folder.
fn reader(bench: &Bench, state: &Path, entry: &str) -> Result<Tty, String> {
    let mut command = bench.command(&[entry]);
    command.env("XDG_STATE_HOME", state);
    let mut tty = Tty::open(command, (100, 30))?;
    tty.shows(" found")?;
    tty.keys("\r");
    tty.shows("‹ search")?;
    Ok(tty)
}

/// The names of the files in a folder; a file that is not empty is a fault.
fn kept(state: &Path, what: &str) -> Result<Vec<String>, String> {
    let folder = state.join("fluoro").join(what);
    let files = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        files => files.map_err(|error| error.to_string())?,
    };
    files
        .map(|file| {
            let file = file.map_err(|error| error.to_string())?;
            let length = file.metadata().map_err(|error| error.to_string())?.len();
            let name = file.file_name().to_string_lossy().into_owned();
            if length == 0 { Ok(name) } else { Err(format!("{name} has {length} bytes")) }
        })
        .collect()
}

fn at_once(bench: &Bench) -> Outcome {
    let state = folder(bench, "at-once");
    let mut readers = Vec::new();
    for entry in ENTRIES {
        readers.push(reader(bench, &state, entry)?);
    }
    for reader in &mut readers {
        reader.keys("b");
    }
    for reader in &mut readers {
        reader.shows("bookmarked")?;
        reader.quit()?;
    }
    let count = kept(&state, "bookmarks")?.len();
    if count == ENTRIES.len() { Ok(()) } else { Err(format!("{count} bookmarks are kept")) }
}

/// Kills an explorer that sets and takes away a bookmark as fast as it can, and looks at what is there then.
fn killed(bench: &Bench, entry: usize, moment: Duration) -> Outcome {
    let state = folder(bench, "killed");
    let mut tty = reader(bench, &state, ENTRIES[entry])?;
    tty.keys("b".repeat(200));
    sleep(moment);
    tty.signal("KILL")?;
    tty.end(PATIENCE)?;
    kept(&state, "bookmarks")?;
    kept(&state, "read")?;
    let mut command = bench.command(&[]);
    command.env("XDG_STATE_HOME", &state);
    let mut next = Tty::open(command, (100, 30))?;
    next.shows(FIRST)?;
    match next.shown().contains("this session only") {
        true => Err(next.shown()),
        false => next.quit(),
    }
}

fn at_another_time(bench: &Bench, time: SystemTime) -> Outcome {
    let state = folder(bench, "another-time");
    let mut tty = reader(bench, &state, "gout")?;
    tty.keys("b");
    tty.shows("bookmarked")?;
    tty.quit()?;
    for what in ["bookmarks", "read"] {
        let file = state.join("fluoro").join(what).join("gout");
        let set = File::options().append(true).open(&file).and_then(|file| file.set_modified(time));
        set.map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let mut tty = reader(bench, &state, "tips")?;
    tty.keys("B");
    tty.shows("Gout")?;
    tty.quit()?;
    fs::remove_dir_all(&state).map_err(|error| error.to_string())
}
