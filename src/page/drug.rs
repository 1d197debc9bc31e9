//! The page of an drug, and the table of drugs for a bleeding-risk tier.

use super::draft::Draft;
use super::prose::uncapital;
use super::{Block, Fact, Inline};
use crate::catalog::{Drug, Body, Kind, Tier, Timing};

pub fn write(draft: &mut Draft<'_>, drug: &Drug) {
    draft.badges([drug.class.clone()]);
    for (title, timings) in [("Hold", &drug.hold), ("Restart", &drug.restart)] {
        let mut sorted: Vec<&Timing> = timings.iter().collect();
        sorted.sort_by_key(|timing| (timing.tier as u8, !is_own(timing)));
        let mut facts = Vec::new();
        for timing in sorted {
            let label = format!("{} risk", timing.tier.name());
            facts.push(Fact { label, text: whole(draft, timing) });
        }
        draft.section(title, vec![Block::Facts(facts)]);
    }
    draft.paragraph("Reversal", drug.reversal.as_ref());
    let mut facts = Vec::new();
    facts.extend(draft.fact("works by", drug.mechanism.as_ref()));
    facts.extend(draft.measure("half-life", drug.half_life.as_ref()));
    facts.extend(draft.fact("monitoring", drug.monitoring.as_ref()));
    draft.section("The drug", vec![Block::Facts(facts)]);
    draft.list("Notes", &drug.notes);
}

/// How the table is to be read.
const OTHER_BODIES: &str = "The tiers are those of SIR. Where no rule of SIR could be read, other bodies’ rules for their \
    own classes of low and high risk stand here; the page of each drug says whose they are.";

/// The drugs with a rule for `tier`, in short: how long each is held, and when it is given again.
pub fn of_tier(draft: &mut Draft<'_>, tier: Tier) -> Vec<Block> {
    let catalog = draft.catalog;
    let mut rows = Vec::new();
    for at in catalog.of_kind(Kind::Drug) {
        let Body::Drug(drug) = &catalog.entry(at).body else { continue };
        let mut note = in_short(draft, &drug.hold, tier);
        if note.is_empty() {
            continue;
        }
        let restart = in_short(draft, &drug.restart, tier);
        if !restart.is_empty() {
            note.push(Inline::Muted(" · again ".to_owned()));
            note.extend(restart);
        }
        rows.push(draft.link("", at, note));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Links(rows), Block::Paragraph(vec![Inline::Muted(OTHER_BODIES.to_owned())])]
}

/// The rules for `tier`: those of the body whose tier it is, and only where it has none those of others.
fn in_short(draft: &mut Draft<'_>, timings: &[Timing], tier: Tier) -> Vec<Inline> {
    let of_tier = || timings.iter().filter(|timing| timing.tier == tier);
    let any_own = of_tier().any(is_own);
    let mut text = Vec::new();
    for timing in of_tier().filter(|timing| !any_own || is_own(timing)) {
        if !text.is_empty() {
            text.push(Inline::Text("; ".to_owned()));
        }
        match &timing.time {
            Some(time) => text.push(Inline::Strong(time.to_string())),
            None => text.extend(draft.prose(&uncapital(&timing.rule))),
        }
        if let Some(when) = &timing.when {
            text.push(Inline::Text(" (".to_owned()));
            text.extend(draft.prose(when));
            text.push(Inline::Text(")".to_owned()));
        }
        text.extend(draft.cites(&timing.cite));
    }
    text
}

/// Whether a rule is of the body whose tiers these are.
fn is_own(timing: &Timing) -> bool {
    timing.by.as_deref().is_some_and(|by| by.starts_with("SIR"))
}

/// A rule with its time, for whom it holds, and whose it is.
fn whole(draft: &mut Draft<'_>, timing: &Timing) -> Vec<Inline> {
    let mut text = draft.prose(&timing.rule);
    if let Some(time) = &timing.time {
        text.push(Inline::Text(": ".to_owned()));
        text.push(Inline::Strong(time.to_string()));
    }
    if let Some(when) = &timing.when {
        text.push(Inline::Text(", ".to_owned()));
        text.extend(draft.prose(when));
    }
    if let Some(by) = &timing.by {
        text.push(Inline::Muted(format!(" ({by})")));
    }
    text.extend(draft.cites(&timing.cite));
    text
}
