//! A matrix: rows and columns that are held against each other in one look. Where the columns have no room beside each
//! other, each row says what stands in them, one under another.

use super::sheet::{longest_word, width_of};
use super::{Mark, Row, Sheet};
use crate::page::Inline;
use crate::text::{Indent, Run, wrap};

/// What stands where nothing is known.
const NOTHING: &str = "—";

/// How many cells stay free between columns, if there is room; one otherwise.
const GAP: usize = 2;

/// A row that takes more than these is tall.
const TALL: usize = 2;

/// How much room the cells of a column ask for.
struct ColumnNeeds<'r> {
    cells: Vec<&'r Row>,
    /// As wide as the longest word.
    least: usize,
    /// As wide as the widest cell.
    most: usize,
    /// The widths of all cells together.
    all: usize,
}

impl<'r> ColumnNeeds<'r> {
    fn of(cells: Vec<&'r Row>) -> Self {
        let widest = |measure: fn(&Row) -> usize| cells.iter().map(|&cell| measure(cell)).max();
        let (least, most) = (widest(longest_word).unwrap_or(0), widest(width_of).unwrap_or(0));
        let all = cells.iter().map(|&cell| width_of(cell)).sum();
        Self { cells, least, most, all }
    }

    /// How many rows its tallest cell takes in so many columns.
    fn tallest(&self, columns: usize) -> usize {
        let rows = |cell: &&Row| wrap(cell, columns, Indent::default()).len();
        self.cells.iter().map(rows).max().unwrap_or(0)
    }
}

impl Sheet {
    /// Rows of cells under the titles of their columns. The titles are no item.
    pub(super) fn matrix(&mut self, titles: &[String], rows: &[Vec<Vec<Inline>>]) {
        let title = |title: &String| vec![Run::new(title.as_str(), Mark::Muted)];
        let titles: Vec<Row> = titles.iter().map(title).collect();
        let rows: Vec<Vec<Row>> = rows.iter().map(|cells| self.cells_of(cells)).collect();
        let all = || [&titles].into_iter().chain(&rows);
        let column = |column: usize| all().filter_map(|row| row.get(column)).collect();
        let columns = (0..titles.len()).map(column);
        let needs: Vec<ColumnNeeds<'_>> = columns.map(ColumnNeeds::of).collect();
        let Some((widths, gap)) = widths(&needs, self.columns) else {
            return rows.iter().for_each(|row| self.told(&titles, row));
        };
        let drawn = |row: &Vec<Row>| across(row, &widths, gap);
        self.rows.extend(drawn(&titles));
        let all: usize = widths.iter().map(|width| width + gap).sum();
        self.rows.push(vec![Run::new("─".repeat(all.saturating_sub(gap)), Mark::Track)]);
        let rows: Vec<Vec<Row>> = rows.iter().map(drawn).collect();
        // Among tall ones one could not tell where the next begins.
        let apart = rows.iter().filter(|row| row.len() > TALL).count() * 2 > rows.len();
        for row in rows {
            self.item();
            self.rows.extend(row);
            if apart {
                self.blank();
            }
        }
    }

    fn cells_of(&mut self, cells: &[Vec<Inline>]) -> Vec<Row> {
        let cell = |cell: &Vec<Inline>| match cell.as_slice() {
            [] => nothing(),
            cell => self.runs(cell),
        };
        cells.iter().map(cell).collect()
    }

    /// What the first cell names, and under it what stands in each column; those of which nothing is known, together.
    fn told(&mut self, titles: &[Row], cells: &[Row]) {
        let ([_, titles @ ..], [name, cells @ ..]) = (titles, cells) else { return };
        self.item();
        self.text(name, &[], 0);
        let mut text = Row::new();
        let mut between = "";
        for (number, (title, cell)) in titles.iter().zip(cells).enumerate() {
            text.push(Run::new(between, Mark::Muted));
            // A title of two words stays whole.
            let whole = |run: &Run<Mark>| Run { text: run.text.replace(' ', "\u{a0}"), ..*run };
            text.extend(title.iter().map(whole));
            let is_nothing = |cell: &Row| *cell == nothing();
            if is_nothing(cell) && cells.get(number + 1).is_some_and(is_nothing) {
                between = ", ";
                continue;
            }
            text.push(Run::new("\u{a0}", Mark::Text));
            text.extend(cell.clone());
            between = " · ";
        }
        self.text(&text, &[Run::new("  ", Mark::Text)], 2);
    }
}

fn nothing() -> Row {
    vec![Run::new(NOTHING, Mark::Muted)]
}

/// The cells of a row beside each other.
fn across(cells: &[Row], widths: &[usize], gap: usize) -> Vec<Row> {
    let wrapped = |(cell, &columns): (&Row, &usize)| wrap(cell, columns, Indent::default());
    let cells: Vec<Vec<Row>> = cells.iter().zip(widths).map(wrapped).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let row = |number: usize| {
        let mut row = Row::new();
        let mut free = 0;
        for (cell, &columns) in cells.iter().zip(widths) {
            let part = cell.get(number).cloned().unwrap_or_default();
            if !part.is_empty() && free > 0 {
                row.push(Run::new(" ".repeat(free), Mark::Text));
                free = 0;
            }
            free += (columns + gap).saturating_sub(width_of(&part));
            row.extend(part);
        }
        row
    };
    (0..height).map(row).collect()
}

/// How wide each column is, and the gap between them: no word is broken, and none is wider than its widest cell.
fn widths(needs: &[ColumnNeeds<'_>], room: usize) -> Option<(Vec<usize>, usize)> {
    let needed: usize = needs.iter().map(|column| column.least).sum();
    let gaps = needs.len().saturating_sub(1);
    let gap = (1..=GAP).rev().find(|gap| needed + gap * gaps <= room)?;
    let narrowest = |column: &ColumnNeeds<'_>| (column.least, column.tallest(column.least));
    let mut widths: Vec<(usize, usize)> = needs.iter().map(narrowest).collect();
    // What is tallest, or else holds the most for its width, gets the next cell.
    for _ in 0..room - needed - gap * gaps {
        let wants = widths.iter_mut().zip(needs).filter(|((width, _), of)| *width < of.most);
        let fullest = wants.max_by(|((a, tall_a), of_a), ((b, tall_b), of_b)| {
            tall_a.cmp(tall_b).then((of_a.all * *b).cmp(&(of_b.all * *a)))
        });
        let Some(((width, tall), column)) = fullest else { break };
        *width += 1;
        *tall = column.tallest(*width);
    }
    Some((widths.into_iter().map(|(width, _)| width).collect(), gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(columns: usize) -> Vec<String> {
        let level = |level, text: &str| vec![Inline::Level { level, text: text.to_owned() }];
        let mut sheet = Sheet::new(columns);
        let titles = ["", "spatial detail", "cost"].map(str::to_owned);
        let rows = [
            vec![vec![Inline::text("Plain ultrasound")], level(3, "high"), level(1, "low")],
            vec![vec![Inline::text("MRI")], level(2, "moderate"), Vec::new()],
        ];
        sheet.matrix(&titles, &rows);
        let written = |row: &Row| row.iter().map(|run| run.text.as_str()).collect();
        sheet.rows.iter().map(written).collect()
    }

    #[test]
    fn columns_are_as_wide_as_there_is_room_and_no_word_is_broken() {
        assert_eq!(
            drawn(60),
            [
                "                  spatial detail  cost",
                "──────────────────────────────────────",
                "Plain ultrasound  ■■■             ■··",
                "MRI               ■■·             —",
            ]
        );
        assert_eq!(
            drawn(24),
            [
                "           spatial  cost",
                "           detail",
                "────────────────────────",
                "Plain      ■■■      ■··",
                "ultrasound",
                "MRI        ■■·      —",
            ]
        );
    }

    #[test]
    fn a_column_gets_room_by_how_tall_its_words_make_it() {
        let texts = |of: &[&str]| of.iter().map(|text| vec![Inline::text(*text)]).collect();
        let long = "on the day of the puncture, in patients on warfarin; take it for what is raised by anything else";
        let rows = [
            texts(&["Low", "≤ 2–3", "—"]),
            texts(&["Puncture", long, "4 to 6 h after intravenous heparin, extraordinarily"]),
        ];
        let titles = ["", "INR", "aPTT"].map(str::to_owned);
        for (columns, most) in [(60, 4), (80, 3), (110, 2)] {
            let mut sheet = Sheet::new(columns);
            sheet.matrix(&titles, &rows);
            assert_eq!(sheet.rows.len(), 3 + most, "{columns}");
        }
    }

    #[test]
    fn where_there_is_no_room_each_row_tells_its_cells() {
        assert_eq!(
            drawn(20),
            [
                "Plain ultrasound",
                "  spatial detail ■■■",
                "  · cost ■··",
                "MRI",
                "  spatial detail ■■·",
                "  · cost —",
            ]
        );
    }

    #[test]
    fn columns_that_say_nothing_one_after_another_say_it_once() {
        let texts = |of: [&str; 4]| {
            let cell =
                |text: &&str| if text.is_empty() { vec![] } else { vec![Inline::text(*text)] };
            of.iter().map(cell).collect::<Vec<_>>()
        };
        let titles = ["", "INR", "platelets", "aPTT ratio"].map(str::to_owned);
        let rows = [
            texts(["Low", "≤ 2", "", ""]),
            texts(["Spine, where nothing is told", "", "", ""]),
            texts(["High", "", "≥ 50", ""]),
        ];
        let mut sheet = Sheet::new(34);
        let titles = sheet.cells_of(&titles.map(|title| vec![Inline::text(title)]));
        for row in &rows {
            let cells = sheet.cells_of(row);
            sheet.told(&titles, &cells);
        }
        let written = |row: &Row| row.iter().map(|run| run.text.as_str()).collect();
        let told: Vec<String> = sheet.rows.iter().map(written).collect();
        assert_eq!(
            told,
            [
                "Low",
                "  INR ≤ 2 · platelets,",
                "  aPTT ratio —",
                "Spine, where nothing is told",
                "  INR, platelets, aPTT ratio —",
                "High",
                "  INR — · platelets ≥ 50 ·",
                "  aPTT ratio —",
            ]
        );
    }
}
