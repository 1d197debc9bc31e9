//! Imaging: the modalities on one scale, and the doses that they give.

use crate::catalog::{Body, Dose, Entry, EntryRef, Grade, Kind, Modality, Unit};
use crate::page::citations::Citations;
use crate::page::{Bar, Block, Extent, Inline, Scale, Section, Tone};
use crate::text::{capital, sort_by, sort_by_key};

pub const LEAD: &str =
    "How the modalities stand beside each other, and how much radiation they give.";

/// The columns of the matrix, in short, since all of them are read in one look.
const PROPERTIES: [&str; 8] =
    ["modality", "detail", "soft tissue", "vessels", "depth", "hands", "bedside", "cost"];

/// What stands behind a modality that works with ionizing radiation.
const IONIZING: &str = "▲";

/// Whose judgment it is.
const OURS: &str = "Our judgment on one scale, not measured. ";

/// What the columns mean whose titles are short.
const MEANING: &str = "Detail: how fine; vessels: lumen and flow; depth: past gas and bone; hands: room for hands and tools; \
    bedside: how easily it comes to the patient.";

/// What is held against each other among the doses, and what cannot be.
const DOSES: &str = "Single studies and reference levels, as each bar says, from low to high on logarithmic scales. Kinds of dose do \
    not compare with each other.";

/// The orders of the matrix: as the modalities are listed, and by each column.
pub const ORDERS: [&str; 8] = PROPERTIES;

pub fn sections(citations: &mut Citations<'_>, order: usize) -> Vec<Section> {
    vec![
        Section::new("Which modality shows what, and at what price?", matrix(citations, order)),
        Section::new("How much radiation does it give?", doses(citations)),
    ]
}

fn modalities<'c>(citations: &Citations<'c>) -> Vec<(EntryRef, &'c Entry, &'c Modality)> {
    let catalog = citations.catalog;
    let modality = |at| match &catalog.entry(at).body {
        Body::Modality(modality) => Some((at, catalog.entry(at), &**modality)),
        _ => None,
    };
    catalog.of_kind(Kind::Modality).filter_map(modality).collect()
}

fn matrix(citations: &Citations<'_>, order: usize) -> Vec<Block> {
    let row = |(at, _, modality): (EntryRef, &Entry, &Modality)| {
        let comparison = modality.comparison.as_ref()?;
        let mut name = citations.link(at);
        name.extend(modality.ionizing.then(|| Inline::strong(format!("\u{a0}{IONIZING}"))));
        name.extend(citations.changed(at, "comparison").or_else(|| citations.brought(at)));
        let level = |grade: Grade| {
            vec![Inline::Level { text: grade.name().to_owned(), level: grade as usize }]
        };
        Some([name].into_iter().chain(comparison.grades().map(level)).collect())
    };
    let mut rows: Vec<Vec<Vec<Inline>>> =
        modalities(citations).into_iter().filter_map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let level = |row: &Vec<Vec<Inline>>| match row.get(order).map(Vec::as_slice) {
        Some([Inline::Level { level, .. }]) => Some(*level),
        _ => None,
    };
    sort_by_key(&mut rows, |row| std::cmp::Reverse(level(row)));
    let mut legend = vec![
        Inline::Steps { names: Grade::ALL.map(|grade| grade.name().to_owned()).to_vec() },
        Inline::muted(OURS),
        Inline::strong(IONIZING),
        Inline::muted("\u{a0}ionizing radiation"),
    ];
    let columns = PROPERTIES.map(str::to_owned).to_vec();
    let meaning = vec![Inline::muted(MEANING)];
    if let Some(column) = ORDERS.get(order).filter(|_| order > 0) {
        legend.push(Inline::muted(". Sorted by "));
        legend.push(Inline::strong(*column));
        legend.push(Inline::muted(", the highest first."));
    }
    vec![Block::paragraph(legend), Block::Matrix { columns, rows }, Block::paragraph(meaning)]
}

/// The doses of one unit.
struct Doses<'c> {
    unit: Unit,
    rows: Vec<(EntryRef, usize, &'c Dose)>,
}

fn doses(citations: &mut Citations<'_>) -> Vec<Block> {
    let mut units: Vec<Doses<'_>> = Vec::new();
    for (at, _, modality) in modalities(citations) {
        for (number, dose) in modality.dose.iter().enumerate() {
            let row = (at, number, dose);
            let unit = dose.value.unit;
            match units.iter_mut().find(|doses| doses.unit == unit) {
                Some(doses) => doses.rows.push(row),
                None => units.push(Doses { unit, rows: vec![row] }),
            }
        }
    }
    // What most is known of first.
    sort_by_key(&mut units, |doses| std::cmp::Reverse(doses.rows.len()));
    let mut blocks = Vec::new();
    for mut doses in units {
        sort_by(&mut doses.rows, |(.., a), (.., b)| a.value.span().0.total_cmp(&b.value.span().0));
        blocks.extend(bars(citations, &doses));
    }
    let removed =
        modalities(citations).into_iter().flat_map(|(at, ..)| citations.removed_of(at, "dose"));
    blocks.extend(removed.map(|line| Block::paragraph(vec![line])));
    if !blocks.is_empty() {
        blocks.insert(0, Block::paragraph(vec![Inline::muted(DOSES)]));
    }
    blocks
}

/// What the doses of one unit are called, and their bars.
fn bars(citations: &mut Citations<'_>, doses: &Doses<'_>) -> [Block; 2] {
    // What all of them measure is told once.
    let measure = |dose: &Dose| dose.measure.split_once(", ").map(|(what, _)| what.to_owned());
    let first = doses.rows.first().and_then(|(.., dose)| measure(dose));
    let shared = first
        .filter(|first| doses.rows.iter().all(|(.., dose)| measure(dose).as_ref() == Some(first)));
    let bar = |&(at, number, dose): &(EntryRef, usize, &Dose)| {
        let rest = dose.measure.split_once(", ").filter(|_| shared.is_some());
        let what = rest.map_or(dose.measure.as_str(), |(_, rest)| rest);
        let mut note = citations.link(at);
        let where_and_when = dose.where_and_when();
        if !where_and_when.is_empty() {
            note.push(Inline::text(format!(" · {}", where_and_when.join(" "))));
        }
        if let Some(population) = &dose.population {
            note.push(Inline::text(" · "));
            note.extend(citations.prose(population));
        }
        let changed = citations.changed(at, &format!("dose[{number}]"));
        note.extend(changed.or_else(|| citations.brought(at)));
        Bar {
            label: citations.prose(&capital(what)),
            value: citations.number(&dose.value, &dose.cite),
            extent: Some(Extent::of(&dose.value)).filter(|of| of.numbers().all(|dose| dose > 0.0)),
            patients: None,
            tone: Tone::Neutral,
            note,
        }
    };
    let rows: Vec<Bar> = doses.rows.iter().map(bar).collect();
    let title = match &shared {
        Some(shared) => format!("{}, {}", capital(shared), doses.unit.name()),
        None => format!("Dose, {}", doses.unit.name()),
    };
    [Block::paragraph(vec![Inline::strong(title)]), Block::Bars { scale: scale(&rows), rows }]
}

/// The powers of ten between which all bars lie.
fn scale(bars: &[Bar]) -> Scale {
    let doses = || bars.iter().filter_map(|bar| bar.extent).flat_map(Extent::numbers);
    let power =
        |reached: &dyn Fn(f64) -> bool| (-9..9).find(|&power| reached(10_f64.powi(power.into())));
    let least = doses().fold(f64::INFINITY, f64::min);
    let most = doses().fold(0.0, f64::max);
    let from = power(&|ten| ten * 10.0 > least).unwrap_or_default();
    let to = power(&|ten| ten >= most).unwrap_or_default();
    Scale::Tenfold { from, to: to.max(from + 1) }
}
