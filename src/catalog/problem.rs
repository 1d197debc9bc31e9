//! A fault in data: where it is, what it is, how to mend it.

use serde::Serialize;
use std::fmt;

/// A fault in data. It never stops the program: what is sound still loads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, as the user named it.
    pub path: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The column in characters, from 1, where it is known.
    pub column: Option<usize>,
    /// What is wrong, and what was expected.
    pub fault: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// A fault at a line and a column of a file, where they are known.
    #[must_use]
    pub fn at(path: String, place: Option<(usize, usize)>, fault: String, remedy: String) -> Self {
        let (line, column) = place.unzip();
        Self { path, line, column, fault, remedy }
    }

    /// Where it is, as far as that is known: `path:line:column`.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = self.path.clone();
        for number in [self.line, self.column].into_iter().flatten() {
            place = format!("{place}:{number}");
        }
        place
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.place(), self.fault, self.remedy)
    }
}
