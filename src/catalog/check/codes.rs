//! Codes and ontology ids: one that no vocabulary has brings neither a title nor a synonym, and is most likely a slip.

use super::Finding;
use crate::catalog::{Condition, Vocabulary};

/// The codes and ids of a condition that nobody knows.
pub fn condition(vocabulary: &Vocabulary, condition: &Condition) -> Vec<Finding> {
    let mut faults = Vec::new();
    for (row, code) in condition.icd10cm.iter().enumerate() {
        if !vocabulary.has_code(code) {
            faults.push(Finding::new(
                format!("icd10cm[{row}]"),
                format!("no vocabulary has the code `{code}`"),
                "correct it, or bring it with `id` and `title` in a row [[code]] of vocabulary/codes.toml",
            ));
        }
    }
    for (row, id) in condition.doid.iter().enumerate() {
        if vocabulary.doid(id).is_none() {
            faults.push(Finding::new(
                format!("doid[{row}]"),
                format!("no vocabulary has the term `{id}`"),
                "correct it, or bring it with `id` and `name` in a row [[doid]] of vocabulary/terms.toml",
            ));
        }
    }
    faults
}
