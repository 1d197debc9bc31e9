//! Whole numbers, and lists of them.

use super::ends::Ends;
use super::{Pack, Packer, Unpacker, count};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// Whole numbers, of as few bytes each as the greatest of them needs: two, three or four.
#[derive(Clone)]
pub enum Numbers {
    /// Below 2¹⁶.
    Narrow(Cow<'static, [[u8; 2]]>),
    /// Below 2²⁴.
    Middle(Cow<'static, [[u8; 3]]>),
    /// Below 2³².
    Wide(Cow<'static, [[u8; 4]]>),
}

/// A part of [`Numbers`].
#[derive(Clone, Copy)]
pub enum Slice<'n> {
    /// Below 2¹⁶.
    Narrow(&'n [[u8; 2]]),
    /// Below 2²⁴.
    Middle(&'n [[u8; 3]]),
    /// Below 2³².
    Wide(&'n [[u8; 4]]),
}

/// Does the same with numbers of any width.
macro_rules! each_width {
    ($numbers:expr, $bytes:ident => $does:expr) => {
        match $numbers {
            Self::Narrow($bytes) => $does,
            Self::Middle($bytes) => $does,
            Self::Wide($bytes) => $does,
        }
    };
}

impl Numbers {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> Slice<'_> {
        match self {
            Self::Narrow(bytes) => Slice::Narrow(bytes),
            Self::Middle(bytes) => Slice::Middle(bytes),
            Self::Wide(bytes) => Slice::Wide(bytes),
        }
    }

    /// The number at a place; 0 behind the last.
    #[must_use]
    pub fn at(&self, place: usize) -> u32 {
        self.all().at(place).unwrap_or_default()
    }

    /// Those at some places; none where not all of the places are among them.
    #[must_use]
    pub fn part(&self, places: Range<usize>) -> Slice<'_> {
        self.all().part(places)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all().len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Wide(Cow::default())
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<T: IntoIterator<Item = u32>>(numbers: T) -> Self {
        let numbers: Vec<u32> = numbers.into_iter().collect();
        match numbers.iter().max() {
            Some(0..0x1_0000) => Self::Narrow(bytes_of(&numbers)),
            Some(0..0x100_0000) => Self::Middle(bytes_of(&numbers)),
            _ => Self::Wide(bytes_of(&numbers)),
        }
    }
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} numbers", self.len())
    }
}

impl Pack for Numbers {
    fn pack(&self, packer: &mut Packer) {
        let (width, bytes) = match self.all().iter().collect() {
            Self::Narrow(numbers) => (2, numbers.as_flattened().to_vec()),
            Self::Middle(numbers) => (3, numbers.as_flattened().to_vec()),
            Self::Wide(numbers) => (4, numbers.as_flattened().to_vec()),
        };
        packer.number(count(self.len()));
        packer.number(width);
        packer.bytes.extend(bytes);
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        let length = unpacker.number() as usize;
        let width = unpacker.number();
        let bytes = unpacker.bytes(width as usize * length);
        match width {
            2 => Self::Narrow(bytes.as_chunks().0.into()),
            3 => Self::Middle(bytes.as_chunks().0.into()),
            _ => Self::Wide(bytes.as_chunks().0.into()),
        }
    }
}

/// The first bytes of numbers that need no more.
fn bytes_of<const WIDTH: usize>(numbers: &[u32]) -> Cow<'static, [[u8; WIDTH]]> {
    let bytes = numbers.iter().filter_map(|number| number.to_le_bytes().first_chunk().copied());
    bytes.collect()
}

/// The number that some bytes are.
trait Value: Copy {
    fn value(self) -> u32;
}

impl Value for [u8; 2] {
    fn value(self) -> u32 {
        u16::from_le_bytes(self).into()
    }
}

impl Value for [u8; 3] {
    fn value(self) -> u32 {
        let [low, middle, high] = self;
        u32::from_le_bytes([low, middle, high, 0])
    }
}

impl Value for [u8; 4] {
    fn value(self) -> u32 {
        u32::from_le_bytes(self)
    }
}

/// The numbers before the first that is not `within`, after those that are `before`.
fn between<T: Value>(
    numbers: &[T],
    before: impl Fn(u32) -> bool,
    within: impl Fn(u32) -> bool,
) -> &[T] {
    let from = numbers.partition_point(|number| before(number.value()));
    let rest = numbers.get(from..).unwrap_or_default();
    let count = rest.partition_point(|number| within(number.value()));
    rest.get(..count).unwrap_or_default()
}

impl<'n> Slice<'n> {
    /// The numbers in their order.
    #[must_use]
    pub fn iter(self) -> SliceIter<'n> {
        match self {
            Self::Narrow(bytes) => SliceIter::Narrow(bytes.iter()),
            Self::Middle(bytes) => SliceIter::Middle(bytes.iter()),
            Self::Wide(bytes) => SliceIter::Wide(bytes.iter()),
        }
    }

    /// The number at a place.
    #[must_use]
    pub fn at(self, place: usize) -> Option<u32> {
        each_width!(self, bytes => bytes.get(place).map(|bytes| bytes.value()))
    }

    fn part(self, places: Range<usize>) -> Self {
        match self {
            Self::Narrow(bytes) => Self::Narrow(bytes.get(places).unwrap_or_default()),
            Self::Middle(bytes) => Self::Middle(bytes.get(places).unwrap_or_default()),
            Self::Wide(bytes) => Self::Wide(bytes.get(places).unwrap_or_default()),
        }
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        each_width!(self, bytes => bytes.len())
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The place of a number among them, which stand in order.
    #[must_use]
    pub fn find(self, number: u32) -> Option<usize> {
        each_width!(self, bytes => bytes.binary_search_by_key(&number, |bytes| bytes.value()).ok())
    }

    /// The numbers before the first that is not `within`, after those that are `before`; both hold from the left.
    #[must_use]
    pub fn between(self, before: impl Fn(u32) -> bool, within: impl Fn(u32) -> bool) -> Self {
        match self {
            Self::Narrow(bytes) => Self::Narrow(between(bytes, before, within)),
            Self::Middle(bytes) => Self::Middle(between(bytes, before, within)),
            Self::Wide(bytes) => Self::Wide(between(bytes, before, within)),
        }
    }
}

impl Default for Slice<'_> {
    fn default() -> Self {
        Self::Wide(&[])
    }
}

/// The numbers of a [`Slice`], in their order.
#[derive(Debug, Clone)]
pub enum SliceIter<'n> {
    /// Below 2¹⁶.
    Narrow(std::slice::Iter<'n, [u8; 2]>),
    /// Below 2²⁴.
    Middle(std::slice::Iter<'n, [u8; 3]>),
    /// Below 2³².
    Wide(std::slice::Iter<'n, [u8; 4]>),
}

impl Iterator for SliceIter<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        each_width!(self, bytes => bytes.next().map(|bytes| bytes.value()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        each_width!(self, bytes => bytes.size_hint())
    }

    /// Asks for the width once, and not before each number.
    fn fold<B, F: FnMut(B, u32) -> B>(self, init: B, mut f: F) -> B {
        each_width!(self, bytes => bytes.fold(init, |all, bytes| f(all, bytes.value())))
    }
}

impl ExactSizeIterator for SliceIter<'_> {}

/// Lists of numbers, one after another.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    ends: Ends,
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
        self.len() == 0
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
        let mut items = vec![0; starts.last().copied().unwrap_or_default() as usize];
        let mut next = starts.clone();
        for list in 0..self.len() {
            for item in self.distinct(list) {
                let at = &mut next[item as usize];
                items[*at as usize] = self::count(list);
                *at += 1;
            }
        }
        let ends = starts.into_iter().skip(1).map(|end| end as usize).collect();
        Self { ends, items: items.into_iter().collect() }
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
        let mut items = Vec::new();
        let ends = lists.into_iter().map(|list| {
            items.extend(list);
            items.len()
        });
        let ends = ends.collect();
        Self { ends, items: items.into_iter().collect() }
    }
}

super::packed_fields!(Lists: ends, items);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_as_few_bytes_as_the_greatest_needs() {
        for (greatest, width) in
            [(0xffff, 2), (0x1_0000, 3), (0xff_ffff, 3), (0x100_0000, 4), (u32::MAX, 4)]
        {
            let numbers: Numbers = [7, greatest, 0].into_iter().collect();
            let mut packer = Packer::default();
            numbers.pack(&mut packer);
            assert_eq!(packer.bytes.len(), 8 + 3 * width, "{greatest}");
            let read = Numbers::unpack(&mut Unpacker::new("", packer.bytes.leak()));
            assert!(read.all().iter().eq([7, greatest, 0]) && read.at(1) == greatest);
        }
    }
}
