//! A page as Markdown (`CommonMark` with tables and footnotes).

use super::{Block, DISCLAIMER, Inline, Marker, Page};
use std::fmt::Write as _;

/// `page` as Markdown.
#[must_use]
pub fn to_markdown(page: &Page) -> String {
    let mut out = String::new();
    let badges: Vec<String> = page
        .badges
        .iter()
        .map(|badge| if badge.warning { format!("**{}**", badge.text) } else { badge.text.clone() })
        .collect();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "# {}\n\n*{}* · {}\n", page.title, page.kind.name(), badges.join(" · "));
    let _ = writeln!(out, "{}", inline(&page.lead));
    for section in &page.sections {
        let _ = writeln!(out, "\n## {}", section.title);
        section.blocks.iter().for_each(|block| write_block(&mut out, block));
    }
    let _ = writeln!(out, "\n---\n\n{DISCLAIMER} {}\n", page.provenance);
    for (number, reference) in page.references.iter().enumerate() {
        let _ = writeln!(out, "[^{}]: {} <{}>", number + 1, reference.text, reference.address);
    }
    out
}

fn write_block(out: &mut String, block: &Block) {
    out.push('\n');
    match block {
        Block::Paragraph { text } => {
            let _ = writeln!(out, "{}", inline(text));
        }
        Block::List { marker, items } => {
            let title = match marker {
                Marker::Absolute => "**absolute:** ",
                Marker::Relative => "**relative:** ",
                Marker::Bullet | Marker::Alarm => "",
            };
            for item in items {
                let _ = writeln!(out, "- {title}{}", inline(item));
            }
        }
        Block::Steps { items } => {
            for (number, item) in items.iter().enumerate() {
                let _ = writeln!(out, "{}. {}", number + 1, inline(item));
            }
        }
        Block::Facts { rows } => {
            for fact in rows {
                // A row without a label goes on with the one before it.
                let _ = match fact.label.as_str() {
                    "" => writeln!(out, "  - {}", inline(&fact.text)),
                    label => writeln!(out, "- **{label}:** {}", inline(&fact.text)),
                };
            }
        }
        Block::Links { rows } => {
            for link in rows {
                let label =
                    if link.label.is_empty() { String::new() } else { format!("{}: ", link.label) };
                let _ = writeln!(out, "- {label}**{}** {}", link.title, inline(&link.note));
                for more in &link.more {
                    let label = match more.label.as_str() {
                        "" => String::new(),
                        label => format!("{label}: "),
                    };
                    let _ = writeln!(out, "  - {label}{}", inline(&more.text));
                }
            }
        }
        Block::Bars { rows, .. } => {
            out.push_str("| what | how much | in whom |\n| --- | --- | --- |\n");
            for bar in rows {
                let cells = [&bar.label, &bar.value, &bar.note]
                    .map(|cell| inline(cell).replace('|', "\\|"));
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
        }
        Block::Spans { rows } => {
            for span in rows {
                let _ = writeln!(
                    out,
                    "- **{}** {} {}",
                    span.label,
                    inline(&span.text),
                    inline(&span.note)
                );
            }
        }
    }
}

fn inline(inlines: &[Inline]) -> String {
    let part = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Muted { text } | Inline::Link { text, .. } => text.clone(),
        Inline::Strong { text } => format!("**{text}**"),
        Inline::Emphasis { text } => format!("*{text}*"),
        Inline::Cite { number } => format!("[^{number}]"),
    };
    // What is bold on both sides of a seam is one run: `**a****b**` would be neither.
    inlines.iter().map(part).collect::<String>().trim().replace("****", "")
}
