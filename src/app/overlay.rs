//! What lies over the panes, with its own state: the keys, the faults in the data, a menu.

mod menu;

pub use menu::{Choice, Item, Menu, MenuLine};

/// What lies over the panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The keys.
    Help(Scroll),
    /// The faults in the data.
    Problems(Scroll),
    /// Things to choose from.
    Menu(Menu),
}

/// A text that is longer than its pane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    top: usize,
}

impl Scroll {
    /// Rows scrolled away.
    #[must_use]
    pub const fn top(self) -> usize {
        self.top
    }
}

impl Overlay {
    /// Moves by rows: the text, or the selection of a menu.
    pub(super) fn step(&mut self, by: isize) {
        match self {
            Self::Help(scroll) | Self::Problems(scroll) => {
                scroll.top = scroll.top.saturating_add_signed(by);
            }
            Self::Menu(menu) => menu.step(by),
        }
    }

    /// Takes the room that there is: `rows` of the pane for a text of `length`.
    pub(super) fn fit(&mut self, rows: usize, length: usize) {
        match self {
            Self::Help(scroll) | Self::Problems(scroll) => {
                scroll.top = scroll.top.min(length.saturating_sub(rows));
            }
            Self::Menu(menu) => menu.fit(rows),
        }
    }
}
