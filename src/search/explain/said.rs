//! How much of what a query says a text says: by that a page knows the line that answers.

use super::{Reasons, Typed};
use crate::catalog::{EntryRef, Kind};
use crate::search::Library;
use crate::search::reading::WordPart;
use crate::text::fold;
use rustc_hash::FxHashSet;

impl<'q> Reasons<'q> {
    /// Which of the words of the query that name something, or say for whom, a text says beyond those that the title says, and those
    /// of the term by which the entry was `called` that name what is done for whom: *tPA dose PE*. By their places in the query.
    pub fn said_beside<'r>(
        &'r self,
        title: &str,
        called: &str,
    ) -> impl Fn(&str) -> FxHashSet<usize> + use<'r, 'q> {
        let is_case = |at: &usize| self.typed().get(*at).is_some_and(|typed| typed.is_case);
        let known = self.said(called).into_iter().filter(is_case);
        let known: FxHashSet<usize> = known.chain(self.said(title)).collect();
        move |text| &self.said(text) - &known
    }

    /// How many such words a text says beyond all that `known` says.
    fn said_beyond<'r>(&'r self, known: &str) -> impl Fn(&str) -> usize + use<'r, 'q> {
        let known = self.said(known);
        move |text| self.said(text).difference(&known).count()
    }

    /// How many such words there are beyond those that `known` says, if the query asks for something.
    fn asked_beyond(&self, known: &str) -> usize {
        let vocabulary = self.library.catalog().vocabulary();
        let parts = || self.typed().iter().map(|typed| typed.part);
        if !parts().any(|part| part.aspect().is_some()) {
            return 0;
        }
        let says = |part: &WordPart| part.names() || part.whom(vocabulary).is_some();
        parts().filter(says).count() - self.said(known).len()
    }

    /// Whether the query asks for something of which pages of a kind have no section. What they have one for, and are not asked, is
    /// in the name by which they are called: all of the page answers.
    #[must_use]
    pub fn asks_untold(&self, kind: Kind) -> bool {
        let aspects = &self.library.catalog().vocabulary().aspects;
        let mut asked = self.typed().iter().filter_map(|typed| aspects.get(typed.part.aspect()?));
        asked.next().is_some_and(|aspect| !aspect.is_told_by(kind))
    }

    /// How many such words a line of a page has to say beyond its title and the term by which its entry was `called`, and how many
    /// a text says. Where that leaves none and no section `is_told` to answer, those beyond the title alone.
    pub fn rest<'r>(
        &'r self,
        title: &str,
        called: &str,
        is_told: bool,
    ) -> (usize, impl Fn(&str) -> usize + use<'r, 'q>) {
        let all = format!("{title} {called}");
        match self.asked_beyond(&all) {
            0 if !is_told => (self.asked_beyond(title), self.said_beyond(title)),
            left => (left, self.said_beyond(&all)),
        }
    }

    /// The places of the words of the query that name something, or say for whom, and that a text says.
    fn said(&self, text: &str) -> FxHashSet<usize> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let vocabulary = self.library.catalog().vocabulary();
        let is_meant =
            |typed: &Typed, word: &str| self.with_stem(word, |stem| typed.is_said(word, stem));
        let is_said = |typed: &Typed| {
            if !typed.part.names() {
                let is_told = |word: &String| words.contains(&word.as_str());
                return typed.part.whom(vocabulary).is_some_and(|whom| whom.iter().any(is_told));
            }
            words.iter().any(|word| is_meant(typed, word))
                || typed.drug.as_deref().is_some_and(|drug| words.contains(&drug))
        };
        let typed = self.typed().iter().enumerate();
        typed.filter(|(_, typed)| is_said(typed)).map(|(at, _)| at).collect()
    }
}

/// The entries that are called by a word.
pub(super) fn called<'l>(
    library: &'l Library,
    word: &str,
) -> impl Iterator<Item = EntryRef> + use<'l> {
    let (index, length) = (&library.index, word.len());
    let terms = index.beginning_with(word).iter();
    let called = terms.take_while(move |&term| index.length(term) == length);
    called.map(|term| index.term(term).entry)
}
