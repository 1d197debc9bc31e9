//! The page of a trial, and the rows by which other pages lead to it.

use crate::catalog::{Body, EntryRef, Trial, TrialResult, Went};
use crate::page::builder::PageBuilder;
use crate::page::{Block, FactRow, Inline, LinkRow};

pub fn write(page: &mut PageBuilder<'_>, trial: &Trial) {
    page.badges([trial.year.to_string(), trial.design.name().to_owned()]);
    page.badges(size(trial));

    page.badges(trial.result.as_ref().map(|result| in_short(result.went)));

    let mut question = page.prose(&trial.question);
    question.extend(page.cites(&trial.cite));
    let result = trial.result.as_ref().map(|result| facts(page, result)).unwrap_or_default();
    page.section("Question", vec![Block::paragraph(question), Block::facts(result)]);
    page.list("Findings", "findings", &trial.findings);
    page.list("Limits", "limits", &trial.limits);
    for (title, ids) in [("Procedures", &trial.procedures), ("Conditions", &trial.conditions)] {
        page.entries_of(title, ids);
    }
}

/// How many took part in a trial, if that is told.
pub fn size(trial: &Trial) -> Option<String> {
    trial.participants.as_ref().map(|count| format!("{count}\u{a0}people"))
}

/// Which way a trial went, by a sign that stays itself when it is underlined.
pub const fn sign(went: Went) -> &'static str {
    match went {
        Went::Better => "↑",
        Went::AsGood => "≈",
        Went::NoDifference => "0",
        Went::InPart => "↕",
        Went::Worse => "↓",
    }
}

/// The sign with its words.
pub fn in_short(went: Went) -> String {
    format!("{}\u{a0}{went}", sign(went))
}

fn facts(page: &mut PageBuilder<'_>, result: &TrialResult) -> Vec<FactRow> {
    let tested = page.fact("tested", "result.tested", Some(&result.tested));
    let against = page.fact("against", "result.against", result.against.as_ref());
    let mut text = vec![Inline::strong(in_short(result.went))];
    text.extend(page.cites(&result.cite));
    text.extend(page.by("result.went"));
    let went = FactRow { label: "result".to_owned(), text };
    tested.into_iter().chain(against).chain([went]).collect()
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
