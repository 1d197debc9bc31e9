//! The pages of no entry: what a reader meets first, and what they meet where nothing is found.

use super::citations::Citations;
use super::prose::Names as _;
use super::{Badge, Block, Inline, Marker, Page, Section};
use crate::catalog::{Catalog, EntryRef};
use crate::text::and_others;

/// What this is.
const LEAD: &str = "A reference of interventional radiology: type a disease, a symptom, a drug, a question or a code, and read \
    what can be done, with a source beside every number.";

/// What is said where nothing is found.
const MISSING: &str = "No entry answers all of it. Fewer words may: the name of a disease, of a procedure or of a drug, an \
    abbreviation, or an ICD-10 code.";

/// Queries that show what can be asked.
const TRY: [&str; 6] = [
    "gi bleed",
    "heavy periods",
    "I26.99",
    "evar complications",
    "rfa vs cryoablation",
    "stop eliquis before liver biopsy",
];

/// No more emergencies than these, nor of what the reader kept or read.
const MOST: usize = 5;

/// No more news than these.
const MOST_NEWS: usize = 5;

impl Page {
    /// The id of the page that a reader meets first.
    pub const START: &str = "start";

    /// The id of the page of a query that finds nothing.
    pub const MISSING: &str = "nothing-found";

    /// The page that a reader meets first, with what they bookmarked and what they read last.
    #[must_use]
    pub fn start(catalog: &Catalog, bookmarks: &[EntryRef], recents: &[EntryRef]) -> Self {
        let citations = Citations::new(catalog);
        let entries = |entries: &[EntryRef]| {
            let link =
                |&at: &EntryRef| citations.link_to(catalog.id(at), catalog.name(at).to_owned());
            some(entries.iter().map(link), entries.len())
        };
        let news = catalog.news().iter().take(MOST_NEWS).map(|news| {
            vec![Inline::muted(format!("{} ", news.date)), Inline::text(news.text.clone())]
        });
        let sections = [
            to_try(),
            cannot_wait(&citations),
            ("Bookmarks", Block::paragraph(entries(bookmarks))),
            ("Read last", Block::paragraph(entries(recents))),
            ("New", Block::list(Marker::Bullet, news.collect())),
        ];
        let sections = sections.map(|(title, block)| Section::new(title, vec![block]));
        let title = env!("CARGO_PKG_NAME").to_owned();
        let lead = vec![Inline::text(LEAD)];
        let badge = |text: String| Badge { text, warning: false };
        Self {
            badges: about(catalog).into_iter().map(badge).collect(),
            ..Self::made(Self::START.to_owned(), "start", title, lead, sections.into())
        }
    }

    /// The page of a query that finds nothing: what is known of it, and what is near and not the same.
    #[must_use]
    pub fn missing(catalog: &Catalog, known: &str, near: &[EntryRef]) -> Self {
        let citations = Citations::new(catalog);
        let near = near.iter().map(|&at| {
            let link = citations.link_to(catalog.id(at), catalog.name(at).to_owned());
            vec![link, Inline::muted(format!(" {}", catalog.kind(at).name()))]
        });
        let sections = [
            ("Near, not the same", Block::list(Marker::Bullet, near.collect())),
            to_try(),
            cannot_wait(&citations),
        ];
        let sections = sections.map(|(title, block)| Section::new(title, vec![block]));
        let lead = match known {
            "" => vec![Inline::text(MISSING)],
            known => vec![Inline::text(format!("{known}."))],
        };
        let title = "Nothing found".to_owned();
        Self::made(Self::MISSING.to_owned(), "search", title, lead, sections.into())
    }

    /// The page of a query that would be right, where what is typed is not.
    #[must_use]
    pub fn value(what: &str, query: &str) -> Self {
        let asked = Inline::Query { text: query.to_owned(), typed: None };
        let lead = vec![Inline::text(format!("{what}: choose ")), asked, Inline::text(".")];
        Self::made(Self::MISSING.to_owned(), "search", query.to_owned(), lead, Vec::new())
    }

    /// The same in a line, for where there is no room beside the list.
    #[must_use]
    pub fn start_line(catalog: &Catalog) -> String {
        let [first, ..] = TRY;
        [vec![format!("try {first}")], about(catalog)].concat().join(" · ")
    }
}

/// What can be asked.
fn to_try() -> (&'static str, Block) {
    let queries = TRY.map(|query| Inline::Query { text: query.to_owned(), typed: None });
    ("Try", Block::paragraph(in_a_row(queries)))
}

/// The cards of the emergencies.
fn cannot_wait(citations: &Citations<'_>) -> (&'static str, Block) {
    let catalog = citations.catalog;
    let emergencies = catalog.emergencies();
    let cards = emergencies.iter().map(|emergency| {
        let id = Page::emergency_id(catalog.id(emergency.at));
        citations.link_to(&id, emergency.title.to_owned())
    });
    ("Cannot wait", Block::paragraph(some(cards, emergencies.len())))
}

/// How old the data is, how much there is, and whose layers lie over it.
fn about(catalog: &Catalog) -> Vec<String> {
    let age = catalog.reviewed().map(|day| format!("data of {day}"));
    let count = format!("{} entries", catalog.entries().len());
    let layers = catalog.layers_above().map(|layer| format!("with {layer}"));
    age.into_iter().chain([count]).chain(layers).collect()
}

fn in_a_row(items: impl IntoIterator<Item = Inline>) -> Vec<Inline> {
    Inline::in_a_row(items.into_iter().map(|item| vec![item]), &Inline::muted(" · "))
}

/// Some of the `count` items, and how many there are besides.
fn some(items: impl Iterator<Item = Inline>, count: usize) -> Vec<Inline> {
    let mut text = in_a_row(items.take(MOST));
    if count > MOST {
        text.push(Inline::muted(and_others(count - MOST)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{to_html, to_markdown, to_plain};

    #[test]
    fn it_says_how_old_the_data_is_and_leads_to_what_was_kept() {
        let catalog = Catalog::embedded();
        let kept = [catalog.find_ref("tace").unwrap()];
        let page = Page::start(&catalog, &kept, &[]);
        let text = to_plain(&page, 200);
        for told in ["data of 2026-", "Transarterial chemoembolization", "gi bleed", "2026-11-"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("Read last"), "nothing was read");
        assert!(to_markdown(&page).contains("[Transarterial chemoembolization](tace.md)"));
        assert!(to_html(&page).contains("<kbd>gi bleed</kbd>"));
        assert!(Page::start_line(&catalog).starts_with("try gi bleed · data of "));
    }

    #[test]
    fn of_much_that_was_kept_some_is_named_and_the_rest_counted() {
        let catalog = Catalog::embedded();
        let all: Vec<EntryRef> = catalog.refs().take(MOST + 3).collect();
        let text = to_plain(&Page::start(&catalog, &[], &all), 200);
        assert!(text.contains("and 3 others"), "{text}");
    }
}
