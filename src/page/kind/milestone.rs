//! The page of a milestone.

use crate::catalog::Milestone;
use crate::page::builder::PageBuilder;
use crate::page::{Block, FactRow, Inline};

pub fn write(page: &mut PageBuilder<'_>, milestone: &Milestone) {
    page.badges([milestone.date.to_string()]);
    page.badges(milestone.place.clone());

    let head = &page.entry().head;
    let what = if head.bottom_line.is_some() { page.prose(&head.summary) } else { Vec::new() };
    page.section("What", vec![Block::paragraph(what)]);
    let mut facts = Vec::new();
    let mut when = vec![Inline::text(milestone.date.to_string())];
    when.extend(page.cites(&milestone.cite));
    facts.push(FactRow { label: "date".to_owned(), text: when });
    for (label, text) in [
        ("people", milestone.people.join(", ")),
        ("place", milestone.place.clone().unwrap_or_default()),
    ] {
        if !text.is_empty() {
            facts.push(FactRow { label: label.to_owned(), text: vec![Inline::text(text)] });
        }
    }
    page.section("When", vec![Block::facts(facts)]);
    page.list("Notes", "notes", &milestone.notes);
}
