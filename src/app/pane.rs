//! The panes: the parts of the screen, what each scrolls, and which of them has the keys.

use super::{App, Context, Overlay};

/// A part of the screen between the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The list.
    List,
    /// The page.
    Page,
    /// The sections of the page, and where it leads.
    Outline,
    /// What lies over the others.
    Overlay,
}

/// The room of a pane, in cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Room {
    /// From top to bottom.
    pub rows: usize,
    /// From left to right.
    pub columns: usize,
}

/// What shows some of its rows, as many as it has room for.
pub(super) trait Scroll {
    /// Takes the room that there is.
    fn fit(&mut self, room: Room);
    /// Moves by rows.
    fn step(&mut self, by: isize);
    /// How many rows it shows.
    fn height(&self) -> usize;
}

/// Which part of the screen has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The search line: letters are typed.
    Line,
    /// The list: letters are commands.
    List,
    /// The page: letters are commands.
    Page,
    /// The line over the page: what to find in it is typed.
    Find,
}

impl Focus {
    /// The pane that the keys move.
    #[must_use]
    pub const fn pane(self) -> Pane {
        match self {
            Self::Line | Self::List => Pane::List,
            Self::Page | Self::Find => Pane::Page,
        }
    }

    /// Which keys apply.
    const fn context(self) -> Context {
        match self {
            Self::Line => Context::Line,
            Self::List => Context::List,
            Self::Page => Context::Page,
            Self::Find => Context::Find,
        }
    }
}

impl App {
    /// The pane that the keys move.
    #[must_use]
    pub const fn pane(&self) -> Pane {
        match self.overlay {
            Some(_) => Pane::Overlay,
            None => self.focus.pane(),
        }
    }

    /// Which keys apply.
    #[must_use]
    pub const fn context(&self) -> Context {
        match &self.overlay {
            Some(overlay) => overlay.context(),
            None => self.focus.context(),
        }
    }

    /// Takes the room of each pane that is shown; must be called between an update and a drawing.
    pub fn fit(&mut self, rooms: impl IntoIterator<Item = (Pane, Room)>) {
        let is_read = self.focus.pane() == Pane::Page;
        let looked_at = self.section_looked_at();
        let rooms: Vec<_> = rooms.into_iter().collect();
        let of_list = rooms.iter().find(|(pane, _)| *pane == Pane::List);
        let beside = of_list.filter(|_| rooms.iter().any(|(pane, _)| *pane == Pane::Page));
        let list = beside.and_then(|(_, room)| room.columns.try_into().ok());
        let was_beside = std::mem::replace(&mut self.sharing.list, list).is_some();
        if was_beside != list.is_some() {
            // Some commands mean something only where the list stands beside the page.
            self.renew_palette();
        }
        for (pane, room) in rooms {
            if let Some(scroll) = self.scroll(pane) {
                scroll.fit(room);
            }
            if pane == Pane::Page {
                let reasons = self.library.explain_as(&self.query, &self.meaning);
                self.reader.fill(&reasons, is_read, looked_at);
            }
        }
    }

    /// What a pane scrolls.
    fn scroll(&mut self, pane: Pane) -> Option<&mut dyn Scroll> {
        match pane {
            Pane::List => Some(&mut self.list),
            Pane::Page => Some(&mut self.reader),
            Pane::Outline => None,
            Pane::Overlay => self.overlay.as_mut().map(Overlay::scroll),
        }
    }

    /// Moves a pane by rows.
    pub(super) fn step(&mut self, pane: Pane, by: isize) {
        if let Some(scroll) = self.scroll(pane) {
            scroll.step(by);
        }
        if pane == Pane::List {
            self.preview();
        }
    }

    /// Moves the pane that has the keys by a part of its height.
    pub(super) fn step_part(&mut self, sign: isize, part: usize) {
        let pane = self.pane();
        let rows = self.scroll(pane).map_or(0, |scroll| scroll.height());
        self.step(pane, sign * isize::try_from((rows / part).max(1)).unwrap_or(1));
    }

    /// Does what Enter does: reads what is selected, follows it, chooses it.
    pub(super) fn open(&mut self) {
        if let Some(overlay) = &mut self.overlay {
            if let Some(choice) = overlay.open() {
                self.choose(&choice);
            }
            return;
        }
        match self.focus {
            Focus::Page => match self.reader.link_in_view() {
                Some(link) => self.follow(link),
                None => self.tell("no link is selected here".to_owned()),
            },
            Focus::Line | Focus::List => {
                if self.take_value() {
                    return;
                }
                // What is found without a word is not what is asked: it takes another Enter.
                if let Some(words) = self.list.pending().filter(|_| self.focus == Focus::Line) {
                    self.notice = Some(format!(
                        "nothing is found with “{words}”; Enter opens what is found without"
                    ));
                    self.focus = Focus::List;
                    return;
                }
                if self.is_at_start() {
                    self.preview();
                }
                self.focus_page();
            }
            Focus::Find => self.focus_page(),
        }
    }

    /// Goes one step out; never out of the program.
    pub(super) fn escape(&mut self) {
        if let Some(overlay) = &mut self.overlay {
            if !overlay.escape() {
                self.overlay = None;
            }
            return;
        }
        match self.focus {
            Focus::Find => {
                self.reader.end_find();
                self.reader.return_from_find();
                self.focus = Focus::Page;
            }
            Focus::Page if self.reader.end_find() => {}
            Focus::Page => {
                self.focus = if self.query.is_empty() { Focus::List } else { Focus::Line };
                if !self.is_at_start() {
                    self.preview();
                }
            }
            Focus::Line | Focus::List if !self.line.text().is_empty() => self.clear(),
            Focus::Line => {
                self.focus = Focus::List;
                self.scope = super::Scope::Everything;
            }
            Focus::List => {}
        }
    }
}
