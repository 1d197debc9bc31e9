//! The outline of the page: its sections to choose from, each shown while it is selected.

use super::{App, Choice, Focus, Item, Menu, Overlay};

const TITLE: &str = "Outline";

impl App {
    /// Asks to which section of the page to go.
    pub(super) fn ask_for_outline(&mut self) {
        let Some(showing) = self.reader.showing() else { return };
        let catalog = self.library.catalog();
        let group = showing.by_id(catalog).words(catalog);
        let item = |(number, title): (usize, &str)| Item {
            group: group.clone(),
            name: title.to_owned(),
            aside: String::new(),
            marked: None,
            choice: Choice::Section(number),
        };
        let items = self.reader.sections().enumerate().map(item).collect();
        if let Some(mut menu) = Menu::of(TITLE, items) {
            menu.select(self.reader.section_in_view());
            self.overlay = Some(Overlay::Menu(menu));
        }
    }

    /// Whether sections are looked at, for which the page must be seen.
    #[must_use]
    pub fn tries_sections(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Menu(menu)) if menu.title() == TITLE)
    }

    /// The section that is only looked at.
    pub(super) fn section_looked_at(&self) -> Option<usize> {
        let Some(Overlay::Menu(menu)) = &self.overlay else { return None };
        let Some(Choice::Section(number)) = menu.choice() else { return None };
        Some(*number)
    }

    /// Reads the page from a section on.
    pub(super) fn go_to_section(&mut self, number: usize) {
        if self.focus != Focus::Page {
            self.focus_page();
        }
        self.reader.go_to_section(number);
    }
}
