//! `fluoro check`: the faults in data.

use super::args::{CheckArgs, Layers, tell_faults};
use super::{Exit, complain, count};
use crate::catalog::{Catalog, Problem};
use crate::settings;
use std::collections::HashSet;
use std::io::{self, Write};

/// Checks the folders that were named, or all that fluoro would read.
pub fn run(out: &mut impl Write, layers: &Layers, args: &CheckArgs) -> io::Result<Exit> {
    let mut folders = layers.folders();
    folders.extend(args.folders.iter().cloned());
    let mut catalog = Catalog::load(&folders);
    if args.folders.is_empty() {
        catalog.report(settings::themes().1);
    }
    if args.missing {
        tell_faults(&folders, catalog.problems());
        return missing(out, &catalog);
    }
    let problems = match args.folders.as_slice() {
        [] => catalog.check(),
        _ => catalog.problems().to_vec(),
    };
    for problem in &problems {
        writeln!(out, "{problem}")?;
    }
    let altered = catalog.altered();
    for one in &altered {
        writeln!(out, "{}: warning: {}; {}", one.place(), one.fault, one.remedy)?;
    }
    if problems.is_empty() {
        let (entries, sources) = (catalog.entries().len(), catalog.sources().count());
        writeln!(out, "no problems in {entries} entries and {sources} sources")?;
    } else {
        complain(&summary(&problems, "problem"));
    }
    if !altered.is_empty() {
        complain(&summary(&altered, "warning"));
    }
    let is_well = problems.is_empty() && (altered.is_empty() || !args.strict);
    Ok(if is_well { Exit::Done } else { Exit::Negative })
}

/// How many there are of what goes by `noun`, and in how many files.
fn summary(told: &[Problem], noun: &str) -> String {
    let files: HashSet<&str> = told.iter().map(|problem| problem.path.as_str()).collect();
    format!("{} in {}", count(told.len(), noun), count(files.len(), "file"))
}

/// What each entry does not say yet; drafts, which say next to nothing, in one line.
fn missing(out: &mut impl Write, catalog: &Catalog) -> io::Result<Exit> {
    let mut drafts = 0;
    let mut any = false;
    for (at, entry) in catalog.refs().zip(catalog.entries()) {
        if entry.head.draft {
            drafts += 1;
            continue;
        }
        let missing = catalog.missing(at);
        if !missing.is_empty() {
            any = true;
            writeln!(out, "{} {}: {}", entry.kind().name(), entry.id, missing.join(", "))?;
        }
    }
    let unconfirmed = catalog.sources().filter(|source| source.unconfirmed).count();
    writeln!(out, "{unconfirmed} sources have a DOI that is not confirmed")?;
    writeln!(out, "{drafts} drafts are not written yet")?;
    Ok(if any || drafts > 0 || unconfirmed > 0 { Exit::Negative } else { Exit::Done })
}
