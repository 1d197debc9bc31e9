//! Rules across entries and inside their texts: links, citations, numbers.

mod address;
mod altered;
mod codes;
mod emergencies;
mod entry;
mod evidence;
mod near;
mod numbers;
mod precautions;
mod sources;
mod typography;

use super::locate::Located;
use super::parallel::side_by_side;
use super::problem::first_of_each_file;
use super::{Body, Catalog, Entry, EntryRef, Kind, Problem};
use crate::text::{fold, sort_by};
use near::Near;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Every fault of the entries and sources that pass `in_scope`, a test of the layer's number.
pub fn check(catalog: &Catalog, in_scope: &dyn Fn(usize) -> bool) -> Vec<Problem> {
    first_of_each_file(&checked(catalog, in_scope).problems)
}

/// What layers altered of what can hurt.
pub fn altered(catalog: &Catalog) -> Vec<Problem> {
    let mut checker = Checker::of(catalog);
    checker.altered();
    checker.altered_cards();
    sort_by(&mut checker.problems, Ord::cmp);
    first_of_each_file(&checker.problems)
}

fn checked<'c>(catalog: &'c Catalog, in_scope: &dyn Fn(usize) -> bool) -> Checker<'c> {
    let mut checker = Checker::of(catalog);
    let entries: Vec<&Entry> =
        catalog.entries().filter(|entry| entry.layers().any(in_scope)).collect();
    let years = years_of_review(catalog);
    let check = |(): &mut (), entry: &&Entry| {
        let mut found = entry::check(catalog, &years, entry);
        // Who adds to ours writes as their keyboard does.
        let file = || catalog.file(0, &entry.origin.file)?.bytes.as_deref().ok();
        if entry.layers().all(|layer| layer == 0) && file().is_none_or(typography::may_hold) {
            found.faults.extend(typography::entry(entry));
        }
        found
    };
    let found = side_by_side(&entries, check, |_| {});
    for (entry, found) in entries.into_iter().zip(found) {
        checker.cited.extend(found.cited);
        for Finding { key, fault, remedy } in found.faults {
            let remedy = checker.remedy(remedy);
            checker.report(entry, &key, fault, &remedy);
        }
    }
    checker.precautions(in_scope);
    checker.circles(in_scope);
    checker.names(in_scope);
    checker.emergencies(in_scope);
    let found = sources::faults(catalog, &checker.cited, in_scope);
    checker.problems.extend(found);
    sort_by(&mut checker.problems, Ord::cmp);
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
    remedy: Remedy,
}

/// What to do about a fault.
enum Remedy {
    Do(String),
    /// To name the entry that was meant by this id.
    NameEntry(String),
    /// To name the source that was meant by this id.
    NameSource(String),
}

impl<T: Into<String>> From<T> for Remedy {
    fn from(remedy: T) -> Self {
        Self::Do(remedy.into())
    }
}

impl Finding {
    fn new(key: impl Into<String>, fault: impl Into<String>, remedy: impl Into<Remedy>) -> Self {
        Self { key: key.into(), fault: fault.into(), remedy: remedy.into() }
    }
}

/// Of a longer circle the others are not named.
const MOST_TOLD: usize = 12;

struct Checker<'c> {
    catalog: &'c Catalog,
    /// The files that faults were found in, by layer and path.
    texts: HashMap<(usize, String), Option<Located<'c>>>,
    near_entries: Near<'c>,
    near_sources: Near<'c>,
    /// The numbers of the sources that something in scope rests on.
    cited: FxHashSet<usize>,
    problems: Vec<Problem>,
}

impl<'c> Checker<'c> {
    fn of(catalog: &'c Catalog) -> Self {
        Self {
            catalog,
            texts: HashMap::new(),
            near_entries: Near::new(catalog.entries().map(|entry| entry.id.as_str())),
            near_sources: Near::new(catalog.sources().map(|source| source.id.as_str())),
            cited: FxHashSet::default(),
            problems: Vec::new(),
        }
    }
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

    /// A remedy in words.
    fn remedy(&mut self, remedy: Remedy) -> String {
        let meant = |near: Option<&str>, else_do: &str| match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => else_do.to_owned(),
        };
        match remedy {
            Remedy::Do(remedy) => remedy,
            Remedy::NameEntry(id) => {
                meant(self.near_entries.to(&id), "name an entry that exists, or add it")
            }
            Remedy::NameSource(id) => meant(self.near_sources.to(&id), "add it to sources.toml"),
        }
    }

    /// What makes pages safe to act on: of the entries in scope, and of every procedure when a sheet or a drug is.
    fn precautions(&mut self, in_scope: &dyn Fn(usize) -> bool) {
        let catalog = self.catalog;
        let shared = |entry: &&Entry| matches!(entry.kind(), Kind::Safety | Kind::Drug);
        let limited = catalog.limited();
        let all = catalog.entries().filter(shared).any(|entry| entry.layers().any(in_scope));
        for at in catalog.refs() {
            let entry = catalog.entry(at);
            if entry.head.draft || !(all || entry.layers().any(in_scope)) {
                continue;
            }
            let mut faults = match &entry.body {
                Body::Procedure(body) => {
                    let mut faults = precautions::procedure(&entry.changes, body, &limited);
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
                let remedy = self.remedy(remedy);
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

    /// Procedures that are special cases of themselves, told once at one of them.
    fn circles(&mut self, in_scope: &dyn Fn(usize) -> bool) {
        let catalog = self.catalog;
        for mut circle in catalog.relations().circles() {
            let says = |at: &EntryRef| {
                let entry = catalog.entry(*at);
                let change = entry.changes.of("broader");
                in_scope(change.map_or(entry.origin.layer, |(_, change)| change.layer))
            };
            let Some(first) = circle.iter().position(says) else { continue };
            circle.rotate_left(first);
            let told = circle.iter().take(MOST_TOLD).chain(circle.first());
            let mut ids: Vec<&str> = told.map(|&at| catalog.entry(at).id.as_str()).collect();
            if circle.len() > MOST_TOLD {
                ids.insert(MOST_TOLD, "…");
            }
            let others = match circle.len() - 1 {
                0 => String::new(),
                others => format!(" over {others} more"),
            };
            let fault = format!("it is a special case of itself{others}: {}", ids.join(" → "));
            let entry = catalog.entry(circle[0]);
            self.report(entry, "broader", fault, "name the more general procedure");
        }
    }

    /// Two entries of one name cannot be told apart in a list.
    fn names(&mut self, in_scope: &dyn Fn(usize) -> bool) {
        let entries: Vec<&Entry> = self.catalog.entries().collect();
        let names = side_by_side(&entries, |(): &mut (), entry| fold(&entry.head.name), |_| {});
        let mut seen = FxHashMap::default();
        for (entry, name) in entries.into_iter().zip(names) {
            let first = *seen.entry(name).or_insert(entry);
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

/// What one entry of a kind is called in a fault.
const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Safety => "safety sheet",
        kind => kind.name(),
    }
}
