//! What every entry has, of whatever kind.

use super::{Date, Facts, Field, Walk};
use serde::{Deserialize, Serialize};

include!("head_keys.rs");

/// The common fields of an entry. Its id is not among them: it is the stem of the file's name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The name that the field uses first.
    pub name: String,
    /// Whether it is not written yet: names, codes and relations only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Abbreviations, as they are written: `UFE`.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Other professional names, eponyms, old names, other spellings.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// What patients and referrers say.
    #[serde(default)]
    pub lay: Vec<String>,
    /// One plain sentence: what it is. No numbers, links or citations. A draft has none.
    #[serde(default)]
    pub summary: String,
    /// One or two sentences of Markdown for the hurried reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bottom_line: Option<String>,
    /// Words to group by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Sources that the entry as a whole was held against.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The date on which the entry was last held against its sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Date>,
}

impl Facts for Head {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        walk.prose(Field::top("summary"), Some(&self.summary).filter(|text| !text.is_empty()));
        walk.prose(Field::top("bottom_line"), self.bottom_line.as_ref());
        walk.sources("sources", &self.sources);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_those_of_the_struct() {
        let json = serde_json::json!({
            "name": "n", "draft": true, "summary": "s", "bottom_line": "b", "tags": ["t"], "reviewed": "2026"
        });
        let head: Head = serde_json::from_value(json).unwrap();
        let keys = serde_json::to_value(&head).unwrap();
        let keys: Vec<&String> = keys.as_object().unwrap().keys().collect();
        assert_eq!(keys, HEAD_KEYS);
    }
}
