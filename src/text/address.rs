//! Addresses of the web.

use super::is_forbidden;

/// Whether `text` is an address of the web, and nothing else, that may be given to another program.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || is_forbidden(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are() {
        assert!(is_web_address("https://doi.org/10.1016/j.jvir.2019.04.017"));
        assert!(is_web_address("http://example.org/a?b=c&d=(e)#f"));
        for text in ["", "https://", "file:///etc/passwd", "javascript:alert(1)", "--help"] {
            assert!(!is_web_address(text), "{text}");
        }
        assert!(!is_web_address("https://example.org/ --profile x"));
        assert!(!is_web_address("https://example.org/\u{1b}[31m"));
        assert!(!is_web_address("https://example.org/\u{202e}"));
    }
}
