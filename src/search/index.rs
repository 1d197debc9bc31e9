//! Everything that can be searched, folded once.

use super::fields::{Term, TermKind, terms, text_of};
use super::query::plain_code;
use crate::catalog::{Catalog, EntryRef, Fact};
use crate::text::fold_into;

/// The searchable form of a catalog. It is only good for the catalog that it was built from.
#[derive(Debug, Default)]
pub struct Index {
    arena: String,
    terms: Vec<Term>,
    /// By entry: where its folded full text lies in the arena.
    texts: Vec<std::ops::Range<usize>>,
}

impl Index {
    /// Folds every name, synonym, code and text of `catalog`.
    #[must_use]
    pub fn build(catalog: &Catalog) -> Self {
        let mut index = Self::default();
        for (at, entry) in catalog.refs().zip(catalog.entries()) {
            for (kind, row, text) in terms(entry) {
                let start = index.arena.len();
                match kind {
                    TermKind::Code => index.arena.push_str(&plain_code(text)),
                    _ => fold_into(text, &mut index.arena),
                }
                let folded = start..index.arena.len();
                index.terms.push(Term { entry: at, kind, row, folded });
            }
            let start = index.arena.len();
            entry.each_fact(|_, fact| {
                if let Fact::Prose(text) = fact {
                    index.arena.push(' ');
                    fold_into(text, &mut index.arena);
                }
            });
            index.texts.push(start..index.arena.len());
        }
        index.arena.shrink_to_fit();
        index
    }

    /// Every term.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The folded form of a term.
    pub(super) fn folded(&self, term: &Term) -> &str {
        self.arena.get(term.folded.clone()).unwrap_or_default()
    }

    /// The folded full text of an entry.
    pub(super) fn full_text(&self, entry: EntryRef) -> &str {
        let range = self.texts.get(entry.index()).cloned().unwrap_or_default();
        self.arena.get(range).unwrap_or_default()
    }

    /// How many terms can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether nothing can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// A term as it is written.
    #[must_use]
    pub fn written<'c>(&self, catalog: &'c Catalog, term: &Term) -> &'c str {
        text_of(catalog.entry(term.entry), term.kind, term.row)
    }
}
