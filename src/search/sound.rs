//! Words that sound alike, by `rphonetic`: the only file that knows it.

use crate::packed::{Lists, Slice, Texts, packed_fields};
use rphonetic::DoubleMetaphone;
use std::collections::BTreeMap;

/// Shorter keys than this are those of too many words.
const SHORTEST_KEY: usize = 3;
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

/// How a word sounds to an English ear; nothing where that says too little.
fn key(word: &str) -> Option<String> {
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let key = DoubleMetaphone::new(Some(LONGEST_KEY)).double_metaphone(word).primary();
    (key.len() >= SHORTEST_KEY).then_some(key)
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
}
