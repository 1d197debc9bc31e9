//! The list: rows that can be selected, and the lines that they fill.
//!
//! A row is an entry; a line is what the screen shows of it. Headings are lines without a row, and
//! a row that was found by another name has a second line with the reason.

use super::{Room, Scroll, Showing, Tab};
use crate::catalog::{Catalog, EntryRef};
use crate::search::{Found, Place, QueryFault, Reasons};
use crate::text::{Indent, Run, wrap};

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// What the page shows of it.
    pub showing: Showing<EntryRef>,
    /// Why it is there, where a query found it.
    pub place: Option<Place>,
}

impl Listed {
    /// The entry, if the row is one.
    #[must_use]
    pub const fn entry(&self) -> Option<EntryRef> {
        match self.showing {
            Showing::Entry(entry) => Some(entry),
            Showing::Start { .. }
            | Showing::Missing { .. }
            | Showing::Value { .. }
            | Showing::Comparison(_)
            | Showing::Overview(_)
            | Showing::Links(_)
            | Showing::Emergency(_) => None,
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListLine {
    /// The heading of a group.
    Heading(String),
    /// A part of what is known of a query that finds nothing, or is wrong.
    Known(String),
    /// That what follows is only near.
    Near,
    /// The words that find nothing yet together with those before them, which found the rows.
    Pending(String),
    /// The name of the row with this number.
    Row(usize),
    /// The reason of the row with this number.
    Reason(usize),
}

/// The list.
#[derive(Debug, Clone, Default)]
pub struct List {
    rows: Vec<Listed>,
    lines: Vec<ListLine>,
    selected: usize,
    top: usize,
    height: usize,
}

impl List {
    /// The overview of a tab, and its entries under their headings.
    pub(super) fn of_tab(catalog: &Catalog, tab: Tab) -> Self {
        let mut list = Self::default();
        if let Some(overview) = tab.overview(catalog) {
            list.lines.push(ListLine::Row(0));
            list.rows.push(Listed { showing: Showing::Overview(overview), place: None });
        }
        let mut last: Option<String> = None;
        for &kind in tab.kinds() {
            for entry in catalog.listed(kind) {
                let heading = catalog.heading(entry);
                if let Some(heading) =
                    heading.as_ref().filter(|heading| last.as_ref() != Some(*heading))
                {
                    list.lines.push(ListLine::Heading(heading.clone()));
                }
                last = heading;
                list.lines.push(ListLine::Row(list.rows.len()));
                list.rows.push(Listed { showing: Showing::Entry(entry), place: None });
            }
        }
        list
    }

    /// What a query found, each with its reason where that tells more than the name.
    pub(super) fn of_results(found: Vec<Found>, reasons: &Reasons<'_>) -> Self {
        let mut list = Self::default();
        for Found { entry, place } in found {
            let row = list.rows.len();
            list.lines.push(ListLine::Row(row));
            let explained = match &place {
                Place::Hit(hit) => reasons.tell(hit),
                Place::Under { .. } | Place::Treated { .. } => false,
            };
            if explained {
                list.lines.push(ListLine::Reason(row));
            }
            list.rows.push(Listed { showing: Showing::Entry(entry), place: Some(place) });
        }
        list
    }

    /// That a query finds nothing, and the entries that are near to it.
    pub(super) fn of_missing(known: String, near: Vec<EntryRef>) -> Self {
        let mut list = Self::default();
        let missing = Showing::Missing { known, near: near.clone() };
        list.lines.push(ListLine::Row(0));
        list.rows.push(Listed { showing: missing, place: None });
        if !near.is_empty() {
            list.lines.push(ListLine::Near);
        }
        for entry in near {
            list.lines.push(ListLine::Row(list.rows.len()));
            list.rows.push(Listed { showing: Showing::Entry(entry), place: None });
        }
        list
    }

    /// What makes a query right that is not.
    pub(super) fn of_values(catalog: &Catalog, fault: &QueryFault, query: &str) -> Self {
        let mut list = Self::default();
        for (name, query) in fault.ways(catalog, query) {
            let what = fault.what.clone();
            list.lines.push(ListLine::Row(list.rows.len()));
            list.rows.push(Listed { showing: Showing::Value { what, name, query }, place: None });
        }
        list
    }

    /// Whether the rows make a query right.
    #[must_use]
    pub fn is_of_values(&self) -> bool {
        matches!(self.rows.first(), Some(Listed { showing: Showing::Value { .. }, .. }))
    }

    /// What is said of the query, and above which line.
    fn said(&self) -> Option<(usize, String)> {
        match &self.rows.first()?.showing {
            Showing::Missing { known, .. } => Some((1, known.clone())),
            Showing::Value { what, .. } => Some((0, format!("{what}:"))),
            _ => None,
        }
    }

    /// Whether nothing was found, and the rows behind the first are only near.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.rows.first(), Some(Listed { showing: Showing::Missing { .. }, .. }))
    }

    /// Whether the rows are not what the whole query finds: they are near, or found without some of its words.
    pub(super) fn is_apart(&self) -> bool {
        self.is_missing() || self.is_of_values() || self.pending().is_some()
    }

    /// The words with which nothing is found yet; the rows are found without them.
    #[must_use]
    pub fn pending(&self) -> Option<&str> {
        match self.lines.first() {
            Some(ListLine::Pending(words)) => Some(words),
            _ => None,
        }
    }

    /// The same under the words that were left out of the query.
    pub(super) fn of_results_without(
        words: &str,
        found: Vec<Found>,
        reasons: &Reasons<'_>,
    ) -> Self {
        let mut list = Self::of_results(found, reasons);
        list.lines.insert(0, ListLine::Pending(words.to_owned()));
        list
    }

    /// The same under a row that shows entries side by side, and under those of them that are not in it. What was found
    /// without the words of the comparison says nothing then.
    pub(super) fn under_comparison(self, entries: Vec<EntryRef>) -> Self {
        let found = if self.is_apart() { Self::default() } else { self };
        let is_found = |entry| found.rows.iter().any(|row| row.entry() == Some(entry));
        let others = entries.iter().filter(|&&entry| !is_found(entry));
        let others: Vec<_> = others.map(|&entry| Showing::Entry(entry)).collect();
        let first = [Showing::Comparison(entries)].into_iter().chain(others);
        let mut rows: Vec<_> = first.map(|showing| Listed { showing, place: None }).collect();
        let before = rows.len();
        let shifted = |line| match line {
            ListLine::Row(row) => ListLine::Row(row + before),
            ListLine::Reason(row) => ListLine::Reason(row + before),
            line => line,
        };
        let lines = (0..before).map(ListLine::Row).chain(found.lines.into_iter().map(shifted));
        let lines = lines.collect();
        rows.extend(found.rows);
        Self { rows, lines, ..Self::default() }
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Listed] {
        &self.rows
    }

    /// The lines that are in view, from the top of the pane.
    #[must_use]
    pub fn visible(&self) -> &[ListLine] {
        let end = (self.top + self.height).min(self.lines.len());
        self.lines.get(self.top..end).unwrap_or_default()
    }

    /// The first line in view, how many lines there are, and how many the pane holds.
    #[must_use]
    pub const fn window(&self) -> (usize, usize, usize) {
        (self.top, self.lines.len(), self.height)
    }

    /// The number of the last row that begins no further down than a line.
    #[must_use]
    pub fn row_at(&self, line: usize) -> usize {
        let lines = self.lines.iter().take(line + 1);
        lines.filter(|line| matches!(line, ListLine::Row(_))).count().saturating_sub(1)
    }

    /// The number of the selected row.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The selected entry.
    #[must_use]
    pub fn selected_entry(&self) -> Option<EntryRef> {
        self.rows.get(self.selected).and_then(Listed::entry)
    }

    /// What the page shows of the selected row.
    #[must_use]
    pub fn selected_showing(&self) -> Option<&Showing<EntryRef>> {
        self.rows.get(self.selected).map(|row| &row.showing)
    }

    pub(super) fn select(&mut self, row: usize) {
        self.selected = row.min(self.rows.len().saturating_sub(1));
        self.follow();
    }

    pub(super) fn select_showing(&mut self, showing: &Showing<EntryRef>) {
        if let Some(row) = self.rows.iter().position(|row| row.showing == *showing) {
            self.select(row);
        }
    }

    /// Scrolls to a line, as far as the selected row is in view then.
    pub(super) const fn stand_at(&mut self, top: usize) {
        self.top = top;
    }

    /// Scrolls so that the selected row is in view, with its heading and its reason.
    fn follow(&mut self) {
        let line =
            self.lines.iter().position(|line| *line == ListLine::Row(self.selected)).unwrap_or(0);
        let is_entry = |line: &ListLine| matches!(line, ListLine::Row(_) | ListLine::Reason(_));
        let before = self.lines.get(..line).unwrap_or_default();
        let first = before.iter().rposition(is_entry).map_or(0, |entry| entry + 1);
        let last = match self.lines.get(line + 1) {
            Some(ListLine::Reason(_)) => line + 1,
            _ => line,
        };
        if last >= self.top + self.height {
            self.top = (last + 1).saturating_sub(self.height);
        }
        if first < self.top {
            self.top = first;
        }
        if line >= self.top + self.height {
            self.top = line;
        }
        self.top = self.top.min(self.lines.len().saturating_sub(self.height.max(1)));
    }
}

impl Scroll for List {
    fn fit(&mut self, room: Room) {
        self.height = room.rows;
        if let Some((line, said)) = self.said() {
            let columns = room.columns.saturating_sub(2);
            let rows = wrap(&[Run::new(said, ())], columns, Indent::default());
            let text = |row: Vec<Run<()>>| row.into_iter().map(|run| run.text).collect();
            self.lines.retain(|line| !matches!(line, ListLine::Known(_)));
            self.lines.splice(line..line, rows.into_iter().map(|row| ListLine::Known(text(row))));
        }
        self.follow();
    }

    /// Moves the selection.
    fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    fn height(&self) -> usize {
        self.height
    }
}
