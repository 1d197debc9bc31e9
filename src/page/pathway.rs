//! The page of a training pathway: its stages on a scale of years, route by route.

use super::draft::Draft;
use super::{Block, Inline, Span};
use crate::catalog::{Catalog, Date, Pathway, Stage};

pub fn write(draft: &mut Draft<'_>, pathway: &Pathway) {
    draft.badges([pathway.role.clone(), pathway.country.clone(), pathway.body.clone()]);

    let mut routes: Vec<&str> = Vec::new();
    for route in pathway.stages.iter().filter_map(|stage| stage.route.as_deref()) {
        if !routes.contains(&route) {
            routes.push(route);
        }
    }
    if routes.is_empty() {
        let spans = spans(draft, pathway.stages.iter().enumerate());
        draft.section("Stages", vec![Block::Spans(spans), draft.gone("stages")]);
    }
    for route in routes {
        let stages = pathway
            .stages
            .iter()
            .enumerate()
            .filter(|(_, stage)| stage.route.as_deref().is_none_or(|of| of == route));
        let spans = spans(draft, stages);
        draft.section(route, vec![Block::Spans(spans)]);
    }
    draft.list("Exams", "exams", &pathway.exams);
    draft.paragraph("Certificate", "certificate", pathway.certificate.as_ref());
    draft.paragraph("Maintenance", "maintenance", pathway.maintenance.as_ref());
}

/// When the newest page without a date of its own was read on which a stage rests: rules change, and such a page does not say
/// from when its are.
fn undated(catalog: &Catalog, stage: &Stage) -> Option<Date> {
    let years = stage.years.iter().flat_map(|years| &years.cite);
    let sources = stage.cite.iter().chain(years).filter_map(|id| catalog.source(id));
    sources.filter(|source| source.year.is_none()).filter_map(|source| source.seen).max()
}

fn spans<'s>(draft: &mut Draft<'_>, stages: impl Iterator<Item = (usize, &'s Stage)>) -> Vec<Span> {
    let mut start = 0.0;
    let mut spans = Vec::new();
    for (number, stage) in stages {
        let length = stage.years.as_ref().map_or(0.0, |years| years.span().1);
        let mut text = Vec::new();
        let mut note = stage.description.as_ref().map(|text| draft.prose(text)).unwrap_or_default();
        if let Some(years) = &stage.years {
            text.push(Inline::Strong(years.to_string()));
            text.extend(draft.cites(&years.cite));
            text.extend(draft.cites(&stage.cite));
        } else {
            note.extend(draft.cites(&stage.cite));
        }
        if let Some(read) = undated(draft.catalog, stage) {
            note.push(Inline::Muted(format!(" (as of the page read {read})")));
        }
        note.extend(draft.by(&format!("stages[{number}]")));
        spans.push(Span { label: stage.name.clone(), start, length, text, note });
        start += length;
    }
    spans
}
