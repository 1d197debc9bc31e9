//! The page of a condition: what treats it stands first.

use super::trial;
use crate::catalog::{Body, Condition, Kind, Treatment, TreatmentRole, Urgency, read_aloud};
use crate::page::builder::PageBuilder;
use crate::page::{Block, Inline, LinkRow, Marker, precautions};

pub fn write(page: &mut PageBuilder<'_>, condition: &Condition) {
    page.badges(codes(&condition.icd10cm));
    page.badges([condition.body_region.to_string()]);
    page.badges(condition.system.map(|system| system.name().to_owned()));
    if let Some(urgency) = condition.urgency {
        let text = match &condition.urgency_note {
            Some(note) => format!("{urgency}, {}", read_aloud(note)),
            None => urgency.to_string(),
        };
        match urgency {
            Urgency::Emergency | Urgency::Urgent => page.warning(text),
            Urgency::Elective => page.badges([text]),
        }
    }

    let mut targets = precautions::targets(page, "targets", (0..).zip(&condition.targets));
    for target in &mut targets {
        target.label.clear();
    }
    page.section("Targets", vec![Block::facts(targets)]);
    let treatments = page.catalog.relations().treatments_of(page.at);
    let (diagnostic, treating): (Vec<_>, Vec<_>) =
        treatments.iter().partition(|treatment| treatment.role == TreatmentRole::Diagnostic);
    let rows = treating.into_iter().map(|treatment| row(page, treatment)).collect();
    page.section("Treated by", vec![Block::links(rows), no_longer(page)]);
    let rows = diagnostic.into_iter().map(|treatment| row(page, treatment)).collect();
    page.section("Found by", vec![Block::links(rows)]);

    let alarms = page.items(Marker::Alarm, "red_flags", &condition.red_flags);
    page.section("Red flags", alarms.into());
    page.paragraph("Presentation", "presentation", condition.presentation.as_ref());
    page.paragraph("Imaging workup", "imaging_workup", condition.imaging_workup.as_ref());
    page.list("Otherwise", "other_treatments", &condition.other_treatments);
    let trials = trial::rows(page, page.catalog.relations().trials_of(page.at));
    page.section("Evidence", vec![Block::links(trials)]);
    if condition.icd10cm.len() > SHOWN_CODES {
        let text = vec![Inline::text(condition.icd10cm.join(", "))];
        page.section("ICD-10-CM", vec![Block::paragraph(text)]);
    }
}

/// How many codes the badges show before the rest is left to its own section.
const SHOWN_CODES: usize = 3;

fn codes(codes: &[String]) -> Vec<String> {
    match codes {
        [] => Vec::new(),
        codes if codes.len() <= SHOWN_CODES => vec![codes.join(", ")],
        [first, rest @ ..] => vec![format!("{first} +{}", rest.len())],
    }
}

/// A procedure that treats a condition: in what place, and for whom.
pub fn row(page: &mut PageBuilder<'_>, treatment: &Treatment) -> LinkRow {
    if treatment.general {
        // Its own note could say the opposite of what the special case above it says.
        let note = vec![Inline::muted("the technique in general")];
        return page.link("general", treatment.procedure, note);
    }
    let procedure = page.catalog.entry(treatment.procedure);
    let mut note = Vec::new();
    if let Body::Procedure(body) = &procedure.body
        && let Some(treats) = body.treats.get(treatment.row)
    {
        note = page.cited(treats.note.as_deref().unwrap_or_default(), &treats.cite);
        note.extend(page.by_of(treatment.procedure, &format!("treats[{}]", treatment.row)));
    }
    page.link(treatment.role.name(), treatment.procedure, note)
}

/// The procedures of which a layer says that they do not treat it.
fn no_longer(page: &PageBuilder<'_>) -> Block {
    let mut lines = Vec::new();
    for at in page.catalog.of_kind(Kind::Procedure) {
        let procedure = page.catalog.entry(at);
        for removed in procedure.changes.removed("treats") {
            if removed.text == page.entry().id {
                lines.push(vec![page.citations.gone_line(&removed.by, &procedure.head.name)]);
            }
        }
    }
    Block::list(Marker::Bullet, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_codes_the_first_is_shown_and_how_many_follow() {
        let list = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect::<Vec<_>>();
        assert_eq!(codes(&list(&["D25"])), ["D25"]);
        assert_eq!(codes(&list(&["A1", "A2", "A3", "A4"])), ["A1 +3"]);
        assert!(codes(&[]).is_empty());
    }
}
