//! What cannot wait: the list behind F2, and a card of each on one screen.

use crate::commands::{run, stdout};
use crate::harness::Session;
use fluoro::app::Showing;
use insta::assert_snapshot;
use serde_json::Value;

fn open(columns: u16, rows: u16) -> Session {
    Session::fixture("emergency", columns, rows)
}

/// The id of the entry whose card is shown.
fn card(session: &Session) -> Option<String> {
    let app = &session.app;
    match app.reader().showing()?.by_id(app.library().catalog()) {
        Showing::Emergency(id) => Some(id),
        _ => None,
    }
}

const EMBOLISM: &str = "pulmonary-embolism";

#[test]
fn the_list_and_a_card_are_drawn_at_each_size() {
    assert_eq!(open(80, 24).app.problems(), []);
    for (columns, rows) in [(60, 16), (80, 24), (120, 36)] {
        let list = open(columns, rows).keys("f2");
        assert_snapshot!(format!("emergency_list_{columns}x{rows}"), list.screen());
        let clot = open(columns, rows).keys("f2 down enter");
        assert_snapshot!(format!("emergency_condition_{columns}x{rows}"), clot.screen());
        let reaction = open(columns, rows).keys("f2 enter");
        assert_snapshot!(format!("emergency_sheet_{columns}x{rows}"), reaction.screen());
    }
}

#[test]
fn all_emergencies_are_in_view_on_a_screen_of_120_by_36() {
    let session = Session::open(120, 36).keys("f2");
    let screen = session.screen();
    for emergency in session.app.library().catalog().emergencies() {
        assert!(screen.contains(emergency.title), "{}: {screen}", emergency.title);
    }
}

#[test]
fn three_keys_lead_from_anywhere_to_embolism_with_shock() {
    let open = || Session::open(80, 24);
    let places = vec![
        open(),
        open().keys("esc"),
        open().types("tace"),
        open().types("tace").keys("enter"),
        open().types("tace").keys("enter /").types("fever"),
        open().keys("f1"),
        open().types("tace").keys("enter b B"),
        open().types("tace").keys("enter T"),
        open().keys("esc 2 F"),
        open().keys("f2 down enter"),
    ];
    for session in places {
        let before = session.screen();
        let session = session.keys("f2 down enter");
        assert_eq!(card(&session).as_deref(), Some(EMBOLISM), "{before}");
        assert!(session.screen().contains("alteplase 100 mg"), "{}", session.screen());
    }
    assert_eq!(card(&open().keys("f2").types("p").keys("enter")).as_deref(), Some(EMBOLISM));
    assert_eq!(card(&open().keys("f2").types("pe").keys("enter")).as_deref(), Some(EMBOLISM));
}

#[test]
fn the_emergency_that_the_query_means_is_selected() {
    let after = |query: &str, typed: &str| {
        card(&Session::open(80, 24).types(query).keys("f2").types(typed).keys("enter"))
    };
    let first = after("", "");
    for (query, id) in [
        ("stroke", "ischemic-stroke"),
        ("reaction to contrast", "contrast-reaction-treatment"),
        ("mechanical thrombectomy for stroke", "ischemic-stroke"),
    ] {
        assert_eq!(after(query, "").as_deref(), Some(id), "{query}");
        assert_eq!(after(query, "p").as_deref(), Some(EMBOLISM), "{query}");
    }
    assert_eq!(after("uterine fibroids", ""), first);
    assert_eq!(after("xyzzy", ""), first);
}

#[test]
fn an_emergency_is_found_by_other_names_and_by_its_drugs() {
    let found = |typed: &str| card(&Session::open(80, 24).keys("f2").types(typed).keys("enter"));
    for (typed, id) in [
        ("tamponade", "pericardial-effusion"),
        ("epinephrine", "contrast-reaction-treatment"),
        ("pea arrest", EMBOLISM),
        ("nosebleed", "epistaxis"),
        ("naloxone", "sedation-drugs"),
        ("phlegmasia", "deep-vein-thrombosis"),
        ("ruptured HCC", "hepatocellular-carcinoma"),
        ("bleeding fistula", "dialysis-access-bleeding"),
        ("hemobilia", "hemobilia"),
        ("cardiac arrest", "cardiac-arrest-on-the-table"),
    ] {
        assert_eq!(found(typed).as_deref(), Some(id), "{typed}");
    }
    for typed in ["alteplase", "arrest", "adrenaline", "tenecteplase"] {
        assert!(found(typed).is_some(), "{typed}");
    }
}

#[test]
fn what_is_called_so_is_chosen_before_what_only_a_card_says_and_the_list_says_why() {
    let open = |typed: &str| Session::open(80, 24).keys("f2").types(typed);
    for (typed, id) in [("leg", "acute-limb-ischemia"), ("cold leg", "acute-limb-ischemia")] {
        assert_eq!(card(&open(typed).keys("enter")).as_deref(), Some(id), "{typed}");
    }
    let screen = open("leg").screen();
    let place = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text}: {screen}"));
    assert!(place("Acute limb ischemia") < place("Said on the card"), "{screen}");
    assert!(place("Said on the card") < place("Contrast reaction"), "{screen}");
    for (typed, said) in [("legs up, f", "“legs up, fluid"), ("hypoglyc", "hypoglycaemia")] {
        assert!(open(typed).screen().contains(said), "{}", open(typed).screen());
    }
}

#[test]
fn esc_closes_the_list_at_once_and_what_is_typed_first() {
    let session = open(80, 24).types("clot").keys("f2 esc");
    assert!(session.app.overlay().is_none() && session.app.line().text() == "clot");
    let session = session.keys("f2").types("clot").keys("esc");
    assert!(session.app.overlay().is_some());
    assert!(session.keys("esc").app.overlay().is_none());
    assert!(open(80, 24).keys("f2 f2").app.overlay().is_none());
}

#[test]
fn its_links_lead_on_and_back_and_its_id_is_copied() {
    let session = open(80, 24).types("bulge").keys("f2").types("clot").keys("enter right enter");
    let read = session.app.reader().entry().map(|at| session.app.library().catalog().entry(at));
    assert_eq!(read.map(|entry| entry.id.as_str()), Some("clot-lysis"));
    let session = session.keys("backspace");
    assert_eq!(card(&session).as_deref(), Some("a-clot"));
    let copied = session.keys("y end enter");
    assert_eq!(copied.outside.clipboard, "fluoro show emergency-a-clot");
    let session = copied.keys("b");
    assert!(session.app.notice().unwrap().contains("nothing here can be bookmarked"));
    let session = session.keys("backspace");
    assert_eq!(session.app.line().text(), "bulge");
}

#[test]
fn a_catalog_without_emergencies_says_so() {
    let session = Session::fixture("week", 80, 24).keys("f2");
    assert!(session.app.overlay().is_none());
    assert!(session.app.notice().unwrap().contains("no emergencies"));
}

#[test]
fn the_command_line_lists_and_shows_them_in_every_form() {
    let show = |args: &[&str]| stdout(&run(&[&["show"], args].concat()));
    let list = show(&["emergency"]);
    assert!(list.contains("Pulmonary embolism with shock") && list.contains("Minutes count"));
    let id = "emergency-pulmonary-embolism";
    let text = show(&[id]);
    assert!(
        text.starts_with("Pulmonary embolism with shock") && text.contains("your local number")
    );
    assert!(show(&[id, "--format", "markdown"]).contains("# Pulmonary embolism with shock"));
    assert!(show(&[id, "--format", "html"]).contains("<h1>Pulmonary embolism with shock</h1>"));
    let json: Value = serde_json::from_str(&show(&[id, "--format", "json"])).unwrap();
    assert_eq!((&json["page"]["id"], &json["page"]["kind"]), (&id.into(), &"emergency".into()));
    assert_eq!(run(&["show", "emergency-apixaban"]).status.code(), Some(1));
}

#[test]
fn a_layer_says_whom_one_calls() {
    let folder = tempfile::tempdir().unwrap();
    let ward = folder.path().join("ward");
    std::fs::create_dir(&ward).unwrap();
    std::fs::write(ward.join("emergencies.toml"), "call = \"the team: 4711\"\n").unwrap();
    let args = ["--data", ward.to_str().unwrap(), "show", "emergency-pulmonary-embolism"];
    let text = stdout(&run(&args));
    assert!(text.contains("the team: 4711 (by ward)"), "{text}");
}

#[test]
fn a_card_without_a_deed_says_what_is_lacking() {
    let folder = tempfile::tempdir().unwrap();
    let gone = "remove.other_treatments = [\"Tension: oxygen\", \"Tension, needle\"]";
    std::fs::create_dir(folder.path().join("conditions")).unwrap();
    std::fs::write(folder.path().join("conditions/pneumothorax.toml"), gone).unwrap();
    let args = ["--data", folder.path().to_str().unwrap(), "show", "emergency-pneumothorax"];
    let text = stdout(&run(&args));
    assert!(text.contains("not in this reference: what is done at once"), "{text}");
}
