//! What was typed, made comparable.

use crate::catalog::Kind;
use crate::text::fold;

/// Words that carry no meaning of their own in a search.
const LIGHT_WORDS: [&str; 25] = [
    "a", "an", "and", "at", "by", "for", "from", "has", "have", "i", "in", "is", "it", "my", "of",
    "on", "or", "the", "to", "was", "what", "when", "with", "after", "not",
];

/// What a reader looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed, as it was typed.
    pub text: String,
    pub(super) folded: String,
    pub(super) words: Vec<String>,
    pub(super) code: Option<String>,
    kinds: Option<Vec<Kind>>,
}

impl Query {
    /// The query that `text` asks, over all kinds.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let heavy: Vec<String> = folded
            .split(' ')
            .filter(|word| !word.is_empty() && !LIGHT_WORDS.contains(word))
            .map(str::to_owned)
            .collect();
        // A query of light words alone means what it says.
        let words = match heavy.is_empty() {
            true => folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            false => heavy,
        };
        Self { text: text.to_owned(), code: code(text), folded, words, kinds: None }
    }

    /// The same query over some kinds only.
    #[must_use]
    pub fn within(self, kinds: &[Kind]) -> Self {
        Self { kinds: Some(kinds.to_vec()), ..self }
    }

    /// Whether nothing was asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Whether the query is asked of entries of `kind`.
    #[must_use]
    pub fn covers(&self, kind: Kind) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind))
    }

    /// The folded words that carry meaning, for finding the places in a page.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

/// The ICD-10-CM code that `text` is, in capitals without its point.
///
/// A code begins with a letter and a digit, and has three to seven signs.
fn code(text: &str) -> Option<String> {
    let signs: String = text.trim().chars().filter(|&c| c != '.').collect();
    let signs = signs.to_ascii_uppercase();
    let bytes = signs.as_bytes();
    let shaped = matches!(bytes, [a, b, c, ..] if a.is_ascii_alphabetic() && b.is_ascii_digit() && c.is_ascii_alphanumeric());
    (shaped && bytes.len() <= 7 && bytes.iter().all(u8::is_ascii_alphanumeric)).then_some(signs)
}

/// A code of the data in the form of [`code`].
pub fn plain_code(code: &str) -> String {
    code.chars().filter(|&c| c != '.').map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_by_their_shape() {
        assert_eq!(code("i26.99").as_deref(), Some("I2699"));
        assert_eq!(code(" M80.08XA ").as_deref(), Some("M8008XA"));
        for text in ["i2", "gout", "Y90 beads", "I26.99.99.99", "12A"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn light_words_are_left_out_unless_they_are_all_there_is() {
        assert_eq!(Query::new("Blood clot in my leg").words(), ["blood", "clot", "leg"]);
        assert_eq!(Query::new("of the").words(), ["of", "the"]);
        assert!(Query::new(" … ").is_empty());
    }

    #[test]
    fn a_query_may_be_asked_of_some_kinds_only() {
        let query = Query::new("x").within(&[Kind::Trend]);
        assert!(query.covers(Kind::Trend) && !query.covers(Kind::Condition));
    }
}
