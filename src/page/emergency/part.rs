//! What a card may say, and what of it can be left out.

use crate::catalog::{Condition, EntryRef, PlanRow, Procedure, Safety, Treatment};
use crate::text::plural;

/// Something that a card may say: some of the rows of a table of an entry, from the first on.
#[derive(Debug)]
pub struct CardPart<'c> {
    /// The entry in which it stands.
    pub at: EntryRef,
    /// What it tells.
    pub told: Telling<'c>,
    /// How many rows of it the card says.
    pub shown: usize,
}

impl CardPart<'_> {
    /// Whether it is shown and `other` is a further line of the same plan.
    pub fn begins(&self, other: &Self) -> bool {
        self.is_plan() && other.is_plan() && self.shown > 0 && self.at == other.at
    }

    /// Whether it is a line of a plan that is left out, and `other` a line of a plan behind it.
    pub fn goes_before(&self, other: &Self) -> bool {
        self.is_plan() && other.is_plan() && self.shown == 0
    }

    const fn is_plan(&self) -> bool {
        matches!(self.told, Telling::Plan(..))
    }
}

/// What a part of a card tells.
#[derive(Debug)]
pub enum Telling<'c> {
    /// The steps of a sheet.
    Steps(&'c Safety),
    /// Its doses.
    Doses(&'c Safety),
    /// What a sheet comes to.
    Sheet(&'c Safety),
    /// A line of the plan of procedures for blood thinners, with its number in that of the first; the procedures, where the
    /// card has others that do not say it.
    Plan(usize, &'c PlanRow, Vec<EntryRef>),
    /// Which procedure is done, and for whom.
    Treatment(&'c Treatment),
    /// First aid where the procedure goes wrong.
    FirstAid,
    /// Times and pressures that a procedure must meet.
    TargetsOf(&'c Procedure),
    /// The same of a condition.
    Targets(&'c Condition),
    /// What else must be known of the risk of bleeding, such as that nothing is waited for.
    Limits(&'c Procedure),
}

impl Telling<'_> {
    /// How many rows there are.
    pub const fn rows(&self) -> usize {
        match self {
            Self::Steps(sheet) => sheet.steps.len(),
            Self::Doses(sheet) => sheet.doses.len(),
            Self::TargetsOf(procedure) => procedure.targets.len(),
            Self::Targets(condition) => condition.targets.len(),
            Self::Sheet(_)
            | Self::Plan(..)
            | Self::Treatment(_)
            | Self::FirstAid
            | Self::Limits(_) => 1,
        }
    }

    /// Whether it says little more than the name of its entry.
    pub const fn is_name(&self) -> bool {
        matches!(self, Self::Sheet(_) | Self::Treatment(_))
    }

    /// How many rows are shown or left out together. A table of doses is whole: one of its rows alone may be that for another
    /// patient.
    pub const fn at_once(&self) -> usize {
        match self {
            Self::Doses(sheet) => sheet.doses.len(),
            _ => 1,
        }
    }

    /// What is dispensed with last.
    pub const fn need(&self) -> u8 {
        match self {
            Self::Steps(_) | Self::Sheet(_) => 0,
            Self::Doses(_) | Self::Plan(..) => 1,
            Self::Treatment(_) => 2,
            Self::FirstAid => 3,
            Self::TargetsOf(_) | Self::Targets(_) => 4,
            Self::Limits(_) => 5,
        }
    }

    /// What its rows are, where some are left out, after others were `begun`; nothing where any page of a procedure has it.
    pub fn left_out(&self, count: usize, begun: bool) -> Option<String> {
        let rows = |one: &str| match count {
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {}", plural(one))),
        };
        match self {
            Self::Steps(_) => rows("step"),
            Self::Doses(_) => rows("dose"),
            Self::TargetsOf(_) | Self::Targets(_) => rows("target"),
            Self::Plan(..) if begun => Some("rest of the plan".to_owned()),
            Self::Plan(..) => Some("plan".to_owned()),
            Self::FirstAid | Self::Limits(_) | Self::Sheet(_) | Self::Treatment(_) => None,
        }
    }
}
