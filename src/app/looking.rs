//! Looking for something: typing, completing, filtering, and the list that comes of it.

use super::list::Listed;
use super::reader::PageAnswer;
use super::{
    App, Choice, Context, Focus, Item, List, Menu, Overlay, Pane, QueryLine, Scope, Showing, Tab,
};
use crate::catalog::{Body, EntryRef, Kind, Procedure};
use crate::page::SAFETY;
use crate::search::{
    Facet, Hit, Place, Query, QueryMeaning, Results, begun, can_filter, comparison, completion,
    facets, values,
};
use crate::text::capital;
use std::rc::Rc;

impl App {
    /// Where the page of the selected row answers what is asked of it.
    pub(super) fn answer(&self) -> Option<PageAnswer> {
        let row = self.list.rows().get(self.list.selected())?;
        let (place, asked) = (row.place.as_ref()?, self.query.text.clone());
        let called = match place {
            Place::Hit(hit) => self.library.called(hit).to_owned(),
            _ => String::new(),
        };
        let catalog = self.library.catalog();
        let Some(aspect) = self.library.asked(row.entry()?, place) else {
            let kind = catalog.kind(row.entry()?);
            let may_answer = !called.is_empty() && self.reasons().asks_untold(kind);
            let answer = PageAnswer { asked, called, ..PageAnswer::default() };
            return Some(answer).filter(|_| may_answer);
        };
        let (sections, rows) = (aspect.sections.clone(), aspect.rows.clone());
        let answer = PageAnswer { sections, rows, asked, called, ..PageAnswer::default() };
        if !aspect.kinds.contains(&Kind::Drug) {
            return Some(answer);
        }
        let is_asked = |row: &&Listed| match &row.place {
            Some(Place::Hit(hit)) => self.library.aspect(hit).is_some(),
            _ => false,
        };
        let asked = self.list.rows().iter().filter(is_asked).filter_map(Listed::entry);
        let of = |kind: Kind| asked.clone().find(|&at| catalog.kind(at) == kind);
        let before = |one, other| asked.clone().find(|at| [one, other].contains(at)) == Some(one);
        // A drug and a procedure: the rules of its class of bleeding risk on the page of the drug, and on the page of the
        // procedure the row of the drug, or the plan where that overrules the class.
        let (Some(drug), Some(procedure)) = (of(Kind::Drug), of(Kind::Procedure)) else {
            // What the drug is to be stopped for is not known here: its page begins with what holds for each class.
            let is_known = |hit: &Hit| self.reasons().of(hit).unexplained.is_empty();
            let is_of_drug = catalog.kind(row.entry()?) == Kind::Drug;
            let is_left = matches!(place, Place::Hit(hit) if is_of_drug && !is_known(hit));
            return Some(answer).filter(|_| !is_left);
        };
        let Body::Procedure(of_procedure) = &catalog.entry(procedure).body else {
            return Some(answer);
        };
        Some(match catalog.kind(row.entry()?) {
            Kind::Drug => PageAnswer { about: heading_of(of_procedure), ..answer },
            // The plan stands first where it overrules the class.
            Kind::Procedure if aspect.by_plan && before(procedure, drug) => {
                PageAnswer { sections: vec![SAFETY.to_owned()], ..answer }
            }
            Kind::Procedure => PageAnswer { about: Some(catalog.name(drug).to_owned()), ..answer },
            _ => answer,
        })
    }

    /// Edits the line that is typed in, and does what a change of its text asks for.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut QueryLine)) {
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.edit(edit);
            return self.refill_palette();
        }
        if let (Focus::Find, Some(line)) = (self.focus, self.reader.find_line()) {
            return edit(line);
        }
        let before = self.line.text().to_owned();
        edit(&mut self.line);
        if self.line.text() != before {
            self.refresh();
        }
    }

    /// Empties the line that is typed in; a search can be come back to.
    pub(super) fn clear(&mut self) {
        let searching = self.overlay.is_none() && self.focus != Focus::Find;
        if searching && !self.line.text().is_empty() {
            self.leave();
        }
        self.edit(QueryLine::clear);
    }

    /// Whether what to find in the page, or in a menu, is asked and nothing is typed yet.
    pub(super) fn finds_nothing_yet(&self) -> bool {
        let line =
            self.reader.find().filter(|_| self.focus == Focus::Find && self.overlay.is_none());
        line.is_some_and(|line| line.text().is_empty())
    }

    /// Whether the search line has the keys and nothing is typed in it.
    pub(super) fn searches_nothing_yet(&self) -> bool {
        self.overlay.is_none() && self.focus == Focus::Line && self.line.text().is_empty()
    }

    /// Builds the list anew from the tab and the query, and shows the page of its first or remembered row.
    pub(super) fn refresh(&mut self) {
        let query = Query::new(self.line.text());
        let query = match self.scope {
            Scope::Everything => query,
            Scope::Tab => query.within(self.tab.kinds()),
        };
        let query = query.asked_of(self.library.catalog());
        let first = self.first_while_begun(&query);
        let mut query = query.keeping(first);
        if query.is_empty() {
            self.meaning = Rc::default();
            let catalog = self.library.catalog();
            self.list = List::of_tab(catalog, self.tab);
            let selected = self.selected.get(&self.tab);
            if let Some(showing) = selected.and_then(|showing| showing.found_in(catalog)) {
                self.list.select_showing(&showing);
            }
        } else {
            (self.list, self.meaning) = self.results(&mut query);
        }
        self.query = query;
        self.preview();
    }

    /// What a query finds, under a comparison where it asks for one, and what it means then.
    pub(super) fn results(&mut self, asked: &mut Query) -> (List, Rc<QueryMeaning>) {
        let compared = comparison(&self.library, &asked.text);
        let (found, meaning) = self.found(asked);
        match compared {
            Some(entries) => (found.under_comparison(entries), meaning),
            None => (found, meaning),
        }
    }

    /// What a query finds, or what is shown instead, and what it means.
    fn found(&mut self, asked: &mut Query) -> (List, Rc<QueryMeaning>) {
        if let Some(fault) = asked.fault() {
            let list = match fault.known.is_empty() {
                true => List::of_missing(fault.to_string(), Vec::new()),
                false => List::of_values(self.library.catalog(), fault, &asked.text),
            };
            return (list, Rc::default());
        }
        let results = self.library.typed(asked, &mut self.expansions);
        let meaning = self.library.meaning(asked, &mut self.expansions);
        let reasons = self.library.explain_as(asked, &meaning);
        let list = match results {
            Results::Found(found) => List::of_results(found, &reasons),
            Results::Shortened { found, rest } => List::of_results_without(&rest, found, &reasons),
            Results::Code(code, near) => List::of_missing(code.words(), near),
            Results::Near(near) => {
                let drug = self.library.other_drug(asked, &mut self.expansions);
                let known = drug.map(|drug| format!("No page and no rule here is about {drug}"));
                List::of_missing(known.unwrap_or_else(|| self.elsewhere()), near)
            }
        };
        (list, meaning)
    }

    /// Where else can be looked, if the search is over the list of a tab.
    fn elsewhere(&self) -> String {
        if self.scope == Scope::Everything {
            return String::new();
        }
        let key = self.keymap.key_of(Context::Line, "search").unwrap_or_default();
        format!("None among {}; {key} searches everything", self.tab.title())
    }

    /// Puts the value of the selected row in the line and searches on; whether the row is one.
    pub(super) fn take_value(&mut self) -> bool {
        let Some(Showing::Value { query, .. }) = self.list.selected_showing() else { return false };
        let query = query.clone();
        self.leave();
        self.focus = Focus::Line;
        self.line.set(&query);
        self.refresh();
        true
    }

    /// What is being typed, a word or the value of a field; none in the middle of the line.
    fn begun(&self) -> Option<&str> {
        let before = self.line.before_cursor();
        let at_end = before.len() == self.line.text().len();
        at_end.then(|| begun(before))
    }

    /// The kinds that are searched.
    fn kinds(&self) -> &'static [Kind] {
        match self.scope {
            Scope::Everything => &Kind::ALL,
            Scope::Tab => self.tab.kinds(),
        }
    }

    /// The values of the field that is being typed, where there are several ways to go on.
    pub(super) fn choices(&self) -> Option<String> {
        let values = values(self.library.catalog(), self.begun()?, self.kinds());
        (values.len() > 1).then(|| values.join(" · "))
    }

    /// The rest of what is being typed, where there is only one way to go on.
    #[must_use]
    pub fn completion(&self) -> Option<String> {
        completion(self.library.catalog(), self.begun()?, self.kinds())
    }

    /// Whether Tab completes what is typed, or takes the value that is selected.
    #[must_use]
    pub fn completes(&self) -> bool {
        self.list.is_of_values() || self.completion().is_some()
    }

    /// The tab that is looked at: that of the page, where it is read and another one has what it shows.
    fn tab_looked_at(&self) -> Tab {
        let of_page = |tab: &Tab| match self.reader.showing() {
            Some(Showing::Entry(entry) | Showing::Links(entry)) => {
                tab.kinds().contains(&self.library.catalog().kind(*entry))
            }
            _ => false,
        };
        let is_read = self.focus.pane() == Pane::Page && !of_page(&self.tab);
        let other = self.tabs.iter().copied().filter(|_| is_read).find(of_page);
        other.unwrap_or(self.tab)
    }

    /// Whether filters are of what a search over everything finds: no tab is shown then.
    fn filters_everything(&self) -> bool {
        self.scope == Scope::Everything && !self.query.is_empty()
    }

    /// What filters are asked of.
    fn filtered(&self) -> Vec<EntryRef> {
        let catalog = self.library.catalog();
        if self.filters_everything() {
            return catalog.refs().collect();
        }
        let kinds = self.tab_looked_at().kinds().iter();
        kinds.flat_map(|&kind| catalog.of_kind(kind)).collect()
    }

    /// Whether there is something to filter by.
    #[must_use]
    pub fn can_filter(&self) -> bool {
        can_filter(self.library.catalog(), self.filtered().into_iter())
    }

    pub(super) fn ask_for_filters(&mut self) {
        let item = |facet: Facet| {
            let token = facet.token();
            Item {
                group: capital(facet.field.name()),
                name: facet.value,
                aside: facet.count.to_string(),
                marked: Some(self.line.has_token(&token)),
                choice: Choice::Filter(token),
            }
        };
        let facets = facets(self.library.catalog(), &self.filtered());
        let items = facets.into_iter().map(item).collect();
        match Menu::of("Filters", items) {
            Some(menu) => self.toggle(Overlay::Menu(menu)),
            None => self.tell(format!("{} has no filters", self.tab_looked_at().title())),
        }
    }

    /// Asks for a value, or no more: in a search over everything beside its words, unless it finds nothing by them; else the
    /// search is then over the list of the tab that is looked at.
    pub(super) fn filter(&mut self, token: &str) {
        let in_vain = self.query.fault().is_some()
            || self.list.is_missing() && self.query.filters().is_empty();
        let anew = match self.filters_everything() {
            true => in_vain,
            false => self.scope != Scope::Tab || self.tab_looked_at() != self.tab,
        };
        if anew {
            let tab = self.tab_looked_at();
            self.leave();
            if !self.filters_everything() {
                (self.tab, self.scope) = (tab, Scope::Tab);
            }
            self.line.clear();
        }
        self.line.toggle_token(token);
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.mark(&Choice::Filter(token.to_owned()), self.line.has_token(token));
        }
        self.focus = Focus::List;
        self.refresh();
    }

    /// Gives the keys to the search line. What was typed before is selected, so that typing takes its place, and can be
    /// come back to.
    pub(super) fn look(&mut self, scope: Scope) {
        // What is being typed is typed on, over whatever it then looks.
        let types_on = self.focus == Focus::Line && self.overlay.is_none();
        let tab = self.tab_looked_at();
        if self.focus != Focus::Line {
            self.leave();
        }
        if scope == Scope::Tab && tab != self.tab {
            (self.tab, self.scope) = (tab, Scope::Everything);
            self.line.clear();
        }
        self.focus = Focus::Line;
        self.overlay = None;
        // Filters stay, and words are put behind them.
        let filtered = scope == Scope::Tab
            && self.scope == scope
            && Query::new(self.line.text()).words().is_empty();
        if self.scope != scope {
            self.scope = scope;
            self.refresh();
        }
        match filtered {
            true => self.line.begin_word(),
            false if types_on => {}
            false => self.line.select_all(),
        }
    }

    pub(super) fn start_find(&mut self) {
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            return menu.type_into();
        }
        if self.reader.showing().is_some() {
            self.focus = Focus::Find;
            self.reader.start_find();
        }
    }
}

/// The heading of the rules for the strictest class of bleeding risk of a procedure, on the page of a drug.
fn heading_of(procedure: &Procedure) -> Option<String> {
    let risk = procedure.bleeding_risk.as_ref()?.risks().into_iter().next()?;
    Some(capital(risk.name()))
}
