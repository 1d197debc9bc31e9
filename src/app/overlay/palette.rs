//! Everything at once: what can be done in a place, and every entry, by typing.

use crate::app::{
    Action, App, Choice, Command, Context, Focus, Item, Listed, Menu, Overlay, Showing,
};
use crate::search::{Place, Query};
use crate::text::fold;

const TITLE: &str = "Commands and entries";

impl App {
    /// Opens the palette over whatever is open, or closes it.
    pub(in crate::app) fn toggle_palette(&mut self) {
        let is_open = matches!(&self.overlay, Some(Overlay::Menu(menu)) if menu.is_palette());
        self.overlay = (!is_open).then(|| Overlay::Menu(Menu::palette(TITLE, self.commands(""))));
    }

    /// Makes the palette anew for what is typed in it, if it is open.
    pub(in crate::app) fn refill_palette(&mut self) {
        let Some(Overlay::Menu(menu)) = &self.overlay else { return };
        if !menu.is_palette() {
            return;
        }
        let typed = menu.line().text().to_owned();
        let mut items = self.commands(&typed);
        items.extend(self.entries_found(&typed, !items.is_empty()));
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.refill(items);
        }
    }

    /// Makes the palette anew for what means something now, with the same item selected, if it is open.
    pub(in crate::app) fn renew_palette(&mut self) {
        let Some(Overlay::Menu(was)) = &self.overlay else { return };
        let was = was.clone();
        self.refill_palette();
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.select_as(&was);
        }
    }

    /// The commands that mean something in the place that the palette lies over, and are called by the words that are typed.
    fn commands(&self, typed: &str) -> Vec<Item> {
        // Where letters are typed, what has none for a key is done in the pane that the line is over.
        let (here, beyond, name) = match self.focus {
            Focus::Line => (Context::Line, Context::List, "list"),
            Focus::List => (Context::List, Context::List, "list"),
            Focus::Page => (Context::Page, Context::Page, "page"),
            Focus::Find => (Context::Find, Context::Page, "page"),
        };
        let item = |command: &Command| {
            let key = |place| self.keymap.key_of(place, command.name).map(|key| (place, key));
            let aside = match key(here).or_else(|| key(beyond)) {
                Some((place, key)) if self.does(command.action, place) => match place == here {
                    true => key,
                    false => format!("{key} ({name})"),
                },
                // What no key does is asked for here alone.
                None if !self.keymap.binds(command) => String::new(),
                _ => return None,
            };
            let is_tab = matches!(command.action, Action::Tab(_));
            Some(Item {
                group: if is_tab { "Tabs" } else { "Commands" }.to_owned(),
                name: command.doc.to_owned(),
                aside,
                marked: None,
                choice: Choice::Command(command.action),
            })
        };
        let called = |command: &&Command| !is_step(command.action) && is_called(command, typed);
        Command::all().filter(called).filter_map(item).collect()
    }

    /// What the search line would find, in its order; where a command is called so, without what is only a guess, and what
    /// stands under that.
    fn entries_found(&mut self, typed: &str, is_called: bool) -> Vec<Item> {
        let mut query = Query::new(typed).asked_of(self.library.catalog());
        if query.is_empty() {
            return Vec::new();
        }
        let (list, _) = self.results(&mut query);
        let mut is_guess = is_called && list.is_apart();
        let group = if list.is_missing() { "Near, not the same" } else { "Entries" };
        let catalog = self.library.catalog();
        let item = |row: &Listed| {
            if let Some(Place::Hit(hit)) = &row.place {
                is_guess = is_called && (list.is_apart() || hit.is_guess());
            }
            if is_guess {
                return None;
            }
            let showing = row.showing.by_id(catalog);
            let name = showing.words(catalog);
            let (aside, choice) = match showing {
                Showing::Entry(id) => {
                    (catalog.kind_or_draft(catalog.find_ref(&id)?), Choice::Entry(id))
                }
                Showing::Comparison(ids) => ("", Choice::Comparison(ids)),
                _ => return None,
            };
            let (group, aside) = (group.to_owned(), aside.to_owned());
            Some(Item { group, name, aside, marked: None, choice })
        };
        list.rows().iter().filter_map(item).collect()
    }
}

/// Whether each word that is typed begins one of the name or the line of a command.
fn is_called(command: &Command, typed: &str) -> bool {
    let own = fold(&format!("{} {}", command.name, command.doc));
    let begins =
        |typed: &str| own.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(typed));
    fold(typed).split_whitespace().all(begins)
}

/// Whether an action is a step that is made by its key and by nothing else, or is the palette itself.
const fn is_step(action: Action) -> bool {
    matches!(
        action,
        Action::Up
            | Action::Down
            | Action::HalfUp
            | Action::HalfDown
            | Action::PageUp
            | Action::PageDown
            | Action::NextColumn
            | Action::PreviousColumn
            | Action::Open
            | Action::Escape
            | Action::NextPane
            | Action::PreviousPane
            | Action::Clear
            | Action::Erase
            | Action::EraseWord
            | Action::DeleteNext
            | Action::CursorLeft
            | Action::CursorRight
            | Action::CursorStart
            | Action::CursorEnd
            | Action::Palette
    )
}
