//! Where the reader came from, and the way forward again.

use super::{Focus, Scope, Showing, Tab};

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
    /// What the page showed.
    pub showing: Option<Showing<String>>,
    /// What the selected row of the list shows.
    pub selected: Option<Showing<String>>,
    /// The first line of the list in view.
    pub list_top: usize,
    /// The first column of a comparison in view.
    pub column: usize,
    /// By which of its orders an overview is sorted.
    pub order: usize,
    /// The first row of the page in view.
    pub top: usize,
    /// The selected link.
    pub link: Option<usize>,
    /// How many times an axis of time is halved around it.
    pub zoom: usize,
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

    /// Where going forward again leads.
    #[must_use]
    pub fn next(&self) -> Option<&Location> {
        self.forward.last()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn place(top: usize) -> Location {
        Location {
            tab: Tab::Conditions,
            scope: Scope::Everything,
            query: String::new(),
            focus: Focus::List,
            showing: None,
            column: 0,
            order: 0,
            selected: None,
            list_top: 0,
            top,
            link: None,
            zoom: 0,
        }
    }

    #[test]
    fn a_way_back_is_a_way_forward_until_another_way_is_gone() {
        let mut history = History::default();
        history.leave(place(1));
        history.leave(place(1));
        history.leave(place(2));
        assert_eq!(history.back(place(3)), Some(place(2)));
        assert_eq!(history.forward(place(2)), Some(place(3)));
        assert_eq!(history.back(place(3)), Some(place(2)));
        history.leave(place(4));
        assert_eq!(history.forward(place(5)), None);
        assert_eq!(history.back(place(5)), Some(place(4)));
        // A place that is left twice is come back to once.
        assert_eq!(history.back(place(4)), Some(place(1)));
        assert_eq!(history.back(place(1)), None);
    }

    #[test]
    fn the_oldest_places_are_forgotten() {
        let mut history = History::default();
        (0..LONGEST + 3).for_each(|top| history.leave(place(top)));
        let mut first = None;
        let mut count = 0;
        while let Some(location) = history.back(place(0)) {
            (first, count) = (Some(location), count + 1);
        }
        assert_eq!((first, count), (Some(place(3)), LONGEST));
    }
}
