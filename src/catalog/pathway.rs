//! Training pathways: the way to a professional role in one country.

use super::{Dimension, Facts, Field, Quantity, Walk};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The way to a professional role.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// The country whose rules these are.
    pub country: String,
    /// The role that it leads to: `interventional radiologist`.
    pub role: String,
    /// The board or college that certifies.
    pub body: String,
    /// Its stages, in order; stages of one `route` exclude those of another.
    pub stages: Vec<Stage>,
    /// Examinations, in order.
    #[serde(default)]
    pub exams: Vec<String>,
    /// What one holds at the end.
    pub certificate: Option<String>,
    /// What keeps it valid.
    pub maintenance: Option<String>,
}

impl Facts for Pathway {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        for (i, stage) in self.stages.iter().enumerate() {
            let table = walk.table("stages", Some(i), &stage.cite);
            walk.number(table.sub("years"), stage.years.as_ref(), Dimension::Time);
            walk.prose(table.sub("description"), stage.description.as_ref());
        }
        walk.list("exams", &self.exams);
        walk.prose(Field::top("certificate"), self.certificate.as_ref());
        walk.prose(Field::top("maintenance"), self.maintenance.as_ref());
    }
}

/// One stage of a pathway.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// What sort of stage it is.
    pub kind: StageKind,
    /// The route that it belongs to, where a pathway forks; none where all routes share it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<String>,
    /// How long it takes, in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<Quantity>,
    /// What is learned and required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub cite: Vec<String>,
}

/// The sort of a stage, by which stages of several countries compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageKind {
    /// Before medical school.
    Undergraduate,
    /// Medical school.
    MedicalSchool,
    /// Internship or foundation years.
    Internship,
    /// Residency or specialty training.
    Residency,
    /// Fellowship or subspecialty training.
    Fellowship,
    /// Work in the field that is asked for before certification.
    Experience,
    /// Certification.
    Certification,
    /// Maintenance of the certificate.
    Maintenance,
}

impl fmt::Display for StageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Undergraduate => "undergraduate",
            Self::MedicalSchool => "medical school",
            Self::Internship => "internship",
            Self::Residency => "residency",
            Self::Fellowship => "fellowship",
            Self::Experience => "experience",
            Self::Certification => "certification",
            Self::Maintenance => "maintenance",
        })
    }
}
