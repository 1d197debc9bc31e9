//! How a query is read: which of its words name something, what is asked of it, and what only decorates it.
//!
//! The words are data (`vocabulary/query.toml`); here stands what they do.

use super::stem::{one_of, stem};
use crate::catalog::Vocabulary;
use crate::packed::{Lists, Numbers, Texts, count, packed_fields};
use crate::text::{Nearness, fold, sort_by, sort_by_key};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A word of fewer letters than these with another letter is another word.
const SHORTEST_SLIP: usize = 6;

/// What a word of a query is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordPart {
    /// It names something.
    Name,
    /// It says how, where, for whom or how urgently: a word of the decoration with this number, or a number.
    Decoration(Option<usize>),
    /// It asks for the aspect with this number.
    Aspect(usize),
    /// It names something, but with its neighbors a thing of another field.
    Elsewhere,
    /// It names a thing of everyday life: a word of ours beside it means something else.
    Everyday,
    /// It names a drug of which nothing is said: it is no slip of a name of ours.
    OtherDrug,
}

/// The words and phrases that name nothing, by the stem of their first word, the longest first.
#[derive(Debug, Default)]
pub struct Phrases {
    /// The stems that begin phrases, in the order of their letters.
    first: Texts,
    /// For each the numbers of its phrases.
    begun: Lists,
    /// For each phrase the stems behind the first, with a space before each.
    rests: Texts,
    /// For each phrase what it is there for, as [`WordPart::number`] has it.
    parts: Numbers,
    /// For each the ending with which it asks, if it is one word: *blocked* is asked, and a *block* is done.
    ended: Numbers,
    /// The things of everyday life, one of many, in the order of their letters. The beginning of such a word is another word.
    everyday: Texts,
    /// The names of drugs of which nothing is said, in the order of their letters.
    other_drugs: Texts,
}

impl WordPart {
    /// The words by which a page speaks of those whom it says that the query is about.
    pub fn whom(self, vocabulary: &Vocabulary) -> Option<&[String]> {
        let Self::Decoration(Some(number)) = self else { return None };
        let told_by = vocabulary.decorations.get(number)?.told_by.as_slice();
        (!told_by.is_empty()).then_some(told_by)
    }

    /// It as a number.
    fn number(self) -> u32 {
        match self {
            Self::Name => 0,
            Self::Decoration(None) => 1,
            Self::Elsewhere => 2,
            Self::Everyday => 3,
            Self::OtherDrug => 4,
            Self::Aspect(number) => 5 + 2 * count(number),
            Self::Decoration(Some(number)) => 6 + 2 * count(number),
        }
    }

    /// The number of the aspect that it asks for.
    pub const fn aspect(self) -> Option<usize> {
        match self {
            Self::Aspect(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it names something, whatever that is.
    pub const fn names(self) -> bool {
        matches!(self, Self::Name | Self::Elsewhere | Self::Everyday | Self::OtherDrug)
    }

    /// The part with a number.
    const fn of_number(number: u32) -> Self {
        match number {
            0 => Self::Name,
            1 => Self::Decoration(None),
            2 => Self::Elsewhere,
            3 => Self::Everyday,
            4 => Self::OtherDrug,
            odd if odd % 2 == 1 => Self::Aspect((odd as usize - 5) / 2),
            even => Self::Decoration(Some((even as usize - 6) / 2)),
        }
    }
}

/// The words in their order, each once.
fn each_once(mut words: Vec<String>) -> Texts {
    sort_by(&mut words, Ord::cmp);
    words.dedup();
    words.iter().collect()
}

impl Phrases {
    /// The phrases of a vocabulary.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let decorations = vocabulary.decorations.iter().enumerate();
        let decorations =
            decorations.map(|(number, row)| (WordPart::Decoration(Some(number)), &row.words));
        let aspects = vocabulary.aspects.iter().enumerate();
        let aspects = aspects.map(|(number, row)| (WordPart::Aspect(number), &row.words));
        let mut begun: BTreeMap<String, Vec<(usize, String, WordPart, Ending)>> = BTreeMap::new();
        let elsewhere = vocabulary.elsewhere.iter().map(|phrase| (WordPart::Elsewhere, phrase));
        let named = vocabulary.named.iter().map(|phrase| (WordPart::Name, phrase));
        let phrases = aspects.chain(decorations);
        let phrases = phrases.flat_map(|(part, words)| words.iter().map(move |word| (part, word)));
        for (part, phrase) in phrases.chain(elsewhere).chain(named) {
            let phrase = fold(phrase);
            let mut stems = phrase.split(' ').map(stem);
            let Some(first) = stems.next() else { continue };
            let rest: Vec<String> = stems.map(|stem| format!(" {stem}")).collect();
            let ending = if rest.is_empty() { Ending::of(&phrase) } else { Ending::None };
            begun.entry(first).or_default().push((rest.len(), rest.concat(), part, ending));
        }
        let mut phrases = Self { first: begun.keys().collect(), ..Self::default() };
        let (mut lists, mut parts, mut ended) = (Vec::new(), Vec::new(), Vec::new());
        for mut list in begun.into_values() {
            // What stands first in the vocabulary stays first among phrases of one length.
            sort_by_key(&mut list, |&(length, ..)| Reverse(length));
            let from = count(parts.len());
            for (_, rest, part, ending) in list {
                phrases.rests.push(&rest);
                parts.push(part.number());
                ended.push(ending as u32);
            }
            lists.push(from..count(parts.len()));
        }
        (phrases.begun, phrases.parts) = (lists.into_iter().collect(), parts.into_iter().collect());
        phrases.ended = ended.into_iter().collect();
        let everyday = vocabulary.everyday.iter().map(|word| one_of(&fold(word)).to_owned());
        phrases.everyday = each_once(everyday.collect());
        let drugs = vocabulary.other_drugs.iter().map(|name| fold(name));
        phrases.other_drugs = each_once(drugs.collect());
        phrases
    }

    /// The phrases that begin with a stem: the stems behind it, what they are there for, and the ending with which they ask.
    fn beginning_with(&self, stem: &str) -> impl Iterator<Item = (&str, WordPart, u32)> {
        let begun = self.first.find(stem).map(|at| self.begun.get(at)).unwrap_or_default();
        begun.iter().map(|phrase| {
            let phrase = phrase as usize;
            let part = WordPart::of_number(self.parts.at(phrase));
            (self.rests.get(phrase), part, self.ended.at(phrase))
        })
    }

    /// Whether a word with this stem only goes with the name of what is done: guidance, placement.
    pub fn decorates(&self, stem: &str, vocabulary: &Vocabulary) -> bool {
        self.beginning_with(stem).any(|(rest, part, _)| match part {
            WordPart::Decoration(Some(number)) if rest.is_empty() => {
                vocabulary.decorations.get(number).is_some_and(|row| !row.kinds.is_empty())
            }
            _ => false,
        })
    }

    /// What a word is there for of which `word` is a slip of one letter, if that is long enough to be no other.
    pub fn like(&self, word: &str) -> Option<WordPart> {
        let word = stem(word);
        if word.len() < SHORTEST_SLIP {
            return None;
        }
        let typed = Nearness::to(&word);
        let is_like =
            |first: &&str| first.len().abs_diff(word.len()) <= 1 && typed.distance(first) == 1;
        let alike = self.first.iter().filter(is_like);
        let mut phrases = alike.flat_map(|first| self.beginning_with(first));
        phrases.find_map(|(rest, part, _)| (rest.is_empty() && !part.names()).then_some(part))
    }

    /// Whether a word is a number, alone or with a unit that goes with names: *3*, *5cm*.
    fn is_number(&self, word: &str) -> bool {
        let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_unit = |(rest, part, _): (&str, _, _)| rest.is_empty() && part != WordPart::Name;
        unit.len() < word.len() && (unit.is_empty() || self.beginning_with(unit).any(is_unit))
    }

    /// What each of the folded `words` is there for.
    pub fn read(&self, words: &[&str]) -> Vec<WordPart> {
        let mut parts = Vec::with_capacity(words.len());
        while let Some(rest) = words.get(parts.len()..).filter(|rest| !rest.is_empty()) {
            let (length, part) = self.first(rest);
            parts.extend(std::iter::repeat_n(part, length));
        }
        parts
    }

    /// How many words the phrase takes that `words` begin with, and what it is there for; a word that begins none is one alone.
    pub fn first(&self, words: &[&str]) -> (usize, WordPart) {
        let [first, rest @ ..] = words else { return (0, WordPart::Name) };
        let ending = Ending::of(first);
        if self.other_drugs.find(first).is_some() {
            return (1, WordPart::OtherDrug);
        }
        let is_everyday = self.everyday.find(one_of(first)).is_some();
        let first = stem(first);
        // The stems of a phrase with the words that it takes.
        let taken = |phrase: &str| {
            let stems = phrase.split(' ').skip(1);
            let length = stems.clone().count();
            let is_begun = length <= rest.len()
                && stems.zip(rest).all(|(of_phrase, word)| of_phrase == stem(word));
            is_begun.then_some(length + 1)
        };
        let mut phrases = self.beginning_with(&first);
        let begun = phrases.find_map(|(phrase, part, with)| {
            let is_asked = with == Ending::None as u32 || with == ending as u32;
            is_asked.then(|| taken(phrase)).flatten().map(|length| (length, part))
        });
        // A number alone counts something.
        let alone = match self.is_number(&first) {
            true => WordPart::Decoration(None),
            false if is_everyday => WordPart::Everyday,
            false => WordPart::Name,
        };
        begun.unwrap_or((1, alone))
    }
}

/// The ending of a word, which makes it another: *bloods* are drawn, *blood* is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    None,
    /// It is done, or was.
    Verb,
    /// There are several.
    Many,
}

impl Ending {
    fn of(word: &str) -> Self {
        match word {
            word if word.ends_with("ed") || word.ends_with("ing") => Self::Verb,
            word if word.ends_with('s') && one_of(word) != word => Self::Many,
            _ => Self::None,
        }
    }
}

packed_fields!(Phrases: first, begun, rests, parts, ended, everyday, other_drugs);
