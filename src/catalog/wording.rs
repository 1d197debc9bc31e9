//! What a value of a file says, however it is written, and what the rows of a table are called.

use super::{Bound, PlanDrugs, Risk, TIME};
use crate::text::{Nearness, count_steps, in_parentheses};
use toml::de::{DeTable, DeValue};

/// The keys by which the rows of a table are told apart, in the order in which a row is named.
const ROW_NAMES: [(&str, &[&str]); 15] = [
    ("treats", &["condition"]),
    ("variants", &["when"]),
    ("antithrombotics", &["situation", "drugs"]),
    ("targets", &["what"]),
    ("outcomes", &["measure"]),
    ("complications", &["name"]),
    ("evidence", &["trial"]),
    ("hold", &["risk", "by", "when", "kidneys"]),
    ("restart", &["risk", "by", "when", "kidneys"]),
    ("doses", &["drug", "group"]),
    ("limits", &["what", "group", "by"]),
    ("dose", &["measure"]),
    ("stages", &["name"]),
    ("sections", &["title"]),
    ("questions", &["question"]),
];

/// The name of a row of the table `name`, if its rows have one.
pub fn row_name(row: &DeValue<'_>, name: &str) -> Option<String> {
    let table = row.as_table()?;
    let (_, keys) = ROW_NAMES.iter().find(|(known, _)| *known == name)?;
    let words = keys.iter().filter_map(|key| table.get(*key)?.get_ref().as_str());
    Some(words.collect::<Vec<_>>().join(" ").to_lowercase())
}

/// Whether one name of a row is most likely the other, misspelt: a single letter of one long word is another. Numbers,
/// and short words such as `II`, are left alone: there a letter makes another thing.
pub fn is_slip(name: &str, other: &str) -> bool {
    count_steps(1);
    let (name, other): (Vec<&str>, Vec<&str>) =
        (name.split_whitespace().collect(), other.split_whitespace().collect());
    let mut differing = name.iter().zip(&other).filter(|(one, other)| one != other);
    let (Some((one, another)), None) = (differing.next(), differing.next()) else { return false };
    let is_long = |word: &str| {
        word.chars().count() >= LONG_WORD && !word.contains(|c: char| c.is_ascii_digit())
    };
    name.len() == other.len()
        && is_long(one)
        && is_long(another)
        && Nearness::to(one).distance(another) == 1
}

/// The letters of a word in which one of them may be a slip.
const LONG_WORD: usize = 5;

/// What an item of a list is told from the others by: a row by its name, anything else by all that it says.
pub fn told_by(item: &DeValue<'_>, row_name: Option<String>) -> Said {
    row_name.map_or_else(|| item.into(), Said::Text)
}

/// What a row or an item says, as far as it tells it from the others.
pub fn said(row: &DeValue<'_>, name: &str) -> String {
    let table = row.as_table();
    let text = |key: &str| table.and_then(|table| table.get(key)?.get_ref().as_str());
    let rule = text("rule").map(|rule| {
        let time = table.and_then(|table| table.get("time")?.get_ref().as_table());
        time.map_or_else(|| rule.to_owned(), |time| rule.replace("{time}", &amount(time)))
    });
    let value = table.and_then(|table| table.get("value")?.get_ref().as_table()).map(amount);
    match (row.as_str(), row_name(row, name)) {
        (Some(text), _) => text.to_owned(),
        (None, Some(words)) => {
            let rest = rule.or(value).map_or_else(String::new, |rest| format!(": {rest}"));
            format!("{words}{rest}")
        }
        (None, None) => String::new(),
    }
}

/// What a row or an item says, as a reader is told of it who does not see it any more.
pub fn told(row: &DeValue<'_>, name: &str) -> String {
    let keys = ROW_NAMES.iter().find(|(known, _)| *known == name).map(|(_, keys)| *keys);
    let (Some(table), Some([first, rest @ ..])) = (row.as_table(), keys) else {
        return said(row, name);
    };
    let text = |key: &str| table.get(key)?.get_ref().as_str();
    let in_words = |key: &str| Some(in_words(key, text(key)?));
    let value = table.get("value").and_then(|value| plainly(value.get_ref()));
    let sign = || {
        let bound = text("bound")?;
        Bound::ALL.into_iter().find(|known| known.word() == bound).map(Bound::sign)
    };
    let value =
        value.map(|value| sign().map_or_else(|| value.clone(), |sign| format!("{sign} {value}")));
    let rule = text("rule").map(|rule| {
        let time = table.get("time").and_then(|time| plainly(time.get_ref()));
        time.map_or_else(|| rule.to_owned(), |time| rule.replace(TIME, &time))
    });
    let says = rule.or(value).or_else(|| text("dose").map(str::to_owned));
    let of: Vec<&str> = rest.iter().filter_map(|key| in_words(key)).collect();
    let of =
        if of.is_empty() { String::new() } else { format!(" {}", in_parentheses(&of.join(", "))) };
    let says = says.map_or_else(String::new, |says| format!(": {says}"));
    format!("{}{of}{says}", in_words(first).unwrap_or_default())
}

/// A word of a closed list as readers see it, any other text as it is.
fn in_words<'w>(key: &str, word: &'w str) -> &'w str {
    match key {
        "risk" => Risk::ALL.into_iter().find(|risk| risk.word() == word).map(Risk::name),
        "drugs" => {
            PlanDrugs::ALL.into_iter().find(|drugs| drugs.word() == word).map(PlanDrugs::name)
        }
        _ => None,
    }
    .unwrap_or(word)
}

/// The beginnings of the first few lines, to be told by.
pub fn beginnings<'l>(lines: impl IntoIterator<Item = &'l String>) -> String {
    let mut lines = lines.into_iter();
    let short = |line: &String| {
        format!("“{}”", line.split_whitespace().take(6).collect::<Vec<_>>().join(" "))
    };
    let mut known: Vec<String> = lines.by_ref().take(3).map(short).collect();
    known.extend(lines.next().map(|_| "…".to_owned()));
    known.join(", ")
}

/// A plain value or a quantity as a reader writes it.
pub fn plainly(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Table(quantity) => Some(amount(quantity).trim_end_matches(" ratio").to_owned()),
        DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) => None,
    }
}

/// A quantity in the words of its file: `4–6 h`.
fn amount(quantity: &DeTable<'_>) -> String {
    let number = |key: &str| match quantity.get(key)?.get_ref() {
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().trim_end_matches(".0").to_owned()),
        _ => None,
    };
    let numbers: Vec<String> = ["value", "low", "high"].into_iter().filter_map(number).collect();
    let unit = quantity.get("unit").and_then(|unit| unit.get_ref().as_str()).unwrap_or_default();
    format!("{} {unit}", numbers.join("–"))
}

/// What a value says, however it is written: 1 is 1.0, and a date is the same in quotes.
#[derive(Debug, PartialEq, Eq, Hash)]
pub enum Said {
    Text(String),
    /// The bits of the number as a float.
    Number(u64),
    Truth(bool),
    List(Vec<Said>),
    Table(Vec<(String, Said)>),
}

impl From<&DeValue<'_>> for Said {
    fn from(value: &DeValue<'_>) -> Self {
        let number = |text: &str| match text.parse::<f64>() {
            Ok(number) => Self::Number(number.to_bits()),
            Err(_) => Self::Text(text.to_owned()),
        };
        match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Datetime(date) => Self::Text(date.to_string()),
            DeValue::Integer(integer) => number(integer.as_str()),
            DeValue::Float(float) => number(float.as_str()),
            DeValue::Boolean(truth) => Self::Truth(*truth),
            DeValue::Array(items) => {
                Self::List(items.iter().map(|item| item.get_ref().into()).collect())
            }
            DeValue::Table(table) => Self::Table(
                table
                    .iter()
                    .map(|(key, value)| (key.get_ref().to_string(), value.get_ref().into()))
                    .collect(),
            ),
        }
    }
}

/// Whether two values say the same.
pub fn same(a: &DeValue<'_>, b: &DeValue<'_>) -> bool {
    Said::from(a) == Said::from(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_of_one_long_word() {
        assert!(is_slip("liver absces", "liver abscess"));
        assert!(is_slip("haemorrhage", "hemorrhage"));
        for (name, other) in [
            ("liver abscess", "liver abscess"),
            ("type i endoleak", "type ii endoleak"),
            ("minor bleeding", "major bleeding"),
            ("survival at 1 year", "survival at 2 years"),
            ("pain", "pains"),
            ("liver abscess", "abscess"),
        ] {
            assert!(!is_slip(name, other), "{name}, {other}");
        }
    }
}
