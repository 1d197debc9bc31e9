//! Studies by what they asked about and when: a sign for each, and beneath its row what is said of the chosen one.
//!
//! ```text
//!                          2000s  2010s   2020s     people
//! Acute ischemic stroke           ↑↑↑↑↑↑  0↑↑↑↑↑↓0  ≥ 2113
//! ```

use super::sheet::width_of;
use super::{Mark, Row, Sheet};
use crate::page::picture::{EvidenceMap, EvidenceMark, EvidenceRow};
use crate::text::{Indent, Run, width, wrap};

/// The narrowest column of names that can be read.
const NAMES: usize = 20;

/// The widest.
const WIDEST_NAMES: usize = 60;

/// How far names stand behind their headings.
const INDENT: usize = 2;

/// What parts columns.
const GAP: usize = 2;

/// What stands over how many took part.
const PEOPLE: &str = "people";

/// From this many columns on, a map can be read.
pub fn needed(map: &EvidenceMap) -> usize {
    NAMES + cells(map).iter().chain([&people(map)]).map(|cell| GAP + cell).sum::<usize>()
}

fn rows(map: &EvidenceMap) -> impl Iterator<Item = &EvidenceRow> {
    map.groups.iter().flat_map(|group| &group.rows)
}

/// How wide the column of each time is.
fn cells(map: &EvidenceMap) -> Vec<usize> {
    let widest = |(column, title): (usize, &String)| {
        let most = rows(map).filter_map(|row| row.cells.get(column)).map(Vec::len).max();
        width(title).max(most.unwrap_or(0))
    };
    map.columns.iter().enumerate().map(widest).collect()
}

/// How wide the numbers of those who took part are.
fn people(map: &EvidenceMap) -> usize {
    rows(map).map(|row| width(&row.people)).chain([PEOPLE.len()]).max().unwrap_or(0)
}

/// How wide the columns of a map are.
struct MapColumns {
    names: usize,
    cells: Vec<usize>,
    people: usize,
}

impl Sheet {
    /// The questions under their headings. It has so many items: those of the words that it stands for.
    pub(super) fn evidence(&mut self, map: &EvidenceMap, items: usize) {
        let about = self.runs(&map.about);
        self.item();
        self.text(&about, &[], 0);
        let top = self.rows.len();
        let marks = || rows(map).flat_map(|row| row.cells.iter().flatten());
        let (mut link, chosen) = self.choices(marks().map(|mark| &mark.id));
        let chosen = chosen.and_then(|at| Some((link + at, marks().nth(at)?)));

        let room = self.columns + NAMES - needed(map);
        let longest = rows(map).map(|row| INDENT + width(&row.name)).max().unwrap_or(0);
        let names = longest.min(room).clamp(NAMES, WIDEST_NAMES);
        let columns = MapColumns { names, cells: cells(map), people: people(map) };
        self.blank();
        self.rows.push(columns.titles(map));
        let mut item = None;
        for group in &map.groups {
            self.text(&[Run::new(group.title.as_str(), Mark::Strong)], &[], 0);
            for question in &group.rows {
                let here = self.rows.len();
                self.rows.extend(columns.row(question, link));
                let links = link..link + question.cells.iter().map(Vec::len).sum::<usize>();
                link = links.end;
                if let Some((_, mark)) = chosen.filter(|(chosen, _)| links.contains(chosen)) {
                    let told = self.runs(&mark.told);
                    self.text(&told, &[Run::new(" ".repeat(INDENT), Mark::Text)], INDENT);
                    self.unfolded = Some(here..self.rows.len());
                    item = Some((mark.item, here));
                }
            }
        }
        self.items_around(items, item, top..self.rows.len());
    }
}

impl MapColumns {
    fn titles(&self, map: &EvidenceMap) -> Row {
        let titles = map.columns.iter().zip(&self.cells);
        let titles = titles.map(|(title, cells)| format!("{:GAP$}{title:cells$}", ""));
        let row = " ".repeat(self.names)
            + &titles.collect::<String>()
            + &format!("{:GAP$}{PEOPLE:>1$}", "", self.people);
        vec![Run::new(row, Mark::Muted)]
    }

    /// A question; its signs are links from the one with this number on. Its name goes on over the cells before the first sign,
    /// which are empty.
    fn row(&self, question: &EvidenceRow, mut link: usize) -> Vec<Row> {
        let empty = question.cells.iter().take_while(|marks| marks.is_empty()).count();
        let over: usize = self.cells.iter().take(empty).map(|cells| GAP + cells).sum();
        let name = [Run::new(question.name.as_str(), Mark::Text)];
        let room = self.names + over;
        let mut rows = wrap(&name, room, Indent { first: INDENT, rest: 2 * INDENT });
        for (number, row) in rows.iter_mut().enumerate() {
            let indent = if number == 0 { INDENT } else { 2 * INDENT };
            row.insert(0, Run::new(" ".repeat(indent), Mark::Text));
        }
        let Some(row) = rows.first_mut() else { return rows };
        let mut free = room.saturating_sub(width_of(row));
        for (marks, cells) in question.cells.iter().zip(&self.cells).skip(empty) {
            row.push(Run::new(" ".repeat(free + GAP), Mark::Text));
            let sign =
                |(at, mark): (usize, &EvidenceMark)| Run::new(mark.sign, Mark::Link(link + at));
            row.extend(marks.iter().enumerate().map(sign));
            link += marks.len();
            free = cells - marks.len();
        }
        let people = format!("{:>1$}", question.people, free + GAP + self.people);
        row.push(Run::new(people, Mark::Muted));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_over_the_empty_cells_before_its_first_sign() {
        let mark = || EvidenceMark { id: String::new(), sign: "↑", told: Vec::new(), item: 0 };
        let question = |cells: [usize; 3]| EvidenceRow {
            name: "Aneurysmal subarachnoid hemorrhage".to_owned(),
            cells: cells.map(|count| (0..count).map(|_| mark()).collect()).to_vec(),
            people: "2,614".to_owned(),
        };
        let columns = MapColumns { names: 22, cells: vec![5, 5, 5], people: 6 };
        let drawn = |cells| -> Vec<String> {
            let rows = columns.row(&question(cells), 0).into_iter();
            rows.map(|row| row.into_iter().map(|run| run.text).collect()).collect()
        };
        assert_eq!(drawn([0, 0, 2]), ["  Aneurysmal subarachnoid hemorrhage  ↑↑      2,614"],);
        assert_eq!(
            drawn([1, 0, 2]),
            [
                "  Aneurysmal            ↑             ↑↑      2,614",
                "    subarachnoid",
                "    hemorrhage"
            ],
        );
    }
}
