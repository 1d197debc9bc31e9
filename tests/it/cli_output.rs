//! Whatever is asked and wherever data lies: what the program writes or shows cannot change the state of a terminal.

use crate::commands::{fluoro, stdout};
use crate::harness::Session;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// A C0 escape, a C1 escape, a delete, changes of writing direction and a line separator, as a name may hold them.
const HOSTILE: &str =
    "a\u{1b}]52;c;aGk=\u{7}b\u{9b}31mc\u{7f}d\u{202e}e\u{2028}f\u{61c}g\u{200f}\r";

/// The first character that must not reach a terminal.
pub fn forbidden(text: &str) -> Option<char> {
    text.chars().find(|&c| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

/// The folders of a reader in which everything is called `hostile` that can be, and says it where it can.
fn home(hostile: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let write = |place: &Path, text: &str| {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    };
    let quoted = format!("'''{hostile}'''");
    let condition = "body_region = \"leg\"\nsystem = \"venous\"\nurgency = \"emergency\"\n";
    for layer in ["fluoro", hostile] {
        let layer = home.path().join(layer);
        write(
            &layer.join("conditions/house.toml"),
            &format!("name = \"House\"\nsummary = \"s\"\n{condition}"),
        );
        write(&layer.join("conditions/gout.toml"), "red_flags = [\"Ward first\"]\nlay = 3\n");
        write(&layer.join("conditions/told.toml"), &format!("name = {quoted}\n{condition}"));
        write(
            &layer.join("conditions/escaped.toml"),
            &format!("name = {}\n{condition}", Value::from(hostile)),
        );
        write(
            &layer.join("conditions/key.toml"),
            &format!("{} = 1\n[{}]", Value::from(hostile), hostile),
        );
        write(&layer.join(format!("conditions/{hostile}.toml")), "name = \"x\"");
        write(&layer.join(format!("{hostile}/x.toml")), "name = \"x\"");
        write(
            &layer.join("sources.toml"),
            &format!("[[source]]\nid = {quoted}\ntitle = {quoted}\nurl = {quoted}\n"),
        );
        write(
            &layer.join("emergencies.toml"),
            &format!("call = {quoted}\n[[emergency]]\nentry = {quoted}\n"),
        );
    }
    let themes = home.path().join("fluoro/themes");
    write(&themes.join(format!("{hostile}.toml")), "background = \"dark\"");
    write(&themes.join("odd.toml"), &format!("background = {quoted}\n{hostile} = {hostile}"));
    home
}

/// What is asked of the program, `@` standing for what is hostile and `%` for the layer of that name.
const ASKED: [&str; 30] = [
    "@",
    "--@",
    "--plain @ --data %",
    "--help",
    "help @",
    "@ --help",
    "--theme @",
    "--data @",
    "search @",
    "search @ --explain --data %",
    "search --json house --data %",
    "search --json @ --data %",
    "search kind:@ house region:@",
    "search --json - --data %",
    "search - --data %",
    "search --limit @ gout",
    "show @",
    "show house --data % --format text",
    "show gout --data % --format markdown",
    "show gout --data % --format html",
    "show gout --data % --format json",
    "show emergency-gout --data % --format json",
    "show gout --format @",
    "compare gout house --data %",
    "compare gout house --data % --format json",
    "compare gout @",
    "list conditions --data %",
    "list --json --data %",
    "check % @",
    "check --missing % @",
];

fn nothing_obeyed(hostile: &str, all_asked: &[&str]) -> Result<(), TestCaseError> {
    let home = home(hostile);
    let layer = home.path().join(hostile);
    fs::write(
        home.path().join("queries"),
        format!("{hostile}\n!{hostile}\nkind:{hostile}\n1\n{hostile}\n"),
    )
    .unwrap();
    for asked in all_asked {
        let args = asked
            .split(' ')
            .map(|word| word.replace('@', hostile).replace('%', layer.to_str().unwrap()));
        let mut command = fluoro(&[]);
        for variable in ["XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(variable, home.path());
        }
        if asked.contains("help") {
            command.env("FLUORO_THEME", hostile);
        }
        for variable in ["TERM", "COLUMNS", "COLORFGBG", "LANG"] {
            command.env(variable, hostile);
        }
        let queries = fs::File::open(home.path().join("queries")).unwrap();
        let output = command.args(args).stdin(Stdio::from(queries)).output().unwrap();
        for bytes in [output.stdout, output.stderr] {
            let text = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(forbidden(&text), None, "{}: {}", asked, text.escape_debug());
        }
    }
    Ok(())
}

#[test]
fn no_command_in_any_format_sends_a_control_to_the_terminal() {
    nothing_obeyed(HOSTILE, &ASKED).unwrap();
}

#[test]
fn json_escapes_what_a_terminal_must_not_see_and_means_the_same() {
    let answer = stdout(&fluoro(&["search", "--json", HOSTILE]).output().unwrap());
    assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["query"], HOSTILE);
}

/// A name of a file that holds what terminals obey.
fn hostile() -> impl Strategy<Value = String> {
    "[\u{1}-\u{1f}\u{7f}-\u{9f}\u{61c}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}a\\-é]{1,12}"
        .prop_filter("a name", |text| !text.contains('\0'))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn no_text_in_any_place_sends_a_control_to_the_terminal(text in hostile(), asked in select(&ASKED[..])) {
        nothing_obeyed(&text, &[asked])?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1) })]

    #[test]
    fn no_frame_of_the_explorer_holds_a_control(text in hostile()) {
        for text in [HOSTILE, &text] {
            let home = home(text);
            let layers = [home.path().join("fluoro"), home.path().join(text)];
            let mut session = Session::over(&layers, 100, 30).asked(text, text);
            prop_assert_eq!(forbidden(&session.screen()), None, "asked: {:?}", text);
            for keys in ["", "esc / ctrl-u g o u t enter", "b", "!", "esc /", "esc :", "esc T", "esc F", "esc f2", "esc t", "esc L", "esc B", "esc o", "esc 1 y"] {
                session = session.keys(keys);
                session.paste(text);
                prop_assert_eq!(forbidden(&session.screen()), None, "{}: {:?}", keys, text);
                session = session.keys("enter");
                prop_assert_eq!(forbidden(&session.screen()), None, "{} enter: {:?}", keys, text);
            }
        }
    }
}
