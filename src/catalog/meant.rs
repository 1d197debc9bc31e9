//! What was probably meant by a name in a reader's folder that leads to nothing of ours.

use super::layer::places;
use super::{Entry, Kind};
use crate::text::nearest;
use std::collections::BTreeMap;

/// No more ids than these are compared with one that is not there: a folder of many slips takes no longer for each of them.
const MOST_COMPARED: usize = 2_000;

/// The id of an entry beneath, of the same kind, that an `id` is a slip of.
pub fn entry<'b>(
    id: &str,
    kind: Kind,
    beneath: &'b BTreeMap<String, Box<Entry>>,
) -> Option<&'b str> {
    let of_kind = beneath.iter().filter(|(_, entry)| entry.kind() == kind);
    nearest(id, of_kind.take(MOST_COMPARED).map(|(id, _)| id.as_str()))
}

/// Where a file of ours would lie that lies at `path`, which is no place for one.
pub fn place(path: &str) -> Option<String> {
    let places = places();
    let (first, is_folder) = path.split_once('/').map_or((path, false), |(first, _)| (first, true));
    let of_this_form = places.split(", ").filter(|place| place.ends_with('/') == is_folder);
    nearest(first, of_this_form.map(|place| place.trim_end_matches('/'))).map(
        |near| match is_folder {
            true => format!("{near}/"),
            false => near.to_owned(),
        },
    )
}

/// Which of the `known` keys a `word` is a slip of, or a whole part of: `risk` in `bleeding_risk`.
pub fn key<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let is_part = |key: &&&str| key.split('_').any(|part| part == word);
    let mut parts = known.iter().filter(is_part);
    let part = || match (parts.next(), parts.next()) {
        (Some(key), None) => Some(*key),
        _ => None,
    };
    nearest(word, known.iter().copied()).or_else(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leads_to_the_place_the_key_and_the_entry_that_are_meant() {
        assert_eq!(place("drug/apixaban.toml").as_deref(), Some("drugs/"));
        assert_eq!(place("emergency.toml").as_deref(), Some("emergencies.toml"));
        assert_eq!(place("x/y.toml"), None);
        let known = ["bleeding_risk", "steps", "urgency", "urgency_note"];
        assert_eq!(key("risk", &known), Some("bleeding_risk"));
        assert_eq!(key("step", &known), Some("steps"));
        assert_eq!(key("note", &known), Some("urgency_note"));
        assert_eq!(key("days", &known), None);
    }
}
