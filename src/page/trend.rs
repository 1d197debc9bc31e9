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

    let paragraphs = trend.description.iter().map(|text| Block::Paragraph(draft.prose(text)));
    let paragraphs = paragraphs.collect();
    draft.section("What", paragraphs);
    draft.list("Examples", &trend.examples);
    draft.list("Evidence", &trend.evidence);
    let withdrawn = draft.items(Marker::Alarm, &trend.withdrawn);
    draft.section("Given up", vec![withdrawn]);
}
