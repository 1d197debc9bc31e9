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
        /// Which way it went, where its own text says so plainly.
        pub result: Option<TrialResult>; may_be_empty,
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

fields! {
    /// Which way a comparison went.
    pub struct TrialResult {
        /// What was tested: the procedure, or what was added to it or done otherwise in it.
        pub tested: String,
        /// What it was compared with, where the text names that.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub against: Option<String>,
        /// How what was tested did.
        pub went: Went,
        /// Ids of sources.
        pub cite: Vec<String> as Cite,
    }
}

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

words! {
    /// How what was tested did in what the trial asked. What it cost stands in the findings.
    pub enum Went {
        /// Better.
        Better = "better",
        /// Not inferior, in a trial made to show that.
        AsGood = "as-good" / "not inferior",
        /// No difference was shown; that is not the same as none.
        NoDifference = "no-difference" / "no difference shown",
        /// Better or worse in a part of what was asked, or of the patients, and not in another.
        InPart = "in-part" / "differed in part",
        /// Worse, or no better and with more harm.
        Worse = "worse",
    }
}
