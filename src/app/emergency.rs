//! What cannot wait: three keys from anywhere to the card of what is done first.

use super::{App, Choice, Item, Known, Menu, Overlay, Showing};
use crate::catalog::{Body, Catalog, Emergency, read_aloud};
use crate::text::capital;

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
                group: capital(emergency.haste.name()),
                name: emergency.title.to_owned(),
                aside: short.join(", "),
                marked: None,
                choice: Choice::Emergency(entry.id.clone()),
            }
        };
        let emergencies = catalog.emergencies();
        let asked = self.asked_emergency(&emergencies);
        let known = emergencies.iter().map(|emergency| known(catalog, emergency)).collect();
        let items = emergencies.into_iter().map(item);
        match Menu::of("Emergency", items.collect()) {
            Some(menu) => {
                let mut menu = menu.at_hand(known);
                menu.select(asked.unwrap_or(0));
                self.toggle(Overlay::Menu(menu));
            }
            None => self.tell("the data has no emergencies".to_owned()),
        }
    }

    /// The place of the emergency that the query means: which is about what it finds first, or where that is thought of.
    fn asked_emergency(&self, emergencies: &[Emergency<'_>]) -> Option<usize> {
        let first = self.list.rows().first().filter(|row| row.place.is_some())?.entry()?;
        let about = emergencies.iter().position(|emergency| emergency.at == first);
        about.or_else(|| {
            let holds =
                |of: &Emergency<'_>| of.sheets.contains(&first) || of.procedures.contains(&first);
            emergencies.iter().position(holds)
        })
    }

    /// Reads the card of the emergency that is about the entry with an id.
    pub(super) fn hurry_to(&mut self, id: &str) {
        if let Some(at) = self.library.catalog().find_ref(id) {
            self.read(Showing::Emergency(at));
        }
    }
}

/// What else an emergency is looked for by: all names of its entry and sheets; then what they come to, and the steps and drugs
/// of its card.
fn known(catalog: &Catalog, emergency: &Emergency<'_>) -> Known {
    let mut names = Vec::new();
    let mut texts: Vec<String> = emergency.lines.iter().map(|&line| line.to_owned()).collect();
    for &at in [&emergency.at].into_iter().chain(&emergency.sheets) {
        let entry = catalog.entry(at);
        let head = &entry.head;
        names.push(head.name.clone());
        names.extend(head.abbreviations.iter().chain(&head.synonyms).chain(&head.lay).cloned());
        texts.extend(head.bottom_line.as_deref().map(read_aloud));
        match &entry.body {
            Body::Safety(sheet) => {
                texts.extend(sheet.doses.iter().map(|dose| read_aloud(&dose.drug)));
            }
            Body::Condition(body) => texts.extend(body.urgency_note.as_deref().map(read_aloud)),
            _ => {}
        }
    }
    Known { names, texts }
}
