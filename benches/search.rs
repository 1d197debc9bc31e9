//! A keystroke of search beside what others do with the same terms: on the embedded catalog, and on catalogs of
//! 100,000 and 1,000,000 terms made from real ICD-10-CM titles.
//!
//! `cargo bench --bench search` prints, beside criterion's figures for the embedded catalog, a table with the median and the
//! 99th percentile of a keystroke over queries typed letter by letter. `SkimMatcherV2` is so slow on large catalogs that it is
//! timed on fewer keystrokes.

use criterion::Criterion;
use fluoro::catalog::{
    Body, BodyRegion, Catalog, Changes, Condition, Entry, Head, Origin, Vocabulary,
};
use fluoro::search::{ExpansionCache, Library, Query};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

/// Queries as people type them.
const QUERIES: [&str; 16] = [
    "gi bleed",
    "deep vein thrombosis",
    "fracture of vertebra",
    "malignant neoplasm of liver",
    "haemorrhage",
    "kidney stone",
    "peripheral artery disease",
    "emboliztion",
    "abscess of lung",
    "stenosis of artery",
    "I26.99",
    "pleural effusion",
    "osteoarthritis knee",
    "acute embolism",
    "blocked bile duct",
    "cholangitus",
];

fn main() {
    criterion(Catalog::embedded());
    // Under `cargo test` the benches only run once.
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let mut table = String::from(
        "\nterms      what                     p50          p99        build      memory\n",
    );
    measure(Catalog::embedded(), "embedded", &mut table);
    for terms in [100_000, 1_000_000] {
        measure(made(&Catalog::embedded(), terms), &format!("{terms}"), &mut table);
    }
    let _ = std::io::stdout().write_all(table.as_bytes());
}

fn criterion(catalog: Catalog) {
    let mut criterion = Criterion::default().configure_from_args();
    let library = Library::new(catalog);
    let typed = keystrokes();
    let terms = terms(library.catalog());
    let mut group = criterion.benchmark_group("keystroke on the embedded catalog");
    let mut next = typed.iter().cycle();
    group.bench_function("fluoro", |b| {
        b.iter(|| next.next().map(|text| library.find(&Query::new(text))));
    });
    let columns: Vec<Utf32String> =
        terms.iter().map(|term| Utf32String::from(term.as_str())).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut next = typed.iter().cycle();
    group.bench_function("nucleo-matcher", |b| {
        b.iter(|| next.next().map(|text| nucleo(&mut matcher, &columns, text)));
    });
    group.finish();
    criterion.final_summary();
}

/// Every query, cut after each of its letters.
fn keystrokes() -> Vec<String> {
    let cut = |query: &&str| {
        let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.map(|end| query.get(..end).unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    QUERIES.iter().flat_map(cut).collect()
}

/// Every term of a catalog, as the others are given them.
fn terms(catalog: &Catalog) -> Vec<String> {
    let mut terms = Vec::new();
    for entry in catalog.entries() {
        terms.push(entry.head.name.clone());
        terms.extend(entry.head.abbreviations.iter().cloned());
        terms.extend(entry.head.synonyms.iter().cloned());
        terms.extend(entry.head.lay.iter().cloned());
    }
    for code in catalog.vocabulary().codes.iter() {
        terms.push(code.title.clone());
        terms.extend(code.terms.iter().cloned());
    }
    terms
}

/// A catalog of about `count` terms: ten names an entry, each a title with the beginning of another.
fn made(embedded: &Catalog, count: usize) -> Catalog {
    let titles: Vec<&str> =
        embedded.vocabulary().codes.iter().map(|code| code.title.as_str()).collect();
    let beginning = |title: &str, words: usize| {
        title.split_whitespace().take(words).collect::<Vec<_>>().join(" ").to_lowercase()
    };
    let name = |number: usize| {
        let first = titles[number % titles.len()];
        let second = titles[(number / titles.len() * 17 + number * 7 + 3) % titles.len()];
        match number < titles.len() {
            true => first.to_owned(),
            false => format!("{first} with {}", beginning(second, 2 + number % 3)),
        }
    };
    let entry = |number: usize| Entry {
        changes: Changes::default(),
        id: format!("made-{number}"),
        head: Head {
            name: name(number * 10),
            draft: true,
            abbreviations: Vec::new(),
            synonyms: (1..10).map(|other| name(number * 10 + other)).collect(),
            lay: Vec::new(),
            summary: String::new(),
            bottom_line: None,
            sources: Vec::new(),
            reviewed: None,
        },
        body: Body::Condition(Box::new(Condition {
            targets: Vec::new(),
            icd10cm: Vec::new(),
            doid: Vec::new(),
            body_region: BodyRegion::WholeBody,
            system: None,
            urgency: None,
            urgency_note: None,
            presentation: None,
            imaging_workup: None,
            red_flags: Vec::new(),
            other_treatments: Vec::new(),
        })),
        origin: Origin::default(),
    };
    Catalog::from_entries((0..count / 10).map(entry).collect(), Vocabulary::default())
}

fn nucleo(matcher: &mut Matcher, columns: &[Utf32String], text: &str) -> Vec<(u32, usize)> {
    let pattern = Pattern::parse(text, CaseMatching::Ignore, Normalization::Smart);
    let scored = columns
        .iter()
        .enumerate()
        .filter_map(|(at, term)| Some((pattern.score(term.slice(..), matcher)?, at)));
    let mut best: Vec<(u32, usize)> = scored.collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    best
}

fn measure(catalog: Catalog, label: &str, table: &mut String) {
    let before = resident();
    let start = Instant::now();
    let library = Library::new(catalog);
    let build = start.elapsed();
    let memory = resident().saturating_sub(before);
    let typed = keystrokes();
    // As in the program: what a query was taken for is remembered while it is typed on.
    let mut remembered = ExpansionCache::default();
    let ours = timed(&typed, |text| {
        if text.len() == 1 {
            remembered = ExpansionCache::default();
        }
        black_box(library.find_again(&Query::new(text), &mut remembered));
    });
    let terms = terms(library.catalog());
    row(table, label, "fluoro", &ours, &format!("{build:>9.1?} {:>7} MB", memory >> 20));

    let columns: Vec<Utf32String> =
        terms.iter().map(|term| Utf32String::from(term.as_str())).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    // A large catalog is scanned for every third keystroke; the distribution is the same.
    let some: Vec<String> = match terms.len() {
        ..200_000 => typed.clone(),
        _ => typed.iter().step_by(3).cloned().collect(),
    };
    let theirs = timed(&some, |text| {
        black_box(nucleo(&mut matcher, &columns, text));
    });
    row(table, "", "nucleo-matcher", &theirs, "");

    let skim = SkimMatcherV2::default().ignore_case();
    let few: Vec<String> = match terms.len() {
        ..50_000 => typed.clone(),
        50_000..200_000 => typed.iter().step_by(11).cloned().collect(),
        _ => typed.iter().step_by(61).cloned().collect(),
    };
    let slow = timed(&few, |text| {
        let scored = terms.iter().filter_map(|term| skim.fuzzy_match(term, text));
        black_box(scored.max());
    });
    row(table, "", "SkimMatcherV2", &slow, "");

    let lower = terms.join("\n").to_lowercase();
    let limit = timed(&typed, |text| {
        black_box(memchr::memmem::find_iter(lower.as_bytes(), text.as_bytes()).count());
    });
    row(table, "", "memmem (the limit)", &limit, "");
}

fn timed(typed: &[String], mut work: impl FnMut(&str)) -> Vec<Duration> {
    let mut times: Vec<Duration> = typed
        .iter()
        .map(|text| {
            let start = Instant::now();
            work(text);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

fn row(table: &mut String, label: &str, what: &str, times: &[Duration], rest: &str) {
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    let line = format!("{label:10} {what:20} {:>11.1?} {:>11.1?}  {rest}\n", at(50), at(99));
    table.push_str(&line);
}

/// The resident memory of this process in bytes, where the system tells it.
fn resident() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: usize = statm.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0);
    pages * 4096
}
