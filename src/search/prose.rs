//! The full texts of the entries, folded.

use super::arena::{Arena, Span};
use crate::catalog::{Catalog, EntryRef};
use crate::text::fold_into;

/// The full texts of the entries.
#[derive(Debug, Default)]
pub struct Prose {
    arena: Arena,
    /// By entry.
    spans: Vec<Span>,
}

impl Prose {
    /// Folds what each entry says, without the marks of links and citations.
    pub fn fold(catalog: &Catalog) -> Self {
        let mut prose = Self::default();
        for entry in catalog.entries() {
            let span = prose.arena.push(|arena| {
                entry.each_text(|text| {
                    arena.push(' ');
                    fold_into(text, arena);
                });
            });
            prose.spans.push(span);
        }
        prose
    }

    /// The full text of an entry.
    pub fn of(&self, entry: EntryRef) -> &str {
        self.spans.get(entry.index()).map_or("", |span| self.arena.get(span))
    }
}
