//! What README and `--help` say of the commands holds.
//!
//! After an intended change of a help: `INSTA_UPDATE=always cargo test help`, and read the difference.

use crate::data::{example_layer, here};
use fluoro::ui::{Theme, Themes};
use insta::assert_snapshot;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program in a folder, with nobody's own data.
fn run(args: &[String], folder: &Path) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fluoro"))
        .args(args)
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .env("COLUMNS", "80")
        .env("LC_ALL", "C.UTF-8")
        .env_remove("FLUORO_THEME")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no input may have ended before.
    let _ = child.stdin.take().unwrap().write_all(b"gout\n");
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_help_of_each_command() {
    for command in ["", "search", "show", "compare", "list", "check"] {
        let args: Vec<String> = [command, "--help"]
            .iter()
            .filter(|arg| !arg.is_empty())
            .map(|&arg| arg.into())
            .collect();
        let output = run(&args, Path::new(env!("CARGO_TARGET_TMPDIR")));
        assert_eq!(output.status.code(), Some(0), "{command}");
        let name = if command.is_empty() { "fluoro" } else { command };
        assert_snapshot!(format!("help_{name}"), text(&output.stdout));
    }
}

/// `UPDATE_README=1 cargo test readme` writes the list.
#[test]
fn the_readme_names_every_theme() {
    let readme = std::fs::read_to_string(here("README.md")).unwrap();
    let marker = "`the_readme_names_every_theme` -->\n";
    let (before, rest) = readme.split_once(marker).unwrap();
    let (list, after) = rest.split_once("<!-- /themes -->").unwrap();
    let themes = Themes::embedded(true);
    let row = |theme: &Theme| format!("- `{}`, {}\n", theme.name(), theme.background().words());
    let made: String = themes.all().map(row).collect();
    if std::env::var_os("UPDATE_README").is_some() {
        let made = [before, marker, "\n", &made, "\n<!-- /themes -->", after].concat();
        return std::fs::write(here("README.md"), made).unwrap();
    }
    assert_eq!(list.trim(), made.trim());
}

/// The commands of README: the lines of its blocks, and what stands in its sentences.
fn shown() -> Vec<String> {
    let readme = std::fs::read_to_string(here("README.md")).unwrap();
    let (mut shown, mut sentences) = (Vec::new(), String::new());
    let mut block = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            block = !block;
        } else if block {
            shown.push(line.split('#').next().unwrap_or_default().trim().to_owned());
        } else {
            sentences = sentences + line + "\n";
        }
    }
    shown.extend(sentences.split('`').skip(1).step_by(2).map(str::to_owned));
    shown.retain(|command| command.starts_with("fluoro "));
    shown
}

/// The words of a command; those in quotes are one.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in command.split('"').enumerate() {
        if number % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn every_command_of_the_readme_does_what_it_says() {
    let commands = shown();
    assert!(commands.len() >= 8, "{commands:?}");
    // The layer that README shows lies where its commands look for one.
    let layer = example_layer("README.md");
    for command in commands {
        let args: Vec<String> = words(&command)
            .into_iter()
            .skip(1)
            .map(|word| match word.as_str() {
                "DIR" | "my-data" => ".".to_owned(),
                _ => word,
            })
            .collect();
        let output = run(&args, layer.path());
        let (told, complaint) = (text(&output.stdout), text(&output.stderr));
        let asked = |word: &str| args.iter().any(|arg| arg == word);
        if !["search", "show", "compare", "list", "check", "--plain"].into_iter().any(asked) {
            assert_eq!(output.status.code(), Some(2), "{command}: {complaint}");
            assert!(complaint.contains("needs a terminal"), "{command}: {complaint}");
            continue;
        }
        // Something is always missing.
        let status = i32::from(asked("--missing"));
        assert_eq!(output.status.code(), Some(status), "{command}: {told}{complaint}");
        assert_eq!(complaint, "", "{command}");
    }
}

#[test]
fn the_readme_answers_what_a_newcomer_asks() {
    let readme = std::fs::read_to_string(here("README.md")).unwrap();
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = |words: &[&str]| {
        readme.split(". ").any(|sentence| words.iter().all(|word| sentence.contains(word)))
    };
    for answer in [
        ["first build", "minutes", "cargo test"],
        ["nothing is downloaded", "at run time", "no connection"],
        ["department shares its folder", "git repository", "network drive"],
        ["No server is needed", "a few MB", "only read"],
        ["A file of yours has the same form", "query a line", "tabs"],
        ["A wrong fact of ours", "issue", "the entry’s id"],
    ] {
        assert!(said(&answer), "{answer:?}");
    }
}
