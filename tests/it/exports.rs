//! What other programs get of a page: all its words and links, in Markdown, HTML and plain text.

use crate::harness::EMBEDDED;
use fluoro::page::{Page, to_html, to_markdown, to_plain};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use std::sync::LazyLock;

/// Every page, with what it says.
static PAGES: LazyLock<Vec<(Page, Says)>> = LazyLock::new(|| {
    let catalog = EMBEDDED.catalog();
    let pages = catalog.refs().map(|at| Page::new(catalog, at));
    let told = |page: Page| {
        let says = Says::new(&page);
        (page, says)
    };
    pages.map(told).collect()
});

fn page(id: &str) -> Page {
    let catalog = EMBEDDED.catalog();
    Page::new(catalog, catalog.find_ref(id).unwrap())
}

/// A text as it is written, and where its links lead.
#[derive(Default)]
pub struct Told {
    words: String,
    links: Vec<String>,
}

/// What a page says: each text of it in the order of reading, and the entries that it leads to.
#[derive(Default)]
pub struct Says {
    texts: Vec<String>,
    links: Vec<String>,
    /// The links whose words are no name of the entry, each with its id.
    other_words: Vec<(String, String)>,
}

impl Says {
    pub fn new(page: &Page) -> Self {
        let mut says = Self::default();
        says.read(&serde_json::to_value(page).unwrap());
        says
    }

    fn read(&mut self, value: &Value) {
        match value {
            Value::Array(items) if items.iter().all(|item| inline(item).is_some()) => {
                self.texts.push(items.iter().filter_map(inline).collect());
                for link in items.iter().filter(|item| item["type"] == "link") {
                    let [id, words] = ["id", "text"].map(|key| link[key].as_str().unwrap());
                    self.links.push(id.to_owned());
                    if link["name"].is_string() {
                        self.other_words.push((words.to_owned(), id.to_owned()));
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.read(item)),
            Value::Object(fields) => {
                for (key, field) in fields {
                    match (key.as_str(), field) {
                        ("label" | "title" | "text", Value::String(text)) => {
                            self.texts.push(text.clone());
                        }
                        ("target", Value::String(id)) => self.links.push(id.clone()),
                        _ => self.read(field),
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// An inline as it is read, a source by its number in brackets.
fn inline(value: &Value) -> Option<String> {
    match (value["type"].as_str()?, &value["text"], &value["number"]) {
        ("cite", _, number) => Some(format!("[{number}]")),
        (_, Value::String(text), _) => Some(text.clone()),
        _ => None,
    }
}

/// Spaces as one, so that no test depends on where a line ends.
pub fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn from_markdown(text: &str) -> Told {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut told = Told::default();
    for event in Parser::new_ext(text, options) {
        let strange = matches!(
            event,
            Event::Code(_) | Event::Html(_) | Event::Start(Tag::Image { .. } | Tag::CodeBlock(_))
        );
        assert!(!strange, "{event:?} in {text}");
        match event {
            Event::Text(text) => told.words.push_str(&text),
            Event::FootnoteReference(number) => told.words.extend(["[", &number, "]"]),
            Event::Start(Tag::Link { dest_url, .. }) => told.links.push(dest_url.into_string()),
            Event::End(end) if !end_of_inline(end) => told.words.push('\n'),
            _ => {}
        }
    }
    told
}

fn end_of_inline(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{Emphasis, Link, Strong};
    matches!(end, Emphasis | Link | Strong)
}

pub fn from_html(text: &str) -> Told {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).unwrap();
    let body = document.descendants().find(|node| node.has_tag_name("body")).unwrap();
    let mut told = Told::default();
    for node in body.descendants() {
        told.words.push_str(node.text().filter(|_| node.is_text()).unwrap_or_default());
        told.links.extend(node.attribute("href").map(str::to_owned));
    }
    told
}

/// Holds that `told` says all that a page says, in its order, and leads where it leads.
pub fn says_all((page, says): &(Page, Says), told: &Told, ending: &str) {
    let words = even(&told.words);
    let mut rest = words.as_str();
    assert!(!words.contains("**"), "{}: {words}", page.id);
    for text in &says.texts {
        let wanted = even(text);
        let found = rest.split_once(&wanted);
        assert!(found.is_some(), "{}: `{wanted}` does not stand in `{rest}`", page.id);
        rest = found.unwrap().1;
    }
    let inner = told.links.iter().filter(|link| !link.contains(':'));
    let inner: Vec<&str> = inner.filter_map(|link| link.strip_suffix(ending)).collect();
    assert_eq!(inner, says.links, "{}", page.id);
    for reference in &page.references {
        assert!(words.contains(&even(&reference.text)), "{}: {}", page.id, reference.text);
        let is_told = reference.address.is_empty() || told.links.contains(&reference.address);
        assert!(is_told, "{}: {}", page.id, reference.address);
    }
}

#[test]
fn markdown_and_html_say_all_that_a_page_says() {
    for told in &*PAGES {
        says_all(told, &from_markdown(&to_markdown(&told.0)), ".md");
        says_all(told, &from_html(&to_html(&told.0)), ".html");
    }
}

#[test]
fn an_html_page_leads_to_its_own_sources_and_loads_nothing() {
    let html = to_html(&page("tace"));
    let told = from_html(&html);
    let sources: Vec<&str> = told.links.iter().filter_map(|link| link.strip_prefix('#')).collect();
    assert!(sources.len() > 10, "{sources:?}");
    for source in sources {
        assert!(html.contains(&format!("id=\"{source}\"")), "{source}");
    }
    for loads in [" src=", "<link", "<script", "@import", "url("] {
        assert!(!html.contains(loads), "{loads}");
    }
    assert!(told.words.contains("no substitute for clinical"));
}

#[test]
fn plain_text_says_where_a_link_leads_whose_words_do_not() {
    assert!(even(&to_plain(&page("tace"), 80)).contains("· more (low-bleeding-risk)."));
    let mut count = 0;
    for (page, says) in PAGES.iter().filter(|(_, says)| !says.other_words.is_empty()) {
        let text = even(&to_plain(page, 80));
        for (words, id) in &says.other_words {
            count += 1;
            // The id is not told again where the words are it.
            let is_told = words.to_lowercase().replace(' ', "-") == *id;
            let said = if is_told { words.clone() } else { format!("{words} ({id})") };
            assert!(text.contains(&even(&said)), "{}: {words}", page.id);
        }
    }
    assert!(count > 600, "{count} links");
}
