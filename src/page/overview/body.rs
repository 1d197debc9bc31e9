//! The body: how many conditions belong to each of its regions, how much is done for them, and how much was tried.

use crate::catalog::{BodyRegion, Kind};
use crate::page::citations::Citations;
use crate::page::outline::Outline;
use crate::page::{Block, BodyCount, BodyMap, Inline, Picture, Section};
use crate::text::capital;

pub const LEAD: &str = "Where in the body the conditions are, how many procedures treat or find them, and how many trials are about \
    them. A region that is chosen is searched, and finds as many.";

/// What is counted.
const COUNTED: &str = "A procedure or trial counts once for each region of its conditions; a technique in general does not.";

pub fn sections(citations: &Citations<'_>) -> Vec<Section> {
    let catalog = citations.catalog;
    let of_kind = |kind| catalog.of_kind(kind).map(|at| catalog.regions_of(at)).collect::<Vec<_>>();
    let [conditions, procedures, trials] =
        [Kind::Condition, Kind::Procedure, Kind::Trial].map(of_kind);
    let there =
        |of: &[Vec<BodyRegion>], region| of.iter().filter(|at| at.contains(&region)).count();
    let count = |region| BodyCount {
        region,
        conditions: there(&conditions, region),
        procedures: there(&procedures, region),
        trials: there(&trials, region),
    };
    let counts = BodyRegion::ALL.map(count);
    if counts.iter().all(|count| count.conditions == 0) {
        return Vec::new();
    }
    let row = |count: &BodyCount| {
        let numbers = count.numbers().map(|number| vec![Inline::text(number.to_string())]);
        let (text, typed) = (capital(count.region.name()), Some(count.query()));
        [vec![Inline::Query { text, typed }]].into_iter().chain(numbers).collect()
    };
    let columns = BodyMap::COLUMNS.map(str::to_owned).to_vec();
    let rows = counts.iter().map(row).collect();
    let alt = vec![Block::Matrix { columns, rows }];
    let picture =
        Picture::Body(BodyMap { outline: Outline::own().clone(), counts: counts.to_vec() });
    let counted = Block::paragraph(vec![Inline::muted(COUNTED)]);
    let blocks = vec![Block::Picture { picture, under: Vec::new(), alt }, counted];
    vec![Section::new("How much is there for each part of the body?", blocks)]
}
