//! Emergencies: a card of each, big and short, made of what stands in its entries; and the list of all.
//!
//! A card is as much as one screen of 80 × 24 holds. What has no room stands whole below it, a step or a dose at the least,
//! and the last line says where all the rest stands.

mod foreign;
mod part;
mod parts;

use super::builder::PageBuilder;
use super::citations::whose;
use super::kind::{self, NOT_WHEN};
use super::layout::lay;
use super::prose::Names as _;
use super::{Badge, Block, FactRow, Inline, LinkRow, Page, Section, precautions};
use crate::catalog::{
    Area, Body, Catalog, DrugDose, Emergency, EntryRef, Haste, Urgency, is_first_aid,
};
use crate::text::{capital, sort_by_key};
use part::{CardPart, Order, Rest, Telling};
use parts::parts;
use std::ops::Range;

/// The columns and rows of a page that is read on a screen of 80 × 24.
const SCREEN: (usize, usize) = (77, 19);

/// What stands over what is done. It is too long for the margin, where it would leave too little room.
const HEADING: &str = "What is done first, and who is called";

/// What stands over what has no room on one screen.
const BELOW: &str = "And then";

/// Whom one calls where no layer says it.
const LOCAL: &str = "your local number";

/// What a card says that has nothing of what is done at once.
const NOT_HERE: &str = "not in this reference: what is done at once";

/// Where it stands who must not get a lytic: read before its dose.
const FORBIDDEN: &str = "contraindications first";

/// What is done beside a lytic.
const BESIDE: &str = "also";

/// What stands over the list.
const LEAD: &str = "What cannot wait, those with the least time first. How much time each leaves is our own judgment.";

impl Page {
    /// The id of the list of emergencies.
    pub const EMERGENCIES: &str = "emergency";

    /// The id of the card of the emergency that is about the entry with an id.
    #[must_use]
    pub fn emergency_id(entry: &str) -> String {
        format!("{}-{entry}", Self::EMERGENCIES)
    }

    /// The entry that the emergency with an id is about, if there is one of that id.
    #[must_use]
    pub fn emergency_of(catalog: &Catalog, id: &str) -> Option<EntryRef> {
        let entry = id.strip_prefix(Self::EMERGENCIES)?.strip_prefix('-')?;
        catalog.find_ref(entry).filter(|&at| catalog.emergency(at).is_some())
    }

    /// The card of the emergency that is about an entry, if there is one; its own page where a card would be empty.
    #[must_use]
    pub fn emergency(catalog: &Catalog, at: EntryRef) -> Option<Self> {
        let emergency = catalog.emergency(at)?;
        let mut parts = filled(catalog, &emergency);
        // A card with nothing to say would keep the reader from the page that has it.
        Some(match parts.is_empty() {
            true => Self::new(catalog, at),
            false => card(catalog, &emergency, &mut parts, true),
        })
    }

    /// The list of emergencies; none where there are none.
    #[must_use]
    pub fn emergencies(catalog: &Catalog) -> Option<Self> {
        let emergencies = catalog.emergencies();
        let row = |emergency: &Emergency<'_>| LinkRow {
            label: String::new(),
            target: Self::emergency_id(catalog.id(emergency.at)),
            title: emergency.title.to_owned(),
            note: Vec::new(),
            more: Vec::new(),
        };
        let section = |haste: Haste| {
            let of = emergencies.iter().filter(|emergency| emergency.haste == haste);
            Section::new(&capital(haste.name()), vec![Block::links(of.map(row).collect())])
        };
        let sections = Haste::ALL.into_iter().map(section).collect();
        let (id, title) = (Self::EMERGENCIES.to_owned(), "Emergencies".to_owned());
        let page = Self::made(id, "overview", title, vec![Inline::text(LEAD)], sections);
        (!page.sections.is_empty()).then_some(page)
    }
}

/// The parts of a card, as much shown of each as has room: what is needed most comes first.
fn filled<'c>(catalog: &'c Catalog, emergency: &Emergency<'c>) -> Vec<CardPart<'c>> {
    let mut parts = parts(catalog, emergency);
    let mut order: Vec<usize> = (0..parts.len()).collect();
    sort_by_key(&mut order, |&place| parts.get(place).map(|part| part.told.need()));
    for place in order {
        while can_show_more(&parts, place) {
            let Some(part) = parts.get_mut(place) else { break };
            let before = part.shown;
            part.shown += part.told.at_once();
            if fits(&card(catalog, emergency, &mut parts, false)) {
                continue;
            }
            if let Some(part) = parts.get_mut(place) {
                part.shown = before;
            }
            break;
        }
    }
    parts
}

/// The sheets of first aid that must be thought of with a procedure.
fn first_aid(catalog: &Catalog, procedure: EntryRef) -> Vec<&String> {
    let sheets = catalog.precautions(procedure).map(|holds| holds.sheets).unwrap_or_default();
    let entries = sheets.into_iter().map(|at| catalog.entry(at));
    entries.filter(|entry| is_first_aid(entry)).map(|entry| &entry.id).collect()
}

/// Whether more could be shown of the part at a place: of a plan no line without those before it.
fn can_show_more(parts: &[CardPart<'_>], place: usize) -> bool {
    parts.get(place).is_some_and(|part| {
        part.shown < part.told.most()
            && !parts.iter().take(place).any(|before| before.goes_before(part))
    })
}

/// Whether what a card says has room on one screen.
fn fits(card: &Page) -> bool {
    let (columns, rows) = SCREEN;
    let sections = lay(card, columns).sections;
    // What comes next stands below, after a blank row.
    sections.get(1).is_none_or(|next| next.row <= rows + 1)
}

/// The card with what is shown of its parts, and with what is not `below` it.
fn card(
    catalog: &Catalog,
    emergency: &Emergency<'_>,
    parts: &mut [CardPart<'_>],
    below: bool,
) -> Page {
    let mut page = PageBuilder::new(catalog, emergency.at);
    let entry = page.entry();
    let mut rows = vec![called(emergency)];
    if !parts.iter().any(|part| part.told.is_deed()) {
        rows.push(FactRow { label: "first".to_owned(), text: vec![Inline::strong(NOT_HERE)] });
    }
    let mut blocks = vec![Block::facts(rows)];
    // Where little is in view, that is whom one calls, and the lytic where one is given.
    let is_lysis = |part: &&CardPart<'_>| part.told.is_lysis();
    write_all(&mut page, emergency.at, parts.iter().filter(is_lysis), &mut blocks);
    let lead = emergency_lead(&mut page, emergency);
    blocks.push(Block::paragraph(lead.clone()));
    let others = parts.iter().filter(|part| !is_lysis(part));
    write_all(&mut page, emergency.at, others, &mut blocks);
    let of = [&[emergency.at], &*emergency.sheets].concat();
    let mut last = foreign::removed(&page, &of, parts);
    last.push(more(&page, parts, &lead));
    match blocks.last_mut() {
        Some(Block::Facts { rows }) => rows.extend(last),
        _ => blocks.push(Block::facts(last)),
    }
    let mut sections = vec![Section::new(HEADING, blocks)];
    if below {
        let mut blocks = Vec::new();
        for part in parts.iter_mut() {
            part.below = true;
        }
        write_all(&mut page, emergency.at, parts.iter(), &mut blocks);
        sections.extend((!blocks.is_empty()).then(|| Section::new(BELOW, blocks)));
    }
    // A sheet that cites no line by itself was held against all of its sources; of others those are named that are cited.
    if page.citations.is_empty() {
        for source in &entry.head.sources {
            page.number_of(source);
        }
    }
    // Without more to say it has no row of badges, which would take one from what is to be done.
    let layer = catalog.short_layer_of(entry);
    let badges = layer.map(|layer| Badge { text: format!("by {layer}"), warning: false });
    Page {
        id: Page::emergency_id(&entry.id),
        kind: "emergency",
        title: emergency.title.to_owned(),
        badges: badges.into_iter().collect(),
        // It stands behind whom one calls.
        lead: Vec::new(),
        sections,
        references: page.citations.references(),
        provenance: entry.head.reviewed.map_or_else(String::new, |day| format!("reviewed {day}")),
    }
}

/// Writes what is to be written of each part behind what stands in `blocks`.
fn write_all<'p, 'c: 'p>(
    page: &mut PageBuilder<'_>,
    card: EntryRef,
    parts: impl Iterator<Item = &'p CardPart<'c>>,
    blocks: &mut Vec<Block>,
) {
    for part in parts.filter(|part| !part.rows().is_empty()) {
        page.at = part.at;
        let mut more = write(page, card, part);
        foreign::say_whose(page, card, part.at, &mut more);
        if !matches!(blocks.last(), Some(Block::Facts { .. })) {
            blocks.push(Block::facts(Vec::new()));
        }
        if let Some(Block::Facts { rows }) = blocks.last_mut() {
            for row in more {
                add(rows, row);
            }
        }
    }
    page.at = card;
}

/// Adds a row; one of the same label as that before it goes on with it.
fn add(rows: &mut Vec<FactRow>, mut row: FactRow) {
    let before = rows.iter().rev().find(|row| !row.label.is_empty());
    if before.is_some_and(|before| before.label == row.label) {
        row.label.clear();
    }
    rows.push(row);
}

/// What comes first: the bottom line of the entry, and before it when it is an emergency, where it mostly is none.
fn lead(page: &mut PageBuilder<'_>) -> Vec<Inline> {
    let entry = page.entry();
    let mut lead = Vec::new();
    if let Body::Condition(condition) = &entry.body
        && condition.urgency != Some(Urgency::Emergency)
        && let Some(note) = &condition.urgency_note
    {
        lead.extend(page.owned("urgency_note", &capital(note)));
        lead.push(Inline::text(". "));
    }
    lead.extend(match &entry.head.bottom_line {
        Some(text) => page.owned("bottom_line", text),
        None => page.owned("summary", &entry.head.summary),
    });
    lead
}

/// Whom one calls.
fn called(emergency: &Emergency<'_>) -> FactRow {
    let whom = emergency.call.map_or(LOCAL, |call| call.whom);
    let mut text = vec![Inline::strong(whom)];
    text.extend(emergency.call.and_then(|call| call.by).map(|by| whose(by, None)));
    FactRow { label: "call".to_owned(), text }
}

/// What comes first on the card: of the bottom line the one sentence that speaks of the emergency, or all.
fn emergency_lead(page: &mut PageBuilder<'_>, emergency: &Emergency<'_>) -> Vec<Inline> {
    let bottom_line = page.entry().head.bottom_line.as_deref();
    let sentence = emergency.lead.zip(bottom_line).and_then(|(lead, text)| {
        let from = text.get(text.find(lead)?..)?;
        from.split_inclusive(". ").next().map(str::trim_end)
    });
    match sentence {
        Some(sentence) => page.owned("bottom_line", sentence),
        None => lead(page),
    }
}

/// What is shown of a part.
fn write(page: &mut PageBuilder<'_>, card: EntryRef, part: &CardPart<'_>) -> Vec<FactRow> {
    let fact = |label: &str, text| vec![FactRow { label: label.to_owned(), text }];
    match &part.told {
        Telling::Steps(sheet, order) => {
            // The steps of the card's own sheet have the numbers that they have there; those of a sheet of lysis are what is
            // done beside it.
            let label = |number: usize| match (part.at == card, sheet.area) {
                (true, _) => (number + 1).to_string(),
                (false, Area::Lysis) => BESIDE.to_owned(),
                (false, area) => area.name().to_owned(),
            };
            let items = chosen(page, "steps", &sheet.steps, order, part.rows());
            let row = |(number, text)| FactRow { label: label(number), text };
            items.into_iter().map(row).collect()
        }
        Telling::Measures(condition, order) => {
            let all = &condition.other_treatments;
            let items = chosen(page, "other_treatments", all, order, part.rows());
            let label = if part.below { "further" } else { "first" };
            let row = |(_, text)| FactRow { label: label.to_owned(), text };
            items.into_iter().map(row).collect()
        }
        Telling::Doses(sheet, order) => {
            let mut group = None;
            let mut rows = Vec::new();
            for &number in order.rows.get(part.rows()).unwrap_or_default() {
                let Some(row) = sheet.doses.get(number) else { continue };
                let before = std::mem::replace(&mut group, row.group.as_ref());
                add(&mut rows, dose(page, number, row, before));
            }
            if sheet.area == Area::Lysis
                && let Some(first) = rows.first_mut()
            {
                first.text.splice(..0, first_of_all(page));
            } else if let Some(last) = rows.last_mut().filter(|_| part.at != card) {
                last.text.extend([Inline::text(" · "), whole(page, "more")]);
            }
            rows
        }
        Telling::Sheet(sheet) => {
            // What forbids a lytic is as much a part of the rule as its dose, and comes before it.
            let mut text = lead(page);
            if sheet.area == Area::Lysis {
                text.splice(..0, first_of_all(page));
            } else {
                text.extend([Inline::text(" · "), whole(page, "more")]);
            }
            fact(sheet.area.name(), text)
        }
        Telling::Plan(number, row, of) => {
            let ids: Vec<&String> = of.iter().map(|&at| &page.catalog.entry(at).id).collect();
            let mut text = page.in_a_row(ids, &Inline::text(", "));
            text.push(Inline::text(": "));
            text.extend(precautions::plan_row(page, *number, row));
            fact("plan", text)
        }
        Telling::Treatment(treatment) => {
            let row = kind::treatment(page, treatment);
            let mut text = vec![page.link_to(&row.target, row.title.clone())];
            text.push(Inline::text(row.dash()));
            text.extend(row.note);
            fact(&row.label, text)
        }
        Telling::FirstAid => {
            let sheets = first_aid(page.catalog, part.at);
            fact("goes wrong", page.in_a_row(sheets, &Inline::text(" · ")))
        }
        Telling::Aims(aims) => {
            let said = aims.order.rows.get(part.rows()).unwrap_or_default().iter();
            let rows = said.filter_map(|&at| Some((at, aims.rows.get(at)?)));
            precautions::targets(page, aims.key, rows)
        }
    }
}

/// Some of the lines under `key`, each with its number there.
fn chosen(
    page: &mut PageBuilder<'_>,
    key: &str,
    texts: &[String],
    order: &Order,
    rows: Range<usize>,
) -> Vec<(usize, Vec<Inline>)> {
    let said = order.rows.get(rows).unwrap_or_default().iter();
    let line = |&at: &usize| Some((at, page.owned(&format!("{key}[{at}]"), texts.get(at)?)));
    said.filter_map(line).collect()
}

/// A dose with its drug, and with the table that it stands in, unless that is the same as of the one before.
fn dose(
    page: &mut PageBuilder<'_>,
    number: usize,
    row: &DrugDose,
    before: Option<&String>,
) -> FactRow {
    let fact = kind::dose(page, number, row);
    let group = row.group.as_ref().filter(|group| before != Some(group));
    let words: Vec<&str> = group.into_iter().chain([&row.drug]).map(String::as_str).collect();
    let mut text = vec![Inline::muted(format!("{}: ", words.join(": ")))];
    text.extend(fact.text);
    FactRow { label: "dose".to_owned(), text }
}

/// The way to the whole page of the entry that is written of.
fn whole(page: &PageBuilder<'_>, words: &str) -> Inline {
    page.link_to(&page.entry().id, words.to_owned())
}

/// The way to what forbids a lytic, before what is said of it.
fn first_of_all(page: &PageBuilder<'_>) -> [Inline; 2] {
    let mut link = whole(page, FORBIDDEN);
    if let Inline::Link { section, .. } = &mut link {
        *section = Some(NOT_WHEN.to_owned());
    }
    [link, Inline::text(" · ")]
}

/// Where all the rest stands: the page of the entry first, others with how much of them is said nowhere on the card, at last
/// how much stands below. A procedure to which the lead leads is not named again for its name alone.
fn more(page: &PageBuilder<'_>, parts: &[CardPart<'_>], lead: &[Inline]) -> FactRow {
    let is_linked = |at: EntryRef| {
        let id = &page.catalog.entry(at).id;
        lead.iter().any(|inline| matches!(inline, Inline::Link { id: to, .. } if to == id))
    };
    let mut rest = vec![(page.at, Rest::default())];
    let mut below = Rest::default();
    for part in parts {
        let count = part.told.rows() - part.shown;
        if count == 0 {
            continue;
        }
        if !part.is_aside {
            below.add(&part.told, count);
        }
        // What stands below leads to its page itself.
        if !part.is_aside && !part.told.is_name() || part.told.is_name() && is_linked(part.at) {
            continue;
        }
        let place = rest.iter().position(|(at, _)| *at == part.at).unwrap_or_else(|| {
            rest.push((part.at, Rest::default()));
            rest.len() - 1
        });
        if let Some((_, elsewhere)) = rest.get_mut(place).filter(|_| part.is_aside) {
            elsewhere.add(&part.told, count);
        }
    }
    let item = |(at, left_out): (EntryRef, Rest)| {
        let told = left_out.words().map(|words| Inline::muted(format!(" ({words})")));
        let link = page.link_to(page.catalog.id(at), page.catalog.name(at).to_owned());
        [link].into_iter().chain(told).collect()
    };
    let below = below.words().map(|words| vec![Inline::muted(format!("below: {words}"))]);
    let items = rest.into_iter().map(item).chain(below);
    let text = Inline::in_a_row(items, &Inline::text(" · "));
    FactRow { label: "more".to_owned(), text }
}

#[cfg(test)]
mod tests;
