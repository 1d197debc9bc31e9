//! What is known of every entry without reading it: its id, its name, its kind, its group, and whether it cannot wait.

use super::{Date, Entry, EntryRef, Kind};
use crate::packed::{Numbers, Texts, count, packed_fields};
use std::collections::BTreeMap;
use std::ops::Range;

/// The entries by what lists and search ask of all of them.
#[derive(Debug, Default)]
pub struct Directory {
    ids: Texts,
    /// The numbers of the entries in the order of their ids.
    by_id: Numbers,
    names: Texts,
    /// For each entry its first abbreviation, or nothing.
    abbreviations: Texts,
    /// For each entry its kind, and above that [`DRAFT`], [`EMERGENCY`] and the number of its heading, counted from 1.
    signs: Numbers,
    headings: Texts,
    /// The latest day on which an entry was held against its sources, or nothing.
    reviewed: Texts,
}

packed_fields!(Directory: ids, by_id, names, abbreviations, signs, headings, reviewed);

/// So many bits say the kind.
const KIND_BITS: u32 = 8;
/// The sign of an entry that is not written yet.
const DRAFT: u32 = 1 << KIND_BITS;
/// The sign of an entry that cannot wait.
const EMERGENCY: u32 = DRAFT << 1;
/// From this bit on the number of the heading stands.
const HEADING_BIT: u32 = KIND_BITS + 2;

impl Directory {
    /// The directory of entries, which stand in the order in which they are listed.
    pub fn of(entries: &[Box<Entry>]) -> Self {
        let mut headings: BTreeMap<String, u32> = BTreeMap::new();
        let mut texts = Texts::default();
        let mut signs = Vec::with_capacity(entries.len());
        for entry in entries {
            let heading = entry.heading().map_or(0, |heading| {
                *headings.entry(heading).or_insert_with_key(|heading| {
                    texts.push(heading);
                    count(texts.len())
                })
            });
            let draft = if entry.head.draft { DRAFT } else { 0 };
            let emergency = if entry.is_emergency() { EMERGENCY } else { 0 };
            signs.push(entry.kind() as u32 | draft | emergency | heading << HEADING_BIT);
        }
        let mut by_id: Vec<(&str, u32)> =
            entries.iter().map(|entry| entry.id.as_str()).zip(0..).collect();
        by_id.sort_unstable();
        let reviewed: Option<Date> = entries.iter().filter_map(|entry| entry.head.reviewed).max();
        Self {
            ids: entries.iter().map(|entry| &entry.id).collect(),
            names: entries.iter().map(|entry| &entry.head.name).collect(),
            abbreviations: entries
                .iter()
                .map(|entry| entry.head.abbreviations.first().map_or("", String::as_str))
                .collect(),
            by_id: by_id.into_iter().map(|(_, number)| number).collect(),
            signs: signs.into_iter().collect(),
            headings: texts,
            reviewed: reviewed.map(|date| date.to_string()).into_iter().collect(),
        }
    }

    /// The place of the entry with an id.
    pub fn find(&self, id: &str) -> Option<EntryRef> {
        let id_of = |entry| self.ids.get(entry as usize);
        let found = self.by_id.all().between(|entry| id_of(entry) < id, |entry| id_of(entry) == id);
        found.iter().next().map(EntryRef::at)
    }

    /// The id of an entry.
    pub fn id(&self, at: EntryRef) -> &str {
        self.ids.get(at.index())
    }

    /// The name of an entry.
    pub fn name(&self, at: EntryRef) -> &str {
        self.names.get(at.index())
    }

    /// The first abbreviation of an entry, or nothing.
    pub fn abbreviation(&self, at: EntryRef) -> &str {
        self.abbreviations.get(at.index())
    }

    /// What an entry is about.
    pub fn kind(&self, at: EntryRef) -> Kind {
        let kind = self.signs.at(at.index()) & (DRAFT - 1);
        Kind::ALL.get(kind as usize).copied().unwrap_or(Kind::Condition)
    }

    /// The places of the entries of one kind, which stand together.
    pub fn of_kind(&self, kind: Kind) -> Range<u32> {
        let before = |kind: u32| {
            let before = self.signs.all().between(|_| false, |sign| sign & (DRAFT - 1) < kind);
            count(before.len())
        };
        before(kind as u32)..before(kind as u32 + 1)
    }

    /// Whether an entry is not written yet.
    pub fn is_draft(&self, at: EntryRef) -> bool {
        self.signs.at(at.index()) & DRAFT > 0
    }

    /// Whether an entry cannot wait.
    pub fn is_emergency(&self, at: EntryRef) -> bool {
        self.signs.at(at.index()) & EMERGENCY > 0
    }

    /// The heading under which lists show an entry.
    pub fn heading(&self, at: EntryRef) -> Option<&str> {
        let heading = (self.signs.at(at.index()) >> HEADING_BIT) as usize;
        heading.checked_sub(1).map(|heading| self.headings.get(heading))
    }

    /// The latest day on which an entry was held against its sources.
    pub fn reviewed(&self) -> Option<Date> {
        self.reviewed.get(0).parse().ok()
    }
}
