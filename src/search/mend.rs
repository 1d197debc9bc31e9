//! Words that nothing of ours holds, mended by the words beside them: *osreiod osteoma*, *breat cryoablation*.

use super::english::is_english;
use super::expand::TypedWord;
use super::index::letters;
use super::reading::WordPart;
use super::{Index, weights};
use crate::text::Nearness;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Fewer letters than these leave no room for a slip.
const SHORTEST: usize = 4;

/// No more terms than these of one word beside it are looked at.
const MOST_TERMS: usize = 2000;

/// Mends each word that is a slip, and might be one of several words or of none, where a term holds a word like it together with
/// another word of the query. The last one may be `unfinished`.
pub fn mend(index: &Index, words: &mut [TypedWord], unfinished: bool) {
    for at in 0..words.len() {
        let is_begun = unfinished && at + 1 == words.len();
        let slip = Slip::of(index, &words[at], is_begun);
        let Some(stem) = slip.and_then(|slip| slip.beside(index, words, at)) else { continue };
        let expansion = &mut words[at].expansion;
        expansion.stems = vec![(stem, weights::INFLECTION)];
        expansion.weight = index.stem(stem).weight();
        (expansion.typo, expansion.guess) = (true, false);
    }
}

/// A word with a slip.
struct Slip<'w> {
    word: &'w str,
    typed: Nearness,
    letters: u32,
    /// So many letters may be wrong in a word that a term holds with another one of the query…
    most: usize,
    /// … and so many in one that stands next to it there, as it does in the query.
    most_next: usize,
}

impl<'w> Slip<'w> {
    /// A word that is none of ours, and not clearly a slip of one.
    fn of(index: &Index, typed: &'w TypedWord, is_begun: bool) -> Option<Self> {
        let (word, expansion) = (typed.word.as_str(), &typed.expansion);
        let is_word = word.bytes().all(|letter| letter.is_ascii_lowercase());
        if typed.part != WordPart::Name || word.len() < SHORTEST || !is_word {
            return None;
        }
        let is_in_doubt = expansion.foreign && (expansion.guess || !expansion.typo);
        if !is_in_doubt && (is_begun || !only_begins_others(index, typed)) {
            return None;
        }
        let most = |letters_a_typo: usize| (word.len() / letters_a_typo).min(weights::MOST_TYPOS);
        let (few, more) = (most(weights::LETTERS_A_TYPO), most(weights::LETTERS_A_TYPO_NEXT));
        // A word of English is meant as it is, unless the word next to it says otherwise: *plural effusion*.
        let may_be_meant = !is_in_doubt || is_english(word, false);
        let (most, most_next) = if may_be_meant { (0, few) } else { (few, more) };
        let (typed, letters) = (Nearness::to(word), letters(word.as_bytes()));
        Some(Self { word, typed, letters, most, most_next })
    }

    /// The stem of the word that is most like it in the terms of the other `words`.
    fn beside(&self, index: &Index, words: &[TypedWord], at: usize) -> Option<u32> {
        let mut found: BTreeMap<u32, Like> = BTreeMap::new();
        for (place, other) in words.iter().enumerate().filter(|&(place, _)| place != at) {
            let known = other.expansion.stems.first().filter(|_| !other.expansion.guess);
            let Some(&(beside, _)) = known.filter(|(_, sure)| *sure >= weights::SAID) else {
                continue;
            };
            let is_next = place.abs_diff(at) == 1;
            for term in index.postings(beside).take(MOST_TERMS) {
                let mut words = index.words_of(term).iter();
                let mut before = false;
                while let Some(number) = words.next() {
                    let (_, stem) = index.word(number as usize);
                    let is_after = || {
                        let mut rest = words.clone();
                        rest.next().is_some_and(|next| index.word(next as usize).1 == beside)
                    };
                    let is_next = is_next && (before || is_after());
                    before = stem == beside;
                    if !before && let Some(cost) = self.cost(index, number, is_next) {
                        let like = found.entry(stem).or_insert(Like { cost, terms: 0 });
                        like.cost = like.cost.min(cost);
                        like.terms += 1;
                    }
                }
            }
        }
        let most_like = |(_, like): &(u32, Like)| (like.cost, Reverse(like.terms));
        found.into_iter().min_by_key(most_like).map(|(stem, _)| stem)
    }

    /// How far a word is from what was typed: wrong letters, then a wrong first one, then what stands between it and the word beside
    /// it; nothing where it is another word.
    fn cost(&self, index: &Index, number: u32, is_next: bool) -> Option<usize> {
        if index.other_letters(number, self.letters) as usize > 2 * self.most_next {
            return None;
        }
        let (word, _) = index.word(number as usize);
        let begins_alike = word.as_bytes().first() == self.word.as_bytes().first();
        let most = if is_next && begins_alike { self.most_next } else { self.most };
        if word.len().abs_diff(self.word.len()) > most {
            return None;
        }
        let distance = self.typed.distance(word);
        let may_be = distance <= most && (begins_alike || self.word.len() > SHORTEST);
        may_be.then(|| 4 * distance + 2 * usize::from(!begins_alike) + usize::from(!is_next))
    }
}

/// Whether a word is no word of ours, and only others begin with it.
fn only_begins_others(index: &Index, typed: &TypedWord) -> bool {
    let expansion = &typed.expansion;
    let is_said = expansion.stems.first().is_some_and(|&(_, best)| best >= weights::SAID);
    !is_said
        && !expansion.foreign
        && index.synonyms_of(&typed.word).is_empty()
        && !index.prose().knows(&typed.word, false)
}

/// A word that is like a slip.
struct Like {
    /// How far it is from what was typed.
    cost: usize,
    /// How many terms hold it.
    terms: usize,
}
