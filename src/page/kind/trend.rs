//! The page of a trend.

use crate::catalog::{Trend, TrendStatus};
use crate::page::builder::PageBuilder;
use crate::page::{Block, Marker};

pub fn write(page: &mut PageBuilder<'_>, trend: &Trend) {
    match trend.status {
        TrendStatus::Withdrawn => page.warning(trend.status.name().to_owned()),
        status => page.badges([status.name().to_owned()]),
    }
    page.badges(trend.since.map(|since| format!("since {since}")));

    let paragraphs = page.lines("description", &trend.description);
    let paragraphs = paragraphs.into_iter().map(Block::paragraph).collect();
    page.section("What", paragraphs);
    page.list("Examples", "examples", &trend.examples);
    page.list("Evidence", "evidence", &trend.evidence);
    let withdrawn = page.items(Marker::Alarm, "withdrawn", &trend.withdrawn);
    page.section("Given up", withdrawn.into());
}
