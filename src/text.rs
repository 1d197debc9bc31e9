//! Characters: folding for comparison, nearness of words, wrapping by graphemes, and what may reach a terminal.
//!
//! The lowest room: it knows nothing of medicine, files or screens.

mod address;
mod ascii;
mod aside;
mod capital;
mod clean;
mod fold;
mod grade;
mod grouped;
mod nearest;
mod order;
mod plural;
mod tied;
mod work;
mod wrap;

pub use address::{host, is_web_address, whole_host};
pub use ascii::{ascii, ascii_symbols};
pub use aside::in_parentheses;
pub use capital::{capital, uncapital};
pub use clean::{clean, first_forbidden, is_forbidden, is_printed, may_have_digit};
pub use fold::{Folded, fold, fold_into, reads_alike};
pub use grade::reading_grade;
pub use grouped::grouped;
pub use nearest::{Nearness, nearest, nearest_first};
pub use order::{mapped, sort_by, sort_by_key};
pub use plural::{and_others, is_one_or_many, plural};
pub use tied::widest_unbroken;
pub use work::{count_steps, counted_steps};
pub use wrap::{Indent, Run, width, wrap, wrap_behind};

#[cfg(test)]
pub use tied::is_tied;
#[cfg(test)]
pub use work::steps_of;
