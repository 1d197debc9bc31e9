//! Turns `data/` into two JSON texts that the program embeds, the entries and what they rest on: they are read several
//! times faster than TOML, and side by side. Only the form changes; what the files mean is checked by the program itself.
//! Themes are few, and are embedded as they are.

use files::{Holds, holds, stem};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What states the fields of a table, read for its keys alone.
mod fields {
    macro_rules! fields {
        ($(#[$about:meta])* pub struct $name:ident { $(
            $(#[$of_field:meta])*
            pub $key:ident: $ty:ty $(as $means:ident)? $(; $empty:ident)?
        ),* $(,)? }) => {
            pub const KEYS: &[&str] = &[$(stringify!($key)),*];
        };
    }
    pub(crate) use fields;
}
#[path = "src/catalog/files.rs"]
mod files;
#[path = "src/catalog/head.rs"]
mod head;
#[path = "src/catalog/kinds.rs"]
mod kinds;

macro_rules! places {
    ($( $(#[$about:meta])* $kind:ident in $module:ident:
        $name:literal, $plural:literal, $places:expr; )*) => {
        /// The kinds by their words, with the places where their entries lie.
        const PLACES: &[(&str, &[&str])] = &[$(($name, &$places)),*];
    };
}
kinds::each_kind!(places);

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    for path in [
        "data",
        "assets/themes",
        "src/catalog/files.rs",
        "src/catalog/head.rs",
        "src/catalog/kinds.rs",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut embedded = Embedded::default();
    for (inside, path) in below(&root.join("data"))? {
        let in_file = |fault: String| format!("{}: {fault}", path.display());
        let file = fs::read_to_string(&path)?.parse();
        let file = file.map_err(|error: toml::de::Error| in_file(error.to_string()))?;
        embedded.add(&inside, file).map_err(in_file)?;
    }
    let kinds = PLACES.iter().map(|(kind, _)| *kind);
    let entries: Map<_, _> = kinds
        .map(|kind| (kind.to_owned(), embedded.entries.remove(kind).unwrap_or_default().into()))
        .collect();
    let ground = json!({
        "source": embedded.sources,
        "vocabulary": embedded.vocabulary,
        "emergencies": embedded.emergencies,
        "news": embedded.news,
    });
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("entries.json"), serde_json::to_string(&entries)?)?;
    fs::write(out.join("ground.json"), serde_json::to_string(&ground)?)?;
    fs::write(out.join("themes.rs"), themes(&root.join("assets/themes"))?)?;
    Ok(())
}

/// Every TOML file below a folder, with its path inside it.
fn below(folder: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let mut unread = None;
    let files = files::below(folder, &mut |_, error| unread = Some(error));
    unread.map_or(Ok(files), |error| Err(error.into()))
}

/// The names and texts of the themes, as Rust.
fn themes(folder: &Path) -> Result<String, Failure> {
    let read = |(inside, path): (String, PathBuf)| {
        Ok((stem(&inside).to_owned(), fs::read_to_string(path)?))
    };
    let themes: Result<Vec<_>, std::io::Error> = below(folder)?.into_iter().map(read).collect();
    let mut themes = themes?;
    themes.sort();
    Ok(format!("&{themes:?}"))
}

/// What the files hold.
#[derive(Default)]
struct Embedded {
    entries: HashMap<&'static str, Vec<Value>>,
    sources: Vec<Value>,
    vocabulary: BTreeMap<String, Vec<Value>>,
    emergencies: Map<String, Value>,
    news: Vec<Value>,
}

impl Embedded {
    fn add(&mut self, path: &str, mut file: toml::Table) -> Result<(), String> {
        match holds(path, PLACES.iter().copied()) {
            Some(Holds::Entry(kind)) => {
                self.entries.entry(kind).or_default().push(record(stem(path), path, None, file));
            }
            Some(Holds::Table(kind)) => {
                for (row, value) in rows(file.remove(kind)).enumerate() {
                    let toml::Value::Table(mut fields) = value else {
                        return Err(format!("row {row} is no table"));
                    };
                    let Some(toml::Value::String(id)) = fields.remove("id") else {
                        return Err(format!("row {row} has no id"));
                    };
                    let record = record(&id, path, Some(row), fields);
                    self.entries.entry(kind).or_default().push(record);
                }
            }
            Some(Holds::Sources) => self.sources.extend(rows(file.remove("source")).map(plain)),
            Some(Holds::Vocabulary) => {
                for (key, value) in file {
                    self.vocabulary.entry(key).or_default().extend(rows(Some(value)).map(plain));
                }
            }
            Some(Holds::Emergencies) => {
                self.emergencies.extend(file.into_iter().map(|(key, value)| (key, plain(value))));
            }
            Some(Holds::News) => self.news.extend(rows(file.remove("news")).map(plain)),
            None => return Err("nothing of a layer lies here".to_owned()),
        }
        Ok(())
    }
}

/// The rows of a table, where there is one.
fn rows(value: Option<toml::Value>) -> impl Iterator<Item = toml::Value> {
    let rows = match value {
        Some(toml::Value::Array(rows)) => rows,
        _ => Vec::new(),
    };
    rows.into_iter()
}

fn record(id: &str, file: &str, row: Option<usize>, fields: toml::Table) -> Value {
    let (head, body): (toml::Table, toml::Table) =
        fields.into_iter().partition(|(key, _)| head::KEYS.contains(&key.as_str()));
    let [head, body] = [head, body].map(|fields| plain(fields.into()));
    json!({ "id": id, "file": file, "row": row, "head": head, "body": body })
}

/// A TOML value as JSON; dates become strings.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(plain).collect::<Vec<_>>().into(),
        toml::Value::Table(fields) => {
            fields.into_iter().map(|(key, value)| (key, plain(value))).collect::<Map<_, _>>().into()
        }
    }
}
