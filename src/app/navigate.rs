//! Going from place to place: panes, tabs, links, and the way back.

use super::reader::PageAnswer;
use super::{App, Effect, Focus, Location, Scope, Showing, Tab};
use crate::catalog::EntryRef;
use crate::page::layout::LinkTarget;

impl App {
    pub(super) fn focus_page(&mut self) {
        match self.focus {
            Focus::Find => self.focus = Focus::Page,
            Focus::Line | Focus::List if self.reader.showing().is_some() => {
                self.leave();
                self.focus = Focus::Page;
                self.keep_as_read();
            }
            _ => {}
        }
    }

    /// Selects a row of the list, or opens it where it is selected; takes a value at once.
    pub(super) fn click_row(&mut self, row: usize) {
        let reads = matches!(self.focus, Focus::Line | Focus::List) && !self.is_at_start();
        if self.list.selected() == row && reads && !self.list.is_of_values() {
            self.focus_page();
            return;
        }
        self.list.select(row);
        if self.take_value() {
            return;
        }
        if matches!(self.focus, Focus::Page | Focus::Find) {
            self.focus = Focus::List;
        }
        self.preview();
    }

    /// Completes the field that is being typed, or gives the keys to the next part of the screen.
    pub(super) fn next_pane(&mut self) {
        match self.focus {
            Focus::Line | Focus::List if self.list.is_of_values() => {
                self.take_value();
            }
            Focus::Line => match self.completion() {
                Some(rest) => self.edit(|line| line.paste(&rest)),
                None => match self.choices() {
                    Some(choices) => self.notice = Some(choices),
                    None => self.focus = Focus::List,
                },
            },
            Focus::List => self.focus_page(),
            Focus::Page | Focus::Find => self.focus = Focus::Line,
        }
    }

    pub(super) fn previous_pane(&mut self) {
        match self.focus {
            Focus::Line => self.focus_page(),
            Focus::List => self.focus = Focus::Line,
            Focus::Page | Focus::Find => self.focus = Focus::List,
        }
    }

    /// Follows a link: to the page of an entry, or out of the program.
    pub(super) fn follow(&mut self, link: usize) {
        let Some(target) = self.reader.target(link).cloned() else { return };
        let catalog = self.library.catalog();
        match target {
            LinkTarget::Entry(id) => {
                if let Some(showing) = Showing::of_id(catalog, &id) {
                    self.reader.select_link(link);
                    self.read(showing);
                }
            }
            LinkTarget::Place { id, section, line } => {
                if let Some(entry) = catalog.find_ref(&id) {
                    self.reader.select_link(link);
                    let sections = vec![section];
                    let place = PageAnswer { sections, about: line, ..PageAnswer::default() };
                    self.read_at(Showing::Entry(entry), Some(place));
                }
            }
            LinkTarget::Query(query) => {
                self.reader.select_link(link);
                self.ask(&query);
            }
            LinkTarget::Address(address) => {
                self.effect = Effect::Open(address);
                self.reader.select_link(link);
            }
        }
    }

    /// Goes to a page.
    pub(super) fn read(&mut self, showing: Showing<EntryRef>) {
        self.read_at(showing, None);
    }

    /// Goes to a place on a page.
    fn read_at(&mut self, showing: Showing<EntryRef>, place: Option<PageAnswer>) {
        self.leave();
        self.focus = Focus::Page;
        self.list.select_showing(&showing);
        self.reader.show_at(Some(showing), place);
        self.keep_as_read();
    }

    /// Shows how an entry hangs together with others, or the entry again.
    pub(super) fn show_links(&mut self) {
        let showing = match self.reader.showing() {
            Some(&Showing::Entry(entry) | &Showing::Emergency(entry)) => Showing::Links(entry),
            Some(&Showing::Links(entry)) => Showing::Entry(entry),
            _ => return self.tell("only an entry hangs together with others".to_owned()),
        };
        self.leave();
        self.focus = Focus::Page;
        self.reader.show(Some(showing));
    }

    /// Shows fewer years of an axis of time, or more, where the page has one.
    pub(super) fn zoom(&mut self, closer: bool) {
        if !self.reader.zoom(closer) {
            let other = self.reader.can_zoom(!closer);
            self.notice = Some(match (other, closer) {
                (false, _) => "this page has no axis of time".to_owned(),
                (true, true) => "no fewer years can be shown".to_owned(),
                (true, false) => "all years are shown".to_owned(),
            });
        }
    }

    pub(super) fn step_tab(&mut self, by: isize) {
        let count = isize::try_from(self.tabs.len()).unwrap_or(1).max(1);
        let at = self.tabs.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let next = isize::try_from(at).unwrap_or(0).saturating_add(by).rem_euclid(count);
        if let Some(tab) = usize::try_from(next).ok().and_then(|next| self.tabs.get(next)) {
            self.show_tab(*tab);
        }
    }

    pub(super) fn show_tab(&mut self, tab: Tab) {
        if !self.tabs.contains(&tab) {
            return;
        }
        self.leave();
        self.overlay = None;
        self.tab = tab;
        self.scope = Scope::Everything;
        self.line.clear();
        if self.focus != Focus::Line {
            self.focus = Focus::List;
        }
        self.refresh();
    }

    /// Where the reader is.
    pub(super) fn here(&self) -> Location {
        Location {
            tab: self.tab,
            scope: self.scope,
            query: self.line.text().to_owned(),
            focus: self.focus,
            showing: self.reader.showing().map(|shown| shown.by_id(self.library.catalog())),
            selected: self.list.selected_showing().map(|shown| shown.by_id(self.library.catalog())),
            list_top: self.list.window().0,
            column: self.reader.seen().first,
            order: self.reader.order(),
            top: self.reader.own_top(),
            link: self.reader.link(),
            zoom: self.reader.zoomed(),
        }
    }

    /// Keeps where the reader is, to come back to.
    pub(super) fn leave(&mut self) {
        let here = self.here();
        self.history.leave(here);
    }

    pub(super) fn back(&mut self) {
        if let Some(location) = self.history.back(self.here()) {
            self.go(&location);
        } else if self.focus == Focus::Page {
            self.escape();
        } else {
            self.tell("there is nothing to go back to".to_owned());
        }
    }

    pub(super) fn forward(&mut self) {
        match self.history.forward(self.here()) {
            Some(location) => self.go(&location),
            None => self.tell("there is nothing to go forward to".to_owned()),
        }
    }

    pub(super) fn go(&mut self, location: &Location) {
        self.overlay = None;
        self.tab = location.tab;
        self.scope = location.scope;
        self.focus = match location.focus {
            Focus::Find => Focus::Page,
            focus => focus,
        };
        self.line.set(&location.query);
        self.refresh();
        let catalog = self.library.catalog();
        if let Some(selected) = location.selected.as_ref().and_then(|at| at.found_in(catalog)) {
            self.list.select_showing(&selected);
        }
        self.list.stand_at(location.list_top);
        let showing = location.showing.as_ref().and_then(|showing| showing.found_in(catalog));
        if showing.is_some() {
            self.reader.show(showing);
            self.reader.restore(location);
        }
    }
}
