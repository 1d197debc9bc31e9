//! What later layers changed in an entry of an earlier one.

use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The changes of all layers to one entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Changed places by their key in the whole entry: `steps[7]`, `bleeding_risk.note`.
    lines: BTreeMap<String, Change>,
    removed: Vec<Removed>,
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
}

impl Changes {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.removed.is_empty()
    }

    /// The change that holds for a key: of itself, or of what stands around it.
    #[must_use]
    pub fn of(&self, key: &str) -> Option<(&str, &Change)> {
        let around = |place: &str| {
            key.strip_prefix(place)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        self.lines
            .iter()
            .rev()
            .find(|(place, _)| around(place))
            .map(|(k, change)| (k.as_str(), change))
    }

    /// Who changed a key, or anything inside it.
    #[must_use]
    pub fn by(&self, key: &str) -> Option<String> {
        let inside = |place: &str| {
            place
                .strip_prefix(key)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let within = self.lines.iter().filter(|(place, _)| inside(place)).map(|(_, change)| change);
        let around = self.of(key).map(|(_, change)| change);
        let mut names: Vec<(usize, &str)> =
            within.chain(around).map(|change| (change.layer, change.by.as_str())).collect();
        names.sort_unstable();
        names.dedup();
        let names: Vec<&str> = names.into_iter().map(|(_, name)| name).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// What was taken away from under a key.
    pub fn removed(&self, key: &str) -> impl Iterator<Item = &Removed> {
        self.removed.iter().filter(move |removed| removed.key == key)
    }

    /// The names of the layers that changed anything.
    #[must_use]
    pub fn layers(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.lines.values().map(|change| change.by.as_str()).collect();
        names.extend(self.removed.iter().map(|removed| removed.by.as_str()));
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The numbers of the layers that changed anything.
    pub fn layer_numbers(&self) -> impl Iterator<Item = usize> {
        let removed = self.removed.iter().map(|removed| removed.layer);
        self.lines.values().map(|change| change.layer).chain(removed)
    }

    /// Adds what one layer took away from its place under a key; what stood behind it moves up.
    pub fn remove(&mut self, removed: Removed, place: usize) {
        let list = format!("{}[", removed.key);
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
        self.lines = lines.filter_map(|(key, change)| Some((moved(key)?, change))).collect();
        self.removed.push(removed);
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
    removed: &'c [Removed],
}

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let changed: BTreeMap<&str, &str> =
            self.lines.iter().map(|(key, change)| (key.as_str(), change.by.as_str())).collect();
        Shown { changed, removed: &self.removed }.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_holds_for_what_stands_inside_it() {
        let mut changes = Changes::default();
        let change =
            Change { by: "ward".into(), layer: 1, file: "f".into(), key: "steps[0]".into() };
        changes.add("steps[1]".to_owned(), change);
        assert_eq!(changes.by("steps[1]").as_deref(), Some("ward"));
        assert_eq!(changes.by("steps[1].note").as_deref(), Some("ward"));
        assert_eq!(changes.by("steps").as_deref(), Some("ward"));
        assert_eq!(changes.by("steps[10]"), None);
        assert_eq!(changes.of("steps[1].note").map(|(key, _)| key), Some("steps[1]"));

        let removed =
            Removed { key: "steps".into(), text: "t".into(), by: "site".into(), layer: 2 };
        changes.remove(removed, 0);
        assert_eq!(changes.by("steps[0]").as_deref(), Some("ward"));
        assert_eq!(changes.by("steps[1]"), None);
    }
}
