//! Going out of the program: the sources of a page in the browser of the reader.

use super::{App, Choice, Effect, Item, Menu, Overlay};
use crate::catalog::Catalog;
use crate::page::Reference;
use crate::page::layout::LinkTarget;
use crate::text::{host, is_web_address};

impl App {
    /// Opens the selected source; where none is, asks which: first those of the line under the cursor.
    pub(super) fn browse(&mut self) {
        let selected = self.reader.link_in_view().and_then(|link| self.reader.target(link));
        if let Some(LinkTarget::Address(address)) = selected {
            self.effect = Effect::Open(address.clone());
            return;
        }
        let catalog = self.library.catalog();
        let page = self.reader.page(catalog);
        let Some(page) = page else { return };
        let line = self.reader.item_at_cursor().and_then(|number| page.item(number));
        let cited = line.map(|line| line.references).unwrap_or_default();
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            (1..).zip(&page.references).partition(|(_, source)| cited.contains(source));
        let (also_read, elsewhere) = elsewhere.into_iter().partition(|(_, source)| source.uncited);
        let groups = [
            ("Cited in this line", here),
            ("Cited on this page", elsewhere),
            ("Also read for this page", also_read),
        ];
        let sources = groups.iter().flat_map(|(group, sources)| {
            sources.iter().map(move |&(number, source)| (*group, number, source))
        });
        let mut items: Vec<Item> = Vec::new();
        for (group, number, source) in sources {
            let address = &source.address;
            let choice = Choice::Open(address.clone());
            // Parts of one work have numbers of their own, and one address.
            if !is_web_address(address) || items.iter().any(|item| item.choice == choice) {
                continue;
            }
            items.push(Item {
                group: group.to_owned(),
                name: format!("[{number}] {}", title_first(catalog, source)),
                aside: host(address).to_owned(),
                marked: None,
                choice,
            });
        }
        match Menu::of("Open a source", items) {
            Some(menu) => self.toggle(Overlay::Menu(menu)),
            None => self.tell("no source of this page has an address".to_owned()),
        }
    }
}

/// A source by its title, which tells most where there is little room; then whose it is.
fn title_first(catalog: &Catalog, reference: &Reference) -> String {
    let Some(source) = catalog.source(&reference.id) else { return reference.text.clone() };
    let year = source.year.map(|year| year.to_string());
    let parts = [Some(source.title.as_str()), Some(source.by()), year.as_deref()];
    let parts = parts.into_iter().flatten().map(|part| part.trim_end_matches('.'));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}
