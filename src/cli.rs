//! The command line: what is asked for, and the exit status.
//!
//! Status 0: done. 1: nothing found, or problems found. 2: wrong usage, or the terminal failed. A signal that ends the
//! program does so as with any other, and shells say 128 and its number.

mod args;
mod check;
mod compare;
mod explore;
mod lines;
mod list;
mod named;
mod output;
mod plain;
mod search;
mod show;

use crate::settings;
use args::{Cli, CliCommand};
use clap::Parser;
use output::Cleaned;
use std::io::{self, Write};
use std::process::ExitCode;

/// What a command can end with, apart from failing to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// It is done.
    Done,
    /// Nothing was found, or problems were.
    Negative,
    /// It was asked wrongly.
    Usage,
}

/// Runs the command that the arguments of the process ask for.
#[must_use]
pub fn main() -> ExitCode {
    // Mostly nothing is asked; making all that could be takes as long as a third of the first screen.
    let asked = if settings::asks_nothing() { Ok(Cli::default()) } else { Cli::try_parse() };
    let cli = match asked {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            // It names the argument. Printing fails only when nobody reads.
            let _ = write!(errors(), "{}", error.render());
            return ExitCode::from(2);
        }
        Err(help) => {
            let printed = help.print().and_then(|()| io::stdout().flush());
            return status(printed.map(|()| Exit::Done));
        }
    };
    let for_programs = cli.command.as_ref().is_some_and(CliCommand::is_for_programs);
    let mut out = Cleaned::new(io::stdout().lock(), !for_programs && cli.layers.is_ascii());
    let outcome = match cli.command {
        None if cli.plain => plain::run(&mut out, &cli.layers, &cli.query.join(" ")),
        None => {
            drop(out);
            explore::run(&cli.layers, &cli.query.join(" "), cli.no_mouse)
        }
        Some(CliCommand::Search(args)) => search::run(&mut out, &cli.layers, &args),
        Some(CliCommand::Show(args)) => show::run(&mut out, &cli.layers, &args),
        Some(CliCommand::Compare(args)) => compare::run(&mut out, &cli.layers, &args),
        Some(CliCommand::List(args)) => list::run(&mut out, &cli.layers, &args),
        Some(CliCommand::Check(args)) => check::run(&mut out, &cli.layers, &args),
    };
    status(outcome)
}

/// The status that says how it went; what went wrong is told.
fn status(outcome: io::Result<Exit>) -> ExitCode {
    match outcome {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Negative) => ExitCode::from(1),
        Ok(Exit::Usage) => ExitCode::from(2),
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(2)
        }
    }
}

/// How many there are of what goes by `noun`.
fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// Where the user is told what went wrong, in characters of the locale.
fn errors() -> impl Write {
    Cleaned::new(io::stderr(), settings::is_ascii())
}

/// Tells the user what went wrong.
fn complain(message: &str) {
    // With nowhere to complain to there is nothing left to do.
    let _ = writeln!(errors(), "fluoro: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_nothing_is_understood_as_if_it_were_read() {
        let asked = Cli::try_parse_from(["fluoro", "--theme", ""]).unwrap();
        let read = format!("{asked:?}").replace("Some(AskedTheme(None))", "None");
        assert_eq!(read, format!("{:?}", Cli::default()));
    }
}
