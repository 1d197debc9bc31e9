//! Names near to a query that finds nothing: those that its words, or words near to them, make up for the most part.

use super::coverage::partly_covered;
use super::{Library, Query, TermKind, weights};
use crate::catalog::EntryRef;
use rustc_hash::FxHashMap;

impl Library {
    /// The entries with a name or abbreviation nearest to `query`, at most `most` of them, the nearest first.
    ///
    /// None when nothing is near: a suggestion is offered, never a random entry.
    #[must_use]
    pub fn suggest(&self, query: &Query, most: usize) -> Vec<EntryRef> {
        let mut near: FxHashMap<EntryRef, f64> = FxHashMap::default();
        for partly in partly_covered(&self.index, query) {
            let term = self.index.term(partly.term);
            // Only the name is shown, so only its words explain why; an abbreviation does as it stands.
            let explains = match term.kind {
                TermKind::Name => partly.share >= weights::LEAST_OF_SUGGESTION,
                TermKind::Abbreviation => partly.of_term >= 1.0,
                _ => false,
            };
            if explains && query.covers(self.catalog().entry(term.entry).kind()) {
                let score = partly.of_query * partly.of_term;
                near.entry(term.entry)
                    .and_modify(|known| *known = known.max(score))
                    .or_insert(score);
            }
        }
        let mut near: Vec<(EntryRef, f64)> = near.into_iter().collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.into_iter().take(most).map(|(entry, _)| entry).collect()
    }
}
