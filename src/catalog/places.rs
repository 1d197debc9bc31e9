/// Where entries lie: a folder with a file for each, or a file with a row for each; and of what kind they are.
pub const PLACES: [(&str, &str); 12] = [
    ("conditions", "condition"),
    ("procedures", "procedure"),
    ("modalities", "modality"),
    ("safety", "safety"),
    ("safety.toml", "safety"),
    ("drugs", "drug"),
    ("training", "pathway"),
    ("milestones.toml", "milestone"),
    ("trends.toml", "trend"),
    ("topics", "topic"),
    ("trials.toml", "trial"),
    ("glossary.toml", "word"),
];

/// Whether a place is a file of rows, not a folder.
fn is_file(place: &str) -> bool {
    Path::new(place).extension().is_some()
}
