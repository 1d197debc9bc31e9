//! Why a hit is a hit: the term that matched, its letters, and what it is to the entry.

use super::expand::{ExpansionCache, expand_all};
use super::highlight::{code_ranges, fuzzy_ranges, highlight};
use super::terms::text_of;
use super::{Hit, Library, MatchClass, Query, Term, TermKind};
use crate::text::Folded;
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
    /// The words of the query, each with the stems that it may mean.
    expanded: OnceCell<Vec<(String, FxHashSet<u32>)>>,
}

impl Library {
    /// Why the hits of `query` are hits.
    #[must_use]
    pub const fn explain<'q>(&'q self, query: &'q Query) -> Reasons<'q> {
        Reasons { library: self, query, expanded: OnceCell::new() }
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
            // A trial or a word that the query begins ranks by words, but is marked as what it is.
            MatchClass::Words if !self.begins(&hit.term) => self.word_ranges(term),
            _ => highlight(term, self.query),
        };
        let name = |entry| self.library.catalog().entry(entry).head.name.clone();
        let for_condition = hit.for_condition.map(name);
        Reason { term: term.to_owned(), kind: hit.term.kind, ranges, typo: hit.typo, for_condition }
    }

    fn begins(&self, term: &Term) -> bool {
        self.library.index.folded(term).starts_with(&self.query.folded)
    }

    /// The words of `text` that the words of the query may mean: their typed beginning, or all of a word that is
    /// meant otherwise.
    fn word_ranges(&self, text: &str) -> Vec<Range<usize>> {
        let expanded = self.expanded.get_or_init(|| {
            let words = expand_all(&self.library.index, self.query, &mut ExpansionCache::default())
                .into_iter();
            let stems = words.map(|(word, expansion)| {
                (word, expansion.stems.into_iter().map(|(stem, _)| stem).collect())
            });
            stems.collect()
        });
        let folded = Folded::new(text);
        let mut ranges = Vec::new();
        let mut start = 0;
        for word in folded.text.split(' ') {
            let stem = self.library.index.stem_of(word);
            let taken =
                expanded.iter().filter(|(_, stems)| stem.is_some_and(|stem| stems.contains(&stem)));
            let length = taken.map(|(typed, _)| match word.starts_with(typed.as_str()) {
                true => typed.len(),
                false => word.len(),
            });
            if let Some(length) = length.max() {
                ranges.push(folded.original_range(start..start + length));
            }
            start += word.len() + 1;
        }
        ranges
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
