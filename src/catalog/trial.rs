//! Trials: the studies on which practice rests.

use super::fields::fields;
use super::words::words;
use super::{Dimension, Kind, Listing, Quantity};

fields! {
    /// A study that a resident must know.
    pub struct Trial {
        /// The year of its main publication.
        pub year: u16,
        /// How it was made.
        pub design: Design,
        /// How many took part.
        pub participants: Option<Quantity> as Number(Dimension::Count),
        /// What it asked.
        pub question: String as Prose,
        /// What it found.
        #[serde(default)]
        pub findings: Vec<String> as Prose,
        /// What weakens it, and what contradicts it.
        #[serde(default)]
        pub limits: Vec<String> as Prose; may_be_empty,
        /// Ids of the procedures that it is about, the most concerned first.
        pub procedures: Vec<String> as Link(Kind::Procedure),
        /// Ids of the conditions that it is about.
        pub conditions: Vec<String> as Link(Kind::Condition),
        /// Ids of sources.
        pub cite: Vec<String> as Cite; may_be_empty,
    }
}

impl Listing for Trial {}

words! {
    /// How a study was made, in the order of weight.
    pub enum Design {
        /// Several studies counted together.
        MetaAnalysis = "meta-analysis",
        /// Chance decided who got what.
        RandomizedTrial = "randomized trial",
        /// All got the same, by a plan.
        SingleArmTrial = "single-arm trial",
        /// What was done was written down in many places.
        Registry = "registry",
        /// A group was followed.
        Cohort = "cohort",
    }
}
