//! Numbers in rows, drawn where they are shares of a hundred: always from 0 to 100%, or on a marked logarithmic scale
//! where rare harm would vanish on that. Doses lie on such a scale of their own, and stretches of years are drawn alike.

use super::{Mark, Row, Sheet};
use crate::page::{Bar, Inline, Scale, Tone, YearSpan};
use crate::text::{Run, width};

/// How wide a drawing is.
const CELLS: usize = 18;

/// The share at the left end of the logarithmic scale, in percent.
const RAREST: f64 = 0.1;

/// How many tenfold steps lie between the two ends of that scale.
const DECADES: f64 = 3.0;

impl Sheet {
    /// Bars, one under another, with their scale at the end.
    pub(super) fn bars(&mut self, scale: Scale, bars: &[Bar]) {
        let drawn = self.columns >= 56 && scale != Scale::None;
        let values: Vec<Row> = bars.iter().map(|bar| self.runs(&bar.value)).collect();
        let columns = self.columns_for(&values, if drawn { cells(scale) + 4 } else { 2 });
        // The spaces of an axis stand for places, so it is not wrapped inside.
        let left = " ".repeat(columns.label + 1);
        let axis = Run::new(left.clone() + &axis(scale), Mark::Muted);
        // Where bars are many, their scale is read first.
        let is_above = matches!(scale, Scale::Tenfold { .. });
        if drawn && is_above {
            self.rows.push(vec![axis.clone()]);
        }
        for (bar, value) in bars.iter().zip(values) {
            let mark = mark_of(bar.tone);
            let mut label = vec![Run::new(bar.tone.sign(), mark)];
            label.extend(self.runs(&bar.label));
            let mut between = if drawn { drawing(bar, scale) } else { Row::new() };
            self.item();
            between.push(Run::new(if drawn { "  " } else { " " }, Mark::Text));
            self.measured(&columns, &label, between, value);
            self.beneath(&bar.note);
        }
        if drawn && !is_above {
            self.rows.push(vec![axis]);
            if scale == Scale::Logarithmic {
                let mark = [Run::new(LOGARITHMIC, Mark::Muted)];
                self.text(&mark, &[Run::new(left, Mark::Text)], columns.label + 1);
            }
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

const fn mark_of(tone: Tone) -> Mark {
    match tone {
        Tone::Neutral => Mark::Bar,
        Tone::Benefit => Mark::Benefit,
        Tone::Harm => Mark::Harm,
    }
}

/// What marks the scale that has no 0.
const LOGARITHMIC: &str = "logarithmic scale";

/// How wide a drawing is on a scale.
fn cells(scale: Scale) -> usize {
    match scale {
        Scale::None | Scale::Linear | Scale::Logarithmic => CELLS,
        Scale::Tenfold { from, to } => usize::from(to.abs_diff(from)) * tenfold(from, to),
    }
}

/// How many cells a tenfold takes on a scale of powers of ten: as many as a number needs under it, more where they are few.
fn tenfold(from: i8, to: i8) -> usize {
    (24 / usize::from(to.abs_diff(from)).max(1)).clamp(6, 8)
}

/// The numbers over or under the drawings, each at its place.
fn axis(scale: Scale) -> String {
    match scale {
        Scale::None => String::new(),
        Scale::Linear => "0       50     100%".to_owned(),
        Scale::Logarithmic => "0.1   1    10   100%".to_owned(),
        Scale::Tenfold { from, to } => {
            let cells = tenfold(from, to);
            let power = |power: i8| format!("{:<cells$}", 10_f64.powi(power.into()));
            (from..=to).map(power).collect::<String>().trim_end().to_owned()
        }
    }
}

/// A number on its scale: filled from 0 on the linear one, a mark on the others, which have no 0.
fn drawing(bar: &Bar, scale: Scale) -> Row {
    let at = |number: f64| match scale {
        Scale::Logarithmic => (number.max(RAREST) / RAREST).log10() / DECADES,
        Scale::Linear | Scale::None => number / 100.0,
        Scale::Tenfold { from, to } => {
            (number.log10() - f64::from(from)) / f64::from(to.abs_diff(from))
        }
    };
    let part = bar.extent.map(|(low, high)| {
        let filled = (low - high).abs() < f64::EPSILON && scale == Scale::Linear;
        (if filled { 0.0 } else { at(low) }, at(high))
    });
    track(part, cells(scale), mark_of(bar.tone))
}

/// A step of a scale of words.
pub fn level(level: usize) -> Row {
    let level = level.min(Inline::MOST);
    // Signs that do not touch those of the row above.
    let parts = [("■", level, Mark::Bar), ("·", Inline::MOST - level, Mark::Track)];
    let drawn = parts.into_iter().filter(|(_, cells, _)| *cells > 0);
    drawn.map(|(sign, cells, mark)| Run::new(sign.repeat(cells), mark)).collect()
}

/// A track of `cells`, filled from one part of its width to another, at least one cell of it; nothing where there is none.
fn track(part: Option<(f64, f64)>, cells: usize, mark: Mark) -> Row {
    let Some((low, high)) = part else {
        return vec![Run::new(" ".repeat(cells), Mark::Track)];
    };
    let start = cell(low, cells).min(cells.saturating_sub(1));
    let end = cell(high, cells).max(start + 1);
    vec![
        Run::new("─".repeat(start), Mark::Track),
        Run::new("▓".repeat(end - start), mark),
        Run::new("─".repeat(cells - end), Mark::Track),
    ]
}

/// The cell nearest to a part of the whole width.
fn cell(part: f64, cells: usize) -> usize {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let at = part.clamp(0.0, 1.0) * number(cells) + 0.5;
    (0..=cells).rfind(|&n| number(n) <= at).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Inline;

    fn drawn(extent: Option<(f64, f64)>, scale: Scale) -> String {
        let bar = Bar {
            label: Vec::new(),
            value: Vec::new(),
            extent,
            tone: Tone::Harm,
            note: Vec::new(),
        };
        drawing(&bar, scale).iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn a_bar_is_as_wide_as_its_scale_and_never_empty() {
        let shares =
            [None, Some((0.0, 0.0)), Some((0.2, 0.2)), Some((85.0, 95.0)), Some((100.0, 100.0))];
        for share in shares {
            for scale in [Scale::Linear, Scale::Logarithmic] {
                let text = drawn(share, scale);
                assert_eq!(width(&text), CELLS, "{text}");
                assert_eq!(text.contains('▓'), share.is_some());
            }
        }
    }

    #[test]
    fn rare_harm_is_told_apart_on_the_logarithmic_scale() {
        let place = |share| drawn(Some((share, share)), Scale::Logarithmic).find('▓');
        assert!(place(0.1) < place(1.0) && place(1.0) < place(10.0) && place(10.0) < place(90.0));
        assert_eq!(drawn(Some((1.0, 1.0)), Scale::Linear), drawn(Some((5.0, 5.0)), Scale::Linear));
    }

    #[test]
    fn doses_lie_at_their_powers_of_ten_under_the_numbers() {
        let scale = Scale::Tenfold { from: 0, to: 3 };
        let places = axis(scale);
        for (dose, number) in [(1.0, "1 "), (10.0, "10 "), (100.0, "100 ")] {
            let drawn = drawn(Some((dose, dose)), scale);
            assert_eq!(drawn.chars().position(|c| c == '▓'), places.find(number), "{dose}");
            assert_eq!((width(&drawn), drawn.matches('▓').count()), (24, 1));
        }
        assert_eq!(drawn(Some((10.0, 100.0)), scale).matches('▓').count(), 8);
        let long = Scale::Tenfold { from: -3, to: 2 };
        assert_eq!(axis(long), "0.001 0.01  0.1   1     10    100");
    }

    #[test]
    fn half_is_drawn_as_half() {
        assert_eq!(drawn(Some((50.0, 50.0)), Scale::Linear).matches('▓').count(), CELLS / 2);
    }

    fn rows(columns: usize, draw: impl FnOnce(&mut Sheet)) -> Vec<String> {
        let mut sheet = Sheet::new(columns);
        draw(&mut sheet);
        let written = |row: &Row| row.iter().map(|run| run.text.as_str()).collect();
        sheet.rows.iter().map(written).collect()
    }

    #[test]
    fn a_narrow_page_has_the_numbers_without_their_drawings() {
        let bar = || Bar {
            label: vec![Inline::text("success")],
            value: vec![Inline::text("95%")],
            extent: Some((95.0, 95.0)),
            tone: Tone::Benefit,
            note: Vec::new(),
        };
        let drawn = |columns| rows(columns, |sheet| sheet.bars(Scale::Linear, &[bar()]));
        let wide = drawn(56);
        assert!(wide[0].contains('▓') && wide[0].trim_end().ends_with("95%"), "{wide:?}");
        assert!(wide[1].trim_end().ends_with("0       50     100%"), "{wide:?}");
        let narrow = drawn(55);
        assert!(narrow.len() == 1 && !narrow[0].contains('▓'), "{narrow:?}");
        assert!(narrow[0].contains("success") && narrow[0].ends_with("95%"), "{narrow:?}");
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
