//! The words of a query as the index knows them: two that were typed as one, and one that was typed as two.

use super::Index;
use super::reading::WordPart;
use super::stopwords::is_stop_word;
use crate::packed::count;

/// A part of fewer letters says little of what it was glued to.
const SHORTEST_PART: usize = 4;
/// A word is not cut into fewer letters than this.
const SHORTEST_GLUED_PART: usize = 2;
/// Two words are not glued into the beginning of one of fewer letters.
const SHORTEST_GLUED: usize = 6;

/// The words of a query as the index knows them: glued where it knows the whole, split where it knows the parts.
pub fn regroup(
    index: &Index,
    words: &[(&str, WordPart)],
    unfinished: bool,
) -> Vec<(String, WordPart)> {
    let known = |word: &str| index.stem_of(word).is_some();
    let mut grouped: Vec<(String, WordPart)> = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [(word, part), after @ ..] = rest {
        rest = after;
        if *part == WordPart::OtherDrug {
            grouped.push(((*word).to_owned(), *part));
            continue;
        }
        if let Some((next, other)) = after.first() {
            let glued = format!("{word}{next}");
            let one_part = part == other || word.len().min(next.len()) >= SHORTEST_PART;
            // The end of a word that is typed in two: *pre-opera*.
            let is_begun = unfinished
                && after.len() == 1
                && glued.len() >= SHORTEST_GLUED
                && !(is_in(index, next) && stand_together(index, word, next))
                && !index.words_beginning_with(&glued).is_empty();
            let is_one = one_part && is_in(index, &glued)
                || part == other && known(&glued) && !(known(word) && known(next));
            // Numbers stand for themselves, and so do words that stand apart in more terms than together.
            let is_apart = || are_numbers(word, next) || stand_apart(index, word, next, &glued);
            if is_one && !is_apart() || is_begun && !are_numbers(word, next) {
                grouped.push((glued, *part));
                rest = after.get(1..).unwrap_or_default();
                continue;
            }
        }
        let is_unknown = !known(word) && index.words_beginning_with(word).is_empty();
        if is_unknown
            && word.is_ascii()
            && let Some(parts) = parts(index, word, true)
        {
            grouped.extend(parts.into_iter().map(|word| (word, *part)));
            continue;
        }
        grouped.push(((*word).to_owned(), *part));
    }
    grouped
}

/// The two words that were typed as one: they stand together in some term, or next to each other where one is short. Of three
/// no one is short: *Uterus-Myom-Embolisation*.
fn parts(index: &Index, word: &str, may_be_three: bool) -> Option<Vec<String>> {
    let is_known = |word: &str| is_in(index, word) || index.forms_of(word).iter().next().is_some();
    let cut = |at: usize| {
        let (a, b) = (word.get(..at)?, word.get(at..)?);
        let is_short = a.len().min(b.len()) < SHORTEST_PART;
        if !is_known(a) {
            return None;
        }
        if !is_known(b) {
            let rest =
                if may_be_three && !is_short { parts(index, b, false)? } else { return None };
            let is_next = rest.iter().all(|part| part.len() >= SHORTEST_PART)
                && stand_together(index, a, rest.first()?);
            return is_next.then(|| [vec![a.to_owned()], rest].concat());
        }
        let are_parts = match is_short {
            true => !is_stop_word(a) && !is_stop_word(b) && are_next(index, a, b),
            false => stand_together(index, a, b),
        };
        are_parts.then(|| vec![a.to_owned(), b.to_owned()])
    };
    let mut cuts = SHORTEST_GLUED_PART..(word.len() + 1).saturating_sub(SHORTEST_GLUED_PART);
    cuts.find_map(cut)
}

/// Whether two words, or forms of them, follow each other in some term: *renal biopsy* for *renal bx*.
pub fn are_next(index: &Index, a: &str, b: &str) -> bool {
    next_to_each_other(index, a, b).next().is_some()
}

/// The stems of a word and of its forms.
fn forms(index: &Index, word: &str) -> Vec<u32> {
    index.stem_of(word).into_iter().chain(index.forms_of(word).iter()).collect()
}

/// The terms in which two words, or forms of them, follow each other.
fn next_to_each_other(index: &Index, a: &str, b: &str) -> impl Iterator<Item = u32> {
    let (first, second) = (forms(index, a), forms(index, b));
    let terms = second.clone().into_iter().flat_map(|stem| index.postings(stem));
    terms.filter(move |&term| {
        let mut pairs = index.stems_of(term).zip(index.stems_of(term).skip(1));
        pairs.any(|(one, next)| first.contains(&one) && second.contains(&next))
    })
}

/// Whether a letter is a word that follows another in some term: *vitamin K*.
pub fn follow_each_other(index: &Index, word: &str, letter: &str) -> bool {
    let Some(stem) = index.stem_of(letter) else { return false };
    let number = |word| index.find_word(word).map(count);
    let (Some(word), Some(letter)) = (number(word), number(letter)) else { return false };
    let mut terms = index.postings(stem).map(|term| index.words_of(term).iter());
    terms.any(|words| words.clone().zip(words.skip(1)).any(|pair| pair == (word, letter)))
}

/// Whether some term holds both words, or forms of them.
fn stand_together(index: &Index, a: &str, b: &str) -> bool {
    let holds_both = |one, other| {
        let mut of_other = index.postings(other).peekable();
        index.postings(one).any(|term| {
            while of_other.next_if(|&other| other < term).is_some() {}
            of_other.peek() == Some(&term)
        })
    };
    let others = forms(index, b);
    forms(index, a).iter().any(|&one| others.iter().any(|&other| holds_both(one, other)))
}

/// Whether `word` itself, not only its stem, is in the index.
pub fn is_in(index: &Index, word: &str) -> bool {
    index.find_word(word).is_some()
}

/// Whether more terms have one word behind the other than have both as one.
fn stand_apart(index: &Index, a: &str, b: &str, glued: &str) -> bool {
    let together = index.stem_of(glued).map_or(0, |stem| index.postings(stem).count());
    next_to_each_other(index, a, b).nth(together).is_some()
}

/// Whether both words are numbers.
fn are_numbers(a: &str, b: &str) -> bool {
    a.bytes().chain(b.bytes()).all(|sign| sign.is_ascii_digit())
}
