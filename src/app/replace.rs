//! Another library under the reader, such as that with their own data once it is read: it may come between any two keys, and
//! what they do goes on where it was.

use super::{App, Choice, Focus, Menu, Overlay, Pane, QueryLine, Reader, Showing, Tab};
use crate::search::{ExpansionCache, Library};
use std::mem;
use std::rc::Rc;

impl App {
    /// Takes another library, such as the same data read anew. The reader stays where they were: at the same row of the
    /// same page, as far as it is still there, and in the line that they type in.
    pub fn replace(&mut self, library: Library) {
        let (mut here, overlay) = (self.here(), self.overlay.take());
        let (line, reader) = (self.line.clone(), mem::take(&mut self.reader));
        let was_shown = here.showing.clone();
        if self.focus == Focus::Line && !self.query.is_empty() && self.list.selected() == 0 {
            // Who types has chosen nothing yet: what is first now is shown.
            (here.selected, here.showing) = (None, None);
        }
        self.tabs = Tab::with_entries(library.catalog());
        self.library = library;
        self.reading = None;
        self.expansions = ExpansionCache::default();
        self.meaning = Rc::default();
        self.go(&here);
        self.line = line;
        let find = reader.find().cloned().filter(|_| here.focus == Focus::Find);
        self.read_on_from(reader, was_shown.as_ref());
        if let Some(find) = find {
            self.find_on(find);
        }
        if !self.tabs.contains(&self.tab) {
            self.show_tab(self.tabs.first().copied().unwrap_or(Tab::Conditions));
        }
        self.lay_over(overlay);
    }

    /// Reads on what was read, where that is still what is shown.
    fn read_on_from(&mut self, was: Reader, was_shown: Option<&Showing<String>>) {
        let catalog = self.library.catalog();
        let showing = self.reader.showing().cloned();
        let same = showing.filter(|showing| Some(&showing.by_id(catalog)) == was_shown);
        let target = was.link().and_then(|link| was.target(link)).cloned();
        match &same {
            Some(showing) => {
                self.reader = was;
                self.reader.take_anew(showing.clone());
            }
            None => self.reader.take_room_of(&was),
        }
        let is_read = self.focus.pane() == Pane::Page;
        let reasons = self.library.explain_as(&self.query, &self.meaning);
        self.reader.fill(&reasons, is_read, None);
        if let (Some(_), Some(target)) = (same, target) {
            self.reader.keep_link(&target);
        }
    }

    /// Goes on with the line that says what to find in the page: letters that are typed are no commands, though the page
    /// be another.
    fn find_on(&mut self, find: QueryLine) {
        match self.reader.find() {
            Some(_) => self.focus = Focus::Find,
            None if self.reader.showing().is_none() => self.focus = Focus::Line,
            None => {
                self.start_find();
                if let Some(line) = self.reader.find_line() {
                    *line = find;
                }
            }
        }
    }

    /// Lays over the panes what lay there, made of what is known now.
    fn lay_over(&mut self, overlay: Option<Overlay>) {
        match overlay {
            Some(Overlay::Problems(was)) => {
                self.toggle_problems();
                if let Some(Overlay::Problems(text)) = &mut self.overlay {
                    text.stand_as(&was);
                }
            }
            Some(Overlay::Menu(menu)) => self.ask_again(menu),
            // The keys are the same.
            help_or_none => self.overlay = help_or_none,
        }
    }

    /// Asks what a menu asks, with what is typed in it and the same item selected.
    fn ask_again(&mut self, mut was: Menu) {
        match was.is_of() {
            _ if was.is_palette() => self.toggle_palette(),
            Some(Choice::Filter(_)) => self.ask_for_filters(),
            Some(Choice::Emergency(_)) => self.ask_for_emergencies(),
            Some(Choice::Copy { .. }) => self.ask_what_to_copy(),
            Some(Choice::Section(_)) => self.ask_for_outline(),
            // Themes and addresses are no part of a library, and a bookmark that was taken away here can be set again.
            _ => {
                was.renew(|item| match &item.choice {
                    Choice::Entry(id) => self.kept(&item.group, id),
                    _ => item.clone(),
                });
                return self.overlay = Some(Overlay::Menu(was));
            }
        }
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.take_line_of(&was);
        }
        self.refill_palette();
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.select_as(&was);
        }
    }
}
