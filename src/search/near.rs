//! What is near to a query that finds nothing.

use super::coverage::near;
use super::expand::{ExpansionCache, read};
use super::{Library, Query, weights};
use crate::catalog::EntryRef;

impl Library {
    /// The entries nearest to `query`, at most `most` of them, the nearest first: near, and not the same.
    ///
    /// None where nothing is near: an entry is offered, never a random one. What is near to a code has a code near to it.
    #[must_use]
    pub fn near(&self, query: &Query, most: usize) -> Vec<EntryRef> {
        if query.fault().is_some() {
            return Vec::new();
        }
        if let Some(code) = self.unlisted_code(query).filter(|code| code.known.is_some()) {
            let near = self.near_code(&code).into_iter();
            return near.filter(|&entry| self.passes(query, entry)).take(most).collect();
        }
        // No word is taken for unfinished, since short ones begin too many.
        let query = query.clone().finished();
        let read = read(&self.index, &query, &mut ExpansionCache::default());
        let mut near = near(self.catalog(), &self.index, read);
        near.retain(|&(entry, near)| near >= weights::LEAST_NEAR && self.passes(&query, entry));
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.into_iter().take(most).map(|(entry, _)| entry).collect()
    }
}
