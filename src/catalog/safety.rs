//! Safety sheets: what must be known before, around and after any procedure.

use super::fields::fields;
use super::words::words;
use super::{Dimension, DrugDose, Kind, Listing, Quantity, Risk, Route};
use crate::text::fold;

fields! {
    /// A sheet of rules and limits.
    pub struct Safety {
        /// What it is about.
        pub area: Area,
        /// The class of bleeding risk for which it holds, if it is that of a class.
        pub risk: Option<Risk>; may_be_empty,
        /// The body whose rules hold first for that class, as drugs and limits name it in `by`: `SIR 2019`.
        pub guideline: Option<String>; may_be_empty,
        /// The bodies whose rules stand first for a drug on which the guideline is silent, in this order.
        #[serde(default)]
        pub otherwise: Vec<String>; may_be_empty,
        /// What is done, in order, when it happens.
        #[serde(default)]
        pub steps: Vec<String> as Prose; may_be_empty,
        /// In whom its drugs must not be given, and in whom that is weighed.
        #[serde(default)]
        pub contraindications: Vec<String> as Prose; may_be_empty,
        /// Drugs with their doses.
        #[serde(default)]
        pub doses: Vec<DrugDose>; may_be_empty,
        /// Limits and bands, in the order of reading.
        #[serde(default)]
        pub limits: Vec<Limit>; may_be_empty,
        /// Rules in prose.
        #[serde(default)]
        pub points: Vec<String> as Prose; may_be_empty,
        /// Ids of the modalities with which it must be thought of.
        #[serde(default)]
        pub modalities: Vec<String> as Link(Kind::Modality); may_be_empty,
        /// The ways into the body with which it must be thought of.
        #[serde(default)]
        pub routes: Vec<Route>; may_be_empty,
        /// Ids of the procedures with which it must be thought of besides.
        #[serde(default)]
        pub procedures: Vec<String> as Link(Kind::Procedure); may_be_empty,
    }
}

impl Listing for Safety {
    fn heading(&self) -> Option<&'static str> {
        Some(self.area.name())
    }

    fn rank(&self) -> (u16, String) {
        let risk = self.risk.map_or(u8::MAX, |risk| risk as u8);
        (self.area as u16, format!("{risk:03}"))
    }
}

words! {
    /// What a safety sheet is about, in the order of the work.
    pub enum Area {
        /// What to do when something happens on the table.
        FirstAid = "first-aid" / "first aid",
        /// Blood tests, and drugs that thin the blood.
        Bleeding = "bleeding",
        /// Dissolving clots.
        Lysis = "lysis",
        /// Local anesthetics.
        Anesthesia = "anesthesia" / "local anesthesia",
        /// Drugs that are neither of these.
        Drugs = "drugs" / "other drugs",
        /// Prophylaxis by class of procedure.
        Antibiotics = "antibiotics",
        /// Fasting, sedation, monitoring.
        Sedation = "sedation" / "sedation and fasting",
        /// Contrast media and the kidneys.
        Contrast = "contrast",
        /// Dose to the patient and to the staff.
        Radiation = "radiation",
        /// What else endangers the staff.
        Staff = "staff",
    }
}

fields! {
    /// A limit on one side of a value, or a band of values with what it means.
    pub struct Limit {
        /// The table that it is a row of, where a sheet has several.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub group: Option<String> as Prose,
        /// What is measured: `INR`.
        pub what: String as Prose,
        /// On which side of the value it must lie; none for a band.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub bound: Option<Bound>,
        /// The value; a range for a band, or where the guideline gives one. None where it gives none: `INR normal`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub value: Option<Quantity> as Number(Dimension::Any),
        /// When it holds, or what follows.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<String> as Prose,
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
        pub cite: Vec<String> as Cite,
    }
}

impl Limit {
    /// What it limits, in which case, whosever limit it is.
    #[must_use]
    pub fn matter(&self) -> String {
        let liver = self.liver_disease.then_some("liver");
        let case = self.group.as_deref().into_iter().chain(liver);
        let routes = self.routes.iter().map(|route| route.name());
        let words: Vec<&str> = [&*self.what].into_iter().chain(case).chain(routes).collect();
        fold(&words.join(" "))
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

words! {
    /// On which side of a value something must lie.
    pub enum Bound {
        /// The value or less.
        AtMost = "at-most",
        /// Less than the value.
        Below = "below",
        /// The value or more.
        AtLeast = "at-least",
        /// More than the value.
        Above = "above",
    }
}

impl Bound {
    /// Whether it lets nothing be more.
    #[must_use]
    pub const fn is_upper(self) -> bool {
        matches!(self, Self::AtMost | Self::Below)
    }

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
