//! A page as a whole HTML document, which needs nothing beside it and is well-formed XML too.
//!
//! A link leads to `ID.html`, so that pages written into one folder lead to each other.

use crate::page::{
    ALSO_READ, Badge, Bar, Block, Compared, ComparedRow, DISCLAIMER, FactRow, Inline, LinkRow,
    Marker, Page, Reference, YearSpan,
};

const STYLE: &str = include_str!("page.css");

/// `page` as an HTML document.
#[must_use]
pub fn to_html(page: &Page) -> String {
    let title = escape(&page.title);
    let badges: String = page.badges.iter().map(badge).collect();
    let sections: String = page
        .sections
        .iter()
        .map(|part| section(&part.title, &part.blocks.iter().map(block).collect::<String>()))
        .collect();
    let provenance = match page.provenance.as_str() {
        "" => String::new(),
        text => format!(" {}.", escape(text)),
    };
    let lead = match page.lead.is_empty() {
        true => String::new(),
        false => format!("<p>{}</p>\n", inline(&page.lead)),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
        <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
        <header>\n<h1>{title}</h1>\n<p>{}{badges}</p>\n{lead}</header>\n\
        <main>\n{sections}{}</main>\n<footer>\n<p>{DISCLAIMER}{provenance}</p>\n</footer>\n</body>\n</html>\n",
        page.kind,
        sources(&page.references),
    )
}

fn badge(badge: &Badge) -> String {
    match badge.warning {
        true => format!(" · <strong>{}</strong>", escape(&badge.text)),
        false => format!(" · {}", escape(&badge.text)),
    }
}

fn section(title: &str, content: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n{content}</section>\n", escape(title))
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => format!("<p>{}</p>\n", inline(text)),
        Block::List { marker, items } => list(*marker, items),
        Block::Steps { items } => format!("<ol>\n{}</ol>\n", lines("li", items)),
        Block::Facts { rows } => facts(rows),
        Block::Links { rows } => {
            format!("<ul>\n{}</ul>\n", rows.iter().map(link_row).collect::<String>())
        }
        Block::Bars { rows, .. } => table(&Bar::COLUMNS, rows.iter().map(bar)),
        Block::Table { columns, rows } | Block::Matrix { columns, rows } => {
            table(columns, rows.iter().map(|cells| cells.iter().map(|cell| inline(cell)).collect()))
        }
        Block::Picture { alt, .. } => alt.iter().map(self::block).collect(),
        Block::Spans { rows } => {
            format!("<dl>\n{}</dl>\n", rows.iter().map(span).collect::<String>())
        }
        Block::Comparison { entries, rows } => comparison(entries, rows),
    }
}

fn comparison(entries: &[Compared], rows: &[ComparedRow]) -> String {
    let name = |entry: &Compared| column(&anchor(&entry.target, &entry.title, None));
    let head: String = entries.iter().map(name).collect();
    let rows: String = rows.iter().map(compared).collect();
    format!(
        "<table>\n<thead>\n<tr><td></td>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

fn compared(row: &ComparedRow) -> String {
    let (class, sign) = if row.same { (" class=\"same\"", " =") } else { ("", "") };
    let cell = |blocks: &Vec<Block>| match blocks.as_slice() {
        [] => "<td>—</td>".to_owned(),
        blocks => format!("<td>{}</td>", blocks.iter().map(block).collect::<String>()),
    };
    let cells: String = row.cells.iter().map(cell).collect();
    format!("<tr{class}><th scope=\"row\">{}{sign}</th>{cells}</tr>\n", inline(&row.label))
}

fn list(marker: Marker, items: &[Vec<Inline>]) -> String {
    let title = marker.title().filter(|_| !items.is_empty());
    let title = title.map_or_else(String::new, |title| format!("<h3>{title}</h3>\n"));
    format!("{title}<ul>\n{}</ul>\n", lines("li", items))
}

/// Each text in an element.
fn lines<'t>(tag: &str, texts: impl IntoIterator<Item = &'t Vec<Inline>>) -> String {
    texts.into_iter().map(|text| element(tag, &inline(text))).collect()
}

fn element(tag: &str, content: &str) -> String {
    format!("<{tag}>{content}</{tag}>\n")
}

fn facts(facts: &[FactRow]) -> String {
    if facts.iter().all(|fact| fact.label.is_empty()) {
        return format!("<ul>\n{}</ul>\n", lines("li", facts.iter().map(|fact| &fact.text)));
    }
    format!("<dl>\n{}</dl>\n", facts.iter().map(fact).collect::<String>())
}

/// A row without a label goes on with the one before it.
fn fact(fact: &FactRow) -> String {
    let label = match fact.label.as_str() {
        "" => String::new(),
        label => element("dt", &escape(label)),
    };
    label + &lines("dd", [&fact.text])
}

fn link_row(link: &LinkRow) -> String {
    let to = anchor(&link.target, &link.title, None);
    let more = match link.more.as_slice() {
        [] => String::new(),
        more => format!("\n<ul>\n{}</ul>\n", more.iter().map(more_of).collect::<String>()),
    };
    let (label, note) = (label(&link.label), inline(&link.note));
    element("li", &format!("{label}{to}{}{note}{more}", link.dash()))
}

fn more_of(fact: &FactRow) -> String {
    element("li", &(label(&fact.label) + &inline(&fact.text)))
}

fn label(label: &str) -> String {
    if label.is_empty() { String::new() } else { format!("{}: ", escape(label)) }
}

fn table(columns: &[impl AsRef<str>], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head: String = columns.iter().map(|title| column(&escape(title.as_ref()))).collect();
    let rows: String = rows.map(|cells| row(&cells)).collect();
    format!("<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn column(title: &str) -> String {
    format!("<th scope=\"col\">{title}</th>")
}

fn row(cells: &[String]) -> String {
    format!("<tr><td>{}</td></tr>\n", cells.join("</td><td>"))
}

fn bar(bar: &Bar) -> Vec<String> {
    let label = bar.tone.sign().to_owned() + &inline(&bar.label);
    vec![label, inline(&bar.value), inline(&bar.note)]
}

fn span(span: &YearSpan) -> String {
    let told = [&span.text, &span.note].into_iter().filter(|text| !text.is_empty());
    element("dt", &escape(&span.label)) + &lines("dd", told)
}

fn sources(references: &[Reference]) -> String {
    if references.is_empty() {
        return String::new();
    }
    let (cited, also_read) = Reference::apart(references);
    let first = cited.len();
    let others = if also_read.is_empty() { String::new() } else { element("p", ALSO_READ) };
    section("Sources", &[numbered(cited, 0), others, numbered(also_read, first)].concat())
}

/// A list of sources, the first of which has so many before it.
fn numbered(references: &[Reference], before: usize) -> String {
    let source = |(number, one): (usize, &Reference)| source((before + number, one));
    match references.iter().enumerate().map(source).collect::<String>().as_str() {
        "" => String::new(),
        items => format!("<ol start=\"{}\">\n{items}</ol>\n", before + 1),
    }
}

fn source((number, source): (usize, &Reference)) -> String {
    let address = match escape(&source.address).as_str() {
        "" => String::new(),
        address => format!(" <a href=\"{address}\">{address}</a>"),
    };
    format!("<li id=\"source-{}\">{}{address}</li>\n", number + 1, escape(&source.text))
}

fn inline(inlines: &[Inline]) -> String {
    inlines.iter().map(one).collect()
}

fn one(inline: &Inline) -> String {
    match inline {
        Inline::Text { text } | Inline::Level { text, .. } => escape(text),
        Inline::Steps { .. } => String::new(),
        Inline::Strong { text } => format!("<strong>{}</strong>", escape(text)),
        Inline::Emphasis { text } => format!("<em>{}</em>", escape(text)),
        Inline::Muted { text } => format!("<small>{}</small>", escape(text)),
        Inline::Query { text, typed: None } => format!("<kbd>{}</kbd>", escape(text)),
        Inline::Query { text, typed: Some(typed) } => {
            format!("{} (<kbd>{}</kbd>)", escape(text), escape(typed))
        }
        Inline::Link { id, text, name, .. } => anchor(id, text, name.as_deref()),
        Inline::Cite { number } => {
            format!("<sup><a href=\"#source-{number}\">[{number}]</a></sup>")
        }
    }
}

/// Words that lead to an entry; its name is told where they do not say it.
fn anchor(id: &str, words: &str, name: Option<&str>) -> String {
    let name = name.map_or_else(String::new, |name| format!(" title=\"{}\"", escape(name)));
    format!("<a href=\"{id}.html\"{name}>{}</a>", escape(words))
}

/// A text in which nothing is a sign of HTML, in quotation marks too.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
