//! What no reader must meet, whatever the data is.

use fluoro::catalog::{Catalog, Problem};
use fluoro::page::{Page, to_html, to_markdown, to_plain};
use fluoro::text::is_forbidden;

/// What no reader must meet in what a catalog tells and shows: a fault without place or remedy, a control character.
pub fn told_and_shown(catalog: &Catalog) -> Vec<String> {
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
pub fn is_unread(problem: &Problem) -> bool {
    problem.fault.starts_with("not TOML") || problem.fault.starts_with("the file is not UTF-8")
}
