//! Which id was probably meant by one that is not there.
//!
//! Each unknown id is compared once, and only with ids of about its length: neither ten thousand links to one id nor
//! a link of a megabyte takes time.

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
        let near = nearest(unknown, self.candidates(unknown));
        self.found.insert(unknown.to_owned(), near);
        near
    }

    /// How many unknown ids were compared.
    #[cfg(test)]
    pub fn compared(&self) -> usize {
        self.found.len()
    }

    /// The ids that can be near: each letter more is one that differs.
    fn candidates(&self, unknown: &str) -> impl Iterator<Item = &'c str> {
        let length = unknown.chars().count();
        let can_be_near = move |id: &&str| 2 * id.len().abs_diff(length) <= id.len().max(length);
        self.ids.iter().copied().filter(can_be_near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_of_about_the_same_length_are_compared() {
        let ids = ["tace", "tips", "uterine-fibroids", "uterine-fibroid-embolization"];
        let mut near = Near::new(ids.into_iter());
        assert_eq!(near.to("uterine-fibroid"), Some("uterine-fibroids"));
        assert_eq!(near.to("uterine-fibroid-embolisation"), Some("uterine-fibroid-embolization"));
        assert_eq!(near.candidates("tipss").collect::<Vec<_>>(), ["tace", "tips"]);
        assert_eq!(near.candidates(&"tips".repeat(1000)).count(), 0);
    }
}
