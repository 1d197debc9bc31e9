//! A procedure beside a drug: its own plan for such drugs comes before the rules of the drug.

use super::cover::WordSet;
use super::{Coverage, EntryCover};
use crate::catalog::{Body, DrugGroup, EntryRef, Kind, PlanDrugs};

impl Coverage<'_> {
    /// Takes a drug beside a procedure whose own plan overrules its rules for the question what becomes of the drug, where neither
    /// anything else is named nor anything asked: *on Xarelto, needs a nephrostomy tonight*.
    pub(super) fn ask_for_plan(&mut self) {
        if self.aspect.is_some() {
            return;
        }
        let groups = self.groups_named();
        let is_thinner = |&group: &DrugGroup| {
            Some(group) == groups.first().copied()
                && (PlanDrugs::Antiplatelets.covers(group)
                    || PlanDrugs::Anticoagulants.covers(group))
        };
        if groups.is_empty() || !groups.iter().all(is_thinner) {
            return;
        }
        let said = |of: &EntryCover| of.cover.said & self.names;
        let is_drug = |found: &&EntryCover| self.catalog.kind(found.entry) == Kind::Drug;
        let called = self.found.iter().filter(|found| found.whole);
        let drugs: WordSet = called.clone().filter(is_drug).map(said).collect();
        let is_all = |found: &EntryCover| self.names.is_within(drugs | said(found));
        if called.clone().any(|found| is_all(found) && self.overrules(found.entry, &groups)) {
            let mut aspects = self.catalog.vocabulary().aspects.iter().enumerate();
            self.aspect = aspects.find(|(_, aspect)| aspect.tacit);
        }
    }

    /// The groups of the drugs that the query names.
    pub(super) fn groups_named(&self) -> Vec<DrugGroup> {
        let named = self.found.iter().filter(|found| found.whole);
        let drugs = named.filter(|found| self.catalog.kind(found.entry) == Kind::Drug);
        let groups = drugs.filter_map(|found| match &self.catalog.entry(found.entry).body {
            Body::Drug(drug) => Some(drug.group),
            _ => None,
        });
        groups.collect()
    }

    /// Whether an entry is a procedure with a plan of its own for drugs of one of the `groups`: that is to be read first.
    pub(super) fn overrules(&self, entry: EntryRef, groups: &[DrugGroup]) -> bool {
        match &self.catalog.entry(entry).body {
            Body::Procedure(procedure) => groups.iter().any(|&group| {
                !procedure.leaves_to_the_table(group)
                    || !self.urgent.is_empty() && procedure.has_emergency_plan(group)
            }),
            _ => false,
        }
    }
}
