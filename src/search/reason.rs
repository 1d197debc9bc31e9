//! Why a hit is a hit: the term that matched, its letters, and what it is to the entry.

use super::fields::text_of;
use super::fuzzy::Fuzzy;
use super::hear::{Memo, hear_all};
use super::{Hit, Library, Query, Term, TermKind, Tier};
use crate::text::Folded;
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Range;

/// Why a hit is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The term that matched, as it is written.
    pub term: String,
    /// What the term is to the entry.
    pub kind: TermKind,
    /// The bytes of `term` that the query took, in order, without overlap, on character boundaries.
    pub ranges: Vec<Range<usize>>,
    /// Whether a slip of the reader's was forgiven.
    pub slip: bool,
    /// The name of the condition that holds the other words of the query.
    pub for_condition: Option<String>,
}

/// The reasons of the hits of one query, whose words are heard once for all of them.
pub struct Reasons<'q> {
    library: &'q Library,
    query: &'q Query,
    /// The words of the query, each with the forms that it may mean.
    heard: OnceCell<Vec<(String, FxHashSet<u32>)>>,
}

impl<'q> Reasons<'q> {
    /// The reasons of what `query` finds.
    #[must_use]
    pub(super) const fn new(library: &'q Library, query: &'q Query) -> Self {
        Self { library, query, heard: OnceCell::new() }
    }

    /// The reason of `hit`.
    #[must_use]
    pub fn of(&self, hit: &Hit) -> Reason {
        let term = text_of(self.library.catalog(), &hit.term);
        let ranges = match hit.tier {
            Tier::Fuzzy => fuzzy_ranges(term, self.query),
            Tier::Code => code_ranges(term, self.query),
            // A trial or a word that the query begins ranks by words, but is marked as what it is.
            Tier::Words if !self.begins(&hit.term) => self.word_ranges(term),
            _ => highlight(term, self.query),
        };
        let name = |entry| self.library.catalog().entry(entry).head.name.clone();
        let for_condition = hit.for_condition.map(name);
        Reason { term: term.to_owned(), kind: hit.term.kind, ranges, slip: hit.slip, for_condition }
    }

    fn begins(&self, term: &Term) -> bool {
        self.library.index.folded(term).starts_with(&self.query.folded)
    }

    /// The words of `text` that the index hears in the query: their typed beginning, or all of a word that is
    /// meant otherwise.
    fn word_ranges(&self, text: &str) -> Vec<Range<usize>> {
        let heard = self.heard.get_or_init(|| {
            let words = hear_all(&self.library.index, self.query, &mut Memo::default()).into_iter();
            let forms = words.map(|(word, heard)| {
                (word, heard.forms.into_iter().map(|(form, _)| form).collect())
            });
            forms.collect()
        });
        let folded = Folded::new(text);
        let mut ranges = Vec::new();
        let mut start = 0;
        for word in folded.text.split(' ') {
            let form = self.library.index.form_of(word);
            let taken =
                heard.iter().filter(|(_, forms)| form.is_some_and(|form| forms.contains(&form)));
            let length = taken.map(|(typed, _)| match word.starts_with(typed.as_str()) {
                true => typed.len(),
                false => word.len(),
            });
            if let Some(length) = length.max() {
                ranges.push(folded.original_range(start..start + length));
            }
            start += word.len() + 1;
        }
        ranges
    }
}

impl Reason {
    /// What the term is to the entry, in words: `lay term`.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.for_condition {
            Some(condition) => format!("for {condition}"),
            None => self.kind.name().to_owned(),
        }
    }

    /// The reason in words: `synonym “fibroids”`.
    #[must_use]
    pub fn words(&self) -> String {
        let words = match self.kind {
            TermKind::Text => "in the text".to_owned(),
            TermKind::Name if !self.slip => "name".to_owned(),
            TermKind::Code => format!("{} {}", self.kind.name(), self.term),
            _ if self.slip => format!("did you mean “{}”", self.term),
            kind => format!("{} “{}”", kind.name(), self.term),
        };
        match &self.for_condition {
            Some(condition) => format!("{words} for {condition}"),
            None => words,
        }
    }
}

/// The bytes of `text` in which words begin as the words of `query` do.
#[must_use]
pub fn highlight(text: &str, query: &Query) -> Vec<Range<usize>> {
    if query.words.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let mut ranges = Vec::new();
    if let Some(rest) = folded.text.strip_prefix(&query.folded) {
        ranges.push(folded.original_range(0..folded.text.len() - rest.len()));
        return ranges;
    }
    let mut start = 0;
    for word in folded.text.split(' ') {
        let taken =
            query.words.iter().filter_map(|typed| match word.strip_prefix(typed.as_str()) {
                Some(_) => Some(typed.len()),
                None => typed
                    .strip_suffix('s')
                    .filter(|stem| *stem == word && stem.len() >= 3)
                    .map(str::len),
            });
        if let Some(taken) = taken.max() {
            ranges.push(folded.original_range(start..start + taken));
        }
        start += word.len() + 1;
    }
    ranges
}

fn fuzzy_ranges(text: &str, query: &Query) -> Vec<Range<usize>> {
    let Some(fuzzy) = Fuzzy::new(&query.folded) else { return Vec::new() };
    let folded = Folded::new(text);
    let letters = fuzzy.letters(&folded.text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (number, (byte, c)) in folded.text.char_indices().enumerate() {
        if letters.binary_search(&number).is_err() {
            continue;
        }
        let range = folded.original_range(byte..byte + c.len_utf8());
        match ranges.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

fn code_ranges(text: &str, query: &Query) -> Vec<Range<usize>> {
    let typed = query.code.as_deref().unwrap_or_default();
    let mut signs = typed.bytes();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if c != '.' && signs.next().map(char::from) != Some(c.to_ascii_uppercase()) {
            break;
        }
        end = at + c.len_utf8();
    }
    std::iter::once(0..end).filter(|range| !range.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, query: &str) -> Vec<String> {
        let ranges = highlight(text, &Query::new(query));
        ranges.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn the_beginnings_of_words_are_marked() {
        assert_eq!(marked("Uterine fibroid embolization", "embol fibroids"), ["fibroid", "embol"]);
        assert_eq!(marked("Budd–Chiari syndrome", "budd-chi"), ["Budd–Chi"]);
        assert_eq!(marked("Ménière", "meni"), ["Méni"]);
        assert!(marked("Uterine", "").is_empty());
    }

    #[test]
    fn the_shared_beginning_of_a_code_is_marked() {
        let query = Query::new("i2699");
        assert_eq!(code_ranges("I26", &query).first(), Some(&(0..3)));
        assert_eq!(code_ranges("I26.9", &query).first(), Some(&(0..5)));
    }

    proptest! {
        #[test]
        fn ranges_are_inside_ordered_and_on_boundaries(text in "\\PC{0,40}", query in "\\PC{0,12}") {
            let query = Query::new(&query);
            for ranges in [highlight(&text, &query), fuzzy_ranges(&text, &query), code_ranges(&text, &query)] {
                let mut end = 0;
                for range in ranges {
                    prop_assert!(range.start >= end);
                    prop_assert!(text.get(range.clone()).is_some());
                    end = range.end;
                }
            }
        }
    }
}
