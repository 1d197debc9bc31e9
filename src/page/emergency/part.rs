//! What a card may say, and what of it can be left out.

use crate::catalog::{Condition, EntryRef, Limit, PlanRow, Safety, Treatment};
use crate::text::plural;
use std::ops::Range;

/// Something that a card may say: some of the rows of a table of an entry, from the first on.
#[derive(Debug)]
pub struct CardPart<'c> {
    /// The entry in which it stands.
    pub at: EntryRef,
    /// What it tells.
    pub told: Telling<'c>,
    /// How many rows of it the card says on its one screen.
    pub shown: usize,
    /// Whether what has no room there is to be written, and not what has.
    pub below: bool,
}

impl<'c> CardPart<'c> {
    /// A part of which nothing is shown yet.
    pub const fn new(at: EntryRef, told: Telling<'c>) -> Self {
        Self { at, told, shown: 0, below: false }
    }
}

impl CardPart<'_> {
    /// Whether it is shown and `other` is a further line of the same plan.
    pub fn begins(&self, other: &Self) -> bool {
        self.is_plan() && other.is_plan() && self.shown > 0 && self.at == other.at
    }

    /// Whether it is left out, and `other` comes behind it in the same plan or list of procedures.
    pub fn goes_before(&self, other: &Self) -> bool {
        let is_listed = match other.told {
            Telling::Plan(..) => self.is_plan(),
            Telling::Treatment(_) => matches!(self.told, Telling::Treatment(_)),
            _ => false,
        };
        is_listed && self.shown == 0
    }

    /// The places of the rows that are to be written, among those that may be shown.
    pub const fn rows(&self) -> Range<usize> {
        match self.below {
            true => self.shown..self.told.most(),
            false => 0..self.shown,
        }
    }

    const fn is_plan(&self) -> bool {
        matches!(self.told, Telling::Plan(..))
    }
}

/// What a part of a card tells.
#[derive(Debug)]
pub enum Telling<'c> {
    /// The steps of a sheet, by the numbers of those that may be said.
    Steps(&'c Safety, Vec<usize>),
    /// Its doses, by the same.
    Doses(&'c Safety, Vec<usize>),
    /// What is done for a condition without a procedure of ours, by the same.
    Measures(&'c Condition, Vec<usize>),
    /// What a sheet comes to.
    Sheet(&'c Safety),
    /// A line of the plan of procedures for blood thinners, with its number in that of the first, and those procedures.
    Plan(usize, &'c PlanRow, Vec<EntryRef>),
    /// Which procedure is done, and for whom.
    Treatment(&'c Treatment),
    /// First aid where the procedure goes wrong.
    FirstAid,
    /// What must be met.
    Aims(Aims<'c>),
}

/// Limits of a sheet, or times and pressures of a condition or procedure.
#[derive(Debug)]
pub struct Aims<'c> {
    /// All of them.
    pub rows: &'c [Limit],
    /// The key under which they stand in their entry.
    pub key: &'static str,
    /// The numbers of those that may be said.
    pub said: Vec<usize>,
    /// Whether the card chose them.
    pub chosen: bool,
}

impl Telling<'_> {
    /// How many rows there are.
    pub const fn rows(&self) -> usize {
        match self {
            Self::Steps(sheet, _) => sheet.steps.len(),
            Self::Doses(sheet, _) => sheet.doses.len(),
            Self::Measures(_, said) => said.len(),
            Self::Aims(aims) => aims.rows.len(),
            Self::Sheet(_) | Self::Plan(..) | Self::Treatment(_) | Self::FirstAid => 1,
        }
    }

    /// How many of them may be shown.
    pub const fn most(&self) -> usize {
        match self {
            Self::Steps(_, said) | Self::Doses(_, said) => said.len(),
            Self::Aims(aims) => aims.said.len(),
            _ => self.rows(),
        }
    }

    /// Whether it says what is done at once.
    pub const fn is_deed(&self) -> bool {
        !matches!(self, Self::Plan(..) | Self::Aims(_) | Self::FirstAid)
    }

    /// Whether it says little more than the name of its entry.
    pub const fn is_name(&self) -> bool {
        matches!(self, Self::Sheet(_) | Self::Treatment(_))
    }

    /// How many rows are shown or left out together. A table of doses is whole: one of its rows alone may be that for another
    /// patient, unless it was chosen.
    pub const fn at_once(&self) -> usize {
        match self {
            Self::Doses(sheet, said) if said.len() == sheet.doses.len() => said.len(),
            _ => 1,
        }
    }

    /// What is dispensed with last.
    pub const fn need(&self) -> u8 {
        match self {
            // Doses that were chosen.
            Self::Doses(sheet, said) if said.len() < sheet.doses.len() => 0,
            Self::Steps(..)
            | Self::Sheet(_)
            | Self::Measures(..)
            | Self::Aims(Aims { chosen: true, .. }) => 1,
            Self::Doses(..) | Self::Plan(..) => 2,
            Self::Aims(_) => 3,
            Self::Treatment(_) => 4,
            Self::FirstAid => 5,
        }
    }

    /// What its rows are, where some are left out, after others were `begun`; nothing where any page of a procedure has it.
    pub fn left_out(&self, count: usize, begun: bool) -> Option<String> {
        let rows = |one: &str| match count {
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {}", plural(one))),
        };
        match self {
            Self::Steps(..) => rows("step"),
            Self::Doses(..) => rows("dose"),
            Self::Aims(aims) => rows(aims.key.trim_end_matches('s')),
            Self::Plan(..) if begun => Some("rest of the plan".to_owned()),
            Self::Plan(..) => Some("plan".to_owned()),
            Self::Measures(..) | Self::FirstAid | Self::Sheet(_) | Self::Treatment(_) => None,
        }
    }
}
