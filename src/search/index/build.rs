//! From a catalog to its index.

use super::tables::{ASIDE, DECORATES, NEGATES, PROPER, Related, SURE, Stem, Words};
use super::{Index, letters};
use crate::catalog::{Catalog, EntryRef, Vocabulary};
use crate::packed::{Lists, count};
use crate::search::arena::{Arena, TextSpan, in_order, real};
use crate::search::prose::Prose;
use crate::search::query::plain_code;
use crate::search::reading::Phrases;
use crate::search::sound::Eponyms;
use crate::search::stem::{one_of, stem};
use crate::search::stopwords::{is_stop_word, negates};
use crate::search::terms::{Lent, Term, TermKind, each_term};
use crate::search::weights;
use crate::text::fold_into;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::Range;
use std::{panic, thread};

/// A word that more entries hold is not sure to name one of them.
const FEW_ENTRIES: usize = 28;

impl Index {
    /// Folds and counts every name, code, vocabulary term and text of `catalog`.
    #[must_use]
    pub fn build(catalog: &Catalog) -> Self {
        // The texts are long and ask for nothing of the terms: they are folded beside them.
        thread::scope(|scope| {
            let prose = scope.spawn(|| Prose::of(catalog));
            let mut index = Self::terms_of_all(catalog);
            index.prose = prose.join().unwrap_or_else(|fault| panic::resume_unwind(fault));
            index
        })
    }

    fn terms_of_all(catalog: &Catalog) -> Self {
        let mut index = Self::default();
        let vocabulary = catalog.vocabulary();
        let lent = Lent::by(catalog);
        let mut arena = Arena::default();
        let (mut terms, mut spans) = (Vec::new(), Vec::new());
        let (mut of_entry, mut codes) = (vec![0], Vec::new());
        let mut hyphened: Vec<&str> = Vec::new();
        for entry in catalog.refs() {
            each_term(catalog.entry(entry), vocabulary, &lent, |kind, row, text| {
                let folded = arena.push(|arena| match kind {
                    TermKind::Code => arena.push_str(&plain_code(text)),
                    _ => fold_into(text, arena),
                });
                if kind == TermKind::Code {
                    codes.push(count(terms.len()));
                    index.terms.code_texts.push(arena.get(folded));
                } else if !matches!(kind, TermKind::Summary | TermKind::Device)
                    && text.contains('-')
                {
                    hyphened.push(text);
                }
                terms.push(Term { entry, kind, row });
                spans.push(folded);
            });
            of_entry.push(count(terms.len()));
        }
        index.phrases = Phrases::of(vocabulary);
        index.eponyms = Eponyms::of(hyphened.into_iter());
        index.count_words(&arena, &terms, &spans, vocabulary);
        let text = |term: u32| spans.get(term as usize).map_or("", |&span| arena.get(span));
        index.terms.by_text = in_order(count(terms.len()), &text).into_iter().collect();
        index.terms.take(&terms);
        index.terms.of_entry = of_entry.into_iter().collect();
        index.terms.codes = codes.into_iter().collect();
        index.forms = index.related(vocabulary.forms.iter());
        index.synonyms = index.related(vocabulary.groups.iter());
        index
    }

    /// For each stem of `groups`, whether a term holds it or not, the stems of the other words of its groups.
    fn related<'g>(&self, groups: impl Iterator<Item = &'g Vec<String>>) -> Related {
        let mut related: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for group in groups {
            for word in group {
                let others = group.iter().filter(|other| *other != word);
                let stems = others.filter_map(|other| self.stem_of(other));
                related.entry(stem(word)).or_default().extend(stems);
            }
        }
        Related { of: related.keys().collect(), others: related.into_values().collect() }
    }

    /// Cuts the terms into words, gives each word its stem, and weighs the stems by their rarity.
    fn count_words(
        &mut self,
        arena: &Arena,
        terms: &[Term],
        folded: &[TextSpan],
        vocabulary: &Vocabulary,
    ) {
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut spans: Vec<TextSpan> = Vec::new();
        // Which words only stand in brands and abbreviations.
        let mut is_proper: Vec<bool> = Vec::new();
        let mut of_term: Vec<Range<usize>> = Vec::with_capacity(terms.len());
        let mut items: Vec<u32> = Vec::new();
        for (term, folded) in terms.iter().zip(folded) {
            let first = items.len();
            if term.kind != TermKind::Code {
                let mut start = folded.start;
                for word in arena.get(*folded).split(' ') {
                    let end = start + count(word.len());
                    let next = count(known.len());
                    let word = *known.entry(word).or_insert_with(|| {
                        spans.push(TextSpan { start, end });
                        is_proper.push(true);
                        next
                    });
                    is_proper[word as usize] &=
                        matches!(term.kind, TermKind::Abbreviation | TermKind::Device);
                    items.push(word);
                    start = end + 1;
                }
            }
            of_term.push(first..items.len());
        }
        drop(known);

        let text = |word: u32| arena.get(spans[word as usize]);
        let order = in_order(count(spans.len()), &text);
        let stem_of = |word: u32| match is_proper[word as usize] {
            true => one_of(text(word)).to_owned(),
            false => stem(text(word)),
        };
        let stemmed: Vec<String> = order.iter().map(|&word| stem_of(word)).collect();
        let mut spelled: Vec<&str> = stemmed.iter().map(String::as_str).collect();
        spelled.sort_unstable();
        spelled.dedup();
        let numbers: FxHashMap<&str, u32> = spelled.iter().copied().zip(0..).collect();
        let stems: Vec<u32> = stemmed.iter().map(|stem| numbers[stem.as_str()]).collect();

        // The words are numbered in their order from here on.
        let mut in_order = vec![0; order.len()];
        let mut signs = vec![PROPER; numbers.len()];
        let mut by_length: Vec<Vec<u32>> = Vec::new();
        for (number, (&word, &stem)) in (0..).zip(order.iter().zip(&stems)) {
            in_order[word as usize] = number;
            if !is_proper[word as usize] {
                signs[stem as usize] = 0;
            }
            let length = text(word).len();
            if by_length.len() <= length {
                by_length.resize(length + 1, Vec::new());
            }
            by_length[length].push(number);
        }
        let words_of =
            |term: &Range<usize>| items[term.clone()].iter().map(|&word| in_order[word as usize]);
        self.terms.words = of_term.iter().map(words_of).collect();
        let stems_of = of_term.iter().map(|term| words_of(term).map(|word| stems[word as usize]));
        let postings = stems_of.collect::<Lists>().inverted(numbers.len());
        self.postings = (0..numbers.len()).map(|stem| postings.get(stem).iter()).collect();

        let all = real(terms.len());
        let rarity = |stem| (1.0 + all / real(postings.get(stem).len().max(1))).ln();
        let mut weights: Vec<f64> = (0..numbers.len()).map(rarity).collect();
        let weak: FxHashSet<&str> = vocabulary.weak.iter().map(String::as_str).collect();
        for (&word, &stem) in order.iter().zip(&stems) {
            if negates(text(word)) {
                signs[stem as usize] |= NEGATES;
            }
            if is_stop_word(text(word)) {
                weights[stem as usize] = weights::STOP_WORD;
            } else if weak.contains(text(word)) {
                weights[stem as usize] *= weights::WEAK_WORD;
            }
        }
        let asides: FxHashSet<String> = vocabulary.asides.iter().map(|word| stem(word)).collect();
        let ambiguous: FxHashSet<String> =
            vocabulary.ambiguous.iter().map(|word| stem(word)).collect();
        let few = |stem: usize| {
            let mut entries: Vec<EntryRef> =
                postings.get(stem).iter().map(|term| terms[term as usize].entry).collect();
            entries.dedup();
            entries.len() <= FEW_ENTRIES
        };
        for (at, (sign, &stem)) in signs.iter_mut().zip(&spelled).enumerate() {
            *sign |= if few(at) && !ambiguous.contains(stem) { SURE } else { 0 };
            *sign |= if self.phrases.decorates(stem, vocabulary) { DECORATES } else { 0 };
            *sign |= if asides.contains(stem) { ASIDE } else { 0 };
        }
        let known = weights.into_iter().zip(signs);
        self.stems.known = known.map(|(weight, signs)| Stem::new(weight, signs).0).collect();
        let ordered = || order.iter().map(|&word| text(word));
        self.stems.spell(&spelled, ordered().zip(stems.iter().copied()));
        self.words = Words {
            texts: ordered().collect(),
            letters: ordered().map(|word| letters(word.as_bytes())).collect(),
            stems: stems.into_iter().collect(),
            by_length: by_length.into_iter().collect(),
        };
    }
}
