//! What is kept from one session to the next: bookmarks, what was read last, how wide the list is.

use super::{App, Choice, Effect, Focus, Item, Menu, Overlay, Showing};
use crate::catalog::EntryRef;

/// What is kept from one session to the next, by the ids of entries, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// What the reader wants to find again.
    pub bookmarks: Vec<String>,
    /// What was read last.
    pub recents: Vec<String>,
    /// How many columns the list is to have.
    pub list_width: Option<u16>,
}

/// A change of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemoryChange {
    /// An entry is bookmarked.
    Bookmark(String),
    /// It is no more.
    Unbookmark(String),
    /// An entry is read.
    Read(String),
    /// The list is to have so many columns.
    ListWidth(u16),
}

impl Memory {
    /// No more entries than these are kept as read.
    pub const MOST_RECENTS: usize = 30;

    /// Changes it.
    pub fn apply(&mut self, change: &MemoryChange) {
        let (ids, id, kept) = match change {
            MemoryChange::Bookmark(id) => (&mut self.bookmarks, id, true),
            MemoryChange::Unbookmark(id) => (&mut self.bookmarks, id, false),
            MemoryChange::Read(id) => (&mut self.recents, id, true),
            MemoryChange::ListWidth(columns) => {
                self.list_width = Some(*columns);
                return;
            }
        };
        ids.retain(|known| known != id);
        if kept {
            ids.insert(0, id.clone());
        }
        self.recents.truncate(Self::MOST_RECENTS);
    }

    /// Whether an entry is bookmarked.
    #[must_use]
    pub fn has_bookmark(&self, id: &str) -> bool {
        self.bookmarks.iter().any(|known| known == id)
    }
}

impl App {
    /// What is kept from one session to the next.
    #[must_use]
    pub const fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Whether the entry of the page is bookmarked.
    #[must_use]
    pub fn is_bookmarked(&self) -> bool {
        let entry = self.reader.entry().map(|entry| self.library.catalog().entry(entry));
        entry.is_some_and(|entry| self.memory.has_bookmark(&entry.id))
    }

    /// Takes what was kept, also by another explorer meanwhile.
    pub fn remember(&mut self, memory: Memory) {
        self.memory = memory;
        self.memory_lasts = true;
        self.greet_again();
    }

    /// Takes that nothing can be kept: what is remembered lasts for this session.
    pub const fn forget_at_the_end(&mut self) {
        self.memory_lasts = false;
    }

    pub(super) fn keep(&mut self, change: MemoryChange) {
        self.memory.apply(&change);
        self.effect = Effect::Save(change);
        self.greet_again();
    }

    /// Keeps that the entry of the page is read.
    pub(super) fn keep_as_read(&mut self) {
        let id = self.reader.entry().map(|entry| self.id_of(entry));
        if let Some(id) = id.filter(|id| self.memory.recents.first() != Some(id)) {
            self.keep(MemoryChange::Read(id));
        }
    }

    /// The entry that the keys are about: the selected one in the list, that of the page in the page.
    pub(super) fn entry_in_hand(&self) -> Option<EntryRef> {
        match self.focus {
            Focus::Line | Focus::List => self.list.selected_entry(),
            Focus::Page | Focus::Find => self.reader.entry(),
        }
    }

    /// Sets a bookmark at what is read or selected, or takes it away; in the menu of bookmarks at the selected one.
    pub(super) fn toggle_bookmark(&mut self) {
        let id = match &self.overlay {
            Some(Overlay::Menu(menu)) => match menu.choice() {
                Some(Choice::Entry(id)) => Some(id.clone()),
                _ => None,
            },
            _ => self.entry_in_hand().map(|entry| self.id_of(entry)),
        };
        let Some(id) = id else {
            return self.tell("nothing here can be bookmarked".to_owned());
        };
        let catalog = self.library.catalog();
        let name = catalog.find_ref(&id).map_or(id.as_str(), |at| catalog.name(at)).to_owned();
        let marked = !self.memory.has_bookmark(&id);
        let done = if marked { "bookmarked" } else { "no longer bookmarked" };
        let lasts = if self.memory_lasts { "" } else { " for this session" };
        self.tell(format!("{done}{lasts}: {name}"));
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            menu.mark(&Choice::Entry(id.clone()), marked);
        }
        self.keep(if marked { MemoryChange::Bookmark(id) } else { MemoryChange::Unbookmark(id) });
    }

    /// What is kept of the entry with an id.
    pub(super) fn kept(&self, group: &str, id: &str) -> Item {
        let catalog = self.library.catalog();
        let entry = catalog.find_ref(id);
        Item {
            group: group.to_owned(),
            name: entry.map_or(id, |at| catalog.name(at)).to_owned(),
            aside: entry.map_or("missing", |at| catalog.kind_or_draft(at)).to_owned(),
            marked: Some(self.memory.has_bookmark(id)),
            choice: Choice::Entry(id.to_owned()),
        }
    }

    /// Asks to which bookmark, or to which entry that was read, to go.
    pub(super) fn ask_for_bookmarks(&mut self) {
        let bookmarks = self.memory.bookmarks.iter().map(|id| self.kept("Bookmarks", id));
        let recents = self.memory.recents.iter().map(|id| self.kept("Read last", id));
        match Menu::of("Go to", bookmarks.chain(recents).collect()) {
            Some(menu) => self.toggle(Overlay::Menu(menu)),
            None => self.tell("nothing is bookmarked or read yet".to_owned()),
        }
    }

    /// Reads the entry with an id, if it is in the catalog.
    pub(super) fn visit(&mut self, id: &str) {
        match self.library.catalog().find_ref(id) {
            Some(entry) => self.read(Showing::Entry(entry)),
            None => self.tell(format!("`{id}` is missing: no data that is loaded has it")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stands_first_and_once_and_the_oldest_are_forgotten() {
        let mut memory = Memory::default();
        for number in 0..40 {
            memory.apply(&MemoryChange::Read(number.to_string()));
        }
        memory.apply(&MemoryChange::Read("20".to_owned()));
        assert_eq!(memory.recents.len(), Memory::MOST_RECENTS);
        assert_eq!(memory.recents[..3], ["20", "39", "38"]);
        memory.apply(&MemoryChange::Bookmark("20".to_owned()));
        memory.apply(&MemoryChange::Unbookmark("39".to_owned()));
        assert_eq!(memory.bookmarks, ["20"]);
        memory.apply(&MemoryChange::Unbookmark("20".to_owned()));
        assert!(memory.bookmarks.is_empty() && memory.recents.len() == Memory::MOST_RECENTS);
    }
}
