//! The body: how many conditions belong to each of its regions, and how much is done for them.

use crate::catalog::{Body, BodyRegion, Kind};
use crate::page::citations::Citations;
use crate::page::outline::Outline;
use crate::page::{Block, BodyCount, BodyMap, Inline, Picture, Section};
use std::collections::HashSet;

pub const LEAD: &str = "Where in the body the conditions are, and how many procedures treat or find them. A region that is \
    chosen is searched.";

/// What is counted.
const COUNTED: &str = "A procedure counts once for each region in which it treats or finds a condition; a technique in general \
    does not.";

pub fn sections(citations: &Citations<'_>) -> Vec<Section> {
    let catalog = citations.catalog;
    let count = |region| {
        let is_there = |at: &_| matches!(&catalog.entry(*at).body, Body::Condition(condition) if condition.body_region == region);
        let conditions: Vec<_> = catalog.of_kind(Kind::Condition).filter(is_there).collect();
        let treatments = conditions.iter().flat_map(|&at| catalog.relations().treatments_of(at));
        let special = treatments.filter(|treatment| !treatment.general);
        let procedures: HashSet<_> = special.map(|treatment| treatment.procedure).collect();
        BodyCount { region, conditions: conditions.len(), procedures: procedures.len() }
    };
    let counts = BodyRegion::ALL.map(count);
    if counts.iter().all(|count| count.conditions == 0) {
        return Vec::new();
    }
    let row = |count: &BodyCount| {
        let numbers = [count.conditions, count.procedures];
        let numbers = numbers.map(|number| vec![Inline::text(number.to_string())]);
        [vec![Inline::Query { text: count.query() }]].into_iter().chain(numbers).collect()
    };
    let columns = BodyMap::COLUMNS.map(str::to_owned).to_vec();
    let rows = counts.iter().map(row).collect();
    let alt = vec![Block::Matrix { columns, rows }];
    let picture = Picture::Body(BodyMap { outline: Outline::own(), counts: counts.to_vec() });
    let counted = Block::paragraph(vec![Inline::muted(COUNTED)]);
    let blocks = vec![Block::Picture { picture, under: Vec::new(), alt }, counted];
    vec![Section::new("How much is there for each part of the body?", blocks)]
}
