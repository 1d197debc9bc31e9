//! The data that the program carries: `data/`, turned into two JSON texts when it is built.
//!
//! Reading TOML takes several times as long as reading JSON, and start-up waits for it; the two are read side by side.
//! A test holds what is embedded against the files.

use super::load::{Loaded, LoadedEntry};
use super::{
    Body, Changes, Condition, Drug, Entry, Head, Milestone, Modality, Origin, Pathway, Problem,
    Procedure, Safety, Source, Topic, Trend, Trial, Vocabulary, Word,
};
use serde::Deserialize;
use std::thread;

static ENTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/entries.json"));
static GROUND: &str = include_str!(concat!(env!("OUT_DIR"), "/ground.json"));

/// What the entries rest on.
#[derive(Deserialize)]
struct Ground {
    source: Vec<Source>,
    vocabulary: Vocabulary,
}

#[derive(Deserialize)]
struct Entries {
    condition: Vec<Record<Condition>>,
    procedure: Vec<Record<Procedure>>,
    modality: Vec<Record<Modality>>,
    safety: Vec<Record<Safety>>,
    pathway: Vec<Record<Pathway>>,
    milestone: Vec<Record<Milestone>>,
    trend: Vec<Record<Trend>>,
    topic: Vec<Record<Topic>>,
    drug: Vec<Record<Drug>>,
    trial: Vec<Record<Trial>>,
    word: Vec<Record<Word>>,
}

#[derive(Deserialize)]
struct Record<B> {
    id: String,
    file: String,
    row: Option<usize>,
    head: Head,
    body: B,
}

impl<B> Record<B> {
    fn into_entry(self, body: impl FnOnce(B) -> Body) -> Entry {
        Entry {
            id: self.id,
            head: self.head,
            body: body(self.body),
            origin: Origin { layer: 0, file: self.file, row: self.row },
            changes: Changes::default(),
        }
    }
}

/// The embedded layer.
pub fn load() -> Loaded {
    let (entries, ground) = thread::scope(|scope| {
        let ground = scope.spawn(|| serde_json::from_str::<Ground>(GROUND));
        (serde_json::from_str::<Entries>(ENTRIES), ground.join())
    });
    let mut loaded = Loaded::default();
    match entries {
        Ok(entries) => {
            let entries = Vec::<Entry>::from(entries).into_iter();
            loaded.entries = entries
                .map(|entry| LoadedEntry { file: entry.origin.file.clone(), entry, byte: None })
                .collect();
        }
        Err(error) => loaded.problems.push(unsound(&error.to_string())),
    }
    match ground {
        Ok(Ok(ground)) => {
            loaded.sources = ground.source.into_iter().map(|source| (source, 0)).collect();
            loaded.vocabulary = ground.vocabulary;
        }
        Ok(Err(error)) => loaded.problems.push(unsound(&error.to_string())),
        Err(_) => loaded.problems.push(unsound("the sources could not be read")),
    }
    loaded
}

fn unsound(fault: &str) -> Problem {
    Problem {
        path: "embedded data".to_owned(),
        line: None,
        column: None,
        fault: fault.to_owned(),
        remedy: "build fluoro again from sound data".to_owned(),
    }
}

impl From<Entries> for Vec<Entry> {
    fn from(data: Entries) -> Self {
        let mut entries = Self::new();
        entries.extend(data.condition.into_iter().map(|r| r.into_entry(Body::Condition)));
        entries.extend(
            data.procedure.into_iter().map(|r| r.into_entry(|b| Body::Procedure(b.into()))),
        );
        entries
            .extend(data.modality.into_iter().map(|r| r.into_entry(|b| Body::Modality(b.into()))));
        entries.extend(data.pathway.into_iter().map(|r| r.into_entry(|b| Body::Pathway(b.into()))));
        entries.extend(data.safety.into_iter().map(|r| r.into_entry(Body::Safety)));
        entries.extend(data.milestone.into_iter().map(|r| r.into_entry(Body::Milestone)));
        entries.extend(data.trend.into_iter().map(|r| r.into_entry(Body::Trend)));
        entries.extend(data.topic.into_iter().map(|r| r.into_entry(Body::Topic)));
        entries.extend(data.drug.into_iter().map(|r| r.into_entry(|b| Body::Drug(b.into()))));
        entries.extend(data.trial.into_iter().map(|r| r.into_entry(|b| Body::Trial(b.into()))));
        entries.extend(data.word.into_iter().map(|r| r.into_entry(Body::Word)));
        entries
    }
}
