//! How an entry is found.
//!
//! An [`Index`] is built once from a catalog. A [`Query`] over it gives [`Hit`]s in a total order: hard tiers
//! first ([`Tier`]), a score inside a tier only. [`Index::find`] then puts the procedures of a
//! condition right under it.

mod cover;
mod fields;
mod filter;
mod fuzzy;
mod hear;
mod index;
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
pub use index::Index;
pub use query::Query;
pub use rank::{Hit, Tier};
pub use reason::{Reason, Reasons, highlight};
pub use rows::{Found, Place};
