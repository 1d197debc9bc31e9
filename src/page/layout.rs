//! A page broken into rows for a width.
//!
//! Rows carry marks, not colors: what a stretch of text is (a title, a link, a bar), for the screen to
//! paint and for plain text to forget. Wide pages have the titles of their sections in a margin at the left;
//! narrow ones above the text.

mod bars;
mod blocks;
mod body;
mod careers;
mod columns;
mod evidence;
mod matrix;
mod scale;
mod sheet;
mod table;
mod timeline;
mod week;

pub use body::BodySize;

use super::{Block, Course, DISCLAIMER, Excerpt, Outline, Overview, Page};
use crate::text::Run;
use sheet::{Sheet, fits_margin};
use std::ops::Range;

/// What a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Ordinary text.
    Text,
    /// Text that weighs more.
    Strong,
    /// Text in another voice.
    Emphasis,
    /// What may be read last: labels, notes.
    Muted,
    /// Numbers of sources.
    Cite,
    /// The title of the page.
    Title,
    /// The title of a section.
    Heading,
    /// What calls for care.
    Warning,
    /// The link with this number in [`Laid::links`].
    Link(usize),
    /// The filled part of a bar.
    Bar,
    /// The same where it is the link with this number.
    BarLink(usize),
    /// The filled part of a bar that shows what is hoped for.
    Benefit,
    /// The filled part of a bar that shows harm.
    Harm,
    /// The empty part of a bar.
    Track,
    /// A key that is pressed.
    Key,
    /// Kept free for a row of the drawing with this number in [`Laid::drawings`].
    Drawn {
        /// The number of the drawing.
        number: usize,
        /// The row of it, from 0.
        row: usize,
    },
}

impl Mark {
    /// The number of the link that the stretch is.
    #[must_use]
    pub const fn link(self) -> Option<usize> {
        match self {
            Self::Link(link) | Self::BarLink(link) => Some(link),
            _ => None,
        }
    }
}

/// What the screen draws in a place that is kept free.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// The days around a procedure.
    Days,
    /// What is done with a drug in them.
    Course(Course),
    /// The body. Its regions are links, in the order of [`BodyRegion::ALL`](crate::catalog::BodyRegion::ALL).
    Body {
        /// The number of the link of the first region.
        first: usize,
        /// What is drawn.
        outline: Outline,
        /// How large.
        size: BodySize,
    },
}

/// A row of a page.
pub type Row = Vec<Run<Mark>>;

/// A link as it stands in the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSpot {
    /// The row on which it begins.
    pub row: usize,
    /// Where it leads.
    pub target: LinkTarget,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To the entry with this id.
    Entry(String),
    /// To what this query finds.
    Query(String),
    /// To a place on the page of an entry.
    Place {
        /// The id of the entry.
        id: String,
        /// The title of the section.
        section: String,
        /// Words of the line in it, unless that is its first.
        line: Option<String>,
    },
    /// Out of the program, to this address of the web.
    Address(String),
}

/// A section as it stands in the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionSpot {
    /// The row on which it begins.
    pub row: usize,
    /// Its title.
    pub title: String,
}

/// Which columns of a comparison are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// The number of the first, from 0.
    pub first: usize,
    /// How many there are room for.
    pub shown: usize,
    /// How many there are in all; none on a page of one entry.
    pub all: usize,
}

/// What is looked at in a page that can be laid out in more than one way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageView {
    /// The number of the first column of a comparison, from 0.
    pub first: usize,
    /// The number of the selected link.
    pub chosen: Option<usize>,
    /// How many times an axis of time is halved around it.
    pub zoom: usize,
}

/// A page in rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Laid {
    /// What stands above the rows wherever they are read: the names of the columns of a comparison.
    pub head: Vec<Row>,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// The links in the order of reading.
    pub links: Vec<LinkSpot>,
    /// The sections from top to bottom.
    pub sections: Vec<SectionSpot>,
    /// The row on which each item begins, as [`Page::item`] counts them.
    pub items: Vec<usize>,
    /// What is drawn in the rows.
    pub drawings: Vec<Drawing>,
    /// The columns that are laid out.
    pub seen: Seen,
    /// Whether more is said of the selected link than of the others.
    pub unfolds: bool,
    /// The rows from the selected link to the end of what is said of it.
    pub unfolded: Option<Range<usize>>,
    /// How many times its axis of time can be halved, if it has one.
    pub deepest: Option<usize>,
}

/// Beyond this many columns a row is too long to read.
pub const WIDEST: usize = 104;

/// Beyond this many columns a picture of a whole tab says no more.
pub const WIDEST_PICTURE: usize = 160;

/// From this many columns on, the titles of sections stand in the margin.
const WITH_MARGIN: usize = 76;

/// Breaks `page` into rows of at most `columns`.
#[must_use]
pub fn lay(page: &Page, columns: usize) -> Laid {
    lay_for(page, columns, PageView::default())
}

/// The same for what is looked at; of the columns of a comparison as many as there is room for.
#[must_use]
pub fn lay_for(page: &Page, columns: usize, view: PageView) -> Laid {
    lay_out(page, (columns, 0), Some(view))
}

/// The rows of [`lay`] for those who follow no link there: a link whose words do not name its entry says the id, and all
/// columns of a comparison are laid out, some under others where there is no room beside.
pub(super) fn lay_plain(page: &Page, columns: usize) -> Vec<Row> {
    lay_out(page, (columns, 0), None).rows
}

/// The rows of [`lay_plain`] for those who hear them: nothing stands beside anything, as where there is next to no room, and
/// no row is broken.
pub(super) fn lay_linear(page: &Page) -> Vec<Row> {
    lay_out(page, (NO_ROOM, UNBROKEN), None).rows
}

/// Where nothing stands beside anything.
const NO_ROOM: usize = 16;

/// Longer than any text.
const UNBROKEN: usize = 1 << 20;

/// The rows of a part of a page, for those who follow no link there: what it says, then its sources.
pub(super) fn lay_excerpt(excerpt: &Excerpt, columns: usize) -> Vec<Row> {
    let sheet = Sheet { plain: true, ..Sheet::new(columns) };
    lay_part(excerpt, sheet)
}

/// The same for those who hear them.
pub(super) fn lay_linear_excerpt(excerpt: &Excerpt) -> Vec<Row> {
    lay_part(excerpt, Sheet { plain: true, over: UNBROKEN, ..Sheet::new(NO_ROOM) })
}

fn lay_part(excerpt: &Excerpt, mut sheet: Sheet) -> Vec<Row> {
    sheet.text(&[Run::new(excerpt.section.title.as_str(), Mark::Heading)], &[], 0);
    sheet.blank();
    excerpt.section.blocks.iter().for_each(|block| sheet.block(block));
    sheet.blank();
    sheet.references(&excerpt.references);
    sheet.rows
}

/// Lays a page out for a screen on which something is looked at, or for plain text; rows of text may be longer than the
/// columns by a number.
fn lay_out(page: &Page, (columns, over): (usize, usize), view: Option<PageView>) -> Laid {
    let compared = page.entries().len();
    let widest = match compared {
        0 if Overview::find(&page.id).is_some() => WIDEST_PICTURE,
        0 => WIDEST,
        _ => columns::widest(compared),
    };
    let columns = columns.clamp(1, widest);
    // Titles that do not fit the margin, such as questions, stand above the text, and then all of them do.
    let margin =
        columns >= WITH_MARGIN && page.sections.iter().all(|section| fits_margin(&section.title));
    let seen = columns::seen(columns, compared, view.map(|view| view.first));
    let mut sheet = Sheet {
        margin,
        labels: columns::labels(page, columns, seen.shown),
        years: bars::YearColumns::of(page),
        over,
        plain: view.is_none(),
        view: view.unwrap_or_default(),
        ..Sheet::new(columns)
    };
    let head = sheet.names(page, seen);
    sheet.head(page);
    let mut sections = Vec::new();
    for section in &page.sections {
        let row = match section.blocks.as_slice() {
            [Block::Comparison { entries, rows }] => {
                sheet.comparison(&section.title, entries, rows, seen)
            }
            blocks => sheet.section(&section.title, |sheet| {
                for block in blocks {
                    sheet.block(block);
                }
            }),
        };
        sections.push(SectionSpot { row, title: section.title.clone() });
    }
    if !page.references.is_empty() {
        let row = sheet.section("Sources", |sheet| sheet.references(&page.references));
        sections.push(SectionSpot { row, title: "Sources".to_owned() });
    }
    sheet.blank();
    let mut last = vec![Run::new(DISCLAIMER, Mark::Muted)];
    if !page.provenance.is_empty() {
        last.push(Run::new(format!(" {}.", page.provenance), Mark::Muted));
    }
    sheet.text(&last, &[], 0);

    let mut links: Vec<LinkSpot> =
        sheet.targets.into_iter().map(|target| LinkSpot { row: 0, target }).collect();
    // From the last row up, so that each link keeps the row on which it begins.
    for (number, row) in sheet.rows.iter().enumerate().rev() {
        for run in row {
            if let Some(link) = run.mark.link()
                && let Some(link) = links.get_mut(link)
            {
                link.row = number;
            }
        }
    }
    let Sheet { rows, items, drawings, unfolds, unfolded, deepest, .. } = sheet;
    Laid { head, rows, links, sections, items, drawings, seen, unfolds, unfolded, deepest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Kind};
    use crate::text::width;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

    fn texts(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| row.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    #[test]
    fn links_know_their_row() {
        for at in CATALOG.of_kind(Kind::Condition) {
            let laid = lay(&Page::new(&CATALOG, at), 60);
            for (number, link) in laid.links.iter().enumerate() {
                assert!(laid.rows[link.row].iter().any(|run| run.mark == Mark::Link(number)));
            }
        }
    }

    proptest! {
        #[test]
        fn no_row_of_any_page_is_too_wide(columns in 16usize..140, pick in 0usize..10_000) {
            let refs: Vec<_> = CATALOG.refs().collect();
            let page = Page::new(&CATALOG, refs[pick % refs.len()]);
            for row in texts(&lay(&page, columns).rows) {
                prop_assert!(width(&row) <= columns.min(WIDEST), "{} > {columns}: {row:?}", width(&row));
            }
        }
    }
}
