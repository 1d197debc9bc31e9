//! Conditions: what a referrer names.

use super::{Facts, Field, Limit, Walk};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A disease, injury, finding or need that IR is asked about.
///
/// Which procedures treat it stands in the procedures ([`Treats`](super::Treats)).
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// ICD-10-CM codes with their point; a code stands for itself and every code below it.
    #[serde(default)]
    pub icd10cm: Vec<String>,
    /// Terms of the Human Disease Ontology: `DOID:0050830`.
    #[serde(default)]
    pub doid: Vec<String>,
    /// Where in the body.
    pub body_region: BodyRegion,
    /// The organ system.
    pub system: Option<System>,
    /// How fast it usually must be dealt with.
    pub urgency: Option<Urgency>,
    /// When the urgency is another.
    pub urgency_note: Option<String>,
    /// Times and pressures that guidelines set.
    #[serde(default)]
    pub targets: Vec<Limit>,
    /// How it presents.
    pub presentation: Option<String>,
    /// Which imaging, in what order, and what it must answer.
    pub imaging_workup: Option<String>,
    /// What makes it urgent.
    #[serde(default)]
    pub red_flags: Vec<String>,
    /// Medical, surgical and endoscopic treatment.
    #[serde(default)]
    pub other_treatments: Vec<String>,
}

impl Facts for Condition {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        walk.prose(Field::top("urgency_note"), self.urgency_note.as_ref());
        Limit::walk_all("targets", &self.targets, walk);
        walk.list("red_flags", &self.red_flags);
        walk.prose(Field::top("presentation"), self.presentation.as_ref());
        walk.prose(Field::top("imaging_workup"), self.imaging_workup.as_ref());
        walk.list("other_treatments", &self.other_treatments);
    }
}

/// Where in the body a condition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyRegion {
    /// Head and brain.
    Head,
    /// Neck.
    Neck,
    /// Chest.
    Chest,
    /// Abdomen and retroperitoneum.
    Abdomen,
    /// Pelvis.
    Pelvis,
    /// Spine.
    Spine,
    /// Shoulder to hand.
    Arm,
    /// Hip to foot.
    Leg,
    /// Several regions or any.
    WholeBody,
}

impl fmt::Display for BodyRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Head => "head",
            Self::Neck => "neck",
            Self::Chest => "chest",
            Self::Abdomen => "abdomen",
            Self::Pelvis => "pelvis",
            Self::Spine => "spine",
            Self::Arm => "arm",
            Self::Leg => "leg",
            Self::WholeBody => "whole body",
        })
    }
}

/// The organ system of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// Arteries.
    Arterial,
    /// Veins.
    Venous,
    /// Lymphatics.
    Lymphatic,
    /// Heart.
    Cardiac,
    /// Brain, cord and nerves.
    Neurologic,
    /// Airways, lungs and pleura.
    Respiratory,
    /// Gut and pancreas.
    Gastrointestinal,
    /// Liver and bile ducts.
    Hepatobiliary,
    /// Kidneys and urinary tract.
    Urinary,
    /// Genital organs and breast.
    Reproductive,
    /// Endocrine glands.
    Endocrine,
    /// Bones, joints and soft tissue.
    Musculoskeletal,
    /// More than one.
    Multisystem,
}

/// How fast a condition usually must be dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// At once.
    Emergency,
    /// Within hours to days.
    Urgent,
    /// Can be planned.
    Elective,
}

impl fmt::Display for Urgency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Emergency => "emergency",
            Self::Urgent => "urgent",
            Self::Elective => "elective",
        })
    }
}
