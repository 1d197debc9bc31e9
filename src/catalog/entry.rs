//! An entry of any kind.

use super::kinds::each_kind;
use super::markup::read_aloud;
use super::sift::LeftOut;
use super::{Changes, Fact, FieldInfo, FieldPath, Fields, Head, Kind, Told, Walk};
use crate::packed::Record;
use serde::de::{DeserializeSeed, Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// One thing that the catalog knows: what every entry has, and what its kind has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Unique over all kinds; what links, the command line and JSON use.
    pub id: String,
    /// The common fields.
    #[serde(flatten)]
    pub head: Head,
    /// The kind's own fields.
    #[serde(flatten)]
    pub body: Body,
    /// Where it was read.
    #[serde(skip)]
    pub origin: Origin,
    /// What later layers changed in it.
    #[serde(skip_serializing_if = "Changes::is_empty")]
    pub changes: Changes,
}

/// Where an entry was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The layer, counted from the lowest.
    pub layer: usize,
    /// The file's path inside its layer, with `/` between folders.
    pub file: String,
    /// The row of the table, where the file holds several entries.
    pub row: Option<usize>,
    /// What of the file is not in the entry, because it was not sound.
    pub(super) left_out: Vec<LeftOut>,
}

impl Origin {
    /// A key of the entry as the key of the same line in its file.
    pub(super) fn in_file(&self, key: &str) -> String {
        let mut key = key.to_owned();
        for (list, place) in &self.left_out {
            let at = key.strip_prefix(list).and_then(|rest| rest.strip_prefix('['));
            let Some((number, rest)) = at.and_then(|at| at.split_once(']')) else { continue };
            let number = number.parse::<usize>().ok();
            if let Some(number) =
                number.filter(|number| place.is_some_and(|place| place <= *number))
            {
                key = format!("{list}[{}]{rest}", number + 1);
            }
        }
        key
    }
}

/// How a kind of entry stands in lists.
pub trait Listing {
    /// The heading under which lists show it, if its kind is grouped.
    fn heading(&self) -> Option<&'static str> {
        None
    }

    /// What it is sorted by before its name: the group, then a place in the group.
    fn rank(&self) -> (u16, String) {
        (0, String::new())
    }
}

macro_rules! body {
    ($( $(#[$about:meta])* $kind:ident in $module:ident:
        $name:literal, $plural:literal, $places:expr; )*) => {
        /// The fields of a kind of entry.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Body { $(
            $(#[$about])*
            $kind(Box<super::$kind>),
        )* }

        impl Body {
            /// What it is about.
            pub(super) const fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind),* }
            }

            /// Reads the fields of an entry of a kind.
            pub(super) fn read<'de, D: Deserializer<'de>>(
                kind: Kind,
                from: D,
            ) -> Result<Self, D::Error> {
                match kind { $(Kind::$kind => Deserialize::deserialize(from).map(Self::$kind)),* }
            }

            fn each_fact<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
                match self { $(Self::$kind(body) => body.each_fact(None, walk)),* }
            }

            fn values(&self) -> Vec<&dyn Told> {
                match self { $(Self::$kind(body) => body.values()),* }
            }

            fn listed(&self) -> &dyn Listing {
                match self { $(Self::$kind(body) => &**body),* }
            }
        }

        impl Kind {
            /// The fields of its entries, beside those that every entry has.
            #[must_use]
            pub const fn fields(self) -> &'static [FieldInfo] {
                match self { $(Self::$kind => super::$kind::FIELDS),* }
            }
        }
    };
}
each_kind!(body);

impl Entry {
    /// The numbers of the layers that it is made of.
    pub fn layers(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.origin.layer).chain(self.changes.layer_numbers())
    }

    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// The heading under which lists show it, if its kind is grouped.
    #[must_use]
    pub fn heading(&self) -> Option<String> {
        self.body.listed().heading().map(str::to_owned)
    }

    /// What lists are sorted by: the group, then a place in the group, then the name.
    pub(super) fn sort_key(&self) -> (Kind, u16, String, String) {
        let (group, place) = self.body.listed().rank();
        (self.kind(), group, place, crate::text::fold(&self.head.name))
    }

    /// Its fields with what stands in them, the common ones first.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'static FieldInfo, &dyn Told)> {
        self.head.each().chain(self.kind().fields().iter().zip(self.body.values()))
    }

    /// The entry as JSON. It goes by way of a text, as packed rows do: one writer serves both.
    #[must_use]
    pub fn as_json(&self) -> Option<serde_json::Value> {
        serde_json::from_str(&serde_json::to_string(self).ok()?).ok()
    }

    /// Calls `see` with every text of the entry as it is read aloud: links by their words, citations not at all.
    pub fn each_text(&self, mut see: impl FnMut(&str)) {
        self.each_fact(|_, fact| {
            if let Fact::Prose(text) = fact {
                see(&read_aloud(text));
            }
        });
    }

    /// Calls `see` with every fact of the entry, the common fields first.
    pub fn each_fact<'a>(&'a self, mut see: impl FnMut(FieldPath<'_>, Fact<'a>)) {
        let mut walk = Walk::new(&mut see);
        self.head.each_fact(None, &mut walk);
        self.body.each_fact(&mut walk);
    }
}

/// An entry of the lowest layer, which no other has changed, in a line: its kind, and then what it is made of.
impl Record for Entry {
    fn write(&self) -> String {
        let Self { id, head, body, origin, .. } = self;
        serde_json::to_string(&(self.kind(), id, &origin.file, origin.row, head, body))
            .unwrap_or_default()
    }

    fn read(text: &str) -> serde_json::Result<Self> {
        serde_json::Deserializer::from_str(text).deserialize_tuple(6, EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the kind, id, file, row, head and body of an entry")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Entry, A::Error> {
        let missing = || A::Error::missing_field("a part of an entry");
        let kind = parts.next_element()?.ok_or_else(missing)?;
        let id = parts.next_element()?.ok_or_else(missing)?;
        let file = parts.next_element()?.ok_or_else(missing)?;
        let row = parts.next_element()?.ok_or_else(missing)?;
        let head = parts.next_element()?.ok_or_else(missing)?;
        let body = parts.next_element_seed(OfKind(kind))?.ok_or_else(missing)?;
        let origin = Origin { file, row, ..Origin::default() };
        Ok(Entry { id, head, body, origin, changes: Changes::default() })
    }
}

/// Reads the fields of an entry of a kind.
struct OfKind(Kind);

impl<'de> DeserializeSeed<'de> for OfKind {
    type Value = Body;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Body, D::Error> {
        Body::read(self.0, from)
    }
}

/// Whether `text` can be the id of an entry: kebab-case in ASCII.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case() {
        assert!(is_id("liver-abscess") && is_id("y90"));
        for bad in ["", "Liver", "liver_abscess", "-liver", "liver--abscess", "leber-\u{e4}"] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
