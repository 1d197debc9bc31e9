//! The week around a procedure: drugs, the days, and the rules in words, in three columns.

use super::{Drawing, Mark, Row, Sheet};
use crate::page::picture::{Course, WeekGroup, WeekLane};
use crate::text::{Indent, Run, width, wrap};

/// How wide the names of drugs are, where no word of them asks for more, with what parts them from the days.
const NAMES: usize = 20;

/// How wide the days are.
const DAYS: usize = 33;

/// From this many columns on, the words beside the days can be read.
pub const NEEDED: usize = 83;

/// Words that would take more rows than these beside the days stand under them.
const TALL: usize = 4;

/// What the signs mean.
const SIGNS: &str = "═ goes on, ═ ═ if what its rule asks holds · ├─┤ out, on the dotted days before not yet · ┄ the longer time of a rule, or more than it says · ├─▶ given again · hours stand within day 0 · words in its place or no line: the rule counts no days";

/// What stands for a drug of which only others say something.
const SILENT: &str = "nothing by the guideline of this page’s class; see below";

impl Sheet {
    /// Groups of lanes, each under the days. Its items are those of the table that it stands for.
    pub(super) fn week(&mut self, groups: &[WeekGroup]) {
        let words = groups.iter().flat_map(|group| &group.lanes).flat_map(|lane| &lane.name);
        let words = words.flat_map(|name| name.words().split(' ')).map(width);
        let names = words.max().map_or(NAMES, |word| NAMES.max(word + 2));
        for group in groups {
            let title = vec![Run::new(group.title.as_str(), Mark::Strong)];
            self.item();
            self.beside(names, &title, Some(Drawing::Days), &Row::new());
            group.lanes.iter().for_each(|lane| self.lane(names, lane));
        }
        self.item();
        self.text(&[Run::new(SIGNS, Mark::Muted)], &[], 0);
    }

    fn lane(&mut self, names: usize, lane: &WeekLane) {
        let mut name = self.runs(&lane.name);
        (0..lane.items).for_each(|_| self.item());
        if lane.lines.is_empty() {
            return self.beside(names, &name, None, &vec![Run::new(SILENT, Mark::Muted)]);
        }
        for line in &lane.lines {
            let words = self.runs(&line.words);
            let drawn =
                (line.course != Course::default()).then(|| Drawing::Course(line.course.clone()));
            self.beside(names, &std::mem::take(&mut name), drawn, &words);
        }
    }

    /// A name, the rows kept free for what is drawn, and words; these in the place of the days where nothing can be drawn, and
    /// under them where they are long.
    fn beside(&mut self, room: usize, name: &Row, drawing: Option<Drawing>, words: &Row) {
        let names = wrap(name, room - 2, Indent::default());
        let is_drawn = drawing.is_some();
        let days = if is_drawn { DAYS + 2 } else { 0 };
        let broken =
            |days| wrap(words, self.columns.saturating_sub(room + days), Indent::default());
        let beside = broken(days);
        let is_beneath = is_drawn && beside.len() > TALL;
        let words = if is_beneath { [vec![Row::new()], broken(0)].concat() } else { beside };
        let number = self.drawings.len();
        self.drawings.extend(drawing);
        for row in 0..names.len().max(words.len()).max(1) {
            let mut line = names.get(row).cloned().unwrap_or_default();
            let used: usize = line.iter().map(|run| width(&run.text)).sum();
            line.push(Run::new(" ".repeat(room - used), Mark::Text));
            if is_drawn && (row == 0 || !is_beneath) {
                line.push(Run::new(" ".repeat(DAYS), Mark::Drawn { number, row }));
                line.push(Run::new("  ", Mark::Text));
            }
            line.extend(words.get(row).cloned().unwrap_or_default());
            self.rows.push(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_stand_under_the_days() {
        let rows = |words: &str| {
            let mut sheet = Sheet::new(NEEDED);
            let words = vec![Run::new(words, Mark::Text)];
            let name = vec![Run::new("Edoxaban", Mark::Text)];
            sheet.beside(NAMES, &name, Some(Drawing::Days), &words);
            sheet.rows
        };
        let is_drawn = |row: &Row| row.iter().any(|run| matches!(run.mark, Mark::Drawn { .. }));
        let beside = rows(&"leave out two doses ".repeat(5));
        assert!(beside.len() == TALL && beside.iter().all(is_drawn), "{beside:?}");
        let beneath = rows(&"leave out two doses ".repeat(8));
        assert_eq!(beneath.iter().map(is_drawn).collect::<Vec<_>>(), [true, false, false, false]);
        let text = |row: &Row| row.iter().map(|run| run.text.as_str()).collect::<String>();
        assert!(text(&beneath[1]).starts_with(&format!("{}leave out", " ".repeat(NAMES))));
        assert!(beneath.iter().all(|row| width(&text(row)) <= NEEDED));
    }
}
