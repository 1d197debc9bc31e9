//! The fields of the data, stated once: a row of [`fields!`] gives the field of the struct, what a file must hold there,
//! what stands there for the walk over facts, whether it may stay empty, and the line of the guide in `data/README.md`.

use super::{Date, Dimension, Fact, FieldPath, Kind, Walk};
use crate::packed::{Record, Rows};
use std::fmt;

/// One field of a table.
#[derive(Debug, Clone, Copy)]
pub struct FieldInfo {
    /// The key in the file.
    pub key: &'static str,
    /// What it holds, in a sentence or two. The guide to the data says it; the program, which does not, is built without.
    #[cfg(debug_assertions)]
    pub doc: &'static str,
    /// What form that has.
    pub shape: Shape,
    /// What it means.
    pub means: Means,
    /// Whether a table cannot do without it.
    pub required: bool,
    /// Whether an entry that is written may leave it empty.
    pub may_be_empty: bool,
}

/// The form of a value in a file.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A text in quotes.
    Text,
    /// `true` or `false`.
    Flag,
    /// A number from 0 to this one, without a point.
    Whole(u64),
    /// Any number.
    Number,
    /// A day, a month or a year.
    Date,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number with its unit: a table of these fields.
    Quantity(&'static [FieldInfo]),
    /// A table of these fields.
    Table(&'static [FieldInfo]),
    /// Any number of values of one form.
    List(&'static Shape),
}

impl Shape {
    /// How a value of the form is written.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Text => "put it in quotes",
            Self::Flag => "write true or false, without quotes",
            Self::Whole(_) => "write 0, 1, 2 and so on, without quotes",
            Self::Number => "write a number, without quotes",
            Self::Date => "write it as YYYY-MM-DD, or in quotes as YYYY or YYYY-MM",
            Self::Word(_) => "write one of these words, in quotes",
            Self::Quantity(_) => "write it with its unit: { value = 2, unit = \"h\" }",
            Self::Table(_) => "write a table: { key = value }",
            Self::List(_) => "put it in square brackets: [\"…\"]",
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a text"),
            Self::Flag => f.write_str("true or false"),
            Self::Whole(_) => f.write_str("a whole number"),
            Self::Number => f.write_str("a number"),
            Self::Date => f.write_str("a date"),
            Self::Word(words) => write!(f, "one of {}", words.join(", ")),
            Self::Quantity(_) => f.write_str("a quantity"),
            Self::Table(_) => f.write_str("a table"),
            Self::List(_) => f.write_str("a list"),
        }
    }
}

/// What stands in a field, for whoever checks, searches or cites it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// A word, a number or a table that speaks for itself.
    Plain,
    /// Markdown for the reader.
    Prose,
    /// Ids of sources, which answer for the other fields of the table.
    Cite,
    /// Ids of entries of one kind.
    Link(Kind),
    /// Ids of entries of any kind.
    Entry,
    /// A quantity of one dimension.
    Number(Dimension),
}

/// A value that a field may hold.
pub trait Told {
    /// Whether nothing stands there.
    fn is_empty(&self) -> bool {
        false
    }

    /// Tells `walk` the facts that stand there.
    fn tell<'a>(&'a self, _means: Means, _field: FieldPath<'_>, _walk: &mut Walk<'_, 'a>) {}
}

/// A type that a field may have.
pub trait FieldType: Told {
    /// The form that its values have in a file.
    const SHAPE: Shape;
    /// Whether its key may be left out.
    const OPTIONAL: bool = false;
}

/// A type that has fields.
pub trait Fields {
    /// The fields, in the order in which they are written.
    const FIELDS: &'static [FieldInfo];

    /// What stands in them.
    fn values(&self) -> Vec<&dyn Told>;

    /// The fields with what stands in them.
    fn each(&self) -> impl Iterator<Item = (&'static FieldInfo, &dyn Told)> {
        Self::FIELDS.iter().zip(self.values())
    }

    /// Tells `walk` every fact of an entry, or of the table that stands `within` a field: its sources first.
    fn each_fact<'a>(&'a self, within: Option<&FieldPath<'_>>, walk: &mut Walk<'_, 'a>) {
        tell_each(Self::FIELDS, &self.values(), within, walk);
    }
}

fn tell_each<'a>(
    fields: &'static [FieldInfo],
    values: &[&'a dyn Told],
    within: Option<&FieldPath<'_>>,
    walk: &mut Walk<'_, 'a>,
) {
    let each = || fields.iter().zip(values.iter().copied());
    let is_cite = |info: &FieldInfo| info.means == Means::Cite;
    let cited = each().any(|(info, value)| is_cite(info) && !value.is_empty());
    for sources in [true, false] {
        for (info, value) in each().filter(|(info, _)| is_cite(info) == sources) {
            if info.required || !value.is_empty() {
                value.tell(info.means, FieldPath::new(within, info.key, cited), walk);
            }
        }
    }
}

/// States fields as those of a struct, with what stands in them behind `as`.
///
/// A field is required unless it is an `Option` or has a `serde` attribute. `; may_be_empty` says that a written entry
/// may rightly have nothing there. A key that has another name in the file has it behind `=`. After `@bare` the type says
/// itself what it tells.
macro_rules! fields {
    (@given) => { false };
    (@given $($any:tt)+) => { true };
    (@means) => { $crate::catalog::Means::Plain };
    (@means $means:ident $(($of:expr))?) => { $crate::catalog::Means::$means $(($of))? };
    ($(#[$meta:meta])* pub struct $name:ident { $($rows:tt)* }) => {
        $crate::catalog::fields::fields!(@bare $(#[$meta])* pub struct $name { $($rows)* });

        impl $crate::catalog::Told for $name {
            fn is_empty(&self) -> bool {
                $crate::catalog::Fields::values(self).iter().all(|value| value.is_empty())
            }

            fn tell<'a>(
                &'a self,
                _means: $crate::catalog::Means,
                field: $crate::catalog::FieldPath<'_>,
                walk: &mut $crate::catalog::Walk<'_, 'a>,
            ) {
                $crate::catalog::Fields::each_fact(self, Some(&field), walk);
            }
        }

        impl $crate::catalog::FieldType for $name {
            const SHAPE: $crate::catalog::Shape =
                $crate::catalog::Shape::Table(<Self as $crate::catalog::Fields>::FIELDS);
        }
    };
    (@bare $(#[$meta:meta])* pub struct $name:ident { $(
        $(#[doc = $doc:literal])+
        $(#[serde($($serde:tt)*)])?
        pub $field:ident $(= $key:literal)?: $ty:ty
            $(as $means:ident $(($of:expr))?)? $(; $empty:ident)?
    ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Deserialize, serde::Serialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $(
            $(#[doc = $doc])+
            $(#[serde($($serde)*)])?
            pub $field: $ty,
        )* }

        impl $crate::catalog::Fields for $name {
            const FIELDS: &'static [$crate::catalog::FieldInfo] = &[$(
                $crate::catalog::FieldInfo {
                    key: [$($key,)? stringify!($field)][0],
                    #[cfg(debug_assertions)]
                    doc: concat!($($doc),+),
                    shape: <$ty as $crate::catalog::FieldType>::SHAPE,
                    means: $crate::catalog::fields::fields!(@means $($means $(($of))?)?),
                    required: !(<$ty as $crate::catalog::FieldType>::OPTIONAL
                        || $crate::catalog::fields::fields!(@given $($($serde)*)?)),
                    may_be_empty: $crate::catalog::fields::fields!(@given $($empty)?),
                }
            ),*];

            fn values(&self) -> Vec<&dyn $crate::catalog::Told> {
                vec![$(&self.$field),*]
            }
        }
    };
}
pub(super) use fields;

impl Told for String {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }

    fn tell<'a>(&'a self, means: Means, field: FieldPath<'_>, walk: &mut Walk<'_, 'a>) {
        match means {
            // The sources of an entry answer for its numbers; a sentence names its own.
            Means::Prose => walk.see(field.cited_if_in_a_table(), Fact::Prose(self)),
            Means::Cite => walk.see(field, Fact::Cite(self)),
            Means::Link(kind) => walk.see(field, Fact::Link(self, Some(kind))),
            Means::Entry => walk.see(field, Fact::Link(self, None)),
            Means::Plain | Means::Number(_) => {}
        }
    }
}

impl FieldType for String {
    const SHAPE: Shape = Shape::Text;
}

impl<T: Told> Told for Option<T> {
    fn is_empty(&self) -> bool {
        self.as_ref().is_none_or(T::is_empty)
    }

    fn tell<'a>(&'a self, means: Means, field: FieldPath<'_>, walk: &mut Walk<'_, 'a>) {
        if let Some(value) = self {
            value.tell(means, field, walk);
        }
    }
}

impl<T: FieldType> FieldType for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const OPTIONAL: bool = true;
}

impl<T: Told> Told for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }

    fn tell<'a>(&'a self, means: Means, field: FieldPath<'_>, walk: &mut Walk<'_, 'a>) {
        for (index, item) in self.iter().enumerate() {
            item.tell(means, field.item(index), walk);
        }
    }
}

impl<T: FieldType> FieldType for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

impl<T: Record + Told> Told for Rows<T> {
    fn is_empty(&self) -> bool {
        Self::is_empty(self)
    }

    fn tell<'a>(&'a self, means: Means, field: FieldPath<'_>, walk: &mut Walk<'_, 'a>) {
        for (index, item) in self.iter().enumerate() {
            item.tell(means, field.item(index), walk);
        }
    }
}

impl<T: Record + FieldType> FieldType for Rows<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

/// Types whose values speak for themselves.
macro_rules! plain {
    ($($ty:ty: $shape:expr),*) => { $(
        impl Told for $ty {}
        impl FieldType for $ty {
            const SHAPE: Shape = $shape;
        }
    )* };
}

plain!(
    bool: Shape::Flag, f64: Shape::Number, Date: Shape::Date,
    u8: Shape::Whole(u8::MAX as u64), u16: Shape::Whole(u16::MAX as u64),
    u32: Shape::Whole(u32::MAX as u64)
);
