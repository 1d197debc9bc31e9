//! Whatever stands in a file, a text, a query or a row of keys: it is read, told and shown, and nothing panics.
//!
//! Each folder of `tests/corpus` holds what was thought of or found, and is replayed whole. Beside it, each run makes others
//! from it by random edits; `PROPTEST_CASES=100000 cargo test --release fuzz` makes many. What fails is printed: put it into the folder.

use crate::cli_output::forbidden;
use crate::data::here;
use crate::harness::{SMALL, Session};
use crate::keys::is_sound;
use fluoro::app::Key;
use fluoro::catalog::{Catalog, Kind, Piece, pieces, read_aloud};
use fluoro::page::{Page, to_html, to_markdown, to_plain};
use fluoro::search::{Query, comparison, completion, values};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fs;
use std::path::PathBuf;

/// The texts of a folder of the corpus, in the order of their names.
fn corpus(folder: &str) -> Vec<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(here("tests/corpus").join(folder))
        .unwrap()
        .map(|item| item.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 5, "{folder}");
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// What is put into a text where an edit asks for it.
const TOKENS: [&str; 44] = [
    "[[",
    "]]",
    "[",
    "]",
    "[^",
    "|",
    "*",
    "**",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "=",
    ".",
    ",",
    "{",
    "}",
    "#",
    "\n",
    "\r",
    "\t",
    " ",
    "\\",
    "\\u0000",
    "\u{1b}[2J",
    "\u{9b}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{301}",
    "\u{200d}",
    "é",
    "ß",
    "👩\u{200d}⚕️",
    "0",
    "-1e309",
    "nan",
    "true",
    "2026-02-30",
    "!",
    ":",
    "kind:",
    "enter",
    "esc",
];

/// A change of a text, at a place of it.
#[derive(Debug, Clone)]
enum Edit {
    Put(Index, &'static str),
    Cut(Index, usize),
    Repeat(Index, usize, usize),
    /// Goes on as another text of the corpus does from a place on.
    GoOn(Index, Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (any::<Index>(), select(&TOKENS[..])).prop_map(|(at, token)| Edit::Put(at, token)),
        2 => (any::<Index>(), 1..30usize).prop_map(|(at, length)| Edit::Cut(at, length)),
        1 => (any::<Index>(), 1..12usize, 2..40usize).prop_map(|(at, length, times)| Edit::Repeat(at, length, times)),
        1 => (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(at, other, from)| Edit::GoOn(at, other, from)),
    ]
}

fn edited(corpus: &[String], first: Index, edits: &[Edit]) -> String {
    let mut text: Vec<char> = first.get(corpus).chars().collect();
    for edit in edits {
        match *edit {
            Edit::Put(at, token) => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, token.chars());
            }
            Edit::Cut(at, length) => {
                let at = at.index(text.len() + 1);
                text.drain(at..text.len().min(at + length));
            }
            Edit::Repeat(at, length, times) => {
                let at = at.index(text.len() + 1);
                let part = text[at..text.len().min(at + length)].repeat(times);
                text.splice(at..at, part);
            }
            Edit::GoOn(at, other, from) => {
                text.truncate(at.index(text.len() + 1));
                let other: Vec<char> = other.get(corpus).chars().collect();
                text.extend(&other[from.index(other.len() + 1)..]);
            }
        }
    }
    text.into_iter().collect()
}

/// Some cases in each run, and as many as are asked for.
fn cases() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 128 };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}

macro_rules! fuzz {
    ($($folder:ident with $holds:ident;)*) => { $(
        #[test]
        fn $folder() {
            let corpus = corpus(stringify!($folder));
            for text in &corpus {
                $holds(text);
            }
            proptest!(cases(), |(first: Index, edits in prop::collection::vec(edit(), 1..8))| {
                let text = edited(&corpus, first, &edits);
                let caught = std::panic::catch_unwind(|| $holds(&text));
                prop_assert!(caught.is_ok(), "add to tests/corpus/{}: {:?}", stringify!($folder), text);
            });
        }
    )* };
}

fuzz! {
    loader with a_file_is_told_and_shown;
    layers with layers_are_told_and_shown;
    markdown with a_text_is_read_whole;
    query with a_query_is_answered;
    keys with keys_are_followed;
}

/// A file: its first line is its path behind `# `.
fn a_file_is_told_and_shown(text: &str) {
    let path = text.lines().next().unwrap_or_default().trim_start_matches("# ");
    told_and_shown(&[(1, path, text)]);
}

/// Files of layers: each begins with `## `, the number of its layer, `/` and its path.
fn layers_are_told_and_shown(text: &str) {
    let files = text.split("## ").filter_map(|file| {
        let (place, text) = file.split_once('\n')?;
        let (layer, path) = place.split_once('/')?;
        Some((layer.parse().ok()?, path, text))
    });
    told_and_shown(&files.collect::<Vec<(u8, &str, &str)>>());
}

fn told_and_shown(files: &[(u8, &str, &str)]) {
    let root = tempfile::tempdir().unwrap();
    let mut layers: Vec<PathBuf> = Vec::new();
    for (layer, path, text) in files {
        let layer = root.path().join(layer.to_string());
        // An edit may have made anything of the path.
        let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "-/.".contains(c));
        let path = if plain && !path.contains("..") && path.contains(".toml") {
            path
        } else {
            "conditions/x.toml"
        };
        let file = layer.join(path.trim_start_matches('/'));
        if fs::create_dir_all(file.parent().unwrap()).is_ok() {
            let _ = fs::write(file, text);
        }
        layers.push(layer);
    }
    layers.sort();
    layers.dedup();
    let catalog = Catalog::from_folders(&layers);
    for problem in catalog.problems().iter().chain(&catalog.check()) {
        assert!(!problem.fault.is_empty() && !problem.remedy.is_empty(), "{problem}");
        let lines = files.iter().map(|(.., text)| text.lines().count()).max().unwrap_or(0);
        assert!(problem.line.is_none_or(|line| (1..=lines + 1).contains(&line)), "{problem}");
    }
    for at in catalog.refs() {
        let page = Page::new(&catalog, at);
        for text in [to_plain(&page, 40), to_markdown(&page), to_html(&page)] {
            assert_eq!(forbidden(&text), None, "{text:?}");
        }
        assert!(serde_json::to_string(&page).is_ok());
    }
}

fn a_text_is_read_whole(text: &str) {
    let mut length = 0;
    for piece in pieces(text) {
        length += match piece {
            Piece::Text(words, _) => words.len(),
            Piece::Link(id, words) => id.len() + words.map_or(0, |words| words.len() + 1) + 4,
            Piece::Cite(id) => id.len() + 3,
        };
    }
    let stars = text.matches('*').count();
    assert!(length <= text.len() && text.len() <= length + stars, "only stars are taken away");
    assert!(read_aloud(text).len() <= text.len());
    let text = toml::Value::from(text).to_string();
    let entry =
        format!("name = \"House\"\nsummary = \"s\"\nbody_region = \"leg\"\nbottom_line = {text}\n");
    told_and_shown(&[(1, "conditions/house.toml", &entry)]);
}

fn a_query_is_answered(text: &str) {
    let catalog = SMALL.catalog();
    let query = Query::new(text).asked_of(catalog);
    let found = SMALL.find(&query);
    for found in &found {
        assert!(query.keeps(catalog, found.entry) || query.fault().is_some());
    }
    let reasons = SMALL.explain(&query);
    for hit in SMALL.hits(&query) {
        assert!(!reasons.of(&hit).words().is_empty());
    }
    let _ = (SMALL.near(&query, 5), SMALL.unlisted_code(&query), SMALL.read(&query, 5));
    let _ = (
        comparison(&SMALL, text),
        completion(catalog, text, &Kind::ALL),
        values(catalog, text, &Kind::ALL),
    );
    assert!(
        query
            .shorter()
            .chain(query.begun())
            .all(|(shorter, _)| shorter.text.len() <= text.len() + 1)
    );
}

fn keys_are_followed(text: &str) {
    let mut session = Session::small(80, 24);
    for key in text.split_whitespace() {
        match key.parse::<Key>() {
            Ok(key) => drop(session.press(key)),
            Err(_) => drop(session.paste(key)),
        }
        is_sound(&session).unwrap();
    }
    assert_eq!(forbidden(&session.screen()), None, "{text:?}");
}
