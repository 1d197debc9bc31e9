//! Whatever is asked and wherever data lies: what a command writes cannot change the state of a terminal.

use crate::commands::{fluoro, run, stderr, stdout};
use proptest::prelude::*;
use serde_json::Value;
use std::process::{Output, Stdio};

/// A C0 escape, a C1 escape, a delete, a change of writing direction and a line separator, as a name may hold them.
const HOSTILE: &str = "a\u{1b}]52;c;aGk=\u{7}b\u{9b}31mc\u{7f}d\u{202e}e\u{2028}f";

/// The first character of an output that must not reach a terminal.
fn forbidden(output: &Output) -> Option<char> {
    let text = stdout(output) + &stderr(output);
    text.chars().find(|&c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[test]
fn the_name_of_a_layer_reaches_the_terminal_as_clean_as_a_text() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join(HOSTILE);
    std::fs::create_dir_all(folder.join("conditions")).unwrap();
    for (id, text) in [
        ("house", "name = \"House\"\nsummary = \"s\"\nbody_region = \"leg\"\n"),
        ("gout", "red_flags = [\"Ward first\"]\n"),
        ("broken", "name = 3\n"),
    ] {
        std::fs::write(folder.join(format!("conditions/{id}.toml")), text).unwrap();
    }
    let layer = folder.to_str().unwrap();
    let absent = folder.join("absent");
    for args in [
        &["show", "house", "--data", layer][..],
        &["show", "gout", "--data", layer, "--format", "markdown"],
        &["show", "gout", "--data", layer, "--format", "json"],
        &["search", "house", "--data", layer],
        &["search", "house", "--json", "--data", layer],
        &["list", "conditions", "--data", layer],
        &["list", "conditions", "--json", "--data", layer],
        &["check", layer],
        &["check", "--missing", absent.to_str().unwrap()],
    ] {
        let output = run(args);
        assert_eq!(forbidden(&output), None, "{args:?}");
        assert!(!stdout(&output).is_empty(), "{args:?}: {}", stderr(&output));
    }
    assert_eq!(forbidden(&run(&["list", "--data", absent.to_str().unwrap()])), None);
}

#[test]
fn json_escapes_what_a_terminal_must_not_see_and_means_the_same() {
    let output = run(&["search", "--json", HOSTILE]);
    assert_eq!(forbidden(&output), None);
    let answer: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(answer["query"], HOSTILE);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn no_argument_sends_a_control_character_back(
        argument in "[\u{1}-\u{1f}\u{7f}-\u{9f}\u{2028}-\u{202e}\u{2066}-\u{2069}a\\-é]{1,12}",
        form in prop::sample::select(vec![
            "@", "--@", "--theme @", "search @", "search --json @", "search --limit @ gout",
            "show @", "show gout --format @", "compare gout @", "list @", "list trends --data @", "check @",
        ]),
    ) {
        let args = form.split(' ').map(|word| word.replace('@', &argument));
        let mut command = fluoro(&[]);
        // A dash alone would wait for queries.
        let output = command.args(args).stdin(Stdio::null()).output().unwrap();
        prop_assert_eq!(forbidden(&output), None, "{}", form);
    }
}
