//! What is known, and how it is found: a catalog with the index that was built from it.
//!
//! What a library does stands where it is done: it finds in `find`, explains in `explain`, says in `near` what is near.

use super::{Index, Query};
use crate::catalog::{Catalog, EntryRef};
use std::sync::Arc;

/// A catalog with the index that was built from it. A clone shares both.
#[derive(Debug, Clone)]
pub struct Library {
    /// What is known.
    catalog: Arc<Catalog>,
    /// How it is found.
    pub(super) index: Arc<Index>,
}

impl Library {
    /// Builds the index of `catalog`.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        let index = Index::build(&catalog);
        Self { catalog: Arc::new(catalog), index: Arc::new(index) }
    }

    /// What is known.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// How many terms can be found.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.index.len()
    }

    /// Whether an entry passes what the query demands of everything that it shows.
    pub(super) fn passes(&self, query: &Query, entry: EntryRef) -> bool {
        let holds = |word: &String| self.index.holds(entry, word);
        query.keeps(&self.catalog, entry) && !query.without.iter().any(holds)
    }
}
