//! How much of a query the terms of an entry cover, and how much of them the query covers.
//!
//! Words weigh by their rarity. Only terms that hold one of the rarer words of the query are looked at. Beside the
//! best single term, an entry may hold the words in several terms, and a procedure may hold some words while a condition that it
//! treats holds the others.

mod cover;
mod hits;
mod known;
mod nearness;
mod plan;
mod sought;
mod standing;
mod together;

pub use nearness::near;

use self::cover::{Cover, Weights, WordSet};
use self::known::{BestMatch, EntryCover, TermCover};
use self::sought::Sought;
use super::expand::{Expansion, ReadQuery, TypedWord};
use super::query::MOST_WORDS;
use super::rank::{Hit, MatchClass};
use super::reading::WordPart;
use super::terms::Term;
use super::{Index, TermKind, weights};
use crate::catalog::{Aspect, Catalog, EntryRef, Kind};
use crate::packed::count;
use fixedbitset::FixedBitSet;
use std::cell::OnceCell;

/// No more places in the lists of terms than this are looked at, the rarest words first. On our data only the
/// letter *o* alone wants more; a hundred thousand terms cost 1.6 times what `memmem` over all of them does.
const MOST_PLACES: usize = 7_000;

/// Fewer words than these are no match in a summary.
const SUMMARY_WORDS: usize = 3;

/// The entries that cover enough of `query`, the best of them and what is not much worse.
pub fn coverage(
    catalog: &Catalog,
    index: &Index,
    query: ReadQuery,
    looked: &mut usize,
) -> Vec<Hit> {
    let mut coverage = Coverage::new(catalog, index, query);
    *looked += coverage.look();
    if coverage.is_everyday() || coverage.is_speech_by_slips() {
        return Vec::new();
    }
    coverage.ask_for_plan();
    let mut hits = coverage.hits();
    if hits.is_empty() && coverage.words.len() > 2 {
        hits = coverage.by_half();
    }
    // What is only partly there is no match where something is named.
    if hits.iter().any(|(hit, _)| hit.class < MatchClass::Partial) {
        hits.retain(|(hit, _)| hit.class < MatchClass::Partial);
    }
    coverage.below_whole_names(&mut hits);
    coverage.without_tail(hits)
}

/// The entries that hold words of a query.
struct Coverage<'i> {
    index: &'i Index,
    words: Vec<Expansion>,
    /// How those that name something are typed.
    named: Vec<String>,
    /// The words that name something.
    names: WordSet,
    /// Those of them that name a thing of another field together.
    elsewhere: WordSet,
    /// Those of them that name things of everyday life.
    everyday: WordSet,
    /// The words that are only known when a typo is forgiven, and those that are only guessed.
    typos: WordSet,
    guesses: WordSet,
    /// The words that nothing of ours holds.
    foreign: WordSet,
    /// For each word that names something the entries whose texts hold it; looked up where a name stands in the query.
    texts: OnceCell<Vec<FixedBitSet>>,
    /// What the words weigh when those that name nothing count for nothing, for little, or as much as the others.
    of_names: Weights,
    beside_names: Weights,
    of_all: Weights,
    /// How many words were typed.
    typed: usize,
    /// Whether the last word only begins others yet, or is a slip.
    is_begun: bool,
    /// The words that ask for the aspect.
    asked: WordSet,
    /// The words that ask for something together: one of them alone means something else.
    phrases: Vec<WordSet>,
    /// The kinds of entries that the words beside the names go with; any, where there are none.
    kinds: Vec<Kind>,
    /// What is asked, with its number.
    aspect: Option<(usize, &'i Aspect)>,
    catalog: &'i Catalog,
    /// Whether the query says *no* or *not*.
    negates: bool,
    /// The words that say that there is no time.
    urgent: WordSet,
    /// Whether some word that names something is in none of our terms.
    is_strange: bool,
    /// In the order of the entries.
    found: Vec<EntryCover>,
}

impl<'i> Coverage<'i> {
    /// The words of `query` with what they may mean, and no entry yet.
    fn new(catalog: &'i Catalog, index: &'i Index, query: ReadQuery) -> Self {
        let parts = || query.words.iter().take(MOST_WORDS).map(|word| word.part);
        let names = WordSet::of(parts().map(WordPart::names));
        let elsewhere = WordSet::of(parts().map(|part| part == WordPart::Elsewhere));
        let everyday = WordSet::of(parts().map(|part| part == WordPart::Everyday));
        let aspect = query.aspect.map(WordPart::Aspect);
        let asked = WordSet::of(parts().map(|part| Some(part) == aspect));
        let phrases = phrases(index, &query.words);
        let decoration = |part| match part {
            WordPart::Decoration(number) => catalog.vocabulary().decorations.get(number?),
            _ => None,
        };
        let decorations = || query.words.iter().filter_map(|word| decoration(word.part));
        let kinds = decorations().flat_map(|row| row.kinds.clone()).collect();
        let is_ours = decorations().any(|row| row.is_ours);
        let is_urgent = |part| decoration(part).is_some_and(|row| row.is_urgent);
        let urgent = WordSet::of(parts().map(is_urgent));
        let aspect = query.aspect.and_then(|at| Some((at, catalog.vocabulary().aspects.get(at)?)));
        let of_names = query.words.iter().filter(|word| word.part.names());
        let named = of_names.map(|word| word.word.clone()).collect();
        let mut words: Vec<Expansion> =
            query.words.into_iter().take(MOST_WORDS).map(|word| word.expansion).collect();
        let known = words.iter().filter(|word| !word.stems.is_empty()).map(|word| word.weight);
        if let Some(heaviest) = known.reduce(f64::max) {
            let unknown = words.iter_mut().filter(|word| word.stems.is_empty());
            let part = if is_ours { weights::SHORTHAND } else { weights::UNKNOWN_WORD };
            unknown.for_each(|word| word.weight = heaviest * part);
        }
        let is_sure = |word: &Expansion| {
            let best = word.stems.first();
            !word.typo && best.is_some_and(|&(_, best)| best >= weights::INFLECTION)
        };
        let is_begun = query.unfinished && words.last().is_some_and(|word| !is_sure(word));
        let is_stranger = |is_in: bool| is_in && !is_ours;
        let is_unknown = WordSet::of(words.iter().map(|word| is_stranger(word.stems.is_empty())));
        let weigh = |others| Weights::of(&words, names, others);
        Self {
            index,
            named,
            names,
            elsewhere,
            everyday,
            typed: query.typed,
            is_begun,
            is_strange: names.meets(is_unknown),
            typos: WordSet::of(words.iter().map(|word| word.typo)),
            guesses: WordSet::of(words.iter().map(|word| word.guess)),
            foreign: WordSet::of(words.iter().map(|word| is_stranger(word.foreign))),
            of_names: weigh(0.0),
            beside_names: weigh(weights::BESIDE_A_NAME),
            of_all: weigh(1.0),
            asked,
            phrases,
            kinds,
            aspect,
            catalog,
            negates: query.negates,
            urgent,
            found: Vec::new(),
            texts: OnceCell::new(),
            words,
        }
    }

    /// The words that name something, that an entry is not called by, and that its text says.
    fn told(&self, entry: EntryRef, cover: &Cover) -> WordSet {
        let holders = |word: &String| self.index.prose().holders(word);
        let texts = self.texts.get_or_init(|| self.named.iter().map(holders).collect());
        let told = self.names.places().zip(texts).filter(|(_, text)| text.contains(entry.index()));
        told.map(|(at, _)| WordSet::one(at)).collect::<WordSet>() & !cover.any
    }

    /// The stems that the words of the query may mean.
    fn sought(&self) -> Sought {
        Sought::by(&self.words, self.index.stems())
    }

    /// What a term covers of each word, which is put into `cover`, and how much of the term is covered.
    fn of_term(&self, term: u32, kind: TermKind, sought: &Sought, cover: &mut Cover) -> TermCover {
        let all = WordSet::all();
        let whole = self.of_term_by(all, term, kind, sought, cover);
        let broken = self.broken(cover.any);
        if broken.is_empty() {
            return whole;
        }
        self.of_term_by(all & !broken, term, kind, sought, cover)
    }

    /// The words of which a term covers some and lacks others that ask for something with them.
    fn broken(&self, covered: WordSet) -> WordSet {
        let broken = self.phrases.iter().filter(|phrase| !phrase.is_within(covered));
        broken.map(|&phrase| phrase & covered).collect()
    }

    /// The same, as if only some words were in the query.
    fn of_term_by(
        &self,
        words: WordSet,
        term: u32,
        kind: TermKind,
        sought: &Sought,
        cover: &mut Cover,
    ) -> TermCover {
        cover.clear();
        let (mut taken, mut said, mut core_said, mut named) = (0.0, 0.0, 0.0, false);
        let (mut all, mut core) = (0.0, 0.0);
        for (at, (stem, is)) in self.index.known_stems_of(term).enumerate() {
            if is.begins_aside() && at > 0 && taken == 0.0 {
                // What is said is only when or beside what.
                break;
            }
            let weight = is.weight();
            let core_weight = if is.is_core_of(kind) { weight } else { 0.0 };
            all += weight;
            core += core_weight;
            // Most words of most terms are not sought.
            let Some(meanings) = sought.words(stem) else { continue };
            let mut most = 0.0f64;
            for &(at, confidence) in meanings.iter().filter(|(at, _)| words.has(*at)) {
                cover.raise(at, confidence);
                most = most.max(confidence);
                named |= confidence >= weights::SAID && self.names.has(at);
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
            share: (taken / all).min(1.0),
            share_said: (said / all).min(1.0),
            whole: named && has_core && core_said / core >= weights::WHOLE,
            said: core_said,
        }
    }

    /// Looks at every term that holds one of the rarer words; returns how many there are.
    fn look(&mut self) -> usize {
        let (sought, candidates) = (self.sought(), self.candidates());
        let (mut looked, mut cover) = (0, Cover::default());
        for number in candidates.ones().map(count) {
            let term = self.index.term(number);
            // So few words are none of its matches, whichever of them it holds.
            if term.kind == TermKind::Summary && self.words.len() < SUMMARY_WORDS {
                continue;
            }
            let covered = self.of_term(number, term.kind, &sought, &mut cover);
            self.note(number, term, &cover, &covered);
            looked += 1;
        }
        looked
    }

    /// The terms worth looking at.
    fn candidates(&self) -> FixedBitSet {
        let cost = |word: &Expansion| -> usize {
            word.stems.iter().map(|&(stem, _)| self.index.postings(stem).count()).sum()
        };
        let mut order: Vec<(usize, &Expansion)> = self
            .words
            .iter()
            .filter(|word| !word.stems.is_empty())
            .map(|word| (cost(word), word))
            .collect();
        order.sort_unstable_by_key(|&(cost, _)| cost);
        let mut terms = FixedBitSet::with_capacity(self.index.len());
        let mut places = 0;
        for (cost, word) in order {
            if places > 0 && places + cost > MOST_PLACES {
                break;
            }
            for &(stem, _) in &word.stems {
                for term in self.index.postings(stem).take(MOST_PLACES - places) {
                    terms.insert(term as usize);
                    places += 1;
                }
            }
        }
        terms
    }

    fn note(&mut self, number: u32, term: Term, cover: &Cover, covered: &TermCover) {
        let &TermCover { share, mut whole, .. } = covered;
        let Term { entry, kind, .. } = term;
        let of_term = weights::OF_QUERY + weights::OF_TERM * share;
        let is_bit = kind == TermKind::Summary && cover.said.len() < SUMMARY_WORDS;
        if is_bit || is_bit_of_title(kind, share) || self.is_elsewhere(cover) {
            return;
        }
        // Who can eat is not who cannot, and who says *bone* does not say *bone on bone*.
        let is_other = || !self.negates && self.index.negates(number);
        whole = whole && !is_other() && !self.is_repeated(number, cover);
        let is_sure = whole && self.is_sure(number, term);
        let (mut class, mut score) = self.judge(entry, cover, whole, is_sure);
        if whole && kind == TermKind::Abbreviation && !self.is_verbatim(number) {
            score *= weights::OTHER_NUMBER;
        }
        let is_said = self.names.is_within(cover.said);
        if class == MatchClass::Words && whole && is_said && kind < TermKind::Ontology {
            class = MatchClass::Whole;
        }
        if class == MatchClass::Within && !self.stands(number, term, cover, covered) {
            (class, score) = self.judge(entry, cover, false, false);
            whole = false;
        }
        let best = BestMatch {
            class,
            score: score * of_term * weights::of_term_kind(kind),
            term: number,
            typo: cover.any.meets(self.typos),
            asked: !cover.any.meets(self.asked),
            said: is_said && cover.said.len() >= 2,
        };
        // The terms of an entry follow each other.
        if self.found.last().is_none_or(|last| last.entry != entry) {
            self.found.push(EntryCover {
                entry,
                cover: Cover::default(),
                best,
                of_term: 0.0,
                whole: false,
                sure: false,
                beside: false,
                in_name: WordSet::default(),
                said: 0,
                called: WordSet::default(),
            });
        }
        let Some(found) = self.found.last_mut() else { return };
        if best.is_better_than(&found.best) {
            found.best = best;
        }
        found.of_term = found.of_term.max(share);
        found.whole |= whole;
        found.sure |= is_sure;
        found.beside |= whole && !cover.any.meets(self.asked);
        if kind == TermKind::Name {
            found.in_name = cover.meant;
        }
        let called = cover.said & (self.names | self.asked);
        if whole && called.len() > found.called.len() {
            found.called = called;
        }
        found.said = found.said.max(cover.said.len());
        found.cover.join(cover);
    }

    /// What class of match a coverage is, and how much of the query it is; nothing where it is too little.
    ///
    /// Where a term is said as a `whole`, the words that only go with names cost nothing. They decide among equals.
    fn judge(
        &self,
        entry: EntryRef,
        cover: &Cover,
        whole: bool,
        is_sure: bool,
    ) -> (MatchClass, f64) {
        let covered = if whole { &self.of_names } else { &self.beside_names }.covered(cover);
        let all = self.of_all.covered(cover);
        let score = covered * (1.0 - weights::OF_ALL_WORDS + weights::OF_ALL_WORDS * all);
        let least_within = match (is_sure, self.is_strange) {
            (true, _) => weights::LEAST_OF_SURE,
            (false, true) => weights::LEAST_BESIDE_A_STRANGER,
            (false, false) => weights::LEAST_WITHIN,
        };
        let told = match whole && !self.is_strange {
            true => self.of_names.weigh(self.told(entry, cover)),
            false => 0.0,
        };
        match (self.names.is_within(cover.meant), whole) {
            (true, _) if covered >= weights::LEAST_COVERAGE => (MatchClass::Words, score),
            (_, true) if covered + told >= least_within => {
                (MatchClass::Within, score + weights::TOLD_IN_TEXT * told)
            }
            _ if covered >= weights::LEAST_COVERAGE => (MatchClass::Partial, score),
            _ => (MatchClass::Partial, 0.0),
        }
    }

    /// Whether all names that are covered are those of another field.
    fn is_elsewhere(&self, cover: &Cover) -> bool {
        !self.elsewhere.is_empty() && (cover.any & self.names).is_within(self.elsewhere)
    }

    /// What is known of an entry, if it holds a word of the query.
    fn found(&self, entry: EntryRef) -> Option<&EntryCover> {
        let at = self.found.binary_search_by_key(&entry, |found| found.entry).ok()?;
        self.found.get(at)
    }
}

/// Whether a term of a kind is a title of the code book of which only a word or two are covered. It names a thing as a whole: a
/// bit of it says something else.
fn is_bit_of_title(kind: TermKind, share: f64) -> bool {
    matches!(kind, TermKind::CodeTitle | TermKind::CodeTerm) && share < weights::LEAST_OF_TITLE
}

/// The phrases of several of the words that ask for something.
fn phrases(index: &Index, words: &[TypedWord]) -> Vec<WordSet> {
    let texts: Vec<&str> = words.iter().take(MOST_WORDS).map(|word| word.word.as_str()).collect();
    let (mut phrases, mut at) = (Vec::new(), 0);
    while let Some(rest) = texts.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, part) = index.phrases().first(rest);
        if length > 1 && matches!(part, WordPart::Aspect(_)) {
            phrases.push((at..at + length).map(WordSet::one).collect());
        }
        at += length;
    }
    phrases
}
