//! Which entries a card is made of, and in which order they speak.

use super::first_aid;
use super::part::{Aims, CardPart, Order, Telling};
use crate::catalog::{
    Body, Catalog, Condition, Emergency, EntryRef, Limit, PlanRow, Procedure, Safety, Situation,
    Treatment, TreatmentRole, Urgency,
};
use crate::text::sort_by_key;

/// Everything that a card may say, in the order of reading.
pub fn parts<'c>(catalog: &'c Catalog, emergency: &Emergency<'c>) -> Vec<CardPart<'c>> {
    let part = CardPart::new;
    let at = emergency.at;
    let sheets = emergency.sheets.iter().flat_map(|&at| match &catalog.entry(at).body {
        Body::Safety(sheet) => of_sheet(emergency, at, sheet),
        _ => Vec::new(),
    });
    let condition = match &catalog.entry(at).body {
        Body::Condition(condition) => condition,
        Body::Safety(sheet) => return of_own(emergency, sheet).into_iter().chain(sheets).collect(),
        _ => return Vec::new(),
    };
    let treatments = treatments(catalog, emergency);
    let cannot_wait = condition.urgency == Some(Urgency::Emergency);
    let mut parts: Vec<CardPart<'_>> = vec![measures(emergency, condition, cannot_wait)];
    parts.extend(sheets);
    parts.extend(
        plans(&treatments).into_iter().filter_map(|(number, row, of)| {
            Some(part(*of.first()?, Telling::Plan(number, row, of)))
        }),
    );
    parts.push(part(at, targets(emergency, &condition.targets, &[])));
    // What a procedure is done for and held to, where the condition mostly can wait, is said of those who can, unless we say
    // that it belongs here.
    let told = treatments.iter();
    let told = told.filter(|(row, _)| cannot_wait || emergency.procedures.contains(&row.procedure));
    let told: Vec<&(&Treatment, &Procedure)> = told.collect();
    if let Some((row, first)) = told.first() {
        let known = &condition.targets;
        parts.push(part(row.procedure, targets(emergency, &first.targets, known)));
    }
    parts.extend(told.iter().map(|(row, _)| part(row.procedure, Telling::Treatment(row))));
    if let Some((row, _)) = told.first()
        && !first_aid(catalog, row.procedure).is_empty()
    {
        parts.push(part(row.procedure, Telling::FirstAid));
    }
    parts.retain(|part| part.told.rows() > 0);
    parts
}

/// What is done for a condition without a procedure of ours: what is chosen, and all the rest below where it cannot wait;
/// else the rest is for those who can.
fn measures<'c>(
    emergency: &Emergency<'_>,
    condition: &'c Condition,
    cannot_wait: bool,
) -> CardPart<'c> {
    let all = &condition.other_treatments;
    let told = Telling::Measures(condition, Order::chosen(emergency.lines_of(all), all.len()));
    match cannot_wait {
        true => CardPart::new(emergency.at, told),
        false => CardPart::aside(emergency.at, told),
    }
}

/// What a card may say of the sheet that it is about: all, or what is chosen and below it the rest.
fn of_own<'c>(emergency: &Emergency<'_>, sheet: &'c Safety) -> Vec<CardPart<'c>> {
    let steps = Order::chosen_or_all(emergency.lines_of(&sheet.steps), sheet.steps.len());
    let doses = Order::chosen_or_all(emergency.doses_of(&sheet.doses), sheet.doses.len());
    let told =
        [Telling::Steps(sheet, steps), Telling::Doses(sheet, doses), limits(emergency, sheet)];
    let told = told.into_iter().filter(|told| told.rows() > 0);
    told.map(|told| CardPart::new(emergency.at, told)).collect()
}

/// What it may say of another sheet: what that comes to, and what is chosen of it; doses stand in place of what it comes to
/// for everyone.
fn of_sheet<'c>(emergency: &Emergency<'_>, at: EntryRef, sheet: &'c Safety) -> Vec<CardPart<'c>> {
    let steps = Order::chosen(emergency.lines_of(&sheet.steps), sheet.steps.len());
    let doses = Order::chosen(emergency.doses_of(&sheet.doses), sheet.doses.len());
    let comes_to = (doses.most == 0).then_some(Telling::Sheet(sheet));
    let chosen =
        [Telling::Steps(sheet, steps), Telling::Doses(sheet, doses), limits(emergency, sheet)];
    let told = comes_to.into_iter().chain(chosen);
    told.map(|told| CardPart::aside(at, told)).collect()
}

/// The limits of a sheet, those first that are chosen.
fn limits<'c>(emergency: &Emergency<'_>, sheet: &'c Safety) -> Telling<'c> {
    let order = Order::chosen(emergency.limits_of(&sheet.limits), sheet.limits.len());
    Telling::Aims(Aims { rows: &sheet.limits, key: "limits", order, chosen: true })
}

/// The targets of a condition or procedure, those first that are chosen, without those that are `known` from the other.
fn targets<'c>(emergency: &Emergency<'_>, rows: &'c [Limit], known: &[Limit]) -> Telling<'c> {
    let chosen = !emergency.limits.is_empty();
    let of = if chosen { Order::chosen } else { Order::chosen_or_all };
    let order = of(emergency.limits_of(rows), rows.len());
    let is_new = |at: usize| rows.get(at).is_some_and(|row| !known.contains(row));
    Telling::Aims(Aims { rows, key: "targets", order: order.only(is_new), chosen })
}

/// The procedures that are done in the emergency, not to find it nor beside another; first those that are thought of first.
fn treatments<'c>(
    catalog: &'c Catalog,
    emergency: &Emergency<'_>,
) -> Vec<(&'c Treatment, &'c Procedure)> {
    let rows = catalog.relations().treatments_of(emergency.at).iter();
    let acute = rows.filter_map(|row| match &catalog.entry(row.procedure).body {
        Body::Procedure(body) if body.urgency == Some(Urgency::Emergency) => Some((row, &**body)),
        _ => None,
    });
    let is_done = |(row, _): &(&Treatment, _)| {
        let roles = [TreatmentRole::FirstLine, TreatmentRole::Option, TreatmentRole::Rescue];
        !row.general && roles.contains(&row.role)
    };
    let mut done: Vec<_> = acute.filter(is_done).collect();
    let place = |at| emergency.procedures.iter().position(|&first| first == at);
    sort_by_key(&mut done, |(row, _)| place(row.procedure).unwrap_or(usize::MAX));
    done
}

/// The lines of the plans for an emergency, each once, with its number in the plan of the first of its procedures.
fn plans<'c>(
    treatments: &[(&Treatment, &'c Procedure)],
) -> Vec<(usize, &'c PlanRow, Vec<EntryRef>)> {
    let mut lines: Vec<(usize, &PlanRow, Vec<EntryRef>)> = Vec::new();
    for (treatment, procedure) in treatments {
        for (number, row) in procedure.antithrombotics.iter().enumerate() {
            if row.situation != Situation::Emergency {
                continue;
            }
            match lines.iter_mut().find(|(_, known, _)| *known == row) {
                Some((.., of)) => of.push(treatment.procedure),
                None => lines.push((number, row, vec![treatment.procedure])),
            }
        }
    }
    lines
}
