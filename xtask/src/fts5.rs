//! How the full-text index of `SQLite` finds the same terms: right answers and the time of a keystroke, beside the search of fluoro.
//!
//! Each entry is a row with all its names; a query is its words joined by OR, the last one a prefix, ordered by BM25.

use crate::evaluate::rows;
use fluoro::catalog::Catalog;
use fluoro::search::{ExpansionCache, Library, Query};
use rusqlite::{Connection, params};
use std::collections::HashSet;
use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Tab-separated queries as `evaluate` reads them
    file: PathBuf,
}

/// Measures and prints.
pub fn print(
    out: &mut impl Write,
    catalog: Catalog,
    options: &Options,
) -> Result<(), Box<dyn Error>> {
    let rows = rows(&std::fs::read_to_string(&options.file)?);
    let database = index(&catalog)?;
    let library = Library::new(catalog);
    let mut ask = database
        .prepare("SELECT id FROM names WHERE names MATCH ?1 ORDER BY bm25(names) LIMIT 20")?;
    let mut theirs = |text: &str| -> rusqlite::Result<Vec<String>> {
        let words = words(text);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        ask.query_map(params![words], |row| row.get(0))?.collect()
    };
    let (mut first, mut third) = (0, 0);
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    for row in &rows {
        let mut remembered = ExpansionCache::default();
        for (at, c) in row.query.char_indices() {
            let text = row.query.get(..at + c.len_utf8()).unwrap_or_default();
            let start = Instant::now();
            black_box(library.find_again(&Query::new(text), &mut remembered));
            our_times.push(start.elapsed());
            let start = Instant::now();
            theirs(text)?;
            their_times.push(start.elapsed());
        }
        let found = theirs(&row.query)?;
        let right: HashSet<&String> = row.targets.iter().collect();
        let place = match right.is_empty() {
            true => found.is_empty().then_some(0),
            false => found.iter().position(|id| right.contains(id)),
        };
        first += usize::from(place == Some(0));
        third += usize::from(place.is_some_and(|place| place < 3));
    }
    writeln!(out, "SQLite FTS5: {first} of {} right first, {third} in three", rows.len())?;
    for (what, mut times) in [("fluoro", our_times), ("SQLite FTS5", their_times)] {
        times.sort_unstable();
        let at = |percent: usize| {
            times.get(times.len() * percent / 100).copied().unwrap_or(Duration::ZERO)
        };
        writeln!(
            out,
            "{what:12} p50 {:.1?}, p99 {:.1?} over {} keystrokes",
            at(50),
            at(99),
            times.len()
        )?;
    }
    Ok(())
}

/// All names of each entry as a row of an index in memory.
fn index(catalog: &Catalog) -> rusqlite::Result<Connection> {
    let database = Connection::open_in_memory()?;
    database.execute_batch(
        "CREATE VIRTUAL TABLE names USING fts5(id UNINDEXED, name, other, lay, summary, tokenize = 'porter unicode61')",
    )?;
    let mut insert = database.prepare("INSERT INTO names VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for entry in catalog.entries() {
        let head = &entry.head;
        let other = [head.abbreviations.as_slice(), &head.synonyms].concat().join(" · ");
        insert.execute(params![entry.id, head.name, other, head.lay.join(" · "), head.summary])?;
    }
    drop(insert);
    Ok(database)
}

/// The words of `text`, any of which will do; the last may go on.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut quoted: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    if let Some(last) = quoted.last_mut().filter(|_| text.ends_with(char::is_alphanumeric)) {
        last.push('*');
    }
    quoted.join(" OR ")
}
