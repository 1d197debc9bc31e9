//! Training: how long each pathway takes, country by country.

use crate::catalog::{Body, EntryRef, Kind, Pathway, Stage, StageKind};
use crate::page::citations::Citations;
use crate::page::prose::Names as _;
use crate::page::{Block, Career, CareerGroup, CareerStage, Careers, Inline, Picture, Section};
use crate::text::capital;

pub const LEAD: &str = "How long the ways to a role are, country by country. The page of a pathway says what each stage asks for, \
    and its exams.";

/// How the years are counted: what medical school takes is told for few countries.
const ABOUT: &str = "Counted from the end of medical school, or of the first degree. Only stages whose length our data tells \
    are counted; ? stands for each of the others, which may lie beside or within them. Exams take no years.";

pub fn sections(citations: &mut Citations<'_>) -> Vec<Section> {
    let catalog = citations.catalog;
    let mut roles: Vec<(&str, Vec<(EntryRef, &Pathway)>)> = Vec::new();
    for at in catalog.of_kind(Kind::Pathway) {
        let Body::Pathway(pathway) = &catalog.entry(at).body else { continue };
        match roles.iter_mut().find(|(role, _)| *role == pathway.role) {
            Some((_, pathways)) => pathways.push((at, pathway)),
            None => roles.push((&pathway.role, vec![(at, pathway)])),
        }
    }
    // The role that most countries tell of first.
    roles.sort_by_key(|(_, pathways)| std::cmp::Reverse(pathways.len()));
    let about = vec![Inline::muted(ABOUT)];
    let mut alt = vec![Block::paragraph(about.clone())];
    let mut groups = Vec::new();
    for (role, pathways) in roles {
        let (mut careers, mut rows) = (Vec::new(), Vec::new());
        for (at, pathway) in pathways {
            for route in pathway.routes() {
                let stages: Vec<&Stage> = pathway
                    .on_route(route)
                    .map(|(_, stage)| stage)
                    .filter(|stage| is_counted(stage))
                    .collect();
                let career = career(citations, at, (pathway, route), &stages);
                let told = vec![Inline::text(in_words(&stages))];
                rows.push(vec![career.name.clone(), career.total.clone(), told]);
                careers.push(career);
            }
        }
        let title = capital(role);
        let columns = ["pathway", "years", "stages"].map(str::to_owned).to_vec();
        alt.push(Block::paragraph(vec![Inline::strong(title.clone())]));
        alt.push(Block::Table { columns, rows });
        groups.push(CareerGroup { title, careers });
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let picture = Picture::Careers(Careers { about, groups });
    let blocks = vec![Block::Picture { picture, under: Vec::new(), alt }];
    vec![Section { title: "How long does it take after medical school?".to_owned(), blocks }]
}

/// Whether a stage lies behind medical school and takes time.
const fn is_counted(stage: &Stage) -> bool {
    match stage.kind {
        StageKind::Undergraduate
        | StageKind::MedicalSchool
        | StageKind::Certification
        | StageKind::Maintenance => false,
        StageKind::Internship
        | StageKind::Residency
        | StageKind::Fellowship
        | StageKind::Experience => true,
    }
}

fn career(
    citations: &mut Citations<'_>,
    at: EntryRef,
    (pathway, route): (&Pathway, Option<&str>),
    stages: &[&Stage],
) -> Career {
    let entry = citations.catalog.entry(at);
    let mut name = vec![citations.link_to(&entry.id, pathway.country.clone())];
    name.extend(route.map(|route| Inline::text(format!(": {route}"))));
    name.extend(citations.changed(at, "stages").or_else(|| citations.brought(at)));
    let told = stages.iter().filter_map(|stage| Some((stage, stage.years.as_ref()?)));
    let (mut counted, mut cite, mut is_open) = (Vec::new(), Vec::new(), false);
    for (stage, years) in told {
        let (least, most) = years.span();
        counted.push(CareerStage { kind: stage.kind, least, most });
        is_open |= years.value.is_none() && years.high.is_none();
        cite.extend(stage.cite.iter().chain(&years.cite).cloned());
    }
    let untold = stages.len() - counted.len();
    let least: f64 = counted.iter().map(|stage| stage.least).sum();
    let most: f64 = counted.iter().map(|stage| stage.most).sum();
    let words = match (counted.is_empty(), is_open, least < most) {
        (true, ..) => String::new(),
        (_, true, _) => format!("≥\u{a0}{least}\u{a0}y"),
        (_, _, true) => format!("{least}–{most}\u{a0}y"),
        _ => format!("{least}\u{a0}y"),
    };
    let more = if counted.is_empty() { "?" } else { "\u{a0}+\u{a0}?" };
    let mut total = vec![Inline::strong(words)];
    total.extend((untold > 0).then(|| Inline::muted(more)));
    total.extend(citations.cites(&cite));
    Career { name, stages: counted, untold, total }
}

/// The stages with their lengths, as far as these are told.
fn in_words(stages: &[&Stage]) -> String {
    let words = |stage: &&Stage| {
        let years = stage.years.as_ref().map_or("?".to_owned(), ToString::to_string);
        format!("{} {years}", stage.kind.name())
    };
    stages.iter().map(words).collect::<Vec<_>>().join(" · ")
}
