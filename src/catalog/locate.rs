//! From a byte or a key in a TOML text to its line and column.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The line and the column, both from 1 and the column in characters, of a byte of `text`.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// The bytes of the value at a key such as `treats[1].condition`; as deep as it can be found.
pub fn span_of(text: &str, key: &str) -> Option<Range<usize>> {
    let (root, _) = DeTable::parse_recoverable(text);
    let mut parts = key.split(['.', '[']).map(|part| part.trim_end_matches(']'));
    let mut at: &Spanned<DeValue<'_>> = root.get_ref().get(parts.next()?)?;
    for part in parts {
        let next = match at.get_ref() {
            DeValue::Table(table) => table.get(part),
            DeValue::Array(array) => part.parse().ok().and_then(|index: usize| array.get(index)),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    Some(at.span())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "name = \"é\"\n\n[[treats]]\ncondition = \"a\"\n[[treats]]\ncondition = \"b\"\n";

    #[test]
    fn finds_a_key_in_an_array_of_tables() {
        let span = span_of(TEXT, "treats[1].condition").unwrap();
        assert_eq!(&TEXT[span.clone()], "\"b\"");
        assert_eq!(line_and_column(TEXT, span.start), (6, 13));
    }

    #[test]
    fn a_key_that_is_not_there_gives_the_nearest_table() {
        assert!(span_of(TEXT, "treats[0].role").is_some());
        assert_eq!(span_of(TEXT, "absent"), None);
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_and_column("é\"", 2), (1, 2));
        assert_eq!(line_and_column("a\nb", 99), (2, 2));
    }
}
