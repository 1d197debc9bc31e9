//! From a table that was held against its fields to a typed value, by way of JSON: packed rows are read from that too, and
//! one reader serves both.

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::de::StrRead;
use toml::de::{DeTable, DeValue};

/// What reads a typed value.
pub type JsonReader<'j> = serde_json::Deserializer<StrRead<'j>>;

/// The JSON of most tables has room in so many bytes.
const ROOM: usize = 4096;

/// Reads a typed value from the keys of a table that are its `own`.
///
/// # Errors
/// When the table does not hold it.
pub fn typed<T>(
    table: &DeTable<'_>,
    own: impl Fn(&str) -> bool,
    read: impl FnOnce(&mut JsonReader<'_>) -> serde_json::Result<T>,
) -> serde_json::Result<T> {
    let mut text = Vec::with_capacity(ROOM);
    let mut writer = serde_json::Serializer::new(&mut text);
    writer.collect_map(members(table).filter(|(key, _)| own(key)))?;
    read(&mut JsonReader::from_str(str::from_utf8(&text).unwrap_or_default()))
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
