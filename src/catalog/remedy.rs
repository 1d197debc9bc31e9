//! What to do about a fault: messages of the reader in our words, and the word that was probably meant.

use crate::text::nearest;

/// A fault and its remedy from serde's message.
pub fn explain(message: &str, more_keys: &[&str]) -> (String, String) {
    let message = message.lines().next().unwrap_or_default();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = quoted.first().copied().unwrap_or_default();
    if message.starts_with("unknown field") {
        // The known keys of a nested table are not those of the entry.
        let nested = !quoted.iter().skip(1).any(|key| TOP_KEYS.contains(key));
        let known = quoted.iter().skip(1).chain(if nested { [].iter() } else { more_keys.iter() });
        let known: Vec<&str> = known.copied().collect();
        let fault = format!("unknown key `{first}`; known here are {}", known.join(", "));
        return (fault, nearest_remedy(first, &known, "remove it"));
    }
    if message.starts_with("unknown variant") {
        let known = quoted.get(1..).unwrap_or_default();
        let fault = format!("`{first}` is not one of {}", known.join(", "));
        return (fault, nearest_remedy(first, known, "use one of them"));
    }
    if message.starts_with("missing field") {
        return (format!("the key `{first}` is missing"), format!("add `{first} = …`"));
    }
    let Some((found, expected)) = message.rsplit_once("expected ") else {
        return (message.to_owned(), "see data/README.md for what the key holds".to_owned());
    };
    let number = ["u8", "u16", "u32", "u64", "usize"].contains(&expected);
    let words = match expected {
        _ if number => "a whole number that is not negative",
        "f64" => "a number",
        "struct Quantity" => "a quantity",
        expected => expected.strip_prefix("struct ").map_or(expected, |_| "a table"),
    };
    let remedy = match expected {
        "a sequence" if found.contains("map") => "begin each row with two brackets: [[…]]",
        "struct Quantity" => "write it with its unit: { value = 2, unit = \"h\" }",
        "a string" => "put it in quotes",
        "a sequence" => "put it in square brackets: [\"…\"]",
        expected if expected.starts_with("a date") => "write it as YYYY-MM-DD, without quotes",
        "a boolean" => "write true or false, without quotes",
        expected if expected.starts_with("struct") => "write a table: { key = value }",
        _ if number => "write 0, 1, 2 and so on, without quotes",
        "f64" => "write a number, without quotes",
        _ => "see data/README.md for what the key holds",
    };
    (format!("{found}expected {words}"), remedy.to_owned())
}

/// A key of each kind that no nested table has: tells whether a message speaks of the entry itself.
const TOP_KEYS: [&str; 12] = [
    "category",
    "icd10cm",
    "principle",
    "area",
    "class",
    "stages",
    "date",
    "status",
    "order",
    "question",
    "see",
    "bottom_line",
];

fn nearest_remedy(word: &str, known: &[&str], otherwise: &str) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_say_what_was_expected_and_what_to_do() {
        let explained = |message: &str| explain(message, &["name", "summary"]);
        let (fault, remedy) =
            explained("unknown field `sumary`, expected one of `category`, `treats`");
        assert!(fault.contains("unknown key `sumary`") && fault.contains("summary"));
        assert_eq!(remedy, "did you mean `summary`?");
        let (fault, remedy) =
            explained("unknown field `notte`, expected one of `condition`, `note`");
        assert!(!fault.contains("summary"));
        assert_eq!(remedy, "did you mean `note`?");
        let (fault, remedy) = explained("invalid type: integer `3`, expected a string");
        assert_eq!(fault, "invalid type: integer `3`, expected a string");
        assert_eq!(remedy, "put it in quotes");
        let (fault, remedy) = explained("invalid value: integer `-5`, expected u8");
        assert_eq!(
            fault,
            "invalid value: integer `-5`, expected a whole number that is not negative"
        );
        assert_eq!(remedy, "write 0, 1, 2 and so on, without quotes");
        let (_, remedy) = explained("invalid type: map, expected a sequence");
        assert_eq!(remedy, "begin each row with two brackets: [[…]]");
        let (fault, _) = explained("invalid type: integer `3`, expected struct Quantity");
        assert_eq!(fault, "invalid type: integer `3`, expected a quantity");
    }
}
