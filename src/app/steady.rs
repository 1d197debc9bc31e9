//! The top of the list stays while a word is begun: a list whose top jumps with each letter is not read.

use super::App;
use crate::catalog::EntryRef;
use crate::search::Query;

impl App {
    /// What stands first in the list, while a query only goes on with a word that is begun or says nothing. As soon as that is a word
    /// of ours, the order is that of the matches: nothing hangs on how a query was typed.
    pub(super) fn first_while_begun(&self, asked: &Query) -> Option<EntryRef> {
        let before = self.query.text.as_str();
        let more = asked.text.strip_prefix(before).filter(|_| !before.is_empty())?;
        let is_one_word = !more.trim_start().contains(' ');
        let first = self.list.rows().first().filter(|_| is_one_word)?;
        first.entry().filter(|_| self.library.ends_in_a_beginning(asked))
    }
}
