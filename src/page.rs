//! How an entry reads: every kind of entry becomes a [`Page`], and everything that shows entries
//! shows pages.
//!
//! A page is made of sections, sections of blocks, blocks of inlines. [`layout`] breaks it into rows for
//! a width, which the screen colors; plain text, Markdown and HTML are written from the page itself.

mod answer;
mod builder;
mod changed;
mod citations;
mod compare;
mod drug_rules;
mod emergency;
mod excerpt;
mod export;
mod inline;
mod kind;
pub mod layout;
mod links;
mod outline;
mod overview;
mod picture;
mod precautions;
mod prose;
mod reference;
mod start;

pub use answer::AnswerPlace;
pub use excerpt::Excerpt;
pub use export::{
    excerpt_to_linear, excerpt_to_markdown, excerpt_to_plain, to_html, to_linear, to_markdown,
    to_plain,
};
pub use inline::Inline;
pub use outline::{Outline, Point};
pub use overview::Overview;
pub use picture::{
    BodyCount, BodyMap, Career, CareerGroup, CareerStage, Careers, Course, EventCourse,
    EvidenceGroup, EvidenceMap, EvidenceMark, EvidenceRow, GoesOn, Picture, Stretch, TimedEvent,
    Timeline, WeekGroup, WeekLane, WeekLine,
};
pub use precautions::SAFETY;
pub use reference::Reference;

use crate::catalog::{Catalog, EntryRef, Kind, Quantity};
use builder::PageBuilder;
use reference::ALSO_READ;
use serde::{Serialize, Serializer};

/// What every page says at its end.
pub const DISCLAIMER: &str = "A reference, no substitute for clinical judgment, the patient’s own findings and local protocol.";

/// What the page of a draft says instead of a bottom line.
const NOT_WRITTEN: &str =
    "Not yet written as a page: names, codes and relations only, not held against sources.";

/// An entry as it reads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// The id of the entry; of several side by side, their ids with `+` between them; else that of the overview.
    pub id: String,
    /// The kind of the entry in a word, or that it is an overview.
    pub kind: &'static str,
    /// Its name.
    pub title: String,
    /// The few facts that tell at a glance what it is.
    pub badges: Vec<Badge>,
    /// The bottom line, for the hurried reader.
    pub lead: Vec<Inline>,
    /// Everything else, in the order of the work.
    pub sections: Vec<Section>,
    /// The sources, in the order of their numbers; number 1 is the first.
    pub references: Vec<Reference>,
    /// When it was last held against its sources, and which layer it came from.
    pub provenance: String,
}

/// A fact that tells at a glance what an entry is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// The words.
    pub text: String,
    /// Whether it calls for care.
    pub warning: bool,
}

/// A part of a page under a title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// The title.
    pub title: String,
    /// The title of what it is a part of, where its own says which part.
    #[serde(skip)]
    pub whole: &'static str,
    /// What stands under it.
    #[serde(serialize_with = "in_words")]
    pub blocks: Vec<Block>,
}

/// Blocks for other programs: what stands for a picture in its place.
fn in_words<S: Serializer>(blocks: &[Block], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(blocks.iter().flat_map(|block| match block {
        Block::Picture { alt, .. } => alt.as_slice(),
        block => std::slice::from_ref(block),
    }))
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Vec<Inline>,
    },
    /// A list without order.
    List {
        /// What it is a list of.
        marker: Marker,
        /// Its items.
        items: Vec<Vec<Inline>>,
    },
    /// A list in order.
    Steps {
        /// Its items.
        items: Vec<Vec<Inline>>,
    },
    /// Labels with what they stand for.
    Facts {
        /// A row each.
        rows: Vec<FactRow>,
    },
    /// Entries that belong here.
    Links {
        /// A row each.
        rows: Vec<LinkRow>,
    },
    /// Numbers, drawn where they are shares of a hundred.
    Bars {
        /// On what they are drawn.
        scale: Scale,
        /// The numbers.
        rows: Vec<Bar>,
    },
    /// Rows of cells.
    Table {
        /// What the cells of each column tell.
        columns: Vec<String>,
        /// The cells of each row, one a column; the first says what the row is of.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Cells that are held against each other along a row and down a column.
    Matrix {
        /// What stands in each column; the first says what the rows are of.
        columns: Vec<String>,
        /// The cells of each row, one a column; one of which nothing is known is empty.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Stretches of years, one under another.
    Spans {
        /// A row each.
        rows: Vec<YearSpan>,
    },
    /// What is drawn where there is room.
    Picture {
        /// The picture.
        #[serde(skip)]
        picture: Picture,
        /// What the picture leaves to words that stand under it.
        #[serde(skip)]
        under: Vec<Block>,
        /// Everything in words, for where it cannot be drawn.
        alt: Vec<Block>,
    },
    /// What several entries say, side by side.
    Comparison {
        /// The entries, a column each.
        entries: Vec<Compared>,
        /// The fields, a row each.
        rows: Vec<ComparedRow>,
    },
}

impl Block {
    const fn paragraph(text: Vec<Inline>) -> Self {
        Self::Paragraph { text }
    }

    const fn list(marker: Marker, items: Vec<Vec<Inline>>) -> Self {
        Self::List { marker, items }
    }

    const fn facts(rows: Vec<FactRow>) -> Self {
        Self::Facts { rows }
    }

    const fn links(rows: Vec<LinkRow>) -> Self {
        Self::Links { rows }
    }

    /// Whether there is nothing in it.
    const fn is_empty(&self) -> bool {
        match self {
            Self::Paragraph { text } => text.is_empty(),
            Self::List { items, .. } | Self::Steps { items } => items.is_empty(),
            Self::Facts { rows } => rows.is_empty(),
            Self::Links { rows } => rows.is_empty(),
            Self::Bars { rows, .. } => rows.is_empty(),
            Self::Table { rows, .. } | Self::Matrix { rows, .. } => rows.is_empty(),
            Self::Spans { rows } => rows.is_empty(),
            Self::Picture { alt, .. } => alt.is_empty(),
            Self::Comparison { rows, .. } => rows.is_empty(),
        }
    }
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Marker {
    /// An ordinary item.
    Bullet,
    /// Something that forbids.
    Absolute,
    /// Something to weigh.
    Relative,
    /// Something that alarms.
    Alarm,
}

impl Marker {
    /// What stands over such a list.
    const fn title(self) -> Option<&'static str> {
        match self {
            Self::Absolute => Some("absolute"),
            Self::Relative => Some("relative"),
            Self::Bullet | Self::Alarm => None,
        }
    }
}

/// A label with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactRow {
    /// The label.
    pub label: String,
    /// What it stands for.
    pub text: Vec<Inline>,
}

/// An entry that belongs here, in what place, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkRow {
    /// In what place.
    pub label: String,
    /// The id of the entry.
    pub target: String,
    /// Its name.
    pub title: String,
    /// Why, or for whom.
    pub note: Vec<Inline>,
    /// What others say of it, a line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<FactRow>,
}

impl LinkRow {
    /// What stands between the entry and the note.
    fn dash(&self) -> &'static str {
        if self.note.first().is_none_or(Inline::follows) { "" } else { " – " }
    }
}

/// On what numbers are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Not at all.
    None,
    /// From 0 to 100%.
    Linear,
    /// Percent from one power of ten to another, an equal step for each tenfold: for what is rare.
    Logarithmic {
        /// The power at the left end.
        from: i8,
        /// The power at the right end.
        to: i8,
    },
    /// From one power of ten to another, an equal step for each tenfold.
    Tenfold {
        /// The power at the left end.
        from: i8,
        /// The power at the right end.
        to: i8,
    },
}

/// Whether more of something is good or bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Neither, or not told.
    Neutral,
    /// More is better.
    Benefit,
    /// More is worse.
    Harm,
}

impl Tone {
    /// What tells benefit from harm without color.
    const fn sign(self) -> &'static str {
        match self {
            Self::Neutral => "",
            Self::Benefit => "+ ",
            Self::Harm => "− ",
        }
    }
}

/// A number with its label.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// What is measured.
    pub label: Vec<Inline>,
    /// The number with its unit and sources.
    pub value: Vec<Inline>,
    /// Where it lies on the scale, if it lies there at all.
    #[serde(rename = "share")]
    pub extent: Option<Extent>,
    /// How many patients it rests on, where that is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patients: Option<u32>,
    /// Whether more of it is good or bad.
    pub tone: Tone,
    /// In whom, and what else must be known.
    pub note: Vec<Inline>,
}

impl Bar {
    /// What it tells, where it stands in a row of a table.
    const COLUMNS: [&str; 3] = ["what", "how much", "in whom"];
}

/// Where a number lies: at a value, between two ends, or on one side of a bound, whose other end is open.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Extent {
    /// The lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

impl Extent {
    const fn of(quantity: &Quantity) -> Self {
        Self { low: quantity.low, value: quantity.value, high: quantity.high }
    }

    /// The numbers that are told.
    fn numbers(self) -> impl Iterator<Item = f64> {
        [self.low, self.value, self.high].into_iter().flatten()
    }
}

/// A stretch of years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearSpan {
    /// What fills the years.
    pub label: String,
    /// Years from the start of the row.
    pub start: f64,
    /// How many years.
    pub length: f64,
    /// The words for the length.
    pub text: Vec<Inline>,
    /// What is done in them.
    pub note: Vec<Inline>,
}

/// An entry of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Its id.
    pub target: String,
    /// Its name.
    pub title: String,
}

/// A field of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedRow {
    /// What it tells; empty where the title of the section does.
    pub label: Vec<Inline>,
    /// Whether it is the same in all.
    pub same: bool,
    /// What each entry says, in the order of the entries; nothing where it says nothing.
    pub cells: Vec<Vec<Block>>,
}

impl Section {
    fn new(title: &str, blocks: Vec<Block>) -> Self {
        Self { title: title.to_owned(), whole: "", blocks }
    }
}

impl Page {
    /// A page that is of no entry alone, without what is empty of it.
    fn made(
        id: String,
        kind: &'static str,
        title: String,
        lead: Vec<Inline>,
        mut sections: Vec<Section>,
    ) -> Self {
        for section in &mut sections {
            section.blocks.retain(|block| !block.is_empty());
        }
        sections.retain(|section| !section.blocks.is_empty());
        let (badges, references, provenance) = (Vec::new(), Vec::new(), String::new());
        Self { id, kind, title, badges, lead, sections, references, provenance }
    }

    /// The page of an entry.
    #[must_use]
    pub fn new(catalog: &Catalog, at: EntryRef) -> Self {
        let entry = catalog.entry(at);
        let head = &entry.head;
        let mut page = PageBuilder::new(catalog, at);
        let lead = match &head.bottom_line {
            Some(text) if entry.kind() != Kind::Glossary => page.owned("bottom_line", text),
            None if head.draft => vec![Inline::muted(NOT_WRITTEN)],
            _ => page.owned("summary", &head.summary),
        };
        page.owners();
        page.badges(head.abbreviations.iter().cloned());
        kind::write(&mut page, &entry.body);
        page.names();
        kind::words_on(&mut page);
        changed::write(&mut page);
        page.finish(lead)
    }
}
