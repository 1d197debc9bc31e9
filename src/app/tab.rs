//! The tabs, and the kinds of entry that each of them lists.

use crate::catalog::{Catalog, Kind};

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Conditions.
    Conditions,
    /// Procedures.
    Procedures,
    /// Imaging modalities.
    Imaging,
    /// What must be known before a procedure, and of drugs.
    Safety,
    /// Training pathways.
    Training,
    /// Milestones and trends.
    History,
    /// Patient care.
    Care,
    /// The trials on which practice rests.
    Trials,
    /// The glossary.
    Glossary,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 9] = [
        Self::Conditions,
        Self::Procedures,
        Self::Imaging,
        Self::Safety,
        Self::Training,
        Self::History,
        Self::Care,
        Self::Trials,
        Self::Glossary,
    ];

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Conditions => "Conditions",
            Self::Procedures => "Procedures",
            Self::Imaging => "Imaging",
            Self::Safety => "Safety",
            Self::Training => "Training",
            Self::History => "History",
            Self::Care => "Care",
            Self::Trials => "Trials",
            Self::Glossary => "Glossary",
        }
    }

    /// The kinds of entry that it lists.
    #[must_use]
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Conditions => &[Kind::Condition],
            Self::Procedures => &[Kind::Procedure],
            Self::Imaging => &[Kind::Modality],
            Self::Safety => &[Kind::Safety, Kind::Drug],
            Self::Training => &[Kind::Pathway],
            Self::History => &[Kind::Milestone, Kind::Trend],
            Self::Care => &[Kind::Topic],
            Self::Trials => &[Kind::Trial],
            Self::Glossary => &[Kind::Glossary],
        }
    }

    /// The tabs that have entries.
    #[must_use]
    pub fn with_entries(catalog: &Catalog) -> Vec<Self> {
        let full =
            |tab: &Self| tab.kinds().iter().any(|&kind| catalog.of_kind(kind).next().is_some());
        Self::ALL.into_iter().filter(full).collect()
    }
}
