//! What a reader can ask for: each command with its name, what it does, and a line that says it.

use super::{Action, Tab};

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

/// Every command. Typing itself, and the mouse, are not in the table.
pub const COMMANDS: &[Command] = &[
    command("down", Action::Down, "one row down"),
    command("up", Action::Up, "one row up"),
    command("open", Action::Open, "read the selected entry; follow the selected link"),
    command("choose", Action::Open, "choose the selected item"),
    command("focus-page", Action::FocusPage, "to the page"),
    command("next-link", Action::NextLink, "select the next link"),
    command("previous-link", Action::PreviousLink, "select the previous link"),
    command("next-section", Action::NextSection, "next section"),
    command("previous-section", Action::PreviousSection, "previous section"),
    command("search", Action::Search, "search everything"),
    command("narrow", Action::Narrow, "search this tab’s list"),
    command("filters", Action::Filters, "choose what this tab’s list is filtered by"),
    command("find", Action::Find, "find in this page"),
    command("next-match", Action::NextMatch, "next match"),
    command("previous-match", Action::PreviousMatch, "previous match"),
    command(
        "next-pane",
        Action::NextPane,
        "complete a field that is begun; otherwise on: search line, list, page",
    ),
    command("previous-pane", Action::PreviousPane, "the same way back"),
    command("next-tab", Action::NextTab, "next tab"),
    command("previous-tab", Action::PreviousTab, "previous tab"),
    command("tab-conditions", Action::Tab(Tab::Conditions), "Conditions"),
    command("tab-procedures", Action::Tab(Tab::Procedures), "Procedures"),
    command("tab-imaging", Action::Tab(Tab::Imaging), "Imaging"),
    command("tab-safety", Action::Tab(Tab::Safety), "Safety"),
    command("tab-training", Action::Tab(Tab::Training), "Training"),
    command("tab-history", Action::Tab(Tab::History), "History"),
    command("tab-care", Action::Tab(Tab::Care), "Care"),
    command("tab-trials", Action::Tab(Tab::Trials), "Trials"),
    command("tab-glossary", Action::Tab(Tab::Glossary), "Glossary"),
    command("page-down", Action::PageDown, "a pane down"),
    command("page-up", Action::PageUp, "a pane up"),
    command("half-down", Action::HalfDown, "half a pane down"),
    command("half-up", Action::HalfUp, "half a pane up"),
    command("first", Action::First, "to the beginning"),
    command("last", Action::Last, "to the end"),
    command("copy", Action::Copy, "copy: this line, section or page, its sources, its id"),
    command("back", Action::Back, "back to where you came from"),
    command("forward", Action::Forward, "forward again"),
    command(
        "escape",
        Action::Escape,
        "one step out: close, empty the search, leave it; never quits",
    ),
    command("clear", Action::Clear, "empty the line"),
    command("erase-word", Action::EraseWord, "erase a word"),
    command("erase", Action::Erase, "erase a character"),
    command("delete", Action::DeleteNext, "erase the next character"),
    command("cursor-left", Action::CursorLeft, "cursor left"),
    command("cursor-right", Action::CursorRight, "cursor right"),
    command("cursor-start", Action::CursorStart, "cursor to the start"),
    command("cursor-end", Action::CursorEnd, "cursor to the end"),
    command("problems", Action::Problems, "faults in the data, where there are any"),
    command("help", Action::Help, "these keys"),
    command("quit", Action::Quit, "quit"),
    command("suspend", Action::Suspend, "suspend; the shell’s fg comes back"),
];

impl Command {
    /// The command with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        COMMANDS.iter().find(|command| command.name == name)
    }
}
