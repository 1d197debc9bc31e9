//! What is known, and how it is found: a catalog with the index that was built from it.
//!
//! What a library does stands where it is done: it finds in `find`, explains in `explain`, says in `near` what is near.

use super::{Index, Query};
use crate::catalog::{Catalog, EntryRef};
use crate::packed::{Pack, Packer};
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
    /// A catalog with its index, which is built unless it is packed with the catalog.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        // What is packed behind a catalog is its index.
        let index = match catalog.behind() {
            Some(mut packed) => <Index as Pack>::unpack(&mut packed),
            None => Index::build(&catalog),
        };
        Self { catalog: Arc::new(catalog), index: Arc::new(index) }
    }

    /// What is known.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Writes the catalog, which has one layer, and behind it the index.
    #[must_use]
    pub fn pack(&self) -> Packer {
        let mut packer = Packer::default();
        self.catalog.pack(&mut packer);
        self.index.pack(&mut packer);
        packer
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
