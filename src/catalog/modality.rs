//! Imaging modalities: ways of seeing inside while working.

use super::{Facts, Field, Quantity, Walk};
use serde::{Deserialize, Serialize};

/// An imaging modality as it serves guidance.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Modality {
    /// How the picture comes about.
    pub principle: String,
    /// Whether it uses ionizing radiation.
    pub ionizing: bool,
    /// Whether the picture moves while the hand moves.
    pub real_time: bool,
    /// What limits the detail that is seen, in space and time.
    pub resolution: Option<String>,
    /// Typical or limiting doses.
    #[serde(default)]
    pub dose: Vec<Dose>,
    /// What it is good at.
    #[serde(default)]
    pub strengths: Vec<String>,
    /// What it cannot do.
    #[serde(default)]
    pub limits: Vec<String>,
    /// When it must not be used.
    #[serde(default)]
    pub contraindications: Vec<String>,
    /// What it guides. The procedures that name it are listed on its page besides.
    #[serde(default)]
    pub used_for: Vec<String>,
}

impl Facts for Modality {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        walk.prose(Field::top("principle"), Some(&self.principle));
        walk.prose(Field::top("resolution"), self.resolution.as_ref());
        walk.list("strengths", &self.strengths);
        walk.list("limits", &self.limits);
        for (i, dose) in self.dose.iter().enumerate() {
            let table = walk.table("dose", Some(i), &dose.cite);
            walk.prose(table.sub("measure"), Some(&dose.measure));
            walk.number(table.sub("value"), Some(&dose.value));
            walk.prose(table.sub("population"), dose.population.as_ref());
        }
        walk.list("contraindications", &self.contraindications);
        walk.list("used_for", &self.used_for);
    }
}

/// A dose of radiation, typical or limiting.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// What is measured.
    pub measure: String,
    /// How much.
    pub value: Quantity,
    /// For which examinations, where and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// Ids of sources.
    pub cite: Vec<String>,
}
