//! Tables that are used where they lie: in the program, where the build packed them, or in memory.
//!
//! What is packed is two pieces, a text and whole numbers in little endian, in which tables follow each other in a fixed
//! order: a [`Packer`] writes them and an [`Unpacker`] reads them. Unpacking reads no more than where each table begins, so
//! that it costs the same however long the tables are.

mod rows;

pub use rows::{Record, Rows};

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// Whole numbers.
#[derive(Clone, Default)]
pub struct Numbers(Cow<'static, [[u8; 4]]>);

/// A part of [`Numbers`].
#[derive(Clone, Copy, Default)]
pub struct Slice<'n>(&'n [[u8; 4]]);

impl Numbers {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> Slice<'_> {
        Slice(&self.0)
    }

    /// The number at a place; 0 behind the last.
    #[must_use]
    pub fn at(&self, place: usize) -> u32 {
        self.0.get(place).map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// Those at some places; none where not all of the places are among them.
    #[must_use]
    pub fn part(&self, places: Range<usize>) -> Slice<'_> {
        Slice(self.0.get(places).unwrap_or_default())
    }

    /// Where the piece with a number lies, of pieces one after another that end at these numbers.
    fn piece(&self, number: usize) -> Range<usize> {
        let start = number.checked_sub(1).map_or(0, |before| self.at(before));
        start as usize..self.at(number) as usize
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<T: IntoIterator<Item = u32>>(numbers: T) -> Self {
        Self(numbers.into_iter().map(u32::to_le_bytes).collect::<Vec<_>>().into())
    }
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} numbers", self.len())
    }
}

impl<'n> Slice<'n> {
    /// The numbers in their order.
    #[must_use]
    pub fn iter(self) -> impl ExactSizeIterator<Item = u32> + Clone + use<'n> {
        self.0.iter().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Whether a number is among them, which stand in order.
    #[must_use]
    pub fn holds(self, number: u32) -> bool {
        self.0.binary_search_by_key(&number, |bytes| u32::from_le_bytes(*bytes)).is_ok()
    }

    /// The numbers before the first that is not `within`, after those that are `before`; both hold from the left.
    #[must_use]
    pub fn between(self, before: impl Fn(u32) -> bool, within: impl Fn(u32) -> bool) -> Self {
        let from = self.0.partition_point(|bytes| before(u32::from_le_bytes(*bytes)));
        let rest = self.0.get(from..).unwrap_or_default();
        let count = rest.partition_point(|bytes| within(u32::from_le_bytes(*bytes)));
        Self(rest.get(..count).unwrap_or_default())
    }
}

/// Texts, one after another.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    all: Cow<'static, str>,
    ends: Numbers,
}

impl Texts {
    /// The text with a number; an empty one behind the last.
    #[must_use]
    pub fn get(&self, number: usize) -> &str {
        self.all.get(self.ends.piece(number)).unwrap_or_default()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
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
        let end = count(self.all.len()).to_le_bytes();
        self.ends.0.to_mut().push(end);
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

/// Lists of numbers, one after another.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    ends: Numbers,
    items: Numbers,
}

impl Lists {
    /// The list with a number; an empty one behind the last.
    #[must_use]
    pub fn get(&self, number: usize) -> Slice<'_> {
        self.items.part(self.ends.piece(number))
    }

    /// How many lists there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// For each of `count` items the numbers of the lists that hold it, in their order, each once.
    #[must_use]
    pub fn inverted(&self, count: usize) -> Self {
        let mut starts = vec![0u32; count + 1];
        for list in 0..self.len() {
            for item in self.distinct(list) {
                starts[item as usize + 1] += 1;
            }
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut items = vec![[0; 4]; starts.last().copied().unwrap_or_default() as usize];
        let mut next = starts.clone();
        for list in 0..self.len() {
            for item in self.distinct(list) {
                let at = &mut next[item as usize];
                items[*at as usize] = self::count(list).to_le_bytes();
                *at += 1;
            }
        }
        Self { ends: starts.into_iter().skip(1).collect(), items: Numbers(items.into()) }
    }

    /// Each item of a list once; such lists are short.
    fn distinct(&self, list: usize) -> impl Iterator<Item = u32> {
        let items = self.get(list);
        let seen = move |at: usize, item| items.iter().take(at).any(|before| before == item);
        items.iter().enumerate().filter(move |&(at, item)| !seen(at, item)).map(|(_, item)| item)
    }
}

impl<T: IntoIterator<Item = u32>> FromIterator<T> for Lists {
    fn from_iter<I: IntoIterator<Item = T>>(lists: I) -> Self {
        let (mut ends, mut items) = (Vec::new(), Vec::new());
        for list in lists {
            items.extend(list.into_iter().map(u32::to_le_bytes));
            ends.push(count(items.len()).to_le_bytes());
        }
        Self { ends: Numbers(ends.into()), items: Numbers(items.into()) }
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
    /// The numbers of all tables, in little endian.
    pub numbers: Vec<u8>,
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
        self.numbers.extend(number.to_le_bytes());
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
    numbers: &'static [[u8; 4]],
}

impl Unpacker {
    /// The tables in a text and numbers, from the first on.
    #[must_use]
    pub const fn new(text: &'static str, numbers: &'static [u8]) -> Self {
        Self { text, numbers: numbers.as_chunks().0 }
    }

    /// The next number.
    pub fn number(&mut self) -> u32 {
        let number;
        (number, self.numbers) = self
            .numbers
            .split_first()
            .map_or((0, self.numbers), |(first, rest)| (u32::from_le_bytes(*first), rest));
        number
    }

    /// The next text.
    pub fn text(&mut self) -> &'static str {
        let length = self.number() as usize;
        let text;
        (text, self.text) = self.text.split_at_checked(length).unwrap_or(("", self.text));
        text
    }
}

impl Pack for Numbers {
    fn pack(&self, packer: &mut Packer) {
        packer.number(count(self.len()));
        packer.numbers.extend(self.0.as_flattened());
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        let length = unpacker.number() as usize;
        let numbers;
        (numbers, unpacker.numbers) =
            unpacker.numbers.split_at_checked(length).unwrap_or((&[], unpacker.numbers));
        Self(Cow::Borrowed(numbers))
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
packed_fields!(Lists: ends, items);
