//! Emergencies: in which order one looks for what cannot wait, and whom one calls. What is done stands in the entries.

use super::fields::fields;
use super::words::words;
use super::{Body, Catalog, DrugDose, Entry, EntryRef, Kind, Limit, Urgency, is_first_aid};
use crate::text::{count_steps, sort_by_key};
use std::collections::HashMap;

fields! {
    /// The file of emergencies.
    #[derive(Default)]
    pub struct EmergencyTable {
        /// Whom one calls in any of them, as it is read aloud.
        pub call: Option<String>,
        /// The emergencies, a row each; those of one haste in the order in which they are looked for.
        #[serde(default, rename = "emergency")]
        pub rows = "emergency": Vec<EmergencyRow>,
    }
}

impl EmergencyTable {
    /// Takes in what a later file of the same layer says.
    pub(super) fn append(&mut self, later: Self) {
        self.call = later.call.or(self.call.take());
        self.rows.extend(later.rows);
    }
}

fields! {
    /// An emergency. A later layer’s row changes only what it says.
    pub struct EmergencyRow {
        /// Id of the condition or sheet of first aid that it is about.
        pub entry: String as Entry,
        /// What it is called in the list; else the name of the entry.
        pub title: Option<String>,
        /// How much time there is, by our own judgment.
        pub haste: Option<Haste>,
        /// Ids of the sheets whose rules belong to it, doses above all.
        #[serde(default)]
        pub sheets: Vec<String> as Link(Kind::Safety),
        /// Ids of the procedures that are thought of before the others that treat it.
        #[serde(default)]
        pub procedures: Vec<String> as Link(Kind::Procedure),
        /// The beginning of the one sentence of the bottom line that stands first, where the others speak of what is no emergency.
        pub lead: Option<String>,
        /// How the steps of its sheets, or its own measures outside of IR, begin that the screen of the card says, in this order.
        #[serde(default)]
        pub lines: Vec<String>,
        /// How the limits of its sheets, its own targets, or those of its procedures begin that the screen says, in this order.
        /// The other targets stand below then; without it all targets may be on the screen, and no limit of a sheet.
        #[serde(default)]
        pub limits: Vec<String>,
        /// The doses of its sheets that the screen says: a group, or a group and a drug with `: ` between. They stand in place
        /// of the bottom line of a sheet that is for others too.
        #[serde(default)]
        pub doses: Vec<String>,
        /// Whom one calls, where that is another than in the rest.
        pub call: Option<String>,
    }
}

words! {
    /// How much time there is.
    #[derive(Default)]
    pub enum Haste {
        /// No time to read more than a card.
        Minutes = "minutes" / "minutes count",
        /// Time to call and prepare.
        Hour = "hour" / "the first hour counts",
        /// Time to plan.
        #[default]
        Hours = "hours" / "hours count",
    }
}

/// An emergency, as all layers tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency<'c> {
    /// The condition or sheet that it is about.
    pub at: EntryRef,
    /// What it is called.
    pub title: &'c str,
    /// How much time there is.
    pub haste: Haste,
    /// The sheets whose rules belong to it.
    pub sheets: Vec<EntryRef>,
    /// The procedures that are thought of first.
    pub procedures: Vec<EntryRef>,
    /// How the one sentence begins that stands first, if not all do.
    pub lead: Option<&'c str>,
    /// How the steps and measures begin that are said.
    pub lines: Vec<&'c str>,
    /// How the limits and targets begin that are said.
    pub limits: Vec<&'c str>,
    /// The doses that are said: groups, or drugs in groups.
    pub doses: Vec<&'c str>,
    /// Whom one calls.
    pub call: Option<Call<'c>>,
}

/// Whom one calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call<'c> {
    /// In words, or by a number.
    pub whom: &'c str,
    /// The layer that says so, unless that is the lowest.
    pub by: Option<&'c str>,
}

impl Catalog {
    /// The emergencies, those with the least time first: the rows of every layer, and behind them the emergencies and
    /// sheets of first aid that no row names, so that none is missing.
    #[must_use]
    pub fn emergencies(&self) -> Vec<Emergency<'_>> {
        let mut emergencies: Vec<Emergency<'_>> = Vec::new();
        let mut places: HashMap<EntryRef, usize> = HashMap::new();
        let mut anyone = None;
        for (layer, table) in &self.emergencies {
            let call = |whom| Call { whom, by: self.short_layer(*layer) };
            anyone = said(table.call.as_deref()).map(call).or(anyone);
            for row in &table.rows {
                let Some(at) = self.find_ref(&row.entry) else { continue };
                if !self.kind(at).may_be_emergency() {
                    continue;
                }
                count_steps(1);
                let known = *places.entry(at).or_insert_with(|| {
                    emergencies.push(self.bare_emergency(at));
                    emergencies.len() - 1
                });
                let Some(emergency) = emergencies.get_mut(known) else { continue };
                emergency.title = row.title.as_deref().unwrap_or(emergency.title);
                emergency.haste = row.haste.unwrap_or(emergency.haste);
                emergency.call = said(row.call.as_deref()).map(call).or(emergency.call);
                emergency.lead = row.lead.as_deref().or(emergency.lead);
                for (texts, known) in [
                    (&row.lines, &mut emergency.lines),
                    (&row.limits, &mut emergency.limits),
                    (&row.doses, &mut emergency.doses),
                ] {
                    if !texts.is_empty() {
                        *known = texts.iter().map(String::as_str).collect();
                    }
                }
                for (ids, known) in [
                    (&row.sheets, &mut emergency.sheets),
                    (&row.procedures, &mut emergency.procedures),
                ] {
                    if !ids.is_empty() {
                        *known = ids.iter().filter_map(|id| self.find_ref(id)).collect();
                    }
                }
            }
        }
        let untold = |at: &EntryRef| !places.contains_key(at) && self.directory.is_emergency(*at);
        let others: Vec<EntryRef> = self.refs().filter(untold).collect();
        emergencies.extend(others.into_iter().map(|at| self.bare_emergency(at)));
        sort_by_key(&mut emergencies, |emergency| emergency.haste);
        for emergency in &mut emergencies {
            emergency.call = emergency.call.or(anyone);
        }
        emergencies
    }

    /// The emergency that is about the entry at a place.
    #[must_use]
    pub fn emergency(&self, at: EntryRef) -> Option<Emergency<'_>> {
        self.emergencies().into_iter().find(|emergency| emergency.at == at)
    }

    /// An emergency of which no row tells.
    fn bare_emergency(&self, at: EntryRef) -> Emergency<'_> {
        Emergency {
            at,
            title: self.name(at),
            haste: Haste::default(),
            sheets: Vec::new(),
            procedures: Vec::new(),
            lead: None,
            lines: Vec::new(),
            limits: Vec::new(),
            doses: Vec::new(),
            call: None,
        }
    }
}

impl<'c> Emergency<'c> {
    /// The numbers of those of `texts` that the card says, in its order.
    #[must_use]
    pub fn lines_of(&self, texts: &[String]) -> Vec<usize> {
        let place = |line: &&str| texts.iter().position(|text| text.starts_with(line));
        self.lines.iter().filter_map(place).collect()
    }

    /// The numbers of those of `limits` that are chosen, in the order of the card.
    #[must_use]
    pub fn limits_of(&self, limits: &[Limit]) -> Vec<usize> {
        let place = |start: &&str| limits.iter().position(|limit| limit.what.starts_with(start));
        self.limits.iter().filter_map(place).collect()
    }

    /// The numbers of those of `targets` that the card may say: those that are chosen, or all where none is chosen of any
    /// entry.
    #[must_use]
    pub fn targets_of(&self, targets: &[Limit]) -> Vec<usize> {
        match self.limits.is_empty() {
            true => (0..targets.len()).collect(),
            false => self.limits_of(targets),
        }
    }

    /// The numbers of those of `doses` that the card says, in its order.
    #[must_use]
    pub fn doses_of(&self, doses: &[DrugDose]) -> Vec<usize> {
        let of = |said: &&str| {
            let places = (0..).zip(doses).filter(|(_, dose)| dose.is_called(said));
            places.map(|(place, _)| place).collect::<Vec<usize>>()
        };
        self.doses.iter().flat_map(of).collect()
    }

    /// What of its choice stands in no entry of it.
    pub(super) fn not_there(&self, catalog: &Catalog) -> Vec<&'c str> {
        let entries = || self.sheets.iter().chain([&self.at]).map(|&at| catalog.entry(at));
        let procedures = || self.procedures.iter().map(|&at| catalog.entry(at));
        let has_line = |line: &str| {
            entries().any(|entry| {
                let texts: &[String] = match &entry.body {
                    Body::Safety(sheet) => &sheet.steps,
                    Body::Condition(body) => &body.other_treatments,
                    _ => &[],
                };
                texts.iter().any(|text| text.starts_with(line))
            })
        };
        let has_limit = |start: &str| {
            entries().chain(procedures()).any(|entry| {
                let limits: &[Limit] = match &entry.body {
                    Body::Safety(sheet) => &sheet.limits,
                    Body::Condition(body) => &body.targets,
                    Body::Procedure(body) => &body.targets,
                    _ => &[],
                };
                limits.iter().any(|limit| limit.what.starts_with(start))
            })
        };
        let has_dose = |said: &str| {
            entries().any(|entry| match &entry.body {
                Body::Safety(sheet) => sheet.doses.iter().any(|dose| dose.is_called(said)),
                _ => false,
            })
        };
        let bottom_line = catalog.entry(self.at).head.bottom_line.as_deref();
        let lead = self.lead.filter(|lead| !bottom_line.is_some_and(|text| text.contains(lead)));
        let lines = self.lines.iter().copied().filter(|line| !has_line(line));
        let limits = self.limits.iter().copied().filter(|limit| !has_limit(limit));
        let doses = self.doses.iter().copied().filter(|dose| !has_dose(dose));
        lead.into_iter().chain(lines).chain(limits).chain(doses).collect()
    }
}

impl DrugDose {
    /// Whether its group is called so, or itself in its group.
    fn is_called(&self, said: &str) -> bool {
        self.group.as_deref().is_some_and(|group| {
            said.strip_prefix(group).is_some_and(|drug| {
                drug.is_empty() || drug.strip_prefix(": ") == Some(self.drug.as_str())
            })
        })
    }
}

/// Whom one calls, unless nothing is written there.
fn said(whom: Option<&str>) -> Option<&str> {
    whom.filter(|whom| !whom.trim().is_empty())
}

impl Kind {
    /// Whether an emergency may be about an entry of the kind.
    pub(super) const fn may_be_emergency(self) -> bool {
        matches!(self, Self::Condition | Self::Safety)
    }
}

impl Entry {
    /// Whether it is a condition that mostly cannot wait, or a sheet of first aid; a draft is held against no source.
    pub(super) fn is_emergency(&self) -> bool {
        let cannot_wait = match &self.body {
            Body::Condition(body) => body.urgency == Some(Urgency::Emergency),
            _ => is_first_aid(self),
        };
        cannot_wait && !self.head.draft
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::PathBuf;
    use tempfile::TempDir;

    /// A folder with one file of emergencies.
    fn layer(text: &str) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let ward = folder.path().join("ward");
        fs::create_dir(&ward).unwrap();
        fs::write(ward.join("emergencies.toml"), text).unwrap();
        (folder, ward)
    }

    #[test]
    fn those_with_the_least_time_stand_first_and_embolism_is_the_second() {
        let catalog = Catalog::embedded();
        let emergencies = catalog.emergencies();
        assert!(emergencies.is_sorted_by_key(|emergency| emergency.haste));
        let second = emergencies.get(1).map(|emergency| emergency.at);
        assert_eq!(second, catalog.find_ref("pulmonary-embolism"));
        assert!(emergencies.iter().all(|emergency| emergency.call.is_none()));
    }

    #[test]
    fn a_layer_says_whom_one_calls_in_all_and_in_one_and_leaves_the_rest() {
        let text =
            "call = \"4711\"\n[[emergency]]\nentry = \"pulmonary-embolism\"\ncall = \"PERT\"";
        let (_folder, ward) = layer(text);
        let (ours, laid) = (Catalog::embedded(), Catalog::load(&[ward]));
        assert_eq!(laid.problems(), []);
        for (before, after) in ours.emergencies().iter().zip(laid.emergencies()) {
            let is_embolism = after.at == laid.find_ref("pulmonary-embolism").unwrap();
            let whom = if is_embolism { "PERT" } else { "4711" };
            assert_eq!(after.call, Some(Call { whom, by: Some("ward") }));
            assert_eq!(Emergency { call: None, ..after }, *before);
        }
    }

    #[test]
    fn an_empty_call_is_none_and_is_reported() {
        let text = "call = \"\"\n[[emergency]]\nentry = \"pulmonary-embolism\"\ncall = \" \"";
        let (_folder, ward) = layer(text);
        let catalog = Catalog::load(&[ward]);
        assert!(catalog.emergencies().iter().all(|emergency| emergency.call.is_none()));
        let problems: Vec<String> = catalog.check().iter().map(ToString::to_string).collect();
        assert_eq!(problems.iter().filter(|problem| problem.contains("nobody")).count(), 2);
    }

    #[test]
    fn limits_are_chosen_and_one_that_is_nowhere_is_reported() {
        let text = "[[emergency]]\nentry = \"ischemic-stroke\"\nlimits = [\"diastolic pressure during\", \"platelets\", \"pulse\"]";
        let (_folder, ward) = layer(text);
        let catalog = Catalog::load(&[ward]);
        let stroke = catalog.emergency(catalog.find_ref("ischemic-stroke").unwrap()).unwrap();
        let whats = |limits: &[Limit]| -> Vec<String> {
            let said = stroke.limits_of(limits).into_iter();
            said.filter_map(|place| Some(limits.get(place)?.what.clone())).collect()
        };
        let Body::Safety(sheet) = &catalog.find("intravenous-lysis-stroke").unwrap().body else {
            panic!("no sheet")
        };
        assert_eq!(whats(&sheet.limits), ["platelets"]);
        assert_eq!(stroke.not_there(&catalog), ["pulse"]);
        let problems: Vec<String> = catalog.check().iter().map(ToString::to_string).collect();
        assert!(problems.iter().any(|problem| problem.contains("begins “pulse”")), "{problems:?}");
    }

    #[test]
    fn an_emergency_that_no_row_names_stands_behind_the_others() {
        let (_folder, ward) = layer("");
        let entry = "name = \"House fever\"\nbody_region = \"head\"\nsystem = \"venous\"\nurgency = \"emergency\"\nsummary = \"Fever.\"\nreviewed = 2026-11-28";
        fs::create_dir(ward.join("conditions")).unwrap();
        fs::write(ward.join("conditions/house-fever.toml"), entry).unwrap();
        let catalog = Catalog::load(&[ward]);
        let last = catalog.emergencies().pop().unwrap();
        assert_eq!((last.title, last.haste), ("House fever", Haste::Hours));
    }
}
