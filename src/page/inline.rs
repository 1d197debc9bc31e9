//! Stretches of text, of which everything on a page is made.

use serde::Serialize;

/// A stretch of text of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline {
    /// Ordinary text.
    Text {
        /// The words.
        text: String,
    },
    /// Text that weighs more.
    Strong {
        /// The words.
        text: String,
    },
    /// Text in another voice.
    Emphasis {
        /// The words.
        text: String,
    },
    /// A word in the margin of attention.
    Muted {
        /// The words.
        text: String,
    },
    /// A step on a scale from 0 to [`Inline::MOST`], drawn where it can be.
    Level {
        /// The word for it.
        text: String,
        /// The step.
        level: usize,
    },
    /// What the steps of the scale are called, the lowest first: for who sees them drawn, and nothing in any export.
    Steps {
        /// The words.
        names: Vec<String>,
    },
    /// A link to another entry.
    Link {
        /// The entry's id.
        id: String,
        /// The words.
        text: String,
        /// The entry's name, where the words are no name of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// The title of the section at which its page is opened, where that is not its beginning.
        #[serde(skip_serializing_if = "Option::is_none")]
        section: Option<String>,
    },
    /// A query, typed when it is followed.
    Query {
        /// The words.
        text: String,
        /// What is typed, where that is another text.
        #[serde(skip_serializing_if = "Option::is_none")]
        typed: Option<String>,
    },
    /// A source.
    Cite {
        /// Its number among the references.
        number: usize,
    },
}

impl Inline {
    /// The highest step of a scale.
    pub const MOST: usize = 3;

    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    pub(super) fn strong(text: impl Into<String>) -> Self {
        Self::Strong { text: text.into() }
    }

    pub(super) fn emphasis(text: impl Into<String>) -> Self {
        Self::Emphasis { text: text.into() }
    }

    pub(super) fn muted(text: impl Into<String>) -> Self {
        Self::Muted { text: text.into() }
    }

    /// Items one behind another, with what stands `between` them.
    pub(super) fn in_a_row(
        items: impl IntoIterator<Item = Vec<Self>>,
        between: &Self,
    ) -> Vec<Self> {
        let mut text = Vec::new();
        for item in items {
            if !text.is_empty() {
                text.push(between.clone());
            }
            text.extend(item);
        }
        text
    }

    /// Its words; a source has none, nor what explains a drawing.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Text { text }
            | Self::Strong { text }
            | Self::Emphasis { text }
            | Self::Muted { text }
            | Self::Level { text, .. }
            | Self::Query { text, .. }
            | Self::Link { text, .. } => text,
            Self::Cite { .. } | Self::Steps { .. } => "",
        }
    }

    /// Whether it follows what it stands behind without a dash: a source, or whose the line is.
    pub(super) fn follows(&self) -> bool {
        match self {
            Self::Cite { .. } => true,
            Self::Muted { text } => text.starts_with(' '),
            Self::Text { .. }
            | Self::Level { .. }
            | Self::Steps { .. }
            | Self::Strong { .. }
            | Self::Emphasis { .. }
            | Self::Query { .. }
            | Self::Link { .. } => false,
        }
    }
}
