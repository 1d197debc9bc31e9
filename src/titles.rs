//! The titles of the code book, deflated by the build.

/// `data/vocabulary/icd10cm-titles.tsv`.
pub static DEFLATED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/titles.bytes"));
