//! What stands on a page: its head, its blocks, its references.

use super::sheet::longest_word;
use super::{LinkTarget, Mark, Sheet, body, careers, columns, evidence, timeline, week};
use crate::page::{ALSO_READ, Block, FactRow, Inline, LinkRow, Marker, Page, Picture, Reference};
use crate::text::{Indent, Run, is_web_address, width, wrap};

impl Sheet {
    pub(super) fn head(&mut self, page: &Page) {
        let kind = page.kind;
        let title = [Run::new(page.title.as_str(), Mark::Title)];
        let room = self.columns.saturating_sub(width(kind) + 2);
        if width(&page.title) <= room {
            let gap = self.columns - width(kind) - width(&page.title);
            let mut row = title.to_vec();
            row.push(Run::new(" ".repeat(gap), Mark::Text));
            row.push(Run::new(kind, Mark::Muted));
            self.rows.push(row);
        } else {
            self.text(&title, &[], 0);
            self.text(&[Run::new(kind, Mark::Muted)], &[], 0);
        }
        let mut badges = Vec::new();
        for badge in &page.badges {
            if !badges.is_empty() {
                badges.push(Run::new(" · ", Mark::Muted));
            }
            // No-break spaces: a badge that is short enough stays whole.
            let words =
                badge.text.replace(' ', if width(&badge.text) < 32 { "\u{a0}" } else { " " });
            badges.push(match badge.warning {
                true => Run::new(format!("▲\u{a0}{words}"), Mark::Warning),
                false => Run::new(words, Mark::Muted),
            });
        }
        self.text(&badges, &[], 0);
        self.blank();
        let lead = self.runs(&page.lead);
        self.item();
        self.text(&lead, &[], 0);
    }

    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { text } => {
                let runs = self.runs(text);
                self.item();
                self.text(&runs, &[], 0);
            }
            Block::List { marker, items } => self.list(*marker, items),
            Block::Steps { items } => {
                for (number, item) in items.iter().enumerate() {
                    let runs = self.runs(item);
                    self.item();
                    let prefix = [Run::new(format!("{:>2}  ", number + 1), Mark::Strong)];
                    self.text(&runs, &prefix, 4);
                }
            }
            Block::Facts { rows } => self.facts(rows),
            Block::Links { rows } => self.links(rows),
            Block::Bars { scale, rows } => self.bars(*scale, rows),
            Block::Table { rows, .. } => self.table(rows),
            Block::Matrix { columns, rows } => self.matrix(columns, rows),
            Block::Spans { rows } => self.spans(rows),
            Block::Picture { picture: Picture::Week(groups), under, .. }
                if !self.plain && self.columns >= week::NEEDED =>
            {
                self.week(groups);
                for block in under {
                    self.block(block);
                }
            }
            Block::Picture { picture: Picture::Careers(careers), .. }
                if !self.plain && self.columns >= careers::NEEDED =>
            {
                self.careers(careers);
            }
            Block::Picture { picture: Picture::Timeline(timeline), alt, .. }
                if !self.plain && self.columns >= timeline::NEEDED =>
            {
                self.timeline(timeline, Block::count(alt));
            }
            Block::Picture { picture: Picture::Evidence(map), alt, .. }
                if !self.plain && self.columns >= evidence::needed(map) =>
            {
                self.evidence(map, Block::count(alt));
            }
            Block::Picture { picture: Picture::Body(map), .. }
                if !self.plain && self.columns >= body::NEEDED =>
            {
                self.body(map);
            }
            Block::Picture { alt, under, .. } => {
                for block in alt {
                    self.block(block);
                }
                // What stands under the picture is in the words already.
                (0..Block::count(under)).for_each(|_| self.item());
            }
            Block::Comparison { entries, rows } => {
                let seen = columns::seen(self.columns, entries.len(), None);
                self.comparison("", entries, rows, seen);
            }
        }
    }

    fn list(&mut self, marker: Marker, items: &[Vec<Inline>]) {
        let (sign, mark) = match marker {
            Marker::Bullet => ("• ", Mark::Muted),
            Marker::Absolute => ("■ ", Mark::Warning),
            Marker::Relative => ("□ ", Mark::Strong),
            Marker::Alarm => ("▲ ", Mark::Warning),
        };
        if let Some(title) = marker.title().filter(|_| !items.is_empty()) {
            self.text(&[Run::new(title, Mark::Muted)], &[], 0);
        }
        for item in items {
            // That nothing forbids it is no warning.
            let is_none = || item.first().is_some_and(|first| first.words().starts_with("None"));
            let (sign, mark) = match marker {
                Marker::Absolute if is_none() => ("• ", Mark::Muted),
                _ => (sign, mark),
            };
            let runs = self.runs(item);
            self.item();
            self.text(&runs, &[Run::new(sign, mark)], 2);
        }
    }

    fn facts(&mut self, facts: &[FactRow]) {
        let widest = facts.iter().map(|fact| width(&fact.label)).max().unwrap_or(0);
        let column = widest.min(self.columns / 3) + 2;
        let mut above = false;
        // What is left of a label that is longer than its column; it stands beside what is said.
        let mut label = Vec::new().into_iter();
        for fact in facts {
            let runs = self.runs(&fact.text);
            // A row without a label goes on with the one before it, and stands where that stands.
            if !fact.label.is_empty() {
                self.rows.extend(label);
                let whole = vec![Run::new(fact.label.as_str(), Mark::Muted)];
                above = longest_word(&whole) + 2 > column || self.columns < column + 24;
                let room = if above { self.columns + self.over } else { column - 2 };
                label = wrap(&whole, room, Indent::default()).into_iter();
            }
            self.item();
            if above {
                self.rows.extend(label.by_ref());
                self.text(&runs, &[Run::new("  ", Mark::Text)], 2);
                continue;
            }
            let mut part = || {
                let part: String = label.next().into_iter().flatten().map(|run| run.text).collect();
                Run::new(format!("{part:column$}"), Mark::Muted)
            };
            let top = self.rows.len();
            self.text(&runs, &[part()], column);
            let hanging = self.rows.iter_mut().skip(top + 1);
            hanging.filter_map(|row| row.first_mut()).for_each(|space| *space = part());
        }
        self.rows.extend(label);
    }

    /// What hangs on an entry, a branch each.
    fn branches(&mut self, more: &[FactRow], indent: usize) {
        for (number, fact) in more.iter().enumerate() {
            let runs = self.said_of(fact);
            let sign = if number + 1 < more.len() { "├ " } else { "└ " };
            let before = [Run::new(" ".repeat(indent), Mark::Text), Run::new(sign, Mark::Muted)];
            self.text(&runs, &before, indent + 2);
        }
    }

    fn links(&mut self, links: &[LinkRow]) {
        let tells = |link: &LinkRow| !link.note.is_empty() || !link.more.is_empty();
        if links.iter().all(|link| link.label.is_empty() && tells(link)) {
            return self.entries(links);
        }
        self.link_rows(links);
    }

    /// Links behind their labels, each with its note behind a dash.
    pub(super) fn link_rows(&mut self, links: &[LinkRow]) {
        let column = links.iter().map(|link| width(&link.label)).max().unwrap_or(0);
        let column = if column == 0 { 0 } else { column + 2 };
        for link in links {
            let mut runs = vec![self.link(&link.target, &link.title)];
            runs.push(Run::new(link.dash(), Mark::Muted));
            runs.extend(self.runs(&link.note));
            self.item();
            if self.columns < column + 16 {
                self.text(&[Run::new(link.label.as_str(), Mark::Muted)], &[], 0);
                self.text(&runs, &[Run::new("  ", Mark::Text)], 2);
            } else {
                let label = format!("{:column$}", link.label);
                self.text(&runs, &[Run::new(label, Mark::Muted)], column);
            }
            self.branches(&link.more, if self.columns < column + 16 { 2 } else { column });
        }
    }

    pub(super) fn references(&mut self, references: &[Reference]) {
        let also_read = references.iter().position(|reference| reference.uncited);
        for (number, reference) in references.iter().enumerate() {
            if also_read == Some(number) {
                self.text(&[Run::new(ALSO_READ, Mark::Muted)], &[], 0);
            }
            self.item();
            let prefix = [Run::new(format!("{:>2}  ", number + 1), Mark::Cite)];
            let address = match is_web_address(&reference.address) {
                true => {
                    let target = LinkTarget::Address(reference.address.clone());
                    self.link_to(target, &reference.address)
                }
                false => Run::new(reference.address.as_str(), Mark::Muted),
            };
            let text = Run::new(reference.text.as_str(), Mark::Text);
            self.text(&[text, Run::new(" ", Mark::Text), address], &prefix, 4);
        }
    }
}
