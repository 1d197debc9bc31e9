//! The pages of the kinds of entries, a file each.

mod condition;
mod drug;
mod milestone;
mod modality;
mod pathway;
mod procedure;
mod safety;
mod topic;
mod trend;
mod trial;
mod word;

pub use word::on_page as words_on;

use super::builder::PageBuilder;
use crate::catalog::Body;

/// Adds what an entry of its kind says.
pub fn write(page: &mut PageBuilder<'_>, body: &Body) {
    match body {
        Body::Condition(condition) => condition::write(page, condition),
        Body::Procedure(procedure) => procedure::write(page, procedure),
        Body::Modality(modality) => modality::write(page, modality),
        Body::Safety(safety) => safety::write(page, safety),
        Body::Pathway(pathway) => pathway::write(page, pathway),
        Body::Milestone(milestone) => milestone::write(page, milestone),
        Body::Trend(trend) => trend::write(page, trend),
        Body::Topic(topic) => topic::write(page, topic),
        Body::Drug(drug) => drug::write(page, drug),
        Body::Trial(trial) => trial::write(page, trial),
        Body::Word(word) => word::write(page, word),
    }
}
