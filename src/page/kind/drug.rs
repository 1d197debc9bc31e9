//! The page of a drug.

use super::safety;
use crate::catalog::{Drug, Risk};
use crate::page::builder::PageBuilder;
use crate::page::{Block, drug_rules};

pub fn write(page: &mut PageBuilder<'_>, drug: &Drug) {
    page.badges([drug.class.clone()]);
    let catalog = page.catalog;
    let rules = |risk| Some((risk, catalog.drug_rules(page.at, &[catalog.rules(risk)])?));
    let classes: Vec<_> = Risk::ALL.into_iter().filter_map(rules).collect();
    let mut blocks: Vec<Block> = drug_rules::week_of_drug(page, &classes).into_iter().collect();
    blocks.extend(["hold", "restart"].map(|key| page.gone(key)));
    page.section("Hold, restart", blocks);
    safety::doses(page, &drug.doses);
    page.paragraph("Reversal", "reversal", drug.reversal.as_ref());
    let mut facts = Vec::new();
    facts.extend(page.fact("works by", "mechanism", drug.mechanism.as_ref()));
    facts.extend(page.measure("half-life", "half_life", drug.half_life.as_ref()));
    facts.extend(page.fact("monitoring", "monitoring", drug.monitoring.as_ref()));
    page.section("The drug", vec![Block::facts(facts)]);
    page.list("Notes", "notes", &drug.notes);
}
