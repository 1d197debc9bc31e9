//! A query that asks for two or more things side by side: `cryoablation vs rfa`, `compare ct and mri`,
//! `difference between rfa and mwa`.

use super::{Library, MatchClass, Place, Query, TermKind};
use crate::catalog::{EntryRef, Kind};
use crate::text::fold;

/// No more entries than these are compared.
pub const MOST_COMPARED: usize = 4;

/// So many other procedures make a name that they share say little.
const MANY: usize = 3;

/// The beginning of a name that is shorter than this begins too many.
const SHORTEST_BEGINNING: usize = 4;

/// The entries that a query asks for side by side, if it asks for that and each side is the name of one of the same kind.
#[must_use]
pub fn comparison(library: &Library, text: &str) -> Option<Vec<EntryRef>> {
    let text = fold(text);
    let words: Vec<&str> = text.split(' ').collect();
    let asked = asked(&words)?;
    if asked.sides.len() > MOST_COMPARED {
        return None;
    }
    let named: Vec<Vec<EntryRef>> =
        asked.sides.iter().map(|side| named(library, side, asked.plainly)).collect();
    let kind = |at: EntryRef| library.catalog().kind(at);
    let of = |wanted: Kind| -> Option<Vec<EntryRef>> {
        named.iter().map(|side| side.iter().copied().find(|&at| kind(at) == wanted)).collect()
    };
    // The first side says of which kind they are, as far as the others have one of it.
    let entries = named.first()?.iter().find_map(|&first| of(kind(first)))?;
    let is_twice = |at: usize| entries.iter().take(at).any(|one| entries.get(at) == Some(one));
    // What several procedures are called means another of them where it is not beside what does the same.
    let is_astray = |(side, &at): (&String, &EntryRef)| {
        is_called_so_by_many(library, side, at)
            && !entries.iter().any(|&other| other != at && treat_the_same(library, at, other))
    };
    let is_meant =
        !(0..entries.len()).any(is_twice) && !asked.sides.iter().zip(&entries).any(is_astray);
    is_meant.then_some(entries)
}

/// Whether the one word of a side ends the names of several other procedures: *sclerotherapy*.
fn is_called_so_by_many(library: &Library, side: &str, procedure: EntryRef) -> bool {
    let (catalog, index) = (library.catalog(), &library.index);
    let Some(stem) = index.stem_of(side) else { return false };
    let mut others: Vec<EntryRef> = Vec::new();
    for term in index.postings(stem) {
        let entry = index.term(term).entry;
        let is_name = matches!(index.term(term).kind, TermKind::Name | TermKind::Synonym);
        let is_other = entry != procedure && catalog.kind(entry) == Kind::Procedure;
        if is_name && is_other && index.stems_of(term).last() == Some(stem) {
            others.push(entry);
        }
    }
    others.dedup();
    catalog.kind(procedure) == Kind::Procedure && others.len() >= MANY
}

/// Whether two procedures treat one condition.
fn treat_the_same(library: &Library, a: EntryRef, b: EntryRef) -> bool {
    let treated = |at| library.catalog().relations().treated_by(at).iter();
    treated(a).any(|one| treated(b).any(|other| one.condition == other.condition))
}

/// The words between two things that are compared.
const BETWEEN: [&str; 2] = ["vs", "versus"];

/// Whether a folded word only stands between two things that are compared.
pub fn compares(word: &str) -> bool {
    BETWEEN.contains(&word)
}

/// What is to be compared.
struct ComparisonQuery {
    /// Each side, in words.
    sides: Vec<String>,
    /// Whether nothing else can be meant; `or` may stand in a question, or in a name.
    plainly: bool,
}

/// The sides of a query, if its words ask for a comparison.
fn asked(words: &[&str]) -> Option<ComparisonQuery> {
    let between = |signs: &[&str], words: &[&str]| -> Option<Vec<String>> {
        let sides = words.split(|word| signs.contains(word)).map(|side| side.join(" "));
        let sides: Vec<String> = sides.collect();
        (sides.len() > 1 && sides.iter().all(|side| !side.is_empty())).then_some(sides)
    };
    let (plain, rest) = match words {
        ["compare", rest @ ..] | ["difference" | "differences", "between", rest @ ..] => {
            (&["vs", "versus", "and", "with", "to", "or"][..], rest)
        }
        words => (&BETWEEN[..], words),
    };
    match between(plain, rest) {
        Some(sides) => Some(ComparisonQuery { sides, plainly: true }),
        None => between(&["or"], words).map(|sides| ComparisonQuery { sides, plainly: false }),
    }
}

/// The entries that a side names, the best first: by their id, their whole name or another name of theirs; where a
/// comparison is asked for plainly, by the beginning of their name too.
fn named(library: &Library, side: &str, plainly: bool) -> Vec<EntryRef> {
    let by_id = library.catalog().find_ref(&side.replace(' ', "-"));
    let found = library.find(&Query::new(side));
    let by_name = found.into_iter().filter_map(|found| match found.place {
        Place::Hit(hit) => match hit.class {
            MatchClass::Name | MatchClass::Synonym => Some(found.entry),
            MatchClass::Prefix => {
                let is_name = hit.term.kind == TermKind::Name && side.len() >= SHORTEST_BEGINNING;
                (plainly && is_name).then_some(found.entry)
            }
            _ => None,
        },
        Place::Under { .. } | Place::Treated { .. } => None,
    });
    by_id.into_iter().chain(by_name).collect()
}
