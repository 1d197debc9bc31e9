//! What is wrong with one entry: its facts one by one, and what it lacks.

use super::numbers::uncited_number;
use super::{Finding, Remedy, codes, word};
use crate::catalog::markup::{Piece, pieces};
use crate::catalog::{Body, Catalog, Entry, Fact, FieldPath, Kind};
use crate::text::{fold, reading_grade};
use rustc_hash::FxHashSet;
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// What is wrong with facts, and what they rest on.
pub struct Facts<'c> {
    catalog: &'c Catalog,
    pub faults: Vec<Finding>,
    /// The numbers of the sources that they name.
    pub cited: FxHashSet<usize>,
}

/// Holds an entry against the rules; `years` are those in which it can have been held against its sources.
pub fn check<'c>(catalog: &'c Catalog, years: &RangeInclusive<u16>, entry: &Entry) -> Facts<'c> {
    let mut facts = Facts::of(catalog);
    facts.entry(years, entry);
    facts
}

impl<'c> Facts<'c> {
    /// None yet.
    pub fn of(catalog: &'c Catalog) -> Self {
        Self { catalog, faults: Vec::new(), cited: FxHashSet::default() }
    }

    fn report(
        &mut self,
        key: impl Into<String>,
        fault: impl Into<String>,
        remedy: impl Into<Remedy>,
    ) {
        self.faults.push(Finding::new(key, fault, remedy));
    }

    fn entry(&mut self, years: &RangeInclusive<u16>, entry: &Entry) {
        if fold(&entry.head.name).is_empty() {
            self.report("name", "the name is empty", "give the entry a name");
        }
        let (mut cites, mut cited) = (false, FxHashSet::default());
        let changed = || entry.changes.changed().filter(|(_, change)| change.was.is_some());
        let is_changed = changed().next().is_some();
        entry.each_fact(|field, fact| {
            if self.fact(field, fact) {
                cites = true;
                // Which rows name a source is asked of changed ones alone.
                if is_changed {
                    cited.insert(row_of(&field.to_string()).to_owned());
                }
            }
        });
        let mut faulty: HashSet<String> =
            self.faults.iter().map(|finding| row_of(&finding.key).to_owned()).collect();
        for (key, _) in changed() {
            let row = row_of(key);
            if row != key && !cited.contains(row) && faulty.insert(row.to_owned()) {
                self.report(
                    key,
                    "it says something else than its sources did, and names none",
                    "add `cite = [\"…\"]` to the row",
                );
            }
        }
        if let Body::Condition(body) = &entry.body {
            self.faults.extend(codes::condition(self.catalog.vocabulary(), body));
        }
        if entry.head.draft {
            return;
        }
        if let Some(day) = entry.head.reviewed.filter(|day| !years.contains(&day.year())) {
            let fault = format!("nobody held this against its sources in {}", day.year());
            self.report("reviewed", fault, "write the day on which that was done");
        }
        let mut missing = |what: &str, remedy: &str| {
            self.report("name", format!("the entry has no {what}"), remedy);
        };
        if entry.head.summary.is_empty() {
            missing("summary", "add `summary = \"…\"`, or `draft = true` while it is not written");
        }
        // What a plain word of the field means needs no source; a number in it does.
        if !cites && entry.kind() != Kind::Glossary {
            missing("source", "add `sources = [\"…\"]`");
        }
        if entry.head.reviewed.is_none() {
            missing("date on which it was held against its sources", "add `reviewed = YYYY-MM-DD`");
        }
        match &entry.body {
            Body::Condition(body) => {
                if body.system.is_none() {
                    missing("organ system", "add `system = \"…\"`");
                }
                if body.urgency.is_none() {
                    missing("urgency", "add `urgency = \"…\"`");
                }
            }
            Body::Procedure(body) => {
                if body.treats.is_empty() {
                    missing("condition that it treats or finds", "add a table [[treats]]");
                }
                let treats = body.treats.iter().map(|row| row.condition.as_str());
                self.twins("treats", treats);
                let complications = body.complications.iter().map(|row| row.name.as_str());
                self.twins("complications", complications);
                let outcomes = body.outcomes.iter().map(|row| row.measure.as_str());
                self.twins("outcomes", outcomes);
            }
            Body::Topic(_) => self.reading(entry),
            _ => {}
        }
    }

    /// Rows of a table under `key` that go by one name: a reader would find two answers.
    fn twins<'n>(&mut self, key: &str, names: impl Iterator<Item = &'n str>) {
        let mut met = HashSet::new();
        for (row, name) in names.enumerate() {
            if !met.insert(fold(name)) {
                let fault = format!("“{name}” stands twice in `{key}`");
                self.report(format!("{key}[{row}]"), fault, "make one row of the two");
            }
        }
    }

    /// What patients read must be easy to read.
    fn reading(&mut self, entry: &Entry) {
        let mut texts = Vec::new();
        entry.each_text(|text| texts.push(text.to_owned()));
        let grade = reading_grade(texts.iter().map(String::as_str));
        if grade > HARDEST_GRADE {
            let fault = format!("the article reads at school grade {grade:.1}");
            let remedy = format!("shorten words and sentences, to grade {HARDEST_GRADE} or below");
            self.report("name", fault, remedy);
        }
    }

    /// Notes what is wrong with a fact; whether it names a source.
    pub fn fact(&mut self, field: FieldPath<'_>, fact: Fact<'_>) -> bool {
        match fact {
            Fact::Number(quantity, dimension) => {
                if !dimension.allows(quantity.unit) {
                    self.report(
                        field.to_string(),
                        format!("the unit {} does not belong here", quantity.unit.name()),
                        format!("use {}", dimension.name()),
                    );
                }
                if let Some(what) = quantity.fault() {
                    self.report(
                        field.to_string(),
                        format!("the quantity {what}"),
                        "give `value`, or `low` below `high`",
                    );
                }
                if !field.cited {
                    let fault = format!("{quantity} has no source");
                    self.report(field.to_string(), fault, "add `cite = [\"…\"]`");
                }
                false
            }
            Fact::Cite(id) => {
                self.cite(field, id);
                true
            }
            Fact::Link(id, kind) => {
                self.link(field, id, kind);
                false
            }
            Fact::Prose(text) => self.prose(field, text),
        }
    }

    /// The same of a text.
    fn prose(&mut self, field: FieldPath<'_>, text: &str) -> bool {
        if text.chars().all(char::is_whitespace) {
            let remedy = "write it, or leave the key out";
            self.report(field.to_string(), "the text is empty", remedy);
        }
        let (mut links, mut cites) = (false, false);
        for piece in pieces(text) {
            match piece {
                Piece::Link(id, _) => {
                    links = true;
                    if self.catalog.find_ref(id).is_none() {
                        let fault = format!("the link leads to no entry: `{id}`");
                        let remedy = Remedy::NameEntry(id.to_owned());
                        self.report(field.to_string(), fault, remedy);
                    }
                }
                Piece::Cite(id) => {
                    cites = true;
                    self.cite(field, id);
                }
                Piece::Text(..) => {}
            }
        }
        if (links || cites) && field.to_string() == "summary" {
            self.report(
                "summary",
                "the summary holds a link or a citation",
                "keep it plain; put them into `bottom_line`",
            );
        }
        if !cites
            && !field.cited
            && let Some(number) = uncited_number(text)
        {
            let fault = format!("the number {number} has no source");
            self.report(field.to_string(), fault, "add [^source-id] to the text");
        }
        cites
    }

    fn link(&mut self, field: FieldPath<'_>, id: &str, kind: Option<Kind>) {
        let Some(target) = self.catalog.find_ref(id).map(|at| self.catalog.kind(at)) else {
            let fault = format!("there is no {} `{id}`", kind.map_or("entry", word));
            return self.report(field.to_string(), fault, Remedy::NameEntry(id.to_owned()));
        };
        if let Some(kind) = kind.filter(|&kind| kind != target) {
            let fault = format!("`{id}` is a {}, not a {}", word(target), word(kind));
            self.report(field.to_string(), fault, format!("name a {}", word(kind)));
        }
    }

    fn cite(&mut self, field: FieldPath<'_>, id: &str) {
        let Some(source) = self.catalog.sources.ids.find(id) else {
            let fault = format!("there is no source `{id}`");
            return self.report(field.to_string(), fault, Remedy::NameSource(id.to_owned()));
        };
        self.cited.insert(source);
    }
}

/// The hardest school grade of what is written for patients.
const HARDEST_GRADE: f64 = 8.0;

/// The row or the table that a key stands in; of a key at the top, the key.
fn row_of(key: &str) -> &str {
    key.rsplit_once('.').map_or(key, |(row, _)| row)
}
