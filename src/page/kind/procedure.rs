//! The page of a procedure, in the order of the work.

use super::{modality, trial};
use crate::catalog::{
    Better, Body, Entry, EntryRef, Kind, Precautions, Procedure, Quantity, Unit, Urgency,
    is_first_aid,
};
use crate::page::builder::PageBuilder;
use crate::page::prose::Names as _;
use crate::page::{Bar, Block, FactRow, Inline, Marker, Scale, Tone, precautions};

pub fn write(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    page.badges([procedure.category.to_string()]);
    if let Some(risk) = &procedure.bleeding_risk {
        page.bleeding_risk(risk);
    }
    match procedure.urgency {
        Some(urgency @ (Urgency::Emergency | Urgency::Urgent)) => {
            page.warning(urgency.to_string());
        }
        Some(Urgency::Elective) | None => {}
    }
    if let Some(duration) = &procedure.duration {
        page.badges([duration.to_string()]);
    }

    let holds = page.catalog.precautions(page.at);
    if let Some(holds) = &holds {
        precautions::in_short(page, procedure, holds);
    }
    treats(page, procedure);
    page.list("When", "indications", &procedure.indications);
    let absolute = page.items(
        Marker::Absolute,
        "contraindications.absolute",
        &procedure.contraindications.absolute,
    );
    let relative = page.items(
        Marker::Relative,
        "contraindications.relative",
        &procedure.contraindications.relative,
    );
    page.section("Not when", [absolute, relative].concat());
    before(page, procedure, holds.as_ref());
    room(page, procedure);
    page.steps("Steps", &procedure.steps);
    outcomes(page, procedure);
    complications(page, procedure);

    let care = page.items(Marker::Bullet, "aftercare", &procedure.aftercare);
    let facts = [
        page.fact("recovery", "recovery", procedure.recovery.as_ref()),
        page.fact("follow-up", "follow_up", procedure.follow_up.as_ref()),
    ];
    let facts = Block::facts(facts.into_iter().flatten().collect());
    page.section("After", care.into_iter().chain([facts]).collect());
    let doses = modality::doses_of(page, &page.entry().id);
    page.section("Radiation", vec![doses]);
    page.list("Otherwise", "alternatives", &procedure.alternatives);
    for_the_patient(page);
    evidence(page, procedure);
}

fn treats(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let mut rows = Vec::new();
    for treatment in page.catalog.relations().treated_by(page.at) {
        let Some(treats) = procedure.treats.get(treatment.row) else { continue };
        let mut note = page.cited(treats.note.as_deref().unwrap_or_default(), &treats.cite);
        note.extend(page.by(&format!("treats[{}]", treatment.row)));
        rows.push(page.link(treatment.role.name(), treatment.condition, note));
    }
    let gone = page.gone("treats");
    page.section("Treats", vec![Block::links(rows), gone]);
    if let Some(general) = &procedure.broader {
        page.entries_of("Special case of", std::slice::from_ref(general));
    }
    let special = page.catalog.relations().special_cases_of(page.at);
    page.entries("Special cases", special.iter().copied());
}

fn before(page: &mut PageBuilder<'_>, procedure: &Procedure, holds: Option<&Precautions<'_>>) {
    let mut facts: Vec<FactRow> = antibiotics(page, procedure).into_iter().collect();
    let others = |entry: &Entry| !is_first_aid(entry);
    let sheets = holds.map(|holds| precautions::sheets(page, holds, others)).unwrap_or_default();
    if !sheets.is_empty() {
        facts.push(FactRow { label: "think of".to_owned(), text: sheets });
    }
    let list = page.items(Marker::Bullet, "preparation", &procedure.preparation);
    page.section("Before", [Block::facts(facts)].into_iter().chain(list).collect());
    if let Some(holds) = holds {
        precautions::drugs(page, procedure, holds);
    }
}

/// What is special to the procedure, or else the rule of its class; with the way to the whole sheet.
fn antibiotics(page: &mut PageBuilder<'_>, procedure: &Procedure) -> Option<FactRow> {
    let sheet = procedure.prophylaxis.as_ref().and_then(|id| page.catalog.find(id));
    let of_class = sheet
        .map(|sheet| &sheet.head)
        .map(|head| head.bottom_line.as_ref().unwrap_or(&head.summary));
    let mut text = page.prose(procedure.antibiotics.as_ref().or(of_class)?);
    if let Some(sheet) = sheet {
        text.push(Inline::text(" "));
        text.push(page.link_to(&sheet.id, "more".to_owned()));
    }
    Some(FactRow { label: "antibiotics".to_owned(), text })
}

fn room(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let mut facts = Vec::new();
    let guidance = page.in_a_row(&procedure.guidance, &Inline::text(", "));
    if !guidance.is_empty() {
        facts.push(FactRow { label: "guidance".to_owned(), text: guidance });
    }
    facts.extend(page.fact("access", "access", procedure.access.as_ref()));
    facts.extend(page.fact("sedation", "sedation", procedure.sedation.as_ref()));
    facts.extend(page.measure("time", "duration", procedure.duration.as_ref()));
    let equipment = page.items(Marker::Bullet, "equipment", &procedure.equipment);
    page.section("In the room", [Block::facts(facts)].into_iter().chain(equipment).collect());
}

/// What it achieves: shares on one scale, and what is measured otherwise beneath them.
fn outcomes(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let mut bars = Vec::new();
    for (number, outcome) in procedure.outcomes.iter().enumerate() {
        let label = page.prose(&outcome.measure);
        let value = page.number(&outcome.value, &outcome.cite);
        let mut note = notes(page, None, [outcome.population.as_ref(), outcome.note.as_ref()]);
        note.extend(page.by(&format!("outcomes[{number}]")));
        let tone = match outcome.better {
            Some(Better::Higher) => Tone::Benefit,
            Some(Better::Lower) => Tone::Harm,
            None => Tone::Neutral,
        };
        bars.push(Bar { label, value, extent: share(&outcome.value), tone, note });
    }
    let (shares, others): (Vec<_>, Vec<_>) = bars.into_iter().partition(|bar| bar.extent.is_some());
    let blocks = [(Scale::Linear, shares), (Scale::None, others)];
    let mut blocks: Vec<Block> =
        blocks.into_iter().map(|(scale, rows)| Block::Bars { scale, rows }).collect();
    blocks.extend(page.removed("outcomes").into_iter().map(|line| Block::paragraph(vec![line])));
    page.section("Outcomes", blocks);
}

/// What stands under complications that no source graded.
const OUR_GRADES: &str = "Minor and major are our own words where no scheme is named.";

/// What can go wrong: rates on one logarithmic scale, since most of them are rare, and what has no rate beneath them.
fn complications(page: &mut PageBuilder<'_>, procedure: &Procedure) {
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
        let mut note = notes(page, graded.as_deref(), [one.note.as_ref(), None]);
        let Some(rate) = &one.rate else {
            let mut item = page.prose(&one.name);
            if !note.is_empty() {
                item.push(Inline::text(" – "));
                item.extend(note);
            }
            item.extend(page.cites(&one.cite));
            item.extend(page.by(&format!("complications[{number}]")));
            rest.push(item);
            continue;
        };
        note.extend(page.by(&format!("complications[{number}]")));
        let label = page.prose(&one.name);
        let value = page.number(rate, &one.cite);
        let bar = Bar { label, value, extent: share(rate), tone: Tone::Harm, note };
        if bar.extent.is_some() { rates.push(bar) } else { others.push(bar) }
    }
    rest.extend(page.removed("complications").into_iter().map(|line| vec![line]));
    let mut blocks = vec![
        Block::Bars { scale: Scale::Logarithmic, rows: rates },
        Block::Bars { scale: Scale::None, rows: others },
        Block::list(Marker::Bullet, rest),
    ];
    if ours {
        blocks.push(Block::paragraph(vec![Inline::muted(OUR_GRADES)]));
    }
    page.section("Complications", blocks);
}

fn notes(
    page: &mut PageBuilder<'_>,
    first: Option<&str>,
    more: [Option<&String>; 2],
) -> Vec<Inline> {
    let mut text: Vec<Inline> = first.map(Inline::text).into_iter().collect();
    for note in more.into_iter().flatten() {
        if !text.is_empty() {
            text.push(Inline::text(" · "));
        }
        text.extend(page.prose(note));
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
fn for_the_patient(page: &mut PageBuilder<'_>) {
    let catalog = page.catalog;
    let for_every = |at: &EntryRef| matches!(&catalog.entry(*at).body, Body::Topic(topic) if topic.for_every_procedure);
    let ids = catalog.of_kind(Kind::Topic).filter(for_every).map(|at| &catalog.entry(at).id);
    let links = page.in_a_row(ids, &Inline::text(" · "));
    page.section("For the patient", vec![Block::paragraph(links)]);
}

fn evidence(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let trials = trial::rows(page, page.catalog.relations().trials_of(page.at));
    let mut facts = Vec::new();
    for (number, evidence) in procedure.evidence.iter().enumerate() {
        let label = match evidence.year {
            // A year alone in a row would be of nothing.
            Some(year) => format!("{}\u{a0}{year}", evidence.trial),
            None => evidence.trial.clone(),
        };
        let mut text = page.cited(&evidence.finding, &evidence.cite);
        text.extend(page.by(&format!("evidence[{number}]")));
        facts.push(FactRow { label, text });
    }
    let gone = page.gone("evidence");
    page.section("Evidence", vec![Block::links(trials), Block::facts(facts), gone]);
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::page::Page;
    use crate::page::layout::lay;

    #[test]
    fn no_year_of_a_study_stands_in_a_row_of_its_own() {
        let catalog = Catalog::embedded();
        let page = Page::new(&catalog, catalog.find_ref("adrenal-vein-sampling").unwrap());
        for columns in 24..100 {
            for row in lay(&page, columns).rows {
                let row: String = row.iter().map(|run| run.text.as_str()).collect();
                assert!(row.trim() != "2010", "{columns}");
            }
        }
    }
}
