//! Hits as a reader sees them: the procedures of a condition right under it.

use super::{Hit, Index, Query, Tier};
use crate::catalog::{Catalog, EntryRef, Kind, Role};
use std::collections::HashSet;

/// An entry among the results, each entry once.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The entry.
    pub entry: EntryRef,
    /// Why it stands there.
    pub place: Place,
}

/// Why an entry stands among the results.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// The query found it.
    Hit(Hit),
    /// It treats the condition above it.
    Under {
        /// The condition.
        condition: EntryRef,
        /// In what place it treats it.
        role: Role,
        /// Whether it is the last one under that condition.
        last: bool,
    },
}

impl Index {
    /// The hits of `query`, each condition followed by the procedures that treat it, in the order of their roles.
    #[must_use]
    pub fn find(&self, catalog: &Catalog, query: &Query) -> Vec<Found> {
        self.find_without(&[], catalog, query)
    }

    /// The same when some tiers are left out, to see what each of them adds.
    #[must_use]
    pub fn find_without(&self, out: &[Tier], catalog: &Catalog, query: &Query) -> Vec<Found> {
        let mut seen = HashSet::new();
        let mut found: Vec<Found> = Vec::new();
        for hit in self.hits_without(out, catalog, query) {
            let entry = hit.entry;
            if !seen.insert(entry) {
                continue;
            }
            found.push(Found { entry, place: Place::Hit(hit) });
            if catalog.entry(entry).kind() != Kind::Condition {
                continue;
            }
            let first = found.len();
            for treatment in catalog.relations().treatments_of(entry) {
                if query.covers(Kind::Procedure) && seen.insert(treatment.procedure) {
                    let place =
                        Place::Under { condition: entry, role: treatment.role, last: false };
                    found.push(Found { entry: treatment.procedure, place });
                }
            }
            if let Some(Found { place: Place::Under { last, .. }, .. }) =
                found.get_mut(first..).and_then(<[Found]>::last_mut)
            {
                *last = true;
            }
        }
        found
    }
}
