//! Relations between entries, read in both directions though each is written once.

use super::{Body, Entry, EntryRef, Role};
use std::collections::HashMap;

/// That a procedure treats a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Treatment {
    /// The procedure.
    pub procedure: EntryRef,
    /// The condition.
    pub condition: EntryRef,
    /// In what place.
    pub role: Role,
    /// Which of the procedure's `treats` says so.
    pub row: usize,
}

/// The relations of a catalog.
#[derive(Debug, Default)]
pub struct Relations {
    treatments: HashMap<EntryRef, Vec<Treatment>>,
    treated: HashMap<EntryRef, Vec<Treatment>>,
    guided: HashMap<EntryRef, Vec<EntryRef>>,
    trials: HashMap<EntryRef, Vec<EntryRef>>,
}

impl Relations {
    /// The relations of `entries`; one that leads nowhere is passed over (`check` reports it).
    pub fn new(entries: &[Entry], find: impl Fn(&str) -> Option<EntryRef>) -> Self {
        let mut relations = Self::default();
        for entry in entries {
            if let (Body::Trial(body), Some(trial)) = (&entry.body, find(&entry.id)) {
                let about = body.procedures.iter().chain(&body.conditions);
                for at in about.filter_map(|id| find(id)) {
                    relations.trials.entry(at).or_default().push(trial);
                }
            }
            let Body::Procedure(body) = &entry.body else { continue };
            let Some(procedure) = find(&entry.id) else { continue };
            for (row, treats) in body.treats.iter().enumerate() {
                let Some(condition) = find(&treats.condition) else { continue };
                let treatment = Treatment { procedure, condition, role: treats.role, row };
                relations.treated.entry(procedure).or_default().push(treatment);
                relations.treatments.entry(condition).or_default().push(treatment);
            }
            for modality in body.guidance.iter().filter_map(|id| find(id)) {
                relations.guided.entry(modality).or_default().push(procedure);
            }
        }
        let draft = |at: EntryRef| entries.get(at.index()).is_some_and(|entry| entry.head.draft);
        for treatments in relations.treatments.values_mut() {
            // The role that a draft says is held against no source, so drafts come last. In one role, what a
            // procedure treats first of all comes before what it treats besides.
            treatments.sort_by_key(|treatment| {
                (draft(treatment.procedure), treatment.role, treatment.row, treatment.procedure)
            });
        }
        let year = |at: EntryRef| match entries.get(at.index()).map(|entry| &entry.body) {
            Some(Body::Trial(trial)) => trial.year,
            _ => 0,
        };
        for trials in relations.trials.values_mut() {
            trials.sort_by_key(|&at| (std::cmp::Reverse(year(at)), at));
        }
        relations
    }

    /// The procedures that treat a condition, in the order of their role; drafts last.
    #[must_use]
    pub fn treatments_of(&self, condition: EntryRef) -> &[Treatment] {
        self.treatments.get(&condition).map_or(&[], Vec::as_slice)
    }

    /// The conditions that a procedure treats, the most important first.
    #[must_use]
    pub fn treated_by(&self, procedure: EntryRef) -> &[Treatment] {
        self.treated.get(&procedure).map_or(&[], Vec::as_slice)
    }

    /// The trials about a procedure or a condition, the latest first.
    #[must_use]
    pub fn trials_of(&self, at: EntryRef) -> &[EntryRef] {
        self.trials.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The procedures that a modality guides.
    #[must_use]
    pub fn guided_by(&self, modality: EntryRef) -> &[EntryRef] {
        self.guided.get(&modality).map_or(&[], Vec::as_slice)
    }
}
