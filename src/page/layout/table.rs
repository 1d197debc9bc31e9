//! Entries in one column, what is said of them in another.

use super::{Mark, Row, Sheet};
use crate::page::LinkRow;
use crate::text::{Run, width};

impl Sheet {
    /// Links without labels, their notes in a column.
    pub(super) fn table(&mut self, links: &[LinkRow]) {
        // The same column in every table of a page, so that the groups of a list stand in line.
        let column = self.columns / 4 + 2;
        for link in links {
            let title = self.link(&link.target, &link.title);
            let note = self.runs(&link.note);
            let beside = width(&link.title) + 2 <= column && self.columns >= column + 24;
            let hang = if beside { column } else { 2 };
            if beside && !note.is_empty() {
                let gap = " ".repeat(column - width(&link.title));
                self.text(&note, &[title, Run::new(gap, Mark::Text)], column);
            } else {
                self.text(&[title], &[], 0);
                if !note.is_empty() {
                    self.text(&note, &[Run::new("  ", Mark::Text)], 2);
                }
            }
            for more in &link.more {
                let mut runs = Row::new();
                if !more.label.is_empty() {
                    runs.push(Run::new(format!("{}: ", more.label), Mark::Muted));
                }
                runs.extend(self.runs(&more.text));
                self.text(&runs, &[Run::new(" ".repeat(hang), Mark::Text)], hang);
            }
        }
    }
}
