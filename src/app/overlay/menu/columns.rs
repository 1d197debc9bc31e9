//! The lines of a menu, in columns where rows are few: read like those of a newspaper, of which groups stay whole.

use super::{Choice, Item, Menu, MenuLine};
use crate::text::{Indent, Run, width, wrap};

/// With less room than so many lines, there are no blank ones.
const SHORT: usize = 12;

/// No column of items is narrower.
const NARROWEST: usize = 28;

/// The columns of a menu that are neither name nor what stands behind it: the mark of the selected item, a box, the gap, and the
/// mark of what is out of view.
pub const BESIDE_ITEM: usize = 6;

/// What stays free between columns, where there is room for it.
const BETWEEN: usize = 4;

/// What stands behind a name is given no less.
pub const ASIDE: usize = 3;

impl Menu {
    /// All lines from top to bottom, in as few columns as show all of them, or else as many as have room; what a palette finds
    /// stays one list, the best at its top. Where room is short, headings do without the blank line above them.
    #[must_use]
    pub fn columns(&self) -> Vec<Vec<MenuLine<'_>>> {
        let blocks = self.blocks();
        let is_found = self.is_palette && !self.line.text().is_empty();
        let most = if is_found { 1 } else { (self.room.columns / self.widest()).max(1) };
        let tallest = |columns: &[Vec<MenuLine<'_>>]| columns.iter().map(Vec::len).max();
        let is_whole = |columns: &[Vec<MenuLine<'_>>]| tallest(columns) <= Some(self.room.rows);
        let mut ways = (1..most).map(|count| flowed(&blocks, count));
        let found = ways.find(|columns| is_whole(columns));
        let mut columns = found.unwrap_or_else(|| flowed(&blocks, most));
        if self.room.rows < SHORT && !is_whole(&columns) {
            let lines = columns.iter_mut();
            lines.for_each(|column| column.retain(|line| *line != MenuLine::Blank));
        }
        // Where a single row is missing, the blank one beneath the title gives way.
        if tallest(&columns) == Some(self.room.rows + 1) {
            for column in
                columns.iter_mut().filter(|column| column.first() == Some(&MenuLine::Blank))
            {
                column.remove(0);
            }
        }
        columns
    }

    /// The groups: a blank line, a heading and items each.
    fn blocks(&self) -> Vec<Vec<MenuLine<'_>>> {
        let mut blocks: Vec<Vec<MenuLine<'_>>> = Vec::new();
        let mut group = None;
        for (place, item) in self.items().enumerate() {
            if group != Some(&item.group) {
                group = Some(&item.group);
                blocks.push(vec![MenuLine::Blank, MenuLine::Heading(&item.group)]);
            }
            if let Some(block) = blocks.last_mut() {
                block.push(MenuLine::Item(place, item));
                let rows = self.name_rows(place, item).len();
                block.extend((1..rows).map(|row| MenuLine::Rest(place, row)));
            }
        }
        blocks
    }

    /// The rows of the name of a source or a section that is selected: a title is seen whole then. Every other item has one row.
    #[must_use]
    pub fn name_rows(&self, place: usize, item: &Item) -> Vec<String> {
        let is_title = matches!(item.choice, Choice::Open(_) | Choice::Section(_));
        if place != self.selected || !is_title || self.room.columns == 0 {
            return vec![item.name.clone()];
        }
        let room = self.room.columns.saturating_sub(BESIDE_ITEM + 1);
        // Where it leads stands behind the first row.
        let indent = Indent { first: width(&item.aside).min(room / 2), rest: 0 };
        let rows = wrap(&[Run::new(item.name.as_str(), ())], room, indent);
        let words = |row: Vec<Run<()>>| row.into_iter().map(|run| run.text).collect();
        rows.into_iter().map(words).collect()
    }

    /// How wide each of so many columns is: beside others no wider than its items need, so that the eye finds the next.
    #[must_use]
    pub fn column_width(&self, room: usize, count: usize) -> usize {
        match count {
            ..=1 => room,
            _ => (room / count).min(self.widest() + BETWEEN),
        }
    }

    /// The columns in which every item is seen whole.
    fn widest(&self) -> usize {
        let longest =
            |of: fn(&Item) -> &String| self.items.iter().map(|item| width(of(item))).max();
        let (name, aside) = (longest(|item| &item.name), longest(|item| &item.aside));
        let aside = aside.unwrap_or(0).max(ASIDE);
        (name.unwrap_or(0) + aside + BESIDE_ITEM).max(NARROWEST)
    }

    /// The column and the line of the selected item.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        let is_selected = |line: &MenuLine<'_>| matches!(line, MenuLine::Item(place, _) if *place == self.selected);
        let columns = self.columns();
        let places = columns.iter().map(|column| column.iter().position(is_selected));
        let mut places = places.enumerate().filter_map(|(column, line)| Some((column, line?)));
        places.next().unwrap_or_default()
    }

    /// The last item down to a line of a column, or else its first one, by its place among those that are shown.
    fn item_near(&self, column: usize, line: usize) -> Option<usize> {
        let columns = self.columns();
        let mut items =
            columns.get(column)?.iter().enumerate().filter_map(|(at, line)| match line {
                MenuLine::Item(place, _) => Some((at, *place)),
                MenuLine::Blank | MenuLine::Heading(_) | MenuLine::Rest(..) => None,
            });
        let first = items.next()?;
        let last = items.take_while(|(at, _)| *at <= line).last();
        Some(last.unwrap_or(first).1)
    }

    /// The item that is nearest to a line: in the column of the selected one, unless that ends before.
    #[must_use]
    pub fn item_by(&self, line: usize) -> Option<usize> {
        let columns = self.columns();
        let (column, _) = self.place();
        let has_line =
            |column: &usize| columns.get(*column).is_some_and(|lines| line < lines.len());
        let longer = (0..columns.len()).find(has_line);
        self.item_near(Some(column).filter(has_line).or(longer)?, line)
    }

    /// Selects the item beside the selected one, so many columns away; whether there is one.
    pub(in crate::app) fn step_aside(&mut self, by: isize) -> bool {
        let (column, line) = self.place();
        let beside = column.checked_add_signed(by).and_then(|column| self.item_near(column, line));
        if let Some(place) = beside {
            self.select(place);
        }
        beside.is_some()
    }
}

/// `blocks` in so many columns, or fewer, of which the tallest is as short as the order of the blocks lets it be.
fn flowed<L: Clone>(blocks: &[Vec<L>], count: usize) -> Vec<Vec<L>> {
    let longest = blocks.iter().map(Vec::len).max().unwrap_or(0);
    let all: usize = blocks.iter().map(Vec::len).sum();
    let mut ways = (longest..=all).map(|height| filled(blocks, height));
    ways.find(|columns| columns.len() <= count).unwrap_or_default()
}

/// `blocks` in columns of no more lines than `height`, each filled before the next begins.
fn filled<L: Clone>(blocks: &[Vec<L>], height: usize) -> Vec<Vec<L>> {
    let mut columns: Vec<Vec<L>> = vec![Vec::new()];
    for block in blocks {
        match columns.last_mut().filter(|column| column.len() + block.len() <= height) {
            Some(column) => column.extend_from_slice(block),
            None => columns.push(block.clone()),
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::super::tests::menu;
    use super::*;
    use crate::app::{Room, Scroll};

    #[test]
    fn blocks_stay_whole_and_in_their_order_and_columns_are_short() {
        let blocks = [vec!['a'; 3], vec!['b'; 2], vec!['c'; 4], vec!['d'; 1]];
        let told = |count| -> Vec<String> {
            flowed(&blocks, count).into_iter().map(|column| column.into_iter().collect()).collect()
        };
        assert_eq!(told(1), ["aaabbccccd"]);
        assert_eq!(told(2), ["aaabb", "ccccd"]);
        // A third would make none of them shorter.
        assert_eq!(told(3), ["aaabb", "ccccd"]);
        assert_eq!(told(9), ["aaa", "bb", "cccc", "d"]);
        assert_eq!(flowed::<char>(&[], 3), [Vec::new()]);
    }

    #[test]
    fn the_title_of_the_selected_source_or_section_is_seen_whole() {
        let source = |number: usize| Item {
            group: "Cited on this page".to_owned(),
            name: format!("[{number}] A title of many words that no row of a narrow menu holds"),
            aside: "doi.org".to_owned(),
            marked: None,
            choice: Choice::Open(number.to_string()),
        };
        let mut menu = Menu::of("Open a source", vec![source(1), source(2)]).unwrap();
        menu.fit(Room { rows: 5, columns: 40 });
        let rest = |menu: &Menu| {
            menu.columns()[0].iter().filter(|line| matches!(line, MenuLine::Rest(0, _))).count()
        };
        let rows = menu.name_rows(0, &source(1));
        assert_eq!((rows.join(" "), rest(&menu) + 1), (source(1).name, rows.len()));
        assert!(rows.len() == 3 && rows.iter().all(|row| width(row) < 40 - BESIDE_ITEM));
        assert!(width(&rows[0]) <= 40 - BESIDE_ITEM - 1 - "doi.org".len());
        menu.step(1);
        menu.fit(Room { rows: 5, columns: 40 });
        assert_eq!(rest(&menu), 0);
        let (top, length, height) = menu.window();
        assert_eq!(top + height, length);
        let section = Item {
            name: "How long does it take after medical school?".to_owned(),
            aside: String::new(),
            choice: Choice::Section(0),
            ..source(1)
        };
        menu = Menu::of("Outline", vec![section.clone()]).unwrap();
        menu.fit(Room { rows: 5, columns: 29 });
        assert_eq!(menu.name_rows(0, &section), ["How long does it take", "after medical school?"]);
    }

    #[test]
    fn where_rows_are_few_and_columns_are_not_groups_stand_beside_each_other() {
        let mut menu = menu(9);
        for (rows, columns, beside) in
            [(15, 200, 1), (10, 60, 2), (10, 59, 2), (10, 55, 1), (5, 200, 3)]
        {
            menu.fit(Room { rows, columns });
            assert_eq!(menu.columns().len(), beside, "{rows} {columns}");
        }
        menu.step(1);
        assert!(menu.step_aside(1) && menu.step_aside(1) && !menu.step_aside(1));
        assert_eq!((menu.place(), menu.selected()), ((2, 3), 7));
        menu.step(-3);
        assert_eq!(menu.place(), (1, 3));
        // No column is wider than its items need.
        let width = |columns, count| menu.column_width(columns, count);
        assert_eq!([width(200, 1), width(200, 3), width(90, 3)], [200, NARROWEST + BETWEEN, 30]);
    }

    #[test]
    fn what_a_palette_finds_is_one_list() {
        let items = || menu(9).items().cloned().collect();
        let mut menu = Menu::palette("Things", items());
        let mut columns = |typed: &str| {
            menu.edit(|line| typed.chars().for_each(|c| line.insert(c)));
            menu.refill(items());
            menu.fit(Room { rows: 5, columns: 200 });
            menu.columns().len()
        };
        assert_eq!([columns(""), columns("i")], [3, 1]);
    }
}
