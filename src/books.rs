//! Books of words that few queries ask, deflated by the build.

/// `data/vocabulary/icd10cm-titles.tsv`.
pub static TITLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/titles.bytes"));

/// `data/vocabulary/english.txt`.
pub static ENGLISH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/english.bytes"));
