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
    pub fn get(&self, number: usize) -> impl Iterator<Item = u32> {
        let mut bytes = self.steps.get(self.ends.piece(number)).unwrap_or_default().iter();
        let step = move || {
            let (mut step, mut bits) = (0, 0);
            loop {
                let byte = *bytes.next()?;
                step |= u32::from(byte & !GOES_ON) << bits;
                bits += BITS;
                if byte & GOES_ON == 0 {
                    return Some(step);
                }
            }
        };
        std::iter::from_fn(step).scan(0, |number, step| {
            *number += step;
            Some(*number)
        })
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
        let sets: [&[u32]; 4] = [&[0, 1, 127, 255, 256], &[], &[u32::MAX], &[5, 16_390, 3_000_000]];
        let mut packer = Packer::default();
        sets.map(<[u32]>::to_vec).into_iter().collect::<Sets>().pack(&mut packer);
        assert!(packer.bytes.len() < 48, "{}", packer.bytes.len());
        let read = Sets::unpack(&mut Unpacker::new("", packer.bytes.leak()));
        for (number, set) in sets.into_iter().enumerate() {
            assert_eq!(read.get(number).collect::<Vec<_>>(), set);
        }
        assert_eq!(read.get(sets.len()).next(), None);
    }
}
