//! The page of a word, and the words that stand on other pages.

use crate::catalog::Glossary;
use crate::page::builder::PageBuilder;
use crate::page::{Block, Inline};

pub fn write(page: &mut PageBuilder<'_>, word: &Glossary) {
    page.badges([word.field.to_string()]);
    page.paragraph("In practice", "bottom_line", page.entry().head.bottom_line.as_ref());
    page.entries_of("See also", &word.see);
}

/// Adds the words of the glossary that stand in the texts of the entry, or that point to it.
pub fn on_page(page: &mut PageBuilder<'_>) {
    let words = page.catalog.words_of(page.at).into_iter().filter(|&at| at != page.at);
    let ids: Vec<String> = words.map(|at| page.catalog.id(at).to_owned()).collect();
    let text = page.in_a_row(&ids, &Inline::muted(" · "));
    page.section("Words", vec![Block::paragraph(text)]);
}
