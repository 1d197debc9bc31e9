//! A page as plain text: laid out like a screen, without colors, so links say in words where they lead.

use crate::page::layout::{Row, lay_excerpt, lay_linear, lay_linear_excerpt, lay_plain};
use crate::page::{Excerpt, Page};
use crate::text::width;

/// `page` as plain text of at most `columns`, with a line feed at the end.
#[must_use]
pub fn to_plain(page: &Page, columns: usize) -> String {
    underlined(&lay_plain(page, columns))
}

/// A part of a page as plain text of at most `columns`, with a line feed at the end.
#[must_use]
pub fn excerpt_to_plain(excerpt: &Excerpt, columns: usize) -> String {
    underlined(&lay_excerpt(excerpt, columns))
}

/// `page` as plain text to be heard, with a line feed at the end: one thing after another, a paragraph a line.
#[must_use]
pub fn to_linear(page: &Page) -> String {
    text(&lay_linear(page))
}

/// A part of a page as plain text to be heard.
#[must_use]
pub fn excerpt_to_linear(excerpt: &Excerpt) -> String {
    text(&lay_linear_excerpt(excerpt))
}

fn text(rows: &[Row]) -> String {
    let line = |row: &Row| row.iter().map(|run| run.text.as_str()).collect::<String>();
    rows.iter().map(|row| line(row).trim_end().to_owned() + "\n").collect()
}

/// Rows as text, the first one underlined.
fn underlined(rows: &[Row]) -> String {
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        let line: String = row.iter().map(|run| run.text.as_str()).collect();
        text.push_str(line.trim_end());
        text.push('\n');
        if number == 0 {
            text.push_str(&"=".repeat(width(line.trim_end())));
            text.push('\n');
        }
    }
    text
}
