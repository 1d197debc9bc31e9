//! Everything that can be searched, folded and counted once.
//!
//! Terms are cut into words; words that are the same word share a stem ([`stem`]). For each stem there is
//! the list of the terms that hold it, and for each term the list of its stems, so that a query looks only at
//! terms that hold one of its rarer words.

use super::arena::{Arena, TextSpan, in_order, number, real};
use super::postings::Lists;
use super::prose::Prose;
use super::query::plain_code;
use super::reading::Phrases;
use super::sound::Sounds;
use super::stem::{one_of, stem};
use super::stopwords::is_stop_word;
use super::terms::{Lent, Term, TermKind, each_term};
use super::weights;
use crate::catalog::{Catalog, EntryRef, Vocabulary};
use crate::text::fold_into;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::OnceLock;
use std::{panic, thread};

/// The searchable form of a catalog.
#[derive(Debug, Default)]
pub struct Index {
    arena: Arena,
    terms: Vec<Term>,
    /// The terms of each entry, which follow each other.
    of_entry: Vec<Range<u32>>,
    /// The terms that are codes.
    codes: Vec<u32>,
    /// The terms in the order of their folded texts.
    by_text: Vec<u32>,
    words: Words,
    /// The terms that hold each stem.
    postings: Lists,
    /// The stems of each term.
    stems: Lists,
    /// How much each stem weighs.
    weights: Vec<f64>,
    /// How much all words of each term weigh.
    term_weights: Vec<f64>,
    /// How much the words of each term weigh that name something; all of them where none does.
    core_weights: Vec<f64>,
    /// Which stems only go with a name.
    decorates: Vec<bool>,
    prose: Prose,
    /// For each stem the stems of other forms of its word.
    forms: FxHashMap<String, Vec<u32>>,
    /// For each stem the stems of words that mean the same.
    synonyms: FxHashMap<String, Vec<u32>>,
    /// The words that name nothing.
    phrases: Phrases,
    /// The words by their sound, which only an unknown word asks for.
    sounds: OnceLock<Sounds>,
}

/// The words that occur.
#[derive(Debug, Default)]
struct Words {
    /// Where each word stands in the arena, in the order of the words.
    spans: Vec<TextSpan>,
    /// The stem of each word.
    stems: Vec<u32>,
    /// Which letters each word has.
    letters: Vec<u32>,
    /// The numbers of the words by their length in bytes.
    by_length: Vec<Vec<u32>>,
    /// The number of each stem.
    numbers: FxHashMap<String, u32>,
    /// The stems of words that only stand in brands and abbreviations.
    proper: FxHashSet<u32>,
}

impl Index {
    /// Folds and counts every name, code, vocabulary term and text of `catalog`.
    #[must_use]
    pub fn build(catalog: &Catalog) -> Self {
        // The texts are long and ask for nothing of the terms: they are folded beside them.
        thread::scope(|scope| {
            let prose = scope.spawn(|| Prose::fold(catalog));
            let mut index = Self::terms_of_all(catalog);
            index.prose = prose.join().unwrap_or_else(|fault| panic::resume_unwind(fault));
            index
        })
    }

    fn terms_of_all(catalog: &Catalog) -> Self {
        let mut index = Self::default();
        let lent = Lent::by(catalog);
        for (at, entry) in catalog.refs().zip(catalog.entries()) {
            let first = number(index.terms.len());
            each_term(entry, catalog.vocabulary(), &lent, |kind, row, text| {
                let folded = index.arena.push(|arena| match kind {
                    TermKind::Code => arena.push_str(&plain_code(text)),
                    _ => fold_into(text, arena),
                });
                if kind == TermKind::Code {
                    index.codes.push(number(index.terms.len()));
                }
                index.terms.push(Term { entry: at, kind, row, folded });
            });
            index.of_entry.push(first..number(index.terms.len()));
        }
        index.phrases = Phrases::of(catalog.vocabulary());
        index.count_words();
        index.weigh(catalog.vocabulary());
        index.by_text = in_order(number(index.terms.len()), |term| index.text(term));
        let vocabulary = catalog.vocabulary();
        index.forms = index.related(&vocabulary.forms);
        index.synonyms = index.related(&vocabulary.groups);
        index
    }

    /// For each stem of `groups`, whether a term holds it or not, the stems of the other words of its groups.
    fn related(&self, groups: &[Vec<String>]) -> FxHashMap<String, Vec<u32>> {
        let mut related: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for group in groups {
            for word in group {
                let others = group.iter().filter(|other| *other != word);
                let stems = others.filter_map(|other| self.stem_of(other));
                related.entry(stem(word)).or_default().extend(stems);
            }
        }
        related
    }

    /// Cuts the terms into words, and gives each word its stem.
    fn count_words(&mut self) {
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut spans: Vec<TextSpan> = Vec::new();
        // Which words only stand in brands and abbreviations.
        let mut is_proper: Vec<bool> = Vec::new();
        let (mut ends, mut items) = (Vec::new(), Vec::new());
        for term in &self.terms {
            if term.kind != TermKind::Code {
                let text = self.arena.get(&term.folded);
                let mut at = term.folded.start;
                for word in text.split(' ') {
                    let end = at + number(word.len());
                    let next = number(known.len());
                    let word_number = *known.entry(word).or_insert_with(|| {
                        spans.push(at..end);
                        is_proper.push(true);
                        next
                    });
                    is_proper[word_number as usize] &=
                        matches!(term.kind, TermKind::Abbreviation | TermKind::Device);
                    items.push(word_number);
                    at = end + 1;
                }
            }
            ends.push(number(items.len()));
        }
        drop(known);

        let order = in_order(number(spans.len()), |word| self.arena.get(&spans[word as usize]));
        let mut stem_of_word = vec![0; spans.len()];
        let mut common: FxHashSet<u32> = FxHashSet::default();
        for &word in &order {
            let span = spans[word as usize].clone();
            let text = self.arena.get(&span);
            let next = number(self.words.numbers.len());
            let is_proper = is_proper[word as usize];
            let stem = if is_proper { one_of(text).to_owned() } else { stem(text) };
            let stem = *self.words.numbers.entry(stem).or_insert(next);
            let list = if is_proper { &mut self.words.proper } else { &mut common };
            list.insert(stem);
            stem_of_word[word as usize] = stem;
            let sorted = number(self.words.spans.len());
            if self.words.by_length.len() <= text.len() {
                self.words.by_length.resize(text.len() + 1, Vec::new());
            }
            self.words.by_length[text.len()].push(sorted);
            self.words.letters.push(letters(text));
            self.words.spans.push(span);
            self.words.stems.push(stem);
        }
        self.words.proper.retain(|stem| !common.contains(stem));
        for item in &mut items {
            *item = stem_of_word[*item as usize];
        }
        self.stems = Lists::new(ends, items);
        self.postings = self.stems.inverted(self.words.numbers.len());
    }

    /// Weighs stems by their rarity, and terms by their stems.
    fn weigh(&mut self, vocabulary: &Vocabulary) {
        let all = real(self.terms.len());
        self.weights = (0..self.postings.len())
            .map(|stem| (1.0 + all / real(self.postings.get(stem).len().max(1))).ln())
            .collect();
        let weak: FxHashSet<&str> = vocabulary.weak.iter().map(String::as_str).collect();
        for (span, &stem) in self.words.spans.iter().zip(&self.words.stems) {
            let word = self.arena.get(span);
            if is_stop_word(word) {
                self.weights[stem as usize] = weights::STOP_WORD;
            } else if weak.contains(word) {
                self.weights[stem as usize] *= weights::WEAK_WORD;
            }
        }
        self.decorates = vec![false; self.weights.len()];
        for (stem, &number) in &self.words.numbers {
            self.decorates[number as usize] = self.phrases.decorates(stem, vocabulary);
        }
        let weigh = |term, keep: &dyn Fn(u32) -> bool| -> f64 {
            let kept = self.stems.get(term).iter().filter(|&&stem| keep(stem));
            kept.map(|&stem| self.weights[stem as usize]).sum()
        };
        let terms = || 0..number(self.terms.len());
        self.term_weights = terms().map(|term| weigh(term, &|_| true)).collect();
        let core = |term| match weigh(term, &|stem| self.is_core(term, stem)) {
            core if core > weights::STOP_WORD * 2.0 => core,
            _ => f64::INFINITY,
        };
        self.core_weights = terms().map(core).collect();
    }

    /// How many terms can be found.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.terms.len()
    }

    pub(super) fn term(&self, term: u32) -> &Term {
        &self.terms[term as usize]
    }

    /// The terms that are codes.
    pub(super) fn codes(&self) -> impl Iterator<Item = &Term> {
        self.codes.iter().map(|&term| self.term(term))
    }

    /// Whether some term of an entry holds exactly `word`.
    pub(super) fn holds(&self, entry: EntryRef, word: &str) -> bool {
        self.terms_of(entry).any(|term| self.text(term).split(' ').any(|of_term| of_term == word))
    }

    pub(super) fn terms_of(&self, entry: EntryRef) -> Range<u32> {
        self.of_entry.get(entry.index()).cloned().unwrap_or_default()
    }

    /// The folded text of a term.
    pub(super) fn text(&self, term: u32) -> &str {
        self.folded(self.term(term))
    }

    /// The folded form of a term.
    pub(super) fn folded(&self, term: &Term) -> &str {
        self.arena.get(&term.folded)
    }

    /// The folded full text of an entry.
    pub(super) fn full_text(&self, entry: EntryRef) -> &str {
        self.prose.of(entry)
    }

    /// Whether the texts hold a word, or one that it begins.
    pub(super) fn in_prose(&self, word: &str, as_beginning: bool) -> bool {
        self.prose.knows(word, as_beginning)
    }

    /// The terms whose folded text begins with `start`, in the order of their texts.
    pub(super) fn beginning_with(&self, start: &str) -> &[u32] {
        let from = self.by_text.partition_point(|&term| self.text(term) < start);
        let rest = self.by_text.get(from..).unwrap_or_default();
        let count = rest.partition_point(|&term| self.text(term).starts_with(start));
        rest.get(..count).unwrap_or_default()
    }

    /// The numbers of the words that begin with `start`.
    pub(super) fn words_beginning_with(&self, start: &str) -> Range<usize> {
        let spans = &self.words.spans;
        let from = spans.partition_point(|span| self.arena.get(span) < start);
        let rest = spans.get(from..).unwrap_or_default();
        from..from + rest.partition_point(|span| self.arena.get(span).starts_with(start))
    }

    /// A word by its number, and its stem.
    pub(super) fn word(&self, word: usize) -> (&str, u32) {
        (self.arena.get(&self.words.spans[word]), self.words.stems[word])
    }

    /// How many letters a word has and others have not, and the other way round: each wrong letter adds two at the most.
    pub(super) fn other_letters(&self, word: u32, of_other: u32) -> u32 {
        (self.words.letters[word as usize] ^ of_other).count_ones()
    }

    /// A word with a stem, the first in the order of the alphabet.
    pub(super) fn example_of(&self, stem: u32) -> &str {
        let word = self.words.stems.iter().position(|&of_word| of_word == stem);
        word.map_or("", |word| self.word(word).0)
    }

    /// The numbers of the words of one length in bytes.
    pub(super) fn words_of_length(&self, length: usize) -> &[u32] {
        self.words.by_length.get(length).map_or(&[], Vec::as_slice)
    }

    /// The numbers of the words that sound like `word`, and how many letters of those may be others.
    pub(super) fn words_like(&self, word: &str) -> (&[u32], usize) {
        let words = || self.words.spans.iter().map(|span| self.arena.get(span));
        self.sounds.get_or_init(|| Sounds::of(words())).like(word)
    }

    /// The number of the stem of `word`, if some term holds it.
    pub(super) fn stem_of(&self, word: &str) -> Option<u32> {
        let numbers = &self.words.numbers;
        numbers.get(one_of(word)).or_else(|| numbers.get(&stem(word))).copied()
    }

    /// Whether a stem is that of words that only stand in brands and abbreviations.
    pub(super) fn is_proper(&self, stem: u32) -> bool {
        self.words.proper.contains(&stem)
    }

    /// The stems of other forms of `word`.
    pub(super) fn forms_of(&self, word: &str) -> &[u32] {
        self.forms.get(&stem(word)).map_or(&[], Vec::as_slice)
    }

    /// The stems of words that mean the same as `word`.
    pub(super) fn synonyms_of(&self, word: &str) -> &[u32] {
        self.synonyms.get(&stem(word)).map_or(&[], Vec::as_slice)
    }

    /// The words that name nothing.
    pub(super) const fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    pub(super) fn postings(&self, stem: u32) -> &[u32] {
        self.postings.get(stem)
    }

    pub(super) fn stems_of(&self, term: u32) -> &[u32] {
        self.stems.get(term)
    }

    /// How many stems there are.
    pub(super) const fn stems(&self) -> usize {
        self.weights.len()
    }

    pub(super) fn weight(&self, stem: u32) -> f64 {
        self.weights[stem as usize]
    }

    pub(super) fn term_weight(&self, term: u32) -> f64 {
        self.term_weights[term as usize]
    }

    /// What the words of a term weigh that name something; infinitely much where none does.
    pub(super) fn core_weight(&self, term: u32) -> f64 {
        self.core_weights[term as usize]
    }

    /// Whether a stem of a term names something. In a brand or an abbreviation every one does.
    pub(super) fn is_core(&self, term: u32, stem: u32) -> bool {
        use TermKind::{Abbreviation, CodeTerm, CodeTitle, Device, Lay};
        let kind = self.term(term).kind;
        matches!(kind, Abbreviation | Device | Lay | CodeTitle | CodeTerm)
            || !self.decorates[stem as usize]
    }

    /// What a word weighs that no term holds.
    pub(super) fn unknown_weight(&self) -> f64 {
        (1.0 + real(self.terms.len())).ln()
    }
}

/// Which letters a word has, a bit each.
pub fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |bits, b| bits | 1 << (b - b'a'))
}
