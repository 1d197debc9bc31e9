//! What a reader meets first: it stays until something is typed or chosen, and tells what they kept.

use super::{App, Focus, Scope, Showing};

impl App {
    /// Whether the page shows what a reader meets first, since nothing was typed or chosen yet.
    #[must_use]
    pub const fn is_at_start(&self) -> bool {
        matches!(self.reader.showing(), Some(Showing::Start { .. }))
    }

    /// Shows what a reader meets first.
    pub(super) fn greet(&mut self) {
        let catalog = self.library.catalog();
        let found = |ids: &[String]| ids.iter().filter_map(|id| catalog.find_ref(id)).collect();
        let bookmarks = found(&self.memory.bookmarks);
        let recents = found(&self.memory.recents);
        self.reader.show(Some(Showing::Start { bookmarks, recents }));
    }

    /// Tells what was kept meanwhile, where that is shown.
    pub(super) fn greet_again(&mut self) {
        if self.is_at_start() {
            self.greet();
        }
    }

    /// Types a query, over everything.
    pub(super) fn ask(&mut self, query: &str) {
        self.leave();
        self.focus = Focus::Line;
        self.scope = Scope::Everything;
        self.line.choose(query);
        self.refresh();
    }
}
