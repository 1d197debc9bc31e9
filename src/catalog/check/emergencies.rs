//! What is wrong with the rows of emergencies: entries that are not there, or are none that one hurries to.

use super::entry::Facts;
use super::sources::Quoted;
use super::{Checker, Finding, word};
use crate::catalog::{EmergencyRow, Entry, FieldPath, Fields as _, Problem, Walk};
use std::collections::{HashMap, HashSet};

/// The file in which they stand.
const FILE: &str = "emergencies.toml";

/// What helps where nobody is called.
const NOBODY: &str = "write whom one calls, or leave `call` out";

/// What to do about a card that says less than ours.
const SAY_IT: &str = "name it too, or see that it is meant";

impl Checker<'_> {
    /// Tells what of ours the cards no longer say because a layer chose otherwise, and where it gives them more time.
    pub(super) fn altered_cards(&mut self) {
        let catalog = self.catalog;
        let all = || {
            catalog
                .emergencies
                .iter()
                .flat_map(|(layer, table)| (table.rows.iter()).map(move |row| (*layer, row)))
        };
        let mut ours: HashMap<&str, &EmergencyRow> = HashMap::new();
        for (_, row) in all().filter(|(layer, _)| *layer == 0) {
            ours.entry(&row.entry).or_insert(row);
        }
        for (layer, row) in all().filter(|(layer, _)| *layer > 0) {
            let Some(before) = ours.get(&*row.entry) else { continue };
            let mut told = Vec::new();
            for (before, now) in [
                (&before.lines, &row.lines),
                (&before.limits, &row.limits),
                (&before.doses, &row.doses),
                (&before.sheets, &row.sheets),
            ] {
                let now: HashSet<&String> = now.iter().collect();
                let gone = before.iter().filter(|line| !now.is_empty() && !now.contains(line));
                told.extend(gone.map(|line| {
                    format!("looser than ours, the card of `{}` no longer says “{line}”", row.entry)
                }));
            }
            if row.haste > before.haste && before.haste.is_some() {
                let fault =
                    format!("looser than ours, the card of `{}` leaves more time", row.entry);
                told.push(fault);
            }
            let path = catalog.shown_path(layer, FILE);
            let text = catalog.text_of(layer, FILE).map(Quoted::new);
            let place = text.and_then(|text| text.place(&row.entry));
            let problem = |fault| Problem::at(path.clone(), place, fault, SAY_IT.to_owned());
            self.problems.extend(told.into_iter().map(problem));
        }
    }

    /// The faults of the emergencies of the layers that pass `in_scope`.
    pub(super) fn emergencies(&mut self, in_scope: &dyn Fn(usize) -> bool) {
        let catalog = self.catalog;
        let absent: HashMap<_, HashSet<&str>> = catalog
            .emergencies()
            .into_iter()
            .map(|emergency| (emergency.at, emergency.not_there(catalog).into_iter().collect()))
            .collect();
        for (layer, table) in catalog.emergencies.iter().filter(|(layer, _)| in_scope(*layer)) {
            let text = catalog.text_of(*layer, FILE).map(Quoted::new);
            let mut met = HashSet::new();
            if table.call.as_ref().is_some_and(|call| call.trim().is_empty()) {
                let path = catalog.shown_path(*layer, FILE);
                let place = text.as_ref().and_then(|text| text.place(""));
                let fault = "`call` says that nobody is called".to_owned();
                self.problems.push(Problem::at(path, place, fault, NOBODY.to_owned()));
            }
            for row in &table.rows {
                let mut facts = Facts::of(catalog);
                let mut fact = |field: FieldPath<'_>, fact| {
                    facts.fact(field, fact);
                };
                row.each_fact(None, &mut Walk::new(&mut fact));
                self.cited.extend(facts.cited);
                let mut found = facts.faults;
                let mut report = |fault, remedy| found.push(Finding::new("entry", fault, remedy));
                let kind = catalog.find(&row.entry).map(Entry::kind);
                if let Some(kind) = kind.filter(|kind| !kind.may_be_emergency()) {
                    let fault = format!("`{}` is a {}", row.entry, word(kind));
                    report(fault, "name a condition or a safety sheet");
                }
                let at = catalog.find_ref(&row.entry);
                if let Some(absent) = at.and_then(|at| absent.get(&at)) {
                    let chosen = [&row.lines, &row.limits, &row.doses];
                    let said = row.lead.iter().chain(chosen.into_iter().flatten());
                    for line in said.filter(|said| absent.contains(said.as_str())) {
                        let fault = format!("nothing of `{}` begins “{line}”", row.entry);
                        report(fault, "copy the beginning, or the group, from the entry");
                    }
                }
                if row.call.as_ref().is_some_and(|call| call.trim().is_empty()) {
                    report(format!("`{}` says that nobody is called", row.entry), NOBODY);
                }
                if !met.insert(&row.entry) {
                    report(format!("`{}` has two rows", row.entry), "make one row of the two");
                }
                // A row is found by its entry: rows that were not sound are left out, and numbers would lie.
                let place = text.as_ref().and_then(|text| text.place(&row.entry));
                let path = catalog.shown_path(*layer, FILE);
                for Finding { fault, remedy, .. } in found {
                    let remedy = self.remedy(remedy);
                    self.problems.push(Problem::at(path.clone(), place, fault, remedy));
                }
            }
        }
    }
}
