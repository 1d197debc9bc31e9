//! Rules across entries and inside their texts: links, citations, numbers.

mod address;
mod codes;
mod emergencies;
mod evidence;
mod near;
mod numbers;
mod precautions;
mod sources;

use super::locate::Located;
use super::markup::{Piece, pieces};
use super::problem::first_of_each_file;
use super::{Body, Catalog, Entry, Fact, FieldPath, Kind, Problem};
use crate::text::{fold, reading_grade};
use near::Near;
use numbers::uncited_number;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// Every fault of the entries and sources that pass `in_scope`, a test of the layer's number.
pub fn check(catalog: &Catalog, in_scope: impl Fn(usize) -> bool) -> Vec<Problem> {
    first_of_each_file(&checked(catalog, in_scope).problems)
}

fn checked(catalog: &Catalog, in_scope: impl Fn(usize) -> bool) -> Checker<'_> {
    let mut checker = Checker {
        catalog,
        years: years_of_review(catalog),
        texts: HashMap::new(),
        near_entries: Near::new(catalog.entries().map(|entry| entry.id.as_str())),
        near_sources: Near::new(catalog.sources().map(|source| source.id.as_str())),
        cited: HashSet::new(),
        problems: Vec::new(),
    };
    for entry in catalog.entries().filter(|entry| entry.layers().any(&in_scope)) {
        checker.entry(entry);
    }
    checker.precautions(&in_scope);
    checker.names(&in_scope);
    checker.emergencies(&in_scope);
    let found = sources::faults(catalog, &checker.cited, &in_scope);
    checker.problems.extend(found);
    checker.problems.sort();
    checker
}

/// The years in which an entry can have been held against its sources: of this century, and no more than a decade after
/// the latest review of the lowest layer, so that nothing depends on the clock of a machine.
fn years_of_review(catalog: &Catalog) -> RangeInclusive<u16> {
    let lowest = catalog.entries().filter(|entry| entry.origin.layer == 0);
    let latest = lowest.filter_map(|entry| entry.head.reviewed).max();
    2000..=latest.map_or(2099, |day| day.year() + 10)
}

/// A fault of an entry, with its remedy.
struct Finding {
    /// The key at which it stands.
    key: String,
    fault: String,
    remedy: String,
}

impl Finding {
    fn new(key: impl Into<String>, fault: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { key: key.into(), fault: fault.into(), remedy: remedy.into() }
    }
}

struct Checker<'c> {
    catalog: &'c Catalog,
    /// The years in which an entry can have been held against its sources.
    years: RangeInclusive<u16>,
    /// The files that faults were found in, by layer and path.
    texts: HashMap<(usize, String), Option<Located<'c>>>,
    near_entries: Near<'c>,
    near_sources: Near<'c>,
    /// The sources that something in scope rests on.
    cited: HashSet<String>,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn report(&mut self, entry: &Entry, key: &str, fault: String, remedy: &str) {
        let origin = &entry.origin;
        // A changed line stands in the file of the layer that changed it; what is missing from a list may have been
        // taken away by one.
        let removed = entry.changes.removed(key).last();
        let (layer, file, key) = match (entry.changes.of(key), removed, origin.row) {
            (Some((place, change)), ..) => {
                let rest = key.strip_prefix(place).unwrap_or_default();
                (change.layer, &change.file, format!("{}{rest}", change.key))
            }
            (None, Some(removed), _) => (removed.layer, &removed.file, format!("remove.{key}")),
            (None, None, Some(row)) => {
                let key = origin.in_file(key);
                (origin.layer, &origin.file, format!("{}[{row}].{key}", entry.kind().name()))
            }
            (None, None, None) => (origin.layer, &origin.file, origin.in_file(key)),
        };
        let text = self.texts.entry((layer, file.clone()));
        let text = text.or_insert_with(|| self.catalog.text_of(layer, file).map(Located::new));
        let place = text.as_ref().map(|text| text.place(&key));
        let path = self.catalog.shown_path(layer, file);
        let fault = if place.is_some() { fault } else { format!("`{key}`: {fault}") };
        self.problems.push(Problem::at(path, place, fault, remedy.to_owned()));
    }

    fn entry(&mut self, entry: &Entry) {
        if fold(&entry.head.name).is_empty() {
            self.report(entry, "name", "the name is empty".to_owned(), "give the entry a name");
        }
        let mut cited: HashSet<String> = HashSet::new();
        let mut found: Vec<Finding> = Vec::new();
        entry.each_fact(|field, fact| {
            if self.fact(field, fact, &mut found) {
                cited.insert(row_of(&field.to_string()).to_owned());
            }
        });
        let mut faulty: HashSet<String> =
            found.iter().map(|finding| row_of(&finding.key).to_owned()).collect();
        for (key, _) in entry.changes.changed().filter(|(_, change)| change.was.is_some()) {
            let row = row_of(key);
            if row != key && !cited.contains(row) && faulty.insert(row.to_owned()) {
                found.push(Finding::new(
                    key,
                    "it says something else than its sources did, and names none",
                    "add `cite = [\"…\"]` to the row",
                ));
            }
        }
        if let Body::Condition(body) = &entry.body {
            found.extend(codes::condition(self.catalog.vocabulary(), body));
        }
        for Finding { key, fault, remedy } in found {
            self.report(entry, &key, fault, &remedy);
        }
        if entry.head.draft {
            return;
        }
        if let Some(day) = entry.head.reviewed.filter(|day| !self.years.contains(&day.year())) {
            let fault = format!("nobody held this against its sources in {}", day.year());
            self.report(entry, "reviewed", fault, "write the day on which that was done");
        }
        let mut missing = |what: &str, remedy: &str| {
            self.report(entry, "name", format!("the entry has no {what}"), remedy);
        };
        if entry.head.summary.is_empty() {
            missing("summary", "add `summary = \"…\"`, or `draft = true` while it is not written");
        }
        // What a plain word of the field means needs no source; a number in it does.
        if cited.is_empty() && entry.kind() != Kind::Glossary {
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
                self.twins(entry, "treats", treats);
                let complications = body.complications.iter().map(|row| row.name.as_str());
                self.twins(entry, "complications", complications);
                let outcomes = body.outcomes.iter().map(|row| row.measure.as_str());
                self.twins(entry, "outcomes", outcomes);
            }
            Body::Topic(_) => self.reading(entry),
            _ => {}
        }
    }

    /// Rows of a table under `key` that go by one name: a reader would find two answers.
    fn twins<'n>(&mut self, entry: &Entry, key: &str, names: impl Iterator<Item = &'n str>) {
        let mut met = HashSet::new();
        for (row, name) in names.enumerate() {
            if !met.insert(fold(name)) {
                let fault = format!("“{name}” stands twice in `{key}`");
                self.report(entry, &format!("{key}[{row}]"), fault, "make one row of the two");
            }
        }
    }

    /// What makes pages safe to act on: of the entries in scope, and of every procedure when a sheet or a drug is.
    fn precautions(&mut self, in_scope: &impl Fn(usize) -> bool) {
        let catalog = self.catalog;
        let shared = |entry: &&Entry| matches!(entry.kind(), Kind::Safety | Kind::Drug);
        let all = catalog.entries().filter(shared).any(|entry| entry.layers().any(in_scope));
        for at in catalog.refs() {
            let entry = catalog.entry(at);
            if entry.head.draft || !(all || entry.layers().any(in_scope)) {
                continue;
            }
            let mut faults = match &entry.body {
                Body::Procedure(body) => {
                    let mut faults = precautions::procedure(catalog, at, body);
                    faults.extend(evidence::procedure(body));
                    faults
                }
                Body::Drug(body) => precautions::drug(body),
                Body::Safety(body) => precautions::sheet(body),
                Body::Trial(body) => evidence::trial(body),
                _ => Vec::new(),
            };
            faults.extend(precautions::credited(&entry.changes));
            match &entry.body {
                Body::Procedure(body) => {
                    faults.extend(precautions::limits("targets", &body.targets));
                }
                Body::Condition(body) => {
                    faults.extend(precautions::limits("targets", &body.targets));
                }
                _ => {}
            }
            // An entry of an earlier layer was sound before a sheet or drug of this one was laid over.
            let blamed = !entry.layers().any(in_scope);
            for Finding { key, fault, remedy } in faults {
                let remedy = match blamed {
                    true => format!(
                        "a sheet or drug of your folder takes it away: put it back, or {remedy}"
                    ),
                    false => remedy,
                };
                self.report(entry, &key, fault, &remedy);
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
            self.report(entry, "name", fault, &remedy);
        }
    }

    /// Adds what is wrong with a fact to what was `found`; whether it names a source.
    fn fact(&mut self, field: FieldPath<'_>, fact: Fact<'_>, found: &mut Vec<Finding>) -> bool {
        let mut fault = |fault: String, remedy: String| {
            found.push(Finding::new(field.to_string(), fault, remedy));
        };
        match fact {
            Fact::Number(quantity, dimension) => {
                if !dimension.allows(quantity.unit) {
                    fault(
                        format!("the unit {} does not belong here", quantity.unit.name()),
                        format!("use {}", dimension.name()),
                    );
                }
                if let Some(what) = quantity.fault() {
                    fault(
                        format!("the quantity {what}"),
                        "give `value`, or `low` below `high`".to_owned(),
                    );
                }
                if !field.cited {
                    fault(format!("{quantity} has no source"), "add `cite = [\"…\"]`".to_owned());
                }
                false
            }
            Fact::Cite(id) => {
                self.cite(id, &mut fault);
                true
            }
            Fact::Link(id, kind) => {
                self.link(id, kind, &mut fault);
                false
            }
            Fact::Prose(text) => self.prose(field, text, &mut fault),
        }
    }

    /// The same of a text.
    fn prose(
        &mut self,
        field: FieldPath<'_>,
        text: &str,
        fault: &mut impl FnMut(String, String),
    ) -> bool {
        if text.trim().is_empty() {
            fault("the text is empty".to_owned(), "write it, or leave the key out".to_owned());
        }
        let pieces: Vec<Piece<'_>> = pieces(text).collect();
        let (mut links, mut cites) = (false, false);
        for piece in &pieces {
            match piece {
                Piece::Link(id, _) => {
                    links = true;
                    if self.catalog.find(id).is_none() {
                        fault(format!("the link leads to no entry: `{id}`"), self.nearest_id(id));
                    }
                }
                Piece::Cite(id) => {
                    cites = true;
                    self.cite(id, fault);
                }
                Piece::Text(..) => {}
            }
        }
        if (links || cites) && field.to_string() == "summary" {
            fault(
                "the summary holds a link or a citation".to_owned(),
                "keep it plain; put them into `bottom_line`".to_owned(),
            );
        }
        if !cites
            && !field.cited
            && let Some(number) = uncited_number(&pieces)
        {
            fault(
                format!("the number {number} has no source"),
                "add [^source-id] to the text".to_owned(),
            );
        }
        cites
    }

    fn link(&mut self, id: &str, kind: Option<Kind>, fault: &mut impl FnMut(String, String)) {
        let Some(target) = self.catalog.find(id) else {
            let kind = kind.map_or("entry", word);
            return fault(format!("there is no {kind} `{id}`"), self.nearest_id(id));
        };
        if let Some(kind) = kind.filter(|&kind| kind != target.kind()) {
            fault(
                format!("`{id}` is a {}, not a {}", word(target.kind()), word(kind)),
                format!("name a {}", word(kind)),
            );
        }
    }

    fn cite(&mut self, id: &str, fault: &mut impl FnMut(String, String)) {
        if !self.cited.contains(id) {
            self.cited.insert(id.to_owned());
        }
        if self.catalog.source(id).is_none() {
            let remedy = match self.near_sources.to(id) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add it to sources.toml".to_owned(),
            };
            fault(format!("there is no source `{id}`"), remedy);
        }
    }

    fn nearest_id(&mut self, id: &str) -> String {
        match self.near_entries.to(id) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name an entry that exists, or add it".to_owned(),
        }
    }

    /// Two entries of one name cannot be told apart in a list.
    fn names(&mut self, in_scope: &impl Fn(usize) -> bool) {
        let mut seen = HashMap::new();
        for entry in self.catalog.entries() {
            let first = *seen.entry(fold(&entry.head.name)).or_insert(entry);
            if first.id == entry.id {
                continue;
            }
            let (at, other) =
                if entry.layers().any(in_scope) { (entry, first) } else { (first, entry) };
            if at.layers().any(in_scope) {
                let fault = format!("the name is also that of `{}`", other.id);
                self.report(at, "name", fault, "make one of the names more exact");
            }
        }
    }
}

/// The hardest school grade of what is written for patients.
const HARDEST_GRADE: f64 = 8.0;

/// The row or the table that a key stands in; of a key at the top, the key.
fn row_of(key: &str) -> &str {
    key.rsplit_once('.').map_or(key, |(row, _)| row)
}

/// What one entry of a kind is called in a fault.
const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Safety => "safety sheet",
        kind => kind.name(),
    }
}
