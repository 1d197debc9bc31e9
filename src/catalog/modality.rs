//! Imaging modalities: ways of seeing inside while working.

use super::fields::fields;
use super::words::words;
use super::{Dimension, Kind, Listing, Quantity};

fields! {
    /// An imaging modality as it serves guidance.
    pub struct Modality {
        /// How the picture comes about.
        pub principle: String as Prose,
        /// Whether it uses ionizing radiation.
        pub ionizing: bool,
        /// Whether the picture moves while the hand moves.
        pub real_time: bool,
        /// What limits the detail that is seen, in space and time.
        pub resolution: Option<String> as Prose; may_be_empty,
        /// What it is good at.
        #[serde(default)]
        pub strengths: Vec<String> as Prose,
        /// What it cannot do.
        #[serde(default)]
        pub limits: Vec<String> as Prose; may_be_empty,
        /// How it stands beside the others.
        pub comparison: Option<Comparison>,
        /// Typical or limiting doses.
        #[serde(default)]
        pub dose: Vec<Dose>; may_be_empty,
        /// When it must not be used.
        #[serde(default)]
        pub contraindications: Vec<String> as Prose,
        /// What it guides. The procedures that name it are listed on its page besides.
        #[serde(default)]
        pub used_for: Vec<String> as Prose,
    }
}

impl Listing for Modality {}

fields! {
    /// A dose of radiation, typical or limiting.
    pub struct Dose {
        /// What is measured.
        pub measure: String as Prose,
        /// How much.
        pub value: Quantity as Number(Dimension::Dose),
        /// For which examinations, and in how many.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub population: Option<String> as Prose,
        /// Ids of the procedures that it is the dose of.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub procedures: Vec<String> as Link(Kind::Procedure),
        /// Where it was measured, or for where it was set.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub country: Option<String>,
        /// The year of the survey or rule.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub year: Option<u16>,
        /// Ids of sources.
        pub cite: Vec<String> as Cite,
    }
}

fields! {
    /// How a modality stands beside the others: judgments on one scale, not measurements.
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
}

impl Dose {
    /// The country and the year, unless the words on whom it is of say them.
    #[must_use]
    pub fn where_and_when(&self) -> Vec<String> {
        let said = self.population.as_deref().unwrap_or_default();
        let more = [self.country.clone(), self.year.map(|year| year.to_string())];
        more.into_iter().flatten().filter(|more| !said.contains(more.as_str())).collect()
    }
}

impl Comparison {
    /// What is compared, with the words for this modality, in the order of the columns.
    #[must_use]
    pub const fn rows(&self) -> [(&'static str, &'static str); 8] {
        let [detail, tissue, vessels, depth, access, portability, cost] = self.grades();
        [
            ("spatial detail", detail.name()),
            ("soft tissue", tissue.name()),
            ("vessels", vessels.name()),
            ("depth", depth.name()),
            ("room for hands", access.name()),
            ("portability", portability.name()),
            ("cost", cost.name()),
            ("contrast agent", self.contrast_agent.name()),
        ]
    }

    /// The places on the scale, in the same order.
    #[must_use]
    pub const fn grades(&self) -> [Grade; 7] {
        [
            self.spatial_detail,
            self.soft_tissue,
            self.vessels,
            self.depth,
            self.patient_access,
            self.portability,
            self.cost,
        ]
    }
}

words! {
    /// A place on the scale of a comparison.
    pub enum Grade {
        /// Not at all.
        None = "none",
        /// Little.
        Low = "low",
        /// Fair.
        Moderate = "moderate",
        /// Much.
        High = "high",
    }
}

words! {
    /// What is given to make the picture plainer.
    pub enum ContrastAgent {
        /// Nothing.
        None = "none",
        /// Iodinated contrast medium.
        Iodinated = "iodinated",
        /// Gadolinium chelates.
        Gadolinium = "gadolinium",
        /// Carbon dioxide.
        CarbonDioxide = "carbon-dioxide" / "carbon dioxide",
        /// Microbubbles.
        Microbubbles = "microbubbles",
        /// A radioactive tracer.
        Radiotracer = "radiotracer",
    }
}
