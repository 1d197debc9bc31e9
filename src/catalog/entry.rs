//! An entry of any kind.

use super::markup::read_aloud;
use super::{
    Changes, Condition, Drug, Fact, Facts, Field, Head, Kind, Milestone, Modality, Pathway,
    Procedure, Safety, Topic, Trend, Trial, Walk, Word,
};
use serde::Serialize;

/// One thing that the catalog knows: what every entry has, and what its kind has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Unique over all kinds; what links, the command line and JSON use.
    pub id: String,
    /// The common fields.
    #[serde(flatten)]
    pub head: Head,
    /// The kind's own fields.
    #[serde(flatten)]
    pub body: Body,
    /// Where it was read.
    #[serde(skip)]
    pub origin: Origin,
    /// What later layers changed in it.
    #[serde(skip_serializing_if = "Changes::is_empty")]
    pub changes: Changes,
}

/// Where an entry was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The layer, counted from the lowest.
    pub layer: usize,
    /// The file's path inside its layer, with `/` between folders.
    pub file: String,
    /// The row of the table, where the file holds several entries.
    pub row: Option<usize>,
}

/// The fields of a kind of entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Body {
    /// A condition's.
    Condition(Condition),
    /// A procedure's.
    Procedure(Box<Procedure>),
    /// A modality's.
    Modality(Box<Modality>),
    /// A safety sheet's.
    Safety(Safety),
    /// A training pathway's.
    Pathway(Box<Pathway>),
    /// A milestone's.
    Milestone(Milestone),
    /// A trend's.
    Trend(Trend),
    /// A topic's.
    Topic(Topic),
    /// A drug's.
    Drug(Box<Drug>),
    /// A trial's.
    Trial(Box<Trial>),
    /// A word's.
    Word(Word),
}

impl Entry {
    /// The numbers of the layers that it is made of.
    pub fn layers(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.origin.layer).chain(self.changes.layer_numbers())
    }

    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.body {
            Body::Condition(_) => Kind::Condition,
            Body::Procedure(_) => Kind::Procedure,
            Body::Modality(_) => Kind::Modality,
            Body::Safety(_) => Kind::Safety,
            Body::Pathway(_) => Kind::Pathway,
            Body::Milestone(_) => Kind::Milestone,
            Body::Trend(_) => Kind::Trend,
            Body::Topic(_) => Kind::Topic,
            Body::Drug(_) => Kind::Drug,
            Body::Trial(_) => Kind::Trial,
            Body::Word(_) => Kind::Word,
        }
    }

    /// The heading under which lists show it, if its kind is grouped.
    #[must_use]
    pub fn heading(&self) -> Option<String> {
        match &self.body {
            Body::Condition(condition) => Some(condition.body_region.to_string()),
            Body::Procedure(procedure) => Some(procedure.category.to_string()),
            Body::Milestone(_) => Some("milestones".to_owned()),
            Body::Trend(_) => Some("trends".to_owned()),
            Body::Safety(safety) => Some(safety.area.to_string()),
            Body::Drug(drug) => Some(drug.group.name().to_owned()),
            Body::Word(word) => Some(word.field.to_string()),
            Body::Modality(_) | Body::Pathway(_) | Body::Topic(_) | Body::Trial(_) => None,
        }
    }

    /// What lists are sorted by: the group, then a place in the group, then the name.
    pub(super) fn sort_key(&self) -> (Kind, u16, String, String) {
        let (group, place) = match &self.body {
            Body::Condition(condition) => (condition.body_region as u16, String::new()),
            Body::Procedure(procedure) => (procedure.category as u16, String::new()),
            Body::Milestone(milestone) => (0, milestone.date.to_string()),
            Body::Pathway(pathway) => (0, pathway.country.clone()),
            Body::Trend(trend) => (trend.status as u16, String::new()),
            Body::Topic(topic) => (u16::from(topic.order), String::new()),
            Body::Safety(safety) => {
                let tier = safety.risk.map_or(u8::MAX, |risk| risk as u8);
                (safety.area as u16, format!("{tier:03}"))
            }
            Body::Word(word) => (word.field as u16, String::new()),
            Body::Drug(drug) => (drug.group as u16, format!("{:03}", drug.order)),
            Body::Modality(_) | Body::Trial(_) => (0, String::new()),
        };
        (self.kind(), group, place, crate::text::fold(&self.head.name))
    }

    /// Calls `see` with every text of the entry as it is read aloud: links by their words, citations not at all.
    pub fn each_text(&self, mut see: impl FnMut(&str)) {
        self.each_fact(|_, fact| {
            if let Fact::Prose(text) = fact {
                see(&read_aloud(text));
            }
        });
    }

    /// Calls `see` with every fact of the entry, the common fields first.
    pub fn each_fact<'a>(&'a self, mut see: impl FnMut(Field<'_>, Fact<'a>)) {
        let mut walk = Walk::new(&mut see);
        self.head.facts(&mut walk);
        match &self.body {
            Body::Condition(body) => body.facts(&mut walk),
            Body::Procedure(body) => body.facts(&mut walk),
            Body::Modality(body) => body.facts(&mut walk),
            Body::Safety(body) => body.facts(&mut walk),
            Body::Pathway(body) => body.facts(&mut walk),
            Body::Milestone(body) => body.facts(&mut walk),
            Body::Trend(body) => body.facts(&mut walk),
            Body::Topic(body) => body.facts(&mut walk),
            Body::Drug(body) => body.facts(&mut walk),
            Body::Trial(body) => body.facts(&mut walk),
            Body::Word(body) => body.facts(&mut walk),
        }
    }
}
