//! `data/COVERAGE.md`: which procedures of three public lists the data covers.
//!
//! What the lists name stands in `coverage/lists.toml`, in our own words and our own order.

use fluoro::catalog::Catalog;
use serde::Deserialize;
use std::fmt::Write;

const LISTS: &str = include_str!("coverage/lists.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    list: Vec<List>,
    item: Vec<Item>,
}

/// A public list of procedures.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    id: String,
    name: String,
    /// Where it was read.
    address: String,
    /// How much of it could be read.
    note: String,
}

/// A procedure that a list names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    list: String,
    group: String,
    name: String,
    #[serde(default)]
    covered_by: Vec<String>,
    #[serde(default)]
    missing: String,
}

/// The table as Markdown.
///
/// # Errors
/// Items that are neither covered nor say why, and entries that do not exist or are not written yet.
pub fn markdown(catalog: &Catalog) -> Result<String, String> {
    let lists: Lists = toml::from_str(LISTS).map_err(|error| error.to_string())?;
    let mut faults = Vec::new();
    let mut text = String::from(
        "# What of three public lists is covered\n\nWritten by `cargo xtask coverage` from `xtask/src/coverage/lists.toml`: do not change it by hand.\n",
    );
    for list in &lists.list {
        let items: Vec<&Item> = lists.item.iter().filter(|item| item.list == list.id).collect();
        let covered = items.iter().filter(|item| !item.covered_by.is_empty()).count();
        let _ = write!(
            text,
            "\n## {}\n\n{} <{}>\n\n**{covered} of {} covered.**\n\n| part | named there | our entry |\n| --- | --- | --- |\n",
            list.name,
            list.note,
            list.address,
            items.len()
        );
        for item in items {
            let _ = writeln!(
                text,
                "| {} | {} | {} |",
                item.group,
                item.name,
                ours(catalog, item, &mut faults)
            );
        }
    }
    for item in &lists.item {
        if !lists.list.iter().any(|list| list.id == item.list) {
            faults.push(format!("{}: there is no list `{}`", item.name, item.list));
        }
    }
    if faults.is_empty() { Ok(text) } else { Err(faults.join("\n")) }
}

fn ours(catalog: &Catalog, item: &Item, faults: &mut Vec<String>) -> String {
    let mut names = Vec::new();
    for id in &item.covered_by {
        match catalog.find(id) {
            Some(entry) if !entry.head.draft => names.push(format!("{} (`{id}`)", entry.head.name)),
            Some(_) => faults.push(format!("{}: `{id}` is not written yet", item.name)),
            None => faults.push(format!("{}: there is no entry `{id}`", item.name)),
        }
    }
    if names.is_empty() {
        if item.missing.is_empty() {
            faults.push(format!("{}: neither covered nor missing for a reason", item.name));
        }
        return format!("**missing**: {}", item.missing);
    }
    if !item.missing.is_empty() {
        names.push(item.missing.clone());
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_as_it_is_written_here() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/COVERAGE.md");
        let file = std::fs::read_to_string(path).unwrap();
        let remedy = "run `cargo xtask coverage > data/COVERAGE.md`";
        assert_eq!(markdown(&Catalog::embedded()).unwrap(), file, "{remedy}");
    }
}
