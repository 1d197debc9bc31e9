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

/// A count as an index holds it; a catalog of four thousand million terms is not one.
pub fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A count to reckon with.
pub fn real(count: usize) -> f64 {
    f64::from(number(count))
}
