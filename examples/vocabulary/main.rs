//! Writes `data/vocabulary/*.toml` from the public originals.
//!
//! ```sh
//! cargo run --example vocabulary -- icd10cm TABULAR.xml > data/vocabulary/icd10cm.toml
//! cargo run --example vocabulary -- disease-ontology CHECKOUT > data/vocabulary/disease-ontology.toml
//! ```
//!
//! `TABULAR.xml` is the tabular list of ICD-10-CM, as the National Center for Health Statistics publishes it (the Python
//! package simple-icd-10-cm 1.5.0 brings it as `icd10c-tabular-April-1-2026.xml`); `CHECKOUT` is a checkout of the repository
//! DiseaseOntology/HumanDiseaseOntology. Which codes and terms are taken stands in `data/conditions/*.toml`.

mod make;

use fluoro::catalog::Catalog;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let catalog = Catalog::embedded();
    let made = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["icd10cm", path] => std::fs::read_to_string(path)
            .map_err(|error| format!("{path}: {error}"))
            .and_then(|xml| make::icd10cm(&xml, &make::codes(&catalog))),
        ["disease-ontology", path] => {
            make::disease_ontology(Path::new(path), &make::doids(&catalog))
        }
        _ => Err("usage: vocabulary icd10cm TABULAR.xml | disease-ontology CHECKOUT".to_owned()),
    };
    let written = made.and_then(|toml| {
        std::io::stdout().write_all(toml.as_bytes()).map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "vocabulary: {message}");
            ExitCode::FAILURE
        }
    }
}
