//! The page of a word, and the words that stand on other pages.

use crate::catalog::{Body, Glossary};
use crate::page::builder::PageBuilder;
use crate::page::{Block, Inline};

pub fn write(page: &mut PageBuilder<'_>, word: &Glossary) {
    page.badges([word.field.to_string()]);
    page.paragraph("In practice", "bottom_line", page.entry().head.bottom_line.as_ref());
    page.entries_of("See also", &word.see);
}

/// Adds the words of the glossary that stand in the texts of the entry, or that point to it; of a word itself those that its page
/// does not name already.
pub fn on_page(page: &mut PageBuilder<'_>) {
    let named = match &page.entry().body {
        Body::Glossary(word) => word.see.as_slice(),
        _ => &[],
    };
    let words = page.catalog.words_of(page.at).into_iter().filter(|&at| at != page.at);
    let ids = words.map(|at| page.catalog.id(at).to_owned()).filter(|id| !named.contains(id));
    let ids: Vec<String> = ids.collect();
    let text = page.in_a_row(&ids, &Inline::muted(" · "));
    page.section("Words", vec![Block::paragraph(text)]);
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Catalog, Kind};
    use crate::page::Page;
    use crate::page::layout::{LinkTarget, lay};

    #[test]
    fn no_word_is_named_twice_on_the_page_of_another() {
        let catalog = Catalog::embedded();
        for at in catalog.of_kind(Kind::Glossary) {
            let page = Page::new(&catalog, at);
            let sections = page
                .sections
                .iter()
                .filter(|section| ["See also", "Words"].contains(&&*section.title));
            let page =
                Page { sections: sections.cloned().collect(), lead: Vec::new(), ..page.clone() };
            let targets = lay(&page, 80).links.into_iter().filter_map(|link| match link.target {
                LinkTarget::Entry(id) => Some(id),
                _ => None,
            });
            let mut targets: Vec<String> = targets.collect();
            let all = targets.len();
            targets.sort_unstable();
            targets.dedup();
            assert_eq!(targets.len(), all, "{}", page.id);
        }
    }
}
