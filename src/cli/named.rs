//! Which entries are named on the command line.

use super::{Exit, complain};
use crate::catalog::{Catalog, Entry, EntryRef, Kind};
use crate::page::{Overview, Page};
use crate::search::{Library, Query};
use crate::text::{fold, nearest, sort_by_key};
use std::collections::HashSet;

/// Which kind is meant first by a name that several have: what is done comes before what is told of it.
const ORDER: [Kind; Kind::ALL.len()] = [
    Kind::Procedure,
    Kind::Condition,
    Kind::Safety,
    Kind::Drug,
    Kind::Modality,
    Kind::Topic,
    Kind::Trial,
    Kind::Pathway,
    Kind::Glossary,
    Kind::Trend,
    Kind::Milestone,
];

/// How many ids are offered for one that is not there.
const MOST_ALIKE: usize = 3;

/// What is shorter begins many words.
const SHORTEST_BEGINNING: usize = 4;

/// The entry that each text names, by id or by any of its names; says which text names none, or several, and what else goes
/// by the name of one.
pub fn named(catalog: Catalog, texts: &[String]) -> Result<(Catalog, Vec<EntryRef>), Exit> {
    let mut entries = Vec::new();
    for text in texts {
        match *meant(&catalog, text) {
            [at] => {
                tell_others(&catalog, text, at);
                entries.push(at);
            }
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

/// Says which entries have an id, a name or an abbreviation that reads `text`, beside the one that is meant.
fn tell_others(catalog: &Catalog, text: &str, meant: EntryRef) {
    let wanted = fold(text);
    let others = || catalog.refs().filter(|&at| at != meant);
    // Who writes an id means that alone, unless it reads as another is called.
    if catalog.id(meant) == text && !others().any(|at| is_called(catalog, at, text, &wanted)) {
        return;
    }
    let is_called = |entry: &&Entry| {
        let names = entry.head.abbreviations.iter().chain([&entry.head.name, &entry.id]);
        names.into_iter().any(|name| fold(name) == wanted)
    };
    let mut others: Vec<&Entry> = others().map(|at| catalog.entry(at)).filter(is_called).collect();
    sort_by_key(&mut others, |entry| place(entry.kind()));
    if others.is_empty() {
        return;
    }
    let (kind, id) = (catalog.kind(meant).name(), catalog.id(meant));
    let mut message = format!("`{text}` is the {kind} `{id}` here; it is also");
    for entry in others {
        message = format!("{message}\n  {}:{}  {}", entry.kind().name(), entry.id, entry.head.name);
    }
    complain(&message);
}

/// The place of a kind in the order.
fn place(kind: Kind) -> usize {
    ORDER.iter().position(|&known| known == kind).unwrap_or(ORDER.len())
}

/// Whether the id or the name of an entry reads `text`, which reads `folded`; no more of it is looked at.
fn is_called(catalog: &Catalog, at: EntryRef, text: &str, folded: &str) -> bool {
    let (id, name) = (catalog.id(at), catalog.name(at));
    id == text || [id, name].into_iter().any(|called| fold(called) == folded)
}

/// The entries that `text` means: that of this kind and id (`trial:dawn-trial`), or else that of this id or name whose kind
/// comes first, or else those of this abbreviation, or else those of another name or in the words of patients.
fn meant(catalog: &Catalog, text: &str) -> Vec<EntryRef> {
    if let Some((kind, id)) = text.split_once(':')
        && let Some(at) = catalog.find_ref(id)
        && Kind::from_word(kind) == Some(catalog.kind(at))
    {
        return vec![at];
    }
    let wanted = fold(text);
    let of = |is_meant: &dyn Fn(&Entry) -> bool| -> Vec<EntryRef> {
        catalog.refs().filter(|&at| is_meant(catalog.entry(at))).collect()
    };
    let mut exact: Vec<EntryRef> =
        catalog.refs().filter(|&at| is_called(catalog, at, text, &wanted)).collect();
    if let Some(first) = exact.iter().map(|&at| place(catalog.kind(at))).min() {
        exact.retain(|&at| place(catalog.kind(at)) == first);
        return exact;
    }
    let is_wanted = |name: &String| fold(name) == wanted;
    let named = of(&|entry| entry.head.abbreviations.iter().any(is_wanted));
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

/// Ids like `text`: of pages that are made of several entries, and of entries.
fn like(library: &Library, text: &str) -> Vec<String> {
    let catalog = library.catalog();
    let pages = Overview::ALL.iter().map(|overview| overview.id()).chain([Page::EMERGENCIES]);
    let mut like: Vec<String> = nearest(text, pages).map(str::to_owned).into_iter().collect();
    match text.strip_prefix(Page::EMERGENCIES).and_then(|rest| rest.strip_prefix('-')) {
        // Of a card that is not there the cards of what its id may mean, and then the pages of those that have none.
        Some(entry) => {
            let of = |id: &str| match Page::emergency_id(id) {
                card if Page::emergency_of(catalog, &card).is_some() => card,
                _ => id.to_owned(),
            };
            like.extend(like_entries(library, entry).into_iter().map(of));
            sort_by_key(&mut like, |id| !id.starts_with(Page::EMERGENCIES));
        }
        None => like.extend(like_entries(library, text).into_iter().map(str::to_owned)),
    }
    like.truncate(MOST_ALIKE);
    like
}

/// Ids of entries like `text`: those that begin as it does, the one that is a slip away, those that a search finds first,
/// those of names with a near word.
fn like_entries<'l>(library: &'l Library, text: &str) -> Vec<&'l str> {
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
