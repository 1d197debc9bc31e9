//! Keys that had another name before and are still read.

use super::Kind;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is told of an old name: where it stands, what is wrong, what to do.
type Report<'r> = dyn FnMut(Range<usize>, String, String) + 'r;

/// The table of an entry with the names that keys have now: the class of bleeding risk was called `tier` in sheets and in
/// the rows of drugs.
pub fn renamed_keys<'t>(
    kind: Kind,
    mut table: DeTable<'t>,
    report: &mut Report<'_>,
) -> DeTable<'t> {
    let tier = |table, report: &mut Report<'_>| renamed(table, "tier", "risk", report);
    match kind {
        Kind::Safety => tier(table, report),
        Kind::Drug => {
            for key in ["hold", "restart"] {
                let Some(rows) = table.get_mut(key) else { continue };
                let DeValue::Array(rows) = rows.get_mut() else { continue };
                for row in rows.iter_mut() {
                    if let DeValue::Table(row) = row.get_mut() {
                        *row = tier(std::mem::take(row), report);
                    }
                }
            }
            table
        }
        _ => table,
    }
}

/// The table of a source with the names that keys have now: who publishes was spelled in British.
pub fn renamed_keys_of_source<'t>(table: DeTable<'t>, report: &mut Report<'_>) -> DeTable<'t> {
    renamed(table, "organisation", "organization", report)
}

fn renamed<'t>(
    table: DeTable<'t>,
    old: &str,
    new: &'static str,
    report: &mut Report<'_>,
) -> DeTable<'t> {
    let both = table.contains_key(new);
    let mut renamed = DeTable::new();
    for (key, value) in table {
        if key.get_ref() != old {
            renamed.insert(key, value);
            continue;
        }
        let (fault, remedy) = match both {
            true => (
                format!("`{old}` is the old name of `{new}`, which stands here too"),
                "remove it".to_owned(),
            ),
            false => (
                format!("`{old}` is called `{new}` now; it is still read"),
                format!("rename it to `{new}`"),
            ),
        };
        report(key.span(), fault, remedy);
        if !both {
            renamed.insert(Spanned::new(key.span(), new.into()), value);
        }
    }
    renamed
}
