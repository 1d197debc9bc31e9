//! Imaging modalities: ways of seeing inside while working.

use super::{Dimension, Facts, Field, Kind, Quantity, Walk};
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
    /// How it stands beside the others.
    pub comparison: Option<Comparison>,
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
            walk.number(table.sub("value"), Some(&dose.value), Dimension::Dose);
            walk.prose(table.sub("population"), dose.population.as_ref());
            for id in &dose.procedures {
                walk.link(table.sub("procedures"), id, Kind::Procedure);
            }
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
    /// For which examinations, and in how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// Ids of the procedures that it is the dose of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<String>,
    /// Where it was measured, or for where it was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The year of the survey or rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Ids of sources.
    pub cite: Vec<String>,
}

/// How a modality stands beside the others: judgements on one scale, not measurements.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// How fine the detail is.
    pub spatial_detail: Grade,
    /// How well soft tissues are told apart.
    pub soft_tissue: Grade,
    /// How well the lumen of vessels and their flow are seen.
    pub vessels: Grade,
    /// How well deep structures are seen, past gas and bone.
    pub depth: Grade,
    /// How much room it leaves for hands and tools.
    pub patient_access: Grade,
    /// How easily it comes to the patient.
    pub portability: Grade,
    /// What the equipment and its room cost.
    pub cost: Grade,
    /// What makes the picture plainer.
    pub contrast_agent: ContrastAgent,
}

impl Comparison {
    /// What is compared, with the words for this modality, in the order of the columns.
    #[must_use]
    pub const fn rows(&self) -> [(&'static str, &'static str); 8] {
        [
            ("spatial detail", self.spatial_detail.name()),
            ("soft tissue", self.soft_tissue.name()),
            ("vessels", self.vessels.name()),
            ("depth", self.depth.name()),
            ("room for hands", self.patient_access.name()),
            ("portability", self.portability.name()),
            ("cost", self.cost.name()),
            ("contrast agent", self.contrast_agent.name()),
        ]
    }
}

/// A place on the scale of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Not at all.
    None,
    /// Little.
    Low,
    /// Fair.
    Moderate,
    /// Much.
    High,
}

impl Grade {
    /// The word that data and readers use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// What is given to make the picture plainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContrastAgent {
    /// Nothing.
    None,
    /// Iodinated contrast medium.
    Iodinated,
    /// Gadolinium chelates.
    Gadolinium,
    /// Carbon dioxide.
    CarbonDioxide,
    /// Microbubbles.
    Microbubbles,
    /// A radioactive tracer.
    Radiotracer,
}

impl ContrastAgent {
    /// The word that readers see.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Iodinated => "iodinated",
            Self::Gadolinium => "gadolinium",
            Self::CarbonDioxide => "carbon dioxide",
            Self::Microbubbles => "microbubbles",
            Self::Radiotracer => "radiotracer",
        }
    }
}
