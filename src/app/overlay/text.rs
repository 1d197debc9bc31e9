//! A text that lies over the panes, broken into rows for the room that it has, and scrolled.

use crate::app::{Room, Scroll};
use crate::page::layout::{Mark, Row};
use crate::text::{Run, count_steps, width, wrap_behind};

/// Columns that stay free at the right.
const MARGIN: usize = 4;

/// A column of blocks is no narrower than this.
const NARROWEST: usize = 56;

/// The column at which a text begins beneath what stands before it.
const BENEATH: usize = 5;

/// A piece of a text that is broken into rows of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Passage {
    /// What stands before its first row.
    pub prefix: Row,
    /// What it says.
    pub text: Row,
    /// The column at which its further rows begin.
    pub hang: usize,
}

impl Passage {
    /// Its rows of so many columns. Where less is left beside what stands before it than that takes, the text is beneath.
    fn broken(&self, columns: usize) -> Vec<Row> {
        if columns >= 2 * self.hang {
            return wrap_behind(&self.prefix, &self.text, columns, (self.hang, Mark::Text));
        }
        let space = [Run::new(" ".repeat(BENEATH), Mark::Text)];
        let text = wrap_behind(&space, &self.text, columns, (BENEATH, Mark::Text));
        std::iter::once(self.prefix.clone()).chain(text).collect()
    }
}

/// A text that lies over the panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What stands in columns beside each other where there is room.
    blocks: Vec<Vec<Passage>>,
    rows: Vec<Row>,
    /// The room that `rows` were made for.
    room: Room,
    top: usize,
}

impl Text {
    pub(super) fn new(passages: Vec<Passage>) -> Self {
        Self::of(vec![passages])
    }

    /// A text of blocks, which stand in columns where there is room, the first ones at the top.
    pub(super) fn of(blocks: Vec<Vec<Passage>>) -> Self {
        Self { blocks, rows: Vec::new(), room: Room::default(), top: 0 }
    }

    /// Scrolls as another is.
    pub(in crate::app) const fn stand_as(&mut self, other: &Self) {
        self.top = other.top;
    }

    /// The blocks as rows of so many columns.
    fn broken(&self, columns: usize) -> Vec<Row> {
        let count = (columns / NARROWEST).clamp(1, self.blocks.len().max(1));
        let columns = columns / count;
        let mut stacks: Vec<Vec<Row>> = vec![Vec::new(); count];
        for block in &self.blocks {
            count_steps(block.len());
            let room = columns.saturating_sub(MARGIN);
            let rows = block.iter().flat_map(|passage| passage.broken(room));
            if let Some(shortest) = stacks.iter_mut().min_by_key(|stack| stack.len()) {
                shortest.extend(rows);
            }
        }
        let length = stacks.iter().map(Vec::len).max().unwrap_or(0);
        let mut rows = vec![Row::new(); length];
        for (number, stack) in stacks.into_iter().enumerate() {
            for (row, part) in rows.iter_mut().zip(stack) {
                let used: usize = row.iter().map(|run| width(&run.text)).sum();
                let gap = (number * columns).saturating_sub(used);
                if gap > 0 && !part.is_empty() {
                    row.push(Run::new(" ".repeat(gap), Mark::Text));
                }
                row.extend(part);
            }
        }
        rows
    }

    /// The rows in view.
    #[must_use]
    pub fn visible(&self) -> &[Row] {
        let end = (self.top + self.room.rows).min(self.rows.len());
        self.rows.get(self.top..end).unwrap_or_default()
    }

    /// The first row in view, how many rows there are, and how many there is room for.
    #[must_use]
    pub const fn window(&self) -> (usize, usize, usize) {
        (self.top, self.rows.len(), self.room.rows)
    }
}

impl Scroll for Text {
    fn fit(&mut self, room: Room) {
        if self.room.columns != room.columns {
            self.rows = self.broken(room.columns);
        }
        self.room = room;
        self.step(0);
    }

    fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(self.room.rows);
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    fn height(&self) -> usize {
        self.room.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_every_width_it_is_scrolled_no_further_than_its_end() {
        let words = vec![Run::new("one two three four five six", Mark::Text)];
        let passage = Passage { text: words, ..Passage::default() };
        let mut text = Text::new(vec![passage; 3]);
        for (columns, last) in [(9, 16), (100, 1)] {
            text.fit(Room { rows: 2, columns });
            text.step(100);
            assert_eq!((text.window().0, text.visible().len()), (last, 2), "{columns}");
        }
    }

    #[test]
    fn ten_thousand_passages_are_broken_once_for_each_width() {
        let words = vec![Run::new("one two three", Mark::Text)];
        let mut text = Text::new(vec![Passage { text: words, ..Passage::default() }; 10_000]);
        let mut steps = |columns| {
            crate::text::steps_of(|| {
                for rows in 1..100 {
                    text.fit(Room { rows, columns });
                    text.step(1);
                }
            })
        };
        assert_eq!([steps(80), steps(80), steps(81)], [10_000, 0, 10_000]);
    }

    #[test]
    fn blocks_stand_beside_each_other_where_there_is_room_the_first_at_the_top() {
        let block = |name: &str, rows| {
            let words = vec![Run::new(name, Mark::Text)];
            vec![Passage { text: words, ..Passage::default() }; rows]
        };
        let mut text = Text::of(vec![block("a", 3), block("b", 1), block("c", 1)]);
        for (columns, rows) in [(60, 5), (120, 3), (180, 3)] {
            text.fit(Room { rows: 9, columns });
            assert_eq!(text.window().1, rows, "{columns}");
        }
        let first = |text: &Text| -> String {
            text.visible()[0].iter().map(|run| run.text.as_str()).collect()
        };
        assert_eq!(first(&text), format!("a{0}b{0}c", " ".repeat(59)));
    }
}
