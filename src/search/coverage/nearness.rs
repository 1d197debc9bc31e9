//! How near entries are to a query that finds none of them: the angle between the weights of their words.

use super::{Coverage, Covered, EntryCover};
use crate::catalog::{Catalog, EntryRef};
use crate::search::arena::real;
use crate::search::expand::ReadQuery;
use crate::search::{Index, weights};

/// The entries near to `query`, each with how near it is, in no order.
///
/// A word that nothing of ours holds makes a query another one: the nearness falls with the share of such words.
pub fn near(catalog: &Catalog, index: &Index, query: &ReadQuery) -> Vec<(EntryRef, f64)> {
    let mut coverage = Coverage::new(catalog, index, query);
    coverage.measures_nearness = true;
    coverage.look();
    let (mut known, mut all) = (0.0, 0.0);
    for word in &coverage.words {
        known += if word.stems.is_empty() { 0.0 } else { word.weight };
        all += word.weight;
    }
    let ours = f64::midpoint(1.0, known / f64::max(all, f64::MIN_POSITIVE));
    let near = coverage.found.iter().map(|(&entry, found)| (entry, found.nearness() * ours));
    near.collect()
}

impl EntryCover {
    /// How near the entry is to the query: mostly its nearest term, and the next ones that say so too.
    fn nearness(&self) -> f64 {
        let [nearest, ..] = self.nearest;
        let mean = self.nearest.iter().sum::<f64>() / real(self.nearest.len());
        weights::NEAREST_TERM * nearest + (1.0 - weights::NEAREST_TERM) * mean
    }

    pub(super) fn note_nearness(&mut self, near: f64) {
        let mut near = near;
        for place in &mut self.nearest {
            if near > *place {
                std::mem::swap(place, &mut near);
            }
        }
    }
}

impl Coverage<'_> {
    /// How near a term is to the query: the cosine of the angle between the weights of their words.
    pub(super) fn nearness(&self, term: u32, cover: &Covered) -> f64 {
        let (mut shared, mut of_query) = (0.0, 0.0);
        for ((word, confidence), name) in self.words.iter().zip(cover).zip(self.names) {
            let weight = word.weight * if name { 1.0 } else { weights::BESIDE_A_NAME };
            shared += confidence * weight * weight;
            of_query += weight * weight;
        }
        let square = |&stem: &u32| self.index.weight(stem) * self.index.weight(stem);
        let of_term: f64 = self.index.stems_of(term).iter().map(square).sum();
        shared / f64::max((of_query * of_term).sqrt(), f64::MIN_POSITIVE)
    }
}
