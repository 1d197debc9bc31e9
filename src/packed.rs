//! Tables that are used where they lie: in the program, where the build packed them, or in memory.
//!
//! What is packed is two pieces, a text and whole numbers in little endian, in which tables follow each other in a fixed
//! order: a [`Packer`] writes them and an [`Unpacker`] reads them. Unpacking reads no more than where each table begins, so
//! that it costs the same however long the tables are.

mod blocks;
mod deflated;
mod ends;
mod numbers;
mod rows;
mod sets;

pub use deflated::{Deflated, deflate};
pub use numbers::{Lists, Numbers, Slice, SliceIter};
pub use rows::{Record, Rows};
pub use sets::{Sets, Steps};

use ends::Ends;
use std::borrow::Cow;
use std::ops::Range;

/// How hard to deflate, of ten: only the build does so.
const LEVEL: u8 = 9;

/// Texts, one after another.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    all: Cow<'static, str>,
    ends: Ends,
}

impl Texts {
    /// The text with a number; an empty one behind the last.
    #[must_use]
    pub fn get(&self, number: usize) -> &str {
        self.all.get(self.ends.piece(number)).unwrap_or_default()
    }

    /// How long the text with a number is, in bytes.
    #[must_use]
    pub fn length(&self, number: usize) -> usize {
        self.ends.piece(number).len()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The texts in their order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// The number of the first text of which `is_before` does not hold; it holds from the left.
    #[must_use]
    pub fn partition_point(&self, is_before: impl Fn(&str) -> bool) -> usize {
        partition_point(self.len(), |number| is_before(self.get(number)))
    }

    /// The number of a text, where they stand in order.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        let at = self.partition_point(|known| known < text);
        (at < self.len() && self.get(at) == text).then_some(at)
    }

    /// The numbers of the texts that begin with `start`, where they stand in order.
    #[must_use]
    pub fn beginning_with(&self, start: &str) -> Range<usize> {
        let from = self.partition_point(|known| known < start);
        from..self.partition_point(|known| known < start || known.starts_with(start))
    }

    /// Puts a text behind the last.
    pub fn push(&mut self, text: &str) {
        self.all.to_mut().push_str(text);
        self.ends.push(self.all.len());
    }
}

impl<T: AsRef<str>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut texts = Self::default();
        for text in items {
            texts.push(text.as_ref());
        }
        texts
    }
}

/// The first number below `length` for which `is_before` does not hold, or else `length`; it holds from 0 on.
#[must_use]
pub fn partition_point(length: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, length);
    while from < to {
        let middle = from.midpoint(to);
        match is_before(middle) {
            true => from = middle + 1,
            false => to = middle,
        }
    }
    from
}

/// A count as tables hold it; four thousand million of anything are not one.
#[must_use]
pub fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Writes tables.
#[derive(Debug, Default)]
pub struct Packer {
    /// The texts of all tables.
    pub text: String,
    /// The numbers of all tables, in little endian, and the blocks of rows.
    pub bytes: Vec<u8>,
}

/// Something that is written as tables, and read from them again.
pub trait Pack {
    /// Writes it.
    fn pack(&self, packer: &mut Packer);

    /// Reads what was written.
    fn unpack(unpacker: &mut Unpacker) -> Self;
}

impl Packer {
    /// Writes a number.
    pub fn number(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        self.number(count(text.len()));
        self.text.push_str(text);
    }
}

/// Reads tables, in the order in which they were written.
#[derive(Debug, Clone)]
pub struct Unpacker {
    text: &'static str,
    bytes: &'static [u8],
}

impl Unpacker {
    /// The tables in a text and bytes, from the first on.
    #[must_use]
    pub const fn new(text: &'static str, bytes: &'static [u8]) -> Self {
        Self { text, bytes }
    }

    /// The next number.
    pub fn number(&mut self) -> u32 {
        let (first, rest) = self.bytes.split_first_chunk().unwrap_or((&[0; 4], self.bytes));
        self.bytes = rest;
        u32::from_le_bytes(*first)
    }

    /// So many bytes.
    pub fn bytes(&mut self, length: usize) -> &'static [u8] {
        let bytes;
        (bytes, self.bytes) = self.bytes.split_at_checked(length).unwrap_or((&[], self.bytes));
        bytes
    }

    /// The next text.
    pub fn text(&mut self) -> &'static str {
        let length = self.number() as usize;
        let text;
        (text, self.text) = self.text.split_at_checked(length).unwrap_or(("", self.text));
        text
    }
}

/// States that something is packed as these of its fields are, one after another.
macro_rules! packed_fields {
    ($ty:ty: $($field:ident),*) => {
        impl $crate::packed::Pack for $ty {
            fn pack(&self, packer: &mut $crate::packed::Packer) {
                $(self.$field.pack(packer);)*
            }

            fn unpack(unpacker: &mut $crate::packed::Unpacker) -> Self {
                // The fields are read in the order in which they are written here.
                Self { $($field: $crate::packed::Pack::unpack(unpacker)),* }
            }
        }
    };
}
pub(crate) use packed_fields;

impl Pack for Cow<'static, str> {
    fn pack(&self, packer: &mut Packer) {
        packer.text(self);
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        Cow::Borrowed(unpacker.text())
    }
}

packed_fields!(Texts: all, ends);
