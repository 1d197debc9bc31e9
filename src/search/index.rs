//! Everything that can be searched, folded and counted once.
//!
//! Terms are cut into words; words that are the same word share a form ([`form`]). For each form there is
//! the list of the terms that hold it, and for each term the list of its forms, so that a query looks only at
//! terms that hold one of its rarer words.

use super::fields::{Term, TermKind, each_term};
use super::query::plain_code;
use super::words::{form, is_dim, is_light};
use crate::catalog::{Catalog, EntryRef};
use crate::text::fold_into;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::{panic, thread};

/// Words weigh the less the more terms hold them; light words weigh this.
const LIGHT_WEIGHT: f64 = 0.05;

/// Words that hardly tell one name from another weigh this part of their rarity.
const DIM_WEIGHT: f64 = 0.35;

/// The searchable form of a catalog.
#[derive(Debug, Default)]
pub struct Index {
    arena: String,
    terms: Vec<Term>,
    /// The terms of each entry, which follow each other.
    of_entry: Vec<Range<u32>>,
    /// The terms that are codes.
    codes: Vec<u32>,
    /// The terms in the order of their folded texts.
    by_text: Vec<u32>,
    words: Words,
    /// The terms that hold each form.
    postings: Lists,
    /// The forms of each term.
    forms: Lists,
    /// How much each form weighs.
    weights: Vec<f64>,
    /// How much all words of each term weigh.
    term_weights: Vec<f64>,
    /// The full texts of the entries, folded.
    prose: Prose,
    /// For each form, whether a term holds it or not, the forms of words that mean the same.
    alike: FxHashMap<String, Vec<u32>>,
}

/// The full texts of the entries, folded.
#[derive(Debug, Default)]
struct Prose {
    arena: String,
    /// By entry: where its text lies in the arena.
    spans: Vec<Range<u32>>,
}

impl Prose {
    /// Folds what each entry says, without the marks of links and citations.
    fn fold(catalog: &Catalog) -> Self {
        let mut prose = Self::default();
        for entry in catalog.entries() {
            let start = number(prose.arena.len());
            entry.each_text(|text| {
                prose.arena.push(' ');
                fold_into(text, &mut prose.arena);
            });
            prose.spans.push(start..number(prose.arena.len()));
        }
        prose
    }
}

/// Lists of numbers, one after another.
#[derive(Debug, Default)]
struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn get(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let bounds = self.starts.get(number).zip(self.starts.get(number + 1));
        bounds
            .and_then(|(&from, &to)| self.items.get(from as usize..to as usize))
            .unwrap_or_default()
    }
}

/// The words that occur.
#[derive(Debug, Default)]
struct Words {
    /// Where each word stands in the arena, in the order of the words.
    spans: Vec<Range<u32>>,
    /// The form of each word.
    forms: Vec<u32>,
    /// The numbers of the words by their length in bytes.
    by_length: Vec<Vec<u32>>,
    /// The number of each form.
    numbers: FxHashMap<String, u32>,
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
        for (at, entry) in catalog.refs().zip(catalog.entries()) {
            let first = number(index.terms.len());
            each_term(entry, catalog.vocabulary(), |kind, row, text| {
                let start = number(index.arena.len());
                match kind {
                    TermKind::Code => index.arena.push_str(&plain_code(text)),
                    _ => fold_into(text, &mut index.arena),
                }
                let folded = start..number(index.arena.len());
                if kind == TermKind::Code {
                    index.codes.push(number(index.terms.len()));
                }
                index.terms.push(Term { entry: at, kind, row, folded });
            });
            index.of_entry.push(first..number(index.terms.len()));
        }
        index.count_words();
        let mut by_text: Vec<u32> = (0..number(index.terms.len())).collect();
        by_text.sort_unstable_by(|&a, &b| index.text(a).cmp(index.text(b)).then(a.cmp(&b)));
        index.by_text = by_text;
        for group in &catalog.vocabulary().groups {
            for word in group {
                let others = group.iter().filter(|other| *other != word);
                let forms: Vec<u32> = others.filter_map(|other| index.form_of(other)).collect();
                index.alike.entry(form(word)).or_default().extend(forms);
            }
        }
        index
    }

    fn count_words(&mut self) {
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut spans: Vec<Range<u32>> = Vec::new();
        let (mut starts, mut items) = (vec![0], Vec::new());
        for term in &self.terms {
            if term.kind != TermKind::Code {
                let text = slice(&self.arena, &term.folded);
                let mut at = term.folded.start;
                for word in text.split(' ') {
                    let end = at + number(word.len());
                    let next = number(known.len());
                    let word_number = *known.entry(word).or_insert_with(|| {
                        spans.push(at..end);
                        next
                    });
                    items.push(word_number);
                    at = end + 1;
                }
            }
            starts.push(number(items.len()));
        }
        drop(known);

        let mut order: Vec<u32> = (0..number(spans.len())).collect();
        order.sort_unstable_by_key(|&word| slice(&self.arena, &spans[word as usize]));
        let mut form_of_word = vec![0; spans.len()];
        for &word in &order {
            let span = spans[word as usize].clone();
            let text = slice(&self.arena, &span);
            let next = number(self.words.numbers.len());
            let form = *self.words.numbers.entry(form(text)).or_insert(next);
            form_of_word[word as usize] = form;
            let sorted = number(self.words.spans.len());
            if self.words.by_length.len() <= text.len() {
                self.words.by_length.resize(text.len() + 1, Vec::new());
            }
            self.words.by_length[text.len()].push(sorted);
            self.words.spans.push(span);
            self.words.forms.push(form);
        }
        for item in &mut items {
            *item = form_of_word[*item as usize];
        }
        self.forms = Lists { starts, items };
        self.count_forms();
    }

    fn count_forms(&mut self) {
        let count = self.words.numbers.len();
        let mut starts = vec![0u32; count + 1];
        for term in 0..number(self.terms.len()) {
            for form in distinct(self.forms.get(term)) {
                starts[form as usize + 1] += 1;
            }
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut items = vec![0u32; starts.last().copied().unwrap_or_default() as usize];
        let mut next = starts.clone();
        for term in 0..number(self.terms.len()) {
            for form in distinct(self.forms.get(term)) {
                let at = &mut next[form as usize];
                items[*at as usize] = term;
                *at += 1;
            }
        }
        self.postings = Lists { starts, items };
        let all = real(self.terms.len());
        self.weights = (0..number(count))
            .map(|form| (1.0 + all / real(self.postings.get(form).len().max(1))).ln())
            .collect();
        for (at, span) in self.words.spans.iter().enumerate() {
            let (word, form) = (slice(&self.arena, span), self.words.forms[at] as usize);
            if is_light(word) {
                self.weights[form] = LIGHT_WEIGHT;
            } else if is_dim(word) {
                self.weights[form] *= DIM_WEIGHT;
            }
        }
        let weigh =
            |term| self.forms.get(term).iter().map(|&form| self.weights[form as usize]).sum();
        self.term_weights = (0..number(self.terms.len())).map(weigh).collect();
    }

    /// How many terms can be found.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.terms.len()
    }

    pub(super) fn term(&self, term: u32) -> &Term {
        &self.terms[term as usize]
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The terms that are codes.
    pub(super) fn codes(&self) -> impl Iterator<Item = &Term> {
        self.codes.iter().map(|&term| self.term(term))
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
        slice(&self.arena, &term.folded)
    }

    /// The folded full text of an entry.
    pub(super) fn full_text(&self, entry: EntryRef) -> &str {
        let prose = &self.prose;
        prose.spans.get(entry.index()).map_or("", |span| slice(&prose.arena, span))
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
        let from = spans.partition_point(|span| slice(&self.arena, span) < start);
        let rest = spans.get(from..).unwrap_or_default();
        from..from + rest.partition_point(|span| slice(&self.arena, span).starts_with(start))
    }

    /// A word by its number, and its form.
    pub(super) fn word(&self, word: usize) -> (&str, u32) {
        (slice(&self.arena, &self.words.spans[word]), self.words.forms[word])
    }

    /// The numbers of the words of one length in bytes.
    pub(super) fn words_of_length(&self, length: usize) -> &[u32] {
        self.words.by_length.get(length).map_or(&[], Vec::as_slice)
    }

    /// The number of the form of `word`, if some term holds it.
    pub(super) fn form_of(&self, word: &str) -> Option<u32> {
        self.words.numbers.get(&form(word)).copied()
    }

    /// The forms of words that mean the same as `word`.
    pub(super) fn alike(&self, word: &str) -> &[u32] {
        self.alike.get(&form(word)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn postings(&self, form: u32) -> &[u32] {
        self.postings.get(form)
    }

    pub(super) fn forms_of(&self, term: u32) -> &[u32] {
        self.forms.get(term)
    }

    pub(super) fn weight(&self, form: u32) -> f64 {
        self.weights[form as usize]
    }

    pub(super) fn term_weight(&self, term: u32) -> f64 {
        self.term_weights[term as usize]
    }

    /// What a word weighs that no term holds.
    pub(super) fn unknown_weight(&self) -> f64 {
        (1.0 + real(self.terms.len())).ln()
    }
}

fn slice<'a>(arena: &'a str, span: &Range<u32>) -> &'a str {
    arena.get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// A count as an index holds it; a catalog of four thousand million terms is not one.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn real(count: usize) -> f64 {
    f64::from(number(count))
}

/// Each form once; a term has few of them.
fn distinct(forms: &[u32]) -> impl Iterator<Item = u32> {
    forms.iter().enumerate().filter_map(|(at, form)| {
        let seen = forms.get(..at).unwrap_or_default().contains(form);
        (!seen).then_some(*form)
    })
}
