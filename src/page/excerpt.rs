//! A part of a page to take away: one section or one item of it, with the sources that it cites.
//!
//! The items of a page are counted in the order of reading: its lead, what stands in its sections (a paragraph, a row),
//! its sources. [`Laid`](super::layout::Laid) says on which row each of them begins.

use super::{Block, FactRow, Inline, Page, Reference, Section};

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Excerpt {
    /// What it says, under the title of the page and of the section.
    pub section: Section,
    /// The sources that it cites, numbered anew: number 1 is the first.
    pub references: Vec<Reference>,
}

impl Page {
    /// The section with a number, from 0; behind the last one stand the sources.
    #[must_use]
    pub fn section(&self, number: usize) -> Option<Excerpt> {
        match self.sections.get(number) {
            Some(section) => Some(self.excerpt(&section.title, section.blocks.clone())),
            None if self.references.is_empty() => None,
            None => Some(self.sources(self.references.clone())),
        }
    }

    /// The item with a number, from 0.
    #[must_use]
    pub fn item(&self, number: usize) -> Option<Excerpt> {
        let Some(mut number) = number.checked_sub(1) else {
            return Some(self.excerpt("", vec![Block::paragraph(self.lead.clone())]));
        };
        for section in &self.sections {
            if let Some(item) = item_of(&section.blocks, number) {
                return Some(self.excerpt(&section.title, vec![item]));
            }
            number -= Block::count(&section.blocks);
        }
        Some(self.sources(vec![self.references.get(number)?.clone()]))
    }

    fn excerpt(&self, title: &str, mut blocks: Vec<Block>) -> Excerpt {
        let mut cited: Vec<usize> = Vec::new();
        for inline in blocks.iter_mut().flat_map(Block::texts).flatten() {
            if let Inline::Cite { number } = inline {
                let known = cited.iter().position(|known| known == number);
                let at = known.unwrap_or_else(|| {
                    cited.push(*number);
                    cited.len() - 1
                });
                *number = at + 1;
            }
        }
        let reference = |number: usize| self.references.get(number.checked_sub(1)?).cloned();
        let references = cited.into_iter().filter_map(reference).collect();
        Excerpt { section: Section::new(&self.title_of(title), blocks), references }
    }

    fn sources(&self, references: Vec<Reference>) -> Excerpt {
        Excerpt { section: Section::new(&self.title_of("Sources"), Vec::new()), references }
    }

    fn title_of(&self, section: &str) -> String {
        match section {
            "" => self.title.clone(),
            section => format!("{} · {section}", self.title),
        }
    }
}

/// An item of blocks that follow each other.
pub(super) fn item_of(blocks: &[Block], mut number: usize) -> Option<Block> {
    for block in blocks {
        if let Some(item) = block.item(number) {
            return Some(item);
        }
        number -= block.len();
    }
    None
}

impl Block {
    /// How many items blocks have.
    pub(super) fn count(blocks: &[Self]) -> usize {
        blocks.iter().map(Self::len).sum()
    }

    /// How many items it has. A picture has those of its words, and then those of what stands under it.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Paragraph { .. } => 1,
            Self::List { items, .. } | Self::Steps { items } => items.len(),
            Self::Facts { rows } => rows.len(),
            Self::Links { rows } => rows.len(),
            Self::Bars { rows, .. } => rows.len(),
            Self::Table { rows, .. } | Self::Matrix { rows, .. } => rows.len(),
            Self::Spans { rows } => rows.len(),
            Self::Picture { alt, under, .. } => Self::count(alt) + Self::count(under),
            Self::Comparison { rows, .. } => rows.len(),
        }
    }

    /// One of its items as a block of its own.
    fn item(&self, number: usize) -> Option<Self> {
        Some(match self {
            Self::Paragraph { .. } => (number == 0).then(|| self.clone())?,
            Self::List { marker, items } => Self::list(*marker, vec![items.get(number)?.clone()]),
            // By itself it would be the first step.
            Self::Steps { items } => Self::paragraph(items.get(number)?.clone()),
            Self::Facts { rows } => {
                let text = rows.get(number)?.text.clone();
                // A row without a label goes on with the one before it.
                let labels = rows.iter().take(number + 1).rev().map(|row| &row.label);
                let label = labels.into_iter().find(|label| !label.is_empty());
                Self::facts(vec![FactRow { label: label.cloned().unwrap_or_default(), text }])
            }
            Self::Links { rows } => Self::links(vec![rows.get(number)?.clone()]),
            Self::Bars { scale, rows } => {
                Self::Bars { scale: *scale, rows: vec![rows.get(number)?.clone()] }
            }
            Self::Table { columns, rows } => {
                Self::Table { columns: columns.clone(), rows: vec![rows.get(number)?.clone()] }
            }
            Self::Matrix { columns, rows } => {
                Self::Matrix { columns: columns.clone(), rows: vec![rows.get(number)?.clone()] }
            }
            Self::Spans { rows } => Self::Spans { rows: vec![rows.get(number)?.clone()] },
            Self::Picture { alt, under, .. } => match number.checked_sub(Self::count(alt)) {
                None => item_of(alt, number)?,
                Some(number) => item_of(under, number)?,
            },
            Self::Comparison { entries, rows } => {
                Self::Comparison { entries: entries.clone(), rows: vec![rows.get(number)?.clone()] }
            }
        })
    }

    /// The texts in it, in the order of reading.
    pub(super) fn texts(&mut self) -> Vec<&mut Vec<Inline>> {
        match self {
            Self::Paragraph { text } => vec![text],
            Self::List { items, .. } | Self::Steps { items } => items.iter_mut().collect(),
            Self::Facts { rows } => rows.iter_mut().map(|fact| &mut fact.text).collect(),
            Self::Links { rows } => rows
                .iter_mut()
                .flat_map(|link| {
                    let more = link.more.iter_mut().map(|fact| &mut fact.text);
                    std::iter::once(&mut link.note).chain(more)
                })
                .collect(),
            Self::Bars { rows, .. } => rows
                .iter_mut()
                .flat_map(|bar| [&mut bar.label, &mut bar.value, &mut bar.note])
                .collect(),
            Self::Table { rows, .. } | Self::Matrix { rows, .. } => {
                rows.iter_mut().flatten().collect()
            }
            Self::Spans { rows } => {
                rows.iter_mut().flat_map(|span| [&mut span.text, &mut span.note]).collect()
            }
            // Nothing but its words is taken away.
            Self::Picture { alt, .. } => alt.iter_mut().flat_map(Self::texts).collect(),
            Self::Comparison { rows, .. } => {
                let cells = rows.iter_mut().flat_map(|row| row.cells.iter_mut().flatten());
                cells.flat_map(Self::texts).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::page::layout::lay;
    use crate::page::{excerpt_to_markdown, excerpt_to_plain};
    use std::sync::LazyLock;

    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

    fn page(id: &str) -> Page {
        Page::new(&CATALOG, CATALOG.find_ref(id).unwrap())
    }

    #[test]
    fn every_item_that_is_laid_out_is_one_of_the_page() {
        for at in CATALOG.refs().step_by(7) {
            let page = Page::new(&CATALOG, at);
            for columns in [30, 100] {
                let laid = lay(&page, columns);
                let count = laid.items.len();
                assert!(laid.items.is_sorted(), "{}", page.id);
                assert!(
                    page.item(count - 1).is_some() && page.item(count).is_none(),
                    "{}",
                    page.id
                );
            }
        }
    }

    #[test]
    fn an_excerpt_cites_its_own_sources_and_no_others() {
        for at in CATALOG.refs().step_by(7) {
            let page = Page::new(&CATALOG, at);
            for number in 0..page.sections.len() {
                let mut excerpt = page.section(number).unwrap();
                let texts = excerpt.section.blocks.iter_mut().flat_map(Block::texts).flatten();
                let cited = texts.filter_map(|inline| match inline {
                    Inline::Cite { number } => Some(*number),
                    _ => None,
                });
                let most = cited.max().unwrap_or(0);
                assert_eq!(most, excerpt.references.len(), "{} {number}", page.id);
            }
        }
    }

    #[test]
    fn an_item_stands_under_the_titles_it_was_taken_from_with_its_source() {
        let tace = page("tace");
        let laid = lay(&tace, 80);
        let lead = tace.item(0).unwrap();
        assert_eq!(lead.section.title, tace.title);
        let cited = (1..laid.items.len()).filter_map(|number| tace.item(number));
        let item = cited.into_iter().find(|item| item.references.len() == 1).unwrap();
        let source = &item.references[0];
        let markdown = excerpt_to_markdown(&item);
        assert!(markdown.starts_with(&format!("## {} · ", tace.title)), "{markdown}");
        assert!(markdown.contains("[^1]") && markdown.contains(&source.address), "{markdown}");
        let plain = excerpt_to_plain(&item, 80);
        assert!(plain.starts_with(&format!("{} · ", tace.title)), "{plain}");
        assert!(plain.contains("[1]") && plain.contains(&source.address), "{plain}");
    }

    #[test]
    fn a_row_that_goes_on_takes_its_label_with_it() {
        let fact = |label: &str, text: &str| FactRow {
            label: label.to_owned(),
            text: vec![Inline::text(text)],
        };
        let block = Block::facts(vec![fact("hold", "5 d"), fact("", "7 d")]);
        assert_eq!(block.item(1), Some(Block::facts(vec![fact("hold", "7 d")])));
        assert_eq!(block.item(2), None);
    }
}
