//! Hits as a reader sees them: the procedures of a condition right under it, the conditions of a procedure further down.

use super::rank::Hit;
use super::{Library, Query};
use crate::catalog::{EntryRef, Kind, Treatment, TreatmentRole};
use rustc_hash::FxHashSet;

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
        role: TreatmentRole,
        /// Whether it is the technique in general, a special case of which stands above it.
        general: bool,
        /// Whether it is the last one under that condition.
        last: bool,
        /// The number of the aspect that is asked.
        asked: Option<usize>,
    },
    /// A procedure that the query found treats it.
    Treated {
        /// The procedure.
        procedure: EntryRef,
        /// In what place it is treated.
        role: TreatmentRole,
    },
}

/// The conditions of this many found procedures follow the hits.
const PROCEDURES_FOLLOWED: usize = 3;

impl Library {
    /// Hits with what belongs to them through the graph.
    pub(super) fn spread(&self, query: &Query, hits: Vec<Hit>) -> Vec<Found> {
        let catalog = self.catalog();
        let mut seen = FxHashSet::default();
        let mut found: Vec<Found> = Vec::new();
        for hit in hits {
            let Hit { entry, asked_under: asked, .. } = hit;
            if !seen.insert(entry) {
                continue;
            }
            found.push(Found { entry, place: Place::Hit(hit) });
            if catalog.kind(entry) != Kind::Condition {
                continue;
            }
            let first = found.len();
            for treatment in catalog.relations().treatments_of(entry) {
                if self.passes(query, treatment.procedure) && seen.insert(treatment.procedure) {
                    let Treatment { role, general, .. } = *treatment;
                    let place =
                        Place::Under { condition: entry, role, general, last: false, asked };
                    found.push(Found { entry: treatment.procedure, place });
                }
            }
            if let Some(Found { place: Place::Under { last, .. }, .. }) =
                found.get_mut(first..).and_then(<[Found]>::last_mut)
            {
                *last = true;
            }
        }
        let by_query = |found: &&Found| matches!(found.place, Place::Hit(_));
        let procedures: Vec<EntryRef> = found
            .iter()
            .filter(by_query)
            .map(|found| found.entry)
            .filter(|&entry| catalog.kind(entry) == Kind::Procedure)
            .take(PROCEDURES_FOLLOWED)
            .collect();
        for procedure in procedures {
            for treatment in catalog.relations().treated_by(procedure) {
                if self.passes(query, treatment.condition) && seen.insert(treatment.condition) {
                    let place = Place::Treated { procedure, role: treatment.role };
                    found.push(Found { entry: treatment.condition, place });
                }
            }
        }
        found
    }
}
