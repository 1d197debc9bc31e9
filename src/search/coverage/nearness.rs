//! How near entries are to a query that finds none of them: the angle between the weights of their words.

use super::cover::Cover;
use super::{Coverage, TermCover, is_bit_of_title};
use crate::catalog::{Catalog, EntryRef};
use crate::packed::count;
use crate::search::arena::real;
use crate::search::expand::ReadQuery;
use crate::search::{Index, weights};
use rustc_hash::FxHashMap;

/// How near the nearest terms of an entry are, the nearest first.
type Nearest = [f64; 3];

/// The entries near to `query`, each with how near it is, in no order.
///
/// A word that nothing of ours holds makes a query another one: the nearness falls with the share of such words.
pub fn near(catalog: &Catalog, index: &Index, query: ReadQuery) -> Vec<(EntryRef, f64)> {
    let coverage = Coverage::new(catalog, index, query);
    let (sought, mut cover) = (coverage.sought(), Cover::default());
    let mut nearest: FxHashMap<EntryRef, Nearest> = FxHashMap::default();
    for number in coverage.candidates().ones().map(count) {
        let term = index.term(number);
        let TermCover { share, .. } = coverage.of_term(number, term.kind, &sought, &mut cover);
        if !is_bit_of_title(term.kind, share) {
            let of_entry = nearest.entry(term.entry).or_default();
            note(of_entry, coverage.nearness(number, &cover));
        }
    }
    let (mut known, mut all) = (0.0, 0.0);
    for word in &coverage.words {
        known += if word.stems.is_empty() { 0.0 } else { word.weight };
        all += word.weight;
    }
    let ours = f64::midpoint(1.0, known / f64::max(all, f64::MIN_POSITIVE));
    nearest.into_iter().map(|(entry, nearest)| (entry, of_entry(nearest) * ours)).collect()
}

fn note(nearest: &mut Nearest, mut near: f64) {
    for place in nearest {
        if near > *place {
            std::mem::swap(place, &mut near);
        }
    }
}

/// How near an entry is: mostly its nearest term, and the next ones that say so too.
fn of_entry(nearest: Nearest) -> f64 {
    let mean = nearest.iter().sum::<f64>() / real(nearest.len());
    weights::NEAREST_TERM * nearest[0] + (1.0 - weights::NEAREST_TERM) * mean
}

impl Coverage<'_> {
    /// How near a term is to the query: the cosine of the angle between the weights of their words.
    fn nearness(&self, term: u32, cover: &Cover) -> f64 {
        let (mut shared, mut of_query) = (0.0, 0.0);
        for (at, weight) in self.beside_names.each().enumerate() {
            shared += cover.of(at) * weight * weight;
            of_query += weight * weight;
        }
        let square = |stem| self.index.stem(stem).weight() * self.index.stem(stem).weight();
        let of_term: f64 = self.index.stems_of(term).map(square).sum();
        shared / f64::max((of_query * of_term).sqrt(), f64::MIN_POSITIVE)
    }
}
