//! What a layer altered of what can hurt, held against ours: limits, holds, restarts, doses, contraindications, first aid.
//!
//! None of it is a fault: a department may know better. It is told so that nobody finds out beside the patient, and what is
//! looser than ours by rule is marked.

mod ruling;

use super::{Checker, Finding};
use crate::catalog::amount::{amounts, greater};
use crate::catalog::{BleedingRisk, Body, Entry, Kind, read_aloud};
use crate::text::sort_by;
use ruling::Ruling;
use std::collections::{BTreeMap, HashMap, VecDeque};

/// What to do about what is looser than ours.
const LOOSER: &str = "put ours back, or cite what allows it";

/// What to do about what is another.
const OTHER: &str = "see that it is meant, and that the source that it cites says it";

impl Checker<'_> {
    /// Tells all that layers altered of what can hurt.
    pub(super) fn altered(&mut self) {
        let catalog = self.catalog;
        for ours in catalog.beneath.values() {
            let Some(theirs) = catalog.find(&ours.id) else { continue };
            for Finding { key, fault, remedy } in altered(ours, theirs) {
                // A row of ours stands in the layer's file by the keys that it changes.
                let changed = theirs.changes.told_at(&key).next().filter(|_| key.ends_with(']'));
                let key = changed.map_or(key.as_str(), |(place, _)| place);
                let remedy = self.remedy(remedy);
                self.report(theirs, key, fault, &remedy);
            }
        }
    }
}

/// What is altered in an entry of ours.
fn altered(ours: &Entry, theirs: &Entry) -> Vec<Finding> {
    let mut told = Altered { most: most(ours), findings: Vec::new() };
    match (&ours.body, &theirs.body) {
        (Body::Safety(before), Body::Safety(after)) => {
            told.rows("steps", &before.steps, &after.steps);
            told.rows("contraindications", &before.contraindications, &after.contraindications);
            told.rows("doses", &before.doses, &after.doses);
            told.rows("limits", &before.limits, &after.limits);
            told.rows("points", &before.points, &after.points);
        }
        (Body::Drug(before), Body::Drug(after)) => {
            told.rows("hold", &before.hold, &after.hold);
            told.rows("restart", &before.restart, &after.restart);
            told.rows("doses", &before.doses, &after.doses);
            told.text("reversal", before.reversal.as_ref(), after.reversal.as_ref());
        }
        (Body::Procedure(before), Body::Procedure(after)) => {
            let (ours, theirs) = (&before.contraindications, &after.contraindications);
            told.rows("contraindications.absolute", &ours.absolute, &theirs.absolute);
            told.rows("contraindications.relative", &ours.relative, &theirs.relative);
            told.risk(before.bleeding_risk.as_ref(), after.bleeding_risk.as_ref());
            told.rows("antithrombotics", &before.antithrombotics, &after.antithrombotics);
            told.rows("targets", &before.targets, &after.targets);
        }
        (Body::Condition(before), Body::Condition(after)) => {
            told.rows("targets", &before.targets, &after.targets);
            told.rows("red_flags", &before.red_flags, &after.red_flags);
            if ours.is_emergency() {
                told.rows("other_treatments", &before.other_treatments, &after.other_treatments);
            }
        }
        _ => {}
    }
    if matches!(ours.kind(), Kind::Safety | Kind::Drug) || ours.is_emergency() {
        let lines = (ours.head.bottom_line.as_ref(), theirs.head.bottom_line.as_ref());
        told.text("bottom_line", lines.0, lines.1);
    }
    told.findings
}

/// The greatest amounts that a sheet or a drug of ours names anywhere.
fn most(ours: &Entry) -> BTreeMap<String, f64> {
    let mut all = String::new();
    if matches!(ours.kind(), Kind::Safety | Kind::Drug) {
        ours.each_text(|text| all.extend([text, " . "]));
    }
    amounts(&all)
}

/// What was altered so far.
struct Altered {
    /// The greatest amounts of drugs that ours names.
    most: BTreeMap<String, f64>,
    findings: Vec<Finding>,
}

impl Altered {
    fn tell(&mut self, key: String, looser: Option<&str>, other: &str, said: &str) {
        let (fault, remedy) = match looser {
            Some(why) => (format!("looser than ours, {why}: {said}"), LOOSER),
            None => (format!("{other}: {said}"), OTHER),
        };
        self.findings.push(Finding::new(key, fault, remedy));
    }

    /// The rows of a table, or the lines of a list; each is held against ours of the same name, or else of the same matter.
    fn rows<T: Ruling>(&mut self, key: &str, ours: &[T], theirs: &[T]) {
        let mut of_ours: HashMap<(String, Option<&str>), VecDeque<usize>> = HashMap::new();
        for (place, row) in ours.iter().enumerate() {
            of_ours.entry((row.about(), row.by())).or_default().push_back(place);
        }
        let mut new = Vec::new();
        // What of ours still stands, by what it is about.
        let mut kept: HashMap<String, Vec<&T>> = HashMap::new();
        // And by the class of that, of the body that stands first in it.
        let mut of_class: HashMap<String, Vec<&T>> = HashMap::new();
        for (number, row) in theirs.iter().enumerate() {
            let twin = of_ours.get_mut(&(row.about(), row.by())).and_then(VecDeque::pop_front);
            match twin.and_then(|place| ours.get(place)) {
                Some(before) => {
                    kept.entry(row.about()).or_default().push(before);
                    let of_class = of_class.entry(row.class()).or_default();
                    if of_class.first().is_none_or(|first: &&T| first.by() == before.by()) {
                        of_class.push(before);
                    }
                    self.changed(format!("{key}[{number}]"), before, row);
                }
                None => new.push((number, row)),
            }
        }
        let mut left: Vec<usize> = of_ours.into_values().flatten().collect();
        sort_by(&mut left, Ord::cmp);
        let mut gone: HashMap<String, VecDeque<usize>> = HashMap::new();
        for place in left {
            gone.entry(ours.get(place).map_or_else(String::new, T::about))
                .or_default()
                .push_back(place);
        }
        // The row of ours that is measured least of those of a class: what is less than that is less than all.
        let mut least: HashMap<String, &T> = HashMap::new();
        for row in ours.iter().filter(|row| row.is_measured()) {
            let known = least.entry(row.class()).or_insert(row);
            if row.looser(known).is_some() {
                *known = row;
            }
        }
        for (number, row) in new {
            let key = format!("{key}[{number}]");
            let before = gone.get_mut(&row.about()).and_then(VecDeque::pop_front);
            let least = least.get(&row.class()).copied();
            // What allows more than all of ours is held against the least of them.
            let is_least = least.is_some_and(|ours| row.looser(ours).is_some());
            let of_class = of_class.get(&row.class()).filter(|_| !is_least);
            match (before.and_then(|place| ours.get(place)), kept.get(&row.about()).or(of_class)) {
                (Some(before), _) => self.changed(key, before, row),
                (None, Some(beside)) => self.beside(key, row, beside),
                (None, None) => self.alone(key, row, least),
            }
        }
        let mut left: Vec<usize> = gone.into_values().flatten().collect();
        sort_by(&mut left, Ord::cmp);
        for row in left.into_iter().filter_map(|place| ours.get(place)) {
            let why = T::LOOSER_WITHOUT.then_some("it is taken away");
            self.tell(key.to_owned(), why, "ours is taken away", &quoted(row));
        }
    }

    fn changed<T: Ruling>(&mut self, key: String, ours: &T, theirs: &T) {
        if ours.says() != theirs.says() {
            let said = format!("ours {}, yours {}", quoted(ours), quoted(theirs));
            self.tell(key, theirs.looser(ours), "other than ours", &said);
        }
    }

    /// A new row of which ours says nothing, and the least of ours of its class.
    fn alone<T: Ruling>(&mut self, key: String, row: &T, least: Option<&T>) {
        let looser = least.and_then(|ours| Some((row.looser(ours)?, ours)));
        match looser {
            Some((why, ours)) => {
                let said = format!("of ours the least is {}, yours {}", quoted(ours), quoted(row));
                self.tell(key, Some(why), "", &said);
            }
            None => self.line(key, "not in ours", &row.says(), &quoted(row)),
        }
    }

    /// A new row, beside those of ours that are about the same.
    fn beside<T: Ruling>(&mut self, key: String, row: &T, beside: &[&T]) {
        let Some(first) = beside.first() else { return };
        let names: Vec<String> =
            beside.iter().map(|ours| format!("\"{}\"", ours.named())).collect();
        let table = key.split('[').next().unwrap_or_default();
        let fault = format!(
            "{}it stands beside ours, and a reader finds both: ours {}, yours {}",
            row.looser(first).map_or_else(String::new, |why| format!("looser than ours, {why}; ")),
            quoted(*first),
            quoted(row)
        );
        let remedy = format!("to replace ours write `remove.{table} = [{}]`", names.join(", "));
        self.findings.push(Finding::new(key, fault, remedy));
    }

    /// A text of the entry itself.
    fn text(&mut self, key: &str, ours: Option<&String>, theirs: Option<&String>) {
        match (ours, theirs) {
            (Some(ours), None) => {
                self.tell(key.to_owned(), Some("it is taken away"), "", &quoted(ours));
            }
            (ours, Some(theirs)) if ours != Some(theirs) => {
                let before = ours.map_or_else(|| "nothing".to_owned(), quoted);
                let said = format!("ours {before}, yours {}", quoted(theirs));
                self.line(key.to_owned(), "other than ours", theirs, &said);
            }
            _ => {}
        }
    }

    /// A line, which is looser where it names a greater amount of a drug than anything of ours.
    fn line(&mut self, key: String, other: &str, text: &str, said: &str) {
        let why =
            greater(text, &self.most).map(|amount| format!("{amount} is more than ours names"));
        self.tell(key, why.as_deref(), other, said);
    }

    fn risk(&mut self, ours: Option<&BleedingRisk>, theirs: Option<&BleedingRisk>) {
        let Some(ours) = ours else { return };
        let Some(theirs) = theirs else {
            let class = format!("“{} risk”", ours.tier.name());
            return self.tell("bleeding_risk".to_owned(), Some("it is taken away"), "", &class);
        };
        let lower = |is_lower: bool| is_lower.then_some("a lower class");
        if ours.tier != theirs.tier {
            let said = format!("ours “{}”, yours “{}”", ours.tier.name(), theirs.tier.name());
            let why = lower(theirs.tier < ours.tier);
            self.tell("bleeding_risk.tier".to_owned(), why, "other than ours", &said);
        }
        if ours.neuraxial != theirs.neuraxial {
            let name = |risk: &BleedingRisk| risk.neuraxial.map_or("nothing", |class| class.name());
            let said = format!("ours “{}”, yours “{}”", name(ours), name(theirs));
            let why = lower(theirs.neuraxial < ours.neuraxial);
            self.tell("bleeding_risk.neuraxial".to_owned(), why, "other than ours", &said);
        }
        self.rows("bleeding_risk.variants", &ours.variants, &theirs.variants);
    }
}

fn quoted<T: Ruling>(row: &T) -> String {
    let by = row.by().map_or_else(String::new, |by| format!(" ({by})"));
    format!("“{}”{by}", read_aloud(&row.says()).trim_end_matches('.'))
}
