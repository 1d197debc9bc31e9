//! Where a source of ours may stand: at the work itself, its publisher, an index or an agency; not at an upload, a mirror
//! or a proxy, which a hospital cannot open and nobody answers for.

use std::net::IpAddr;

use crate::packed::Rows;
use crate::text::whole_host;

/// The fault of an address, if a source may not stand there; `refused` are domains with all that lies below them.
pub fn fault(address: &str, refused: &Rows<String>) -> Option<String> {
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Some(format!("`{address}` begins with neither http nor https"));
    }
    let host = whole_host(address).to_ascii_lowercase();
    if host.parse::<IpAddr>().is_ok() {
        return Some(format!("`{host}` is a number, not the name of a publisher"));
    }
    if !host.contains('.') {
        return Some(format!("`{address}` names no host"));
    }
    let below = |domain: &String| {
        host.strip_suffix(domain.as_str())
            .is_some_and(|left| left.is_empty() || left.ends_with('.'))
    };
    refused
        .iter()
        .find(|domain| below(domain))
        .map(|domain| format!("`{domain}` is a place of uploads, mirrors or proxies"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uploads_numbers_and_other_schemes_are_refused() {
        let refused = ["scribd.com".to_owned()].into_iter().collect();
        for address in [
            "https://www.scribd.com/document/1",
            "http://SCRIBD.com",
            "https://www.scribd.com./document/1",
            "http://47.251.13.51:8081/doi",
            "http://[2001:db8::1]/x",
            "ftp://example.org/a",
            "javascript:alert(1)",
            "https://localhost/a",
            "",
        ] {
            assert!(fault(address, &refused).is_some(), "{address}");
        }
        for address in
            ["https://doi.org/10.1/2", "https://notscribd.com/a", "http://pn.bmj.com/x?y"]
        {
            assert_eq!(fault(address, &refused), None, "{address}");
        }
    }
}
