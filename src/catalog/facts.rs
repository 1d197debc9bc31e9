//! One walk over everything in an entry that can be wrong, cited, linked or searched.
//!
//! Each kind of entry lists its fields once, in `Facts::facts`; `check`, the full text of search and
//! the list of sources on a page all listen to that one walk.

use super::{Dimension, Kind, Quantity};
use std::fmt;

/// Something that stands in a field of an entry.
#[derive(Debug, Clone, Copy)]
pub enum Fact<'a> {
    /// Markdown for the reader.
    Prose(&'a str),
    /// A number with its unit, and what may be measured there.
    Number(&'a Quantity, Dimension),
    /// The id of a source.
    Cite(&'a str),
    /// The id of another entry, which must be of that kind if one is named.
    Link(&'a str, Option<Kind>),
}

/// Where a fact stands, and whether the table around it names a source.
#[derive(Debug, Clone, Copy)]
pub struct Field<'p> {
    key: &'p str,
    index: Option<usize>,
    sub: &'p str,
    /// Whether the table around the fact has a `cite`.
    pub cited: bool,
}

impl<'p> Field<'p> {
    /// A field at the top of an entry.
    #[must_use]
    pub const fn top(key: &'p str) -> Self {
        Self { key, index: None, sub: "", cited: false }
    }

    /// The field as one for which `cite` names sources.
    #[must_use]
    pub const fn cited_by(self, cite: &[String]) -> Self {
        Self { cited: !cite.is_empty(), ..self }
    }

    /// A key inside the table that this field is.
    #[must_use]
    pub const fn sub(self, sub: &'p str) -> Self {
        Self { sub, ..self }
    }

    const fn item(self, index: usize) -> Self {
        Self { index: Some(index), ..self }
    }
}

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)?;
        if let Some(index) = self.index {
            write!(f, "[{index}]")?;
        }
        if !self.sub.is_empty() {
            write!(f, ".{}", self.sub)?;
        }
        Ok(())
    }
}

/// What listens to the facts of an entry.
pub struct Walk<'w, 'a> {
    see: &'w mut dyn FnMut(Field<'_>, Fact<'a>),
}

impl<'w, 'a> Walk<'w, 'a> {
    /// A walk that calls `see` with every fact.
    pub fn new(see: &'w mut dyn FnMut(Field<'_>, Fact<'a>)) -> Self {
        Self { see }
    }

    /// Prose that may be absent.
    pub fn prose(&mut self, field: Field<'_>, text: Option<&'a String>) {
        if let Some(text) = text {
            (self.see)(field, Fact::Prose(text));
        }
    }

    /// A list of prose at the top of an entry.
    pub fn list(&mut self, key: &str, items: &'a [String]) {
        for (index, item) in items.iter().enumerate() {
            (self.see)(Field::top(key).item(index), Fact::Prose(item));
        }
    }

    /// The sources of a table; returns the field of the table, cited or not.
    pub fn table<'p>(
        &mut self,
        key: &'p str,
        index: Option<usize>,
        cite: &'a [String],
    ) -> Field<'p> {
        let field = Field { key, index, sub: "", cited: !cite.is_empty() };
        for source in cite {
            (self.see)(field.sub("cite"), Fact::Cite(source));
        }
        field
    }

    /// A number that may be absent.
    pub fn number(&mut self, field: Field<'_>, quantity: Option<&'a Quantity>, of: Dimension) {
        if let Some(quantity) = quantity {
            for source in &quantity.cite {
                (self.see)(field, Fact::Cite(source));
            }
            let cited = field.cited || !quantity.cite.is_empty();
            (self.see)(Field { cited, ..field }, Fact::Number(quantity, of));
        }
    }

    /// Ids of entries of one kind.
    pub fn links(&mut self, key: &str, ids: &'a [String], kind: Kind) {
        for (index, id) in ids.iter().enumerate() {
            (self.see)(Field::top(key).item(index), Fact::Link(id, Some(kind)));
        }
    }

    /// The id of an entry of one kind.
    pub fn link(&mut self, field: Field<'_>, id: &'a str, kind: Kind) {
        (self.see)(field, Fact::Link(id, Some(kind)));
    }

    /// Ids of entries of any kind.
    pub fn entries(&mut self, key: &str, ids: &'a [String]) {
        for (index, id) in ids.iter().enumerate() {
            (self.see)(Field::top(key).item(index), Fact::Link(id, None));
        }
    }

    /// Ids of sources at the top of an entry.
    pub fn sources(&mut self, key: &str, ids: &'a [String]) {
        for (index, id) in ids.iter().enumerate() {
            (self.see)(Field::top(key).item(index), Fact::Cite(id));
        }
    }
}

/// A kind of entry that can walk its own fields.
pub trait Facts {
    /// Tells `walk` every fact, in the order in which the page shows them.
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>);
}
