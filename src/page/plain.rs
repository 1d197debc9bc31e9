//! A page as plain text: its rows without their marks.

use super::Page;
use super::layout::lay;
use crate::text::width;

/// `page` as plain text of at most `columns`, with a line feed at the end.
#[must_use]
pub fn to_plain(page: &Page, columns: usize) -> String {
    let mut text = String::new();
    for (number, row) in lay(page, columns).rows.iter().enumerate() {
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
