//! Relations between entries, read in both directions though each is written once.

use super::{Body, Entry, EntryRef, TreatmentRole};
use crate::packed::{Lists, Pack, Packer, Unpacker, count};
use crate::text::{count_steps, sort_by, sort_by_key};
use rustc_hash::{FxHashMap, FxHashSet};

/// That a procedure treats a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Treatment {
    /// The procedure.
    pub procedure: EntryRef,
    /// The condition.
    pub condition: EntryRef,
    /// In what place.
    pub role: TreatmentRole,
    /// Which of the procedure's `treats` says so.
    pub row: usize,
    /// Whether a special case of the procedure treats the condition too, so that this is the technique in general.
    pub general: bool,
}

/// The relations of a catalog.
#[derive(Debug, Default)]
pub struct Relations {
    treatments: FxHashMap<EntryRef, Vec<Treatment>>,
    treated: FxHashMap<EntryRef, Vec<Treatment>>,
    broader: FxHashMap<EntryRef, EntryRef>,
    special: FxHashMap<EntryRef, Vec<EntryRef>>,
    guided: FxHashMap<EntryRef, Vec<EntryRef>>,
    trials: FxHashMap<EntryRef, Vec<EntryRef>>,
}

impl Relations {
    /// The relations of `entries`; one that leads nowhere is passed over (`check` reports it).
    pub fn new(entries: &[Box<Entry>], find: impl Fn(&str) -> Option<EntryRef>) -> Self {
        let mut relations = Self::default();
        for entry in entries {
            if let (Body::Trial(body), Some(trial)) = (&entry.body, find(&entry.id)) {
                let about = body.procedures.iter().chain(&body.conditions);
                for at in about.filter_map(|id| find(id)) {
                    relations.trials.entry(at).or_default().push(trial);
                }
            }
            let Body::Procedure(body) = &entry.body else { continue };
            let Some(procedure) = find(&entry.id) else { continue };
            for (row, treats) in body.treats.iter().enumerate() {
                let Some(condition) = find(&treats.condition) else { continue };
                let treatment =
                    Treatment { procedure, condition, role: treats.role, row, general: false };
                relations.treated.entry(procedure).or_default().push(treatment);
                relations.treatments.entry(condition).or_default().push(treatment);
            }
            if let Some(general) = body.broader.as_deref().and_then(&find) {
                relations.broader.insert(procedure, general);
                relations.special.entry(general).or_default().push(procedure);
            }
            for modality in body.guidance.iter().filter_map(|id| find(id)) {
                relations.guided.entry(modality).or_default().push(procedure);
            }
        }
        relations.mark_general();
        let draft = |at: EntryRef| entries.get(at.index()).is_some_and(|entry| entry.head.draft);
        for treatments in relations.treatments.values_mut() {
            // The role that a draft says is held against no source, so drafts come last. In one role, what a
            // procedure treats first of all comes before what it treats besides.
            sort_by_key(treatments, |treatment| {
                let Treatment { procedure, role, row, general, .. } = *treatment;
                (general, draft(procedure), role, row, procedure)
            });
        }
        for treated in relations.treated.values_mut() {
            sort_by_key(treated, |treatment| (treatment.role, treatment.row));
        }
        let year = |at: EntryRef| match entries.get(at.index()).map(|entry| &entry.body) {
            Some(Body::Trial(trial)) => trial.year,
            _ => 0,
        };
        for trials in relations.trials.values_mut() {
            sort_by_key(trials, |&at| (std::cmp::Reverse(year(at)), at));
        }
        relations
    }

    /// Marks each treatment whose procedure has a special case that treats the same condition.
    fn mark_general(&mut self) {
        let broader = &self.broader;
        for treatments in self.treatments.values_mut() {
            let procedures = treatments.iter().map(|treatment| treatment.procedure);
            let general: FxHashSet<EntryRef> = procedures.flat_map(|at| up(broader, at)).collect();
            for treatment in treatments.iter_mut() {
                treatment.general = general.contains(&treatment.procedure);
            }
        }
        let general = self.treatments.values().flatten().filter(|treatment| treatment.general);
        let general: FxHashSet<(EntryRef, EntryRef)> =
            general.map(|treatment| (treatment.procedure, treatment.condition)).collect();
        for treated in self.treated.values_mut().flatten() {
            treated.general = general.contains(&(treated.procedure, treated.condition));
        }
    }

    /// The procedures of which one is a special case, from the nearest on.
    pub fn general_cases_of(&self, procedure: EntryRef) -> impl Iterator<Item = EntryRef> {
        up(&self.broader, procedure)
    }

    /// Each circle of procedures that are special cases of one another, once, each member before its general case.
    #[must_use]
    pub fn circles(&self) -> Vec<Vec<EntryRef>> {
        let mut ways: Vec<EntryRef> = self.broader.keys().copied().collect();
        sort_by(&mut ways, Ord::cmp);
        // On which way up each was met.
        let mut met = FxHashMap::default();
        let mut circles = Vec::new();
        for &way in &ways {
            let mut next = Some(way);
            while let Some(at) = next {
                count_steps(1);
                match met.insert(at, way) {
                    None => next = self.broader.get(&at).copied(),
                    Some(earlier) if earlier != way => break,
                    Some(_) => {
                        let above = |at: &EntryRef| self.broader.get(at).copied();
                        let behind = |other: &EntryRef| above(other).filter(|&next| next != at);
                        circles.push(std::iter::successors(Some(at), behind).collect());
                        break;
                    }
                }
            }
        }
        circles
    }

    /// The procedures of which one is the general case.
    #[must_use]
    pub fn special_cases_of(&self, procedure: EntryRef) -> &[EntryRef] {
        self.special.get(&procedure).map_or(&[], Vec::as_slice)
    }

    /// The procedures that treat a condition, in the order of their role; drafts last, and after them the techniques in
    /// general whose special cases stand before them.
    #[must_use]
    pub fn treatments_of(&self, condition: EntryRef) -> &[Treatment] {
        self.treatments.get(&condition).map_or(&[], Vec::as_slice)
    }

    /// The conditions that a procedure treats, the most important first.
    #[must_use]
    pub fn treated_by(&self, procedure: EntryRef) -> &[Treatment] {
        self.treated.get(&procedure).map_or(&[], Vec::as_slice)
    }

    /// The trials about a procedure or a condition, the latest first.
    #[must_use]
    pub fn trials_of(&self, at: EntryRef) -> &[EntryRef] {
        self.trials.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The procedures that a modality guides.
    #[must_use]
    pub fn guided_by(&self, modality: EntryRef) -> &[EntryRef] {
        self.guided.get(&modality).map_or(&[], Vec::as_slice)
    }
}

/// No procedure has so many general cases above each other.
const MOST_GENERAL: usize = 32;

/// The way up from one procedure to ever more general ones.
fn up(broader: &FxHashMap<EntryRef, EntryRef>, from: EntryRef) -> impl Iterator<Item = EntryRef> {
    let above = move |at: &EntryRef| {
        count_steps(1);
        broader.get(at).copied()
    };
    // A circle in the data has an end too.
    std::iter::successors(above(&from), above).take(MOST_GENERAL.min(broader.len()))
}

impl Pack for Relations {
    fn pack(&self, packer: &mut Packer) {
        let place = |&at: &EntryRef| [count(at.index())];
        let treatments = [&self.treatments, &self.treated];
        for treatments in treatments {
            in_order(treatments, treatment_row).pack(packer);
        }
        in_order(&self.broader.iter().map(|(&of, &at)| (of, vec![at])).collect(), place)
            .pack(packer);
        for others in [&self.special, &self.guided, &self.trials] {
            in_order(others, place).pack(packer);
        }
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        let treatments = [(); 2].map(|()| of_order(&Lists::unpack(unpacker), read_treatment));
        let [broader, special, guided, trials] =
            [(); 4].map(|()| of_order(&Lists::unpack(unpacker), |[at]| EntryRef::at(at)));
        let [treatments, treated] = treatments;
        let broader = broader.into_iter().filter_map(|(of, at)| Some((of, *at.first()?))).collect();
        Self { treatments, treated, broader, special, guided, trials }
    }
}

/// What belongs to each entry as a list of numbers: the entry, and the rows.
fn in_order<T, const N: usize>(
    of: &FxHashMap<EntryRef, Vec<T>>,
    row: impl Fn(&T) -> [u32; N],
) -> Lists {
    let mut lists: Vec<Vec<u32>> = Vec::new();
    for (entry, rows) in of {
        let numbers = rows.iter().flat_map(&row);
        lists.push([count(entry.index())].into_iter().chain(numbers).collect());
    }
    lists.sort_unstable();
    lists.into_iter().collect()
}

fn of_order<T, const N: usize>(
    lists: &Lists,
    row: impl Fn([u32; N]) -> T,
) -> FxHashMap<EntryRef, Vec<T>> {
    let list = |number| {
        let mut numbers = lists.get(number).iter();
        let entry = EntryRef::at(numbers.next()?);
        let rows = std::iter::from_fn(|| {
            let mut numbers_of_row = [0; N];
            for number in &mut numbers_of_row {
                *number = numbers.next()?;
            }
            Some(row(numbers_of_row))
        });
        Some((entry, rows.collect()))
    };
    (0..lists.len()).filter_map(list).collect()
}

fn treatment_row(treatment: &Treatment) -> [u32; 5] {
    let Treatment { procedure, condition, role, row, general } = *treatment;
    [
        count(procedure.index()),
        count(condition.index()),
        role as u32,
        count(row),
        u32::from(general),
    ]
}

fn read_treatment([procedure, condition, role, row, general]: [u32; 5]) -> Treatment {
    Treatment {
        procedure: EntryRef::at(procedure),
        condition: EntryRef::at(condition),
        role: TreatmentRole::ALL.get(role as usize).copied().unwrap_or(TreatmentRole::Option),
        row: row as usize,
        general: general > 0,
    }
}
