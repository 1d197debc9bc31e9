//! From a byte or a key in a TOML text to its line and column.

use super::Kind;
use crate::text::count_steps;
use std::cell::OnceCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where the lines of a text begin, and how many characters stand before each stretch of it; counted when first asked for, and
/// once.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: OnceCell<Vec<usize>>,
    before: OnceCell<Vec<usize>>,
}

/// So many bytes of a text are a stretch.
const STRETCH: usize = 1024;

impl<'t> Lines<'t> {
    /// The lines of a text.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, starts: OnceCell::new(), before: OnceCell::new() }
    }

    /// The line and the column of a byte, both from 1 and the column in characters.
    #[must_use]
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let starts = self.starts.get_or_init(|| {
            std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect()
        });
        let byte = byte.min(self.text.len());
        let line = starts.partition_point(|&start| start <= byte);
        let start = line.checked_sub(1).and_then(|line| starts.get(line)).copied();
        (line, self.characters(byte) - self.characters(start.unwrap_or_default()) + 1)
    }

    /// How many characters begin before a byte: of a line of megabytes no more than a stretch is counted for each place.
    fn characters(&self, byte: usize) -> usize {
        let count = |bytes: &[u8]| {
            count_steps(bytes.len());
            // The other bytes of a character go on with these two bits.
            bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
        };
        let before = self.before.get_or_init(|| {
            let mut before = vec![0];
            for stretch in self.text.as_bytes().chunks(STRETCH) {
                before.push(before.last().copied().unwrap_or_default() + count(stretch));
            }
            before
        });
        let stretch = byte / STRETCH;
        let rest = self.text.as_bytes().get(stretch * STRETCH..byte).unwrap_or_default();
        before.get(stretch).copied().unwrap_or_default() + count(rest)
    }
}

/// A TOML text in which keys are looked up: read once, however many are asked for.
#[derive(Debug)]
pub struct Located<'t> {
    lines: Lines<'t>,
    root: Spanned<DeTable<'t>>,
}

impl<'t> Located<'t> {
    /// Reads a text as far as it can be read.
    pub fn new(text: &'t str) -> Self {
        Self { lines: Lines::new(text), root: DeTable::parse_recoverable(text).0 }
    }

    /// The line and the column of the value at a key such as `treats[1].condition`, as deep as it can be found; of the
    /// beginning of the text where it cannot.
    pub fn place(&self, key: &str) -> (usize, usize) {
        self.lines.place(self.span(key).map_or(0, |span| span.start))
    }

    fn span(&self, key: &str) -> Option<Range<usize>> {
        let mut parts = key.split(['.', '[']).map(|part| part.trim_end_matches(']'));
        let root = self.root.get_ref();
        let first = parts.next()?;
        // Rows may go by the word that their kind had before.
        let renamed = || {
            let kind = Some(Kind::from_word(first)?);
            root.iter().find(|(key, _)| Kind::from_word(key.get_ref()) == kind)
        };
        let found = root.get(first).or_else(|| renamed().map(|(_, value)| value));
        let mut at: &Spanned<DeValue<'_>> = found?;
        for part in parts {
            let next = match at.get_ref() {
                DeValue::Table(table) => table.get(part),
                DeValue::Array(array) => {
                    part.parse().ok().and_then(|index: usize| array.get(index))
                }
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        Some(at.span())
    }
}

/// The most parts that the parser follows in a key.
const MOST_PARTS: usize = 80;

/// The key that has more parts than the parser follows: it tells the place of every fault but this one.
pub fn long_key(text: &str) -> Option<Range<usize>> {
    let (mut parts, mut start, mut goes_on) = (0, 0, false);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => rest.get(1..)?.find([first, '\n']).map_or(rest.len(), |end| end + 2),
            c if is_bare(c) => rest.find(|c| !is_bare(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let at = text.len() - rest.len();
        match first {
            '.' => goes_on = true,
            ' ' | '\t' => {}
            c if c == '"' || c == '\'' || is_bare(c) => {
                (parts, start) = if goes_on { (parts + 1, start) } else { (1, at) };
                goes_on = false;
            }
            _ => (parts, goes_on) = (0, false),
        }
        if parts > MOST_PARTS {
            return Some(start..at);
        }
        rest = rest.get(length..)?;
    }
    None
}

const fn is_bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "name = \"é\"\n\n[[treats]]\ncondition = \"a\"\n[[treats]]\ncondition = \"b\"\n";

    #[test]
    fn finds_a_key_in_an_array_of_tables() {
        let located = Located::new(TEXT);
        let span = located.span("treats[1].condition").unwrap();
        assert_eq!(&TEXT[span], "\"b\"");
        assert_eq!(located.place("treats[1].condition"), (6, 13));
    }

    #[test]
    fn a_key_that_is_not_there_gives_the_nearest_table() {
        let located = Located::new(TEXT);
        assert_eq!(located.place("treats[0].role"), located.place("treats[0]"));
        assert_eq!(located.span("absent"), None);
        assert_eq!(located.place("absent"), (1, 1));
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(Lines::new("é\"").place(2), (1, 2));
        assert_eq!(Lines::new("a\nb").place(2), (2, 1));
        assert_eq!(Lines::new("a\nb").place(99), (2, 2));
        assert_eq!(Lines::new("").place(0), (1, 1));
        let text = format!("{0}\n{0}!", "é".repeat(STRETCH));
        assert_eq!(Lines::new(&text).place(text.len() - 1), (2, STRETCH + 1));
    }

    #[test]
    fn a_key_of_too_many_parts_is_found_however_it_is_written() {
        let bare = vec!["a"; MOST_PARTS + 2].join(".");
        let quoted = vec!["\"b.c\""; MOST_PARTS + 2].join(" . ");
        for (before, key) in
            [("x = 1 # \"\n", &bare), ("[", &bare), ("x = { ", &bare), ("", &quoted)]
        {
            let span = long_key(&format!("{before}{key} = 1")).unwrap();
            assert_eq!(span.start, before.len(), "{before}");
        }
        assert_eq!(long_key(&"a.b.c = 1.5\n".repeat(MOST_PARTS)), None);
    }
}
