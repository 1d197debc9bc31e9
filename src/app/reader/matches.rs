//! What is found in the page, or what the query matches in it, and the way from one match to the next.

use super::Reader;
use super::cursor::Gone;
use crate::app::Scroll;
use crate::app::find::{Match, find, matched};
use crate::search::Reasons;
use std::ops::Range;

/// What was looked for in a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Matched {
    /// Whether it was to be found, rather than searched.
    finding: bool,
    text: String,
    /// The rows that were looked at.
    rows: Range<usize>,
}

impl Matched {
    /// Whether what is wanted was looked for.
    fn covers(&self, wanted: &Self) -> bool {
        self.finding == wanted.finding
            && self.text == wanted.text
            && self.rows.start <= wanted.rows.start
            && wanted.rows.end <= self.rows.end
    }
}

impl Reader {
    /// Looks for matches where that was not done yet: where a page is read, in all of it.
    pub(super) fn match_again(&mut self, reasons: &Reasons<'_>, is_read: bool, stale: bool) {
        let (finding, text) = match &self.find {
            Some(line) if !line.text().is_empty() => (true, line.text()),
            _ => (false, reasons.query.text.as_str()),
        };
        let length = self.laid.rows.len();
        let rows = match finding || is_read {
            true => 0..length,
            false => self.top..length.min(self.top + self.height()),
        };
        let wanted = Matched { finding, text: text.to_owned(), rows };
        if !stale && self.matched_for.covers(&wanted) {
            return;
        }
        let cursor = self.cursor_row();
        let found = match finding {
            true => find(&self.laid.rows, text),
            false => matched(&self.laid.rows, wanted.rows.clone(), reasons),
        };
        // Rows that are broken anew hold the same matches.
        let same = self.matched_for.finding == finding
            && self.matched_for.text == wanted.text
            && self.matches.len() == found.len();
        self.at_match = self.at_match.filter(|_| same);
        self.matches = found;
        if self.at_match.is_none() && matches!(self.cursor, Some(Gone::Match(_))) {
            self.cursor = cursor.filter(|_| !stale).map(Gone::Row);
        }
        if finding && self.at_match.is_none() {
            self.go_to_match(self.first_match_from(self.found_from));
        }
        self.matched_for = wanted;
    }

    /// The first match at or below a row, or else the first of all.
    fn first_match_from(&self, row: usize) -> Option<usize> {
        let below = self.matches.iter().position(|found| found.row() >= row);
        below.or_else(|| (!self.matches.is_empty()).then_some(0))
    }

    fn go_to_match(&mut self, number: Option<usize>) {
        let found = number.and_then(|number| self.matches.get(number));
        if let Some(row) = found.map(Match::row) {
            self.at_match = number;
            self.cursor = number.map(Gone::Match);
            self.reveal(row);
        }
    }

    pub(in crate::app) fn next_match(&mut self) {
        let next = match self.at_match {
            Some(at) if at + 1 < self.matches.len() => Some(at + 1),
            Some(_) => Some(0),
            None => self.first_match_from(self.top),
        };
        self.go_to_match(next);
    }

    pub(in crate::app) fn previous_match(&mut self) {
        let last = self.matches.len().checked_sub(1);
        let previous = match self.at_match {
            Some(at) => at.checked_sub(1).or(last),
            None => self.matches.iter().rposition(|found| found.row() < self.top).or(last),
        };
        self.go_to_match(previous);
    }
}
