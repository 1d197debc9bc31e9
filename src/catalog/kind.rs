//! The kinds of entry, and where their files lie.

use serde::Serialize;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A disease, injury, finding or need that IR is asked about.
    Condition,
    /// What is done under image guidance.
    Procedure,
    /// A way of seeing inside while working.
    Modality,
    /// A sheet of rules and limits that hold for many procedures.
    Safety,
    /// A drug that matters before a procedure.
    Drug,
    /// The way to a professional role in one country.
    Pathway,
    /// A dated event of the field's history.
    Milestone,
    /// A direction in which the field moves.
    Trend,
    /// An article for patients, or a set of frequent questions.
    Topic,
    /// A study on which practice rests.
    Trial,
    /// A word of the field, with what it means.
    Word,
}

impl Kind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 11] = [
        Self::Condition,
        Self::Procedure,
        Self::Modality,
        Self::Safety,
        Self::Drug,
        Self::Pathway,
        Self::Milestone,
        Self::Trend,
        Self::Topic,
        Self::Trial,
        Self::Word,
    ];

    /// The word for one entry of the kind, as the command line and JSON use it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Procedure => "procedure",
            Self::Modality => "modality",
            Self::Safety => "safety",
            Self::Pathway => "pathway",
            Self::Milestone => "milestone",
            Self::Trend => "trend",
            Self::Topic => "topic",
            Self::Drug => "drug",
            Self::Trial => "trial",
            Self::Word => "word",
        }
    }

    /// The word for several entries of the kind.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Condition => "conditions",
            Self::Procedure => "procedures",
            Self::Modality => "modalities",
            Self::Safety => "safety",
            Self::Pathway => "pathways",
            Self::Milestone => "milestones",
            Self::Trend => "trends",
            Self::Topic => "topics",
            Self::Drug => "drugs",
            Self::Trial => "trials",
            Self::Word => "words",
        }
    }

    /// The kind that `word` names, in the singular or the plural.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        // What a drug was called before; in interventional radiology an agent is an embolic.
        if matches!(word, "agent" | "agents") {
            return Some(Self::Drug);
        }
        Self::ALL.into_iter().find(|kind| word == kind.name() || word == kind.plural())
    }
}
