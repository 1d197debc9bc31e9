//! Breaking marked text into rows, by graphemes and their width in terminal columns.
//!
//! One wrapping serves the screen, plain text and scrolling. A run carries a mark of the caller's
//! (a style, a link, nothing at all); the mark survives the break.

use super::clean::is_printed;
use super::tied::is_tied;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A stretch of text that carries one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<M> {
    /// The text; line feeds count as spaces.
    pub text: String,
    /// What the text is to the caller.
    pub mark: M,
}

impl<M> Run<M> {
    /// A run of `text` with `mark`.
    pub fn new(text: impl Into<String>, mark: M) -> Self {
        Self { text: text.into(), mark }
    }
}

/// How many columns stay free at the left of the first and of the further rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Indent {
    /// Columns before the first row.
    pub first: usize,
    /// Columns before every other row.
    pub rest: usize,
}

/// The width of `text` in terminal columns.
#[must_use]
pub fn width(text: &str) -> usize {
    // Of ASCII each sign is as wide as a column.
    if is_printed(text) { text.len() } else { UnicodeWidthStr::width(text) }
}

/// Breaks `runs` into rows that are at most `columns` wide, indentation included.
///
/// Rows break at spaces (not at no-break spaces, which come out as spaces, nor within what is tied). A word that is wider than a row breaks at its
/// no-break spaces, or else after a hyphen or a stroke before a letter, or else between graphemes. Indentation is not part of the rows: the caller draws it. Text without
/// words gives no row.
#[must_use]
pub fn wrap<M: Copy + PartialEq>(
    runs: &[Run<M>],
    columns: usize,
    indent: Indent,
) -> Vec<Vec<Run<M>>> {
    let mut rows = Wrapping { done: Vec::new(), row: Vec::new(), used: 0, columns, indent };
    let mut word: Vec<(&str, M)> = Vec::new();
    let mut space = None;
    // The space before a piece, until it is known whether a row may break there.
    let mut between = None;
    for run in runs {
        for (i, piece) in run.text.split([' ', '\n', '\t']).enumerate() {
            if i > 0 {
                between = Some(run.mark);
            }
            if piece.is_empty() {
                continue;
            }
            if let Some(mark) = between.take() {
                if word.last().is_some_and(|(before, _)| is_tied(before, piece)) {
                    word.push((NO_BREAK_TEXT, mark));
                } else {
                    rows.place(&mut word, space);
                    space = Some(mark);
                }
            }
            word.push((piece, run.mark));
        }
    }
    rows.place(&mut word, space);
    rows.end_row();
    rows.done
}

/// Breaks `runs` behind `prefix`, which stands before the first row only; further rows begin at `hang`, behind a space
/// marked `blank`.
#[must_use]
pub fn wrap_behind<M: Copy + PartialEq>(
    prefix: &[Run<M>],
    runs: &[Run<M>],
    columns: usize,
    (hang, blank): (usize, M),
) -> Vec<Vec<Run<M>>> {
    let first: usize = prefix.iter().map(|run| width(&run.text)).sum();
    let mut wrapped = wrap(runs, columns, Indent { first, rest: hang }).into_iter();
    let first = prefix.iter().cloned().chain(wrapped.next().unwrap_or_default()).collect();
    let hanging = wrapped.map(|rest| {
        let space = Run::new(" ".repeat(hang), blank);
        std::iter::once(space).chain(rest).collect()
    });
    std::iter::once(first).chain(hanging).collect()
}

/// For no more bytes than these a run has room beforehand, in however long a row.
const LONGEST_RUN: usize = 128;

struct Wrapping<M> {
    done: Vec<Vec<Run<M>>>,
    row: Vec<Run<M>>,
    used: usize,
    columns: usize,
    indent: Indent,
}

impl<M: Copy + PartialEq> Wrapping<M> {
    fn room(&self) -> usize {
        let indent = if self.done.is_empty() { self.indent.first } else { self.indent.rest };
        self.columns.saturating_sub(indent).max(1)
    }

    fn next_room(&self) -> usize {
        self.columns.saturating_sub(self.indent.rest).max(1)
    }

    fn end_row(&mut self) {
        if !self.row.is_empty() {
            self.done.push(std::mem::take(&mut self.row));
            self.used = 0;
        }
    }

    fn push(&mut self, text: &str, mark: M) {
        self.used += width(text);
        let text = match !text.is_ascii() && text.contains(NO_BREAK) {
            true => Cow::Owned(text.replace(NO_BREAK, " ")),
            false => Cow::Borrowed(text),
        };
        match self.row.last_mut() {
            Some(last) if last.mark == mark => last.text.push_str(&text),
            _ => {
                // Most rows are filled, and their texts grow no more then.
                let rest = self.room().saturating_sub(self.used).min(LONGEST_RUN);
                let mut run = String::with_capacity(text.len() + rest);
                run.push_str(&text);
                self.row.push(Run::new(run, mark));
            }
        }
    }

    /// Puts a word, with the space before it, onto the row or onto the next.
    fn place(&mut self, word: &mut Vec<(&str, M)>, space: Option<M>) {
        let mut wide: usize = word.iter().map(|(piece, _)| width(piece)).sum();
        if wide == 0 {
            word.clear();
            return;
        }
        if !self.row.is_empty() {
            match space {
                Some(mark) if self.used + 1 + wide <= self.room() => self.push(" ", mark),
                Some(mark) => wide -= self.place_begun(word, mark),
                None => self.end_row(),
            }
        }
        if self.used + wide <= self.room() {
            return word.drain(..).for_each(|(piece, mark)| self.push(piece, mark));
        }
        if word.iter().any(|(piece, _)| piece.contains(NO_BREAK)) {
            return self.place_apart(word);
        }
        for (piece, mark) in word.drain(..) {
            for part in parts(piece) {
                self.place_part(part, mark);
            }
        }
    }

    /// Ends the row. Where it would stay empty for more than a third, a word with a list in brackets behind it is begun in
    /// it, as far as a comma of the list; says how wide that is.
    fn place_begun(&mut self, word: &mut Vec<(&str, M)>, space: M) -> usize {
        let left = self.room().saturating_sub(self.used + 1);
        let begun = if left * 3 > self.room() { begun(word, left) } else { None };
        let mut placed = 0;
        if let Some((number, at)) = begun
            && let Some(&(list, mark)) = word.get(number)
            && let Some((first, rest)) = list.split_at_checked(at)
        {
            self.push(" ", space);
            let before = self.used;
            word.drain(..number).for_each(|(piece, mark)| self.push(piece, mark));
            self.push(first, mark);
            placed = self.used - before;
            word.splice(..1, [(rest, mark)]);
        }
        self.end_row();
        placed
    }

    /// Puts a word that is wider than a row onto rows, broken at its no-break spaces.
    fn place_apart(&mut self, word: &mut Vec<(&str, M)>) {
        let mut part = Vec::new();
        let mut space = None;
        for (piece, mark) in word.drain(..) {
            for (i, text) in piece.split(NO_BREAK).enumerate() {
                if i > 0 {
                    self.place(&mut part, space);
                    space = Some(mark);
                }
                part.push((text, mark));
            }
        }
        self.place(&mut part, space);
    }

    /// Puts a part of a word onto the row, or onto the next where it has room there alone.
    fn place_part(&mut self, part: &str, mark: M) {
        let wide = width(part);
        if self.used + wide > self.room() && wide <= self.next_room() {
            self.end_row();
        }
        if self.used + wide <= self.room() {
            return self.push(part, mark);
        }
        for grapheme in part.graphemes(true) {
            if self.used + width(grapheme) > self.room() {
                self.end_row();
            }
            self.push(grapheme, mark);
        }
    }
}

/// Where a word may break so that as much of it as has room stands before: in which piece, and behind which of its bytes. That
/// is behind a comma in a list of three or more in brackets, which no-break space ties to what it is about.
fn begun<M>(word: &[(&str, M)], room: usize) -> Option<(usize, usize)> {
    let is_list = |(piece, _): &(&str, M)| {
        piece.strip_prefix(NO_BREAK).is_some_and(|list| list.starts_with('['))
            && piece.matches(',').count() > 1
    };
    let number = word.iter().position(is_list)?;
    let (list, _) = word.get(number)?;
    let before: usize = word.iter().take(number).map(|(piece, _)| width(piece)).sum();
    let mut commas = list.match_indices(',').map(|(at, _)| at + 1);
    let fits = |&at: &usize| list.get(..at).is_some_and(|begun| before + width(begun) <= room);
    commas.rfind(fits).map(|at| (number, at))
}

/// A space at which a row does not break.
const NO_BREAK: char = '\u{a0}';

/// It as a text.
const NO_BREAK_TEXT: &str = "\u{a0}";

/// The parts of a word between which it may break: an address has strokes, a compound has hyphens. No number breaks there.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let breaks = |at: &usize| {
            let (before, after) = rest.split_at(*at);
            before.ends_with(['-', '/', '_']) && after.starts_with(char::is_alphabetic)
        };
        let end = rest.char_indices().map(|(at, _)| at).skip(1).find(breaks).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, columns: usize) -> Vec<String> {
        let marked: Vec<Run<()>> = vec![Run::new(text, ())];
        wrap(&marked, columns, Indent::default())
            .into_iter()
            .map(|row| row.into_iter().map(|run| run.text).collect())
            .collect()
    }

    #[test]
    fn breaks_at_spaces_and_keeps_no_break_spaces_together() {
        assert_eq!(rows("one two three", 7), ["one two", "three"]);
        assert_eq!(rows("rate 85\u{a0}% of", 8), ["rate", "85 % of"]);
    }

    #[test]
    fn no_row_begins_with_the_dot_that_parts_things() {
        assert_eq!(rows("one two · three", 9), ["one two ·", "three"]);
        assert_eq!(rows("one two · three", 8), ["one", "two ·", "three"]);
        assert_eq!(rows("onetwo · three", 6), ["onetwo", "·", "three"]);
        let marked = [Run::new("one two", 1), Run::new(" · ", 2), Run::new("three", 1)];
        let rows = wrap(&marked, 8, Indent::default());
        assert_eq!(rows[1], [Run::new("two", 1), Run::new(" ·", 2)]);
        assert_eq!(rows[2], [Run::new("three", 1)]);
    }

    #[test]
    fn a_number_stands_in_one_row_with_its_unit() {
        assert_eq!(rows("give at most 50 mg a day", 15), ["give", "at most 50 mg a", "day"]);
        assert_eq!(rows("150 µg/kg/min", 9), ["150", "µg/kg/min"]);
        let marked = [Run::new("the INR ≤ ", 1), Run::new("1.5", 2), Run::new(" or so", 1)];
        let rows = wrap(&marked, 12, Indent::default());
        assert_eq!(rows[1], [Run::new("INR ≤ ", 1), Run::new("1.5", 2), Run::new(" or", 1)]);
    }

    #[test]
    fn a_word_wider_than_the_row_breaks_between_graphemes() {
        assert_eq!(rows("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(rows("出血出血", 5), ["出血", "出血"]);
    }

    #[test]
    fn a_word_wider_than_the_row_breaks_where_it_hurts_least() {
        assert_eq!(
            rows("see INR\u{a0}≤\u{a0}1.5–1.8\u{a0}[2]", 11),
            ["see", "INR ≤", "1.5–1.8 [2]"]
        );
        assert_eq!(rows("ultrasound-accelerated", 14), ["ultrasound-", "accelerated"]);
        assert_eq!(
            rows("https://a.org/one-two/three_4", 14),
            ["https://a.org/", "one-two/", "three_4"]
        );
        assert_eq!(rows("chemoembolization", 14), ["chemoembolizat", "ion"]);
        assert_eq!(rows("10.1093/1-2/345", 9), ["10.1093/1", "-2/345"]);
    }

    #[test]
    fn a_word_may_span_marks_and_stays_whole() {
        let runs = [Run::new("see", 0), Run::new("[1]", 1), Run::new(" there", 0)];
        let rows = wrap(&runs, 8, Indent::default());
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0], [Run::new("see", 0), Run::new("[1]", 1)]);
    }

    #[test]
    fn a_long_list_of_sources_leaves_no_row_half_empty() {
        let cited = |list: &str| {
            let list = format!("\u{a0}[{list}]");
            let runs = [
                Run::new("after 24 h ", 0),
                Run::new("after", 1),
                Run::new(list, 2),
                Run::new(".", 0),
            ];
            let rows = wrap(&runs, 20, Indent::default()).into_iter();
            rows.map(|row| row.into_iter().map(|run| run.text).collect()).collect::<Vec<String>>()
        };
        assert_eq!(cited("1,2,3,4,5"), ["after 24 h after [1,", "2,3,4,5]."]);
        // It begins nowhere alone, and a short list stays whole.
        assert_eq!(cited("12,13,14"), ["after 24 h", "after [12,13,14]."]);
        assert_eq!(cited("12,13"), ["after 24 h", "after [12,13]."]);
    }

    #[test]
    fn indentation_narrows_the_rows() {
        let runs = [Run::new("aa bb cc dd", ())];
        assert_eq!(wrap(&runs, 6, Indent { first: 0, rest: 3 }).len(), 3);
    }

    proptest! {
        #[test]
        fn no_grapheme_is_lost(text in "[a-zé ]{0,80}", columns in 1usize..30) {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(rows(&text, columns).concat().replace(' ', ""), words.concat());
        }

        #[test]
        fn no_row_is_too_wide(text in "\\PC{0,80}", columns in 2usize..30) {
            for row in rows(&text, columns) {
                prop_assert!(width(&row) <= columns || row.graphemes(true).count() == 1);
            }
        }
    }
}
