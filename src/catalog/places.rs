/// Where entries lie: a folder with a file for each, or a file with a row for each; and of what kind they are.
pub const PLACES: [(&str, &str); 11] = [
    ("conditions", "condition"),
    ("procedures", "procedure"),
    ("modalities", "modality"),
    ("safety.toml", "safety"),
    ("agents", "agent"),
    ("training", "pathway"),
    ("milestones.toml", "milestone"),
    ("trends.toml", "trend"),
    ("topics", "topic"),
    ("trials.toml", "trial"),
    ("glossary.toml", "word"),
];
