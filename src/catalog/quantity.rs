//! Numbers with their unit: a value, a range, or a bound.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A number that a reader might act on.
///
/// In TOML: `{ value = 95, unit = "%" }`, `{ low = 60, high = 90, unit = "min" }`; `low` alone
/// means at least, `high` alone at most.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
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
    pub cite: Vec<String>,
}

impl Quantity {
    /// What is wrong with the numbers, in words for the person who wrote them.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let numbers = || [self.value, self.low, self.high].into_iter().flatten();
        if numbers().any(|number| !number.is_finite()) {
            return Some("is no number");
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
        match (self.value, self.low, self.high) {
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
            unit => write!(f, "\u{a0}{}", unit.symbol()),
        }
    }
}

/// The units that data may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Unit {
    /// Per cent.
    #[serde(rename = "%")]
    Percent,
    /// Minutes.
    #[serde(rename = "min")]
    Minute,
    /// Hours.
    #[serde(rename = "h")]
    Hour,
    /// Days.
    #[serde(rename = "d")]
    Day,
    /// Weeks.
    #[serde(rename = "wk")]
    Week,
    /// Months.
    #[serde(rename = "mo")]
    Month,
    /// Years.
    #[serde(rename = "y")]
    Year,
    /// Millimetres.
    #[serde(rename = "mm")]
    Millimetre,
    /// Centimetres.
    #[serde(rename = "cm")]
    Centimetre,
    /// Millilitres.
    #[serde(rename = "mL")]
    Millilitre,
    /// Litres.
    #[serde(rename = "L")]
    Litre,
    /// Milligrams.
    #[serde(rename = "mg")]
    Milligram,
    /// Grams.
    #[serde(rename = "g")]
    Gram,
    /// Milligray.
    #[serde(rename = "mGy")]
    Milligray,
    /// Gray.
    #[serde(rename = "Gy")]
    Gray,
    /// Gray square centimetres (kerma-area product).
    #[serde(rename = "Gy·cm²")]
    GraySquareCentimetre,
    /// Milligray centimetres (dose-length product).
    #[serde(rename = "mGy·cm")]
    MilligrayCentimetre,
    /// Milligray per minute (air kerma rate).
    #[serde(rename = "mGy/min")]
    MilligrayPerMinute,
    /// Millisievert (effective dose).
    #[serde(rename = "mSv")]
    Millisievert,
    /// French (a third of a millimetre).
    #[serde(rename = "F")]
    French,
    /// Gauge.
    #[serde(rename = "G")]
    Gauge,
    /// Cells, ten to the ninth a litre.
    #[serde(rename = "×10⁹/L")]
    BillionPerLitre,
    /// Degrees Celsius.
    #[serde(rename = "°C")]
    Celsius,
    /// Tesla.
    #[serde(rename = "T")]
    Tesla,
    /// Frames per second.
    #[serde(rename = "fps")]
    FramesPerSecond,
    /// Points of a score.
    #[serde(rename = "points")]
    Points,
    /// A ratio (odds, risk, hazard): no unit.
    #[serde(rename = "ratio")]
    Ratio,
    /// A plain count: no unit.
    #[serde(rename = "count")]
    Count,
    /// Kilograms.
    #[serde(rename = "kg")]
    Kilogram,
    /// Grams in a litre.
    #[serde(rename = "g/L")]
    GramPerLitre,
    /// Milligrams in a decilitre.
    #[serde(rename = "mg/dL")]
    MilligramPerDecilitre,
    /// Millilitres in a minute (clearance).
    #[serde(rename = "mL/min")]
    MillilitrePerMinute,
    /// Millilitres in a minute for a body of 1.73 square metres (filtration rate).
    #[serde(rename = "mL/min/1.73 m²")]
    FiltrationRate,
    /// Millimetres of mercury (pressure).
    #[serde(rename = "mmHg")]
    MillimetreOfMercury,
    /// Milligrams for each kilogram of body weight.
    #[serde(rename = "mg/kg")]
    MilligramPerKilogram,
    /// Millilitres for each kilogram of body weight.
    #[serde(rename = "mL/kg")]
    MillilitrePerKilogram,
    /// Milligrams in an hour.
    #[serde(rename = "mg/h")]
    MilligramPerHour,
    /// Units of activity.
    #[serde(rename = "U")]
    InternationalUnit,
    /// Units of activity for each kilogram of body weight.
    #[serde(rename = "U/kg")]
    UnitPerKilogram,
    /// Times in a minute.
    #[serde(rename = "/min")]
    PerMinute,
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
    /// Whether nothing less than nothing can be measured in it: all but temperatures and differences in points or percent.
    #[must_use]
    pub const fn is_never_negative(self) -> bool {
        !matches!(
            self,
            Self::Celsius | Self::Points | Self::Percent | Self::Millimetre | Self::Centimetre
        )
    }

    /// The symbol as it is written in data and shown to readers.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "wk",
            Self::Month => "mo",
            Self::Year => "y",
            Self::Millimetre => "mm",
            Self::Centimetre => "cm",
            Self::Millilitre => "mL",
            Self::Litre => "L",
            Self::Milligram => "mg",
            Self::Gram => "g",
            Self::Milligray => "mGy",
            Self::Gray => "Gy",
            Self::GraySquareCentimetre => "Gy·cm²",
            Self::MilligrayCentimetre => "mGy·cm",
            Self::MilligrayPerMinute => "mGy/min",
            Self::Millisievert => "mSv",
            Self::French => "F",
            Self::Gauge => "G",
            Self::BillionPerLitre => "×10⁹/L",
            Self::Celsius => "°C",
            Self::Tesla => "T",
            Self::FramesPerSecond => "fps",
            Self::Points => "points",
            Self::Ratio => "ratio",
            Self::Count => "count",
            Self::Kilogram => "kg",
            Self::GramPerLitre => "g/L",
            Self::MilligramPerDecilitre => "mg/dL",
            Self::MillilitrePerMinute => "mL/min",
            Self::FiltrationRate => "mL/min/1.73\u{a0}m²",
            Self::MillimetreOfMercury => "mmHg",
            Self::MilligramPerKilogram => "mg/kg",
            Self::MillilitrePerKilogram => "mL/kg",
            Self::MilligramPerHour => "mg/h",
            Self::InternationalUnit => "U",
            Self::UnitPerKilogram => "U/kg",
            Self::PerMinute => "/min",
        }
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
            assert_eq!(of(symbol).symbol(), symbol);
        }
    }
}
