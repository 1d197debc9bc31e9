//! The search line: a text with a cursor, edited by graphemes.

use crate::text::first_forbidden;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Beyond this many bytes no more is taken: a pasted file is no question.
const LONGEST: usize = 400;

/// A line of text with a cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryLine {
    text: String,
    cursor: usize,
    /// Whether all of it is selected: what is typed then takes its place.
    selected: bool,
    /// From where on it was chosen and not typed, until something else is edited: a filter of it is erased whole.
    chosen: Option<usize>,
}

impl QueryLine {
    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether all of it is selected.
    #[must_use]
    pub const fn is_selected(&self) -> bool {
        self.selected
    }

    /// What was typed before the cursor.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    pub(super) fn set(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.chosen = None;
        self.end();
    }

    /// The same with a text that was chosen and not typed.
    pub(super) fn choose(&mut self, text: &str) {
        self.set(text);
        self.chosen = Some(0);
    }

    /// Selects all of it, if there is any.
    pub(super) const fn select_all(&mut self) {
        self.end();
        self.selected = !self.text.is_empty();
    }

    /// Goes to the end, where a word may follow.
    pub(super) fn begin_word(&mut self) {
        self.end();
        if self.text.ends_with(|c: char| !c.is_whitespace()) {
            self.insert(' ');
        }
    }

    /// Takes what is selected away.
    fn replace_selected(&mut self) -> bool {
        let selected = self.selected;
        if selected {
            self.clear();
        }
        selected
    }

    pub(super) fn insert(&mut self, c: char) {
        self.replace_selected();
        self.chosen = None;
        // A terminal pastes the end of a line as the key that it stands on.
        let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
        let full = self.text.len() + c.len_utf8() > LONGEST;
        if full || first_forbidden(c.encode_utf8(&mut [0; 4])).is_some() {
            return;
        }
        self.text.insert(self.cursor, c);
        self.cursor += c.len_utf8();
        // A combining mark joins what stands after it.
        if let Ok(false) =
            GraphemeCursor::new(self.cursor, self.text.len(), true).is_boundary(&self.text, 0)
        {
            self.right();
        }
    }

    /// Takes a text at the cursor in one edit.
    pub(super) fn paste(&mut self, text: &str) {
        text.chars().for_each(|c| self.insert(c));
    }

    pub(super) fn has_token(&self, token: &str) -> bool {
        self.text.split(' ').any(|known| known.eq_ignore_ascii_case(token))
    }

    /// Takes a token out, or puts it at the end.
    pub(super) fn toggle_token(&mut self, token: &str) {
        let before = self.chosen;
        let mut tokens: Vec<&str> = self.text.split_whitespace().collect();
        match tokens.iter().position(|known| known.eq_ignore_ascii_case(token)) {
            Some(at) => {
                tokens.remove(at);
            }
            None => tokens.push(token),
        }
        let text = tokens.join(" ");
        self.set(&text);
        let last = text.len().saturating_sub(token.len());
        self.chosen = Some(before.unwrap_or(last).min(last));
    }

    /// Where the filter begins that stands at the end, if it was chosen.
    fn chosen_filter(&self) -> Option<usize> {
        let start = self.text.rfind(' ').map_or(0, |space| space + 1);
        let is_filter = self.text.get(start..)?.contains(':') && self.cursor == self.text.len();
        (is_filter && self.chosen? <= start).then_some(start)
    }

    pub(super) fn erase(&mut self) {
        if self.replace_selected() {
            return;
        }
        if let Some(start) = self.chosen_filter() {
            self.text.truncate(self.text.get(..start).unwrap_or_default().trim_end().len());
            self.cursor = self.text.len();
            return;
        }
        self.chosen = None;
        let end = self.cursor;
        self.left();
        self.text.replace_range(self.cursor..end, "");
    }

    pub(super) fn erase_word(&mut self) {
        if self.replace_selected() {
            return;
        }
        let end = self.cursor;
        let kept = self.before_cursor().trim_end();
        self.cursor = kept.rfind(' ').map_or(0, |space| space + 1);
        self.text.replace_range(self.cursor..end, "");
    }

    pub(super) fn delete(&mut self) {
        if self.replace_selected() {
            return;
        }
        let start = self.cursor;
        self.right();
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.start();
    }

    pub(super) fn left(&mut self) {
        self.selected = false;
        let step = self.before_cursor().graphemes(true).next_back().map_or(0, str::len);
        self.cursor -= step;
    }

    pub(super) fn right(&mut self) {
        self.selected = false;
        let after = self.text.get(self.cursor..).unwrap_or_default();
        match after.graphemes(true).next() {
            Some(grapheme) => self.cursor += grapheme.len(),
            None => self.cursor = self.text.len(),
        }
    }

    pub(super) const fn start(&mut self) {
        self.selected = false;
        self.cursor = 0;
    }

    pub(super) const fn end(&mut self) {
        self.selected = false;
        self.cursor = self.text.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(text: &str) -> QueryLine {
        let mut line = QueryLine::default();
        text.chars().for_each(|c| line.insert(c));
        line
    }

    #[test]
    fn edits_happen_at_the_cursor() {
        let mut line = line("gi bled");
        line.left();
        line.insert('e');
        assert_eq!((line.text(), line.before_cursor()), ("gi bleed", "gi blee"));
        line.erase_word();
        assert_eq!((line.text(), line.before_cursor()), ("gi d", "gi "));
        line.delete();
        assert_eq!(line.text(), "gi ");
        line.erase_word();
        assert_eq!(line.text(), "");
    }

    #[test]
    fn what_is_selected_gives_way_to_what_is_typed() {
        let mut selected = line("gi bleed");
        selected.select_all();
        assert!(selected.is_selected());
        selected.insert('x');
        assert_eq!((selected.text(), selected.is_selected()), ("x", false));
        selected.select_all();
        selected.left();
        selected.insert('y');
        assert_eq!(selected.text(), "yx");
        selected.select_all();
        selected.erase();
        selected.select_all();
        assert_eq!((selected.text(), selected.is_selected()), ("", false));
    }

    #[test]
    fn a_filter_that_was_chosen_is_erased_whole_and_one_that_was_typed_by_letters() {
        let mut line = line("stent kind:drug");
        line.toggle_token("region:whole-body");
        line.toggle_token("risk:high");
        for left in ["stent kind:drug region:whole-body", "stent kind:drug", "stent kind:dru"] {
            line.erase();
            assert_eq!((line.text(), line.before_cursor()), (left, left));
        }
        line.choose("region:abdomen kind:condition");
        line.erase();
        assert_eq!(line.text(), "region:abdomen");
        line.insert('s');
        line.erase();
        line.erase();
        assert_eq!(line.text(), "region:abdome");
        line.choose("heavy periods");
        line.erase();
        assert_eq!(line.text(), "heavy period");
    }

    #[test]
    fn a_grapheme_is_erased_whole() {
        let mut line = line("e\u{301}");
        line.erase();
        assert_eq!(line.text(), "");
    }

    #[test]
    fn control_characters_and_floods_are_not_taken() {
        assert_eq!(line("a\u{1b}[31m").text(), "a[31m");
        assert_eq!(line(&"x".repeat(1000)).text().len(), LONGEST);
    }

    proptest! {
        #[test]
        fn the_cursor_stays_on_a_boundary(edits in proptest::collection::vec((0u8..9, any::<char>()), 0..60)) {
            let mut line = QueryLine::default();
            for (edit, c) in edits {
                match edit {
                    0..=2 => line.insert(c),
                    3 => line.left(),
                    4 => line.right(),
                    5 => line.erase(),
                    6 => line.delete(),
                    7 => line.erase_word(),
                    _ => line.start(),
                }
                prop_assert!(line.text().is_char_boundary(line.before_cursor().len()));
            }
        }
    }
}
