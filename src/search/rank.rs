//! The order of hits: by class, then by how close the match is.

use super::arena::real;
use super::terms::{Term, TermKind};
use super::weights;
use crate::catalog::{Catalog, EntryRef, is_first_aid};
use crate::packed::count;
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
    /// A term and the query are the same but for words that only go with names, and for forms of words.
    Whole,
    /// A term begins with the query.
    Prefix,
    /// Its terms hold all that the query names, or what that may mean.
    Words,
    /// One of its terms or codes stands whole in the query, which names more besides.
    Within,
    /// Its terms hold a good part of what the query names.
    Partial,
    /// A term holds the letters of the query in order.
    Fuzzy,
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
    /// The number of the aspect that is asked of it, where entries of its kind tell it.
    pub(super) aspect: Option<usize>,
    /// The number of the aspect that only the procedures under it tell.
    pub(super) asked_under: Option<usize>,
    /// Whether its page says nothing of whom the query is about.
    pub(super) is_for_others: bool,
}

impl MatchClass {
    /// What the class is called where a search is explained.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Synonym => "synonym",
            Self::Code => "code",
            Self::Whole => "whole",
            Self::Prefix => "prefix",
            Self::Words => "words",
            Self::Within => "within",
            Self::Partial => "partial",
            Self::Fuzzy => "fuzzy",
            Self::Kept => "kept",
        }
    }
}

impl Hit {
    /// A hit by a term alone.
    pub(super) fn by(term: Term, class: MatchClass, score: f64) -> Self {
        Self {
            entry: term.entry,
            class,
            score,
            term,
            kind_priority: weights::DONE,
            typo: false,
            for_condition: None,
            aspect: None,
            asked_under: None,
            is_for_others: false,
        }
    }

    /// Gives the hit its place among hits of other kinds: what is done and for what comes before what is told about it.
    ///
    /// Of two that say the same, the kind decides. History, trials and words of the glossary claim a query less besides:
    /// their exact name weighs no more than another name of a procedure, and the beginning of their name than a word of it.
    pub(super) fn set_kind_priority(&mut self, catalog: &Catalog) {
        if self.term.kind == TermKind::Device {
            // Which entry a device leads to first is said where it is named.
            return;
        }
        // Of most hits the kind is all that is asked, for which none need be read.
        let is_called = self.class <= MatchClass::Whole;
        let (priority, claim) = match is_called && is_first_aid(catalog.entry(self.entry)) {
            true => weights::FIRST_AID,
            false => weights::of_kind(catalog.kind(self.entry)),
        };
        self.kind_priority = priority + u8::from(catalog.is_draft(self.entry));
        let is_whole = self.class == MatchClass::Whole && priority == weights::TOLD;
        self.score *= if is_whole { 1.0 } else { claim };
        match self.class {
            MatchClass::Name if priority == weights::TOLD => self.class = MatchClass::Synonym,
            MatchClass::Whole if priority == weights::TOLD => self.class = MatchClass::Words,
            MatchClass::Prefix if priority == weights::TOLD => {
                self.class = MatchClass::Words;
                self.score *= weights::TOLD_PREFIX;
            }
            _ => {}
        }
    }

    /// Whether more is to be said of it than that its name matched: what is asked of it, or what is left unexplained.
    #[must_use]
    pub fn says_more(&self) -> bool {
        let is_asked = self.aspect.is_some() || self.asked_under.is_some();
        is_asked
            || self.is_for_others
            || matches!(self.class, MatchClass::Within | MatchClass::Partial)
    }

    /// Whether it is a guess at what was meant: a slip forgiven, or letters in order.
    #[must_use]
    pub fn is_guess(&self) -> bool {
        self.typo || self.class == MatchClass::Fuzzy
    }

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

/// The best hit of each entry so far.
pub struct Best {
    hits: Vec<Hit>,
    /// For each entry the place of its hit, counted from 1.
    places: Vec<u32>,
}

impl Best {
    /// No hit yet, of so many entries.
    pub fn of(entries: usize) -> Self {
        Self { hits: Vec::new(), places: vec![0; entries] }
    }

    /// Keeps `hit` if it is better than what is known of its entry; what is asked of the entry stays, whichever term is better.
    pub fn offer(&mut self, hit: Hit) {
        let place = &mut self.places[hit.entry.index()];
        match place.checked_sub(1) {
            None => {
                self.hits.push(hit);
                *place = count(self.hits.len());
            }
            Some(known) => {
                let known = &mut self.hits[known as usize];
                let aspect = known.aspect.or(hit.aspect);
                if hit.order(known).is_lt() {
                    *known = hit;
                }
                known.aspect = aspect;
            }
        }
    }

    /// Whether no entry has a hit.
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// The hits, in no order.
    pub fn into_hits(self) -> Vec<Hit> {
        self.hits
    }
}

/// A part of a whole, from 0 to 1; nothing of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { real(part) / real(whole) }
}
