//! Whether what is said as a whole is meant, in a query that says more.

use super::cover::Cover;
use super::{Coverage, TermCover};
use crate::search::arena::real;
use crate::search::terms::Term;
use crate::search::{TermKind, weights};

/// So many words make a sentence of patients; fewer are a name.
const SENTENCE: usize = 4;

/// More words than these say what is meant, whatever things of everyday life are among them.
const PHRASE: usize = 4;

impl Coverage<'_> {
    /// Whether a term that is said as a whole is meant although the query says more.
    pub(super) fn stands(
        &self,
        number: u32,
        term: Term,
        cover: &Cover,
        TermCover { share_said, said, .. }: &TermCover,
    ) -> bool {
        let length = self.index.stems_of(number).len();
        let is_told = self.catalog.kind(term.entry).is_told();
        let mut strangers = (self.names & self.foreign & !cover.any).len();
        // Beside a stranger another form of a word is another word: *train* is no training.
        let is_verbatim = |at: usize| cover.of(at) > weights::INFLECTION;
        let is_verbatim = strangers == 0 || (self.names & cover.any).places().all(is_verbatim);
        // One word of a term that has others beside it is not the name; in a brand *on* is a word too.
        let is_alone = length == 1 || term.kind != TermKind::Device;
        let is_complete = *share_said >= weights::WHOLE && is_alone || cover.said.len() >= 2;
        // A sentence of patients is meant by its most part.
        let is_most = term.kind != TermKind::Lay
            || length < SENTENCE
            || self.of_names.covered(cover) >= weights::LEAST_OF_SENTENCE;
        if self.is_sure(number, term) {
            strangers = 0;
        }
        // What is only told about others must be named clearly: by a rare word.
        strangers += usize::from(is_told);
        let is_strong = *said >= real(strangers) * weights::STANDS;
        is_verbatim && is_complete && is_most && is_strong
    }

    /// Whether a term is a name of one word that is sure to be meant, and is typed just so: *PAE* is not *PAES*. What is only told
    /// about others is sure by a brand alone.
    pub(super) fn is_sure(&self, number: u32, term: Term) -> bool {
        let is_told = self.catalog.kind(term.entry).is_told();
        self.index.is_sure(number, term.kind)
            && (term.kind == TermKind::Device || !is_told)
            && self.is_verbatim(number)
    }

    /// Whether a word that names something is typed just as a term is.
    pub(super) fn is_verbatim(&self, number: u32) -> bool {
        let text = self.index.text(number);
        self.named.iter().any(|word| *word == text)
    }

    /// Whether a term holds a word twice that the query says once.
    pub(super) fn is_repeated(&self, number: u32, cover: &Cover) -> bool {
        let stems = self.index.stems_of(number);
        let words = stems.len();
        cover.said.len() < words && {
            let mut stems: Vec<u32> = stems.collect();
            stems.sort_unstable();
            stems.dedup();
            stems.len() < words && cover.said.len() < stems.len()
        }
    }

    /// Whether a short query names a thing of everyday life, and no sure name of which something is asked, nor one that holds it
    /// together with another of its words.
    pub(super) fn is_everyday(&self) -> bool {
        (2..=PHRASE).contains(&self.typed)
            && !self.everyday.is_empty()
            && !self.found.iter().any(|found| {
                found.sure && self.aspect.is_some()
                    || found.said >= 2
                        && found.cover.said.meets(self.everyday)
                        && self.names.is_within(found.cover.meant)
            })
    }

    /// Whether a query names nothing, and only slips make words of ours of it.
    pub(super) fn is_speech_by_slips(&self) -> bool {
        self.names.is_empty() && !self.typos.is_empty()
    }
}
