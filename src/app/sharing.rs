//! How list and page share the screen: the page alone, or the list as wide as the reader wants it.

use super::{App, Focus, MemoryChange};

/// The list is no narrower than so many columns.
pub const NARROWEST_LIST: u16 = 24;
/// The list is no wider than so many columns.
pub const WIDEST_LIST: u16 = 100;

/// By so many columns a list becomes narrower or wider at once.
const STEP: i16 = 4;

/// How list and page share the screen.
#[derive(Debug, Default)]
pub(super) struct Sharing {
    /// Whether a page that is read has the screen for itself.
    pub alone: bool,
    /// The columns of the list, where the page stands beside it.
    pub list: Option<u16>,
}

impl App {
    /// Whether a page that is read has the screen for itself.
    #[must_use]
    pub const fn reads_alone(&self) -> bool {
        self.sharing.alone
    }

    /// Gives the screen to the page alone, or the list its part of it again.
    pub(super) fn toggle_alone(&mut self) {
        let reading = matches!(self.focus, Focus::Page | Focus::Find);
        self.sharing.alone = !(reading && self.sharing.alone);
        self.focus_page();
        let told = if self.sharing.alone {
            "the page alone"
        } else {
            "list and page, where there is room for both"
        };
        self.tell(told.to_owned());
    }

    /// Makes the list narrower or wider, and keeps that.
    pub(super) fn widen_list(&mut self, sign: i16) {
        let Some(columns) = self.sharing.list else {
            return self.tell("list and page do not stand side by side here".to_owned());
        };
        let wanted = columns.saturating_add_signed(sign * STEP).clamp(NARROWEST_LIST, WIDEST_LIST);
        self.keep(MemoryChange::ListWidth(wanted));
    }
}
