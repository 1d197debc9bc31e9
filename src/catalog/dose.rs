//! How a drug is given: a row of a sheet or of a drug, with its whole rule.

use super::Walk;
use serde::{Deserialize, Serialize};

/// One dose in one situation, with what follows it and its maximum.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DrugDose {
    /// The table that it is a row of: `adults`, `bronchospasm`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The drug, as the room calls it.
    pub drug: String,
    /// Dose, route and speed; none where no source could be read, and the page says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<String>,
    /// How it is repeated or goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    /// The maximum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<String>,
    /// In whom, and what to watch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub cite: Vec<String>,
}

impl DrugDose {
    /// Tells `walk` the facts of rows that stand under the key `doses`.
    pub fn walk_all<'a>(doses: &'a [Self], walk: &mut Walk<'_, 'a>) {
        for (i, row) in doses.iter().enumerate() {
            let table = walk.table("doses", Some(i), &row.cite);
            walk.prose(table.sub("drug"), Some(&row.drug));
            walk.prose(table.sub("dose"), row.dose.as_ref());
            walk.prose(table.sub("then"), row.then.as_ref());
            walk.prose(table.sub("most"), row.most.as_ref());
            walk.prose(table.sub("note"), row.note.as_ref());
        }
    }
}
