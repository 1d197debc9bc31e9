//! A page broken into rows for a width.
//!
//! Rows carry marks, not colours: what a stretch of text is (a title, a link, a bar), for the screen to
//! paint and for plain text to forget. Wide pages have the titles of their sections in a margin at the left;
//! narrow ones above the text.

mod bars;

use super::{Block, DISCLAIMER, Fact, Inline, LinkRow, Marker, Page, Span};
use crate::text::{Indent, Run, width, wrap};

/// What a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Ordinary text.
    Text,
    /// Text that weighs more.
    Strong,
    /// Text in another voice.
    Emphasis,
    /// What may be read last: labels, notes, numbers of sources.
    Muted,
    /// The title of the page.
    Title,
    /// The title of a section.
    Heading,
    /// What calls for care.
    Warning,
    /// The link with this number in [`Laid::links`].
    Link(usize),
    /// The filled part of a bar.
    Bar,
    /// The filled part of a bar that shows harm.
    Harm,
    /// The empty part of a bar.
    Track,
}

/// A row of a page.
pub type Row = Vec<Run<Mark>>;

/// A link as it stands in the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSpot {
    /// The row on which it begins.
    pub row: usize,
    /// The id of the entry that it leads to.
    pub target: String,
}

/// A section as it stands in the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionSpot {
    /// The row on which it begins.
    pub row: usize,
    /// Its title.
    pub title: String,
}

/// A page in rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Laid {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// The links in the order of reading.
    pub links: Vec<LinkSpot>,
    /// The sections from top to bottom.
    pub sections: Vec<SectionSpot>,
}

/// Beyond this many columns a row is too long to read.
pub const WIDEST: usize = 104;

/// From this many columns on, the titles of sections stand in the margin.
const WITH_MARGIN: usize = 76;

/// The width of that margin.
const MARGIN: usize = 17;

/// Breaks `page` into rows of at most `columns`.
#[must_use]
pub fn lay(page: &Page, columns: usize) -> Laid {
    let columns = columns.clamp(1, WIDEST);
    // Titles that do not fit the margin, such as questions, stand above the text, and then all of them do.
    let fits = |title: &str| wrap(&[Run::new(title, ())], MARGIN - 2, Indent::default()).len() <= 2;
    let margin = columns >= WITH_MARGIN && page.sections.iter().all(|section| fits(&section.title));
    let mut sheet = Sheet { columns, margin, rows: Vec::new(), targets: Vec::new() };
    sheet.head(page);
    let mut sections = Vec::new();
    for section in &page.sections {
        let row = sheet.section(&section.title, |sheet| {
            section.blocks.iter().for_each(|block| sheet.block(block));
        });
        sections.push(SectionSpot { row, title: section.title.clone() });
    }
    if !page.references.is_empty() {
        let row = sheet.section("Sources", |sheet| sheet.references(page));
        sections.push(SectionSpot { row, title: "Sources".to_owned() });
    }
    sheet.blank();
    let mut last = vec![Run::new(DISCLAIMER, Mark::Muted)];
    if !page.provenance.is_empty() {
        last.push(Run::new(format!(" {}.", page.provenance), Mark::Muted));
    }
    sheet.text(&last, &[], 0);

    let links = sheet.targets.into_iter().enumerate().map(|(number, target)| {
        let holds = |row: &Row| row.iter().any(|run| run.mark == Mark::Link(number));
        LinkSpot { row: sheet.rows.iter().position(holds).unwrap_or(0), target }
    });
    Laid { links: links.collect(), rows: sheet.rows, sections }
}

/// Rows in the making.
struct Sheet {
    columns: usize,
    /// Whether the titles of sections stand in a margin at the left.
    margin: bool,
    rows: Vec<Row>,
    targets: Vec<String>,
}

impl Sheet {
    fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| !row.is_empty()) {
            self.rows.push(Vec::new());
        }
    }

    /// Wraps `runs` behind `prefix`, which stands before the first row only; further rows begin at `hang`.
    fn text(&mut self, runs: &[Run<Mark>], prefix: &[Run<Mark>], hang: usize) {
        let first: usize = prefix.iter().map(|run| width(&run.text)).sum();
        let mut wrapped = wrap(runs, self.columns, Indent { first, rest: hang }).into_iter();
        let mut row = prefix.to_vec();
        row.extend(wrapped.next().unwrap_or_default());
        if !row.is_empty() {
            self.rows.push(row);
        }
        for rest in wrapped {
            let mut row = vec![Run::new(" ".repeat(hang), Mark::Text)];
            row.extend(rest);
            self.rows.push(row);
        }
    }

    fn head(&mut self, page: &Page) {
        let kind = page.kind.name();
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
        self.text(&lead, &[], 0);
    }

    /// Lays a section out and returns the row on which it begins.
    fn section(&mut self, title: &str, content: impl FnOnce(&mut Self)) -> usize {
        self.blank();
        let top = self.rows.len();
        let heading = [Run::new(title, Mark::Heading)];
        if !self.margin {
            self.text(&heading, &[], 0);
            let content = self.indented(2, content);
            self.rows.extend(content);
            return top;
        }
        let titles = wrap(&heading, MARGIN - 2, Indent::default());
        let mut content = self.indented(MARGIN, content);
        while content.len() < titles.len() {
            content.push(vec![Run::new(" ".repeat(MARGIN), Mark::Text)]);
        }
        for (row, title) in content.iter_mut().zip(titles) {
            let used: usize = title.iter().map(|run| width(&run.text)).sum();
            let rest = row.split_off(1.min(row.len()));
            *row = title;
            row.push(Run::new(" ".repeat(MARGIN - used), Mark::Text));
            row.extend(rest);
        }
        self.rows.extend(content);
        top
    }

    /// The rows of `content`, each behind `by` columns.
    fn indented(&mut self, by: usize, content: impl FnOnce(&mut Self)) -> Vec<Row> {
        let mut inner = Self {
            columns: self.columns.saturating_sub(by).max(1),
            margin: false,
            rows: Vec::new(),
            targets: std::mem::take(&mut self.targets),
        };
        content(&mut inner);
        self.targets = inner.targets;
        let indent = |row: Row| {
            let mut indented = vec![Run::new(" ".repeat(by), Mark::Text)];
            indented.extend(row);
            indented
        };
        inner.rows.into_iter().map(indent).collect()
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => {
                let runs = self.runs(text);
                self.text(&runs, &[], 0);
            }
            Block::List(marker, items) => self.list(*marker, items),
            Block::Steps(items) => {
                for (number, item) in items.iter().enumerate() {
                    let runs = self.runs(item);
                    let prefix = [Run::new(format!("{:>2}  ", number + 1), Mark::Strong)];
                    self.text(&runs, &prefix, 4);
                }
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Links(links) => self.links(links),
            Block::Bars { scale, rows } => self.bars(*scale, rows),
            Block::Spans(spans) => self.spans(spans),
        }
    }

    fn list(&mut self, marker: Marker, items: &[Vec<Inline>]) {
        let (sign, mark, title) = match marker {
            Marker::Bullet => ("• ", Mark::Muted, None),
            Marker::Absolute => ("■ ", Mark::Warning, Some("absolute")),
            Marker::Relative => ("□ ", Mark::Strong, Some("relative")),
            Marker::Alarm => ("▲ ", Mark::Warning, None),
        };
        if let Some(title) = title.filter(|_| !items.is_empty()) {
            self.text(&[Run::new(title, Mark::Muted)], &[], 0);
        }
        for item in items {
            let runs = self.runs(item);
            self.text(&runs, &[Run::new(sign, mark)], 2);
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        let widest = facts.iter().map(|fact| width(&fact.label)).max().unwrap_or(0);
        let column = widest.min(self.columns / 3) + 2;
        let mut above = false;
        for fact in facts {
            let runs = self.runs(&fact.text);
            // A row without a label goes on with the one before it, and stands where that stands.
            if !fact.label.is_empty() {
                above = width(&fact.label) + 2 > column || self.columns < column + 24;
                if above {
                    self.text(&[Run::new(fact.label.as_str(), Mark::Muted)], &[], 0);
                }
            }
            if above {
                self.text(&runs, &[Run::new("  ", Mark::Text)], 2);
            } else {
                let label = format!("{:column$}", fact.label);
                self.text(&runs, &[Run::new(label, Mark::Muted)], column);
            }
        }
    }

    fn links(&mut self, links: &[LinkRow]) {
        let tells = |link: &LinkRow| !link.note.is_empty() || !link.more.is_empty();
        if links.iter().all(|link| link.label.is_empty() && tells(link)) {
            return self.table(links);
        }
        let column = links.iter().map(|link| width(&link.label)).max().unwrap_or(0);
        let column = if column == 0 { 0 } else { column + 2 };
        for link in links {
            let mut runs = vec![self.link(&link.target, &link.title)];
            if !link.note.is_empty() {
                if !link.note.first().is_some_and(Inline::follows) {
                    runs.push(Run::new(" – ", Mark::Muted));
                }
                runs.extend(self.runs(&link.note));
            }
            if self.columns < column + 16 {
                self.text(&[Run::new(link.label.as_str(), Mark::Muted)], &[], 0);
                self.text(&runs, &[Run::new("  ", Mark::Text)], 2);
            } else {
                let label = format!("{:column$}", link.label);
                self.text(&runs, &[Run::new(label, Mark::Muted)], column);
            }
        }
    }

    /// Links without labels, their notes in a column.
    fn table(&mut self, links: &[LinkRow]) {
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

    fn spans(&mut self, spans: &[Span]) {
        let years = spans.iter().map(|span| span.start + span.length).fold(0.0f64, f64::max);
        let label_column =
            spans.iter().map(|span| width(&span.label)).max().unwrap_or(0).min(30) + 2;
        let cells = match self.columns.checked_sub(label_column) {
            Some(rest) if rest >= 44 => 24,
            Some(rest) if rest >= 28 => 12,
            _ => 0,
        };
        for span in spans {
            let mut prefix = vec![Run::new(format!("{:label_column$}", span.label), Mark::Strong)];
            // A label that is too long for its column has a row of its own.
            if cells > 0 && width(&span.label) + 2 > label_column {
                self.text(&prefix, &[], 0);
                prefix = vec![Run::new(" ".repeat(label_column), Mark::Text)];
            }
            if cells > 0 && years > 0.0 {
                let part = (span.length > 0.0)
                    .then(|| (span.start / years, (span.start + span.length) / years));
                prefix.extend(bars::track(part, cells, Mark::Bar));
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
            self.text(&note, &[Run::new("  ", Mark::Text)], 2);
        }
    }

    fn references(&mut self, page: &Page) {
        for (number, reference) in page.references.iter().enumerate() {
            let prefix = [Run::new(format!("{:>2}  ", number + 1), Mark::Muted)];
            let runs = [
                Run::new(reference.text.as_str(), Mark::Text),
                Run::new(format!(" {}", reference.address), Mark::Muted),
            ];
            self.text(&runs, &prefix, 4);
        }
    }

    fn link(&mut self, target: &str, text: &str) -> Run<Mark> {
        self.targets.push(target.to_owned());
        Run::new(text, Mark::Link(self.targets.len() - 1))
    }

    fn runs(&mut self, inlines: &[Inline]) -> Row {
        let mut runs: Row = Vec::with_capacity(inlines.len());
        let mut cites: Vec<String> = Vec::new();
        for inline in inlines {
            let run = match inline {
                Inline::Cite(number) => {
                    let number = number.to_string();
                    if !cites.contains(&number) {
                        cites.push(number);
                    }
                    continue;
                }
                Inline::Text(text) => Run::new(text.as_str(), Mark::Text),
                Inline::Strong(text) => Run::new(text.as_str(), Mark::Strong),
                Inline::Emphasis(text) => Run::new(text.as_str(), Mark::Emphasis),
                Inline::Muted(text) => Run::new(text.as_str(), Mark::Muted),
                Inline::Link { id, text } => self.link(id, text),
            };
            cite(&mut runs, &mut cites);
            runs.push(run);
        }
        cite(&mut runs, &mut cites);
        runs
    }
}

/// Puts the numbers of sources behind the last run, in one pair of brackets and before its punctuation.
fn cite(runs: &mut Row, cites: &mut Vec<String>) {
    if cites.is_empty() {
        return;
    }
    let numbers = Run::new(format!("\u{a0}[{}]", cites.join(",")), Mark::Muted);
    cites.clear();
    let sign = runs.last_mut().and_then(|last| {
        let kept = last.text.trim_end_matches(['.', ',', ';', ':']).len();
        let sign = last.text.split_off(kept);
        (!sign.is_empty()).then(|| Run::new(sign, last.mark))
    });
    runs.push(numbers);
    runs.extend(sign);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Kind};
    use proptest::prelude::*;

    fn texts(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| row.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    #[test]
    fn sources_that_follow_each_other_share_brackets() {
        let mut sheet = Sheet { columns: 40, margin: false, rows: Vec::new(), targets: Vec::new() };
        let text = [
            Inline::Text("so".into()),
            Inline::Cite(1),
            Inline::Cite(12),
            Inline::Text(".".into()),
        ];
        let runs = sheet.runs(&text);
        sheet.text(&runs, &[], 0);
        assert_eq!(texts(&sheet.rows), ["so [1,12]."]);
    }

    #[test]
    fn sources_stand_before_the_punctuation() {
        let mut sheet = Sheet { columns: 40, margin: false, rows: Vec::new(), targets: Vec::new() };
        let text = [Inline::Text("so;".into()), Inline::Cite(1), Inline::Text(" then.".into())];
        let runs = sheet.runs(&text);
        sheet.text(&runs, &[], 0);
        assert_eq!(texts(&sheet.rows), ["so [1]; then."]);
    }

    #[test]
    fn links_know_their_row() {
        let catalog = Catalog::embedded();
        for at in catalog.of_kind(Kind::Condition) {
            let laid = lay(&Page::new(&catalog, at), 60);
            for (number, link) in laid.links.iter().enumerate() {
                assert!(laid.rows[link.row].iter().any(|run| run.mark == Mark::Link(number)));
            }
        }
    }

    proptest! {
        #[test]
        fn no_row_of_any_page_is_too_wide(columns in 16usize..140, pick in 0usize..10_000) {
            let catalog = Catalog::embedded();
            let refs: Vec<_> = catalog.refs().collect();
            prop_assume!(!refs.is_empty());
            let page = Page::new(&catalog, refs[pick % refs.len()]);
            for row in texts(&lay(&page, columns).rows) {
                prop_assert!(width(&row) <= columns.min(WIDEST), "{} > {columns}: {row:?}", width(&row));
            }
        }
    }
}
