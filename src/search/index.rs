//! Everything that can be searched, folded and counted once.
//!
//! Terms are cut into words; words that are the same word share a stem ([`stem`]). For each stem there is
//! the list of the terms that hold it, and for each term the list of its stems, so that a query looks only at
//! terms that hold one of its rarer words.

mod build;
mod tables;

use super::arena::real;
use super::heard::HeardNames;
use super::prose::Prose;
use super::reading::Phrases;
use super::sound::{Eponyms, Sounds};
use super::stem::{one_of, stem};
use super::terms::{Term, TermKind};
use crate::catalog::EntryRef;
use crate::packed::{Pack, Packer, Sets, Slice, Steps, Unpacker, count, partition_point};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::{BitOr, Range};
use std::sync::OnceLock;
pub use tables::Stem;
use tables::{Related, Stems, Terms, WordFacts, Words};

/// A brand of fewer letters is not sure to be meant.
const SHORTEST_BRAND: usize = 6;

/// The searchable form of a catalog.
#[derive(Debug, Default)]
pub struct Index {
    terms: Terms,
    words: Words,
    stems: Stems,
    /// The terms that hold each stem.
    postings: Sets,
    prose: Prose,
    /// For each stem the stems of other forms of its word.
    forms: Related,
    /// For each stem the stems of words that mean the same.
    synonyms: Related,
    /// The words that name nothing.
    phrases: Phrases,
    /// The double names by their sound.
    eponyms: Eponyms,
    /// What is asked of the words of all terms that are looked at, in one place, once a query asks.
    facts: OnceLock<Vec<WordFacts>>,
    /// The words by their sound, which only an unknown word asks for.
    sounds: OnceLock<Sounds>,
    /// The names by their sound, once a query finds nothing.
    heard: OnceLock<HeardNames>,
}

impl Index {
    /// How many terms can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    pub(super) fn term(&self, term: u32) -> Term {
        self.terms.get(term)
    }

    /// The terms that are codes, each with its text.
    pub(super) fn codes(&self) -> impl Iterator<Item = (Term, &str)> {
        let codes = self.terms.codes.all().iter();
        codes.map(|term| self.term(term)).zip(self.terms.code_texts.iter())
    }

    /// Whether some term of an entry holds exactly `word`.
    pub(super) fn holds(&self, entry: EntryRef, word: &str) -> bool {
        let Some(word) = self.find_word(word).map(count) else { return false };
        self.terms_of(entry).any(|term| self.words_of(term).iter().any(|known| known == word))
    }

    pub(super) fn terms_of(&self, entry: EntryRef) -> Range<u32> {
        let of_entry = &self.terms.of_entry;
        of_entry.at(entry.index())..of_entry.at(entry.index() + 1)
    }

    /// The folded text of a term.
    pub(super) fn text(&self, term: u32) -> Cow<'_, str> {
        let mut pieces = self.pieces(term);
        let first = pieces.next().unwrap_or_default();
        pieces.fold(Cow::from(first), |text, piece| text + " " + piece)
    }

    /// How long the folded text of a term is, in bytes.
    pub(super) fn length(&self, term: u32) -> usize {
        let words = self.words_of(term);
        if words.is_empty() {
            return self.text(term).len();
        }
        let letters = words.iter().map(|word| self.words.texts.length(word as usize));
        letters.sum::<usize>() + words.len() - 1
    }

    fn facts(&self) -> &[WordFacts] {
        self.facts.get_or_init(|| {
            let facts = |stem| WordFacts { stem, is: self.stem(stem) };
            self.words.stems.all().iter().map(facts).collect()
        })
    }

    /// Whether a term reads as the name of its entry does, whatever parts their words. It is asked of every hit, and reads no entry.
    pub(super) fn is_called(&self, term: &Term) -> bool {
        if term.kind == TermKind::Name {
            return true;
        }
        let mut terms = self.terms_of(term.entry);
        let name = terms.find(|&other| self.term(other).kind == TermKind::Name);
        let Some((name, own)) = name.zip(self.terms.find(term)) else { return false };
        let letters = |term| self.pieces(term).flat_map(str::bytes);
        letters(name).eq(letters(own))
    }

    /// What stands between the spaces of the folded text of a term.
    fn pieces(&self, term: u32) -> impl Iterator<Item = &str> {
        let words = self.words_of(term);
        let code = words.is_empty().then(|| self.terms.codes.all().find(term)).flatten();
        let code = code.map(|code| self.terms.code_texts.get(code));
        code.into_iter().chain(words.iter().map(|word| self.words.texts.get(word as usize)))
    }

    /// Whether the folded text of a term stands before `start`, begins with it, or stands behind it.
    fn against(&self, term: u32, start: &str) -> Ordering {
        let pieces = self.pieces(term).enumerate();
        let bytes = pieces
            .flat_map(|(at, piece)| (at > 0).then_some(b' ').into_iter().chain(piece.bytes()));
        bytes.take(start.len()).cmp(start.bytes())
    }

    /// The words of a term, as they follow each other; a code has none.
    pub(super) fn words_of(&self, term: u32) -> Slice<'_> {
        self.terms.words.get(term as usize)
    }

    /// The words of the full texts.
    pub(super) const fn prose(&self) -> &Prose {
        &self.prose
    }

    /// The terms whose folded text begins with `start`, in the order of their texts.
    pub(super) fn beginning_with(&self, start: &str) -> Slice<'_> {
        let all = self.terms.by_text.all();
        let against = |term| self.against(term, start);
        all.between(|term| against(term).is_lt(), |term| against(term).is_eq())
    }

    /// The numbers of the words that begin with `start`.
    pub(super) fn words_beginning_with(&self, start: &str) -> Range<usize> {
        self.words.texts.beginning_with(start)
    }

    /// The number of `word` itself, if some term holds it.
    pub(super) fn find_word(&self, word: &str) -> Option<usize> {
        self.words.texts.find(word)
    }

    /// A word by its number, and its stem.
    pub(super) fn word(&self, word: usize) -> (&str, u32) {
        (self.words.texts.get(word), self.words.stems.at(word))
    }

    /// How many letters a word has and others have not, and the other way round: each wrong letter adds two at the most.
    pub(super) fn other_letters(&self, word: u32, of_other: u32) -> u32 {
        (self.words.letters.at(word as usize) ^ of_other).count_ones()
    }

    /// A word with a stem, the first in the order of the alphabet.
    pub(super) fn example_of(&self, stem: u32) -> &str {
        let word = self.words.stems.all().iter().position(|of_word| of_word == stem);
        word.map_or("", |word| self.word(word).0)
    }

    /// The numbers of the words of one length in bytes.
    pub(super) fn words_of_length(&self, length: usize) -> Slice<'_> {
        self.words.by_length.get(length)
    }

    /// The numbers of the words that sound like `word`, and how many letters of those may be others.
    pub(super) fn words_like(&self, word: &str) -> (Slice<'_>, usize) {
        self.sounds().like(word)
    }

    /// The double names that words may sound like.
    pub(super) const fn eponyms(&self) -> &Eponyms {
        &self.eponyms
    }

    /// The names by their sound.
    pub(super) fn heard_names(&self) -> &HeardNames {
        self.heard.get_or_init(|| HeardNames::of(self))
    }

    fn sounds(&self) -> &Sounds {
        self.sounds.get_or_init(|| Sounds::of(self.words.texts.iter()))
    }

    /// The number of the stem of `word`, if some term holds it.
    pub(super) fn stem_of(&self, word: &str) -> Option<u32> {
        // *Pathologic* is the stem of another word than the one that it is itself.
        let own = self.find_word(word).map(|at| self.words.stems.at(at));
        own.or_else(|| self.find_stem(one_of(word))).or_else(|| self.find_stem(&stem(word)))
    }

    fn find_stem(&self, stem: &str) -> Option<u32> {
        let text = |stem| self.stem_text(count(stem));
        let at = partition_point(self.stems(), |known| text(known) < stem);
        (at < self.stems() && text(at) == stem).then_some(count(at))
    }

    /// Whether a term of a kind is a name of one word that is sure to be meant.
    pub(super) fn is_sure(&self, term: u32, kind: TermKind) -> bool {
        use TermKind::{Abbreviation, Device, Name, Synonym};
        let mut stems = self.stems_of(term);
        // A brand of few letters is an abbreviation of other things too.
        let is_long = |stem: u32| kind != Device || self.stem_text(stem).len() >= SHORTEST_BRAND;
        matches!(kind, Name | Abbreviation | Synonym | Device)
            && stems.len() == 1
            && stems.next().is_some_and(|stem| self.stem(stem).is_sure() && is_long(stem))
    }

    /// The stems of other forms of `word`.
    pub(super) fn forms_of(&self, word: &str) -> Slice<'_> {
        self.forms.get(&stem(word))
    }

    /// The stems of words that mean the same as `word`.
    pub(super) fn synonyms_of(&self, word: &str) -> Slice<'_> {
        self.synonyms.get(&stem(word))
    }

    /// The words that name nothing.
    pub(super) const fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// The terms that hold a stem, in their order.
    pub(super) fn postings(&self, stem: u32) -> Steps<'_> {
        self.postings.get(stem as usize)
    }

    /// The stems of a term, as its words follow each other, each with what is known of it.
    pub(super) fn known_stems_of(&self, term: u32) -> impl Iterator<Item = (u32, Stem)> {
        let facts = self.facts();
        self.words_of(term).iter().map(|word| {
            let WordFacts { stem, is } = facts[word as usize];
            (stem, is)
        })
    }

    /// Whether the words of a term have these letters, all of them together.
    pub(super) fn has_letters(&self, term: u32, letters: u32) -> bool {
        let has = self.words_of(term).iter().map(|word| self.words.letters.at(word as usize));
        letters & !has.fold(0, BitOr::bitor) == 0
    }

    /// The stems of a term, as its words follow each other.
    pub(super) fn stems_of(&self, term: u32) -> impl ExactSizeIterator<Item = u32> {
        self.words_of(term).iter().map(|word| self.words.stems.at(word as usize))
    }

    /// How many stems there are.
    pub(super) fn stems(&self) -> usize {
        self.stems.len()
    }

    /// A stem as it is written.
    pub(super) fn stem_text(&self, stem: u32) -> &str {
        self.stems.text(stem as usize, &self.words.texts)
    }

    /// What is known of a stem.
    pub(super) fn stem(&self, stem: u32) -> Stem {
        Stem(self.stems.known.at(stem as usize))
    }

    /// Whether a term says that something is not so.
    pub(super) fn negates(&self, term: u32) -> bool {
        self.stems_of(term).any(|stem| self.stem(stem).negates())
    }

    /// What a word weighs that no term holds.
    pub(super) fn unknown_weight(&self) -> f64 {
        (1.0 + real(self.terms.len())).ln()
    }
}

impl Pack for Index {
    fn pack(&self, packer: &mut Packer) {
        self.terms.pack(packer);
        self.words.pack(packer);
        self.stems.pack(packer);
        self.postings.pack(packer);
        self.prose.pack(packer);
        self.forms.pack(packer);
        self.synonyms.pack(packer);
        self.phrases.pack(packer);
        self.eponyms.pack(packer);
        self.sounds().pack(packer);
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        Self {
            terms: Pack::unpack(unpacker),
            words: Pack::unpack(unpacker),
            stems: Pack::unpack(unpacker),
            postings: Pack::unpack(unpacker),
            prose: Pack::unpack(unpacker),
            forms: Pack::unpack(unpacker),
            synonyms: Pack::unpack(unpacker),
            phrases: Pack::unpack(unpacker),
            eponyms: Pack::unpack(unpacker),
            facts: OnceLock::new(),
            sounds: OnceLock::from(Sounds::unpack(unpacker)),
            heard: OnceLock::new(),
        }
    }
}

/// Which letters a word has, a bit each but for the last three, so that three bytes hold them.
pub fn letters(word: &[u8]) -> u32 {
    let letters = word.iter().filter(|letter| letter.is_ascii_lowercase());
    letters.fold(0, |bits, letter| bits | 1 << (letter - b'a').min(23))
}
