//! The rules for drugs before procedures: a body's lines, and the table for a class of bleeding risk.

use super::builder::PageBuilder;
use super::{Block, Course, FactRow, Inline, LinkRow, Picture, WeekDrug, WeekGroup, WeekLine};
use crate::catalog::{BodyRules, DrugRules, Rules};
use crate::text::{capital, uncapital};

/// How the table is to be read.
const HOW_TO_READ: &str = "Bold: the guideline of this page’s class, or by its name the body that stands in where that \
    one is silent or was not read. Under it what others say for their own classes of low and high risk.";

/// The same where the table stands under a picture of what is bold in it.
const UNDER_THE_PICTURE: &str = "Above: the guideline of this page’s class, or by its name the body that stands in where \
    that one is silent or was not read. What others say for their own classes of low and high risk:";

/// Which bodies are told of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bodies {
    /// All of them.
    All,
    /// All but the one that stands first.
    Others,
}

/// The rules for drugs before procedures of `classes`, under the headings that a reader looks for.
pub fn table(
    page: &mut PageBuilder<'_>,
    drugs: &[DrugRules<'_>],
    classes: &[Rules<'_>],
) -> Vec<Block> {
    let mut blocks = groups(page, drugs, classes, Bodies::All);
    if !blocks.is_empty() {
        blocks.push(Block::paragraph(vec![Inline::muted(HOW_TO_READ)]));
    }
    blocks
}

/// The same, with what stands first drawn on the days around the procedure where there is room.
pub fn week(
    page: &mut PageBuilder<'_>,
    drugs: &[DrugRules<'_>],
    classes: &[Rules<'_>],
) -> Vec<Block> {
    let alt = table(page, drugs, classes);
    if alt.is_empty() {
        return alt;
    }
    let mut week = Vec::new();
    for group in by_group(drugs) {
        let drugs = group.iter().map(|rules| drawn(page, rules, classes)).collect();
        week.push(WeekGroup { title: heading(group), drugs });
    }
    let mut under = groups(page, drugs, classes, Bodies::Others);
    if !under.is_empty() {
        under.insert(0, Block::paragraph(vec![Inline::muted(UNDER_THE_PICTURE)]));
    }
    vec![Block::Picture { picture: Picture::Week(week), under, alt }]
}

fn by_group<'r, 'c>(drugs: &'r [DrugRules<'c>]) -> impl Iterator<Item = &'r [DrugRules<'c>]> {
    drugs.chunk_by(|a, b| a.group == b.group)
}

fn heading(group: &[DrugRules<'_>]) -> String {
    capital(group.first().map_or("", |rules| rules.group.name()))
}

fn groups(
    page: &mut PageBuilder<'_>,
    drugs: &[DrugRules<'_>],
    classes: &[Rules<'_>],
    told: Bodies,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in by_group(drugs) {
        let rows = group.iter().map(|rules| row(page, rules, classes, told));
        let rows: Vec<LinkRow> =
            rows.filter(|row| told == Bodies::All || !row.more.is_empty()).collect();
        if !rows.is_empty() {
            blocks.push(Block::paragraph(vec![Inline::strong(heading(group))]));
            blocks.push(Block::links(rows));
        }
    }
    blocks
}

/// Whose rules they are; empty where it is the guideline of the page, which the reader knows.
fn whose(body: &BodyRules<'_>, rules: &DrugRules<'_>, classes: &[Rules<'_>]) -> String {
    let class = rules.bodies.first().map(|body| body.risk);
    let of_class = classes.iter().find(|known| Some(known.risk) == class);
    let guideline = of_class.and_then(|known| known.guideline);
    match class == Some(body.risk) {
        true if body.first && guideline == Some(body.by) => String::new(),
        true => body.by.to_owned(),
        false => format!("{}, {}", body.by, body.risk.name()),
    }
}

/// A drug with the rule of the page's own guideline, a line each, and those of other bodies under it.
fn row(
    page: &mut PageBuilder<'_>,
    rules: &DrugRules<'_>,
    classes: &[Rules<'_>],
    told: Bodies,
) -> LinkRow {
    let mut row = page.link("", rules.drug, Vec::new());
    for body in rules.bodies.iter().filter(|body| told == Bodies::All || !body.first) {
        let mut label = whose(body, rules, classes);
        if !body.first {
            row.more.push(FactRow { label, text: in_a_line(page, body) });
            continue;
        }
        for line in lines(page, body) {
            row.more.push(FactRow { label: std::mem::take(&mut label), text: strong(line) });
        }
    }
    let removed = |key| page.removed_of(rules.drug, key);
    let gone = ["hold", "restart"].into_iter().flat_map(removed);
    row.more.extend(gone.map(|text| FactRow { label: String::new(), text: vec![text] }));
    if told == Bodies::All && row.more.first().is_some_and(|first| first.label.is_empty()) {
        row.note = row.more.remove(0).text;
    }
    row
}

/// A drug as it is drawn: the rules of the body that stands first, if one does.
fn drawn(page: &mut PageBuilder<'_>, rules: &DrugRules<'_>, classes: &[Rules<'_>]) -> WeekDrug {
    let link = page.link("", rules.drug, Vec::new());
    let Some(body) = rules.bodies.iter().find(|body| body.first) else {
        return WeekDrug { id: link.target, name: link.title, lines: Vec::new() };
    };
    let holds = body.holds.iter().map(|hold| Course::of_hold(hold));
    let restarts = body.restarts.iter().map(|restart| Course::of_restart(restart));
    let courses = holds.chain(restarts);
    let words = lines(page, body).into_iter().map(strong);
    let mut lines: Vec<WeekLine> =
        words.zip(courses).map(|(words, course)| WeekLine { words, course }).collect();
    // One rule for each side is one course.
    if let ([before, after], 1) = (lines.as_slice(), body.restarts.len())
        && before.course.out.is_some()
    {
        let again = after.course.again;
        let after = lines.pop().map(|line| line.words).unwrap_or_default();
        if let Some(line) = lines.first_mut() {
            line.course.again = again;
            line.words.push(Inline::muted(" · "));
            line.words.extend(after);
        }
    }
    let whose = whose(body, rules, classes);
    if let Some(first) = lines.first_mut() {
        if !whose.is_empty() {
            first.words.insert(0, Inline::muted(format!("{whose}: ")));
        }
        first.words.extend(link.note);
    }
    WeekDrug { id: link.target, name: link.title, lines }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Kind};
    use crate::page::Page;

    fn words(text: &[Inline]) -> String {
        let word = |inline: &Inline| match inline {
            Inline::Text { text }
            | Inline::Strong { text }
            | Inline::Emphasis { text }
            | Inline::Muted { text }
            | Inline::Level { text, .. }
            | Inline::Query { text }
            | Inline::Link { text, .. } => text.clone(),
            Inline::Cite { number } => format!("[{number}]"),
        };
        text.iter().map(word).collect()
    }

    /// What blocks say of each drug, a line each.
    fn told(blocks: &[Block]) -> Vec<(String, String)> {
        let rows = blocks.iter().filter_map(|block| match block {
            Block::Links { rows } => Some(rows),
            _ => None,
        });
        let lines = |row: &LinkRow| {
            let more = row.more.iter().map(|fact| words(&fact.text));
            let all = [words(&row.note)].into_iter().chain(more).filter(|line| !line.is_empty());
            all.map(|line| (row.target.clone(), line)).collect::<Vec<_>>()
        };
        rows.flatten().flat_map(lines).collect()
    }

    #[test]
    fn the_picture_and_what_stands_under_it_say_all_that_the_table_says() {
        let catalog = Catalog::embedded();
        let mut pictures = 0;
        for at in catalog.of_kind(Kind::Procedure) {
            let page = Page::new(&catalog, at);
            for block in page.sections.iter().flat_map(|section| &section.blocks) {
                let Block::Picture { picture: Picture::Week(groups), under, alt } = block else {
                    continue;
                };
                pictures += 1;
                let under = told(under);
                let drugs: Vec<&WeekDrug> = groups.iter().flat_map(|group| &group.drugs).collect();
                for (drug, line) in told(alt) {
                    let drawn = drugs.iter().find(|known| known.id == drug);
                    let drawn = drawn.into_iter().flat_map(|drug| &drug.lines);
                    let in_picture =
                        drawn.map(|line| words(&line.words)).any(|words| words.contains(&line));
                    let beneath = under.contains(&(drug.clone(), line.clone()));
                    assert!(in_picture != beneath, "{}: {drug}: {line}", page.id);
                }
            }
        }
        assert!(pictures > 100, "{pictures}");
    }
}
