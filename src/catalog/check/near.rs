//! Which id was probably meant by one that is not there.
//!
//! Each unknown id is compared once: ten thousand links to it take no more time than one.

use crate::text::nearest;
use std::collections::HashMap;

/// The ids that there are, and what was found for those that there are not.
pub struct Near<'c> {
    ids: Vec<&'c str>,
    found: HashMap<String, Option<&'c str>>,
    /// How often an id was compared with all.
    #[cfg(test)]
    pub compared: usize,
}

impl<'c> Near<'c> {
    /// Compares with `ids`.
    pub fn new(ids: impl Iterator<Item = &'c str>) -> Self {
        Self {
            ids: ids.collect(),
            found: HashMap::new(),
            #[cfg(test)]
            compared: 0,
        }
    }

    /// The id nearest to `unknown`, if one is near enough to be meant.
    pub fn to(&mut self, unknown: &str) -> Option<&'c str> {
        if let Some(&known) = self.found.get(unknown) {
            return known;
        }
        #[cfg(test)]
        {
            self.compared += 1;
        }
        let near = nearest(unknown, self.ids.iter().copied());
        self.found.insert(unknown.to_owned(), near);
        near
    }
}
