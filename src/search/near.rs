//! What is near to a query that finds nothing.

use super::coverage::near;
use super::expand::{ExpansionCache, read};
use super::prose::full_text;
use super::stopwords::is_stop_word;
use super::{Library, Query, weights};
use crate::catalog::EntryRef;
use crate::text::{Nearness, fold, is_one_or_many, sort_by};
use fixedbitset::FixedBitSet;
use memchr::memmem::Finder;

/// Words of a query belong together in a text within this many bytes.
const NEAR: usize = 80;

/// No more entries than this say the words somewhere in their texts.
const MOST_IN_TEXTS: usize = 20;

impl Library {
    /// The entries nearest to `query`: those that say all its words in their texts, or else at most `most` of them with names like
    /// it, the nearest first. They are near, and not the same.
    ///
    /// None where nothing is near: an entry is offered, never a random one. What is near to a code has a code near to it.
    #[must_use]
    pub fn near(&self, query: &Query, most: usize) -> Vec<EntryRef> {
        if query.fault().is_some() {
            return Vec::new();
        }
        if let Some(code) = self.unlisted_code(query).filter(|code| code.known.is_some()) {
            let near = self.near_code(&code).into_iter().map(|(_, entry)| entry);
            return near.filter(|&entry| self.passes(query, entry)).take(most).collect();
        }
        let said = self.in_texts(query);
        if !said.is_empty() {
            return said;
        }
        // No word is taken for unfinished, since short ones begin too many.
        let query = query.clone().finished();
        let read = read(&self.index, &query, &mut ExpansionCache::default());
        let mut near = near(self.catalog(), &self.index, read);
        near.retain(|&(entry, near)| near >= weights::LEAST_NEAR && self.passes(&query, entry));
        sort_by(&mut near, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.into_iter().take(most).map(|(entry, _)| entry).collect()
    }

    /// Why an entry is near to `query`: by its code in the book, since its page says the words, or by the name that is most like one
    /// of them.
    #[must_use]
    pub fn nearness(&self, query: &Query, at: EntryRef) -> String {
        if let Some(code) = self.unlisted_code(query) {
            let near = self.near_code(&code).into_iter().find(|&(_, entry)| entry == at);
            return near.map_or_else(
                || "near by its code".to_owned(),
                |(of_entry, _)| format!("code {of_entry}"),
            );
        }
        if self.in_texts(query).contains(&at) {
            return "its page says the words".to_owned();
        }
        let typed: Vec<Nearness> = query.words.iter().map(|word| Nearness::to(word)).collect();
        let likeness =
            |word: &str| typed.iter().filter_map(|typed| typed.likeness(word)).reduce(f64::max);
        let named = self.index.terms_of(at).map(|term| self.index.text(term)).filter_map(|name| {
            let likest = fold(&name).split(' ').filter_map(likeness).reduce(f64::max)?;
            Some((likest, name))
        });
        // Of several the first is the one that counts most.
        let nearest = named.reduce(|best, other| if other.0 > best.0 { other } else { best });
        nearest.map_or_else(|| "near by its names".to_owned(), |(_, name)| format!("near “{name}”"))
    }

    /// The entries whose full text holds every word of `query` close together.
    fn in_texts(&self, query: &Query) -> Vec<EntryRef> {
        // Stop words stand in every text.
        if query.words.iter().all(|word| is_stop_word(word))
            || query.words.iter().any(|word| word.len() < 3)
        {
            return Vec::new();
        }
        let finders: Vec<Finder<'_>> = query.words.iter().map(Finder::new).collect();
        let holds = |&entry: &EntryRef| {
            let text = full_text(self.catalog().entry(entry));
            self.passes(query, entry) && stand_together(text.as_bytes(), &finders)
        };
        let holders = query.words.iter().map(|word| self.index.prose().holders(word));
        let holders: Vec<FixedBitSet> = holders.collect();
        let all_hold = |entry: &EntryRef| holders.iter().all(|of| of.contains(entry.index()));
        self.catalog().refs().filter(all_hold).filter(holds).take(MOST_IN_TEXTS).collect()
    }
}

/// Whether every word occurs in `text`, and all of them near one of the first.
fn stand_together(text: &[u8], finders: &[Finder<'_>]) -> bool {
    let [first, others @ ..] = finders else { return false };
    let places = |finder: &Finder<'_>, text: &[u8]| {
        let word = finder.needle();
        finder.find_iter(text).filter(|&at| is_whole_word(text, at, word)).collect::<Vec<_>>()
    };
    places(first, text).into_iter().any(|at| {
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(text.len());
        let near = text.get(near).unwrap_or_default();
        others.iter().all(|other| !places(other, near).is_empty())
    })
}

/// Whether a whole word of a folded text begins at `at`, and is `word` or its plural.
fn is_whole_word(text: &[u8], at: usize, word: &[u8]) -> bool {
    let begins = at.checked_sub(1).is_none_or(|before| text.get(before) == Some(&b' '));
    let rest = text.get(at..).unwrap_or_default();
    begins && rest.split(|&b| b == b' ').next().is_some_and(|whole| is_one_or_many(whole, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_text_is_asked_for_whole_words() {
        let text = b"the liver tumors";
        assert!(is_whole_word(text, 4, b"liver") && is_whole_word(text, 10, b"tumor"));
        assert!(!is_whole_word(text, 5, b"iver") && !is_whole_word(text, 10, b"tumo"));
    }
}
