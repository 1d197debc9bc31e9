//! A page as Markdown: `CommonMark` with the tables and footnotes of GitHub.
//!
//! A link leads to `ID.md`, so that pages written into one folder lead to each other.

use crate::catalog::Voice;
use crate::page::{
    ALSO_READ, Bar, Block, Compared, ComparedRow, DISCLAIMER, Excerpt, FactRow, Inline, LinkRow,
    Page, Reference, Section, YearSpan,
};

/// `page` as Markdown.
#[must_use]
pub fn to_markdown(page: &Page) -> String {
    let mut facts = vec![format!("*{}*", page.kind)];
    facts.extend(page.badges.iter().map(|badge| match badge.warning {
        true => format!("**{}**", escape(&badge.text)),
        false => escape(&badge.text),
    }));
    let mut out = format!("# {}\n\n{}\n", escape(&page.title), facts.join(" · "));
    if !page.lead.is_empty() {
        out.extend(["\n", &line(&page.lead), "\n"]);
    }
    out.extend(page.sections.iter().map(section));
    out.extend(["\n---\n\n", DISCLAIMER]);
    if !page.provenance.is_empty() {
        out.extend([" ", &escape(&page.provenance), "."]);
    }
    out.push_str("\n\n");
    out.push_str(&references(&page.references));
    out
}

/// A part of a page as Markdown.
#[must_use]
pub fn excerpt_to_markdown(excerpt: &Excerpt) -> String {
    let parts = [section(&excerpt.section), references(&excerpt.references)];
    parts.map(|part| part.trim().to_owned() + "\n").join("\n").trim().to_owned() + "\n"
}

fn section(section: &Section) -> String {
    let blocks: Vec<String> = section.blocks.iter().map(block).collect();
    format!("\n## {}\n\n{}", escape(&section.title), blocks.join("\n"))
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => line(text) + "\n",
        Block::List { marker, items } => {
            let title = marker.title().map_or_else(String::new, |title| format!("**{title}:** "));
            items.iter().map(|item| ["- ", &title, &line(item), "\n"].concat()).collect()
        }
        Block::Steps { items } => {
            let numbered = items.iter().enumerate();
            numbered.map(step).collect()
        }
        Block::Facts { rows } => rows.iter().enumerate().map(fact).collect(),
        Block::Links { rows } => rows.iter().map(link_row).collect(),
        Block::Bars { rows, .. } => table(&Bar::COLUMNS, rows.iter().map(bar)),
        Block::Table { columns, rows } | Block::Matrix { columns, rows } => {
            table(columns, rows.iter().map(|cells| cells.iter().map(|cell| line(cell)).collect()))
        }
        Block::Picture { alt, .. } => alt.iter().map(self::block).collect::<Vec<_>>().join("\n"),
        Block::Spans { rows } => rows.iter().map(span).collect(),
        Block::Comparison { entries, rows } => comparison(entries, rows),
    }
}

fn comparison(entries: &[Compared], rows: &[ComparedRow]) -> String {
    let names =
        entries.iter().map(|entry| format!("[{}]({}.md)", escape(&entry.title), entry.target));
    let head: Vec<String> = [String::new()].into_iter().chain(names).collect();
    let rule = head.iter().map(|_| "---".to_owned()).collect();
    [head, rule].into_iter().chain(rows.iter().map(compared)).map(|cells| row(&cells)).collect()
}

fn compared(row: &ComparedRow) -> Vec<String> {
    let sign = if row.same { " =" } else { "" };
    let label = line(&row.label) + sign;
    [label].into_iter().chain(row.cells.iter().map(|cell| one_line(cell))).collect()
}

/// Blocks in a cell of a table, which has one line.
fn one_line(blocks: &[Block]) -> String {
    let cells = |row: Vec<String>| {
        let told: Vec<String> = row.into_iter().filter(|cell| !cell.is_empty()).collect();
        told.join(" – ")
    };
    let lines = |one: &Block| -> Vec<String> {
        match one {
            Block::Bars { rows, .. } => rows.iter().map(|one| cells(bar(one))).collect(),
            Block::Table { rows, .. } => {
                rows.iter().map(|row| cells(row.iter().map(|cell| line(cell)).collect())).collect()
            }
            other => {
                let lines = block(other);
                let bullet = |line: &str| match line.trim_start().strip_prefix("- ") {
                    Some(item) => format!("• {item}"),
                    None => line.to_owned(),
                };
                lines.lines().map(bullet).collect()
            }
        }
    };
    match blocks {
        [] => "—".to_owned(),
        blocks => blocks.iter().flat_map(lines).collect::<Vec<_>>().join("<br>"),
    }
}

fn step((number, text): (usize, &Vec<Inline>)) -> String {
    format!("{}. {}\n", number + 1, line(text))
}

fn fact((number, fact): (usize, &FactRow)) -> String {
    let text = line(&fact.text);
    match fact.label.as_str() {
        "" if number == 0 => format!("- {text}\n"),
        // A row without a label goes on with the one before it.
        "" => format!("  - {text}\n"),
        label => format!("- **{}:** {text}\n", escape(label)),
    }
}

fn link_row(link: &LinkRow) -> String {
    let (label, title, note) = (label(&link.label), escape(&link.title), line(&link.note));
    let more: String = link.more.iter().map(more_of).collect();
    format!("- {label}[**{title}**]({}.md){}{note}\n{more}", link.target, link.dash())
}

fn more_of(fact: &FactRow) -> String {
    format!("  - {}{}\n", label(&fact.label), line(&fact.text))
}

fn label(label: &str) -> String {
    if label.is_empty() { String::new() } else { format!("{}: ", escape(label)) }
}

fn table(columns: &[impl AsRef<str>], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head = columns.iter().map(|title| escape(title.as_ref())).collect();
    let rule = columns.iter().map(|_| "---".to_owned()).collect();
    [head, rule].into_iter().chain(rows).map(|cells| row(&cells)).collect()
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn bar(bar: &Bar) -> Vec<String> {
    let label = bar.tone.sign().to_owned() + &line(&bar.label);
    vec![label, line(&bar.value), line(&bar.note)]
}

fn span(span: &YearSpan) -> String {
    let parts = [&span.text, &span.note].map(|part| line(part));
    let parts: Vec<&str> =
        parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("- **{}** {}\n", escape(&span.label), parts.join(" – "))
}

/// The footnotes, and a list of what no line cites: a footnote without a mark is shown nowhere.
fn references(references: &[Reference]) -> String {
    let (cited, also_read) = Reference::apart(references);
    let footnote =
        |(number, one): (usize, &Reference)| format!("[^{}]: {}\n", number + 1, source(one));
    let mut out: String = cited.iter().enumerate().map(footnote).collect();
    if !also_read.is_empty() {
        out.extend(["\n", ALSO_READ, "\n\n"]);
        out.extend(also_read.iter().map(|one| format!("- {}\n", source(one))));
    }
    out
}

fn source(reference: &Reference) -> String {
    let text = escape(&reference.text);
    match reference.address.as_str() {
        "" => text,
        address => format!("{text} <{address}>"),
    }
}

/// Inlines in one line.
fn line(inlines: &[Inline]) -> String {
    // What is bold on both sides of a seam is one run: `**a****b**` would be neither.
    let one_run = |a: &Inline, b: &Inline| {
        matches!(
            (a, b),
            (Inline::Strong { .. }, Inline::Strong { .. })
                | (Inline::Emphasis { .. }, Inline::Emphasis { .. })
        )
    };
    let pieces: Vec<(Voice, String)> = inlines
        .chunk_by(one_run)
        .map(|run| (voice(run), run.iter().map(words).collect()))
        .collect();
    let mut out = String::new();
    for (number, (voice, words)) in pieces.iter().enumerate() {
        let after = pieces.get(number + 1).and_then(|(voice, words)| match voice {
            Voice::Plain => words.chars().next(),
            Voice::Strong | Voice::Emphasis => Some('*'),
        });
        // Behind a citation a parenthesis would begin the address of a link.
        if *voice == Voice::Plain && out.ends_with(']') && words.starts_with('(') {
            out.push('\\');
        }
        match voice {
            Voice::Plain => out.push_str(words),
            Voice::Strong => emphasize(&mut out, ["**", "strong"], words, after),
            Voice::Emphasis => emphasize(&mut out, ["*", "em"], words, after),
        }
    }
    out.trim_end().to_owned()
}

fn voice(run: &[Inline]) -> Voice {
    match run.first() {
        Some(Inline::Strong { .. }) => Voice::Strong,
        Some(Inline::Emphasis { .. }) => Voice::Emphasis,
        _ => Voice::Plain,
    }
}

fn words(inline: &Inline) -> String {
    match inline {
        Inline::Text { text }
        | Inline::Level { text, .. }
        | Inline::Muted { text }
        | Inline::Strong { text }
        | Inline::Emphasis { text }
        | Inline::Query { text, typed: None } => escape(text),
        Inline::Query { text, typed: Some(typed) } => escape(&format!("{text} ({typed})")),
        Inline::Link { id, text, .. } => format!("[{}]({id}.md)", escape(text)),
        Inline::Cite { number } => format!("[^{number}]"),
        Inline::Steps { .. } => String::new(),
    }
}

/// Adds words between signs, or between tags where signs would not hold: beside a letter or another sign.
fn emphasize(out: &mut String, [sign, tag]: [&str; 2], words: &str, after: Option<char>) {
    let inner = words.trim();
    // A sign holds on to a word, not to the space beside it.
    let (before, behind) = words.split_once(inner).unwrap_or_default();
    out.push_str(before);
    let apart = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && c != '*';
    let free = |side: Option<char>| side.is_none_or(apart);
    let after = behind.chars().next().or(after);
    if inner.is_empty() {
        out.push_str(behind);
    } else if free(out.chars().last()) && free(after) {
        out.extend([sign, inner, sign, behind]);
    } else {
        out.extend(["<", tag, ">", inner, "</", tag, ">", behind]);
    }
}

/// A text in which nothing is a sign of Markdown.
fn escape(text: &str) -> String {
    let start = text.len() - text.trim_start().len();
    let digits = text.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    let last = text.chars().count().saturating_sub(1);
    let mut out = String::with_capacity(text.len());
    for (number, (at, c)) in text.char_indices().enumerate() {
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' => true,
            // What begins a line would make it a heading or a list.
            '#' | '+' | '-' => at == start,
            '.' | ')' => digits > 0 && at == start + digits,
            // Before a link it would make a picture.
            '!' => number == last,
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What a reader sees of Markdown, links and citations in braces.
    fn read(markdown: &str) -> String {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let defined = (1..20).map(|number| format!("[^{number}]: a source\n"));
        let markdown = format!("{markdown}\n\n{}", defined.collect::<String>());
        let mut seen = String::new();
        for event in Parser::new_ext(&markdown, options) {
            match event {
                Event::Start(Tag::FootnoteDefinition(_)) => break,
                Event::Text(text) => seen.push_str(&text),
                Event::Start(Tag::Link { dest_url, .. }) => seen.extend(["{", &dest_url, " "]),
                Event::FootnoteReference(number) => seen.extend(["{", &number, "}"]),
                Event::End(TagEnd::Link) => seen.push('}'),
                Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis)
                | Event::End(TagEnd::Paragraph | TagEnd::Strong | TagEnd::Emphasis) => {}
                // The tags that stand in for signs.
                Event::InlineHtml(tag) if tag.ends_with("strong>") || tag.ends_with("em>") => {}
                other => panic!("{other:?} in {markdown}"),
            }
        }
        seen
    }

    fn meant(inlines: &[Inline]) -> String {
        let part = |inline: &Inline| match inline {
            Inline::Text { text }
            | Inline::Level { text, .. }
            | Inline::Strong { text }
            | Inline::Emphasis { text }
            | Inline::Query { text, typed: None }
            | Inline::Muted { text } => text.clone(),
            Inline::Query { text, typed: Some(typed) } => format!("{text} ({typed})"),
            Inline::Link { id, text, .. } => format!("{{{id}.md {text}}}"),
            Inline::Cite { number } => format!("{{{number}}}"),
            Inline::Steps { .. } => String::new(),
        };
        inlines.iter().map(part).collect()
    }

    fn even(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn any_inline() -> impl Strategy<Value = Inline> {
        // The signs of Markdown, and what they can be taken for beside.
        let text = "[-ab1 .)(!#+=*_<>&`|~\\[\\]:%–·\u{a0}\\\\^]{1,6}";
        prop_oneof![
            text.prop_map(Inline::text),
            text.prop_map(Inline::strong),
            text.prop_map(Inline::emphasis),
            text.prop_map(Inline::muted),
            "[ab*_<\\[]{1,4}".prop_map(|text| Inline::Link {
                id: "to".to_owned(),
                text,
                name: None,
                section: None
            }),
            (1usize..20).prop_map(|number| Inline::Cite { number }),
        ]
    }

    /// Inlines as pages have them: a citation stands behind what it is for, and no link right behind a citation.
    fn any_line() -> impl Strategy<Value = Vec<Inline>> {
        prop::collection::vec(any_inline(), 1..6).prop_filter("a citation out of place", |line| {
            let follows =
                |pair: &[Inline]| matches!(pair, [Inline::Cite { .. }, Inline::Link { .. }]);
            let first = line.iter().find(|inline| !even(&meant(&[(*inline).clone()])).is_empty());
            !matches!(first, Some(Inline::Cite { .. })) && !line.windows(2).any(follows)
        })
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_as_it_was_meant(text in any_line()) {
            let markdown = line(&text);
            prop_assert_eq!(even(&read(&markdown)), even(&meant(&text)), "{}", markdown);
        }
    }

    #[test]
    fn bold_holds_beside_letters_and_across_seams() {
        let bold = |before: &str, words: [&str; 2], after: &str| {
            let [a, b] = words.map(Inline::strong);
            line(&[Inline::text(before), a, b, Inline::text(after)])
        };
        assert_eq!(bold("is ", ["≤ 2", " or 3 "], "days"), "is **≤ 2 or 3** days");
        assert_eq!(bold("CT", ["A", "*02"], ", so"), "CT<strong>A\\*02</strong>, so");
    }

    #[test]
    fn a_note_stands_behind_a_dash_unless_it_says_whose_the_line_is() {
        let row = |note| LinkRow {
            label: "first-line".to_owned(),
            target: "tace".to_owned(),
            title: "TACE".to_owned(),
            note: vec![note],
            more: Vec::new(),
        };
        assert_eq!(
            link_row(&row(Inline::text("if CrCl < 50"))),
            "- first-line: [**TACE**](tace.md) – if CrCl \\< 50\n"
        );
        assert_eq!(
            link_row(&row(Inline::muted(" (by us)"))),
            "- first-line: [**TACE**](tace.md) (by us)\n"
        );
    }
}
