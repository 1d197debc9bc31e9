//! The top of the list stays while a word is begun: a list whose top jumps with each letter is not read.

use super::App;
use super::list::Listed;
use crate::search::{Found, MatchClass, Place, Query};

impl App {
    /// What is found, with what stood first at the top while a word is begun. As soon as the word is one of ours, or something is
    /// called so, the order is that of the matches: nothing hangs on how a query was typed.
    pub(super) fn steady(&self, asked: &Query, mut found: Vec<Found>) -> Vec<Found> {
        let before = self.query.text.as_str();
        let more = asked.text.strip_prefix(before).filter(|_| !before.ends_with(' '));
        let is_begun = more.is_some_and(|more| !more.contains(' ')) && !before.is_empty();
        if !is_begun || found.first().is_some_and(is_called) || self.library.ends_in_a_word(asked) {
            return found;
        }
        let first = self.list.rows().first().and_then(Listed::entry);
        let is_first =
            |found: &Found| Some(found.entry) == first && matches!(found.place, Place::Hit(_));
        if let Some(at) = found.iter().position(is_first) {
            let below = found.get(at + 1..).unwrap_or_default();
            let is_under = |found: &&Found| matches!(found.place, Place::Under { .. });
            let length = 1 + below.iter().take_while(is_under).count();
            if let Some(above) = found.get_mut(..at + length) {
                above.rotate_right(length);
            }
        }
        found
    }
}

/// Whether the query is what an entry is called.
fn is_called(found: &Found) -> bool {
    matches!(&found.place, Place::Hit(hit) if hit.class <= MatchClass::Whole)
}
