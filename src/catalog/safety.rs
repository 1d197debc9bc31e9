//! Bleeding-risk tiers: what must be known of the blood before a procedure.

use super::{Facts, Quantity, Tier, Walk};
use serde::{Deserialize, Serialize};

/// What a bleeding-risk tier asks for.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Safety {
    /// The tier.
    pub tier: Tier,
    /// Which tests are asked for, and when.
    #[serde(default)]
    pub testing: Vec<String>,
    /// What the tests must show.
    #[serde(default)]
    pub thresholds: Vec<Threshold>,
    /// What else must be known.
    #[serde(default)]
    pub notes: Vec<String>,
}

impl Facts for Safety {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        for (i, threshold) in self.thresholds.iter().enumerate() {
            let table = walk.table("thresholds", Some(i), &threshold.cite);
            walk.prose(table.sub("test"), Some(&threshold.test));
            walk.number(table.sub("value"), Some(&threshold.value));
            walk.prose(table.sub("when"), threshold.when.as_ref());
        }
        walk.list("testing", &self.testing);
        walk.list("notes", &self.notes);
    }
}

/// What a test must show.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The test: `INR`.
    pub test: String,
    /// On which side of the value it must lie.
    pub bound: Bound,
    /// The value; a range where the guideline gives one.
    pub value: Quantity,
    /// When this threshold holds, if not always.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Ids of sources.
    pub cite: Vec<String>,
}

impl Threshold {
    /// What the test must show, in one line: `INR ≤ 1.5–1.8`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{}\u{a0}{}", self.test, self.limit())
    }

    /// The limit alone: `≤ 1.5–1.8`.
    #[must_use]
    pub fn limit(&self) -> String {
        format!("{}\u{a0}{}", self.bound.sign(), self.value)
    }
}

/// On which side of a value a test must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The value or less.
    AtMost,
    /// Less than the value.
    Below,
    /// The value or more.
    AtLeast,
}

impl Bound {
    /// The sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::Below => "<",
            Self::AtLeast => "≥",
        }
    }
}
