//! Dates as far as they are known: a year, a month, or a day.

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A date in the proleptic Gregorian calendar, to the day, the month or the year.
///
/// In TOML it is a local date (`2026-11-24`) or a string (`"1964-01-16"`, `"1964-01"`, `"1964"`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    }
}

impl std::error::Error for DateError {}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut part = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().map(Some).map_err(|_| DateError)
            }
            Some(_) => Err(DateError),
        };
        let year = part(4)?.ok_or(DateError)?;
        let month = part(2)?.unwrap_or(0);
        let day = part(2)?.unwrap_or(0);
        let days = match month {
            0 => 0,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 29,
            _ => return Err(DateError),
        };
        let zero = text.len() >= 7 && month == 0 || text.len() >= 10 && day == 0;
        if zero || day > days || parts.next().is_some() {
            return Err(DateError);
        }
        let small = |n: u16| u8::try_from(n).map_err(|_| DateError);
        Ok(Self { year, month: small(month)?, day: small(day)? })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateVisitor;

        impl Visitor<'_> for DateVisitor {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date of the form YYYY-MM-DD, or in quotes YYYY or YYYY-MM")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(DateVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::typed::readers;

    #[derive(serde::Deserialize)]
    struct Holder {
        date: Date,
    }

    #[test]
    fn every_precision_reads_and_prints_the_same() {
        for text in ["1953", "1964-01", "1964-01-16"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["", "64", "1964-13", "1964-02-30", "1964-00", "1964-1-1", "1964-01-16-1", "19a4"]
        {
            assert_eq!(text.parse::<Date>(), Err(DateError), "{text}");
        }
    }

    #[test]
    fn toml_dates_and_strings_both_serve() {
        let date = |text: &str| {
            let table = toml::de::DeTable::parse(text).unwrap();
            readers(table.get_ref(), |_| true, &mut Default::default())
                .and_then(|[mut from, _]| Holder::deserialize(&mut from))
                .map(|holder| holder.date.to_string())
        };
        assert_eq!(date("date = 2026-11-24").unwrap(), "2026-11-24");
        assert_eq!(date("date = \"1953\"").unwrap(), "1953");
        assert!(date("date = 1953").is_err());
        assert!(date("date = 2026-11-24T10:00:00").is_err());
    }

    #[test]
    fn earlier_sorts_first() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert!(date("1953") < date("1964-01") && date("1964-01") < date("1964-01-16"));
    }
}
