//! The page of a procedure, in the order of the work.

use super::NOT_WHEN;
use super::{modality, trial};
use crate::catalog::{
    Better, Body, Entry, EntryRef, Kind, Precautions, Procedure, Quantity, Unit, Urgency,
    is_first_aid,
};
use crate::page::builder::PageBuilder;
use crate::page::prose::Names as _;
use crate::page::{Bar, Block, Extent, FactRow, Inline, Marker, Scale, Tone, precautions};

pub fn write(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    // What is an emergency by its kind and in its urgency says so once, as a warning.
    let urgency = procedure.urgency.map(Urgency::name);
    page.badges(
        Some(procedure.category.name()).filter(|name| urgency != Some(name)).map(str::to_owned),
    );
    if let Some(risk) = &procedure.bleeding_risk {
        page.bleeding_risk(risk);
    }
    match procedure.urgency {
        Some(urgency @ (Urgency::Emergency | Urgency::Urgent)) => {
            page.warning(urgency.to_string());
        }
        Some(Urgency::Elective) | None => {}
    }
    if let Some(duration) = &procedure.duration {
        page.badges([duration.to_string()]);
    }

    let holds = page.catalog.precautions(page.at);
    if let Some(holds) = &holds {
        precautions::in_short(page, procedure, holds);
    }
    treats(page, procedure);
    page.list("When", "indications", &procedure.indications);
    let absolute = page.items(
        Marker::Absolute,
        "contraindications.absolute",
        &procedure.contraindications.absolute,
    );
    let relative = page.items(
        Marker::Relative,
        "contraindications.relative",
        &procedure.contraindications.relative,
    );
    page.section(NOT_WHEN, [absolute, relative].concat());
    before(page, procedure, holds.as_ref());
    room(page, procedure);
    page.steps("Steps", &procedure.steps);
    outcomes(page, procedure);
    complications(page, procedure);

    let care = page.items(Marker::Bullet, "aftercare", &procedure.aftercare);
    let facts = [
        page.fact("recovery", "recovery", procedure.recovery.as_ref()),
        page.fact("follow-up", "follow_up", procedure.follow_up.as_ref()),
    ];
    let facts = Block::facts(facts.into_iter().flatten().collect());
    page.section("After", care.into_iter().chain([facts]).collect());
    let doses = modality::doses_of(page, &page.entry().id);
    page.section("Radiation", vec![doses]);
    page.list("Otherwise", "alternatives", &procedure.alternatives);
    for_the_patient(page);
    evidence(page, procedure);
}

fn treats(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let mut rows = Vec::new();
    for treatment in page.catalog.relations().treated_by(page.at) {
        let Some(treats) = procedure.treats.get(treatment.row) else { continue };
        let mut note = page.cited(treats.note.as_deref().unwrap_or_default(), &treats.cite);
        note.extend(page.by(&format!("treats[{}]", treatment.row)));
        rows.push(page.link(treatment.role.name(), treatment.condition, note));
    }
    let gone = page.gone("treats");
    page.section("Treats", vec![Block::links(rows), gone]);
    if let Some(general) = &procedure.broader {
        page.entries_of("Special case of", std::slice::from_ref(general));
    }
    let special = page.catalog.relations().special_cases_of(page.at);
    page.entries("Special cases", special.iter().copied());
}

fn before(page: &mut PageBuilder<'_>, procedure: &Procedure, holds: Option<&Precautions<'_>>) {
    let mut facts: Vec<FactRow> = antibiotics(page, procedure).into_iter().collect();
    let others = |entry: &Entry| !is_first_aid(entry);
    let sheets = holds.map(|holds| precautions::sheets(page, holds, others)).unwrap_or_default();
    if !sheets.is_empty() {
        facts.push(FactRow { label: "think of".to_owned(), text: sheets });
    }
    let list = page.items(Marker::Bullet, "preparation", &procedure.preparation);
    page.section("Before", [Block::facts(facts)].into_iter().chain(list).collect());
    if let Some(holds) = holds {
        precautions::drugs(page, procedure, holds);
    }
}

/// What is special to the procedure, or else the rule of its class; with the way to the whole sheet.
fn antibiotics(page: &mut PageBuilder<'_>, procedure: &Procedure) -> Option<FactRow> {
    let sheet = procedure.prophylaxis.as_ref().and_then(|id| page.catalog.find(id));
    let of_class = sheet
        .map(|sheet| &sheet.head)
        .map(|head| head.bottom_line.as_ref().unwrap_or(&head.summary));
    let mut text = page.prose(procedure.antibiotics.as_ref().or(of_class)?);
    if let Some(sheet) = sheet {
        text.push(Inline::text(" "));
        text.push(page.link_to(&sheet.id, "more".to_owned()));
    }
    Some(FactRow { label: "antibiotics".to_owned(), text })
}

fn room(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let mut facts = Vec::new();
    let guidance = page.in_a_row(&procedure.guidance, &Inline::text(", "));
    if !guidance.is_empty() {
        facts.push(FactRow { label: "guidance".to_owned(), text: guidance });
    }
    facts.extend(page.fact("access", "access", procedure.access.as_ref()));
    facts.extend(page.fact("sedation", "sedation", procedure.sedation.as_ref()));
    facts.extend(page.measure("time", "duration", procedure.duration.as_ref()));
    let equipment = page.items(Marker::Bullet, "equipment", &procedure.equipment);
    let heading = Block::paragraph(vec![Inline::strong("Equipment")]);
    let heading = (!equipment.is_empty()).then_some(heading);
    let blocks = [Block::facts(facts)].into_iter().chain(heading).chain(equipment);
    page.section("In the room", blocks.collect());
}

/// What it achieves: shares on one scale, and what is measured otherwise beneath them.
fn outcomes(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let mut bars = Vec::new();
    for (number, outcome) in procedure.outcomes.iter().enumerate() {
        let label = page.prose(&outcome.measure);
        let value = page.number(&outcome.value, &outcome.cite);
        let mut note = notes(page, None, [outcome.population.as_ref(), outcome.note.as_ref()]);
        note.extend(page.by(&format!("outcomes[{number}]")));
        let tone = match outcome.better {
            Some(Better::Higher) => Tone::Benefit,
            Some(Better::Lower) => Tone::Harm,
            None => Tone::Neutral,
        };
        let (extent, patients) = (share(&outcome.value), outcome.patients);
        put(&mut bars, &outcome.measure, Bar { label, value, extent, patients, tone, note });
    }
    let mut blocks = on_scales(bars, |_| Scale::Linear);
    blocks.extend(page.removed("outcomes").into_iter().map(|line| Block::paragraph(vec![line])));
    page.section("Outcomes", blocks);
}

/// What stands under complications that no source graded.
const OUR_GRADES: &str = "Minor and major are our own words where no scheme is named.";

/// What can go wrong: rates on one scale, and what has no rate beneath them.
fn complications(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let (mut rates, mut rest) = (Vec::new(), Vec::new());
    let mut ours = false;
    for (number, one) in procedure.complications.iter().enumerate() {
        let graded = match (&one.grade, one.severity) {
            (Some(grade), _) => Some(format!("{} grade {}", grade.scheme.name(), grade.grade)),
            (None, Some(severity)) => {
                ours = true;
                Some(severity.name().to_owned())
            }
            (None, None) => None,
        };
        let mut note = notes(page, graded.as_deref(), [one.note.as_ref(), None]);
        let Some(rate) = &one.rate else {
            let mut item = page.prose(&one.name);
            if !note.is_empty() {
                item.push(Inline::text(" – "));
                item.extend(note);
            }
            item.extend(page.cites(&one.cite));
            item.extend(page.by(&format!("complications[{number}]")));
            rest.push(item);
            continue;
        };
        note.extend(page.by(&format!("complications[{number}]")));
        let label = page.prose(&one.name);
        let value = page.number(rate, &one.cite);
        let (extent, patients) = (share(rate), one.patients);
        let bar = Bar { label, value, extent, patients, tone: Tone::Harm, note };
        put(&mut rates, &one.name, bar);
    }
    rest.extend(page.removed("complications").into_iter().map(|line| vec![line]));
    let mut blocks = on_scales(rates, scale_of_harm);
    blocks.push(Block::list(Marker::Bullet, rest));
    if ours {
        blocks.push(Block::paragraph(vec![Inline::muted(OUR_GRADES)]));
    }
    page.section("Complications", blocks);
}

fn notes(
    page: &mut PageBuilder<'_>,
    first: Option<&str>,
    more: [Option<&String>; 2],
) -> Vec<Inline> {
    let mut text: Vec<Inline> = first.map(Inline::text).into_iter().collect();
    for note in more.into_iter().flatten() {
        if !text.is_empty() {
            text.push(Inline::text(" · "));
        }
        text.extend(page.prose(note));
    }
    text
}

/// A number with the words by which it was put.
type Measured<'d> = (&'d str, Bar);

/// Puts a number behind the last one of the same measure, so that what several sources say of it stands together. What
/// follows a comma says in whom or how.
fn put<'d>(bars: &mut Vec<Measured<'d>>, words: &'d str, bar: Bar) {
    let measure = words.split(',').next().unwrap_or(words);
    let last = bars.iter().rposition(|(known, _)| *known == measure);
    bars.insert(last.map_or(bars.len(), |last| last + 1), (measure, bar));
}

/// Shares on a scale, and beneath them what is measured otherwise.
fn on_scales(bars: Vec<Measured<'_>>, scale: impl FnOnce(&[Bar]) -> Scale) -> Vec<Block> {
    let bars = bars.into_iter().map(|(_, bar)| bar);
    let (shares, others): (Vec<_>, Vec<_>) = bars.partition(|bar| bar.extent.is_some());
    let shares = Block::Bars { scale: scale(&shares), rows: shares };
    vec![shares, Block::Bars { scale: Scale::None, rows: others }]
}

/// Harm is rare up to this rate, in percent.
const RARE: f64 = 10.0;

/// From 0 to 100%, or where most harm is rare, on a logarithmic scale on which rates that are a tenth of others are told apart.
/// It reaches as far as the largest of them.
fn scale_of_harm(bars: &[Bar]) -> Scale {
    let rates = bars.iter().filter_map(|bar| bar.extent);
    let rates: Vec<f64> = rates.flat_map(Extent::numbers).collect();
    let least = rates.iter().copied().filter(|&rate| rate > 0.0).fold(f64::INFINITY, f64::min);
    let from = (-3..0).rfind(|&power| 10_f64.powi(power.into()) <= least).unwrap_or(-3);
    let rare = rates.iter().filter(|&&rate| rate <= RARE).count();
    let to = if rare < rates.len() { 2 } else { 1 };
    match least.is_finite() && 2 * rare > rates.len() {
        true => Scale::Logarithmic { from, to },
        false => Scale::Linear,
    }
}

/// Where a percentage lies between 0 and 100.
fn share(quantity: &Quantity) -> Option<Extent> {
    let extent = Extent::of(quantity);
    let is_share = |number| (0.0..=100.0).contains(&number);
    (quantity.unit == Unit::Percent && extent.numbers().all(is_share)).then_some(extent)
}

/// The articles that a patient can be given.
fn for_the_patient(page: &mut PageBuilder<'_>) {
    let catalog = page.catalog;
    let for_every = |at: &EntryRef| matches!(&catalog.entry(*at).body, Body::Topic(topic) if topic.for_every_procedure);
    let ids = catalog.of_kind(Kind::Topic).filter(for_every).map(|at| &catalog.entry(at).id);
    let links = page.in_a_row(ids, &Inline::text(" · "));
    page.section("For the patient", vec![Block::paragraph(links)]);
}

fn evidence(page: &mut PageBuilder<'_>, procedure: &Procedure) {
    let trials = trial::rows(page, page.catalog.relations().trials_of(page.at));
    let mut facts = Vec::new();
    for (number, evidence) in procedure.evidence.iter().enumerate() {
        let label = match evidence.year {
            // A year alone in a row would be of nothing.
            Some(year) => format!("{}\u{a0}{year}", evidence.trial),
            None => evidence.trial.clone(),
        };
        let mut text = page.cited(&evidence.finding, &evidence.cite);
        text.extend(page.by(&format!("evidence[{number}]")));
        facts.push(FactRow { label, text });
    }
    let gone = page.gone("evidence");
    page.section("Evidence", vec![Block::links(trials), Block::facts(facts), gone]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::page::Page;
    use crate::page::layout::lay;

    fn bar(value: f64) -> Bar {
        let extent = Some(Extent { low: None, value: Some(value), high: None });
        let (label, note) = (Vec::new(), Vec::new());
        let value = vec![Inline::text(value.to_string())];
        Bar { label, value, extent, patients: None, tone: Tone::Harm, note }
    }

    #[test]
    fn that_nothing_forbids_a_procedure_has_no_sign_of_a_warning() {
        let catalog = Catalog::embedded();
        let mut told = 0;
        for at in catalog.of_kind(Kind::Procedure) {
            for row in lay(&Page::new(&catalog, at), 80).rows {
                let row: String = row.iter().map(|run| run.text.as_str()).collect();
                assert!(!row.contains("■ None"), "{}: {row}", catalog.id(at));
                told += usize::from(row.contains("• None"));
            }
        }
        assert!(told > 10, "{told}");
    }

    #[test]
    fn no_badge_stands_on_a_page_twice() {
        let catalog = Catalog::embedded();
        for at in catalog.refs() {
            let mut badges = Page::new(&catalog, at).badges;
            let all = badges.len();
            badges.sort_by(|a, b| a.text.cmp(&b.text));
            badges.dedup_by(|a, b| a.text == b.text);
            assert_eq!(badges.len(), all, "{}", catalog.id(at));
        }
    }

    #[test]
    fn no_year_of_a_study_stands_in_a_row_of_its_own() {
        let catalog = Catalog::embedded();
        let page = Page::new(&catalog, catalog.find_ref("adrenal-vein-sampling").unwrap());
        for columns in 24..100 {
            for row in lay(&page, columns).rows {
                let row: String = row.iter().map(|run| run.text.as_str()).collect();
                assert!(row.trim() != "2010", "{columns}");
            }
        }
    }

    #[test]
    fn what_several_sources_say_of_a_measure_stands_together() {
        let mut bars = Vec::new();
        for (number, words) in (0_u8..).zip(["death", "pain", "death, in children", "deaths"]) {
            put(&mut bars, words, bar(number.into()));
        }
        let order: Vec<&str> = bars.iter().map(|(_, bar)| bar.value[0].words()).collect();
        assert_eq!(order, ["0", "2", "1", "3"]);
    }

    #[test]
    fn where_most_harm_is_rare_its_scale_is_logarithmic() {
        let scale =
            |rates: &[f64]| scale_of_harm(&rates.iter().copied().map(bar).collect::<Vec<_>>());
        assert_eq!(scale(&[0.4, 10.0]), Scale::Logarithmic { from: -1, to: 1 });
        assert_eq!(scale(&[0.04, 0.0, 2.0]), Scale::Logarithmic { from: -2, to: 1 });
        assert_eq!(scale(&[0.0004]), Scale::Logarithmic { from: -3, to: 1 });
        assert_eq!(scale(&[0.4, 1.0, 35.0]), Scale::Logarithmic { from: -1, to: 2 });
        assert_eq!(scale(&[0.4, 10.1]), Scale::Linear);
        assert_eq!(scale(&[0.0]), Scale::Linear);
    }

    #[test]
    fn how_many_patients_a_number_rests_on_is_told_in_words_beside_it() {
        let catalog = Catalog::embedded();
        let mut told = 0;
        for at in catalog.of_kind(Kind::Procedure) {
            let Body::Procedure(body) = &catalog.entry(at).body else { continue };
            let outcomes = body.outcomes.iter().map(|one| (one.patients, one.population.as_ref()));
            let harms = body.complications.iter().map(|one| (one.patients, one.note.as_ref()));
            for (patients, words) in outcomes.chain(harms) {
                let Some(patients) = patients else { continue };
                let words = words.map(|words| words.replace(',', "")).unwrap_or_default();
                let mut numbers = words.split(|c: char| !c.is_ascii_digit());
                let number = patients.to_string();
                assert!(numbers.any(|known| known == number), "{}: {words}", catalog.entry(at).id);
                told += 1;
            }
        }
        assert!(told > 200, "{told}");
    }

    #[test]
    fn a_share_of_patients_that_words_count_is_drawn_with_their_number() {
        let catalog = Catalog::embedded();
        for at in catalog.of_kind(Kind::Procedure) {
            let Body::Procedure(body) = &catalog.entry(at).body else { continue };
            let outcomes = body.outcomes.iter();
            let outcomes = outcomes.map(|one| (&one.value, one.patients, one.population.as_ref()));
            let harms = body.complications.iter();
            let harms =
                harms.filter_map(|one| Some((one.rate.as_ref()?, one.patients, one.note.as_ref())));
            for (quantity, patients, words) in outcomes.chain(harms) {
                let (Some(share), None, Some(words)) = (quantity.value, patients, words) else {
                    continue;
                };
                let words: Vec<&str> = words.split_whitespace().collect();
                let number = |word: &str| word.replace(',', "").parse::<f64>().ok();
                for said in words.windows(4) {
                    let [some, "of", all, who] = *said else { continue };
                    let (Some(some), Some(all)) = (number(some), number(all)) else { continue };
                    let are_people =
                        ["patients", "women", "men"].iter().any(|one| who.starts_with(one));
                    let is_share = (100.0 * some / all - share).abs() < 0.5;
                    assert!(!are_people || !is_share, "{}: {words:?}", catalog.id(at));
                }
            }
        }
    }
}
