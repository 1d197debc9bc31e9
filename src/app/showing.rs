//! What the page shows.

use crate::catalog::{Catalog, EntryRef};
use crate::page::{Overview, Page};

/// What the page shows: where one begins, that nothing is found, how a query is made right, an entry, several of one kind side
/// by side, what a tab says of all, or what cannot wait.
///
/// They are named by places in a catalog, or by ids where they outlive one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Showing<E> {
    /// What a reader meets first.
    Start {
        /// What they bookmarked.
        bookmarks: Vec<E>,
        /// What they read last.
        recents: Vec<E>,
    },
    /// That a query finds nothing.
    Missing {
        /// What is known of the query all the same.
        known: String,
        /// What is near to it, and not the same.
        near: Vec<E>,
    },
    /// A value of a field, or a field, that makes a query right.
    Value {
        /// What is wrong with the query.
        what: String,
        /// The value.
        name: String,
        /// The query with it.
        query: String,
    },
    /// The page of an entry.
    Entry(E),
    /// Several entries side by side.
    Comparison(Vec<E>),
    /// The overview of a tab.
    Overview(Overview),
    /// How an entry hangs together with others.
    Links(E),
    /// The card of the emergency that is about an entry.
    Emergency(E),
}

impl Showing<EntryRef> {
    /// What a link to an id shows: an entry, or the card of an emergency.
    #[must_use]
    pub fn of_id(catalog: &Catalog, id: &str) -> Option<Self> {
        let entry = catalog.find_ref(id).map(Self::Entry);
        entry.or_else(|| Page::emergency_of(catalog, id).map(Self::Emergency))
    }

    /// The page of it, with the rows of an overview in one of its orders; none of no entries.
    #[must_use]
    pub fn page(&self, catalog: &Catalog, order: usize) -> Option<Page> {
        match self {
            Self::Start { bookmarks, recents } => Some(Page::start(catalog, bookmarks, recents)),
            Self::Missing { known, near } => Some(Page::missing(catalog, known, near)),
            Self::Value { what, query, .. } => Some(Page::value(what, query)),
            Self::Entry(entry) => Some(Page::new(catalog, *entry)),
            Self::Comparison(entries) => Page::comparison(catalog, entries),
            Self::Links(entry) => Some(Page::links(catalog, *entry)),
            Self::Emergency(entry) => Page::emergency(catalog, *entry),
            Self::Overview(overview) => Page::overview_by(catalog, *overview, order),
        }
    }

    /// The same by ids.
    #[must_use]
    pub fn by_id(&self, catalog: &Catalog) -> Showing<String> {
        let id = |at: &EntryRef| catalog.id(*at).to_owned();
        match self {
            Self::Start { bookmarks, recents } => Showing::Start {
                bookmarks: bookmarks.iter().map(id).collect(),
                recents: recents.iter().map(id).collect(),
            },
            Self::Missing { known, near } => {
                Showing::Missing { known: known.clone(), near: near.iter().map(id).collect() }
            }
            Self::Value { what, name, query } => {
                Showing::Value { what: what.clone(), name: name.clone(), query: query.clone() }
            }
            Self::Entry(at) => Showing::Entry(id(at)),
            Self::Comparison(entries) => Showing::Comparison(entries.iter().map(id).collect()),
            Self::Overview(overview) => Showing::Overview(*overview),
            Self::Links(at) => Showing::Links(id(at)),
            Self::Emergency(at) => Showing::Emergency(id(at)),
        }
    }
}

impl Showing<String> {
    /// The same in a catalog, as far as it is there: of a comparison two entries at the least.
    #[must_use]
    pub fn found_in(&self, catalog: &Catalog) -> Option<Showing<EntryRef>> {
        let found = |ids: &[String]| -> Vec<EntryRef> {
            ids.iter().filter_map(|id| catalog.find_ref(id)).collect()
        };
        match self {
            Self::Start { bookmarks, recents } => {
                Some(Showing::Start { bookmarks: found(bookmarks), recents: found(recents) })
            }
            Self::Missing { known, near } => {
                Some(Showing::Missing { known: known.clone(), near: found(near) })
            }
            Self::Value { what, name, query } => {
                let (what, name, query) = (what.clone(), name.clone(), query.clone());
                Some(Showing::Value { what, name, query })
            }
            Self::Entry(id) => catalog.find_ref(id).map(Showing::Entry),
            Self::Comparison(ids) => {
                let found = found(ids);
                (found.len() > 1).then_some(Showing::Comparison(found))
            }
            Self::Overview(overview) => Some(Showing::Overview(*overview)),
            Self::Links(id) => catalog.find_ref(id).map(Showing::Links),
            Self::Emergency(id) => catalog
                .find_ref(id)
                .filter(|&at| catalog.emergency(at).is_some())
                .map(Showing::Emergency),
        }
    }

    /// What is shown in words.
    #[must_use]
    pub fn words(&self, catalog: &Catalog) -> String {
        let name = |id: &String| catalog.find_ref(id).map(|at| catalog.name(at));
        match self {
            Self::Start { .. } => "the start".to_owned(),
            Self::Missing { .. } => "nothing found".to_owned(),
            Self::Value { query, .. } => query.clone(),
            Self::Entry(id) => name(id).unwrap_or_default().to_owned(),
            Self::Comparison(ids) => {
                let names: Vec<&str> = ids.iter().filter_map(name).collect();
                format!("Compare {}", names.join(" · "))
            }
            Self::Overview(overview) => overview.title().to_owned(),
            Self::Links(id) => format!("How {} hangs together", name(id).unwrap_or_default()),
            Self::Emergency(id) => {
                let emergency = catalog.find_ref(id).and_then(|at| catalog.emergency(at));
                emergency.map_or("", |emergency| emergency.title).to_owned()
            }
        }
    }
}
