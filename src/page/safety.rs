//! The page of a safety sheet, and what a procedure's page takes from the sheets that hold for it.

use super::draft::Draft;
use super::prose::capital;
use super::{Block, Fact, Inline, drug};
use crate::catalog::{Area, Body, Catalog, EntryRef, Kind, Limit, Procedure, Safety, Tier};

pub fn write(draft: &mut Draft<'_>, safety: &Safety) {
    draft.badges([safety.area.to_string()]);
    if let Some(tier) = safety.tier {
        draft.bleeding_risk(tier);
    }
    let mut groups: Vec<Option<&str>> = Vec::new();
    for limit in &safety.limits {
        if !groups.contains(&limit.group.as_deref()) {
            groups.push(limit.group.as_deref());
        }
    }
    for group in groups {
        let rows = || safety.limits.iter().filter(|limit| limit.group.as_deref() == group);
        let bands = rows().next().is_some_and(|first| first.bound.is_none());
        let facts = rows().map(|limit| row(draft, limit, bands)).collect();
        draft.section(&capital(group.unwrap_or("Limits")), vec![Block::Facts(facts)]);
    }
    draft.list("Rules", &safety.points);
    if let Some(tier) = safety.tier {
        let blocks = drug::of_tier(draft, tier);
        draft.section("Blood thinners", blocks);
    }

    draft.entries_of("Modalities", &safety.modalities);
    let holds_for = |at: &EntryRef| match &draft.catalog.entry(*at).body {
        Body::Procedure(body) => {
            let in_tier = body.bleeding_risk.as_ref().map(|risk| risk.tier) == safety.tier;
            (safety.tier.is_some() && in_tier)
                || body.prophylaxis.as_ref() == Some(&draft.entry().id)
        }
        _ => false,
    };
    let procedures: Vec<EntryRef> =
        draft.catalog.of_kind(Kind::Procedure).filter(holds_for).collect();
    draft.entries("Procedures", procedures);
}

/// A limit beside what it limits; in a table of bands, what happens beside the band.
fn row(draft: &mut Draft<'_>, limit: &Limit, bands: bool) -> Fact {
    let (label, mut text, gap) = match bands {
        true => (limit.limit(), draft.prose(&limit.what), "; "),
        false => (limit.what.clone(), vec![Inline::Strong(limit.limit())], " "),
    };
    if let Some(note) = &limit.note {
        text.push(Inline::Text(gap.to_owned()));
        text.extend(draft.prose(note));
    }
    text.extend(draft.cites(&limit.cite));
    Fact { label, text }
}

/// What the tests must show for a tier, as a procedure's page says it: in one line, with the way to the rest.
pub fn in_short(draft: &mut Draft<'_>, tier: Tier) -> Vec<Inline> {
    let of_tier = sheets(draft.catalog, |sheet| sheet.tier == Some(tier));
    let Some(&at) = of_tier.first() else { return Vec::new() };
    let entry = draft.catalog.entry(at);
    let Body::Safety(safety) = &entry.body else { return Vec::new() };
    let mut text = Vec::new();
    for limit in safety.limits.iter().filter(|limit| limit.group.is_none() && limit.note.is_none())
    {
        text.push(Inline::Text(if text.is_empty() { ": " } else { " · " }.to_owned()));
        text.push(Inline::Strong(limit.words()));
        text.extend(draft.cites(&limit.cite));
    }
    text.push(Inline::Text(" · ".to_owned()));
    text.push(Inline::Link { id: entry.id.clone(), text: "more".to_owned() });
    text
}

/// The sheets that must be thought of with a procedure: for its sedation, and for the modalities that guide it.
pub fn with_procedure(draft: &Draft<'_>, procedure: &Procedure) -> Vec<Inline> {
    let wanted = |sheet: &Safety| {
        (sheet.area == Area::Sedation && procedure.sedation.is_some())
            || procedure.guidance.iter().any(|id| sheet.modalities.contains(id))
    };
    let sheets = sheets(draft.catalog, wanted);
    let ids = sheets.into_iter().map(|at| &draft.catalog.entry(at).id);
    draft.in_a_row(ids, &Inline::Text(", ".to_owned()))
}

/// The sheets that pass a test, in their order.
pub fn sheets(catalog: &Catalog, wanted: impl Fn(&Safety) -> bool) -> Vec<EntryRef> {
    let passes = |at: &EntryRef| match &catalog.entry(*at).body {
        Body::Safety(sheet) => wanted(sheet),
        _ => false,
    };
    catalog.of_kind(Kind::Safety).filter(passes).collect()
}
