//! Several entries side by side: their pages, aligned by section and label.
//!
//! Nothing here knows a kind. What two pages say under the same label of the same section stands in one row; what each says
//! in its own words (measures, trials) stands together in one row of the section.

mod field;

use super::{Block, Compared, ComparedRow, FactRow, Inline, Page, Reference, Section};
use crate::catalog::{Catalog, EntryRef};
use field::{ComparedField, add, fields};

/// What a page is that stands for no single entry.
const KIND: &str = "comparison";

/// What the signs of a comparison mean.
const SIGNS: &str = "= the same in all · — nothing said";

/// What stands in place of rows that are the same in all, where they are many.
const SAME: &str = "the same in all";

/// So many rows in a row that are the same in all are shown one by one.
const MOST_SAME: usize = 4;

impl Page {
    /// Entries of one kind side by side: each field in a row, each entry in a column. None of no entries.
    #[must_use]
    pub fn comparison(catalog: &Catalog, entries: &[EntryRef]) -> Option<Self> {
        let mut pages: Vec<Self> = entries.iter().map(|&at| Self::new(catalog, at)).collect();
        let mut references = Vec::new();
        for page in &mut pages {
            share_references(page, &mut references);
        }
        let title = |page: &Self| Compared { target: page.id.clone(), title: page.title.clone() };
        let columns: Vec<Compared> = pages.iter().map(title).collect();
        let ids: Vec<&str> = pages.iter().map(|page| page.id.as_str()).collect();
        let id = ids.join("+");
        let kind = catalog.entry(*entries.first()?).kind();
        let mut provenance: Vec<String> = Vec::new();
        for page in &pages {
            if !page.provenance.is_empty() && !provenance.contains(&page.provenance) {
                provenance.push(page.provenance.clone());
            }
        }
        let said: Vec<Vec<Section>> = pages.into_iter().map(sections).collect();
        let mut sections = aligned(&said, &columns);
        let references = only_cited(&mut sections, &references);
        Some(Self {
            id,
            kind: KIND,
            title: format!("Compare · {} {}", entries.len(), kind.plural()),
            badges: Vec::new(),
            lead: vec![Inline::muted(SIGNS)],
            sections,
            references,
            provenance: provenance.join(" · "),
        })
    }
}

impl Page {
    /// The entries that it compares; none on the page of one entry.
    pub(super) fn entries(&self) -> &[Compared] {
        let mut blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let first = blocks.find_map(|block| match block {
            Block::Comparison { entries, .. } => Some(entries.as_slice()),
            _ => None,
        });
        first.unwrap_or_default()
    }
}

impl ComparedRow {
    /// Whether all say the same and cite the same, so that one of them speaks for all.
    pub(super) fn is_one(&self) -> bool {
        are_equal(&self.cells)
    }
}

/// The sections of a page, with what stands at its head as the first.
fn sections(page: Page) -> Vec<Section> {
    let mut badges = Vec::new();
    for badge in page.badges {
        if !badges.is_empty() {
            badges.push(Inline::muted(" · "));
        }
        badges.push(match badge.warning {
            true => Inline::strong(format!("▲\u{a0}{}", badge.text)),
            false => Inline::text(badge.text),
        });
    }
    let facts = [("at a glance", badges), ("bottom line", page.lead)];
    let facts = facts.map(|(label, text)| FactRow { label: label.to_owned(), text });
    let said = facts.into_iter().filter(|fact| !fact.text.is_empty()).collect();
    let first = Section::new("In short", vec![Block::facts(said)]);
    [first].into_iter().chain(page.sections).collect()
}

/// The sections of all pages in one order, each with its fields in rows.
fn aligned(pages: &[Vec<Section>], columns: &[Compared]) -> Vec<Section> {
    let said: Vec<Vec<(String, Vec<ComparedField>)>> =
        pages.iter().map(|page| fields(page)).collect();
    let titles = said.iter().map(|page| page.iter().map(|(title, _)| title.clone()).collect());
    let section = |title: String| {
        let of = |page: &Vec<(String, Vec<ComparedField>)>| {
            page.iter()
                .filter(|(of, _)| *of == title)
                .flat_map(|(_, fields)| fields.clone())
                .collect()
        };
        let rows = rows(&said.iter().map(of).collect::<Vec<_>>());
        Section::new(&title, vec![Block::Comparison { entries: columns.to_vec(), rows }])
    };
    merged(titles).into_iter().map(section).collect()
}

/// The rows of a section, from what each page says in it.
fn rows(pages: &[Vec<ComparedField>]) -> Vec<ComparedRow> {
    let keys = keys(pages);
    let order = merged(keys.iter().cloned());
    let several = order.len() > 1;
    let row = |(number, key): (usize, &String)| {
        let mut label = Vec::new();
        let cell = |(page, keys): (&Vec<ComparedField>, &Vec<String>)| {
            let mut cell = Vec::new();
            for (field, _) in page.iter().zip(keys).filter(|(_, of)| *of == key) {
                if key.is_empty() {
                    add(&mut cell, field.whole.clone());
                    continue;
                }
                label.clone_from(&field.label);
                field.alone.iter().for_each(|block| add(&mut cell, block.clone()));
            }
            field::listed(cell)
        };
        let cells: Vec<Vec<Block>> = pages.iter().zip(&keys).map(cell).collect();
        if key.is_empty() && several && number > 0 {
            label = further().to_vec();
        }
        let bare: Vec<_> = cells.iter().map(|cell| field::without_cites(cell)).collect();
        ComparedRow { label, same: are_equal(&bare), cells }
    };
    folded(&order.iter().enumerate().map(row).collect::<Vec<_>>())
}

/// The label of what the entries say in their own words, behind rows that have labels.
fn further() -> [Inline; 1] {
    [Inline::muted("further")]
}

/// By page, the key of the row in which each of its fields stands: its own, or none.
fn keys(pages: &[Vec<ComparedField>]) -> Vec<Vec<String>> {
    let has = |page: &Vec<ComparedField>, key: &str| page.iter().any(|field| field.key == key);
    let is_shared =
        |field: &ComparedField| pages.iter().filter(|page| has(page, &field.key)).count() > 1;
    // Where pages share a name of a field, what only one of them names is a field too, of which the others say nothing.
    let share_names = pages.iter().flatten().any(|field| field.is_name && is_shared(field));
    let key = |field: &ComparedField| match is_shared(field) || field.is_name && share_names {
        true => field.key.clone(),
        false => String::new(),
    };
    pages.iter().map(|page| page.iter().map(key).collect()).collect()
}

/// Several orders as one that keeps each of them as far as the earlier ones let it.
fn merged(orders: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for order in orders {
        let mut at = 0;
        for key in order {
            if let Some(known) = all.iter().position(|known| *known == key) {
                at = known + 1;
            } else {
                all.insert(at, key);
                at += 1;
            }
        }
    }
    all
}

/// Whether all say something, and the same.
fn are_equal<T: PartialEq>(cells: &[Vec<T>]) -> bool {
    cells.windows(2).all(|pair| matches!(pair, [a, b] if a == b && !a.is_empty()))
}

/// Rows in which many that follow each other and are wholly the same are one, which names their labels.
fn folded(rows: &[ComparedRow]) -> Vec<ComparedRow> {
    let is_same = |row: &ComparedRow| !row.label.is_empty() && row.is_one();
    let mut folded = Vec::new();
    for run in rows.chunk_by(|a, b| is_same(a) && is_same(b)) {
        let [first, _, ..] = run else {
            folded.extend_from_slice(run);
            continue;
        };
        if run.len() <= MOST_SAME {
            folded.extend_from_slice(run);
            continue;
        }
        let labels = run.iter().map(|row| row.label.as_slice());
        let labels: Vec<&[Inline]> = labels.filter(|label| *label != further()).collect();
        let text = labels.join(&[Inline::muted(" · ")][..]);
        let cell = vec![Block::paragraph(text)];
        let cells = first.cells.iter().map(|_| cell.clone()).collect();
        folded.push(ComparedRow { label: vec![Inline::text(SAME)], same: true, cells });
    }
    folded
}

/// Makes the sources of a page those of all pages, so that a number means the same everywhere.
fn share_references(page: &mut Page, all: &mut Vec<Reference>) {
    let numbers: Vec<usize> =
        page.references.iter().map(|reference| number(all, reference.clone())).collect();
    let mut anew = |old: usize| numbers.get(old.saturating_sub(1)).copied().unwrap_or(old);
    field::renumber(&mut page.lead, &mut anew);
    renumber(&mut page.sections, anew);
}

/// Numbers the sources in the order in which they are cited, and leaves out those that are not.
fn only_cited(sections: &mut [Section], all: &[Reference]) -> Vec<Reference> {
    let mut cited: Vec<usize> = Vec::new();
    renumber(sections, |old| number(&mut cited, old));
    cited.into_iter().filter_map(|old| all.get(old.saturating_sub(1)).cloned()).collect()
}

/// The number of something, which is one more than its place; what has none is put at the end.
fn number<T: PartialEq>(all: &mut Vec<T>, one: T) -> usize {
    let known = all.iter().position(|known| *known == one);
    known.unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    }) + 1
}

fn renumber(sections: &mut [Section], mut anew: impl FnMut(usize) -> usize) {
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        for text in block.texts() {
            field::renumber(text, &mut anew);
        }
    }
}

#[cfg(test)]
mod tests;
