//! The rules for drugs before procedures: a body's lines, and the table for a class of bleeding risk.

use super::builder::PageBuilder;
use super::prose::Names as _;
use super::{Block, Course, FactRow, Inline, LinkRow, Picture, WeekGroup, WeekLane, WeekLine};
use crate::catalog::{BodyRules, DrugRules, Risk, Rules};
use crate::text::{capital, uncapital};

/// How the table is to be read.
const HOW_TO_READ: &str = "Bold: the guideline of this page’s class, or by its name the body that stands in where that \
    one is silent or was not read. Under it what others say for their own classes of low and high risk.";

/// The same where the table stands under a picture of what is bold in it.
const UNDER_THE_PICTURE: &str = "Above: the guideline of this page’s class, or by its name the body that stands in where \
    that one is silent or was not read. What others say for their own classes of low and high risk:";

/// What is said before it where a layer brought rules of its own.
const OWN: &str = "First and bold, by its name: what your own data says.";

/// How rules are to be read.
fn how_to_read<'r, 'c: 'r>(
    words: &str,
    rules: impl IntoIterator<Item = &'r DrugRules<'c>>,
) -> Block {
    let has_own = rules.into_iter().flat_map(|rules| &rules.bodies).any(|body| body.own);
    let words = if has_own { format!("{OWN} {words}") } else { words.to_owned() };
    Block::paragraph(vec![Inline::muted(words)])
}

/// Which bodies are told of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bodies {
    /// All of them.
    All,
    /// All but those that stand above.
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
        blocks.push(how_to_read(HOW_TO_READ, drugs));
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
        let lanes = group.iter().map(|rules| drawn(page, rules, classes)).collect();
        week.push(WeekGroup { title: heading(group), lanes });
    }
    let mut under = groups(page, drugs, classes, Bodies::Others);
    if !under.is_empty() {
        under.insert(0, how_to_read(UNDER_THE_PICTURE, drugs));
    }
    vec![Block::Picture { picture: Picture::Week(week), under, alt }]
}

/// Drugs group by group, as they stand in their order.
pub fn by_group<'r, 'c>(drugs: &'r [DrugRules<'c>]) -> impl Iterator<Item = &'r [DrugRules<'c>]> {
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

/// Whose rules they are; empty where it is the guideline of the page, which the reader knows, and nothing stands above it.
fn whose(body: &BodyRules<'_>, rules: &DrugRules<'_>, classes: &[Rules<'_>]) -> String {
    let (class, above) = rules.bodies.first().map(|body| (body.risk, body.by)).unzip();
    let of_class = classes.iter().find(|known| Some(known.risk) == class);
    let guideline = of_class.and_then(|known| known.guideline);
    match class == Some(body.risk) {
        true if body.first && guideline == Some(body.by) && above == guideline => String::new(),
        true => body.by.to_owned(),
        false => format!("{}, {}", body.by, body.risk.name()),
    }
}

/// Whether a body's rule stands above those of others: it counts first, or a layer brought it.
const fn is_above(body: &BodyRules<'_>) -> bool {
    body.first || body.own
}

/// A drug with the rule of the page's own guideline, a line each, and those of other bodies under it.
fn row(
    page: &mut PageBuilder<'_>,
    rules: &DrugRules<'_>,
    classes: &[Rules<'_>],
    told: Bodies,
) -> LinkRow {
    let mut row = page.link("", rules.drug, Vec::new());
    for body in rules.bodies.iter().filter(|body| told == Bodies::All || !is_above(body)) {
        let mut label = whose(body, rules, classes);
        if !is_above(body) {
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

/// A drug as it is drawn: the rules of the body that stands first, if one does, behind what a layer brought.
fn drawn(page: &mut PageBuilder<'_>, rules: &DrugRules<'_>, classes: &[Rules<'_>]) -> WeekLane {
    let link = page.link("", rules.drug, Vec::new());
    let name = vec![page.link_to(&link.target, link.title)];
    let mut lines = Vec::new();
    for body in rules.bodies.iter().filter(|body| is_above(body)) {
        let mut of_body = courses(page, body);
        let whose = whose(body, rules, classes);
        if let Some(first) = of_body.first_mut().filter(|_| !whose.is_empty()) {
            first.words.insert(0, Inline::muted(format!("{whose}: ")));
        }
        lines.extend(of_body);
    }
    if let Some(first) = lines.first_mut() {
        first.words.extend(link.note);
    }
    WeekLane { name, lines, items: 1 }
}

/// What one body says, a line each with what of it can be drawn; bold where it stands above others.
fn courses(page: &mut PageBuilder<'_>, body: &BodyRules<'_>) -> Vec<WeekLine> {
    let holds = body.holds.iter().map(|hold| Course::of_hold(hold));
    let restarts = body.restarts.iter().map(|restart| Course::of_restart(restart));
    let courses = holds.chain(restarts);
    let words = told(page, body);
    let mut lines: Vec<WeekLine> =
        words.into_iter().zip(courses).map(|(words, course)| WeekLine { words, course }).collect();
    // One rule for each side is one course.
    if let ([before, after], 1) = (lines.as_slice(), body.restarts.len())
        && (before.course.out.is_some() || before.course.stop.is_some())
    {
        let again = after.course.again;
        let after = lines.pop().map(|line| line.words).unwrap_or_default();
        if let Some(line) = lines.first_mut() {
            line.course.again = again;
            line.words.push(Inline::muted(" · "));
            line.words.extend(after);
        }
    }
    lines
}

/// The lines of a body, bold where it stands above others.
fn told(page: &mut PageBuilder<'_>, body: &BodyRules<'_>) -> Vec<Vec<Inline>> {
    let bold = |line| if is_above(body) { strong(line) } else { line };
    lines(page, body).into_iter().map(bold).collect()
}

/// How the rules for one drug are to be read.
const OF_A_DRUG: &str = "Bold: the body whose rule stands first for that class of bleeding risk.";

/// The rules for one drug, class by class, drawn on the days around a procedure where there is room.
pub fn week_of_drug(
    page: &mut PageBuilder<'_>,
    classes: &[(Risk, DrugRules<'_>)],
) -> Option<Block> {
    let (mut alt, mut groups) = (Vec::new(), Vec::new());
    for (risk, rules) in classes {
        let title = capital(risk.name());
        alt.push(Block::paragraph(vec![Inline::strong(title.clone())]));
        let (mut facts, mut lanes) = (Vec::new(), Vec::new());
        for body in &rules.bodies {
            let mut label = body.by.to_owned();
            let lines = told(page, body);
            let items = lines.len();
            let fact = |text| FactRow { label: std::mem::take(&mut label), text };
            facts.extend(lines.into_iter().map(fact));
            let name = vec![Inline::muted(body.by)];
            lanes.push(WeekLane { name, lines: courses(page, body), items });
        }
        alt.push(Block::facts(facts));
        groups.push(WeekGroup { title, lanes });
    }
    let how_to_read = how_to_read(OF_A_DRUG, classes.iter().map(|(_, rules)| rules));
    alt.push(how_to_read.clone());
    let picture = Picture::Week(groups);
    (!classes.is_empty()).then(|| Block::Picture { picture, under: vec![how_to_read], alt })
}

fn strong(text: Vec<Inline>) -> Vec<Inline> {
    let strong = |inline| match inline {
        Inline::Text { text: words } => Inline::strong(words),
        other => other,
    };
    text.into_iter().map(strong).collect()
}

/// What one body says, a line each: what is done before, by patient and dose, and when the drug is given again.
fn lines(page: &mut PageBuilder<'_>, body: &BodyRules<'_>) -> Vec<Vec<Inline>> {
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
            Inline::Cite { number } => format!("[{number}]"),
            inline => inline.words().to_owned(),
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
                let lanes: Vec<&WeekLane> = groups.iter().flat_map(|group| &group.lanes).collect();
                let is_of = |lane: &WeekLane, drug: &str| matches!(lane.name.as_slice(), [Inline::Link { id, .. }] if id == drug);
                for (drug, line) in told(alt) {
                    let drawn = lanes.iter().find(|lane| is_of(lane, &drug));
                    let drawn = drawn.into_iter().flat_map(|lane| &lane.lines);
                    let in_picture =
                        drawn.map(|line| words(&line.words)).any(|words| words.contains(&line));
                    let beneath = under.contains(&(drug.clone(), line.clone()));
                    assert!(in_picture != beneath, "{}: {drug}: {line}", page.id);
                }
            }
        }
        assert!(pictures > 100, "{pictures}");
    }

    #[test]
    fn the_week_of_a_drug_says_all_that_its_rules_say_under_their_class_and_body() {
        let catalog = Catalog::embedded();
        let (mut pictures, mut drawn) = (0, 0);
        for at in catalog.of_kind(Kind::Drug) {
            let page = Page::new(&catalog, at);
            let blocks = || page.sections.iter().flat_map(|section| &section.blocks);
            for block in blocks() {
                let Block::Picture { picture: Picture::Week(groups), alt, .. } = block else {
                    continue;
                };
                pictures += 1;
                let facts = alt.iter().filter_map(|block| match block {
                    Block::Facts { rows } => Some(rows),
                    _ => None,
                });
                for (group, rows) in groups.iter().zip(facts) {
                    let lanes = group.lanes.iter();
                    let told: String =
                        lanes.flat_map(|lane| &lane.lines).map(|line| words(&line.words)).collect();
                    assert!(rows.iter().all(|row| told.contains(&words(&row.text))), "{}", page.id);
                    let bodies = rows.iter().map(|row| row.label.as_str());
                    let bodies: Vec<&str> = bodies.filter(|body| !body.is_empty()).collect();
                    let names: Vec<String> =
                        group.lanes.iter().map(|lane| words(&lane.name)).collect();
                    assert_eq!(bodies, names, "{}", page.id);
                    let lines = group.lanes.iter().flat_map(|lane| &lane.lines);
                    drawn += lines.filter(|line| line.course != Course::default()).count();
                }
            }
        }
        assert!(pictures > 20 && drawn > 40, "{pictures} {drawn}");
    }
}
