//! Sorting what an overview shows: each press by the next of what it can be sorted by.

use super::{App, Showing};

impl App {
    /// By what the rows of the page can be sorted.
    fn orders(&self) -> &'static [&'static str] {
        match self.reader.showing() {
            Some(Showing::Overview(overview)) => overview.orders(),
            _ => &[],
        }
    }

    /// Whether the rows of the page can be sorted.
    #[must_use]
    pub fn can_sort(&self) -> bool {
        !self.orders().is_empty()
    }

    pub(super) fn sort(&mut self) {
        let orders = self.orders();
        let next = (self.reader.order() + 1).checked_rem(orders.len());
        let told = match next.and_then(|next| Some((next, orders.get(next)?))) {
            Some((next, order)) => {
                self.reader.sort(next);
                format!("sorted by {order}")
            }
            None => "nothing here can be sorted".to_owned(),
        };
        self.tell(told);
    }
}
