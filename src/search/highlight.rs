//! The letters of a text that a query took, led back from the folded text to the written one.

use super::Query;
use super::fuzzy::Fuzzy;
use crate::text::Folded;
use std::ops::Range;

/// The bytes of `text` in which words begin as the words of `query` do.
#[must_use]
pub fn highlight(text: &str, query: &Query) -> Vec<Range<usize>> {
    if query.words.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let mut ranges = Vec::new();
    if let Some(rest) = folded.text.strip_prefix(&query.folded) {
        ranges.push(folded.original_range(0..folded.text.len() - rest.len()));
        return ranges;
    }
    let mut start = 0;
    for word in folded.text.split(' ') {
        let taken =
            query.words.iter().filter_map(|typed| match word.strip_prefix(typed.as_str()) {
                Some(_) => Some(typed.len()),
                None => typed
                    .strip_suffix('s')
                    .filter(|stem| *stem == word && stem.len() >= 3)
                    .map(str::len),
            });
        if let Some(taken) = taken.max() {
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

    fn marked(text: &str, query: &str) -> Vec<String> {
        let ranges = highlight(text, &Query::new(query));
        ranges.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn the_beginnings_of_words_are_marked() {
        assert_eq!(marked("Uterine fibroid embolization", "embol fibroids"), ["fibroid", "embol"]);
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
            for ranges in [highlight(&text, &query), fuzzy_ranges(&text, &query), code_ranges(&text, &query)] {
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
