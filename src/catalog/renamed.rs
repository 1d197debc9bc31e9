//! Keys that had another name before and are still read.

use super::Kind;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is told of an old name: where it stands, what is wrong, what to do.
type Report<'r> = dyn FnMut(Range<usize>, &str, &str) + 'r;

/// A table with the names that keys have now: the class of bleeding risk was called `tier` in sheets and in the rows of
/// drugs.
pub fn renamed_keys<'t>(
    kind: Kind,
    mut table: DeTable<'t>,
    report: &mut Report<'_>,
) -> DeTable<'t> {
    match kind {
        Kind::Safety => tier_to_risk(table, report),
        Kind::Drug => {
            for key in ["hold", "restart"] {
                let Some(rows) = table.get_mut(key) else { continue };
                let DeValue::Array(rows) = rows.get_mut() else { continue };
                for row in rows.iter_mut() {
                    if let DeValue::Table(row) = row.get_mut() {
                        *row = tier_to_risk(std::mem::take(row), report);
                    }
                }
            }
            table
        }
        _ => table,
    }
}

fn tier_to_risk<'t>(table: DeTable<'t>, report: &mut Report<'_>) -> DeTable<'t> {
    let both = table.contains_key("risk");
    let mut renamed = DeTable::new();
    for (key, value) in table {
        if key.get_ref() != "tier" {
            renamed.insert(key, value);
            continue;
        }
        let (fault, remedy) = match both {
            true => ("`tier` is the old name of `risk`, which stands here too", "remove it"),
            false => ("`tier` is called `risk` now; it is still read", "rename it to `risk`"),
        };
        report(key.span(), fault, remedy);
        if !both {
            renamed.insert(Spanned::new(key.span(), "risk".into()), value);
        }
    }
    renamed
}
