//! Writes `data/COVERAGE.md`: which procedures of three public lists the data covers.
//!
//! ```sh
//! cargo run --example coverage > data/COVERAGE.md
//! ```
//!
//! What the lists name stands in `examples/coverage/lists.toml`, in our own words and our own order.

mod table;

use fluoro::catalog::Catalog;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match table::markdown(&Catalog::embedded()) {
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(faults) => {
            let _ = writeln!(std::io::stderr(), "coverage: {}", faults.join("\ncoverage: "));
            ExitCode::FAILURE
        }
    }
}
