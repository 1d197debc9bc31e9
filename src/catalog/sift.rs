//! Holds a table of a file against the fields that it may have: every fault is told, and what is unsound is left out.
//!
//! Of an entry one key is left out. A row, or a table inside an entry, is one statement, and half of it may mislead: it is
//! used whole or not at all. So is a plain list, whose lines may depend on each other.

use super::{Date, FieldInfo, Shape, meant};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// What is wrong at a place of a file, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes at which it stands.
    pub at: Range<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// No page has so much to say in one list, and layers are laid over each other item by item.
const MOST_ITEMS: usize = 10_000;

/// Something that was left out of an entry because it lacks a key: where it stood, of a list its place there.
pub type LeftOut = (String, Option<usize>);

/// The fields that a table may have, and what was found wrong so far.
#[derive(Debug)]
pub struct Sieve {
    fields: Vec<&'static [FieldInfo]>,
    /// Every fault, in the order in which they were found.
    pub faults: Vec<Fault>,
    /// What was left out because it lacks a key.
    pub left_out: Vec<LeftOut>,
    /// Keys of the entry that stood there and were not sound.
    unsound: Vec<String>,
}

impl Sieve {
    /// A sieve for tables that have all these `fields`.
    pub fn new(fields: &[&'static [FieldInfo]]) -> Self {
        let fields = fields.to_vec();
        Self { fields, faults: Vec::new(), left_out: Vec::new(), unsound: Vec::new() }
    }

    /// Leaves what is sound in the table of an entry. What it lacks may stand in an earlier layer.
    ///
    /// Of a row that is not sound an empty table is left, so that those behind it keep their numbers.
    pub fn sound(&mut self, table: &mut DeTable<'_>) {
        let fields = self.fields.clone();
        let unsound = self.statement(table, &fields, &[]);
        self.unsound.extend(unsound);
    }

    /// Leaves out of the table of a whole entry the rows that lack a key; whether the entry itself lacks none.
    pub fn whole(&mut self, table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
        let fields = self.fields.clone();
        let unsound = std::mem::take(&mut self.unsound);
        let given = |key: &str| table.contains_key(key) || unsound.iter().any(|known| known == key);
        let complete = self.required(&fields, given, span);
        let lacks_unsound =
            unsound.iter().any(|key| field_of(&fields, key).is_some_and(|field| field.required));
        self.rows(table, &fields, "");
        complete && !lacks_unsound
    }

    /// Tells every required key that is not `given`; whether there is none.
    fn required(
        &mut self,
        fields: &[&'static [FieldInfo]],
        given: impl Fn(&str) -> bool,
        span: &Range<usize>,
    ) -> bool {
        let all = fields.iter().copied().flatten();
        let required = || all.clone().filter(|field| field.required).map(|field| field.key);
        let missing: Vec<&str> = required().filter(|key| !given(key)).collect();
        for key in &missing {
            let all = required().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            self.tell(
                span,
                format!("the key `{key}` is missing; required here are {all}"),
                format!("add `{key} = …`"),
            );
        }
        missing.is_empty()
    }

    /// Leaves out the rows and tables below the key `within` that lack a key.
    fn rows(&mut self, table: &mut DeTable<'_>, fields: &[&'static [FieldInfo]], within: &str) {
        let mut lacking = Vec::new();
        for (key, value) in table.iter_mut() {
            let key = key.get_ref();
            let at = || match within {
                "" => key.to_string(),
                within => format!("{within}.{key}"),
            };
            let span = value.span();
            match (field_of(fields, key).map(|field| field.shape), value.get_mut()) {
                (Some(Shape::Table(fields)), DeValue::Table(inner)) => {
                    let at = at();
                    if !self.row(inner, fields, &span, &at) {
                        self.left_out.push((at, None));
                        lacking.push(key.to_string());
                    }
                }
                (Some(Shape::List(Shape::Table(fields))), DeValue::Array(rows)) => {
                    let at = at();
                    let all = std::mem::replace(rows, DeArray::new()).into_iter();
                    for (place, mut row) in all.enumerate() {
                        let span = row.span();
                        let DeValue::Table(inner) = row.get_mut() else { continue };
                        // What the first look left empty was told there.
                        match !inner.is_empty() && self.row(inner, fields, &span, &at) {
                            true => rows.push(row),
                            false => self.left_out.push((at.clone(), Some(place))),
                        }
                    }
                }
                _ => {}
            }
        }
        for key in lacking {
            table.remove(&*key);
        }
    }

    /// Leaves out what in a row lacks a key; whether the row itself lacks none.
    fn row(
        &mut self,
        row: &mut DeTable<'_>,
        fields: &'static [FieldInfo],
        span: &Range<usize>,
        at: &str,
    ) -> bool {
        let complete = self.required(&[fields], |key| row.contains_key(key), span);
        self.rows(row, &[fields], at);
        complete
    }

    /// Whether all of a value has the form that it must have; a list of rows keeps its place whatever is in them.
    fn value(&mut self, value: &mut Spanned<DeValue<'_>>, shape: &Shape) -> bool {
        let span = value.span();
        if let Some(items) = value.get_ref().as_array().filter(|items| items.len() > MOST_ITEMS) {
            let fault = format!("the list has {} items, and {MOST_ITEMS} can be read", items.len());
            self.tell(&span, fault, "shorten it; none of it is used".to_owned());
            return false;
        }
        let told = self.faults.len();
        match (shape, value.get_mut()) {
            (Shape::List(Shape::Table(fields)), DeValue::Array(rows)) => {
                for row in rows.iter_mut() {
                    self.row_or_empty(row, fields);
                }
                return true;
            }
            (Shape::List(item), DeValue::Array(items)) => {
                for one in items.iter_mut() {
                    self.value(one, item);
                }
            }
            (Shape::Table(fields), DeValue::Table(table)) => {
                self.row_statement(table, fields);
            }
            (Shape::Quantity(fields), DeValue::Table(table)) => {
                // It is laid over another as one value, so it can lean on none.
                self.required(&[fields], |key| table.contains_key(key), &span);
                self.row_statement(table, fields);
            }
            (shape, value) => {
                if let Some((fault, remedy)) = mismatch(shape, value) {
                    self.tell(&span, fault, remedy);
                }
            }
        }
        self.faults.len() == told
    }

    /// Leaves a row as it is, or empties it after a fault in it.
    fn row_or_empty(&mut self, row: &mut Spanned<DeValue<'_>>, fields: &'static [FieldInfo]) {
        let span = row.span();
        if row.get_ref().as_table().is_some_and(DeTable::is_empty) {
            self.tell(
                &span,
                "the row is empty".to_owned(),
                "write its keys, or remove it".to_owned(),
            );
        }
        if !self.value(row, &Shape::Table(fields)) {
            *row.get_mut() = DeValue::Table(DeTable::new());
        }
    }

    /// Leaves what is sound of a row, which must have its keys itself.
    fn row_statement(&mut self, table: &mut DeTable<'_>, fields: &'static [FieldInfo]) {
        let is_lacking = |field: &&FieldInfo| field.required && !table.contains_key(field.key);
        let lacking: Vec<&str> = fields.iter().filter(is_lacking).map(|field| field.key).collect();
        self.statement(table, &[fields], &lacking);
    }

    /// Leaves the known keys of a table, which is `lacking` some, whose values are sound, and says which known ones it took out.
    fn statement(
        &mut self,
        table: &mut DeTable<'_>,
        fields: &[&'static [FieldInfo]],
        lacking: &[&str],
    ) -> Vec<String> {
        let (mut unsound, mut unknown) = (Vec::new(), Vec::new());
        for (key, value) in table.iter_mut() {
            match field_of(fields, key.get_ref()) {
                None => {
                    self.unknown(key, fields, lacking);
                    unknown.push(key.get_ref().to_string());
                }
                Some(field) if !self.value(value, &field.shape) => {
                    unsound.push(key.get_ref().to_string());
                }
                Some(_) => {}
            }
        }
        for key in unknown.iter().chain(&unsound) {
            table.remove(key.as_str());
        }
        unsound
    }

    /// Tells a key that no field has, in a table that is `lacking` some.
    fn unknown(
        &mut self,
        key: &Spanned<impl AsRef<str>>,
        fields: &[&'static [FieldInfo]],
        lacking: &[&str],
    ) {
        let known: Vec<&str> = fields.iter().copied().flatten().map(|field| field.key).collect();
        let (at, key) = (key.span(), key.get_ref().as_ref());
        // Where one is meant, the list of forty keys would only hide it.
        // What stands in the place of the one key that must be there is most likely that one.
        let only = match lacking {
            [only] => Some(*only),
            _ => None,
        };
        let (list, remedy) = match meant::key(key, &known).or(only) {
            Some(near) => (String::new(), format!("did you mean `{near}`?")),
            None => (format!("; known here are {}", known.join(", ")), "remove it".to_owned()),
        };
        self.tell(&at, format!("unknown key `{key}`{list}"), remedy);
    }

    fn tell(&mut self, at: &Range<usize>, what: String, remedy: String) {
        self.faults.push(Fault { at: at.clone(), what, remedy });
    }
}

/// The field that has a key.
fn field_of(fields: &[&'static [FieldInfo]], key: &str) -> Option<&'static FieldInfo> {
    fields.iter().copied().flatten().find(|field| field.key == key)
}

/// Why a plain value does not have a form, and what to do.
fn mismatch(shape: &Shape, value: &DeValue<'_>) -> Option<(String, String)> {
    let fits = match (shape, value) {
        (Shape::Text, DeValue::String(_)) | (Shape::Flag, DeValue::Boolean(_)) => true,
        (Shape::Number, DeValue::Float(number)) => {
            number.as_str().parse().is_ok_and(f64::is_finite)
        }
        (Shape::Number, DeValue::Integer(number)) => {
            i64::from_str_radix(number.as_str(), number.radix()).is_ok()
        }
        (Shape::Whole(most), DeValue::Integer(number)) => {
            u64::from_str_radix(number.as_str(), number.radix()).is_ok_and(|number| number <= *most)
        }
        (Shape::Date, DeValue::String(text)) => text.parse::<Date>().is_ok(),
        (Shape::Date, DeValue::Datetime(date)) => date.to_string().parse::<Date>().is_ok(),
        (Shape::Word(words), DeValue::String(word)) => {
            if words.contains(&word.as_ref()) {
                return None;
            }
            let fault = format!("`{word}` is not one of {}", words.join(", "));
            return Some((fault, nearest_remedy(word, words, "use one of them")));
        }
        _ => false,
    };
    let remedy = match (shape, value) {
        (Shape::List(Shape::Table(_)), DeValue::Table(_)) => {
            "begin each row with two brackets: [[…]]"
        }
        _ => shape.remedy(),
    };
    (!fits).then(|| (format!("expected {shape}, found {}", found(value)), remedy.to_owned()))
}

fn found(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) if text.chars().count() <= 20 => format!("the text “{text}”"),
        DeValue::String(_) => "a text".to_owned(),
        DeValue::Integer(number) => format!("the number {}", number.as_str()),
        DeValue::Float(number) => format!("the number {}", number.as_str()),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(date) => format!("the date {date}"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn nearest_remedy(word: &str, known: &[&str], otherwise: &str) -> String {
    match meant::key(word, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Fields, Head, Kind};

    fn table(text: &str) -> DeTable<'_> {
        DeTable::parse(text).unwrap().into_inner()
    }

    fn sieve(kind: Kind) -> Sieve {
        Sieve::new(&[kind.fields(), Head::FIELDS])
    }

    #[test]
    fn every_fault_of_a_file_is_told_and_the_rest_is_used() {
        let text = "nam = \"x\"\nsummary = 3\nsteps = [\"a\", 1]\nlay = [\"b\"]\nduration = { value = \"two\" }\n\
            [[complications]]\nname = \"fever\"\nnotte = \"n\"\n[[complications]]\nname = \"pain\"";
        let mut sieve = sieve(Kind::Procedure);
        let mut table = table(text);
        sieve.sound(&mut table);
        let keys: Vec<&str> = table.iter().map(|(key, _)| key.get_ref().as_ref()).collect();
        assert_eq!(keys, ["complications", "lay"]);
        let told: Vec<_> = sieve.faults.iter().map(|fault| text.get(fault.at.clone())).collect();
        assert_eq!(sieve.faults.len(), 6, "{told:?}");
        assert!(!sieve.whole(&mut table, &(0..1)), "`name` and `category` are missing");
        assert_eq!(sieve.left_out, [("complications".to_owned(), Some(0))]);
        let missing = sieve.faults.iter().filter(|fault| fault.what.contains("is missing"));
        assert_eq!(missing.count(), 3, "the unit, the name and the category");
    }

    #[test]
    fn what_a_value_must_be_and_how_to_write_it_is_told() {
        for (text, fault, remedy) in [
            ("year = -5", "expected a whole number, found the number -5", "write 0, 1, 2"),
            ("year = 70000", "expected a whole number, found the number 70000", "write 0, 1, 2"),
            (
                "participants = { value = inf, unit = \"count\" }",
                "expected a number, found the number inf",
                "write a number",
            ),
            ("question = 3", "expected a text, found the number 3", "put it in quotes"),
            ("cite = \"a\"", "expected a list, found the text “a”", "square brackets"),
            ("participants = 3", "expected a quantity, found the number 3", "with its unit"),
            ("reviewed = \"2026-13\"", "expected a date, found the text “2026-13”", "YYYY"),
            ("design = \"cohorte\"", "`cohorte` is not one of", "did you mean `cohort`?"),
        ] {
            let mut sieve = sieve(Kind::Trial);
            let mut table = table(text);
            sieve.sound(&mut table);
            assert!(table.is_empty());
            let [told] = &sieve.faults[..] else { panic!("{text}: {:?}", sieve.faults) };
            assert!(told.what.starts_with(fault), "{}", told.what);
            assert!(told.remedy.contains(remedy), "{}", told.remedy);
        }
        let mut sieve = sieve(Kind::Procedure);
        sieve.sound(&mut table("[treats]\ncondition = \"gout\""));
        assert_eq!(sieve.faults[0].remedy, "begin each row with two brackets: [[…]]");
    }
}
