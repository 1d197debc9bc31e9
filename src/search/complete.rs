//! Completion of the search line: the rest of a field's value.
//!
//! Names of fields are not completed: each of them, and each beginning of one, is a plain word too (*risk*, *guidance*,
//! *reg*istry), and a reader who goes on from such a word with Tab does not mean a field.

use super::Field;
use super::filter;
use crate::catalog::{Catalog, EntryRef};

/// The rest of the value that `token` begins behind the name of a field, if only one is begun so.
///
/// `region:pel` gives `vis`.
#[must_use]
pub fn completion(catalog: &Catalog, token: &str) -> Option<String> {
    let (_, typed) = token.split_once(':')?;
    match values(catalog, token).as_slice() {
        [one] => one.get(typed.len()..).filter(|rest| !rest.is_empty()).map(str::to_owned),
        _ => None,
    }
}

/// The values that go on with what `token` begins behind the name of a field, in the order of the alphabet.
#[must_use]
pub fn values(catalog: &Catalog, token: &str) -> Vec<String> {
    let Some((name, typed)) = token.split_once(':') else { return Vec::new() };
    let Some(field) = Field::from_name(name) else { return Vec::new() };
    let typed = typed.to_lowercase();
    let entries: Vec<EntryRef> = catalog.refs().collect();
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
            assert_eq!(completion(&catalog, token).as_deref(), Some("vis"), "{token}");
        }
        assert_eq!(completion(&catalog, "urgency:"), None);
        assert_eq!(values(&catalog, "urgency:"), ["elective", "emergency", "urgent"]);
        assert_eq!(completion(&catalog, "x:y"), None);
    }

    #[test]
    fn a_plain_word_is_not_completed() {
        let catalog = Catalog::embedded();
        for field in Field::ALL {
            for end in 1..=field.name().len() {
                let word = &field.name()[..end];
                assert_eq!(
                    (completion(&catalog, word), values(&catalog, word).len()),
                    (None, 0),
                    "{word}"
                );
            }
        }
    }
}
