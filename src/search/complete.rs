//! Completion of the search line: the rest of a field's value.
//!
//! Names of fields are not completed: each of them, and each beginning of one, is a plain word too (*risk*, *guidance*,
//! *reg*istry), and a reader who goes on from such a word with Tab does not mean a field.

use super::Field;
use super::filter;
use crate::catalog::{Catalog, EntryRef, Kind};

/// What a text ends with: the value of a field behind its name, which may be of several words, or else a word.
#[must_use]
pub fn begun(text: &str) -> &str {
    let start =
        |end: usize| text.get(..end).and_then(|before| before.rfind(' ')).map_or(0, |at| at + 1);
    let of_field = text.rfind(':').map(|colon| (start(colon), colon));
    let named = of_field.filter(|&(at, colon)| {
        text.get(at..colon).is_some_and(|name| Field::from_name(name).is_some())
    });
    text.get(named.map_or_else(|| start(text.len()), |(at, _)| at)..).unwrap_or_default()
}

/// The rest of the value that `token` begins behind the name of a field, if only one of entries of some kinds is begun so.
///
/// `region:pel` gives `vis`.
#[must_use]
pub fn completion(catalog: &Catalog, token: &str, kinds: &[Kind]) -> Option<String> {
    let (_, typed) = token.split_once(':')?;
    match values(catalog, token, kinds).as_slice() {
        [one] => one.get(typed.len()..).filter(|rest| !rest.is_empty()).map(str::to_owned),
        _ => None,
    }
}

/// The values of entries of some kinds that go on with what `token` begins behind the name of a field, in the order of the alphabet.
#[must_use]
pub fn values(catalog: &Catalog, token: &str, kinds: &[Kind]) -> Vec<String> {
    let Some((name, typed)) = token.split_once(':') else { return Vec::new() };
    let Some(field) = Field::from_name(name) else { return Vec::new() };
    let typed = typed.to_lowercase().replace(' ', "-");
    let entries: Vec<EntryRef> = kinds.iter().flat_map(|&kind| catalog.of_kind(kind)).collect();
    let known = filter::values(catalog, &entries, field).into_iter().map(|value| value.word);
    known.filter(|known| known.starts_with(&typed)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_begun_is_completed_where_it_is_the_only_one() {
        let catalog = Catalog::embedded();
        for token in ["region:pel", "Region:PEL", "body_region:pel"] {
            assert_eq!(completion(&catalog, token, &Kind::ALL).as_deref(), Some("vis"), "{token}");
        }
        assert_eq!(completion(&catalog, "urgency:", &Kind::ALL), None);
        assert_eq!(values(&catalog, "urgency:", &Kind::ALL), ["elective", "emergency", "urgent"]);
        assert_eq!(completion(&catalog, "x:y", &Kind::ALL), None);
    }

    #[test]
    fn a_value_of_several_words_is_completed_and_of_a_tab_only_its_own_values() {
        let catalog = Catalog::embedded();
        for (text, begun_with, rest) in [
            ("gout region:whole b", "region:whole b", Some("ody")),
            ("Region:Whole-B", "Region:Whole-B", Some("ody")),
            ("region:pelvis abscess", "region:pelvis abscess", None),
            ("re: gout", "gout", None),
            ("heavy per", "per", None),
        ] {
            assert_eq!(begun(text), begun_with);
            assert_eq!(completion(&catalog, begun(text), &Kind::ALL).as_deref(), rest, "{text}");
        }
        assert_eq!(values(&catalog, "kind:", &[Kind::Drug]), ["drug"]);
    }

    #[test]
    fn a_plain_word_is_not_completed() {
        let catalog = Catalog::embedded();
        for field in Field::ALL {
            for end in 1..=field.name().len() {
                let word = &field.name()[..end];
                assert_eq!(
                    (
                        completion(&catalog, word, &Kind::ALL),
                        values(&catalog, word, &Kind::ALL).len()
                    ),
                    (None, 0),
                    "{word}"
                );
            }
        }
    }
}
