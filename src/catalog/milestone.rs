//! Milestones: dated events of the field's history.

use super::{Date, Facts, Walk};
use serde::{Deserialize, Serialize};

/// A dated event. What happened stands in the entry's summary and bottom line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// When, as exactly as it is known.
    pub date: Date,
    /// Who.
    #[serde(default)]
    pub people: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// What came of it, or what is uncertain.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Sources of the date.
    pub cite: Vec<String>,
}

impl Facts for Milestone {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        walk.sources("cite", &self.cite);
        walk.list("notes", &self.notes);
    }
}
