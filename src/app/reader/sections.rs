//! The sections of the page: which of them is in view, the way to the others, and back to it when the page is laid out anew.

use super::Reader;
use super::cursor::Gone;
use crate::app::Scroll;
use crate::page::layout::Laid;

impl Reader {
    /// The titles of the sections from top to bottom.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.laid.sections.iter().map(|section| section.title.as_str())
    }

    /// The number of the section in view: that of the cursor, or else the one at the top; above them all, the first.
    #[must_use]
    pub fn section_in_view(&self) -> usize {
        self.section_at_cursor().unwrap_or(0)
    }

    /// The same; none above them all.
    pub(in crate::app) fn section_at_cursor(&self) -> Option<usize> {
        let row = self.cursor_in_view().unwrap_or(self.top);
        self.laid.sections.partition_point(|section| section.row <= row).checked_sub(1)
    }

    /// The title of the section that the first row in view is of, where it stands above that.
    #[must_use]
    pub fn section_above(&self) -> Option<&str> {
        let before = self.laid.sections.partition_point(|section| section.row <= self.top);
        let section = self.laid.sections.get(before.checked_sub(1)?)?;
        (section.row < self.top).then_some(section.title.as_str())
    }

    /// Goes to a section.
    pub(in crate::app) fn go_to_section(&mut self, number: usize) {
        self.look_at(None);
        if let Some(row) = self.row_of(number) {
            self.top = row;
            self.cursor = Some(Gone::Row(row));
            self.step(0);
        }
    }

    /// Shows a section while it is only looked at; none any more, and the page stands as before.
    pub(super) fn look_at(&mut self, number: Option<usize>) {
        match number.and_then(|number| self.row_of(number)) {
            Some(row) => {
                self.looked_from.get_or_insert(self.top);
                self.top = row;
            }
            None => self.top = self.looked_from.take().unwrap_or(self.top),
        }
    }

    /// The first row in view, but for a section that is only looked at.
    pub(in crate::app) fn own_top(&self) -> usize {
        self.looked_from.unwrap_or(self.top)
    }

    /// The row of the same page laid out anew on which the section or the item begins or goes on that is at a row now.
    pub(super) fn row_in(&self, anew: &Laid, now: usize) -> usize {
        let section = self.laid.sections.iter().position(|section| section.row == now);
        if let Some(section) = section.and_then(|number| anew.sections.get(number)) {
            return section.row;
        }
        let items = &self.laid.items;
        let item = items.partition_point(|&row| row <= now).saturating_sub(1);
        // The first item is the lead, and above it stands the title.
        if item == 0 {
            return now;
        }
        let below = now - items.get(item).copied().unwrap_or(now);
        let row = |item: usize| anew.items.get(item).copied().unwrap_or(anew.rows.len());
        (row(item) + below).min(row(item + 1).saturating_sub(1))
    }

    fn row_of(&self, number: usize) -> Option<usize> {
        self.laid.sections.get(number).map(|section| section.row)
    }

    pub(in crate::app) fn next_section(&mut self) {
        let next = self.laid.sections.iter().map(|spot| spot.row).find(|&row| row > self.top);
        if let Some(row) = next {
            self.top = row;
            self.step(0);
        }
    }

    pub(in crate::app) fn previous_section(&mut self) {
        let before = self.laid.sections.iter().map(|spot| spot.row).rfind(|&row| row < self.top);
        self.top = before.unwrap_or(0);
    }
}
