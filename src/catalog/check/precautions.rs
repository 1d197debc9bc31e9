//! Rules on what makes a page safe to act on. They look at the merged catalog: a layer that changes a sheet or a drug can
//! leave any procedure's page without its limits.

use super::Finding;
use crate::catalog::amount::{amounts, greater};
use crate::catalog::{
    Changes, Drug, DrugDose, DrugGroup, Hold, HoldAction, Implant, Limit, Limited, Neuraxial, Plan,
    PlanDrugs, PlanRow, Procedure, Risk, Route, Safety, Situation, TIME, Urgency, read_aloud,
};
use std::collections::HashSet;

/// The faults of a procedure.
pub fn procedure(changes: &Changes, procedure: &Procedure, limited: &Limited) -> Vec<Finding> {
    let mut faults = unsaid(procedure);
    faults.extend(bleeding_risk(procedure));
    faults.extend(plan(procedure));
    faults.extend(of_a_layer(changes, procedure));
    if procedure.routes.iter().any(|route| route.is_arterial()) && !limited.by_route(procedure) {
        faults.push(Finding::new(
            "routes",
            "an artery is punctured, and no sheet has a limit for that way in",
            "give a limit of a sheet `routes = [\"femoral-artery\", …]`",
        ));
    }
    let has_class = procedure.bleeding_risk.is_some();
    if procedure.cirrhosis == Some(true) && has_class && !limited.in_liver_disease(procedure) {
        faults.push(Finding::new(
            "cirrhosis",
            "it is done in chronic liver disease, and the sheet of its class has no limits for that",
            "give a limit of the sheet `liver_disease = true`",
        ));
    }
    faults
}

/// Statements that a layer changed in the row of a body, which did not say them.
pub fn credited(changes: &Changes) -> Vec<Finding> {
    let mut faults = Vec::new();
    for (key, _) in changes.changed().filter(|(_, change)| change.was.is_some()) {
        let row = key.rsplit_once('.').map_or("", |(row, _)| row);
        if ["limits[", "hold[", "restart["].iter().any(|table| row.starts_with(table)) {
            faults.push(Finding::new(
                key,
                "it stands under the name of a body that does not say it",
                "write a row with your own `by`, and take the other away with `remove`",
            ));
        }
    }
    faults
}

/// What a layer changed in the class of bleeding risk and left in words that speak of the earlier one.
fn of_a_layer(changes: &Changes, procedure: &Procedure) -> Vec<Finding> {
    let mut faults = Vec::new();
    for key in ["bleeding_risk.tier", "bleeding_risk.neuraxial"] {
        let Some((_, change)) = changes.of(key) else { continue };
        let of_earlier = |(number, row): &(usize, &PlanRow)| {
            let told = changes.of(&format!("antithrombotics[{number}]"));
            row.plan == Plan::ByTier
                && row.rule.is_some()
                && told.is_none_or(|(_, told)| told.layer < change.layer)
        };
        let rows = procedure.antithrombotics.iter().enumerate();
        if let Some((_, row)) = rows.into_iter().find(of_earlier) {
            let rule = row.rule.as_deref().unwrap_or_default();
            faults.push(Finding::new(
                key,
                format!(
                    "the class is another, and the plan still speaks of the earlier one: “{rule}”"
                ),
                format!(
                    "write the row of the plan for {} and {} anew",
                    row.situation.name(),
                    row.drugs.name()
                ),
            ));
        }
    }
    let absolute = "contraindications.absolute";
    if procedure.contraindications.absolute.is_empty() && changes.removed(absolute).next().is_some()
    {
        faults.push(Finding::new(
            absolute,
            "a layer takes every absolute contraindication away",
            "name those that hold in your department",
        ));
    }
    if procedure.cirrhosis == Some(false) && changes.of("cirrhosis").is_some() {
        faults.push(Finding::new(
            "cirrhosis",
            "the limits of chronic liver disease vanish from its page",
            "take the key out: the page shows the general limits beside them",
        ));
    }
    faults
}

/// The facts on which safety depends and that the data does not tell.
fn unsaid(procedure: &Procedure) -> Vec<Finding> {
    let mut faults = Vec::new();
    let mut demand = |told: bool, what: &str, remedy: &str| {
        if !told {
            faults.push(Finding::new("name", format!("the procedure does not say {what}"), remedy));
        }
    };
    demand(!procedure.routes.is_empty(), "which way it goes in", "add `routes = [\"…\"]`");
    demand(
        procedure.cirrhosis.is_some(),
        "whether it is done in chronic liver disease",
        "add `cirrhosis = true` or `false`",
    );
    demand(procedure.urgency.is_some(), "how urgent it is", "add `urgency = \"…\"`");
    match &procedure.bleeding_risk {
        None => demand(
            false,
            "its class of bleeding risk",
            "add a table [bleeding_risk] with `tier` and `neuraxial`",
        ),
        Some(risk) => demand(
            risk.neuraxial.is_some(),
            "its class near the spinal canal",
            "add `neuraxial` to [bleeding_risk]: none, low, intermediate, high or lumbar-puncture",
        ),
    }
    demand(
        !procedure.antithrombotics.is_empty(),
        "what is done with blood thinners",
        "add a table [[antithrombotics]] with `situation`, `drugs` and `plan`",
    );
    faults
}

fn bleeding_risk(procedure: &Procedure) -> Vec<Finding> {
    let Some(risk) = &procedure.bleeding_risk else { return Vec::new() };
    let mut faults = Vec::new();
    if procedure.routes.contains(&Route::Neuraxial) && risk.neuraxial == Some(Neuraxial::None) {
        faults.push(Finding::new(
            "bleeding_risk.neuraxial",
            "it goes to the spinal canal and has no class there",
            "name its class: low, intermediate, high or lumbar-puncture",
        ));
    }
    for (row, variant) in risk.variants.iter().enumerate() {
        let milder = variant.tier.is_none_or(|tier| tier <= risk.tier)
            && variant.neuraxial.is_none_or(|class| Some(class) <= risk.neuraxial);
        if !milder {
            faults.push(Finding::new(
                format!("bleeding_risk.variants[{row}]"),
                "the case has a higher risk than the procedure itself",
                "give the procedure the strictest class, and the milder cases as variants",
            ));
        }
        if variant.tier.is_none() && variant.neuraxial.is_none() {
            faults.push(Finding::new(
                format!("bleeding_risk.variants[{row}]"),
                "the case does not say what is other in it",
                "add `tier` or `neuraxial`",
            ));
        }
    }
    faults
}

fn plan(procedure: &Procedure) -> Vec<Finding> {
    let rows = &procedure.antithrombotics;
    let mut faults = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let key = format!("antithrombotics[{number}]");
        if row.plan != Plan::ByTier && row.rule.is_none() {
            faults.push(Finding::new(&key, "the plan has no words", "add `rule = \"…\"`"));
        }
        let twin = |other: &PlanRow| (other.situation, other.drugs) == (row.situation, row.drugs);
        if rows.iter().take(number).any(twin) {
            faults.push(Finding::new(
                &key,
                "the same drugs have two plans",
                "keep one of the rows",
            ));
        }
    }
    let waits = |row: &PlanRow| {
        row.situation == Situation::Emergency
            && row.plan == Plan::Stop
            && row.drugs == PlanDrugs::All
    };
    if let Some(number) = rows.iter().position(waits) {
        faults.push(Finding::new(
            format!("antithrombotics[{number}].plan"),
            "an emergency waits until every drug is stopped",
            "say `go-ahead` or `reverse`, or name the drugs",
        ));
    }
    let elective: HashSet<PlanDrugs> =
        procedure.plan_for(Situation::Elective).map(|row| row.drugs).collect();
    let is_planned =
        |drugs: PlanDrugs| elective.contains(&drugs) || elective.contains(&PlanDrugs::All);
    for (number, row) in rows.iter().enumerate() {
        let goes_on = row.situation == Situation::Emergency && row.plan == Plan::GoOn;
        let anticoagulants = matches!(row.drugs, PlanDrugs::Anticoagulants | PlanDrugs::Heparin);
        if goes_on && anticoagulants && !procedure.is_emergency_alone() && !is_planned(row.drugs) {
            faults.push(Finding::new(
                format!("antithrombotics[{number}]"),
                format!(
                    "in planned work the table stops what goes on in an emergency: {}",
                    row.drugs.name()
                ),
                "add a row with `situation = \"elective\"` for the same drugs",
            ));
        }
    }
    let emergency = procedure.plan_for(Situation::Emergency).next().is_some();
    if procedure.urgency == Some(Urgency::Emergency) && !rows.is_empty() && !emergency {
        faults.push(Finding::new(
            "antithrombotics",
            "it is done as an emergency, and its plan has no line for that",
            "add a row with `situation = \"emergency\"`",
        ));
    }
    let needs = procedure.implants.iter().any(|implant| implant.needs_antiplatelets());
    if needs && !rows.is_empty() && procedure.may_stop(DrugGroup::Antiplatelet) {
        faults.push(Finding::new(
            "antithrombotics",
            "its stent needs antiplatelets, and the page would have them stopped",
            "add a row with `drugs = \"antiplatelets\"` and `plan = \"go-on\"`",
        ));
    }
    let outside = !procedure.implants.is_empty()
        && procedure.implants.iter().copied().all(Implant::is_outside_vessels);
    let go_on = procedure
        .plan_for(Situation::Elective)
        .any(|row| row.plan == Plan::GoOn && row.drugs.covers(DrugGroup::Antiplatelet));
    if outside && go_on {
        faults.push(Finding::new(
            "antithrombotics",
            "its stent lies outside the vessels and gives no reason to go on with antiplatelets",
            "leave them to the tier",
        ));
    }
    faults
}

/// The faults of a drug's rules.
pub fn drug(drug: &Drug) -> Vec<Finding> {
    let mut faults = doses(&drug.doses);
    for (number, hold) in drug.hold.iter().enumerate() {
        let key = |sub: &str| format!("hold[{number}].{sub}");
        faults.extend(one_body(&key("by"), &hold.by));
        faults.extend(whole(&key("rule"), &hold.rule, hold.time.is_some()));
        if hold.time.is_some() && hold.action != HoldAction::Stop {
            faults.push(Finding::new(
                key("time"),
                "a time stands at a drug that is not simply stopped",
                "put the number into the rule, with its condition",
            ));
        }
    }
    let stops = |hold: &&Hold| hold.action != HoldAction::GoOn;
    let stopped = drug.hold.iter().filter(stops).map(|hold| (hold.risk, hold.by.as_str()));
    let stopped: HashSet<(Risk, &str)> = stopped.collect();
    for (number, restart) in drug.restart.iter().enumerate() {
        let key = |sub: &str| format!("restart[{number}].{sub}");
        faults.extend(one_body(&key("by"), &restart.by));
        faults.extend(whole(&key("rule"), &restart.rule, restart.time.is_some()));
        if !stopped.contains(&(restart.risk, restart.by.as_str())) {
            faults.push(Finding::new(
                key("rule"),
                format!("{} does not stop the drug for this class, and restarts it", restart.by),
                "add what it says before, or remove the row",
            ));
        }
    }
    faults
}

/// Doses that are more than their own maximum.
fn doses(doses: &[DrugDose]) -> Vec<Finding> {
    let mut faults = Vec::new();
    for (number, dose) in doses.iter().enumerate() {
        let Some(most) = &dose.most else { continue };
        if let Some(amount) = greater(&dose.given(), &amounts(most)) {
            faults.push(Finding::new(
                format!("doses[{number}].dose"),
                format!("{amount} is more than the maximum beside it: “{}”", read_aloud(most)),
                "correct the dose or `most`",
            ));
        }
    }
    faults
}

/// The faults of a sheet.
pub fn sheet(sheet: &Safety) -> Vec<Finding> {
    let mut faults = limits("limits", &sheet.limits);
    faults.extend(doses(&sheet.doses));
    let tier = matches!(sheet.risk, Some(Risk::Low | Risk::High));
    if tier && !sheet.limits.iter().any(|limit| limit.what.starts_with("INR")) {
        faults.push(Finding::new(
            "risk",
            "the sheet of a tier has no limit for the INR",
            "add a row [[limits]] with `what = \"INR\"`",
        ));
    }
    if sheet.risk.is_some() && sheet.guideline.is_none() {
        faults.push(Finding::new(
            "risk",
            "the sheet of a class does not say whose rules hold first",
            "add `guideline = \"…\"`, as the drugs name it in `by`",
        ));
    }
    faults
}

/// The faults of rows of limits or targets.
pub fn limits(key: &str, limits: &[Limit]) -> Vec<Finding> {
    let bodies = limits.iter().enumerate().filter_map(|(row, limit)| {
        limit.by.as_ref().and_then(|by| one_body(&format!("{key}[{row}].by"), by))
    });
    bodies.collect()
}

fn one_body(key: &str, by: &str) -> Option<Finding> {
    let several = by.contains(';') || by.contains(" and ");
    several.then(|| {
        Finding::new(key, format!("`{by}` names several bodies"), "give each body a row of its own")
    })
}

fn whole(key: &str, rule: &str, has_time: bool) -> Option<Finding> {
    if rule.contains(TIME) && !has_time {
        return Some(Finding::new(
            key,
            "the rule has a place for a time, and there is none",
            "add `time`",
        ));
    }
    let places = rule.matches(['{', '}']).count();
    (places > 2 || (places > 0 && !rule.contains(TIME))).then(|| {
        Finding::new(
            key,
            "the rule has braces that are no single `{time}`",
            "write `{time}` once, or none",
        )
    })
}
