//! Which id was probably meant by one that is not there.
//!
//! Each unknown id is compared once: ten thousand links to it take no more time than one. After so many comparisons nothing is
//! offered any more: who has a thousand faults is helped by the first ones.

use crate::text::nearest;
use std::collections::HashMap;

/// So many comparisons are made in one check.
const MOST_COMPARED: usize = 1_000_000;

/// The ids that there are, and what was found for those that there are not.
pub struct Near<'c> {
    ids: Vec<&'c str>,
    found: HashMap<String, Option<&'c str>>,
    /// How many comparisons are still made.
    left: usize,
}

impl<'c> Near<'c> {
    /// Compares with `ids`.
    pub fn new(ids: impl Iterator<Item = &'c str>) -> Self {
        Self { ids: ids.collect(), found: HashMap::new(), left: MOST_COMPARED }
    }

    /// The id nearest to `unknown`, if one is near enough to be meant.
    pub fn to(&mut self, unknown: &str) -> Option<&'c str> {
        if let Some(&known) = self.found.get(unknown) {
            return known;
        }
        self.left = self.left.checked_sub(self.ids.len())?;
        let near = nearest(unknown, self.ids.iter().copied());
        self.found.insert(unknown.to_owned(), near);
        near
    }
}
