//! The full texts of the entries: which words they hold.

use crate::catalog::{Catalog, Entry};
use crate::packed::{Sets, Texts, count, packed_fields};
use crate::text::{fold_into, is_one_or_many};
use fixedbitset::FixedBitSet;
use rustc_hash::FxHashMap;

/// The words of the full texts.
#[derive(Debug, Default)]
pub struct Prose {
    /// Every word, in the order of the words.
    words: Texts,
    /// For each word the entries whose texts hold it, in their order.
    holders: Sets,
}

/// What an entry says, folded, without the marks of links and citations.
pub fn full_text(entry: &Entry) -> String {
    let mut folded = String::new();
    entry.each_text(|text| {
        folded.push(' ');
        fold_into(text, &mut folded);
    });
    folded
}

impl Prose {
    /// The words of what each entry of `catalog` says.
    pub fn of(catalog: &Catalog) -> Self {
        let mut holders: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for at in catalog.refs() {
            let entry = count(at.index());
            for word in full_text(catalog.entry(at)).split(' ').filter(|word| !word.is_empty()) {
                match holders.get_mut(word) {
                    Some(known) if known.last() == Some(&entry) => {}
                    Some(known) => known.push(entry),
                    None => {
                        holders.insert(word.to_owned(), vec![entry]);
                    }
                }
            }
        }
        let mut holders: Vec<_> = holders.into_iter().collect();
        holders.sort_unstable();
        let words = holders.iter().map(|(word, _)| word).collect();
        Self { words, holders: holders.into_iter().map(|(_, entries)| entries).collect() }
    }

    /// Whether some text holds `word`, or a word that it begins.
    pub fn knows(&self, word: &str, as_beginning: bool) -> bool {
        match as_beginning {
            true => !self.words.beginning_with(word).is_empty(),
            false => self.words.find(word).is_some(),
        }
    }

    /// The entries whose texts hold `word`, or its plural, by their numbers.
    pub fn holders(&self, word: &str) -> FixedBitSet {
        let forms = self.words.beginning_with(word);
        let forms = forms.filter(|&form| is_one_or_many(self.words.get(form), word));
        let entries = forms.flat_map(|form| self.holders.get(form));
        entries.map(|entry| entry as usize).collect()
    }
}

packed_fields!(Prose: words, holders);
