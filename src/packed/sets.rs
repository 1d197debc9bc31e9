//! Sets of numbers that are read from the least to the greatest.

use super::ends::Ends;
use super::{Pack, Packer, Unpacker, count};
use std::borrow::Cow;

/// So many bits of a step stand in a byte.
const BITS: u32 = 7;
/// The sign of a byte behind which the step goes on.
const GOES_ON: u8 = 1 << BITS;

/// Sets of numbers, one after another. Of each number stands how much it is above the one before: most often a byte.
#[derive(Debug, Clone, Default)]
pub struct Sets {
    ends: Ends,
    steps: Cow<'static, [u8]>,
}

impl Sets {
    /// The numbers of a set, in their order; none of one behind the last.
    #[must_use]
    pub fn get(&self, number: usize) -> Steps<'_> {
        Steps { bytes: self.steps.get(self.ends.piece(number)).unwrap_or_default(), number: 0 }
    }
}

/// The numbers of a set, in their order.
#[derive(Debug, Clone)]
pub struct Steps<'s> {
    /// The steps that are still to be taken.
    bytes: &'s [u8],
    /// The number before them.
    number: u32,
}

impl Iterator for Steps<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let mut byte = self.bytes.split_off_first()?;
        // Most steps are one byte.
        let (mut step, mut bits) = (u32::from(byte & !GOES_ON), BITS);
        while byte & GOES_ON > 0 {
            byte = self.bytes.split_off_first()?;
            step |= u32::from(byte & !GOES_ON) << bits;
            bits += BITS;
        }
        self.number += step;
        Some(self.number)
    }

    /// As many as bytes behind which no step goes on; eight of them are looked at together.
    fn count(self) -> usize {
        let (eights, rest) = self.bytes.as_chunks();
        let go_on = |eight| u64::from_ne_bytes(eight) & u64::from_ne_bytes([GOES_ON; 8]);
        let of_eights: u32 = eights.iter().map(|&eight| go_on(eight).count_ones()).sum();
        let of_rest = rest.iter().filter(|&byte| byte & GOES_ON > 0).count();
        self.bytes.len() - of_eights as usize - of_rest
    }
}

impl<T: IntoIterator<Item = u32>> FromIterator<T> for Sets {
    fn from_iter<I: IntoIterator<Item = T>>(sets: I) -> Self {
        let mut steps = Vec::new();
        let ends = sets.into_iter().map(|set| {
            let mut before = 0;
            for number in set {
                let mut step = number - before;
                before = number;
                while step >= GOES_ON.into() {
                    steps.push(step.to_le_bytes()[0] | GOES_ON);
                    step >>= BITS;
                }
                steps.push(step.to_le_bytes()[0]);
            }
            steps.len()
        });
        let ends = ends.collect();
        Self { ends, steps: steps.into() }
    }
}

impl Pack for Sets {
    fn pack(&self, packer: &mut Packer) {
        self.ends.pack(packer);
        packer.number(count(self.steps.len()));
        packer.bytes.extend_from_slice(&self.steps);
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        let ends = Ends::unpack(unpacker);
        let length = unpacker.number() as usize;
        Self { ends, steps: unpacker.bytes(length).into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_read_as_they_were_written() {
        let many: Vec<u32> = (0..20).map(|number| number * number * number).collect();
        let sets: [&[u32]; 5] =
            [&[0, 1, 127, 255, 256], &[], &[u32::MAX], &[5, 16_390, 3_000_000], &many];
        let mut packer = Packer::default();
        sets.map(<[u32]>::to_vec).into_iter().collect::<Sets>().pack(&mut packer);
        assert!(packer.bytes.len() < 48 + 2 * many.len(), "{}", packer.bytes.len());
        let read = Sets::unpack(&mut Unpacker::new("", packer.bytes.leak()));
        for (number, set) in sets.into_iter().enumerate() {
            assert_eq!(read.get(number).count(), set.len());
            assert_eq!(read.get(number).collect::<Vec<_>>(), set);
        }
        assert_eq!(read.get(sets.len()).next(), None);
    }
}
