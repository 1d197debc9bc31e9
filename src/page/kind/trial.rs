//! The page of a trial, and the rows by which other pages lead to it.

use crate::catalog::{Body, EntryRef, Trial};
use crate::page::builder::PageBuilder;
use crate::page::{Block, Inline, LinkRow};

pub fn write(page: &mut PageBuilder<'_>, trial: &Trial) {
    page.badges([trial.year.to_string(), trial.design.name().to_owned()]);
    page.badges(trial.participants.as_ref().map(|count| format!("n\u{a0}=\u{a0}{count}")));

    let mut question = page.prose(&trial.question);
    question.extend(page.cites(&trial.cite));
    page.section("Question", vec![Block::paragraph(question)]);
    page.list("Findings", "findings", &trial.findings);
    page.list("Limits", "limits", &trial.limits);
    for (title, ids) in [("Procedures", &trial.procedures), ("Conditions", &trial.conditions)] {
        page.entries_of(title, ids);
    }
}

/// Rows that lead to `trials`: the year, the name, and what each compared.
pub fn rows(page: &mut PageBuilder<'_>, trials: &[EntryRef]) -> Vec<LinkRow> {
    let mut rows = Vec::new();
    for &at in trials {
        let entry = page.catalog.entry(at);
        let Body::Trial(trial) = &entry.body else { continue };
        let (key, mut note) = match &entry.head.bottom_line {
            Some(text) => ("bottom_line", page.prose(text)),
            None => ("summary", vec![Inline::text(entry.head.summary.clone())]),
        };
        note.extend(page.by_of(at, key));
        rows.push(page.link(&trial.year.to_string(), at, note));
    }
    rows
}
