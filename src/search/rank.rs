//! The order of hits: by class, then by how close the match is.

use super::arena::real;
use super::terms::Term;
use crate::catalog::EntryRef;
use std::cmp::Ordering;

/// How an entry was found. The order is a law: no score lifts a hit above a better class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchClass {
    /// The query is the entry's name.
    Name,
    /// The query is an abbreviation, a synonym, a lay term or a term of a vocabulary.
    Synonym,
    /// The query is one of its codes, or a longer code under one of them.
    Code,
    /// A term begins with the query.
    Prefix,
    /// Its terms hold the words of the query, or what they may mean.
    Words,
    /// A term holds the letters of the query in order.
    Fuzzy,
    /// The full text holds every word of the query.
    Text,
    /// Nothing was looked for but what the filters keep.
    Kept,
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The entry.
    pub entry: EntryRef,
    /// How it was found.
    pub class: MatchClass,
    /// How close the match is, inside the class: from 0 to 1.
    pub score: f64,
    /// The term that matched.
    pub term: Term,
    /// What it is, of two that say the same: a condition or procedure comes before history, a page before a draft.
    pub(super) kind_priority: u8,
    /// Whether a typo of the reader's was forgiven.
    pub typo: bool,
    /// The condition that holds the other words of the query, where the entry does it for that condition.
    pub for_condition: Option<EntryRef>,
}

impl Hit {
    /// One number for scripts: falls with the class, and inside a class with the score.
    #[must_use]
    pub fn overall_score(&self) -> f64 {
        f64::from(MatchClass::Kept as u8 - self.class as u8) + self.score.clamp(0.0, 0.999)
    }

    /// The total order of hits; equal only for the same entry.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        self.class
            .cmp(&other.class)
            .then(other.score.total_cmp(&self.score))
            .then(self.kind_priority.cmp(&other.kind_priority))
            // At an equal score a name comes before a synonym, and the more usual of two synonyms first.
            .then(self.term.kind.cmp(&other.term.kind))
            .then(self.term.row.cmp(&other.term.row))
            .then(self.entry.cmp(&other.entry))
    }
}

/// A part of a whole, from 0 to 1; nothing of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { real(part) / real(whole) }
}
