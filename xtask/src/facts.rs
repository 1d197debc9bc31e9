//! Draws facts at random, to be held against their sources again.
//!
//! A fact is a cited number: a quantity, or a text with a number in it. The same seed draws the same facts from the same
//! data. Each is printed with its entry, its field, the text, and the sources that it cites.

use fluoro::catalog::{Catalog, Entry, Fact, Kind, Source, cites};
use std::io::{self, Write};

/// Which facts to draw.
#[derive(clap::Args)]
pub struct Options {
    /// Only what a person acts on: sheets, drugs, and a procedure's class, plan, targets and contraindications
    #[arg(long)]
    safety: bool,
    /// The same seed draws the same facts
    seed: u64,
    /// How many to draw
    #[arg(default_value_t = 20)]
    count: usize,
}

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

/// Draws and prints.
pub fn print(out: &mut impl Write, catalog: &Catalog, options: &Options) -> io::Result<()> {
    let mut facts = facts(catalog);
    if options.safety {
        facts.retain(|fact| is_safety(catalog, fact));
    }
    fastrand::Rng::with_seed(options.seed).shuffle(&mut facts);
    for (number, fact) in (1..).zip(facts.iter().take(options.count)) {
        writeln!(out, "{number}. {} {}: {}", fact.entry, fact.field, fact.text)?;
        for id in &fact.sources {
            let Some(source) = catalog.source(id) else { continue };
            writeln!(out, "   {id}: {}", described(source))?;
        }
    }
    Ok(())
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
                    (text.to_owned(), cites(text).map(str::to_owned).collect())
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

fn described(source: &Source) -> String {
    let year = source.year.map(|year| format!(" {year}")).unwrap_or_default();
    let via = source.via.as_ref().map(|via| format!(", read at {via}")).unwrap_or_default();
    format!("{}. {}{year}. {}{via}", source.by(), source.title, source.address())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(safety: bool, seed: u64) -> String {
        let mut out = Vec::new();
        let options = Options { safety, seed, count: 5 };
        print(&mut out, &Catalog::embedded(), &options).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_seed_draws_the_same_facts_again_each_with_its_sources() {
        let facts = drawn(false, 1);
        assert_eq!(facts, drawn(false, 1));
        assert_ne!(facts, drawn(false, 2));
        let (sources, heads): (Vec<&str>, Vec<&str>) =
            facts.lines().partition(|line| line.starts_with("   "));
        assert!(heads.len() == 5 && sources.len() >= 5, "{facts}");
    }

    #[test]
    fn what_a_person_acts_on_is_drawn_alone() {
        let catalog = Catalog::embedded();
        let (safety, rest): (Vec<_>, Vec<_>) =
            facts(&catalog).into_iter().partition(|fact| is_safety(&catalog, fact));
        assert!(safety.len() > 100 && rest.len() > 100);
        assert!(rest.iter().any(|fact| fact.field.starts_with("outcomes")));
        assert!(!safety.iter().any(|fact| fact.field.starts_with("outcomes")));
    }
}
