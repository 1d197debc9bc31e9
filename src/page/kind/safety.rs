//! The page of a safety sheet.

use super::NOT_WHEN;
use crate::catalog::{Area, BleedingRisk, Body, DrugDose, EntryRef, Kind, Limit, Safety};
use crate::page::builder::PageBuilder;
use crate::page::{Block, FactRow, Inline, drug_rules};
use crate::text::{capital, in_parentheses};

pub fn write(page: &mut PageBuilder<'_>, safety: &Safety) {
    page.badges([safety.area.to_string()]);
    if let Some(risk) = safety.risk {
        match risk.is_high() {
            true => page.warning(risk.name().to_owned()),
            false => page.badges([risk.name().to_owned()]),
        }
        page.badges(safety.guideline.clone());
    }
    page.steps("What to do", &safety.steps);
    page.list(NOT_WHEN, "contraindications", &safety.contraindications);
    doses(page, &safety.doses);
    for rows in groups(&safety.limits, |limit| limit.group.as_deref()) {
        let group = rows.first().and_then(|(_, limit)| limit.group.as_deref());
        let bands =
            rows.first().is_some_and(|(_, first)| first.bound.is_none() && first.value.is_some());
        let facts = rows.iter().map(|&(number, limit)| row(page, number, limit, bands)).collect();
        page.section(&capital(group.unwrap_or("Limits")), vec![Block::facts(facts)]);
    }
    let gone = ["limits", "doses"].map(|key| page.removed(key)).concat();
    page.section("Removed", gone.into_iter().map(|line| Block::paragraph(vec![line])).collect());
    page.list("Rules", "points", &safety.points);
    if let Some(risk) = safety.risk {
        let catalog = page.catalog;
        let class = [catalog.rules(risk)];
        let blocks = drug_rules::table(page, &catalog.drugs(&class), &class);
        page.section("Blood thinners", blocks);
    }

    page.entries_of("Modalities", &safety.modalities);
    let routes: Vec<&str> = safety.routes.iter().map(|route| route.name()).collect();
    if !routes.is_empty() {
        let text = vec![Inline::text(routes.join(", "))];
        page.section("Ways in", vec![Block::paragraph(text)]);
    }
    let holds_for = |procedure: &EntryRef| match &page.catalog.entry(*procedure).body {
        Body::Procedure(body) => {
            let risks = body.bleeding_risk.as_ref().map(BleedingRisk::risks).unwrap_or_default();
            safety.risk.is_some_and(|risk| risks.contains(&risk))
                || body.prophylaxis.as_ref() == Some(&page.entry().id)
                || safety.procedures.contains(&page.catalog.entry(*procedure).id)
        }
        _ => false,
    };
    let procedures: Vec<EntryRef> =
        page.catalog.of_kind(Kind::Procedure).filter(holds_for).collect();
    page.entries("Procedures", procedures);
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
pub fn doses(page: &mut PageBuilder<'_>, doses: &[DrugDose]) {
    for rows in groups(doses, |row| row.group.as_deref()) {
        let group = rows.first().and_then(|(_, row)| row.group.as_deref());
        let facts = rows.iter().map(|&(number, row)| dose(page, number, row)).collect();
        page.part(DOSES, &capital(group.unwrap_or(DOSES)), vec![Block::facts(facts)]);
    }
}

/// What the groups of doses are together.
const DOSES: &str = "Doses";

/// A drug with its dose, what follows, and its maximum: the whole rule.
pub fn dose(page: &mut PageBuilder<'_>, number: usize, row: &DrugDose) -> FactRow {
    let mut text = match &row.dose {
        Some(dose) => vec![Inline::strong(dose.clone())],
        None => vec![Inline::muted(NOT_VERIFIED)],
    };
    for (before, more) in [("; then ", &row.then), ("; at most ", &row.most), (". ", &row.note)] {
        if let Some(more) = more {
            text.push(Inline::text(before));
            let more = if before == ". " { capital(more) } else { more.clone() };
            text.extend(page.prose(&more));
        }
    }
    text.extend(page.cites(&row.cite));
    let acute = matches!(&page.entry().body, Body::Safety(sheet) if sheet.area == Area::FirstAid);
    if acute && row.dose.is_some() && row.cite.len() == 1 {
        text.push(Inline::muted(ONE_SOURCE));
    }
    text.extend(page.by(&format!("doses[{number}]")));
    FactRow { label: row.drug.clone(), text }
}

/// A limit beside what it limits; in a table of bands, what happens beside the band.
fn row(page: &mut PageBuilder<'_>, number: usize, limit: &Limit, bands: bool) -> FactRow {
    let (label, mut text, gap) = match (limit.limit(), bands) {
        (Some(band), true) => (band, page.prose(&limit.what), "; "),
        (Some(value), false) => (limit.what.clone(), vec![Inline::strong(value)], " – "),
        (None, _) => (limit.what.clone(), Vec::new(), ""),
    };
    if let Some(note) = &limit.note {
        text.push(Inline::text(gap));
        text.extend(page.prose(note));
    }
    if let Some(by) = &limit.by {
        text.push(Inline::muted(format!(" {}", in_parentheses(by))));
    }
    text.extend(page.cites(&limit.cite));
    text.extend(page.by(&format!("limits[{number}]")));
    text.extend(page.citations.beside_ours(page.at, number));
    FactRow { label, text }
}
