//! Why a hit is a hit: the term that matched, its letters, and what it is to the entry.

use super::expand::{Expansion, ExpansionCache, begins_others, expand_all};
use super::highlight::{code_ranges, fuzzy_ranges, mark};
use super::stem::stem;
use super::terms::text_of;
use super::{Hit, Library, MatchClass, Query, TermKind};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Range;

/// Why a hit is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The term that matched, as it is written.
    pub term: String,
    /// What the term is to the entry.
    pub kind: TermKind,
    /// The bytes of `term` that the query took, in order, without overlap, on character boundaries.
    pub ranges: Vec<Range<usize>>,
    /// Whether a typo of the reader's was forgiven.
    pub typo: bool,
    /// The name of the condition that holds the other words of the query.
    pub for_condition: Option<String>,
}

/// The reasons of the hits of one query, whose words are expanded once for all of them.
pub struct Reasons<'q> {
    library: &'q Library,
    query: &'q Query,
    typed: OnceCell<Vec<Typed>>,
}

impl Library {
    /// Why the hits of `query` are hits.
    #[must_use]
    pub const fn explain<'q>(&'q self, query: &'q Query) -> Reasons<'q> {
        Reasons { library: self, query, typed: OnceCell::new() }
    }
}

impl Reasons<'_> {
    /// The reason of `hit`.
    #[must_use]
    pub fn of(&self, hit: &Hit) -> Reason {
        let term = text_of(self.library.catalog(), &hit.term);
        let ranges = match hit.class {
            MatchClass::Fuzzy => fuzzy_ranges(term, self.query),
            MatchClass::Code => code_ranges(term, self.query),
            _ => self.marks(term),
        };
        let name = |entry| self.library.catalog().entry(entry).head.name.clone();
        let for_condition = hit.for_condition.map(name);
        Reason { term: term.to_owned(), kind: hit.term.kind, ranges, typo: hit.typo, for_condition }
    }

    /// What the query means of a text: all of the query where the text begins with it, and else each word that one of its
    /// words may mean, the typed beginning of it or all of a word that is meant otherwise.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        mark(text, &self.query.folded, |word| {
            let stem = self.library.index.stem_of(word);
            let taken = |typed: &&Typed| match stem {
                Some(stem) => typed.stems.contains(&stem),
                // No term holds the word, so it was not expanded to.
                None => typed.means(word),
            };
            let length = |typed: &Typed| match word.starts_with(typed.word.as_str()) {
                true => typed.word.len(),
                false => word.len(),
            };
            self.typed().iter().filter(taken).map(length).max()
        })
    }

    fn typed(&self) -> &[Typed] {
        self.typed.get_or_init(|| {
            let index = &self.library.index;
            let words = expand_all(index, self.query, &mut ExpansionCache::default());
            let last = words.len().saturating_sub(1);
            let typed = |(at, (word, expansion)): (usize, (String, Expansion))| Typed {
                begins: begins_others(&word, self.query.unfinished && at == last),
                word,
                stems: expansion.stems.into_iter().map(|(stem, _)| stem).collect(),
            };
            words.into_iter().enumerate().map(typed).collect()
        })
    }
}

/// A word of a query with what it may mean.
struct Typed {
    word: String,
    /// The stems of the index that it may mean.
    stems: FxHashSet<u32>,
    /// Whether it may be the beginning of another word.
    begins: bool,
}

impl Typed {
    /// Whether a word that is not in the index is meant.
    fn means(&self, word: &str) -> bool {
        self.begins && word.starts_with(&self.word) || stem(word) == stem(&self.word)
    }
}

impl Reason {
    /// What the term is to the entry, in words: `lay term`.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.for_condition {
            Some(condition) => format!("for {condition}"),
            None => self.kind.name().to_owned(),
        }
    }

    /// The reason in words: `synonym “fibroids”`.
    #[must_use]
    pub fn words(&self) -> String {
        let words = match self.kind {
            TermKind::Text => "in the text".to_owned(),
            TermKind::Name if !self.typo => "name".to_owned(),
            TermKind::Code => format!("{} {}", self.kind.name(), self.term),
            _ if self.typo => format!("did you mean “{}”", self.term),
            kind => format!("{} “{}”", kind.name(), self.term),
        };
        match &self.for_condition {
            Some(condition) => format!("{words} for {condition}"),
            None => words,
        }
    }
}
