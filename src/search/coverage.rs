//! How much of a query the terms of an entry cover, and how much of them the query covers.
//!
//! Words weigh by their rarity. Only terms that hold one of the rarer words of the query are looked at. Beside the
//! best single term, an entry may hold the words in several terms, and a procedure may hold some words while a condition that it
//! treats holds the others.

mod hits;
mod nearness;
mod sought;
mod standing;
mod together;

pub use nearness::near;

use self::sought::Sought;
use super::expand::{Expansion, ReadQuery, TypedWord};
use super::query::MOST_WORDS;
use super::rank::{Hit, MatchClass};
use super::reading::WordPart;
use super::stopwords::negates;
use super::{Index, TermKind, weights};
use crate::catalog::{Aspect, Catalog, EntryRef, Kind};

/// No more places in the lists of terms than this are looked at, the rarest words first. No query on our data wants more, and a
/// hundred thousand terms cost no more than `memmem` over all of them.
const MOST_PLACES: usize = 7_000;

/// Fewer words than these are no match in a summary.
const SUMMARY_WORDS: usize = 3;

/// With what confidence each word of the query is covered.
type Covered = [f64; MOST_WORDS];

/// What is known of an entry.
struct EntryCover {
    entry: EntryRef,
    cover: Covered,
    best: BestMatch,
    /// How much of one of its terms is covered at the most.
    of_term: f64,
    /// Whether one of its terms stands whole in the query.
    whole: bool,
    /// Whether that is a name of one word that is sure to be meant.
    sure: bool,
    /// How many words of the query one of its terms says at the most.
    said: usize,
}

/// The best of what is known of an entry.
#[derive(Clone, Copy)]
struct BestMatch {
    class: MatchClass,
    score: f64,
    term: u32,
    typo: bool,
    /// Whether the aspect is asked of it, and not a part of what it is called.
    asked: bool,
    /// Whether the term says every name, and several words.
    said: bool,
}

impl BestMatch {
    fn is_better_than(&self, other: &Self) -> bool {
        (other.class, self.score).partial_cmp(&(self.class, other.score))
            == Some(std::cmp::Ordering::Greater)
    }
}

/// How a term is covered.
struct TermCover {
    cover: Covered,
    /// How much of the term is covered.
    share: f64,
    /// How much of it is said.
    share_said: f64,
    /// Whether all of it is said, in the words of the query.
    whole: bool,
    /// What the words of it weigh that are said and name something.
    said: f64,
}

/// The entries that cover enough of `query`, the best of them and what is not much worse.
pub fn coverage(
    catalog: &Catalog,
    index: &Index,
    query: ReadQuery,
    looked: &mut usize,
) -> Vec<Hit> {
    let mut coverage = Coverage::new(catalog, index, query);
    *looked += coverage.look();
    if coverage.is_everyday() {
        return Vec::new();
    }
    let mut hits = coverage.hits();
    if hits.is_empty() && coverage.words.len() > 2 {
        hits = coverage.by_half();
    }
    // What is only partly there is no match where something is named.
    if hits.iter().any(|hit| hit.class < MatchClass::Partial) {
        hits.retain(|hit| hit.class < MatchClass::Partial);
    }
    coverage.without_tail(hits)
}

/// The entries that hold words of a query.
struct Coverage<'i> {
    index: &'i Index,
    words: Vec<Expansion>,
    /// How those that name something are typed.
    named: Vec<String>,
    /// Which words name something.
    names: Vec<bool>,
    /// Which of them name a thing of another field together.
    elsewhere: Vec<bool>,
    /// Which of them name things of everyday life.
    everyday: Vec<bool>,
    /// How many words were typed.
    typed: usize,
    /// Whether the last word only begins others yet, or is a slip.
    is_begun: bool,
    /// Which words ask for the aspect.
    asked: Vec<bool>,
    /// Which words ask for something together, a bit each: a bit of such a phrase means something else.
    phrases: Vec<u32>,
    /// The kinds of entries that the words beside the names go with; any, where there are none.
    kinds: Vec<Kind>,
    /// What is asked, with its number.
    aspect: Option<(usize, &'i Aspect)>,
    catalog: &'i Catalog,
    /// Whether the query says *no* or *not*.
    negates: bool,
    /// Whether some word that names something is in none of our terms.
    is_strange: bool,
    /// In the order of the entries.
    found: Vec<EntryCover>,
}

impl<'i> Coverage<'i> {
    /// The words of `query` with what they may mean, and no entry yet.
    fn new(catalog: &'i Catalog, index: &'i Index, query: ReadQuery) -> Self {
        let parts = || query.words.iter().take(MOST_WORDS).map(|word| word.part);
        let names: Vec<bool> = parts().map(WordPart::names).collect();
        let elsewhere = parts().map(|part| part == WordPart::Elsewhere).collect();
        let everyday = parts().map(|part| part == WordPart::Everyday).collect();
        let aspect = query.aspect.map(WordPart::Aspect);
        let asked = parts().map(|part| Some(part) == aspect).collect();
        let phrases = phrases(index, &query.words);
        let decoration = |part| match part {
            WordPart::Decoration(number) => catalog.vocabulary().decorations.get(number?),
            _ => None,
        };
        let decorations = query.words.iter().filter_map(|word| decoration(word.part));
        let kinds = decorations.flat_map(|row| row.kinds.clone()).collect();
        let aspect = query.aspect.and_then(|at| Some((at, catalog.vocabulary().aspects.get(at)?)));
        let of_names = query.words.iter().filter(|word| word.part.names());
        let named = of_names.map(|word| word.word.clone()).collect();
        let mut words: Vec<Expansion> =
            query.words.into_iter().take(MOST_WORDS).map(|word| word.expansion).collect();
        let known = words.iter().filter(|word| !word.stems.is_empty()).map(|word| word.weight);
        if let Some(heaviest) = known.reduce(f64::max) {
            let unknown = words.iter_mut().filter(|word| word.stems.is_empty());
            unknown.for_each(|word| word.weight = heaviest * weights::UNKNOWN_WORD);
        }
        let is_sure = |word: &Expansion| {
            let best = word.stems.first();
            !word.typo && best.is_some_and(|&(_, best)| best >= weights::INFLECTION)
        };
        let is_begun = query.unfinished && words.last().is_some_and(|word| !is_sure(word));
        let is_strange =
            words.iter().zip(&names).any(|(word, name)| *name && word.stems.is_empty());
        Self {
            index,
            words,
            named,
            names,
            elsewhere,
            everyday,
            typed: query.typed,
            is_begun,
            is_strange,
            asked,
            phrases,
            kinds,
            aspect,
            catalog,
            negates: query.negates,
            found: Vec::new(),
        }
    }

    /// The stems that the words of the query may mean.
    fn sought(&self) -> Sought {
        Sought::by(&self.words, self.index.stems())
    }

    /// What a term covers of each word, and how much of the term is covered.
    fn of_term(&self, term: u32, sought: &Sought) -> TermCover {
        let whole = self.of_term_but(term, sought, 0);
        match self.broken(&whole.cover) {
            0 => whole,
            bits => self.of_term_but(term, sought, bits),
        }
    }

    /// The words of which a term holds some and lacks others that ask for something with them, a bit each.
    fn broken(&self, cover: &Covered) -> u32 {
        let is_covered = |at: &usize| cover.get(*at).is_some_and(|&covered| covered > 0.0);
        let covered = (0..MOST_WORDS).filter(is_covered).fold(0, |bits, at| bits | 1 << at);
        let broken = self.phrases.iter().filter(|&&phrase| phrase & !covered != 0);
        broken.fold(0, |bits, phrase| bits | phrase & covered)
    }

    /// The same, as if some words were not in the query.
    fn of_term_but(&self, term: u32, sought: &Sought, but: u32) -> TermCover {
        let mut cover: Covered = [0.0; MOST_WORDS];
        let (mut taken, mut said, mut core_said, mut named) = (0.0, 0.0, 0.0, false);
        let (mut all, mut core) = (0.0, 0.0);
        let kind = self.index.term(term).kind;
        for (at, stem) in self.index.stems_of(term).enumerate() {
            if at > 0 && taken == 0.0 && self.index.begins_aside(stem) {
                // What is said is only when or beside what.
                break;
            }
            let weight = self.index.weight(stem);
            let core_weight = if self.index.is_core(kind, stem) { weight } else { 0.0 };
            all += weight;
            core += core_weight;
            let mut most = 0.0f64;
            let words = sought.words(stem).iter().filter(|(at, _)| but & 1 << at == 0);
            for &(at, confidence) in words {
                cover[at] = cover[at].max(confidence);
                most = most.max(confidence);
                named |= self.names[at] && confidence >= weights::SAID;
            }
            taken += most * weight;
            if most >= weights::SAID {
                said += weight;
                core_said += core_weight;
            }
        }
        let all = f64::max(all, f64::MIN_POSITIVE);
        // Two stop words are no name.
        let has_core = core > 2.5 * weights::STOP_WORD;
        TermCover {
            cover,
            share: (taken / all).min(1.0),
            share_said: (said / all).min(1.0),
            whole: named && has_core && core_said / core >= weights::WHOLE,
            said: core_said,
        }
    }

    /// Looks at every term that holds one of the rarer words; returns how many there are.
    fn look(&mut self) -> usize {
        let (sought, candidates) = (self.sought(), self.candidates());
        for &term in &candidates {
            let covered = self.of_term(term, &sought);
            self.note(term, &covered);
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

    fn note(&mut self, term: u32, covered: &TermCover) {
        let &TermCover { ref cover, share, mut whole, .. } = covered;
        let kind = self.index.term(term).kind;
        let of_term = weights::OF_QUERY + weights::OF_TERM * share;
        let is_bit = kind == TermKind::Summary && words_said(cover) < SUMMARY_WORDS;
        if is_bit || self.is_bit_of_title(term, share) || self.is_elsewhere(cover) {
            return;
        }
        // Who can eat is not who cannot, and who says *bone* does not say *bone on bone*.
        let is_other = || !self.negates && negates(&self.index.text(term));
        whole = whole && !is_other() && !self.is_repeated(term, cover);
        let is_sure = whole && self.is_sure(term);
        let (mut class, mut score) = self.judge(cover, whole, is_sure);
        let is_said = self.names_are_covered(cover, weights::SAID);
        if class == MatchClass::Words && whole && is_said && kind < TermKind::Ontology {
            class = MatchClass::Whole;
        }
        if class == MatchClass::Within && !self.stands(term, covered) {
            (class, score) = self.judge(cover, false, false);
            whole = false;
        }
        let best = BestMatch {
            class,
            score: score * of_term * weights::of_term_kind(kind),
            term,
            typo: self.has_typo(cover),
            asked: !self.asked.iter().zip(cover).any(|(asked, &covered)| *asked && covered > 0.0),
            said: is_said && words_said(cover) >= 2,
        };
        let entry = self.index.term(term).entry;
        // The terms of an entry follow each other.
        if self.found.last().is_none_or(|last| last.entry != entry) {
            let cover = [0.0; MOST_WORDS];
            let (of_term, whole, sure, said) = (0.0, false, false, 0);
            self.found.push(EntryCover { entry, cover, best, of_term, whole, sure, said });
        }
        let Some(found) = self.found.last_mut() else { return };
        if best.is_better_than(&found.best) {
            found.best = best;
        }
        found.of_term = found.of_term.max(share);
        found.whole |= whole;
        found.sure |= is_sure;
        found.said = found.said.max(words_said(cover));
        join(&mut found.cover, cover);
    }

    /// What class of match a coverage is, and how much of the query it is; nothing where it is too little.
    ///
    /// Where a term is said as a `whole`, the words that only go with names cost nothing. They decide among equals.
    fn judge(&self, cover: &Covered, whole: bool, is_sure: bool) -> (MatchClass, f64) {
        let others = if whole { 0.0 } else { weights::BESIDE_A_NAME };
        let covered = self.of_query(cover, others);
        let all = self.of_query(cover, 1.0);
        let score = covered * (1.0 - weights::OF_ALL_WORDS + weights::OF_ALL_WORDS * all);
        let least_within = match (is_sure, self.is_strange) {
            (true, _) => weights::LEAST_OF_SURE,
            (false, true) => weights::LEAST_BESIDE_A_STRANGER,
            (false, false) => weights::LEAST_WITHIN,
        };
        match (self.names_are_covered(cover, weights::MEANT), whole) {
            (true, _) if covered >= weights::LEAST_COVERAGE => (MatchClass::Words, score),
            (_, true) if covered >= least_within => (MatchClass::Within, score),
            _ if covered >= weights::LEAST_COVERAGE => (MatchClass::Partial, score),
            _ => (MatchClass::Partial, 0.0),
        }
    }

    /// Whether each word that names something is covered with `least` confidence.
    fn names_are_covered(&self, cover: &Covered, least: f64) -> bool {
        cover.iter().zip(&self.names).all(|(&covered, name)| !name || covered >= least)
    }

    /// Whether a term is a title of the code book of which only a word or two are covered. It names a thing as a whole: a bit of
    /// it says something else.
    fn is_bit_of_title(&self, term: u32, share: f64) -> bool {
        let is_title =
            matches!(self.index.term(term).kind, TermKind::CodeTitle | TermKind::CodeTerm);
        is_title && share < weights::LEAST_OF_TITLE
    }

    /// Whether all names that are covered are those of another field.
    fn is_elsewhere(&self, cover: &Covered) -> bool {
        let names = || self.elsewhere.iter().zip(&self.names).zip(cover);
        let mut covered = names().filter(|((_, name), covered)| **name && **covered > 0.0);
        self.elsewhere.contains(&true) && covered.all(|((elsewhere, _), _)| *elsewhere)
    }

    /// Whether a word that is covered is only guessed.
    fn is_guessed(&self, cover: &Covered) -> bool {
        self.words.iter().zip(cover).any(|(word, &covered)| word.guess && covered > 0.0)
    }

    fn has_typo(&self, cover: &Covered) -> bool {
        self.words.iter().zip(cover).any(|(word, &covered)| word.typo && covered > 0.0)
    }

    /// How much of the query is covered, by weight, where the words that name nothing count so many `others`.
    fn of_query(&self, cover: &Covered, others: f64) -> f64 {
        let (mut covered, mut all) = (0.0, 0.0);
        for ((word, confidence), name) in self.words.iter().zip(cover).zip(&self.names) {
            let weight = word.weight * if *name { 1.0 } else { others };
            covered += weight * confidence;
            all += weight;
        }
        covered / f64::max(all, f64::MIN_POSITIVE)
    }

    /// What is known of an entry, if it holds a word of the query.
    fn found(&self, entry: EntryRef) -> Option<&EntryCover> {
        let at = self.found.binary_search_by_key(&entry, |found| found.entry).ok()?;
        self.found.get(at)
    }
}

/// The phrases of several of the words that ask for something, as bits of their words.
fn phrases(index: &Index, words: &[TypedWord]) -> Vec<u32> {
    let texts: Vec<&str> = words.iter().take(MOST_WORDS).map(|word| word.word.as_str()).collect();
    let (mut phrases, mut at) = (Vec::new(), 0);
    while let Some(rest) = texts.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, part) = index.phrases().first(rest);
        if length > 1 && matches!(part, WordPart::Aspect(_)) {
            phrases.push(((1 << length) - 1) << at);
        }
        at += length;
    }
    phrases
}

/// Each word with the greater confidence of the two.
fn join(cover: &mut Covered, other: &Covered) {
    for (known, new) in cover.iter_mut().zip(other) {
        *known = known.max(*new);
    }
}

/// How many words of a query are said.
fn words_said(cover: &Covered) -> usize {
    cover.iter().filter(|&&covered| covered >= weights::SAID).count()
}
