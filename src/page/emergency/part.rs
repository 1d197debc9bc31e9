//! What a card may say, and what of it can be left out.

use crate::catalog::{Area, Condition, EntryRef, Limit, PlanRow, Safety, Treatment};
use crate::text::plural;
use std::ops::Range;

/// What the lines of a plan are: however many are left out, it is one.
const PLAN: &str = "plan";

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
    /// Whether what the card does not choose of it is for others too, and stands on its own page alone.
    pub is_aside: bool,
}

impl<'c> CardPart<'c> {
    /// A part of which nothing is shown yet.
    pub const fn new(at: EntryRef, told: Telling<'c>) -> Self {
        Self { at, told, shown: 0, below: false, is_aside: false }
    }

    /// The same, of a page of which the card says no more than it chooses.
    pub const fn aside(at: EntryRef, told: Telling<'c>) -> Self {
        Self { at, told, shown: 0, below: false, is_aside: true }
    }
}

impl CardPart<'_> {
    /// Whether it is left out, and `other` comes behind it in the same plan or list of procedures.
    pub fn goes_before(&self, other: &Self) -> bool {
        let is_listed = match other.told {
            Telling::Plan(..) => self.is_plan(),
            Telling::Treatment(_) => matches!(self.told, Telling::Treatment(_)),
            _ => false,
        };
        is_listed && self.shown == 0
    }

    /// The places of the rows that are to be written, in their order.
    pub const fn rows(&self) -> Range<usize> {
        match (self.below, self.is_aside) {
            (false, _) => 0..self.shown,
            (true, false) => self.shown..self.told.rows(),
            (true, true) => self.shown..self.told.most(),
        }
    }

    const fn is_plan(&self) -> bool {
        matches!(self.told, Telling::Plan(..))
    }
}

/// What a part of a card tells.
#[derive(Debug)]
pub enum Telling<'c> {
    /// The steps of a sheet.
    Steps(&'c Safety, Order),
    /// Its doses.
    Doses(&'c Safety, Order),
    /// What is done for a condition without a procedure of ours.
    Measures(&'c Condition, Order),
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
    /// Those that are said.
    pub order: Order,
    /// Whether the card chose those that may stand on the screen.
    pub chosen: bool,
}

/// In which order the rows of a table are said.
#[derive(Debug, Default)]
pub struct Order {
    /// Their numbers.
    pub rows: Vec<usize>,
    /// How many of them, from the first on, may stand on the screen.
    pub most: usize,
}

impl Order {
    /// Those that are chosen, in their order, and behind them the rest of `all`.
    pub fn chosen(mut rows: Vec<usize>, all: usize) -> Self {
        let most = rows.len();
        let rest: Vec<usize> = (0..all).filter(|row| !rows.contains(row)).collect();
        rows.extend(rest);
        Self { rows, most }
    }

    /// The same, where no choice means all.
    pub fn chosen_or_all(rows: Vec<usize>, all: usize) -> Self {
        let Self { rows, most } = Self::chosen(rows, all);
        Self { most: if most == 0 { all } else { most }, rows }
    }

    /// The same, of some rows only.
    pub fn only(self, is_said: impl Fn(usize) -> bool) -> Self {
        let said =
            |rows: &[usize]| rows.iter().copied().filter(|&row| is_said(row)).collect::<Vec<_>>();
        let most = said(self.rows.get(..self.most).unwrap_or_default()).len();
        Self { rows: said(&self.rows), most }
    }

    /// Whether some may not stand on the screen.
    const fn is_choice(&self) -> bool {
        self.most < self.rows.len()
    }
}

impl Telling<'_> {
    /// In which order its rows are said, if it is a table.
    pub const fn order(&self) -> Option<&Order> {
        match self {
            Self::Steps(_, order) | Self::Doses(_, order) | Self::Measures(_, order) => Some(order),
            Self::Aims(aims) => Some(&aims.order),
            Self::Sheet(_) | Self::Plan(..) | Self::Treatment(_) | Self::FirstAid => None,
        }
    }

    /// How many rows there are.
    pub const fn rows(&self) -> usize {
        match self.order() {
            Some(order) => order.rows.len(),
            None => 1,
        }
    }

    /// How many of them may stand on the screen.
    pub const fn most(&self) -> usize {
        match self.order() {
            Some(order) => order.most,
            None => 1,
        }
    }

    /// Whether it says what is done at once.
    pub const fn is_deed(&self) -> bool {
        !matches!(self, Self::Plan(..) | Self::Aims(_) | Self::FirstAid) && self.most() > 0
    }

    /// Whether it is the dose of a lytic.
    pub fn is_lysis(&self) -> bool {
        matches!(self, Self::Sheet(sheet) | Self::Doses(sheet, _) if sheet.area == Area::Lysis)
    }

    /// Whether it says little more than the name of its entry.
    pub const fn is_name(&self) -> bool {
        matches!(self, Self::Sheet(_) | Self::Treatment(_))
    }

    /// How many rows are shown or left out together. A table of doses is whole: one of its rows alone may be that for another
    /// patient, unless it was chosen.
    pub const fn at_once(&self) -> usize {
        match self {
            Self::Doses(_, order) if !order.is_choice() => order.most,
            _ => 1,
        }
    }

    /// What is dispensed with last.
    pub const fn need(&self) -> u8 {
        match self {
            // Doses that were chosen.
            Self::Doses(_, order) if order.is_choice() => 0,
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

    /// What its rows are, where some are left out; nothing where any page of a procedure has it.
    fn noun(&self) -> Option<&'static str> {
        match self {
            Self::Steps(..) => Some("step"),
            Self::Doses(..) => Some("dose"),
            Self::Measures(..) => Some("other treatment"),
            Self::Aims(aims) => Some(aims.key.trim_end_matches('s')),
            Self::Plan(..) => Some(PLAN),
            Self::FirstAid | Self::Sheet(_) | Self::Treatment(_) => None,
        }
    }
}

/// How much is left out, by what it is.
#[derive(Debug, Default)]
pub struct Rest(Vec<(&'static str, usize)>);

impl Rest {
    /// Counts rows in.
    pub fn add(&mut self, told: &Telling<'_>, rows: usize) {
        let Some(noun) = told.noun() else { return };
        match self.0.iter_mut().find(|(known, _)| *known == noun) {
            Some((_, count)) => *count += rows,
            None => self.0.push((noun, rows)),
        }
    }

    /// It in words, if it is anything: `6 steps, 1 dose`.
    pub fn words(&self) -> Option<String> {
        let words = |&(noun, count): &(&str, usize)| match count {
            _ if noun == PLAN => format!("the {PLAN}"),
            1 => format!("1 {noun}"),
            count => format!("{count} {}", plural(noun)),
        };
        let words: Vec<String> = self.0.iter().map(words).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}
