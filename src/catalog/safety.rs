//! Safety sheets: what must be known before, around and after any procedure.

use super::{Dimension, DrugDose, Facts, Kind, Quantity, Risk, Route, Walk};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A sheet of rules and limits.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Safety {
    /// What it is about.
    pub area: Area,
    /// The class of bleeding risk for which it holds, if it is that of a class.
    pub risk: Option<Risk>,
    /// The body whose rules hold first for that class, as drugs and limits name it in `by`: `SIR 2019`.
    pub guideline: Option<String>,
    /// The bodies whose rules stand first for a drug on which the guideline is silent, in this order.
    #[serde(default)]
    pub otherwise: Vec<String>,
    /// What is done, in order, when it happens.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Drugs with their doses.
    #[serde(default)]
    pub doses: Vec<DrugDose>,
    /// Limits and bands, in the order of reading.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// Rules in prose.
    #[serde(default)]
    pub points: Vec<String>,
    /// Ids of the modalities with which it must be thought of.
    #[serde(default)]
    pub modalities: Vec<String>,
    /// The ways into the body with which it must be thought of.
    #[serde(default)]
    pub routes: Vec<Route>,
    /// Ids of the procedures with which it must be thought of besides.
    #[serde(default)]
    pub procedures: Vec<String>,
}

impl Facts for Safety {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        walk.list("steps", &self.steps);
        DrugDose::walk_all(&self.doses, walk);
        Limit::walk_all("limits", &self.limits, walk);
        walk.list("points", &self.points);
        walk.links("modalities", &self.modalities, Kind::Modality);
        walk.links("procedures", &self.procedures, Kind::Procedure);
    }
}

/// What a safety sheet is about, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// What to do when something happens on the table.
    FirstAid,
    /// Blood tests, and drugs that thin the blood.
    Bleeding,
    /// Dissolving clots.
    Lysis,
    /// Local anesthetics.
    Anesthesia,
    /// Drugs that are neither of these.
    Drugs,
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
            Self::FirstAid => "first aid",
            Self::Bleeding => "bleeding",
            Self::Lysis => "lysis",
            Self::Anesthesia => "local anesthesia",
            Self::Drugs => "other drugs",
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
    /// The value; a range for a band, or where the guideline gives one. None where it gives none: `INR normal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Quantity>,
    /// When it holds, or what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The one body whose limit it is, where several make one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The ways into the body for which it holds, in any class; all where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<Route>,
    /// Whether it replaces the general limits in chronic liver disease.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub liver_disease: bool,
    /// Ids of sources.
    pub cite: Vec<String>,
}

impl Limit {
    /// Tells `walk` the facts of rows that stand under `key`.
    pub fn walk_all<'a>(key: &str, limits: &'a [Self], walk: &mut Walk<'_, 'a>) {
        for (i, limit) in limits.iter().enumerate() {
            let table = walk.table(key, Some(i), &limit.cite);
            walk.prose(table.sub("what"), Some(&limit.what));
            walk.number(table.sub("value"), limit.value.as_ref(), Dimension::Any);
            walk.prose(table.sub("note"), limit.note.as_ref());
        }
    }

    /// What is measured with its limit, in one line: `INR ≤ 1.5–1.8`.
    #[must_use]
    pub fn words(&self) -> String {
        match self.limit() {
            Some(limit) => format!("{}\u{a0}{limit}", self.what),
            None => self.what.clone(),
        }
    }

    /// The limit alone: `≤ 1.5–1.8`.
    #[must_use]
    pub fn limit(&self) -> Option<String> {
        let value = self.value.as_ref()?;
        Some(match self.bound {
            Some(bound) => format!("{}\u{a0}{value}", bound.sign()),
            None => value.to_string(),
        })
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
