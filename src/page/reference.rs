//! Sources as the end of a page shows them: those that its lines cite, and behind them those that were only read for it.

use serde::Serialize;

/// What stands over the sources that no line of a page cites.
pub const ALSO_READ: &str = "Also read for this page:";

/// A source as the end of a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The source's id.
    pub id: String,
    /// Who, what, where, when.
    pub text: String,
    /// Where to open it.
    pub address: String,
    /// Whether the page as a whole was held against it, and no line of it cites it.
    pub uncited: bool,
}

impl Reference {
    /// Those that lines of a page cite, and behind them the others.
    pub(super) fn apart(references: &[Self]) -> (&[Self], &[Self]) {
        references.split_at(references.partition_point(|reference| !reference.uncited))
    }
}
