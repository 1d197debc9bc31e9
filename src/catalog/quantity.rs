//! Numbers with their unit: a value, a range, or a bound.

use super::fields::fields;
use super::words::words;
use super::{Fact, FieldPath, FieldType, Fields, Means, Shape, Told, Walk};
use crate::text::grouped;
use std::fmt;
use std::ops::RangeInclusive;

fields! { @bare
    /// A number that a reader might act on.
    ///
    /// In TOML: `{ value = 95, unit = "%" }`, `{ low = 60, high = 90, unit = "min" }`; `low` alone
    /// means at least, `high` alone at most.
    pub struct Quantity {
        /// The value where one is given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub value: Option<f64>,
        /// The lower end of a range.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub low: Option<f64>,
        /// The upper end of a range.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub high: Option<f64>,
        /// What is counted.
        pub unit: Unit,
        /// Sources of the number, where the table around it has none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cite: Vec<String> as Cite,
    }
}

impl Told for Quantity {
    fn tell<'a>(&'a self, means: Means, field: FieldPath<'_>, walk: &mut Walk<'_, 'a>) {
        let dimension = match means {
            Means::Number(dimension) => dimension,
            _ => Dimension::Any,
        };
        for source in &self.cite {
            walk.see(field, Fact::Cite(source));
        }
        walk.see(field.cited_by(&self.cite), Fact::Number(self, dimension));
    }
}

impl FieldType for Quantity {
    const SHAPE: Shape = Shape::Quantity(Self::FIELDS);
}

/// How much a number may be: more or less of it is a slip, whatever is counted.
const MEASURED: RangeInclusive<f64> = 1e-6..=1e9;

impl Quantity {
    /// What is wrong with the numbers, in words for the person who wrote them.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let numbers = || [self.value, self.low, self.high].into_iter().flatten();
        if numbers().any(|number| number != 0.0 && !MEASURED.contains(&number.abs())) {
            return Some("is beyond all that is measured");
        }
        if numbers().any(|number| number < 0.0) && self.unit.is_never_negative() {
            return Some("is negative");
        }
        match (self.value, self.low, self.high) {
            (None, None, None) => Some("has no number"),
            (Some(_), None, None) | (None, Some(_), None) | (None, None, Some(_)) => None,
            (None, Some(low), Some(high)) if low < high => None,
            (None, Some(_), Some(_)) => Some("has a `low` that is not below its `high`"),
            (Some(value), Some(low), Some(high)) if low <= value && value <= high => None,
            (Some(_), _, _) => Some("has a `value` outside its range, or half a range"),
        }
    }

    /// The range to draw: from the lower to the upper end, or the value twice; bounds are open.
    #[must_use]
    pub fn span(&self) -> (f64, f64) {
        let low = self.low.or(self.value).or(self.high).unwrap_or_default();
        let high = self.high.or(self.value).or(self.low).unwrap_or_default();
        (low, high)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [value, low, high] =
            [self.value, self.low, self.high].map(|number| number.map(grouped));
        match (value, low, high) {
            (Some(value), Some(low), Some(high)) => write!(f, "{value} ({low}–{high})")?,
            (Some(value), _, _) => write!(f, "{value}")?,
            (None, Some(low), Some(high)) => write!(f, "{low}–{high}")?,
            (None, Some(low), None) => write!(f, "≥\u{a0}{low}")?,
            (None, None, Some(high)) => write!(f, "≤\u{a0}{high}")?,
            (None, None, None) => f.write_str("?")?,
        }
        match self.unit {
            Unit::Ratio | Unit::Count => Ok(()),
            Unit::Percent => f.write_str("%"),
            unit => write!(f, "\u{a0}{}", unit.name()),
        }
    }
}

words! {
    /// The units that data may use.
    pub enum Unit {
        /// Per cent.
        Percent = "%",
        /// Minutes.
        Minute = "min",
        /// Hours.
        Hour = "h",
        /// Days.
        Day = "d",
        /// Weeks.
        Week = "wk",
        /// Months.
        Month = "mo",
        /// Years.
        Year = "y",
        /// Millimeters.
        Millimetre = "mm",
        /// Centimeters.
        Centimetre = "cm",
        /// Milliliters.
        Millilitre = "mL",
        /// Litres.
        Litre = "L",
        /// Milligrams.
        Milligram = "mg",
        /// Grams.
        Gram = "g",
        /// Milligray.
        Milligray = "mGy",
        /// Gray.
        Gray = "Gy",
        /// Gray square centimeters (kerma-area product).
        GraySquareCentimetre = "Gy·cm²",
        /// Milligray centimeters (dose-length product).
        MilligrayCentimetre = "mGy·cm",
        /// Milligray per minute (air kerma rate).
        MilligrayPerMinute = "mGy/min",
        /// Millisievert (effective dose).
        Millisievert = "mSv",
        /// French (a third of a millimetre).
        French = "F",
        /// Gauge.
        Gauge = "G",
        /// Cells, ten to the ninth a litre.
        BillionPerLitre = "×10⁹/L",
        /// Degrees Celsius.
        Celsius = "°C",
        /// Tesla.
        Tesla = "T",
        /// Frames per second.
        FramesPerSecond = "fps",
        /// Points of a score.
        Points = "points",
        /// A ratio (odds, risk, hazard): no unit.
        Ratio = "ratio",
        /// A plain count: no unit.
        Count = "count",
        /// Kilograms.
        Kilogram = "kg",
        /// Grams in a litre.
        GramPerLitre = "g/L",
        /// Milligrams in a decilitre.
        MilligramPerDecilitre = "mg/dL",
        /// Milliliters in a minute (clearance).
        MillilitrePerMinute = "mL/min",
        /// Milliliters in a minute for a body of 1.73 square meters (filtration rate).
        FiltrationRate = "mL/min/1.73 m²" / "mL/min/1.73\u{a0}m²",
        /// Millimeters of mercury (pressure).
        MillimetreOfMercury = "mmHg",
        /// Milligrams for each kilogram of body weight.
        MilligramPerKilogram = "mg/kg",
        /// Milliliters for each kilogram of body weight.
        MillilitrePerKilogram = "mL/kg",
        /// Milligrams in an hour.
        MilligramPerHour = "mg/h",
        /// Units of activity.
        InternationalUnit = "U",
        /// Units of activity for each kilogram of body weight.
        UnitPerKilogram = "U/kg",
        /// Times in a minute.
        PerMinute = "/min",
    }
}

/// What may be measured in a place of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Anything.
    Any,
    /// A stretch of time.
    Time,
    /// How often: a share, or a number of cases.
    Rate,
    /// Radiation, or the time that it lasts.
    Dose,
    /// How many.
    Count,
}

impl Dimension {
    /// Whether `unit` measures it.
    #[must_use]
    pub const fn allows(self, unit: Unit) -> bool {
        match self {
            Self::Any => true,
            Self::Time => matches!(
                unit,
                Unit::Minute | Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year
            ),
            Self::Rate => matches!(unit, Unit::Percent | Unit::Count | Unit::Ratio),
            Self::Dose => matches!(
                unit,
                Unit::Milligray
                    | Unit::Gray
                    | Unit::GraySquareCentimetre
                    | Unit::MilligrayCentimetre
                    | Unit::MilligrayPerMinute
                    | Unit::Millisievert
                    | Unit::Minute
            ),
            Self::Count => matches!(unit, Unit::Count),
        }
    }

    /// What it is, in words for the person who wrote another unit.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "any unit",
            Self::Time => "a unit of time (min, h, d, wk, mo, y)",
            Self::Rate => "%, count or ratio",
            Self::Dose => "a unit of radiation (mGy, Gy, Gy·cm², mGy·cm, mGy/min, mSv, min)",
            Self::Count => "count",
        }
    }
}

impl Unit {
    /// How many days it is, of those times that are counted by the clock.
    #[must_use]
    pub const fn days(self) -> Option<f64> {
        match self {
            Self::Minute => Some(1.0 / 24.0 / 60.0),
            Self::Hour => Some(1.0 / 24.0),
            Self::Day => Some(1.0),
            Self::Week => Some(7.0),
            _ => None,
        }
    }

    /// Whether nothing less than nothing can be measured in it: all but temperatures and differences in points or percent.
    #[must_use]
    pub const fn is_never_negative(self) -> bool {
        !matches!(
            self,
            Self::Celsius | Self::Points | Self::Percent | Self::Millimetre | Self::Centimetre
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(toml: &str) -> Quantity {
        toml::from_str(toml).unwrap()
    }

    #[test]
    fn reads_as_a_person_would_write_it() {
        assert_eq!(quantity("value = 95\nunit = \"%\"").to_string(), "95%");
        assert_eq!(quantity("low = 0.5\nhigh = 2\nunit = \"h\"").to_string(), "0.5–2\u{a0}h");
        assert_eq!(quantity("low = 50\nunit = \"mL\"").to_string(), "≥\u{a0}50\u{a0}mL");
        assert_eq!(quantity("value = 0.7\nunit = \"ratio\"").to_string(), "0.7");
    }

    #[test]
    fn an_inverted_or_empty_range_is_a_fault() {
        assert!(quantity("low = 3\nhigh = 2\nunit = \"%\"").fault().is_some());
        assert!(quantity("unit = \"%\"").fault().is_some());
        assert!(quantity("value = 9\nlow = 1\nhigh = 2\nunit = \"%\"").fault().is_some());
        assert!(quantity("value = 2\nlow = 1\nhigh = 3\nunit = \"%\"").fault().is_none());
    }

    #[test]
    fn every_symbol_is_what_the_data_says() {
        let of =
            |symbol: &str| -> Unit { quantity(&format!("value = 1\nunit = \"{symbol}\"")).unit };
        for symbol in ["%", "min", "Gy·cm²", "F", "°C", "ratio", "mGy/min"] {
            assert_eq!(of(symbol).name(), symbol);
        }
    }

    #[test]
    fn a_unit_in_a_text_is_tied_to_its_number() {
        for unit in Unit::ALL {
            let is_shown = !matches!(unit, Unit::Ratio | Unit::Count);
            assert!(!is_shown || crate::text::is_tied("5", unit.name()), "{}", unit.name());
        }
    }
}
