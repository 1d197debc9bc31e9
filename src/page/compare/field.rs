//! What a page says, cut into fields: a label, with the blocks that stand behind it.

use crate::page::kind::as_above;
use crate::page::{Bar, Block, FactRow, Inline, LinkRow, Marker, Scale, Section, YearSpan};
use crate::text::{fold, sort_by_key};

/// Something that a page says under a label, or under none.
#[derive(Debug, Clone)]
pub struct ComparedField {
    /// By what it is compared: its label, folded. Empty where there is none.
    pub key: String,
    /// Its label.
    pub label: Vec<Inline>,
    /// Whether the label is one of those that pages share: no measure and no study.
    pub is_name: bool,
    /// What it says, without its label.
    pub alone: Vec<Block>,
    /// The same with its label.
    pub whole: Block,
}

impl ComparedField {
    fn new(mut label: Vec<Inline>, mut alone: Vec<Block>, whole: Block) -> Self {
        // A source of the label is one of the fact.
        let cites: Vec<Inline> = label.extract_if(.., |inline| is_cite(inline)).collect();
        if let (Some(Block::Paragraph { text }), false) = (alone.first_mut(), cites.is_empty()) {
            text.extend(cites);
        }
        let key = fold(&label.iter().map(Inline::words).collect::<String>());
        let is_own = matches!(whole, Block::Bars { .. } | Block::Table { .. });
        let is_name = !is_own && !key.contains(|c: char| c.is_ascii_digit());
        Self { key, label, is_name, alone, whole }
    }

    fn unlabelled(block: Block) -> Self {
        Self {
            key: String::new(),
            label: Vec::new(),
            is_name: false,
            alone: vec![block.clone()],
            whole: block,
        }
    }
}

/// The title under which stretches of years are compared, whatever the ways to go are called.
const STAGES: &str = "Stages";

/// The fields of a page by the titles of their sections.
pub fn fields(sections: &[Section]) -> Vec<(String, Vec<ComparedField>)> {
    let mut told = Vec::new();
    sections.iter().map(|section| of_section(section, &mut told)).collect()
}

fn of_section(section: &Section, told: &mut Vec<YearSpan>) -> (String, Vec<ComparedField>) {
    let mut title = section.title.clone();
    let mut fields = Vec::new();
    let mut group = String::new();
    let blocks: Vec<&Block> = section.blocks.iter().flat_map(in_words).collect();
    for (number, &block) in blocks.iter().enumerate() {
        match block {
            Block::Paragraph { text } => match heading(text, blocks.get(number + 1).copied()) {
                Some(words) => group = words,
                None => fields.push(ComparedField::unlabelled(block.clone())),
            },
            Block::List { marker, items } if marker.title().is_some() => {
                let label = vec![Inline::text(marker.title().unwrap_or_default())];
                let alone = vec![Block::list(Marker::Bullet, items.clone())];
                fields.push(ComparedField::new(label, alone, block.clone()));
            }
            Block::Facts { rows } => facts(&group, rows, &mut fields),
            Block::Links { rows } => fields.extend(rows.iter().map(link)),
            Block::Bars { rows, .. } => fields.extend(rows.iter().map(bar)),
            Block::Table { columns, rows } => {
                let row = |row: &Vec<Vec<Inline>>| {
                    let [label, rest @ ..] = row.as_slice() else { return None };
                    let alone = vec![Block::paragraph(dashed(rest))];
                    let whole = Block::Table { columns: columns.clone(), rows: vec![row.clone()] };
                    Some(ComparedField::new(label.clone(), alone, whole))
                };
                fields.extend(rows.iter().filter_map(row));
            }
            Block::Spans { rows } => {
                if title != STAGES {
                    let way =
                        vec![Inline::strong(std::mem::replace(&mut title, STAGES.to_owned()))];
                    fields.push(ComparedField::unlabelled(Block::paragraph(way)));
                }
                let items = rows.iter().map(|row| stage(row, told)).collect();
                fields.push(ComparedField::unlabelled(Block::list(Marker::Bullet, items)));
            }
            Block::List { .. }
            | Block::Steps { .. }
            | Block::Matrix { .. }
            | Block::Picture { .. }
            | Block::Comparison { .. } => {
                fields.push(ComparedField::unlabelled(block.clone()));
            }
        }
    }
    (title, fields)
}

/// The block, or what a picture says in words.
fn in_words(block: &Block) -> Vec<&Block> {
    match block {
        Block::Picture { alt, .. } => alt.iter().flat_map(in_words).collect(),
        block => vec![block],
    }
}

/// A stage in a line; what is done in it is not told again where another way goes through it too.
fn stage(span: &YearSpan, told: &mut Vec<YearSpan>) -> Vec<Inline> {
    let is_told = span.note == as_above()
        || told.iter().any(|one| one.label == span.label && one.note == span.note);
    let note = if is_told { Vec::new() } else { span.note.clone() };
    told.push(span.clone());
    let mut name = vec![Inline::strong(span.label.as_str())];
    if !span.text.is_empty() {
        name.push(Inline::text(" "));
        name.extend(span.text.clone());
    }
    dashed(&[name, note])
}

/// The words of a paragraph that stands over labels as their heading.
fn heading(text: &[Inline], next: Option<&Block>) -> Option<String> {
    match (text, next) {
        ([Inline::Strong { text }], Some(Block::Facts { .. })) => Some(text.clone()),
        _ => None,
    }
}

/// Labels with what they stand for; a row without a label goes on with the one before it.
fn facts(group: &str, facts: &[FactRow], fields: &mut Vec<ComparedField>) {
    let mut label = String::new();
    for fact in facts {
        let mut own = String::new();
        if !fact.label.is_empty() {
            own = match group {
                "" => fact.label.clone(),
                group => format!("{group}, {}", fact.label),
            };
            label.clone_from(&own);
        }
        let alone = Block::paragraph(fact.text.clone());
        if label.is_empty() {
            fields.push(ComparedField::unlabelled(alone));
            continue;
        }
        let whole = Block::facts(vec![FactRow { label: own, text: fact.text.clone() }]);
        fields.push(ComparedField::new(vec![Inline::text(label.as_str())], vec![alone], whole));
    }
}

/// An entry under its place; one of which much is said, under its name.
fn link(row: &LinkRow) -> ComparedField {
    let whole = Block::links(vec![row.clone()]);
    // A year orders what stands in it, and says nothing of it.
    if row.label.parse::<u16>().is_ok() {
        return ComparedField::unlabelled(whole);
    }
    if !row.label.is_empty() {
        let alone = Block::links(vec![LinkRow { label: String::new(), ..row.clone() }]);
        return ComparedField::new(vec![Inline::text(row.label.as_str())], vec![alone], whole);
    }
    if row.note.is_empty() && row.more.is_empty() {
        return ComparedField::unlabelled(whole);
    }
    let (id, text) = (row.target.clone(), row.title.clone());
    let label = Inline::Link { id, text, name: None, section: None };
    let more = row.more.iter().map(|more| {
        let lead = if more.label.is_empty() { String::new() } else { format!("{}: ", more.label) };
        let mut text = vec![Inline::muted(lead)];
        text.extend(more.text.clone());
        text
    });
    let texts = [row.note.clone()].into_iter().chain(more).filter(|text| !text.is_empty());
    ComparedField::new(vec![label], texts.map(Block::paragraph).collect(), whole)
}

/// A number under what it measures. A column has no room for a drawing.
fn bar(bar: &Bar) -> ComparedField {
    let mut text = vec![Inline::muted(bar.tone.sign())];
    text.extend(dashed(&[bar.value.clone(), bar.note.clone()]));
    let whole = Block::Bars { scale: Scale::None, rows: vec![bar.clone()] };
    ComparedField::new(bar.label.clone(), vec![Block::paragraph(text)], whole)
}

/// Texts behind each other, with dashes between them.
fn dashed(texts: &[Vec<Inline>]) -> Vec<Inline> {
    let texts: Vec<&[Inline]> =
        texts.iter().map(Vec::as_slice).filter(|text| !text.is_empty()).collect();
    texts.join(&[Inline::text(" – ")][..])
}

/// Adds a block to a cell: rows of one sort stand in one block.
pub fn add(cell: &mut Vec<Block>, block: Block) {
    match (cell.last_mut(), block) {
        (Some(Block::Facts { rows }), Block::Facts { rows: more }) => rows.extend(more),
        (Some(Block::Links { rows }), Block::Links { rows: more }) => rows.extend(more),
        (Some(Block::Bars { rows, .. }), Block::Bars { rows: more, .. }) => rows.extend(more),
        (Some(Block::Table { rows, .. }), Block::Table { rows: more, .. }) => rows.extend(more),
        (_, block) => cell.push(block),
    }
}

/// A cell in which several paragraphs are a list, so that each can be told from the next.
pub fn listed(cell: Vec<Block>) -> Vec<Block> {
    let text = |block: &Block| match block {
        Block::Paragraph { text } => Some(text.clone()),
        _ => None,
    };
    match cell.iter().map(text).collect::<Option<Vec<_>>>() {
        Some(items) if items.len() > 1 => vec![Block::list(Marker::Bullet, items)],
        _ => cell,
    }
}

/// A cell in which no source is cited.
pub fn without_cites(cell: &[Block]) -> Vec<Block> {
    let mut cell = cell.to_vec();
    cell.iter_mut().flat_map(Block::texts).for_each(|text| text.retain(|inline| !is_cite(inline)));
    cell
}

/// Gives the sources of a text other numbers.
pub fn renumber(text: &mut [Inline], anew: &mut impl FnMut(usize) -> usize) {
    for run in text.chunk_by_mut(|a, b| is_cite(a) && is_cite(b)) {
        for inline in &mut *run {
            if let Inline::Cite { number } = inline {
                *number = anew(*number);
            }
        }
        sort_by_key(run, |inline| match inline {
            Inline::Cite { number } => *number,
            _ => 0,
        });
    }
}

const fn is_cite(inline: &Inline) -> bool {
    matches!(inline, Inline::Cite { .. })
}
