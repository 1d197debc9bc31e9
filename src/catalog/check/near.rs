//! Which id was probably meant by one that is not there.
//!
//! Each unknown id is compared once: ten thousand links to it take no more time than one.

use crate::text::nearest;
use std::collections::HashMap;

/// The ids that there are, and what was found for those that there are not.
pub struct Near<'c> {
    ids: Vec<&'c str>,
    found: HashMap<String, Option<&'c str>>,
}

impl<'c> Near<'c> {
    /// Compares with `ids`.
    pub fn new(ids: impl Iterator<Item = &'c str>) -> Self {
        Self { ids: ids.collect(), found: HashMap::new() }
    }

    /// The id nearest to `unknown`, if one is near enough to be meant.
    pub fn to(&mut self, unknown: &str) -> Option<&'c str> {
        if let Some(&known) = self.found.get(unknown) {
            return known;
        }
        let near = nearest(unknown, self.ids.iter().copied());
        self.found.insert(unknown.to_owned(), near);
        near
    }

    /// How many unknown ids were compared.
    #[cfg(test)]
    pub fn compared(&self) -> usize {
        self.found.len()
    }
}
