//! How our texts are set: with the apostrophe of print.

use super::Finding;
use crate::catalog::{Entry, Source};
use memchr::memchr2;
use serde_json::Value;

/// Whether a file may hold a straight apostrophe: as it is, or by its number behind a backslash.
pub fn may_hold(file: &[u8]) -> bool {
    memchr2(b'\'', b'\\', file).is_some()
}

/// The texts of an entry that are set otherwise.
pub fn entry(entry: &Entry) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(value) = entry.as_json() {
        walk(&value, "", &mut |key, word| {
            found.push(Finding::new(key, fault(word), REMEDY));
        });
    }
    found
}

/// The same of what is shown of a source.
pub fn source(source: &Source) -> Option<(String, &'static str)> {
    let shown = [Some(source.title.as_str()), Some(source.by()), source.journal.as_deref()];
    let word = shown.into_iter().flatten().find_map(straight)?;
    Some((format!("is not set as ours are: {}", fault(word)), REMEDY))
}

const REMEDY: &str = "write ’";

fn fault(word: &str) -> String {
    format!("the apostrophe of “{word}” is straight")
}

/// Tells `see` of each text below a key that has a straight apostrophe.
fn walk(value: &Value, key: &str, see: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => straight(text).into_iter().for_each(|word| see(key, word)),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(number, item)| walk(item, &format!("{key}[{number}]"), see));
        }
        Value::Object(table) => table.iter().for_each(|(name, value)| {
            let dot = if key.is_empty() { "" } else { "." };
            walk(value, &format!("{key}{dot}{name}"), see);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The first word of a text that has a straight apostrophe behind a letter.
fn straight(text: &str) -> Option<&str> {
    let is_straight = |word: &&str| {
        let mut pairs = word.chars().zip(word.chars().skip(1));
        pairs.any(|(before, sign)| before.is_alphabetic() && sign == '\'')
    };
    text.split_whitespace().find(is_straight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_an_apostrophe_is_not_asked_further() {
        assert!(may_hold(b"lay = [\"a master's\"]") && may_hold(b"lay = [\"a master\\u0027s\"]"));
        assert!(!may_hold("lay = [\"a master’s\"]".as_bytes()));
    }

    #[test]
    fn an_apostrophe_behind_a_letter_is_that_of_print() {
        assert_eq!(straight("at the patients' home"), Some("patients'"));
        assert_eq!(straight("O'Neill WW"), Some("O'Neill"));
        let mut keys = Vec::new();
        let value =
            serde_json::json!({ "name": "Koch’s", "stages": [{}, { "name": "a master's" }] });
        walk(&value, "", &mut |key, word| keys.push(format!("{key} {word}")));
        assert_eq!(keys, ["stages[1].name master's"]);
        for text in ["the patient’s arm", "the 5' end", "'exact words"] {
            assert_eq!(straight(text), None, "{text}");
        }
    }
}
