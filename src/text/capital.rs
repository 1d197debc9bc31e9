//! The first letter of a text, where it begins a sentence and where it goes on in one.

/// A text that begins a heading or a sentence, however it was written.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// A text as it goes on in a sentence. An abbreviation, a chemical name or a letter with a hyphen keeps its capital.
#[must_use]
pub fn uncapital(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let word =
        chars.as_str().split_whitespace().next().filter(|_| !chars.as_str().starts_with(' '));
    let word = word.unwrap_or_default();
    let keeps = word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || word.starts_with(|c: char| !c.is_alphabetic());
    if keeps { text.to_owned() } else { first.to_lowercase().chain(chars).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital_and_goes_on_without() {
        assert_eq!((capital("éclair"), capital("")), ("Éclair".to_owned(), String::new()));
        for (text, within) in [
            ("Stop them", "stop them"),
            ("A planned drain", "a planned drain"),
            ("ASRA's class", "ASRA's class"),
            ("X-ray first", "X-ray first"),
            ("P2Y12 blockers", "P2Y12 blockers"),
            ("C, then D", "C, then D"),
            ("Éclair", "éclair"),
            ("", ""),
        ] {
            assert_eq!(uncapital(text), within);
        }
    }
}
