//! Many folded texts in one, each by the bytes where it lies.

use crate::packed::{Pack, Packer, Unpacker, count};
use std::borrow::Cow;

/// Where a text lies in its arena: small, since there are many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSpan {
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
}

/// Many texts, one after another.
#[derive(Debug, Default)]
pub struct Arena(Cow<'static, str>);

impl Arena {
    /// Appends what `write` writes, and says where it lies.
    pub fn push(&mut self, write: impl FnOnce(&mut String)) -> TextSpan {
        let start = count(self.0.len());
        let text = self.0.to_mut();
        write(text);
        TextSpan { start, end: count(text.len()) }
    }

    /// The text that lies at a place.
    pub fn get(&self, span: TextSpan) -> &str {
        self.0.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

impl Pack for Arena {
    fn pack(&self, packer: &mut Packer) {
        self.0.pack(packer);
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        Self(Cow::unpack(unpacker))
    }
}

/// The numbers from 0 to `count` in the order of their texts, and of equal texts in their own.
///
/// Most texts differ in their first bytes, which are compared as one number.
pub fn in_order<'t>(count: u32, text: &dyn Fn(u32) -> &'t str) -> Vec<u32> {
    let beginning = |number| {
        let mut first = [0; 8];
        first.iter_mut().zip(text(number).bytes()).for_each(|(put, byte)| *put = byte);
        u64::from_be_bytes(first)
    };
    let mut keys: Vec<(u64, u32)> = (0..count).map(|number| (beginning(number), number)).collect();
    keys.sort_unstable_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| text(a.1).cmp(text(b.1))).then(a.1.cmp(&b.1))
    });
    keys.into_iter().map(|(_, number)| number).collect()
}

/// A count to reckon with.
pub fn real(number: usize) -> f64 {
    f64::from(count(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_are_brought_in_order(texts in proptest::collection::vec("[ab\u{0}é]{0,12}", 0..40)) {
            let order = in_order(count(texts.len()), &|at| &texts[at as usize]);
            let mut sorted: Vec<u32> = (0..count(texts.len())).collect();
            sorted.sort_by_key(|&at| &texts[at as usize]);
            prop_assert_eq!(order, sorted);
        }
    }
}
