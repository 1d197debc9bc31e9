//! Which words of the index a typed word may mean, and with what confidence.

use super::english::is_english;
use super::explain::KnownStems;
use super::index::letters;
use super::mend::mend;
use super::query::MOST_WORDS;
use super::rank::share;
use super::reading::WordPart;
use super::regroup::{are_next, follow_each_other, is_in, regroup};
use super::stopwords::{is_stop_word, negates};
use super::{Index, Query, TermKind, weights};
use crate::catalog::ICD10CM;
use crate::text::Nearness;
use rustc_hash::{FxHashMap, FxHashSet};

/// A typed word with what it may mean in the index.
#[derive(Debug, Clone, Default)]
pub struct Expansion {
    /// Stems of the index, each with the confidence that it is meant, from 0 to 1; the greatest first.
    pub stems: Vec<(u32, f64)>,
    /// How much the word weighs in the query.
    pub weight: f64,
    /// Whether the word is only known when a typo is forgiven.
    pub typo: bool,
    /// Whether more than one word may be meant by the typo, or a short one, or a brand.
    pub guess: bool,
    /// Whether nothing of ours holds the word, neither a term nor a text.
    pub foreign: bool,
}

impl Expansion {
    /// The stems that are meant; where the word is known itself, without those that it only begins.
    pub fn sure_stems(&self, is_known: bool) -> FxHashSet<u32> {
        let is_sure = |confidence: f64| !is_known || confidence >= weights::SYNONYM;
        let sure = self.stems.iter().filter(|&&(_, confidence)| is_sure(confidence));
        sure.map(|&(stem, _)| stem).collect()
    }
}

/// Words that were expanded before in one library: the next keystroke asks for most of them again.
#[derive(Debug, Default)]
pub struct ExpansionCache {
    expansions: FxHashMap<(String, bool), Expansion>,
    /// A beginning of words that no text holds: nor does one hold what begins with it.
    absent: Option<String>,
    /// The words of texts that were looked up.
    pub(super) words: KnownStems,
    pub(super) looked: usize,
}

/// More words than these are forgotten all at once.
const MOST_REMEMBERED: usize = 256;

impl ExpansionCache {
    /// How many terms were looked at in all searches so far.
    #[must_use]
    pub const fn looked(&self) -> usize {
        self.looked
    }

    /// What `word` may mean, remembered or expanded anew.
    fn expand(&mut self, index: &Index, word: &str, unfinished: bool) -> Expansion {
        let key = (word.to_owned(), unfinished);
        if let Some(expansion) = self.expansions.get(&key) {
            return expansion.clone();
        }
        if self.expansions.len() >= MOST_REMEMBERED {
            self.expansions.clear();
        }
        let expansion = self.expand_anew(index, word, unfinished);
        self.expansions.insert(key, expansion.clone());
        expansion
    }

    fn expand_anew(&mut self, index: &Index, word: &str, unfinished: bool) -> Expansion {
        let mut is_foreign = || {
            let is_absent = |start: &String| word.starts_with(start.as_str());
            if self.absent.as_ref().is_some_and(is_absent) {
                return true;
            }
            let is_foreign = !index.prose().knows(word, unfinished);
            if is_foreign && unfinished {
                self.absent = Some(word.to_owned());
            }
            is_foreign
        };
        expand(index, word, unfinished, &mut is_foreign)
    }
}

/// Fewer letters than this begin too many words, unless the word is still being typed.
const SHORTEST_PREFIX: usize = 4;
/// Fewer letters than this leave no room for a typo.
const SHORTEST_TYPO: usize = 4;
/// Fewer letters than this with a typo may be another word.
const SHORTEST_CLEAR_TYPO: usize = 7;
/// Fewer letters than this with a typo are no word that is said.
const SHORTEST_SURE_TYPO: usize = 6;
/// More stems than this for one word tell nothing.
const MOST_STEMS: usize = 120;

/// A word of a query as the index knows it.
#[derive(Debug, Clone)]
pub struct TypedWord {
    /// The folded word.
    pub word: String,
    /// What it is there for.
    pub part: WordPart,
    /// What it may mean.
    pub expansion: Expansion,
}

/// A query as it is read: its words that carry meaning, and what is asked.
#[derive(Debug, Clone, Default)]
pub struct ReadQuery {
    /// The words.
    pub words: Vec<TypedWord>,
    /// The number of the aspect that is asked for.
    pub aspect: Option<usize>,
    /// Whether it says *no* or *not*.
    pub negates: bool,
    /// Whether the last word may be unfinished.
    pub unfinished: bool,
    /// How many words were typed, with those that carry no meaning.
    pub typed: usize,
}

/// Reads `query`, each word with what it may mean in the index.
pub fn read(index: &Index, query: &Query, cache: &mut ExpansionCache) -> ReadQuery {
    let (all, heard) = heard(index, &query.folded);
    let typed = all.len();
    let mut parts = parts_of(index, &all);
    // Stop words alone mean what they say, and so do words that go with a name where none is there.
    let meant = |word: &str| query.words.iter().any(|kept| kept == word) || heard.contains(&word);
    let is_name = |(word, part): (&&str, &WordPart)| part.names() && meant(word);
    if !all.iter().zip(&parts).any(is_name) {
        let is_asked = |part: &WordPart| matches!(part, WordPart::Aspect(_));
        let any = parts.iter().any(is_asked);
        for part in parts.iter_mut().filter(|part| !any || is_asked(part)) {
            *part = WordPart::Name;
        }
    }
    let aspect = parts.iter().filter_map(|part| part.aspect()).min();
    let kept = all.into_iter().zip(parts).filter(|(word, _)| meant(word));
    let mut kept: Vec<(&str, WordPart)> = kept.take(MOST_WORDS).collect();
    // A letter or two of a last word say nothing yet beside words that are whole.
    let mut unfinished = query.unfinished;
    if let [.., (before, _), (last, _)] = kept[..]
        && unfinished
        && (last.len() < 2 || last.len() == 2 && !is_in(index, last))
        && !follow_each_other(index, before, last)
        && !index.words_beginning_with(last).is_empty()
    {
        kept.pop();
        unfinished = false;
    }
    let words = regroup(index, &kept, unfinished);
    let last = words.len().saturating_sub(1);
    let expand = |(at, (word, part)): (usize, (String, WordPart))| {
        if part == WordPart::OtherDrug {
            let expansion =
                Expansion { weight: index.unknown_weight(), foreign: true, ..Expansion::default() };
            return TypedWord { word, part, expansion };
        }
        let mut expansion = cache.expand(index, &word, unfinished && at == last);
        expansion.typo |= heard.contains(&word.as_str());
        TypedWord { word, part, expansion }
    };
    let mut words: Vec<TypedWord> = words.into_iter().enumerate().map(expand).collect();
    mend(index, &mut words, unfinished);
    mend_parts(index, &mut words);
    let aspects = words.iter().filter_map(|word| word.part.aspect());
    let aspect = aspect.into_iter().chain(aspects).min();
    ReadQuery { words, aspect, negates: negates(&query.folded), unfinished, typed }
}

/// What each of the folded `words` is there for. Of a drug that a later layer names something is said.
pub fn parts_of(index: &Index, words: &[&str]) -> Vec<WordPart> {
    let mut parts = index.phrases().read(words);
    for (word, part) in words.iter().zip(&mut parts) {
        if *part == WordPart::OtherDrug && is_in(index, word) {
            *part = WordPart::Name;
        }
    }
    parts
}

/// A slip of a word that names nothing names nothing either; one of what only goes with a name does where no name is.
fn mend_parts(index: &Index, words: &mut [TypedWord]) {
    let names = words.iter().filter(|word| word.part.names()).count();
    let meant: Vec<Option<WordPart>> = words.iter().map(|word| meant_part(index, word)).collect();
    let is_named = meant.iter().flatten().count() < names;
    for (word, meant) in words.iter_mut().zip(meant) {
        let stem = word.expansion.stems.first().map(|&(stem, _)| index.stem(stem));
        let goes_with_names = stem.is_none_or(|stem| !stem.is_core_of(TermKind::Name));
        if is_named || !goes_with_names {
            word.part = meant.unwrap_or(word.part);
        }
    }
}

/// What a word with a slip is there for, if what is meant names nothing: *ultrasund* is no name, nor are *theresa* (three) and
/// *managment*.
fn meant_part(index: &Index, word: &TypedWord) -> Option<WordPart> {
    let Expansion { stems, typo, foreign, .. } = &word.expansion;
    if !word.part.names() || word.part == WordPart::OtherDrug {
        return None;
    }
    let clear = stems.first().filter(|(_, confidence)| *typo && *confidence >= weights::INFLECTION);
    if let Some(&(stem, _)) = clear {
        let (_, part) = index.phrases().first(&[index.stem_text(stem)]);
        return (!part.names()).then_some(part);
    }
    let is_unknown = *foreign && stems.is_empty() && !is_english(&word.word, false);
    is_unknown.then(|| index.phrases().like(&word.word)).flatten()
}

/// The words of a folded text; for two that are no name of ours, but sound like a double one, those of that name, which come
/// second: *may turner* is *May-Thurner*, although *may* and *turner* are words.
fn heard<'w>(index: &'w Index, text: &'w str) -> (Vec<&'w str>, Vec<&'w str>) {
    let (mut all, mut heard) = (Vec::new(), Vec::new());
    let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        // A word that is typed twice says no more than once.
        if words.peek() == Some(&word) {
            continue;
        }
        let name = words.peek().and_then(|next| {
            index.eponyms().like(word, next).filter(|_| !are_next(index, word, next))
        });
        let Some(name) = name else {
            all.push(word);
            continue;
        };
        words.next();
        all.extend(name.split(' '));
        heard.extend(name.split(' '));
    }
    (all, heard)
}

/// Whether `word` may be the beginning of another.
pub const fn begins_others(word: &str, unfinished: bool) -> bool {
    unfinished || word.len() >= SHORTEST_PREFIX
}

/// What `word` may mean; `unfinished` when it may still be being typed. Whether it `is_foreign`, that no text holds it, is asked
/// only where no term does.
fn expand(
    index: &Index,
    word: &str,
    unfinished: bool,
    is_foreign: &mut dyn FnMut() -> bool,
) -> Expansion {
    let mut stems: Vec<(u32, f64)> = Vec::new();
    let known = is_in(index, word);
    let own = index.stem_of(word);
    if let Some(stem) = own {
        stems.push((stem, if known { 1.0 } else { weights::INFLECTION }));
    }
    stems.extend(index.forms_of(word).iter().map(|other| (other, weights::FORM)));
    let synonyms = index.synonyms_of(word);
    stems.extend(synonyms.iter().map(|other| (other, weights::SYNONYM)));
    if begins_others(word, unfinished) {
        prefixes(index, word, unfinished, known, &mut stems);
    }
    // A word that stands in a text is no typo, nor is one of the code book or of English.
    let typo = stems.is_empty();
    let foreign = typo && is_foreign();
    let mut heard = false;
    if foreign && !ICD10CM.knows(word, unfinished) && !is_english(word, unfinished) {
        typos(index, word, unfinished, &mut stems);
        heard = stems.is_empty();
        if heard {
            sounds(index, word, &mut stems);
        }
    }
    stems.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut seen = FxHashSet::default();
    stems.retain(|&(stem, _)| seen.insert(stem));
    stems.truncate(MOST_STEMS);
    let weight = match (own, stems.first()) {
        (Some(stem), _) | (None, Some(&(stem, _))) => index.stem(stem).weight(),
        (None, None) => index.unknown_weight(),
    };
    let typo = typo && !stems.is_empty();
    let is_proper = |&(stem, _): &(u32, f64)| index.stem(stem).is_proper();
    let guess = typo && (!is_clear(word, &stems) || stems.first().is_some_and(is_proper));
    if typo && (!guess || !heard && word.len() >= SHORTEST_SURE_TYPO) {
        let best = stems.first().map_or(0.0, |&(_, best)| best);
        let is_equal = |confidence: f64| {
            confidence >= weights::CLEAR_TYPO && confidence > best - weights::EQUAL_TYPO
        };
        let equals = stems.iter_mut().take_while(|(_, confidence)| is_equal(*confidence));
        equals.for_each(|(_, confidence)| *confidence = weights::INFLECTION);
    }
    Expansion { stems, weight, typo, guess, foreign }
}

fn prefixes(index: &Index, word: &str, unfinished: bool, known: bool, stems: &mut Vec<(u32, f64)>) {
    // A word that stands for itself and is followed by others is seldom the beginning of another.
    let trust = match (known, unfinished) {
        (true, false) => weights::PREFIX_FINISHED_WORD,
        (true, true) | (false, false) => weights::PREFIX_DOUBTED,
        (false, true) => 1.0,
    };
    for number in index.words_beginning_with(word) {
        let (whole, stem) = index.word(number);
        let typed = share(word.len(), whole.len());
        stems.push((stem, (weights::PREFIX + (1.0 - weights::PREFIX) * typed) * trust));
    }
}

/// Words within a quarter of the letters, counted as optimal string alignment; the first letter is trusted more.
fn typos(index: &Index, word: &str, unfinished: bool, stems: &mut Vec<(u32, f64)>) {
    let length = word.len();
    if length < SHORTEST_TYPO || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    let most = (length / weights::LETTERS_A_TYPO).clamp(1, weights::MOST_TYPOS);
    let typed = Nearness::to(word);
    let mut offer = |number: u32, distance: usize, tail: f64| {
        let (whole, stem) = index.word(number as usize);
        if distance == 0 || distance > most || is_stop_word(whole) {
            return;
        }
        // In four letters another letter makes another word, and so does one too many; letters that changed places do not.
        if length == SHORTEST_TYPO && whole.len() <= length && !same_letters(whole, word) {
            return;
        }
        let first = whole.as_bytes().first() == word.as_bytes().first();
        let first = if first { 0.0 } else { weights::TYPO_FIRST_LETTER };
        let cost = share(distance, length) * weights::TYPO_LETTER + first + tail;
        stems.push((stem, weights::TYPO - cost));
    };
    let letters = letters(word.as_bytes());
    let is_like = |number: u32| index.other_letters(number, letters) as usize <= 2 * most;
    for other in length.saturating_sub(most)..=length + most {
        let alike = index.words_of_length(other).iter().filter(|&number| is_like(number));
        for number in alike {
            offer(number, typed.distance(index.word(number as usize).0), 0.0);
        }
    }
    if unfinished && length > SHORTEST_TYPO {
        // The beginning of a longer word, with a typo in it; the first two letters must be right.
        let Some(start) = word.get(..2) else { return };
        for number in index.words_beginning_with(start) {
            let (whole, _) = index.word(number);
            if whole.len() > length + most
                && let Some(beginning) = whole.get(..length)
            {
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                offer(number, typed.distance(beginning), weights::TYPO_UNFINISHED);
            }
        }
    }
}

/// Words that sound alike, the ones that are spelled most alike.
fn sounds(index: &Index, word: &str, stems: &mut Vec<(u32, f64)>) {
    let typed = Nearness::to(word);
    let (alike, most) = index.words_like(word);
    let heard = alike.iter().map(|number| index.word(number as usize));
    // A word without a vowel is spelled out, and the vowel at the beginning is heard.
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let begins = |of: &str| of.chars().next().filter(|&letter| is_vowel(letter));
    let heard =
        heard.filter(|(whole, _)| whole.contains(is_vowel) && begins(whole) == begins(word));
    let alike = heard.map(|(whole, stem)| (typed.distance(whole), stem));
    let alike: Vec<(usize, u32)> = alike.collect();
    let Some(nearest) = alike.iter().map(|&(distance, _)| distance).min() else { return };
    if nearest > most {
        return;
    }
    let nearest = alike.into_iter().filter(|&(distance, _)| distance == nearest);
    stems.extend(nearest.map(|(_, stem)| (stem, weights::SOUND)));
}

/// Whether a long word is like one word of the index, and no other is nearly as like.
fn is_clear(word: &str, stems: &[(u32, f64)]) -> bool {
    let confidence = |at: usize| stems.get(at).map_or(0.0, |&(_, confidence)| confidence);
    let (best, next) = (confidence(0), confidence(1));
    word.len() >= SHORTEST_CLEAR_TYPO
        && best >= weights::CLEAR_TYPO
        && best - next >= weights::CLEAR_TYPO_AHEAD
}

fn same_letters(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters = text.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}
