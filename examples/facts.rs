//! Draws facts at random, to be held against their sources again.
//!
//! ```sh
//! cargo run --example facts -- [--safety] SEED [COUNT]
//! ```
//!
//! With `--safety` only what a person acts on is drawn: sheets, drugs, and a procedure's class, plan, targets and contraindications.
//! A fact is a cited number: a quantity, or a text with a number in it. The same seed draws the same facts from the same data.
//! Each is printed with its entry, its field, the text, and the sources that it cites.

use fluoro::catalog::{Catalog, Entry, Fact, Kind, Source, marks};
use std::io::{self, Write};
use std::process::ExitCode;

/// A cited number, with what stands around it.
struct Drawn {
    entry: String,
    field: String,
    text: String,
    sources: Vec<String>,
}

/// The row of a table as far as it was walked.
#[derive(Default)]
struct Row {
    place: String,
    sources: Vec<String>,
    words: String,
}

fn main() -> ExitCode {
    let (flags, args): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg == "--safety");
    let numbers: Result<Vec<u64>, _> = args.iter().map(|arg| arg.parse()).collect();
    let (seed, count) = match numbers.as_deref() {
        Ok([seed]) => (*seed, 20),
        Ok([seed, count]) => (*seed, *count),
        _ => {
            let _ = writeln!(io::stderr(), "usage: facts [--safety] SEED [COUNT]");
            return ExitCode::from(2);
        }
    };
    let catalog = Catalog::embedded();
    let mut facts = facts(&catalog);
    if !flags.is_empty() {
        facts.retain(|fact| is_safety(&catalog, fact));
    }
    fastrand::Rng::with_seed(seed).shuffle(&mut facts);
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    match print(&mut io::stdout().lock(), &catalog, facts.iter().take(count)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Every cited number of the catalog, in its order.
fn facts(catalog: &Catalog) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for entry in catalog.entries() {
        // The sources of a table come before what stands in it, and the words before the number.
        let mut table = Row::default();
        entry.each_fact(|field, fact| {
            let field = field.to_string();
            let (row, _) = field.rsplit_once('.').unwrap_or((&field, ""));
            if table.place != row {
                table = Row { place: row.to_owned(), ..Row::default() };
            }
            let (text, mut sources) = match fact {
                Fact::Cite(id) => return table.sources.push(id.to_owned()),
                Fact::Number(quantity, _) => {
                    (format!("{} {quantity}", table.words), quantity.cite.clone())
                }
                Fact::Prose(text) => {
                    text.clone_into(&mut table.words);
                    if !text.chars().any(|c| c.is_ascii_digit()) {
                        return;
                    }
                    (text.to_owned(), marks(text, "[^", "]").map(str::to_owned).collect())
                }
                Fact::Link(..) => return,
            };
            sources.extend(table.sources.iter().cloned());
            sources.sort_unstable();
            sources.dedup();
            if !sources.is_empty() {
                drawn.push(Drawn { entry: entry.id.clone(), field, text, sources });
            }
        });
    }
    drawn
}

/// Whether a person acts on a fact before, during or right after a procedure.
fn is_safety(catalog: &Catalog, fact: &Drawn) -> bool {
    const FIELDS: [&str; 4] = ["bleeding_risk", "antithrombotics", "targets", "contraindications"];
    match catalog.find(&fact.entry).map(Entry::kind) {
        Some(Kind::Safety | Kind::Drug) => true,
        Some(Kind::Procedure) => FIELDS.iter().any(|field| fact.field.starts_with(field)),
        _ => false,
    }
}

fn print<'d>(
    out: &mut impl Write,
    catalog: &Catalog,
    facts: impl Iterator<Item = &'d Drawn>,
) -> io::Result<()> {
    for (number, fact) in (1..).zip(facts) {
        writeln!(out, "{number}. {} {}: {}", fact.entry, fact.field, fact.text)?;
        for id in &fact.sources {
            let Some(source) = catalog.source(id) else { continue };
            writeln!(out, "   {id}: {}", described(source))?;
        }
    }
    Ok(())
}

fn described(source: &Source) -> String {
    let year = source.year.map(|year| format!(" {year}")).unwrap_or_default();
    let via = source.via.as_ref().map(|via| format!(", read at {via}")).unwrap_or_default();
    format!("{}. {}{year}. {}{via}", source.by(), source.title, source.address())
}
