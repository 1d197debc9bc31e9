//! Filters: what an entry is, by fields that a reader can ask for.

use crate::catalog::{Body, Catalog, EntryRef, Kind, Urgency};
use crate::text::fold;

/// A field that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The kind of entry.
    Kind,
    /// The part of the field that a procedure belongs to.
    Category,
    /// Where in the body: a condition's, or those of the conditions that a procedure treats.
    Region,
    /// The organ system: a condition's, or those of the conditions that a procedure treats.
    System,
    /// What guides a procedure.
    Guidance,
    /// A procedure's bleeding-risk tier.
    Risk,
    /// How fast a condition must be dealt with, or a procedure done.
    Urgency,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 7] = [
        Self::Kind,
        Self::Category,
        Self::Region,
        Self::System,
        Self::Guidance,
        Self::Risk,
        Self::Urgency,
    ];

    /// Its name in a query.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Category => "category",
            Self::Region => "region",
            Self::System => "system",
            Self::Guidance => "guidance",
            Self::Risk => "risk",
            Self::Urgency => "urgency",
        }
    }

    /// The field with a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| name.eq_ignore_ascii_case(field.name()))
    }

    /// The values that the entry at a place has, as a query writes them.
    #[must_use]
    pub fn values(self, catalog: &Catalog, at: EntryRef) -> Vec<String> {
        let entry = catalog.entry(at);
        match (self, &entry.body) {
            (Self::Kind, _) => vec![entry.kind().name().to_owned()],
            (Self::Category, Body::Procedure(body)) => vec![written(&body.category.to_string())],
            (Self::Region, Body::Condition(body)) => vec![written(&body.body_region.to_string())],
            (Self::System, Body::Condition(body)) => {
                body.system.iter().map(|system| written(system.name())).collect()
            }
            (Self::Region | Self::System, Body::Procedure(_)) => {
                let mut values = Vec::new();
                for treatment in catalog.relations().treated_by(at) {
                    for value in self.values(catalog, treatment.condition) {
                        if !values.contains(&value) {
                            values.push(value);
                        }
                    }
                }
                values
            }
            (Self::Guidance, Body::Procedure(body)) => body.guidance.clone(),
            (Self::Risk, Body::Procedure(body)) => {
                body.bleeding_risk.iter().map(|risk| risk.tier.name().to_owned()).collect()
            }
            (Self::Urgency, Body::Condition(body)) => {
                body.urgency.iter().map(ToString::to_string).collect()
            }
            (Self::Urgency, Body::Procedure(body)) => {
                body.urgency.iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// A value as a query writes it: folded, with hyphens.
fn written(value: &str) -> String {
    fold(value).replace(' ', "-")
}

/// A field with the value that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The field.
    pub field: Field,
    value: String,
    urgent: bool,
}

impl Filter {
    /// Keeps what has a value that begins with `value`.
    pub(super) fn new(field: Field, value: &str) -> Self {
        let value = match (field, Kind::from_word(value)) {
            (Field::Kind, Some(kind)) => kind.name(),
            _ => value,
        };
        Self { field, value: written(value), urgent: false }
    }

    /// Keeps what cannot wait.
    pub(super) const fn urgent() -> Self {
        Self { field: Field::Urgency, value: String::new(), urgent: true }
    }

    /// Whether it asks for what cannot wait.
    pub(super) const fn is_urgent(&self) -> bool {
        self.urgent
    }

    /// Whether the entry at a place is kept.
    #[must_use]
    pub fn keeps(&self, catalog: &Catalog, at: EntryRef) -> bool {
        if self.urgent {
            return match &catalog.entry(at).body {
                Body::Condition(body) => {
                    matches!(body.urgency, Some(Urgency::Emergency | Urgency::Urgent))
                }
                Body::Procedure(_) => {
                    let treated = catalog.relations().treated_by(at);
                    treated.iter().any(|treatment| self.keeps(catalog, treatment.condition))
                }
                _ => false,
            };
        }
        self.field.values(catalog, at).iter().any(|value| value.starts_with(&self.value))
    }
}

/// A value of a field, and how many entries have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// The value, as a query writes it.
    pub value: String,
    /// How many of the entries that were counted have it.
    pub count: usize,
}

impl Facet {
    /// The words of a query that ask for the value.
    #[must_use]
    pub fn token(&self) -> String {
        format!("{}:{}", self.field.name(), self.value)
    }
}

/// Whether there is a value to filter `entries` by.
#[must_use]
pub fn can_filter(catalog: &Catalog, mut entries: impl Iterator<Item = EntryRef>) -> bool {
    let mut first = None;
    entries.any(|at| {
        let kind = catalog.entry(at).kind();
        let other = *first.get_or_insert(kind) != kind;
        let mut fields = Field::ALL.into_iter().filter(|&field| field != Field::Kind);
        other || fields.any(|field| !field.values(catalog, at).is_empty())
    })
}

/// The values of every field among `entries`, with their counts; the kind only where there are several.
#[must_use]
pub fn facets(catalog: &Catalog, entries: &[EntryRef]) -> Vec<Facet> {
    let mut facets: Vec<Facet> = Vec::new();
    for field in Field::ALL {
        let first = facets.len();
        for &at in entries {
            for value in field.values(catalog, at) {
                let known = facets.iter_mut().skip(first).find(|facet| facet.value == value);
                match known {
                    Some(facet) => facet.count += 1,
                    None => facets.push(Facet { field, value, count: 1 }),
                }
            }
        }
        if let Some(of_field) = facets.get_mut(first..) {
            of_field.sort_by(|a, b| b.count.cmp(&a.count).then(a.value.cmp(&b.value)));
        }
        if facets.len() == first + 1 && field == Field::Kind {
            facets.truncate(first);
        }
    }
    facets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Kind;

    #[test]
    fn filters_keep_what_has_the_value() {
        let catalog = Catalog::embedded();
        let pelvic = Filter::new(Field::Region, "pel");
        let keeps = |id: &str| pelvic.keeps(&catalog, catalog.find_ref(id).unwrap());
        assert!(keeps("uterine-fibroids") && keeps("uterine-fibroid-embolization"));
        assert!(!keeps("gout"));
        let of_joints = Filter::new(Field::System, "muscul");
        let keeps = |id: &str| of_joints.keeps(&catalog, catalog.find_ref(id).unwrap());
        assert!(keeps("gout") && keeps("joint-injection") && !keeps("uterine-fibroids"));
        let stroke = catalog.find_ref("ischemic-stroke").unwrap();
        assert!(Filter::urgent().keeps(&catalog, stroke));
        let emergency = Filter::new(Field::Urgency, "emergency");
        assert!(emergency.keeps(&catalog, catalog.find_ref("nephrostomy").unwrap()));
        assert_eq!(Field::from_name("Region"), Some(Field::Region));
    }

    #[test]
    fn a_kind_is_kept_by_the_word_that_it_had_before() {
        let catalog = Catalog::embedded();
        let at = catalog.of_kind(Kind::Glossary).next().unwrap();
        for word in ["glossary", "gloss", "word", "words"] {
            assert!(Filter::new(Field::Kind, word).keeps(&catalog, at), "{word}");
        }
    }

    #[test]
    fn facets_count_values() {
        let catalog = Catalog::embedded();
        let all: Vec<EntryRef> = catalog.of_kind(Kind::Procedure).collect();
        let facets = facets(&catalog, &all);
        let high = facets.iter().find(|facet| facet.field == Field::Risk && facet.value == "high");
        assert!(high.is_some_and(|facet| facet.count > 5));
        assert!(facets.iter().all(|facet| facet.field != Field::Kind));
        for kind in Kind::ALL {
            let entries: Vec<EntryRef> = catalog.of_kind(kind).collect();
            let any = !super::facets(&catalog, &entries).is_empty();
            assert_eq!(can_filter(&catalog, entries.into_iter()), any, "{kind:?}");
        }
    }
}
