//! What of the public lists is covered, as `data/COVERAGE.md` says it, is true.

use crate::data::here;
use crate::harness::EMBEDDED;

/// The entries that a cell of the table names, each with its id: `Name (`id`), Name (`id`), a note`. A note begins small.
fn named(cell: &str) -> Vec<(&str, &str)> {
    let mut rest = cell;
    let mut named = Vec::new();
    while let Some((name, after)) = rest.split_once(" (`") {
        if name.starts_with(char::is_lowercase) {
            break;
        }
        let (id, after) = after.split_once("`)").unwrap();
        named.push((name, id));
        rest = after.trim_start_matches(", ");
    }
    named
}

#[test]
fn each_entry_of_the_table_is_written_and_bears_that_name() {
    let text = std::fs::read_to_string(here("data/COVERAGE.md")).unwrap();
    let catalog = EMBEDDED.catalog();
    let remedy = "run `cargo xtask coverage > data/COVERAGE.md`";
    for list in text.split("\n## ").skip(1) {
        let rows: Vec<Vec<&str>> = list
            .lines()
            .filter(|line| line.starts_with("| ") && !line.starts_with("| ---"))
            .skip(1)
            .map(|line| line.trim_matches(['|', ' ']).split(" | ").collect())
            .collect();
        let mut covered = 0;
        for row in &rows {
            let [_, item, ours] = row[..] else { panic!("{row:?}") };
            if ours.starts_with("**missing**: ") {
                continue;
            }
            covered += 1;
            let entries = named(ours);
            assert!(!entries.is_empty(), "{item}: {ours}");
            for (name, id) in entries {
                let entry = catalog.find(id).unwrap_or_else(|| panic!("{item}: {id}; {remedy}"));
                assert_eq!((entry.head.name.as_str(), entry.head.draft), (name, false), "{remedy}");
            }
        }
        let counted = format!("**{covered} of {} covered.**", rows.len());
        assert!(list.contains(&counted), "{counted}");
    }
}
