//! Numbers in rows, drawn on a scale where they have one, and stretches of years.

use super::scale::{Ruler, mark_of, nearest};
use super::{Mark, Row, Sheet};
use crate::page::{Bar, Inline, Scale, YearSpan};
use crate::text::{Run, width};

/// The narrowest column of what is measured that can be read beside a drawing.
const LABEL: usize = 16;

/// How wide it is before the drawing gets more room.
const WIDE_LABEL: usize = 24;

impl Sheet {
    /// Numbers, one under another, with their scale above them and its signs beneath. Their words are all that they say:
    /// plain text and narrow pages do without the drawings.
    pub(super) fn bars(&mut self, scale: Scale, bars: &[Bar]) {
        let values: Vec<Row> = bars.iter().map(|bar| self.runs(&bar.value)).collect();
        let label = |bar: &Bar| {
            let words = bar.label.iter().map(Inline::words).collect::<String>();
            format!("{}{words}", bar.tone.sign())
        };
        let labels: Vec<String> = bars.iter().map(label).collect();
        let widest = labels.iter().map(|label| width(label)).max().unwrap_or(0);
        // Behind the first row of a label hang the others, and no word is broken for the drawing.
        let word = labels.iter().flat_map(|label| label.split(' ')).map(width).max();
        let least = word.map_or(LABEL, |word| LABEL.max(word + 2));
        let beside = self.columns_for(&values, 3);
        let room = self.columns.saturating_sub(beside.value + 5);
        let ruler = Ruler::of(scale, room, widest.clamp(LABEL, WIDE_LABEL).max(least));
        let ruler = ruler.filter(|ruler| !self.plain && ruler.cells + least <= room);
        let mut columns = self.columns_for(&values, ruler.map_or(2, |ruler| ruler.cells + 4));
        if let Some(ruler) = ruler {
            columns.label = columns.label.min(widest.max(WIDE_LABEL));
            // The spaces of an axis stand for places, so it is not wrapped inside.
            let axis = format!("{:>1$} {2}", ruler.mark(), columns.label, ruler.axis());
            self.rows.push(vec![Run::new(axis, Mark::Muted)]);
        }
        for (bar, value) in bars.iter().zip(values) {
            let mut label = vec![Run::new(bar.tone.sign(), mark_of(bar.tone))];
            label.extend(self.runs(&bar.label));
            let mut between = ruler.map_or_else(Row::new, |ruler| ruler.drawing(bar));
            self.item();
            between.push(Run::new(if ruler.is_some() { "  " } else { " " }, Mark::Text));
            self.measured(&columns, &label, between, value);
            self.beneath(&bar.note);
        }
        if let Some(ruler) = ruler {
            let indent = " ".repeat(2);
            self.text(
                &[Run::new(ruler.legend(bars), Mark::Muted)],
                &[Run::new(indent, Mark::Text)],
                2,
            );
        }
    }

    /// Stretches of years, each at its place among all of them.
    pub(super) fn spans(&mut self, spans: &[YearSpan]) {
        let years = spans.iter().map(|span| span.start + span.length).fold(0.0f64, f64::max);
        let label_column =
            spans.iter().map(|span| width(&span.label)).max().unwrap_or(0).min(30) + 2;
        let cells = match self.columns.checked_sub(label_column) {
            Some(rest) if rest >= 44 => 24,
            Some(rest) if rest >= 28 => 12,
            _ => 0,
        };
        for span in spans {
            self.item();
            let mut prefix = vec![Run::new(format!("{:label_column$}", span.label), Mark::Strong)];
            // A label that is too long for its column has a row of its own.
            if cells > 0 && width(&span.label) + 2 > label_column {
                self.text(&prefix, &[], 0);
                prefix = vec![Run::new(" ".repeat(label_column), Mark::Text)];
            }
            if cells > 0 && years > 0.0 {
                let part = (span.length > 0.0)
                    .then(|| (span.start / years, (span.start + span.length) / years));
                prefix.extend(track(part, cells, Mark::Bar));
                prefix.push(Run::new("  ", Mark::Text));
            }
            let text = self.runs(&span.text);
            if cells == 0 {
                self.text(&prefix, &[], 0);
                if !text.is_empty() {
                    self.text(&text, &[Run::new("  ", Mark::Text)], 2);
                }
            } else if !text.is_empty() || prefix.iter().any(|run| !run.text.trim().is_empty()) {
                self.text(&text, &prefix, label_column);
            }
            let note = self.runs(&span.note);
            if !note.is_empty() {
                self.text(&note, &[Run::new("  ", Mark::Text)], 2);
            }
        }
    }
}

/// A step of a scale of words.
pub fn level(level: usize) -> Row {
    let level = level.min(Inline::MOST);
    // Signs that do not touch those of the row above.
    let parts = [("■", level, Mark::Bar), ("·", Inline::MOST - level, Mark::Track)];
    let drawn = parts.into_iter().filter(|(_, cells, _)| *cells > 0);
    drawn.map(|(sign, cells, mark)| Run::new(sign.repeat(cells), mark)).collect()
}

/// What the steps are called, the highest first.
pub fn steps(names: &[String]) -> Row {
    let mut drawn = Row::new();
    for (step, name) in names.iter().enumerate().rev() {
        drawn.extend(level(step));
        let behind = if step > 0 { " · " } else { ". " };
        drawn.push(Run::new(format!("\u{a0}{name}{behind}"), Mark::Muted));
    }
    drawn
}

/// A track of `cells`, filled from one part of its width to another, at least one cell of it; nothing where there is none.
fn track(part: Option<(f64, f64)>, cells: usize, mark: Mark) -> Row {
    let Some((low, high)) = part else {
        return vec![Run::new(" ".repeat(cells), Mark::Track)];
    };
    let start = nearest(low, cells).min(cells.saturating_sub(1));
    let end = nearest(high, cells).max(start + 1);
    vec![
        Run::new("─".repeat(start), Mark::Track),
        Run::new("▓".repeat(end - start), mark),
        Run::new("─".repeat(cells - end), Mark::Track),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Extent, Tone};

    fn rows(columns: usize, draw: impl FnOnce(&mut Sheet)) -> Vec<String> {
        let mut sheet = Sheet::new(columns);
        draw(&mut sheet);
        let written = |row: &Row| row.iter().map(|run| run.text.as_str()).collect();
        sheet.rows.iter().map(written).collect()
    }

    #[test]
    fn a_narrow_page_and_plain_text_have_the_numbers_without_their_drawings() {
        let bar = || Bar {
            label: vec![Inline::text("success")],
            value: vec![Inline::text("95%")],
            extent: Some(Extent { low: None, value: Some(95.0), high: None }),
            patients: Some(120),
            tone: Tone::Benefit,
            note: Vec::new(),
        };
        let drawn = |columns| rows(columns, |sheet| sheet.bars(Scale::Linear, &[bar()]));
        let wide = drawn(50);
        assert!(wide[0].trim_start().starts_with("0         50        100%"), "{wide:?}");
        assert!(wide[1].starts_with("+ success") && wide[1].ends_with("●─  95%"), "{wide:?}");
        assert_eq!(wide[2].replace('\u{a0}', " "), "  ● from 100 patients or more");
        let narrow = drawn(44);
        assert!(narrow.len() == 1 && narrow[0].ends_with("95%"), "{narrow:?}");
        assert!(narrow[0].contains("success") && !narrow[0].contains('●'), "{narrow:?}");
        let plain = rows(80, |sheet| {
            sheet.plain = true;
            sheet.bars(Scale::Linear, &[bar()]);
        });
        assert!(plain.len() == 1 && !plain[0].contains('●'), "{plain:?}");
    }

    #[test]
    fn stretches_of_years_are_drawn_as_wide_as_there_is_room_for() {
        let span = |start, length| YearSpan {
            label: "Residency".to_owned(),
            start,
            length,
            text: vec![Inline::text("3 years")],
            note: Vec::new(),
        };
        let drawn = |columns| {
            let spans = [span(0.0, 3.0), span(3.0, 3.0)];
            rows(columns, |sheet| sheet.spans(&spans))
        };
        for (columns, half) in [(60, 12), (45, 6)] {
            let (filled, empty) = ("▓".repeat(half), "─".repeat(half));
            let rows = drawn(columns);
            assert_eq!(rows[0], format!("Residency  {filled}{empty}  3 years"));
            assert_eq!(rows[1], format!("Residency  {empty}{filled}  3 years"));
        }
        assert_eq!(drawn(30), ["Residency", "  3 years"].repeat(2));
    }
}
