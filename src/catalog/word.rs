//! Words: the glossary of the field.

use super::{Facts, Walk};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A word or abbreviation of the field. What it means stands in the entry's summary.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// The part of the language that it belongs to.
    pub field: WordField,
    /// Ids of entries to read on.
    #[serde(default)]
    pub see: Vec<String>,
}

impl Facts for Word {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        walk.entries("see", &self.see);
    }
}

/// The part of the field's language that a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordField {
    /// What hands do.
    Technique,
    /// What hands hold.
    Device,
    /// What blocks a vessel.
    EmbolicAgent,
    /// Places in the body.
    Anatomy,
    /// What is counted as success or harm.
    Outcome,
    /// Scales and classes.
    Grading,
    /// Dose and protection.
    Radiation,
    /// How pictures come about.
    Imaging,
    /// Drugs, blood and its tests.
    Pharmacology,
    /// Societies and their examinations.
    Organization,
}

impl fmt::Display for WordField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Technique => "technique",
            Self::Device => "devices",
            Self::EmbolicAgent => "embolic agents",
            Self::Anatomy => "anatomy",
            Self::Outcome => "outcomes",
            Self::Grading => "gradings",
            Self::Radiation => "radiation",
            Self::Imaging => "imaging",
            Self::Pharmacology => "drugs and blood",
            Self::Organization => "organizations",
        })
    }
}
