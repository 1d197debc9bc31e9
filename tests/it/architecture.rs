//! A room imports what stands below it, never beside or above.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the lowest up; rooms of one line stand beside each other.
const FLOORS: [&[&str]; 8] = [
    &["books", "packed", "text"],
    &["catalog"],
    &["embedded", "page", "search"],
    &["app"],
    &["ui"],
    &["settings", "terminal"],
    &["cli"],
    &["build", "main"],
];

/// The only places that may name what reaches out of the program.
const OUTSIDE: [(&str, &[&str]); 7] = [
    ("ratatui", &["ui", "terminal"]),
    ("crossterm", &["app/key", "terminal", "cli/show"]),
    ("fuzzy_matcher", &["search/fuzzy"]),
    (
        "std::fs",
        &["build", "catalog/files", "catalog/layer", "terminal/memory", "terminal/signals"],
    ),
    ("std::env", &["build", "settings"]),
    ("std::process::Command", &["terminal/opener"]),
    // It reads the form of an address; nothing opens one.
    ("std::net", &["catalog/check/address"]),
];

const LONGEST_FILE: usize = 450;

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
    let mut of_tests = Vec::new();
    for path in files(&src) {
        let name = path.strip_prefix(&src).unwrap().with_extension("");
        let name = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let text = fs::read_to_string(&path).unwrap();
        let below =
            text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.split_once(';'));
        of_tests.extend(below.map(|(module, _)| format!("{name}/{module}")));
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        modules.push((name, code.collect::<Vec<_>>().join("\n")));
    }
    modules.retain(|(name, _)| !of_tests.contains(name));
    modules
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// Every path that a text names, its lists written out: `a::{b, c::{d, e}}` names `a::b`, `a::c::d` and `a::c::e`.
fn paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    // What stands before each brace that is open: nothing, where it opens a block.
    let mut before = vec![String::new()];
    let mut path = String::new();
    for c in code.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' || c == ':' {
            path.push(c);
            continue;
        }
        let whole = [before.last().map_or("", String::as_str), &path].concat();
        if c == '{' {
            before.push(if path.ends_with("::") { whole } else { String::new() });
        } else if !path.is_empty() {
            paths.push(whole);
        }
        path.clear();
        if c == '}' {
            before.pop();
        }
    }
    paths
}

/// A path as it reads from the root of the crate, where it begins with `super`.
fn from_root(module: &str, path: &str) -> String {
    let mut rooms: Vec<&str> = module.split('/').collect();
    let mut rest = path;
    while let Some(above) = rest.strip_prefix("super::") {
        rooms.pop();
        rest = above;
    }
    match rest == path {
        true => path.to_owned(),
        false => {
            ["crate"].iter().chain(&rooms).chain(&[rest]).copied().collect::<Vec<_>>().join("::")
        }
    }
}

/// The rooms that a module names.
fn imports(module: &str, code: &str) -> Vec<String> {
    let room = |path: String| {
        from_root(module, &path).strip_prefix("crate::")?.split("::").next().map(str::to_owned)
    };
    paths(code).into_iter().filter_map(room).collect()
}

#[test]
fn no_room_imports_beside_or_above_itself() {
    for (module, code) in modules() {
        let room = module.split('/').next().unwrap_or_default().to_owned();
        let Some(own) = floor(&room) else {
            assert_eq!(room, "lib", "the room `{room}` has no floor");
            continue;
        };
        for import in imports(&module, &code) {
            let Some(other) = floor(&import) else { continue };
            assert!(import == room || other < own, "src/{module}.rs imports crate::{import}");
        }
    }
}

#[test]
fn only_the_doors_reach_outside() {
    for (module, code) in modules() {
        let paths = paths(&code);
        for (name, allowed) in OUTSIDE {
            let free = allowed
                .iter()
                .any(|place| module == *place || module.starts_with(&format!("{place}/")));
            let below = format!("{name}::");
            let named = paths.iter().any(|path| path == name || path.starts_with(&below));
            assert!(free || !named, "src/{module}.rs names {name}");
        }
    }
}

/// The name of the type that a line declares. A `type` that stands in an `impl` or a trait is named by that trait.
fn declared(line: &str) -> Option<&str> {
    let bare = |line| match str::strip_prefix(line, "pub") {
        Some(rest) => rest.split_once(' ').map_or(line, |(_, rest)| rest),
        None => line,
    };
    let (word, rest) = bare(line.trim_start()).split_once(' ')?;
    let is_free = word != "type" || !line.starts_with(' ');
    let name = rest.split(|c: char| !c.is_alphanumeric()).next()?;
    (["struct", "enum", "trait", "type"].contains(&word) && is_free && !name.is_empty())
        .then_some(name)
}

#[test]
fn a_type_name_has_one_meaning() {
    let mut homes = HashMap::new();
    let modules = modules();
    for (module, code) in &modules {
        for name in code.lines().filter_map(declared) {
            if let Some(other) = homes.insert(name.to_owned(), module) {
                panic!("`{name}` stands in src/{other}.rs and in src/{module}.rs");
            }
        }
    }
    for path in modules.iter().flat_map(|(_, code)| paths(code)) {
        let name = path.rsplit("::").next().unwrap_or_default();
        if let Some(home) = homes.get(name).filter(|_| path.starts_with("ratatui::")) {
            panic!("`{name}` of src/{home}.rs is also a type of ratatui");
        }
    }
}

#[test]
fn declarations_are_told_from_what_only_looks_like_them() {
    let lines = [
        ("pub(super) struct Reader<'r> {", Some("Reader")),
        ("    pub enum Tier {", Some("Tier")),
        ("type Row = [u8; 3];", Some("Row")),
        ("    type Err = String;", None),
        ("        pub struct $name {", None),
        ("    structure: u8,", None),
    ];
    for (line, name) in lines {
        assert_eq!(declared(line), name, "{line}");
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
fn the_import_reader_reads_lists_in_lists_and_what_stands_above() {
    let code = "use crate::{ui::{self, Role}, app::App};\nuse crate::text::fold;\nfn f() { crate::cli::g() }";
    assert_eq!(imports("page/plain", code), ["ui", "ui", "app", "text", "cli"]);
    assert_eq!(imports("page/plain", "use super::super::ui::Theme;"), ["ui"]);
    assert_eq!(imports("page/plain", "use super::Page;"), ["page"]);
    assert_eq!(
        paths("use std::{env, fs::{self, File}};")[1..],
        ["std::env", "std::fs::self", "std::fs::File"]
    );
}
