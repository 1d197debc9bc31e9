//! What is known of an entry while its terms are looked at.

use super::cover::{Cover, WordSet};
use crate::catalog::EntryRef;
use crate::search::rank::MatchClass;

/// What is known of an entry.
pub struct EntryCover {
    pub entry: EntryRef,
    pub cover: Cover,
    pub best: BestMatch,
    /// How much of one of its terms is covered at the most.
    pub of_term: f64,
    /// Whether one of its terms stands whole in the query.
    pub whole: bool,
    /// Whether that is a name of one word that is sure to be meant.
    pub sure: bool,
    /// Whether one of its terms stands whole beside what is asked, whatever longer ones hold that too: *nephrostomy position*.
    pub beside: bool,
    /// The words that its own name means: who asks for them asks for it.
    pub in_name: WordSet,
    /// How many words of the query one of its terms says at the most.
    pub said: usize,
    /// The names, and what is asked, in the longest of its terms that stand whole in the query.
    pub called: WordSet,
}

/// The best of what is known of an entry.
#[derive(Clone, Copy)]
pub struct BestMatch {
    pub class: MatchClass,
    pub score: f64,
    pub term: u32,
    pub typo: bool,
    /// Whether the aspect is asked of it, and not a part of what it is called.
    pub asked: bool,
    /// Whether the term says every name, and several words.
    pub said: bool,
}

impl BestMatch {
    pub fn is_better_than(&self, other: &Self) -> bool {
        (other.class, self.score).partial_cmp(&(self.class, other.score))
            == Some(std::cmp::Ordering::Greater)
    }
}

/// How a term is covered.
pub struct TermCover {
    /// How much of the term is covered.
    pub share: f64,
    /// How much of it is said.
    pub share_said: f64,
    /// Whether all of it is said, in the words of the query.
    pub whole: bool,
    /// What the words of it weigh that are said and name something.
    pub said: f64,
}
