//! What is wrong with a query, and what makes it right.

use super::field::{Field, written};
use super::filter::values;
use super::query::MOST_WORDS;
use crate::catalog::{Catalog, EntryRef};
use crate::text::nearest_first;
use std::fmt;
use std::ops::Range;

/// What is wrong with a query, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryFault {
    /// What is wrong, in words for the reader.
    pub what: String,
    /// What there is instead, the nearest first.
    pub known: Vec<String>,
    /// In whose place one of that is right.
    pub(super) wrong: Option<Wrong>,
}

/// A part of a query that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// The name of a field.
    Field(String),
    /// A value behind it.
    Value(Field, String),
}

impl Wrong {
    /// Where it stands in a word of a query.
    fn within(&self, word: &str) -> Option<Range<usize>> {
        let (name, values) = word.split_once(':')?;
        let field = Field::from_name(name);
        match self {
            Self::Field(wrong) => {
                let is_it = name == wrong || field.is_some_and(|field| field.name() == wrong);
                is_it.then_some(0..name.len())
            }
            Self::Value(wrong, value) if field == Some(*wrong) => {
                let mut end = name.len();
                let mut places = values.split(',').map(|part| {
                    let start = end + 1;
                    end = start + part.len();
                    (start..end, part)
                });
                places.find(|(_, part)| written(part) == *value).map(|(place, _)| place)
            }
            Self::Value(..) => None,
        }
    }
}

impl QueryFault {
    /// The query with one of what is known in the place of what is wrong.
    #[must_use]
    pub fn mended(&self, query: &str, known: &str) -> Option<String> {
        let place = self.place(query)?;
        Some([query.get(..place.start)?, known, query.get(place.end..)?].concat())
    }

    /// Where in a query that stands which is wrong.
    fn place(&self, query: &str) -> Option<Range<usize>> {
        let wrong = self.wrong.as_ref()?;
        let mut start = 0;
        query.split_inclusive(char::is_whitespace).find_map(|word| {
            let at = start;
            start += word.len();
            let place = wrong.within(word.trim_end())?;
            Some(at + place.start..at + place.end)
        })
    }

    /// The queries that are right where this one is not, each with what it is called: with what is known in the place of what
    /// is wrong, and where no field has that name, with its words alone. A field that has no such value makes nothing right.
    #[must_use]
    pub fn ways(&self, catalog: &Catalog, query: &str) -> Vec<(String, String)> {
        let has_value = |name: &str, wrong: &str| {
            let Some(field) = Field::from_name(name) else { return false };
            let entries: Vec<EntryRef> = catalog.refs().collect();
            let known = values(catalog, &entries, field);
            wrong
                .split(',')
                .map(written)
                .all(|value| known.iter().any(|one| one.begins_with(&value)))
        };
        let place = self.place(query);
        let value = place.as_ref().and_then(|place| {
            let after = query.get(place.end..)?.strip_prefix(':')?;
            after.split_whitespace().next()
        });
        let named = |known: &&String| match (&self.wrong, value) {
            (Some(Wrong::Field(_)), Some(value)) => has_value(known, value),
            _ => true,
        };
        let known = self.known.iter().filter(named);
        let mut ways: Vec<(String, String)> =
            known.filter_map(|name| Some((name.clone(), self.mended(query, name)?))).collect();
        if let (Some(Wrong::Field(_)), Some(place)) = (&self.wrong, place) {
            let [before, after] = [query.get(..place.start), query.get(place.end + 1..)];
            let words = [before, after].map(Option::unwrap_or_default).concat();
            ways.push((format!("search {words}"), words));
        }
        ways
    }

    /// That there is no field of that name.
    pub(super) fn of_field(name: &str) -> Self {
        let mut known = Field::ALL.map(|field| field.name().to_owned()).to_vec();
        nearest_first(&written(name), &mut known);
        let wrong = Some(Wrong::Field(name.to_owned()));
        Self { what: format!("there is no field {name}"), known, wrong }
    }

    /// That there are too many signs or filters.
    pub(super) fn of_too_many() -> Self {
        let what = format!(
            "a query has no more than {MOST_WORDS} different filters, `!words` or `'words`"
        );
        Self { what, known: Vec::new(), wrong: None }
    }
}

impl fmt::Display for QueryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.known.is_empty() {
            return f.write_str(&self.what);
        }
        write!(f, "{}; there are {}", self.what, self.known.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Query;

    #[test]
    fn a_field_that_there_is_not_is_made_right_by_fields_with_such_a_value_and_by_the_words_alone()
    {
        let catalog = Catalog::embedded();
        let ways = |query: &str| {
            let asked = Query::new(query).asked_of(&catalog);
            asked.fault().unwrap().ways(&catalog, query)
        };
        let way = |name: &str, query: &str| (name.to_owned(), query.to_owned());
        assert_eq!(ways("organ:liver abscess"), [way("search liver abscess", "liver abscess")]);
        let near = ways("drain regions:pelvis");
        assert_eq!(near.first(), Some(&way("region", "drain region:pelvis")));
        assert_eq!(near.last(), Some(&way("search drain pelvis", "drain pelvis")));
        assert_eq!(
            ways("urgency:"),
            ["elective", "emergency", "urgent"]
                .map(|value| way(value, &format!("urgency:{value}")))
        );
    }
}
