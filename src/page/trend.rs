//! The page of a trend.

use super::draft::Draft;
use super::{Block, Marker};
use crate::catalog::{Trend, TrendStatus};

pub fn write(draft: &mut Draft<'_>, trend: &Trend) {
    match trend.status {
        TrendStatus::Withdrawn => draft.warning(trend.status.name().to_owned()),
        status => draft.badges([status.name().to_owned()]),
    }
    draft.badges(trend.since.map(|since| format!("since {since}")));

    let paragraphs = draft.lines("description", &trend.description);
    let paragraphs = paragraphs.into_iter().map(Block::Paragraph).collect();
    draft.section("What", paragraphs);
    draft.list("Examples", "examples", &trend.examples);
    draft.list("Evidence", "evidence", &trend.evidence);
    let withdrawn = draft.items(Marker::Alarm, "withdrawn", &trend.withdrawn);
    draft.section("Given up", withdrawn.into());
}
