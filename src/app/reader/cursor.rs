//! Where the reading is: what was gone to last, and the cell at which it begins. The cursor of the terminal stands there, which
//! screen readers and braille displays follow.

use super::Reader;
use crate::app::find::{Match, text_of};
use crate::page::layout::Row;
use crate::text::width;

/// What was gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    /// A row.
    Row(usize),
    /// The link with this number.
    Link(usize),
    /// The match with this number.
    Match(usize),
}

impl Reader {
    /// The row of what was gone to last.
    pub(super) fn cursor_row(&self) -> Option<usize> {
        match self.cursor? {
            Gone::Row(row) => Some(row),
            Gone::Link(link) => self.laid.links.get(link).map(|spot| spot.row),
            Gone::Match(number) => self.matches.get(number).map(Match::row),
        }
    }

    pub(super) fn cursor_in_view(&self) -> Option<usize> {
        self.cursor_row().filter(|&row| self.in_view(row))
    }

    /// The cell, from the top left of the pane, at which that begins which was gone to last; the selected link, or the first
    /// row, where that is out of view.
    #[must_use]
    pub fn cursor_cell(&self) -> (usize, usize) {
        let cell = match self.cursor.filter(|_| self.cursor_in_view().is_some()) {
            Some(Gone::Row(row)) => self.laid.rows.get(row).map(|of| (row, indent(of))),
            Some(Gone::Match(number)) => self.matches.get(number).and_then(|found| {
                let (row, range) = found.parts.first()?;
                let before = text_of(self.laid.rows.get(*row)?);
                Some((*row, width(before.get(..range.start)?)))
            }),
            Some(Gone::Link(_)) | None => None,
        };
        let head = self.laid.head.len();
        let cell = cell.map(|(row, column)| (head + row - self.top, column));
        cell.or_else(|| self.link_cell(self.link?)).unwrap_or((head, 0))
    }

    /// The number of the selected link, if it is in view: nobody follows a link that they do not see.
    #[must_use]
    pub fn link_in_view(&self) -> Option<usize> {
        self.link.filter(|&link| self.link_cell(link).is_some())
    }

    /// The cell at which a link begins, if it is in view.
    fn link_cell(&self, link: usize) -> Option<(usize, usize)> {
        let mut rows = self.laid.head.iter().chain(self.visible()).enumerate();
        rows.find_map(|(row, of)| {
            let at = of.iter().position(|run| run.mark.link() == Some(link))?;
            Some((row, of.iter().take(at).map(|run| width(&run.text)).sum()))
        })
    }

    /// The number of the item under the cursor, as [`Page::item`] counts them.
    pub(in crate::app) fn item_at_cursor(&self) -> Option<usize> {
        let row = self.cursor_in_view()?;
        let item = self.laid.items.partition_point(|&first| first <= row).checked_sub(1)?;
        // In the title of a section it is the first item of that.
        let section = self.laid.sections.get(self.section_in_view());
        let above = section.filter(|section| section.row <= row).is_some_and(|section| {
            self.laid.items.get(item).is_some_and(|&first| first < section.row)
        });
        Some(if above { item + 1 } else { item })
    }
}

/// The columns before the words of a row.
fn indent(row: &Row) -> usize {
    let text = text_of(row);
    width(&text) - width(text.trim_start())
}
