//! Where the reader came from, and the way forward again.

use super::{Focus, Scope, Tab};

/// A place that the reader was at. Entries are named by their ids, so that it outlives a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The tab.
    pub tab: Tab,
    /// Where the search line looked.
    pub scope: Scope,
    /// What was typed.
    pub query: String,
    /// What had the keys.
    pub focus: Focus,
    /// The entry of the page.
    pub entry: Option<String>,
    /// The selected entry of the list.
    pub selected: Option<String>,
    /// The first row of the page in view.
    pub top: usize,
    /// The selected link.
    pub link: Option<usize>,
}

/// Beyond this many places the oldest is forgotten.
const LONGEST: usize = 200;

/// The places before and after the one that is shown.
#[derive(Debug, Clone, Default)]
pub struct History {
    back: Vec<Location>,
    forward: Vec<Location>,
}

impl History {
    /// Where going back leads.
    #[must_use]
    pub fn previous(&self) -> Option<&Location> {
        self.back.last()
    }

    pub(super) fn leave(&mut self, here: Location) {
        self.forward.clear();
        if self.back.last() == Some(&here) {
            return;
        }
        if self.back.len() == LONGEST {
            self.back.remove(0);
        }
        self.back.push(here);
    }

    pub(super) fn back(&mut self, here: Location) -> Option<Location> {
        let location = self.back.pop()?;
        self.forward.push(here);
        Some(location)
    }

    pub(super) fn forward(&mut self, here: Location) -> Option<Location> {
        let location = self.forward.pop()?;
        self.back.push(here);
        Some(location)
    }
}
