//! A comparison: the label of a field in the margin, what each entry says of it in a column of its own.
//!
//! Where there is no room for two columns, what the entries say stands under each other, each behind its name. What is the
//! same in all is marked by a sign and muted; where it is long it stands there once, over all columns.

use super::{Mark, Row, Seen, Sheet};
use crate::page::{Block, Compared, ComparedRow, Page};
use crate::text::{Indent, Run, width, wrap};

/// The width of the labels, with the sign behind them, where no word of them asks for more.
pub const LABELS: usize = 16;

/// A column has at least this many cells.
const NARROWEST: usize = 24;

/// Beyond this many cells a column gets no wider.
const WIDEST: usize = 70;

/// What stands between columns.
const BETWEEN: &str = "  ";

/// What stands behind the label of what is the same in all.
const SAME: &str = "=";

/// What stands for nothing.
const NOTHING: &str = "—";

/// How wide a comparison of so many entries may become.
pub const fn widest(entries: usize) -> usize {
    LABELS + entries * (WIDEST + BETWEEN.len()) - BETWEEN.len()
}

/// The columns that are laid out in the given room, from the one that is asked for; all of them in plain text.
pub fn seen(columns: usize, all: usize, first: Option<usize>) -> Seen {
    let room = columns.saturating_sub(LABELS) + BETWEEN.len();
    let shown = (room / (NARROWEST + BETWEEN.len())).min(all);
    // Under each other all have room.
    let shown = if shown < 2 { all } else { shown };
    Seen { first: first.unwrap_or(0).min(all - shown), shown, all }
}

/// The room that the columns of the given number leave to labels, so that no word of theirs is broken where it need not be.
pub fn labels(page: &Page, columns: usize, shown: usize) -> usize {
    let rows =
        page.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Comparison { rows, .. } => Some(rows),
            _ => None,
        });
    let needs = |row: &ComparedRow| {
        let words = row.label.iter().flat_map(|label| label.words().split(' '));
        words.map(width).max().unwrap_or(0) + if row.same { 3 } else { 2 }
    };
    let needed = rows.flatten().map(needs).max().unwrap_or(0);
    let left = (columns + BETWEEN.len()).saturating_sub(shown * (NARROWEST + BETWEEN.len()));
    needed.min(left).max(LABELS)
}

impl Sheet {
    /// How wide that many columns are, if there is room for them beside each other.
    fn beside_labels(&self, shown: usize) -> Option<usize> {
        let gaps = BETWEEN.len() * shown.saturating_sub(1);
        let cell = self.columns.saturating_sub(self.labels + gaps) / shown.max(1);
        (cell >= NARROWEST).then_some(cell.min(WIDEST))
    }

    /// The names of the columns, for a screen that keeps them in view.
    pub fn names(&mut self, page: &Page, seen: Seen) -> Vec<Row> {
        let entries = page.entries();
        let Some(cell) = self.beside_labels(seen.shown).filter(|_| seen.shown > 1 && !self.plain)
        else {
            return Vec::new();
        };
        let mut rows = self.named(&[], entries.iter().skip(seen.first).take(seen.shown), cell);
        rows.push(vec![Run::new("─".repeat(self.columns), Mark::Track)]);
        rows
    }

    /// The names of entries, each over its column.
    fn named<'e>(
        &mut self,
        label: &[Run<Mark>],
        entries: impl Iterator<Item = &'e Compared>,
        cell: usize,
    ) -> Vec<Row> {
        let name = |entry: &Compared| {
            let name = [self.link(&entry.target, &entry.title)];
            wrap(&name, cell, Indent::default())
        };
        let columns = entries.map(name).collect();
        joined(label, "", columns, (self.labels, cell))
    }

    /// A section in columns; returns the row on which it begins.
    pub fn comparison(
        &mut self,
        title: &str,
        entries: &[Compared],
        rows: &[ComparedRow],
        seen: Seen,
    ) -> usize {
        self.blank();
        let top = self.rows.len();
        let heading = [Run::new(title, Mark::Heading)];
        let Some(cell) = self.beside_labels(seen.shown).filter(|_| seen.shown > 1) else {
            self.stacked(&heading, entries, rows);
            return top;
        };
        if !self.plain {
            self.columns(&heading, rows, seen, cell);
            return top;
        }
        for first in (0..seen.all).step_by(seen.shown) {
            self.blank();
            let names = self.named(&heading, entries.iter().skip(first).take(seen.shown), cell);
            self.rows.extend(names);
            self.columns(&[], rows, Seen { first, ..seen }, cell);
        }
        top
    }

    fn columns(&mut self, heading: &[Run<Mark>], rows: &[ComparedRow], seen: Seen, cell: usize) {
        for (number, row) in rows.iter().enumerate() {
            let label = self.begun(if number == 0 { heading } else { &[] }, row);
            let cells = self.cells(row, seen, cell);
            let sign = if row.same { SAME } else { "" };
            self.rows.extend(joined(&label, sign, cells, (self.labels, cell)));
        }
    }

    /// The cells of a row, laid out; a long one that is the same in all is laid out once, over all columns.
    fn cells(&mut self, row: &ComparedRow, seen: Seen, cell: usize) -> Vec<Vec<Row>> {
        let links = self.targets.len();
        let shown = row.cells.iter().skip(seen.first).take(seen.shown);
        let columns: Vec<Vec<Row>> =
            shown.map(|blocks| self.cell(blocks, row.same, cell)).collect();
        let is_long = columns.iter().any(|rows| rows.len() > 1);
        match row.cells.first().filter(|_| is_long && row.is_one()) {
            Some(blocks) => {
                self.targets.truncate(links);
                let whole = seen.shown * (cell + BETWEEN.len()) - BETWEEN.len();
                vec![self.cell(blocks, row.same, whole)]
            }
            None => columns,
        }
    }

    fn cell(&mut self, blocks: &[Block], same: bool, columns: usize) -> Vec<Row> {
        let inner = self.apart(columns, |sheet| {
            for block in blocks {
                match block {
                    // Whatever notes there are: what stands beside each other has one form.
                    Block::Links { rows } => sheet.link_rows(rows),
                    block => sheet.block(block),
                }
            }
        });
        let rows = inner.rows;
        if rows.is_empty() {
            return vec![vec![Run::new(NOTHING, Mark::Muted)]];
        }
        let quiet = |run: Run<Mark>| match run.mark {
            Mark::Text | Mark::Strong | Mark::Emphasis if same => Run { mark: Mark::Muted, ..run },
            _ => run,
        };
        rows.into_iter().map(|row| row.into_iter().map(quiet).collect()).collect()
    }

    /// What the entries say of each field under each other, each behind its name.
    fn stacked(&mut self, heading: &[Run<Mark>], entries: &[Compared], rows: &[ComparedRow]) {
        for (number, row) in rows.iter().enumerate() {
            let mut label = self.begun(if number == 0 { heading } else { &[] }, row);
            if row.same {
                label.push(Run::new(format!(" {SAME}"), Mark::Muted));
            }
            self.text(&label, &[], 0);
            let told = if row.is_one() { 1 } else { row.cells.len() };
            for (entry, blocks) in entries.iter().zip(&row.cells).take(told) {
                if !row.is_one() {
                    let name = [self.link(&entry.target, &entry.title)];
                    self.text(&name, &[Run::new("  ", Mark::Text)], 2);
                }
                let cell = self.cell(blocks, row.same, self.columns.saturating_sub(4));
                self.rows.extend(cell.into_iter().map(|row| {
                    [Run::new("    ", Mark::Text)].into_iter().chain(row).collect::<Row>()
                }));
            }
        }
    }

    /// Begins a row: its label, quiet where all say the same. A heading stands above it, or in its place.
    fn begun(&mut self, heading: &[Run<Mark>], row: &ComparedRow) -> Row {
        if !row.label.is_empty() {
            self.text(heading, &[], 0);
        }
        self.item();
        if row.label.is_empty() {
            return heading.to_vec();
        }
        let loud = |run: Run<Mark>| match run.mark {
            Mark::Text if row.same => Run { mark: Mark::Muted, ..run },
            Mark::Text => Run { mark: Mark::Strong, ..run },
            _ => run,
        };
        self.runs(&row.label).into_iter().map(loud).collect()
    }
}

/// A label with a sign behind it, and the columns beside them, as rows.
fn joined(
    label: &[Run<Mark>],
    sign: &str,
    columns: Vec<Vec<Row>>,
    (labels, cell): (usize, usize),
) -> Vec<Row> {
    // The sign touches no word.
    let room = if sign.is_empty() { labels - 2 } else { labels - 3 };
    let label = wrap(label, room, Indent::default());
    let sign = vec![vec![Run::new(sign, Mark::Muted)]];
    let columns = columns.into_iter().map(|rows| (rows, cell + BETWEEN.len()));
    let mut columns: Vec<_> = [(label, labels - 2), (sign, 2)]
        .into_iter()
        .chain(columns)
        .map(|(rows, width)| (rows.into_iter(), width))
        .collect();
    let mut joined = Vec::new();
    loop {
        let mut row = Row::new();
        let mut gap = 0;
        let mut more = false;
        for (rows, columns) in &mut columns {
            let Some(part) = rows.next() else {
                gap += *columns;
                continue;
            };
            more = true;
            let used: usize = part.iter().map(|run| width(&run.text)).sum();
            if gap > 0 {
                row.push(Run::new(" ".repeat(gap), Mark::Text));
            }
            row.extend(part);
            gap = columns.saturating_sub(used);
        }
        if !more {
            return joined;
        }
        joined.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PageView, lay_for, lay_plain};
    use super::*;
    use crate::catalog::{Catalog, EntryRef};
    use crate::page::{Inline, LinkRow, Section};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static THREE: LazyLock<Page> = LazyLock::new(|| {
        let catalog = Catalog::embedded();
        let ids = ["radiofrequency-ablation", "microwave-ablation", "cryoablation"];
        let entries: Vec<EntryRef> = ids.iter().map(|id| catalog.find_ref(id).unwrap()).collect();
        Page::comparison(&catalog, &entries).unwrap()
    });

    fn written(row: &Row) -> String {
        row.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn as_many_columns_are_seen_as_have_24_cells_each() {
        let shown = |columns, all| seen(columns, all, Some(0)).shown;
        assert_eq!([66, 92, 118].map(|columns| shown(columns, 4)), [2, 3, 4]);
        assert_eq!([65, 67, 93].map(|columns| shown(columns, 3)), [3, 2, 3], "beneath each other");
        assert_eq!(seen(70, 4, Some(9)).first, 2, "the last ones");
        assert_eq!(seen(widest(4), 4, None), Seen { first: 0, shown: 4, all: 4 });
    }

    #[test]
    fn a_long_word_of_a_label_is_whole_where_the_columns_leave_it_room() {
        let text = |text: &str| vec![Inline::text(text)];
        let label = text("by AccessAnesthesiology");
        let cells = [text("yes"), text("no")].map(|text| vec![Block::paragraph(text)]).to_vec();
        let rows = vec![ComparedRow { label, same: false, cells }];
        let compared = |name: &str| Compared { target: name.to_owned(), title: name.to_owned() };
        let entries = vec![compared("a"), compared("b")];
        let blocks = vec![Block::Comparison { entries, rows }];
        let sections = vec![Section::new("Limits", blocks)];
        let page = Page::made(String::new(), "drug", String::new(), Vec::new(), sections);
        for (columns, whole) in [(66, false), (72, true), (100, true)] {
            let laid = lay_for(&page, columns, PageView::default());
            let is_whole =
                laid.rows.iter().any(|row| written(row).contains("AccessAnesthesiology"));
            assert_eq!((is_whole, laid.seen.shown), (whole, 2), "{columns}");
        }
    }

    proptest! {
        #[test]
        fn no_row_of_a_comparison_is_too_wide(columns in 16usize..300, first in 0usize..4) {
            let laid = lay_for(&THREE, columns, PageView { first, ..PageView::default() });
            for row in laid.head.iter().chain(&laid.rows).chain(&lay_plain(&THREE, columns)) {
                let row = written(row);
                prop_assert!(width(&row) <= columns, "{} > {columns}: {row:?}", width(&row));
            }
            for (number, link) in laid.links.iter().enumerate() {
                let holds = |row: &Row| row.iter().any(|run| run.mark == Mark::Link(number));
                let stands = laid.rows.get(link.row).is_some_and(holds);
                prop_assert!(stands || laid.head.iter().any(holds), "{:?}", link.target);
            }
        }
    }

    #[test]
    fn links_stand_in_one_form_in_every_column() {
        let link = |title: &str, note: &str| LinkRow {
            label: String::new(),
            target: title.to_owned(),
            title: title.to_owned(),
            note: if note.is_empty() { Vec::new() } else { vec![Inline::text(note)] },
            more: Vec::new(),
        };
        let noted = Block::links(vec![link("goiter", "small"), link("nodule", "benign")]);
        let bare = Block::links(vec![link("goiter", "small"), link("nodule", "")]);
        let entry = |name: &str| Compared { target: name.to_owned(), title: name.to_owned() };
        let (entries, cells) = ([entry("a"), entry("b")], vec![vec![noted], vec![bare]]);
        let rows = [ComparedRow { label: vec![Inline::text("option")], same: false, cells }];
        let mut sheet = Sheet::new(120);
        sheet.comparison("Treats", &entries, &rows, seen(120, 2, Some(0)));
        let text: String = sheet.rows.iter().map(written).collect();
        assert_eq!(text.matches("goiter – small").count(), 2, "{text}");
    }

    #[test]
    fn the_sign_of_what_is_the_same_touches_no_word() {
        let entry = |name: &str| Compared { target: name.to_owned(), title: name.to_owned() };
        let entries = [entry("a"), entry("b")];
        let label = vec![Inline::text("room for hands")];
        let cells = vec![vec![Block::paragraph(vec![Inline::text("high")])]; 2];
        let rows = [ComparedRow { label, same: true, cells }];
        let mut sheet = Sheet::new(90);
        sheet.comparison("Compared", &entries, &rows, seen(90, 2, Some(0)));
        let text: Vec<String> = sheet.rows.iter().map(written).collect();
        assert!(text.iter().any(|row| row.starts_with("room for      = high")), "{text:?}");
    }

    #[test]
    fn the_same_words_keep_the_sources_of_each_at_every_width() {
        let cell =
            |number| vec![Block::paragraph(vec![Inline::text("10%"), Inline::Cite { number }])];
        let entry = |name: &str| Compared { target: name.to_owned(), title: name.to_owned() };
        let (entries, cells) = ([entry("a"), entry("b")], vec![cell(1), cell(2)]);
        let rows = [ComparedRow { label: vec![Inline::text("harm")], same: true, cells }];
        for columns in [40, 90] {
            let mut sheet = Sheet::new(columns);
            sheet.comparison("Outcomes", &entries, &rows, seen(columns, 2, Some(0)));
            let text: String = sheet.rows.iter().map(written).collect();
            assert!(text.contains("[1]") && text.contains("[2]"), "{columns}: {text}");
        }
    }

    #[test]
    fn sections_and_fields_begin_where_they_are_said_to() {
        for columns in [50, 80, 120] {
            let laid = lay_for(&THREE, columns, PageView::default());
            for spot in &laid.sections {
                let first = spot.title.split(' ').next().unwrap();
                assert!(written(&laid.rows[spot.row]).starts_with(first), "{spot:?}");
            }
            let count = laid.items.len();
            assert!(laid.items.is_sorted());
            assert!(THREE.item(count - 1).is_some() && THREE.item(count).is_none());
        }
    }
}
