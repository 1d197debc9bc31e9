//! Which words of a query are covered, and with what confidence.

use crate::search::expand::Expansion;
use crate::search::query::MOST_WORDS;
use crate::search::weights;
use std::ops::{BitAnd, BitOr, Not};

/// Some of the words of a query.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct WordSet(u32);

impl WordSet {
    /// The words for which it is true, of as many as are told.
    pub fn of(words: impl IntoIterator<Item = bool>) -> Self {
        (0..).zip(words).filter(|&(_, is_in)| is_in).map(|(at, _)| Self::one(at)).collect()
    }

    /// Every word.
    pub const fn all() -> Self {
        Self(u32::MAX)
    }

    /// The one word at a place.
    pub const fn one(at: usize) -> Self {
        Self(1 << at)
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub const fn has(self, at: usize) -> bool {
        self.0 & 1 << at != 0
    }

    pub fn meets(self, other: Self) -> bool {
        !(self & other).is_empty()
    }

    pub fn is_within(self, other: Self) -> bool {
        (self & !other).is_empty()
    }

    /// The places of the words, in their order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        let first = |rest: u32| (rest != 0).then_some(rest);
        std::iter::successors(first(self.0), move |&rest| first(rest & (rest - 1)))
            .map(|rest| rest.trailing_zeros() as usize)
    }
}

impl BitAnd for WordSet {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for WordSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Not for WordSet {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0)
    }
}

impl FromIterator<Self> for WordSet {
    fn from_iter<T: IntoIterator<Item = Self>>(sets: T) -> Self {
        sets.into_iter().fold(Self::default(), BitOr::bitor)
    }
}

/// How much each word of a query weighs.
pub struct Weights {
    each: [f64; MOST_WORDS],
    all: f64,
}

impl Weights {
    /// The weights of `words`, where those that are no `names` count so many `others`.
    pub fn of(words: &[Expansion], names: WordSet, others: f64) -> Self {
        let mut each = [0.0; MOST_WORDS];
        for (at, (place, word)) in each.iter_mut().zip(words).enumerate() {
            *place = word.weight * if names.has(at) { 1.0 } else { others };
        }
        Self { each, all: each.iter().sum() }
    }

    /// The weight of each word, and 0 behind the last.
    pub fn each(&self) -> impl Iterator<Item = f64> {
        self.each.into_iter()
    }

    /// The part that some words are, from 0 to 1.
    pub fn weigh(&self, words: WordSet) -> f64 {
        let weight: f64 = words.places().map(|at| self.each[at]).sum();
        weight / f64::max(self.all, f64::MIN_POSITIVE)
    }

    /// The part that is covered, from 0 to 1.
    pub fn covered(&self, cover: &Cover) -> f64 {
        let covered: f64 = cover.any.places().map(|at| self.each[at] * cover.of(at)).sum();
        covered / f64::max(self.all, f64::MIN_POSITIVE)
    }
}

/// With what confidence each word of the query is covered.
#[derive(Clone, Copy, Default)]
pub struct Cover {
    confidence: [f64; MOST_WORDS],
    /// The words that are covered at all.
    pub any: WordSet,
    /// The words that are meant.
    pub meant: WordSet,
    /// The words that are said.
    pub said: WordSet,
}

impl Cover {
    /// With what confidence a word is covered.
    pub const fn of(&self, at: usize) -> f64 {
        self.confidence[at]
    }

    /// Covers nothing.
    pub fn clear(&mut self) {
        for at in self.any.places() {
            self.confidence[at] = 0.0;
        }
        (self.any, self.meant, self.said) = Default::default();
    }

    /// Covers a word with a confidence, unless it is covered with a greater one.
    pub fn raise(&mut self, at: usize, confidence: f64) {
        self.confidence[at] = self.confidence[at].max(confidence);
        let word = |is_in: bool| if is_in { WordSet::one(at) } else { WordSet::default() };
        self.any = self.any | word(confidence > 0.0);
        self.meant = self.meant | word(confidence >= weights::MEANT);
        self.said = self.said | word(confidence >= weights::SAID);
    }

    /// Each word with the greater confidence of the two.
    pub fn join(&mut self, other: &Self) {
        for at in other.any.places() {
            self.confidence[at] = self.confidence[at].max(other.confidence[at]);
        }
        self.any = self.any | other.any;
        self.meant = self.meant | other.meant;
        self.said = self.said | other.said;
    }
}
