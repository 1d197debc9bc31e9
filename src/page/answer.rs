//! Where a page answers what is asked of its entry.

use super::excerpt::item_of;
use super::{Block, FactRow, Inline, Page, SAFETY, Section};
use rustc_hash::FxHashSet;

/// The sections that say what one does, of which a line may answer where no section does. What a study found is no rule.
const DONE: [&str; 8] =
    [SAFETY, "Before", "In the room", "Steps", "What to do", "Rules", "After", "For the patient"];

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerPlace {
    /// The number of a section, from 0.
    pub section: usize,
    /// The number of an item of the page, from 0, if not all of the section is meant.
    pub item: Option<usize>,
}

impl Section {
    /// Whether it is asked for by a title: its own, or that of what it is a part of.
    fn is_of(&self, title: &str) -> bool {
        self.title == title || self.whole == title
    }
}

impl Page {
    /// The number of the first of the sections with these titles that the page has.
    #[must_use]
    pub fn number_of(&self, titles: &[String]) -> Option<usize> {
        let number = |title: &String| self.sections.iter().position(|of| of.is_of(title));
        titles.iter().find_map(number)
    }

    /// Where the first of the sections with these titles answers: at the row before which stands all that is asked and that any row
    /// says there, by numbers as `says` tells them; as a whole, where no row says it all, since the dose of another drug, or of a
    /// grown-up, is none. Where none says any of it, the line of the page answers that says all the `rest`, behind the first of the
    /// labels, or else another of them, or the section as a whole. Of a section in parts, the part whose title says it answers.
    #[must_use]
    pub fn answer(
        &self,
        titles: &[String],
        labels: &[String],
        says: impl Fn(&str) -> FxHashSet<usize>,
        (rest, says_rest): (usize, impl Fn(&str) -> usize),
    ) -> Option<AnswerPlace> {
        let is_named = |title: &&String| self.sections.iter().any(|of| of.is_of(title));
        let Some(title) = titles.iter().find(is_named) else { return self.line(rest, says_rest) };
        let (mut places, mut labelled, mut next) = (Vec::new(), Vec::new(), 1);
        for (number, section) in self.sections.iter().enumerate() {
            let heads = heads(&section.blocks);
            let first = next;
            next += heads.len();
            if !section.is_of(title) {
                continue;
            }
            // Above the first item stands the title of its section alone.
            let at = |item: Option<usize>| AnswerPlace {
                section: number,
                item: item.filter(|&item| item > first),
            };
            let part = if section.whole.is_empty() { "" } else { &section.title };
            places.push((says(part), at(None)));
            for (item, head) in (first..).zip(&heads) {
                // Who must not have it does not ask for it.
                let whom = head.split_once(" not ").map_or(head.as_str(), |(whom, _)| whom);
                places.push((says(&format!("{part} {whom}")), at(Some(item))));
                labelled.push((head.clone(), at(Some(item))));
            }
        }
        let all: FxHashSet<usize> = places.iter().flat_map(|(said, _)| said).copied().collect();
        let whole = places.first().map(|&(_, place)| place);
        if !all.is_empty() {
            let first = places.iter().find(|(said, _)| *said == all);
            return first.map(|&(_, place)| place).or(whole);
        }
        let of_label = |label: &String| labelled.iter().find(|(head, _)| head == label);
        let place = |labels: &[String]| labels.iter().find_map(of_label).map(|&(_, place)| place);
        let (first, others) = labels.split_at(labels.len().min(1));
        let line = || self.line(rest, says_rest);
        place(first)
            .filter(|_| !others.is_empty())
            .or_else(line)
            .or_else(|| place(labels))
            .or(whole)
    }

    /// The first item of what is done that says as much as is `asked`, as `says` counts it, one with a number before all
    /// others.
    fn line(&self, asked: usize, says: impl Fn(&str) -> usize) -> Option<AnswerPlace> {
        let (mut first, mut next) = (None, 1);
        for (number, section) in self.sections.iter().enumerate().filter(|_| asked > 0) {
            let is_done = DONE.contains(&&*section.title);
            let items = Block::count(&section.blocks);
            for at in (0..items).filter(|_| is_done) {
                let words = item_of(&section.blocks, at).map(words_of).unwrap_or_default();
                if says(&words) >= asked {
                    let item = Some(next + at).filter(|_| at > 0);
                    let place = AnswerPlace { section: number, item };
                    if words.contains(|sign: char| sign.is_ascii_digit()) {
                        return Some(place);
                    }
                    first.get_or_insert(place);
                }
            }
            next += items;
        }
        first
    }
}

/// The words of an item.
fn words_of(mut item: Block) -> String {
    let heads = heads(std::slice::from_ref(&item)).join(" ");
    let texts = item.texts().into_iter().flatten();
    texts.fold(heads, |words, inline| words + " " + inline.words())
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
            _ => heads.extend(std::iter::repeat_n(String::new(), block.len())),
        }
    }
    heads
}
