//! What stands behind other words in parentheses.

/// A text in parentheses; those that it has itself become commas, since they would stand within each other.
#[must_use]
pub fn in_parentheses(text: &str) -> String {
    format!("({})", text.replace(" (", ", ").replace(['(', ')'], ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_parentheses_stand_within_others() {
        assert_eq!(in_parentheses("SIR 2019"), "(SIR 2019)");
        assert_eq!(in_parentheses("Weiner (textbook)"), "(Weiner, textbook)");
    }
}
