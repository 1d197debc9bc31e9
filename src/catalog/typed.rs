//! From a table that was held against its fields to a typed value, by way of JSON: packed rows are read from that too, and
//! one reader serves both. And from an entry back to what its file would hold.

use super::Entry;
use memchr::memchr3;
use serde::ser::Error as _;
use serde_json::de::StrRead;
use serde_json::{Error, Value, to_writer};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// What reads a typed value.
pub type JsonReader<'j> = serde_json::Deserializer<StrRead<'j>>;

/// What reads a typed value from the `first` keys of a table, and one from the others. Their JSON is written to `room`, which many
/// can share.
///
/// # Errors
/// When JSON cannot say what the table holds.
pub fn readers<'j>(
    table: &DeTable<'_>,
    first: impl Fn(&str) -> bool,
    room: &'j mut [Vec<u8>; 2],
) -> serde_json::Result<[JsonReader<'j>; 2]> {
    let [firsts, others] = room;
    for json in [&mut *firsts, &mut *others] {
        json.clear();
        json.push(b'{');
    }
    for member in table {
        let json = if first(member.0.get_ref()) { &mut *firsts } else { &mut *others };
        if json.len() > 1 {
            json.push(b',');
        }
        write_member(member, json)?;
    }
    Ok([firsts, others].map(|json| {
        json.push(b'}');
        JsonReader::from_str(str::from_utf8(json).unwrap_or_default())
    }))
}

fn write_member(
    (key, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>),
    json: &mut Vec<u8>,
) -> serde_json::Result<()> {
    write_text(key.get_ref(), json)?;
    json.push(b':');
    write_value(value.get_ref(), json)
}

fn write_value(value: &DeValue<'_>, json: &mut Vec<u8>) -> serde_json::Result<()> {
    match value {
        DeValue::String(text) => write_text(text, json),
        DeValue::Integer(number) => {
            let whole = i64::from_str_radix(number.as_str(), number.radix());
            to_writer(json, &whole.map_err(Error::custom)?)
        }
        DeValue::Float(number) => {
            to_writer(json, &number.as_str().parse::<f64>().map_err(Error::custom)?)
        }
        DeValue::Boolean(truth) => to_writer(json, truth),
        DeValue::Datetime(date) => write_text(&date.to_string(), json),
        DeValue::Array(items) => write_all([b'[', b']'], items.iter(), json, |item, json| {
            write_value(item.get_ref(), json)
        }),
        DeValue::Table(table) => write_all([b'{', b'}'], table.iter(), json, write_member),
    }
}

/// Writes items between two signs.
fn write_all<I>(
    [open, close]: [u8; 2],
    items: impl Iterator<Item = I>,
    json: &mut Vec<u8>,
    write: impl Fn(I, &mut Vec<u8>) -> serde_json::Result<()>,
) -> serde_json::Result<()> {
    json.push(open);
    for (number, item) in items.enumerate() {
        if number > 0 {
            json.push(b',');
        }
        write(item, json)?;
    }
    json.push(close);
    Ok(())
}

/// Most texts have no sign that JSON writes otherwise; what has another control character was refused.
fn write_text(text: &str, json: &mut Vec<u8>) -> serde_json::Result<()> {
    if memchr3(b'"', b'\\', b'\n', text.as_bytes()).is_some() {
        return to_writer(json, text);
    }
    json.push(b'"');
    json.extend_from_slice(text.as_bytes());
    json.push(b'"');
    Ok(())
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
