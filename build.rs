//! Turns `data/` into two JSON texts that the program embeds, the entries and what they rest on: they are read several
//! times faster than TOML, and side by side. Only the form changes; what the files mean is checked by the program itself.

use serde_json::{Map, Value, json};
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
    for path in ["data", "src/catalog/head.rs", "src/catalog/kinds.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let data = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let mut kinds = Map::new();
    for (kind, places) in PLACES {
        let mut records = Vec::new();
        for place in *places {
            records.extend(match Path::new(place).extension() {
                Some(_) => table(&data.join(place), place, kind)?,
                None => folder(&data.join(place), place)?,
            });
        }
        kinds.insert((*kind).to_owned(), records.into());
    }
    let sources = match read(&data.join("sources.toml"))?.remove("source") {
        Some(sources) => plain(sources),
        None => json!([]),
    };
    let mut vocabulary = Map::new();
    for file in files(&data.join("vocabulary"))? {
        for (key, rows) in read(&file)? {
            if let (Value::Array(all), Value::Array(rows)) =
                (vocabulary.entry(key).or_insert_with(|| json!([])), plain(rows))
            {
                all.extend(rows);
            }
        }
    }
    let ground = json!({ "source": sources, "vocabulary": vocabulary });
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("entries.json"), serde_json::to_string(&kinds)?)?;
    fs::write(out.join("ground.json"), serde_json::to_string(&ground)?)?;
    Ok(())
}

fn read(path: &Path) -> Result<toml::Table, Failure> {
    if !path.exists() {
        return Ok(toml::Table::new());
    }
    let text = fs::read_to_string(path)?;
    text.parse().map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The TOML files of a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    if folder.exists() {
        for item in fs::read_dir(folder)? {
            let file = item?.path();
            if file.extension().is_some_and(|extension| extension == "toml") {
                files.push(file);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn folder(path: &Path, place: &str) -> Result<Vec<Value>, Failure> {
    let mut records = Vec::new();
    for file in files(path)? {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        records.push(record(&id, &format!("{place}/{id}.toml"), None, read(&file)?));
    }
    Ok(records)
}

fn table(path: &Path, place: &str, kind: &str) -> Result<Vec<Value>, Failure> {
    let Some(toml::Value::Array(rows)) = read(path)?.remove(kind) else { return Ok(Vec::new()) };
    let mut records = Vec::new();
    for (row, value) in rows.into_iter().enumerate() {
        let toml::Value::Table(mut fields) = value else {
            return Err(format!("{}: row {row} is no table", path.display()).into());
        };
        let Some(toml::Value::String(id)) = fields.remove("id") else {
            return Err(format!("{}: row {row} has no id", path.display()).into());
        };
        records.push(record(&id, place, Some(row), fields));
    }
    Ok(records)
}

fn record(id: &str, file: &str, row: Option<usize>, fields: toml::Table) -> Value {
    let (head, body): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|(key, _)| head::KEYS.contains(&key.as_str()));
    let object = |fields: Vec<(String, toml::Value)>| -> Value {
        fields.into_iter().map(|(key, value)| (key, plain(value))).collect::<Map<_, _>>().into()
    };
    json!({ "id": id, "file": file, "row": row, "head": object(head), "body": object(body) })
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
