//! Subsequences, by `fuzzy-matcher`: the only file that knows it.

use super::weights;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Below this many letters almost any text holds the query as a subsequence.
const SHORTEST: usize = 5;

/// Scores folded terms against one folded query.
pub struct Fuzzy {
    matcher: SkimMatcherV2,
    pattern: String,
    letters: usize,
}

impl Fuzzy {
    /// A matcher for `query`, unless it is too short to mean anything as a subsequence.
    pub fn new(query: &str) -> Option<Self> {
        let pattern: String = query.chars().filter(|c| !c.is_whitespace()).collect();
        let letters = pattern.chars().count();
        (letters >= SHORTEST).then(|| Self {
            matcher: SkimMatcherV2::default().ignore_case(),
            pattern,
            letters,
        })
    }

    /// How well `term` holds the query, from 0 to 1, if well enough.
    ///
    /// The match must begin at the beginning of a word and stay close together.
    pub fn score(&self, term: &str) -> Option<f64> {
        let (score, letters) = self.matcher.fuzzy_indices(term, &self.pattern)?;
        let (&first, &last) = letters.first().zip(letters.last())?;
        let begins_word = first == 0 || term.chars().nth(first - 1) == Some(' ');
        let spread = last + 1 - first;
        let count = i64::try_from(self.letters).ok()?;
        if !begins_word
            || spread > self.letters * weights::FUZZY_SPREAD
            || score < weights::FUZZY_LEAST * count
        {
            return None;
        }
        let best = weights::FUZZY_MOST * f64::from(u32::try_from(self.letters).ok()?);
        let score = f64::from(u32::try_from(score).ok()?);
        Some((score / best).min(1.0))
    }

    /// The characters of `term` that the query took.
    pub fn letters(&self, term: &str) -> Vec<usize> {
        self.matcher
            .fuzzy_indices(term, &self.pattern)
            .map_or_else(Vec::new, |(_, letters)| letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(query: &str, term: &str) -> Option<f64> {
        Fuzzy::new(query)?.score(term)
    }

    #[test]
    fn left_out_letters_are_forgiven() {
        assert!(score("fibrid", "uterine fibroids").is_some());
        assert!(score("nephrstomy", "percutaneous nephrostomy").is_some());
    }

    #[test]
    fn scattered_letters_are_no_match() {
        assert_eq!(score("xyzzy", "uterine fibroids"), None);
        assert_eq!(score("pizza", "percutaneous image guided zone of ablation"), None);
        assert_eq!(score("abc", "abc"), None);
    }

    #[test]
    fn a_closer_match_scores_higher() {
        assert!(score("fibroid", "fibroids") > score("fibroid", "fibro and oid"));
    }
}
