//! A page as plain text: laid out like a screen, without colors, so links say in words where they lead.

use crate::page::Page;
use crate::page::layout::lay_plain;
use crate::text::width;

/// `page` as plain text of at most `columns`, with a line feed at the end.
#[must_use]
pub fn to_plain(page: &Page, columns: usize) -> String {
    let mut text = String::new();
    for (number, row) in lay_plain(page, columns).iter().enumerate() {
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
