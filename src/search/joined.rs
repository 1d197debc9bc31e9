//! Filters as readers type them: with a space behind the name of the field, and with spaces in a value.

use super::field::{Field, FieldValue, written};
use super::filter::values;
use crate::catalog::{Catalog, EntryRef};

/// A query whose filters were typed with a space behind the name of the field, `kind: procedure`, without that space; nothing
/// where it has none. The name of a field stands in names too: only a value of it follows it as a filter.
pub(super) fn joined(catalog: &Catalog, text: &str) -> Option<String> {
    let is_value = |name: &str, value: &str| {
        let Some(field) = Field::from_name(name).filter(|_| !value.is_empty()) else {
            return false;
        };
        let entries: Vec<EntryRef> = catalog.refs().collect();
        values(catalog, &entries, field).iter().any(|known| known.begins_with(&written(value)))
    };
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_any = false;
    while let Some((before, after)) = rest.split_once(": ") {
        let name = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let value = after.split_whitespace().next().unwrap_or_default();
        let is_filter = is_value(name, value.split(',').next().unwrap_or_default());
        joined.push_str(before);
        joined.push_str(if is_filter { ":" } else { ": " });
        rest = if is_filter { after.trim_start() } else { after };
        is_any |= is_filter;
    }
    joined.push_str(rest);
    let text = in_one_word(catalog, &joined);
    (is_any || text != joined).then_some(text)
}

/// No value of a field has more words.
const LONGEST_VALUE: usize = 6;

/// A query in which a value of several words, `region:whole body`, stands as one: the longest that there is, and at the end, where
/// it is still typed, one that is begun.
fn in_one_word(catalog: &Catalog, text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut kept: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        at += 1;
        let field = word.split_once(':').and_then(|(name, values)| {
            let last = values.rsplit(',').next().filter(|last| !last.is_empty())?;
            Some((Field::from_name(name)?, last))
        });
        let Some((field, last)) = field else {
            kept.push(word.to_owned());
            continue;
        };
        let entries: Vec<EntryRef> = catalog.refs().collect();
        let known = values(catalog, &entries, field);
        let most = words.len().min(at + LONGEST_VALUE);
        let whole = (at + 1..=most).rev().find_map(|end| {
            let value = [&[last], words.get(at..end)?].concat().join(" ");
            let value = written(Some(value).filter(|value| !value.ends_with(' '))?.as_str());
            let is_typed = end == words.len();
            let is_known = |one: &FieldValue| one.is(&value) || is_typed && one.begins_with(&value);
            known.iter().any(is_known).then_some((end, value))
        });
        match whole {
            Some((end, value)) => {
                let before = word.strip_suffix(last).unwrap_or_default();
                kept.push(format!("{before}{value}"));
                at = end;
            }
            None => kept.push(word.to_owned()),
        }
    }
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_several_words_is_taken_the_longest_first() {
        let catalog = Catalog::embedded();
        for (typed, meant) in [
            ("region:whole body", Some("region:whole-body")),
            ("gout Region:leg,Whole Body pain", Some("gout Region:leg,whole-body pain")),
            ("country:united k", Some("country:united-k")),
            ("country:united k ", None),
            ("guidance:ct angiography", Some("guidance:ct-angiography")),
            ("guidance:ct abscess", None),
            ("region:leg ulcer", None),
            ("route: femoral artery stent", Some("route:femoral-artery stent")),
        ] {
            assert_eq!(joined(&catalog, typed).as_deref(), meant, "{typed}");
        }
    }
}
