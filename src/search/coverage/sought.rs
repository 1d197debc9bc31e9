//! Which words of a query may mean a stem, looked up where the stem stands.

use crate::search::expand::Expansion;

/// The stems that the words of a query may mean.
pub struct Sought {
    /// For each stem of the index which of the groups is its own, counted from 1.
    groups: Vec<u16>,
    /// Where each group begins among the meanings; the last is where they end.
    starts: Vec<u16>,
    /// The numbers of the words that may mean a stem, with the confidence.
    meanings: Vec<(usize, f64)>,
}

impl Sought {
    /// The stems of `words` among so many in the index.
    pub fn by(words: &[Expansion], stems: usize) -> Self {
        let mut all: Vec<(u32, usize, f64)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            all.extend(word.stems.iter().map(|&(stem, confidence)| (stem, at, confidence)));
        }
        all.sort_unstable_by_key(|&(stem, at, _)| (stem, at));
        let mut sought = Self { groups: vec![0; stems], starts: Vec::new(), meanings: Vec::new() };
        for of_stem in all.chunk_by(|a, b| a.0 == b.0) {
            sought.starts.push(count(&sought.meanings));
            sought.groups[of_stem[0].0 as usize] = count(&sought.starts);
            sought.meanings.extend(of_stem.iter().map(|&(_, at, confidence)| (at, confidence)));
        }
        sought.starts.push(count(&sought.meanings));
        sought
    }

    /// The words that may mean `stem`, if any does.
    pub fn words(&self, stem: u32) -> Option<&[(usize, f64)]> {
        let before = usize::from(self.groups[stem as usize]).checked_sub(1)?;
        self.meanings.get(self.starts[before].into()..self.starts[before + 1].into())
    }
}

/// How many there are; a query means a few thousand stems at the most.
fn count<T>(items: &[T]) -> u16 {
    u16::try_from(items.len()).unwrap_or(u16::MAX)
}
