//! Which words of the glossary stand in the texts of an entry.

use super::{Body, Catalog, Entry, EntryRef, Kind};
use crate::packed::{Lists, count};
use crate::text::{fold, plural};
use std::collections::HashSet;

impl Catalog {
    /// The words of the glossary that stand in the texts of the entry at a place, or that point to it.
    #[must_use]
    pub fn words_of(&self, at: EntryRef) -> Vec<EntryRef> {
        match &self.mentions {
            Some(mentions) => mentions.get(at.index()).iter().map(EntryRef::at).collect(),
            None => mentioned(&known_words(self), self.entry(at)),
        }
    }

    /// The same for every entry.
    pub(super) fn all_mentions(&self) -> Lists {
        let known = known_words(self);
        let of_entry = |at| mentioned(&known, self.entry(at)).into_iter();
        self.refs().map(|at| of_entry(at).map(|word| count(word.index()))).collect()
    }
}

/// A word of the glossary, as it is looked for.
struct KnownWord<'c> {
    at: EntryRef,
    /// Its names, folded, each in the singular and in the plural.
    names: Vec<[String; 2]>,
    /// Its abbreviations, as they are written.
    shorts: Vec<&'c str>,
    /// The ids of the entries that it points to.
    see: &'c [String],
}

fn known_words(catalog: &Catalog) -> Vec<KnownWord<'_>> {
    let word = |at| {
        let entry = catalog.entry(at);
        let Body::Glossary(body) = &entry.body else { return None };
        let one_or_many = |name: &String| {
            let name = fold(name);
            let many = plural(&name);
            [name, many]
        };
        let head = &entry.head;
        // One letter stands for too many things.
        let shorts = head.abbreviations.iter().filter(|short| short.chars().count() > 1);
        Some(KnownWord {
            at,
            names: head.synonyms.iter().chain([&head.name]).map(one_or_many).collect(),
            shorts: shorts.map(String::as_str).collect(),
            see: &body.see,
        })
    };
    catalog.of_kind(Kind::Glossary).filter_map(word).collect()
}

fn mentioned(known: &[KnownWord<'_>], entry: &Entry) -> Vec<EntryRef> {
    let mut texts = String::new();
    entry.each_text(|text| {
        texts.push_str(text);
        texts.push('\n');
    });
    let folded = format!(" {} ", fold(&texts));
    let words: HashSet<&str> = folded.split(' ').collect();
    let as_written: HashSet<&str> = texts.split(|c: char| !c.is_alphanumeric()).collect();
    let stands = |word: &&KnownWord<'_>| {
        word.see.contains(&entry.id)
            || word.shorts.iter().any(|short| as_written.contains(short))
            || word.names.iter().any(|name| holds(&folded, &words, name))
    };
    known.iter().filter(stands).map(|word| word.at).collect()
}

/// Whether the folded text holds a folded name as whole words, or its plural.
fn holds(text: &str, words: &HashSet<&str>, one_or_many: &[String; 2]) -> bool {
    match one_or_many[0].split_once(' ') {
        None => one_or_many.iter().any(|name| words.contains(name.as_str())),
        Some((first, _)) => {
            words.contains(first)
                && one_or_many.iter().any(|name| text.contains(&format!(" {name} ")))
        }
    }
}
