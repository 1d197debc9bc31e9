//! What later layers changed in an entry of an earlier one.

use crate::text::{mapped, sort_by};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::Bound;

/// The changes of all layers to one entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Changed places by their key in the whole entry: `steps[7]`, `bleeding_risk.note`.
    lines: BTreeMap<String, Change>,
    removed: Vec<Removed>,
    /// The layers whose text was replaced as a whole, from the lowest.
    replaced: Vec<String>,
}

/// Who changed a place, and where that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The name of the layer.
    pub by: String,
    /// Its number.
    pub layer: usize,
    /// The file inside the layer.
    pub file: String,
    /// The key in that file.
    pub key: String,
    /// What a statement said before it was replaced: a number, a dose, a plan.
    pub was: Option<String>,
}

/// Something that a layer took away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// The key that it stood under: `contraindications.absolute`.
    pub key: String,
    /// What it said.
    pub text: String,
    /// The name of the layer.
    pub by: String,
    /// Its number.
    #[serde(skip)]
    pub layer: usize,
    /// The file inside the layer.
    #[serde(skip)]
    pub file: String,
}

impl Change {
    /// The layer by number and name.
    fn layer(&self) -> (usize, &str) {
        (self.layer, &self.by)
    }
}

/// Whether `key` is that of `place` or of something inside it.
fn is_within(key: &str, place: &str) -> bool {
    key.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The names of layers, each once and from the lowest.
fn names<'c>(layers: impl Iterator<Item = (usize, &'c str)>) -> Vec<&'c str> {
    let mut layers: Vec<_> = layers.collect();
    sort_by(&mut layers, Ord::cmp);
    layers.dedup();
    layers.into_iter().map(|(_, name)| name).collect()
}

impl Changes {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.removed.is_empty() && self.replaced.is_empty()
    }

    /// The change that holds for a key: of itself, or of what stands around it.
    #[must_use]
    pub fn of(&self, key: &str) -> Option<(&str, &Change)> {
        std::iter::successors(Some(key), |at| at.get(..at.rfind(['.', '['])?))
            .find_map(|place| self.lines.get_key_value(place))
            .map(|(place, change)| (place.as_str(), change))
    }

    /// The changed places at a key and inside it.
    fn within<'c>(&'c self, key: &'c str) -> impl Iterator<Item = (&'c String, &'c Change)> {
        let from_here = self.lines.range::<str, _>((Bound::Included(key), Bound::Unbounded));
        from_here
            .take_while(move |(place, _)| place.starts_with(key))
            .filter(move |(place, _)| is_within(place, key))
    }

    /// The changed places that a line about a key tells of: those inside it, and the one around it.
    pub fn told_at<'c>(&'c self, key: &'c str) -> impl Iterator<Item = (&'c str, &'c Change)> {
        self.within(key).map(|(place, change)| (place.as_str(), change)).chain(self.of(key))
    }

    /// Who changed any of some keys, or anything inside them.
    #[must_use]
    pub fn by(&self, keys: &[&str]) -> Option<String> {
        let told = keys.iter().flat_map(|key| self.told_at(key));
        let names = names(told.map(|(_, change)| change.layer()));
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// What the statements at a key, or inside it, said before they were replaced.
    pub fn was<'c>(&'c self, key: &'c str) -> impl Iterator<Item = &'c str> {
        self.within(key).filter_map(|(_, change)| change.was.as_deref())
    }

    /// The changed places by their keys.
    pub fn changed(&self) -> impl Iterator<Item = (&str, &Change)> {
        self.lines.iter().map(|(key, change)| (key.as_str(), change))
    }

    /// All that was taken away.
    pub fn removals(&self) -> impl Iterator<Item = &Removed> {
        self.removed.iter()
    }

    /// What was taken away from under a key.
    pub fn removed(&self, key: &str) -> impl Iterator<Item = &Removed> {
        self.removed.iter().filter(move |removed| removed.key == key)
    }

    /// The names of the layers that changed anything, from the lowest.
    #[must_use]
    pub fn layers(&self) -> Vec<&str> {
        let removed = self.removed.iter().map(|removed| (removed.layer, removed.by.as_str()));
        names(self.lines.values().map(Change::layer).chain(removed))
    }

    /// The names of the layers whose text was replaced as a whole, from the lowest.
    #[must_use]
    pub fn replaced(&self) -> &[String] {
        &self.replaced
    }

    /// What is left of the changes when the entry `of` a layer is replaced as a whole.
    #[must_use]
    pub fn replacing(&self, of: &str) -> Self {
        let mut replaced = self.replaced.clone();
        for name in std::iter::once(of).chain(self.layers()) {
            if !replaced.iter().any(|known| known == name) {
                replaced.push(name.to_owned());
            }
        }
        Self { replaced, ..Self::default() }
    }

    /// The numbers of the layers that changed anything.
    pub fn layer_numbers(&self) -> impl Iterator<Item = usize> {
        let removed = self.removed.iter().map(|removed| removed.layer);
        self.lines.values().map(|change| change.layer).chain(removed)
    }

    /// Adds what one layer took away from its place under a key; what stood behind it moves up.
    pub fn remove(&mut self, removed: Removed, place: usize) {
        self.forget(&removed.key, Some(place));
        self.removed.push(removed);
    }

    /// Forgets what was changed at a key, or at one place of the list there, behind which the others move up.
    pub fn forget(&mut self, key: &str, place: Option<usize>) {
        let Some(place) = place else {
            return self.lines.retain(|line, _| !is_within(line, key));
        };
        let list = format!("{key}[");
        let moved = |key: String| {
            let Some((number, rest)) = key.strip_prefix(&list).and_then(|at| at.split_once(']'))
            else {
                return Some(key);
            };
            match number.parse::<usize>() {
                Ok(number) if number == place => None,
                Ok(number) if number > place => Some(format!("{list}{}]{rest}", number - 1)),
                _ => Some(key),
            }
        };
        let lines = std::mem::take(&mut self.lines).into_iter();
        self.lines = mapped(lines.filter_map(|(key, change)| Some((moved(key)?, change))));
    }

    /// Adds a place that one layer changed.
    pub fn add(&mut self, key: String, change: Change) {
        self.lines.insert(key, change);
    }
}

/// The changes as JSON shows them.
#[derive(Serialize)]
struct Shown<'c> {
    changed: BTreeMap<&'c str, &'c str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    was: BTreeMap<&'c str, &'c str>,
    removed: &'c [Removed],
    replaced: &'c [String],
}

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let changed =
            mapped(self.lines.iter().map(|(key, change)| (key.as_str(), change.by.as_str())));
        let was =
            self.lines.iter().filter_map(|(key, change)| Some((&**key, change.was.as_deref()?)));
        Shown { changed, was: mapped(was), removed: &self.removed, replaced: &self.replaced }
            .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_is_named_from_the_lowest_layer() {
        let mut changes = Changes::default();
        for (layer, by) in [(2, "attic"), (1, "ward")] {
            let (file, key) = ("f".to_owned(), "k".to_owned());
            changes.add(by.to_owned(), Change { by: by.to_owned(), layer, file, key, was: None });
        }
        assert_eq!(changes.layers(), ["ward", "attic"]);
        let replaced = changes.replacing("embedded");
        assert_eq!(replaced.replaced(), ["embedded", "ward", "attic"]);
        assert_eq!(replaced.replacing("site").replaced(), ["embedded", "ward", "attic", "site"]);
        assert_eq!(replaced.by(&["k"]), None);
    }

    #[test]
    fn a_change_holds_for_what_stands_inside_it() {
        let mut changes = Changes::default();
        let change = Change {
            by: "ward".into(),
            layer: 1,
            file: "f".into(),
            key: "steps[0]".into(),
            was: None,
        };
        changes.add("steps[1]".to_owned(), change);
        assert_eq!(changes.by(&["steps[1]"]).as_deref(), Some("ward"));
        assert_eq!(changes.by(&["steps[1].note"]).as_deref(), Some("ward"));
        assert_eq!(changes.by(&["steps"]).as_deref(), Some("ward"));
        assert_eq!(changes.by(&["steps[10]"]), None);
        assert_eq!(changes.of("steps[1].note").map(|(key, _)| key), Some("steps[1]"));

        let removed = Removed {
            key: "steps".into(),
            text: "t".into(),
            by: "site".into(),
            layer: 2,
            file: "f".into(),
        };
        changes.remove(removed, 0);
        assert_eq!(changes.by(&["steps[0]"]).as_deref(), Some("ward"));
        assert_eq!(changes.by(&["steps[1]"]), None);
    }
}
