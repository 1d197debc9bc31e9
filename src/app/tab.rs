//! The tabs, and the kinds of entry that each of them lists.

use super::{Action, Command};
use crate::catalog::{Catalog, Kind};
use crate::page::{Overview, Page};

/// States the tabs: each with the command that shows it, and the kinds of entry that it lists.
macro_rules! tabs {
    ($( $(#[$about:meta])* $tab:ident by $command:literal: $($kind:ident),+; )*) => {
        /// A tab.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Tab { $( $(#[$about])* $tab, )* }

        impl Tab {
            /// Every tab, in order.
            pub const ALL: [Self; [$($command),*].len()] = [$(Self::$tab),*];

            /// The commands that show them.
            pub(super) const COMMANDS: [Command; Self::ALL.len()] = [$(
                Command { name: $command, action: Action::Tab(Self::$tab), doc: stringify!($tab) }
            ),*];

            /// Its title.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$tab => stringify!($tab)),* }
            }

            /// The kinds of entry that it lists.
            #[must_use]
            pub const fn kinds(self) -> &'static [Kind] {
                match self { $(Self::$tab => &[$(Kind::$kind),+]),* }
            }
        }
    };
}

tabs! {
    /// Conditions.
    Conditions by "tab-conditions": Condition;
    /// Procedures.
    Procedures by "tab-procedures": Procedure;
    /// Imaging modalities.
    Imaging by "tab-imaging": Modality;
    /// What must be known before a procedure, and of drugs.
    Safety by "tab-safety": Safety, Drug;
    /// Training pathways.
    Training by "tab-training": Pathway;
    /// Milestones and trends.
    History by "tab-history": Milestone, Trend;
    /// Patient care.
    Care by "tab-care": Topic;
    /// The trials on which practice rests.
    Trials by "tab-trials": Trial;
    /// The glossary.
    Glossary by "tab-glossary": Glossary;
}

impl Tab {
    /// The tabs that have entries.
    #[must_use]
    pub fn with_entries(catalog: &Catalog) -> Vec<Self> {
        let full =
            |tab: &Self| tab.kinds().iter().any(|&kind| catalog.of_kind(kind).next().is_some());
        Self::ALL.into_iter().filter(full).collect()
    }

    /// What is said of all its entries at once, if something is.
    #[must_use]
    pub fn overview(self, catalog: &Catalog) -> Option<Overview> {
        let overview = match self {
            Self::Conditions => Overview::Body,
            Self::Imaging => Overview::Imaging,
            Self::Safety => Overview::Safety,
            Self::Training => Overview::Training,
            Self::History => Overview::History,
            Self::Trials => Overview::Trials,
            Self::Procedures | Self::Care | Self::Glossary => return None,
        };
        Page::has_overview(catalog, overview).then_some(overview)
    }
}
