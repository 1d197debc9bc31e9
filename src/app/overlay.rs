//! What lies over the panes, with its own state: the keys, the faults in the data, a menu.

mod help;
mod menu;
mod palette;
mod problems;
mod text;

pub use menu::{ASIDE, BESIDE_ITEM, Choice, Item, Known, Menu, MenuLine};
pub use text::Text;

use super::{App, Context, Effect, Scroll};

/// What lies over the panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The keys.
    Help(Text),
    /// The faults in the data.
    Problems(Text),
    /// Things to choose from.
    Menu(Menu),
}

impl Overlay {
    /// Which keys apply.
    pub(super) const fn context(&self) -> Context {
        match self {
            Self::Menu(menu) if menu.is_at_hand() => Context::Palette,
            Self::Menu(menu) if menu.is_typing() => Context::Find,
            Self::Menu(_) => Context::Menu,
            Self::Help(_) | Self::Problems(_) => Context::Overlay,
        }
    }

    /// What it scrolls.
    pub(super) fn scroll(&mut self) -> &mut dyn Scroll {
        match self {
            Self::Help(text) | Self::Problems(text) => text,
            Self::Menu(menu) => menu,
        }
    }

    /// What is chosen by opening it; a menu that is typed in is only done with its line.
    pub(super) fn open(&mut self) -> Option<Choice> {
        match self {
            Self::Help(_) | Self::Problems(_) => None,
            Self::Menu(menu) => menu.open(),
        }
    }

    /// One step out, inside of it; whether there was one.
    pub(super) fn escape(&mut self) -> bool {
        match self {
            Self::Help(_) | Self::Problems(_) => false,
            Self::Menu(menu) => menu.leave_line(),
        }
    }
}

impl App {
    pub(super) fn toggle_help(&mut self) {
        self.toggle(Overlay::Help(help::help(self)));
    }

    pub(super) fn toggle_problems(&mut self) {
        match self.problems() {
            [] => self.tell("the data has no faults".to_owned()),
            found => self.toggle(Overlay::Problems(problems::problems(found))),
        }
    }

    /// Opens what was not open, and closes what was; one menu takes the place of another.
    pub(super) fn toggle(&mut self, overlay: Overlay) {
        let same = match (&self.overlay, &overlay) {
            (Some(Overlay::Menu(open)), Overlay::Menu(menu)) => open.title() == menu.title(),
            (Some(open), other) => std::mem::discriminant(open) == std::mem::discriminant(other),
            (None, _) => false,
        };
        self.overlay = (!same).then_some(overlay);
    }

    /// Does what is chosen. Values to filter by stay to choose from, so that several can be set.
    pub(super) fn choose(&mut self, choice: &Choice) {
        let overlay = self.overlay.take();
        match choice {
            Choice::Filter(token) => {
                self.overlay = overlay;
                self.filter(token);
            }
            Choice::Entry(id) => self.visit(id),
            Choice::Comparison(ids) => self.lay_side_by_side(ids.clone()),
            Choice::Emergency(id) => self.hurry_to(id),
            Choice::Open(address) => self.effect = Effect::Open(address.clone()),
            Choice::Copy { what, text } => {
                self.effect = Effect::Copy { what: what.clone(), text: text.clone() };
            }
            Choice::Theme(name) => self.wear(name),
            Choice::Section(number) => self.go_to_section(*number),
            Choice::Command(action) => self.effect = self.update(*action),
        }
    }

    /// Selects the item beside the selected one, in a menu of columns.
    pub(super) fn step_aside(&mut self, by: isize) {
        if let Some(Overlay::Menu(menu)) = &mut self.overlay
            && !menu.step_aside(by)
        {
            self.tell("nothing stands there".to_owned());
        }
    }

    pub(super) fn click_choice(&mut self, place: usize) {
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.keep_line();
            menu.select(place);
            self.open();
        }
    }
}
