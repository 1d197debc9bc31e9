//! The page of a procedure, in the order of the work.

use super::draft::Draft;
use super::{Bar, Block, Fact, Inline, Marker, Scale, Tone, modality, precautions, trial};
use crate::catalog::{
    Better, Body, Entry, EntryRef, Kind, Precautions, Procedure, Quantity, Unit, Urgency,
    is_first_aid,
};

pub fn write(draft: &mut Draft<'_>, procedure: &Procedure) {
    draft.badges([procedure.category.to_string()]);
    if let Some(risk) = &procedure.bleeding_risk {
        draft.bleeding_risk(risk);
    }
    match procedure.urgency {
        Some(urgency @ (Urgency::Emergency | Urgency::Urgent)) => {
            draft.warning(urgency.to_string());
        }
        Some(Urgency::Elective) | None => {}
    }
    if let Some(duration) = &procedure.duration {
        draft.badges([duration.to_string()]);
    }

    let holds = draft.catalog.precautions(draft.at);
    if let Some(holds) = &holds {
        precautions::in_short(draft, procedure, holds);
    }
    treats(draft, procedure);
    draft.list("When", "indications", &procedure.indications);
    let absolute = draft.items(
        Marker::Absolute,
        "contraindications.absolute",
        &procedure.contraindications.absolute,
    );
    let relative = draft.items(
        Marker::Relative,
        "contraindications.relative",
        &procedure.contraindications.relative,
    );
    draft.section("Not when", [absolute, relative].concat());
    before(draft, procedure, holds.as_ref());
    room(draft, procedure);
    draft.steps("Steps", &procedure.steps);
    outcomes(draft, procedure);
    complications(draft, procedure);

    let care = draft.items(Marker::Bullet, "aftercare", &procedure.aftercare);
    let facts = [
        draft.fact("recovery", "recovery", procedure.recovery.as_ref()),
        draft.fact("follow-up", "follow_up", procedure.follow_up.as_ref()),
    ];
    let facts = Block::Facts(facts.into_iter().flatten().collect());
    draft.section("After", care.into_iter().chain([facts]).collect());
    let doses = modality::doses_of(draft, &draft.entry().id);
    draft.section("Radiation", vec![Block::Bars { scale: Scale::None, rows: doses }]);
    draft.list("Otherwise", "alternatives", &procedure.alternatives);
    for_the_patient(draft);
    evidence(draft, procedure);
}

fn treats(draft: &mut Draft<'_>, procedure: &Procedure) {
    let mut rows = Vec::new();
    for treatment in draft.catalog.relations().treated_by(draft.at) {
        let Some(treats) = procedure.treats.get(treatment.row) else { continue };
        let mut note = draft.cited(treats.note.as_deref().unwrap_or_default(), &treats.cite);
        note.extend(draft.by(&format!("treats[{}]", treatment.row)));
        rows.push(draft.link(treatment.role.name(), treatment.condition, note));
    }
    let gone = draft.gone("treats");
    draft.section("Treats", vec![Block::Links(rows), gone]);
    if let Some(general) = &procedure.broader {
        draft.entries_of("Special case of", std::slice::from_ref(general));
    }
    let special = draft.catalog.relations().special_cases_of(draft.at);
    draft.entries("Special cases", special.iter().copied());
}

fn before(draft: &mut Draft<'_>, procedure: &Procedure, holds: Option<&Precautions<'_>>) {
    let mut facts: Vec<Fact> = antibiotics(draft, procedure).into_iter().collect();
    let others = |entry: &Entry| !is_first_aid(entry);
    let sheets = holds.map(|holds| precautions::sheets(draft, holds, others)).unwrap_or_default();
    if !sheets.is_empty() {
        facts.push(Fact { label: "think of".to_owned(), text: sheets });
    }
    let list = draft.items(Marker::Bullet, "preparation", &procedure.preparation);
    draft.section("Before", [Block::Facts(facts)].into_iter().chain(list).collect());
    if let Some(holds) = holds {
        precautions::drugs(draft, procedure, holds);
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
    facts.extend(draft.fact("access", "access", procedure.access.as_ref()));
    facts.extend(draft.fact("sedation", "sedation", procedure.sedation.as_ref()));
    facts.extend(draft.measure("time", "duration", procedure.duration.as_ref()));
    let equipment = draft.items(Marker::Bullet, "equipment", &procedure.equipment);
    draft.section("In the room", [Block::Facts(facts)].into_iter().chain(equipment).collect());
}

/// What it achieves: shares on one scale, and what is measured otherwise beneath them.
fn outcomes(draft: &mut Draft<'_>, procedure: &Procedure) {
    let mut bars = Vec::new();
    for (number, outcome) in procedure.outcomes.iter().enumerate() {
        let label = draft.prose(&outcome.measure);
        let value = draft.number(&outcome.value, &outcome.cite);
        let mut note = notes(draft, None, [outcome.population.as_ref(), outcome.note.as_ref()]);
        note.extend(draft.by(&format!("outcomes[{number}]")));
        let tone = match outcome.better {
            Some(Better::Higher) => Tone::Benefit,
            Some(Better::Lower) => Tone::Harm,
            None => Tone::Neutral,
        };
        bars.push(Bar { label, value, share: share(&outcome.value), tone, note });
    }
    let (shares, others): (Vec<_>, Vec<_>) = bars.into_iter().partition(|bar| bar.share.is_some());
    let blocks = [(Scale::Linear, shares), (Scale::None, others)];
    let mut blocks: Vec<Block> =
        blocks.into_iter().map(|(scale, rows)| Block::Bars { scale, rows }).collect();
    blocks.extend(draft.removed("outcomes").into_iter().map(|line| Block::Paragraph(vec![line])));
    draft.section("Outcomes", blocks);
}

/// What stands under complications that no source graded.
const OUR_GRADES: &str = "Minor and major are our own words where no scheme is named.";

/// What can go wrong: rates on one logarithmic scale, since most of them are rare, and what has no rate beneath them.
fn complications(draft: &mut Draft<'_>, procedure: &Procedure) {
    let (mut rates, mut others, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    let mut ours = false;
    for (number, one) in procedure.complications.iter().enumerate() {
        let graded = match (&one.grade, one.severity) {
            (Some(grade), _) => Some(format!("{} grade {}", grade.scheme.name(), grade.grade)),
            (None, Some(severity)) => {
                ours = true;
                Some(severity.name().to_owned())
            }
            (None, None) => None,
        };
        let mut note = notes(draft, graded.as_deref(), [one.note.as_ref(), None]);
        let Some(rate) = &one.rate else {
            let mut item = draft.prose(&one.name);
            if !note.is_empty() {
                item.push(Inline::Text(" – ".to_owned()));
                item.extend(note);
            }
            item.extend(draft.cites(&one.cite));
            item.extend(draft.by(&format!("complications[{number}]")));
            rest.push(item);
            continue;
        };
        note.extend(draft.by(&format!("complications[{number}]")));
        let label = draft.prose(&one.name);
        let value = draft.number(rate, &one.cite);
        let bar = Bar { label, value, share: share(rate), tone: Tone::Harm, note };
        if bar.share.is_some() { rates.push(bar) } else { others.push(bar) }
    }
    rest.extend(draft.removed("complications").into_iter().map(|line| vec![line]));
    let mut blocks = vec![
        Block::Bars { scale: Scale::Logarithmic, rows: rates },
        Block::Bars { scale: Scale::None, rows: others },
        Block::List(Marker::Bullet, rest),
    ];
    if ours {
        blocks.push(Block::Paragraph(vec![Inline::Muted(OUR_GRADES.to_owned())]));
    }
    draft.section("Complications", blocks);
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

/// The articles that a patient can be given.
fn for_the_patient(draft: &mut Draft<'_>) {
    let catalog = draft.catalog;
    let for_every = |at: &EntryRef| matches!(&catalog.entry(*at).body, Body::Topic(topic) if topic.for_every_procedure);
    let ids = catalog.of_kind(Kind::Topic).filter(for_every).map(|at| &catalog.entry(at).id);
    let links = draft.in_a_row(ids, &Inline::Text(" · ".to_owned()));
    draft.section("For the patient", vec![Block::Paragraph(links)]);
}

fn evidence(draft: &mut Draft<'_>, procedure: &Procedure) {
    let trials = trial::rows(draft, draft.catalog.relations().trials_of(draft.at));
    let mut facts = Vec::new();
    for (number, evidence) in procedure.evidence.iter().enumerate() {
        let label = match evidence.year {
            Some(year) => format!("{} {year}", evidence.trial),
            None => evidence.trial.clone(),
        };
        let mut text = draft.cited(&evidence.finding, &evidence.cite);
        text.extend(draft.by(&format!("evidence[{number}]")));
        facts.push(Fact { label, text });
    }
    let gone = draft.gone("evidence");
    draft.section("Evidence", vec![Block::Links(trials), Block::Facts(facts), gone]);
}
