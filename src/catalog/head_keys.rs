/// The keys of the fields that every entry has; the rest of a file is the kind's own.
pub const HEAD_KEYS: [&str; 10] = [
    "name",
    "draft",
    "abbreviations",
    "synonyms",
    "lay",
    "summary",
    "bottom_line",
    "tags",
    "sources",
    "reviewed",
];
