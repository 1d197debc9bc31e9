//! The checked-in vocabularies stand in order, and say whose they are.

use crate::data::here;
use crate::harness::EMBEDDED;
use fluoro::catalog::{ICD10CM, Kind};
use fluoro::page::Page;
use std::collections::BTreeSet;

#[test]
fn codes_and_terms_stand_in_the_order_of_their_ids() {
    let vocabulary = EMBEDDED.catalog().vocabulary();
    assert!(vocabulary.codes.iter().is_sorted_by(|a, b| a.id < b.id));
    assert!(vocabulary.doids.iter().is_sorted_by(|a, b| a.id < b.id));
}

#[test]
fn each_vocabulary_says_whose_it_is() {
    for (name, owner) in [
        ("icd10cm.toml", "public domain"),
        ("icd10cm-titles.tsv", "public domain"),
        ("disease-ontology.toml", "CC0 1.0"),
        ("english.txt", "Kevin Atkinson"),
        ("words.toml", "Written for fluoro"),
    ] {
        let path = here(&format!("data/vocabulary/{name}"));
        assert!(std::fs::read_to_string(path).unwrap().contains(owner), "{name}");
    }
}

/// It is looked up where it lies, by halves.
#[test]
fn the_table_of_titles_stands_in_order_and_holds_what_the_vocabulary_says() {
    let rows: Vec<_> = ICD10CM.rows().collect();
    assert!(rows.is_sorted_by(|a, b| a.id < b.id));
    for row in &rows {
        assert!(!row.title.is_empty() && row.title.trim() == row.title, "{row:?}");
        assert!(row.is_block() || ICD10CM.block(row.category()).is_some(), "{row:?}");
    }
    for code in EMBEDDED.catalog().vocabulary().codes.iter() {
        let known = code.id.get(..5).unwrap_or(&code.id);
        let row = ICD10CM.find(known);
        assert!(row.is_some_and(|row| row.id != code.id || row.title == code.title), "{}", code.id);
    }
    for home in EMBEDDED.catalog().vocabulary().homes.iter() {
        assert!(ICD10CM.find(home.code.get(..5).unwrap_or(&home.code)).is_some(), "{}", home.code);
    }
}

/// A hit promises the section that answers, and its page opens there.
#[test]
fn what_is_asked_is_promised_by_the_kinds_of_entries_that_tell_it() {
    let catalog = EMBEDDED.catalog();
    let pages: Vec<(Kind, Page)> =
        catalog.refs().map(|at| (catalog.kind(at), Page::new(catalog, at))).collect();
    for aspect in catalog.vocabulary().aspects.iter() {
        let tells = |(_, page): &&(Kind, Page)| page.number_of(&aspect.sections).is_some();
        // What is only told about others is not asked, unless it is asked first.
        let is_asked = |kind: &Kind| !kind.is_told() || aspect.kinds.contains(kind);
        let telling = pages.iter().filter(tells).map(|(kind, _)| *kind).filter(is_asked);
        let telling: BTreeSet<Kind> = telling.collect();
        let told_by: BTreeSet<Kind> = aspect.told_by.iter().copied().collect();
        assert_eq!(told_by, telling, "{}", aspect.name);
        // Who asks for trials, for history or for what a word means is led to them, and to no section of theirs.
        let is_led = |kind: &Kind| told_by.contains(kind) || kind.is_told();
        assert!(aspect.kinds.iter().all(is_led), "{}", aspect.name);
    }
}
