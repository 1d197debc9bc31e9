//! How an entry is found.
//!
//! A [`Library`] is a catalog with the index that is built from it, once. A [`Query`] over it gives [`Hit`]s in a total
//! order: hard tiers first ([`Tier`]), a score inside a tier only. [`Library::find`] then puts the procedures of a
//! condition right under it.

mod cover;
mod fields;
mod filter;
mod fuzzy;
mod hear;
mod index;
mod library;
mod query;
mod rank;
mod reason;
mod rows;
mod suggest;
mod tiers;
mod words;

pub use fields::{Term, TermKind};
pub use filter::{Facet, Field, Filter, completion, facets};
pub use hear::Memo;
use index::Index;
pub use library::Library;
pub use query::Query;
pub use rank::{Hit, Tier};
pub use reason::{Reason, Reasons, highlight};
pub use rows::{Found, Place};
