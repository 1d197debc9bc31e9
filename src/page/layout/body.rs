//! The body beside what is counted of its regions: the selected one is lit.

use super::{Drawing, LinkTarget, Mark, Row, Sheet};
use crate::page::picture::{BodyCount, BodyMap};
use crate::text::{Run, capital, width};

/// How high the body is: as high as its regions with a row between them.
pub const BODY_ROWS: u8 = 20;

/// How wide it is.
pub const BODY_COLUMNS: u8 = 16;

/// What parts it from the numbers.
const GAP: usize = 4;

/// How wide the names of regions are, and each of the numbers.
const NAMES: usize = 12;
const NUMBERS: usize = 12;

/// From this many columns on, there is room for all of it.
pub const NEEDED: usize = BODY_COLUMNS as usize + GAP + NAMES + 2 * NUMBERS;

impl Sheet {
    /// The body. Its items are the regions.
    pub(super) fn body(&mut self, map: &BodyMap) {
        let number = self.drawings.len();
        let first = self.targets.len();
        self.drawings.push(Drawing::Body { first, outline: map.outline.clone() });
        let [_, titles @ ..] = BodyMap::COLUMNS;
        let titles = format!("{:NAMES$}{:>NUMBERS$}{:>NUMBERS$}", "", titles[0], titles[1]);
        let mut told = vec![vec![Run::new(titles, Mark::Muted)]];
        for count in &map.counts {
            told.push(Row::new());
            told.push(self.counted(count));
        }
        let mut told = told.into_iter().peekable();
        for row in 0..usize::from(BODY_ROWS) {
            let text = told.next().unwrap_or_default();
            if row > 0 && !text.is_empty() {
                self.item();
            }
            let mut line =
                vec![Run::new(" ".repeat(BODY_COLUMNS.into()), Mark::Drawn { number, row })];
            if !text.is_empty() {
                line.push(Run::new(" ".repeat(GAP), Mark::Text));
                line.extend(text);
            }
            self.rows.push(line);
        }
        self.blank();
    }

    fn counted(&mut self, count: &BodyCount) -> Row {
        let target = LinkTarget::Query(count.query());
        let name = self.link_to(target, &capital(count.region.name()));
        let gap = NAMES.saturating_sub(width(&name.text));
        let numbers = format!("{:>NUMBERS$}{:>NUMBERS$}", count.conditions, count.procedures);
        vec![name, Run::new(" ".repeat(gap), Mark::Text), Run::new(numbers, Mark::Text)]
    }
}
