//! One and many of a name, for whole words in a text. The search has stems beside, which know more than a plural.

/// The plural of a name.
#[must_use]
pub fn plural(name: &str) -> String {
    format!("{name}s")
}

/// How many there are besides those that are named.
#[must_use]
pub fn and_others(count: usize) -> String {
    match count {
        1 => " and 1 other".to_owned(),
        count => format!(" and {count} others"),
    }
}

/// Whether a word is `name` or its plural; both may be bytes, as the full text is searched.
#[must_use]
pub fn is_one_or_many(word: impl AsRef<[u8]>, name: impl AsRef<[u8]>) -> bool {
    word.as_ref().strip_prefix(name.as_ref()).is_some_and(|ending| matches!(ending, b"" | b"s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_is_one_or_many() {
        assert!(is_one_or_many("stent", "stent") && is_one_or_many(plural("stent"), "stent"));
        assert_eq!([1, 2].map(and_others), [" and 1 other", " and 2 others"]);
        assert!(!is_one_or_many("stenting", "stent") && !is_one_or_many("sten", "stent"));
    }
}
