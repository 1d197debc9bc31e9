//! How often the right entry stands first, for each kind of query: `tests/search/*.tsv`, with a floor under each.
//!
//! `failing.tsv` keeps the queries that fail, so that a failing floor says which ones are new.

use crate::harness::{EMBEDDED as LIBRARY, Session};
use fluoro::app::{Action, App, Listed};
use fluoro::catalog::Kind;
use fluoro::page::Page;
use fluoro::search::{Hit, Place, Query};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

/// For each kind of query, the part of them whose right answer must stand first: a little under what it is.
const FLOORS: [(&str, f64); 32] = [
    ("abbreviation", 0.96),
    ("blind clinician", 0.92),
    ("blind code", 0.97),
    ("blind condition", 0.96),
    ("blind device", 0.92),
    ("blind drug", 0.95),
    ("blind evidence", 0.67),
    ("blind grading", 0.89),
    ("blind history", 0.43),
    ("blind imaging", 0.92),
    ("blind nonsense", 0.93),
    ("blind ordername", 0.97),
    ("blind patient", 0.91),
    ("blind safety", 0.94),
    ("blind shorthand", 0.94),
    ("blind technique", 0.93),
    ("blind training", 0.97),
    ("blind typo", 0.84),
    ("blind upkeep", 0.89),
    ("code", 1.0),
    ("combined", 0.92),
    ("icdtitle", 0.95),
    ("lay", 0.95),
    ("name", 1.0),
    ("nonsense", 0.96),
    ("order", 0.95),
    ("ordername", 0.95),
    ("prefix", 0.96),
    ("question", 0.93),
    ("spelling", 0.95),
    ("synonym", 0.97),
    ("typo", 0.96),
];

/// A query with its right answers; without one, nothing may be found.
struct Row {
    query: String,
    kind: String,
    right: Vec<String>,
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/search").join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap()
}

/// The lines under a header, cut into cells.
fn lines(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().skip(1).map(cells).collect()
}

fn rows(text: &str) -> Vec<Row> {
    let row = |mut cells: Vec<String>| {
        if cells.len() == 2 {
            cells.push(String::new());
        }
        let [query, kind, right] = cells.try_into().unwrap();
        let ids = right.split(',').filter_map(|target| target.split_once(':'));
        let right = ids.map(|(_, id)| id.trim().to_owned()).collect();
        Row { query, kind, right }
    };
    lines(text).into_iter().map(row).collect()
}

fn is_right(row: &Row) -> bool {
    match (first(&row.query), row.right.is_empty()) {
        (Some(id), false) => row.right.iter().any(|right| right == id),
        (None, empty) => empty,
        (Some(_), true) => false,
    }
}

#[test]
fn the_right_entry_stands_first_as_often_as_before() {
    let mut count: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let mut failing = BTreeSet::new();
    let files = ["written.tsv", "gathered.tsv", "blind.tsv"];
    for row in files.iter().flat_map(|file| rows(&read(file))) {
        let (right, all) = count.entry(row.kind.clone()).or_default();
        *all += 1.0;
        if is_right(&row) {
            *right += 1.0;
        } else {
            failing.insert((row.kind, row.query));
        }
    }
    if std::env::var_os("UPDATE_SEARCH").is_some() {
        let mut text = format!("{}\n", read("failing.tsv").lines().next().unwrap());
        for (kind, query) in &failing {
            writeln!(text, "{kind}\t{query}").unwrap();
        }
        fs::write(path("failing.tsv"), text).unwrap();
    }
    let known = lines(&read("failing.tsv"));
    let known = known.into_iter().map(|cells| (cells[0].clone(), cells[1].clone()));
    let known: BTreeSet<(String, String)> = known.collect();
    let mut changed = String::new();
    for (kind, query) in failing.difference(&known) {
        writeln!(changed, "fails now: {kind}: {query}").unwrap();
    }
    for (kind, query) in known.difference(&failing) {
        writeln!(changed, "right now: {kind}: {query}").unwrap();
    }
    assert!(
        count.keys().eq(FLOORS.map(|(kind, _)| kind).iter()),
        "a kind of query without a floor"
    );
    for (kind, floor) in FLOORS {
        let (right, all) = count[kind];
        assert!(
            right / all >= floor,
            "{kind}: {right} of {all} are right, under the floor of {floor}\n{changed}"
        );
    }
}

/// The id of the entry that stands first.
fn first(query: &str) -> Option<&'static str> {
    let found = LIBRARY.find(&Query::new(query));
    found.first().map(|found| LIBRARY.catalog().entry(found.entry).id.as_str())
}

/// A device and what is to be done with it, as wards and order catalogs put it.
fn asked(device: &str, verb: &str) -> [String; 3] {
    let sentence = match verb {
        "blocked" | "leaking" => format!("the {device} is {verb}"),
        "fell out" => format!("my {device} fell out"),
        _ => format!("{verb} of the {device}"),
    };
    [format!("{device} {verb}"), format!("{verb} {device}"), sentence]
}

#[test]
fn the_upkeep_of_every_device_is_found() {
    let mut rows = lines(&read("devices.tsv")).into_iter();
    let verbs = rows.next().unwrap();
    let (mut count, mut wrong) = (0, String::new());
    for row in rows {
        assert_eq!(row.len(), verbs.len(), "{row:?}");
        for (verb, cell) in verbs.iter().zip(&row).skip(1).filter(|(_, cell)| *cell != "–") {
            let right: Vec<&str> = cell.split(", ").collect();
            for id in &right {
                assert!(LIBRARY.catalog().find(id).is_some(), "{id} is no entry");
            }
            for query in asked(&row[0], verb) {
                count += 1;
                let first = first(&query);
                if !first.is_some_and(|id| right.contains(&id)) {
                    writeln!(wrong, "{query}: {first:?} instead of {cell}").unwrap();
                }
            }
        }
    }
    assert!(count > 500 && wrong.is_empty(), "of {count} queries are wrong:\n{wrong}");
}

/// By its name and by its first brand name; the hit leads to a section of its page.
#[test]
fn what_is_done_with_every_drug_is_found() {
    let catalog = LIBRARY.catalog();
    let mut wrong = String::new();
    for drug in catalog.entries().filter(|entry| entry.kind() == Kind::Drug) {
        let at = catalog.find_ref(&drug.id).unwrap();
        let page = Page::new(catalog, at);
        // Of the synonyms only brands have a capital alone.
        let is_brand = |name: &&String| {
            let mut letters = name.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        };
        let brand = drug.head.synonyms.iter().find(is_brand);
        for name in std::iter::once(&drug.head.name).chain(brand) {
            for verb in ["hold", "stop", "restart", "reverse"] {
                for text in [format!("{verb} {name}"), format!("{name} {verb}")] {
                    let query = Query::new(&text);
                    let found = LIBRARY.find(&query);
                    let answers = |hit: &Hit| match LIBRARY.aspect(hit) {
                        Some(aspect) => page.number_of(&aspect.sections).is_some(),
                        // The whole page answers where that is its name: `protamine reversal`.
                        None => LIBRARY.explain(&query).of(hit).term.contains(" reversal"),
                    };
                    let is_right = found.first().is_some_and(|found| match &found.place {
                        Place::Hit(hit) => found.entry == at && answers(hit),
                        _ => false,
                    });
                    if !is_right {
                        writeln!(wrong, "{text}: {:?}", first(&text)).unwrap();
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "lead to no section of the drug:\n{wrong}");
}

/// Whoever writes queries of their own follows what README shows.
#[test]
fn the_queries_that_the_readme_shows_have_the_form_of_ours() {
    let readme = fs::read_to_string(crate::data::here("README.md")).unwrap();
    let block = readme.split("```").find(|block| block.starts_with("\nquery\t")).unwrap();
    let rows = rows(block.trim_start());
    assert!(rows.len() > 2 && rows.iter().any(|row| row.right.len() > 1));
    for row in rows {
        assert!(is_right(&row), "{}", row.query);
    }
}

/// How the list changes while each of `rows` is typed letter by letter: how often it is blanked between two full ones, and the
/// queries whose right first hit is lost and found again.
fn typed(rows: &[Row]) -> (Vec<String>, Vec<String>) {
    let mut app = App::new(LIBRARY.clone(), "");
    let (mut blanked, mut regained) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| !row.right.is_empty()) {
        app.update(Action::Clear);
        let (mut was_full, mut was_blanked) = (false, false);
        let (mut was_right, mut was_lost, mut is_regained) = (false, false, false);
        for c in row.query.chars() {
            app.update(Action::Insert(c));
            let is_full = !app.list().is_empty() && !app.list().is_missing();
            if was_full && was_blanked && is_full {
                blanked.push(row.query.clone());
            }
            was_blanked = was_full && !is_full;
            was_full |= is_full;
            let first = app.list().rows().first().and_then(Listed::entry);
            let is_right = is_full
                && first.is_some_and(|at| row.right.contains(&LIBRARY.catalog().entry(at).id));
            is_regained |= was_lost && is_right;
            was_lost |= was_right && !is_right;
            was_right |= is_right;
        }
        if is_regained {
            regained.push(row.query.clone());
        }
    }
    (blanked, regained)
}

#[test]
fn the_list_is_steady_while_a_query_is_typed() {
    let (blanked, regained) = typed(&rows(&read("written.tsv")));
    assert!(blanked.is_empty(), "{blanked:#?}");
    // A name that is a beginning of another stands first until the other is typed (*vascular* leads to ultrasound): a bound under
    // today's count keeps it from growing.
    assert!(regained.len() <= 51, "{}: {regained:#?}", regained.len());
}

#[test]
fn how_a_query_was_typed_does_not_change_its_answer() {
    let mut app = App::new(LIBRARY.clone(), "");
    for row in rows(&read("written.tsv")) {
        let query = Query::new(&row.query);
        if LIBRARY.ends_in_a_beginning(&query) {
            continue;
        }
        app.update(Action::Clear);
        row.query.chars().for_each(|c| drop(app.update(Action::Insert(c))));
        let typed: Vec<_> = app.list().rows().iter().filter_map(Listed::entry).collect();
        let mut app = App::new(LIBRARY.clone(), "");
        app.paste(&row.query);
        let pasted: Vec<_> = app.list().rows().iter().filter_map(Listed::entry).collect();
        assert_eq!(typed, pasted, "{}", row.query);
    }
}

#[test]
fn the_screen_says_which_words_find_nothing_yet() {
    let screen = Session::open(100, 24).types("biopsy qq").screen();
    assert!(screen.contains("nothing with “qq” yet"), "{screen}");
    assert!(screen.contains("Image-guided biopsy"), "{screen}");
}

#[test]
fn the_answer_stays_at_the_top_of_a_page_that_is_opened() {
    for query in ["hold apixaban", "evar complications"] {
        let session = Session::open(80, 24).types(query);
        let heading = |screen: &str| -> String {
            let row = screen.lines().nth(3).unwrap();
            row.rsplit(['│', '┃']).next().unwrap().trim_matches(['▌', ' ']).to_owned()
        };
        let preview = heading(&session.screen());
        let page = heading(&session.keys("enter").screen());
        assert!(
            !preview.is_empty() && page.starts_with(&preview),
            "{query}: “{preview}” and “{page}”"
        );
    }
}
