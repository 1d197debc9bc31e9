//! `fluoro --plain`: a prompt for screen readers, braille displays and terminals that only print. One types a query, gets
//! numbered rows, and reads by number; every answer is lines of text, and line editing is the terminal's.

mod command;
mod rows;

use super::Exit;
use super::args::Layers;
use super::compare::fault;
use super::lines::{InputLine, LONGEST, lines};
use crate::app::Showing;
use crate::catalog::{Catalog, EntryRef};
use crate::page::{Page, excerpt_to_linear, to_linear};
use crate::search::Library;
use command::{HELP, PlainCommand};
use rows::{Goal, NumberedRow};
use std::io::{self, IsTerminal, Write};

/// Beyond this many steps back the oldest is forgotten.
const LONGEST_WAY: usize = 200;

/// So many rows are told at once.
const AT_ONCE: usize = 10;

/// Asks and answers until the input ends or the reader leaves; `query` is asked at once.
pub fn run(out: &mut impl Write, layers: &Layers, query: &str) -> io::Result<Exit> {
    let library = Library::new(layers.catalog_aloud());
    let mut prompt = Prompt { library: &library, out, here: Scene::default(), way: Vec::new() };
    if query.trim().is_empty() {
        writeln!(prompt.out, "fluoro. Type what to look for, or help.")?;
    } else {
        prompt.answer(&PlainCommand::of(query))?;
    }
    // Who pipes queries in has no use for what only asks for them.
    let asks = io::stdin().is_terminal();
    let mut lines = lines(io::stdin().lock());
    loop {
        if asks {
            write!(prompt.out, "> ")?;
        }
        prompt.out.flush()?;
        let Some(line) = lines.next() else { return Ok(Exit::Done) };
        let InputLine { bytes, is_whole } = line?;
        if !is_whole {
            writeln!(
                prompt.out,
                "That line is longer than {LONGEST} bytes, and nothing was done."
            )?;
            continue;
        }
        match PlainCommand::of(&String::from_utf8_lossy(&bytes)) {
            PlainCommand::Quit => return Ok(Exit::Done),
            command => prompt.answer(&command)?,
        }
    }
}

/// What was told last, and what its numbers mean.
#[derive(Debug, Clone, Default)]
struct Scene {
    title: String,
    /// What is read, if it is a page: its links are the rows then.
    page: Option<Showing<EntryRef>>,
    rows: Vec<NumberedRow>,
    /// How many of the rows, or of the sections of the page, were told.
    told: usize,
}

impl Scene {
    fn page(&self, catalog: &Catalog) -> Option<Page> {
        self.page.as_ref()?.page(catalog, 0)
    }
}

struct Prompt<'l, W> {
    library: &'l Library,
    out: W,
    here: Scene,
    /// What was told before, the last at the end.
    way: Vec<Scene>,
}

impl<W: Write> Prompt<'_, W> {
    fn answer(&mut self, command: &PlainCommand) -> io::Result<()> {
        let catalog = self.library.catalog();
        match command {
            PlainCommand::GoOn if self.here.page.is_some() => self.next_section(),
            PlainCommand::GoOn => self.tell_rows(),
            PlainCommand::Number(number) => self.choose(*number),
            PlainCommand::Query(text) => {
                let (title, rows) = rows::found(self.library, text);
                self.go(Scene { title, rows, ..Scene::default() })
            }
            PlainCommand::Back => match self.way.pop() {
                Some(scene) if scene.page.is_some() => {
                    self.here = scene;
                    writeln!(self.out, "{}. Enter goes on section by section.", self.here.title)
                }
                Some(scene) => {
                    self.here = Scene { told: 0, ..scene };
                    self.tell()
                }
                None => writeln!(self.out, "There is nothing to go back to."),
            },
            PlainCommand::Links => self.list("links", |page| rows::links(catalog, page)),
            PlainCommand::Sections => self.list("sections", rows::sections),
            PlainCommand::Tabs => self.go(Scene {
                title: "Tabs".to_owned(),
                rows: rows::tabs(catalog),
                ..Scene::default()
            }),
            PlainCommand::Tab(tab) => {
                let (title, rows) = (tab.title().to_owned(), rows::of_tab(catalog, *tab));
                self.go(Scene { title, rows, ..Scene::default() })
            }
            PlainCommand::Emergencies => {
                let (title, rows) = ("What cannot wait".to_owned(), rows::emergencies(catalog));
                self.go(Scene { title, rows, ..Scene::default() })
            }
            PlainCommand::Compare(numbers) => self.compare(numbers),
            PlainCommand::Help => write!(self.out, "{HELP}"),
            PlainCommand::Quit => Ok(()),
        }
    }

    /// Tells something new; what was told before can be come back to.
    fn go(&mut self, scene: Scene) -> io::Result<()> {
        self.enter(scene);
        self.tell()
    }

    /// Puts something in the place of what was told before, which can be come back to.
    fn enter(&mut self, scene: Scene) {
        let before = std::mem::replace(&mut self.here, scene);
        if before.title.is_empty() {
            return;
        }
        if self.way.len() == LONGEST_WAY {
            self.way.remove(0);
        }
        self.way.push(before);
    }

    fn tell(&mut self) -> io::Result<()> {
        let Some(page) = self.page() else {
            writeln!(self.out, "{}", self.here.title)?;
            return self.tell_rows();
        };
        write!(self.out, "{}", to_linear(&page))?;
        let (links, sections) = (self.here.rows.len(), rows::sections(&page).len());
        writeln!(
            self.out,
            "End of page. {links} links, {sections} sections. Enter reads it section by section."
        )
    }

    fn page(&self) -> Option<Page> {
        self.here.page(self.library.catalog())
    }

    /// Tells the next rows, or again the first ones behind the last.
    fn tell_rows(&mut self) -> io::Result<()> {
        let Scene { rows, told, .. } = &mut self.here;
        if *told >= rows.len() {
            *told = 0;
        }
        for (number, row) in (1..).zip(rows.iter()).skip(*told).take(AT_ONCE) {
            writeln!(self.out, "{number}. {}", row.text)?;
        }
        *told = rows.len().min(*told + AT_ONCE);
        match (*told, rows.len()) {
            (_, 0) => Ok(()),
            (told, all) if told < all => {
                writeln!(self.out, "{told} of {all}. Enter goes on, a number reads.")
            }
            (_, all) => writeln!(self.out, "{all} in all. A number reads."),
        }
    }

    /// Tells the next section of the page, or again the first behind the last.
    fn next_section(&mut self) -> io::Result<()> {
        let Some(page) = self.page() else { return Ok(()) };
        let number = self.here.told;
        self.here.told = (number + 1) % rows::sections(&page).len().max(1);
        self.tell_section(&page, number)
    }

    fn tell_section(&mut self, page: &Page, number: usize) -> io::Result<()> {
        match page.section(number) {
            Some(section) => write!(self.out, "{}", excerpt_to_linear(&section)),
            None => writeln!(self.out, "This page has no sections."),
        }
    }

    /// Lists something of the page that is read, without leaving it.
    fn list(&mut self, what: &str, of: impl Fn(&Page) -> Vec<NumberedRow>) -> io::Result<()> {
        // From one list of a page to the other it is still that page.
        let read =
            [&self.here].into_iter().chain(self.way.last()).find(|scene| scene.page.is_some());
        let page = read.and_then(|scene| scene.page(self.library.catalog()));
        let Some(page) = page else {
            return writeln!(self.out, "No page is open; a number opens one.");
        };
        let rows = of(&page);
        let title = format!("{}: {what}", page.title);
        let scene = Scene { title, rows, ..Scene::default() };
        if self.here.page.is_none() {
            self.here = scene;
            return self.tell();
        }
        self.go(scene)
    }

    /// Does what a number of the last rows stands for.
    fn choose(&mut self, number: usize) -> io::Result<()> {
        let row = number.checked_sub(1).and_then(|at| self.here.rows.get(at));
        let Some(goal) = row.map(|row| row.goal.clone()) else {
            return match self.here.rows.len() {
                0 => writeln!(self.out, "There is nothing to choose from; type what to look for."),
                last => writeln!(self.out, "There is no {number}; choose 1 to {last}."),
            };
        };
        match goal {
            Goal::Read(showing) => self.read(showing),
            Goal::Answer(at, section) => self.read_answer(at, section),
            Goal::List(tab) => self.answer(&PlainCommand::Tab(tab)),
            Goal::Ask(text) => self.answer(&PlainCommand::Query(text)),
            Goal::Address(address) => writeln!(self.out, "{address}"),
            Goal::Section(number) => {
                // The page is the one whose sections are listed.
                let catalog = self.library.catalog();
                match self.way.last().and_then(|scene| scene.page(catalog)) {
                    Some(page) => self.tell_section(&page, number),
                    None => Ok(()),
                }
            }
        }
    }

    fn read(&mut self, showing: Showing<EntryRef>) -> io::Result<()> {
        let catalog = self.library.catalog();
        let Some(page) = showing.page(catalog, 0) else { return Ok(()) };
        let rows = rows::links(catalog, &page);
        self.go(Scene { title: page.title, page: Some(showing), rows, told: 0 })
    }

    /// Reads of a page the section that answers, and goes on from there.
    fn read_answer(&mut self, at: EntryRef, number: usize) -> io::Result<()> {
        let (showing, catalog) = (Showing::Entry(at), self.library.catalog());
        let page = Page::new(catalog, at);
        let (title, rows) = (page.title.clone(), rows::links(catalog, &page));
        self.enter(Scene { title, page: Some(showing), rows, told: number + 1 });
        writeln!(self.out, "{}", page.title)?;
        self.tell_section(&page, number)?;
        writeln!(self.out, "Enter goes on with the next section; sections lists them.")
    }

    /// Reads rows side by side, which are named by their numbers.
    fn compare(&mut self, numbers: &[usize]) -> io::Result<()> {
        let mut entries = Vec::new();
        for number in numbers {
            let row = number.checked_sub(1).and_then(|at| self.here.rows.get(at));
            match row.map(|row| &row.goal) {
                Some(Goal::Read(Showing::Entry(at)) | Goal::Answer(at, _)) => entries.push(*at),
                _ => return writeln!(self.out, "{number} is no entry of what was listed last."),
            }
        }
        match fault(self.library.catalog(), &entries) {
            Some(fault) => writeln!(self.out, "{fault}"),
            None => self.read(Showing::Comparison(entries)),
        }
    }
}
