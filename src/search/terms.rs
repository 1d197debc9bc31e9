//! Which texts of an entry are searched, and what each of them is.

use crate::catalog::{Body, Catalog, Entry, EntryRef, Vocabulary};
use crate::text::sort_by_key;
use rustc_hash::FxHashMap;

/// What a searched term is to its entry, from the strongest to the weakest claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// Its name.
    Name,
    /// An abbreviation.
    Abbreviation,
    /// Another professional name.
    Synonym,
    /// A device that it is done with, or a brand of one.
    Device,
    /// What patients say.
    Lay,
    /// Who did it first.
    Person,
    /// A name or synonym of the Human Disease Ontology.
    Ontology,
    /// The title of one of its ICD-10-CM codes.
    CodeTitle,
    /// An inclusion term of one of its ICD-10-CM codes.
    CodeTerm,
    /// An ICD-10-CM code.
    Code,
    /// What it is, in a sentence.
    Summary,
}

impl TermKind {
    /// Every kind, in the order of their claims.
    pub(super) const ALL: [Self; 11] = [
        Self::Name,
        Self::Abbreviation,
        Self::Synonym,
        Self::Device,
        Self::Lay,
        Self::Person,
        Self::Ontology,
        Self::CodeTitle,
        Self::CodeTerm,
        Self::Code,
        Self::Summary,
    ];

    /// The words that a reason uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Abbreviation => "abbreviation",
            Self::Synonym => "synonym",
            Self::Device => "device",
            Self::Lay => "lay term",
            Self::Person => "person",
            Self::Ontology => "Disease Ontology",
            Self::CodeTitle | Self::CodeTerm | Self::Code => "ICD-10-CM",
            Self::Summary => "summary",
        }
    }
}

/// A text by which an entry can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The entry.
    pub entry: EntryRef,
    /// What the text is to it.
    pub kind: TermKind,
    /// Which text of that kind: of the entry, or of the vocabulary.
    pub(super) row: u32,
}

/// What the vocabulary says of entries that do not say it themselves.
pub struct Lent<'v> {
    /// By the id of an entry the rows of devices and of codes, and its place there.
    rows: FxHashMap<&'v str, Vec<(TermKind, usize, u32)>>,
    /// For each code the row that it falls under, where no condition has it.
    homes: Vec<Option<usize>>,
}

impl<'v> Lent<'v> {
    /// What the vocabulary of `catalog` says.
    pub fn by(catalog: &'v Catalog) -> Self {
        let vocabulary = catalog.vocabulary();
        let mut rows: FxHashMap<&str, Vec<_>> = FxHashMap::default();
        let devices = vocabulary.devices.iter().map(|device| (TermKind::Device, &device.entries));
        let homes = vocabulary.homes.iter().map(|home| (TermKind::Code, &home.entries));
        for (row, (kind, entries)) in devices.enumerate().chain(homes.enumerate()) {
            for (place, entry) in (0..).zip(entries) {
                rows.entry(entry).or_default().push((kind, row, place));
            }
        }
        let mut homes = vec![None; vocabulary.codes.len()];
        // A row stands for the codes below its own that have no row of their own: the shorter codes come first.
        let mut order: Vec<usize> = (0..vocabulary.homes.len()).collect();
        sort_by_key(&mut order, |&row| vocabulary.homes.get(row).map_or(0, |home| home.code.len()));
        for row in order {
            let Some(home) = vocabulary.homes.get(row) else { continue };
            homes.get_mut(vocabulary.codes_below(&home.code)).unwrap_or_default().fill(Some(row));
        }
        for entry in catalog.entries() {
            let Body::Condition(condition) = &entry.body else { continue };
            for code in &condition.icd10cm {
                homes.get_mut(vocabulary.codes_below(code)).unwrap_or_default().fill(None);
            }
        }
        Self { rows, homes }
    }
}

/// Rows of codes from here on are those of the vocabulary.
const LENT_CODES: u32 = 1 << 16;

/// Calls `see` with each text by which `entry` is named.
pub fn each_term<'c>(
    entry: &'c Entry,
    vocabulary: &'c Vocabulary,
    lent: &Lent<'c>,
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
    list(TermKind::Person, people(entry));
    see(TermKind::Summary, 0, &head.summary);
    let mut titled: Vec<usize> = Vec::new();
    for &(kind, row, place) in lent.rows.get(entry.id.as_str()).map_or(&[][..], Vec::as_slice) {
        if kind == TermKind::Device {
            let names = vocabulary.devices.get(row).map_or(&[][..], |device| &device.names);
            for (name, text) in (0..).zip(names) {
                see(kind, pack_device(row, place, name), text);
            }
        } else if let Some(home) = vocabulary.homes.get(row) {
            see(kind, LENT_CODES + pack(row, 0), &home.code);
            let below = vocabulary.codes_below(&home.code);
            titled.extend(below.filter(|&code| lent.homes.get(code) == Some(&Some(row))));
        }
    }
    if let Body::Condition(condition) = &entry.body {
        for (row, code) in (0..).zip(&condition.icd10cm) {
            see(TermKind::Code, row, code);
        }
        for doid in condition.doid.iter().filter_map(|id| vocabulary.doid(id)) {
            let Some(term) = vocabulary.doids.get(doid) else { continue };
            for (synonym, text) in (0..).zip([&term.name].into_iter().chain(&term.synonyms)) {
                see(TermKind::Ontology, pack(doid, synonym), text);
            }
        }
        titled.extend(condition.icd10cm.iter().flat_map(|code| vocabulary.codes_below(code)));
    }
    for number in titled {
        let Some(code) = vocabulary.codes.get(number) else { continue };
        see(TermKind::CodeTitle, pack(number, 0), &code.title);
        for (term, text) in (0..).zip(&code.terms) {
            see(TermKind::CodeTerm, pack(number, term), text);
        }
    }
}

/// Who did first what an entry tells.
fn people(entry: &Entry) -> &[String] {
    match &entry.body {
        Body::Milestone(milestone) => &milestone.people,
        _ => &[],
    }
}

/// So many bits tell which text of a row of the vocabulary it is.
const TEXT_BITS: u32 = 7;

/// A row of the vocabulary and a text in it, as one number.
fn pack(row: usize, text: u32) -> u32 {
    u32::try_from(row).unwrap_or(0) << TEXT_BITS | text.min((1 << TEXT_BITS) - 1)
}

/// So many bits tell the place of an entry in a row of devices, and so many which of the names it is.
const PLACE_BITS: u32 = 4;
const NAME_BITS: u32 = 7;

/// A row of devices, the place of an entry in it and a name, as one number: of two entries that a device leads to, the
/// first has the smaller one.
fn pack_device(row: usize, place: u32, name: u32) -> u32 {
    let places = u32::try_from(row).unwrap_or(0) << PLACE_BITS | place.min((1 << PLACE_BITS) - 1);
    places << NAME_BITS | name.min((1 << NAME_BITS) - 1)
}

/// The text of a term, as it is written.
pub fn text_of<'c>(catalog: &'c Catalog, term: &Term) -> &'c str {
    let entry = catalog.entry(term.entry);
    let head = &entry.head;
    let row = term.row as usize;
    let vocabulary = catalog.vocabulary();
    let (packed, part) = (row >> TEXT_BITS, row & ((1 << TEXT_BITS) - 1));
    let list = |texts: &'c [String], row: usize| texts.get(row).map_or("", String::as_str);
    match term.kind {
        TermKind::Name => &head.name,
        TermKind::Summary => &head.summary,
        TermKind::Abbreviation => list(&head.abbreviations, row),
        TermKind::Synonym => list(&head.synonyms, row),
        TermKind::Lay => list(&head.lay, row),
        TermKind::Person => list(people(entry), row),
        TermKind::Device => {
            let device = vocabulary.devices.get(row >> (PLACE_BITS + NAME_BITS));
            device.map_or("", |device| list(&device.names, row & ((1 << NAME_BITS) - 1)))
        }
        TermKind::Code if term.row >= LENT_CODES => {
            let row = ((term.row - LENT_CODES) >> TEXT_BITS) as usize;
            vocabulary.homes.get(row).map_or("", |home| home.code.as_str())
        }
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
