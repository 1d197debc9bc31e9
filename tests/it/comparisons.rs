//! Entries side by side: on the command line, and for every kind of the data.

use crate::commands::{run, stderr, stdout};
use crate::exports::{Says, even, from_html, from_markdown, says_all};
use crate::harness::EMBEDDED;
use fluoro::catalog::{EntryRef, Kind};
use fluoro::page::{Block, Inline, Page, to_html, to_markdown, to_plain};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The pages of some pairs of every kind, and each pair side by side.
static PAIRS: LazyLock<Vec<(Page, Page, Page)>> = LazyLock::new(|| {
    let catalog = EMBEDDED.catalog();
    let mut pairs = Vec::new();
    for kind in Kind::ALL {
        let entries: Vec<EntryRef> = catalog.of_kind(kind).collect();
        let step = (entries.len() / 5).max(1);
        for at in (0..entries.len().saturating_sub(1)).step_by(step) {
            let pair = [entries[at], entries[at + 1]];
            let [one, other] = pair.map(|at| Page::new(catalog, at));
            pairs.push((one, other, Page::comparison(catalog, &pair).unwrap()));
        }
    }
    pairs
});

/// Whether a text is the heading of a group of fields, which stands before their labels or is told by them.
fn is_heading(page: &Page, words: &str) -> bool {
    let blocks = page.sections.iter().flat_map(|section| &section.blocks);
    blocks.into_iter().any(|block| match block {
        Block::Paragraph { text } => {
            matches!(text.as_slice(), [Inline::Strong { text }] if text == words)
        }
        _ => false,
    })
}

/// Each stretch of a page’s text with the sources that stand behind it.
fn facts(page: &Page) -> Vec<(String, BTreeSet<String>)> {
    fn read(value: &Value, facts: &mut Vec<(String, BTreeSet<String>)>, page: &Page) {
        match value {
            Value::Array(items)
                if items.iter().all(|item| item["type"] == "cite" || item["text"].is_string()) =>
            {
                // A source at the beginning stands behind no text.
                facts.push((String::new(), BTreeSet::new()));
                for item in items {
                    if let Some(number) = item["number"].as_u64() {
                        let id = page.references[usize::try_from(number).unwrap() - 1].id.clone();
                        facts.last_mut().unwrap().1.insert(id);
                    } else {
                        facts.push((even(item["text"].as_str().unwrap()), BTreeSet::new()));
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| read(item, facts, page)),
            Value::Object(fields) => fields.values().for_each(|field| read(field, facts, page)),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut facts = Vec::new();
    for part in [serde_json::to_value(&page.lead), serde_json::to_value(&page.sections)] {
        read(&part.unwrap(), &mut facts, page);
    }
    facts
}

#[test]
fn nothing_is_lost_beside_another_and_a_fact_keeps_its_citations() {
    for (one, other, both) in &*PAIRS {
        let said = facts(both);
        let words = even(&to_markdown(both).replace("<br>", " "));
        for (page, beside) in [(one, other), (other, one)] {
            let same = facts(beside);
            for fact in facts(page) {
                let (text, cites) = &fact;
                let kept = said.iter().any(|(words, by)| words == text && cites.is_subset(by));
                let in_label = cites.is_empty() && words.contains(&even(text.trim()));
                assert!(
                    text.is_empty()
                        || kept
                        || in_label
                        || same.contains(&fact)
                        || is_heading(page, text),
                    "{}: {fact:?}",
                    both.id
                );
            }
        }
    }
}

#[test]
fn comparisons_are_exported_whole_and_keep_to_their_width() {
    for (.., page) in &*PAIRS {
        let told = (page.clone(), Says::new(page));
        says_all(&told, &from_markdown(&to_markdown(page)), ".md");
        says_all(&told, &from_html(&to_html(page)), ".html");
        for columns in [30, 60, 80, 120, 200] {
            let text = to_plain(page, columns);
            let widest = text.lines().map(fluoro::text::width).max().unwrap();
            assert!(widest <= columns, "{} at {columns}: {widest}", page.id);
        }
    }
}

#[test]
fn the_command_prints_what_the_explorer_shows() {
    let output = run(&["compare", "tace", "uterine fibroid embolization"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let text = stdout(&output);
    assert!(text.starts_with("Compare · 2 procedures"), "{text}");
    assert!(text.lines().all(|line| fluoro::text::width(line) <= 80), "{text}");
    let json =
        stdout(&run(&["compare", "apixaban", "rivaroxaban", "edoxaban", "--format", "json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["entries"].as_array().unwrap().len(), 3);
    assert_eq!(
        (&json["entries"][1]["id"], &json["entries"][1]["kind"]),
        (&"rivaroxaban".into(), &"drug".into())
    );
    assert_eq!(json["page"]["id"], "apixaban+rivaroxaban+edoxaban");
    let markdown = stdout(&run(&["compare", "ct", "mri", "--format", "markdown"]));
    assert!(
        markdown.contains("|  | [CT guidance](ct.md) | [MRI guidance](mri.md) |"),
        "{markdown}"
    );
}

#[test]
fn the_command_says_what_cannot_be_compared() {
    for (args, status, message) in [
        (&["compare", "tace"][..], 2, "2 values required"),
        (&["compare", "a", "b", "c", "d", "e"], 2, "unexpected"),
        (&["compare", "tace", "tipsss"], 1, "there is no entry `tipsss`; the nearest ids are"),
        (&["compare", "tace", "RFA"], 2, "`RFA` means several entries; name one by its id:"),
        (&["compare", "tace", "TACE"], 2, "`tace` is named twice"),
        (
            &["compare", "tace", "apixaban"],
            2,
            "only entries of one kind stand side by side; `tace` is a procedure, `apixaban` is a drug",
        ),
    ] {
        let output = run(args);
        assert_eq!(
            (output.status.code(), stdout(&output).as_str()),
            (Some(status), ""),
            "{args:?}"
        );
        assert!(stderr(&output).contains(message), "{args:?}: {}", stderr(&output));
    }
}
