//! The page of an imaging modality.

use super::draft::Draft;
use super::{Bar, Block, Fact, Inline, safety};
use crate::catalog::{Dose, Modality, Safety};

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
    if let Some(comparison) = &modality.comparison {
        let fact = |(label, text): (&str, &str)| Fact {
            label: label.to_owned(),
            text: vec![Inline::Text(text.to_owned())],
        };
        let facts = comparison.rows().map(fact).to_vec();
        let ours = vec![Inline::Muted("Our judgement, beside the other modalities.".to_owned())];
        draft.section("Compared", vec![Block::Facts(facts), Block::Paragraph(ours)]);
    }
    let mut doses = Vec::new();
    for dose in &modality.dose {
        let value = draft.number(&dose.value, &dose.cite);
        doses.push(Bar {
            label: draft.prose(&dose.measure),
            value,
            share: None,
            note: note(draft, dose),
        });
    }
    draft.section("Dose", vec![Block::Bars(doses)]);
    draft.list("Not when", &modality.contraindications);
    let named = |sheet: &Safety| sheet.modalities.contains(&draft.entry().id);
    draft.entries("Safety", safety::sheets(draft.catalog, named));
    draft.entries("Guides", draft.catalog.relations().guided_by(draft.at).iter().copied());
}

/// For which examinations, where and when.
fn note(draft: &mut Draft<'_>, dose: &Dose) -> Vec<Inline> {
    let mut text = dose.population.as_ref().map(|text| draft.prose(text)).unwrap_or_default();
    for more in [dose.country.clone(), dose.year.map(|year| year.to_string())].into_iter().flatten()
    {
        text.push(Inline::Text(if text.is_empty() { more } else { format!(", {more}") }));
    }
    text
}
