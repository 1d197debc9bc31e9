//! The page of a procedure, in the order of the work.

use super::draft::Draft;
use super::prose::capital;
use super::{Bar, Block, Fact, Inline, Marker, drug, safety, trial};
use crate::catalog::{Body, Complication, Outcome, Procedure, Quantity, Severity, Unit};

pub fn write(draft: &mut Draft<'_>, procedure: &Procedure) {
    draft.badges([procedure.category.to_string()]);
    if let Some(risk) = &procedure.bleeding_risk {
        draft.bleeding_risk(risk.tier);
    }
    if let Some(duration) = &procedure.duration {
        draft.badges([duration.to_string()]);
    }

    treats(draft);
    draft.list("When", &procedure.indications);
    let absolute = draft.items(Marker::Absolute, &procedure.contraindications.absolute);
    let relative = draft.items(Marker::Relative, &procedure.contraindications.relative);
    draft.section("Not when", vec![absolute, relative]);
    before(draft, procedure);
    room(draft, procedure);
    let steps = procedure.steps.iter().map(|step| draft.prose(step)).collect();
    draft.section("Steps", vec![Block::Steps(steps)]);

    let bars = procedure.outcomes.iter().map(|outcome| outcome_bar(draft, outcome)).collect();
    draft.section("Outcomes", vec![Block::Bars(bars)]);
    let bars = procedure.complications.iter().map(|one| complication_bar(draft, one)).collect();
    draft.section("Complications", vec![Block::Bars(bars)]);

    let care = draft.items(Marker::Bullet, &procedure.aftercare);
    let facts = [
        draft.fact("recovery", procedure.recovery.as_ref()),
        draft.fact("follow-up", procedure.follow_up.as_ref()),
    ];
    draft.section("After", vec![care, Block::Facts(facts.into_iter().flatten().collect())]);
    draft.list("Otherwise", &procedure.alternatives);
    evidence(draft, procedure);
}

fn treats(draft: &mut Draft<'_>) {
    let mut rows = Vec::new();
    for treatment in draft.catalog.relations().treated_by(draft.at) {
        let Body::Procedure(body) = &draft.entry().body else { continue };
        let Some(treats) = body.treats.get(treatment.row) else { continue };
        let note = draft.cited(treats.note.as_deref().unwrap_or_default(), &treats.cite);
        rows.push(draft.link(treatment.role.name(), treatment.condition, note));
    }
    draft.section("Treats", vec![Block::Links(rows)]);
}

fn before(draft: &mut Draft<'_>, procedure: &Procedure) {
    let mut facts = Vec::new();
    if let Some(risk) = &procedure.bleeding_risk {
        let mut text = vec![Inline::Strong(format!("{} tier", risk.tier.name()))];
        text.extend(safety::in_short(draft, risk.tier));
        if let Some(note) = &risk.note {
            text.push(Inline::Text(". ".to_owned()));
            text.extend(draft.prose(&capital(note)));
        }
        text.extend(draft.cites(&risk.cite));
        facts.push(Fact { label: "bleeding risk".to_owned(), text });
    }
    facts.extend(antibiotics(draft, procedure));
    let sheets = safety::with_procedure(draft, procedure);
    if !sheets.is_empty() {
        facts.push(Fact { label: "think of".to_owned(), text: sheets });
    }
    let list = draft.items(Marker::Bullet, &procedure.preparation);
    draft.section("Before", vec![Block::Facts(facts), list]);
    if let Some(risk) = &procedure.bleeding_risk {
        let blocks = drug::of_tier(draft, risk.tier);
        draft.section("Blood thinners", blocks);
    }
}

/// What is special to the procedure, or else the rule of its class; with the way to the whole sheet.
fn antibiotics(draft: &mut Draft<'_>, procedure: &Procedure) -> Option<Fact> {
    let sheet = procedure.prophylaxis.as_ref().and_then(|id| draft.catalog.find(id));
    let of_class = sheet
        .map(|sheet| &sheet.head)
        .map(|head| head.bottom_line.as_ref().unwrap_or(&head.summary));
    let mut text = draft.prose(procedure.antibiotics.as_ref().or(of_class)?);
    if let Some(sheet) = sheet {
        text.push(Inline::Text(" ".to_owned()));
        text.push(Inline::Link { id: sheet.id.clone(), text: "more".to_owned() });
    }
    Some(Fact { label: "antibiotics".to_owned(), text })
}

fn room(draft: &mut Draft<'_>, procedure: &Procedure) {
    let mut facts = Vec::new();
    let guidance = draft.in_a_row(&procedure.guidance, &Inline::Text(", ".to_owned()));
    if !guidance.is_empty() {
        facts.push(Fact { label: "guidance".to_owned(), text: guidance });
    }
    facts.extend(draft.fact("access", procedure.access.as_ref()));
    facts.extend(draft.fact("sedation", procedure.sedation.as_ref()));
    facts.extend(draft.measure("time", procedure.duration.as_ref()));
    let equipment = draft.items(Marker::Bullet, &procedure.equipment);
    draft.section("In the room", vec![Block::Facts(facts), equipment]);
}

fn outcome_bar(draft: &mut Draft<'_>, outcome: &Outcome) -> Bar {
    let label = draft.prose(&outcome.measure);
    let value = draft.number(&outcome.value, &outcome.cite);
    let note = notes(draft, None, [outcome.population.as_ref(), outcome.note.as_ref()]);
    Bar { label, value, share: share(&outcome.value), note }
}

fn complication_bar(draft: &mut Draft<'_>, complication: &Complication) -> Bar {
    let label = draft.prose(&complication.name);
    let value = match &complication.rate {
        Some(rate) => draft.number(rate, &complication.cite),
        None => draft.cites(&complication.cite),
    };
    let severity = complication.severity.map(Severity::name);
    let note = notes(draft, severity, [complication.note.as_ref(), None]);
    Bar { label, value, share: complication.rate.as_ref().and_then(share), note }
}

fn notes(draft: &mut Draft<'_>, first: Option<&str>, more: [Option<&String>; 2]) -> Vec<Inline> {
    let mut text: Vec<Inline> =
        first.map(|word| Inline::Text(word.to_owned())).into_iter().collect();
    for note in more.into_iter().flatten() {
        if !text.is_empty() {
            text.push(Inline::Text(" · ".to_owned()));
        }
        text.extend(draft.prose(note));
    }
    text
}

/// Where a percentage lies between 0 and 100; a bound reaches to the end that it leaves open.
fn share(quantity: &Quantity) -> Option<(f64, f64)> {
    if quantity.unit != Unit::Percent {
        return None;
    }
    let span = match (quantity.value, quantity.low, quantity.high) {
        (None, Some(low), None) => (low, 100.0),
        (None, None, Some(high)) => (0.0, high),
        _ => quantity.span(),
    };
    (span.0 >= 0.0 && span.1 <= 100.0).then_some(span)
}

fn evidence(draft: &mut Draft<'_>, procedure: &Procedure) {
    let trials = trial::rows(draft, draft.catalog.relations().trials_of(draft.at));
    let mut facts = Vec::new();
    for evidence in &procedure.evidence {
        let label = match evidence.year {
            Some(year) => format!("{} {year}", evidence.trial),
            None => evidence.trial.clone(),
        };
        facts.push(Fact { label, text: draft.cited(&evidence.finding, &evidence.cite) });
    }
    draft.section("Evidence", vec![Block::Links(trials), Block::Facts(facts)]);
}
