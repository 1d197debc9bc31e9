//! The checked-in vocabularies stand in order, and say whose they are.

use crate::data::here;
use crate::harness::EMBEDDED;

#[test]
fn codes_and_terms_stand_in_the_order_of_their_ids() {
    let vocabulary = EMBEDDED.catalog().vocabulary();
    assert!(vocabulary.codes.is_sorted_by(|a, b| a.id < b.id));
    assert!(vocabulary.doids.is_sorted_by(|a, b| a.id < b.id));
}

#[test]
fn each_vocabulary_says_whose_it_is() {
    for (name, owner) in [
        ("icd10cm", "public domain"),
        ("disease-ontology", "CC0 1.0"),
        ("words", "Written for fluoro"),
    ] {
        let path = here(&format!("data/vocabulary/{name}.toml"));
        assert!(std::fs::read_to_string(path).unwrap().contains(owner), "{name}");
    }
}
