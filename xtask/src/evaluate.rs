//! How often the right entry stands first, over a file of queries with their right answers.
//!
//! The answer to a query is the list of distinct entries as a reader sees it.

use fluoro::catalog::Catalog;
use fluoro::search::{Library, MatchClass, Query};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Tab-separated, under a line of titles: query, kind, targets
    ///
    /// Targets are the right answers, such as "condition:gout, procedure:tace"; empty where nothing must be found.
    file: PathBuf,
    /// List the queries whose right answer is not first
    #[arg(long)]
    failures: bool,
    /// Leave the classes of matches out one by one, to show what each of them adds
    #[arg(long)]
    classes: bool,
}

/// A query with its right answers.
pub struct Row {
    /// What is typed.
    pub query: String,
    kind: String,
    /// The ids that are right; none where nothing must be found.
    pub targets: Vec<String>,
}

/// Sums over the queries of one kind.
#[derive(Default, Clone, Copy)]
struct Sums {
    count: f64,
    first: f64,
    third: f64,
    reciprocal: f64,
}

/// Measures and prints.
pub fn print(
    out: &mut impl Write,
    catalog: Catalog,
    options: &Options,
) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(&options.file)
        .map_err(|error| format!("{}: {error}", options.file.display()))?;
    let rows = rows(&text);
    let library = Library::new(catalog);
    print_sums(out, &library, &rows)?;
    if options.classes {
        print_classes(out, &library, &rows)?;
    }
    if options.failures {
        print_failures(out, &library, &rows)?;
    }
    Ok(())
}

/// The queries of a file.
pub fn rows(text: &str) -> Vec<Row> {
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let (query, kind) = (cells.next()?, cells.next()?);
        let targets = cells.next().unwrap_or_default();
        let ids = targets
            .split(',')
            .filter_map(|target| Some(target.trim().split_once(':')?.1.to_owned()));
        Some(Row { query, kind, targets: ids.collect() })
    };
    text.lines().skip(1).filter_map(row).collect()
}

/// The place of the first right answer; for a query without one, the first place if nothing is found.
fn rank(library: &Library, row: &Row, without: &[MatchClass]) -> Option<usize> {
    let found = library.find_or_hear(without, &mut Query::new(&row.query));
    if row.targets.is_empty() {
        return found.is_empty().then_some(1);
    }
    let right = |entry| row.targets.contains(&library.catalog().entry(entry).id);
    found.iter().position(|found| right(found.entry)).map(|at| at + 1)
}

fn sums(library: &Library, rows: &[Row], without: &[MatchClass]) -> BTreeMap<String, Sums> {
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    for row in rows {
        let rank = rank(library, row, without);
        for kind in [row.kind.as_str(), "~ all"] {
            let sums = sums.entry(kind.to_owned()).or_default();
            sums.count += 1.0;
            let Some(rank) = rank else { continue };
            sums.first += if rank == 1 { 1.0 } else { 0.0 };
            sums.third += if rank <= 3 { 1.0 } else { 0.0 };
            sums.reciprocal += 1.0 / f64::from(u32::try_from(rank).unwrap_or(u32::MAX));
        }
    }
    sums
}

fn print_sums(out: &mut impl Write, library: &Library, rows: &[Row]) -> io::Result<()> {
    writeln!(
        out,
        "{:14} {:>6} {:>10} {:>10} {:>7}",
        "kind", "rows", "success@1", "success@3", "MRR"
    )?;
    for (kind, sums) in sums(library, rows, &[]) {
        let of = |sum: f64| sum / sums.count;
        writeln!(
            out,
            "{kind:14} {:>6} {:>10.3} {:>10.3} {:>7.3}",
            sums.count,
            of(sums.first),
            of(sums.third),
            of(sums.reciprocal)
        )?;
    }
    Ok(())
}

fn print_classes(out: &mut impl Write, library: &Library, rows: &[Row]) -> io::Result<()> {
    const CLASSES: [MatchClass; 9] = [
        MatchClass::Name,
        MatchClass::Synonym,
        MatchClass::Code,
        MatchClass::Whole,
        MatchClass::Prefix,
        MatchClass::Words,
        MatchClass::Within,
        MatchClass::Partial,
        MatchClass::Fuzzy,
    ];
    writeln!(out, "\nsuccess@1 without a class")?;
    for class in CLASSES {
        let all = sums(library, rows, &[class]).remove("~ all").unwrap_or_default();
        writeln!(out, "{:14} {:.3}", class.name(), all.first / all.count)?;
    }
    Ok(())
}

fn print_failures(out: &mut impl Write, library: &Library, rows: &[Row]) -> io::Result<()> {
    writeln!(out)?;
    for row in rows {
        let rank = rank(library, row, &[]);
        if rank != Some(1) {
            let place = rank.map_or("not found".to_owned(), |rank| format!("place {rank}"));
            writeln!(out, "{}\t{}\t{}\t{place}", row.kind, row.query, row.targets.join(", "))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_answers_and_rightly_empty_ones_are_counted_by_kind() {
        let text = "query\tkind\ttargets\n\
            gout\tname\tcondition:gout\n\
            tace\tname\tcondition:gout\n\
            qwzx\tnonsense\t\n";
        let library = Library::new(Catalog::embedded());
        let rows = rows(text);
        let sums = sums(&library, &rows, &[]);
        let first = |kind: &str| (sums[kind].count, sums[kind].first);
        assert_eq!(first("name"), (2.0, 1.0));
        assert_eq!(first("nonsense"), (1.0, 1.0));
        assert_eq!(first("~ all"), (3.0, 2.0));
        let mut failures = Vec::new();
        print_failures(&mut failures, &library, &rows).unwrap();
        assert_eq!(String::from_utf8(failures).unwrap(), "\nname\ttace\tgout\tnot found\n");
    }
}
