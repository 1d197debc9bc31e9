//! Names near to a query that finds nothing.

use super::{Library, Query, TermKind};
use crate::catalog::EntryRef;

/// How alike a word of a name must be to a word of the query.
const ALIKE: f64 = 0.7;

/// Shorter words are alike by chance.
const SHORTEST: usize = 4;

/// Whether words of these lengths can be [`ALIKE`]: each letter more is a letter of difference.
const fn may_be_alike(a: usize, b: usize) -> bool {
    a.abs_diff(b) * 10 <= 3 * if a > b { a } else { b }
}

impl Library {
    /// The entries with a name or synonym most like `query`, at most `most` of them, the likest first.
    ///
    /// None when nothing is like it: a suggestion is offered, never a random entry.
    #[must_use]
    pub fn suggest(&self, query: &Query, most: usize) -> Vec<EntryRef> {
        let (catalog, index) = (self.catalog(), &self.index);
        let mut alike: Vec<(f64, EntryRef)> = Vec::new();
        let typed: Vec<&String> =
            query.words().iter().filter(|word| word.len() >= SHORTEST).collect();
        for term in index.terms() {
            let named = matches!(term.kind, TermKind::Name | TermKind::Synonym);
            if !named || !query.covers(catalog.entry(term.entry).kind()) {
                continue;
            }
            let words = || index.folded(term).split(' ').filter(|word| word.len() >= SHORTEST);
            let likeness = |typed: &&String| {
                words()
                    .filter(|word| may_be_alike(typed.len(), word.len()))
                    .map(|word| strsim::normalized_damerau_levenshtein(typed, word))
                    .fold(0.0, f64::max)
            };
            let best = typed.iter().map(likeness).fold(0.0, f64::max);
            if best < ALIKE {
                continue;
            }
            match alike.iter_mut().find(|(_, entry)| *entry == term.entry) {
                Some((known, _)) => *known = known.max(best),
                None => alike.push((best, term.entry)),
            }
        }
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        alike.into_iter().take(most).map(|(_, entry)| entry).collect()
    }
}
