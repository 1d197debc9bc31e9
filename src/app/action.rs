//! What a reader can do.

use super::{Pane, Tab};

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
    /// Rows of a pane, whatever has the keys.
    Scroll(Pane, isize),
    /// The same by the mark of what is out of view, which the mouse holds from then on.
    Drag(Pane, isize),
    /// Let go of it.
    Release,
    /// Read the selected entry, or follow the selected link.
    Open,
    /// Select a row of the list; open it if it is selected.
    Row(usize),
    /// Choose a row of the menu.
    Choice(usize),
    /// Follow the link with this number.
    Link(usize),
    /// Select the next link.
    NextLink,
    /// Select the previous link.
    PreviousLink,
    /// Select what stands beside the selected item of a menu, in the next column.
    NextColumn,
    /// The same in the previous one.
    PreviousColumn,
    /// Show fewer years of an axis of time, around the selected one.
    Closer,
    /// Show more of them.
    Farther,
    /// To the next section of the page.
    NextSection,
    /// To the previous section of the page.
    PreviousSection,
    /// Read the page from the section with this number on.
    Section(usize),
    /// Choose a section of the page.
    Outline,
    /// Show how the entry hangs together with others, or the entry again.
    Links,
    /// To the next place in the page that the query matches.
    NextMatch,
    /// To the previous one.
    PreviousMatch,
    /// Give the keys to the page.
    FocusPage,
    /// Complete the field that is being typed; otherwise give the keys to the next of line, list and page.
    NextPane,
    /// Give the keys to the one before.
    PreviousPane,
    /// Give the screen to the page alone, or share it again.
    Alone,
    /// Make the list narrower.
    NarrowList,
    /// Make the list wider.
    WidenList,
    /// Mark the entry that is read or selected, to be compared; or take the mark away.
    Mark,
    /// Lay the marked entries side by side.
    Compare,
    /// Type what to find in the page.
    Find,
    /// Type a search over everything.
    Search,
    /// Type a search over the list of the tab.
    Narrow,
    /// Choose values that the list of the tab is filtered by.
    Filters,
    /// Choose what to copy.
    Copy,
    /// Open the selected source, or choose one, in the browser.
    Browse,
    /// Set a bookmark, or take it away.
    Bookmark,
    /// Choose a bookmark, or what was read last, to go to.
    Bookmarks,
    /// Leave the mouse to the terminal, or hear it again.
    Mouse,
    /// Choose what cannot wait, to read its card.
    Emergencies,
    /// Sort the rows of the overview by the next of what it can be sorted by.
    Sort,
    /// Choose the colors.
    Themes,
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
    /// Ask for a command or an entry by typing.
    Palette,
    /// Show or hide the keys.
    Help,
    /// Show or hide the faults in the data.
    Problems,
}
