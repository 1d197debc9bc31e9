//! Which words of the index a typed word may mean, and how surely.

use super::rank::share;
use super::{Index, Query};
use rapidfuzz::distance::osa::BatchComparator;
use rustc_hash::{FxHashMap, FxHashSet};

/// A typed word as the index hears it.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    /// Forms of words of the index, each with how surely it is meant, from 0 to 1; the surest first.
    pub forms: Vec<(u32, f64)>,
    /// How much the word weighs in the query.
    pub weight: f64,
    /// Whether the word is only heard by forgiving a slip.
    pub slip: bool,
}

/// Words that were heard before in one library: the next keystroke asks for most of them again.
#[derive(Debug, Default)]
pub struct Memo {
    heard: FxHashMap<(String, bool), Heard>,
    pub(super) looked: usize,
}

/// More words than these are forgotten all at once.
const MOST_REMEMBERED: usize = 256;

impl Memo {
    /// How many terms were looked at in all searches so far.
    #[must_use]
    pub const fn looked(&self) -> usize {
        self.looked
    }

    /// What `word` may mean, remembered or heard anew.
    fn hear(&mut self, index: &Index, word: &str, unfinished: bool) -> Heard {
        let key = (word.to_owned(), unfinished);
        if let Some(heard) = self.heard.get(&key) {
            return heard.clone();
        }
        if self.heard.len() >= MOST_REMEMBERED {
            self.heard.clear();
        }
        let heard = hear(index, word, unfinished);
        self.heard.insert(key, heard.clone());
        heard
    }
}

/// A word that means the same is meant this surely.
const ALIKE: f64 = 0.72;
/// A word that is not in the index, but another form of one that is.
const SAME_FORM: f64 = 0.94;
/// The beginning of a word is meant this surely, and up to all the more of it is typed.
const BEGUN: f64 = 0.62;
/// Fewer letters than this begin too many words, unless the word is still being typed.
const SHORTEST_BEGINNING: usize = 4;
/// Fewer letters than this leave no room for a slip.
const SHORTEST_SLIP: usize = 4;
/// More forms than this for one word tell nothing.
const MOST_FORMS: usize = 400;

/// The words of `query` as the index knows them, each with what it may mean.
pub fn hear_all(index: &Index, query: &Query, memo: &mut Memo) -> Vec<(String, Heard)> {
    let words = regroup(index, &query.words);
    let last = words.len().saturating_sub(1);
    let hear = |(at, word): (usize, String)| {
        let heard = memo.hear(index, &word, query.unfinished && at == last);
        (word, heard)
    };
    words.into_iter().enumerate().map(hear).collect()
}

/// What `word` may mean; `unfinished` when it may still be being typed.
fn hear(index: &Index, word: &str, unfinished: bool) -> Heard {
    let mut forms: Vec<(u32, f64)> = Vec::new();
    let whole = is_whole(index, word);
    let own = index.form_of(word);
    if let Some(form) = own {
        forms.push((form, if whole { 1.0 } else { SAME_FORM }));
    }
    let same_meaning = index.alike(word);
    forms.extend(same_meaning.iter().map(|&other| (other, ALIKE)));
    if unfinished || word.len() >= SHORTEST_BEGINNING {
        begun(index, word, unfinished, whole, &mut forms);
    }
    // A word that only shares its form with a word of the index may as well be a slip of another.
    let slip = forms.is_empty();
    if slip || !whole && index.words_beginning_with(word).is_empty() {
        slips(index, word, unfinished, &mut forms);
    }
    forms.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut seen = FxHashSet::default();
    forms.retain(|&(form, _)| seen.insert(form));
    forms.truncate(MOST_FORMS);
    let weight = match (own, forms.first()) {
        (Some(form), _) | (None, Some(&(form, _))) => index.weight(form),
        (None, None) => index.unknown_weight(),
    };
    Heard { slip: slip && !forms.is_empty(), forms, weight }
}

fn begun(index: &Index, word: &str, unfinished: bool, known: bool, forms: &mut Vec<(u32, f64)>) {
    // A word that stands for itself and is followed by others is seldom the beginning of another.
    let trust = match (known, unfinished) {
        (true, false) => 0.75,
        (true, true) | (false, false) => 0.9,
        (false, true) => 1.0,
    };
    for number in index.words_beginning_with(word) {
        let (whole, form) = index.word(number);
        let typed = share(word.len(), whole.len());
        forms.push((form, (BEGUN + (1.0 - BEGUN) * typed) * trust));
    }
}

/// Words within a quarter of the letters, counted as optimal string alignment; the first letter is trusted more.
fn slips(index: &Index, word: &str, unfinished: bool, forms: &mut Vec<(u32, f64)>) {
    let length = word.len();
    if length < SHORTEST_SLIP || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    let most = (length / 4).clamp(1, 3);
    let typed = BatchComparator::new(word.bytes());
    let mut offer = |number: u32, distance: usize, tail: f64| {
        let (whole, form) = index.word(number as usize);
        if distance == 0 || distance > most {
            return;
        }
        // In four letters another letter makes another word; letters that changed places do not.
        if length == SHORTEST_SLIP && whole.len() == length && !same_letters(whole, word) {
            return;
        }
        let first = whole.as_bytes().first() == word.as_bytes().first();
        let cost = share(distance, length) * 1.1 + if first { 0.0 } else { 0.12 } + tail;
        forms.push((form, 0.98 - cost));
    };
    for other in length.saturating_sub(most)..=length + most {
        for &number in index.words_of_length(other) {
            offer(number, typed.distance(index.word(number as usize).0.bytes()), 0.0);
        }
    }
    if unfinished && length > SHORTEST_SLIP {
        // The beginning of a longer word, with a slip in it; the first two letters must be right.
        let Some(start) = word.get(..2) else { return };
        for number in index.words_beginning_with(start) {
            let (whole, _) = index.word(number);
            if whole.len() > length + most
                && let Some(beginning) = whole.as_bytes().get(..length)
            {
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                offer(number, typed.distance(beginning.iter().copied()), 0.12);
            }
        }
    }
}

fn same_letters(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters = text.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// The words of a query as the index knows them: glued where it knows the whole, split where it knows the parts.
fn regroup(index: &Index, words: &[String]) -> Vec<String> {
    let known = |word: &str| index.form_of(word).is_some();
    let mut grouped: Vec<String> = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [word, after @ ..] = rest {
        rest = after;
        if let Some(next) = after.first() {
            let glued = format!("{word}{next}");
            if is_whole(index, &glued) || known(&glued) && !(known(word) && known(next)) {
                grouped.push(glued);
                rest = after.get(1..).unwrap_or_default();
                continue;
            }
        }
        if !known(word) && index.words_beginning_with(word).is_empty() && word.is_ascii() {
            let parts = (3..word.len().saturating_sub(2)).find_map(|at| {
                let (a, b) = (word.get(..at)?, word.get(at..)?);
                (is_whole(index, a) && is_whole(index, b)).then(|| [a.to_owned(), b.to_owned()])
            });
            if let Some(parts) = parts {
                grouped.extend(parts);
                continue;
            }
        }
        grouped.push(word.clone());
    }
    grouped
}

/// Whether `word` itself, not only its form, is in the index.
fn is_whole(index: &Index, word: &str) -> bool {
    let begun = index.words_beginning_with(word);
    !begun.is_empty() && index.word(begun.start).0 == word
}
