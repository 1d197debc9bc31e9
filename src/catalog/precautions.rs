//! What holds for one procedure: a function of its typed facts (class of bleeding risk, ways in, liver disease, plan) over
//! the sheets and drugs of the whole catalog. Pages, lists and `check` read it here, so that none of them can differ.

use super::{
    Area, BleedingRisk, Body, Catalog, Drug, DrugGroup, Entry, EntryRef, Hold, HoldAction, Kind,
    Limit, Plan, PlanRow, Procedure, Restart, Risk, Route, Safety, Situation,
};
use crate::text::{count_steps, sort_by_key};
use std::collections::{HashMap, HashSet};
use std::ops::Deref;

/// A row of a table of an entry, with its place there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed<'c, T> {
    /// The entry that it stands in.
    pub entry: EntryRef,
    /// Its place in its table, from 0.
    pub number: usize,
    told: &'c T,
}

impl<T> Deref for Placed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.told
    }
}

/// The rows of a table of an entry.
fn rows<T>(entry: EntryRef, table: &[T]) -> impl Iterator<Item = Placed<'_, T>> {
    table.iter().enumerate().map(move |(number, row)| Placed { entry, number, told: row })
}

/// What holds for one procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Precautions<'c> {
    /// The rules of each class of bleeding risk that it belongs to, the class near the spinal canal first.
    pub classes: Vec<Rules<'c>>,
    /// Limits for its ways in, in whatever class.
    pub by_route: Vec<Placed<'c, Limit>>,
    /// Limits that replace the general ones in chronic liver disease, if it is done in that.
    pub in_liver_disease: Vec<Placed<'c, Limit>>,
    /// The drugs for which the plan leaves the table in force, in the order of groups.
    pub drugs: Vec<DrugRules<'c>>,
    /// The sheets that must be thought of, first aid before the others.
    pub sheets: Vec<EntryRef>,
}

/// The rules of one class of bleeding risk.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules<'c> {
    /// The class.
    pub risk: Risk,
    /// Its sheet, if there is one.
    pub sheet: Option<EntryRef>,
    /// The body whose rules hold first.
    pub guideline: Option<&'c str>,
    /// The bodies whose rules stand first where that one is silent, in this order.
    pub otherwise: &'c [String],
    /// The general limits of that body.
    pub limits: Vec<Placed<'c, Limit>>,
    /// The limits of that body in chronic liver disease.
    pub in_liver_disease: Vec<Placed<'c, Limit>>,
    /// The limits of its sheet for ways into the body, which hold in any class.
    pub by_route: Vec<Placed<'c, Limit>>,
    /// Every other limit of its sheet: those of other bodies.
    pub others: Vec<Placed<'c, Limit>>,
}

/// The rules for one drug before procedures of some classes.
#[derive(Debug, Clone, PartialEq)]
pub struct DrugRules<'c> {
    /// The drug.
    pub drug: EntryRef,
    /// The group under which a reader looks for it.
    pub group: DrugGroup,
    /// The rules, a body each; that of the first class's own guideline first, after what a layer brought.
    pub bodies: Vec<BodyRules<'c>>,
}

/// What one body says of one drug for one class.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyRules<'c> {
    /// The body.
    pub by: &'c str,
    /// The class.
    pub risk: Risk,
    /// Whether its rule stands first: that of the guideline of the class that counts first, or of the next body that says
    /// anything of the drug.
    pub first: bool,
    /// Whether a layer laid a rule of it over the drug: what a department says for itself stands above all.
    pub own: bool,
    /// What is done before.
    pub holds: Vec<Placed<'c, Hold>>,
    /// When the drug is given again; empty where it is never stopped.
    pub restarts: Vec<Placed<'c, Restart>>,
}

/// Where the sheets have limits: what is asked of every procedure is asked of this, not of every sheet.
#[derive(Debug)]
pub struct Limited {
    routes: HashSet<Route>,
    in_liver_disease: HashSet<Risk>,
}

impl Limited {
    /// Whether [`Precautions::by_route`] has any for a procedure.
    #[must_use]
    pub fn by_route(&self, procedure: &Procedure) -> bool {
        procedure.routes.iter().any(|route| self.routes.contains(route))
    }

    /// Whether [`Precautions::in_liver_disease`] has any for a procedure that is done in that.
    #[must_use]
    pub fn in_liver_disease(&self, procedure: &Procedure) -> bool {
        let risks = procedure.bleeding_risk.iter().flat_map(BleedingRisk::risks);
        risks.into_iter().any(|risk| self.in_liver_disease.contains(&risk))
    }
}

impl Entry {
    /// Whether the limit at a place was brought by a layer and stands beside one of ours for the same.
    #[must_use]
    pub fn is_beside_ours(&self, number: usize) -> bool {
        let Body::Safety(sheet) = &self.body else { return false };
        let is_new = |number: usize| self.changes.of(&format!("limits[{number}]")).is_some();
        let Some(limit) = sheet.limits.get(number).filter(|_| is_new(number)) else { return false };
        let mut ours = (0..).zip(&sheet.limits).filter(|&(number, _)| !is_new(number));
        ours.any(|(_, other)| other.matter() == limit.matter())
    }
}

impl Catalog {
    /// What holds for the procedure at a place; nothing for another kind of entry.
    #[must_use]
    pub fn precautions(&self, at: EntryRef) -> Option<Precautions<'_>> {
        let Body::Procedure(procedure) = &self.entry(at).body else { return None };
        let risks = procedure.bleeding_risk.as_ref().map(BleedingRisk::risks);
        let classes: Vec<Rules<'_>> =
            risks.unwrap_or_default().into_iter().map(|risk| self.rules(risk)).collect();
        let by_route = self
            .sheets()
            .flat_map(|(at, sheet)| rows(at, &sheet.limits))
            .filter(|limit| limit.routes.iter().any(|route| procedure.routes.contains(route)))
            .collect();
        let in_liver_disease = match procedure.cirrhosis {
            Some(true) => classes.iter().flat_map(|class| class.in_liver_disease.clone()).collect(),
            _ => Vec::new(),
        };
        let mut drugs = self.drugs(&classes);
        drugs.retain(|rules| procedure.leaves_to_the_table(rules.group));
        let wanted = |sheet: &Safety| sheet.concerns(&self.entry(at).id, procedure);
        let sheets = self.sheets().filter(|(_, sheet)| wanted(sheet)).map(|(at, _)| at).collect();
        Some(Precautions { classes, by_route, in_liver_disease, drugs, sheets })
    }

    /// Where the sheets have limits, from one walk over them.
    #[must_use]
    pub fn limited(&self) -> Limited {
        let limits = self.sheets().flat_map(|(_, sheet)| &sheet.limits);
        let has_limits = |risk: &Risk| !self.rules(*risk).in_liver_disease.is_empty();
        Limited {
            routes: limits.flat_map(|limit| limit.routes.iter().copied()).collect(),
            in_liver_disease: Risk::ALL.into_iter().filter(has_limits).collect(),
        }
    }

    /// The safety sheets, in their order.
    pub fn sheets(&self) -> impl Iterator<Item = (EntryRef, &Safety)> {
        let sheet = |at| match &self.entry(at).body {
            Body::Safety(sheet) => Some((at, &**sheet)),
            _ => None,
        };
        self.of_kind(Kind::Safety).inspect(|_| count_steps(1)).filter_map(sheet)
    }

    /// The rules of one class of bleeding risk.
    #[must_use]
    pub fn rules(&self, risk: Risk) -> Rules<'_> {
        let found = self.sheets().find(|(_, sheet)| sheet.risk == Some(risk));
        let guideline = found.and_then(|(_, sheet)| sheet.guideline.as_deref());
        // A limit that a layer laid over the sheet is meant for every page, whosever it is.
        let of_a_layer = |limit: &Placed<'_, Limit>| {
            let key = format!("limits[{}]", limit.number);
            self.entry(limit.entry).changes.of(&key).is_some()
        };
        let own = |limit: &Placed<'_, Limit>| {
            limit.by.as_deref().is_none_or(|by| Some(by) == guideline) || of_a_layer(limit)
        };
        let all = || found.into_iter().flat_map(|(at, sheet)| rows(at, &sheet.limits));
        let limits = || all().filter(own);
        let is_by_route = |limit: &Placed<'_, Limit>| !limit.routes.is_empty();
        let is_told = |limit: &Placed<'_, Limit>| {
            is_by_route(limit) || own(limit) && (limit.is_general() || limit.liver_disease)
        };
        Rules {
            risk,
            sheet: found.map(|(at, _)| at),
            guideline,
            otherwise: found.map_or(&[], |(_, sheet)| &sheet.otherwise),
            limits: limits().filter(|limit| limit.is_general()).collect(),
            in_liver_disease: limits().filter(|limit| limit.liver_disease).collect(),
            by_route: all().filter(is_by_route).collect(),
            others: all().filter(|limit| !is_told(limit)).collect(),
        }
    }

    /// The rules of every drug for some classes, the first of which counts before the others.
    #[must_use]
    pub fn drugs(&self, classes: &[Rules<'_>]) -> Vec<DrugRules<'_>> {
        self.of_kind(Kind::Drug).filter_map(|at| self.drug_rules(at, classes)).collect()
    }

    /// The same for one drug, if anything is said of it.
    #[must_use]
    pub fn drug_rules(&self, at: EntryRef, classes: &[Rules<'_>]) -> Option<DrugRules<'_>> {
        let Body::Drug(drug) = &self.entry(at).body else { return None };
        let changes = &self.entry(at).changes;
        let is_of_a_layer = |hold: usize| changes.of(&format!("hold[{hold}]")).is_some();
        let bodies = bodies(at, drug, classes, is_of_a_layer);
        // A drug whose rules a layer took away stays in the table, to say so.
        let told = !bodies.is_empty() || self.entry(at).changes.removed("hold").next().is_some();
        told.then_some(DrugRules { drug: at, group: drug.group, bodies })
    }
}

/// The rules of a drug by body: for the first class those of every body, for the others those of their guideline only, and those
/// that a layer brought before the others of their class.
fn bodies<'c>(
    at: EntryRef,
    drug: &'c Drug,
    classes: &[Rules<'_>],
    is_of_a_layer: impl Fn(usize) -> bool,
) -> Vec<BodyRules<'c>> {
    let mut restarts: HashMap<(Risk, &str), Vec<Placed<'_, Restart>>> = HashMap::new();
    for restart in rows(at, &drug.restart) {
        restarts.entry((restart.risk, &restart.told.by)).or_default().push(restart);
    }
    let mut bodies: Vec<BodyRules<'c>> = Vec::new();
    for (place, class) in classes.iter().enumerate() {
        count_steps(drug.hold.len());
        let begin = bodies.len();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for hold in rows(at, &drug.hold).filter(|hold| hold.risk == class.risk) {
            let is_its = class.guideline == Some(hold.by.as_str());
            if place > 0 && !is_its && !is_of_a_layer(hold.number) {
                continue;
            }
            let number = *places.entry(&hold.told.by).or_insert(bodies.len());
            match bodies.get_mut(number) {
                Some(body) => body.holds.push(hold),
                None => bodies.push(BodyRules {
                    by: &hold.told.by,
                    risk: class.risk,
                    first: false,
                    own: false,
                    holds: vec![hold],
                    restarts: Vec::new(),
                }),
            }
        }
        let order = class.guideline.into_iter().chain(class.otherwise.iter().map(String::as_str));
        let mut ranks: HashMap<&str, usize> = HashMap::new();
        for (rank, by) in order.enumerate() {
            ranks.entry(by).or_insert(rank);
        }
        let rank = |body: &BodyRules<'_>| ranks.get(body.by).copied();
        let of_class = bodies.get_mut(begin..).unwrap_or_default();
        sort_by_key(of_class, |body| rank(body).unwrap_or(usize::MAX));
        if let Some(first) = of_class.first_mut().filter(|body| place == 0 && rank(body).is_some())
        {
            first.first = true;
        }
        for body in of_class.iter_mut() {
            body.own = body.holds.iter().any(|hold| is_of_a_layer(hold.number));
        }
        sort_by_key(of_class, |body| !body.own);
    }
    for body in &mut bodies {
        if body.holds.iter().any(|hold| hold.action != HoldAction::GoOn) {
            body.restarts = restarts.get(&(body.risk, body.by)).cloned().unwrap_or_default();
        }
    }
    bodies
}

impl Limit {
    /// Whether it holds for every way in and every patient, not only for some.
    const fn is_general(&self) -> bool {
        self.routes.is_empty() && !self.liver_disease && self.group.is_none()
    }
}

impl Procedure {
    /// The lines of the plan for one situation.
    pub fn plan_for(&self, situation: Situation) -> impl Iterator<Item = &PlanRow> {
        self.antithrombotics.iter().filter(move |row| row.situation == situation)
    }

    /// Whether it has a plan, and that is one for emergencies only.
    #[must_use]
    pub fn is_emergency_alone(&self) -> bool {
        !self.antithrombotics.is_empty() && self.plan_for(Situation::Elective).next().is_none()
    }

    /// Whether the plan leaves drugs of `group` to the table of the class: where it can be planned, and says nothing else.
    #[must_use]
    pub fn leaves_to_the_table(&self, group: DrugGroup) -> bool {
        let otherwise = |row: &PlanRow| row.plan != Plan::ByTier && row.drugs.covers(group);
        !self.is_emergency_alone() && !self.plan_for(Situation::Elective).any(otherwise)
    }

    /// Whether the plan says what becomes of drugs of `group` where nothing can wait.
    #[must_use]
    pub fn has_emergency_plan(&self, group: DrugGroup) -> bool {
        self.plan_for(Situation::Emergency).any(|row| row.drugs.covers(group))
    }

    /// Whether the page says to stop drugs of `group` before planned work, by its plan or by the table.
    #[must_use]
    pub fn may_stop(&self, group: DrugGroup) -> bool {
        let stops = |row: &PlanRow| row.plan == Plan::Stop && row.drugs.covers(group);
        self.leaves_to_the_table(group) || self.plan_for(Situation::Elective).any(stops)
    }
}

impl Safety {
    /// Whether it must be thought of with a procedure: for its ways in, its guidance, its sedation, or by name.
    fn concerns(&self, id: &str, procedure: &Procedure) -> bool {
        (self.area == Area::Sedation && procedure.sedation.is_some())
            || procedure.guidance.iter().any(|guide| self.modalities.contains(guide))
            || procedure.routes.iter().any(|route| self.routes.contains(route))
            || self.procedures.iter().any(|named| named == id)
    }
}

/// Whether an entry is a sheet of first aid.
#[must_use]
pub const fn is_first_aid(entry: &Entry) -> bool {
    matches!(&entry.body, Body::Safety(sheet) if matches!(sheet.area, Area::FirstAid))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holding(id: &str, test: impl Fn(&Catalog, &Precautions<'_>)) {
        let catalog = Catalog::embedded();
        let holds = catalog.precautions(catalog.find_ref(id).unwrap()).unwrap();
        test(&catalog, &holds);
    }

    fn names<'c>(catalog: &'c Catalog, holds: &Precautions<'_>) -> Vec<&'c str> {
        holds.drugs.iter().map(|rules| catalog.entry(rules.drug).id.as_str()).collect()
    }

    #[test]
    fn what_a_stent_needs_is_not_in_the_table_of_what_stops() {
        holding("carotid-artery-stenting", |catalog, holds| {
            assert!(holds.drugs.iter().all(|rules| rules.group != DrugGroup::Antiplatelet));
            assert!(names(catalog, holds).contains(&"apixaban"));
        });
        holding("nephrostomy", |catalog, holds| {
            assert!(names(catalog, holds).contains(&"clopidogrel"));
        });
    }

    #[test]
    fn an_emergency_alone_has_no_table() {
        holding("pulmonary-embolism-thrombectomy", |_, holds| assert!(holds.drugs.is_empty()));
    }

    #[test]
    fn arteries_and_livers_bring_their_limits() {
        let words = |limits: &[Placed<'_, Limit>]| {
            limits.iter().map(|limit| limit.words().replace('\u{a0}', " ")).collect::<Vec<_>>()
        };
        holding("diagnostic-angiography", |_, holds| {
            assert_eq!(words(&holds.by_route), ["INR, femoral < 1.8", "INR, radial < 2.2"]);
            assert!(holds.in_liver_disease.is_empty());
        });
        holding("tips", |_, holds| {
            assert!(holds.by_route.is_empty(), "the jugular vein is no artery");
            assert!(words(&holds.in_liver_disease).contains(&"INR < 2.5".to_owned()));
        });
    }

    #[test]
    fn near_the_canal_its_own_guideline_stands_before_the_tier() {
        holding("lumbar-puncture", |catalog, holds| {
            let risks: Vec<Risk> = holds.classes.iter().map(|class| class.risk).collect();
            assert_eq!(risks, [Risk::LumbarPuncture, Risk::Low]);
            let apixaban = catalog.find_ref("apixaban").unwrap();
            let rules = holds.drugs.iter().find(|rules| rules.drug == apixaban).unwrap();
            assert_eq!((rules.bodies[0].by, rules.bodies[0].first), ("ABN 2018", true));
            let last = rules.bodies.last().unwrap();
            assert_eq!((last.by, last.risk, last.first), ("SIR 2019", Risk::Low, false));
        });
    }

    #[test]
    fn where_limits_are_is_told_of_all_procedures_as_of_one() {
        let catalog = Catalog::embedded();
        let limited = catalog.limited();
        for at in catalog.refs() {
            let Body::Procedure(procedure) = &catalog.entry(at).body else { continue };
            let holds = catalog.precautions(at).unwrap();
            assert_eq!(limited.by_route(procedure), !holds.by_route.is_empty());
            if procedure.cirrhosis == Some(true) {
                let has_limits = !holds.in_liver_disease.is_empty();
                assert_eq!(limited.in_liver_disease(procedure), has_limits);
            }
        }
    }

    #[test]
    fn what_is_never_stopped_is_never_restarted() {
        let catalog = Catalog::embedded();
        for risk in Risk::ALL {
            for rules in catalog.drugs(&[catalog.rules(risk)]) {
                for body in rules.bodies {
                    let goes_on = body.holds.iter().all(|hold| hold.action == HoldAction::GoOn);
                    assert!(!goes_on || body.restarts.is_empty(), "{}", body.by);
                }
            }
        }
    }
}
