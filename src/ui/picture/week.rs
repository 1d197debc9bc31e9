//! The days around a procedure in a row, and what is done with a drug in them.
//!
//! ```text
//! −7 −6 −5 −4 −3 −2 −1  ▮ +1 +2 +3
//!  ·  · ├───── out ─────┤│ ├ again ▶
//! ```

use crate::page::{Course, GoesOn, Stretch};
use crate::ui::theme::{Role, Theme};
use ratatui::text::Span;

/// Columns of a day.
const DAY: usize = 3;
/// Days before the procedure.
const BEFORE: usize = 7;
/// Days after it.
const AFTER: usize = 3;
/// The column of the procedure; the halves of its day stand at the left and the right of it.
const NOW: usize = BEFORE * DAY + 1;
/// All columns.
const COLUMNS: usize = (BEFORE + 1 + AFTER) * DAY;

/// The days by their numbers.
pub fn days<'l>(row: usize, theme: &Theme) -> Vec<Span<'l>> {
    let mut line = Cells::new();
    if row == 0 {
        for day in 0..BEFORE {
            line.write(day * DAY, &format!("−{}", BEFORE - day), Role::Muted);
        }
        for day in 1..=AFTER {
            line.write((BEFORE + day) * DAY, &format!("+{day}"), Role::Muted);
        }
        line.write(NOW, "▮", Role::Strong);
    }
    line.spans(theme)
}

/// What is done with a drug.
pub fn course<'l>(course: &Course, row: usize, theme: &Theme) -> Vec<Span<'l>> {
    let mut line = Cells::new();
    if row == 0 && *course != Course::default() {
        match course.goes_on {
            Some(GoesOn::Always) => {
                line.fill(0, NOW, '═', Role::Benefit);
                line.fill(NOW + 1, COLUMNS, '═', Role::Benefit);
                line.write(7, " goes on ", Role::Benefit);
            }
            Some(GoesOn::If) => {
                let gaps = (0..COLUMNS).step_by(2).filter(|at| *at != NOW);
                gaps.for_each(|at| line.write(at, "═", Role::Bar));
                line.write(5, " goes on, if … ", Role::Bar);
            }
            None => {}
        }
        if let Some(words) = &course.stop {
            line.stop(words);
        }
        // Where nothing is known, nothing is drawn, not even that nothing happens.
        if let Some(out) = course.out {
            line.dots(0, BEFORE);
            line.out(out);
        }
        if let Some(again) = course.again {
            line.dots(BEFORE + 1, BEFORE + 1 + AFTER);
            line.again(again);
        }
    }
    line.spans(theme)
}

/// Where a time lies among days: within the day of the procedure, on a whole day of those that are shown, or beyond.
enum DayPlace {
    Today,
    Day(usize),
    Beyond,
}

/// The place of a time in days; a part of a day counts as a day, since nobody must stop later or begin sooner.
fn place(days: f64, shown: usize) -> DayPlace {
    if days < 1.0 {
        return DayPlace::Today;
    }
    let within = (1..=shown).find(|&day| f64::from(u32::try_from(day).unwrap_or(u32::MAX)) >= days);
    within.map_or(DayPlace::Beyond, DayPlace::Day)
}

/// A time that ends beyond the days that are shown, with its beginning if that does not stand among them.
fn beyond(stretch: Stretch, beginning: Option<usize>) -> String {
    let (least, most) = (stretch.least.ceil(), stretch.most.ceil());
    match beginning {
        None if least < most => format!("{least}–{most} d"),
        _ => format!("{most} d"),
    }
}

/// A row of cells.
struct Cells([(char, Role); COLUMNS]);

impl Cells {
    fn new() -> Self {
        let mut line = Self([(' ', Role::Text); COLUMNS]);
        line.write(NOW, "│", Role::Rule);
        line
    }

    fn write(&mut self, at: usize, text: &str, role: Role) {
        for (cell, c) in self.0.iter_mut().skip(at).zip(text.chars()) {
            *cell = (c, role);
        }
    }

    fn fill(&mut self, from: usize, to: usize, c: char, role: Role) {
        self.0.iter_mut().take(to).skip(from).for_each(|cell| *cell = (c, role));
    }

    /// Days on which nothing changes.
    fn dots(&mut self, from: usize, to: usize) {
        (from..to).for_each(|day| self.write(day * DAY + 1, "·", Role::Rule));
    }

    /// From the day on which the drug stops to the procedure.
    fn out(&mut self, out: Stretch) {
        const ROLE: Role = Role::Bar;
        let begin = |days| match place(days, BEFORE) {
            DayPlace::Today => Some(NOW - 1),
            DayPlace::Day(day) => Some((BEFORE - day) * DAY),
            DayPlace::Beyond => None,
        };
        let (first, sure) = (begin(out.most), begin(out.least));
        self.fill(first.unwrap_or(0), sure.unwrap_or(0), '┄', ROLE);
        self.fill(sure.unwrap_or(0), NOW, '─', ROLE);
        self.write(NOW - 1, "┤", ROLE);
        for start in [first, sure].into_iter().flatten().filter(|start| *start < NOW - 1) {
            self.write(start, "├", ROLE);
        }
        match first {
            None => self.write(0, &format!("◀ {}", beyond(out, sure)), ROLE),
            Some(first) if out.open && first > 0 => self.write(first - 1, "┄", ROLE),
            Some(_) => {}
        }
        if let Some(sure) = sure.filter(|sure| NOW - sure >= 8) {
            self.write(sure.midpoint(NOW) - 2, " out ", ROLE);
        }
    }

    /// What is done before the procedure by a rule that counts no days: an arrow would say that it begins before all that are
    /// shown.
    fn stop(&mut self, words: &str) {
        const ROLE: Role = Role::Bar;
        let fits = words.chars().count() + 4 <= NOW + 1;
        let words = if fits { words } else { "not told in days" };
        self.fill(0, NOW, '┄', ROLE);
        self.write(0, &format!("┄ {words} "), ROLE);
        self.write(NOW - 1, "┤", ROLE);
    }

    /// From the day on which the drug is given again.
    fn again(&mut self, again: Stretch) {
        const ROLE: Role = Role::Benefit;
        let begin = |days| match place(days, AFTER) {
            DayPlace::Today => Some(NOW + 1),
            DayPlace::Day(day) => Some((BEFORE + day) * DAY),
            DayPlace::Beyond => None,
        };
        let (first, sure) = (begin(again.least), begin(again.most));
        let end = COLUMNS - 1;
        self.fill(first.unwrap_or(end), sure.unwrap_or(end), '┄', ROLE);
        self.fill(sure.unwrap_or(end), end, if again.open { '┄' } else { '─' }, ROLE);
        for start in [first, sure].into_iter().flatten() {
            self.write(start, "├", ROLE);
        }
        self.write(end, "▶", ROLE);
        match sure {
            Some(sure) if end - sure >= 8 => {
                self.write(sure + 1, if again.open { "┄again┄" } else { " again " }, ROLE);
            }
            Some(_) => {}
            None => {
                let gap = if first.is_some() { "" } else { " " };
                let number = format!("{gap}{} ", beyond(again, first));
                self.write(end - number.chars().count(), &number, ROLE);
            }
        }
    }

    fn spans<'l>(&self, theme: &Theme) -> Vec<Span<'l>> {
        let same = self.0.chunk_by(|(_, a), (_, b)| a == b);
        let span = |cells: &[(char, Role)]| {
            let role = cells.first().map_or(Role::Text, |(_, role)| *role);
            Span::styled(cells.iter().map(|(c, _)| c).collect::<String>(), theme.style(role))
        };
        same.map(span).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(course: &Course) -> String {
        let theme = crate::ui::Themes::embedded(true).named("mono").clone();
        self::course(course, 0, &theme).iter().map(|span| span.content.as_ref()).collect()
    }

    fn days(least: f64, most: f64) -> Stretch {
        Stretch { least, most, open: false }
    }

    #[test]
    fn a_course_is_drawn_on_its_days() {
        for (out, again, expected) in [
            (Some(days(5.0, 5.0)), Some(days(1.0, 1.0)), " ·  · ├───── out ────┤│ ├ again ▶"),
            (Some(days(3.0, 5.0)), None, " ·  · ├┄┄┄┄┄├── out ─┤│          "),
            (Some(days(0.1, 0.2)), Some(days(0.25, 0.3)), " ·  ·  ·  ·  ·  ·  · ┤│├ again ─▶"),
            (Some(days(14.0, 14.0)), Some(days(2.0, 3.0)), "◀ 14 d───────────────┤│  · ├┄┄├─▶"),
            (Some(days(10.0, 14.0)), Some(days(2.0, 5.0)), "◀ 10–14 d────────────┤│  · ├5 d ▶"),
            (Some(days(5.0, 10.0)), Some(days(5.0, 7.0)), "◀ 10 d├───── out ────┤│   5–7 d ▶"),
        ] {
            let drawn = drawn(&Course { out, again, ..Course::default() });
            assert_eq!(drawn, expected);
        }
        let goes_on = |how| drawn(&Course { goes_on: Some(how), ..Course::default() });
        assert_eq!(goes_on(GoesOn::If), "═ ═ ═ goes on, if … ═ │ ═ ═ ═ ═ ═");
        assert_eq!(goes_on(GoesOn::Always), "═══════ goes on ══════│══════════");
        assert_eq!(drawn(&Course::default()).trim(), "│");
    }

    #[test]
    fn a_rule_that_counts_no_days_has_its_words_in_their_place() {
        let stop = |words: &str| {
            let again = Some(days(1.0, 1.0));
            drawn(&Course { stop: Some(words.to_owned()), again, ..Course::default() })
        };
        assert_eq!(stop("leave out 4 doses"), "┄ leave out 4 doses ┄┤│ ├ again ▶");
        assert_eq!(stop("leave out 6–8 doses"), "┄ leave out 6–8 doses┤│ ├ again ▶");
        let long = "┄ not told in days ┄┄┤│ ├ again ▶";
        assert_eq!(stop("stop until the level is below 30 ng/mL"), long);
    }

    #[test]
    fn a_part_of_a_day_is_never_shorter_than_it_is() {
        let out = |out| drawn(&Course { out: Some(out), ..Course::default() });
        assert!(out(days(2.0, 2.0)) != out(days(2.1, 2.1)));
    }
}
