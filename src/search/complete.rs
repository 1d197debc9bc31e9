//! Completion of the search line: the rest of a field's name or value.

use super::Field;
use crate::catalog::Catalog;

/// The rest of a field's name or value that `token` begins, if only one is begun so.
///
/// `re` gives `gion:`, `region:pel` gives `vis`.
#[must_use]
pub fn completion(catalog: &Catalog, token: &str) -> Option<String> {
    let only = |candidates: &[String], typed: &str| match candidates {
        [one] => one.strip_prefix(typed).filter(|rest| !rest.is_empty()).map(str::to_owned),
        _ => None,
    };
    if let Some((_, value)) = token.split_once(':') {
        return only(&values(catalog, token), value);
    }
    if token.len() < 2 {
        return None;
    }
    let names = Field::ALL.iter().map(|field| format!("{}:", field.name()));
    only(&names.filter(|name| name.starts_with(token)).collect::<Vec<_>>(), token)
}

/// The values that go on with what `token` begins behind the name of a field, in the order of the alphabet.
#[must_use]
pub fn values(catalog: &Catalog, token: &str) -> Vec<String> {
    let Some((name, value)) = token.split_once(':') else { return Vec::new() };
    let Some(field) = Field::from_name(name) else { return Vec::new() };
    let known = catalog.refs().flat_map(|at| field.values(catalog, at));
    let mut values: Vec<String> = known.filter(|known| known.starts_with(value)).collect();
    values.sort_unstable();
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_begun_is_completed_where_it_is_the_only_one() {
        let catalog = Catalog::embedded();
        assert_eq!(completion(&catalog, "reg").as_deref(), Some("ion:"));
        assert_eq!(completion(&catalog, "region:pel").as_deref(), Some("vis"));
        assert_eq!(completion(&catalog, "risk:"), None);
        assert_eq!(values(&catalog, "risk:"), ["high", "low"]);
        assert_eq!(completion(&catalog, "x:y"), None);
    }
}
