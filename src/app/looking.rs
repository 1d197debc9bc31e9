//! Looking for something: typing, completing, filtering, and the list that comes of it.

use super::{App, Focus, List, Overlay, QueryLine, Scope};
use crate::catalog::{EntryRef, Kind};
use crate::search::{Facet, Query, completion, facets};

impl App {
    /// Names near to the query, where it finds nothing.
    pub fn suggestions(&self) -> impl Iterator<Item = &str> {
        let catalog = self.library.catalog();
        self.suggestions.iter().map(|&entry| catalog.entry(entry).head.name.as_str())
    }

    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut QueryLine)) {
        let before = self.line.text().to_owned();
        edit(&mut self.line);
        if self.line.text() != before {
            self.refresh();
        }
    }

    /// Builds the list anew from the tab and the query, and shows the page of its first or remembered row.
    pub(super) fn refresh(&mut self) {
        let library = &self.library;
        let query = Query::new(self.line.text());
        self.query = match self.scope {
            Scope::Everything => query,
            Scope::Tab => query.within(self.tab.kinds()),
        };
        if self.query.is_empty() {
            self.list = List::of_tab(library.catalog(), self.tab);
            let selected = self.selected.get(&self.tab);
            if let Some(entry) = selected.and_then(|id| library.catalog().find_ref(id)) {
                self.list.select_entry(entry);
            }
        } else {
            self.list = List::of_results(library.find_again(&self.query, &mut self.memo));
        }
        self.suggestions = match self.list.is_empty() {
            true => library.suggest(&self.query, 3),
            false => Vec::new(),
        };
        self.preview();
    }

    /// The rest of what is being typed, where there is only one way to go on.
    #[must_use]
    pub fn completion(&self) -> Option<String> {
        let before = self.line.before_cursor();
        if before.len() < self.line.text().len() {
            return None;
        }
        completion(self.library.catalog(), before.rsplit(' ').next().unwrap_or_default())
    }

    pub(super) fn complete(&mut self) {
        match self.completion() {
            Some(rest) => self.edit(|line| rest.chars().for_each(|c| line.insert(c))),
            None => self.step_tab(1),
        }
    }

    /// The values that the tab's list can be filtered by, each with whether it is asked for.
    pub fn facets(&self) -> impl Iterator<Item = (&Facet, bool)> {
        self.facets.iter().map(|facet| (facet, self.line.has_token(&facet.token())))
    }

    pub(super) fn ask_for_filters(&mut self) {
        let catalog = self.library.catalog();
        let of_tab = |kind: &Kind| catalog.of_kind(*kind);
        let entries: Vec<EntryRef> = self.tab.kinds().iter().flat_map(of_tab).collect();
        self.facets = facets(catalog, &entries);
        if !self.facets.is_empty() {
            self.toggle(Overlay::Filters { selected: 0 });
        }
    }

    /// Asks for the selected value, or no more; the search is then over the tab's list.
    pub(super) fn filter(&mut self, selected: usize) {
        let Some(facet) = self.facets.get(selected) else { return };
        let token = facet.token();
        if self.scope != Scope::Tab {
            self.scope = Scope::Tab;
            self.line.clear();
        }
        self.line.toggle_token(&token);
        self.overlay = None;
        self.focus = Focus::List;
        self.refresh();
    }

    pub(super) fn look(&mut self, scope: Scope) {
        if self.scope != scope {
            self.scope = scope;
            self.line.clear();
            self.refresh();
        }
        self.focus = Focus::Line;
        self.line.end();
    }
}
