//! Which texts of an entry are searched, and what each of them is.

use crate::catalog::{Body, Entry, EntryRef};
use std::ops::Range;

/// What a searched term is to its entry, from the strongest to the weakest claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// Its name.
    Name,
    /// An abbreviation.
    Abbreviation,
    /// Another professional name.
    Synonym,
    /// What patients say.
    Lay,
    /// An ICD-10-CM code.
    Code,
    /// Its full text.
    Text,
}

impl TermKind {
    /// The words that a reason uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Abbreviation => "abbreviation",
            Self::Synonym => "synonym",
            Self::Lay => "lay term",
            Self::Code => "ICD-10-CM",
            Self::Text => "text",
        }
    }
}

/// A text by which an entry can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The entry.
    pub entry: EntryRef,
    /// What the text is to it.
    pub kind: TermKind,
    /// Which of the entry's texts of that kind.
    pub row: usize,
    /// Where the folded text lies in the index.
    pub(super) folded: Range<usize>,
}

/// The texts of `entry` by which it is named, with what each of them is.
pub fn terms(entry: &Entry) -> impl Iterator<Item = (TermKind, usize, &str)> {
    let head = &entry.head;
    let list = |kind, texts| list(kind, texts);
    std::iter::once((TermKind::Name, 0, head.name.as_str()))
        .chain(list(TermKind::Abbreviation, &head.abbreviations))
        .chain(list(TermKind::Synonym, &head.synonyms))
        .chain(list(TermKind::Lay, &head.lay))
        .chain(list(TermKind::Code, codes(entry)))
}

fn list(kind: TermKind, texts: &[String]) -> impl Iterator<Item = (TermKind, usize, &str)> {
    texts.iter().enumerate().map(move |(row, text)| (kind, row, text.as_str()))
}

fn codes(entry: &Entry) -> &[String] {
    match &entry.body {
        Body::Condition(condition) => &condition.icd10cm,
        _ => &[],
    }
}

/// The text of the term of an entry, as it is written.
pub fn text_of(entry: &Entry, kind: TermKind, row: usize) -> &str {
    let head = &entry.head;
    let texts = match kind {
        TermKind::Name => return &head.name,
        TermKind::Text => return &head.summary,
        TermKind::Abbreviation => &head.abbreviations,
        TermKind::Synonym => &head.synonyms,
        TermKind::Lay => &head.lay,
        TermKind::Code => codes(entry),
    };
    texts.get(row).map_or("", String::as_str)
}
