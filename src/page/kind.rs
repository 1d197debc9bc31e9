//! The pages of the kinds of entries, a file each.

mod condition;
mod drug;
mod glossary;
mod milestone;
mod modality;
mod pathway;
mod procedure;
mod safety;
mod topic;
mod trend;
mod trial;

pub use condition::row as treatment;
pub use glossary::on_page as words_on;
pub use pathway::{STAGES, as_above};
pub use safety::dose;
pub use trial::{in_short as result_in_short, sign, size as trial_size};

use super::builder::PageBuilder;
use crate::catalog::{Body, each_kind};

/// Under which title a page says in whom something is not done, not used or not given.
pub const NOT_WHEN: &str = "Not when";

macro_rules! write {
    ($( $(#[$about:meta])* $kind:ident in $module:ident:
        $name:literal, $plural:literal, $places:expr; )*) => {
        /// Adds what an entry of its kind says.
        pub fn write(page: &mut PageBuilder<'_>, body: &Body) {
            match body { $(Body::$kind(body) => $module::write(page, body)),* }
        }
    };
}
each_kind!(write);
