//! The page of a safety sheet.

use super::draft::Draft;
use super::prose::capital;
use super::{Block, Fact, Inline, drug};
use crate::catalog::{Area, BleedingRisk, Body, DrugDose, EntryRef, Kind, Limit, Safety};

pub fn write(draft: &mut Draft<'_>, safety: &Safety) {
    draft.badges([safety.area.to_string()]);
    if let Some(risk) = safety.risk {
        match risk.is_high() {
            true => draft.warning(risk.name().to_owned()),
            false => draft.badges([risk.name().to_owned()]),
        }
        draft.badges(safety.guideline.clone());
    }
    draft.steps("What to do", &safety.steps);
    doses(draft, &safety.doses);
    for rows in groups(&safety.limits, |limit| limit.group.as_deref()) {
        let group = rows.first().and_then(|(_, limit)| limit.group.as_deref());
        let bands =
            rows.first().is_some_and(|(_, first)| first.bound.is_none() && first.value.is_some());
        let facts = rows.iter().map(|&(number, limit)| row(draft, number, limit, bands)).collect();
        draft.section(&capital(group.unwrap_or("Limits")), vec![Block::Facts(facts)]);
    }
    let gone = ["limits", "doses"].map(|key| draft.removed(key)).concat();
    draft.section("Removed", gone.into_iter().map(|line| Block::Paragraph(vec![line])).collect());
    draft.list("Rules", "points", &safety.points);
    if let Some(risk) = safety.risk {
        let catalog = draft.catalog;
        let class = [catalog.rules(risk)];
        let blocks = drug::table(draft, &catalog.drugs(&class), &class);
        draft.section("Blood thinners", blocks);
    }

    draft.entries_of("Modalities", &safety.modalities);
    let routes: Vec<&str> = safety.routes.iter().map(|route| route.name()).collect();
    if !routes.is_empty() {
        let text = vec![Inline::Text(routes.join(", "))];
        draft.section("Ways in", vec![Block::Paragraph(text)]);
    }
    let holds_for = |procedure: &EntryRef| match &draft.catalog.entry(*procedure).body {
        Body::Procedure(body) => {
            let risks = body.bleeding_risk.as_ref().map(BleedingRisk::risks).unwrap_or_default();
            safety.risk.is_some_and(|risk| risks.contains(&risk))
                || body.prophylaxis.as_ref() == Some(&draft.entry().id)
                || safety.procedures.contains(&draft.catalog.entry(*procedure).id)
        }
        _ => false,
    };
    let procedures: Vec<EntryRef> =
        draft.catalog.of_kind(Kind::Procedure).filter(holds_for).collect();
    draft.entries("Procedures", procedures);
}

/// A row of a table, with its place there.
type Numbered<'r, T> = (usize, &'r T);

/// The rows of a table, in the order in which their groups first stand.
fn groups<'r, T>(
    rows: &'r [T],
    group: impl Fn(&'r T) -> Option<&'r str>,
) -> Vec<Vec<Numbered<'r, T>>> {
    let mut tables: Vec<(Option<&str>, Vec<Numbered<'_, T>>)> = Vec::new();
    for row in rows.iter().enumerate() {
        let name = group(row.1);
        match tables.iter_mut().find(|(known, _)| *known == name) {
            Some((_, table)) => table.push(row),
            None => tables.push((name, vec![row])),
        }
    }
    tables.into_iter().map(|(_, table)| table).collect()
}

/// What a row says whose dose could not be read in a source.
const NOT_VERIFIED: &str = "dose not verified here";

/// What a dose of first aid says that was read in one source only.
const ONE_SOURCE: &str = " (one source)";

/// Adds the sections of doses, one a group.
pub fn doses(draft: &mut Draft<'_>, doses: &[DrugDose]) {
    for rows in groups(doses, |row| row.group.as_deref()) {
        let group = rows.first().and_then(|(_, row)| row.group.as_deref());
        let facts = rows.iter().map(|&(number, row)| dose(draft, number, row)).collect();
        draft.section(&capital(group.unwrap_or("Doses")), vec![Block::Facts(facts)]);
    }
}

/// A drug with its dose, what follows, and its maximum: the whole rule.
fn dose(draft: &mut Draft<'_>, number: usize, row: &DrugDose) -> Fact {
    let mut text = match &row.dose {
        Some(dose) => vec![Inline::Strong(dose.clone())],
        None => vec![Inline::Muted(NOT_VERIFIED.to_owned())],
    };
    for (before, more) in [("; then ", &row.then), ("; at most ", &row.most), (". ", &row.note)] {
        if let Some(more) = more {
            text.push(Inline::Text(before.to_owned()));
            let more = if before == ". " { capital(more) } else { more.clone() };
            text.extend(draft.prose(&more));
        }
    }
    text.extend(draft.cites(&row.cite));
    let acute = matches!(&draft.entry().body, Body::Safety(sheet) if sheet.area == Area::FirstAid);
    if acute && row.dose.is_some() && row.cite.len() == 1 {
        text.push(Inline::Muted(ONE_SOURCE.to_owned()));
    }
    text.extend(draft.by(&format!("doses[{number}]")));
    Fact { label: row.drug.clone(), text }
}

/// A limit beside what it limits; in a table of bands, what happens beside the band.
fn row(draft: &mut Draft<'_>, number: usize, limit: &Limit, bands: bool) -> Fact {
    let (label, mut text, gap) = match (limit.limit(), bands) {
        (Some(band), true) => (band, draft.prose(&limit.what), "; "),
        (Some(value), false) => (limit.what.clone(), vec![Inline::Strong(value)], " – "),
        (None, _) => (limit.what.clone(), Vec::new(), ""),
    };
    if let Some(note) = &limit.note {
        text.push(Inline::Text(gap.to_owned()));
        text.extend(draft.prose(note));
    }
    if let Some(by) = &limit.by {
        text.push(Inline::Muted(format!(" ({by})")));
    }
    text.extend(draft.cites(&limit.cite));
    text.extend(draft.by(&format!("limits[{number}]")));
    Fact { label, text }
}
