//! From link to link, and what is looked at around the selected one: columns of a comparison, years of an axis.

use super::Reader;
use super::cursor::Gone;
use crate::app::Scroll as _;
use crate::page::layout::{LinkSpot, LinkTarget};
use std::ops::Range;

impl Reader {
    pub(in crate::app) fn select_link(&mut self, link: usize) {
        if let Some(spot) = self.laid.links.get(link) {
            let row = spot.row;
            self.link = Some(link);
            if !self.laid.head.iter().flatten().any(|run| run.mark.link() == Some(link)) {
                self.cursor = Some(Gone::Link(link));
                self.reveal(row);
            }
        }
    }

    /// The link that is selected is the one that leads there, wherever it stands now.
    pub(in crate::app) fn keep_link(&mut self, target: &LinkTarget) {
        if self.link.and_then(|link| self.target(link)) != Some(target) {
            self.link = self.laid.links.iter().position(|spot| spot.target == *target);
            if matches!(self.cursor, Some(Gone::Link(_))) {
                self.cursor = self.link.map(Gone::Link);
            }
        }
    }

    /// Whether columns of a comparison are out of view at the right.
    #[must_use]
    pub const fn hides_columns(&self) -> bool {
        self.laid.seen.first + self.laid.seen.shown < self.laid.seen.all
    }

    fn show_column(&mut self, column: usize) {
        self.column = column;
        self.link = None;
        (self.cursor, self.at_match) = (None, None);
    }

    /// Shows the next column of a comparison, where one is out of view, or else selects the next link.
    pub(in crate::app) fn next_link(&mut self) {
        if self.hides_columns() {
            return self.show_column(self.column + 1);
        }
        let next = match self.link_in_view() {
            Some(link) => link + 1,
            None => self.laid.links.iter().position(|spot| spot.row >= self.top).unwrap_or(0),
        };
        self.select_link(next);
    }

    pub(in crate::app) fn previous_link(&mut self) {
        if self.column > 0 {
            return self.show_column(self.column - 1);
        }
        let after = self.link_in_view().unwrap_or_else(|| {
            let above = |spot: &&LinkSpot| spot.row < self.top + self.height();
            self.laid.links.iter().take_while(above).count()
        });
        self.select_link(after.saturating_sub(1));
    }

    /// Brings rows into view, as many as there is room for, with the cursor on the first.
    pub(super) fn reveal_all(&mut self, rows: Range<usize>) {
        self.cursor = Some(Gone::Row(rows.start));
        self.top = self.top.max(rows.end.saturating_sub(self.height())).min(rows.start);
        self.step(0);
    }

    /// How many times the axis of time is halved.
    pub(in crate::app) const fn zoomed(&self) -> usize {
        self.zoom
    }

    /// Whether the axis of time can be halved, or doubled.
    #[must_use]
    pub fn can_zoom(&self, closer: bool) -> bool {
        match closer {
            true => self.laid.deepest.is_some_and(|deepest| self.zoom < deepest),
            false => self.laid.deepest.is_some() && self.zoom > 0,
        }
    }

    /// Halves the axis of time around the selected link, or doubles it; whether it could.
    pub(in crate::app) fn zoom(&mut self, closer: bool) -> bool {
        let can = self.can_zoom(closer);
        if can {
            self.zoom = if closer { self.zoom + 1 } else { self.zoom - 1 };
        }
        can
    }

    /// By which of its orders an overview is sorted.
    #[must_use]
    pub const fn order(&self) -> usize {
        self.order
    }

    /// Sorts an overview by one of its orders; what is selected stays so.
    pub(in crate::app) fn sort(&mut self, order: usize) {
        self.order = order;
        self.sorted_at = self.link.and_then(|link| self.target(link)).cloned();
    }

    /// Selects what was selected before the rows were sorted.
    pub(super) fn select_again(&mut self) {
        let Some(target) = self.sorted_at.take() else { return };
        if let Some(link) = self.laid.links.iter().position(|spot| spot.target == target) {
            self.select_link(link);
        }
    }
}
