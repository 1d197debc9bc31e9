//! Taking away: what can be copied of what is shown, written from the page itself.

use super::{App, Choice, Focus, Item, Menu, Overlay, Showing};
use crate::page::{
    Excerpt, Page, Reference, excerpt_to_linear, excerpt_to_markdown, excerpt_to_plain,
    to_markdown, to_plain,
};
use crate::text::capital;

/// The columns of plain text, as those of `fluoro show` in a pipe.
const COLUMNS: usize = 80;

/// A part of what is shown, in both forms.
struct Part {
    /// What it is.
    name: &'static str,
    /// Which one it is.
    aside: String,
    markdown: String,
    plain: String,
}

impl Part {
    fn excerpt(name: &'static str, excerpt: &Excerpt) -> Self {
        let plain = excerpt_to_plain(excerpt, COLUMNS);
        // As it is heard nothing is drawn, and its title is the first line, however long.
        let heard = excerpt_to_linear(excerpt);
        let words = heard.lines().skip(1).flat_map(str::split_whitespace).collect::<Vec<_>>();
        Self { name, aside: words.join(" "), markdown: excerpt_to_markdown(excerpt), plain }
    }

    fn page(page: &Page, name: &'static str) -> Self {
        let (markdown, plain) = (to_markdown(page), to_plain(page, COLUMNS));
        Self { name, aside: page.title.clone(), markdown, plain }
    }
}

/// A text as one argument of a command line.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl App {
    /// Asks what to copy: the line under the cursor, the section, the page, or what names them.
    pub(super) fn ask_what_to_copy(&mut self) {
        // At the start the list shows no page of its own.
        let showing = match self.focus {
            Focus::Line | Focus::List if self.is_at_start() => self.list.selected_showing(),
            _ => self.reader.showing(),
        };
        let order = self.reader.order();
        let page = showing.and_then(|showing| showing.page(self.library.catalog(), order));
        let (Some(showing), Some(page)) = (showing, page) else {
            return self.tell("there is nothing to copy".to_owned());
        };
        let (what, ids) = match showing.by_id(self.library.catalog()) {
            Showing::Start { .. } => ("", String::new()),
            Showing::Missing { .. } | Showing::Value { .. } => {
                ("the query", self.query.text.trim().to_owned())
            }
            Showing::Entry(id) => ("the id", id),
            Showing::Comparison(ids) => ("the ids", ids.join(" ")),
            Showing::Overview(overview) => ("the id", overview.id().to_owned()),
            Showing::Links(_) => ("the id", page.id.clone()),
            Showing::Emergency(id) => ("the id", Page::emergency_id(&id)),
        };
        let command = match showing {
            Showing::Start { .. } => "fluoro".to_owned(),
            Showing::Missing { .. } | Showing::Value { .. } => {
                format!("fluoro search {}", quoted(&ids))
            }
            Showing::Comparison(_) => format!("fluoro compare {ids}"),
            _ => format!("fluoro show {ids}"),
        };
        let (line, section) = match self.focus {
            Focus::Page | Focus::Find => {
                let section = self.reader.section_at_cursor();
                // Above the sections stands what a page opens with.
                (self.reader.item_at_cursor().or_else(|| section.is_none().then_some(0)), section)
            }
            // In the list a row stands for its entry, and the bottom line for that.
            Focus::Line | Focus::List => (Some(0), None),
        };
        // A comparison opens with no line of its own: what stands there is the comparison.
        let is_comparison = matches!(showing, Showing::Comparison(_));
        let is_whole = is_comparison && line == Some(0);
        let (line, section) = if is_whole { (None, None) } else { (line, section) };
        let line = line.and_then(|number| page.item(number));
        let sources = line.as_ref().map_or(&page.references, |line| &line.references);
        let alone = [
            ("its sources", sources.len().to_string(), sources.iter().map(citation).collect()),
            (what, ids.clone(), ids.clone()),
            ("the command that shows it", command.clone(), command),
        ];
        let mut parts: Vec<Part> = Vec::new();
        parts.extend(line.as_ref().map(|line| Part::excerpt("this line", line)));
        let section = section.and_then(|number| page.section(number));
        parts.extend(section.map(|section| Part {
            aside: section.section.title.clone(),
            ..Part::excerpt("this section", &section)
        }));
        parts.push(Part::page(&page, if is_comparison { "the comparison" } else { "the page" }));
        let form = |name: &str, part: &Part, text: &String| {
            item(name, part.name, part.aside.clone(), format!("{} as {name}", part.name), text)
        };
        let markdown = parts.iter().map(|part| form("Markdown", part, &part.markdown));
        let plain = parts.iter().map(|part| form("plain text", part, &part.plain));
        let alone = alone.iter().filter(|(_, _, text): &&(_, _, String)| !text.is_empty());
        let alone = alone.map(|(name, aside, text)| {
            item("by itself", name, aside.clone(), (*name).to_owned(), text)
        });
        let items = markdown.chain(plain).chain(alone).collect();
        if let Some(menu) = Menu::of("Copy", items) {
            self.toggle(Overlay::Menu(menu));
        }
    }
}

fn item(group: &str, name: &str, aside: String, what: String, text: &str) -> Item {
    let text = text.trim_end().to_owned();
    Item {
        group: capital(group),
        name: name.to_owned(),
        aside,
        marked: None,
        choice: Choice::Copy { what, text },
    }
}

/// A source as it is cited, in a line of its own.
fn citation(source: &Reference) -> String {
    [&source.text, " ", &source.address].concat().trim_end().to_owned() + "\n"
}
