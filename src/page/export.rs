//! A page as text for other programs, each form written from the page itself.

mod html;
mod markdown;
mod plain;

pub use html::to_html;
pub use markdown::to_markdown;
pub use plain::to_plain;
