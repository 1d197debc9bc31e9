//! Trends: directions in which the field moves.

use super::{Date, Facts, Walk};
use serde::{Deserialize, Serialize};

/// A direction in which the field moves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Trend {
    /// How far it has come.
    pub status: TrendStatus,
    /// The year from which its first use in people or approval is known.
    pub since: Option<Date>,
    /// What it is, in Markdown.
    #[serde(default)]
    pub description: Vec<String>,
    /// Systems, devices and uses.
    #[serde(default)]
    pub examples: Vec<String>,
    /// What studies have shown, and what they have not.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// What was given up or taken off the market.
    #[serde(default)]
    pub withdrawn: Vec<String>,
}

impl Facts for Trend {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        walk.list("description", &self.description);
        walk.list("examples", &self.examples);
        walk.list("evidence", &self.evidence);
        walk.list("withdrawn", &self.withdrawn);
    }
}

/// How far a trend has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrendStatus {
    /// In routine use in many places.
    Established,
    /// In use in some places, evidence growing.
    Emerging,
    /// In studies.
    Research,
    /// Given up or taken off the market.
    Withdrawn,
}

impl TrendStatus {
    /// The word that data and readers use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Established => "established",
            Self::Emerging => "emerging",
            Self::Research => "research",
            Self::Withdrawn => "withdrawn",
        }
    }
}
