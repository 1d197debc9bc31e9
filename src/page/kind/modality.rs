//! The page of an imaging modality.

use super::NOT_WHEN;
use crate::catalog::{Body, Dose, Kind, Modality, Safety};
use crate::page::builder::PageBuilder;
use crate::page::prose::Names as _;
use crate::page::{Block, FactRow, Inline};

pub fn write(page: &mut PageBuilder<'_>, modality: &Modality) {
    if modality.ionizing {
        page.warning("ionizing radiation".to_owned());
    } else {
        page.badges(["no ionizing radiation".to_owned()]);
    }
    page.badges([if modality.real_time { "real time" } else { "step by step" }.to_owned()]);

    page.paragraph("Principle", "principle", Some(&modality.principle));
    page.list("Used for", "used_for", &modality.used_for);
    page.list("Strengths", "strengths", &modality.strengths);
    page.list("Limits", "limits", &modality.limits);
    page.paragraph("Resolution", "resolution", modality.resolution.as_ref());
    if let Some(comparison) = &modality.comparison {
        let fact = |(label, text): (&str, &str)| FactRow {
            label: label.to_owned(),
            text: vec![Inline::text(text)],
        };
        let facts = comparison.rows().map(fact).to_vec();
        let ours = vec![Inline::muted("Our judgment, beside the other modalities.")];
        page.section("Compared", vec![Block::facts(facts), Block::paragraph(ours)]);
    }
    let doses = modality.dose.iter().enumerate();
    let doses = doses.map(|(number, dose)| own_dose(page, number, dose)).collect();
    page.section("Dose", vec![table(doses)]);
    page.list(NOT_WHEN, "contraindications", &modality.contraindications);
    let named = |sheet: &Safety| sheet.modalities.contains(&page.entry().id);
    let sheets = page.catalog.sheets().filter(|(_, sheet)| named(sheet));
    page.entries("Safety", sheets.map(|(at, _)| at).collect::<Vec<_>>());
    page.entries("Guides", page.catalog.relations().guided_by(page.at).iter().copied());
}

/// A dose in the columns of its table.
type DoseCells = [Vec<Inline>; 3];

/// Doses, a row each.
fn table(rows: Vec<DoseCells>) -> Block {
    Block::Table {
        columns: ["what", "how much", "in whom"].map(str::to_owned).to_vec(),
        rows: rows.into_iter().map(Vec::from).collect(),
    }
}

/// A dose on the modality's own page, with the procedures that it is the dose of.
fn own_dose(page: &mut PageBuilder<'_>, number: usize, dose: &Dose) -> DoseCells {
    let [what, value, mut note] = row(page, dose);
    let procedures = page.in_a_row(&dose.procedures, &Inline::text(", "));
    if !procedures.is_empty() {
        note.push(Inline::text(" · "));
        note.extend(procedures);
    }
    note.extend(page.by(&format!("dose[{number}]")));
    [what, value, note]
}

/// The doses of a procedure, each with the modality that gives it.
pub fn doses_of(page: &mut PageBuilder<'_>, procedure: &str) -> Block {
    let catalog = page.catalog;
    let mut rows = Vec::new();
    for at in catalog.of_kind(Kind::Modality) {
        let entry = catalog.entry(at);
        let Body::Modality(modality) = &entry.body else { continue };
        for (number, dose) in modality.dose.iter().enumerate() {
            if !dose.procedures.iter().any(|id| id == procedure) {
                continue;
            }
            let [what, value, of] = row(page, dose);
            let mut note = vec![page.link_to(&entry.id, entry.head.name.clone())];
            if !of.is_empty() {
                note.push(Inline::text(" · "));
                note.extend(of);
            }
            note.extend(page.by_other(at, &format!("dose[{number}]")));
            rows.push([what, value, note]);
        }
    }
    table(rows)
}

fn row(page: &mut PageBuilder<'_>, dose: &Dose) -> DoseCells {
    let value = page.number(&dose.value, &dose.cite);
    [page.prose(&dose.measure), value, note(page, dose)]
}

/// For which examinations, where and when.
fn note(page: &mut PageBuilder<'_>, dose: &Dose) -> Vec<Inline> {
    let mut text = dose.population.as_ref().map(|text| page.prose(text)).unwrap_or_default();
    for more in dose.where_and_when() {
        text.push(Inline::text(if text.is_empty() { more } else { format!(", {more}") }));
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Catalog, Kind};
    use crate::page::{Overview, Page, to_plain};

    #[test]
    fn the_year_of_a_dose_is_told_once() {
        let catalog = Catalog::embedded();
        let modalities = catalog.of_kind(Kind::Modality).map(|at| Page::new(&catalog, at));
        for page in modalities.chain(Page::overview(&catalog, Overview::Imaging)) {
            let text = to_plain(&page, 300);
            for row in text.lines().filter(|row| row.contains("published ")) {
                let (_, year) = row.split_once("published ").unwrap();
                let year: String = year.chars().take(4).collect();
                assert_eq!(row.matches(&year).count(), 1, "{row}");
            }
        }
    }
}
