//! Numbers on a scale: a dot for a value, a bar between the two ends of a range, and a dashed one for a bound, which tells
//! one end only. Nothing else is drawn.
//!
//! ```text
//! 0         50     100%
//! ────────────────●────   a value
//! ───────────┣━━━┫─────   from one to another
//! ───────────────┣┅┅┅┅┅   at least
//! ```

use super::{Mark, Row};
use crate::page::{Bar, Extent, Scale, Tone};
use crate::text::Run;

/// How many cells the scale from 0 to 100% takes, from the widest on: both ends and the half of it have a cell each.
const LINEAR: [usize; 3] = [41, 31, 21];

/// How many cells a tenfold takes, from the widest on: the least that its number needs above it.
const TENFOLD: [usize; 4] = [12, 10, 8, 6];

/// What rests on fewer patients than these weighs less.
const MANY: u32 = 100;

/// From many patients, from fewer, and from a number that is not told.
const DOTS: [(char, &str); 3] = [
    ('●', "from 100 patients or more"),
    ('•', "from fewer than 100 patients"),
    ('○', "number of patients not recorded"),
];

/// A scale of a width.
#[derive(Clone, Copy)]
pub struct Ruler {
    scale: Scale,
    /// How many cells it takes.
    pub cells: usize,
}

impl Ruler {
    /// The widest that leaves so much room for what stands beside it, or the narrowest where none does; none where there is
    /// no scale.
    pub fn of(scale: Scale, columns: usize, beside: usize) -> Option<Self> {
        let widths: Vec<usize> = match scale {
            Scale::None => return None,
            Scale::Linear => LINEAR.to_vec(),
            Scale::Logarithmic { .. } | Scale::Tenfold { .. } => {
                let (from, to) = powers(scale);
                TENFOLD.map(|cells| usize::from(to.abs_diff(from)) * cells + 1).to_vec()
            }
        };
        let fits = |cells: &&usize| **cells + beside <= columns && **cells <= LINEAR[0];
        let cells = widths.iter().find(fits).or(widths.last()).copied()?;
        Some(Self { scale, cells })
    }

    /// What marks a scale that has no 0.
    pub const fn mark(self) -> &'static str {
        match self.scale {
            Scale::None | Scale::Linear => "",
            Scale::Logarithmic { .. } | Scale::Tenfold { .. } => "log scale",
        }
    }

    /// The numbers over the drawings, each at its place.
    pub fn axis(self) -> String {
        let (from, to) = powers(self.scale);
        let marks: Vec<(f64, String)> = match self.scale {
            Scale::None => Vec::new(),
            Scale::Linear if self.cells == LINEAR[0] => percents(&[0, 25, 50, 75, 100]),
            Scale::Linear => percents(&[0, 50, 100]),
            Scale::Logarithmic { .. } | Scale::Tenfold { .. } => {
                let power = |power: i8| 10_f64.powi(power.into());
                (from..=to).map(|at| (power(at), power(at).to_string())).collect()
            }
        };
        let mut axis = String::new();
        for (number, words) in marks {
            let at = self.place(number).unwrap_or_default();
            axis.push_str(&" ".repeat(at.saturating_sub(axis.chars().count())));
            axis.push_str(&words);
        }
        match self.scale {
            Scale::Linear | Scale::Logarithmic { .. } => axis + "%",
            Scale::None | Scale::Tenfold { .. } => axis,
        }
    }

    /// The cell of a number; none below a scale that has no 0.
    fn place(self, number: f64) -> Option<usize> {
        let part = match self.scale {
            Scale::None | Scale::Linear => number / 100.0,
            Scale::Logarithmic { .. } | Scale::Tenfold { .. } => {
                let (from, to) = powers(self.scale);
                (number.log10() - f64::from(from)) / f64::from(to.abs_diff(from))
            }
        };
        (part > -1e-9).then(|| nearest(part, self.cells.saturating_sub(1)))
    }

    /// What is known of a number.
    pub fn drawing(self, bar: &Bar) -> Row {
        let Some(Extent { low, value, high }) = bar.extent else {
            return vec![Run::new(" ".repeat(self.cells), Mark::Track)];
        };
        let mark = mark_of(bar.tone);
        let mut cells = vec![('─', Mark::Track); self.cells];
        let mut fill = |from: usize, to: usize, sign| {
            cells.iter_mut().take(to + 1).skip(from).for_each(|cell| *cell = (sign, mark));
        };
        let last = self.cells.saturating_sub(1);
        let [from, to] = [low, high].map(|end| end.map(|end| self.place(end)));
        match (from, to) {
            (_, Some(None)) | (Some(None), None) => fill(0, 0, BELOW),
            (Some(from), Some(Some(end))) => {
                fill(from.unwrap_or_default(), end, '━');
                fill(end, end, '┫');
                match from {
                    Some(from) if from == end => fill(from, from, '┃'),
                    Some(from) => fill(from, from, '┣'),
                    None => fill(0, 0, BELOW),
                }
            }
            (Some(Some(from)), None) => {
                fill(from, last, '┅');
                fill(from, from, '┣');
            }
            (None, Some(Some(to))) => {
                fill(0, to, '┅');
                fill(to, to, '┫');
            }
            (None, None) => {}
        }
        if let Some(value) = value {
            match self.place(value) {
                Some(at) => fill(at, at, self.dot(bar)),
                None => fill(0, 0, BELOW),
            }
        }
        let run = |cells: &[(char, Mark)]| {
            let mark = cells.first().map_or(Mark::Track, |(_, mark)| *mark);
            Run::new(cells.iter().map(|(sign, _)| sign).collect::<String>(), mark)
        };
        cells.chunk_by(|(_, a), (_, b)| a == b).map(run).collect()
    }

    /// The dot of a value. What is no share of patients has no weight.
    fn dot(self, bar: &Bar) -> char {
        let [(many, _), (few, _), (unknown, _)] = DOTS;
        match (self.scale, bar.patients) {
            (Scale::Tenfold { .. }, _) => many,
            (_, None) => unknown,
            (_, Some(patients)) if patients < MANY => few,
            (_, Some(_)) => many,
        }
    }

    /// What the signs mean that are drawn of shares; doses are told apart by their words.
    pub fn legend(self, bars: &[Bar]) -> String {
        if matches!(self.scale, Scale::Tenfold { .. }) {
            return String::new();
        }
        let drawn: String =
            bars.iter().flat_map(|bar| self.drawing(bar)).map(|run| run.text).collect();
        let dots = DOTS.iter().filter(|(sign, _)| drawn.contains(*sign));
        let dots = dots.map(|(sign, words)| format!("{sign} {words}"));
        let has = |ends: (bool, bool)| {
            let mut extents = bars.iter().filter_map(|bar| bar.extent);
            extents.any(|of| (of.low.is_some(), of.high.is_some()) == ends)
        };
        let signs = [
            (has((true, true)), "┣━┫ from–to"),
            (has((true, false)), "┣┅ at least"),
            (has((false, true)), "┅┫ at most"),
            (drawn.contains(BELOW), "◀ less"),
        ];
        let signs = signs.into_iter().filter(|(is_drawn, _)| *is_drawn);
        let signs = dots.chain(signs.map(|(_, words)| words.to_owned()));
        signs.map(|sign| sign.replace(' ', "\u{a0}")).collect::<Vec<_>>().join(" · ")
    }
}

/// What lies below a scale that has no 0.
const BELOW: char = '◀';

fn percents(numbers: &[u8]) -> Vec<(f64, String)> {
    numbers.iter().map(|&number| (f64::from(number), number.to_string())).collect()
}

/// The powers of ten at the ends of a scale that has no 0.
const fn powers(scale: Scale) -> (i8, i8) {
    match scale {
        Scale::None | Scale::Linear => (0, 0),
        Scale::Logarithmic { from, to } | Scale::Tenfold { from, to } => (from, to),
    }
}

pub const fn mark_of(tone: Tone) -> Mark {
    match tone {
        Tone::Neutral => Mark::Bar,
        Tone::Benefit => Mark::Benefit,
        Tone::Harm => Mark::Harm,
    }
}

/// The cell nearest to a part of the whole width.
pub fn nearest(part: f64, cells: usize) -> usize {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let at = part.clamp(0.0, 1.0) * number(cells) + 0.5;
    (0..=cells).rfind(|&n| number(n) <= at).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::catalog::{Catalog, Kind};
    use crate::page::{Block, Page};

    const LINEAR_21: Ruler = Ruler { scale: Scale::Linear, cells: 21 };

    /// Columns of what stands beside a scale.
    const LEFT: usize = 24;

    fn bar(extent: Extent, patients: Option<u32>) -> Bar {
        let (label, value, note) = (Vec::new(), Vec::new(), Vec::new());
        Bar { label, value, extent: Some(extent), patients, tone: Tone::Harm, note }
    }

    fn value(value: f64) -> Extent {
        Extent { low: None, value: Some(value), high: None }
    }

    fn between(low: Option<f64>, high: Option<f64>) -> Extent {
        Extent { low, value: None, high }
    }

    fn drawn(ruler: Ruler, extent: Extent, patients: Option<u32>) -> String {
        ruler.drawing(&bar(extent, patients)).into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn a_value_is_a_dot_a_range_has_two_ends_and_a_bound_is_open() {
        assert_eq!(LINEAR_21.axis(), "0         50        100%");
        for (extent, expected) in [
            (value(0.0), "○────────────────────"),
            (value(50.0), "──────────○──────────"),
            (value(100.0), "────────────────────○"),
            (between(Some(40.0), Some(75.0)), "────────┣━━━━━━┫─────"),
            (between(Some(40.0), Some(41.0)), "────────┃────────────"),
            (between(Some(85.0), None), "─────────────────┣┅┅┅"),
            (between(None, Some(10.0)), "┅┅┫──────────────────"),
            (
                Extent { low: Some(40.0), value: Some(50.0), high: Some(75.0) },
                "────────┣━○━━━━┫─────",
            ),
        ] {
            assert_eq!(drawn(LINEAR_21, extent, None), expected);
        }
    }

    #[test]
    fn a_dot_weighs_what_its_patients_do() {
        for (patients, dot) in [(None, '○'), (Some(99), '•'), (Some(100), '●')] {
            assert!(drawn(LINEAR_21, value(50.0), patients).contains(dot), "{patients:?}");
        }
        let bars = [bar(value(1.0), Some(40)), bar(between(Some(85.0), None), None)];
        let legend = LINEAR_21.legend(&bars).replace('\u{a0}', " ");
        assert_eq!(legend, "• from fewer than 100 patients · ┣┅ at least");
    }

    #[test]
    fn rare_harm_lies_at_its_power_of_ten_and_nothing_lies_below_the_scale() {
        let rare = Ruler::of(Scale::Logarithmic { from: -2, to: 1 }, 40, 20).unwrap();
        assert_eq!((rare.cells, rare.axis().as_str()), (19, "0.01  0.1   1     10%"));
        for (number, place) in [(0.01, 0), (0.1, 6), (1.0, 12), (10.0, 18)] {
            let drawn = drawn(rare, value(number), None);
            assert_eq!(drawn.chars().position(|sign| sign == '○'), Some(place), "{number}");
        }
        assert!(drawn(rare, value(0.0), None).starts_with("◀─"));
        assert!(drawn(rare, between(Some(0.0), Some(1.0)), None).starts_with("◀━━"));
        assert!(drawn(rare, between(None, Some(1.0)), None).starts_with("┅┅"));
        assert!(drawn(rare, between(None, Some(0.001)), None).starts_with("◀─"));
    }

    /// The cell that a reader looks for under the numbers of an axis, and what lies at its ends.
    fn looked_for(ruler: Ruler, number: f64) -> Option<f64> {
        let axis = ruler.axis();
        let log = ruler.scale != Scale::Linear;
        let on = |number: f64| if log { number.log10() } else { number };
        let mut marks = Vec::new();
        let mut column = 0.0;
        for word in axis.trim_end_matches('%').split_inclusive(' ') {
            if let Ok(mark) = word.trim().parse::<f64>() {
                marks.push((mark, column));
            }
            column += word.chars().map(|_| 1.0).sum::<f64>();
        }
        let between = marks.windows(2).find_map(|pair| match *pair {
            [(low, from), (high, to)] if (low..=high).contains(&number) => {
                Some(from + (on(number) - on(low)) / (on(high) - on(low)) * (to - from))
            }
            _ => None,
        });
        between.filter(|at| at.is_finite())
    }

    #[test]
    fn every_number_of_a_procedure_lies_where_its_axis_says() {
        let catalog = Catalog::embedded();
        let mut seen = 0;
        for at in catalog.of_kind(Kind::Procedure) {
            let page = Page::new(&catalog, at);
            for block in page.sections.iter().flat_map(|section| &section.blocks) {
                let Block::Bars { scale, rows } = block else { continue };
                for columns in [40, 60, 100] {
                    let Some(ruler) = Ruler::of(*scale, columns, LEFT) else { continue };
                    for bar in rows {
                        let Some(extent) = bar.extent else { continue };
                        let row: String =
                            ruler.drawing(bar).into_iter().map(|run| run.text).collect();
                        for number in extent.numbers() {
                            let is_drawn = |cell: f64| {
                                let mut cells = (0..).map(f64::from).zip(row.chars());
                                cells.any(|(at, sign)| (at - cell).abs() < 0.51 && sign != '─')
                            };
                            let right = match looked_for(ruler, number) {
                                Some(cell) => is_drawn(cell),
                                None => row.starts_with(BELOW) && number < 0.001,
                            };
                            assert!(right, "{}: {number}: {}\n{row}", page.id, ruler.axis());
                            seen += 1;
                        }
                    }
                }
            }
        }
        assert!(seen > 1000, "{seen}");
    }

    #[test]
    fn what_is_twice_as_much_has_a_cell_of_its_own() {
        for (from, to) in (-3..0).flat_map(|from| [(from, 1), (from, 2)]) {
            let ruler = Ruler::of(Scale::Logarithmic { from, to }, 100, LEFT).unwrap();
            let most = 10_f64.powi(to.into());
            let mut rate = 10_f64.powi(from.into());
            while 2.0 * rate <= most {
                assert!(ruler.place(rate) < ruler.place(2.0 * rate), "{from} {to} {rate}");
                rate *= 1.1;
            }
        }
    }

    #[test]
    fn doses_lie_at_their_powers_of_ten_under_the_numbers() {
        let long = Ruler::of(Scale::Tenfold { from: -3, to: 2 }, 70, 20).unwrap();
        assert_eq!(long.axis(), "0.001   0.01    0.1     1       10      100");
        assert_eq!(drawn(long, value(1.0), None).chars().position(|sign| sign == '●'), Some(24));
        assert_eq!(long.legend(&[bar(value(1.0), None)]), "");
    }

    #[test]
    fn a_scale_is_as_wide_as_there_is_room_for() {
        for (columns, cells) in [(90, 41), (60, 31), (45, 21), (10, 21)] {
            assert_eq!(Ruler::of(Scale::Linear, columns, 24).unwrap().cells, cells);
        }
        assert!(Ruler::of(Scale::None, 90, 24).is_none());
    }
}
