//! Holds the program against what was collected to break others. What it finds is an error; what it held against is printed.

mod data;
mod strings;

use fluoro::catalog::{Catalog, Problem};
use fluoro::page::{Page, to_html, to_markdown, to_plain};
use fluoro::text::is_forbidden;
use std::error::Error;
use std::io::Write;

/// Runs all of it, and prints a line for each.
pub fn print(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    writeln!(out, "{}", data::run()?)?;
    writeln!(out, "{}", strings::run()?)?;
    Ok(())
}

/// What no reader must meet in what a catalog tells and shows: a fault without place or remedy, a control character.
fn told_and_shown(catalog: &Catalog) -> Vec<String> {
    let mut faults = Vec::new();
    let mut hold = |what: &str, text: &str| {
        if let Some(c) = text.chars().find(|&c| is_forbidden(c)) {
            faults.push(format!("{what} holds {}", c.escape_unicode()));
        }
    };
    for problem in catalog.problems() {
        hold("a problem", &problem.to_string());
    }
    for at in catalog.refs() {
        let page = Page::new(catalog, at);
        hold("a page as text", &to_plain(&page, 80));
        hold("a page in Markdown", &to_markdown(&page));
        hold("a page in HTML", &to_html(&page));
    }
    faults
}

/// Whether a problem says that a file is no TOML, or no text.
fn is_unread(problem: &Problem) -> bool {
    problem.fault.starts_with("not TOML") || problem.fault.starts_with("the file is not UTF-8")
}

/// A line on what was held, or all that was found.
fn told(held: String, faults: &[String]) -> Result<String, Box<dyn Error>> {
    if faults.is_empty() { Ok(held) } else { Err(format!("{held}:\n{}", faults.join("\n")).into()) }
}
