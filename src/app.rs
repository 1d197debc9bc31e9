//! What the reader is doing: one state, changed by [`App::update`] alone.
//!
//! Keys become [`Action`]s by the [`Keymap`]; `update` changes the state and says with an [`Effect`] what must
//! be done outside; [`App::fit`] then takes the room that the screen has. Drawing reads the state and never
//! writes it.

mod action;
mod browse;
mod command;
mod compare;
mod copy;
mod effect;
mod emergency;
mod find;
mod history;
mod key;
mod keymap;
mod line;
mod list;
mod looking;
mod memory;
mod navigate;
mod outline;
mod overlay;
mod pane;
mod reader;
mod replace;
mod sharing;
mod showing;
mod sort;
mod start;
mod steady;
mod tab;
mod themes;

pub use action::Action;
pub use command::Command;
pub use effect::Effect;
pub use find::Match;
pub use history::{History, Location};
pub use key::{Key, KeyError};
pub use keymap::{Binding, Context, Keymap};
pub use line::QueryLine;
pub use list::{List, ListLine, Listed};
pub use memory::{Memory, MemoryChange};
pub use overlay::{ASIDE, BESIDE_ITEM, Choice, Item, Known, Menu, MenuLine, Overlay, Text};
pub use pane::{Focus, Pane, Room};
pub use reader::Reader;
pub use sharing::{NARROWEST_LIST, WIDEST_LIST};
pub use showing::Showing;
pub use tab::Tab;

use crate::catalog::{EntryRef, Problem, Progress};
use crate::search::{ExpansionCache, Library, Query, QueryMeaning, Reasons};
use pane::Scroll;
use sharing::Sharing;
use std::collections::HashMap;
use std::rc::Rc;
use themes::Dress;

/// Where the search line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Over everything, from any tab.
    Everything,
    /// Over the list of the tab.
    Tab,
}

/// The state of the explorer.
#[derive(Debug)]
pub struct App {
    library: Library,
    keymap: Keymap,
    tabs: Vec<Tab>,
    tab: Tab,
    scope: Scope,
    focus: Focus,
    line: QueryLine,
    query: Query,
    /// What it means.
    meaning: Rc<QueryMeaning>,
    list: List,
    reader: Reader,
    history: History,
    overlay: Option<Overlay>,
    /// By tab, what was last selected there.
    selected: HashMap<Tab, Showing<String>>,
    /// What the keystrokes before have expanded.
    expansions: ExpansionCache,
    /// The ids of the entries that are marked to be compared.
    marks: Vec<String>,
    /// A word on what the last key did, or did not do.
    notice: Option<String>,
    /// What is kept from one session to the next.
    memory: Memory,
    /// Whether it is, as far as is known.
    memory_lasts: bool,
    /// What the action that is being done asks for outside.
    effect: Effect,
    dress: Dress,
    sharing: Sharing,
    /// Whether the mouse is left to the terminal.
    leaves_mouse: bool,
    /// Whether the terminal shows ASCII alone.
    ascii: bool,
    /// How far the reader's own data is read, while it is.
    reading: Option<Progress>,
    /// The pane whose mark of what is out of view the mouse holds.
    held: Option<Pane>,
}

impl App {
    /// The explorer at its start: ready to type beside what a reader meets first, or showing what `query` finds.
    #[must_use]
    pub fn new(library: Library, query: &str) -> Self {
        let tabs = Tab::with_entries(library.catalog());
        let tab = tabs.first().copied().unwrap_or(Tab::Conditions);
        let mut app = Self {
            tabs,
            tab,
            scope: Scope::Everything,
            focus: Focus::Line,
            line: QueryLine::default(),
            query: Query::default(),
            meaning: Rc::default(),
            list: List::default(),
            reader: Reader::default(),
            history: History::default(),
            overlay: None,
            selected: HashMap::new(),
            expansions: ExpansionCache::default(),
            marks: Vec::new(),
            notice: None,
            memory: Memory::default(),
            memory_lasts: true,
            effect: Effect::default(),
            dress: Dress::default(),
            sharing: Sharing::default(),
            leaves_mouse: false,
            ascii: false,
            reading: None,
            held: None,
            keymap: Keymap::default(),
            library,
        };
        app.line.paste(query);
        app.refresh();
        if app.query.is_empty() {
            app.greet();
        }
        app
    }

    /// What is known, with its index.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// Which key does what.
    #[must_use]
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Tells the reader something until the next key.
    pub fn tell(&mut self, notice: String) {
        self.notice = Some(notice);
    }

    /// A word on what the last key did, or did not do.
    #[must_use]
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// The tabs that have entries.
    #[must_use]
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// The tab that is shown.
    #[must_use]
    pub const fn tab(&self) -> Tab {
        self.tab
    }

    /// Which part of the screen has the keys.
    #[must_use]
    pub const fn focus(&self) -> Focus {
        self.focus
    }

    /// Where the search line looks.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// The search line.
    #[must_use]
    pub const fn line(&self) -> &QueryLine {
        &self.line
    }

    /// What is being looked for.
    #[must_use]
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// Why what was found is, and what of a text the query means.
    #[must_use]
    pub fn reasons(&self) -> Reasons<'_> {
        self.library.explain_as(&self.query, &self.meaning)
    }

    /// The list: the tab's, or what was found.
    #[must_use]
    pub const fn list(&self) -> &List {
        &self.list
    }

    /// The page.
    #[must_use]
    pub const fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Where the reader came from.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// What lies over the panes.
    #[must_use]
    pub const fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The faults in the data.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        self.library.catalog().problems()
    }

    /// Tells that data of the reader's own is still being read, and how far it is.
    pub const fn read_on(&mut self, progress: Progress) {
        self.reading = Some(progress);
    }

    /// How far the reader's own data is read, while it is.
    #[must_use]
    pub const fn reading(&self) -> Option<Progress> {
        self.reading
    }

    /// Whether the explorer hears what the mouse does; otherwise the terminal selects text with it.
    #[must_use]
    pub const fn hears_mouse(&self) -> bool {
        !self.leaves_mouse
    }

    /// Leaves the mouse to the terminal.
    pub const fn leave_mouse(&mut self) {
        self.leaves_mouse = true;
    }

    /// The pane whose mark of what is out of view the mouse holds.
    #[must_use]
    pub const fn held(&self) -> Option<Pane> {
        self.held
    }

    /// Whether only ASCII is to be shown.
    #[must_use]
    pub const fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Shows ASCII alone.
    pub const fn write_ascii(&mut self) {
        self.ascii = true;
        self.keymap.write_in_words();
    }

    fn toggle_mouse(&mut self) {
        self.leaves_mouse = !self.leaves_mouse;
        let told = match self.leaves_mouse {
            true => "the mouse is left to the terminal, which selects text with it",
            false => "the mouse works here",
        };
        self.tell(told.to_owned());
    }

    /// Does what a key is bound to where the reader is; if it is bound to nothing says so, and what it does elsewhere.
    pub fn press(&mut self, key: Key) -> Effect {
        if let Some(action) = self.keymap.action(self.context(), key) {
            return self.update(action);
        }
        let mut notice = format!("{} does nothing here", self.keymap.label(key));
        if let Some((place, command)) = self.keymap.elsewhere(key) {
            notice = format!("{notice}; {}: {}", place.words(), command.doc);
        }
        self.notice = Some(notice);
        Effect::Redraw
    }

    /// Takes a pasted text where letters are typed; elsewhere it begins a search. One edit, however long it is.
    pub fn paste(&mut self, text: &str) -> Effect {
        self.notice = None;
        if !self.context().types() {
            if self.overlay.is_some() {
                return Effect::Nothing;
            }
            self.look(Scope::Everything);
        }
        self.edit(|line| line.paste(text));
        Effect::Redraw
    }

    /// Does what the reader asks.
    pub fn update(&mut self, action: Action) -> Effect {
        self.notice = None;
        self.held = match action {
            Action::Drag(pane, _) => Some(pane),
            _ => None,
        };
        match action {
            Action::Quit => return Effect::Quit,
            Action::Suspend => return Effect::Suspend,
            // A stroke where nothing is typed yet widens to everything; a place in a page has none at its beginning.
            Action::Insert('/') if self.finds_nothing_yet() => self.look(Scope::Everything),
            // The line is at that already.
            Action::Insert('/') if self.searches_nothing_yet() => {}
            Action::Insert(c) => self.edit(|line| line.insert(c)),
            Action::Erase => self.edit(QueryLine::erase),
            Action::EraseWord => self.edit(QueryLine::erase_word),
            Action::DeleteNext => self.edit(QueryLine::delete),
            Action::Clear => self.clear(),
            Action::CursorLeft => self.edit(QueryLine::left),
            Action::CursorRight => self.edit(QueryLine::right),
            Action::CursorStart => self.edit(QueryLine::start),
            Action::CursorEnd => self.edit(QueryLine::end),
            Action::Up => self.step(self.pane(), -1),
            Action::Down => self.step(self.pane(), 1),
            Action::HalfUp => self.step_part(-1, 2),
            Action::HalfDown => self.step_part(1, 2),
            Action::PageUp => self.step_part(-1, 1),
            Action::PageDown => self.step_part(1, 1),
            Action::First => self.step(self.pane(), isize::MIN),
            Action::Last => self.step(self.pane(), isize::MAX),
            Action::Scroll(pane, by) | Action::Drag(pane, by) => self.step(pane, by),
            Action::Release => return Effect::Nothing,
            Action::Open => self.open(),
            Action::Row(row) => self.click_row(row),
            Action::Choice(place) => self.click_choice(place),
            Action::Link(link) => self.follow(link),
            Action::NextLink => self.reader.next_link(),
            Action::PreviousLink => self.reader.previous_link(),
            Action::Closer => self.zoom(true),
            Action::Farther => self.zoom(false),
            Action::NextColumn => self.step_aside(1),
            Action::PreviousColumn => self.step_aside(-1),
            Action::NextSection => self.reader.next_section(),
            Action::PreviousSection => self.reader.previous_section(),
            Action::Section(number) => self.go_to_section(number),
            Action::Outline => self.ask_for_outline(),
            Action::Links => self.show_links(),
            Action::NextMatch | Action::PreviousMatch if self.reader.matches().is_empty() => {
                self.tell("nothing in this page matches".to_owned());
            }
            Action::NextMatch => self.reader.next_match(),
            Action::PreviousMatch => self.reader.previous_match(),
            Action::FocusPage => self.focus_page(),
            Action::NextPane => self.next_pane(),
            Action::PreviousPane => self.previous_pane(),
            Action::Alone => self.toggle_alone(),
            Action::NarrowList => self.widen_list(-1),
            Action::WidenList => self.widen_list(1),
            Action::Mark => self.mark(),
            Action::Compare => self.compare(),
            Action::Sort => self.sort(),
            Action::Find => self.start_find(),
            Action::Search => self.look(Scope::Everything),
            Action::Narrow => self.look(Scope::Tab),
            Action::NextTab => self.step_tab(1),
            Action::PreviousTab => self.step_tab(-1),
            Action::Tab(tab) => self.show_tab(tab),
            Action::Escape => self.escape(),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::Palette => self.toggle_palette(),
            Action::Help => self.toggle_help(),
            Action::Filters => self.ask_for_filters(),
            Action::Mouse => self.toggle_mouse(),
            Action::Themes => self.ask_for_themes(),
            Action::Emergencies => self.ask_for_emergencies(),
            Action::Problems => self.toggle_problems(),
            Action::Copy => self.ask_what_to_copy(),
            Action::Browse => self.browse(),
            Action::Bookmark => self.toggle_bookmark(),
            Action::Bookmarks => self.ask_for_bookmarks(),
        }
        std::mem::take(&mut self.effect)
    }

    fn preview(&mut self) {
        if self.query.is_empty()
            && let Some(showing) = self.list.selected_showing()
        {
            let showing = showing.by_id(self.library.catalog());
            self.selected.insert(self.tab, showing);
        }
        self.reader.show_at(self.list.selected_showing().cloned(), self.answer());
    }

    fn id_of(&self, entry: EntryRef) -> String {
        self.library.catalog().id(entry).to_owned()
    }
}

#[cfg(test)]
mod tests;
