//! Why a hit is a hit: the term that matched, its letters, and what it is to the entry.

mod known;
mod said;

pub use known::KnownStems;

use super::comparison::compares;
use super::expand::{ExpansionCache, TypedWord, begins_others, read};
use super::highlight::{code_ranges, fuzzy_ranges, mark};
use super::reading::WordPart;
use super::stem::stem;
use super::stopwords::is_stop_word;
use super::terms::text_of;
use super::{Hit, Library, MatchClass, Place, Query, TermKind};
use crate::catalog::{Aspect, EntryRef, Kind};
use crate::text::fold;
use known::WordStem;
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// Why a hit is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The term that matched, as it is written.
    pub term: String,
    /// What the term is to the entry.
    pub kind: TermKind,
    /// The bytes of `term` that the query took, in order, without overlap, on character boundaries.
    pub ranges: Vec<Range<usize>>,
    /// Whether a typo of the reader's was forgiven.
    pub typo: bool,
    /// The name of the condition that holds the other words of the query.
    pub for_condition: Option<String>,
    /// What is asked of the entry: `Complications`.
    pub aspect: Option<String>,
    /// The words of the query that name something and that nothing of the entry's names holds.
    pub unexplained: Vec<String>,
    /// Where nothing was looked for: the fields with the values for which the entry is kept, or what it does not hold.
    pub kept: Vec<String>,
}

/// A word of a query as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadWord {
    /// The folded word.
    pub word: String,
    /// What it is there for: a name, a decoration, or the aspect that it asks for.
    pub part: String,
    /// How much it weighs in the query.
    pub weight: f64,
    /// The words of the index that it may mean, each with the confidence, the greatest first.
    pub means: Vec<(String, f64)>,
    /// Whether nothing of ours holds it, neither a name nor a text.
    pub foreign: bool,
}

/// The reasons of the hits of one query, whose words are expanded once for all of them.
pub struct Reasons<'q> {
    pub(crate) library: &'q Library,
    pub(crate) query: &'q Query,
    meaning: Rc<QueryMeaning>,
}

/// What the words of one query mean in one library: read once, and only where it is asked.
#[derive(Debug, Default)]
pub struct QueryMeaning {
    typed: OnceCell<Vec<Typed>>,
    /// The words of texts that were looked up so far.
    words: KnownStems,
}

impl Library {
    /// How `query` is read, word by word; at most `most` meanings of each.
    #[must_use]
    pub fn read(&self, query: &Query, most: usize) -> Vec<ReadWord> {
        let aspects = &self.catalog().vocabulary().aspects;
        let words = read(&self.index, query, &mut ExpansionCache::default()).words;
        let words = words.into_iter().map(|TypedWord { word, part, expansion }| ReadWord {
            part: match part {
                WordPart::Name => "name".to_owned(),
                WordPart::Elsewhere => "name elsewhere".to_owned(),
                WordPart::Everyday => "everyday name".to_owned(),
                WordPart::OtherDrug => "another drug".to_owned(),
                WordPart::Decoration(_) => "beside a name".to_owned(),
                WordPart::Aspect(number) => match aspects.get(number) {
                    Some(aspect) => format!("asks for {}", aspect.name),
                    None => String::new(),
                },
            },
            weight: expansion.weight,
            means: (expansion.stems.iter().take(most))
                .map(|&(stem, confidence)| (self.index.example_of(stem).to_owned(), confidence))
                .collect(),
            foreign: expansion.foreign,
            word,
        });
        words.collect()
    }

    /// Whether the last word is still typed and nothing of ours is like it yet, or only by a slip.
    #[must_use]
    pub fn is_open(&self, query: &Query, cache: &mut ExpansionCache) -> bool {
        let words = read(&self.index, query, cache).words;
        let is_open = |word: &TypedWord| word.expansion.typo || word.expansion.stems.is_empty();
        query.unfinished && words.last().is_some_and(is_open)
    }

    /// Whether the last word of a query is more likely the beginning of one of ours, or says nothing: *port* is a term of its own,
    /// *leg* is in many terms, *plex* is in one and begins *plexus*.
    #[must_use]
    pub fn ends_in_a_beginning(&self, query: &Query) -> bool {
        let (index, last) = (&self.index, query.folded.rsplit(' ').next().unwrap_or_default());
        let is_term = || {
            let first = index.beginning_with(last).iter().next();
            first.is_some_and(|term| {
                index.length(term) == last.len() && index.term(term).kind != TermKind::Code
            })
        };
        let terms_of = |stem| index.postings(stem).count();
        let stem = index.find_word(last).map(|word| index.word(word).1);
        let begins_another = || {
            let own = stem.map_or(0, terms_of);
            let mut words = index.words_beginning_with(last).map(|word| index.word(word).1);
            words.any(|other| Some(other) != stem && terms_of(other) > own)
        };
        is_stop_word(last) || last.len() == 1 || !is_term() && begins_another()
    }

    /// The drug of which nothing is said, if a query names one.
    #[must_use]
    pub fn other_drug(&self, query: &Query, cache: &mut ExpansionCache) -> Option<String> {
        let mut words = read(&self.index, query, cache).words.into_iter();
        words.find(|word| word.part == WordPart::OtherDrug).map(|word| word.word)
    }

    /// The term by which a hit was found.
    #[must_use]
    pub fn called(&self, hit: &Hit) -> &str {
        text_of(self.catalog(), &hit.term)
    }

    /// What is asked of the entry of a hit.
    #[must_use]
    pub fn aspect(&self, hit: &Hit) -> Option<&Aspect> {
        self.catalog().vocabulary().aspects.get(hit.aspect?)
    }

    /// What is asked of an entry that stands at a place among the results, where it tells it.
    #[must_use]
    pub fn asked(&self, entry: EntryRef, place: &Place) -> Option<&Aspect> {
        let aspect = match place {
            Place::Hit(hit) => return self.aspect(hit),
            Place::Under { asked, .. } => self.catalog().vocabulary().aspects.get((*asked)?)?,
            Place::Treated { .. } => return None,
        };
        aspect.is_told_by(self.catalog().kind(entry)).then_some(aspect)
    }

    /// Why the hits of `query` are hits.
    #[must_use]
    pub fn explain<'q>(&'q self, query: &'q Query) -> Reasons<'q> {
        self.explain_as(query, &Rc::default())
    }

    /// The same, with what is known of what the query means.
    #[must_use]
    pub fn explain_as<'q>(&'q self, query: &'q Query, meaning: &Rc<QueryMeaning>) -> Reasons<'q> {
        Reasons { library: self, query, meaning: Rc::clone(meaning) }
    }

    /// What `query` means, with what the search for it has expanded.
    #[must_use]
    pub fn meaning(&self, query: &Query, cache: &mut ExpansionCache) -> Rc<QueryMeaning> {
        let typed = OnceCell::from(self.meant_by(query, cache));
        Rc::new(QueryMeaning { typed, words: cache.words.clone() })
    }

    /// The words of a query with what they may mean.
    fn meant_by(&self, query: &Query, cache: &mut ExpansionCache) -> Vec<Typed> {
        let (index, catalog) = (&self.index, self.catalog());
        let words = read(index, query, cache).words;
        let last = words.len().saturating_sub(1);
        let of = |word: &str, is_of: fn(Kind) -> bool| {
            said::called(self, word).find(|&entry| is_of(catalog.kind(entry)))
        };
        let typed = |(at, TypedWord { word, part, expansion }): (usize, TypedWord)| Typed {
            part,
            drug: of(&word, |kind| kind == Kind::Drug).map(|drug| fold(catalog.name(drug))),
            is_case: of(&word, |kind| matches!(kind, Kind::Condition | Kind::Procedure)).is_some(),
            begins: begins_others(&word, query.unfinished && at == last),
            sure: expansion.sure_stems(index.stem_of(&word).is_some()),
            stem: stem(&word),
            word,
            stems: expansion.stems.into_iter().map(|(stem, _)| stem).collect(),
        };
        words.into_iter().enumerate().map(typed).collect()
    }
}

impl Reasons<'_> {
    /// The reason of `hit`.
    #[must_use]
    pub fn of(&self, hit: &Hit) -> Reason {
        let term = self.library.called(hit);
        let name = |entry| self.library.catalog().name(entry).to_owned();
        Reason {
            term: term.to_owned(),
            kind: hit.term.kind,
            ranges: self.ranges(hit),
            typo: hit.typo,
            for_condition: hit.for_condition.map(name),
            aspect: self.aspect(hit),
            unexplained: self.unexplained(hit),
            kept: match hit.class {
                MatchClass::Kept => self.kept(hit.entry),
                _ => Vec::new(),
            },
        }
    }

    /// The bytes of the term of a hit that the query took.
    #[must_use]
    pub fn ranges(&self, hit: &Hit) -> Vec<Range<usize>> {
        let term = self.library.called(hit);
        match hit.class {
            MatchClass::Fuzzy => fuzzy_ranges(term, self.query),
            _ if hit.term.kind == TermKind::Code => code_ranges(term, self.query),
            _ => self.marks(term),
        }
    }

    /// Whether the reason of a hit tells more than that it is called so.
    #[must_use]
    pub fn tell(&self, hit: &Hit) -> bool {
        !self.library.index.is_called(&hit.term)
            || hit.for_condition.is_some()
            || self.aspect(hit).is_some()
            || !self.unexplained(hit).is_empty()
    }

    /// Why a query without words keeps an entry.
    fn kept(&self, entry: EntryRef) -> Vec<String> {
        let catalog = self.library.catalog();
        let filters = self.query.filters().iter();
        let mut kept: Vec<String> =
            filters.filter_map(|filter| filter.reason(catalog, entry)).collect();
        if kept.is_empty() {
            kept.extend(self.query.without.iter().map(|word| format!("without “{word}”")));
        }
        kept.dedup();
        kept
    }

    /// What is asked of the entry of a hit, or of the procedures under it.
    fn aspect(&self, hit: &Hit) -> Option<String> {
        let under = |number| self.library.catalog().vocabulary().aspects.get(number);
        let under = || Some(format!("{}, below", under(hit.asked_under?)?.name));
        self.library.aspect(hit).map(|aspect| aspect.name.clone()).or_else(under)
    }

    /// The words that name something and that neither the entry nor the condition of a hit holds.
    fn unexplained(&self, hit: &Hit) -> Vec<String> {
        if !hit.says_more() {
            return Vec::new();
        }
        let index = &self.library.index;
        let entries = [Some(hit.entry), hit.for_condition].into_iter().flatten();
        let terms: Vec<u32> = entries.flat_map(|entry| index.terms_of(entry)).collect();
        let holds = |typed: &Typed| {
            let mut stems = terms.iter().flat_map(|&term| index.stems_of(term));
            stems.any(|stem| typed.stems.contains(&stem))
        };
        let vocabulary = self.library.catalog().vocabulary();
        let is_left = |typed: &&Typed| match typed.part {
            part if part.names() => !holds(typed) && !compares(&typed.word),
            part => hit.is_for_others && part.whom(vocabulary).is_some(),
        };
        self.typed().iter().filter(is_left).map(|typed| typed.word.clone()).collect()
    }

    /// What the query means of a text: all of the query where the text begins with it, and else each word that one of its
    /// words may mean, the typed beginning of it or all of a word that is meant otherwise.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        if self.query.folded.is_empty() {
            return Vec::new();
        }
        let typed = self.typed();
        mark(text, &self.query.folded, |word| {
            let length = |typed: &Typed| match word.starts_with(typed.word.as_str()) {
                true => typed.word.len(),
                false => word.len(),
            };
            self.with_stem(word, |stem| {
                let taken = |typed: &&Typed| match stem {
                    WordStem::Ours(stem) => typed.stems.contains(stem),
                    // No term holds the word, so it was not expanded to.
                    WordStem::Other(stem) => typed.means(word, stem),
                };
                typed.iter().filter(taken).map(length).max()
            })
        })
    }

    /// The words of a text that the query means: the same, another form, one of the same meaning, or what a slip or a begun word
    /// stands for. Whole words, since half a word of a page is another one: *gi* in *given*.
    #[must_use]
    pub fn marks_of_words(&self, text: &str) -> Vec<Range<usize>> {
        let typed = self.typed();
        if typed.is_empty() {
            return Vec::new();
        }
        mark(text, "", |word| {
            let is_meant =
                self.with_stem(word, |stem| typed.iter().any(|typed| typed.is_said(word, stem)));
            is_meant.then_some(word.len())
        })
    }

    /// Asks something of the stem of a word of a text.
    fn with_stem<A>(&self, word: &str, ask: impl FnOnce(&WordStem) -> A) -> A {
        self.meaning.words.with_stem(&self.library.index, word, ask)
    }

    fn typed(&self) -> &[Typed] {
        let read = || self.library.meant_by(self.query, &mut ExpansionCache::default());
        self.meaning.typed.get_or_init(read)
    }
}

/// A word of a query with what it may mean.
#[derive(Debug)]
struct Typed {
    word: String,
    stem: String,
    part: WordPart,
    /// The name of the drug that is called so.
    drug: Option<String>,
    /// Whether a condition or a procedure is called so.
    is_case: bool,
    /// The stems of the index that it may mean.
    stems: FxHashSet<u32>,
    /// Those of them that are no mere beginning, where the word is one itself.
    sure: FxHashSet<u32>,
    /// Whether it may be the beginning of another word.
    begins: bool,
}

impl Typed {
    /// Whether a word of a text, with its stem, is meant and no mere beginning.
    fn is_said(&self, word: &str, stem: &WordStem) -> bool {
        // No number is the beginning of another.
        let is_number = || self.word.bytes().all(|byte| byte.is_ascii_digit());
        (self.word == word || !is_number())
            && match stem {
                WordStem::Ours(stem) => self.sure.contains(stem),
                WordStem::Other(stem) => self.means(word, stem),
            }
    }

    /// Whether a word that is not in the index is meant.
    fn means(&self, word: &str, stem: &str) -> bool {
        let begun = self.begins && self.sure.is_empty() && word.starts_with(&self.word);
        begun || stem == self.stem
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
        if !self.kept.is_empty() {
            return self.kept.join(" · ");
        }
        let words = match self.kind {
            TermKind::Name if !self.typo => "name".to_owned(),
            TermKind::Code => format!("{} {}", self.kind.name(), self.term),
            _ if self.typo => format!("did you mean “{}”", self.term),
            kind => format!("{} “{}”", kind.name(), self.term),
        };
        let mut words = match &self.for_condition {
            Some(condition) => format!("{words} for {condition}"),
            None => words,
        };
        if let Some(aspect) = &self.aspect {
            words = format!("→ {aspect} · {words}");
        }
        if !self.unexplained.is_empty() {
            words = format!("{words} · without “{}”", self.unexplained.join("”, “"));
        }
        words
    }
}
