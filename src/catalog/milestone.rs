//! Milestones: dated events of the field's history.

use super::fields::fields;
use super::words::words;
use super::{Date, Listing};

fields! {
    /// A dated event. What happened stands in the entry's summary and bottom line.
    pub struct Milestone {
        /// When, as exactly as it is known.
        pub date: Date,
        /// The part of the field in which it counts first.
        pub field: Option<MilestoneField>; may_be_empty,
        /// Who.
        #[serde(default)]
        pub people: Vec<String>; may_be_empty,
        /// Where.
        pub place: Option<String>; may_be_empty,
        /// What came of it, or what is uncertain.
        #[serde(default)]
        pub notes: Vec<String> as Prose; may_be_empty,
        /// Sources of the date.
        pub cite: Vec<String> as Cite; may_be_empty,
    }
}

impl Listing for Milestone {
    fn heading(&self) -> Option<&'static str> {
        Some("milestones")
    }

    fn rank(&self) -> (u16, String) {
        (0, self.date.to_string())
    }
}

words! {
    /// The part of the field in which an event counts first, by our own judgment.
    pub enum MilestoneField {
        /// Seeing.
        Imaging = "imaging",
        /// Arteries and veins, and what opens them.
        Vessels = "vessels",
        /// Closing vessels.
        Embolization = "embolization",
        /// The vessels of the brain.
        Brain = "brain",
        /// Tumors.
        Tumors = "tumors",
        /// Liver, kidneys, gut and spine.
        Organs = "organs",
        /// Societies, examinations, and the name.
        Profession = "profession",
    }
}
