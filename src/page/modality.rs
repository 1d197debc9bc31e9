//! The page of an imaging modality.

use super::draft::Draft;
use super::{Bar, Block, Fact, Inline, Scale, Tone};
use crate::catalog::{Body, Dose, Kind, Modality, Safety};

pub fn write(draft: &mut Draft<'_>, modality: &Modality) {
    if modality.ionizing {
        draft.warning("ionizing radiation".to_owned());
    } else {
        draft.badges(["no ionizing radiation".to_owned()]);
    }
    draft.badges([if modality.real_time { "real time" } else { "step by step" }.to_owned()]);

    draft.paragraph("Principle", "principle", Some(&modality.principle));
    draft.list("Used for", "used_for", &modality.used_for);
    draft.list("Strengths", "strengths", &modality.strengths);
    draft.list("Limits", "limits", &modality.limits);
    draft.paragraph("Resolution", "resolution", modality.resolution.as_ref());
    if let Some(comparison) = &modality.comparison {
        let fact = |(label, text): (&str, &str)| Fact {
            label: label.to_owned(),
            text: vec![Inline::Text(text.to_owned())],
        };
        let facts = comparison.rows().map(fact).to_vec();
        let ours = vec![Inline::Muted("Our judgement, beside the other modalities.".to_owned())];
        draft.section("Compared", vec![Block::Facts(facts), Block::Paragraph(ours)]);
    }
    let doses = modality.dose.iter().enumerate();
    let doses = doses.map(|(number, dose)| own_dose(draft, number, dose)).collect();
    draft.section("Dose", vec![Block::Bars { scale: Scale::None, rows: doses }]);
    draft.list("Not when", "contraindications", &modality.contraindications);
    let named = |sheet: &Safety| sheet.modalities.contains(&draft.entry().id);
    let sheets = draft.catalog.sheets().filter(|(_, sheet)| named(sheet));
    draft.entries("Safety", sheets.map(|(at, _)| at).collect::<Vec<_>>());
    draft.entries("Guides", draft.catalog.relations().guided_by(draft.at).iter().copied());
}

/// A dose on the modality's own page, with the procedures that it is the dose of.
fn own_dose(draft: &mut Draft<'_>, number: usize, dose: &Dose) -> Bar {
    let mut bar = bar(draft, dose);
    let procedures = draft.in_a_row(&dose.procedures, &Inline::Text(", ".to_owned()));
    if !procedures.is_empty() {
        bar.note.push(Inline::Text(" · ".to_owned()));
        bar.note.extend(procedures);
    }
    bar.note.extend(draft.by(&format!("dose[{number}]")));
    bar
}

/// The doses of a procedure, each with the modality that gives it.
pub fn doses_of(draft: &mut Draft<'_>, procedure: &str) -> Vec<Bar> {
    let catalog = draft.catalog;
    let mut bars = Vec::new();
    for at in catalog.of_kind(Kind::Modality) {
        let entry = catalog.entry(at);
        let Body::Modality(modality) = &entry.body else { continue };
        for (number, dose) in modality.dose.iter().enumerate() {
            if !dose.procedures.iter().any(|id| id == procedure) {
                continue;
            }
            let mut bar = bar(draft, dose);
            let link = Inline::Link { id: entry.id.clone(), text: entry.head.name.clone() };
            let rest = std::mem::replace(&mut bar.note, vec![link]);
            if !rest.is_empty() {
                bar.note.push(Inline::Text(" · ".to_owned()));
                bar.note.extend(rest);
            }
            bar.note.extend(draft.by_other(at, &format!("dose[{number}]")));
            bars.push(bar);
        }
    }
    bars
}

fn bar(draft: &mut Draft<'_>, dose: &Dose) -> Bar {
    let value = draft.number(&dose.value, &dose.cite);
    Bar {
        label: draft.prose(&dose.measure),
        value,
        share: None,
        tone: Tone::Neutral,
        note: note(draft, dose),
    }
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
