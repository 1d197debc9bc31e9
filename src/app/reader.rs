//! The page as it is read: laid out for the pane, scrolled, with one link and one match selected.

mod cursor;
mod links;
mod matches;
mod sections;

use super::find::{Match, text_of};
use super::{Location, QueryLine, Room, Scroll, Showing};
use crate::catalog::{Catalog, EntryRef};
use crate::page::layout::{Drawing, Laid, LinkSpot, LinkTarget, PageView, Row, Seen, lay_for};
use crate::page::{AnswerPlace, Page};
use crate::search::Reasons;
use cursor::Gone;
use matches::Matched;

/// Where a page answers what is asked of its entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageAnswer {
    /// The titles of the sections that may answer; the first that the page has does. Where none is told, a line may that says
    /// the rest of what is asked.
    pub sections: Vec<String>,
    /// The labels of the rows that may answer there; the first that the section has does.
    pub rows: Vec<String>,
    /// The name of the other entry that is asked about, such as the drug to hold before a procedure.
    pub about: Option<String>,
    /// The query that asks; none behind a link.
    pub asked: String,
    /// The term by which the query found the entry.
    pub called: String,
}

/// The page as it is read.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    showing: Option<Showing<EntryRef>>,
    /// The number of the first column of a comparison that is to be seen.
    column: usize,
    answer: Option<PageAnswer>,
    /// Whether the page is still to be scrolled there.
    goes_to_answer: bool,
    /// The top of the page when it was.
    at_answer: Option<usize>,
    /// By which of its orders an overview is sorted.
    order: usize,
    /// Where the link led that was selected before it was sorted anew.
    sorted_at: Option<LinkTarget>,
    /// The page that `laid` is made of: one that unfolds is laid out anew at every step.
    page: Option<Page>,
    laid: Laid,
    laid_for: Option<LaidFor>,
    /// What to find in the page, while that is asked.
    find: Option<QueryLine>,
    /// Where the page stood before.
    found_from: usize,
    /// What is found in the page, or what the query matches in it, as far as that was looked for.
    matches: Vec<Match>,
    /// What `matches` was made for.
    matched_for: Matched,
    /// The number of the match that was gone to.
    at_match: Option<usize>,
    /// What was gone to last.
    cursor: Option<Gone>,
    /// Whether that was in view before the room changed, and is to stay so.
    keeps_cursor: bool,
    top: usize,
    /// Where the page stood before a section was only looked at.
    looked_from: Option<usize>,
    room: Room,
    link: Option<usize>,
    /// How many times an axis of time is halved around the selected link.
    zoom: usize,
}

/// What a page is laid out for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LaidFor {
    /// What is shown.
    showing: Showing<EntryRef>,
    /// In which order its rows are.
    order: usize,
    /// The cells from left to right.
    columns: usize,
    /// What is looked at.
    view: PageView,
}

impl LaidFor {
    /// What the page is made for.
    const fn page(&self) -> (&Showing<EntryRef>, usize) {
        (&self.showing, self.order)
    }
}

impl Reader {
    /// What is shown.
    #[must_use]
    pub const fn showing(&self) -> Option<&Showing<EntryRef>> {
        self.showing.as_ref()
    }

    /// The entry that is shown, if it is one.
    #[must_use]
    pub const fn entry(&self) -> Option<EntryRef> {
        match self.showing {
            Some(Showing::Entry(entry)) => Some(entry),
            _ => None,
        }
    }

    /// What stands above the rows and does not scroll: the names of the columns of a comparison.
    #[must_use]
    pub fn head(&self) -> &[Row] {
        &self.laid.head
    }

    /// The columns of a comparison that are to be seen.
    #[must_use]
    pub const fn seen(&self) -> Seen {
        self.laid.seen
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
        let end = (self.top + self.height()).min(self.laid.rows.len());
        self.laid.rows.get(self.top..end).unwrap_or_default()
    }

    /// What is drawn in rows, by its number.
    #[must_use]
    pub fn drawing(&self, number: usize) -> Option<&Drawing> {
        self.laid.drawings.get(number)
    }

    /// The first row in view, how many rows there are, and how many the pane holds.
    #[must_use]
    pub fn window(&self) -> (usize, usize, usize) {
        (self.top, self.laid.rows.len(), self.height())
    }

    /// What is found in the page, or what the query matches in it, from the top: in the rows in view at least, and in
    /// the whole page while it is read.
    #[must_use]
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// The number of the match that was gone to.
    #[must_use]
    pub const fn at_match(&self) -> Option<usize> {
        self.at_match
    }

    /// What to find in the page, while that is asked.
    #[must_use]
    pub const fn find(&self) -> Option<&QueryLine> {
        self.find.as_ref()
    }

    /// The links in the order of reading.
    #[must_use]
    pub fn links(&self) -> &[LinkSpot] {
        &self.laid.links
    }

    /// Where a link leads.
    #[must_use]
    pub fn target(&self, link: usize) -> Option<&LinkTarget> {
        self.laid.links.get(link).map(|spot| &spot.target)
    }

    pub(super) fn show(&mut self, showing: Option<Showing<EntryRef>>) {
        self.show_at(showing, None);
    }

    /// Shows a page at the place that answers what is asked of it.
    pub(super) fn show_at(
        &mut self,
        showing: Option<Showing<EntryRef>>,
        answer: Option<PageAnswer>,
    ) {
        if self.showing == showing && self.answer == answer {
            return;
        }
        if self.showing != showing {
            self.link = None;
            self.find = None;
            self.zoom = 0;
        }
        self.showing = showing;
        self.column = 0;
        self.order = 0;
        self.top = 0;
        self.looked_from = None;
        (self.cursor, self.at_match) = (None, None);
        self.goes_to_answer = answer.is_some();
        self.at_answer = None;
        self.answer = answer;
    }

    /// Shows the same of another library: where it is read stays.
    pub(super) fn take_anew(&mut self, showing: Showing<EntryRef>) {
        // What was laid out is the same page, and has no columns that anything could be shown in.
        self.laid_for =
            self.laid_for.take().filter(|was| Some(&was.showing) == self.showing.as_ref());
        if let Some(was) = &mut self.laid_for {
            was.showing = showing.clone();
            was.columns = 0;
        }
        self.showing = Some(showing);
        self.page = None;
    }

    /// Has as much room as another.
    pub(super) const fn take_room_of(&mut self, other: &Self) {
        self.room = other.room;
    }

    /// Goes to the first of the sections that may answer, and to the row in it that names what is asked about.
    fn go_to_answer(&mut self, reasons: &Reasons<'_>) {
        let Some(AnswerPlace { section, item }) = self.place_of_answer(reasons) else {
            return;
        };
        let row = |number: usize| self.laid.sections.get(number).map(|section| section.row);
        let (top, end) =
            (row(section).unwrap_or(0), row(section + 1).unwrap_or(self.laid.rows.len()));
        let about =
            self.answer.as_ref().and_then(|answer| answer.about.as_ref()).and_then(|about| {
                let rows = self.laid.rows.get(top..end)?;
                Some(top + rows.iter().position(|of| text_of(of).contains(about.as_str()))?)
            });
        let item = || self.laid.items.get(item?).copied();
        let place = about.or_else(item);
        // What stands above the place is of something else.
        self.top = place.unwrap_or(top);
        self.step(0);
        self.cursor = place.map(Gone::Row);
        self.at_answer = Some(self.top);
    }

    /// Where the page answers what is asked.
    fn place_of_answer(&self, reasons: &Reasons<'_>) -> Option<AnswerPlace> {
        let (answer, page) = (self.answer.as_ref()?, self.page.as_ref()?);
        let PageAnswer { sections, rows, asked, called, .. } = answer;
        if asked.is_empty() {
            return Some(AnswerPlace { section: page.number_of(sections)?, item: None });
        }
        let rest = reasons.rest(&page.title, called, !sections.is_empty());
        page.answer(sections, rows, reasons.said_beside(&page.title, called), rest)
    }

    pub(super) const fn restore(&mut self, location: &Location) {
        self.goes_to_answer = false;
        self.column = location.column;
        self.order = location.order;
        self.top = location.top;
        self.looked_from = None;
        self.link = location.link;
        self.zoom = location.zoom;
    }

    /// The page that is shown.
    pub(super) fn page(&self, catalog: &Catalog) -> Option<Page> {
        self.showing.as_ref()?.page(catalog, self.order)
    }

    /// Fills the room that there is. Matches are counted only where the page is read: while a query is typed, each key
    /// would look at every row for the sake of those in view.
    /// A section may be only looked at, while it is chosen.
    pub(super) fn fill(&mut self, reasons: &Reasons<'_>, is_read: bool, looked_at: Option<usize>) {
        let view = PageView { first: self.column, chosen: self.link, zoom: self.zoom };
        let (order, columns) = (self.order, self.room.columns);
        let wanted = self.showing.clone().map(|showing| LaidFor { showing, order, columns, view });
        let stale = self.is_stale(wanted.as_ref());
        // Who has not scrolled on stays at the answer when the page gets more room.
        let stays = stale && self.at_answer == Some(self.top);
        if stale {
            self.lay(reasons.library.catalog(), wanted);
        }
        if std::mem::take(&mut self.goes_to_answer) || stays {
            self.go_to_answer(reasons);
        }
        self.look_at(looked_at);
        self.step(0);
        self.match_again(reasons, is_read, stale);
        if std::mem::take(&mut self.keeps_cursor)
            && let Some(row) = self.cursor_row()
        {
            self.reveal(row);
        }
    }

    /// Whether what is laid out is not what is wanted. Which link is selected matters where more is said of it.
    fn is_stale(&self, wanted: Option<&LaidFor>) -> bool {
        match (&self.laid_for, wanted) {
            (Some(was), Some(wanted)) if !self.laid.unfolds => {
                let view = PageView { first: wanted.view.first, ..was.view };
                *was != LaidFor { view, ..wanted.clone() }
            }
            (was, wanted) => was.as_ref() != wanted,
        }
    }

    /// Lays out what is wanted. Of what was laid out otherwise, the same item stays at the top.
    fn lay(&mut self, catalog: &Catalog, wanted: Option<LaidFor>) {
        let [was, is] = [&self.laid_for, &wanted].map(|of| of.as_ref().map(LaidFor::page));
        if self.page.is_none() || was != is {
            self.page = self.page(catalog);
        }
        let anew = match (&wanted, &self.page) {
            (Some(wanted), Some(page)) => lay_for(page, wanted.columns, wanted.view),
            _ => Laid::default(),
        };
        let [before, now] =
            [&self.laid_for, &wanted].map(|of| of.as_ref().map(|laid_for| &laid_for.showing));
        if before == now {
            self.top = self.row_in(&anew, self.top);
        }
        let unfolded = anew.unfolded.clone().filter(|_| before == now && self.cursor.is_some());
        // The rows are others now.
        self.cursor = self.cursor.filter(|_| before == now).map(|gone| match gone {
            Gone::Row(row) => Gone::Row(self.row_in(&anew, row)),
            gone => gone,
        });
        self.column = anew.seen.first;
        self.laid = anew;
        self.laid_for = wanted.map(|wanted| LaidFor {
            view: PageView { first: self.column, ..wanted.view },
            ..wanted
        });
        if let Some(rows) = unfolded {
            self.reveal_all(rows);
        }
        self.select_again();
    }

    fn in_view(&self, row: usize) -> bool {
        self.top <= row && row < self.top + self.height()
    }

    /// Scrolls so that `row` is in view, with some rows around it.
    fn reveal(&mut self, row: usize) {
        if !self.in_view(row) {
            self.top = row.saturating_sub(self.height() / 3);
            self.step(0);
        }
    }

    /// Asks what to find in the page, from where it stands on.
    pub(super) fn start_find(&mut self) {
        let line = self.find.get_or_insert_default();
        line.select_all();
        self.found_from = self.top;
    }

    pub(super) const fn find_line(&mut self) -> Option<&mut QueryLine> {
        self.find.as_mut()
    }

    /// Finds nothing any more; whether anything was to be found.
    pub(super) fn end_find(&mut self) -> bool {
        self.find.take().is_some()
    }

    /// Goes back to where the page stood before the find.
    pub(super) const fn return_from_find(&mut self) {
        self.top = self.found_from;
    }
}

impl Scroll for Reader {
    /// The page is laid out for it when it is filled.
    fn fit(&mut self, room: Room) {
        self.keeps_cursor = room != self.room && self.cursor_in_view().is_some();
        self.room = room;
    }

    fn step(&mut self, by: isize) {
        let last = self.laid.rows.len().saturating_sub(self.height());
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    fn height(&self) -> usize {
        self.room.rows.saturating_sub(self.laid.head.len())
    }
}
