//! The page of a bleeding-risk tier: what the tests must show, and which procedures are in the tier.

use super::draft::Draft;
use super::{Block, Fact, Inline};
use crate::catalog::{Body, EntryRef, Kind, Safety, Tier};

pub fn write(draft: &mut Draft<'_>, safety: &Safety) {
    draft.bleeding_risk(safety.tier);
    let mut facts = Vec::new();
    for threshold in &safety.thresholds {
        let mut text = vec![Inline::Strong(threshold.limit())];
        if let Some(when) = &threshold.when {
            text.push(Inline::Text(" ".to_owned()));
            text.extend(draft.prose(when));
        }
        text.extend(draft.cites(&threshold.cite));
        facts.push(Fact { label: threshold.test.clone(), text });
    }
    draft.section("Thresholds", vec![Block::Facts(facts)]);
    draft.list("Testing", &safety.testing);
    draft.list("Notes", &safety.notes);

    let in_tier = |at: &EntryRef| match &draft.catalog.entry(*at).body {
        Body::Procedure(body) => {
            body.bleeding_risk.as_ref().is_some_and(|risk| risk.tier == safety.tier)
        }
        _ => false,
    };
    let procedures: Vec<EntryRef> =
        draft.catalog.of_kind(Kind::Procedure).filter(in_tier).collect();
    let rows = procedures.into_iter().map(|at| draft.link("", at, Vec::new())).collect();
    draft.section("Procedures", vec![Block::Links(rows)]);
}

/// What the tests must show for a tier, as a procedure's page says it: in one line, with the way to the rest.
pub fn in_short(draft: &mut Draft<'_>, tier: Tier) -> Vec<Inline> {
    let of_tier = |at: &EntryRef| match &draft.catalog.entry(*at).body {
        Body::Safety(safety) => safety.tier == tier,
        _ => false,
    };
    let Some(at) = draft.catalog.of_kind(Kind::Safety).find(of_tier) else { return Vec::new() };
    let entry = draft.catalog.entry(at);
    let Body::Safety(safety) = &entry.body else { return Vec::new() };
    let mut text = Vec::new();
    for threshold in safety.thresholds.iter().filter(|threshold| threshold.when.is_none()) {
        text.push(Inline::Text(if text.is_empty() { ": " } else { " · " }.to_owned()));
        text.push(Inline::Strong(threshold.words()));
        text.extend(draft.cites(&threshold.cite));
    }
    text.push(Inline::Text(" · ".to_owned()));
    text.push(Inline::Link { id: entry.id.clone(), text: "more".to_owned() });
    text
}
