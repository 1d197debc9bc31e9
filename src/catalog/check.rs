//! Rules across entries and inside their texts: links, citations, numbers.

mod address;
mod codes;
mod evidence;
mod near;
mod precautions;

use super::locate::{Lines, Located};
use super::markup::marks;
use super::{Body, Catalog, Condition, Entry, Fact, Field, Kind, Problem, SourceKind};
use crate::text::{fold, reading_grade};
use near::Near;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// Every fault of the entries and sources that pass `in_scope`, a test of the layer's number.
pub fn check(catalog: &Catalog, in_scope: impl Fn(usize) -> bool) -> Vec<Problem> {
    checked(catalog, in_scope).problems
}

fn checked(catalog: &Catalog, in_scope: impl Fn(usize) -> bool) -> Checker<'_> {
    let mut checker = Checker {
        catalog,
        years: years_of_review(catalog),
        texts: HashMap::new(),
        near_entries: Near::new(catalog.entries().map(|entry| entry.id.as_str())),
        near_sources: Near::new(catalog.sources().map(|source| source.id.as_str())),
        problems: Vec::new(),
    };
    for entry in catalog.entries().filter(|entry| entry.layers().any(&in_scope)) {
        checker.entry(entry);
    }
    checker.precautions(&in_scope);
    checker.names(&in_scope);
    checker.sources(&in_scope);
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

struct Checker<'c> {
    catalog: &'c Catalog,
    /// The years in which an entry can have been held against its sources.
    years: RangeInclusive<u16>,
    /// The files that faults were found in, by layer and path.
    texts: HashMap<(usize, String), Option<Located<'c>>>,
    near_entries: Near<'c>,
    near_sources: Near<'c>,
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
                (origin.layer, &origin.file, format!("{}[{row}].{key}", entry.kind().name()))
            }
            (None, None, None) => (origin.layer, &origin.file, key.to_owned()),
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
        let mut found: Vec<(String, String, String)> = Vec::new();
        entry.each_fact(|field, fact| {
            let cites = match fact {
                Fact::Cite(_) => true,
                Fact::Prose(text) => marks(text, "[^", "]").next().is_some(),
                Fact::Number(..) | Fact::Link(..) => false,
            };
            if cites {
                cited.insert(row_of(&field.to_string()).to_owned());
            }
            self.fact(field, fact, &mut found);
        });
        let mut faulty: HashSet<String> =
            found.iter().map(|(key, ..)| row_of(key).to_owned()).collect();
        for (key, _) in entry.changes.changed().filter(|(_, change)| change.was.is_some()) {
            let row = row_of(key);
            if row != key && !cited.contains(row) && faulty.insert(row.to_owned()) {
                found.push((
                    key.to_owned(),
                    "it says something else than its sources did, and names none".to_owned(),
                    "add `cite = [\"…\"]` to the row".to_owned(),
                ));
            }
        }
        if let Body::Condition(body) = &entry.body {
            found.extend(codes::condition(self.catalog.vocabulary(), body));
        }
        for (key, fault, remedy) in found {
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
        if cited.is_empty() && entry.kind() != Kind::Word {
            missing("source", "add `sources = [\"…\"]`");
        }
        if entry.head.reviewed.is_none() {
            missing("date on which it was held against its sources", "add `reviewed = YYYY-MM-DD`");
        }
        match &entry.body {
            Body::Condition(Condition { system, urgency, .. }) => {
                if system.is_none() {
                    missing("organ system", "add `system = \"…\"`");
                }
                if urgency.is_none() {
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
            for (key, fault, remedy) in faults {
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

    fn fact(
        &mut self,
        field: Field<'_>,
        fact: Fact<'_>,
        found: &mut Vec<(String, String, String)>,
    ) {
        let mut fault =
            |fault: String, remedy: String| found.push((field.to_string(), fault, remedy));
        match fact {
            Fact::Number(quantity, dimension) => {
                if !dimension.allows(quantity.unit) {
                    fault(
                        format!("the unit {} does not belong here", quantity.unit.symbol()),
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
            }
            Fact::Cite(id) => self.cite(id, &mut fault),
            Fact::Link(id, kind) => self.link(id, kind, &mut fault),
            Fact::Prose(text) => {
                if text.trim().is_empty() {
                    fault(
                        "the text is empty".to_owned(),
                        "write it, or leave the key out".to_owned(),
                    );
                }
                for id in marks(text, "[[", "]]") {
                    let id = id.split('|').next().unwrap_or_default();
                    if self.catalog.find(id).is_none() {
                        fault(format!("the link leads to no entry: `{id}`"), self.nearest_id(id));
                    }
                }
                let cites: Vec<&str> = marks(text, "[^", "]").collect();
                for id in &cites {
                    self.cite(id, &mut fault);
                }
                if field.to_string() == "summary" && (text.contains("[[") || !cites.is_empty()) {
                    fault(
                        "the summary holds a link or a citation".to_owned(),
                        "keep it plain; put them into `bottom_line`".to_owned(),
                    );
                }
                if let Some(number) = uncited_number(text)
                    && cites.is_empty()
                    && !field.cited
                {
                    fault(
                        format!("the number {number} has no source"),
                        "add [^source-id] to the text".to_owned(),
                    );
                }
            }
        }
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

    fn sources(&mut self, in_scope: &impl Fn(usize) -> bool) {
        let top = self.catalog.layers.len().saturating_sub(1);
        let mut used = HashSet::new();
        for entry in self.catalog.entries() {
            entry.each_fact(|_, fact| match fact {
                Fact::Cite(id) => {
                    used.insert(id);
                }
                Fact::Prose(text) => used.extend(marks(text, "[^", "]")),
                Fact::Number(..) | Fact::Link(..) => {}
            });
        }
        for (layer, source) in
            self.catalog.sources_with_layer().filter(|&(layer, _)| in_scope(layer))
        {
            let mut report = |fault: &str, remedy: &str| {
                let text = self.catalog.text_of(layer, "sources.toml");
                let byte = text.and_then(|text| text.find(&format!("\"{}\"", source.id)));
                let place = text.zip(byte).map(|(text, byte)| Lines::new(text).place(byte));
                let path = self.catalog.shown_path(layer, "sources.toml");
                let fault = format!("the source `{}` {fault}", source.id);
                self.problems.push(Problem::at(path, place, fault, remedy.to_owned()));
            };
            if source.kind == SourceKind::Local {
                if layer == 0 {
                    report(
                        "is local, and our pages rest on what everyone can open",
                        "cite the work itself",
                    );
                }
                if source.owner.is_none() || source.date.is_none() {
                    report("does not say whose it is and from when", "add `owner` and `date`");
                }
            } else {
                if source.by().is_empty() && source.journal.is_none() {
                    report("names nobody", "add `authors`, `organisation` or `journal`");
                }
                if source.address().is_empty() && !source.unlocated {
                    report(
                        "cannot be looked up",
                        "add `doi` or `url`, or call it `kind = \"local\"`",
                    );
                }
                if source.seen.is_none() {
                    report("does not say when it was read", "add `seen = YYYY-MM-DD`");
                }
            }
            if layer == 0 {
                let refused = &self.catalog.vocabulary().refused_hosts;
                let via = source.via.as_ref().filter(|via| via.contains("://"));
                for address in source.url.iter().chain(via) {
                    if let Some(fault) = address::fault(address, refused) {
                        let fault = format!("cannot be opened in a hospital: {fault}");
                        report(
                            &fault,
                            "lead to the work itself, or take the address out and add `unlocated = true`",
                        );
                    }
                }
            }
            if let Some((fault, remedy)) = evidence::source(source) {
                report(fault, remedy);
            }
            // What made a source of a lower layer idle may be the layer above it, which it is no fault of.
            if layer == top && !used.contains(source.id.as_str()) {
                report("is cited nowhere", "cite it, or remove it");
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

/// A Markdown text without the ids in its links and citations.
fn without_ids(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut in_link = false;
    for (number, part) in text.split('[').enumerate() {
        if number > 0 {
            plain.push('[');
        }
        let end = match part.strip_prefix('^') {
            Some(_) => part.find(']'),
            None if in_link => part.find(['|', ']']),
            None => None,
        };
        plain.push_str(end.and_then(|end| part.get(end..)).unwrap_or(part));
        in_link = number > 0 && part.is_empty();
    }
    plain
}

/// The first number of a Markdown text that a reader might act on.
///
/// Digits that belong to a name do not count: those after a letter, or a letter and a hyphen
/// (`L4`, `CO2`, `Y-90`), and those before a letter (`3D`).
fn uncited_number(text: &str) -> Option<String> {
    let chars: Vec<char> = without_ids(text).chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let mut i = 0;
    while i < chars.len() {
        if !at(i).is_ascii_digit() {
            i += 1;
            continue;
        }
        let start = i;
        while at(i).is_ascii_digit() || (matches!(at(i), '.' | ',') && at(i + 1).is_ascii_digit()) {
            i += 1;
        }
        let before = |n: usize| start.checked_sub(n).map_or(' ', at);
        let after_letter = before(1).is_alphabetic()
            || (matches!(before(1), '-' | '‑' | '–') && before(2).is_alphabetic());
        if !after_letter && !at(i).is_alphabetic() {
            return chars.get(start..i).map(|digits| digits.iter().collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_names_are_no_numbers() {
        for name in [
            "Y-90 beads",
            "the L4–L5 disc",
            "CO2",
            "3D imaging",
            "T12",
            "no digits",
            "P2Y12",
            "[[y90|beads]]",
        ] {
            assert_eq!(uncited_number(name), None, "{name}");
        }
    }

    #[test]
    fn numbers_are_found_whole() {
        assert_eq!(uncited_number("within 4.5 hours"), Some("4.5".to_owned()));
        assert_eq!(uncited_number("(85–95 %)"), Some("85".to_owned()));
        assert_eq!(uncited_number("INR ≤1.8"), Some("1.8".to_owned()));
        assert_eq!(uncited_number("cited [^who-2019] nothing"), None);
        assert_eq!(
            uncited_number("[[stage-3]] and [[stage-4|the 5th, of 6]]"),
            Some("6".to_owned())
        );
        assert_eq!(uncited_number("[^never closed, 7"), Some("7".to_owned()));
    }
}
