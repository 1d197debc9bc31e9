//! Trials: the studies on which practice rests.

use super::{Dimension, Facts, Field, Kind, Quantity, Walk};
use serde::{Deserialize, Serialize};

/// A study that a resident must know.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// The year of its main publication.
    pub year: u16,
    /// How it was made.
    pub design: Design,
    /// How many took part.
    pub participants: Option<Quantity>,
    /// What it asked.
    pub question: String,
    /// What it found.
    #[serde(default)]
    pub findings: Vec<String>,
    /// What weakens it, and what contradicts it.
    #[serde(default)]
    pub limits: Vec<String>,
    /// Ids of the procedures that it is about, the most concerned first.
    pub procedures: Vec<String>,
    /// Ids of the conditions that it is about.
    pub conditions: Vec<String>,
    /// Ids of sources.
    pub cite: Vec<String>,
}

impl Facts for Trial {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        walk.sources("cite", &self.cite);
        let participants = Field::top("participants").cited_by(&self.cite);
        walk.number(participants, self.participants.as_ref(), Dimension::Count);
        walk.prose(Field::top("question"), Some(&self.question));
        walk.list("findings", &self.findings);
        walk.list("limits", &self.limits);
        walk.links("procedures", &self.procedures, Kind::Procedure);
        walk.links("conditions", &self.conditions, Kind::Condition);
    }
}

/// How a study was made, in the order of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Design {
    /// Several studies counted together.
    #[serde(rename = "meta-analysis")]
    MetaAnalysis,
    /// Chance decided who got what.
    #[serde(rename = "randomized trial")]
    RandomizedTrial,
    /// All got the same, by a plan.
    #[serde(rename = "single-arm trial")]
    SingleArmTrial,
    /// What was done was written down in many places.
    #[serde(rename = "registry")]
    Registry,
    /// A group was followed.
    #[serde(rename = "cohort")]
    Cohort,
}

impl Design {
    /// The words that data and readers use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MetaAnalysis => "meta-analysis",
            Self::RandomizedTrial => "randomized trial",
            Self::SingleArmTrial => "single-arm trial",
            Self::Registry => "registry",
            Self::Cohort => "cohort",
        }
    }
}
