//! Safety sheets: what must be known before, around and after any procedure.

use super::{Dimension, Facts, Kind, Quantity, Tier, Walk};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A sheet of rules and limits.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Safety {
    /// What it is about.
    pub area: Area,
    /// The bleeding-risk tier for which it holds, if it is that of a tier.
    pub tier: Option<Tier>,
    /// Limits and bands, in the order of reading.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// Rules in prose.
    #[serde(default)]
    pub points: Vec<String>,
    /// Ids of the modalities with which it must be thought of.
    #[serde(default)]
    pub modalities: Vec<String>,
}

impl Facts for Safety {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        for (i, limit) in self.limits.iter().enumerate() {
            let table = walk.table("limits", Some(i), &limit.cite);
            walk.prose(table.sub("what"), Some(&limit.what));
            walk.number(table.sub("value"), Some(&limit.value), Dimension::Any);
            walk.prose(table.sub("note"), limit.note.as_ref());
        }
        walk.list("points", &self.points);
        walk.links("modalities", &self.modalities, Kind::Modality);
    }
}

/// What a safety sheet is about, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Blood tests, and drugs that thin the blood.
    Bleeding,
    /// Prophylaxis by class of procedure.
    Antibiotics,
    /// Fasting, sedation, monitoring.
    Sedation,
    /// Contrast media and the kidneys.
    Contrast,
    /// Dose to the patient and to the staff.
    Radiation,
    /// What else endangers the staff.
    Staff,
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bleeding => "bleeding",
            Self::Antibiotics => "antibiotics",
            Self::Sedation => "sedation and fasting",
            Self::Contrast => "contrast",
            Self::Radiation => "radiation",
            Self::Staff => "staff",
        })
    }
}

/// A limit on one side of a value, or a band of values with what it means.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The table that it is a row of, where a sheet has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What is measured: `INR`.
    pub what: String,
    /// On which side of the value it must lie; none for a band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// The value; a range for a band, or where the guideline gives one.
    pub value: Quantity,
    /// When it holds, or what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    pub cite: Vec<String>,
}

impl Limit {
    /// What is measured with its limit, in one line: `INR ≤ 1.5–1.8`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{}\u{a0}{}", self.what, self.limit())
    }

    /// The limit alone: `≤ 1.5–1.8`.
    #[must_use]
    pub fn limit(&self) -> String {
        match self.bound {
            Some(bound) => format!("{}\u{a0}{}", bound.sign(), self.value),
            None => self.value.to_string(),
        }
    }
}

/// On which side of a value something must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The value or less.
    AtMost,
    /// Less than the value.
    Below,
    /// The value or more.
    AtLeast,
    /// More than the value.
    Above,
}

impl Bound {
    /// The sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::Below => "<",
            Self::AtLeast => "≥",
            Self::Above => ">",
        }
    }
}
