//! `fluoro search`: what the explorer would find, as lines or JSON.

use super::args::{Layers, SearchArgs};
use super::lines::{InputLine, lines};
use super::output::escaped;
use super::{Exit, complain};
use crate::catalog::{Catalog, EntryRef, Kind};
use crate::page::Page;
use crate::search::{Found, Library, MOST_NEAR, Place, Query, Reasons, UnlistedCode, comparison};
use serde::Serialize;
use std::io::{self, Write};

const EMPTY: &str = "the query is empty; say what to look for";
const TOO_LONG: &str = "the query is longer than 65,536 bytes; say what to look for in fewer";

/// What is looked for.
struct Asked<'a> {
    text: &'a str,
    /// The line of standard input that it is.
    line: Option<usize>,
}

/// The answer to a query.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    query: &'a str,
    /// What the query asks for side by side, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    compare: Vec<&'a str>,
    hits: Vec<FoundEntry<'a>>,
    /// The code that the query is, where it leads to no entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<CodeAnswer<'a>>,
    /// What is near where nothing is found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    near: Vec<NearEntry<'a>>,
}

/// What the code book says of a code that leads to no entry.
#[derive(Debug, Serialize)]
struct CodeAnswer<'a> {
    asked: &'a str,
    /// Whether the book has it, as far as four signs tell.
    is_code: bool,
    /// The code, category or block whose title this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'static str>,
}

/// An entry that is near to a query that finds nothing.
#[derive(Debug, Serialize)]
struct NearEntry<'a> {
    kind: Kind,
    id: &'a str,
    name: &'a str,
}

/// What is said of a line that is no query.
#[derive(Debug, Serialize)]
struct Refusal<'a> {
    query: &'a str,
    error: &'a str,
    /// What a field or a value may be, the nearest first.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    known: &'a [String],
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
    /// The section that answers what is asked of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    /// The words of the query that nothing of the entry's names holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unexplained: Vec<String>,
    #[serde(skip)]
    under: bool,
    /// The class of match, for who asks for an explanation.
    #[serde(skip)]
    class: &'static str,
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
        for (line, number) in lines(io::stdin().lock()).zip(1..) {
            let InputLine { bytes: line, is_whole } = line?;
            let text = String::from_utf8_lossy(&line);
            let asked = Asked { text: text.trim_end(), line: Some(number) };
            found |= match str::from_utf8(&line) {
                _ if !is_whole => refuse(out, &asked, TOO_LONG, &[], args)?,
                Err(_) => refuse(out, &asked, "the query is not UTF-8", &[], args)?,
                Ok(_) if asked.text.is_empty() => refuse(out, &asked, EMPTY, &[], args)?,
                Ok(_) => answer(out, &library, &asked, args)?,
            };
        }
    } else {
        found = answer(out, &library, &Asked { text: &text, line: None }, args)?;
    }
    Ok(if found { Exit::Done } else { Exit::Negative })
}

/// Says why a line is no query, and finds nothing.
fn refuse(
    out: &mut impl Write,
    asked: &Asked<'_>,
    error: &str,
    known: &[String],
    args: &SearchArgs,
) -> io::Result<bool> {
    if args.json {
        let refusal = Refusal { query: asked.text, error, known };
        writeln!(out, "{}", escaped(&serde_json::to_string(&refusal)?))?;
    } else {
        let line = asked.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        complain(&format!("{line}{error}"));
    }
    Ok(false)
}

/// The section of the page of an entry that answers what was asked: its number, from 0, and its title.
pub fn section(
    library: &Library,
    reasons: &Reasons<'_>,
    at: EntryRef,
    place: &Place,
) -> Option<(usize, String)> {
    let aspect = library.asked(at, place);
    let called = match place {
        Place::Hit(hit) => library.called(hit),
        _ => "",
    };
    let is_untold = || reasons.asks_untold(library.catalog().kind(at));
    if aspect.is_none() && (called.is_empty() || !is_untold()) {
        return None;
    }
    let page = Page::new(library.catalog(), at);
    let rest = reasons.rest(&page.title, called, aspect.is_some());
    let (sections, rows) =
        aspect.map_or((&[][..], &[][..]), |aspect| (&aspect.sections[..], &aspect.rows[..]));
    let answer = page.answer(sections, rows, reasons.said_beside(&page.title, called), rest)?;
    let title = page.sections.get(answer.section)?.title.clone();
    Some((answer.section, title))
}

/// Writes the answer to one query; returns whether anything was found.
fn answer(
    out: &mut impl Write,
    library: &Library,
    asked: &Asked<'_>,
    args: &SearchArgs,
) -> io::Result<bool> {
    let text = asked.text;
    let mut query = Query::new(text).asked_of(library.catalog());
    if let Some(fault) = query.fault() {
        return refuse(out, asked, &fault.to_string(), &fault.known, args);
    }
    let catalog = library.catalog();
    let all = library.find_or_hear(&[], &mut query);
    if args.explain {
        if query.text != text {
            writeln!(out, "heard as “{}”", query.text)?;
        }
        explain(out, library, &query)?;
    }
    let reasons = library.explain(&query);
    let mut hits: Vec<FoundEntry<'_>> = Vec::new();
    let total = all.len();
    for Found { entry: at, place } in all.into_iter().take(args.limit) {
        let entry = catalog.entry(at);
        let (mut unexplained, mut class) = (Vec::new(), "");
        let section = section(library, &reasons, at, &place).map(|(_, title)| title);
        let (score, reason, under) = match place {
            Place::Hit(hit) => {
                let reason = reasons.of(&hit);
                let words = reason.words();
                class = hit.class.name();
                unexplained = reason.unexplained;
                (hit.overall_score(), words, false)
            }
            place @ Place::Under { .. } => {
                let score = hits.last().map_or(0.0, |hit| hit.score);
                (score, self::reason(catalog, &reasons, &place), true)
            }
            place @ Place::Treated { .. } => (0.0, self::reason(catalog, &reasons, &place), false),
        };
        let (kind, id, name) = (entry.kind(), entry.id.as_str(), entry.head.name.as_str());
        hits.push(FoundEntry { kind, id, name, score, reason, section, unexplained, under, class });
    }
    let compared = comparison(library, text).unwrap_or_default();
    let compared: Vec<_> = compared.into_iter().map(|at| catalog.entry(at)).collect();
    let compare: Vec<&str> = compared.iter().map(|entry| entry.id.as_str()).collect();
    let found = !hits.is_empty() || !compare.is_empty();
    let (near, unlisted) = match found {
        true => (Vec::new(), None),
        false => (library.near(&query, MOST_NEAR), library.unlisted_code(&query)),
    };
    let code = unlisted.as_ref().map(|code| CodeAnswer {
        asked: &code.asked,
        is_code: code.is_code,
        known: code.known.map(|known| known.id),
        title: code.known.map(|known| known.title),
    });
    let near = near.into_iter().map(|at| {
        let entry = catalog.entry(at);
        NearEntry { kind: entry.kind(), id: &entry.id, name: &entry.head.name }
    });
    let near: Vec<NearEntry<'_>> = near.collect();
    if args.json {
        let answer = Answer { query: text, compare, hits, code, near };
        writeln!(out, "{}", escaped(&serde_json::to_string(&answer)?))?;
        return Ok(found);
    }
    if !compare.is_empty() {
        let names: Vec<&str> = compared.iter().map(|entry| entry.head.name.as_str()).collect();
        let (names, ids) = (names.join(" · "), compare.join(" "));
        writeln!(out, "Compare {names}: fluoro compare {ids}")?;
    }
    for hit in &hits {
        let lead = if hit.under { "  " } else { "" };
        if !hit.class.is_empty() && args.explain {
            write!(out, "{:8} {:.3}  ", hit.class, hit.score.fract())?;
        }
        writeln!(out, "{lead}{}  {} ({}) · {}", hit.id, hit.name, hit.kind.name(), hit.reason)?;
    }
    if hits.len() < total {
        complain(&format!(
            "{} of {total} entries are shown; `--limit {total}` shows all",
            hits.len()
        ));
    }
    if !found {
        let colon = if near.is_empty() { "" } else { "; near, not the same:" };
        let nothing = || format!("nothing found for “{}”", text.trim());
        let said = unlisted.as_ref().map_or_else(nothing, UnlistedCode::words);
        writeln!(out, "{said}{colon}")?;
        for near in near {
            writeln!(out, "  {}  {} ({})", near.id, near.name, near.kind.name())?;
        }
    }
    Ok(found)
}

/// Why an entry is found, in words.
pub fn reason(catalog: &Catalog, reasons: &Reasons<'_>, place: &Place) -> String {
    let name = |at: EntryRef| catalog.name(at);
    match place {
        Place::Hit(hit) => reasons.of(hit).words(),
        Place::Under { condition, role, general, .. } => {
            let role = if *general { "in general" } else { role.name() };
            format!("{role} for {}", name(*condition))
        }
        Place::Treated { procedure, role } => {
            format!("treated by {} ({})", name(*procedure), role.name())
        }
    }
}

/// So many meanings of a word are told.
const MOST_MEANINGS: usize = 6;

/// Says how a query is read: each word with its part, its weight, and what it may mean.
fn explain(out: &mut impl Write, library: &Library, query: &Query) -> io::Result<()> {
    for read in library.read(query, MOST_MEANINGS) {
        let mut means: Vec<String> = Vec::new();
        for (word, confidence) in &read.means {
            means.push(format!("{word} {confidence:.2}"));
        }
        if means.is_empty() {
            means.push(if read.foreign { "unknown" } else { "in texts only" }.to_owned());
        }
        let means = means.join(", ");
        writeln!(out, "{:16} {:22} weighs {:.2}: {means}", read.word, read.part, read.weight)?;
    }
    writeln!(out)
}
