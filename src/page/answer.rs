//! Where a page answers what is asked of its entry.

use super::{Block, FactRow, Inline, Page};

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerPlace {
    /// The number of a section, from 0.
    pub section: usize,
    /// The number of an item of the page, from 0, if not all of the section is meant.
    pub item: Option<usize>,
}

impl Page {
    /// Where the first of the sections with these titles answers: at the row before which stands the most of what is asked, as
    /// `says` counts it, or else at the first of the labels that it has, or else as a whole. Of a section in parts, the part
    /// whose title says the most answers.
    #[must_use]
    pub fn answer(
        &self,
        titles: &[String],
        labels: &[String],
        says: impl Fn(&str) -> usize,
    ) -> Option<AnswerPlace> {
        let is_named = |title: &&String| {
            self.sections.iter().any(|section| section.title == **title || section.whole == *title)
        };
        let title = titles.iter().find(is_named)?;
        let (mut places, mut labelled, mut next) = (Vec::new(), Vec::new(), 1);
        for (number, section) in self.sections.iter().enumerate() {
            let heads = heads(&section.blocks);
            let first = next;
            next += heads.len();
            if section.title != *title && section.whole != title {
                continue;
            }
            let at = |item: Option<usize>| AnswerPlace { section: number, item };
            let part = if section.whole.is_empty() { "" } else { &section.title };
            places.push((says(part), at(None)));
            for (item, head) in (first..).zip(&heads) {
                places.push((says(&format!("{part} {head}")), at(Some(item))));
                labelled.push((head.clone(), at(Some(item))));
            }
        }
        let most = places.iter().map(|&(said, _)| said).max()?;
        let of_label = |label: &String| labelled.iter().find(|(head, _)| head == label);
        let labelled = labels.iter().filter(|_| most == 0).find_map(of_label);
        let first = places.iter().find(|&&(said, _)| said == most);
        labelled.map(|&(_, place)| place).or_else(|| first.map(|&(_, place)| place))
    }
}

/// What stands before the text of each item of blocks; nothing, where it has no label.
fn heads(blocks: &[Block]) -> Vec<String> {
    let words = |inlines: &[Inline]| inlines.iter().map(Inline::words).collect::<String>();
    let mut heads = Vec::new();
    for block in blocks {
        match block {
            Block::Facts { rows } => {
                // A row without a label goes on with the one before it.
                let labels = rows.iter().scan("", |label, FactRow { label: own, .. }| {
                    *label = if own.is_empty() { label } else { own };
                    Some((*label).to_owned())
                });
                heads.extend(labels);
            }
            Block::Bars { rows, .. } => heads.extend(rows.iter().map(|row| words(&row.label))),
            Block::Table { rows, .. } | Block::Matrix { rows, .. } => {
                heads.extend(
                    rows.iter().map(|row| row.first().map(|of| words(of)).unwrap_or_default()),
                );
            }
            Block::Paragraph { text } if text.len() == 1 => heads.push(words(text)),
            Block::Picture { alt, under, .. } => {
                heads.extend(self::heads(alt));
                heads.extend(self::heads(under));
            }
            _ => heads.extend(std::iter::repeat_n(
                String::new(),
                Block::count(std::slice::from_ref(block)),
            )),
        }
    }
    heads
}
