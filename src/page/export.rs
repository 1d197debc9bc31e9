//! A page as text for other programs, each form written from the page itself.

mod html;
mod markdown;
mod plain;

pub use html::to_html;
pub use markdown::{excerpt_to_markdown, to_markdown};
pub use plain::{excerpt_to_linear, excerpt_to_plain, to_linear, to_plain};
