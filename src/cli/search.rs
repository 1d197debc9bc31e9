//! `fluoro search`: what the explorer would find, as lines or JSON.

use super::args::{Layers, SearchArgs};
use super::output::escaped;
use super::{Exit, complain};
use crate::catalog::Kind;
use crate::search::{Found, Library, Place, Query};
use serde::Serialize;
use std::io::{self, BufRead, Write};

const EMPTY: &str = "the query is empty; say what to look for";

/// The answer to a query.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    query: &'a str,
    hits: Vec<FoundEntry<'a>>,
}

/// What is said of a line that is no query.
#[derive(Debug, Serialize)]
struct Refusal<'a> {
    query: &'a str,
    error: &'a str,
}

/// An entry of an answer.
#[derive(Debug, Serialize)]
struct FoundEntry<'a> {
    kind: Kind,
    id: &'a str,
    name: &'a str,
    /// Falls from hit to hit; a procedure under its condition has the condition's.
    score: f64,
    reason: String,
    #[serde(skip)]
    under: bool,
}

/// Answers the query, or each query of standard input.
pub fn run(out: &mut impl Write, layers: &Layers, args: &SearchArgs) -> io::Result<Exit> {
    let text = args.query.join(" ");
    if text.trim().is_empty() {
        complain(EMPTY);
        return Ok(Exit::Usage);
    }
    let library = Library::new(layers.catalog_aloud());
    let mut found = false;
    if args.query == ["-"] {
        for line in io::stdin().lock().split(b'\n') {
            let line = line?;
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end();
            found |= match str::from_utf8(&line) {
                Err(_) => refuse(out, text, "the query is not UTF-8", args)?,
                Ok(_) if text.is_empty() => refuse(out, text, EMPTY, args)?,
                Ok(_) => answer(out, &library, text, args)?,
            };
        }
    } else {
        found = answer(out, &library, &text, args)?;
    }
    Ok(if found { Exit::Done } else { Exit::Negative })
}

/// Says why a line is no query, and finds nothing.
fn refuse(out: &mut impl Write, query: &str, error: &str, args: &SearchArgs) -> io::Result<bool> {
    if args.json {
        writeln!(out, "{}", escaped(&serde_json::to_string(&Refusal { query, error })?))?;
    } else {
        complain(error);
    }
    Ok(false)
}

/// Writes the answer to one query; returns whether anything was found.
fn answer(
    out: &mut impl Write,
    library: &Library,
    text: &str,
    args: &SearchArgs,
) -> io::Result<bool> {
    let query = Query::new(text);
    if let Some(fault) = query.fault() {
        complain(fault);
    }
    let catalog = library.catalog();
    let reasons = library.explain(&query);
    let mut hits: Vec<FoundEntry<'_>> = Vec::new();
    let all = library.find(&query);
    let total = all.len();
    for Found { entry: at, place } in all.into_iter().take(args.limit) {
        let entry = catalog.entry(at);
        let (score, reason, under) = match place {
            Place::Hit(hit) => (hit.overall_score(), reasons.of(&hit).words(), false),
            Place::Under { condition, role, general, .. } => {
                let score = hits.last().map_or(0.0, |hit| hit.score);
                let name = &catalog.entry(condition).head.name;
                let role = if general { "in general" } else { role.name() };
                (score, format!("{role} for {name}"), true)
            }
            Place::Treated { procedure, role } => {
                let name = &catalog.entry(procedure).head.name;
                (0.0, format!("treated by {name} ({})", role.name()), false)
            }
        };
        let (kind, id, name) = (entry.kind(), entry.id.as_str(), entry.head.name.as_str());
        hits.push(FoundEntry { kind, id, name, score, reason, under });
    }
    let found = !hits.is_empty();
    if args.json {
        writeln!(out, "{}", escaped(&serde_json::to_string(&Answer { query: text, hits })?))?;
        return Ok(found);
    }
    for hit in &hits {
        let lead = if hit.under { "  " } else { "" };
        writeln!(out, "{lead}{}  {} ({}) · {}", hit.id, hit.name, hit.kind.name(), hit.reason)?;
    }
    if hits.len() < total {
        complain(&format!(
            "{} of {total} entries are shown; `--limit {total}` shows all",
            hits.len()
        ));
    }
    if !found {
        write!(out, "nothing found for “{}”", text.trim())?;
        let near = library.suggest(&query, 3);
        let near: Vec<&str> =
            near.into_iter().map(|at| catalog.entry(at).head.name.as_str()).collect();
        if !near.is_empty() {
            write!(out, " · nearest names: {}", near.join(", "))?;
        }
        writeln!(out)?;
    }
    Ok(found)
}
