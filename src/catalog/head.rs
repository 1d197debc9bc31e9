//! What every entry has, of whatever kind.

use super::fields::fields;

fields! {
    /// The common fields of an entry. Its id is not among them: it is the stem of the file's name.
    pub struct Head {
        /// The name that the field uses first.
        pub name: String,
        /// Whether it is not written yet: names, codes and relations only.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub draft: bool; may_be_empty,
        /// Abbreviations, as they are written: `UFE`.
        #[serde(default)]
        pub abbreviations: Vec<String>; may_be_empty,
        /// Other professional names, eponyms, old names, other spellings.
        #[serde(default)]
        pub synonyms: Vec<String>; may_be_empty,
        /// What patients and referrers say.
        #[serde(default)]
        pub lay: Vec<String>; may_be_empty,
        /// One plain sentence: what it is. No numbers, links or citations. A draft has none.
        #[serde(default)]
        pub summary: String as Prose,
        /// One or two sentences of Markdown for the hurried reader.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub bottom_line: Option<String> as Prose; may_be_empty,
        /// Sources that the entry as a whole was held against.
        #[serde(default)]
        pub sources: Vec<String> as Cite,
        /// The date on which the entry was last held against its sources.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reviewed: Option<super::Date>,
    }
}
