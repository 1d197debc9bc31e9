//! What a line of the prompt asks for.

use crate::app::Tab;
use crate::search::MOST_COMPARED;

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlainCommand {
    /// The next rows, or the next section.
    GoOn,
    /// What stands behind a number.
    Number(usize),
    /// What is found for a text.
    Query(String),
    /// What was told before.
    Back,
    /// The links of the page.
    Links,
    /// The sections of the page.
    Sections,
    /// The tabs.
    Tabs,
    /// What a tab lists.
    Tab(Tab),
    /// What cannot wait.
    Emergencies,
    /// Rows side by side.
    Compare(Vec<usize>),
    /// What can be asked.
    Help,
    /// Nothing more.
    Quit,
}

/// What can be asked, for the reader.
pub const HELP: &str = "\
Type what to look for: a condition, symptom, procedure, drug or code.
A number reads that row; on a page it follows that link.
Enter alone, n or next goes on, or begins again behind the end.
b, back: what was told before
l, links: the links of this page
s, sections: the sections of this page
t, tabs: the tabs; the name of one lists it
e, emergency: what cannot wait
c 1 2, compare 1 2: rows of the last list side by side, two to four
/ before a word looks for it, as in /back
h, help, ?: this
q, quit: the end
";

impl PlainCommand {
    /// What a line asks for: a command by its word or letter, or else what to look for.
    pub fn of(line: &str) -> Self {
        let line = line.trim();
        if let Some(text) = line.strip_prefix('/') {
            return Self::Query(text.trim().to_owned());
        }
        let lower = line.to_lowercase();
        if let Some(compared) = compared(&lower) {
            return Self::Compare(compared);
        }
        match lower.as_str() {
            "" | "n" | "next" => Self::GoOn,
            "b" | "back" => Self::Back,
            "l" | "links" => Self::Links,
            "s" | "sections" => Self::Sections,
            "t" | "tabs" => Self::Tabs,
            "e" | "emergency" | "emergencies" => Self::Emergencies,
            "h" | "help" | "?" => Self::Help,
            "q" | "quit" | "exit" => Self::Quit,
            word => {
                let tab = Tab::ALL.into_iter().find(|tab| tab.title().to_lowercase() == word);
                let number = word.parse().ok().map(Self::Number);
                tab.map(Self::Tab).or(number).unwrap_or_else(|| Self::Query(line.to_owned()))
            }
        }
    }
}

/// The numbers of the rows that are to stand side by side.
fn compared(line: &str) -> Option<Vec<usize>> {
    let (word, rest) = line.split_once(' ')?;
    let numbers: Vec<usize> =
        rest.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    let fits = (2..=MOST_COMPARED).contains(&numbers.len());
    (["c", "compare"].contains(&word) && fits).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_command_a_number_or_what_to_look_for() {
        let query = |text: &str| PlainCommand::Query(text.to_owned());
        for (line, asked) in [
            ("", PlainCommand::GoOn),
            (" B\r", PlainCommand::Back),
            ("12", PlainCommand::Number(12)),
            ("Training", PlainCommand::Tab(Tab::Training)),
            ("compare 1 3", PlainCommand::Compare(vec![1, 3])),
            ("compare ct and mri", query("compare ct and mri")),
            ("back pain", query("back pain")),
            ("/back", query("back")),
            ("I26.99", query("I26.99")),
        ] {
            assert_eq!(PlainCommand::of(line), asked, "{line:?}");
        }
    }
}
