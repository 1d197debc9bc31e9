//! fluoro, a terminal explorer of interventional radiology.
//!
//! TOML files become a [`catalog::Catalog`]; a [`search::Query`] over its [`search::Library`] gives hits; an entry
//! becomes a [`page::Page`]; keys become `Action`s that update the `App`; `ui` draws it.
//! A module imports what stands below it, never beside or above; a test keeps it so:
//!
//! ```text
//! cli       the commands and their exit status
//! terminal  enter, read, update, draw, leave
//! settings  what the reader's machine says
//! ui        what is seen
//! app       what the reader is doing
//! page      how an entry reads          search   how an entry is found
//! catalog   what is known
//! text      characters                packed   tables where they lie
//! ```
//!
//! `text`, `catalog`, `page` and `search` are a library. The rooms of the explorer are none: the three that its tests,
//! benches and film drive it through are public for them alone and hidden, and may change with any version.

#![cfg_attr(test, expect(clippy::string_slice, reason = "a test fails by panicking"))]

#[doc(hidden)]
pub mod app;
mod books;
pub mod catalog;
mod cli;
mod embedded;
pub mod packed;
pub mod page;
pub mod search;
mod settings;
#[doc(hidden)]
pub mod terminal;
pub mod text;
#[doc(hidden)]
pub mod ui;

pub use cli::main;
