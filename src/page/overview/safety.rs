//! Safety: the limits of blood tests before a procedure, by class of bleeding risk and situation.

use crate::catalog::{EntryRef, Limit, Placed, Risk, Rules};
use crate::page::citations::Citations;
use crate::page::prose::Names as _;
use crate::page::{Block, FactRow, Inline, LinkRow, Section};
use crate::text::{capital, in_parentheses};

pub const LEAD: &str = "The limits of blood tests before a procedure, each with its source. The sheet of a class says what \
    else holds.";

/// How the matrix is to be read.
const OWN: &str = "By the guideline that holds first for each class. —\u{a0}means that our data has no limit of it, not that none \
    is needed. Limits by the way in hold in any tier; the stricter one counts.";

/// How it is to be read what others say.
const OTHERS: &str = "It does not replace what holds first.";

/// The limits in one situation.
struct LimitRow<'c> {
    sheet: EntryRef,
    /// Whether it is the class itself, and no case of it.
    is_class: bool,
    /// The class, or the situation in it.
    name: String,
    /// The body whose limits they are.
    by: Option<String>,
    limits: Vec<Placed<'c, Limit>>,
}

pub fn sections(citations: &mut Citations<'_>) -> Vec<Section> {
    let catalog = citations.catalog;
    let classes: Vec<Rules<'_>> = Risk::ALL.into_iter().map(|risk| catalog.rules(risk)).collect();
    let own = classes.iter().flat_map(own).collect::<Vec<_>>();
    let own = matrix(citations, &own);
    let others = classes.iter().flat_map(|class| others(citations, class)).collect::<Vec<_>>();
    let others = match others.is_empty() {
        true => Vec::new(),
        false => vec![Block::links(others), Block::paragraph(vec![Inline::muted(OTHERS)])],
    };
    vec![
        Section::new("Which limits hold before a procedure?", own),
        Section::new("What do others say?", others),
    ]
}

/// What the guideline of a class says, by situation.
fn own<'c>(class: &Rules<'c>) -> Vec<LimitRow<'c>> {
    let Some(sheet) = class.sheet else { return Vec::new() };
    let (name, by) = (class.risk.name(), || class.guideline.map(str::to_owned));
    let group =
        |limit: &Placed<'c, Limit>| limit.group.clone().unwrap_or("by the way in".to_owned());
    let mut all = vec![LimitRow {
        sheet,
        is_class: true,
        name: name.to_owned(),
        by: by(),
        limits: class.limits.clone(),
    }];
    if let Some(limit) = class.by_route.first() {
        let name = format!("{}, in any tier", group(limit));
        all.push(LimitRow {
            sheet,
            is_class: false,
            name,
            by: by(),
            limits: class.by_route.clone(),
        });
    }
    if !class.in_liver_disease.is_empty() {
        let name = in_liver_disease(class.risk);
        all.push(LimitRow {
            sheet,
            is_class: false,
            name,
            by: by(),
            limits: class.in_liver_disease.clone(),
        });
    }
    all
}

/// What others say on a class, by situation and body.
fn others(citations: &mut Citations<'_>, class: &Rules<'_>) -> Vec<LinkRow> {
    let mut rows: Vec<LinkRow> = Vec::new();
    for limit in &class.others {
        let title = capital(&match (limit.liver_disease, &limit.group) {
            (true, _) => in_liver_disease(class.risk),
            (false, Some(group)) => format!("{}, {group}", class.risk.name()),
            (false, None) => class.risk.name().to_owned(),
        });
        let text = with_its_note(citations, vec![Inline::strong(limit.words())], limit);
        let label = limit.by.clone().unwrap_or_default();
        let known = rows.iter().position(|row| row.title == title);
        let known = known.unwrap_or_else(|| {
            let target = citations.catalog.id(limit.entry).to_owned();
            let (label, note, more) = (String::new(), Vec::new(), Vec::new());
            rows.push(LinkRow { label, target, title, note, more });
            rows.len() - 1
        });
        let Some(row) = rows.get_mut(known) else { continue };
        match row.more.iter_mut().find(|more| more.label == label) {
            Some(more) => {
                more.text.push(Inline::muted(" · "));
                more.text.extend(text);
            }
            None => row.more.push(FactRow { label, text }),
        }
    }
    rows
}

fn in_liver_disease(risk: Risk) -> String {
    format!("{}, in chronic liver disease", risk.name())
}

/// What is measured, without the case in which the limit holds: `INR` of `INR, femoral` and of `INR normal`.
fn tests<'l>(limits: impl Iterator<Item = &'l Placed<'l, Limit>>) -> Vec<String> {
    let mut tests: Vec<String> = Vec::new();
    for limit in limits {
        let test = limit.what.split(',').next().unwrap_or_default();
        if !tests.iter().any(|known| case(known, test).is_some()) {
            tests.push(test.to_owned());
        }
    }
    tests
}

/// The case in which a limit of a test holds, if it is of that test.
fn case<'w>(test: &str, what: &'w str) -> Option<&'w str> {
    let rest = what.strip_prefix(test)?;
    let case = rest.trim_start_matches([',', ' ']);
    (rest.is_empty() || case.len() < rest.len()).then_some(case)
}

fn matrix(citations: &mut Citations<'_>, rows: &[LimitRow<'_>]) -> Vec<Block> {
    let tests = tests(rows.iter().flat_map(|row| &row.limits));
    if tests.is_empty() {
        return Vec::new();
    }
    let row = |row: &LimitRow<'_>| {
        let cells = tests.iter().map(|test| cell(citations, row, test)).collect::<Vec<_>>();
        [label(citations, row)].into_iter().chain(cells).collect()
    };
    let rows = rows.iter().map(row).collect();
    let columns = [["situation".to_owned()].as_slice(), &tests].concat();
    vec![Block::paragraph(vec![Inline::muted(OWN)]), Block::Matrix { columns, rows }]
}

/// The situation, whose limits they are, and what layers took away.
fn label(citations: &Citations<'_>, row: &LimitRow<'_>) -> Vec<Inline> {
    let id = &citations.catalog.entry(row.sheet).id;
    let mut label = vec![citations.link_to(id, capital(&row.name))];
    label.extend(row.by.as_ref().map(|by| {
        let by = in_parentheses(by).replace(' ', "\u{a0}");
        Inline::muted(format!(" {by}"))
    }));
    label.extend(citations.brought(row.sheet));
    if row.is_class {
        let removed = citations.removed_of(row.sheet, "limits").into_iter();
        label.extend(removed.flat_map(|removed| [Inline::muted(" · "), removed]));
    }
    label
}

/// The limits of a test, each with what belongs to it.
fn cell(citations: &mut Citations<'_>, row: &LimitRow<'_>, test: &str) -> Vec<Inline> {
    let mut text = Vec::new();
    for limit in &row.limits {
        let Some(case) = case(test, &limit.what) else { continue };
        if !text.is_empty() {
            text.push(Inline::muted(" · "));
        }
        let said = [Some(case.to_owned()).filter(|case| !case.is_empty()), limit.limit()];
        let said: Vec<String> = said.into_iter().flatten().collect();
        let said = vec![Inline::strong(said.join(" "))];
        text.extend(with_its_note(citations, said, limit));
        if let Some(by) = limit.by.as_deref().filter(|by| Some(*by) != row.by.as_deref()) {
            text.push(Inline::muted(format!(" {}", in_parentheses(by))));
        }
    }
    text
}

/// A limit with what must be known of it, and its sources.
fn with_its_note(
    citations: &mut Citations<'_>,
    mut text: Vec<Inline>,
    limit: &Placed<'_, Limit>,
) -> Vec<Inline> {
    if let Some(note) = &limit.note {
        text.push(Inline::text(" – "));
        text.extend(citations.prose(note));
    }
    text.extend(citations.cites(&limit.cite));
    text.extend(limit.value.iter().flat_map(|value| citations.cites(&value.cite)));
    text.extend(citations.changed(limit.entry, &format!("limits[{}]", limit.number)));
    text.extend(citations.beside_ours(limit.entry, limit.number));
    text
}
