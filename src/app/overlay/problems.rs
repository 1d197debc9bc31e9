//! The faults in the data: where each is, what it is, how to mend it.

use super::text::{Passage, Text};
use crate::catalog::Problem;
use crate::page::layout::Mark;
use crate::text::{Run, clean};

pub fn problems(problems: &[Problem]) -> Text {
    let told = |problem: &Problem| {
        let part = |hang: usize, text: &str, mark| Passage {
            prefix: vec![Run::new(" ".repeat(hang), Mark::Text)],
            text: vec![Run::new(clean(text), mark)],
            hang,
        };
        [
            Passage::default(),
            part(1, &problem.place(), Mark::Strong),
            part(3, &problem.fault, Mark::Text),
            part(3, &problem.remedy, Mark::Muted),
        ]
    };
    Text::new(problems.iter().flat_map(told).collect())
}
