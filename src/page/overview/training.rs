//! Training: how long each pathway takes, country by country.

use crate::catalog::{Body, EntryRef, Kind, Pathway, Quantity, Stage, StageKind};
use crate::page::citations::Citations;
use crate::page::kind::STAGES;
use crate::page::prose::Names as _;
use crate::page::{Block, Career, CareerGroup, CareerStage, Careers, Inline, Picture, Section};
use crate::text::{capital, sort_by, sort_by_key};

pub const LEAD: &str = "How long the ways to a role are, country by country. The page of a pathway says what each stage asks for, \
    and its exams.";

/// How the years are counted: what medical school takes is told for few countries.
const ABOUT: &str = "Counted from the end of medical school, or of the first degree. Only stages whose length our data tells \
    are counted; ? stands for each of the others, which may lie beside or within them. Exams take no years.";

/// By what the ways are sorted: under their roles, or all in one list.
pub const ORDERS: [&str; 3] = ["role", "country", "years in total"];

/// What stands over the ways to every role in one list.
const EVERY_ROLE: &str = "Every role";

/// A way with what it is sorted by, and its row in words.
struct Way<'c> {
    role: &'c str,
    country: &'c str,
    career: Career,
    row: Vec<Vec<Inline>>,
}

pub fn sections(citations: &mut Citations<'_>, order: usize) -> Vec<Section> {
    let mut about = vec![Inline::muted(ABOUT)];
    if let Some(key) = ORDERS.get(order).filter(|_| order > 0) {
        about.push(Inline::muted(" Sorted by "));
        about.push(Inline::strong(*key));
        about.push(Inline::muted("."));
    }
    let mut alt = vec![Block::paragraph(about.clone())];
    let mut groups = Vec::new();
    for (title, ways) in sorted(ways(citations), order) {
        let (careers, rows) = ways.into_iter().map(|way| (way.career, way.row)).unzip();
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
    vec![Section::new("How long does it take after medical school?", blocks)]
}

/// Every way, those to the role that most pathways lead to first.
fn ways<'c>(citations: &mut Citations<'c>) -> Vec<Way<'c>> {
    let catalog = citations.catalog;
    let mut roles: Vec<(&str, Vec<(EntryRef, &Pathway)>)> = Vec::new();
    for at in catalog.of_kind(Kind::Pathway) {
        let Body::Pathway(pathway) = &catalog.entry(at).body else { continue };
        match roles.iter_mut().find(|(role, _)| *role == pathway.role) {
            Some((_, pathways)) => pathways.push((at, pathway)),
            None => roles.push((&pathway.role, vec![(at, pathway)])),
        }
    }
    sort_by_key(&mut roles, |(_, pathways)| std::cmp::Reverse(pathways.len()));
    let mut ways = Vec::new();
    for (at, pathway) in roles.into_iter().flat_map(|(_, pathways)| pathways) {
        for route in pathway.routes() {
            let stages: Vec<&Stage> = pathway
                .on_route(route)
                .map(|(_, stage)| stage)
                .filter(|stage| is_counted(stage))
                .collect();
            let career = career(citations, at, (pathway, route), &stages);
            let told = vec![Inline::text(in_words(&stages))];
            let row = vec![career.name.clone(), career.total.clone(), told];
            ways.push(Way { role: &pathway.role, country: &pathway.country, career, row });
        }
    }
    ways
}

/// The ways under their roles, or all under one title, each with its role.
fn sorted(mut ways: Vec<Way<'_>>, order: usize) -> Vec<(String, Vec<Way<'_>>)> {
    match order {
        1 => sort_by(&mut ways, |a, b| a.country.cmp(b.country)),
        2 => sort_by(&mut ways, |a, b| in_total(&a.career).total_cmp(&in_total(&b.career))),
        _ => {
            let mut groups: Vec<(String, Vec<Way<'_>>)> = Vec::new();
            for way in ways {
                let title = capital(way.role);
                match groups.last_mut().filter(|(last, _)| *last == title) {
                    Some((_, ways)) => ways.push(way),
                    None => groups.push((title, vec![way])),
                }
            }
            return groups;
        }
    }
    for way in &mut ways {
        let role = Inline::muted(format!(" · {}", way.role));
        for name in [Some(&mut way.career.name), way.row.first_mut()].into_iter().flatten() {
            name.push(role.clone());
        }
    }
    if ways.is_empty() { Vec::new() } else { vec![(EVERY_ROLE.to_owned(), ways)] }
}

/// The least years of all stages whose length is told; what tells none comes last.
fn in_total(career: &Career) -> f64 {
    let told: Vec<f64> = career.stages.iter().filter_map(|stage| Some(stage.years?.0)).collect();
    if told.is_empty() { f64::INFINITY } else { told.iter().sum() }
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
    let (mut drawn, mut cite, mut is_open) = (Vec::new(), Vec::new(), false);
    for stage in stages {
        let years = stage.years.as_ref().map(Quantity::span);
        let told = told(citations, (pathway, route), stage);
        drawn.push(CareerStage { name: stage.name.clone(), kind: stage.kind, years, told });
        if let Some(years) = &stage.years {
            is_open |= years.value.is_none() && years.high.is_none();
            cite.extend(stage.cite.iter().chain(&years.cite).cloned());
        }
    }
    let counted: Vec<(f64, f64)> = drawn.iter().filter_map(|stage| stage.years).collect();
    let untold = drawn.len() - counted.len();
    let least: f64 = counted.iter().map(|(least, _)| least).sum();
    let most: f64 = counted.iter().map(|(_, most)| most).sum();
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
    let section = route.unwrap_or(STAGES).to_owned();
    Career { id: entry.id.clone(), section, name, stages: drawn, total }
}

/// The stages with their lengths, as far as these are told.
fn in_words(stages: &[&Stage]) -> String {
    stages.iter().map(|stage| stage_in_words(stage)).collect::<Vec<_>>().join(" · ")
}

fn stage_in_words(stage: &Stage) -> String {
    let years = stage.years.as_ref().map_or("?".to_owned(), ToString::to_string);
    format!("{} {years}", stage.kind.name())
}

/// What is said of a stage once it is chosen: of which way, as the table has it, and what it is called.
fn told(
    citations: &mut Citations<'_>,
    (pathway, route): (&Pathway, Option<&str>),
    stage: &Stage,
) -> Vec<Inline> {
    let route = route.map(|route| format!(": {route}")).unwrap_or_default();
    let mut told = vec![
        Inline::strong(format!("{}{route}", pathway.country)),
        Inline::text(format!(" · {} · {}", stage_in_words(stage), stage.name)),
    ];
    if let Some(years) = &stage.years {
        let cite: Vec<String> = stage.cite.iter().chain(&years.cite).cloned().collect();
        told.extend(citations.cites(&cite));
    }
    told
}
