//! Whole behaviors, in one binary so that it links once.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod architecture;
mod ascii;
mod cli_output;
#[cfg(unix)]
mod cli_terminal;
mod commands;
mod comparisons;
mod coverage;
mod cursor;
mod data;
mod dependencies;
mod emergencies;
mod exports;
mod filters;
mod fuzz;
// What a field holds is told where the program is built as for the tests.
#[cfg(debug_assertions)]
mod guide;
mod harness;
#[cfg(unix)]
mod keyboard;
mod keys;
mod layers;
mod links;
mod overviews;
mod packed;
mod plain;
#[cfg(unix)]
mod pty;
mod queries;
mod readme;
mod replaced;
mod screens;
mod search;
mod start;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod terminal_end;
#[cfg(unix)]
mod terminal_input;
#[cfg(unix)]
mod terminal_sizes;
mod vocabulary;
#[cfg(unix)]
mod walk;
