//! What stands in columns: entries with what is said of them, and numbers with what they measure.

use super::sheet::width_of;
use super::{Mark, Row, Sheet, WIDEST};
use crate::page::{FactRow, Inline, LinkRow};
use crate::text::{Indent, Run, width, wrap};

/// The widest column of labels.
const WIDEST_LABEL: usize = 52;

/// How wide labels and the numbers behind them are.
pub struct Columns {
    pub label: usize,
    pub value: usize,
    /// Whether there is room for both in one row.
    beside: bool,
}

impl Sheet {
    /// Links without labels, their notes in a column.
    pub(super) fn entries(&mut self, links: &[LinkRow]) {
        // The same column in every table of a page, so that the groups of a list stand in line.
        let column = self.columns.min(WIDEST) / 4 + 2;
        for link in links {
            let title = self.link(&link.target, &link.title);
            let note = self.runs(&link.note);
            let beside = width(&link.title) + 2 <= column && self.columns >= column + 24;
            // What stands alone in its row has what more is said of it right beneath.
            let beside = beside && !note.is_empty();
            let hang = if beside { column } else { 2 };
            self.item();
            if beside {
                let gap = " ".repeat(column - width(&link.title));
                self.text(&note, &[title, Run::new(gap, Mark::Text)], column);
            } else {
                self.text(&[title], &[], 0);
                if !note.is_empty() {
                    self.text(&note, &[Run::new("  ", Mark::Text)], 2);
                }
            }
            for more in &link.more {
                let runs = self.said_of(more);
                self.text(&runs, &[Run::new(" ".repeat(hang), Mark::Text)], hang);
            }
        }
    }

    /// What others say of an entry.
    pub(super) fn said_of(&mut self, more: &FactRow) -> Row {
        let mut runs = Row::new();
        if !more.label.is_empty() {
            runs.push(Run::new(format!("{}: ", more.label), Mark::Muted));
        }
        runs.extend(self.runs(&more.text));
        runs
    }

    /// A table: its second column beside the first, what further ones say beneath. A screen has no room for their titles.
    pub(super) fn table(&mut self, rows: &[Vec<Vec<Inline>>]) {
        let cell = |row: &Vec<Vec<Inline>>, at: usize| row.get(at).cloned().unwrap_or_default();
        let values: Vec<Row> = rows.iter().map(|row| self.runs(&cell(row, 1))).collect();
        let columns = self.columns_for(&values, 2);
        for (row, value) in rows.iter().zip(values) {
            let label = self.runs(&cell(row, 0));
            self.item();
            self.measured(&columns, &label, vec![Run::new(" ", Mark::Text)], value);
            row.iter().skip(2).for_each(|more| self.beneath(more));
        }
    }

    /// The columns for these numbers, with room `between` them and the labels.
    pub(super) fn columns_for(&self, values: &[Row], between: usize) -> Columns {
        let value = values.iter().map(width_of).max().unwrap_or(0).min(24);
        let label = self.columns.saturating_sub(value + between);
        Columns { label: label.min(WIDEST_LABEL), value, beside: label >= 16 }
    }

    /// A label, with its number in a column behind what stands between them, or beneath where there is no room.
    pub(super) fn measured(&mut self, columns: &Columns, label: &Row, between: Row, value: Row) {
        let lines = wrap(label, columns.label, Indent { first: 0, rest: 2 });
        let is_broken = lines.iter().map(words).sum::<usize>() > words(label);
        if !columns.beside || is_broken || width_of(&value) > columns.value {
            self.text(label, &[], 0);
            self.text(&value, &[Run::new("  ", Mark::Text)], 2);
            return;
        }
        let mut lines = lines.into_iter();
        let mut row = lines.next().unwrap_or_default();
        let used = width_of(&row);
        row.push(Run::new(" ".repeat(columns.label.saturating_sub(used) + 1), Mark::Text));
        row.extend(between);
        let whole = |run: Run<Mark>| Run { text: run.text.replace('\u{a0}', " "), ..run };
        row.extend(value.into_iter().map(whole));
        self.rows.push(row);
        for line in lines {
            let mut row = vec![Run::new("  ", Mark::Text)];
            row.extend(line);
            self.rows.push(row);
        }
    }

    /// A note beneath what it is about.
    pub(super) fn beneath(&mut self, note: &[Inline]) {
        let muted = self.runs(note).into_iter().map(|run| match run.mark {
            Mark::Text => Run { mark: Mark::Muted, ..run },
            _ => run,
        });
        let muted: Row = muted.collect();
        self.hung(&muted);
    }

    /// Words beneath what they are about, if there are any.
    pub(super) fn hung(&mut self, words: &Row) {
        if !words.is_empty() {
            self.text(words, &[Run::new("  ", Mark::Text)], 2);
        }
    }
}

/// How many words a row has.
fn words(row: &Row) -> usize {
    let text: String = row.iter().map(|run| run.text.as_str()).collect();
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a table of one row, in so many columns.
    fn drawn(columns: usize, cells: &[&str]) -> Vec<String> {
        let mut sheet = Sheet::new(columns);
        sheet.table(&[cells.iter().map(|&cell| vec![Inline::text(cell)]).collect()]);
        let written = |row: &Row| row.iter().map(|run| run.text.as_str()).collect();
        sheet.rows.iter().map(written).collect()
    }

    #[test]
    fn a_number_stands_beside_what_it_measures_or_where_there_is_no_room_beneath() {
        let cells = ["lipid emulsion 20%", "1.5 mL/kg", "70 kg or more: 100 mL"];
        assert_eq!(
            drawn(40, &cells),
            ["lipid emulsion 20%             1.5 mL/kg", "  70 kg or more: 100 mL"]
        );
        assert_eq!(
            drawn(24, &cells),
            ["lipid emulsion 20%", "  1.5 mL/kg", "  70 kg or more: 100 mL"]
        );
    }

    #[test]
    fn no_word_of_a_label_is_broken_for_the_number_beside_it() {
        let cells = ["chemoembolization of tumors", "1.5 to 2.25 mL/kg"];
        assert_eq!(drawn(35, &cells), ["chemoembolization of tumors", "  1.5 to 2.25 mL/kg"]);
        assert_eq!(drawn(36, &cells), ["chemoembolization  1.5 to 2.25 mL/kg", "  of tumors"]);
    }

    #[test]
    fn no_word_is_broken_in_the_rows_that_hang_behind_the_first() {
        let cells = ["target revascularization", "1.5 to 2.25 mL/kg"];
        assert_eq!(drawn(36, &cells), ["target revascularization", "  1.5 to 2.25 mL/kg"]);
        assert_eq!(
            drawn(40, &cells),
            ["target                 1.5 to 2.25 mL/kg", "  revascularization"]
        );
    }

    #[test]
    fn a_long_label_goes_on_beneath_itself() {
        let rows = drawn(28, &["alpha beta gamma delta epsilon", "7 mg"]);
        assert_eq!(rows, ["alpha beta gamma delta  7 mg", "  epsilon"]);
    }
}
