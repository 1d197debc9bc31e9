//! Words of texts with their stems, which are looked up once: pages and names say the same words again with every key.

use crate::search::Index;
use crate::search::stem::stem;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// More words than these are forgotten all at once.
const MOST_KNOWN: usize = 8192;

/// The stem of a word of a text.
#[derive(Debug)]
pub enum WordStem {
    /// One of the index.
    Ours(u32),
    /// One of which no term holds a word.
    Other(String),
}

/// The words that were looked up so far in one library. A clone shares them.
#[derive(Debug, Clone, Default)]
pub struct KnownStems(Rc<RefCell<FxHashMap<String, WordStem>>>);

impl KnownStems {
    /// Asks something of the stem of `word`.
    pub fn with_stem<A>(&self, index: &Index, word: &str, ask: impl FnOnce(&WordStem) -> A) -> A {
        let mut words = self.0.borrow_mut();
        if let Some(known) = words.get(word) {
            return ask(known);
        }
        if words.len() >= MOST_KNOWN {
            words.clear();
        }
        let stem = index.stem_of(word).map_or_else(|| WordStem::Other(stem(word)), WordStem::Ours);
        ask(words.entry(word.to_owned()).or_insert(stem))
    }
}
