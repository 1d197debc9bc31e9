//! No fault and no form of a layer may cost more than its length: the work is counted for a layer, and for one of four times
//! its size.

use super::{Catalog, pieces};
use crate::text::steps_of;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use tempfile::TempDir;

/// The files of a layer by their paths.
type Files = Vec<(String, String)>;

/// Lays layers over the embedded data and checks them: how many steps that takes.
fn steps(layers: &[Files]) -> usize {
    let root = TempDir::new().unwrap();
    let folders: Vec<PathBuf> =
        (0..layers.len()).map(|at| root.path().join(at.to_string())).collect();
    for (folder, files) in folders.iter().zip(layers) {
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let check = || {
        let catalog = Catalog::load(&folders);
        assert!(!catalog.problems().is_empty());
        drop(catalog.altered());
    };
    steps_of(check) - *OURS
}

/// The steps that the embedded data takes.
static OURS: LazyLock<usize> = LazyLock::new(|| steps_of(|| drop(Catalog::embedded())));

/// Some text for each number.
fn each(count: usize, text: &str) -> String {
    (0..count).fold(String::new(), |all, number| all + &text.replace('@', &number.to_string()))
}

fn one(path: &str, text: String) -> Vec<Files> {
    vec![vec![(path.to_owned(), text)]]
}

const CONDITION: &str = "name = \"House @\"\nsummary = \"s\"\nbody_region = \"leg\"\nsystem = \"venous\"\nurgency = \"urgent\"\n";
const PROCEDURE: &str = "name = \"House @\"\nsummary = \"s\"\ncategory = \"vascular\"\n";
const SHEET: &str = "name = \"Sheet @\"\nsummary = \"s\"\narea = \"bleeding\"\n";
const DRUG: &str = "name = \"Drug @\"\nsummary = \"s\"\nclass = \"c\"\n";
const CITE: &str = "cite = [\"3dmr-iliac-2018\"]\n";
const HOLD: &str = "[[hold]]\nby = \"B @\"\nrisk = \"high\"\naction = \"stop\"\nrule = \"r\"\ncite = [\"3dmr-iliac-2018\"]\n";
const RESTART: &str =
    "[[restart]]\nby = \"C @\"\nrisk = \"high\"\nrule = \"r\"\ncite = [\"3dmr-iliac-2018\"]\n";

/// A form of layers, made in any size.
type Form = fn(usize) -> Vec<Files>;

const FORMS: [(&str, Form); 18] = [
    ("links to one that is not there", |count| {
        one(
            "conditions/zz.toml",
            format!("{CONDITION}bottom_line = \"{}\"", each(count, "[[gouty]] ")),
        )
    }),
    ("links to others that are not there", |count| {
        one(
            "conditions/zz.toml",
            format!("{CONDITION}bottom_line = \"{}\"", each(count, "[[gouty@]] ")),
        )
    }),
    ("a list of faults in one line", |count| {
        one("procedures/tace.toml", format!("steps = [{}]", each(count, "\"Do [[gouty]]\", ")))
    }),
    ("a long id", |count| {
        one(
            "conditions/zz.toml",
            format!("{CONDITION}bottom_line = \"[[{}]]\"", "a".repeat(50 * count)),
        )
    }),
    ("keys that are unknown", |count| {
        one("conditions/zz.toml", CONDITION.to_owned() + &each(count, "key@ = 1\n"))
    }),
    ("sources that are nobody's", |count| {
        one(
            "sources.toml",
            each(count, "[[source]]\nid = \"s@\"\ntitle = \"t\"\nkind = \"article\"\n"),
        )
    }),
    ("rows of one id", |count| {
        let row =
            "[[glossary]]\nid = \"w\"\nname = \"W @\"\nsummary = \"s\"\nfield = \"outcome\"\n";
        one("glossary.toml", each(count, row))
    }),
    ("rows of one emergency", |count| {
        one("emergencies.toml", each(count, "[[emergency]]\nentry = \"gout\"\nlines = [\"x@\"]\n"))
    }),
    ("files of one fault each", |count| {
        let file = |number| (format!("conditions/zz{number}.toml"), each(1, CONDITION));
        vec![(0..count).map(file).collect()]
    }),
    ("procedures for one condition, each the special case of the one before", |count| {
        let treats = "[[treats]]\ncondition = \"gout\"\nrole = \"option\"\n";
        let file = |number: usize| {
            let text = format!("{PROCEDURE}broader = \"zz{}\"\n{treats}", number.saturating_sub(1));
            (format!("procedures/zz{number}.toml"), text)
        };
        vec![(0..count).map(file).collect()]
    }),
    ("sheets, drugs and procedures", |count| {
        let sheet = format!("{SHEET}[[limits]]\nwhat = \"INR\"\n{CITE}");
        let drug = format!("{DRUG}{}", HOLD.replace('@', "1"));
        let procedure = format!(
            "{PROCEDURE}routes = [\"femoral-artery\"]\ncirrhosis = true\n[bleeding_risk]\ntier = \"high\"\n"
        );
        let mut files = Vec::new();
        for (folder, text) in [("safety", sheet), ("drugs", drug), ("procedures", procedure)] {
            let name = |number: usize| format!("{folder}/zz-{folder}-{number}.toml");
            let file = |number: usize| (name(number), text.replace('@', &number.to_string()));
            files.extend((0..2 * count).map(file));
        }
        vec![files]
    }),
    ("a drug of many rules", |count| {
        one("drugs/zz.toml", [DRUG, &each(5 * count, HOLD), &each(5 * count, RESTART)].concat())
    }),
    ("a plan of many rows", |count| {
        let row = |situation, drugs| {
            format!(
                "[[antithrombotics]]\nsituation = \"{situation}\"\ndrugs = \"{drugs}\"\nplan = \"go-on\"\nrule = \"r\"\n"
            )
        };
        let elective = each(5 * count, &row("elective", "antiplatelets"));
        let emergency = each(5 * count, &row("emergency", "heparin"));
        one("procedures/zz.toml", [PROCEDURE, &elective, &emergency].concat())
    }),
    ("a circle of special cases", |count| {
        let file = |number: usize| {
            let text = format!("{PROCEDURE}broader = \"zz{}\"\n", (number + 1) % count);
            (format!("procedures/zz{number}.toml"), text)
        };
        vec![(0..count).map(file).collect()]
    }),
    ("rows of a layer over rows of another", |count| {
        let rows = |word: &str| {
            let row =
                format!("[[complications]]\nname = \"{word} harm @\"\nseverity = \"minor\"\n");
            ("procedures/zz.toml".to_owned(), each(count, &row))
        };
        let (path, first) = rows("first");
        vec![vec![(path, PROCEDURE.to_owned() + &first)], vec![rows("other")]]
    }),
    ("lines that a layer takes from another", |count| {
        let lines = |key: &str| format!("{key} = [{}]\n", each(count, "\"Do x@ now\",\n"));
        let path = || "procedures/zz.toml".to_owned();
        let first = (path(), PROCEDURE.to_owned() + &lines("steps"));
        vec![vec![first], vec![(path(), lines("remove.steps"))]]
    }),
    ("a list beyond all bounds", |count| {
        one("procedures/tace.toml", format!("steps = [{}]", each(20 * count, "\"Do [[gouty]]\", ")))
    }),
    ("marks that are never closed", |count| {
        let text = ["[[", "[^", "[[a|", "*a ", "**a ", "`"].map(|mark| mark.repeat(count)).concat();
        one("conditions/zz.toml", format!("{CONDITION}bottom_line = \"{text}\""))
    }),
];

#[test]
fn no_form_of_a_layer_costs_more_than_its_length() {
    LazyLock::force(&OURS);
    for (name, form) in FORMS {
        let (less, more) = (steps(&form(200)), steps(&form(800)));
        assert!(
            more <= 5 * less + 100_000,
            "{name}: {less} steps, and {more} of four times as much"
        );
    }
}

#[test]
fn no_flood_of_marks_costs_more_than_its_length() {
    let marks = [
        "[[",
        "[",
        "[^",
        "[[a|",
        "[[a|[[b]]",
        "*",
        "*a ",
        "**a ",
        "*a**b ",
        "a *b",
        "*[[a|*x*]] ",
        "]]",
        "a|",
    ];
    for mark in marks {
        for behind in ["", "]]", "*", "]"] {
            let steps = |count| {
                let text = mark.repeat(count) + behind;
                steps_of(|| assert!(pieces(&text).count() > 0))
            };
            let (less, more) = (steps(1000), steps(4000));
            assert!(more <= 5 * less + 100, "{mark}…{behind}: {less} steps, and {more}");
        }
    }
}
