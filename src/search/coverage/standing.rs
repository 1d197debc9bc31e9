//! Whether what is said as a whole is meant, in a query that says more.

use super::{Coverage, Covered, TermCover, words_said};
use crate::search::arena::real;
use crate::search::expand::Expansion;
use crate::search::{TermKind, weights};

/// So many words make a sentence of patients; fewer are a name.
const SENTENCE: usize = 4;

/// More words than these say what is meant, whatever things of everyday life are among them.
const PHRASE: usize = 4;

impl Coverage<'_> {
    /// Whether a term that is said as a whole is meant although the query says more.
    pub(super) fn stands(
        &self,
        term: u32,
        TermCover { cover, share_said, said, .. }: &TermCover,
    ) -> bool {
        let length = self.index.stems_of(term).len();
        let (number, term) = (term, self.index.term(term));
        let is_told = self.catalog.kind(term.entry).is_told();
        let names = || self.words.iter().zip(cover).zip(&self.names).filter(|(_, name)| **name);
        let is_strange = |word: &Expansion, covered: f64| word.foreign && covered == 0.0;
        let mut strangers =
            names().filter(|((word, covered), _)| is_strange(word, **covered)).count();
        // Beside a stranger another form of a word is another word: *train* is no training.
        let verbatim = |covered: f64| covered == 0.0 || covered > weights::INFLECTION;
        let is_verbatim = strangers == 0 || names().all(|((_, &covered), _)| verbatim(covered));
        // One word of a term that has others beside it is not the name; in a brand *on* is a word too.
        let is_alone = length == 1 || term.kind != TermKind::Device;
        let is_complete = *share_said >= weights::WHOLE && is_alone || words_said(cover) >= 2;
        // A sentence of patients is meant by its most part.
        let is_most = term.kind != TermKind::Lay
            || length < SENTENCE
            || self.of_query(cover, 0.0) >= weights::LEAST_OF_SENTENCE;
        if self.is_sure(number) {
            strangers = 0;
        }
        // What is only told about others must be named clearly: by a rare word.
        strangers += usize::from(is_told);
        let is_strong = *said >= real(strangers) * weights::STANDS;
        is_verbatim && is_complete && is_most && is_strong
    }

    /// Whether a term is a name of one word that is sure to be meant, and is typed just so: *PAE* is not *PAES*.
    pub(super) fn is_sure(&self, term: u32) -> bool {
        let is_told = self.catalog.kind(self.index.term(term).entry).is_told();
        !is_told && self.index.is_sure(term) && {
            let text = self.index.text(term);
            self.named.iter().any(|word| *word == text)
        }
    }

    /// Whether a term holds a word twice that the query says once.
    pub(super) fn is_repeated(&self, term: u32, cover: &Covered) -> bool {
        let mut stems: Vec<u32> = self.index.stems_of(term).collect();
        let words = stems.len();
        stems.sort_unstable();
        stems.dedup();
        stems.len() < words && words_said(cover) < stems.len()
    }

    /// Whether a short query names a thing of everyday life, and no name of which something is asked, nor one that holds it
    /// together with another of its words.
    pub(super) fn is_everyday(&self) -> bool {
        let is_said = |cover: &Covered| {
            let mut named = self.everyday.iter().zip(cover);
            named.any(|(named, &covered)| *named && covered >= weights::SAID)
        };
        (2..=PHRASE).contains(&self.typed)
            && self.everyday.contains(&true)
            && !self.found.iter().any(|found| {
                found.whole && self.aspect.is_some() || found.said >= 2 && is_said(&found.cover)
            })
    }
}
