//! A long text that few ask for: it is deflated until then.

use super::LEVEL;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use std::sync::OnceLock;

/// A text that is inflated when it is asked for the first time.
#[derive(Debug)]
pub struct Deflated {
    bytes: &'static [u8],
    text: OnceLock<String>,
}

impl Deflated {
    /// The text of which [`deflate`] made `bytes`.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes, text: OnceLock::new() }
    }

    /// The text; nothing where the bytes are none of [`deflate`].
    pub fn text(&self) -> &str {
        let inflate = || {
            let text = decompress_to_vec(self.bytes).ok();
            text.and_then(|text| String::from_utf8(text).ok()).unwrap_or_default()
        };
        self.text.get_or_init(inflate)
    }
}

/// The bytes of a text as [`Deflated`] has them.
#[must_use]
pub fn deflate(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), LEVEL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_inflated_as_it_was() {
        let text = "Ménière's disease, bilateral\n".repeat(99);
        let bytes = deflate(&text).leak();
        assert!(bytes.len() < text.len() / 9);
        assert_eq!(Deflated::new(bytes).text(), text);
        assert_eq!(Deflated::new(b"no").text(), "");
    }
}
