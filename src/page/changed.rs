//! What later layers changed in an entry and no other line of its page says, so that nothing changes unsaid.

use super::builder::PageBuilder;
use super::prose::Names;
use super::{Block, FactRow, Inline};
use crate::catalog::Entry;
use serde_json::Value;

/// Adds the section of such changes, a line each; comes after all others.
pub fn write(page: &mut PageBuilder<'_>) {
    let mut facts = Vec::new();
    for (key, by) in page.unsaid() {
        let now = value(page.entry(), &key).unwrap_or_else(|| "changed".to_owned());
        let text = vec![Inline::text(page.name_of(&now)), by];
        facts.push(FactRow { label: label(&key), text });
    }
    for (key, line) in page.unsaid_removals() {
        facts.push(FactRow { label: label(&key), text: vec![line] });
    }
    page.section("Changed", vec![Block::facts(facts)]);
}

/// A key of the data in words: `body_region`, `stages[2].name`.
fn label(key: &str) -> String {
    let parts = key.split('.').map(|part| part.split('[').next().unwrap_or(part));
    parts.collect::<Vec<_>>().join(" ").replace('_', " ")
}

/// What stands at a key of an entry, if that is a plain value.
fn value(entry: &Entry, key: &str) -> Option<String> {
    let mut at = &entry.as_json()?;
    for part in key.split(['.', '[']) {
        at = match part.strip_suffix(']') {
            Some(number) => at.get(number.parse::<usize>().ok()?)?,
            None => at.get(part)?,
        };
    }
    match at {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(if *truth { "yes" } else { "no" }.to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_told_in_words() {
        assert_eq!(label("body_region"), "body region");
        assert_eq!(label("stages[2].name"), "stages name");
    }
}
