//! How much of a query the terms of an entry cover, and how much of them the query covers.
//!
//! Words weigh by their rarity. Only terms that hold one of the rarer words of the query are looked at. Beside the
//! best single term, an entry may hold the words in several terms, and a procedure may hold some words while a condition that it
//! treats holds the others.

use super::hear::{Heard, Memo, hear_all};
use super::query::MOST_WORDS;
use super::rank::{Hit, Tier};
use super::tiers::{Best, hit};
use super::{Index, Query};
use crate::catalog::{Catalog, EntryRef, Kind};
use rustc_hash::FxHashMap;

/// No more places in the lists of terms than this are looked at, the rarest words first.
const MOST_PLACES: usize = 24_000;

/// What a word weighs that no term holds, as a part of the heaviest that one does.
const UNKNOWN: f64 = 0.62;

/// Less of the query than this, by weight, is no match.
const LEAST_COVER: f64 = 0.62;
/// Where nothing covers that much, half of a longer query must do, with at least two words surely heard.
const HALF_COVER: f64 = 0.45;
/// A word of those two is heard this surely.
const SURELY: f64 = 0.9;
/// What is found by half of the query is this much less close.
const BY_HALF: f64 = 0.8;

/// A match that is less close than this is none.
const LEAST_CLOSENESS: f64 = 0.45;
/// What is less close than this part of the best is left out.
const LEAST_PART: f64 = 0.8;

/// When a procedure and its condition share a query, at least this part of a term of each must be said.
const LEAST_SAID: f64 = 0.5;

/// Words in several terms of an entry are less sure than words in one.
const SPREAD: f64 = 0.9;
/// Words of a procedure and of its condition together.
const TOGETHER: f64 = 0.92;

/// How surely each word of the query is covered.
type Cover = [f64; MOST_WORDS];

/// What is known of an entry.
struct Found {
    cover: Cover,
    closeness: f64,
    /// How much of one of its terms is covered at the most.
    of_term: f64,
    term: u32,
    slip: bool,
}

/// The entries that hold words of a query.
pub struct Covers<'i> {
    index: &'i Index,
    words: Vec<Heard>,
    weight: f64,
    found: FxHashMap<EntryRef, Found>,
}

impl<'i> Covers<'i> {
    /// Looks at every term that holds one of the rarer words of `query`.
    pub fn new(index: &'i Index, query: &Query, memo: &mut Memo) -> Self {
        let heard = hear_all(index, query, memo).into_iter().map(|(_, heard)| heard);
        let mut words: Vec<Heard> = heard.take(MOST_WORDS).collect();
        // An unknown word costs a part of the heaviest known one: enough to sink a query of two, not one of four.
        let known = words.iter().filter(|word| !word.forms.is_empty()).map(|word| word.weight);
        if let Some(heaviest) = known.reduce(f64::max) {
            let unknown = words.iter_mut().filter(|word| word.forms.is_empty());
            unknown.for_each(|word| word.weight = heaviest * UNKNOWN);
        }
        let weight = words.iter().map(|word| word.weight).sum();
        let mut covers = Self { index, words, weight, found: FxHashMap::default() };
        memo.looked += covers.look();
        covers
    }

    /// Returns how many terms were looked at.
    fn look(&mut self) -> usize {
        let mut sought: FxHashMap<u32, Vec<(usize, f64)>> = FxHashMap::default();
        for (at, word) in self.words.iter().enumerate() {
            for &(form, sureness) in &word.forms {
                sought.entry(form).or_default().push((at, sureness));
            }
        }
        let candidates = self.candidates();
        for &term in &candidates {
            let mut cover: Cover = [0.0; MOST_WORDS];
            let mut taken = 0.0;
            for &form in self.index.forms_of(term) {
                let Some(words) = sought.get(&form) else { continue };
                let mut most = 0.0f64;
                for &(at, sureness) in words {
                    cover[at] = cover[at].max(sureness);
                    most = most.max(sureness);
                }
                taken += most * self.index.weight(form);
            }
            self.note(term, cover, taken);
        }
        candidates.len()
    }

    /// The terms worth looking at.
    fn candidates(&self) -> Vec<u32> {
        let cost = |word: &Heard| -> usize {
            word.forms.iter().map(|&(form, _)| self.index.postings(form).len()).sum()
        };
        let mut order: Vec<(usize, &Heard)> = self
            .words
            .iter()
            .filter(|word| !word.forms.is_empty())
            .map(|word| (cost(word), word))
            .collect();
        order.sort_unstable_by_key(|&(cost, _)| cost);
        let mut terms = Vec::new();
        for (cost, word) in order {
            if !terms.is_empty() && terms.len() + cost > MOST_PLACES {
                break;
            }
            for &(form, _) in &word.forms {
                if terms.len() >= MOST_PLACES {
                    break;
                }
                let room = MOST_PLACES - terms.len();
                terms.extend(self.index.postings(form).iter().take(room));
            }
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    fn note(&mut self, term: u32, cover: Cover, taken: f64) {
        let of_query = self.of_query(&cover);
        let of_term = (taken / self.index.term_weight(term).max(f64::MIN_POSITIVE)).min(1.0);
        let kind = self.index.term(term).kind;
        let closeness = match of_query >= LEAST_COVER {
            true => of_query * (0.8 + 0.2 * of_term) * kind.strength(),
            false => 0.0,
        };
        let slip = self.slipped(&cover);
        let entry = self.index.term(term).entry;
        let found = self.found.entry(entry).or_insert(Found {
            cover: [0.0; MOST_WORDS],
            closeness: -1.0,
            of_term: 0.0,
            term,
            slip,
        });
        if closeness > found.closeness {
            (found.closeness, found.term, found.slip) = (closeness, term, slip);
        }
        found.of_term = found.of_term.max(of_term);
        join(&mut found.cover, &cover);
    }

    fn slipped(&self, cover: &Cover) -> bool {
        self.words.iter().zip(cover).any(|(word, &covered)| word.slip && covered > 0.0)
    }

    /// How much of the query is covered, by weight.
    fn of_query(&self, cover: &Cover) -> f64 {
        let covered = self.words.iter().zip(cover).map(|(word, covered)| word.weight * covered);
        covered.sum::<f64>() / self.weight.max(f64::MIN_POSITIVE)
    }

    /// Offers every entry that is close enough.
    pub fn offer(self, catalog: &Catalog, best: &mut Best) {
        let mut hits: Vec<Hit> = Vec::new();
        for (&entry, found) in &self.found {
            let mut closeness = found.closeness;
            let mut slip = found.slip;
            let spread = self.of_query(&found.cover);
            let whole = SPREAD * (0.95 + 0.05 * found.of_term);
            if spread >= LEAST_COVER && spread * whole > closeness {
                closeness = spread * whole;
                slip = self.slipped(&found.cover);
            }
            let mut for_condition = None;
            if let Some((together, condition)) = self.together(catalog, entry, found)
                && together > closeness
            {
                closeness = together;
                for_condition = Some(condition);
            }
            if closeness >= LEAST_CLOSENESS {
                let by_term = hit(self.index.term(found.term), Tier::Words, closeness);
                hits.push(Hit { slip, for_condition, ..by_term });
            }
        }
        if hits.is_empty() && self.words.len() > 2 {
            hits = self.by_half();
        }
        let most = hits.iter().map(|hit| hit.closeness).fold(0.0, f64::max);
        for hit in hits.into_iter().filter(|hit| hit.closeness >= most * LEAST_PART) {
            best.offer(hit);
        }
    }

    /// Entries that cover at least about half of the query.
    fn by_half(&self) -> Vec<Hit> {
        let half = |found: &Found| {
            let covered = self.of_query(&found.cover);
            let sure = found.cover.iter().filter(|&&sureness| sureness >= SURELY).count();
            (covered >= HALF_COVER && sure >= 2).then(|| {
                let closeness = covered * BY_HALF * (0.9 + 0.1 * found.of_term);
                let by_term = hit(self.index.term(found.term), Tier::Words, closeness);
                Hit { slip: self.slipped(&found.cover), ..by_term }
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
            let adds = found.cover.iter().zip(&condition.cover).any(|(a, b)| *a > b + 0.3);
            let gives = found.cover.iter().zip(&condition.cover).any(|(a, b)| *b > a + 0.3);
            let said = condition.of_term.min(found.of_term);
            if !adds || !gives || said < LEAST_SAID {
                continue;
            }
            let mut cover = found.cover;
            join(&mut cover, &condition.cover);
            let covered = self.of_query(&cover);
            // What a procedure treats first of all, or alone, it is asked for first of all.
            let others = treated.len() + 4 * treatment.row;
            let place = 1.0 - 0.002 * f64::from(u32::try_from(others).unwrap_or(0).min(50));
            // The more a procedure says by itself, and the more of a term of either is said, the surer it is.
            let sure = 0.84 + 0.06 * condition.of_term + 0.04 * found.of_term + 0.06 * own;
            let closeness = covered * TOGETHER * place * sure;
            if covered >= LEAST_COVER && best.is_none_or(|(known, _)| closeness > known) {
                best = Some((closeness, treatment.condition));
            }
        }
        best
    }
}

/// Each word as surely as either covers it.
fn join(cover: &mut Cover, other: &Cover) {
    for (known, new) in cover.iter_mut().zip(other) {
        *known = known.max(*new);
    }
}
