//! How near two words are: one measure for what is typed, for ids and for keys.
//!
//! Letters are counted that must be put in, left out, changed or swapped with their neighbor until one word is the other
//! (optimal string alignment).

use super::sort_by;
use super::work::count_steps;
use rapidfuzz::distance::osa::BatchComparator;

/// Words of a lower likeness are different words.
const LEAST_LIKENESS: f64 = 0.6;

/// A word of more letters is no slip of another: comparing takes as long as both are.
const MOST_LETTERS: usize = 200;

/// A word to which others are compared.
pub struct Nearness {
    comparator: BatchComparator<char>,
    letters: usize,
}

impl Nearness {
    /// Makes ready to compare others to `word`.
    #[must_use]
    pub fn to(word: &str) -> Self {
        Self { comparator: BatchComparator::new(word.chars()), letters: word.chars().count() }
    }

    /// How many letters part `other` from the word.
    #[must_use]
    pub fn distance(&self, other: &str) -> usize {
        count_steps(1);
        self.comparator.distance(other.chars())
    }

    /// The part of the letters in which `other` is the word, from 0 to 1; none where they are different words.
    #[must_use]
    pub fn likeness(&self, other: &str) -> Option<f64> {
        let letters = other.chars().count();
        if !can_be_alike(self.letters, letters) {
            return None;
        }
        let likeness = 1.0 - part(self.distance(other), self.letters.max(letters));
        (likeness >= LEAST_LIKENESS).then_some(likeness)
    }
}

/// Whether words of so many letters can be alike: each letter more is a letter of difference.
fn can_be_alike(one: usize, other: usize) -> bool {
    one.max(other) <= MOST_LETTERS && part(one.min(other), one.max(other)) >= LEAST_LIKENESS
}

fn part(count: usize, of: usize) -> f64 {
    real(count) / real(of.max(1))
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The candidate nearest to `word`, if one is near enough to be meant; the last of several.
pub fn nearest<'n>(word: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = Nearness::to(word);
    let near = |candidate| Some((word.likeness(candidate)?, candidate));
    let nearest = candidates.into_iter().filter_map(near).max_by(|(a, _), (b, _)| a.total_cmp(b));
    nearest.map(|(_, candidate)| candidate)
}

/// Puts candidates in order: those that `word` begins, then the nearer ones first; what is not near stays as it is.
pub fn nearest_first(word: &str, candidates: &mut [String]) {
    let near = Nearness::to(word);
    let likeness = |candidate: &str| match candidate.starts_with(word) {
        true => 1.0,
        false => near.likeness(candidate).unwrap_or(0.0),
    };
    sort_by(candidates, |a, b| likeness(b).total_cmp(&likeness(a)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_only_when_it_is_near() {
        assert_eq!(nearest("acess", ["access", "aftercare"]), Some("access"));
        assert_eq!(nearest("zzz", ["access", "aftercare"]), None);
        assert_eq!(nearest("", ["", "a"]), None);
    }

    #[test]
    fn a_long_word_is_compared_with_none() {
        assert!(can_be_alike(5, 4) && can_be_alike(4, 6));
        assert!(!can_be_alike(4, 7) && !can_be_alike(1_000_000, 60) && !can_be_alike(0, 1));
        assert!(can_be_alike(200, 199) && !can_be_alike(100_000, 100_000));
    }

    #[test]
    fn what_is_begun_or_near_stands_first_and_the_others_stay() {
        let mut words = ["head", "chest", "pelvis", "arm"].map(str::to_owned);
        nearest_first("pelvic", &mut words);
        assert_eq!(words, ["pelvis", "head", "chest", "arm"]);
        nearest_first("ch", &mut words);
        assert_eq!(words, ["chest", "pelvis", "head", "arm"]);
    }

    #[test]
    fn swapped_neighbors_are_one_letter() {
        assert_eq!(Nearness::to("haevy").distance("heavy"), 1);
        assert_eq!(Nearness::to("drain").distance("drainage"), 3);
    }
}
