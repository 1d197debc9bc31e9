//! What cannot wait: three keys from anywhere to the card of what is done first.

use super::{App, Choice, Item, Menu, Overlay, Showing};
use crate::catalog::Emergency;

/// How many abbreviations of an entry stand behind its title.
const MOST_SHORT: usize = 2;

impl App {
    /// Asks for the card of which emergency: those with the least time first, narrowed by what is typed.
    pub(super) fn ask_for_emergencies(&mut self) {
        let catalog = self.library.catalog();
        let item = |emergency: Emergency<'_>| {
            let entry = catalog.entry(emergency.at);
            let short: Vec<&str> =
                entry.head.abbreviations.iter().take(MOST_SHORT).map(String::as_str).collect();
            Item {
                group: emergency.haste.name().to_owned(),
                name: emergency.title.to_owned(),
                aside: short.join(", "),
                marked: None,
                choice: Choice::Emergency(entry.id.clone()),
            }
        };
        let items = catalog.emergencies().into_iter().map(item);
        match Menu::of("Emergency", items.collect()) {
            Some(menu) => self.toggle(Overlay::Menu(menu.at_hand())),
            None => self.tell("the data has no emergencies".to_owned()),
        }
    }

    /// Reads the card of the emergency that is about the entry with an id.
    pub(super) fn hurry_to(&mut self, id: &str) {
        if let Some(at) = self.library.catalog().find_ref(id) {
            self.read(Showing::Emergency(at));
        }
    }
}
