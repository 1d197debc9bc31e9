//! Texts that are kept in deflated blocks, each of which is inflated when one of its texts is asked for.
//!
//! A block is short, so that few texts are inflated for one, and deflates as well as a long one does, since a dictionary, pieces
//! of all the texts, stands before it.

use super::{Ends, LEVEL, Numbers, Pack, Packer, Unpacker, count, partition_point};
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use rustc_hash::FxHashMap;

/// A block ends behind the text that makes it so long, in bytes.
const BLOCK: usize = 4 * 1024;
/// How far deflate looks back: a longer dictionary is of no use.
const WINDOW: usize = 32 * 1024;
/// A dictionary that is a larger part of the texts than one of so many takes more room than it saves.
const MOST_OF_TEXTS: usize = 48;
/// A dictionary is made of pieces of so many bytes.
const PIECE: usize = 128;
/// So many bytes that stand in several texts are worth to be found in the dictionary.
const SHARED: usize = 8;
/// One text of so many is looked at for what it shares with others: that is enough, and soon done.
const LOOKED_AT: usize = 2;
/// Blocks follow each other without a header and without a sum, which a file would have.
const RAW: i32 = -15;

/// Texts in deflated blocks.
#[derive(Debug, Clone, Default)]
pub struct Blocks {
    /// Where each text ends in its block.
    ends: Numbers,
    /// Where the texts of each block end among all.
    texts: Ends,
    /// Where the bytes of each block end.
    deflated_ends: Ends,
    deflated: &'static [u8],
    dictionary: &'static [u8],
}

impl Blocks {
    /// Tells each text of the block that holds the one with a number, by its number.
    ///
    /// What is no text is told as an empty one.
    pub(super) fn around(&self, number: usize, mut tell: impl FnMut(usize, &str)) {
        let is_before = |block| self.texts.piece(block).end <= number;
        let block = partition_point(self.texts.len(), is_before);
        let numbers = self.texts.piece(block);
        let ends = self.ends.part(numbers.clone());
        let bytes = self.inflate(block, ends.iter().last().unwrap_or_default() as usize);
        let inflated = bytes.get(self.dictionary.len()..).unwrap_or_default();
        let all = str::from_utf8(inflated).unwrap_or_default();
        let starts = std::iter::once(0).chain(ends.iter());
        for ((number, start), end) in numbers.zip(starts).zip(ends.iter()) {
            tell(number, all.get(start as usize..end as usize).unwrap_or_default());
        }
    }

    /// The bytes of a block, behind those of the dictionary.
    fn inflate(&self, block: usize, length: usize) -> Vec<u8> {
        let deflated = self.deflated.get(self.deflated_ends.piece(block)).unwrap_or_default();
        let mut bytes = Vec::with_capacity(self.dictionary.len() + length);
        bytes.extend(self.dictionary);
        bytes.resize(self.dictionary.len() + length, 0);
        let (start, flags) = (self.dictionary.len(), TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        decompress(&mut DecompressorOxide::new(), deflated, &mut bytes, start, flags);
        bytes
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Writes texts so that they can be read as blocks.
    pub(super) fn pack(texts: &[String], packer: &mut Packer) {
        let dictionary = dictionary(texts);
        let flags = create_comp_flags_from_zip_params(LEVEL.into(), RAW, 0);
        let mut primed = CompressorOxide::new(flags);
        // What the dictionary deflates to is known to who inflates.
        compress_to_output(&mut primed, &dictionary, TDEFLFlush::Sync, |_| true);
        let (mut ends, mut last_texts, mut deflated_ends) = (Vec::new(), Vec::new(), Vec::new());
        let (mut block, mut deflated) = (String::new(), Vec::new());
        for (number, text) in texts.iter().enumerate() {
            block.push_str(text);
            ends.push(count(block.len()));
            if block.len() >= BLOCK || number + 1 == texts.len() {
                let mut compressor = primed.clone();
                compress_to_output(
                    &mut compressor,
                    block.as_bytes(),
                    TDEFLFlush::Finish,
                    |bytes| {
                        deflated.extend(bytes);
                        true
                    },
                );
                deflated_ends.push(deflated.len());
                last_texts.push(ends.len());
                block.clear();
            }
        }
        ends.into_iter().collect::<Numbers>().pack(packer);
        for ends in [last_texts, deflated_ends] {
            ends.into_iter().collect::<Ends>().pack(packer);
        }
        for bytes in [dictionary, deflated] {
            packer.number(count(bytes.len()));
            packer.bytes.extend(bytes);
        }
    }

    /// Reads what was written.
    pub(super) fn unpack(unpacker: &mut Unpacker) -> Self {
        let ends = Numbers::unpack(unpacker);
        let [texts, deflated_ends] = [(); 2].map(|()| Ends::unpack(unpacker));
        let [dictionary, deflated] = [(); 2].map(|()| {
            let length = unpacker.number() as usize;
            unpacker.bytes(length)
        });
        Self { ends, texts, deflated_ends, deflated, dictionary }
    }
}

/// Of each stretch of the texts the piece that shares most with other texts, and no more with a piece that is taken already.
/// What shares most stands last, since what is near takes fewer bits.
fn dictionary(texts: &[String]) -> Vec<u8> {
    let all: usize = texts.iter().map(String::len).sum();
    let pieces = (all / MOST_OF_TEXTS).min(WINDOW) / PIECE;
    let texts = || texts.iter().step_by(LOOKED_AT).map(String::as_bytes);
    // How many texts hold some bytes, and which of them was the last that did.
    let mut held: FxHashMap<&[u8], (u32, usize)> = FxHashMap::default();
    for (number, text) in texts().enumerate() {
        for shared in text.windows(SHARED) {
            let (texts, last) = held.entry(shared).or_insert((0, usize::MAX));
            *texts += u32::from(*last != number);
            *last = number;
        }
    }
    let looked_at: Vec<u8> = texts().flatten().copied().collect();
    let stretch = (looked_at.len() / pieces.max(1)).max(PIECE);
    let mut chosen = Vec::new();
    for stretch in looked_at.chunks_exact(stretch).take(pieces) {
        let mut sum = 0;
        let sums = stretch.windows(SHARED).map(|shared| {
            sum += held.get(shared).map_or(0, |(texts, _)| texts - 1);
            sum
        });
        let sums: Vec<u32> = std::iter::once(0).chain(sums).collect();
        let worths =
            sums.iter().zip(sums.iter().skip(PIECE - SHARED + 1)).map(|(from, to)| to - from);
        let Some((at, worth)) = worths.enumerate().max_by_key(|&(_, worth)| worth) else {
            continue;
        };
        let piece = stretch.get(at..at + PIECE).unwrap_or_default();
        for shared in piece.windows(SHARED) {
            held.remove(shared);
        }
        chosen.push((worth, piece));
    }
    chosen.sort_by_key(|&(worth, _)| worth);
    chosen.into_iter().flat_map(|(_, piece)| piece).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(texts: &[String]) -> Blocks {
        let mut packer = Packer::default();
        Blocks::pack(texts, &mut packer);
        Blocks::unpack(&mut Unpacker::new("", packer.bytes.leak()))
    }

    #[test]
    fn texts_are_read_with_those_that_share_their_block() {
        let texts: Vec<String> = (0..90).map(|at| format!("äöü{at}").repeat(at * 3)).collect();
        let blocks = packed(&texts);
        let of_all: usize = texts.iter().map(String::len).sum();
        assert!(blocks.texts.len() > 3 && blocks.deflated.len() < of_all / 8);
        assert!(!blocks.dictionary.is_empty());
        for (number, text) in texts.iter().enumerate() {
            let mut together = Vec::new();
            blocks.around(number, |number, text| {
                assert_eq!(text, texts[number]);
                together.push((number, text.to_owned()));
            });
            assert!(together.contains(&(number, text.clone())) && together.len() < texts.len());
        }
    }

    #[test]
    fn no_texts_make_no_blocks() {
        let blocks = packed(&[]);
        assert_eq!(blocks.len(), 0);
        blocks.around(0, |number, _| panic!("{number} is told"));
    }
}
