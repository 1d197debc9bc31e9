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

/// Who has more of them in one file mends those first.
const MOST_OF_A_FILE: usize = 1000;

/// The first problems of each file, those of one file following each other; the last one says how many more there are, and
/// where they begin.
pub fn first_of_each_file(problems: &[Problem]) -> Vec<Problem> {
    let mut told: Vec<Problem> = Vec::new();
    for of_file in problems.chunk_by(|one, other| one.path == other.path) {
        let (first, rest) = of_file.split_at(of_file.len().min(MOST_OF_A_FILE));
        told.extend_from_slice(first);
        told.extend(rest.first().map(|next| Problem {
            fault: format!("{} more problems of this file are not told", rest.len()),
            remedy: "mend those that are told, and check again".to_owned(),
            ..next.clone()
        }));
    }
    told
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.place(), self.fault, self.remedy)
    }
}
