//! The data that the program carries: `data/`, turned into two JSON texts when it is built.
//!
//! Reading TOML takes several times as long as reading JSON, and start-up waits for it; the two are read side by side.
//! A test holds what is embedded against the files.

use super::kinds::each_kind;
use super::load::{Loaded, LoadedEntry};
use super::{
    Body, Changes, EmergencyTable, Entry, Head, News, Origin, Problem, Source, Vocabulary,
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
    emergencies: EmergencyTable,
    news: Vec<News>,
}

macro_rules! entries {
    ($( $(#[$about:meta])* $kind:ident in $module:ident:
        $name:literal, $plural:literal, $places:expr; )*) => {
        #[derive(Deserialize)]
        struct Entries { $(
            #[serde(rename = $name)]
            $module: Vec<Record<super::$kind>>,
        )* }

        impl From<Entries> for Vec<Entry> {
            fn from(data: Entries) -> Self {
                let entries = std::iter::empty();
                $( let entries = entries.chain(
                    data.$module.into_iter().map(|record| record.into_entry(Body::$kind)),
                ); )*
                entries.collect()
            }
        }
    };
}
each_kind!(entries);

#[derive(Deserialize)]
struct Record<B> {
    id: String,
    file: String,
    row: Option<usize>,
    head: Head,
    body: Box<B>,
}

impl<B> Record<B> {
    fn into_entry(self, body: impl FnOnce(Box<B>) -> Body) -> Entry {
        Entry {
            id: self.id,
            head: self.head,
            body: body(self.body),
            origin: Origin { file: self.file, row: self.row, ..Origin::default() },
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
            loaded.emergencies = ground.emergencies;
            loaded.news = ground.news;
        }
        Ok(Err(error)) => loaded.problems.push(unsound(&error.to_string())),
        Err(_) => loaded.problems.push(unsound("the sources could not be read")),
    }
    loaded
}

fn unsound(fault: &str) -> Problem {
    let remedy = "build fluoro again from sound data".to_owned();
    Problem::at("embedded data".to_owned(), None, fault.to_owned(), remedy)
}
