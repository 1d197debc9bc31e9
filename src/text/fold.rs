//! The form in which words are compared: lower case, without accents, punctuation as single spaces.
//!
//! Folding keeps, for every byte of its result, the byte range of the original that it came from,
//! so that a match in the folded form can be highlighted in the form that the reader sees.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in its comparable form, with the way back to the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The comparable form.
    pub text: String,
    /// For every byte of `text`, the byte offset of its original character.
    origin: Vec<u32>,
    /// Where the last word of the original ends.
    original_end: u32,
}

impl Folded {
    /// Folds `original`, remembering where each piece came from.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            origin: Vec::with_capacity(original.len()),
            original_end: u32::try_from(original.len()).unwrap_or(u32::MAX),
        };
        fold_with(original, |c, offset| {
            let at = u32::try_from(offset).unwrap_or(u32::MAX);
            folded.text.push(c);
            match c.is_ascii() {
                true => folded.origin.push(at),
                false => folded.origin.resize(folded.text.len(), at),
            }
        });
        folded.trim_end();
        folded
    }

    fn trim_end(&mut self) {
        let len = self.text.trim_end().len();
        self.text.truncate(len);
        // What was trimmed belongs to no word, so the last word ends before it.
        if let Some(&end) = self.origin.get(len) {
            self.original_end = end;
        }
        self.origin.truncate(len);
    }

    /// The byte range of the original that a byte range of the folded text stands for.
    ///
    /// Both ends lie on character boundaries of the original; a range beyond the text is cut.
    #[must_use]
    pub fn original_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin.get(range.start).map_or(self.original_end, |&at| at);
        let last = range.end.checked_sub(1).and_then(|last| self.origin.get(last));
        let end = match last {
            None => start,
            Some(&last) => {
                // The original character of the last byte ends where the next one begins.
                let rest = self.origin.get(range.end..).unwrap_or_default();
                rest.iter().copied().find(|&at| at > last).unwrap_or(self.original_end)
            }
        };
        start as usize..end.max(start) as usize
    }
}

/// The comparable form of `text` alone.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the comparable form of `text` to `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    let start = folded.len();
    match text.is_ascii() {
        true => fold_ascii(text, folded),
        false => fold_with(text, |c, _| folded.push(c)),
    }
    while folded.len() > start && folded.ends_with(' ') {
        folded.pop();
    }
}

/// Appends the comparable form of a text of ASCII, word by word; it may end with a space.
fn fold_ascii(text: &str, folded: &mut String) {
    let start = folded.len();
    let mut after_space = true;
    for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let (letters, end) = match word.as_bytes().last() {
            Some(last) if !last.is_ascii_alphanumeric() => (word.len() - 1, Some(last)),
            _ => (word.len(), None),
        };
        folded.push_str(word.get(..letters).unwrap_or_default());
        after_space &= letters == 0;
        if !after_space && end.is_some_and(|&end| end != b'\'') {
            folded.push(' ');
            after_space = true;
        }
    }
    if let Some(folded) = folded.get_mut(start..) {
        folded.make_ascii_lowercase();
    }
}

/// Calls `push` with each character of the folded form and the byte offset of its original.
///
/// Apostrophes vanish (`Crohn's` and `Crohns` are one word); every other run of punctuation or
/// white space becomes one space; there is no space at the beginning.
fn fold_with(text: &str, mut push: impl FnMut(char, usize)) {
    let mut after_space = true;
    let mut put = |c: char, offset: usize| {
        if c.is_alphanumeric() {
            push(c, offset);
            after_space = false;
        } else if !after_space && !matches!(c, '\'' | '’' | 'ʼ') {
            push(' ', offset);
            after_space = true;
        }
    };
    for (offset, c) in text.char_indices() {
        if c.is_ascii() {
            put(c.to_ascii_lowercase(), offset);
            continue;
        }
        for part in std::iter::once(c).nfkd().filter(|&part| !is_combining_mark(part)) {
            for lower in part.to_lowercase() {
                match lower {
                    'æ' => "ae".chars().for_each(|c| put(c, offset)),
                    'œ' => "oe".chars().for_each(|c| put(c, offset)),
                    'ß' => "ss".chars().for_each(|c| put(c, offset)),
                    'ø' => put('o', offset),
                    'ł' => put('l', offset),
                    lower => put(lower, offset),
                }
            }
        }
    }
}

/// Whether two names are the same but for letters, accents, hyphens and spaces: `UK-ROPE`, `UKROPE`.
#[must_use]
pub fn reads_alike(one: &str, other: &str) -> bool {
    let [one, other] = [fold(one), fold(other)];
    one.split(' ').flat_map(str::chars).eq(other.split(' ').flat_map(str::chars))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_alike_whatever_parts_their_words() {
        for (one, other) in [("UK-ROPE", "UKROPE"), ("MIST2", "mist 2"), ("Ménière", "meniere")] {
            assert!(reads_alike(one, other), "{one} {other}");
        }
        assert!(!reads_alike("BASIL-2", "BASIL-3") && !reads_alike("AVM", "AVMs"));
    }
    use proptest::prelude::*;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        assert_eq!(fold("  Grüntzig’s “balloon” — 1977!"), "gruntzigs balloon 1977");
        assert_eq!(fold("Budd–Chiari"), "budd chiari");
        assert_eq!(fold("cœliac"), "coeliac");
        assert_eq!(fold("I26.99"), "i26 99");
    }

    #[test]
    fn a_folded_range_leads_back_to_whole_original_characters() {
        let original = "Ménière—disease";
        let folded = Folded::new(original);
        assert_eq!(folded.text, "meniere disease");
        assert_eq!(&original[folded.original_range(0..7)], "Ménière");
        assert_eq!(&original[folded.original_range(8..15)], "disease");
        let original = "a failing kidney, …";
        let folded = Folded::new(original);
        assert_eq!(&original[folded.original_range(10..16)], "kidney");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_range_is_on_character_boundaries(text in "\\PC{0,20}", a in 0usize..40, b in 0usize..40) {
            let folded = Folded::new(&text);
            let range = folded.original_range(a.min(b)..a.max(b));
            prop_assert!(text.get(range).is_some());
        }

        #[test]
        fn the_two_ways_to_fold_agree(text in "\\PC{0,40}|[ -~\n]{0,40}") {
            prop_assert_eq!(Folded::new(&text).text, fold(&text));
        }
    }
}
