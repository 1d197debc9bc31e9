//! Finding candidates, tier by tier.

use super::fields::{Term, TermKind};
use super::fuzzy::Fuzzy;
use super::rank::{Hit, Tier};
use super::{Index, Query};
use crate::catalog::{Catalog, EntryRef};
use std::collections::HashMap;

/// With this many hits by name, the full text is not asked.
const ENOUGH: usize = 8;

impl Index {
    /// The entries that `query` finds, the best first; each once.
    #[must_use]
    pub fn hits(&self, catalog: &Catalog, query: &Query) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        let mut best: HashMap<EntryRef, Hit> = HashMap::new();
        let mut offer = |hit: Hit| {
            best.entry(hit.entry)
                .and_modify(|known| {
                    if hit.order(known).is_lt() {
                        *known = hit.clone();
                    }
                })
                .or_insert(hit);
        };
        let asked = |entry| query.covers(catalog.entry(entry).kind());
        for term in self.terms() {
            if let Some((tier, closeness)) = self.by_name(term, query)
                && asked(term.entry)
            {
                offer(Hit { entry: term.entry, tier, closeness, term: term.clone() });
            }
        }
        self.spread(query, &mut offer, asked);
        if best.is_empty() {
            self.fuzzy(query, &mut best, asked);
        }
        if best.len() < ENOUGH {
            self.text(catalog, query, &mut best, asked);
        }
        let mut hits: Vec<Hit> = best.into_values().collect();
        hits.sort_unstable_by(Hit::order);
        hits
    }

    fn by_name(&self, term: &Term, query: &Query) -> Option<(Tier, f64)> {
        let text = self.folded(term);
        if term.kind == TermKind::Code {
            return code(text, query.code.as_deref()?).map(|closeness| (Tier::Code, closeness));
        }
        if text == query.folded {
            let tier = if term.kind == TermKind::Name { Tier::Name } else { Tier::Synonym };
            return Some((tier, strength(term.kind)));
        }
        if text.starts_with(&query.folded) {
            // A name claims the query more than a synonym does, whatever is left of either.
            let claim = strength(term.kind) - 0.2;
            return Some((Tier::Prefix, claim + 0.2 * share(query.folded.len(), text.len())));
        }
        let cover = words_in(text, &query.words)?;
        Some((Tier::Words, cover * 0.9 + strength(term.kind) * 0.1))
    }

    /// Entries of which every word stands in some term, though not in one.
    fn spread(&self, query: &Query, offer: &mut impl FnMut(Hit), asked: impl Fn(EntryRef) -> bool) {
        if query.words.len() < 2 || query.words.len() > 64 {
            return;
        }
        let all = u64::MAX >> (64 - query.words.len());
        for terms in self.terms().chunk_by(|a, b| a.entry == b.entry) {
            let mut held = 0u64;
            let mut strongest: Option<(u32, &Term)> = None;
            for term in terms.iter().filter(|term| term.kind != TermKind::Code) {
                let holds = held_words(self.folded(term), &query.words);
                held |= holds;
                if strongest.is_none_or(|(count, _)| holds.count_ones() > count) {
                    strongest = Some((holds.count_ones(), term));
                }
            }
            if let Some((count, term)) = strongest
                && held == all
                && asked(term.entry)
            {
                let closeness = f64::from(count) / f64::from(held.count_ones());
                offer(Hit { entry: term.entry, tier: Tier::Spread, closeness, term: term.clone() });
            }
        }
    }

    fn fuzzy(
        &self,
        query: &Query,
        best: &mut HashMap<EntryRef, Hit>,
        asked: impl Fn(EntryRef) -> bool,
    ) {
        let Some(fuzzy) = Fuzzy::new(&query.folded) else { return };
        for term in self.terms() {
            if !matches!(term.kind, TermKind::Name | TermKind::Synonym) || !asked(term.entry) {
                continue;
            }
            let Some(closeness) = fuzzy.score(self.folded(term)) else { continue };
            let hit = Hit { entry: term.entry, tier: Tier::Fuzzy, closeness, term: term.clone() };
            best.entry(hit.entry)
                .and_modify(|known| {
                    if hit.order(known).is_lt() {
                        *known = hit.clone();
                    }
                })
                .or_insert(hit);
        }
    }

    fn text(
        &self,
        catalog: &Catalog,
        query: &Query,
        best: &mut HashMap<EntryRef, Hit>,
        asked: impl Fn(EntryRef) -> bool,
    ) {
        if query.words.iter().any(|word| word.len() < 3) {
            return;
        }
        for entry in catalog.refs().filter(|&entry| asked(entry)) {
            let text = self.full_text(entry);
            let holds = |word: &String| {
                text.match_indices(word.as_str()).any(|(at, _)| {
                    let ends = text.as_bytes().get(at + word.len());
                    // A whole word, or its plural: the text is too large for half words to mean anything.
                    let whole = matches!(ends, None | Some(b' '))
                        || ends == Some(&b's')
                            && matches!(
                                text.as_bytes().get(at + word.len() + 1),
                                None | Some(b' ')
                            );
                    whole && at.checked_sub(1).and_then(|at| text.as_bytes().get(at)) == Some(&b' ')
                })
            };
            if query.words.iter().all(holds) {
                best.entry(entry).or_insert_with(|| Hit {
                    entry,
                    tier: Tier::Text,
                    closeness: 0.0,
                    term: Term { entry, kind: TermKind::Text, row: 0, folded: 0..0 },
                });
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
        Some(0.5 + share(of_entry.len(), asked.len()) * 0.4)
    } else if of_entry.starts_with(asked) {
        Some(share(asked.len(), of_entry.len()) * 0.5)
    } else {
        None
    }
}

/// How much of the words of `text` the query takes, if every word of the query is found in it.
fn words_in(text: &str, words: &[String]) -> Option<f64> {
    let mut taken = 0;
    for word in words {
        taken += text.split(' ').filter(|of_text| is_word(of_text, word)).map(str::len).max()?;
    }
    Some(share(taken.min(text.len()), text.len()))
}

/// A bit for each of the words of the query that `text` holds.
fn held_words(text: &str, words: &[String]) -> u64 {
    let holds = |word: &String| text.split(' ').any(|of_text| is_word(of_text, word));
    words.iter().enumerate().filter(|(_, word)| holds(word)).map(|(bit, _)| 1u64 << bit).sum()
}

/// Whether a word of a text is the word that was typed, or begins with it, or is its singular.
fn is_word(of_text: &str, typed: &str) -> bool {
    let singular = typed.strip_suffix('s').filter(|stem| stem.len() >= 3);
    of_text.starts_with(typed) || singular == Some(of_text)
}

const fn strength(kind: TermKind) -> f64 {
    match kind {
        TermKind::Name => 1.0,
        TermKind::Abbreviation => 0.8,
        TermKind::Synonym => 0.6,
        TermKind::Lay => 0.4,
        TermKind::Code | TermKind::Text => 0.0,
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
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

    #[test]
    fn words_may_come_in_any_order_and_be_unfinished() {
        let words = |text: &str| Query::new(text).words.clone();
        assert!(words_in("uterine fibroid embolization", &words("embol uter")).is_some());
        assert!(words_in("uterine fibroid embolization", &words("fibroids")).is_some());
        assert!(words_in("uterine fibroid embolization", &words("fibroid pelvic")).is_none());
    }
}
