//! Texts that are kept in deflated blocks, each of which is inflated when one of its texts is asked for.

use super::{Numbers, Pack, Packer, Unpacker, count, partition_point};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use std::sync::OnceLock;

/// A block ends behind the text that makes it so long, in bytes. A longer one deflates better, and a shorter one is read sooner.
const BLOCK: usize = 16 * 1024;
/// How hard to deflate: what takes longest, since only the build does so.
const LEVEL: u8 = 10;

/// Texts in deflated blocks.
#[derive(Debug, Clone, Default)]
pub struct Blocks {
    /// Where each text ends in its block.
    ends: Numbers,
    /// The number of the text behind the last of each block.
    texts: Numbers,
    /// Where the bytes of each block end.
    deflated_ends: Numbers,
    deflated: &'static [u8],
    /// What was asked for.
    inflated: Vec<OnceLock<String>>,
}

impl Blocks {
    /// The text with a number; an empty one behind the last.
    #[must_use]
    pub fn get(&self, number: usize) -> &str {
        let block =
            partition_point(self.texts.len(), |block| self.texts.at(block) as usize <= number);
        let Some(inflated) = self.inflated.get(block) else { return "" };
        let is_first = self.texts.piece(block).start == number;
        let start = if is_first { 0 } else { self.ends.at(number - 1) };
        let text = inflated.get_or_init(|| self.inflate(block));
        text.get(start as usize..self.ends.at(number) as usize).unwrap_or_default()
    }

    fn inflate(&self, block: usize) -> String {
        let deflated = self.deflated.get(self.deflated_ends.piece(block)).unwrap_or_default();
        // What is no text reads as none, and who asked for a row says that it is not there.
        decompress_to_vec(deflated)
            .ok()
            .and_then(|text| String::from_utf8(text).ok())
            .unwrap_or_default()
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Writes texts so that they can be read as blocks.
    pub fn pack(texts: impl IntoIterator<Item = String>, packer: &mut Packer) {
        let (mut ends, mut last_texts, mut deflated_ends) = (Vec::new(), Vec::new(), Vec::new());
        let (mut block, mut deflated) = (String::new(), Vec::new());
        let mut texts = texts.into_iter().peekable();
        while let Some(text) = texts.next() {
            block.push_str(&text);
            ends.push(count(block.len()));
            if block.len() >= BLOCK || texts.peek().is_none() {
                deflated.extend(compress_to_vec(block.as_bytes(), LEVEL));
                deflated_ends.push(count(deflated.len()));
                last_texts.push(count(ends.len()));
                block.clear();
            }
        }
        for numbers in [ends, last_texts, deflated_ends] {
            numbers.into_iter().collect::<Numbers>().pack(packer);
        }
        packer.bytes.extend(deflated);
    }

    /// Reads what was written.
    pub fn unpack(unpacker: &mut Unpacker) -> Self {
        let [ends, texts, deflated_ends] = [(); 3].map(|()| Numbers::unpack(unpacker));
        let blocks = texts.len();
        let length = deflated_ends.piece(blocks).start;
        let deflated = unpacker.bytes(length);
        let inflated = (0..blocks).map(|_| OnceLock::new()).collect();
        Self { ends, texts, deflated_ends, deflated, inflated }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_from_the_blocks_that_hold_them() {
        let texts: Vec<String> =
            (0..9).map(|number| number.to_string().repeat(number * BLOCK / 6)).collect();
        let mut packer = Packer::default();
        Blocks::pack(texts.clone(), &mut packer);
        let bytes = packer.bytes.leak();
        let blocks = Blocks::unpack(&mut Unpacker::new("", bytes));
        assert!(blocks.inflated.len() > 3 && bytes.len() < BLOCK);
        assert_eq!(blocks.get(7), texts[7]);
        assert_eq!(blocks.inflated.iter().filter(|block| block.get().is_some()).count(), 1);
        assert_eq!((0..10).map(|at| blocks.get(at)).collect::<Vec<_>>()[..9], texts);
        assert_eq!(blocks.get(9), "");
    }

    #[test]
    fn no_texts_make_no_blocks() {
        let mut packer = Packer::default();
        Blocks::pack([], &mut packer);
        let blocks = Blocks::unpack(&mut Unpacker::new("", packer.bytes.leak()));
        assert!(blocks.is_empty() && blocks.get(0).is_empty());
    }
}
