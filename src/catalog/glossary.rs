//! The glossary: the words of the field.

use super::Listing;
use super::fields::fields;
use super::words::words;

fields! {
    /// A word or abbreviation of the field. What it means stands in the entry's summary.
    pub struct Glossary {
        /// The part of the language that it belongs to.
        pub field: GlossaryField,
        /// Ids of entries to read on.
        #[serde(default)]
        pub see: Vec<String> as Entry; may_be_empty,
    }
}

impl Listing for Glossary {
    fn heading(&self) -> Option<&'static str> {
        Some(self.field.name())
    }

    fn rank(&self) -> (u16, String) {
        (self.field as u16, String::new())
    }
}

words! {
    /// The part of the field's language that a word belongs to.
    pub enum GlossaryField {
        /// What hands do.
        Technique = "technique",
        /// What hands hold.
        Device = "device" / "devices",
        /// What blocks a vessel.
        EmbolicAgent = "embolic-agent" / "embolic agents",
        /// Places in the body.
        Anatomy = "anatomy",
        /// What is counted as success or harm.
        Outcome = "outcome" / "outcomes",
        /// Scales and classes.
        Grading = "grading" / "gradings",
        /// Dose and protection.
        Radiation = "radiation",
        /// How pictures come about.
        Imaging = "imaging",
        /// Drugs, blood and its tests.
        Pharmacology = "pharmacology" / "drugs and blood",
        /// Societies and their examinations.
        Organization = "organization" / "organizations",
    }
}
