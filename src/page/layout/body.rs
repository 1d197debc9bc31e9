//! The body beside what is counted of its regions: the selected one is lit.

use super::{Drawing, LinkTarget, Mark, Row, Sheet};
use crate::page::picture::{BodyCount, BodyMap};
use crate::text::{Run, capital, width};

/// How large the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodySize {
    /// As high as its regions with a row between them.
    Large,
    /// So small that it is seen whole on a screen of 80 × 24.
    Small,
}

impl BodySize {
    /// Its columns and rows.
    #[must_use]
    pub const fn cells(self) -> (u8, u8) {
        match self {
            Self::Large => (16, 20),
            Self::Small => (10, 12),
        }
    }
}

/// What parts it from the numbers.
const GAP: usize = 4;

/// How wide the names of regions are, and the numbers of each kind.
const NAMES: usize = 12;
const NUMBERS: [usize; 3] = [12, 12, 8];

/// From this many columns on, there is room for all of it.
pub const NEEDED: usize =
    BodySize::Small.cells().0 as usize + GAP + NAMES + NUMBERS[0] + NUMBERS[1] + NUMBERS[2];

/// From this many columns on, a screen is mostly high enough for the large one.
const LARGE: usize = 96;

impl Sheet {
    /// The body. Its items are the regions.
    pub(super) fn body(&mut self, map: &BodyMap) {
        let number = self.drawings.len();
        let first = self.targets.len();
        let size = if self.columns < LARGE { BodySize::Small } else { BodySize::Large };
        let (columns, rows) = size.cells();
        self.drawings.push(Drawing::Body { first, outline: map.outline.clone(), size });
        let [_, titles @ ..] = BodyMap::COLUMNS;
        let titles = format!("{:NAMES$}{}", "", in_columns(&titles));
        let mut told = vec![vec![Run::new(titles, Mark::Muted)]];
        for count in &map.counts {
            if size == BodySize::Large {
                told.push(Row::new());
            }
            told.push(self.counted(count));
        }
        let mut told = told.into_iter();
        for row in 0..usize::from(rows) {
            let text = told.next().unwrap_or_default();
            if row > 0 && !text.is_empty() {
                self.item();
            }
            let mut line = vec![Run::new(" ".repeat(columns.into()), Mark::Drawn { number, row })];
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
        let numbers = in_columns(&count.numbers());
        vec![name, Run::new(" ".repeat(gap), Mark::Text), Run::new(numbers, Mark::Text)]
    }
}

fn in_columns<T: std::fmt::Display>([first, second, third]: &[T; 3]) -> String {
    let [a, b, c] = NUMBERS;
    format!("{first:>a$}{second:>b$}{third:>c$}")
}
