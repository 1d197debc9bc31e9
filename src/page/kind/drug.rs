//! The page of a drug.

use super::safety;
use crate::catalog::{Drug, Risk};
use crate::page::builder::PageBuilder;
use crate::page::{Block, FactRow, Inline, drug_rules};
use crate::text::capital;

pub fn write(page: &mut PageBuilder<'_>, drug: &Drug) {
    page.badges([drug.class.clone()]);
    let catalog = page.catalog;
    let mut blocks = Vec::new();
    for risk in Risk::ALL {
        let Some(rules) = catalog.drug_rules(page.at, &[catalog.rules(risk)]) else { continue };
        blocks.push(Block::paragraph(vec![Inline::strong(capital(risk.name()))]));
        let mut facts = Vec::new();
        for body in &rules.bodies {
            let mut label = body.by.to_owned();
            for line in drug_rules::lines(page, body) {
                let text = if body.first { drug_rules::strong(line) } else { line };
                facts.push(FactRow { label: std::mem::take(&mut label), text });
            }
        }
        blocks.push(Block::facts(facts));
    }
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
