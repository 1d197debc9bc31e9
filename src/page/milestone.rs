//! The page of a milestone.

use super::draft::Draft;
use super::{Block, Fact, Inline};
use crate::catalog::Milestone;

pub fn write(draft: &mut Draft<'_>, milestone: &Milestone) {
    draft.badges([milestone.date.to_string()]);
    draft.badges(milestone.place.clone());

    let head = &draft.entry().head;
    let what = if head.bottom_line.is_some() { draft.prose(&head.summary) } else { Vec::new() };
    draft.section("What", vec![Block::Paragraph(what)]);
    let mut facts = Vec::new();
    let mut when = vec![Inline::Text(milestone.date.to_string())];
    when.extend(draft.cites(&milestone.cite));
    facts.push(Fact { label: "date".to_owned(), text: when });
    for (label, text) in [
        ("people", milestone.people.join(", ")),
        ("place", milestone.place.clone().unwrap_or_default()),
    ] {
        if !text.is_empty() {
            facts.push(Fact { label: label.to_owned(), text: vec![Inline::Text(text)] });
        }
    }
    draft.section("When", vec![Block::Facts(facts)]);
    draft.list("Notes", "notes", &milestone.notes);
}
