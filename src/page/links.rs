//! How an entry hangs together with others: what it leads to, a step further what that rests on, and what leads to it.

use super::citations::Citations;
use super::drug_rules::by_group;
use super::{Block, FactRow, Inline, LinkRow, Page, Section};
use crate::catalog::{
    Body, Catalog, DrugRules, EntryRef, Fact, Kind, Piece, Precautions, Trial, pieces,
};

/// What the id of such a page begins with.
const PREFIX: &str = "links-";

impl Page {
    /// How an entry hangs together with others.
    #[must_use]
    pub fn links(catalog: &Catalog, at: EntryRef) -> Self {
        let entry = catalog.entry(at);
        let citations = Citations::new(catalog);
        let mut lead = citations.link(at);
        lead.push(Inline::text(
            ": what it leads to, with what that rests on, and what leads here.",
        ));
        let mut sections = onward(&citations, at);
        let back = vec![Block::facts(back(&citations, at))];
        sections.push(Section::new("What links here", back));
        let title = format!("{}: how it hangs together", entry.head.name);
        Self::made(format!("{PREFIX}{}", entry.id), "links", title, lead, sections)
    }

    /// The entry whose links have this id.
    #[must_use]
    pub fn linked_by(catalog: &Catalog, id: &str) -> Option<EntryRef> {
        catalog.find_ref(id.strip_prefix(PREFIX)?)
    }
}

/// What an entry leads to, and what that rests on.
fn onward(citations: &Citations<'_>, at: EntryRef) -> Vec<Section> {
    let relations = citations.catalog.relations();
    let section = |title: &str, rows: Vec<LinkRow>| Section::new(title, vec![Block::links(rows)]);
    match &citations.catalog.entry(at).body {
        Body::Condition(_) => {
            let treatments = relations.treatments_of(at).iter();
            let rows = treatments.map(|treatment| {
                let mut more = bleeding_risk(citations, treatment.procedure);
                more.extend(about_both(citations, treatment.procedure, at));
                let label = if treatment.general { "general" } else { treatment.role.name() };
                row(citations, label, treatment.procedure, more)
            });
            vec![section("Treated by", rows.collect())]
        }
        Body::Procedure(_) => {
            let treated = relations.treated_by(at).iter();
            let treated = treated.map(|treatment| {
                let more = about_both(citations, at, treatment.condition);
                row(citations, treatment.role.name(), treatment.condition, more)
            });
            let general = relations.general_cases_of(at).map(|other| ("general", other));
            let special = relations.special_cases_of(at).iter().map(|&other| ("special", other));
            let related = general.chain(special);
            let holds = citations.catalog.precautions(at);
            let sheets = holds.iter().flat_map(sheets);
            let drugs = holds.iter().flat_map(|holds| drugs(citations, &holds.drugs)).collect();
            vec![
                section("Treats", treated.collect()),
                section("Safety", sheets.map(|at| row(citations, "", at, Vec::new())).collect()),
                Section::new("Drugs", vec![Block::facts(drugs)]),
                section(
                    "Cases",
                    related
                        .map(|(label, other)| row(citations, label, other, Vec::new()))
                        .collect(),
                ),
            ]
        }
        Body::Modality(_) => {
            let guided = relations.guided_by(at).iter();
            let rows = guided.map(|&procedure| row(citations, "", procedure, Vec::new()));
            vec![section("Guides", rows.collect())]
        }
        Body::Trial(trial) => vec![section("About", about(citations, trial))],
        _ => Vec::new(),
    }
}

/// The procedures of a trial, each with the conditions of the trial that it treats, and the conditions that none of them treats.
fn about(citations: &Citations<'_>, trial: &Trial) -> Vec<LinkRow> {
    let catalog = citations.catalog;
    let found = |ids: &[String]| -> Vec<EntryRef> {
        ids.iter().filter_map(|id| catalog.find_ref(id)).collect()
    };
    let conditions = found(&trial.conditions);
    let (mut rows, mut said) = (Vec::new(), Vec::new());
    for procedure in found(&trial.procedures) {
        let treated = catalog.relations().treated_by(procedure);
        let of_both = treated.iter().map(|treatment| treatment.condition);
        let of_both: Vec<EntryRef> = of_both.filter(|at| conditions.contains(at)).collect();
        rows.push(row(citations, "procedure", procedure, fact(citations, "for", &of_both)));
        said.extend(of_both);
    }
    let others = conditions.into_iter().filter(|at| !said.contains(at));
    rows.extend(others.map(|at| row(citations, "condition", at, Vec::new())));
    rows
}

/// The sheet of a procedure’s class of bleeding risk; the others stand on its own page.
fn bleeding_risk(citations: &Citations<'_>, procedure: EntryRef) -> Vec<FactRow> {
    let holds = citations.catalog.precautions(procedure);
    let of_class: Vec<EntryRef> = holds.iter().flat_map(of_class).collect();
    fact(citations, "bleeding", &of_class)
}

/// The sheets of the classes of a procedure.
fn of_class(holds: &Precautions<'_>) -> impl Iterator<Item = EntryRef> {
    holds.classes.iter().filter_map(|class| class.sheet)
}

/// The sheets that hold for a procedure, those of its classes first.
fn sheets(holds: &Precautions<'_>) -> Vec<EntryRef> {
    let mut sheets: Vec<EntryRef> = of_class(holds).collect();
    for &sheet in &holds.sheets {
        if !sheets.contains(&sheet) {
            sheets.push(sheet);
        }
    }
    sheets
}

/// The drugs that there are rules for before a procedure, by group.
fn drugs(citations: &Citations<'_>, rules: &[DrugRules<'_>]) -> Vec<FactRow> {
    let of_group = |group: &[DrugRules<'_>]| {
        let drugs: Vec<EntryRef> = group.iter().map(|rules| rules.drug).collect();
        fact(citations, group.first().map_or("", |rules| rules.group.name()), &drugs)
    };
    by_group(rules).flat_map(of_group).collect()
}

/// The trials about a procedure and a condition.
fn about_both(citations: &Citations<'_>, procedure: EntryRef, condition: EntryRef) -> Vec<FactRow> {
    let relations = citations.catalog.relations();
    let of_condition = relations.trials_of(condition);
    let trials = relations.trials_of(procedure).iter().copied();
    let trials: Vec<EntryRef> = trials.filter(|trial| of_condition.contains(trial)).collect();
    fact(citations, "trials", &trials)
}

/// What leads to an entry, by kind.
fn back(citations: &Citations<'_>, at: EntryRef) -> Vec<FactRow> {
    let catalog = citations.catalog;
    let wanted = catalog.entry(at).id.as_str();
    let others = catalog.refs().filter(|&other| other != at);
    let from: Vec<EntryRef> = others.filter(|&other| leads_to(catalog, other, wanted)).collect();
    let of_kind = |kind: Kind| {
        let of_kind = from.iter().copied().filter(|&at| catalog.kind(at) == kind);
        fact(citations, kind.plural(), &of_kind.collect::<Vec<_>>())
    };
    Kind::ALL.into_iter().flat_map(of_kind).collect()
}

/// Whether some text or field of an entry leads to the entry with an id.
fn leads_to(catalog: &Catalog, at: EntryRef, wanted: &str) -> bool {
    let mut leads = false;
    catalog.entry(at).each_fact(|_, fact| {
        leads |= match fact {
            Fact::Link(id, _) => id == wanted,
            Fact::Prose(text) => {
                pieces(text).any(|piece| matches!(piece, Piece::Link(id, _) if id == wanted))
            }
            Fact::Number(..) | Fact::Cite(_) => false,
        };
    });
    leads
}

/// A label with entries, if there are any.
fn fact(citations: &Citations<'_>, label: &str, entries: &[EntryRef]) -> Vec<FactRow> {
    let links = entries.iter().map(|&at| citations.link(at));
    let text = Inline::in_a_row(links, &Inline::text(" · "));
    match text.is_empty() {
        true => Vec::new(),
        false => vec![FactRow { label: label.to_owned(), text }],
    }
}

fn row(citations: &Citations<'_>, label: &str, at: EntryRef, more: Vec<FactRow>) -> LinkRow {
    let entry = citations.catalog.entry(at);
    let draft = entry.head.draft.then(|| Inline::muted("not yet held against sources"));
    LinkRow {
        label: label.to_owned(),
        target: entry.id.clone(),
        title: entry.head.name.clone(),
        note: draft.into_iter().collect(),
        more,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::to_plain;
    use std::sync::LazyLock;

    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

    fn page(id: &str) -> Page {
        Page::links(&CATALOG, CATALOG.find_ref(id).unwrap())
    }

    fn leads_back_to(page: &Page, id: &str) -> bool {
        let back = page.sections.iter().find(|section| section.title == "What links here");
        let json = serde_json::to_string(&back.unwrap().blocks).unwrap();
        json.contains(&format!("\"id\":\"{id}\""))
    }

    #[test]
    fn a_condition_leads_to_procedures_and_these_to_sheets_drugs_and_trials() {
        let page = page("uterine-fibroids");
        let text = to_plain(&page, 100);
        for words in ["Treated by", "Uterine fibroid embolization", "bleeding", "trials", "EMMY"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(leads_back_to(&page, "uterine-fibroid-embolization"));
    }

    #[test]
    fn what_links_to_an_entry_is_named_on_its_page() {
        for from in ["tace", "apixaban", "emmy-trial", "uterine-fibroids"] {
            let entry = CATALOG.find(from).unwrap();
            let mut targets = Vec::new();
            entry.each_fact(|_, fact| {
                if let Fact::Link(id, _) = fact {
                    targets.push(id.to_owned());
                }
            });
            for target in targets {
                assert!(leads_back_to(&page(&target), from), "{target}");
            }
        }
    }
}
