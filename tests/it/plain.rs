//! `fluoro --plain`, as a person uses it who hears what is printed.

use crate::commands::{feed, fluoro, stderr, stdout};
use crate::pty::Terminal;
use std::process::Stdio;

/// What is answered to lines of input, all of it.
fn told(lines: &[&str]) -> String {
    let output = feed(&["--plain"], lines.join("\n") + "\n");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    stdout(&output)
}

/// The number of the first row that says this.
fn number_of(told: &str, text: &str) -> String {
    let row = told
        .lines()
        .rfind(|line| line.contains(text) && line.starts_with(|c: char| c.is_ascii_digit()));
    row.and_then(|row| row.split_once('.')).unwrap().0.to_owned()
}

#[test]
fn a_person_finds_stroke_reads_follows_comes_back_compares_and_quits() {
    let mut lines = vec!["stroke", "2", "s", ""];
    let answer = told(&lines);
    assert!(answer.contains("1. Acute ischemic stroke, condition: lay term “stroke”"), "{answer}");
    assert!(answer.contains("\nEnd of page. "), "{answer}");
    let complications = number_of(&answer, "Complications");
    lines.extend([complications.as_str(), "l", ""]);
    let answer = told(&lines);
    let section = answer.rsplit("· Complications\n").next().unwrap();
    assert!(section.contains("symptomatic intracranial hemorrhage"), "{section}");
    let condition = number_of(section, "Acute ischemic stroke, condition");
    lines.push(&condition);
    let answer = told(&lines);
    assert!(answer.contains("\nAcute ischemic stroke\ncondition\n"), "{answer}");
    // Back over the links to the page, from which Enter goes on, and to the hits.
    lines.extend(["b", "b", "", "", "back", "compare 2 4", "q", "never asked"]);
    let answer = told(&lines);
    let rest = answer.rsplit("Enter goes on section by section.\n").next().unwrap();
    let titles: Vec<&str> = rest
        .lines()
        .filter(|line| line.starts_with("Mechanical thrombectomy for acute ischemic stroke ·"))
        .collect();
    assert_eq!(titles.len(), 2, "{rest}");
    assert!(
        rest.contains("\n49 hits for stroke\n") || rest.contains(" hits for stroke\n"),
        "{rest}"
    );
    assert!(rest.contains("Compare · 2 procedures") && !answer.contains("never asked"), "{rest}");
}

#[test]
fn a_line_without_end_is_told_of_and_the_way_back_has_one() {
    let long = "gout ".repeat(100_000);
    let answer = told(&[&long, "tips"]);
    assert!(answer.contains("That line is longer than 65536 bytes"), "{}", answer.len());
    assert!(answer.contains(" hits for tips\n") && !answer.contains(" hits for gout"));
    let answer = told(&[vec!["gout"; 210], vec!["b"; 205]].concat());
    assert_eq!(answer.matches("There is nothing to go back to.").count(), 5);
}

#[test]
fn every_row_is_told_in_turn_and_every_tab_overview_and_emergency_can_be_read() {
    let answer = told(&["stroke", "", "next"]);
    assert!(answer.contains("\n21. ") && answer.contains("30 of "), "{answer}");
    let answer = told(&["t", "5", "1", "safety", "e", "1", "ct vs mri", "1"]);
    for text in [
        "5. Training",
        "Overview of training\noverview",
        "What cannot wait",
        "minutes count",
        "Compare · 2 modalit",
    ] {
        assert!(answer.contains(text), "{text}: {answer}");
    }
    // Nothing stands beside anything: there is no bar, rule or column.
    assert!(!answer.contains(['▓', '█', '─', '│', '\u{1b}']), "{answer}");
}

#[test]
fn a_hit_is_read_where_it_answers_and_words_that_find_nothing_are_left_out() {
    let answer = told(&["evar complications", "1", ""]);
    let read = answer.split("· Complications").nth(1).unwrap();
    assert!(answer.contains("Enter goes on with the next section"), "{answer}");
    assert!(!answer.contains("End of page."), "{answer}");
    assert!(read.contains("ndoleak"), "{read}");
    let answer = told(&["stents qqqq"]);
    assert!(answer.contains("nothing with “qqqq”; "), "{answer}");
}

#[test]
fn what_cannot_be_done_is_said() {
    let answer = told(&["b", "7", "l", "gout", "999", "c 1 99", "qwzx", "region:foo", "help"]);
    for text in [
        "There is nothing to go back to.",
        "There is nothing to choose from",
        "No page is open",
        "There is no 999; choose 1 to ",
        "99 is no entry of what was listed last.",
        "nothing found for “qwzx”",
        "region",
        "b, back: what was told before",
    ] {
        assert!(answer.contains(text), "{text}: {answer}");
    }
}

#[test]
fn a_query_may_be_given_at_the_start_and_ascii_be_asked_for() {
    let output = feed(&["--plain", "--ascii", "heavy", "periods"], "");
    let answer = stdout(&output);
    assert!(
        answer.starts_with("2 hits for heavy periods\n")
            || answer.contains(" hits for heavy periods\n1. Uterine fibroids"),
        "{answer}"
    );
    assert!(answer.is_ascii(), "{answer}");
}

#[cfg(unix)]
#[test]
fn a_terminal_that_only_prints_is_told_of_it() {
    let mut terminal = Terminal::where_it_says(&[("TERM", "dumb")], &[]);
    terminal.shows("fluoro --plain").ends_with(2);
    let mut terminal = Terminal::where_it_says(&[("TERM", "dumb")], &["--plain"]);
    terminal.shows("> ").keys("gout\r").shows("1. Gout, condition").keys("q\r").ends_with(0);
    let piped = fluoro(&[]).stdin(Stdio::null()).output().unwrap();
    assert!(stderr(&piped).contains("`fluoro --plain`"));
}
