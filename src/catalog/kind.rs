//! The kinds of entry, and what they are called.

use super::kinds::each_kind;
use super::{FieldType, Shape, Told};
use serde::{Deserialize, Serialize};

macro_rules! kind {
    ($( $(#[$about:meta])* $kind:ident in $module:ident:
        $name:literal, $plural:literal, $places:expr; )*) => {
        /// What an entry is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
        pub enum Kind { $(
            $(#[$about])*
            #[serde(rename = $name)]
            $kind,
        )* }

        impl Kind {
            /// Every kind, in the order in which they are listed.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$kind),*];

            /// The word for one entry of the kind, as the command line and JSON use it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }

            /// The word for several entries of the kind.
            #[must_use]
            pub const fn plural(self) -> &'static str {
                match self { $(Self::$kind => $plural),* }
            }

            /// Where its entries lie in a layer.
            #[must_use]
            pub const fn places(self) -> &'static [&'static str] {
                match self { $(Self::$kind => &$places),* }
            }
        }

        impl FieldType for Kind {
            const SHAPE: Shape = Shape::Word(&[$($name),*]);
        }
    };
}
each_kind!(kind);

impl Told for Kind {}

/// Words that a kind had before, and the words that it has now: they are still read.
const EARLIER: [(&str, Kind); 4] = [
    // In interventional radiology an agent is an embolic.
    ("agent", Kind::Drug),
    ("agents", Kind::Drug),
    // Search speaks of words too, and means what is typed.
    ("word", Kind::Glossary),
    ("words", Kind::Glossary),
];

impl Kind {
    /// Whether its entries are told about what others do: history, trials, words.
    #[must_use]
    pub const fn is_told(self) -> bool {
        matches!(self, Self::Milestone | Self::Trend | Self::Trial | Self::Glossary)
    }

    /// The kind that `word` names, in the singular or the plural.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let earlier = EARLIER.into_iter().find(|(old, _)| *old == word).map(|(_, kind)| kind);
        earlier.or_else(|| {
            Self::ALL.into_iter().find(|kind| word == kind.name() || word == kind.plural())
        })
    }
}
