//! How an entry is found.
//!
//! A [`Library`] is a catalog with the index that is built from it, once: an inverted index over the *terms* of the entries,
//! which are their names, synonyms and the titles of their codes. A [`Query`] over it gives [`Hit`]s in a total order.
//!
//! A query is *read* first (`reading`): which of its words name something, and what is asked. Each word is *expanded* to
//! stems of the index, each with a confidence (`expand`). The score of a term is how much of the query it covers, words
//! weighed by rarity (IDF), and how much of it the query covers (`coverage`). An entry takes its best term, or all its terms
//! together. Classes of matches ([`MatchClass`]: exact, code, whole, prefix, words, …) are asked in turn (`find`), and a
//! score decides only inside a class (`rank`). [`Library::find`] then puts the procedures of a condition right under it
//! (`results`), and [`Library::explain`] says why a hit is a hit.

mod arena;
mod codes;
mod comparison;
mod complete;
mod coverage;
mod english;
mod expand;
mod explain;
mod fault;
mod field;
mod filter;
mod find;
mod fuzzy;
mod heard;
mod highlight;
mod index;
mod joined;
mod library;
mod mend;
mod near;
mod prose;
mod query;
mod rank;
mod reading;
mod regroup;
mod results;
mod sound;
mod stem;
mod stopwords;

mod terms;
mod typed;
mod weights;

pub use codes::UnlistedCode;
pub use comparison::{MOST_COMPARED, comparison};
pub use complete::{begun, completion, values};
pub use expand::ExpansionCache;
pub use explain::{QueryMeaning, ReadWord, Reason, Reasons};
pub use fault::QueryFault;
pub use field::{Field, FieldValue};
pub use filter::{Facet, Filter, can_filter, facets};
use index::Index;
pub use library::Library;
pub use query::Query;
pub use rank::{Hit, MatchClass};
pub use results::{Found, Place};
pub use stem::stem;
pub use terms::{Term, TermKind};
pub use typed::{MOST_NEAR, Results};
