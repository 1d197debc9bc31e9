//! Closed lists of words, stated once: the word in the data, and the words that readers see where they are others.

/// States an enum with the word of each variant in the data; behind `/` what readers see, if that is another.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $(
        $(#[$about:meta])* $variant:ident = $word:literal $(/ $read:literal)?
    ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Deserialize, serde::Serialize,
        )]
        pub enum $name { $(
            $(#[$about])*
            #[serde(rename = $word)]
            $variant,
        )* }

        impl $name {
            /// Every one, in order.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The word in the data.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The words that readers see.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => [$($read,)? $word][0]),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl $crate::catalog::Told for $name {}

        impl $crate::catalog::FieldType for $name {
            const SHAPE: $crate::catalog::Shape = $crate::catalog::Shape::Word(&[$($word),*]);
        }
    };
}
pub(super) use words;
