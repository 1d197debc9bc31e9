//! What a page says of others: the sources that it cites, numbered in that order, and the names of entries.

use super::prose::{Names, inlines};
use super::{Inline, Reference};
use crate::catalog::{Catalog, EntryRef, Head, Quantity, Source, read_aloud};
use crate::text::{fold, sort_by};

/// The sources that a page cites, in the order of their numbers.
pub struct Citations<'c> {
    pub catalog: &'c Catalog,
    cited: Vec<String>,
    /// Sources of the page as a whole.
    also_read: Vec<String>,
}

impl Names for Citations<'_> {
    fn name_of(&self, id: &str) -> String {
        self.catalog.find_ref(id).map_or(id, |at| self.catalog.name(at)).to_owned()
    }

    fn link_to(&self, id: &str, words: String) -> Inline {
        let catalog = self.catalog;
        let is_named =
            |&at: &EntryRef| catalog.name(at) == words || is_name(&catalog.entry(at).head, &words);
        let other = catalog.find_ref(id).filter(|at| !is_named(at));
        let name = other.map(|at| catalog.name(at).to_owned());
        Inline::Link { id: id.to_owned(), text: words, name, section: None }
    }

    fn number_of(&mut self, id: &str) -> usize {
        if let Some(at) = self.cited.iter().position(|cited| cited == id) {
            return at + 1;
        }
        self.cited.push(id.to_owned());
        self.cited.len()
    }
}

impl<'c> Citations<'c> {
    pub const fn new(catalog: &'c Catalog) -> Self {
        Self { catalog, cited: Vec::new(), also_read: Vec::new() }
    }

    /// Markdown as inlines.
    pub fn prose(&mut self, markdown: &str) -> Vec<Inline> {
        inlines(markdown, self)
    }

    /// The numbers of sources, in order.
    pub fn cites(&mut self, ids: &[String]) -> Vec<Inline> {
        let mut numbers: Vec<usize> = ids.iter().map(|id| self.number_of(id)).collect();
        sort_by(&mut numbers, Ord::cmp);
        numbers.into_iter().map(|number| Inline::Cite { number }).collect()
    }

    /// A number with its unit and the numbers of its sources.
    pub fn number(&mut self, quantity: &Quantity, cite: &[String]) -> Vec<Inline> {
        let mut text = vec![Inline::strong(quantity.to_string())];
        text.extend(self.cites(cite));
        text.extend(self.cites(&quantity.cite));
        text
    }

    /// The layer that changed what stands under `key` of an entry.
    pub fn changed(&self, at: EntryRef, key: &str) -> Option<Inline> {
        // Where one layer is alone, nothing of it is changed.
        self.catalog.layers_above().next()?;
        let changes = &self.catalog.entry(at).changes;
        changes.by(&[key]).map(|by| whose(&by, changes.was(key)))
    }

    /// That the limit at a place of a sheet is a layer's own, and that ours stands beside it.
    pub fn beside_ours(&self, at: EntryRef, number: usize) -> Option<Inline> {
        self.catalog.layers_above().next()?;
        self.catalog.entry(at).is_beside_ours(number).then(|| Inline::strong(BESIDE_OURS))
    }

    /// The layer that brought an entry, if it is a later one.
    pub fn brought(&self, at: EntryRef) -> Option<Inline> {
        self.catalog.layers_above().next()?;
        self.catalog.short_layer_of(self.catalog.entry(at)).map(|layer| whose(layer, None))
    }

    /// An entry by its name, and whether it is a draft.
    pub fn link(&self, at: EntryRef) -> Vec<Inline> {
        let name = self.catalog.name(at).to_owned();
        let mut link = vec![self.link_to(self.catalog.id(at), name)];
        if self.catalog.is_draft(at) {
            link.push(Inline::muted(" (not yet held against sources)"));
        }
        link
    }

    /// What layers took away from under `key` of an entry, a line each.
    pub fn removed_of(&self, at: EntryRef, key: &str) -> Vec<Inline> {
        let removed = self.catalog.entry(at).changes.removed(key);
        removed.map(|removed| self.gone_line(&removed.by, &removed.text)).collect()
    }

    /// What one layer took away: a text, or an entry by its id.
    pub fn gone_line(&self, by: &str, what: &str) -> Inline {
        Inline::muted(format!("removed by {by}: {}", self.name_of(&read_aloud(what))))
    }

    /// Names the sources of the page as a whole; those that none of its lines cites stand behind the others.
    pub fn also_read(&mut self, ids: &[String]) {
        let others = ids.iter().filter(|&id| !self.cited.contains(id));
        self.also_read = others.cloned().collect();
    }

    /// Whether nothing is cited.
    pub const fn is_empty(&self) -> bool {
        self.cited.is_empty()
    }

    /// The sources, as the end of the page shows them.
    pub fn references(&self) -> Vec<Reference> {
        let cited = self.cited.iter().map(|id| self.reference(id, false));
        cited.chain(self.also_read.iter().map(|id| self.reference(id, true))).collect()
    }

    fn reference(&self, id: &str, uncited: bool) -> Reference {
        let (text, address) = match self.catalog.source(id) {
            Some(source) => {
                let layer = self.catalog.short_layer_of_source(source);
                (describe(source, layer), source.address())
            }
            None => (format!("{id} (unknown source)"), String::new()),
        };
        Reference { id: id.to_owned(), text, address, uncited }
    }
}

/// What stands behind a limit of a layer that does not take the place of ours.
const BESIDE_OURS: &str = " – its own, beside ours";

/// Whether an entry is called so, in whatever letters.
fn is_name(head: &Head, words: &str) -> bool {
    let mut names = [&head.name].into_iter().chain(&head.abbreviations).chain(&head.synonyms);
    let words = fold(words);
    names.any(|name| fold(name) == words)
}

/// Whose a line is, and what it said before.
pub fn whose<'w>(layer: &str, was: impl IntoIterator<Item = &'w str>) -> Inline {
    let mut by = layer.to_owned();
    for was in was {
        by = format!("{by}; was: {}", read_aloud(was));
    }
    Inline::muted(format!(" (by {by})"))
}

/// A source in a line, with the layer that brought it.
fn describe(source: &Source, layer: Option<&str>) -> String {
    let mut text = String::new();
    let by = source.by().trim_end_matches('.');
    if !by.is_empty() {
        text.push_str(by);
        text.push_str(". ");
    }
    let title = source.title.trim_end_matches('.');
    let (open, close) = match source.described {
        true => ("[", "]. "),
        false if title.ends_with(['?', '!']) => ("", " "),
        false => ("", ". "),
    };
    text.extend([open, title, close]);
    if let Some(journal) = source.journal.as_deref().filter(|journal| *journal != by) {
        text.push_str(journal);
        text.push(' ');
    }
    let mut kind = source.kind.name().to_owned();
    if source.unconfirmed {
        kind.push_str(", DOI not confirmed");
    }
    if source.unlocated {
        kind.push_str(", no address found");
    }
    let when = match (source.year, source.seen, source.date) {
        (Some(year), _, _) => format!("{year} ({kind})"),
        (None, _, Some(date)) => format!("{date} ({kind})"),
        (None, Some(seen), None) => format!("({kind}, read {seen})"),
        (None, None, None) => format!("({kind})"),
    };
    let through = source.via.as_deref().map_or_else(String::new, |via| {
        format!("; read through {}", via.split("://").last().unwrap_or(via))
    });
    let layer = layer.map_or_else(String::new, |layer| format!("; from {layer}"));
    text + &when + &through + &layer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Page, to_html, to_markdown, to_plain};

    #[test]
    fn what_no_line_of_a_page_cites_stands_behind_the_other_sources_and_says_so() {
        let catalog = Catalog::embedded();
        let (mut with, mut without) = (0, 0);
        for at in catalog.refs() {
            let page = Page::new(&catalog, at);
            let sections = (0..page.sections.len()).filter_map(|number| page.section(number));
            let parts = sections.chain(page.item(0));
            let cited: Vec<Reference> = parts.flat_map(|part| part.references).collect();
            for reference in &page.references {
                assert_eq!(cited.contains(reference), !reference.uncited, "{}", reference.id);
            }
            let has = page.references.iter().any(|reference| reference.uncited);
            for text in [to_plain(&page, 80), to_markdown(&page), to_html(&page)] {
                assert_eq!(text.matches("Also read for this page:").count(), usize::from(has));
            }
            *if has { &mut with } else { &mut without } += 1;
        }
        assert!(with > 100 && without > 100, "{with} {without}");
    }

    #[test]
    fn a_source_says_who_what_where_and_when() {
        let source = |more: &str| -> String {
            let text = format!("id = \"x\"\ntitle = \"On stents.\"\nkind = \"article\"\n{more}");
            describe(&toml::from_str(&text).unwrap(), None)
        };
        assert_eq!(source("authors = \"Ito A.\"\nyear = 2020"), "Ito A. On stents. 2020 (article)");
        assert_eq!(
            source("authors = \"Ito A\"\njournal = \"Gut\"\nseen = \"2026-11-28\""),
            "Ito A. On stents. Gut (article, read 2026-11-28)"
        );
        assert_eq!(source("described = true\njournal = \"Gut\""), "[On stents]. Gut (article)");
        let asks = "id = \"x\"\ntitle = \"Which stent?\"\nkind = \"article\"\nyear = 2020";
        assert_eq!(describe(&toml::from_str(asks).unwrap(), None), "Which stent? 2020 (article)");
        assert_eq!(
            source("year = 2020\nunconfirmed = true\nunlocated = true"),
            "On stents. 2020 (article, DOI not confirmed, no address found)"
        );
        assert_eq!(
            source("year = 2020\nvia = \"https://example.org/a\""),
            "On stents. 2020 (article); read through example.org/a"
        );
        let local: Source = toml::from_str(
            "id = \"x\"\ntitle = \"T\"\nkind = \"local\"\nowner = \"Ward 7\"\ndate = \"2026-01-02\"",
        )
        .unwrap();
        assert_eq!(describe(&local, Some("ward")), "Ward 7. T. 2026-01-02 (local); from ward");
    }
}
