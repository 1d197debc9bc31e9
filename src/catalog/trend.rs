//! Trends: directions in which the field moves.

use super::fields::fields;
use super::words::words;
use super::{Date, Listing};

fields! {
    /// A direction in which the field moves.
    pub struct Trend {
        /// How far it has come.
        pub status: TrendStatus,
        /// The year from which its first use in people or approval is known.
        pub since: Option<Date>; may_be_empty,
        /// What it is, in Markdown.
        #[serde(default)]
        pub description: Vec<String> as Prose,
        /// Systems, devices and uses.
        #[serde(default)]
        pub examples: Vec<String> as Prose,
        /// What studies have shown, and what they have not.
        #[serde(default)]
        pub evidence: Vec<String> as Prose,
        /// What was given up or taken off the market.
        #[serde(default)]
        pub withdrawn: Vec<String> as Prose; may_be_empty,
    }
}

impl Listing for Trend {
    fn heading(&self) -> Option<&'static str> {
        Some("trends")
    }

    fn rank(&self) -> (u16, String) {
        (self.status as u16, String::new())
    }
}

words! {
    /// How far a trend has come.
    pub enum TrendStatus {
        /// In routine use in many places.
        Established = "established",
        /// In use in some places, evidence growing.
        Emerging = "emerging",
        /// In studies.
        Research = "research",
        /// Given up or taken off the market.
        Withdrawn = "withdrawn",
    }
}
