//! Fields: what an entry is, in the words of the data, by which a reader can ask for it.

use crate::catalog::{BleedingRisk, Body, Catalog, EntryRef, Kind};
use crate::text::fold;

/// States the fields, each with its name in a query, and behind `/` the keys of the data where those are others.
macro_rules! fields {
    ($( $(#[$about:meta])* $field:ident = $name:literal $(/ $key:literal)*; )*) => {
        /// A field that can be asked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $( $(#[$about])* $field, )* }

        impl Field {
            /// Every field.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$field),*];

            /// Its name in a query.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => $name),* }
            }

            /// The words by which it is asked for.
            const fn names(self) -> &'static [&'static str] {
                match self { $(Self::$field => &[$name $(, $key)*]),* }
            }
        }
    };
}

fields! {
    /// The kind of entry.
    Kind = "kind";
    /// The part of the field that a procedure belongs to, or those that a trial is about.
    Category = "category";
    /// Where in the body: a condition's, or those of the conditions that a procedure treats, but for a technique in general, or
    /// that a trial is about.
    Region = "region" / "body-region";
    /// The organ system: a condition's, or those of the conditions that a procedure treats or a trial is about.
    System = "system";
    /// What guides a procedure.
    Guidance = "guidance";
    /// A class of bleeding risk: a procedure's, or that of a safety sheet.
    Risk = "risk" / "bleeding-risk" / "tier";
    /// How fast a condition must be dealt with, or a procedure done.
    Urgency = "urgency";
    /// The ways into the body: a procedure's, or those for which a safety sheet holds.
    Route = "route" / "routes";
    /// What a procedure leaves in the body.
    Implant = "implant" / "implants";
    /// Whether a modality uses ionizing radiation.
    Ionizing = "ionizing";
    /// Whether a modality shows the hand move.
    RealTime = "real-time";
    /// What makes the picture of a modality plainer.
    Contrast = "contrast" / "contrast-agent";
    /// What a safety sheet is about.
    Area = "area";
    /// The group of a drug.
    Group = "group";
    /// The country of a pathway.
    Country = "country";
    /// The role that a pathway leads to.
    Role = "role";
    /// How far a trend has come.
    Status = "status";
    /// How a trial was made.
    Design = "design";
    /// Which way a trial went.
    Result = "result" / "went";
    /// The years in which something happened, began or was published.
    Decade = "decade";
    /// Whether every procedure's page leads to a topic.
    ForEveryProcedure = "for-every-procedure";
    /// The part of the language that a word of the glossary belongs to, or of the field in which a milestone counts.
    Field = "field";
}

/// A value that an entry has in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldValue {
    /// How a query writes it: the word of the data.
    pub word: String,
    /// How a query may write it too: the words that readers see.
    read: String,
}

impl FieldValue {
    fn new(word: &str, read: &str) -> Self {
        Self { word: written(word), read: written(read) }
    }

    /// Whether `typed` is this value.
    pub(super) fn is(&self, typed: &str) -> bool {
        typed == self.word || typed == self.read
    }

    /// Whether `typed` begins it.
    pub(super) fn begins_with(&self, typed: &str) -> bool {
        self.word.starts_with(typed) || self.read.starts_with(typed)
    }
}

/// A value as a query writes it: folded, with hyphens.
pub(super) fn written(value: &str) -> String {
    fold(value).replace(' ', "-")
}

/// What is shorter stands before a colon on request forms too (`IR:biopsy`, `dx:gout`).
const SHORTEST_NAME: usize = 3;

/// Whether a text is meant as a field's name, by its form.
pub(super) fn is_name(text: &str) -> bool {
    text.len() >= SHORTEST_NAME && text.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether what has that form may be an abbreviation, since it begins no field.
pub(super) fn is_short(name: &str) -> bool {
    let begins = |field: &Field| field.name().starts_with(&name.to_ascii_lowercase());
    name.len() == SHORTEST_NAME && !Field::ALL.iter().any(begins)
}

/// Whether what may be the name of a field is a word: of a chart, or the abbreviation of an entry. Capitals are read as one.
pub(super) fn is_word(catalog: &Catalog, name: &str) -> bool {
    let vocabulary = catalog.vocabulary();
    let mut decorations = vocabulary.decorations.iter();
    name.bytes().all(|b| b.is_ascii_uppercase())
        || decorations.any(|row| row.words.iter().any(|word| word == name))
        || catalog.refs().any(|at| catalog.abbreviation(at).eq_ignore_ascii_case(name))
}

/// The field that a text ends with, with no value behind it yet.
pub(super) fn begun_field(text: &str) -> Option<Field> {
    let last = text.trim_end().rsplit(char::is_whitespace).next()?;
    Field::from_name(last.strip_suffix(':')?)
}

impl Field {
    /// The field with a name, or with the key that it has in the data.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = written(name);
        Self::ALL.into_iter().find(|field| field.names().contains(&name.as_str()))
    }

    /// The values that the entry at a place has.
    #[must_use]
    pub fn values(self, catalog: &Catalog, at: EntryRef) -> Vec<FieldValue> {
        let kind = catalog.kind(at);
        if self == Self::Kind {
            return vec![FieldValue::new(kind.name(), kind.plural())];
        }
        // The words of a closed list.
        macro_rules! words {
            ($of:expr) => {
                $of.iter().map(|one| FieldValue::new(one.word(), one.name())).collect()
            };
        }
        let texts = |of: &[&str]| of.iter().map(|text| FieldValue::new(text, text)).collect();
        match (self, &catalog.entry(at).body) {
            (Self::Category, Body::Procedure(body)) => words!([body.category]),
            (Self::Region, Body::Condition(_) | Body::Procedure(_) | Body::Trial(_)) => {
                words!(catalog.regions_of(at))
            }
            (Self::System, Body::Condition(body)) => words!(body.system),
            (Self::System, Body::Procedure(_)) => {
                let treated = catalog.relations().treated_by(at);
                self.of_each(catalog, treated.iter().map(|treatment| treatment.condition))
            }
            (Self::Category, Body::Trial(body)) => {
                self.of_each(catalog, body.procedures.iter().filter_map(|id| catalog.find_ref(id)))
            }
            (Self::System, Body::Trial(body)) => {
                self.of_each(catalog, body.conditions.iter().filter_map(|id| catalog.find_ref(id)))
            }
            (Self::Urgency, Body::Condition(body)) => words!(body.urgency),
            (Self::Urgency, Body::Procedure(body)) => words!(body.urgency),
            (Self::Guidance, Body::Procedure(body)) => {
                body.guidance.iter().map(|id| FieldValue::new(id, id)).collect()
            }
            (Self::Risk, Body::Procedure(body)) => {
                let risks: Vec<_> =
                    body.bleeding_risk.iter().flat_map(BleedingRisk::risks).collect();
                words!(risks)
            }
            (Self::Risk, Body::Safety(body)) => words!(body.risk),
            (Self::Route, Body::Procedure(body)) => words!(body.routes),
            (Self::Route, Body::Safety(body)) => words!(body.routes),
            (Self::Implant, Body::Procedure(body)) => words!(body.implants),
            (Self::Ionizing, Body::Modality(body)) => vec![flag(body.ionizing)],
            (Self::RealTime, Body::Modality(body)) => vec![flag(body.real_time)],
            (Self::Contrast, Body::Modality(body)) => {
                words!(body.comparison.as_ref().map(|comparison| comparison.contrast_agent))
            }
            (Self::Area, Body::Safety(body)) => words!([body.area]),
            (Self::Group, Body::Drug(body)) => words!([body.group]),
            (Self::Country, Body::Pathway(body)) => texts(&[&body.country]),
            (Self::Role, Body::Pathway(body)) => texts(&[&body.role]),
            (Self::Status, Body::Trend(body)) => words!([body.status]),
            (Self::Design, Body::Trial(body)) => words!([body.design]),
            (Self::Result, Body::Trial(body)) => {
                words!(body.result.as_ref().map(|result| result.went))
            }
            (Self::Decade, Body::Milestone(body)) => vec![decade(body.date.year())],
            (Self::Decade, Body::Trend(body)) => {
                body.since.iter().map(|since| decade(since.year())).collect()
            }
            (Self::Decade, Body::Trial(body)) => vec![decade(body.year)],
            (Self::ForEveryProcedure, Body::Topic(body)) => vec![flag(body.for_every_procedure)],
            (Self::Field, Body::Glossary(body)) => words!([body.field]),
            (Self::Field, Body::Milestone(body)) => words!(body.field),
            _ => Vec::new(),
        }
    }

    /// The values of several entries, each once.
    fn of_each(
        self,
        catalog: &Catalog,
        entries: impl Iterator<Item = EntryRef>,
    ) -> Vec<FieldValue> {
        let mut values: Vec<FieldValue> = Vec::new();
        for value in entries.flat_map(|at| self.values(catalog, at)) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }
}

/// The year in which what the entry at a place tells happened or was published.
pub(super) fn year(catalog: &Catalog, at: EntryRef) -> Option<u16> {
    if !matches!(catalog.kind(at), Kind::Milestone | Kind::Trial) {
        return None;
    }
    match &catalog.entry(at).body {
        Body::Milestone(body) => Some(body.date.year()),
        Body::Trial(body) => Some(body.year),
        _ => None,
    }
}

fn flag(holds: bool) -> FieldValue {
    match holds {
        true => FieldValue::new("yes", "true"),
        false => FieldValue::new("no", "false"),
    }
}

fn decade(year: u16) -> FieldValue {
    let decade = format!("{}s", year / 10 * 10);
    FieldValue::new(&decade, &decade)
}
