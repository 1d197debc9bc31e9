//! What a reader who types is shown: what is found, or else what is nearest to it.

use super::results::{Found, Place};
use super::{ExpansionCache, Library, Query, UnlistedCode};
use crate::catalog::EntryRef;

/// No more words than these are left out of a query that finds nothing.
const MOST_LEFT_OUT: usize = 4;

/// No more letters than these are left out of a word that is still typed: a slip in its middle is forgiven when more of it is
/// there.
const MOST_LETTERS_LEFT_OUT: usize = 2;

/// No more entries than these are near to a query that finds nothing.
pub const MOST_NEAR: usize = 5;

/// What is shown for a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Results {
    /// This is found.
    Found(Vec<Found>),
    /// The last words find nothing, and the words before them this.
    Shortened {
        /// What is found without them.
        found: Vec<Found>,
        /// The words that are left out.
        rest: String,
    },
    /// It is a code that leads to no entry; these have codes near it.
    Code(UnlistedCode, Vec<EntryRef>),
    /// Nothing is found; these are near, and not the same.
    Near(Vec<EntryRef>),
}

impl Library {
    /// What is shown for a query that is sound. While its last words find nothing, what the words before them find stays: a
    /// reader who types on is not shown an empty list between two full ones; the query is then that without them.
    #[must_use]
    pub fn typed(&self, asked: &mut Query, cache: &mut ExpansionCache) -> Results {
        let found = self.find_again(asked, cache);
        if !found.is_empty() {
            return Results::Found(found);
        }
        if let Some(code) = self.unlisted_code(asked) {
            return Results::Code(code, self.near(asked, MOST_NEAR));
        }
        if let Some(found) = self.hear(asked, |heard| self.find_again(heard, cache)) {
            return Results::Found(found);
        }
        // What the other words find says nothing of such a drug: *hold lisinopril*.
        if self.other_drug(asked, cache).is_some() {
            return Results::Near(self.near(asked, MOST_NEAR));
        }
        let letters = if self.is_open(asked, cache) { MOST_LETTERS_LEFT_OUT } else { 0 };
        let mut find =
            |(query, rest): (Query, &str)| (self.find_again(&query, cache), query, rest.to_owned());
        let sure = (asked.shorter().take(MOST_LEFT_OUT).map(&mut find))
            .find(|(found, ..)| found.first().is_some_and(is_sure));
        let kept = sure.or_else(|| {
            let mut begun = asked.begun().take(letters).map(&mut find);
            begun.find(|(found, ..)| !found.is_empty())
        });
        let Some((found, query, rest)) = kept else {
            return Results::Near(self.near(asked, MOST_NEAR));
        };
        *asked = query;
        Results::Shortened { found, rest }
    }
}

/// Whether an entry is among the results by its own words, and not by a guess at what was meant.
fn is_sure(found: &Found) -> bool {
    match &found.place {
        Place::Hit(hit) => !hit.is_guess(),
        Place::Under { .. } | Place::Treated { .. } => true,
    }
}
