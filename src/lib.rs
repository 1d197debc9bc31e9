//! fluoro, a terminal explorer of interventional radiology.
//!
//! TOML files become a [`catalog::Catalog`]; a [`search::Query`] over its [`search::Library`] gives hits; an entry
//! becomes a [`page::Page`]; keys become [`app::Action`]s that update the [`app::App`]; [`ui`] draws it.
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
//! text      characters
//! ```

pub mod app;
pub mod catalog;
pub mod cli;
pub mod page;
pub mod search;
pub mod settings;
pub mod terminal;
pub mod text;
pub mod ui;
