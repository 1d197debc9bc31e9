//! Pathways on one scale of years: names, a bar of stages each, and how many years they are, in three columns.

use super::sheet::width_of;
use super::{LinkTarget, Mark, Row, Sheet};
use crate::catalog::StageKind;
use crate::page::Inline;
use crate::page::picture::{Career, CareerStage, Careers};
use crate::text::{Indent, Run, width, wrap};

/// How many cells a year takes at least, and at most where there is room.
const YEAR: std::ops::RangeInclusive<usize> = 2..=8;

/// How wide the totals are at least: most have room for their sources.
const TOTALS: usize = 18;

/// The narrowest column of names that can be read.
const NAMES: usize = 20;

/// The widest.
const WIDEST_NAMES: usize = 52;

/// From this many columns on, the bars of a long pathway have room.
pub const NEEDED: usize = 64;

/// What the signs mean.
const SIGNS: [(&str, &str); 5] = [
    ("▒", "internship"),
    ("▓", "residency"),
    ("█", "fellowship"),
    ("░", "work experience"),
    ("┄", "the longer time of a stage"),
];

/// The signs as they stand in the bars, each with its meaning.
fn signs() -> Vec<Run<Mark>> {
    let sign = |(number, (sign, meaning)): (usize, &(&str, &str))| {
        let behind = if number + 1 < SIGNS.len() { " ·" } else { "." };
        let before = Run::new(" ", Mark::Muted);
        let meaning = Run::new(format!("\u{a0}{meaning}{behind}"), Mark::Muted);
        [before, Run::new(*sign, Mark::Bar), meaning]
    };
    SIGNS.iter().enumerate().flat_map(sign).collect()
}

impl Sheet {
    /// The pathways to each role. Its items are those of the tables that it stands for; beneath a pathway stands what is said
    /// of its chosen stage.
    pub(super) fn careers(&mut self, careers: &Careers) {
        self.unfolds = true;
        let about = self.runs(&careers.about);
        self.item();
        self.text(&[about, signs()].concat(), &[], 0);
        let all = || careers.groups.iter().flat_map(|group| &group.careers);
        let cells_of = |part: &DrawnStage<'_>| width(&part.sure) + part.longer;
        let longest = |year| {
            let cells = all().map(|career| parts(career, year).iter().map(cells_of).sum());
            cells.max().unwrap_or(0)
        };
        // A longer year waits until names have all the room that they have use for, and most totals too.
        let titles = careers.groups.iter().map(|group| width(&group.title));
        let widest = titles.chain(all().map(|career| words(&career.name))).max();
        let widest = widest.unwrap_or(0).clamp(NAMES, WIDEST_NAMES);
        let has_room = |year: &usize| longest(*year) + widest + TOTALS + 4 <= self.columns;
        let year = YEAR.rev().find(has_room).unwrap_or(*YEAR.start());
        let cells = longest(year);
        let names = self.columns.saturating_sub(cells + TOTALS + 4).clamp(NAMES, widest);
        for group in &careers.groups {
            self.blank();
            let title =
                wrap(&[Run::new(group.title.as_str(), Mark::Strong)], names, Indent::default());
            self.item();
            // No scale over what has no bar.
            let is_drawn =
                |career: &Career| career.stages.iter().any(|stage| stage.years.is_some());
            let scale = match group.careers.iter().any(is_drawn) {
                true => vec![Run::new(axis(cells, year), Mark::Muted)],
                false => Row::new(),
            };
            self.in_columns(title, scale, Vec::new(), names, cells);
            for career in &group.careers {
                let name = self.runs(&career.name);
                let total = self.runs(&career.total);
                self.item();
                let name = wrap(&name, names, Indent { first: 0, rest: 2 });
                let room = self.columns.saturating_sub(names + cells + 4).max(TOTALS);
                let total = wrapped_total(total, room);
                let here = self.rows.len();
                let (bar, told) = self.bar(career, year);
                self.in_columns(name, bar, total, names, cells);
                if let Some(told) = told {
                    let told = self.runs(told);
                    self.text(&told, &[Run::new("  ", Mark::Text)], 2);
                    self.unfolded = Some(here..self.rows.len());
                }
            }
        }
    }

    /// The stages of a pathway, each a link to its place on the page of the pathway, and what is said of the chosen one.
    fn bar<'c>(&mut self, career: &'c Career, year: usize) -> (Row, Option<&'c [Inline]>) {
        let (mut row, mut told) = (Row::new(), None);
        for DrawnStage { stage, sure, longer } in parts(career, year) {
            let (id, section) = (career.id.clone(), career.section.clone());
            let target = LinkTarget::Place { id, section, line: Some(stage.name.clone()) };
            let drawn = sure + &"┄".repeat(longer);
            let link = self.link_to(target, &drawn);
            let Mark::Link(number) = link.mark else { continue };
            if self.view.chosen == Some(number) {
                row.extend(in_brackets(&link.text, number));
                told = Some(stage.told.as_slice());
            } else {
                row.push(Run { mark: Mark::BarLink(number), ..link });
            }
        }
        (row, told)
    }

    /// A name of some rows, what is drawn beside the first of them, and the total.
    pub(super) fn in_columns(
        &mut self,
        name: Vec<Row>,
        bar: Row,
        total: Vec<Row>,
        names: usize,
        cells: usize,
    ) {
        let (mut bar, rows) = (Some(bar), name.len().max(total.len()).max(1));
        let (mut name, mut total) = (name.into_iter(), total.into_iter());
        for number in 0..rows {
            let mut row = Row::new();
            let part = name.next().unwrap_or_default();
            if number > 0 && !part.is_empty() {
                row.push(Run::new("  ", Mark::Text));
            }
            row.extend(part);
            let drawn = bar.take().unwrap_or_default();
            let rest = total.next().unwrap_or_default();
            for (part, column) in [(drawn, names + 2), (rest, names + cells + 4)] {
                if !part.is_empty() {
                    let used = width_of(&row);
                    row.push(Run::new(" ".repeat(column.saturating_sub(used)), Mark::Text));
                    row.extend(part);
                }
            }
            self.rows.push(row);
        }
    }
}

/// The chosen stage in as many cells: no color tells it from stages of another kind, but what stands at its ends.
fn in_brackets(drawn: &str, link: usize) -> Row {
    let inner =
        drawn.strip_prefix(|_: char| true).and_then(|rest| rest.strip_suffix(|_: char| true));
    let Some(inner) = inner else { return vec![Run::new(drawn, Mark::Link(link))] };
    let [begin, end] = ["[", "]"].map(|end| Run::new(end, Mark::Link(link)));
    vec![begin, Run::new(inner, Mark::BarLink(link)), end]
}

/// A total with its sources; where these are many, their numbers go on in the next row.
fn wrapped_total(total: Row, room: usize) -> Vec<Row> {
    if width_of(&total) <= room {
        return wrap(&total, room, Indent::default());
    }
    let put = |row: Row, from: &str, to: &str| -> Row {
        row.into_iter().map(|run| Run { text: run.text.replace(from, to), ..run }).collect()
    };
    let rows = wrap(&put(total, ",", ", "), room, Indent::default());
    rows.into_iter().map(|row| put(row, ", ", ",")).collect()
}

/// The columns that words take.
fn words(text: &[Inline]) -> usize {
    text.iter().map(|inline| width(inline.words())).sum()
}

/// The years, every other one by its number.
fn axis(cells: usize, year: usize) -> String {
    let mut numbers = String::new();
    for number in (0..=cells / year).step_by(2) {
        numbers.push_str(&" ".repeat((number * year).saturating_sub(numbers.len())));
        numbers.push_str(&number.to_string());
    }
    numbers.chars().take(cells).collect()
}

/// What is drawn of a stage.
struct DrawnStage<'c> {
    stage: &'c CareerStage,
    /// The cells of its least years, or a sign where its years are not told.
    sure: String,
    /// Those of its longer time.
    longer: usize,
}

/// The stages of a pathway behind each other, and those whose length is not told behind them.
fn parts(career: &Career, year: usize) -> Vec<DrawnStage<'_>> {
    let (mut parts, mut untold, mut begin) = (Vec::new(), Vec::new(), 0.0);
    for stage in &career.stages {
        let Some((least, most)) = stage.years else {
            untold.push(DrawnStage { stage, sure: "?".to_owned(), longer: 0 });
            continue;
        };
        let [from, sure, to] = [begin, begin + least, begin + most].map(|years| cell(years, year));
        parts.push(DrawnStage {
            stage,
            sure: sign(stage.kind).repeat(sure - from),
            longer: to - sure,
        });
        begin += most;
    }
    parts.extend(untold);
    parts
}

/// The cell that is nearest to a time in years.
fn cell(years: f64, year: usize) -> usize {
    let cells = |cell: usize| f64::from(u32::try_from(cell).unwrap_or(u32::MAX));
    (0..=40 * year).rfind(|&cell| cells(cell) <= years * cells(year) + 0.5).unwrap_or(0)
}

const fn sign(kind: StageKind) -> &'static str {
    match kind {
        StageKind::Internship => "▒",
        StageKind::Residency => "▓",
        StageKind::Fellowship => "█",
        StageKind::Undergraduate
        | StageKind::MedicalSchool
        | StageKind::Experience
        | StageKind::Certification
        | StageKind::Maintenance => "░",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::picture::CareerGroup;

    fn career(stages: &[(StageKind, Option<(f64, f64)>)]) -> Career {
        let stage =
            |&(kind, years)| CareerStage { name: String::new(), kind, years, told: Vec::new() };
        let stages = stages.iter().map(stage).collect();
        let (id, section) = (String::new(), String::new());
        Career { id, section, name: Vec::new(), stages, total: Vec::new() }
    }

    fn words(row: &Row) -> String {
        row.iter().map(|run| run.text.as_str()).collect()
    }

    fn drawn(stages: &[(StageKind, Option<(f64, f64)>)]) -> String {
        words(&Sheet::new(80).bar(&career(stages), 3).0)
    }

    #[test]
    fn a_scale_stands_over_bars_alone() {
        let group = |title: &str, years| {
            let careers = vec![career(&[(StageKind::Residency, years)])];
            CareerGroup { title: title.to_owned(), careers }
        };
        let groups = vec![group("Physician", Some((5.0, 5.0))), group("Nurse", None)];
        let mut sheet = Sheet::new(80);
        sheet.careers(&Careers { about: Vec::new(), groups });
        let head =
            |title: &str| sheet.rows.iter().map(words).find(|row| row.starts_with(title)).unwrap();
        assert!(head("Physician").ends_with('4'), "{}", head("Physician"));
        assert_eq!(head("Nurse").trim_end(), "Nurse");
    }

    #[test]
    fn sources_stand_as_on_every_page_and_go_on_in_the_next_row() {
        let total = |text: &str| vec![Run::new(text, Mark::Muted)];
        let rows = |text: &str, room| -> Vec<String> {
            let rows = wrapped_total(total(text), room).into_iter();
            rows.map(|row| row.into_iter().map(|run| run.text).collect()).collect()
        };
        assert_eq!(rows("7 y [5,6,7]", 14), ["7 y [5,6,7]"]);
        assert_eq!(rows("≥ 6 y [15,16,17,18,19]", 18), ["≥ 6 y [15,16,17,", "18,19]"]);
    }

    #[test]
    fn a_stage_is_as_long_as_its_years_and_one_without_is_a_sign_behind_them() {
        let stages = [
            (StageKind::Internship, Some((1.0, 1.0))),
            (StageKind::Experience, None),
            (StageKind::Residency, Some((2.5, 2.5))),
            (StageKind::Fellowship, Some((1.0, 2.0))),
        ];
        assert_eq!(drawn(&stages), "▒▒▒▓▓▓▓▓▓▓▓███┄┄┄?");
        assert_eq!(drawn(&[(StageKind::Fellowship, None), (StageKind::Residency, None)]), "??");
        assert_eq!(axis(20, 3), "0     2     4     6");
    }
}
