//! The titles of ICD-10-CM, for codes that no entry has.
//!
//! The table is one text in the order of its codes, which is inflated when the first code or unknown word is looked up. It ends at the fourth
//! sign, which tells what is meant; the signs behind it say side, stage and encounter, and are six times as many.

use crate::books::TITLES;
use crate::packed::Deflated;
use memchr::memmem;
use std::cmp::Ordering;

/// The code book, release 2026.
pub static ICD10CM: CodeBook = CodeBook(Deflated::new(TITLES));

/// A code book: rows of code, title and, behind a category, the block that it is in.
#[derive(Debug)]
pub struct CodeBook(Deflated);

/// A code of the book, or a block of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookCode {
    /// The code with its point (`H25.9`), or the first and the last category of a block (`H25-H28`).
    pub id: &'static str,
    /// Its official title.
    pub title: &'static str,
    block: Option<&'static str>,
}

impl CodeBook {
    /// The code or block that is written `id`.
    #[must_use]
    pub fn find(&'static self, id: &str) -> Option<BookCode> {
        self.last_up_to(id).filter(|row| row.id == id && !row.title.is_empty())
    }

    /// The block of a category, and for one that the book leaves out the block that has its place.
    ///
    /// A category may be alone, and is its own block then.
    #[must_use]
    pub fn block(&'static self, category: &str) -> Option<BookCode> {
        let before =
            self.find(category).or_else(|| self.find(self.last_up_to(category)?.category()))?;
        let Some(block) = before.block else {
            return (before.id == category).then_some(before);
        };
        let last = block.rsplit('-').next().unwrap_or_default();
        (before.id == category || category <= last).then(|| self.find(block)).flatten()
    }

    /// The last row whose code is `id` or stands before it.
    fn last_up_to(&'static self, id: &str) -> Option<BookCode> {
        let text = self.0.text();
        let (mut from, mut to) = (0, text.len());
        let mut last = None;
        while from < to {
            let before = text.as_bytes().get(from..from + (to - from) / 2)?;
            let start = before.iter().rposition(|&b| b == b'\n').map_or(from, |at| from + at + 1);
            let row = text.get(start..)?.lines().next()?;
            let read = BookCode::read(row);
            match read.id.cmp(id) {
                Ordering::Greater => to = start,
                Ordering::Equal => return Some(read),
                Ordering::Less => {
                    last = Some(read);
                    from = start + row.len() + 1;
                }
            }
        }
        last
    }

    /// Whether a title holds a folded `word`, or one that it begins.
    #[must_use]
    pub fn knows(&self, word: &str, as_beginning: bool) -> bool {
        let Some(first) = word.get(..1) else { return false };
        let capital = first.to_uppercase() + word.get(1..).unwrap_or_default();
        let text = self.0.text().as_bytes();
        let is_letter = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphabetic);
        [word, &capital].iter().any(|word| {
            memmem::find_iter(text, word).any(|at| {
                let begins = at.checked_sub(1).is_none_or(|before| !is_letter(before));
                begins && (as_beginning || !is_letter(at + word.len()))
            })
        })
    }

    /// Every row, in the order of the codes.
    pub fn rows(&'static self) -> impl Iterator<Item = BookCode> {
        self.0.text().lines().filter(|row| !row.starts_with('#')).map(BookCode::read)
    }
}

impl BookCode {
    fn read(row: &'static str) -> Self {
        let mut cells = row.split('\t');
        let mut next = || cells.next();
        Self { id: next().unwrap_or_default(), title: next().unwrap_or_default(), block: next() }
    }

    /// Whether it is a block of categories.
    #[must_use]
    pub fn is_block(&self) -> bool {
        self.id.contains('-')
    }

    /// The category that the code is in.
    #[must_use]
    pub fn category(&self) -> &'static str {
        self.id.get(..3).unwrap_or(self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::deflate;
    use proptest::prelude::*;

    #[test]
    fn every_row_is_found_by_its_code_and_nothing_else_is() {
        let of = |text| &*Box::leak(Box::new(CodeBook(Deflated::new(deflate(text).leak()))));
        let small =
            of("# Of nobody.\nC43\tMelanoma\tC43-C44\nC43-C44\tSkin\nC43.0\tLip\nC50\tAlone");
        for book in [small, &ICD10CM] {
            assert!(book.rows().all(|row| book.find(row.id) == Some(row)));
            for unknown in ["", "#", "# Of nobody.", "A", "C43.Z", "C4", "C43-", "Z999", "é"] {
                assert_eq!(book.find(unknown), None, "{unknown}");
            }
        }
        assert_eq!(of("").find("C43"), None);
    }

    #[test]
    fn a_category_is_in_its_block_wherever_it_stands() {
        let block = |category: &str| ICD10CM.block(category).map(|block| block.id);
        for (category, id) in [
            ("H25", Some("H25-H28")),
            ("C4A", Some("C43-C44")),
            ("J95", Some("J95")),
            // Between two of a block, and between two blocks.
            ("E82", Some("E70-E88")),
            ("I29", None),
            ("C4B", None),
            ("", None),
        ] {
            assert_eq!(block(category), id, "{category}");
        }
    }

    proptest! {
        #[test]
        fn any_text_may_be_looked_up(text in "\\PC{0,9}|[A-Z][0-9][0-9AB][.-]?[0-9A-Z]{0,4}") {
            let found = ICD10CM.find(&text);
            prop_assert!(found.is_none_or(|row| row.id == text && !row.title.is_empty()));
            let block = ICD10CM.block(&text);
            prop_assert!(block.is_none_or(|block| !block.title.is_empty()));
        }
    }
}
