//! `fluoro check`: the faults in data.

use super::args::{CheckArgs, Layers};
use super::{Outcome, complain};
use crate::catalog::{Catalog, Problem};
use crate::text::clean;
use std::collections::HashSet;
use std::io::{self, Write};

/// Checks the folders that were named, or all that fluoro would read.
pub fn run(out: &mut impl Write, layers: &Layers, args: &CheckArgs) -> io::Result<Outcome> {
    let (catalog, problems) = if args.folders.is_empty() {
        let catalog = layers.catalog();
        let problems = catalog.check();
        (catalog, problems)
    } else {
        let mut folders = layers.folders();
        folders.extend(args.folders.iter().cloned());
        let catalog = Catalog::load(&folders);
        let problems = catalog.problems().to_vec();
        (catalog, problems)
    };
    for problem in &problems {
        writeln!(out, "{}", clean(&problem.to_string()))?;
    }
    if problems.is_empty() {
        let (entries, sources) = (catalog.entries().len(), catalog.sources().count());
        writeln!(out, "no problems in {entries} entries and {sources} sources")?;
        return Ok(Outcome::Done);
    }
    complain(&summary(&problems));
    Ok(Outcome::Negative)
}

fn summary(problems: &[Problem]) -> String {
    let files: HashSet<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!(
        "{} problem{} in {} file{}",
        problems.len(),
        plural(problems.len()),
        files.len(),
        plural(files.len())
    )
}
