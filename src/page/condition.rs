//! The page of a condition: what treats it stands first.

use super::draft::Draft;
use super::{Block, Inline, LinkRow, Marker, precautions, trial};
use crate::catalog::{Body, Condition, Kind, Role, Treatment, Urgency, read_aloud};

pub fn write(draft: &mut Draft<'_>, condition: &Condition) {
    draft.badges(codes(&condition.icd10cm));
    draft.badges([condition.body_region.to_string()]);
    if let Some(urgency) = condition.urgency {
        let text = match &condition.urgency_note {
            Some(note) => format!("{urgency}, {}", read_aloud(note)),
            None => urgency.to_string(),
        };
        match urgency {
            Urgency::Emergency | Urgency::Urgent => draft.warning(text),
            Urgency::Elective => draft.badges([text]),
        }
    }

    let mut targets = precautions::targets(draft, &condition.targets);
    for target in &mut targets {
        target.label.clear();
    }
    draft.section("Targets", vec![Block::Facts(targets)]);
    let treatments = draft.catalog.relations().treatments_of(draft.at);
    let (diagnostic, treating): (Vec<_>, Vec<_>) =
        treatments.iter().partition(|treatment| treatment.role == Role::Diagnostic);
    let rows = treating.into_iter().map(|treatment| row(draft, treatment)).collect();
    draft.section("Treated by", vec![Block::Links(rows), no_longer(draft)]);
    let rows = diagnostic.into_iter().map(|treatment| row(draft, treatment)).collect();
    draft.section("Found by", vec![Block::Links(rows)]);

    let alarms = draft.items(Marker::Alarm, "red_flags", &condition.red_flags);
    draft.section("Red flags", alarms.into());
    draft.paragraph("Presentation", "presentation", condition.presentation.as_ref());
    draft.paragraph("Imaging workup", "imaging_workup", condition.imaging_workup.as_ref());
    draft.list("Otherwise", "other_treatments", &condition.other_treatments);
    let trials = trial::rows(draft, draft.catalog.relations().trials_of(draft.at));
    draft.section("Evidence", vec![Block::Links(trials)]);
    if condition.icd10cm.len() > SHOWN_CODES {
        let text = vec![Inline::Text(condition.icd10cm.join(", "))];
        draft.section("ICD-10-CM", vec![Block::Paragraph(text)]);
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

fn row(draft: &mut Draft<'_>, treatment: &Treatment) -> LinkRow {
    if treatment.general {
        // Its own note could say the opposite of what the special case above it says.
        let note = vec![Inline::Muted("the technique in general".to_owned())];
        return draft.link("general", treatment.procedure, note);
    }
    let procedure = draft.catalog.entry(treatment.procedure);
    let mut note = Vec::new();
    if let Body::Procedure(body) = &procedure.body
        && let Some(treats) = body.treats.get(treatment.row)
    {
        note = draft.cited(treats.note.as_deref().unwrap_or_default(), &treats.cite);
        note.extend(draft.by_of(treatment.procedure, &format!("treats[{}]", treatment.row)));
    }
    draft.link(treatment.role.name(), treatment.procedure, note)
}

/// The procedures of which a layer says that they do not treat it.
fn no_longer(draft: &Draft<'_>) -> Block {
    let mut lines = Vec::new();
    for at in draft.catalog.of_kind(Kind::Procedure) {
        let procedure = draft.catalog.entry(at);
        for removed in procedure.changes.removed("treats") {
            if removed.text == draft.entry().id {
                lines.push(vec![draft.gone_line(&removed.by, &procedure.head.name)]);
            }
        }
    }
    Block::List(Marker::Bullet, lines)
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
