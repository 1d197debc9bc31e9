//! How a query is read: which of its words name something, what is asked of it, and what only decorates it.
//!
//! The words are data (`vocabulary/query.toml`); here stands what they do.

use super::stem::stem;
use crate::catalog::Vocabulary;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// What a word of a query is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordPart {
    /// It names something.
    Name,
    /// It says how, where, for whom or how urgently: a word of the decoration with this number, or a number.
    Decoration(Option<usize>),
    /// It asks for the aspect with this number.
    Aspect(usize),
}

/// The words and phrases that name nothing, by the stem of their first word, the longest first.
#[derive(Debug, Default)]
pub struct Phrases(FxHashMap<String, Vec<(Vec<String>, WordPart)>>);

impl Phrases {
    /// The phrases of a vocabulary.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let decorations = vocabulary.decorations.iter().enumerate();
        let decorations =
            decorations.map(|(number, row)| (WordPart::Decoration(Some(number)), &row.words));
        let aspects = vocabulary.aspects.iter().enumerate();
        let aspects = aspects.map(|(number, row)| (WordPart::Aspect(number), &row.words));
        let mut phrases = Self::default();
        for (part, words) in aspects.chain(decorations) {
            for phrase in words {
                let mut stems = fold(phrase).split(' ').map(stem).collect::<Vec<_>>();
                if stems.is_empty() {
                    continue;
                }
                let rest = stems.split_off(1);
                phrases.0.entry(stems.remove(0)).or_default().push((rest, part));
            }
        }
        for list in phrases.0.values_mut() {
            // What stands first in the vocabulary stays first among phrases of one length.
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        phrases
    }

    /// Whether a word with this stem only goes with the name of what is done: guidance, placement.
    pub fn decorates(&self, stem: &str, vocabulary: &Vocabulary) -> bool {
        let phrases = self.0.get(stem).map_or(&[][..], Vec::as_slice);
        phrases.iter().any(|(rest, part)| match part {
            WordPart::Decoration(Some(number)) if rest.is_empty() => {
                vocabulary.decorations.get(*number).is_some_and(|row| !row.kinds.is_empty())
            }
            _ => false,
        })
    }

    /// Whether a word is a number, alone or with a unit that goes with names: *3*, *5cm*.
    fn is_number(&self, word: &str) -> bool {
        let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_unit = |phrases: &Vec<(Vec<String>, WordPart)>| {
            phrases.iter().any(|(rest, part)| rest.is_empty() && *part != WordPart::Name)
        };
        unit.len() < word.len() && (unit.is_empty() || self.0.get(unit).is_some_and(is_unit))
    }

    /// What each of the folded `words` is there for.
    pub fn read(&self, words: &[&str]) -> Vec<WordPart> {
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        let mut parts = Vec::with_capacity(words.len());
        while let [first, rest @ ..] = stems.get(parts.len()..).unwrap_or_default() {
            let phrases = self.0.get(first).map_or(&[][..], Vec::as_slice);
            let begun = phrases.iter().find(|(phrase, _)| rest.starts_with(phrase));
            // A number alone counts something.
            let alone = match self.is_number(first) {
                true => WordPart::Decoration(None),
                false => WordPart::Name,
            };
            let (length, part) =
                begun.map_or((1, alone), |(phrase, part)| (phrase.len() + 1, *part));
            parts.extend(std::iter::repeat_n(part, length));
        }
        parts
    }
}
