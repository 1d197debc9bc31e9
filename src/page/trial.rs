//! The page of a trial, and the rows by which other pages lead to it.

use super::draft::Draft;
use super::{Block, Inline, LinkRow};
use crate::catalog::{Body, EntryRef, Trial};

pub fn write(draft: &mut Draft<'_>, trial: &Trial) {
    draft.badges([trial.year.to_string(), trial.design.name().to_owned()]);
    draft.badges(trial.participants.as_ref().map(|count| format!("n\u{a0}=\u{a0}{count}")));

    let mut question = draft.prose(&trial.question);
    question.extend(draft.cites(&trial.cite));
    draft.section("Question", vec![Block::Paragraph(question)]);
    draft.list("Findings", "findings", &trial.findings);
    draft.list("Limits", "limits", &trial.limits);
    for (title, ids) in [("Procedures", &trial.procedures), ("Conditions", &trial.conditions)] {
        draft.entries_of(title, ids);
    }
}

/// Rows that lead to `trials`: the year, the name, and what each compared.
pub fn rows(draft: &mut Draft<'_>, trials: &[EntryRef]) -> Vec<LinkRow> {
    let mut rows = Vec::new();
    for &at in trials {
        let entry = draft.catalog.entry(at);
        let Body::Trial(trial) = &entry.body else { continue };
        let (key, mut note) = match &entry.head.bottom_line {
            Some(text) => ("bottom_line", draft.prose(text)),
            None => ("summary", vec![Inline::Text(entry.head.summary.clone())]),
        };
        note.extend(draft.by_of(at, key));
        rows.push(draft.link(&trial.year.to_string(), at, note));
    }
    rows
}
