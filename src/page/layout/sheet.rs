//! Rows in the making: text wrapped behind prefixes, sections behind their titles, inlines as marked runs.

use super::bars::YearColumns;
use super::columns::LABELS;
use super::{Drawing, LinkTarget, Mark, PageView, Row, WIDEST};
use crate::page::Inline;
use crate::text::{Indent, Run, reads_alike, sort_by, widest_unbroken, width, wrap, wrap_behind};
use std::ops::Range;

/// The width of the margin in which the titles of sections stand.
const MARGIN: usize = 17;

/// Rows in the making.
pub struct Sheet {
    pub columns: usize,
    /// By how many columns rows of text may be longer than what is laid out for.
    pub over: usize,
    /// Whether the titles of sections stand in a margin at the left.
    pub margin: bool,
    /// How wide the labels of a comparison are.
    pub labels: usize,
    /// What the stretches of years of the page have in common.
    pub years: YearColumns,
    pub rows: Vec<Row>,
    pub targets: Vec<LinkTarget>,
    /// The row on which each item begins.
    pub items: Vec<usize>,
    pub drawings: Vec<Drawing>,
    /// Whether links say in words where they lead.
    pub plain: bool,
    pub view: PageView,
    /// Whether more is said of the selected link than of the others.
    pub unfolds: bool,
    /// The rows from the selected link to the end of what is said of it.
    pub unfolded: Option<Range<usize>>,
    /// How many times the axis of time can be halved.
    pub deepest: Option<usize>,
}

impl Sheet {
    pub const fn new(columns: usize) -> Self {
        Self {
            columns,
            over: 0,
            margin: false,
            labels: LABELS,
            years: YearColumns::NONE,
            rows: Vec::new(),
            targets: Vec::new(),
            items: Vec::new(),
            drawings: Vec::new(),
            plain: false,
            view: PageView { first: 0, chosen: None, zoom: 0 },
            unfolds: false,
            unfolded: None,
            deepest: None,
        }
    }

    /// Begins an item with the next row.
    pub fn item(&mut self) {
        self.items.push(self.rows.len());
    }

    pub fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| !row.is_empty()) {
            self.rows.push(Vec::new());
        }
    }

    /// Wraps `runs` behind `prefix`, which stands before the first row only; further rows begin at `hang`. Beside a picture
    /// that is wider, a row of text is no longer than can be read.
    pub fn text(&mut self, runs: &[Run<Mark>], prefix: &[Run<Mark>], hang: usize) {
        let columns = self.columns.min(WIDEST) + self.over;
        let rows = wrap_behind(prefix, runs, columns, (hang, Mark::Text));
        self.rows.extend(rows.into_iter().filter(|row| !row.is_empty()));
    }

    /// Lays a section out and returns the row on which it begins.
    pub fn section(&mut self, title: &str, content: impl FnOnce(&mut Self)) -> usize {
        self.blank();
        let top = self.rows.len();
        let heading = [Run::new(title, Mark::Heading)];
        if !self.margin {
            self.text(&heading, &[], 0);
            let content = self.indented(2, content);
            self.rows.extend(content);
            return top;
        }
        let titles = in_margin(&heading);
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

    /// `content` on a sheet of its own of another width; its links are counted among those of this one.
    pub fn apart(&mut self, columns: usize, content: impl FnOnce(&mut Self)) -> Self {
        let mut inner = Self {
            targets: std::mem::take(&mut self.targets),
            drawings: std::mem::take(&mut self.drawings),
            plain: self.plain,
            over: self.over,
            view: self.view,
            years: self.years,
            ..Self::new(columns.max(1))
        };
        content(&mut inner);
        self.targets = std::mem::take(&mut inner.targets);
        self.drawings = std::mem::take(&mut inner.drawings);
        inner
    }

    /// The rows of `content`, each behind `by` columns.
    fn indented(&mut self, by: usize, content: impl FnOnce(&mut Self)) -> Vec<Row> {
        let inner = self.apart(self.columns.saturating_sub(by), content);
        let above = self.rows.len();
        self.items.extend(inner.items.into_iter().map(|row| above + row));
        self.unfolds |= inner.unfolds;
        let unfolded = inner.unfolded.map(|rows| above + rows.start..above + rows.end);
        self.unfolded = unfolded.or(self.unfolded.take());
        self.deepest = inner.deepest.or(self.deepest);
        let indent = |row: Row| {
            let mut indented = vec![Run::new(" ".repeat(by), Mark::Text)];
            indented.extend(row);
            indented
        };
        inner.rows.into_iter().map(indent).collect()
    }

    /// A link to an entry.
    pub fn link(&mut self, id: &str, text: &str) -> Run<Mark> {
        self.link_to(LinkTarget::Entry(id.to_owned()), text)
    }

    pub fn link_to(&mut self, target: LinkTarget, text: &str) -> Run<Mark> {
        self.targets.push(target);
        Run::new(text, Mark::Link(self.targets.len() - 1))
    }

    /// Links that are drawn as signs, of which the selected one says more: the number of the first, and which of them is
    /// selected.
    pub fn choices<'i>(&mut self, ids: impl Iterator<Item = &'i String>) -> (usize, Option<usize>) {
        self.unfolds = true;
        let first = self.targets.len();
        self.targets.extend(ids.map(|id| LinkTarget::Entry(id.clone())));
        let chosen = self.view.chosen.and_then(|link| link.checked_sub(first));
        (first, chosen.filter(|chosen| first + chosen < self.targets.len()))
    }

    /// The items of a picture behind its first, so many in all: the cursor is on the row of the chosen one, and means that.
    pub fn items_around(
        &mut self,
        items: usize,
        chosen: Option<(usize, usize)>,
        drawn: Range<usize>,
    ) {
        self.items.extend((1..items).map(|item| match chosen {
            Some((chosen, _)) if item < chosen => drawn.start,
            Some((chosen, row)) if item == chosen => row,
            _ => drawn.end,
        }));
    }

    pub fn runs(&mut self, inlines: &[Inline]) -> Row {
        let mut runs: Row = Vec::with_capacity(inlines.len());
        let mut cites: Vec<usize> = Vec::new();
        for inline in inlines {
            let run = match inline {
                Inline::Cite { number } => {
                    cites.push(*number);
                    continue;
                }
                Inline::Text { text } => Run::new(text.as_str(), Mark::Text),
                Inline::Strong { text } => Run::new(text.as_str(), Mark::Strong),
                Inline::Emphasis { text } => Run::new(text.as_str(), Mark::Emphasis),
                Inline::Muted { text } => Run::new(text.as_str(), Mark::Muted),
                Inline::Level { text, .. } if self.plain => Run::new(text.as_str(), Mark::Text),
                Inline::Level { level, .. } => {
                    cite(&mut runs, &mut cites);
                    runs.extend(super::bars::level(*level));
                    continue;
                }
                Inline::Steps { .. } if self.plain => continue,
                Inline::Steps { names } => {
                    cite(&mut runs, &mut cites);
                    runs.extend(super::bars::steps(names));
                    continue;
                }
                Inline::Link { id, text, name: Some(_), .. }
                    if self.plain && !reads_alike(id, text) =>
                {
                    Run::new(format!("{text} ({id})"), Mark::Text)
                }
                Inline::Link { id, text, section: Some(section), .. } if !self.plain => {
                    let (id, section) = (id.clone(), section.clone());
                    self.link_to(LinkTarget::Place { id, section, line: None }, text)
                }
                Inline::Link { id, text, .. } => self.link(id, text),
                Inline::Query { text, typed } if self.plain => {
                    let typed = typed.as_ref().map(|typed| format!(" ({typed})"));
                    Run::new(format!("{text}{}", typed.unwrap_or_default()), Mark::Text)
                }
                // It stays whole, as it is typed.
                Inline::Query { text, typed } => {
                    let whole = text.replace(' ', "\u{a0}");
                    self.link_to(LinkTarget::Query(typed.as_ref().unwrap_or(text).clone()), &whole)
                }
            };
            cite(&mut runs, &mut cites);
            runs.push(run);
        }
        cite(&mut runs, &mut cites);
        runs
    }
}

/// The columns that a row takes.
pub fn width_of(row: &Row) -> usize {
    row.iter().map(|run| width(&run.text)).sum()
}

/// The width of the longest part that does not break.
pub fn longest_word(text: &Row) -> usize {
    let text: String = text.iter().map(|run| run.text.as_str()).collect();
    widest_unbroken(&text)
}

/// Whether a title of a section has room in the margin.
pub fn fits_margin(title: &str) -> bool {
    in_margin(&[Run::new(title, Mark::Heading)]).len() <= 2
}

fn in_margin(title: &[Run<Mark>]) -> Vec<Row> {
    wrap(title, MARGIN - 2, Indent::default())
}

/// Puts the numbers of sources behind the last run, in one pair of brackets and before its punctuation.
fn cite(runs: &mut Row, cites: &mut Vec<usize>) {
    if cites.is_empty() {
        return;
    }
    let numbers = Run::new(format!("\u{a0}[{}]", numbers(cites)), Mark::Cite);
    cites.clear();
    let sign = runs.last_mut().and_then(|last| {
        let kept = last.text.trim_end_matches(['.', ',', ';', ':']).len();
        let sign = last.text.split_off(kept);
        (!sign.is_empty()).then(|| Run::new(sign, last.mark))
    });
    runs.push(numbers);
    runs.extend(sign);
}

/// The numbers in their order, each once; three or more that follow each other by the first and the last.
fn numbers(cites: &mut Vec<usize>) -> String {
    sort_by(cites, Ord::cmp);
    cites.dedup();
    let row = |row: &[usize]| match row {
        [first, _, .., last] => format!("{first}–{last}"),
        few => few.iter().map(usize::to_string).collect::<Vec<_>>().join(","),
    };
    let rows = cites.chunk_by(|before, after| before + 1 == *after);
    rows.map(row).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(inlines: &[Inline]) -> String {
        Sheet::new(40).runs(inlines).into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn sources_that_follow_each_other_share_brackets() {
        let text = [
            Inline::text("so"),
            Inline::Cite { number: 1 },
            Inline::Cite { number: 12 },
            Inline::text("."),
        ];
        assert_eq!(written(&text), "so\u{a0}[1,12].");
    }

    #[test]
    fn sources_that_are_counted_on_are_told_by_the_first_and_the_last() {
        for (cited, told) in [
            (vec![1, 2], "1,2"),
            (vec![3, 1, 2], "1–3"),
            (vec![7, 4, 2, 5, 6, 2], "2,4–7"),
            (vec![9, 12, 11], "9,11,12"),
        ] {
            assert_eq!(numbers(&mut cited.clone()), told, "{cited:?}");
        }
    }

    #[test]
    fn a_link_without_a_way_says_its_id_where_its_words_do_not() {
        let mut sheet = Sheet { plain: true, ..Sheet::new(40) };
        let link = |words: &str| Inline::Link {
            id: "nerve-block".to_owned(),
            text: words.to_owned(),
            name: Some("Image-guided nerve block".to_owned()),
            section: None,
        };
        for (words, said) in [("block", "block (nerve-block)"), ("Nerve block", "Nerve block")] {
            assert_eq!(sheet.runs(&[link(words)])[0].text, said);
        }
    }

    #[test]
    fn sources_stand_before_the_punctuation() {
        let text = [Inline::text("so;"), Inline::Cite { number: 1 }, Inline::text(" then.")];
        assert_eq!(written(&text), "so\u{a0}[1]; then.");
    }
}
