//! Which words of the glossary stand in the texts of an entry.

use super::{Body, Catalog, Entry, EntryRef, Kind};
use crate::packed::{Lists, count};
use crate::text::{count_steps, fold, plural};
use std::collections::{BTreeSet, HashMap, HashSet};

impl Catalog {
    /// The words of the glossary that stand in the texts of the entry at a place, or that point to it.
    #[must_use]
    pub fn words_of(&self, at: EntryRef) -> Vec<EntryRef> {
        match &self.mentions {
            Some(mentions) => mentions.get(at.index()).iter().map(EntryRef::at).collect(),
            None => KnownWords::of(self).mentioned(self.entry(at)),
        }
    }

    /// The same for every entry.
    pub(super) fn all_mentions(&self) -> Lists {
        let known = KnownWords::of(self);
        let of_entry = |at| known.mentioned(self.entry(at)).into_iter();
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

/// The words of the glossary.
struct KnownWords<'c> {
    words: Vec<KnownWord<'c>>,
    /// By the first word of names, how many words names that begin with it have.
    lengths: HashMap<String, BTreeSet<usize>>,
}

/// A name of more words is no term. Each place of a text is looked at for as many lengths of names at the most.
const MOST_WORDS: usize = 16;

impl<'c> KnownWords<'c> {
    fn of(catalog: &'c Catalog) -> Self {
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
        let words: Vec<_> = catalog.of_kind(Kind::Glossary).filter_map(word).collect();
        let mut lengths: HashMap<String, BTreeSet<usize>> = HashMap::new();
        for name in words.iter().flat_map(|word| &word.names).flatten() {
            let mut parts = name.split(' ');
            let (first, length) = (parts.next().unwrap_or_default(), 1 + parts.count());
            if length <= MOST_WORDS {
                lengths.entry(first.to_owned()).or_default().insert(length);
            }
        }
        Self { words, lengths }
    }

    fn mentioned(&self, entry: &Entry) -> Vec<EntryRef> {
        let mut texts = String::new();
        entry.each_text(|text| {
            texts.push_str(text);
            texts.push('\n');
        });
        let folded = fold(&texts);
        let held = self.held(&folded);
        let as_written: HashSet<&str> = texts.split(|c: char| !c.is_alphanumeric()).collect();
        let stands = |word: &&KnownWord<'_>| {
            word.see.contains(&entry.id)
                || word.shorts.iter().any(|short| as_written.contains(short))
                || word.names.iter().flatten().any(|name| held.contains(name.as_str()))
        };
        self.words.iter().filter(stands).map(|word| word.at).collect()
    }

    /// What of a folded text is as long as a name that begins so, in whole words.
    fn held<'t>(&self, text: &'t str) -> HashSet<&'t str> {
        let mut starts = vec![0];
        starts.extend(text.match_indices(' ').map(|(space, _)| space + 1));
        // Each word ends before the space that the next one stands behind.
        let end = |word: usize| starts.get(word + 1).map_or(text.len(), |next| next - 1);
        let mut held = HashSet::new();
        for (word, &start) in starts.iter().enumerate() {
            let first = text.get(start..end(word)).unwrap_or_default();
            let lengths = self.lengths.get(first).into_iter().flatten();
            for length in lengths.take_while(|length| word + **length <= starts.len()) {
                count_steps(1);
                held.extend(text.get(start..end(word + length - 1)));
            }
        }
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Vocabulary;
    use crate::text::steps_of;

    #[test]
    fn a_word_stands_where_the_text_holds_a_name_of_it_between_spaces() {
        let catalog = Catalog::embedded();
        let known = KnownWords::of(&catalog);
        assert!(known.lengths.values().flatten().max() > Some(&4));
        let mut found = 0;
        for entry in catalog.entries().step_by(5) {
            let mut texts = String::new();
            entry.each_text(|text| texts.extend([text, "\n"]));
            let text = format!(" {} ", fold(&texts));
            let held = known.held(text.trim_matches(' '));
            for name in known.words.iter().flat_map(|word| &word.names).flatten() {
                let stands = text.contains(&format!(" {name} "));
                assert_eq!(held.contains(name.as_str()), stands, "{name} in {}", entry.id);
                found += usize::from(stands);
            }
        }
        assert!(found > 100);
    }

    #[test]
    fn many_words_that_begin_alike_cost_no_more_than_the_text() {
        let embedded = Catalog::embedded();
        let word = embedded.of_kind(Kind::Glossary).next().unwrap();
        let steps = |count: usize| {
            let mut entries = Vec::new();
            for number in 0..count {
                let mut word = embedded.entry(word).clone();
                word.id = format!("zz-{number}");
                word.head.name = format!("house word {number}");
                entries.push(word);
            }
            let mut page = embedded.find("gout").unwrap().clone();
            let words: Vec<String> =
                (0..count).map(|number| format!("A house word {number}. ")).collect();
            page.head.bottom_line = Some(words.concat());
            entries.push(page);
            let catalog = Catalog::from_entries(entries, Vocabulary::default());
            let at = catalog.find_ref("gout").unwrap();
            steps_of(|| assert_eq!(catalog.words_of(at).len(), count))
        };
        let (less, more) = (steps(100), steps(400));
        assert!(less > 0 && more <= 5 * less, "{less} steps, and {more}");
    }
}
