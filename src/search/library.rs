//! What is known, and how it is found: a catalog with the index that was built from it.

use super::expand::ExpansionCache;
use super::{Found, Hit, Index, MatchClass, Query, Reasons};
use crate::catalog::{Catalog, EntryRef};

/// A catalog with the index that was built from it.
#[derive(Debug)]
pub struct Library {
    /// What is known.
    catalog: Catalog,
    /// How it is found.
    pub(super) index: Index,
}

impl Library {
    /// Builds the index of `catalog`.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        let index = Index::build(&catalog);
        Self { catalog, index }
    }

    /// What is known.
    #[must_use]
    pub const fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// How many terms can be found.
    #[must_use]
    pub const fn terms(&self) -> usize {
        self.index.len()
    }

    /// What `query` finds: each condition is followed by the procedures that treat it, in the order of their roles.
    #[must_use]
    pub fn find(&self, query: &Query) -> Vec<Found> {
        self.find_again(query, &mut ExpansionCache::default())
    }

    /// The same, with what the keystrokes before have expanded.
    #[must_use]
    pub fn find_again(&self, query: &Query, cache: &mut ExpansionCache) -> Vec<Found> {
        self.spread(query, self.hits_without(&[], query, cache))
    }

    /// The same when some classes are left out, to see what each of them adds.
    #[must_use]
    pub fn find_without(&self, out: &[MatchClass], query: &Query) -> Vec<Found> {
        self.spread(query, self.hits_without(out, query, &mut ExpansionCache::default()))
    }

    /// The entries that `query` itself finds, the best first; each once.
    #[must_use]
    pub fn hits(&self, query: &Query) -> Vec<Hit> {
        self.hits_without(&[], query, &mut ExpansionCache::default())
    }

    /// Why the hits of `query` are hits.
    #[must_use]
    pub const fn explain<'q>(&'q self, query: &'q Query) -> Reasons<'q> {
        Reasons::new(self, query)
    }

    /// The names most like a query that finds nothing, at most `most` of them.
    #[must_use]
    pub fn suggest(&self, query: &Query, most: usize) -> Vec<EntryRef> {
        self.index.suggest(&self.catalog, query, most)
    }
}
