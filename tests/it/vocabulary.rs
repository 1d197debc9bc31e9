//! The checked-in vocabularies are what their maker writes.

#[path = "../../examples/vocabulary/make.rs"]
mod make;

use fluoro::catalog::Catalog;
use std::collections::BTreeSet;
use std::path::Path;

const TABULAR: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular>
  <version>2026</version>
  <chapter><section>
    <diag><name>I26</name><desc>Pulmonary embolism</desc>
      <inclusionTerm><note>Pulmonary (acute) (artery)(vein)  infarction</note><note>pulmonary embolism</note></inclusionTerm>
      <diag><name>I26.9</name><desc>Pulmonary embolism "without" cor pulmonale</desc></diag>
    </diag>
    <diag><name>I27</name><desc>Other</desc></diag>
  </section></chapter>
</ICD10CM.tabular>"#;

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/vocabulary").join(name);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_maker_takes_the_codes_below_a_root_with_their_terms() {
    let roots = BTreeSet::from(["I26".to_owned()]);
    let toml = make::icd10cm(TABULAR, &roots).unwrap();
    let rows = toml.split_once("\n\n").unwrap().1;
    assert_eq!(
        rows,
        "[[code]]\nid = \"I26\"\ntitle = \"Pulmonary embolism\"\nterms = [\"Pulmonary (acute) (artery)(vein) infarction\"]\n\
         \n[[code]]\nid = \"I26.9\"\ntitle = 'Pulmonary embolism \"without\" cor pulmonale'\n"
    );
    let unknown = BTreeSet::from(["Z99".to_owned()]);
    assert!(make::icd10cm(TABULAR, &unknown).unwrap_err().contains("Z99"));
}

/// What stands in the files, written again, is the files: nobody has changed them by hand.
#[test]
fn the_files_are_as_the_maker_writes_them() {
    let catalog = Catalog::embedded();
    let vocabulary = catalog.vocabulary();
    let codes = vocabulary
        .codes
        .iter()
        .map(|code| (code.id.clone(), (code.title.clone(), code.terms.clone())));
    assert_eq!(make::codes_toml("2026", &codes.collect()), file("icd10cm.toml"));
    let terms = vocabulary
        .doids
        .iter()
        .map(|doid| (doid.id.clone(), (doid.name.clone(), doid.synonyms.clone())));
    assert_eq!(make::terms_toml(&terms.collect()), file("disease-ontology.toml"));
}

/// With `FLUORO_TABULAR` and `FLUORO_ONTOLOGY` naming the public originals, the files are made anew and compared.
#[test]
fn the_files_are_what_the_originals_give() {
    let catalog = Catalog::embedded();
    if let Ok(path) = std::env::var("FLUORO_TABULAR") {
        let xml = std::fs::read_to_string(path).unwrap();
        assert_eq!(make::icd10cm(&xml, &make::codes(&catalog)).unwrap(), file("icd10cm.toml"));
    }
    if let Ok(path) = std::env::var("FLUORO_ONTOLOGY") {
        let made = make::disease_ontology(Path::new(&path), &make::doids(&catalog)).unwrap();
        assert_eq!(made, file("disease-ontology.toml"));
    }
}

#[test]
fn codes_and_terms_stand_in_the_order_of_their_ids() {
    let catalog = Catalog::embedded();
    let vocabulary = catalog.vocabulary();
    assert!(vocabulary.codes.is_sorted_by(|a, b| a.id < b.id));
    assert!(vocabulary.doids.is_sorted_by(|a, b| a.id < b.id));
}

#[test]
fn each_vocabulary_says_whose_it_is() {
    assert!(file("icd10cm.toml").contains("public domain"));
    assert!(file("disease-ontology.toml").contains("CC0 1.0"));
    assert!(file("words.toml").contains("Written for fluoro"));
}
