//! The page as it is read: laid out for the pane, scrolled, with one link selected.

use crate::catalog::{Catalog, EntryRef};
use crate::page::Page;
use crate::page::layout::{Laid, LinkSpot, Row, lay};
use crate::search::{Query, highlight};

/// The page as it is read.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    entry: Option<EntryRef>,
    laid: Laid,
    /// What `laid` was made for: the entry and the columns.
    laid_for: Option<(EntryRef, usize)>,
    /// The rows that the query matches, and the query.
    matches: (String, Vec<usize>),
    top: usize,
    height: usize,
    link: Option<usize>,
}

impl Reader {
    /// The entry that is shown.
    #[must_use]
    pub const fn entry(&self) -> Option<EntryRef> {
        self.entry
    }

    /// The first row in view.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The number of the selected link.
    #[must_use]
    pub const fn link(&self) -> Option<usize> {
        self.link
    }

    /// The rows in view.
    #[must_use]
    pub fn visible(&self) -> &[Row] {
        let end = (self.top + self.height).min(self.laid.rows.len());
        self.laid.rows.get(self.top..end).unwrap_or_default()
    }

    /// The first row in view, how many rows there are, and how many the pane holds.
    #[must_use]
    pub const fn window(&self) -> (usize, usize, usize) {
        (self.top, self.laid.rows.len(), self.height)
    }

    /// How many rows of the page the query matches.
    #[must_use]
    pub const fn matches(&self) -> usize {
        self.matches.1.len()
    }

    /// The id of the entry that a link leads to.
    #[must_use]
    pub fn target(&self, link: usize) -> Option<&str> {
        self.laid.links.get(link).map(|spot| spot.target.as_str())
    }

    /// The link that Enter follows: the selected one, or else the first in view.
    #[must_use]
    pub fn link_to_follow(&self) -> Option<usize> {
        self.link.or_else(|| self.laid.links.iter().position(|spot| self.in_view(spot.row)))
    }

    pub(super) fn show(&mut self, entry: Option<EntryRef>) {
        if self.entry != entry {
            self.entry = entry;
            self.top = 0;
            self.link = None;
        }
    }

    pub(super) const fn restore(&mut self, top: usize, link: Option<usize>) {
        self.top = top;
        self.link = link;
    }

    pub(super) fn fit(&mut self, catalog: &Catalog, query: &Query, columns: usize, height: usize) {
        self.height = height;
        let wanted = self.entry.map(|entry| (entry, columns));
        let stale = self.laid_for != wanted;
        if stale {
            self.laid = match wanted {
                Some((entry, columns)) => lay(&Page::new(catalog, entry), columns),
                None => Laid::default(),
            };
            self.laid_for = wanted;
        }
        if stale || self.matches.0 != query.text {
            let text = |row: &Row| row.iter().map(|run| run.text.as_str()).collect::<String>();
            let rows = self.laid.rows.iter().enumerate();
            let rows = rows.filter(|(_, row)| !highlight(&text(row), query).is_empty());
            self.matches = (query.text.clone(), rows.map(|(row, _)| row).collect());
        }
        self.scroll(0);
    }

    pub(super) fn scroll(&mut self, by: isize) {
        let last = self.laid.rows.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    const fn in_view(&self, row: usize) -> bool {
        self.top <= row && row < self.top + self.height
    }

    /// Scrolls so that `row` is in view, with some rows around it.
    fn reveal(&mut self, row: usize) {
        if !self.in_view(row) {
            self.top = row.saturating_sub(self.height / 3);
            self.scroll(0);
        }
    }

    pub(super) fn select_link(&mut self, link: usize) {
        if let Some(spot) = self.laid.links.get(link) {
            let row = spot.row;
            self.link = Some(link);
            self.reveal(row);
        }
    }

    pub(super) fn next_link(&mut self) {
        let next = match self.link {
            Some(link) => link + 1,
            None => self.laid.links.iter().position(|spot| spot.row >= self.top).unwrap_or(0),
        };
        self.select_link(next);
    }

    pub(super) fn previous_link(&mut self) {
        let after = self.link.unwrap_or_else(|| {
            let above = |spot: &&LinkSpot| spot.row < self.top + self.height;
            self.laid.links.iter().take_while(above).count()
        });
        self.select_link(after.saturating_sub(1));
    }

    pub(super) fn next_section(&mut self) {
        let next = self.laid.sections.iter().map(|spot| spot.row).find(|&row| row > self.top);
        if let Some(row) = next {
            self.top = row;
            self.scroll(0);
        }
    }

    pub(super) fn previous_section(&mut self) {
        let before = self.laid.sections.iter().map(|spot| spot.row).rfind(|&row| row < self.top);
        self.top = before.unwrap_or(0);
    }

    pub(super) fn next_match(&mut self) {
        let rows = &self.matches.1;
        let next = rows.iter().find(|&&row| row > self.top).or(rows.first()).copied();
        if let Some(row) = next {
            self.top = row;
            self.scroll(0);
        }
    }

    pub(super) fn previous_match(&mut self) {
        let rows = &self.matches.1;
        let previous = rows.iter().rfind(|&&row| row < self.top).or(rows.last()).copied();
        if let Some(row) = previous {
            self.top = row;
            self.scroll(0);
        }
    }
}
