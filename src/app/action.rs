//! What a reader can do, and the one table from which keys, help and footer come.

use super::Tab;

/// Something that a reader can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Stop until the shell brings the program back.
    Suspend,
    /// Type a character.
    Insert(char),
    /// Erase the character before the cursor.
    Erase,
    /// Erase the word before the cursor.
    EraseWord,
    /// Erase the character under the cursor.
    DeleteNext,
    /// Complete the field that is being typed; where there is none, the next tab.
    Complete,
    /// Empty the search line.
    Clear,
    /// Move the cursor of the search line to the left.
    CursorLeft,
    /// Move it to the right.
    CursorRight,
    /// Move it to the start.
    CursorStart,
    /// Move it to the end.
    CursorEnd,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// Half a pane up.
    HalfUp,
    /// Half a pane down.
    HalfDown,
    /// A pane up.
    PageUp,
    /// A pane down.
    PageDown,
    /// To the beginning.
    First,
    /// To the end.
    Last,
    /// Rows of the list, whatever has the keys.
    ScrollList(isize),
    /// Rows of the page, whatever has the keys.
    ScrollPage(isize),
    /// Read the selected entry, or follow the selected link.
    Open,
    /// Select a row of the list; open it if it is selected.
    Row(usize),
    /// Follow the link with this number.
    Link(usize),
    /// Select the next link.
    NextLink,
    /// Select the previous link.
    PreviousLink,
    /// To the next section of the page.
    NextSection,
    /// To the previous section of the page.
    PreviousSection,
    /// To the next place in the page that the query matches.
    NextMatch,
    /// To the previous one.
    PreviousMatch,
    /// Give the keys to the page.
    FocusPage,
    /// Type a search over everything.
    Search,
    /// Type a search over the list of the tab.
    Narrow,
    /// Choose values that the list of the tab is filtered by.
    Filters,
    /// The next tab.
    NextTab,
    /// The previous tab.
    PreviousTab,
    /// A tab.
    Tab(Tab),
    /// One step out; never out of the program.
    Escape,
    /// To where the reader came from.
    Back,
    /// To where the reader came back from.
    Forward,
    /// Show or hide the keys.
    Help,
    /// Show or hide the faults in the data.
    Problems,
}

/// Which keys apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// While typing.
    Line,
    /// In the list.
    List,
    /// In the page.
    Page,
    /// While something lies over the panes.
    Overlay,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 4] = [Self::Line, Self::List, Self::Page, Self::Overlay];
}

/// An action with its keys, where they apply, and what to say of it.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// Its name in keymap files.
    pub name: &'static str,
    /// Its keys, the first of which is shown in the footer.
    pub keys: &'static [&'static str],
    /// Where the keys apply.
    pub contexts: &'static [Context],
    /// One line for the help.
    pub doc: &'static str,
    /// A word for the footer, where it is worth the room.
    pub hint: Option<&'static str>,
}

const EVERYWHERE: &[Context] = &Context::ALL;
const LINE: &[Context] = &[Context::Line];
const LIST: &[Context] = &[Context::List];
const PAGE: &[Context] = &[Context::Page];
const PANES: &[Context] = &[Context::List, Context::Page];
const OVERLAY: &[Context] = &[Context::Overlay];
const NOT_OVERLAY: &[Context] = &[Context::Line, Context::List, Context::Page];
const NOT_LINE: &[Context] = &[Context::List, Context::Page, Context::Overlay];

const fn command(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    contexts: &'static [Context],
    doc: &'static str,
    hint: Option<&'static str>,
) -> Command {
    Command { action, name, keys, contexts, doc, hint }
}

/// Everything that a reader can do with a key. Typing itself, and the mouse, are not in the table.
pub const COMMANDS: &[Command] = &[
    command(Action::Down, "down", &["down", "ctrl-n"], LINE, "next result", Some("choose")),
    command(Action::Up, "up", &["up", "ctrl-p"], LINE, "previous result", None),
    command(
        Action::Open,
        "open",
        &["enter"],
        NOT_OVERLAY,
        "open the selected entry, follow the selected link",
        Some("open"),
    ),
    command(Action::Open, "choose", &["enter"], OVERLAY, "choose the selected filter", None),
    command(Action::Down, "down", &["down", "j"], NOT_LINE, "one row down", None),
    command(Action::Up, "up", &["up", "k"], NOT_LINE, "one row up", None),
    command(
        Action::NextLink,
        "next-link",
        &["right", "l"],
        PAGE,
        "select the next link",
        Some("next link"),
    ),
    command(
        Action::PreviousLink,
        "previous-link",
        &["left", "h"],
        PAGE,
        "select the previous link",
        None,
    ),
    command(
        Action::NextSection,
        "next-section",
        &["]"],
        PAGE,
        "next section",
        Some("next section"),
    ),
    command(Action::PreviousSection, "previous-section", &["["], PAGE, "previous section", None),
    command(
        Action::NextMatch,
        "next-match",
        &["n"],
        PAGE,
        "next place that the query matches",
        None,
    ),
    command(
        Action::PreviousMatch,
        "previous-match",
        &["N"],
        PAGE,
        "previous place that the query matches",
        None,
    ),
    command(Action::FocusPage, "focus-page", &["right", "l"], LIST, "to the page", None),
    command(
        Action::Search,
        "search",
        &["/"],
        PANES,
        "type a search over everything",
        Some("search"),
    ),
    command(
        Action::Filters,
        "filters",
        &["F"],
        PANES,
        "choose what this tab’s list is filtered by",
        None,
    ),
    command(
        Action::Narrow,
        "narrow",
        &["f"],
        PANES,
        "type a search over this tab’s list",
        Some("narrow"),
    ),
    command(
        Action::PageDown,
        "page-down",
        &["pgdn", "space", "ctrl-f"],
        NOT_LINE,
        "a pane down",
        None,
    ),
    command(Action::PageUp, "page-up", &["pgup", "ctrl-b"], NOT_LINE, "a pane up", None),
    command(Action::PageDown, "page-down", &["pgdn"], LINE, "a pane of results down", None),
    command(Action::PageUp, "page-up", &["pgup"], LINE, "a pane of results up", None),
    command(Action::HalfDown, "half-down", &["ctrl-d"], NOT_LINE, "half a pane down", None),
    command(Action::HalfUp, "half-up", &["ctrl-u"], NOT_LINE, "half a pane up", None),
    command(Action::First, "first", &["g", "home"], NOT_LINE, "to the beginning", None),
    command(Action::Last, "last", &["G", "end"], NOT_LINE, "to the end", None),
    command(
        Action::Complete,
        "complete",
        &["tab"],
        LINE,
        "complete a field; otherwise the next tab",
        Some("next tab"),
    ),
    command(Action::NextTab, "next-tab", &["tab"], PANES, "next tab", Some("next tab")),
    command(Action::PreviousTab, "previous-tab", &["backtab"], NOT_OVERLAY, "previous tab", None),
    command(Action::Tab(Tab::Conditions), "tab-conditions", &["1"], PANES, "Conditions", None),
    command(Action::Tab(Tab::Procedures), "tab-procedures", &["2"], PANES, "Procedures", None),
    command(Action::Tab(Tab::Imaging), "tab-imaging", &["3"], PANES, "Imaging", None),
    command(Action::Tab(Tab::Safety), "tab-safety", &["4"], PANES, "Safety", None),
    command(Action::Tab(Tab::Training), "tab-training", &["5"], PANES, "Training", None),
    command(Action::Tab(Tab::History), "tab-history", &["6"], PANES, "History", None),
    command(Action::Tab(Tab::Care), "tab-care", &["7"], PANES, "Care", None),
    command(Action::Tab(Tab::Trials), "tab-trials", &["8"], PANES, "Trials", None),
    command(Action::Tab(Tab::Words), "tab-words", &["9"], PANES, "Words", None),
    command(
        Action::Back,
        "back",
        &["backspace"],
        PANES,
        "back to where you came from",
        Some("back"),
    ),
    command(Action::Back, "back", &["alt-left"], LINE, "back to where you came from", None),
    command(Action::Back, "back", &["alt-left"], PANES, "back to where you came from", None),
    command(Action::Forward, "forward", &["alt-right"], NOT_OVERLAY, "forward again", None),
    command(
        Action::Escape,
        "escape",
        &["esc"],
        NOT_OVERLAY,
        "one step out: empty the search, leave it; never quits",
        None,
    ),
    command(Action::Escape, "escape", &["esc"], OVERLAY, "close", Some("close")),
    command(Action::Clear, "clear", &["ctrl-u"], LINE, "empty the search line", Some("clear")),
    command(
        Action::EraseWord,
        "erase-word",
        &["ctrl-w", "alt-backspace"],
        LINE,
        "erase a word",
        None,
    ),
    command(Action::Erase, "erase", &["backspace", "ctrl-h"], LINE, "erase a character", None),
    command(Action::DeleteNext, "delete", &["delete"], LINE, "erase the next character", None),
    command(Action::CursorLeft, "cursor-left", &["left", "ctrl-b"], LINE, "cursor left", None),
    command(Action::CursorRight, "cursor-right", &["right", "ctrl-f"], LINE, "cursor right", None),
    command(
        Action::CursorStart,
        "cursor-start",
        &["home", "ctrl-a"],
        LINE,
        "cursor to the start",
        None,
    ),
    command(Action::CursorEnd, "cursor-end", &["end", "ctrl-e"], LINE, "cursor to the end", None),
    command(
        Action::Problems,
        "problems",
        &["!"],
        NOT_LINE,
        "faults in the data, where there are any",
        None,
    ),
    command(Action::Help, "help", &["f1"], LINE, "these keys", Some("help")),
    command(Action::Help, "help", &["?", "f1"], NOT_LINE, "these keys", Some("help")),
    command(Action::Quit, "quit", &["ctrl-c"], LINE, "quit", Some("quit")),
    command(Action::Quit, "quit", &["q", "ctrl-c"], NOT_LINE, "quit", Some("quit")),
    command(
        Action::Suspend,
        "suspend",
        &["ctrl-z"],
        EVERYWHERE,
        "suspend; the shell’s fg comes back",
        None,
    ),
];
