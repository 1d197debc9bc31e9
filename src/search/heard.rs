//! Names that are heard in what was typed, whatever its words are: *plural fusion* is a pleural effusion, *mile o gram* a myelogram.
//!
//! The last resort of a query that finds nothing. Names and runs of the query are spelled by their sound, without spaces; of
//! what is alike in both, word by word, nothing counts.

use super::arena::real;
use super::expand::parts_of;
use super::index::letters;
use super::rank::share;
use super::reading::WordPart;
use super::terms::TermKind;
use super::{Found, Index, Library, MatchClass, Place, Query};
use crate::catalog::Catalog;
use crate::packed::count;
use crate::text::sort_by_key;
use std::ops::Range;

/// No more terms than this are spelled by their sound: many layers of data cost no more than one.
const MOST_TERMS: usize = 100_000;
/// Names and runs of fewer sounds are heard in too much.
const SHORTEST: usize = 8;
/// More words than these are a sentence, and no name that was heard.
const MOST_WORDS: usize = 6;
/// The part of the letters of a query that a name must be heard in.
const LEAST_HEARD: f64 = 0.55;
/// The part of the sounds of a run that may be others…
const MOST_OTHER: f64 = 0.12;
/// … and of those words in it that are not the same in the name.
const MOST_OTHER_OF_CHANGED: f64 = 0.2;

/// What one sound costs that is another, is missing or is too many; a vowel costs half of it.
const CONSONANT: usize = 2;

/// The vowels, a bit each, as [`letters`] has them.
const VOWELS: u32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;

/// How many letters there are; whatever is none counts as the last.
const LETTERS: usize = 26;

/// A term by its sound.
#[derive(Debug)]
struct Spelled {
    sound: Box<[u8]>,
    /// Which letters the sound has.
    letters: u32,
    term: u32,
}

/// The names by their sounds, the shortest first.
#[derive(Debug, Default)]
pub struct HeardNames(Vec<Spelled>);

/// A name that is heard in some words of a query.
struct HeardName {
    words: Range<usize>,
    term: u32,
    /// How many letters of the query it leaves out, and how much of it is other than the run: the less the better.
    order: (usize, usize, TermKind),
}

impl HeardNames {
    /// The names of `index`.
    pub(super) fn of(index: &Index) -> Self {
        let mut names = Vec::new();
        for number in 0..count(index.len().min(MOST_TERMS)) {
            if is_name(index.term(number).kind) {
                let sound = sound(&index.text(number));
                if sound.len() >= SHORTEST {
                    let letters = letters(&sound);
                    names.push(Spelled { sound: sound.into(), letters, term: number });
                }
            }
        }
        sort_by_key(&mut names, |name| name.sound.len());
        Self(names)
    }

    /// The names of about `length` sounds.
    fn about(&self, length: usize, most: usize) -> &[Spelled] {
        let from = self.0.partition_point(|name| name.sound.len() + most < length);
        let to = self.0.partition_point(|name| name.sound.len() <= length + most);
        self.0.get(from..to).unwrap_or_default()
    }
}

impl Library {
    /// The query that names what is heard in one that finds nothing, if there is such a name.
    fn heard(&self, query: &Query) -> Option<Query> {
        let words: Vec<&str> = query.folded.split(' ').collect();
        let is_marked = !query.exact.is_empty() || !query.without.is_empty();
        let is_plain = query.folded.is_ascii() && query.code.is_none() && !is_marked;
        if words.len() > MOST_WORDS || !is_plain {
            return None;
        }
        // What only goes with a name, or asks something of it, is left as it is.
        let parts = parts_of(&self.index, &words);
        if parts.contains(&WordPart::OtherDrug) {
            return None;
        }
        let letters_of = |words: &[&str], parts: &[WordPart]| -> usize {
            let named = words.iter().zip(parts).filter(|(_, part)| part.names());
            named.map(|(word, _)| word.len()).sum()
        };
        let all = letters_of(&words, &parts);
        let mut best: Option<HeardName> = None;
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                let run = words.get(from..to)?;
                let letters = letters_of(run, parts.get(from..to)?);
                if share(letters, all) < LEAST_HEARD {
                    continue;
                }
                let Some((other, kind, term)) = self.index.heard_in(run, self.catalog(), query)
                else {
                    continue;
                };
                let order = (all - letters, other, kind);
                if best.as_ref().is_none_or(|best| order < best.order) {
                    best = Some(HeardName { words: from..to, term, order });
                }
            }
        }
        let HeardName { words: heard, term, .. } = best?;
        let name = self.index.text(term);
        let before = words.get(..heard.start)?.iter().copied();
        let after = words.get(heard.end..)?.iter().copied();
        let text: Vec<&str> = before.chain([name.as_ref()]).chain(after).collect();
        let Query { text, folded, words, code_text, .. } = Query::new(&text.join(" "));
        let mut heard = query.clone().finished();
        (heard.text, heard.folded) = (text, folded);
        (heard.words, heard.code_text) = (words, code_text);
        Some(heard)
    }

    /// What `query` finds when some classes are left out; where that is nothing, what the name finds that is heard in it. The query
    /// is then that.
    #[must_use]
    pub fn find_or_hear(&self, out: &[MatchClass], query: &mut Query) -> Vec<Found> {
        let found = self.find_without(out, query);
        if !found.is_empty() || out.contains(&MatchClass::Fuzzy) {
            return found;
        }
        self.hear(query, |heard| self.find_without(out, heard)).unwrap_or(found)
    }

    /// What the name finds that is heard in a query that finds nothing, if it finds something: each by a slip, and by no name that
    /// was typed. The query is then that.
    pub(super) fn hear(
        &self,
        query: &mut Query,
        find: impl FnOnce(&Query) -> Vec<Found>,
    ) -> Option<Vec<Found>> {
        let heard = self.heard(query)?;
        let mut found = find(&heard);
        for found in &mut found {
            if let Place::Hit(hit) = &mut found.place {
                hit.typo = true;
                hit.class = hit.class.max(MatchClass::Words);
            }
        }
        (!found.is_empty()).then(|| {
            *query = heard;
            found
        })
    }
}

impl Index {
    /// The name that is heard in a run of words: how much of it is other, its kind, and its number.
    fn heard_in(
        &self,
        run: &[&str],
        catalog: &Catalog,
        query: &Query,
    ) -> Option<(usize, TermKind, u32)> {
        let run_sound = sound(&run.join(" "));
        if run_sound.len() < SHORTEST {
            return None;
        }
        let most = cost(run_sound.len(), MOST_OTHER);
        let own = letters(&run_sound);
        // What one other consonant costs makes two of them differ.
        let alike = self.heard_names().about(run_sound.len(), most).iter().filter(|name| {
            ((name.letters ^ own) & !VOWELS).count_ones() as usize <= most
                && (name.sound.first() == run_sound.first()
                    || name.sound.get(1) == run_sound.get(1))
        });
        let heard = alike.filter_map(|name| {
            if least_distance(&run_sound, &name.sound) > most {
                return None;
            }
            let other = distance(&run_sound, &name.sound, most)?;
            let term = self.term(name.term);
            let is_asked = query.covers(catalog.kind(term.entry));
            let changed = changed(run, &self.text(name.term))?;
            // Words of ours say what they say: a *cholangiogram* is no *CO2 angiogram*.
            let is_strange = run.get(changed)?.iter().any(|word| self.find_word(word).is_none());
            (is_asked && is_strange).then_some((other, term.kind, name.term))
        });
        heard.min()
    }
}

/// Whether a term of a kind is what an entry is called.
const fn is_name(kind: TermKind) -> bool {
    use TermKind::{Abbreviation, Device, Lay, Name, Person, Synonym};
    matches!(kind, Name | Abbreviation | Synonym | Lay | Person | Device)
}

/// The words of a run that are not those of a name, if they sound like what is left of it, and there are such in both.
fn changed(run: &[&str], name: &str) -> Option<Range<usize>> {
    let name: Vec<&str> = name.split(' ').collect();
    let first = run.iter().zip(&name).take_while(|(a, b)| a == b).count();
    let (left, left_of_name) = (run.get(first..)?, name.get(first..)?);
    let last = left.iter().rev().zip(left_of_name.iter().rev());
    let last = last.take_while(|(a, b)| a == b).count();
    let changed = first..run.len() - last;
    let of_run = sound(&run.get(changed.clone())?.join(" "));
    let of_name = sound(&name.get(first..name.len() - last)?.join(" "));
    let most = cost(of_run.len().max(of_name.len()), MOST_OTHER_OF_CHANGED);
    let is_both = !of_run.is_empty() && !of_name.is_empty();
    (is_both && distance(&of_run, &of_name, most).is_some()).then_some(changed)
}

/// How a folded text sounds to an English ear, in letters: without spaces and double letters.
fn sound(text: &str) -> Vec<u8> {
    let text: String = text.split(' ').collect();
    let silent = ["ps", "pn"].iter().any(|start| text.starts_with(start));
    let mut rest = text.as_bytes().get(usize::from(silent)..).unwrap_or_default();
    let mut sounds = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let (length, heard) = first_sound(rest);
        for &sound in heard {
            if sounds.last() != Some(&sound) {
                sounds.push(sound);
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    sounds
}

/// How many letters the first sound of a word has, and how it is spelled plainly.
fn first_sound(word: &[u8]) -> (usize, &[u8]) {
    match word {
        [b's', b'c', b'h', ..] => (3, b"sh"),
        [b'p', b'h', ..] => (2, b"f"),
        [b'c', b'k' | b'h', ..] => (2, b"k"),
        [b'c', b'e' | b'i' | b'y', ..] | [b'z', ..] => (1, b"s"),
        [b'c', ..] => (1, b"k"),
        [b't', b'h', ..] => (2, b"t"),
        [b'q', b'u', ..] => (2, b"kw"),
        [b'x', ..] => (1, b"ks"),
        [b'g', b'h', ..] => (2, b"g"),
        [b'a' | b'o', b'e', ..] => (2, b"e"),
        [b'r', b'h', ..] | [b'w', b'r', ..] => (2, b"r"),
        [b'w', b'h', ..] => (2, b"w"),
        [b'y', ..] => (1, b"i"),
        _ => (1, word.get(..1).unwrap_or_default()),
    }
}

/// How much may be other of so many sounds.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of the length of a name"
)]
fn cost(sounds: usize, part: f64) -> usize {
    (real(sounds) * part * real(CONSONANT)) as usize
}

/// What a sound costs alone.
fn costs(sound: u8) -> usize {
    if letters(&[sound]) & VOWELS > 0 { CONSONANT / 2 } else { CONSONANT }
}

/// No less than that costs, by how often each letter is in both: to change one into another mends two counts.
fn least_distance(one: &[u8], other: &[u8]) -> usize {
    let mut counts = [0i8; LETTERS];
    let place = |sound: u8| usize::from(sound.wrapping_sub(b'a')).min(LETTERS - 1);
    for (sounds, step) in [(one, 1), (other, -1)] {
        for &sound in sounds {
            counts[place(sound)] += step;
        }
    }
    let halves: usize = (b'a'..)
        .zip(counts)
        .map(|(sound, count)| costs(sound) * usize::from(count.unsigned_abs()))
        .sum();
    halves / 2
}

/// What it costs to make one of two sounds the other, or to let two change places; nothing where that is more than `most`.
fn distance(one: &[u8], other: &[u8], most: usize) -> Option<usize> {
    let mut rows = [vec![0; other.len() + 1], vec![0; other.len() + 1], vec![0; other.len() + 1]];
    for (at, &sound) in other.iter().enumerate() {
        rows[1][at + 1] = rows[1][at] + costs(sound);
    }
    for (i, &a) in one.iter().enumerate() {
        let [before, last, row] = &mut rows;
        row[0] = last[0] + costs(a);
        let mut least = row[0];
        for (j, &b) in other.iter().enumerate() {
            let changed = if a == b { 0 } else { costs(a).max(costs(b)) };
            let mut cell = (last[j] + changed).min(last[j + 1] + costs(a)).min(row[j] + costs(b));
            if i > 0 && j > 0 && a == other[j - 1] && one[i - 1] == b {
                cell = cell.min(before[j - 1] + CONSONANT);
            }
            row[j + 1] = cell;
            least = least.min(cell);
        }
        if least > most {
            return None;
        }
        rows.rotate_left(1);
    }
    rows[1].last().copied().filter(|&cost| cost <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> String {
        String::from_utf8(sound(text)).unwrap()
    }

    #[test]
    fn what_sounds_alike_is_spelled_alike() {
        for (one, other) in [
            ("psudo aneurism", "sudoaneurysm"),
            ("keemo", "kemo"),
            ("cyst", "sist"),
            ("chylo", "kilo"),
            ("phistula", "fistulla"),
            ("oesophagus", "esophagus"),
        ] {
            assert_eq!(spelled(one), spelled(other), "{one}");
        }
        assert_eq!(spelled("catheter"), "kateter");
    }

    #[test]
    fn a_vowel_costs_half_of_a_consonant() {
        let cost = |one: &str, other: &str| distance(one.as_bytes(), other.as_bytes(), 20);
        assert_eq!(cost("filter", "filtar"), Some(1));
        assert_eq!(cost("filter", "fildter"), Some(2));
        assert_eq!(cost("filter", "fitler"), Some(2));
        assert_eq!(cost("filter", "filter"), Some(0));
        assert_eq!(distance(b"filter", b"bolster", 3), None);
        for (one, other) in [("filter", "filtar"), ("filter", "bolster"), ("vein", "vena cava")] {
            let (one, other) = (one.as_bytes(), other.as_bytes());
            assert!(distance(one, other, 99) >= Some(least_distance(one, other)));
        }
    }

    #[test]
    fn a_name_is_heard_in_other_words_and_in_what_is_left_of_them() {
        let library = Library::new(Catalog::embedded());
        let heard = |text: &str| {
            let query = library.heard(&Query::new(text));
            query.map(|query| query.text)
        };
        for (text, name) in [
            ("plural fusion tap", "pleural effusion tap"),
            ("sudo aneurysm groin", "pseudoaneurysm groin"),
            ("angeo gram brain", "angiogram brain"),
            ("sudo aneurysm groin complications", "pseudoaneurysm groin complications"),
        ] {
            assert_eq!(heard(text).as_deref(), Some(name));
        }
        for text in [
            "cholangiogram injection",
            "hematoma brain",
            "coffee filter papers",
            "garden hose",
            "peer pressure",
            "joint venture",
            "",
            "7",
        ] {
            assert_eq!(heard(text), None, "{text}");
        }
    }
}
