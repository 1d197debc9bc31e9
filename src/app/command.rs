//! What a reader can ask for: each command with its name, what it does, and a line that says it.

use super::{Action, App, Choice, Context, Focus, Overlay, Scope, Tab};

/// Something that a key can be bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// Its name in keymap files.
    pub name: &'static str,
    /// What it does.
    pub action: Action,
    /// One line for the help.
    pub doc: &'static str,
}

const fn command(name: &'static str, action: Action, doc: &'static str) -> Command {
    Command { name, action, doc }
}

/// The commands, beside those that show a tab. Typing itself, and what the mouse does, are not in the table.
const COMMANDS: &[Command] = &[
    command("down", Action::Down, "one row down"),
    command("up", Action::Up, "one row up"),
    command("open", Action::Open, "read what is selected, follow the link"),
    command("choose", Action::Open, "choose the selected item"),
    command("keep", Action::Open, "keep what is found, and read on"),
    command("focus-page", Action::FocusPage, "to the page"),
    command("next-link", Action::NextLink, "select the next link"),
    command("previous-link", Action::PreviousLink, "select the previous link"),
    command("next-column", Action::NextColumn, "next column"),
    command("previous-column", Action::PreviousColumn, "previous column"),
    command("closer", Action::Closer, "fewer years of an axis of time"),
    command("farther", Action::Farther, "more years of an axis of time"),
    command("next-section", Action::NextSection, "next section"),
    command("previous-section", Action::PreviousSection, "previous section"),
    command("outline", Action::Outline, "outline: the sections of this page"),
    command("links", Action::Links, "what it hangs together with, and what links here"),
    command("search", Action::Search, "search everything"),
    command("narrow", Action::Narrow, "search this tab’s list"),
    command("filters", Action::Filters, "filter the list by its values"),
    command("themes", Action::Themes, "choose the colors"),
    command("mouse", Action::Mouse, "mouse off, left to the terminal; on again"),
    command("emergencies", Action::Emergencies, "emergencies: what is done first"),
    command("find", Action::Find, "find in this page"),
    command("find-item", Action::Find, "find in this menu, by typing"),
    command("next-match", Action::NextMatch, "next match"),
    command("previous-match", Action::PreviousMatch, "previous match"),
    command("mark", Action::Mark, "mark to compare; in a comparison, forget the marks"),
    command("sort", Action::Sort, "sort an overview by the next column"),
    command("compare", Action::Compare, "lay the marked entries side by side"),
    command("next-pane", Action::NextPane, "to the next pane; while a value is typed, complete it"),
    command("previous-pane", Action::PreviousPane, "to the pane before"),
    command("alone", Action::Alone, "the page alone, and back"),
    command("narrow-list", Action::NarrowList, "the list narrower"),
    command("widen-list", Action::WidenList, "the list wider"),
    command("next-tab", Action::NextTab, "next tab"),
    command("previous-tab", Action::PreviousTab, "previous tab"),
    command("page-down", Action::PageDown, "a pane down"),
    command("page-up", Action::PageUp, "a pane up"),
    command("half-down", Action::HalfDown, "half a pane down"),
    command("half-up", Action::HalfUp, "half a pane up"),
    command("first", Action::First, "to the beginning"),
    command("last", Action::Last, "to the end"),
    command("copy", Action::Copy, "copy a line, section or page, with sources"),
    command("browse", Action::Browse, "open a source in the browser"),
    command("bookmark", Action::Bookmark, "set a bookmark; take it away"),
    command("bookmarks", Action::Bookmarks, "go to a bookmark, or to what was read last"),
    command("back", Action::Back, "back to where you came from"),
    command("forward", Action::Forward, "forward again"),
    command("escape", Action::Escape, "one step out; never quits"),
    command("clear", Action::Clear, "empty the line"),
    command("erase-word", Action::EraseWord, "erase a word"),
    command("erase", Action::Erase, "erase a character"),
    command("delete", Action::DeleteNext, "erase the next character"),
    command("cursor-left", Action::CursorLeft, "cursor left"),
    command("cursor-right", Action::CursorRight, "cursor right"),
    command("cursor-start", Action::CursorStart, "cursor to the start"),
    command("cursor-end", Action::CursorEnd, "cursor to the end"),
    command("problems", Action::Problems, "faults in the data"),
    command("palette", Action::Palette, "every command and every entry, by typing"),
    command("help", Action::Help, "help: the keys"),
    command("quit", Action::Quit, "quit"),
    command("suspend", Action::Suspend, "suspend; the shell’s fg comes back"),
];

impl Command {
    /// Every command.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        COMMANDS.iter().chain(&Tab::COMMANDS)
    }

    /// The command with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().find(|command| command.name == name)
    }
}

impl App {
    /// Whether an action would do anything now in a place.
    #[must_use]
    pub fn does(&self, action: Action, place: Context) -> bool {
        match action {
            Action::Open if place == Context::Page => self.reader.link_in_view().is_some(),
            Action::Open => {
                !matches!(place, Context::Line | Context::List) || !self.list.is_empty()
            }
            Action::Down if place == Context::Line => self.list.rows().len() > 1,
            // Where everything is searched already there is nothing wider.
            Action::Search if place == Context::Line => self.scope == Scope::Tab,
            Action::Back => self.history.previous().is_some() || self.focus == Focus::Page,
            Action::Forward => self.history.next().is_some(),
            Action::Filters => self.can_filter(),
            Action::Compare => self.can_compare(),
            Action::Closer => self.reader.can_zoom(true),
            Action::Farther => self.reader.can_zoom(false),
            Action::Sort => self.can_sort(),
            Action::NextMatch | Action::PreviousMatch => !self.reader.matches().is_empty(),
            Action::NarrowList | Action::WidenList => self.sharing.list.is_some(),
            Action::NextColumn | Action::PreviousColumn => match &self.overlay {
                Some(Overlay::Menu(menu)) => menu.columns().len() > 1,
                _ => false,
            },
            Action::Bookmark if place == Context::Menu => matches!(
                &self.overlay,
                Some(Overlay::Menu(menu)) if matches!(menu.choice(), Some(Choice::Entry(_)))
            ),
            Action::Tab(tab) => self.tabs.contains(&tab),
            Action::Problems => !self.problems().is_empty(),
            Action::Help => place != Context::Overlay,
            Action::Clear => {
                !self.line.text().is_empty() || matches!(place, Context::Find | Context::Palette)
            }
            Action::Escape if place == Context::List => !self.line.text().is_empty(),
            _ => true,
        }
    }
}
