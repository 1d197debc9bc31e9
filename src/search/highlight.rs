//! The letters of a text that a query took, led back from the folded text to the written one.

use super::Query;
use super::fuzzy::Fuzzy;
use crate::text::Folded;
use std::ops::Range;

/// The bytes of `text` that are `whole` where the folded text begins with it, and else those that `taken` takes of its folded
/// words, each from its beginning on.
pub fn mark(text: &str, whole: &str, taken: impl Fn(&str) -> Option<usize>) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    if !whole.is_empty() && folded.text.starts_with(whole) {
        return vec![folded.original_range(0..whole.len())];
    }
    let mut ranges = Vec::new();
    let mut start = 0;
    for word in folded.text.split(' ') {
        if let Some(taken) = taken(word) {
            ranges.push(folded.original_range(start..start + taken));
        }
        start += word.len() + 1;
    }
    ranges
}

/// The characters of `text` that the letters of `query` took, in runs.
pub fn fuzzy_ranges(text: &str, query: &Query) -> Vec<Range<usize>> {
    let Some(fuzzy) = Fuzzy::new(&query.folded) else { return Vec::new() };
    let folded = Folded::new(text);
    let letters = fuzzy.letters(&folded.text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (number, (byte, c)) in folded.text.char_indices().enumerate() {
        if letters.binary_search(&number).is_err() {
            continue;
        }
        let range = folded.original_range(byte..byte + c.len_utf8());
        match ranges.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

/// The beginning of a code that `query` shares, with or without its point.
pub fn code_ranges(text: &str, query: &Query) -> Vec<Range<usize>> {
    let typed = query.code.as_deref().unwrap_or_default();
    let mut signs = typed.bytes();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if c != '.' && signs.next().map(char::from) != Some(c.to_ascii_uppercase()) {
            break;
        }
        end = at + c.len_utf8();
    }
    std::iter::once(0..end).filter(|range| !range.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Marks the beginnings that words of the query are.
    fn beginnings(text: &str, query: &Query) -> Vec<Range<usize>> {
        let taken = |word: &str| {
            let begun = query.words.iter().filter(|typed| word.starts_with(typed.as_str()));
            begun.map(String::len).max()
        };
        mark(text, &query.folded, taken)
    }

    fn marked(text: &str, query: &str) -> Vec<String> {
        let ranges = beginnings(text, &Query::new(query));
        ranges.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn the_beginnings_of_words_are_marked() {
        assert_eq!(marked("Uterine fibroid embolization", "embol fibro"), ["fibro", "embol"]);
        assert_eq!(marked("Budd–Chiari syndrome", "budd-chi"), ["Budd–Chi"]);
        assert_eq!(marked("Ménière", "meni"), ["Méni"]);
        assert!(marked("Uterine", "").is_empty());
    }

    #[test]
    fn the_shared_beginning_of_a_code_is_marked() {
        let query = Query::new("i2699");
        assert_eq!(code_ranges("I26", &query).first(), Some(&(0..3)));
        assert_eq!(code_ranges("I26.9", &query).first(), Some(&(0..5)));
    }

    proptest! {
        #[test]
        fn ranges_are_inside_ordered_and_on_boundaries(text in "\\PC{0,40}", query in "\\PC{0,12}") {
            let query = Query::new(&query);
            for ranges in [beginnings(&text, &query), fuzzy_ranges(&text, &query), code_ranges(&text, &query)] {
                let mut end = 0;
                for range in ranges {
                    prop_assert!(range.start >= end);
                    prop_assert!(text.get(range.clone()).is_some());
                    end = range.end;
                }
            }
        }
    }
}
