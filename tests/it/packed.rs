//! What the build packs and what is read from the files say the same, to the letter.

use crate::data::here;
use crate::harness::EMBEDDED;
use fluoro::catalog::{Catalog, EntryRef};
use fluoro::page::{Overview, Page, to_html, to_linear, to_markdown, to_plain};
use fluoro::search::{Found, Library, Place, Query};
use std::fs;
use std::sync::LazyLock;

/// The same library, read from its files in the run.
static READ: LazyLock<Library> = LazyLock::new(|| Library::new(Catalog::read(&here("data"))));

/// A page in every form.
fn told(page: &Page) -> [String; 5] {
    let json = serde_json::to_string(page).unwrap();
    [to_plain(page, 80), to_linear(page), to_markdown(page), to_html(page), json]
}

#[test]
fn every_page_reads_the_same() {
    let (packed, read) = (EMBEDDED.catalog(), READ.catalog());
    assert!(packed.refs().eq(read.refs()));
    for at in packed.refs() {
        assert_eq!(told(&Page::new(packed, at)), told(&Page::new(read, at)), "{}", packed.id(at));
        let json = |catalog: &Catalog| serde_json::to_string(catalog.entry(at)).unwrap();
        assert_eq!(json(packed), json(read));
        assert_eq!(packed.missing(at), read.missing(at));
        assert_eq!(packed.name(at), packed.entry(at).head.name);
        assert_eq!(packed.kind(at), packed.entry(at).kind());
        assert_eq!(packed.is_draft(at), packed.entry(at).head.draft);
        assert_eq!(packed.find_ref(&packed.entry(at).id), Some(at));
        assert_eq!(packed.heading(at), read.heading(at));
    }
    for overview in Overview::ALL {
        let page = |catalog| Page::overview(catalog, overview).map(|page| told(&page));
        assert_eq!(page(packed), page(read));
    }
    let start = |catalog| told(&Page::start(catalog, &[], &[]));
    assert_eq!(start(packed), start(read));
}

#[test]
fn both_are_checked_alike() {
    assert_eq!(EMBEDDED.catalog().check(), READ.catalog().check());
}

/// The queries of `tests/search/`, and some that find nothing.
fn queries() -> Vec<String> {
    let mut queries: Vec<String> =
        ["zzzz", "garden hose", "H25.9", "region:pelvis", "urgent bleed"]
            .map(str::to_owned)
            .to_vec();
    for file in fs::read_dir(here("tests/search")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let rows = text.lines().filter(|row| !row.starts_with('#'));
        queries.extend(rows.filter_map(|row| row.split('\t').next()).map(str::to_owned));
    }
    queries
}

/// All that is said of a query.
fn answer(library: &Library, text: &str) -> (Vec<Found>, Vec<String>, Vec<usize>) {
    let query = Query::new(text).asked_of(library.catalog());
    let found = library.find(&query);
    let reasons = library.explain(&query);
    let words = found.iter().filter_map(|found| match &found.place {
        Place::Hit(hit) => Some(reasons.of(hit).words()),
        Place::Under { .. } | Place::Treated { .. } => None,
    });
    let words = words.collect();
    let near = library.near(&query, 5).into_iter().map(EntryRef::index).collect();
    (found, words, near)
}

#[test]
fn every_query_finds_the_same() {
    for query in queries() {
        assert_eq!(answer(&EMBEDDED, &query), answer(&READ, &query), "{query}");
    }
}
