//! An axis of years: a lane for each part of the field, a sign for each event, and beneath it what is said of the chosen one.
//!
//! ```text
//!            1960      1980      2000      2020
//! vessels      ●  ◉ ●   ◉ ●    ●   ● ●   ◉ ●
//! brain                          ●    ●    ●  ●
//! ```

use super::{Mark, Row, Sheet};
use crate::page::picture::{EventCourse, TimedEvent, Timeline};
use crate::text::{Run, width};

/// From this many columns on, events can be told apart.
pub const NEEDED: usize = 42;

/// What stands for an event.
pub const WHOLE: &str = "●";

/// What stands for the beginning of something.
pub const BEGINS: &str = "▸";

/// What stands for the beginning of what was given up.
pub const GIVEN_UP: &str = "×";

/// The fewest years that an axis shows.
const FEWEST: u16 = 8;

/// The cells that a year and the gap behind it need on the axis.
const LABEL: usize = 7;

/// Years by which an axis may be divided.
const STEPS: [u16; 6] = [1, 2, 5, 10, 20, 50];

/// What stands for several events in one cell: no digit, since beside another that would be one number.
pub const SEVERAL: &str = "◉";

/// What is said before anything is chosen.
const CHOOSE: &str = "The next link (→) chooses an event, and says here what it was.";

/// The years of an axis on some cells.
struct Axis {
    from: u16,
    to: u16,
    cells: usize,
}

impl Axis {
    /// All years, or those around one, halved so many times.
    fn new(timeline: &Timeline, around: u16, halved: usize, cells: usize) -> Self {
        let (first, last) = ends(timeline);
        let years = (last - first) >> halved;
        let from = around.saturating_sub(years / 2).clamp(first, last - years);
        Self { from, to: from + years, cells }
    }

    /// The cell of a year, if it is in view.
    fn cell(&self, year: u16) -> Option<usize> {
        let years = usize::from(self.to - self.from).max(1);
        let at = usize::from(year.checked_sub(self.from)?);
        let last = self.cells.saturating_sub(1);
        (year <= self.to).then_some((at * last + years / 2) / years)
    }

    /// The years that are written over it.
    fn labels(&self) -> Vec<(usize, u16)> {
        let years = usize::from(self.to - self.from).max(1);
        let fits = |step: &u16| usize::from(*step) * self.cells >= LABEL * years;
        let step = STEPS.into_iter().find(fits).unwrap_or(50);
        let years = (self.from..=self.to).filter(|year| year % step == 0);
        years.filter_map(|year| Some((self.cell(year)?, year))).collect()
    }
}

/// The first year and the last one.
fn ends(timeline: &Timeline) -> (u16, u16) {
    let years = || timeline.events.iter().map(|event| event.year).chain([timeline.now]);
    let (first, last) = (years().min().unwrap_or(0), years().max().unwrap_or(0));
    (first.min(last.saturating_sub(FEWEST)), last)
}

/// How many times an axis of so many years can be halved.
fn deepest((first, last): (u16, u16)) -> usize {
    (0..16).take_while(|halved| (last - first) >> (halved + 1) >= FEWEST).count()
}

impl Sheet {
    /// The lanes under their years. It has so many items: those of the words that it stands for, a paragraph and then the
    /// events.
    pub(super) fn timeline(&mut self, timeline: &Timeline, items: usize) {
        let about = self.runs(&timeline.about);
        self.item();
        self.text(&about, &[], 0);
        let top = self.rows.len();
        let (first, chosen) = self.choices(timeline.events.iter().map(|event| &event.id));
        let chosen = chosen.and_then(|at| Some((at, timeline.events.get(at)?)));

        let lanes = timeline.lanes.iter().map(|lane| width(lane)).max().unwrap_or(0) + 2;
        let deepest = deepest(ends(timeline));
        let around = chosen.map_or(timeline.now, |(_, event)| event.year);
        let halved = self.view.zoom.min(deepest);
        let axis = Axis::new(timeline, around, halved, self.columns.saturating_sub(lanes + 1));
        self.rows.push(years(timeline, &axis, lanes));
        for (lane, title) in timeline.lanes.iter().enumerate() {
            let mut row = vec![Run::new(format!("{title:lanes$}"), Mark::Muted)];
            let events = timeline.events.iter().enumerate();
            let events: Vec<_> = events.filter(|(_, event)| event.lane == lane).collect();
            row.extend(drawn(&axis, &events, first, chosen.map(|(at, _)| at)));
            self.rows.push(row);
        }
        let below = self.rows.len();
        match chosen {
            Some((_, event)) => {
                let told = self.runs(&event.told);
                self.text(&told, &[], 0);
            }
            None => self.text(&[Run::new(CHOOSE, Mark::Muted)], &[], 0),
        }
        self.deepest = Some(deepest);
        let row = chosen.map(|(_, event)| top + 1 + event.lane);
        self.unfolded = row.map(|row| row..self.rows.len());
        let item = chosen.map(|(at, _)| at + 1);
        self.items_around(items, item.zip(row), top..below);
    }
}

/// The years, and how many events are out of view at both ends.
fn years(timeline: &Timeline, axis: &Axis, lanes: usize) -> Row {
    let out = |is_out: &dyn Fn(u16) -> bool| {
        timeline.events.iter().filter(|event| is_out(event.year)).count()
    };
    let (before, after) = (out(&|year| year < axis.from), out(&|year| year > axis.to));
    let mut row = match before {
        0 => " ".repeat(lanes),
        _ => format!("{:lanes$}", format!("◀ {before} before")),
    };
    let after = if after > 0 { format!(" {after} after ▶") } else { String::new() };
    let room = lanes + axis.cells + 1 - width(&after);
    for (cell, year) in axis.labels() {
        let year = year.to_string();
        if lanes + cell + year.len() <= room && lanes + cell >= width(&row) {
            row.push_str(&" ".repeat(lanes + cell - width(&row)));
            row.push_str(&year);
        }
    }
    row.push_str(&" ".repeat(room.saturating_sub(width(&row))));
    row.push_str(&after);
    vec![Run::new(row.trim_end(), Mark::Muted)]
}

/// The events of a lane: a sign for each, and another for several in one cell. Those out of view are in the row without
/// a sign, so that the next link is the next event wherever the axis ends.
fn drawn(axis: &Axis, lane: &[(usize, &TimedEvent)], first: usize, chosen: Option<usize>) -> Row {
    let mut cells: Vec<Vec<(usize, &TimedEvent)>> = vec![Vec::new(); axis.cells];
    let mut row = Row::new();
    for (at, event) in lane {
        match axis.cell(event.year).and_then(|cell| cells.get_mut(cell)) {
            Some(cell) => cell.push((*at, event)),
            None => row.push(Run::new("", Mark::Link(first + at))),
        }
    }
    let labels: Vec<usize> = axis.labels().into_iter().map(|(cell, _)| cell).collect();
    for (number, cell) in cells.iter().enumerate() {
        let [(at, event), rest @ ..] = cell.as_slice() else {
            let grid = if labels.contains(&number) { "·" } else { " " };
            match row.last_mut().filter(|run| run.mark == Mark::Track) {
                Some(run) => run.text.push_str(grid),
                None => row.push(Run::new(grid, Mark::Track)),
            }
            continue;
        };
        let is_chosen = |(at, _): &&(usize, &TimedEvent)| chosen == Some(*at);
        let lit = cell.iter().find(is_chosen).map_or(*at, |(at, _)| *at);
        let sign = if rest.is_empty() { sign(event.course) } else { SEVERAL };
        let others = cell.iter().filter(|(at, _)| *at != lit);
        row.extend(others.map(|(at, _)| Run::new("", Mark::Link(first + at))));
        row.push(Run::new(sign, Mark::Link(first + lit)));
    }
    row
}

const fn sign(course: EventCourse) -> &'static str {
    match course {
        EventCourse::Whole => WHOLE,
        EventCourse::Begins => BEGINS,
        EventCourse::GivenUp => GIVEN_UP,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::layout::PageView;

    fn timeline(years: &[(usize, u16)]) -> Timeline {
        let event = |&(lane, year): &(usize, u16)| TimedEvent {
            id: format!("of-{year}"),
            lane,
            year,
            course: EventCourse::Whole,
            told: vec![crate::page::Inline::text(format!("In {year}."))],
        };
        let lanes = ["vessels", "brain"].map(str::to_owned).to_vec();
        Timeline { about: Vec::new(), lanes, events: years.iter().map(event).collect(), now: 2026 }
    }

    fn laid(timeline: &Timeline, chosen: Option<usize>, zoom: usize) -> Sheet {
        let mut sheet = Sheet { view: PageView { first: 0, chosen, zoom }, ..Sheet::new(50) };
        sheet.timeline(timeline, timeline.events.len() + 1);
        sheet
    }

    fn written(sheet: &Sheet) -> Vec<String> {
        let text = |row: &Row| row.iter().map(|run| run.text.as_str()).collect::<String>();
        sheet.rows.iter().map(|row| text(row).trim_end().to_owned()).collect()
    }

    #[test]
    fn events_stand_at_their_years_and_several_in_one_cell_have_a_sign() {
        let years = [(0, 1926), (0, 1976), (0, 1976), (1, 1977), (0, 2026)];
        assert_eq!(
            written(&laid(&timeline(&years), None, 0)),
            [
                "              1940    1960    1980    2000    2020",
                "vessels  ●    ·       ·      ◉·       ·       · ●",
                "brain         ·       ·      ●·       ·       ·",
                "The next link (→) chooses an event, and says here",
                "what it was.",
            ]
        );
    }

    #[test]
    fn every_event_is_a_link_in_its_lane_wherever_the_axis_ends() {
        let timeline = timeline(&[(0, 1926), (1, 1950), (0, 1976), (0, 1976), (1, 2020)]);
        for zoom in 0..9 {
            for chosen in [None, Some(0), Some(2), Some(4)] {
                let sheet = laid(&timeline, chosen, zoom);
                for (number, event) in timeline.events.iter().enumerate() {
                    let row = &sheet.rows[1 + event.lane];
                    let runs = row.iter().filter(|run| run.mark == Mark::Link(number));
                    let seen: Vec<bool> = runs.map(|run| !run.text.is_empty()).collect();
                    assert_eq!(seen.len(), 1);
                    assert!(chosen != Some(number) || seen == [true], "{zoom} {chosen:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_chosen_is_told_and_is_the_item_of_its_row() {
        let timeline = timeline(&[(1, 1950), (0, 1976), (1, 2020)]);
        for chosen in 0..3 {
            let sheet = laid(&timeline, Some(chosen), 0);
            let rows = sheet.unfolded.clone().unwrap();
            let told = format!("In {}.", timeline.events[chosen].year);
            assert_eq!(written(&sheet)[rows.end - 1], told);
            assert!(sheet.items.is_sorted());
            let item = sheet.items.partition_point(|&first| first <= rows.start) - 1;
            assert_eq!(item, chosen + 1);
        }
    }

    #[test]
    fn an_axis_is_halved_around_the_chosen_event_until_it_shows_few_years() {
        let timeline = timeline(&[(0, 1926), (0, 1976), (1, 2020)]);
        assert_eq!(laid(&timeline, None, 0).deepest, Some(3));
        let closer = written(&laid(&timeline, Some(1), 1));
        assert!(
            closer[0].starts_with("◀ 1 before") && closer[0].ends_with(" 1 after ▶"),
            "{closer:?}"
        );
        assert_eq!(written(&laid(&timeline, Some(1), 9)), written(&laid(&timeline, Some(1), 3)));
    }
}
