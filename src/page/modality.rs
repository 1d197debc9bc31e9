//! The page of an imaging modality.

use super::draft::Draft;
use super::{Bar, Block, Inline};
use crate::catalog::Modality;

pub fn write(draft: &mut Draft<'_>, modality: &Modality) {
    if modality.ionizing {
        draft.warning("ionizing radiation".to_owned());
    } else {
        draft.badges(["no ionizing radiation".to_owned()]);
    }
    draft.badges([if modality.real_time { "real time" } else { "step by step" }.to_owned()]);

    draft.paragraph("Principle", Some(&modality.principle));
    draft.list("Used for", &modality.used_for);
    draft.list("Strengths", &modality.strengths);
    draft.list("Limits", &modality.limits);
    draft.paragraph("Resolution", modality.resolution.as_ref());
    let mut doses = Vec::new();
    for dose in &modality.dose {
        let mut value = vec![Inline::Strong(dose.value.to_string())];
        value.extend(draft.cites(&dose.cite));
        value.extend(draft.cites(&dose.value.cite));
        doses.push(Bar {
            label: draft.prose(&dose.measure),
            value,
            share: None,
            note: dose.population.as_ref().map(|text| draft.prose(text)).unwrap_or_default(),
        });
    }
    draft.section("Dose", vec![Block::Bars(doses)]);
    draft.list("Not when", &modality.contraindications);

    let guided = draft.catalog.relations().guided_by(draft.at);
    let rows = guided.iter().map(|&procedure| draft.link("", procedure, Vec::new())).collect();
    draft.section("Guides", vec![Block::Links(rows)]);
}
