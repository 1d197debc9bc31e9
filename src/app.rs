//! What the reader is doing: one state, changed by [`App::update`] alone.
//!
//! Keys become [`Action`]s by the [`Keymap`]; `update` changes the state and says with an [`Effect`] what must
//! be done outside; [`App::fit`] then takes the room that the screen has. Drawing reads the state and never
//! writes it.

mod action;
mod history;
mod keymap;
mod line;
mod list;
mod looking;
mod reader;
mod tab;

pub use action::{Action, COMMANDS, Command, Context};
pub use history::{History, Location};
pub use keymap::{Key, Keymap};
pub use line::QueryLine;
pub use list::{Line, List, Listed};
pub use reader::Reader;
pub use tab::Tab;

use crate::catalog::{EntryRef, Problem};
use crate::search::{Facet, Library, Memo, Query};
use std::collections::HashMap;

/// Which part of the screen has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The search line: letters are typed.
    Line,
    /// The list: letters are commands.
    List,
    /// The page: letters are commands.
    Page,
}

/// Where the search line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Over everything, from any tab.
    Everything,
    /// Over the list of the tab.
    Tab,
}

/// What lies over the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// The keys.
    Help {
        /// Rows scrolled away.
        top: usize,
    },
    /// The faults in the data.
    Problems {
        /// Rows scrolled away.
        top: usize,
    },
    /// The values that the tab's list can be filtered by.
    Filters {
        /// The number of the selected value.
        selected: usize,
    },
}

/// What must be done outside of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: draw.
    None,
    /// Leave the program.
    Quit,
    /// Stop until the shell brings the program back.
    Suspend,
}

/// The room that the screen has, in rows and columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Viewport {
    /// Rows of the list.
    pub list_rows: usize,
    /// Rows of the page.
    pub page_rows: usize,
    /// Columns of the page.
    pub page_columns: usize,
    /// Rows of an overlay.
    pub overlay_rows: usize,
    /// Rows that the overlay would fill.
    pub overlay_length: usize,
}

/// The state of the explorer.
#[derive(Debug)]
pub struct App {
    library: Library,
    tabs: Vec<Tab>,
    tab: Tab,
    scope: Scope,
    focus: Focus,
    line: QueryLine,
    query: Query,
    list: List,
    reader: Reader,
    history: History,
    overlay: Option<Overlay>,
    viewport: Viewport,
    /// By tab, the id of the entry that was last selected there.
    selected: HashMap<Tab, String>,
    /// Names near to a query that finds nothing.
    suggestions: Vec<EntryRef>,
    /// The words that were heard at the keystrokes before.
    memo: Memo,
    /// The values that the tab's list can be filtered by, while that is asked.
    facets: Vec<Facet>,
}

impl App {
    /// The explorer at its start: ready to type, or showing what `query` finds.
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
            list: List::default(),
            reader: Reader::default(),
            history: History::default(),
            overlay: None,
            viewport: Viewport::default(),
            selected: HashMap::new(),
            suggestions: Vec::new(),
            memo: Memo::default(),
            facets: Vec::new(),
            library,
        };
        query.chars().for_each(|c| app.line.insert(c));
        app.refresh();
        app
    }

    /// What is known, with its index.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
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
    pub const fn overlay(&self) -> Option<Overlay> {
        self.overlay
    }

    /// The room that the screen has.
    #[must_use]
    pub const fn viewport(&self) -> Viewport {
        self.viewport
    }

    /// The faults in the data.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        self.library.catalog().problems()
    }

    /// Which keys apply.
    #[must_use]
    pub const fn context(&self) -> Context {
        match (self.overlay, self.focus) {
            (Some(_), _) => Context::Overlay,
            (None, Focus::Line) => Context::Line,
            (None, Focus::List) => Context::List,
            (None, Focus::Page) => Context::Page,
        }
    }

    /// Takes another library, such as the same data read anew. The reader stays where they were: at the same row of the
    /// same page, as far as it is still there.
    pub fn replace(&mut self, library: Library) {
        let (here, overlay) = (self.here(), self.overlay);
        self.tabs = Tab::with_entries(library.catalog());
        self.library = library;
        self.reader = Reader::default();
        self.memo = Memo::default();
        self.facets.clear();
        self.go(&here);
        if !self.tabs.contains(&self.tab) {
            self.show_tab(self.tabs.first().copied().unwrap_or(Tab::Conditions));
        }
        self.overlay = overlay.filter(|overlay| !matches!(overlay, Overlay::Filters { .. }));
    }

    /// Does what the reader asks.
    pub fn update(&mut self, action: Action) -> Effect {
        match action {
            Action::Quit => return Effect::Quit,
            Action::Suspend => return Effect::Suspend,
            Action::Insert(c) => self.edit(|line| line.insert(c)),
            Action::Erase => self.edit(QueryLine::erase),
            Action::EraseWord => self.edit(QueryLine::erase_word),
            Action::DeleteNext => self.edit(QueryLine::delete),
            Action::Clear => self.edit(QueryLine::clear),
            Action::Complete => self.complete(),
            Action::CursorLeft => self.line.left(),
            Action::CursorRight => self.line.right(),
            Action::CursorStart => self.line.start(),
            Action::CursorEnd => self.line.end(),
            Action::Up => self.scroll(-1),
            Action::Down => self.scroll(1),
            Action::HalfUp => self.scroll_pages(-1, 2),
            Action::HalfDown => self.scroll_pages(1, 2),
            Action::PageUp => self.scroll_pages(-1, 1),
            Action::PageDown => self.scroll_pages(1, 1),
            Action::First => self.scroll(isize::MIN),
            Action::Last => self.scroll(isize::MAX),
            Action::ScrollList(by) => self.scroll_list(by),
            Action::ScrollPage(by) => self.reader.scroll(by),
            Action::Open => self.open(),
            Action::Row(row) => self.click_row(row),
            Action::Link(link) => self.follow(link),
            Action::NextLink => self.reader.next_link(),
            Action::PreviousLink => self.reader.previous_link(),
            Action::NextSection => self.reader.next_section(),
            Action::PreviousSection => self.reader.previous_section(),
            Action::NextMatch => self.reader.next_match(),
            Action::PreviousMatch => self.reader.previous_match(),
            Action::FocusPage => self.focus_page(),
            Action::Search => self.look(Scope::Everything),
            Action::Narrow => self.look(Scope::Tab),
            Action::NextTab => self.step_tab(1),
            Action::PreviousTab => self.step_tab(-1),
            Action::Tab(tab) => self.show_tab(tab),
            Action::Escape => self.escape(),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::Help => self.toggle(Overlay::Help { top: 0 }),
            Action::Filters => self.ask_for_filters(),
            Action::Problems if self.problems().is_empty() => {}
            Action::Problems => self.toggle(Overlay::Problems { top: 0 }),
        }
        Effect::None
    }

    /// Takes the room that the screen has; must be called between an update and a drawing.
    pub fn fit(&mut self, viewport: Viewport) {
        self.viewport = viewport;
        self.list.fit(viewport.list_rows);
        let catalog = self.library.catalog();
        self.reader.fit(catalog, &self.query, viewport.page_columns, viewport.page_rows);
        let last = viewport.overlay_length.saturating_sub(viewport.overlay_rows);
        if let Some(Overlay::Help { top } | Overlay::Problems { top }) = &mut self.overlay {
            *top = (*top).min(last);
        }
    }

    fn preview(&mut self) {
        let entry = self.list.selected_entry();
        if self.query.is_empty()
            && let Some(entry) = entry
        {
            self.selected.insert(self.tab, self.id_of(entry));
        }
        self.reader.show(entry);
    }

    fn scroll(&mut self, by: isize) {
        match (&mut self.overlay, self.focus) {
            (Some(Overlay::Help { top } | Overlay::Problems { top }), _) => {
                *top = top.saturating_add_signed(by);
            }
            (Some(Overlay::Filters { selected }), _) => {
                let last = self.facets.len().saturating_sub(1);
                *selected = selected.saturating_add_signed(by).min(last);
            }
            (None, Focus::Page) => self.reader.scroll(by),
            (None, Focus::Line | Focus::List) => self.scroll_list(by),
        }
    }

    fn scroll_list(&mut self, by: isize) {
        self.list.step(by);
        self.preview();
    }

    fn scroll_pages(&mut self, pages: isize, part: usize) {
        let rows = match (self.overlay, self.focus) {
            (Some(_), _) => self.viewport.overlay_rows,
            (None, Focus::Page) => self.viewport.page_rows,
            (None, Focus::Line | Focus::List) => self.viewport.list_rows,
        };
        let rows = isize::try_from((rows / part).max(1)).unwrap_or(1);
        self.scroll(pages * rows);
    }

    fn open(&mut self) {
        if let Some(overlay) = self.overlay {
            if let Overlay::Filters { selected } = overlay {
                self.filter(selected);
            }
            return;
        }
        match self.focus {
            Focus::Page => {
                if let Some(link) = self.reader.link_to_follow() {
                    self.follow(link);
                }
            }
            Focus::Line | Focus::List => self.focus_page(),
        }
    }

    fn focus_page(&mut self) {
        if self.focus != Focus::Page && self.reader.entry().is_some() {
            self.history.leave(self.here());
            self.focus = Focus::Page;
        }
    }

    fn click_row(&mut self, row: usize) {
        if self.list.selected() == row && self.focus != Focus::Page {
            self.focus_page();
            return;
        }
        self.list.select(row);
        if self.focus == Focus::Page {
            self.focus = Focus::List;
        }
        self.preview();
    }

    fn follow(&mut self, link: usize) {
        let target = self.reader.target(link).and_then(|id| self.library.catalog().find_ref(id));
        if let Some(target) = target {
            self.reader.select_link(link);
            self.history.leave(self.here());
            self.focus = Focus::Page;
            self.list.select_entry(target);
            self.reader.show(Some(target));
        }
    }

    fn step_tab(&mut self, by: isize) {
        let count = isize::try_from(self.tabs.len()).unwrap_or(1).max(1);
        let at = self.tabs.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let next = isize::try_from(at).unwrap_or(0).saturating_add(by).rem_euclid(count);
        if let Some(tab) = usize::try_from(next).ok().and_then(|next| self.tabs.get(next)) {
            self.show_tab(*tab);
        }
    }

    fn show_tab(&mut self, tab: Tab) {
        if !self.tabs.contains(&tab) {
            return;
        }
        self.overlay = None;
        self.tab = tab;
        self.scope = Scope::Everything;
        self.line.clear();
        if self.focus == Focus::Page {
            self.focus = Focus::List;
        }
        self.refresh();
    }

    fn escape(&mut self) {
        if self.overlay.take().is_some() {
            return;
        }
        match self.focus {
            Focus::Page => {
                self.focus = if self.query.is_empty() { Focus::List } else { Focus::Line };
                self.preview();
            }
            Focus::Line | Focus::List if !self.line.text().is_empty() => {
                self.line.clear();
                self.refresh();
            }
            Focus::Line => {
                self.focus = Focus::List;
                self.scope = Scope::Everything;
            }
            Focus::List => {}
        }
    }

    fn id_of(&self, entry: EntryRef) -> String {
        self.library.catalog().entry(entry).id.clone()
    }

    /// Where the reader is.
    fn here(&self) -> Location {
        Location {
            tab: self.tab,
            scope: self.scope,
            query: self.line.text().to_owned(),
            focus: self.focus,
            entry: self.reader.entry().map(|entry| self.id_of(entry)),
            selected: self.list.selected_entry().map(|entry| self.id_of(entry)),
            top: self.reader.top(),
            link: self.reader.link(),
        }
    }

    fn back(&mut self) {
        if let Some(location) = self.history.back(self.here()) {
            self.go(&location);
        } else if self.focus == Focus::Page {
            self.escape();
        }
    }

    fn forward(&mut self) {
        if let Some(location) = self.history.forward(self.here()) {
            self.go(&location);
        }
    }

    fn go(&mut self, location: &Location) {
        self.overlay = None;
        self.tab = location.tab;
        self.scope = location.scope;
        self.focus = location.focus;
        self.line.set(&location.query);
        self.refresh();
        let find = |id: &Option<String>| self.library.catalog().find_ref(id.as_deref()?);
        let (entry, selected) = (find(&location.entry), find(&location.selected));
        if let Some(selected) = selected {
            self.list.select_entry(selected);
        }
        if let Some(entry) = entry {
            self.reader.show(Some(entry));
            self.reader.restore(location.top, location.link);
        }
    }

    fn toggle(&mut self, overlay: Overlay) {
        let same = self
            .overlay
            .is_some_and(|open| std::mem::discriminant(&open) == std::mem::discriminant(&overlay));
        self.overlay = (!same).then_some(overlay);
    }
}

#[cfg(test)]
mod tests;
