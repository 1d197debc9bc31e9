//! What a department lays over ours: that nothing that can hurt changes unsaid.

use crate::commands::{run, stderr, stdout};
use crate::data::lines;
use fluoro::catalog::{Body, Catalog};
use fluoro::page::{Overview, Page, to_markdown, to_plain};
use std::fs;
use tempfile::TempDir;

const SOURCE: &str = "[[source]]\nid = \"w\"\ntitle = \"Rules of the ward\"\nkind = \"local\"\nowner = \"Ward\"\ndate = 2026-11-01\n";

/// A folder called `ward` with these files, and a source that they cite.
fn ward(files: &[(&str, &str)]) -> (TempDir, Catalog) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ward");
    for (path, text) in [("sources.toml", SOURCE)].iter().chain(files) {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let catalog = Catalog::load(&[root]);
    (folder, catalog)
}

fn altered(files: &[(&str, &str)]) -> String {
    let (_folder, catalog) = ward(files);
    lines(&catalog.altered())
}

fn faults(files: &[(&str, &str)]) -> String {
    let (_folder, catalog) = ward(files);
    lines(catalog.problems())
}

fn in_a_line(page: &Page) -> String {
    to_plain(page, 80).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn card(catalog: &Catalog, id: &str) -> String {
    in_a_line(&Page::emergency(catalog, catalog.find_ref(id).unwrap()).unwrap())
}

fn page(catalog: &Catalog, id: &str) -> String {
    in_a_line(&Page::new(catalog, catalog.find_ref(id).unwrap()))
}

const LAST: &str = "safety/local-anesthetic-toxicity.toml";
const INR: &str = "[[limits]]\nwhat = \"INR\"\nbound = \"at-most\"\nvalue = { value = 4.0, unit = \"ratio\" }\nby = \"Ward\"\ncite = [\"w\"]\n";

#[test]
fn a_card_says_what_a_layer_took_from_it() {
    let (_folder, catalog) = ward(&[
        (LAST, "remove.steps = [\"At the first sign\", \"No pulse\"]"),
        ("conditions/pulmonary-embolism.toml", "remove.other_treatments = [\"\"]"),
        ("safety/systemic-lysis-pulmonary-embolism.toml", "remove.doses = [\"alteplase\"]"),
    ]);
    let card_of_last = card(&catalog, "local-anesthetic-toxicity");
    for gone in ["At the first sign of a serious event: lipid", "No pulse: resuscitate"] {
        assert!(card_of_last.contains(gone), "{gone}: {card_of_last}");
    }
    assert!(card_of_last.contains("removed") && card_of_last.contains("(by ward)"));
    let Body::Safety(sheet) = &catalog.find("local-anesthetic-toxicity").unwrap().body else {
        panic!("no sheet")
    };
    assert!(!sheet.steps.iter().any(|step| step.starts_with("No pulse")));
}

#[test]
fn a_card_says_of_what_it_is_not_about_that_a_layer_brought_it_whole() {
    let sheet = "replace = true\nname = \"Lysis by the ward\"\narea = \"lysis\"\nsummary = \"Call.\"\nbottom_line = \"Call the ward.\"\nsources = [\"w\"]\nreviewed = 2026-11-01\n";
    let (_folder, catalog) = ward(&[("safety/systemic-lysis-pulmonary-embolism.toml", sheet)]);
    let card = card(&catalog, "pulmonary-embolism");
    assert!(card.contains("Call the ward. (by ward)"), "{card}");
}

#[test]
fn what_a_layer_takes_away_of_what_can_hurt_is_told_with_its_line() {
    let told = altered(&[
        (LAST, "remove.steps = [\"At the first sign\", \"No pulse\"]"),
        ("procedures/tace.toml", "\nremove.contraindications.absolute = [\"Extensive tumor\"]"),
        ("drugs/apixaban.toml", "remove.hold = [\"low SIR 2019\"]"),
    ]);
    for (place, said) in [
        ("toxicity.toml:1:16", "it is taken away: “At the first sign of a serious event: lipid"),
        ("toxicity.toml:1:16", "it is taken away: “No pulse: resuscitate"),
        ("tace.toml:2:37", "it is taken away: “Extensive tumor"),
        ("apixaban.toml:1:15", "it is taken away: “low risk: Do not withhold” (SIR 2019)"),
    ] {
        let line = told
            .lines()
            .find(|line| line.contains(said))
            .unwrap_or_else(|| panic!("{said}: {told}"));
        assert!(line.contains(place) && line.contains("looser than ours"), "{line}");
        assert!(line.ends_with("put ours back, or cite what allows it"), "{line}");
    }
    assert_eq!(told.lines().count(), 4, "{told}");
}

#[test]
fn a_sheet_that_is_replaced_says_each_step_that_is_gone() {
    let sheet = "replace = true\nname = \"Air embolism\"\narea = \"first-aid\"\nsteps = [\"Call 1[^w].\"]\nsummary = \"Call.\"\nbottom_line = \"Call 1[^w].\"\nsources = [\"w\"]\nreviewed = 2026-11-01\n";
    let (_folder, ours) = ward(&[]);
    let Body::Safety(before) = &ours.find("air-embolism").unwrap().body else { panic!("no sheet") };
    let told = altered(&[("safety/air-embolism.toml", sheet)]);
    let gone =
        told.lines().filter(|line| line.contains("toml:4:") && line.contains("is taken away"));
    assert_eq!(gone.count(), before.steps.len(), "{told}");
    assert!(told.contains("other than ours: ours “Close the source"), "{told}");
    assert!(told.contains("yours “Call 1”"), "{told}");
}

#[test]
fn a_looser_number_is_marked_and_a_stricter_one_is_only_told() {
    let limit = |value: u32, bound: &str| {
        format!(
            "remove.limits = [\"platelets SIR 2019\"]\n{}",
            INR.replace("INR", "platelets").replace("at-most", bound).replace(
                "value = 4.0, unit = \"ratio\"",
                &format!("value = {value}, unit = \"×10⁹/L\"")
            )
        )
    };
    let hold = |hours: u32| {
        format!(
            "[[hold]]\nrisk = \"high\"\nkidneys = \"CrCl > 25 mL/min\"\nby = \"atrial fibrillation guideline (pocket table)\"\nrule = \"Stop {{time}} before\"\ntime = {{ value = {hours}, unit = \"h\" }}\ncite = [\"w\"]\n"
        )
    };
    let dose = |dose: &str| {
        format!(
            "[[doses]]\ngroup = \"lipid, ASRA 2020\"\ndrug = \"lipid emulsion 20%, below 70 kg\"\ndose = \"{dose} by vein\"\ncite = [\"w\"]\n"
        )
    };
    let tier = |tier: &str| format!("[bleeding_risk]\ntier = \"{tier}\"\nnote = \"House.\"\n");
    let high = "safety/high-bleeding-risk.toml";
    for (file, looser, stricter, why) in [
        (high, limit(5, "at-least"), limit(90, "at-least"), "a lower limit"),
        ("drugs/apixaban.toml", hold(1), hold(900), "a shorter hold"),
        (LAST, dose("2 mL/kg"), dose("1 mL/kg"), "a greater dose"),
        ("procedures/nephrostomy.toml", tier("low"), tier("high"), "a lower class"),
    ] {
        let told = altered(&[(file, &looser)]);
        let mark = format!("looser than ours, {why}: ours “");
        assert!(told.contains(&mark), "{file}: {told}");
        assert!(told.contains("yours “"), "{file}: {told}");
        let told = altered(&[(file, &stricter)]);
        assert!(!told.contains("looser"), "{file}: {told}");
    }
}

#[test]
fn a_hold_of_ones_own_that_is_shorter_than_all_of_ours_is_looser() {
    let hold = |time: &str| {
        let hold = format!(
            "[[hold]]\nrisk = \"high\"\nby = \"Ward\"\nrule = \"Stop {{time}} before\"\n{time}\ncite = [\"w\"]\n"
        );
        altered(&[("drugs/apixaban.toml", &hold)])
    };
    let told = hold("time = { value = 1, unit = \"h\" }");
    assert!(
        told.contains("looser than ours, a shorter hold: of ours the least is “high risk"),
        "{told}"
    );
    assert!(told.contains("yours “high risk: Stop 1\u{a0}h before” (Ward)"), "{told}");
    let told = hold("time = { value = 9, unit = \"d\" }");
    assert!(told.contains("apixaban.toml:1:1: it stands beside ours"), "{told}");
    assert!(told.contains("yours “high risk: Stop 9\u{a0}d before” (Ward)"), "{told}");
}

#[test]
fn of_rows_of_one_name_the_one_that_is_gone_is_told() {
    let body = |rest: &str| {
        format!(
            "name = \"Sheet\"\nsummary = \"s\"\narea = \"bleeding\"\nsources = [\"w\"]\nreviewed = 2026-11-01\n{rest}"
        )
    };
    let row = |value: u32, by: &str| INR.replace("4.0", &value.to_string()).replace("Ward", by);
    let (first, _) = ward(&[("safety/zz.toml", &body(&[row(1, "A"), row(2, "B")].concat()))]);
    let second = tempfile::tempdir().unwrap();
    fs::create_dir(second.path().join("safety")).unwrap();
    let text = format!("replace = true\n{}", body(&row(3, "C")));
    fs::write(second.path().join("safety/zz.toml"), text).unwrap();
    let catalog = Catalog::load(&[first.path().join("ward"), second.path().to_owned()]);
    let told = lines(&catalog.altered()).replace('\u{a0}', " ");
    assert!(told.contains("ours “INR ≤ 1” (A), yours “INR ≤ 3” (C)"), "{told}");
    assert!(told.contains("it is taken away: “INR ≤ 2” (B)"), "{told}");
}

#[test]
fn a_dose_beyond_its_own_maximum_is_a_fault_and_one_beyond_all_of_ours_is_looser() {
    let dose = "[[doses]]\ngroup = \"lipid, ASRA 2020\"\ndrug = \"lipid emulsion 20%, below 70 kg\"\ndose = \"15 mL/kg by vein\"\ncite = [\"w\"]\n";
    let told = faults(&[(LAST, dose)]);
    assert!(
        told.contains(
            "toxicity.toml:4:8: 15 mL/kg is more than the maximum beside it: “12 mL/kg in all”"
        ),
        "{told}"
    );
    let told = altered(&[(LAST, "steps = [\"Lipid, 15 ml/kg at once[^w].\"]")]);
    assert!(told.contains("looser than ours, 15 mL/kg is more than ours names"), "{told}");
    let told = altered(&[(LAST, "steps = [\"Lipid, 1 mL/kg at once[^w].\"]")]);
    assert!(told.contains("not in ours: “Lipid"), "{told}");
}

#[test]
fn a_bottom_line_of_a_drug_that_is_another_is_told_with_both() {
    let told = altered(&[("drugs/apixaban.toml", "bottom_line = \"Never stop it[^w].\"")]);
    assert!(
        told.contains("apixaban.toml:1:15: other than ours: ours “SIR: not withheld"),
        "{told}"
    );
    assert!(told.contains("yours “Never stop it”"), "{told}");
}

#[test]
fn a_card_that_says_less_than_ours_is_told() {
    let row =
        "[[emergency]]\nentry = \"ischemic-stroke\"\nhaste = \"hours\"\nlimits = [\"platelets\"]\n";
    let told = altered(&[("emergencies.toml", row)]);
    assert!(
        told.contains("emergencies.toml:2:9: looser than ours, the card of `ischemic-stroke`"),
        "{told}"
    );
    assert!(told.contains("leaves more time") && told.contains("no longer says “"), "{told}");
}

#[test]
fn a_limit_beside_ours_is_told_with_the_words_that_take_ours_away() {
    let high = "safety/high-bleeding-risk.toml";
    let (_folder, catalog) = ward(&[(high, INR)]);
    let told = lines(&catalog.altered());
    let words = "to replace ours write `remove.limits = [\"INR SIR 2019\"]`";
    assert!(
        told.contains(
            "high-bleeding-risk.toml:1:1: looser than ours, a higher limit; it stands beside ours"
        ) && told.contains(words),
        "{told}"
    );
    let overview = in_a_line(&Page::overview(&catalog, Overview::Safety).unwrap());
    for text in [page(&catalog, "high-bleeding-risk"), page(&catalog, "tips"), overview] {
        assert_eq!(text.matches("(by ward) – its own, beside ours").count(), 1, "{text}");
    }
    // What the remedy says puts it right.
    let (_folder, catalog) = ward(&[(high, &format!("remove.limits = [\"INR SIR 2019\"]\n{INR}"))]);
    assert_eq!(catalog.problems(), []);
    assert!(!page(&catalog, "high-bleeding-risk").contains("beside ours"));
    assert!(
        page(&catalog, "high-bleeding-risk").contains("removed by ward: INR (SIR 2019): ≤ 1.5–1.8")
    );
}

#[test]
fn a_rule_of_a_drug_by_a_department_stands_above_all_and_names_whose_ours_is() {
    let own = "[[hold]]\nrisk = \"high\"\naction = \"stop\"\nrule = \"Last dose {time} before\"\ntime = { value = 72, unit = \"h\" }\nby = \"Ward 7\"\ncite = [\"w\"]\n";
    let (_folder, catalog) = ward(&[("drugs/apixaban.toml", own)]);
    for id in ["liver-biopsy", "high-bleeding-risk", "apixaban"] {
        let said = page(&catalog, id).replace('\u{a0}', " ");
        let mut rest = said.as_str();
        for words in ["Ward 7", "72 h before", "SIR 2019", "leave out 4 doses", "your own data"] {
            rest = rest.split_once(words).unwrap_or_else(|| panic!("{id}: {words}")).1;
        }
    }
    // Bold, as what stands first is, in the picture and in the words.
    let biopsy = Page::new(&catalog, catalog.find_ref("liver-biopsy").unwrap());
    let markdown = to_markdown(&biopsy);
    assert!(markdown.contains("**last dose 72\u{a0}h before**"), "{markdown}");
    let told = lines(&catalog.altered());
    let words = "it stands beside ours, and a reader finds both: ours “high risk CrCl ≥ 50";
    assert!(
        told.contains(words) && told.contains("`remove.hold = [\"high SIR 2019 CrCl"),
        "{told}"
    );
}

#[test]
fn what_was_taken_away_is_named_as_a_person_would() {
    let (_folder, catalog) = ward(&[
        (LAST, "remove.doses = [\"lipid emulsion 20%, 70 kg\"]"),
        ("drugs/apixaban.toml", "remove.hold = [\"low SIR 2019\"]"),
        ("procedures/nephrostomy.toml", "remove.antithrombotics = [\"emergency all\"]"),
    ]);
    for (id, said) in [
        (
            "local-anesthetic-toxicity",
            "removed by ward: lipid emulsion 20%, 70 kg and above (lipid, ASRA 2020): 100 mL intravenously",
        ),
        ("apixaban", "removed by ward: low risk (SIR 2019): Do not withhold"),
        ("nephrostomy", "removed by ward: emergency (all blood thinners)"),
    ] {
        assert!(page(&catalog, id).contains(said), "{said}: {}", page(&catalog, id));
    }
}

#[test]
fn a_key_in_the_place_of_the_only_one_that_is_required_is_taken_for_that() {
    let told = faults(&[(
        "emergencies.toml",
        "[[emergency]]\nid = \"ischemic-stroke\"\ncall = \"4711\"\n",
    )]);
    assert!(
        told.contains("emergencies.toml:2:1: unknown key `id`; did you mean `entry`?"),
        "{told}"
    );
    let told =
        faults(&[("emergencies.toml", "[[emergency]]\nentry = \"ischemic-stroke\"\nid = \"x\"\n")]);
    assert!(told.contains("unknown key `id`; known here are"), "{told}");
}

#[test]
fn warnings_leave_the_status_unless_they_are_asked_to_count() {
    let (folder, _) = ward(&[(LAST, "remove.steps = [\"No pulse\"]\nsteps = [\"Call[^w].\"]\n")]);
    let root = folder.path().join("ward");
    let checked = run(&["check", root.to_str().unwrap()]);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    assert!(stdout(&checked).contains(": warning: looser than ours, it is taken away: “No pulse"));
    assert!(stderr(&checked).contains("2 warnings in 1 file"));
    let strict = run(&["check", "--strict", root.to_str().unwrap()]);
    assert_eq!(strict.status.code(), Some(1));
}

#[test]
fn ours_alone_has_nothing_altered() {
    assert_eq!(Catalog::embedded().altered(), []);
}
