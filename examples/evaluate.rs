//! How often the right entry stands first, over a file of queries with their right answers.
//!
//! ```sh
//! cargo run --release --example evaluate -- FILE [--failures] [--classes]
//! ```
//!
//! `FILE` is tab-separated with the columns `query`, `kind` and `targets` (`condition:ID, procedure:ID`; empty where nothing must be
//! found). The answer is the list of distinct entries as a reader sees it. `--classes` leaves the classes of matches
//! out one by one, to show what each of them adds.

use fluoro::catalog::Catalog;
use fluoro::search::{Library, MatchClass, Query};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

/// A query with its right answers.
struct Row {
    query: String,
    kind: String,
    targets: Vec<String>,
}

/// Sums over the queries of one kind.
#[derive(Default, Clone, Copy)]
struct Sums {
    count: f64,
    first: f64,
    third: f64,
    reciprocal: f64,
}

fn main() -> ExitCode {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let [file] = files.as_slice() else {
        let _ = writeln!(io::stderr(), "usage: evaluate FILE [--failures] [--classes]");
        return ExitCode::from(2);
    };
    let rows = match std::fs::read_to_string(file) {
        Ok(text) => rows(&text),
        Err(error) => {
            let _ = writeln!(io::stderr(), "evaluate: {file}: {error}");
            return ExitCode::from(2);
        }
    };
    let library = Library::new(Catalog::embedded());
    let flag = |name: &str| flags.iter().any(|flag| flag == name);
    let written =
        report(&mut io::stdout().lock(), &library, &rows, flag("--failures"), flag("--classes"));
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn rows(text: &str) -> Vec<Row> {
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
    let found = library.find_without(without, &Query::new(&row.query));
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

fn report(
    out: &mut impl Write,
    library: &Library,
    rows: &[Row],
    failures: bool,
    classes: bool,
) -> io::Result<()> {
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
    if classes {
        writeln!(out, "\nsuccess@1 without a class")?;
        for class in [
            MatchClass::Name,
            MatchClass::Synonym,
            MatchClass::Code,
            MatchClass::Prefix,
            MatchClass::Words,
            MatchClass::Fuzzy,
            MatchClass::Text,
        ] {
            let all = sums(library, rows, &[class]).remove("~ all").unwrap_or_default();
            writeln!(out, "{:14} {:.3}", format!("{class:?}"), all.first / all.count)?;
        }
    }
    if failures {
        writeln!(out)?;
        for row in rows {
            let rank = rank(library, row, &[]);
            if rank != Some(1) {
                let place = rank.map_or("not found".to_owned(), |rank| format!("place {rank}"));
                writeln!(out, "{}\t{}\t{}\t{place}", row.kind, row.query, row.targets.join(", "))?;
            }
        }
    }
    Ok(())
}
