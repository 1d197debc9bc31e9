//! Which entries are named on the command line.

use super::{Exit, complain};
use crate::catalog::{Catalog, Entry, EntryRef};
use crate::search::{Library, Query};
use crate::text::{fold, nearest, sort_by_key};
use std::collections::HashSet;

/// How many ids are offered for one that is not there.
const MOST_ALIKE: usize = 3;

/// What is shorter begins many words.
const SHORTEST_BEGINNING: usize = 4;

/// The entry that each text names, by id or by any of its names; says which text names none, or several.
pub fn named(catalog: Catalog, texts: &[String]) -> Result<(Catalog, Vec<EntryRef>), Exit> {
    let mut entries = Vec::new();
    for text in texts {
        match *meant(&catalog, text) {
            [at] => entries.push(at),
            [] => return Err(unknown(catalog, text)),
            ref several => return Err(ambiguous(&catalog, text, several)),
        }
    }
    Ok((catalog, entries))
}

fn unknown(catalog: Catalog, text: &str) -> Exit {
    let mut message = format!("there is no entry `{text}`");
    let library = Library::new(catalog);
    let like = like(&library, text);
    if !like.is_empty() {
        message = format!("{message}; the nearest ids are {}", like.join(", "));
    }
    complain(&message);
    Exit::Negative
}

fn ambiguous(catalog: &Catalog, text: &str, several: &[EntryRef]) -> Exit {
    let mut message = format!("`{text}` means several entries; name one by its id:");
    for &at in several {
        let entry = catalog.entry(at);
        let (kind, name) = (entry.kind().name(), &entry.head.name);
        message = format!("{message}\n  {}  {name} ({kind})", entry.id);
    }
    complain(&message);
    Exit::Usage
}

/// The entries that `text` means: that of this id, or else those of this name or abbreviation, or else those of another
/// name or in the words of patients.
fn meant(catalog: &Catalog, text: &str) -> Vec<EntryRef> {
    if let Some(at) = catalog.find_ref(text) {
        return vec![at];
    }
    let wanted = fold(text);
    let of = |is_meant: &dyn Fn(&Entry) -> bool| -> Vec<EntryRef> {
        catalog.refs().filter(|&at| is_meant(catalog.entry(at))).collect()
    };
    let by_id = of(&|entry| fold(&entry.id) == wanted);
    if !by_id.is_empty() {
        return by_id;
    }
    let is_wanted = |name: &String| fold(name) == wanted;
    let named = of(&|entry| {
        let head = &entry.head;
        head.abbreviations.iter().chain([&head.name]).any(is_wanted)
    });
    let named = match named.is_empty() {
        true => of(&|entry| entry.head.synonyms.iter().chain(&entry.head.lay).any(is_wanted)),
        false => named,
    };
    // What is told about something goes by its abbreviation too, and is not what is meant.
    let itself = named.iter().copied().filter(|&at| !catalog.kind(at).is_told());
    match itself.collect::<Vec<_>>() {
        itself if itself.is_empty() => named,
        itself => itself,
    }
}

/// Ids like `text`: those that begin as it does, the one that is a slip away, those that a search finds first, those of names
/// with a near word.
fn like<'l>(library: &'l Library, text: &str) -> Vec<&'l str> {
    let catalog = library.catalog();
    let ids = || catalog.entries().map(|entry| entry.id.as_str());
    let wanted = fold(text).replace(' ', "-");
    if wanted.is_empty() {
        return Vec::new();
    }
    let begins_alike = |id: &&str| {
        id.starts_with(&wanted) || (id.len() >= SHORTEST_BEGINNING && wanted.starts_with(id))
    };
    let mut like: Vec<&str> = ids().filter(begins_alike).collect();
    sort_by_key(&mut like, |id| id.len().abs_diff(wanted.len()));
    like.extend(nearest(&wanted, ids()));
    let found = library.hits(&Query::new(text)).into_iter().take(MOST_ALIKE);
    like.extend(found.map(|hit| catalog.id(hit.entry)));
    let near = library.near(&Query::new(text), MOST_ALIKE);
    like.extend(near.into_iter().map(|at| catalog.id(at)));
    let mut told = HashSet::new();
    like.retain(|id| told.insert(*id));
    like.truncate(MOST_ALIKE);
    like
}
