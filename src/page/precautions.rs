//! What must hold before a procedure, as its page says it: limits, the antithrombotic plan, targets, first aid, and the
//! table of drugs for what the plan leaves open.

use super::builder::PageBuilder;
use super::prose::Names as _;
use super::{Block, FactRow, Inline, drug_rules};
use crate::catalog::{
    BleedingRisk, Entry, Limit, Placed, Plan, PlanDrugs, PlanRow, Precautions, Procedure,
    RiskVariant, Rules, Situation, Urgency, is_first_aid,
};
use crate::text::{capital, in_parentheses, uncapital};

/// The section of limits, plan and targets.
pub const SAFETY: &str = "Safety";

/// What stands behind limits on a page whose plan is one for emergencies.
const FOR_PLANNED_WORK: &str = "; for planned work: the plan above comes first";

/// What an emergency says for which no guideline's time or pressure was read.
const NO_TARGETS: &str = "no time or pressure target of a guideline was read for it";

/// Adds the section that a hurried reader needs first.
pub fn in_short(page: &mut PageBuilder<'_>, procedure: &Procedure, holds: &Precautions<'_>) {
    let mut facts = Vec::new();
    // Where it is done as an emergency, what holds then is looked for first.
    let order = match procedure.urgency {
        Some(Urgency::Emergency) => [Situation::Emergency, Situation::Elective],
        _ => Situation::ALL,
    };
    for situation in order {
        facts.extend(plan(page, &procedure.antithrombotics, situation));
    }
    if !holds.in_liver_disease.is_empty() {
        let mut text = limits(page, &holds.in_liver_disease);
        let of = holds.classes.iter().position(|class| !class.in_liver_disease.is_empty());
        let by = |place: usize| holds.classes.get(place)?.guideline;
        let whose = of.and_then(by).unwrap_or("the guideline");
        text.push(Inline::text(match by(0).filter(|_| of > Some(0)) {
            // Beside the spinal canal another body's class stands first, and a bad liver does not loosen it.
            Some(first) => format!(
                "; in chronic liver disease they replace the limits of {whose} below, not those of {first}"
            ),
            None => format!("; in chronic liver disease they replace the limits below ({whose})"),
        }));
        facts.push(FactRow { label: "liver".to_owned(), text });
    }
    for (place, class) in holds.classes.iter().enumerate() {
        let mut text = of_class(page, class);
        if place > 0 {
            text.push(Inline::text("; the class above holds first"));
        }
        if procedure.is_emergency_alone() {
            text.push(Inline::text(FOR_PLANNED_WORK));
        }
        if let Some(risk) =
            procedure.bleeding_risk.as_ref().filter(|_| place + 1 == holds.classes.len())
        {
            if risk.note.is_some() {
                text.push(Inline::text(". "));
            }
            text.extend(note(page, risk));
        }
        let label = if place == 0 { "risk" } else { "tier" };
        facts.push(FactRow { label: label.to_owned(), text });
    }
    if let Some(risk) = &procedure.bleeding_risk {
        facts.extend(cases(page, &risk.variants));
    }
    if !holds.by_route.is_empty() {
        let mut text = limits(page, &holds.by_route);
        text.push(Inline::text(", in any tier; the stricter limit holds"));
        if procedure.is_emergency_alone() {
            text.push(Inline::text(FOR_PLANNED_WORK));
        }
        facts.push(FactRow { label: "artery".to_owned(), text });
    }
    facts.extend(urgency(page, procedure));
    facts.extend(targets(page, "targets", (0..).zip(&procedure.targets)));
    if procedure.urgency == Some(Urgency::Emergency) && procedure.targets.is_empty() {
        let text = vec![Inline::muted(NO_TARGETS)];
        facts.push(FactRow { label: "targets".to_owned(), text });
    }
    facts.extend(changed(page, procedure));
    let first_aid = sheets(page, holds, is_first_aid);
    if !first_aid.is_empty() {
        facts.push(FactRow { label: "first aid".to_owned(), text: first_aid });
    }
    page.section(SAFETY, vec![Block::facts(facts)]);
}

/// What else must be known of a class of bleeding risk, with whose it is.
fn note(page: &mut PageBuilder<'_>, risk: &BleedingRisk) -> Vec<Inline> {
    let mut text = Vec::new();
    if let Some(note) = &risk.note {
        text.extend(page.prose(&capital(note)));
        // A note that cites for itself needs no second pair of brackets.
        if !note.contains("[^") {
            text.extend(page.cites(&risk.cite));
        }
    }
    let keys = ["bleeding_risk.tier", "bleeding_risk.neuraxial", "bleeding_risk.note"];
    text.extend(page.by_any(&keys));
    text
}

/// What layers changed in the facts that decide which limits and drugs the page shows, so that nothing vanishes unsaid.
fn changed(page: &PageBuilder<'_>, procedure: &Procedure) -> Vec<FactRow> {
    let mut lines = Vec::new();
    for key in ["routes", "implants", "antithrombotics", "bleeding_risk.variants", "targets"] {
        lines.extend(page.removed(key).into_iter().map(|line| vec![line]));
    }
    let routes: Vec<&str> = procedure.routes.iter().map(|route| route.name()).collect();
    let urgency = procedure.urgency.map(|urgency| urgency.to_string()).unwrap_or_default();
    let liver = if procedure.cirrhosis == Some(true) { "yes" } else { "no" };
    for (key, label, now) in [
        ("routes", "ways in", routes.join(", ")),
        ("urgency", "urgency", urgency),
        ("cirrhosis", "done in chronic liver disease", liver.to_owned()),
    ] {
        if let Some(by) = page.by(key) {
            lines.push(vec![Inline::text(format!("{label}: {now}")), by]);
        }
    }
    lines.into_iter().map(|text| FactRow { label: "changed".to_owned(), text }).collect()
}

/// The sheets that pass a test, in a row of links.
pub fn sheets(
    page: &PageBuilder<'_>,
    holds: &Precautions<'_>,
    wanted: impl Fn(&Entry) -> bool,
) -> Vec<Inline> {
    let entries = holds.sheets.iter().map(|&at| page.catalog.entry(at));
    let ids = entries.filter(|entry| wanted(entry)).map(|entry| &entry.id);
    page.in_a_row(ids, &Inline::text(", "))
}

/// The class with its guideline and limits, and the way to its sheet.
fn of_class(page: &mut PageBuilder<'_>, class: &Rules<'_>) -> Vec<Inline> {
    let mut text = vec![Inline::strong(class.risk.name())];
    if let Some(by) = class.guideline {
        text.push(Inline::text(format!(" {}", in_parentheses(by))));
    }
    if !class.limits.is_empty() {
        text.push(Inline::text(": "));
        text.extend(limits(page, &class.limits));
    }
    if let Some(sheet) = class.sheet {
        for removed in page.removed_of(sheet, "limits") {
            text.extend([Inline::text(" · "), removed]);
        }
        text.push(Inline::text(" · "));
        text.push(page.link_to(&page.catalog.entry(sheet).id, "more".to_owned()));
    }
    text
}

/// The cases in which the risk is another, a line each.
fn cases(page: &mut PageBuilder<'_>, variants: &[RiskVariant]) -> Vec<FactRow> {
    let mut label = "cases".to_owned();
    let mut facts = Vec::new();
    for (number, variant) in variants.iter().enumerate() {
        let mut words = Vec::new();
        words.extend(variant.tier.map(|tier| format!("{} risk", tier.name())));
        words.extend(variant.neuraxial.map(|class| match class.risk() {
            Some(risk) => risk.name().to_owned(),
            None => "away from the spine".to_owned(),
        }));
        let mut text = vec![Inline::strong(words.join("; ")), Inline::text(" – ")];
        text.extend(page.cited(&variant.when, &variant.cite));
        text.extend(page.by(&format!("bleeding_risk.variants[{number}]")));
        facts.push(FactRow { label: std::mem::take(&mut label), text });
    }
    facts
}

/// Limits in a line, each with whose it is if a layer changed it.
fn limits(page: &mut PageBuilder<'_>, limits: &[Placed<'_, Limit>]) -> Vec<Inline> {
    let mut text = Vec::new();
    for limit in limits {
        if !text.is_empty() {
            text.push(Inline::text(" · "));
        }
        text.extend(one(page, limit));
        text.extend(page.by_other(limit.entry, &format!("limits[{}]", limit.number)));
        text.extend(page.citations.beside_ours(limit.entry, limit.number));
    }
    text
}

/// A limit with its note and sources.
fn one(page: &mut PageBuilder<'_>, limit: &Limit) -> Vec<Inline> {
    let mut text = vec![Inline::strong(limit.words())];
    if let Some(note) = &limit.note {
        text.push(Inline::text(" ("));
        text.extend(page.prose(note));
        text.push(Inline::text(")"));
    }
    text.extend(page.cites(&limit.cite));
    text
}

/// What a line of the plan says that rests on no source.
const OUR_READING: &str = " (our reading; no source was read for it)";

/// The plan for one situation, in one line.
fn plan(page: &mut PageBuilder<'_>, rows: &[PlanRow], situation: Situation) -> Option<FactRow> {
    let mut text = Vec::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| row.situation == situation) {
        if !text.is_empty() {
            text.push(Inline::text(" "));
        }
        text.extend(plan_row(page, number, row));
    }
    (!text.is_empty()).then(|| FactRow { label: situation.name().to_owned(), text })
}

/// A line of the plan, with its number there.
pub fn plan_row(page: &mut PageBuilder<'_>, number: usize, row: &PlanRow) -> Vec<Inline> {
    let mut text = vec![Inline::strong(capital(&headline(row)))];
    match &row.rule {
        Some(rule) => {
            text.push(Inline::text(": "));
            text.extend(page.prose(&uncapital(rule.trim_end_matches('.'))));
        }
        None if row.plan == Plan::ByTier => {
            text.push(Inline::text(", see the table below"));
        }
        None => {}
    }
    text.extend(page.cites(&row.cite));
    let cited = !row.cite.is_empty() || row.rule.as_ref().is_some_and(|rule| rule.contains("[^"));
    if row.plan != Plan::ByTier && !cited {
        text.push(Inline::muted(OUR_READING));
    }
    text.extend(page.by(&format!("antithrombotics[{number}]")));
    text.push(Inline::text("."));
    text
}

/// What a line of the plan comes to.
fn headline(row: &PlanRow) -> String {
    let drugs = row.drugs.name();
    match (row.plan, row.drugs) {
        (Plan::ByTier, _) => format!("{drugs} by the tier"),
        (Plan::GoOn, PlanDrugs::Heparin) => format!("{drugs} goes on"),
        (Plan::GoOn, _) => format!("{drugs} go on"),
        (Plan::GoAhead, PlanDrugs::All) => "go ahead, wait for no drug".to_owned(),
        (Plan::GoAhead, PlanDrugs::Heparin) => format!("{drugs} is not waited for"),
        (Plan::GoAhead, _) => format!("{drugs} are not waited for"),
        (Plan::Stop, _) => format!("stop {drugs}"),
        (Plan::Reverse, PlanDrugs::All) => "go ahead, reverse what can be reversed".to_owned(),
        (Plan::Reverse, _) => format!("reverse {drugs}"),
    }
}

fn urgency(page: &mut PageBuilder<'_>, procedure: &Procedure) -> Option<FactRow> {
    let note = procedure.urgency_note.as_ref()?;
    let text = page.owned("urgency_note", &capital(note));
    Some(FactRow { label: "urgency".to_owned(), text })
}

/// The times and pressures that guidelines set, each with its number under the key of its entry, a line each.
pub fn targets<'c>(
    page: &mut PageBuilder<'_>,
    key: &str,
    targets: impl IntoIterator<Item = (usize, &'c Limit)>,
) -> Vec<FactRow> {
    let mut label = "targets".to_owned();
    let mut facts = Vec::new();
    for (number, target) in targets {
        let mut text = one(page, target);
        if let Some(by) = &target.by {
            text.push(Inline::muted(format!(" {}", in_parentheses(by))));
        }
        text.extend(page.by(&format!("{key}[{number}]")));
        facts.push(FactRow { label: std::mem::take(&mut label), text });
    }
    facts
}

/// What stands in place of the table where the plan overrules all of it.
const NO_TABLE: &str =
    "The plan above holds in place of every elective schedule. The schedules of the class: ";

/// What stands over a table on a page whose plan has a line for emergencies.
const FOR_ELECTIVE_WORK: &str = "Elective schedule; in an emergency the plan at the top holds.";

/// Adds the table of drugs for what the plan leaves open.
pub fn drugs(page: &mut PageBuilder<'_>, procedure: &Procedure, holds: &Precautions<'_>) {
    let mut blocks = drug_rules::week(page, &holds.drugs, &holds.classes);
    if !blocks.is_empty() && procedure.plan_for(Situation::Emergency).next().is_some() {
        blocks.insert(0, Block::paragraph(vec![Inline::strong(FOR_ELECTIVE_WORK)]));
    }
    if blocks.is_empty() && !procedure.antithrombotics.is_empty() {
        let sheets = holds.classes.iter().filter_map(|class| class.sheet);
        let ids = sheets.map(|at| &page.catalog.entry(at).id);
        let mut text = vec![Inline::text(NO_TABLE)];
        text.extend(page.in_a_row(ids, &Inline::text(", ")));
        blocks.push(Block::paragraph(text));
    }
    page.section("Blood thinners", blocks);
}
