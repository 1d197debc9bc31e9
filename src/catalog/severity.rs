//! How bad a complication is: in our own two words, or by the scheme of its source.

use super::fields::fields;
use super::words::words;

words! {
    /// How bad a complication is, by our own judgment.
    pub enum Severity {
        /// Needs nominal or no therapy.
        Minor = "minor",
        /// Needs therapy, longer hospital stay, or leaves harm.
        Major = "major",
    }
}

fields! {
    /// The grade that a source gives to a complication.
    pub struct HarmGrade {
        /// The scheme.
        pub scheme: HarmScheme,
        /// The grade, or two with a dash between them: `3`, `II–IV`.
        pub grade: String,
    }
}

impl HarmGrade {
    /// What stands before and behind a dash that is no grade of the scheme.
    #[must_use]
    pub fn unknown(&self) -> Option<&str> {
        self.grade.split('–').find(|grade| !self.scheme.grades().contains(grade))
    }
}

words! {
    /// A scheme by which sources grade complications.
    pub enum HarmScheme {
        /// The European society's of 2017.
        Cirse2017 = "cirse-2017" / "CIRSE 2017",
        /// The European society's as modified in 2026.
        Cirse2026 = "cirse-2026" / "CIRSE 2026",
        /// The American society's letters of 2003.
        Sir2003 = "sir-2003" / "SIR 2003",
        /// The American society's adverse event scale of 2017.
        Sir2017 = "sir-2017" / "SIR 2017",
        /// The cancer institute's common terminology criteria.
        Ctcae = "ctcae" / "CTCAE",
        /// The surgeons' scheme.
        ClavienDindo = "clavien-dindo" / "Clavien-Dindo",
    }
}

impl HarmScheme {
    /// Its grades, from the mildest.
    #[must_use]
    pub const fn grades(self) -> &'static [&'static str] {
        match self {
            Self::Cirse2017 => &["1", "2", "3", "4", "5", "6"],
            Self::Cirse2026 => &["1a", "1b", "2", "3a", "3b", "4", "5", "6"],
            Self::Sir2003 => &["A", "B", "C", "D", "E", "F"],
            Self::Sir2017 | Self::Ctcae => &["1", "2", "3", "4", "5"],
            Self::ClavienDindo => &["I", "II", "III", "IIIa", "IIIb", "IV", "IVa", "IVb", "V"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_one_of_its_scheme() {
        let unknown = |scheme, grade: &str| {
            HarmGrade { scheme, grade: grade.to_owned() }.unknown().map(str::to_owned)
        };
        assert_eq!(unknown(HarmScheme::Cirse2026, "3a"), None);
        assert_eq!(unknown(HarmScheme::Cirse2017, "3a"), Some("3a".to_owned()));
        assert_eq!(unknown(HarmScheme::ClavienDindo, "II–IV"), None);
        assert_eq!(unknown(HarmScheme::Ctcae, "3–6"), Some("6".to_owned()));
    }
}
