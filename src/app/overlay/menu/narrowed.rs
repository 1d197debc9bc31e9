//! What else an item of a menu is found by than its name, and how it then says so.

use super::Item;
use crate::text::fold;

/// From so many letters on, items are found by more than their names.
const WORD: usize = 3;

/// How many words of a text stand behind an item that is found by them.
const SAID: usize = 6;

/// Under which heading those stand of which only a text says what is typed.
const ONLY_SAID: &str = "Said on the card";

/// What else an item is found by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Its other names.
    pub names: Vec<String>,
    /// What is said of it.
    pub texts: Vec<String>,
}

/// How well an item is found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is called so.
    Title,
    /// Another name of it holds the whole word; the fewer others it has, the better.
    Word(usize),
    /// Another name of it holds the beginning of a word.
    Beginning(usize),
    /// A text says so.
    Text,
}

impl Known {
    /// How well an item is found by what is typed, and as what it is then shown: with the name, or the words of the text, that
    /// it is found by.
    pub(super) fn find(&self, item: &Item, wanted: &str) -> Option<(Fit, Item)> {
        if begins(&item.name, wanted) || begins(&item.aside, wanted) {
            return Some((Fit::Title, item.clone()));
        }
        if wanted.chars().count() < WORD {
            return None;
        }
        let fit = |name: &&String| match holds_whole(name, wanted) {
            true => Fit::Word(name.split_whitespace().count()),
            false => Fit::Beginning(name.split_whitespace().count()),
        };
        if let Some(name) = self.names.iter().filter(|name| begins(name, wanted)).min_by_key(fit) {
            return Some((fit(&name), Item { aside: name.clone(), ..item.clone() }));
        }
        let text = self.texts.iter().find(|text| begins(text, wanted))?;
        let aside = format!("“{}”", said(text, wanted));
        Some((Fit::Text, Item { aside, group: ONLY_SAID.to_owned(), ..item.clone() }))
    }
}

/// Whether a word of a text begins so. One letter should tell much: what stands within a word is nothing.
fn begins(text: &str, wanted: &str) -> bool {
    format!(" {}", fold(text)).contains(&format!(" {wanted}"))
}

/// Whether it ends there too.
fn holds_whole(text: &str, wanted: &str) -> bool {
    format!(" {} ", fold(text)).contains(&format!(" {wanted} "))
}

/// The words of a text from those on that begin as it is typed.
fn said(text: &str, wanted: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let from = (0..words.len()).find(|&from| {
        let rest = words.get(from..).unwrap_or_default().join(" ");
        fold(&rest).starts_with(wanted)
    });
    words.into_iter().skip(from.unwrap_or(0)).take(SAID).collect::<Vec<_>>().join(" ")
}
