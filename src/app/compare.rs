//! Marking entries, and laying those that are marked side by side.

use super::{App, Focus, Showing};
use crate::catalog::{EntryRef, Kind};
use crate::search::MOST_COMPARED;

impl App {
    /// Whether an entry is marked.
    #[must_use]
    pub fn is_marked(&self, entry: EntryRef) -> bool {
        self.marks.contains(&self.id_of(entry))
    }

    /// Whether some entries are marked, and are not what is read already.
    #[must_use]
    pub fn can_compare(&self) -> bool {
        !self.marks.is_empty() && !matches!(self.reader.showing(), Some(Showing::Comparison(_)))
    }

    /// Marks the entry that is read or selected, or takes its mark away; in a comparison, takes all marks away.
    pub(super) fn mark(&mut self) {
        let Some(entry) = self.entry_in_hand() else {
            if let Some(what) = self.unmarkable() {
                return self.tell(format!("{what} cannot be marked; entries can"));
            }
            self.notice = Some(match self.marks.is_empty() {
                true => "nothing is marked".to_owned(),
                false => "nothing is marked any more".to_owned(),
            });
            self.marks.clear();
            return;
        };
        let (id, kind) = (self.id_of(entry), self.library.catalog().kind(entry));
        if self.is_marked(entry) {
            self.marks.retain(|marked| *marked != id);
            self.notice = Some(format!("no longer marked; {} left", self.marks.len()));
            return;
        }
        let [mark, compare] = self.keys();
        self.notice = Some(match self.marked_kind() {
            Some(marked) if marked != kind => match self.marks.len() {
                1 => format!(
                    "the marked {} is of another kind; {mark} on it forgets it",
                    marked.name()
                ),
                _ => format!(
                    "the marked {} are of another kind; {compare}, then {mark} forgets them",
                    marked.plural()
                ),
            },
            _ if self.marks.len() == MOST_COMPARED => {
                format!(
                    "{MOST_COMPARED} are marked already, and more have no room; {compare} compares them"
                )
            }
            _ => {
                self.marks.push(id);
                match self.marks.len() {
                    1 => format!("marked; {mark} on another, then {compare} compares them"),
                    count => format!("{count} marked; {compare} compares them"),
                }
            }
        });
    }

    /// Lays the marked entries side by side; a single one beside the entry that is read or selected.
    pub(super) fn compare(&mut self) {
        let mut entries = self.marked();
        if let ([marked], Some(here)) = (entries.as_slice(), self.entry_in_hand())
            && *marked != here
        {
            let kind = |at: EntryRef| self.library.catalog().kind(at);
            let (one, other) = (kind(*marked), kind(here));
            if one != other {
                let (one, other) = (one.name(), other.name());
                self.notice = Some(format!("the marked {one} does not stand beside a {other}"));
                return;
            }
            entries.push(here);
        }
        let [mark, compare] = self.keys();
        match entries.len() {
            0 => {
                self.notice = Some(format!(
                    "{mark} marks entries, two to four of a kind; {compare} compares them"
                ));
            }
            1 => {
                self.notice =
                    Some(format!("one is marked; {mark} on another of its kind, then {compare}"));
            }
            _ => {
                self.leave();
                self.focus = Focus::Page;
                self.reader.show(Some(Showing::Comparison(entries)));
            }
        }
    }

    /// Goes to the entries with these ids side by side.
    pub(super) fn lay_side_by_side(&mut self, ids: Vec<String>) {
        if let Some(showing) = Showing::Comparison(ids).found_in(self.library.catalog()) {
            self.read(showing);
        }
    }

    /// The marked entries, as far as they are still there.
    fn marked(&self) -> Vec<EntryRef> {
        let catalog = self.library.catalog();
        self.marks.iter().filter_map(|id| catalog.find_ref(id)).collect()
    }

    fn marked_kind(&self) -> Option<Kind> {
        self.marked().first().map(|&at| self.library.catalog().kind(at))
    }

    /// What the keys are about, if that is neither an entry nor entries side by side.
    fn unmarkable(&self) -> Option<&'static str> {
        let showing = match self.focus {
            Focus::Line | Focus::List => self.list.selected_showing(),
            Focus::Page | Focus::Find => self.reader.showing(),
        };
        match showing? {
            Showing::Overview(_) => Some("an overview"),
            Showing::Value { .. } => Some("a value"),
            Showing::Missing { .. } => Some("what is not found"),
            Showing::Start { .. } => Some("the start"),
            Showing::Comparison(_)
            | Showing::Entry(_)
            | Showing::Links(_)
            | Showing::Emergency(_) => None,
        }
    }

    /// The keys that mark and compare here.
    fn keys(&self) -> [String; 2] {
        let key = |command| self.keymap.key_of(self.context(), command).unwrap_or_default();
        ["mark", "compare"].map(key)
    }
}
