//! From a table that was held against its fields to a typed value, by way of JSON: packed rows are read from that too, and
//! one reader serves both. And from an entry back to what its file would hold.

use super::Entry;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::de::StrRead;
use toml::de::{DeTable, DeValue};

/// What reads a typed value.
pub type JsonReader<'j> = serde_json::Deserializer<StrRead<'j>>;

/// Reads a typed value from the keys of a table that are its `own`; its JSON is written to `room`, which many can share.
///
/// # Errors
/// When the table does not hold it.
pub fn typed<T>(
    table: &DeTable<'_>,
    own: impl Fn(&str) -> bool,
    room: &mut Vec<u8>,
    read: impl FnOnce(&mut JsonReader<'_>) -> serde_json::Result<T>,
) -> serde_json::Result<T> {
    room.clear();
    let mut writer = serde_json::Serializer::new(&mut *room);
    writer.collect_map(members(table).filter(|(key, _)| own(key)))?;
    read(&mut JsonReader::from_str(str::from_utf8(room).unwrap_or_default()))
}

/// The keys of a table with their values.
fn members<'t, 'd>(table: &'t DeTable<'d>) -> impl Iterator<Item = (&'t str, JsonValue<'t, 'd>)> {
    table.iter().map(|(key, value)| (key.get_ref().as_ref(), JsonValue(value.get_ref())))
}

struct JsonValue<'t, 'd>(&'t DeValue<'d>);

impl Serialize for JsonValue<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            DeValue::String(text) => serializer.serialize_str(text),
            DeValue::Integer(number) => {
                let whole = i64::from_str_radix(number.as_str(), number.radix());
                serializer.serialize_i64(whole.map_err(S::Error::custom)?)
            }
            DeValue::Float(number) => {
                serializer.serialize_f64(number.as_str().parse().map_err(S::Error::custom)?)
            }
            DeValue::Boolean(truth) => serializer.serialize_bool(*truth),
            DeValue::Datetime(date) => serializer.collect_str(date),
            DeValue::Array(items) => {
                serializer.collect_seq(items.iter().map(|item| JsonValue(item.get_ref())))
            }
            DeValue::Table(table) => serializer.collect_map(members(table)),
        }
    }
}

/// An entry as its file would be written.
pub fn as_toml(entry: &Entry) -> Option<String> {
    let entry = entry.as_json()?;
    // What it is called is no key of its file, nor what others changed in it.
    let is_own = |key: &str| !matches!(key, "id" | "changes");
    let given = entry.as_object()?.iter().filter(|(key, value)| is_own(key) && !value.is_null());
    let lines: Vec<String> =
        given.map(|(key, value)| format!("{key} = {}", inline(value))).collect();
    Some(lines.join("\n"))
}

/// A value of JSON as one of TOML, which has another sign behind keys, and leaves out what holds nothing.
fn inline(value: &Value) -> String {
    let join = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Array(items) => format!("[{}]", join(items.iter().map(inline).collect())),
        Value::Object(table) => {
            let given = table.iter().filter(|(_, value)| !value.is_null());
            let members = given.map(|(key, value)| format!("{key} = {}", inline(value)));
            format!("{{ {} }}", join(members.collect()))
        }
        plain => plain.to_string(),
    }
}
