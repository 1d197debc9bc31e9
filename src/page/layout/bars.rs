//! Numbers in rows, drawn on a scale where they have one, and stretches of years.

use super::scale::{Ruler, mark_of, nearest};
use super::sheet::width_of;
use super::{Mark, Row, Sheet};
use crate::page::{Bar, Block, Inline, Page, Scale, YearSpan};
use crate::text::{Indent, Run, width, wrap};

/// The narrowest column of what is measured that can be read beside a drawing.
const LABEL: usize = 16;

/// How wide it is before the drawing gets more room.
const WIDE_LABEL: usize = 24;

/// Words are measured as they stand in one row.
const NO_MATTER: usize = 80;

/// How wide a stretch of years is drawn, and where there is room beside whole names.
const TRACK: usize = 12;
const WIDE_TRACK: usize = 24;

/// What all stretches of years of a page have in common: the ways of a pathway that forks stand on one scale.
#[derive(Debug, Clone, Copy)]
pub struct YearColumns {
    years: f64,
    /// As wide as the longest name beside a drawing.
    names: usize,
    /// What stands behind the drawings.
    texts: usize,
}

impl YearColumns {
    /// Those of no stretch at all.
    pub const NONE: Self = Self { years: 0.0, names: 0, texts: 0 };

    /// Those of a whole page.
    pub fn of(page: &Page) -> Self {
        let blocks = page.sections.iter().flat_map(|section| &section.blocks);
        let spans = blocks.filter_map(|block| match block {
            Block::Spans { rows } => Some(Self::among(rows)),
            _ => None,
        });
        spans.fold(Self::NONE, Self::with)
    }

    fn among(spans: &[YearSpan]) -> Self {
        let drawn = || spans.iter().filter(|span| !span.text.is_empty());
        let text = |span: &YearSpan| width_of(&Sheet::new(NO_MATTER).runs(&span.text));
        Self {
            years: spans.iter().map(|span| span.start + span.length).fold(0.0f64, f64::max),
            names: drawn().map(|span| width(&span.label)).max().unwrap_or(0),
            texts: drawn().map(text).max().unwrap_or(0),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            years: self.years.max(other.years),
            names: self.names.max(other.names),
            texts: self.texts.max(other.texts),
        }
    }
}

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

    /// Stretches of years, each at its place among all of them: names, drawings and years in three columns. A name without a
    /// drawing has the whole row.
    pub(super) fn spans(&mut self, spans: &[YearSpan]) {
        let YearColumns { years, names: longest, texts: behind } =
            self.years.with(YearColumns::among(spans));
        let texts: Vec<Row> = spans.iter().map(|span| self.runs(&span.text)).collect();
        let room = self.columns.saturating_sub(behind + 4);
        let ways = [(WIDE_TRACK, longest), (TRACK, longest.min(WIDE_LABEL))];
        let fitting = ways.into_iter().find(|(cells, names)| cells + names <= room);
        let cells = fitting.map(|(cells, _)| cells).filter(|_| years > 0.0);
        let names = longest.min(room.saturating_sub(cells.unwrap_or(0)));
        for (span, text) in spans.iter().zip(texts) {
            self.item();
            let name = [Run::new(span.label.as_str(), Mark::Strong)];
            if let Some(cells) = cells.filter(|_| !text.is_empty()) {
                let name = wrap(&name, names, Indent { first: 0, rest: 2 });
                let part = (span.start / years, (span.start + span.length) / years);
                let bar = if span.length > 0.0 { track(part, cells) } else { Row::new() };
                self.in_columns(name, bar, vec![text], names, cells);
            } else {
                self.text(&name, &[], 0);
                self.hung(&text);
            }
            let note = self.runs(&span.note);
            self.hung(&note);
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

/// A track of `cells`, filled from one part of its width to another, at least one cell of it.
fn track((low, high): (f64, f64), cells: usize) -> Row {
    let start = nearest(low, cells).min(cells.saturating_sub(1));
    let end = nearest(high, cells).max(start + 1);
    vec![
        Run::new("─".repeat(start), Mark::Track),
        Run::new("▓".repeat(end - start), Mark::Bar),
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
        for (columns, half) in [(60, 12), (40, 6)] {
            let (filled, empty) = ("▓".repeat(half), "─".repeat(half));
            let rows = drawn(columns);
            assert_eq!(rows[0], format!("Residency  {filled}{empty}  3 years"));
            assert_eq!(rows[1], format!("Residency  {empty}{filled}  3 years"));
        }
        assert_eq!(drawn(30), ["Residency", "  3 years"].repeat(2));
    }

    #[test]
    fn a_long_name_stands_beside_its_stretch_of_years() {
        let span = |label: &str, length, text: &str| YearSpan {
            label: label.to_owned(),
            start: 0.0,
            length,
            text: Some(Inline::text(text)).filter(|_| length > 0.0).into_iter().collect(),
            note: Vec::new(),
        };
        let spans = [
            span("Deepening phase of the radiology diploma (approfondissement)", 3.0, "3 y"),
            span("Diploma", 0.0, ""),
            span("An exam whose name is longer than the column of names is", 0.0, ""),
        ];
        let bar = "▓".repeat(TRACK);
        let drawn = |columns| rows(columns, |sheet| sheet.spans(&spans));
        assert_eq!(
            drawn(60),
            [
                &format!("Deepening phase of the radiology diploma   {bar}  3 y"),
                "  (approfondissement)",
                "Diploma",
                "An exam whose name is longer than the column of names is",
            ]
        );
        let bar = "▓".repeat(WIDE_TRACK);
        let name = "Deepening phase of the radiology diploma (approfondissement)";
        assert_eq!(drawn(93)[0], format!("{name}  {bar}  3 y"));
    }
}
