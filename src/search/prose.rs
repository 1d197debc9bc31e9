//! The full texts of the entries, folded.

use super::arena::{Arena, TextSpan};
use crate::catalog::{Catalog, EntryRef};
use crate::text::fold_into;

/// The full texts of the entries.
#[derive(Debug, Default)]
pub struct Prose {
    arena: Arena,
    /// By entry.
    spans: Vec<TextSpan>,
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

    /// Whether some text holds `word`, or a word that it begins.
    pub fn knows(&self, word: &str, as_beginning: bool) -> bool {
        let text = self.arena.all().as_bytes();
        let begun = format!(" {word}");
        memchr::memmem::find_iter(text, &begun)
            .any(|at| as_beginning || text.get(at + begun.len()).is_none_or(|&next| next == b' '))
    }

    /// The full text of an entry.
    pub fn of(&self, entry: EntryRef) -> &str {
        self.spans.get(entry.index()).map_or("", |span| self.arena.get(span))
    }
}
