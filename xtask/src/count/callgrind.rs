//! Runs of the program under callgrind, and what it counted.

use super::Counts;
use crate::tty::{self, FIRST, Tty};
use portable_pty::CommandBuilder;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Under callgrind all is some fifty times slower: a program that is silent for so long waits for a key.
const SILENCE: Duration = Duration::from_secs(1);

/// The query but for its last letter, and that letter.
const QUERY: (&str, &str) = ("gi blee", "d");

/// Counts all that is kept.
pub fn count(program: &Path) -> Result<Counts, String> {
    let explorer = |query: &[&str], shows: &str, key: &str| {
        let at = Callgrind::new()?;
        let mut tty = Tty::open(at.command(program, query), (80, 24))?;
        tty.shows(shows)?;
        tty.rest(SILENCE);
        if !key.is_empty() {
            tty.keys(key);
            tty.shows(&format!("{shows}{key}"))?;
            tty.rest(SILENCE);
        }
        tty.quit()?;
        at.total()
    };
    let (query, key) = QUERY;
    let shown = format!("/ {query}");
    let start = explorer(&[], FIRST, "")?;
    let before = explorer(&[query], &shown, "")?;
    let after = explorer(&[query], &shown, key)?;
    let key = after.checked_sub(before).ok_or("a key takes less than no instruction")?;
    let search = {
        let at = Callgrind::new()?;
        let whole = format!("{query}{}", QUERY.1);
        let mut tty = Tty::open(at.command(program, &["search", &whole]), (80, 24))?;
        tty.ends_with(0)?;
        at.total()?
    };
    Ok(Counts { start, key, search })
}

/// One run, in a home of its own, so that no run finds what another left.
struct Callgrind {
    home: tempfile::TempDir,
}

impl Callgrind {
    fn new() -> Result<Self, String> {
        let home = tempfile::tempdir().map_err(|error| error.to_string())?;
        Ok(Self { home })
    }

    /// What valgrind itself says must not come among what is shown.
    fn command(&self, program: &Path, args: &[&str]) -> CommandBuilder {
        let mut command = tty::command(Path::new("valgrind"), &[], self.home.path());
        command.args(["--tool=callgrind", "--callgrind-out-file=counts", "--log-file=log"]);
        command.arg(program);
        command.args(args);
        command
    }

    fn total(&self) -> Result<u64, String> {
        let counts = fs::read_to_string(self.home.path().join("counts"));
        total(&counts.map_err(|error| format!("callgrind counted nothing: {error}"))?)
            .ok_or_else(|| "callgrind wrote no total".to_owned())
    }
}

/// The instructions of all threads, in what callgrind writes.
fn total(counts: &str) -> Option<u64> {
    let total = counts.lines().rev().find_map(|line| line.strip_prefix("totals:"))?;
    total.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_is_read_at_the_end_of_the_file() {
        let file = "# callgrind format\nversion: 1\nevents: Ir\nsummary: 7\n\nfn=(1) main\n3 9\n\ntotals: 2091474\n";
        assert_eq!(total(file), Some(2_091_474));
        assert_eq!(total("version: 1\nevents: Ir\n"), None);
    }
}
