//! Things to choose from, under headings, with one selected and a line to narrow them.

mod columns;
mod narrowed;

pub use columns::{ASIDE, BESIDE_ITEM};
pub use narrowed::Known;

use crate::app::{Action, QueryLine, Room, Scroll};
use crate::text::{fold, sort_by_key};
use narrowed::Fit;

/// What choosing an item does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Asks for a filter of the list, or no more.
    Filter(String),
    /// Reads the entry with this id.
    Entry(String),
    /// Lays the entries with these ids side by side.
    Comparison(Vec<String>),
    /// Reads the card of the emergency that is about the entry with this id.
    Emergency(String),
    /// Opens an address of the web.
    Open(String),
    /// Copies a text.
    Copy {
        /// What it is, for the reader.
        what: String,
        /// The text.
        text: String,
    },
    /// Shows everything in the theme of that name.
    Theme(String),
    /// Reads the page from the section with this number on.
    Section(usize),
    /// Does what a command does.
    Command(Action),
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The heading that it stands under.
    pub group: String,
    /// What it is called.
    pub name: String,
    /// What stands behind the name.
    pub aside: String,
    /// Whether it holds already, if it is something that can hold.
    pub marked: Option<bool>,
    /// What choosing it does.
    pub choice: Choice,
}

/// A line of a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuLine<'m> {
    /// Nothing, before a heading.
    Blank,
    /// A heading.
    Heading(&'m str),
    /// An item, by its place among those that are shown.
    Item(usize, &'m Item),
    /// A further row of the name of the item in that place.
    Rest(usize, usize),
}

/// Things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    title: &'static str,
    items: Vec<Item>,
    /// What else items are found by, in their order.
    known: Vec<Known>,
    /// The numbers of the items that the line leaves as they are.
    shown: Vec<usize>,
    /// Those that it finds by more than their names.
    found: Vec<Item>,
    line: QueryLine,
    typing: bool,
    /// Whether it is typed in from the first letter on, and Enter chooses all the same.
    at_hand: bool,
    /// Whether it is then made anew for what is typed.
    is_palette: bool,
    selected: usize,
    top: usize,
    room: Room,
}

impl Menu {
    /// A menu of `items`, the first one selected; none of nothing.
    pub(in crate::app) fn of(title: &'static str, items: Vec<Item>) -> Option<Self> {
        (!items.is_empty()).then(|| Self::with(title, items, false))
    }

    /// A menu that is typed in, of what that finds.
    pub(in crate::app) fn palette(title: &'static str, items: Vec<Item>) -> Self {
        Self::with(title, items, true)
    }

    fn with(title: &'static str, items: Vec<Item>, is_palette: bool) -> Self {
        Self {
            title,
            shown: (0..items.len()).collect(),
            items,
            known: Vec::new(),
            found: Vec::new(),
            line: QueryLine::default(),
            typing: is_palette,
            at_hand: is_palette,
            is_palette,
            selected: 0,
            top: 0,
            room: Room::default(),
        }
    }

    /// Takes what is found for the line.
    pub(in crate::app) fn refill(&mut self, items: Vec<Item>) {
        *self = Self {
            line: std::mem::take(&mut self.line),
            room: self.room,
            ..Self::with(self.title, items, self.is_palette)
        };
    }

    /// Whether it is made anew for what is typed.
    #[must_use]
    pub const fn is_palette(&self) -> bool {
        self.is_palette
    }

    /// The same, typed in at once: a letter narrows it, Enter chooses, Esc closes it where nothing is typed.
    /// Each item is found by its name and by what is `known` of it, in the order of the items.
    pub(in crate::app) fn at_hand(mut self, known: Vec<Known>) -> Self {
        self.known = known;
        self.typing = true;
        self.at_hand = true;
        self
    }

    /// Whether Enter chooses while its line is typed in.
    #[must_use]
    pub const fn is_at_hand(&self) -> bool {
        self.at_hand
    }

    /// What is chosen.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The line that narrows it.
    #[must_use]
    pub const fn line(&self) -> &QueryLine {
        &self.line
    }

    /// Whether letters go into the line.
    #[must_use]
    pub const fn is_typing(&self) -> bool {
        self.typing
    }

    /// The items that are shown.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let left = self.shown.iter().filter_map(|&number| self.items.get(number));
        left.chain(&self.found)
    }

    /// The place of the selected item among those that are shown.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// The first line in view, how many lines there are, and how many there is room for.
    #[must_use]
    pub fn window(&self) -> (usize, usize, usize) {
        let tallest = self.columns().iter().map(Vec::len).max().unwrap_or(0);
        (self.top, tallest, self.room.rows)
    }

    /// What choosing the selected item does, unless its line is typed in, which is then done.
    pub(super) fn open(&mut self) -> Option<Choice> {
        if self.typing && !self.at_hand {
            self.keep_line();
            return None;
        }
        self.choice().cloned()
    }

    /// What choosing the selected item does.
    #[must_use]
    pub fn choice(&self) -> Option<&Choice> {
        self.items().nth(self.selected).map(|item| &item.choice)
    }

    pub(in crate::app) fn type_into(&mut self) {
        self.typing = true;
        self.line.end();
    }

    /// Leaves the line as it is.
    pub(in crate::app) const fn keep_line(&mut self) {
        self.typing = self.at_hand;
    }

    /// Empties the line and leaves it; whether there was anything to leave.
    pub(super) fn leave_line(&mut self) -> bool {
        if self.is_palette {
            return false;
        }
        let left = self.typing && !self.at_hand || !self.line.text().is_empty();
        self.typing = self.at_hand;
        self.edit(QueryLine::clear);
        left
    }

    pub(in crate::app) fn edit(&mut self, edit: impl FnOnce(&mut QueryLine)) {
        edit(&mut self.line);
        if self.is_palette {
            return;
        }
        let wanted = fold(self.line.text());
        if !self.known.is_empty() {
            return self.find(&wanted);
        }
        let holds = |text: &str| fold(text).contains(&wanted);
        let fits = |(_, item): &(usize, &Item)| holds(&item.name) || holds(&item.group);
        self.shown = (0..).zip(&self.items).filter(fits).map(|(at, _)| at).collect();
        self.select(self.selected);
    }

    /// Leaves the items that are found by what is known of them too, those last of which only a text says what is wanted, and
    /// selects the best.
    fn find(&mut self, wanted: &str) {
        let known = self.items.iter().zip(&self.known);
        let found = known.filter_map(|(item, known)| known.find(item, wanted));
        let mut found: Vec<(Fit, Item)> = found.collect();
        sort_by_key(&mut found, |(fit, _)| *fit == Fit::Text);
        let best = (0..).zip(&found).min_by_key(|(_, (fit, _))| *fit);
        let best = best.map_or(0, |(place, _)| place);
        self.shown = Vec::new();
        self.found = found.into_iter().map(|(_, item)| item).collect();
        self.select(best);
    }

    /// Says of every item with that choice whether it holds.
    pub(in crate::app) fn mark(&mut self, choice: &Choice, holds: bool) {
        let same = self.items.iter_mut().filter(|item| item.choice == *choice);
        same.for_each(|item| item.marked = Some(holds));
    }

    /// What its items do; none of an empty palette.
    pub(in crate::app) fn is_of(&self) -> Option<&Choice> {
        self.items.first().map(|item| &item.choice)
    }

    /// Makes each item anew.
    pub(in crate::app) fn renew(&mut self, anew: impl Fn(&Item) -> Item) {
        self.items.iter_mut().for_each(|item| *item = anew(item));
    }

    /// Goes on with what is typed in another.
    pub(in crate::app) fn take_line_of(&mut self, other: &Self) {
        (self.line, self.typing, self.room) = (other.line.clone(), other.typing, other.room);
        self.edit(|_| {});
    }

    /// Selects the item that does what the selected one of another does, or else the one in its place.
    pub(in crate::app) fn select_as(&mut self, other: &Self) {
        let same = self.items().position(|item| Some(&item.choice) == other.choice());
        self.select(same.unwrap_or(other.selected));
        self.top = other.top;
    }

    pub(in crate::app) fn select(&mut self, place: usize) {
        self.selected = place.min(self.items().count().saturating_sub(1));
    }
}

impl Scroll for Menu {
    /// Scrolls so that the selected item is in view, and above the first one of a group its heading.
    fn fit(&mut self, room: Room) {
        self.room = room;
        let (column, line) = self.place();
        let columns = self.columns();
        let is_item = |line: &MenuLine<'_>| matches!(line, MenuLine::Item(..));
        let lines = columns.get(column).map(Vec::as_slice).unwrap_or_default();
        let above = lines.iter().take(line).rev().take_while(|line| !is_item(line)).count();
        let last = columns.iter().map(Vec::len).max().unwrap_or(0).saturating_sub(room.rows);
        let is_rest = |line: &&MenuLine<'_>| matches!(line, MenuLine::Rest(..));
        let below = lines.iter().skip(line + 1).take_while(is_rest).count();
        let lowest = (line + 1 + below).saturating_sub(room.rows).min(line);
        self.top = self.top.min(line - above).min(last).max(lowest);
    }

    /// Moves the selection.
    fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    fn height(&self) -> usize {
        self.room.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn menu(count: usize) -> Menu {
        let item = |number: usize| Item {
            group: format!("group {}", number / 3),
            name: format!("item {number}"),
            aside: String::new(),
            marked: Some(false),
            choice: Choice::Filter(number.to_string()),
        };
        Menu::of("Things", (0..count).map(item).collect()).unwrap()
    }

    #[test]
    fn the_selected_item_stays_in_view() {
        let mut menu = menu(9);
        for (by, rows) in [(8, 4), (-5, 4), (100, 2), (-100, 6)] {
            menu.step(by);
            menu.fit(Room { rows, ..Room::default() });
            let lines = &menu.columns()[0];
            let seen = &lines[menu.top..(menu.top + rows).min(lines.len())];
            let here = |line: &&MenuLine<'_>| matches!(line, MenuLine::Item(at, _) if *at == menu.selected());
            assert_eq!(seen.iter().filter(here).count(), 1, "{by}");
        }
        assert_eq!((menu.selected(), menu.top), (0, 0));
    }

    #[test]
    fn the_line_leaves_what_it_names_and_what_is_chosen_is_among_it() {
        let mut menu = menu(9);
        menu.step(8);
        menu.type_into();
        menu.edit(|line| "GROUP 1".chars().for_each(|c| line.insert(c)));
        assert_eq!(menu.items().count(), 3);
        assert_eq!(menu.choice(), Some(&Choice::Filter("5".to_owned())));
        assert!(menu.leave_line() && !menu.leave_line());
        assert_eq!(menu.items().count(), 9);
        menu.edit(|line| line.insert('x'));
        assert_eq!((menu.items().count(), menu.choice()), (0, None));
    }

    #[test]
    fn where_room_is_short_blank_lines_go_first_and_a_heading_stays_over_its_first_item() {
        let mut menu = menu(9);
        for (rows, lines) in [(15, 15), (14, 14), (13, 15), (11, 12)] {
            menu.fit(Room { rows, ..Room::default() });
            assert_eq!(menu.window(), (0, lines, rows));
        }
        menu.step(8);
        menu.fit(Room { rows: 4, ..Room::default() });
        menu.step(-2);
        menu.fit(Room { rows: 4, ..Room::default() });
        assert_eq!(menu.columns()[0][menu.top], MenuLine::Heading("group 2"));
    }

    #[test]
    fn a_menu_of_nothing_is_none() {
        assert_eq!(Menu::of("Things", Vec::new()), None);
    }
}
