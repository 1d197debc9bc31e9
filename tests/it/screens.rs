//! Screens as a reader sees them, at the sizes that matter.
//!
//! After an intended change: `INSTA_UPDATE=always cargo test screens`, and read the difference.

use crate::harness::Session;
use insta::assert_snapshot;

const SIZES: [(u16, u16); 3] = [(60, 16), (80, 24), (120, 36)];

fn at_each_size(name: &str, session: impl Fn(Session) -> Session) {
    for (columns, rows) in SIZES {
        let session = session(Session::open(columns, rows));
        assert_snapshot!(format!("{name}_{columns}x{rows}"), session.screen());
    }
}

#[test]
fn faults_in_the_data_are_told_on_a_narrow_screen_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("procedures/tace.toml");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, "sedatoin = \"By the ward.\"\n").unwrap();
    for columns in [40, 80, 120] {
        let screen = Session::over(&[folder.path().to_owned()], columns, 24).screen();
        let first = screen.lines().next().unwrap();
        assert!(first.contains('▲'), "{columns}: {first}");
    }
}

#[test]
fn the_start() {
    at_each_size("start", |session| session);
}

#[test]
fn a_search_by_a_patients_words() {
    at_each_size("search", |session| session.types("heavy periods"));
}

#[test]
fn a_search_that_finds_nothing() {
    at_each_size("nothing_found", |session| session.types("qwzx"));
}

#[test]
fn a_procedure_that_is_read() {
    at_each_size("procedure", |session| session.types("ufe").keys("enter"));
}

#[test]
fn a_procedure_reached_by_a_link() {
    at_each_size("link", |session| session.types("gout").keys("enter right enter"));
}

#[test]
fn each_tab() {
    for tab in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
        let session = Session::open(120, 36).keys("esc").keys(tab);
        assert_snapshot!(format!("tab_{tab}_120x36"), session.screen());
    }
}

#[test]
fn the_keys() {
    at_each_size("help", |session| session.keys("f1"));
}

#[test]
fn a_list_that_is_narrowed() {
    at_each_size("narrow", |session| session.keys("esc 2 f").types("drain"));
}

#[test]
fn the_filters_of_a_list() {
    at_each_size("filters", |session| session.keys("esc 2 F down down"));
}

#[test]
fn a_slip_a_procedure_with_its_condition_and_a_wrong_field() {
    for (name, query) in
        [("slip", "haevy perids"), ("combined", "tace hcc"), ("wrong_field", "organ:liver abscess")]
    {
        let session = Session::open(100, 24).types(query);
        assert_snapshot!(format!("{name}_100x24"), session.screen());
    }
}

#[test]
fn the_smallest_screen_is_usable_and_a_smaller_one_polite() {
    let mut session = Session::open(40, 12).types("gi bleed").keys("enter");
    assert_snapshot!("smallest_40x12", session.screen());
    session.resize(38, 9);
    assert_snapshot!("too_small_38x9", session.screen());
}

#[test]
fn the_colours_of_a_search() {
    let session = Session::open(80, 16).types("ufe");
    insta::assert_debug_snapshot!("colours_of_a_search_80x16", session.buffer());
}
