//! A room imports what stands below it, never beside or above.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the lowest up; rooms of one line stand beside each other.
const FLOORS: [&[&str]; 8] = [
    &["text"],
    &["catalog"],
    &["page", "search"],
    &["app"],
    &["ui"],
    &["settings", "terminal"],
    &["cli"],
    &["main"],
];

/// The only places that may name what reaches out of the program.
const OUTSIDE: [(&str, &[&str]); 5] = [
    ("ratatui::", &["ui", "terminal"]),
    ("crossterm::", &["app/key", "terminal", "cli/show"]),
    ("fuzzy_matcher::", &["search/fuzzy"]),
    ("std::fs::", &["catalog/files"]),
    ("std::env", &["settings"]),
];

const LONGEST_FILE: usize = 600;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Every file of `src/` by its path without ending, and its text without comments and tests.
fn modules() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = Vec::new();
    for path in files(&src) {
        let name = path.strip_prefix(&src).unwrap().with_extension("");
        let name = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        modules.push((name, code.collect::<Vec<_>>().join("\n")));
    }
    modules
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The rooms that a text names after `crate::`, in braces too.
fn imports(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => rest,
        };
        for name in names.split(',') {
            let name: String =
                name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            rooms.push(name);
            if !rest.starts_with('{') {
                break;
            }
        }
    }
    rooms
}

#[test]
fn no_room_imports_beside_or_above_itself() {
    for (module, code) in modules() {
        let room = module.split('/').next().unwrap_or_default().to_owned();
        let Some(own) = floor(&room) else {
            assert_eq!(room, "lib", "the room `{room}` has no floor");
            continue;
        };
        for import in imports(&code) {
            let Some(other) = floor(&import) else { continue };
            assert!(import == room || other < own, "src/{module}.rs imports crate::{import}");
        }
    }
}

#[test]
fn only_the_doors_reach_outside() {
    for (module, code) in modules() {
        for (name, allowed) in OUTSIDE {
            let free = allowed
                .iter()
                .any(|place| module == *place || module.starts_with(&format!("{place}/")));
            assert!(free || !code.contains(name), "src/{module}.rs names {name}");
        }
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in files(&src) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", path.display());
    }
}

#[test]
fn the_import_reader_reads_braces() {
    assert_eq!(
        imports("use crate::{ui, app::App};\nuse crate::text::fold;"),
        ["ui", "app", "text"]
    );
}
