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

/// Where an address of the web leads: its host, without what says nothing.
#[must_use]
pub fn host(address: &str) -> &str {
    let host = whole_host(address);
    host.strip_prefix("www.").unwrap_or(host)
}

/// The host of an address, without a user before it, a port behind it, and the dot that is the root of all names.
#[must_use]
pub fn whole_host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    host.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_host() {
        assert_eq!(host("https://doi.org/10.1016/j.jvir.2019.04.017"), "doi.org");
        assert_eq!(host("http://www.example.org?a=b"), "example.org");
        assert_eq!(host("no address"), "no address");
    }

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
