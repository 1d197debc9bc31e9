//! Words and double names that sound alike, by `rphonetic`: the only file that knows it.

use crate::packed::{Lists, Slice, Texts, packed_fields};
use crate::text::{Nearness, fold};
use rphonetic::DoubleMetaphone;
use std::collections::BTreeMap;

/// Shorter keys than this are those of too many words.
const SHORTEST_KEY: usize = 3;
/// One letter of so many in a double name may be another.
const LETTERS_A_SLIP: usize = 3;
/// The key of a long word is cut here.
const LONGEST_KEY: usize = 16;

/// The words of an index by their sound.
#[derive(Debug, Default)]
pub struct Sounds {
    /// The sounds, in the order of their letters.
    keys: Texts,
    /// For each the numbers of the words that have it.
    words: Lists,
}

impl Sounds {
    /// The sounds of `words`, which are known by their numbers from there on.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut sounds: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, word) in (0..).zip(words) {
            if let Some(key) = key(word) {
                sounds.entry(key).or_default().push(number);
            }
        }
        Self { keys: sounds.keys().collect(), words: sounds.into_values().collect() }
    }

    /// The numbers of the words that sound like `word`, and how many of its letters may be spelled otherwise: the fewer
    /// sounds it has, the fewer.
    pub fn like(&self, word: &str) -> (Slice<'_>, usize) {
        let Some(key) = key(word) else { return (Slice::default(), 0) };
        let most = if key.len() == SHORTEST_KEY { word.len() / 3 } else { word.len() / 2 };
        (self.keys.find(&key).map(|at| self.words.get(at)).unwrap_or_default(), most)
    }
}

packed_fields!(Sounds: keys, words);

/// The double names of people that stand for things (*Budd-Chiari*, *May-Thurner*), by their sound.
#[derive(Debug, Default)]
pub struct Eponyms {
    /// The sounds of both names together, in the order of their letters.
    keys: Texts,
    /// For each the names, folded.
    names: Texts,
}

impl Eponyms {
    /// The double names in `texts`, which are as they were written.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut eponyms: BTreeMap<String, String> = BTreeMap::new();
        let words = texts.flat_map(str::split_whitespace);
        for word in words.map(|word| word.trim_matches(|c: char| !c.is_alphabetic())) {
            if let Some((first, second)) =
                word.split_once('-').filter(|(a, b)| is_name(a) && is_name(b))
                && let Some(key) = key_of_two(&fold(first), &fold(second))
            {
                eponyms.insert(key, fold(word));
            }
        }
        Self { keys: eponyms.keys().collect(), names: eponyms.values().collect() }
    }

    /// The double name that two folded words sound like, if they are not that name.
    pub fn like(&self, first: &str, second: &str) -> Option<&str> {
        let at = self.keys.find(&key_of_two(first, second)?)?;
        let name = self.names.get(at);
        let typed = format!("{first} {second}");
        let others = Nearness::to(&typed).distance(name);
        (others > 0 && others * LETTERS_A_SLIP <= name.len()).then_some(name)
    }
}

packed_fields!(Eponyms: keys, names);

/// Whether a word is written as names of people are.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() > 1
        && letters.all(char::is_lowercase)
}

/// How two words together sound, where each of them is heard. A German or Greek *th* is heard as *t*.
fn key_of_two(first: &str, second: &str) -> Option<String> {
    let (first, second) = (sound(first)?, sound(second)?);
    let both = first.len() + second.len();
    (!first.is_empty() && !second.is_empty() && both > SHORTEST_KEY)
        .then(|| format!("{first} {second}").replace('0', "T"))
}

/// How a word sounds to an English ear; nothing where that says too little.
fn key(word: &str) -> Option<String> {
    sound(word).filter(|key| key.len() >= SHORTEST_KEY)
}

/// How a word of plain letters sounds.
fn sound(word: &str) -> Option<String> {
    let is_plain = word.bytes().all(|b| b.is_ascii_lowercase());
    is_plain.then(|| DoubleMetaphone::new(Some(LONGEST_KEY)).double_metaphone(word).primary())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_sound_alike_are_found() {
        let words = ["hemorrhoids", "pneumothorax", "sciatic", "plavix", "gout"];
        let sounds = Sounds::of(words.into_iter());
        for (word, number) in
            [("hemroyds", 0), ("newmothoracks", 1), ("siattic", 2), ("plavics", 3)]
        {
            let alike: Vec<u32> = sounds.like(word).0.iter().collect();
            assert_eq!(alike, [number], "{word}");
        }
        for word in ["", "gut", "7", "ünïcode", "hemorrhage"] {
            assert!(sounds.like(word).0.is_empty(), "{word}");
        }
    }

    #[test]
    fn a_double_name_is_heard_in_two_words() {
        let texts = [
            "Budd-Chiari syndrome",
            "May-Thurner",
            "CT-guided",
            "Uni-Fuse",
            "Angio-Seal",
            "X-ray of a Non-name",
        ];
        let eponyms = Eponyms::of(texts.into_iter());
        for (first, second, name) in [
            ("bud", "kiari", Some("budd chiari")),
            ("may", "turner", Some("may thurner")),
            ("mai", "thurner", Some("may thurner")),
            ("may", "thurner", None),
            ("budd", "", None),
            ("x", "ray", None),
            ("kt", "gided", None),
            ("on", "face", None),
        ] {
            assert_eq!(eponyms.like(first, second), name, "{first} {second}");
        }
    }
}
