//! Many folded texts in one, each by the bytes where it lies.

use std::ops::Range;

/// Where a text lies in its arena: small, since there are many.
pub type TextSpan = Range<u32>;

/// Many texts, one after another.
#[derive(Debug, Default)]
pub struct Arena(String);

impl Arena {
    /// Appends what `write` writes, and says where it lies.
    pub fn push(&mut self, write: impl FnOnce(&mut String)) -> TextSpan {
        let start = number(self.0.len());
        write(&mut self.0);
        start..number(self.0.len())
    }

    /// All texts as they lie.
    pub fn all(&self) -> &str {
        &self.0
    }

    /// The text that lies at a place.
    pub fn get(&self, span: &TextSpan) -> &str {
        self.0.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// The numbers from 0 to `count` in the order of their texts, and of equal texts in their own.
///
/// Most texts differ in their first bytes, which are compared as one number.
pub fn in_order<'t>(count: u32, text: impl Fn(u32) -> &'t str) -> Vec<u32> {
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

/// A count as an index holds it; a catalog of four thousand million terms is not one.
pub fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A count to reckon with.
pub fn real(count: usize) -> f64 {
    f64::from(number(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_are_brought_in_order(texts in proptest::collection::vec("[ab\u{0}é]{0,12}", 0..40)) {
            let order = in_order(number(texts.len()), |at| &texts[at as usize]);
            let mut sorted: Vec<u32> = (0..number(texts.len())).collect();
            sorted.sort_by_key(|&at| &texts[at as usize]);
            prop_assert_eq!(order, sorted);
        }
    }
}
