//! The week around a procedure: drugs, the days, and the rules in words, in three columns.

use super::{Drawing, Mark, Row, Sheet};
use crate::page::picture::{Course, WeekDrug, WeekGroup};
use crate::text::{Indent, Run, width, wrap};

/// How wide the names of drugs are, with what parts them from the days.
const NAMES: usize = 20;

/// How wide the days are.
const DAYS: usize = 33;

/// From this many columns on, the words beside the days can be read.
pub const NEEDED: usize = 83;

/// What the signs mean.
const SIGNS: &str = "═ goes on · ├─┤ out, on the dotted days before not yet · ┄ the longer time of a rule, or more than it says · ├─▶ given again · hours stand within day 0 · where no line stands, the rule counts no days";

/// What stands for a drug of which only others say something.
const SILENT: &str = "nothing by the guideline of this page’s class; see below";

impl Sheet {
    /// Groups of drugs, each under the days. Its items are those of the table that it stands for.
    pub(super) fn week(&mut self, groups: &[WeekGroup]) {
        for group in groups {
            let title = vec![Run::new(group.title.as_str(), Mark::Strong)];
            self.item();
            self.in_three(&title, Drawing::Days, &Row::new());
            group.drugs.iter().for_each(|drug| self.drug(drug));
        }
        self.item();
        self.text(&[Run::new(SIGNS, Mark::Muted)], &[], 0);
    }

    fn drug(&mut self, drug: &WeekDrug) {
        let mut name = vec![self.link(&drug.id, &drug.name)];
        self.item();
        if drug.lines.is_empty() {
            return self.in_two(&name, &vec![Run::new(SILENT, Mark::Muted)]);
        }
        for line in &drug.lines {
            let words = self.runs(&line.words);
            let name = std::mem::take(&mut name);
            match line.course == Course::default() {
                true => self.in_two(&name, &words),
                false => self.in_three(&name, Drawing::Course(line.course), &words),
            }
        }
    }

    /// A name, and words in the place of the days where nothing can be drawn of them.
    fn in_two(&mut self, name: &Row, words: &Row) {
        let used: usize = name.iter().map(|run| width(&run.text)).sum();
        let mut prefix = name.clone();
        prefix.push(Run::new(" ".repeat(NAMES.saturating_sub(used).max(1)), Mark::Text));
        self.text(words, &prefix, NAMES);
    }

    /// A name, the rows kept free for what is drawn, and words.
    fn in_three(&mut self, name: &Row, drawing: Drawing, words: &Row) {
        let names = wrap(name, NAMES - 2, Indent::default());
        let room = self.columns.saturating_sub(NAMES + DAYS + 2);
        let words = wrap(words, room, Indent::default());
        let number = self.drawings.len();
        self.drawings.push(drawing);
        for row in 0..names.len().max(words.len()).max(1) {
            let mut line = names.get(row).cloned().unwrap_or_default();
            let used: usize = line.iter().map(|run| width(&run.text)).sum();
            line.push(Run::new(" ".repeat(NAMES - used), Mark::Text));
            line.push(Run::new(" ".repeat(DAYS), Mark::Drawn { number, row }));
            line.push(Run::new("  ", Mark::Text));
            line.extend(words.get(row).cloned().unwrap_or_default());
            self.rows.push(line);
        }
    }
}
