//! The overviews of tabs: what one asks of all its entries at once. One file a tab; each picture answers the question
//! above it.

mod body;
mod history;
mod imaging;
mod safety;
mod training;
mod trials;

use super::citations::Citations;
use super::{Inline, Page};
use crate::catalog::{Catalog, Kind};

/// An overview of the entries of a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overview {
    /// The regions of the body, and what there is for them.
    Body,
    /// Modalities beside each other, and the doses that they give.
    Imaging,
    /// What must hold before procedures.
    Safety,
    /// How long pathways take.
    Training,
    /// What began when.
    History,
    /// What is tested, how large, and which way it went.
    Trials,
}

impl Overview {
    /// Every overview, in the order of the tabs.
    pub const ALL: [Self; 6] =
        [Self::Body, Self::Imaging, Self::Safety, Self::Training, Self::History, Self::Trials];

    /// What it is called in a list.
    pub const NAME: &str = "Overview";

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Body => "overview-body",
            Self::Imaging => "overview-imaging",
            Self::Safety => "overview-safety",
            Self::Training => "overview-training",
            Self::History => "overview-history",
            Self::Trials => "overview-trials",
        }
    }

    /// The overview with an id.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|overview| overview.id() == id)
    }

    /// By what its rows can be sorted, in turn; the first is how they stand.
    #[must_use]
    pub const fn orders(self) -> &'static [&'static str] {
        match self {
            Self::Imaging => &imaging::ORDERS,
            Self::Training => &training::ORDERS,
            Self::Body | Self::Safety | Self::History | Self::Trials => &[],
        }
    }

    /// Whether a picture in it says more where it is wider than rows of text.
    #[must_use]
    pub const fn is_wide(self) -> bool {
        match self {
            Self::Safety | Self::Training | Self::History => true,
            Self::Body | Self::Imaging | Self::Trials => false,
        }
    }

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Body => "Overview of the body",
            Self::Imaging => "Overview of imaging",
            Self::Safety => "Overview of safety",
            Self::Training => "Overview of training",
            Self::History => "Overview of history",
            Self::Trials => "Overview of trials",
        }
    }
}

impl Page {
    /// An overview; none where the catalog has nothing to show in it.
    #[must_use]
    pub fn overview(catalog: &Catalog, overview: Overview) -> Option<Self> {
        Self::overview_by(catalog, overview, 0)
    }

    /// Whether an overview has anything to show; that of the body, which stands first, is not made to find out.
    #[must_use]
    pub fn has_overview(catalog: &Catalog, overview: Overview) -> bool {
        match overview {
            Overview::Body => catalog.of_kind(Kind::Condition).next().is_some(),
            _ => Self::overview(catalog, overview).is_some(),
        }
    }

    /// The same with its rows sorted by one of [`Overview::orders`].
    #[must_use]
    pub fn overview_by(catalog: &Catalog, overview: Overview, order: usize) -> Option<Self> {
        let mut citations = Citations::new(catalog);
        let (lead, sections) = match overview {
            Overview::Body => (body::LEAD, body::sections(&citations)),
            Overview::Imaging => (imaging::LEAD, imaging::sections(&mut citations, order)),
            Overview::Safety => (safety::LEAD, safety::sections(&mut citations)),
            Overview::History => (history::LEAD, history::sections(&mut citations)),
            Overview::Trials => (trials::LEAD, trials::sections(&mut citations)),
            Overview::Training => (training::LEAD, training::sections(&mut citations, order)),
        };
        let (id, title) = (overview.id().to_owned(), overview.title().to_owned());
        let page = Self {
            references: citations.references(),
            ..Self::made(id, "overview", title, vec![Inline::text(lead)], sections)
        };
        (!page.sections.is_empty()).then_some(page)
    }
}

#[cfg(test)]
mod tests;
