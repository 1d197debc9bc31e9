//! Where pieces end that lie one after another.

use super::{Pack, Packer, Unpacker, count};
use std::borrow::Cow;
use std::ops::Range;

/// The lower half of an end has so many bits.
const HALF: u32 = 16;

/// Where pieces end, one after another, in two bytes each: of a number that only rises the upper half does so seldom.
#[derive(Debug, Clone, Default)]
pub struct Ends {
    /// The lower half of each.
    lower: Cow<'static, [[u8; 2]]>,
    /// The pieces from whose end on the upper half is one more; a long piece stands there more than once.
    rises: Vec<usize>,
}

impl Ends {
    /// Where the piece with a number lies; nowhere behind the last.
    pub fn piece(&self, number: usize) -> Range<usize> {
        let Some(&end) = self.lower.get(number) else { return 0..0 };
        let whole = |lower, upper| upper << HALF | usize::from(u16::from_le_bytes(lower));
        let risen = self.rises.partition_point(|&rise| rise <= number);
        let before = number.checked_sub(1).and_then(|before| self.lower.get(before));
        // The upper half rises in few pieces.
        let mut risen_before = risen;
        while risen_before > 0 && self.rises.get(risen_before - 1) == Some(&number) {
            risen_before -= 1;
        }
        before.map_or(0, |&before| whole(before, risen_before))..whole(end, risen)
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.lower.len()
    }

    /// Puts a piece behind the last.
    pub fn push(&mut self, end: usize) {
        self.rises.resize(end >> HALF, self.len());
        let [low, high, ..] = end.to_le_bytes();
        self.lower.to_mut().push([low, high]);
    }
}

impl FromIterator<usize> for Ends {
    fn from_iter<T: IntoIterator<Item = usize>>(all: T) -> Self {
        let mut ends = Self::default();
        all.into_iter().for_each(|end| ends.push(end));
        ends
    }
}

impl Pack for Ends {
    fn pack(&self, packer: &mut Packer) {
        for length in [self.len(), self.rises.len()] {
            packer.number(count(length));
        }
        self.rises.iter().for_each(|&rise| packer.number(count(rise)));
        packer.bytes.extend(self.lower.as_flattened());
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        let [length, rises] = [(); 2].map(|()| unpacker.number() as usize);
        let rises = (0..rises).map(|_| unpacker.number() as usize).collect();
        Self { lower: unpacker.bytes(2 * length).as_chunks().0.into(), rises }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_any_length_follow_each_other() {
        let ends = [0, 3, 0xffff, 0x1_0000, 0x1_0001, 0x4_0000, 0x4_0000, 0x5_1234];
        let all: Ends = ends.into_iter().collect();
        let mut packer = Packer::default();
        all.pack(&mut packer);
        let read = Ends::unpack(&mut Unpacker::new("", packer.bytes.leak()));
        assert_eq!(read.len(), ends.len());
        let starts = std::iter::once(0).chain(ends);
        for ((number, start), end) in (0..).zip(starts).zip(ends) {
            assert_eq!((all.piece(number), read.piece(number)), (start..end, start..end));
        }
        assert!(read.piece(ends.len()).is_empty(), "nothing lies behind the last");
    }
}
