//! Filters: what is kept, by the values of fields.

use super::fault::{QueryFault, Wrong};
use super::field::{Field, FieldValue, written};
use super::query::MOST_WORDS;
use crate::catalog::{Body, Catalog, EntryRef, Kind, Urgency};
use crate::text::{nearest_first, sort_by, sort_by_key};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A field with the value that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The field.
    pub field: Field,
    value: String,
    urgent: bool,
    /// Whether it is a value as it stands, and not the beginning of one.
    whole: bool,
}

impl Filter {
    /// Keeps what has a value that begins with `value`.
    pub(super) fn new(field: Field, value: &str) -> Self {
        let value = written(value);
        let value = match (field, Kind::from_word(&value)) {
            (Field::Kind, Some(kind)) => kind.name().to_owned(),
            _ => value,
        };
        Self { field, value, urgent: false, whole: false }
    }

    /// Keeps what cannot wait.
    pub(super) const fn urgent() -> Self {
        Self { field: Field::Urgency, value: String::new(), urgent: true, whole: false }
    }

    /// Whether it asks for what cannot wait.
    pub(super) const fn is_urgent(&self) -> bool {
        self.urgent
    }

    /// Whether both ask for the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.is_beside(other) && self.value == other.value
    }

    /// Whether both ask for values of one field, of which any will do.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.field == other.field && self.urgent == other.urgent
    }

    /// Holds the value against those that `entries` have.
    pub(super) fn hold_against(
        &mut self,
        catalog: &Catalog,
        entries: &[EntryRef],
    ) -> Option<QueryFault> {
        if self.urgent {
            return None;
        }
        let known = values(catalog, entries, self.field);
        self.whole = known.iter().any(|value| value.is(&self.value));
        if !self.value.is_empty() && known.iter().any(|value| value.begins_with(&self.value)) {
            return None;
        }
        let (field, value) = (self.field.name(), &self.value);
        if known.is_empty() {
            let is_there = |field: &Field| values(catalog, entries, *field).len() > 1;
            let fields =
                Field::ALL.into_iter().filter(is_there).map(|field| field.name().to_owned());
            let what = format!("nothing here has the field {field}");
            let wrong = Some(Wrong::Field(field.to_owned()));
            return Some(QueryFault { what, known: fields.collect(), wrong });
        }
        let mut known: Vec<String> = known.into_iter().map(|value| value.word).collect();
        let wrong = Some(Wrong::Value(self.field, value.clone()));
        if value.is_empty() {
            return Some(QueryFault { what: format!("{field} wants a value"), known, wrong });
        }
        nearest_first(value, &mut known);
        Some(QueryFault { what: format!("{field} has no value {value}"), known, wrong })
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
        self.kept(catalog, at).next().is_some()
    }

    /// The values of an entry for which it is kept.
    fn kept(&self, catalog: &Catalog, at: EntryRef) -> impl Iterator<Item = FieldValue> {
        let values = self.field.values(catalog, at).into_iter();
        values.filter(|value| match self.whole {
            true => value.is(&self.value),
            false => value.begins_with(&self.value),
        })
    }

    /// Why an entry is kept: the field with its values; none where it is not.
    pub(super) fn reason(&self, catalog: &Catalog, at: EntryRef) -> Option<String> {
        if self.urgent {
            return self.keeps(catalog, at).then(|| "urgent".to_owned());
        }
        let words: Vec<String> = self.kept(catalog, at).map(|value| value.word).collect();
        (!words.is_empty()).then(|| format!("{} {}", self.field.name(), words.join(", ")))
    }
}

/// Adds what must hold of every hit, each once; whether all of it had room. Nothing of it is left out in silence: more is a fault.
pub(super) fn demand<T: PartialEq>(
    demands: &mut Vec<T>,
    more: impl IntoIterator<Item = T>,
) -> bool {
    for one in more {
        if demands.contains(&one) {
            continue;
        }
        if demands.len() == MOST_WORDS {
            return false;
        }
        demands.push(one);
    }
    true
}

/// The values of a field among `entries`, each once, in the order of the alphabet.
pub(super) fn values(catalog: &Catalog, entries: &[EntryRef], field: Field) -> Vec<FieldValue> {
    let mut values: Vec<FieldValue> =
        entries.iter().flat_map(|&at| field.values(catalog, at)).collect();
    sort_by(&mut values, |a, b| a.word.cmp(&b.word));
    values.dedup();
    values
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
        let kind = catalog.kind(at);
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
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for value in entries.iter().flat_map(|&at| field.values(catalog, at)) {
            *counts.entry(value.word).or_default() += 1;
        }
        let mut of_field: Vec<Facet> =
            counts.into_iter().map(|(value, count)| Facet { field, value, count }).collect();
        // Those of one count stay in the order of the alphabet.
        sort_by_key(&mut of_field, |facet| Reverse(facet.count));
        facets.append(&mut of_field);
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
