//! Which texts of an entry are searched, and what each of them is.

use crate::catalog::{Body, Catalog, Entry, EntryRef, Vocabulary};
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
    /// A name or synonym of the Human Disease Ontology.
    Ontology,
    /// The title of one of its ICD-10-CM codes.
    CodeTitle,
    /// An inclusion term of one of its ICD-10-CM codes.
    CodeTerm,
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
            Self::Ontology => "Disease Ontology",
            Self::CodeTitle | Self::CodeTerm | Self::Code => "ICD-10-CM",
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
    /// Which text of that kind: of the entry, or of the vocabulary.
    pub(super) row: u32,
    /// Where the folded text lies in the index.
    pub(super) folded: Range<u32>,
}

/// Calls `see` with each text by which `entry` is named.
pub fn each_term<'c>(
    entry: &'c Entry,
    vocabulary: &'c Vocabulary,
    mut see: impl FnMut(TermKind, u32, &'c str),
) {
    let head = &entry.head;
    see(TermKind::Name, 0, &head.name);
    let mut list = |kind, texts: &'c [String]| {
        for (row, text) in (0..).zip(texts) {
            see(kind, row, text);
        }
    };
    list(TermKind::Abbreviation, &head.abbreviations);
    list(TermKind::Synonym, &head.synonyms);
    list(TermKind::Lay, &head.lay);
    let Body::Condition(condition) = &entry.body else { return };
    list(TermKind::Code, &condition.icd10cm);
    for doid in condition.doid.iter().filter_map(|id| vocabulary.doid(id)) {
        let Some(term) = vocabulary.doids.get(doid) else { continue };
        for (synonym, text) in (0..).zip([&term.name].into_iter().chain(&term.synonyms)) {
            see(TermKind::Ontology, pack(doid, synonym), text);
        }
    }
    for root in &condition.icd10cm {
        for number in vocabulary.codes_below(root) {
            let Some(code) = vocabulary.codes.get(number) else { continue };
            see(TermKind::CodeTitle, pack(number, 0), &code.title);
            for (term, text) in (0..).zip(&code.terms) {
                see(TermKind::CodeTerm, pack(number, term), text);
            }
        }
    }
}

/// A row of the vocabulary and a text in it, as one number.
fn pack(row: usize, text: u32) -> u32 {
    u32::try_from(row).unwrap_or(0) << 8 | text.min(255)
}

/// The text of a term, as it is written.
pub fn text_of<'c>(catalog: &'c Catalog, term: &Term) -> &'c str {
    let entry = catalog.entry(term.entry);
    let head = &entry.head;
    let row = term.row as usize;
    let vocabulary = catalog.vocabulary();
    let (packed, part) = (row >> 8, row & 255);
    let list = |texts: &'c [String], row: usize| texts.get(row).map_or("", String::as_str);
    match term.kind {
        TermKind::Name => &head.name,
        TermKind::Text => &head.summary,
        TermKind::Abbreviation => list(&head.abbreviations, row),
        TermKind::Synonym => list(&head.synonyms, row),
        TermKind::Lay => list(&head.lay, row),
        TermKind::Code => match &entry.body {
            Body::Condition(condition) => list(&condition.icd10cm, row),
            _ => "",
        },
        TermKind::Ontology => vocabulary.doids.get(packed).map_or("", |doid| match part {
            0 => &doid.name,
            synonym => list(&doid.synonyms, synonym - 1),
        }),
        TermKind::CodeTitle => vocabulary.codes.get(packed).map_or("", |code| code.title.as_str()),
        TermKind::CodeTerm => {
            vocabulary.codes.get(packed).map_or("", |code| list(&code.terms, part))
        }
    }
}
