//! What was read of one layer.

use super::{EmergencyTable, Entry, News, Problem, Source, Vocabulary};

/// What one layer holds.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Its entries, in the order of their files.
    pub entries: Vec<LoadedEntry>,
    /// Its sources, each with the byte of its file at which it begins.
    pub sources: Vec<(Source, usize)>,
    /// Its words, of each of their files.
    pub vocabulary: Vec<Vocabulary>,
    /// What it says of emergencies.
    pub emergencies: EmergencyTable,
    /// What is new in it.
    pub news: Vec<News>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Takes in what a later file of the same layer holds.
    pub fn append(&mut self, later: Self) {
        let Self { entries, sources, vocabulary, emergencies, news, problems } = later;
        self.entries.extend(entries);
        self.sources.extend(sources);
        self.vocabulary.extend(vocabulary);
        self.emergencies.append(emergencies);
        self.news.extend(news);
        self.problems.extend(problems);
    }
}

/// An entry, and where this layer wrote it.
#[derive(Debug)]
pub struct LoadedEntry {
    /// The entry. It stays where it was read.
    pub entry: Box<Entry>,
    /// The path of the file inside the layer.
    pub file: String,
    /// In a file of rows, the byte at which its row begins.
    pub byte: Option<usize>,
}
