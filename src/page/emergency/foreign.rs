//! What layers did to the entries of a card that none of its lines can say.

use super::part::CardPart;
use crate::catalog::{Body, EntryRef, Removed, read_aloud};
use crate::page::builder::PageBuilder;
use crate::page::citations::whose;
use crate::page::{FactRow, Inline};
use crate::text::and_others;

/// No more of what was taken away has room on a card.
const MOST_REMOVED: usize = 3;

/// By so many words a line is known that was taken away.
const FIRST_WORDS: usize = 9;

/// What layers took away of what a card tells, a row each by its first words; the whole stands on the page of its entry.
pub fn removed(page: &PageBuilder<'_>, of: &[EntryRef], parts: &[CardPart<'_>]) -> Vec<FactRow> {
    let mut entries = of.to_vec();
    for part in parts {
        if !entries.contains(&part.at) {
            entries.push(part.at);
        }
    }
    let all: Vec<&Removed> = entries.into_iter().flat_map(|at| of_card(page, at)).collect();
    let mut label = "removed".to_owned();
    let mut row = |text| FactRow { label: std::mem::take(&mut label), text };
    let shown = all.iter().take(MOST_REMOVED);
    let mut rows: Vec<FactRow> = shown
        .map(|removed| {
            row(vec![Inline::strong(beginning(&removed.text)), whose(&removed.by, None)])
        })
        .collect();
    if let Some(last) = rows.last_mut()
        && all.len() > MOST_REMOVED
    {
        last.text.push(Inline::muted(and_others(all.len() - MOST_REMOVED)));
    }
    rows
}

/// What was taken away of the lists of an entry that a card tells of.
fn of_card<'c>(page: &PageBuilder<'c>, at: EntryRef) -> impl Iterator<Item = &'c Removed> {
    let entry = page.catalog.entry(at);
    let keys: &[&str] = match &entry.body {
        Body::Safety(_) => &["steps", "contraindications", "doses", "limits"],
        Body::Condition(_) => &["other_treatments", "targets"],
        _ => &["antithrombotics", "targets"],
    };
    keys.iter().flat_map(|key| entry.changes.removed(key))
}

fn beginning(text: &str) -> String {
    let text = read_aloud(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..FIRST_WORDS) {
        Some(first) => format!("{} …", first.join(" ")),
        None => words.join(" "),
    }
}

/// Says of a part whose entry it is, where a layer brought that entry whole and not the card's own.
pub fn say_whose(page: &PageBuilder<'_>, card: EntryRef, part: EntryRef, rows: &mut [FactRow]) {
    let brought = |at| page.catalog.short_layer_of(page.catalog.entry(at));
    let is_others = |layer: &&str| part != card && brought(card) != Some(*layer);
    if let (Some(layer), Some(row)) = (brought(part).filter(is_others), rows.last_mut()) {
        row.text.push(whose(layer, None));
    }
}
