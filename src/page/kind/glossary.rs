//! The page of a word, and the words that stand on other pages.

use crate::catalog::{Body, Catalog, Entry, EntryRef, Glossary, Head, Kind};
use crate::page::builder::PageBuilder;
use crate::page::{Block, Inline};
use crate::text::{fold, plural};
use std::collections::HashSet;

pub fn write(page: &mut PageBuilder<'_>, word: &Glossary) {
    page.badges([word.field.to_string()]);
    page.paragraph("In practice", "bottom_line", page.entry().head.bottom_line.as_ref());
    page.entries_of("See also", &word.see);
}

/// Adds the words of the glossary that stand in the texts of the entry, or that point to it.
pub fn on_page(page: &mut PageBuilder<'_>) {
    let words = mentioned(page.catalog, page.entry()).into_iter().filter(|&at| at != page.at);
    let ids = words.map(|at| &page.catalog.entry(at).id);
    let text = page.in_a_row(ids, &Inline::muted(" · "));
    page.section("Words", vec![Block::paragraph(text)]);
}

fn mentioned(catalog: &Catalog, entry: &Entry) -> Vec<EntryRef> {
    let mut texts = String::new();
    entry.each_text(|text| {
        texts.push_str(text);
        texts.push('\n');
    });
    let folded = format!(" {} ", fold(&texts));
    let words: HashSet<&str> = folded.split(' ').collect();
    let as_written: HashSet<&str> = texts.split(|c: char| !c.is_alphanumeric()).collect();
    let stands = |head: &Head| {
        let mut names = head.synonyms.iter().chain([&head.name]);
        // One letter stands for too many things.
        let mut shorts = head.abbreviations.iter().filter(|short| short.chars().count() > 1);
        shorts.any(|short| as_written.contains(short.as_str()))
            || names.any(|name| holds(&folded, &words, &fold(name)))
    };
    let points = |at: EntryRef| match &catalog.entry(at).body {
        Body::Glossary(word) => word.see.contains(&entry.id),
        _ => false,
    };
    let among = catalog.of_kind(Kind::Glossary);
    among.filter(|&at| points(at) || stands(&catalog.entry(at).head)).collect()
}

/// Whether the folded text holds a folded name as whole words, or its plural.
fn holds(text: &str, words: &HashSet<&str>, name: &str) -> bool {
    let one_or_many = [name, &plural(name)];
    match name.split_once(' ') {
        None => one_or_many.iter().any(|name| words.contains(name)),
        Some((first, _)) => {
            words.contains(first)
                && one_or_many.iter().any(|name| text.contains(&format!(" {name} ")))
        }
    }
}
