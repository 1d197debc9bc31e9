//! Finding entries, class by class.

use super::coverage::coverage;
use super::expand::{ExpansionCache, read};
use super::field::year;
use super::fuzzy::Fuzzy;
use super::index::letters;
use super::rank::{Best, Hit, MatchClass, share};
use super::reading::WordPart;
use super::results::Found;
use super::terms::TermKind;
use super::{Index, Library, Query, weights};
use crate::catalog::Catalog;
use fixedbitset::FixedBitSet;
use rustc_hash::FxHashSet;

/// No more terms than this are looked at letter by letter.
const MOST_LETTERED: usize = 8000;

/// No more terms than this are looked at for their beginning: one letter begins too many.
const MOST_BEGINNINGS: usize = 4096;

/// Fewer letters than these begin too many words to take the place of what stood first.
const SHORTEST_BEGUN: usize = 3;

/// A year is typed with so many signs.
const YEAR: usize = 4;

impl Library {
    /// What `query` finds: each condition is followed by the procedures that treat it, in the order of their roles.
    #[must_use]
    pub fn find(&self, query: &Query) -> Vec<Found> {
        self.find_again(query, &mut ExpansionCache::default())
    }

    /// The same, with what the keystrokes before have expanded.
    #[must_use]
    pub fn find_again(&self, query: &Query, cache: &mut ExpansionCache) -> Vec<Found> {
        let mut hits = self.hits_without(&[], query, cache);
        let kept = query.first.and_then(|first| hits.iter().position(|hit| hit.entry == first));
        if let Some(above) = kept.and_then(|at| hits.get_mut(..=at)) {
            // What is called so takes its place, and so does what begins with the query, once that says something.
            let begun = query.folded.rsplit(' ').next().unwrap_or_default();
            let surest =
                if begun.len() < SHORTEST_BEGUN { MatchClass::Code } else { MatchClass::Prefix };
            if above.first().is_some_and(|hit| hit.class > surest) {
                above.rotate_right(1);
            }
        }
        self.spread(query, hits)
    }

    /// The same when some classes are left out, to see what each of them adds.
    #[must_use]
    pub fn find_without(&self, out: &[MatchClass], query: &Query) -> Vec<Found> {
        self.spread(query, self.hits_without(out, query, &mut ExpansionCache::default()))
    }

    /// The entries that `query` itself finds, the best first; each once.
    #[must_use]
    pub fn hits(&self, query: &Query) -> Vec<Hit> {
        self.hits_without(&[], query, &mut ExpansionCache::default())
    }

    /// The entries that `query` finds when some classes are left out.
    fn hits_without(
        &self,
        out: &[MatchClass],
        query: &Query,
        cache: &mut ExpansionCache,
    ) -> Vec<Hit> {
        let Some(plain) = query.with_urgent_as_word() else {
            return self.hits_as_read(out, query, cache);
        };
        // *Urgent* filters, unless a name begins with it, or nothing would be left.
        let by_word = self.hits_as_read(out, &plain, cache);
        let is_name = |hit: &Hit| matches!(hit.class, MatchClass::Name | MatchClass::Synonym);
        if by_word.first().is_some_and(is_name) {
            return by_word;
        }
        match self.hits_as_read(out, query, cache) {
            filtered if filtered.is_empty() => by_word,
            filtered => filtered,
        }
    }

    /// The same where *urgent* is what the query takes it for.
    fn hits_as_read(
        &self,
        out: &[MatchClass],
        query: &Query,
        cache: &mut ExpansionCache,
    ) -> Vec<Hit> {
        let (catalog, index) = (self.catalog(), &self.index);
        if query.is_empty() || query.fault().is_some() {
            return Vec::new();
        }
        let (mut best, mut whom) = (Best::of(catalog.entries().len()), Vec::new());
        if query.folded.is_empty() {
            index.kept(catalog, &mut best);
        } else {
            let read = read(index, query, cache);
            // Another drug is neither the beginning of a name of ours nor some letters of one.
            let is_other = read.words.iter().any(|word| word.part == WordPart::OtherDrug);
            if !is_other {
                index.by_term(query, out, &mut best, cache);
            }
            if !out.contains(&MatchClass::Code) {
                index.by_code(query, &mut best);
            }
            index.by_year(catalog, query, &mut best);
            whom.extend(read.words.iter().filter_map(|word| word.part.whom(catalog.vocabulary())));
            for hit in coverage(catalog, index, read, &mut cache.looked) {
                if !out.contains(&hit.class) {
                    best.offer(hit);
                }
            }
            if !out.contains(&MatchClass::Fuzzy) && best.is_empty() && !is_other {
                index.by_letters(query, &mut best, cache);
            }
        }
        let mut hits = best.into_hits();
        hits.retain(|hit| {
            let exact = || query.exact.iter().all(|word| index.holds(hit.entry, word));
            self.passes(query, hit.entry) && exact()
        });
        // Where something is called just so, the parts of brands are no news.
        if hits.iter().any(|hit| hit.class <= MatchClass::Code) {
            let is_part =
                |hit: &Hit| hit.term.kind == TermKind::Device && hit.class > MatchClass::Code;
            hits.retain(|hit| !is_part(hit));
        }
        let told_of = |told_by: &[String]| -> FixedBitSet {
            told_by.iter().flat_map(|word| index.prose().holders(word).into_ones()).collect()
        };
        let told_of: Vec<FixedBitSet> = whom.into_iter().map(told_of).collect();
        for hit in &mut hits {
            hit.set_kind_priority(catalog);
            hit.is_for_others = told_of.iter().any(|told| !told.contains(hit.entry.index()));
        }
        if let Some(asked) = query.words.iter().find_map(|word| year_of(word)) {
            let is_other = |hit: &&mut Hit| year(catalog, hit.entry).is_some_and(|at| at != asked);
            hits.iter_mut().filter(is_other).for_each(|hit| hit.score *= weights::OTHER_YEAR);
        }
        hits.sort_unstable_by(Hit::order);
        hits
    }
}

/// The year that a word is, if it may be one.
fn year_of(word: &str) -> Option<u16> {
    word.parse().ok().filter(|_| word.len() == YEAR)
}

impl Index {
    fn kept(&self, catalog: &Catalog, best: &mut Best) {
        for entry in catalog.refs() {
            if let Some(term) = self.terms_of(entry).next() {
                best.offer(Hit::by(self.term(term), MatchClass::Kept, 0.0));
            }
        }
    }

    /// Terms that are the query, or begin with it.
    fn by_term(
        &self,
        query: &Query,
        out: &[MatchClass],
        best: &mut Best,
        cache: &mut ExpansionCache,
    ) {
        for number in self.beginning_with(&query.folded).iter().take(MOST_BEGINNINGS) {
            cache.looked += 1;
            let term = self.term(number);
            if term.kind == TermKind::Code {
                continue;
            }
            let strength = weights::of_term_kind(term.kind);
            let length = self.length(number);
            if length == query.folded.len() {
                let class = if term.kind == TermKind::Name {
                    MatchClass::Name
                } else {
                    MatchClass::Synonym
                };
                if !out.contains(&class) {
                    best.offer(Hit::by(term, class, strength));
                }
            } else if !out.contains(&MatchClass::Prefix) {
                // A name claims the query more than a synonym does, whatever is left of either.
                let claim = 1.0 - weights::prefix_steps(term.kind) * weights::PREFIX_STEP;
                let left = share(query.folded.len(), length);
                best.offer(Hit::by(
                    term,
                    MatchClass::Prefix,
                    (claim + weights::PREFIX_REST * left) / (1.0 + weights::PREFIX_REST),
                ));
            }
        }
    }

    fn by_code(&self, query: &Query, best: &mut Best) {
        let Some(asked) = &query.code else { return };
        for (term, text) in self.codes() {
            if let Some(score) = code(text, asked) {
                best.offer(match query.is_code() {
                    true => Hit::by(term, MatchClass::Code, score),
                    false => Hit::by(term, MatchClass::Whole, score * weights::CODE_BESIDE_WORDS),
                });
            }
        }
    }

    /// What happened or was published in the year that the query is.
    fn by_year(&self, catalog: &Catalog, query: &Query, best: &mut Best) {
        let Some(asked) = year_of(&query.folded) else {
            return;
        };
        for entry in catalog.refs().filter(|&entry| year(catalog, entry) == Some(asked)) {
            if let Some(term) = self.terms_of(entry).next() {
                best.offer(Hit::by(self.term(term), MatchClass::Words, 1.0));
            }
        }
    }

    /// Terms with the letters of the query in order, from the beginning of a word on.
    fn by_letters(&self, query: &Query, best: &mut Best, cache: &mut ExpansionCache) {
        if query.folded.contains(' ') {
            return;
        }
        let Some(fuzzy) = Fuzzy::new(&query.folded) else { return };
        let Some(first) = query.folded.chars().next() else { return };
        let asked = letters(query.folded.as_bytes());
        let mut seen = FxHashSet::default();
        let mut looked = 0;
        for word in self.words_beginning_with(first.encode_utf8(&mut [0; 4])) {
            let (_, stem) = self.word(word);
            for number in self.postings(stem) {
                looked += 1;
                if looked > MOST_LETTERED {
                    return;
                }
                cache.looked += 1;
                let term = self.term(number);
                if matches!(term.kind, TermKind::Name | TermKind::Synonym)
                    && self.has_letters(number, asked)
                    && seen.insert(number)
                    && let Some(score) = fuzzy.score(&self.text(number))
                {
                    best.offer(Hit::by(term, MatchClass::Fuzzy, score));
                }
            }
        }
    }
}

/// How close the code of an entry is to the code that was asked, both without points.
///
/// The same code, a code above the asked one (which covers it), or one that the asked one begins.
fn code(of_entry: &str, asked: &str) -> Option<f64> {
    if of_entry == asked {
        Some(1.0)
    } else if asked.starts_with(of_entry) {
        Some(weights::CODE_ABOVE + share(of_entry.len(), asked.len()) * weights::CODE_ABOVE_SHARED)
    } else if of_entry.starts_with(asked) {
        Some(share(asked.len(), of_entry.len()) * weights::CODE_BELOW)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_finds_itself_what_covers_it_and_what_it_begins() {
        let order = [
            code("I2699", "I2699"),
            code("I269", "I2699"),
            code("I26", "I2699"),
            code("I26992", "I2699"),
        ];
        assert!(order.iter().all(Option::is_some));
        assert!(order.windows(2).all(|pair| pair[0] > pair[1]));
        assert_eq!(code("I27", "I2699"), None);
    }
}
