//! The order of hits: by tier, then by how strong and how close the match is.

use super::fields::Term;
use crate::catalog::EntryRef;
use std::cmp::Ordering;

/// How an entry was found. The order is a law: no score lifts a hit above a better tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The query is the entry's name.
    Name,
    /// The query is an abbreviation, a synonym or a lay term.
    Synonym,
    /// The query is one of its codes, or a longer code under one of them.
    Code,
    /// A term begins with the query.
    Prefix,
    /// One term holds every word of the query.
    Words,
    /// The terms of the entry together hold every word of the query.
    Spread,
    /// A term holds the letters of the query in order.
    Fuzzy,
    /// The full text holds every word of the query.
    Text,
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The entry.
    pub entry: EntryRef,
    /// How it was found.
    pub tier: Tier,
    /// How close the match is, inside the tier: from 0 to 1.
    pub closeness: f64,
    /// The term that matched.
    pub term: Term,
}

impl Hit {
    /// One number for scripts: falls with the tier, and inside a tier with the closeness.
    #[must_use]
    pub fn score(&self) -> f64 {
        f64::from(Tier::Text as u8 - self.tier as u8) + self.closeness.clamp(0.0, 0.999)
    }

    /// The total order of hits; equal only for the same entry.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        self.tier
            .cmp(&other.tier)
            .then(other.closeness.total_cmp(&self.closeness))
            // Names are listed with the most usual first.
            .then(self.term.row.cmp(&other.term.row))
            .then(self.entry.cmp(&other.entry))
    }
}
