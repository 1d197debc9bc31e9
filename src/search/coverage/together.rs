//! A procedure with a condition that it treats, which share the words of a query.

use super::{Coverage, EntryCover};
use crate::catalog::{EntryRef, Kind};
use crate::search::arena::real;
use crate::search::rank::MatchClass;
use crate::search::weights;

impl Coverage<'_> {
    /// How much a procedure covers together with one of its conditions, each holding what the other does not.
    pub(super) fn together(
        &self,
        entry: EntryRef,
        found: &EntryCover,
    ) -> Option<(MatchClass, f64, EntryRef)> {
        if self.words.len() < 2 || self.catalog.kind(entry) != Kind::Procedure {
            return None;
        }
        let mut best: Option<(MatchClass, f64, EntryRef)> = None;
        let own = self.beside_names.covered(&found.cover);
        let treated = self.catalog.relations().treated_by(entry);
        for treatment in treated {
            let Some(condition) = self.found(treatment.condition) else { continue };
            // What it adds is said, or else a word lent to it speaks for another.
            let (own_cover, other) = (&found.cover, &condition.cover);
            let is_more = |a: f64, b: f64| a > b + weights::TOGETHER_ADDS;
            let (own_names, others) = (own_cover.said & self.names, other.any & self.names);
            let adds = own_names.places().any(|at| is_more(own_cover.of(at), other.of(at)));
            let gives = others.places().any(|at| is_more(other.of(at), own_cover.of(at)));
            let least = condition.of_term.min(found.of_term);
            if !adds || !gives || least < weights::TOGETHER_LEAST {
                continue;
            }
            let mut cover = found.cover;
            cover.join(&condition.cover);
            let (class, covered) =
                self.judge(entry, &cover, found.whole && condition.whole, found.sure);
            if class == MatchClass::Partial {
                // A word of one and a word of the other beside a third say neither.
                continue;
            }
            // What a procedure treats first of all, or alone, it is asked for first of all, unless it is called by its name.
            let is_called = found.called.len() >= 2 && found.of_term >= weights::WHOLE;
            let others = match is_called {
                true => 0,
                false => treated.len() + weights::TOGETHER_ROW * treatment.row,
            };
            let place =
                1.0 - weights::TOGETHER_OTHER * real(others.min(weights::TOGETHER_MOST_OTHERS));
            // The more a procedure says by itself, and the more of a term of either is said, the more it is worth.
            let said = weights::TOGETHER_AT_LEAST
                + weights::TOGETHER_OF_CONDITION * condition.of_term
                + weights::TOGETHER_OF_PROCEDURE * found.of_term
                + weights::TOGETHER_ALONE * own;
            let score = covered * weights::TOGETHER * place * said;
            if best.is_none_or(|(known, best, _)| class < known || class == known && score > best) {
                best = Some((class, score, treatment.condition));
            }
        }
        best
    }
}
