//! How much of a query the terms of an entry cover, and how much of them the query covers.
//!
//! Words weigh by their rarity. Only terms that hold one of the rarer words of the query are looked at. Beside the
//! best single term, an entry may hold the words in several terms, and a procedure may hold some words while a condition that it
//! treats holds the others.

use super::arena::real;
use super::expand::{Expansion, ExpansionCache, expand_all};
use super::query::MOST_WORDS;
use super::rank::{Hit, MatchClass};
use super::{Index, Query, weights};
use crate::catalog::{Catalog, EntryRef, Kind};
use rustc_hash::FxHashMap;

/// No more places in the lists of terms than this are looked at, the rarest words first.
const MOST_PLACES: usize = 24_000;

/// With what confidence each word of the query is covered.
type Covered = [f64; MOST_WORDS];

/// For each stem, the numbers of the words that may mean it, with the confidence.
type Sought = FxHashMap<u32, Vec<(usize, f64)>>;

/// What is known of an entry.
struct Found {
    cover: Covered,
    score: f64,
    /// How much of one of its terms is covered at the most.
    of_term: f64,
    term: u32,
    typo: bool,
}

/// The entries that cover enough of `query`, the best of them and what is not much worse.
pub fn coverage(
    catalog: &Catalog,
    index: &Index,
    query: &Query,
    cache: &mut ExpansionCache,
) -> Vec<Hit> {
    let mut coverage = Coverage::new(index, query, cache);
    cache.looked += coverage.look();
    // The entries come in the order of a hash; the order of hits is total, so that it does not matter.
    let mut hits = coverage.hits(catalog);
    if hits.is_empty() && coverage.words.len() > 2 {
        hits = coverage.by_half();
    }
    let most = hits.iter().map(|hit| hit.score).fold(0.0, f64::max);
    hits.retain(|hit| hit.score >= most * weights::LEAST_OF_BEST);
    hits
}

/// A term that holds words of a query, or words near to them.
pub struct Partly {
    /// Its number.
    pub term: u32,
    /// How much of the query is covered.
    pub of_query: f64,
    /// How much of the term is covered.
    pub of_term: f64,
    /// How much of the term those words are, with whatever confidence.
    pub share: f64,
}

/// The terms that hold a word of `query` or a near one; no word is taken for unfinished, since short ones begin too many.
pub fn partly_covered(index: &Index, query: &Query) -> Vec<Partly> {
    let mut query = query.clone();
    query.unfinished = false;
    let coverage = Coverage::new(index, &query, &mut ExpansionCache::default());
    let sought = coverage.sought();
    let certain = sought.keys().map(|&stem| (stem, vec![(0, 1.0)])).collect();
    let partly = |term| {
        let (cover, of_term) = coverage.of_term(term, &sought);
        let (_, share) = coverage.of_term(term, &certain);
        Partly { term, of_query: coverage.of_query(&cover), of_term, share }
    };
    coverage.candidates().into_iter().map(partly).collect()
}

/// The entries that hold words of a query.
struct Coverage<'i> {
    index: &'i Index,
    words: Vec<Expansion>,
    weight: f64,
    found: FxHashMap<EntryRef, Found>,
}

impl<'i> Coverage<'i> {
    /// The words of `query` with what they may mean, and no entry yet.
    fn new(index: &'i Index, query: &Query, cache: &mut ExpansionCache) -> Self {
        let expansions =
            expand_all(index, query, cache).into_iter().map(|(_, expansion)| expansion);
        let mut words: Vec<Expansion> = expansions.take(MOST_WORDS).collect();
        let known = words.iter().filter(|word| !word.stems.is_empty()).map(|word| word.weight);
        if let Some(heaviest) = known.reduce(f64::max) {
            let unknown = words.iter_mut().filter(|word| word.stems.is_empty());
            unknown.for_each(|word| word.weight = heaviest * weights::UNKNOWN_WORD);
        }
        let weight = words.iter().map(|word| word.weight).sum();
        Self { index, words, weight, found: FxHashMap::default() }
    }

    /// The stems that the words of the query may mean, each with the words by number and the confidence.
    fn sought(&self) -> Sought {
        let mut sought = Sought::default();
        for (at, word) in self.words.iter().enumerate() {
            for &(stem, confidence) in &word.stems {
                sought.entry(stem).or_default().push((at, confidence));
            }
        }
        sought
    }

    /// What a term covers of each word, and how much of the term is covered.
    fn of_term(&self, term: u32, sought: &Sought) -> (Covered, f64) {
        let mut cover: Covered = [0.0; MOST_WORDS];
        let mut taken = 0.0;
        for &stem in self.index.stems_of(term) {
            let Some(words) = sought.get(&stem) else { continue };
            let mut most = 0.0f64;
            for &(at, confidence) in words {
                cover[at] = cover[at].max(confidence);
                most = most.max(confidence);
            }
            taken += most * self.index.weight(stem);
        }
        (cover, (taken / self.index.term_weight(term).max(f64::MIN_POSITIVE)).min(1.0))
    }

    /// Looks at every term that holds one of the rarer words; returns how many there are.
    fn look(&mut self) -> usize {
        let (sought, candidates) = (self.sought(), self.candidates());
        for &term in &candidates {
            let (cover, of_term) = self.of_term(term, &sought);
            self.note(term, cover, of_term);
        }
        candidates.len()
    }

    /// The terms worth looking at.
    fn candidates(&self) -> Vec<u32> {
        let cost = |word: &Expansion| -> usize {
            word.stems.iter().map(|&(stem, _)| self.index.postings(stem).len()).sum()
        };
        let mut order: Vec<(usize, &Expansion)> = self
            .words
            .iter()
            .filter(|word| !word.stems.is_empty())
            .map(|word| (cost(word), word))
            .collect();
        order.sort_unstable_by_key(|&(cost, _)| cost);
        let mut terms = Vec::new();
        for (cost, word) in order {
            if !terms.is_empty() && terms.len() + cost > MOST_PLACES {
                break;
            }
            for &(stem, _) in &word.stems {
                if terms.len() >= MOST_PLACES {
                    break;
                }
                let room = MOST_PLACES - terms.len();
                terms.extend(self.index.postings(stem).iter().take(room));
            }
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    fn note(&mut self, term: u32, cover: Covered, of_term: f64) {
        let of_query = self.of_query(&cover);
        let kind = self.index.term(term).kind;
        let score = match of_query >= weights::LEAST_COVERAGE {
            true => {
                let share = weights::OF_QUERY + weights::OF_TERM * of_term;
                of_query * share * weights::of_term_kind(kind)
            }
            false => 0.0,
        };
        let typo = self.has_typo(&cover);
        let entry = self.index.term(term).entry;
        let found = self.found.entry(entry).or_insert(Found {
            cover: [0.0; MOST_WORDS],
            score: -1.0,
            of_term: 0.0,
            term,
            typo,
        });
        if score > found.score {
            (found.score, found.term, found.typo) = (score, term, typo);
        }
        found.of_term = found.of_term.max(of_term);
        join(&mut found.cover, &cover);
    }

    fn has_typo(&self, cover: &Covered) -> bool {
        self.words.iter().zip(cover).any(|(word, &covered)| word.typo && covered > 0.0)
    }

    /// How much of the query is covered, by weight.
    fn of_query(&self, cover: &Covered) -> f64 {
        let covered = self.words.iter().zip(cover).map(|(word, covered)| word.weight * covered);
        covered.sum::<f64>() / self.weight.max(f64::MIN_POSITIVE)
    }

    /// Every entry that is close enough.
    fn hits(&self, catalog: &Catalog) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for (&entry, found) in &self.found {
            let mut score = found.score;
            let mut typo = found.typo;
            let spread = self.of_query(&found.cover);
            let whole = weights::SEVERAL_TERMS
                * (1.0 - weights::SEVERAL_OF_TERM + weights::SEVERAL_OF_TERM * found.of_term);
            if spread >= weights::LEAST_COVERAGE && spread * whole > score {
                score = spread * whole;
                typo = self.has_typo(&found.cover);
            }
            let mut for_condition = None;
            if let Some((together, condition)) = self.together(catalog, entry, found)
                && together > score
            {
                score = together;
                for_condition = Some(condition);
            }
            if score >= weights::LEAST_SCORE {
                let by_term = Hit::by(self.index.term(found.term), MatchClass::Words, score);
                hits.push(Hit { typo, for_condition, ..by_term });
            }
        }
        hits
    }

    /// Entries that cover at least about half of the query.
    fn by_half(&self) -> Vec<Hit> {
        let half = |found: &Found| {
            let covered = self.of_query(&found.cover);
            let confident = found
                .cover
                .iter()
                .filter(|&&confidence| confidence >= weights::HALF_CONFIDENCE)
                .count();
            (covered >= weights::HALF_COVERAGE && confident >= 2).then(|| {
                let score = covered
                    * weights::HALF
                    * (1.0 - weights::HALF_OF_TERM + weights::HALF_OF_TERM * found.of_term);
                let by_term = Hit::by(self.index.term(found.term), MatchClass::Words, score);
                Hit { typo: self.has_typo(&found.cover), ..by_term }
            })
        };
        self.found.values().filter_map(half).collect()
    }

    /// How much a procedure covers together with one of its conditions, each holding what the other does not.
    fn together(
        &self,
        catalog: &Catalog,
        entry: EntryRef,
        found: &Found,
    ) -> Option<(f64, EntryRef)> {
        if self.words.len() < 2 || catalog.entry(entry).kind() != Kind::Procedure {
            return None;
        }
        let mut best: Option<(f64, EntryRef)> = None;
        let own = self.of_query(&found.cover);
        let treated = catalog.relations().treated_by(entry);
        for treatment in treated {
            let Some(condition) = self.found.get(&treatment.condition) else { continue };
            let adds = found
                .cover
                .iter()
                .zip(&condition.cover)
                .any(|(a, b)| *a > b + weights::TOGETHER_ADDS);
            let gives = found
                .cover
                .iter()
                .zip(&condition.cover)
                .any(|(a, b)| *b > a + weights::TOGETHER_ADDS);
            let least = condition.of_term.min(found.of_term);
            if !adds || !gives || least < weights::TOGETHER_LEAST {
                continue;
            }
            let mut cover = found.cover;
            join(&mut cover, &condition.cover);
            let covered = self.of_query(&cover);
            // What a procedure treats first of all, or alone, it is asked for first of all.
            let others = treated.len() + weights::TOGETHER_ROW * treatment.row;
            let place =
                1.0 - weights::TOGETHER_OTHER * real(others.min(weights::TOGETHER_MOST_OTHERS));
            // The more a procedure says by itself, and the more of a term of either is said, the more it is worth.
            let said = weights::TOGETHER_AT_LEAST
                + weights::TOGETHER_OF_CONDITION * condition.of_term
                + weights::TOGETHER_OF_PROCEDURE * found.of_term
                + weights::TOGETHER_ALONE * own;
            let score = covered * weights::TOGETHER * place * said;
            if covered >= weights::LEAST_COVERAGE && best.is_none_or(|(known, _)| score > known) {
                best = Some((score, treatment.condition));
            }
        }
        best
    }
}

/// Each word with the greater confidence of the two.
fn join(cover: &mut Covered, other: &Covered) {
    for (known, new) in cover.iter_mut().zip(other) {
        *known = known.max(*new);
    }
}
