//! How much of what an entry could say it says.

use super::{Body, Entry};

/// The keys of `entry` that hold nothing yet and should, in the order of the schema.
pub fn missing(entry: &Entry) -> Vec<&'static str> {
    // The rule for antibiotics may stand in a sheet, on the page, or both.
    let told = |key: &str| match &entry.body {
        Body::Procedure(body) => key == "prophylaxis" && body.antibiotics.is_some(),
        _ => false,
    };
    let wanted = entry.fields().filter(|(field, _)| !field.may_be_empty && !told(field.key));
    wanted.filter(|(_, value)| value.is_empty()).map(|(field, _)| field.key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn what_is_taken_away_is_missing() {
        let catalog = Catalog::embedded();
        let whole = catalog.find("gout").unwrap();
        assert_eq!(missing(whole), [""; 0]);
        let mut entry = whole.clone();
        let Body::Condition(body) = &mut entry.body else { panic!("gout is a condition") };
        body.presentation = None;
        body.red_flags.clear();
        entry.head.sources.clear();
        assert_eq!(missing(&entry), ["sources", "presentation"]);
    }

    #[test]
    fn the_rule_for_antibiotics_stands_in_the_sheet_or_on_the_page() {
        let catalog = Catalog::embedded();
        let mut entry = catalog.find("discography").unwrap().clone();
        let without = |entry: &Entry| missing(entry).contains(&"prophylaxis");
        let Body::Procedure(body) = &mut entry.body else { panic!("a procedure") };
        body.prophylaxis = None;
        assert!(!without(&entry), "the page tells what is special");
        let Body::Procedure(body) = &mut entry.body else { panic!("a procedure") };
        body.antibiotics = None;
        assert!(without(&entry));
    }
}
