//! The rules for drugs before procedures: a body's lines, and the table for a class of bleeding risk.

use super::builder::PageBuilder;
use super::{Block, FactRow, Inline, LinkRow};
use crate::catalog::{BodyRules, DrugRules, Rules};
use crate::text::{capital, uncapital};

/// How the table is to be read.
const HOW_TO_READ: &str = "Bold: the guideline of this page’s class, or by its name the body that stands in where that \
    one is silent or was not read. Under it what others say for their own classes of low and high risk.";

/// The rules for drugs before procedures of `classes`, under the headings that a reader looks for.
pub fn table(
    page: &mut PageBuilder<'_>,
    drugs: &[DrugRules<'_>],
    classes: &[Rules<'_>],
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in drugs.chunk_by(|a, b| a.group == b.group) {
        let heading = group.first().map_or("", |rules| rules.group.name());
        blocks.push(Block::paragraph(vec![Inline::strong(capital(heading))]));
        blocks.push(Block::links(group.iter().map(|rules| row(page, rules, classes)).collect()));
    }
    if !blocks.is_empty() {
        blocks.push(Block::paragraph(vec![Inline::muted(HOW_TO_READ)]));
    }
    blocks
}

/// A drug with the rule of the page's own guideline, a line each, and those of other bodies under it.
fn row(page: &mut PageBuilder<'_>, rules: &DrugRules<'_>, classes: &[Rules<'_>]) -> LinkRow {
    let class = rules.bodies.first().map(|body| body.risk);
    let of_class = classes.iter().find(|known| Some(known.risk) == class);
    let guideline = of_class.and_then(|known| known.guideline);
    let mut row = page.link("", rules.drug, Vec::new());
    for body in &rules.bodies {
        let label = match class == Some(body.risk) {
            true => body.by.to_owned(),
            false => format!("{}, {}", body.by, body.risk.name()),
        };
        if !body.first {
            row.more.push(FactRow { label, text: in_a_line(page, body) });
            continue;
        }
        // The reader knows whose page it is; another body that stands in is named.
        let mut label = if guideline == Some(body.by) { String::new() } else { label };
        for line in lines(page, body) {
            row.more.push(FactRow { label: std::mem::take(&mut label), text: strong(line) });
        }
    }
    let removed = |key| page.removed_of(rules.drug, key);
    let gone = ["hold", "restart"].into_iter().flat_map(removed);
    row.more.extend(gone.map(|text| FactRow { label: String::new(), text: vec![text] }));
    if row.more.first().is_some_and(|first| first.label.is_empty()) {
        row.note = row.more.remove(0).text;
    }
    row
}

pub fn strong(text: Vec<Inline>) -> Vec<Inline> {
    let strong = |inline| match inline {
        Inline::Text { text: words } => Inline::strong(words),
        other => other,
    };
    text.into_iter().map(strong).collect()
}

/// What one body says, a line each: what is done before, by patient and dose, and when the drug is given again.
pub fn lines(page: &mut PageBuilder<'_>, body: &BodyRules<'_>) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    for hold in &body.holds {
        let in_whom = [hold.kidneys.as_ref(), hold.when.as_ref()];
        let mut line = rule(page, &hold.words(), in_whom, &hold.cite);
        line.extend(page.by_other(hold.entry, &format!("hold[{}]", hold.number)));
        lines.push(line);
    }
    for restart in &body.restarts {
        let in_whom = [restart.kidneys.as_ref(), restart.when.as_ref()];
        let mut line = vec![Inline::muted("restart ")];
        line.extend(rule(page, &restart.words(), in_whom, &restart.cite));
        line.extend(page.by_other(restart.entry, &format!("restart[{}]", restart.number)));
        lines.push(line);
    }
    lines
}

/// What one body says in one line.
fn in_a_line(page: &mut PageBuilder<'_>, body: &BodyRules<'_>) -> Vec<Inline> {
    let mut text = Vec::new();
    for line in lines(page, body) {
        if !text.is_empty() {
            text.push(Inline::muted(" · "));
        }
        text.extend(line);
    }
    text
}

/// One rule behind the patients for whom it holds, with its sources.
fn rule(
    page: &mut PageBuilder<'_>,
    words: &str,
    in_whom: [Option<&String>; 2],
    cite: &[String],
) -> Vec<Inline> {
    let in_whom: Vec<&str> = in_whom.into_iter().flatten().map(String::as_str).collect();
    let mut text = Vec::new();
    if !in_whom.is_empty() {
        text.extend(page.prose(&in_whom.join("; ")));
        text.push(Inline::text(" → "));
    }
    text.extend(page.prose(&uncapital(words)));
    text.extend(page.cites(cite));
    text
}
