//! One walk over everything in an entry that can be wrong, cited, linked or searched.
//!
//! What the fields are stands in [`fields`](super::fields); `check`, the full text of search and the glossary of a page
//! listen to that one walk.

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
pub struct FieldPath<'p> {
    within: Option<&'p FieldPath<'p>>,
    key: &'static str,
    index: Option<usize>,
    /// Whether the table around the fact has a `cite`.
    pub cited: bool,
}

impl<'p> FieldPath<'p> {
    /// The field under a key of an entry, or of the table that stands `within` another.
    pub(super) const fn new(within: Option<&'p Self>, key: &'static str, cited: bool) -> Self {
        Self { within, key, index: None, cited }
    }

    /// One place of the list that stands in the field.
    pub(super) const fn item(self, index: usize) -> Self {
        Self { index: Some(index), ..self }
    }

    /// The field as one for which `cite` names sources besides.
    pub(super) const fn cited_by(self, cite: &[String]) -> Self {
        Self { cited: self.cited || !cite.is_empty(), ..self }
    }

    /// The field as one whose sources count only where they stand in its own row.
    pub(super) const fn cited_if_in_a_table(self) -> Self {
        Self { cited: self.cited && self.within.is_some(), ..self }
    }
}

impl fmt::Display for FieldPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(within) = self.within {
            write!(f, "{within}.")?;
        }
        f.write_str(self.key)?;
        match self.index {
            Some(index) => write!(f, "[{index}]"),
            None => Ok(()),
        }
    }
}

/// What listens to the facts of an entry.
pub struct Walk<'w, 'a> {
    listener: &'w mut dyn FnMut(FieldPath<'_>, Fact<'a>),
}

impl<'w, 'a> Walk<'w, 'a> {
    /// A walk that calls `listener` with every fact.
    pub(super) fn new(listener: &'w mut dyn FnMut(FieldPath<'_>, Fact<'a>)) -> Self {
        Self { listener }
    }

    /// Tells a fact.
    pub(super) fn see(&mut self, field: FieldPath<'_>, fact: Fact<'a>) {
        (self.listener)(field, fact);
    }
}
