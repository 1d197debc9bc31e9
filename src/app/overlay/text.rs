//! A text that lies over the panes, broken into rows for the room that it has, and scrolled.

use crate::app::{Room, Scroll};
use crate::page::layout::{Mark, Row};
use crate::text::wrap_behind;

/// Columns that stay free at the right.
const MARGIN: usize = 4;

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

/// A text that lies over the panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    passages: Vec<Passage>,
    rows: Vec<Row>,
    /// The room that `rows` were made for.
    room: Room,
    top: usize,
}

impl Text {
    pub(super) fn new(passages: Vec<Passage>) -> Self {
        Self { passages, rows: Vec::new(), room: Room::default(), top: 0 }
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
            let columns = room.columns.saturating_sub(MARGIN);
            let rows = |passage: &Passage| {
                let Passage { prefix, text, hang } = passage;
                wrap_behind(prefix, text, columns, (*hang, Mark::Text))
            };
            self.rows = self.passages.iter().flat_map(rows).collect();
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
    use crate::text::Run;

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
}
