//! Which theme is shown. Its name alone is known here; what it looks like is nothing that the state depends on.

use super::{App, Choice, Item, Menu, Overlay};

/// The themes to choose from, and the one that is worn.
#[derive(Debug, Default)]
pub(super) struct Dress {
    themes: Vec<Item>,
    worn: String,
    /// Whether the reader chose it.
    chosen: bool,
}

impl App {
    /// Takes the themes that there are, and the name of the one to begin with.
    pub fn dress(&mut self, themes: Vec<Item>, worn: &str) {
        self.dress = Dress { themes, worn: worn.to_owned(), chosen: false };
    }

    /// Takes the theme that suits the terminal, unless the reader has chosen one.
    pub fn suit(&mut self, name: &str) {
        if !self.dress.chosen {
            name.clone_into(&mut self.dress.worn);
        }
    }

    /// The name of the theme to draw in: the one that is worn, or the one that is looked at in the menu.
    #[must_use]
    pub fn theme(&self) -> &str {
        self.tried().unwrap_or(&self.dress.worn)
    }

    /// The name of the theme that is worn.
    #[must_use]
    pub fn worn(&self) -> &str {
        &self.dress.worn
    }

    /// Whether themes are looked at, for which the panes must be seen.
    #[must_use]
    pub fn tries_themes(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Menu(menu)) if menu.title() == TITLE)
    }

    fn tried(&self) -> Option<&str> {
        let Some(Overlay::Menu(menu)) = &self.overlay else { return None };
        let Some(Choice::Theme(name)) = menu.choice() else { return None };
        Some(name)
    }

    pub(super) fn ask_for_themes(&mut self) {
        let is_worn =
            |item: &Item| matches!(&item.choice, Choice::Theme(name) if *name == self.dress.worn);
        let items = self.dress.themes.iter();
        let items: Vec<Item> =
            items.map(|item| Item { marked: Some(is_worn(item)), ..item.clone() }).collect();
        let worn = items.iter().position(|item| item.marked == Some(true)).unwrap_or(0);
        if let Some(mut menu) = Menu::of(TITLE, items) {
            menu.select(worn);
            self.overlay = Some(Overlay::Menu(menu));
        }
    }

    pub(super) fn wear(&mut self, name: &str) {
        name.clone_into(&mut self.dress.worn);
        self.dress.chosen = true;
    }
}

const TITLE: &str = "Themes";
