//! How a drug is given: a row of a sheet or of a drug, with its whole rule.

use super::fields::fields;

fields! {
    /// One dose in one situation, with what follows it and its maximum.
    pub struct DrugDose {
        /// The table that it is a row of: `adults`, `bronchospasm`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub group: Option<String> as Prose,
        /// The drug, as the room calls it.
        pub drug: String as Prose,
        /// Dose, route and speed; none where no source could be read, and the page says so.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dose: Option<String> as Prose,
        /// How it is repeated or goes on.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub then: Option<String> as Prose,
        /// The maximum.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub most: Option<String> as Prose,
        /// In whom, and what to watch.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<String> as Prose,
        /// Ids of sources.
        #[serde(default)]
        pub cite: Vec<String> as Cite,
    }
}

impl DrugDose {
    /// What is given, and how that goes on.
    #[must_use]
    pub fn given(&self) -> String {
        let parts = [self.dose.as_deref(), self.then.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}
