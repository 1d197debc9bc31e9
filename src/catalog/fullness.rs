//! How much of what an entry could say it says.

use super::{Entry, Kind};
use serde_json::Value;

/// Keys that an entry may rightly leave empty.
const MAY_BE_EMPTY: [&str; 34] = [
    "abbreviations",
    "antibiotics",
    "bottom_line",
    "broader",
    "changes",
    "cite",
    "doid",
    "dose",
    "doses",
    "draft",
    "guideline",
    "icd10cm",
    "implants",
    "lay",
    // A sheet may hold limits or rules only, a trial no weakness that was seen.
    "limits",
    "modalities",
    "monitoring",
    "notes",
    "otherwise",
    "people",
    "place",
    "points",
    "questions",
    "red_flags",
    "resolution",
    "sections",
    "see",
    "since",
    "risk",
    "synonyms",
    "tags",
    "targets",
    "urgency_note",
    "withdrawn",
];

/// Keys that a sheet may leave empty besides: it may tell rules, doses or steps, for some procedures or for all.
const MAY_BE_EMPTY_IN_A_SHEET: [&str; 3] = ["steps", "routes", "procedures"];

/// Keys that a drug may leave empty besides: not every drug is held, and what reverses others is not reversed.
const MAY_BE_EMPTY_IN_A_DRUG: [&str; 3] = ["hold", "restart", "reversal"];

/// The keys of `entry` that hold nothing yet, in the order of the schema.
pub fn missing(entry: &Entry) -> Vec<String> {
    let Ok(Value::Object(fields)) = serde_json::to_value(entry) else { return Vec::new() };
    let empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(|value| value == &Value::Array(Vec::new())),
        Value::Bool(_) | Value::Number(_) => false,
    };
    // The rule for antibiotics may stand in a sheet, on the page, or both.
    let told = |key: &str| key == "prophylaxis" && !fields.get("antibiotics").is_none_or(empty);
    let besides: &[&str] = match entry.kind() {
        Kind::Safety => &MAY_BE_EMPTY_IN_A_SHEET,
        Kind::Drug => &MAY_BE_EMPTY_IN_A_DRUG,
        _ => &[],
    };
    let may = |key: &str| MAY_BE_EMPTY.contains(&key) || besides.contains(&key);
    let missing = fields.iter().filter(|&(key, value)| empty(value) && !may(key) && !told(key));
    missing.map(|(key, _)| key.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Body, Catalog};

    #[test]
    fn what_is_taken_away_is_missing() {
        let catalog = Catalog::embedded();
        let whole = catalog.find("gout").unwrap();
        assert_eq!(missing(whole), [""; 0]);
        let mut entry = whole.clone();
        let Body::Condition(body) = &mut entry.body else { panic!("gout is a condition") };
        body.presentation = None;
        body.red_flags.clear();
        entry.head.sources.clear();
        assert_eq!(missing(&entry), ["sources", "presentation"]);
    }

    #[test]
    fn the_rule_for_antibiotics_stands_in_the_sheet_or_on_the_page() {
        let catalog = Catalog::embedded();
        let mut entry = catalog.find("discography").unwrap().clone();
        let without = |entry: &Entry| missing(entry).contains(&"prophylaxis".to_owned());
        let Body::Procedure(body) = &mut entry.body else { panic!("a procedure") };
        body.prophylaxis = None;
        assert!(!without(&entry), "the page tells what is special");
        let Body::Procedure(body) = &mut entry.body else { panic!("a procedure") };
        body.antibiotics = None;
        assert!(without(&entry));
    }
}
