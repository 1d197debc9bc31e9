//! The embedded data, and what the loader makes of good and bad files.

use crate::harness::{EMBEDDED, SMALL};
use fluoro::catalog::{Body, Catalog, Fact, Kind, Plan, PlanRow, Problem, Situation, Treatment};
use fluoro::page::layout::{LinkSpot, LinkTarget, lay};
use fluoro::page::{Page, to_plain};
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A layer of one file.
fn layer(path: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
    folder
}

pub fn lines(problems: &[Problem]) -> String {
    problems.iter().fold(String::new(), |lines, problem| lines + &problem.to_string() + "\n")
}

/// The page of an entry as one line, so that no test depends on where a line ends.
fn page_of(catalog: &Catalog, id: &str) -> String {
    let page = Page::new(catalog, catalog.find_ref(id).unwrap());
    to_plain(&page, 100).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn problems_of(path: &str, bytes: &[u8]) -> Vec<Problem> {
    let folder = layer(path, bytes);
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    assert!(catalog.find("uterine-fibroids").is_some(), "the other entries load");
    catalog.problems().to_vec()
}

#[test]
fn the_embedded_data_has_no_fault() {
    let problems = EMBEDDED.catalog().check();
    assert!(problems.is_empty(), "{}", lines(&problems));
}

#[test]
fn a_plan_that_reverses_in_an_emergency_leads_to_the_drugs_and_doses() {
    let catalog = EMBEDDED.catalog();
    for at in catalog.of_kind(Kind::Procedure) {
        let Body::Procedure(procedure) = &catalog.entry(at).body else { continue };
        let rows = procedure.plan_for(Situation::Emergency);
        let rows: Vec<_> = rows.filter(|row| row.plan == Plan::Reverse).collect();
        let says = |row: &&PlanRow| {
            row.rule.as_ref().is_some_and(|rule| rule.contains("[[reversal-of-anticoagulants"))
        };
        assert!(rows.is_empty() || rows.iter().any(says), "{}", catalog.id(at));
    }
}

#[test]
fn the_small_library_of_the_screens_has_no_fault() {
    let problems = SMALL.catalog().problems();
    assert!(problems.is_empty(), "{}", lines(problems));
}

#[test]
fn what_is_embedded_is_what_the_files_say() {
    let embedded = EMBEDDED.catalog();
    let read = Catalog::load(&[here("data")]);
    assert!(read.problems().is_empty(), "{:#?}", read.problems());
    assert_eq!(embedded.entries().len(), read.entries().len());
    for (a, b) in embedded.entries().zip(read.entries()) {
        assert_eq!((&a.id, &a.head, &a.body), (&b.id, &b.head, &b.body));
        assert_eq!((&a.origin.file, a.origin.row), (&b.origin.file, b.origin.row));
        assert!(b.changes.is_empty(), "laid over itself, {} does not change", b.id);
    }
    assert!(embedded.sources().eq(read.sources()));
    assert_eq!(embedded.emergencies(), read.emergencies());
    assert_eq!(embedded.news(), read.news());
}

#[test]
fn every_system_of_the_first_list_is_there() {
    let catalog = EMBEDDED.catalog();
    let procedures = "diagnostic-angiography angioplasty stenting embolization thrombolysis thrombectomy \
        image-guided-biopsy abscess-drainage fluid-collection-drainage nephrostomy biliary-drainage \
        biliary-stenting gastrostomy radiofrequency-ablation cryoablation chemical-ablation tace \
        radioembolization combined-locoregional-systemic-therapy trauma-embolization stroke-thrombectomy \
        pulmonary-embolism-thrombolysis central-venous-catheter dialysis-catheter \
        uterine-fibroid-embolization fallopian-tube-recanalization ovarian-vein-embolization \
        postpartum-hemorrhage-embolization vertebroplasty kyphoplasty nerve-block nerve-ablation \
        joint-injection joint-aspiration discography intradiscal-ozone-injection \
        intradiscal-steroid-injection";
    let modalities = "fluoroscopy digital-subtraction-angiography ct ultrasound mri";
    for (ids, kind) in [(procedures, Kind::Procedure), (modalities, Kind::Modality)] {
        for id in ids.split_whitespace() {
            assert_eq!(catalog.find(id).map(fluoro::catalog::Entry::kind), Some(kind), "{id}");
        }
    }
    assert!(catalog.of_kind(Kind::Condition).count() >= 45);
    for kind in Kind::ALL {
        assert!(catalog.of_kind(kind).next().is_some(), "there is a {}", kind.name());
    }
}

#[test]
fn relations_are_read_in_both_directions() {
    let catalog = EMBEDDED.catalog();
    let relations = catalog.relations();
    for at in catalog.of_kind(Kind::Condition) {
        let treatments = relations.treatments_of(at);
        assert!(!treatments.is_empty(), "{} has a procedure", catalog.entry(at).id);
        let draft = |at| catalog.entry(at).head.draft;
        let order =
            |treatment: &Treatment| (treatment.general, draft(treatment.procedure), treatment.role);
        assert!(treatments.is_sorted_by_key(order));
        for treatment in treatments {
            assert!(relations.treated_by(treatment.procedure).contains(treatment));
        }
    }
    for at in catalog.of_kind(Kind::Modality) {
        assert!(!relations.guided_by(at).is_empty(), "{} guides", catalog.entry(at).id);
    }
}

/// The ids of the entries that a page leads to.
fn leads_to(catalog: &Catalog, id: &str) -> BTreeSet<String> {
    let page = Page::new(catalog, catalog.find_ref(id).unwrap());
    let entry = |link: LinkSpot| match link.target {
        LinkTarget::Entry(id) | LinkTarget::Place { id, .. } => Some(id),
        LinkTarget::Query(_) | LinkTarget::Address(_) => None,
    };
    lay(&page, 100).links.into_iter().filter_map(entry).collect()
}

#[test]
fn both_pages_of_every_relation_show_it() {
    let catalog = EMBEDDED.catalog();
    let pages: HashMap<&str, BTreeSet<String>> =
        catalog.entries().map(|entry| (entry.id.as_str(), leads_to(catalog, &entry.id))).collect();
    let mut count = 0;
    for entry in catalog.entries() {
        entry.each_fact(|field, fact| {
            let Fact::Link(id, _) = fact else { return };
            count += 1;
            assert!(pages[entry.id.as_str()].contains(id), "{} {field} leads to {id}", entry.id);
            assert!(pages[id].contains(&entry.id), "{id} leads back to {} ({field})", entry.id);
        });
    }
    assert!(count > 500, "{count} relations");
}

/// Each `NAME.toml` of `tests/fixtures/invalid` holds one fault, its first line the path in a layer;
/// `NAME.expected` holds the whole report.
#[test]
fn each_bad_file_is_reported_with_place_fault_and_remedy() {
    let mut count = 0;
    for item in fs::read_dir(here("tests/fixtures/invalid")).unwrap() {
        let path = item.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let place = text.lines().next().unwrap().trim_start_matches("# ");
        let folder = layer(place, text.as_bytes());
        let root = format!("{}/", folder.path().display());
        let catalog = Catalog::load(&[folder.path().to_owned()]);
        assert!(catalog.find("uterine-fibroids").is_some(), "the other entries load");
        let report = lines(catalog.problems()).replace(&root, "");
        let expected = path.with_extension("expected");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &report).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(report, expected, "{}", path.display());
        assert!(!report.is_empty(), "{} has a fault", path.display());
        count += 1;
    }
    assert!(count >= 15, "{count} bad files");
}

#[test]
fn a_good_layer_replaces_entries_where_it_says_so_and_says_where_they_come_from() {
    let folder = here("tests/fixtures/valid");
    let catalog = Catalog::load(std::slice::from_ref(&folder));
    assert!(catalog.problems().is_empty(), "{:#?}", catalog.problems());
    let gout = catalog.find("gout").unwrap();
    assert_eq!(gout.head.name, "Gout, by our protocol");
    assert_eq!(catalog.layer_of(gout), Some(&*folder.display().to_string()));
    assert_eq!(gout.changes.replaced(), ["embedded"]);
    let page = page_of(&catalog, "gout");
    assert!(page.contains("replaces the whole entry (embedded)"), "{page}");
    assert!(catalog.find("house-fever").is_some(), "a new entry is added");
}

#[test]
fn a_layer_adds_to_an_entry_and_each_line_says_whose_it_is() {
    let catalog = Catalog::load(&[here("tests/fixtures/valid")]);
    let ours = EMBEDDED.catalog();
    let body = |catalog: &Catalog| match &catalog.find("tace").unwrap().body {
        Body::Procedure(body) => body.clone(),
        _ => panic!("TACE is a procedure"),
    };
    let (before, after) = (body(ours), body(&catalog));
    assert_eq!(after.steps, before.steps, "what the layer does not name stays");
    assert_eq!(after.treats, before.treats);
    assert_eq!(after.aftercare.len(), before.aftercare.len() + 1);
    assert_eq!(after.contraindications.absolute.len(), before.contraindications.absolute.len() - 1);

    let text = page_of(&catalog, "tace");
    for line in [
        "Ward 7, day and night: extension 4711",
        "Moderate sedation by the sedation nurse. (by valid; was: Moderate sedation with",
        "removed by valid: Extensive tumor",
        "(by valid)",
        "changed by valid",
        "The department. Protocol of the department. 2026-11-24 (local)",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let json = serde_json::to_value(catalog.find("tace").unwrap()).unwrap();
    assert_eq!(json["changes"]["changed"]["sedation"], "valid");
    assert_eq!(json["changes"]["removed"][0]["key"], "contraindications.absolute");
}

#[test]
fn whatever_a_layer_changes_is_told_on_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        (
            "procedures/tace.toml",
            "name = \"House TACE\"\ncategory = \"drainage\"\nsynonyms = [\"house oil\"]\nurgency = \"urgent\"\nduration = { value = 3, unit = \"h\" }\nremove.guidance = [\"digital\"]\nremove.treats = [\"hepatocellular\"]\n[[treats]]\ncondition = \"gout\"\nrole = \"option\"\ncite = []\n",
        ),
        (
            "conditions/gout.toml",
            "body_region = \"leg\"\nurgency = \"urgent\"\nicd10cm = [\"M1A\"]\n",
        ),
        (
            "training/brazil.toml",
            "role = \"house radiologist\"\nremove.stages = [\"Title\"]\n[[stages]]\nname = \"House year\"\nkind = \"residency\"\ncite = []\n",
        ),
        ("modalities/ultrasound.toml", "ionizing = true\nlay = [\"house scan\"]\n"),
        (
            "trials.toml",
            "[[trial]]\nid = \"mr-clean-trial\"\nyear = 2016\nconditions = [\"gout\"]\n",
        ),
        ("milestones.toml", "[[milestone]]\nid = \"x-rays-discovered\"\nplace = \"Here\"\n"),
        ("drugs/apixaban.toml", "class = \"house class\"\nremove.hold = [\"low sir 2019\"]\n"),
        ("safety/air-embolism.toml", "area = \"drugs\"\nremove.steps = [\"stop\"]\n"),
    ];
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let mut told = 0;
    for entry in catalog.entries().filter(|entry| !entry.changes.is_empty()) {
        let page = page_of(&catalog, &entry.id);
        let changed = page.matches(&format!("(by {name}")).count();
        let removed = page.matches(&format!("removed by {name}")).count();
        assert!(changed >= entry.changes.changed().count(), "{}: {page}", entry.id);
        assert!(removed >= entry.changes.removals().count(), "{}: {page}", entry.id);
        told += changed + removed;
    }
    assert!(told > 20, "{told} changes: {}", lines(catalog.problems()));
    let gone = format!("removed by {name}: House TACE");
    assert!(page_of(&catalog, "hepatocellular-carcinoma").contains(&gone));
    assert!(page_of(&catalog, "gout").contains(&format!("House TACE (by {name}")));
}

#[test]
fn a_layer_that_loosens_a_page_is_told_and_what_it_replaced_stays_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let limit = |value: u32, by: &str| {
        format!(
            "[[limits]]\nwhat = \"platelets\"\nbound = \"at-least\"\nby = \"{by}\"\ncite = [\"patel-2019-tables\"]\nvalue = {{ value = {value}, unit = \"×10⁹/L\" }}\n"
        )
    };
    for (path, text) in [
        (
            "procedures/nephrostomy.toml",
            "bottom_line = \"House line.\"\n[bleeding_risk]\ntier = \"low\"\nnote = \"House note.\"\n"
                .to_owned(),
        ),
        ("procedures/tips.toml", "cirrhosis = false\n".to_owned()),
        ("safety/low-bleeding-risk.toml", limit(40, "Ward 7")),
        ("safety/high-bleeding-risk.toml", limit(10, "SIR 2019")),
    ] {
        fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(path), text).unwrap();
    }
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let told = lines(catalog.problems());
    for fault in [
        "the plan still speaks of the earlier one: “New nephrostomy: high tier",
        "the limits of chronic liver disease vanish",
        "it stands under the name of a body that does not say it",
    ] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let nephrostomy = page_of(&catalog, "nephrostomy");
    assert!(nephrostomy.contains(&format!("House line. (by {name}; was: ")), "{nephrostomy}");
    // One line, however many of its facts are another’s.
    assert!(nephrostomy.contains(&format!("House note. (by {name}; was: high)")), "{nephrostomy}");
    assert_eq!(nephrostomy.matches("was: high").count(), 1);
    assert!(!nephrostomy.contains(&format!("high) (by {name}")), "{nephrostomy}");
    assert!(page_of(&catalog, "kidney-biopsy").contains(&format!("(by {name}; was: 50 ×10⁹/L)")));
    let picc = page_of(&catalog, "picc");
    let risk = picc.split("platelets ≥ 40 ×10⁹/L").nth(1).unwrap_or_default();
    assert!(risk.chars().take(40).collect::<String>().contains(&format!("(by {name})")), "{picc}");
    let sheet = serde_json::to_value(catalog.find("high-bleeding-risk").unwrap()).unwrap();
    assert_eq!(sheet["changes"]["was"].as_object().unwrap().len(), 1);
}

#[test]
fn what_is_sound_in_a_file_with_faults_is_used_and_no_row_is_used_by_half() {
    let text = "sedaton = \"x\"\naccess = 3\nrecovery = \"Home on day two, says the ward.\"\nsteps = [\"a\", 1]\n\
        [[complications]]\nname = \"liver abscess\"\nnotte = \"Call.\"\n\
        [[complications]]\nname = \"house fever\"\nseverty = \"minor\"\n\
        [[complications]]\nnote = \"nameless\"\n\
        [[complications]]\nname = \"house chill\"\nnote = \"The number 7.\"\n";
    let folder = layer("procedures/tace.toml", text.as_bytes());
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let told = lines(catalog.problems());
    for place in
        ["1:1: unknown", "2:10: exp", "4:15: exp", "7:1: unk", "10:1: unk", "11:1: the key"]
    {
        assert!(told.contains(&format!("tace.toml:{place}")), "{place}: {told}");
    }
    assert!(told.contains("tace.toml:15:8: the number 7 has no source"), "{told}");
    let body = |catalog: &Catalog| match &catalog.find("tace").unwrap().body {
        Body::Procedure(body) => body.clone(),
        _ => panic!("TACE is a procedure"),
    };
    let (ours, laid) = (body(&Catalog::embedded()), body(&catalog));
    assert_eq!((&laid.access, &laid.steps), (&ours.access, &ours.steps), "ours stays");
    assert_eq!(laid.recovery.as_deref(), Some("Home on day two, says the ward."));
    let names: Vec<&str> = laid.complications.iter().map(|row| row.name.as_str()).collect();
    let known = ours.complications.len();
    assert_eq!(laid.complications[..known], ours.complications, "half a row changes nothing");
    assert_eq!(names[known..], ["house chill"]);
    let entry = catalog.find("tace").unwrap();
    let changed: Vec<&str> = entry.changes.changed().map(|(key, _)| key).collect();
    assert_eq!(changed, [format!("complications[{known}]").as_str(), "recovery"]);
}

#[test]
fn a_fault_behind_a_row_that_was_left_out_is_told_at_its_own_line() {
    let text = "name = \"House\"\nsummary = \"s\"\ncategory = \"drainage\"\n\
        [[treats]]\ncondition = \"gout\"\n[[treats]]\ncondition = \"gaut\"\nrole = \"option\"\n";
    let told = lines(&problems_of("procedures/house.toml", text.as_bytes()));
    assert!(told.contains("house.toml:4:1: the key `role` is missing"), "{told}");
    assert!(told.contains("house.toml:7:13: there is no condition `gaut`"), "{told}");
}

#[test]
fn a_number_without_a_source_is_told_at_its_row_and_the_file_is_used() {
    let text = "[[limits]]\nwhat = \"platelets\"\nby = \"SIR 2019\"\nvalue = { value = 40, unit = \"×10⁹/L\" }\n";
    let folder = layer("safety/high-bleeding-risk.toml", text.as_bytes());
    let plan =
        "[[antithrombotics]]\nsituation = \"emergency\"\ndrugs = \"all\"\nplan = \"go-ahead\"\n";
    fs::create_dir(folder.path().join("procedures")).unwrap();
    fs::write(folder.path().join("procedures/nephrostomy.toml"), plan).unwrap();
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let told = lines(&catalog.check());
    assert!(told.contains("high-bleeding-risk.toml:4:9: 40"), "{told}");
    assert!(told.contains("nephrostomy.toml:4:8: it says something else than"), "{told}");
    assert!(page_of(&catalog, "high-bleeding-risk").contains("≥ 40 ×10⁹/L"));
}

#[test]
fn what_a_layer_took_from_an_emergency_is_told_at_its_own_line() {
    let folder = layer(
        "procedures/nephrostomy.toml",
        b"\nremove.antithrombotics = [\"emergency all\", \"emergency antip\", \"emergency antic\"]\n",
    );
    let told = lines(&Catalog::load(&[folder.path().to_owned()]).check());
    let place = format!("{}:2:", folder.path().join("procedures/nephrostomy.toml").display());
    let line = told.lines().find(|line| line.contains("done as an emergency")).unwrap();
    assert!(line.starts_with(&place), "{told}");
}

#[test]
fn a_layer_that_takes_all_contraindications_away_is_told() {
    let catalog = Catalog::embedded();
    let Body::Procedure(tace) = &catalog.find("tace").unwrap().body else { panic!() };
    let first = |line: &String| format!("{:?}", line.split('[').next().unwrap());
    let lines: Vec<String> = tace.contraindications.absolute.iter().map(first).collect();
    let text = format!("remove.contraindications.absolute = [{}]\n", lines.join(", "));
    let told = self::lines(&problems_of("procedures/tace.toml", text.as_bytes()));
    assert!(told.contains("takes every absolute contraindication away"), "{text}: {told}");
}

#[test]
fn a_page_of_a_layer_says_so_at_its_head() {
    let folder = layer(
        "conditions/house.toml",
        b"name = \"House\"\nsummary = \"s\"\nbody_region = \"leg\"\n",
    );
    fs::write(folder.path().join("conditions/gout.toml"), "red_flags = [\"Ward first\"]\n")
        .unwrap();
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let badges = |id| Page::new(&catalog, catalog.find_ref(id).unwrap()).badges;
    assert_eq!(badges("house")[0].text, format!("by {name}"));
    assert_eq!(badges("gout")[0].text, format!("changed by {name}"));
}

#[test]
fn a_source_of_a_layer_says_so_among_the_references() {
    let folder = layer("conditions/gout.toml", b"red_flags = [\"Ward first[^ward-2026]\"]\n");
    let source = "[[source]]\nid = \"ward-2026\"\ntitle = \"Protocol\"\nkind = \"local\"\nowner = \"Ward 7\"\ndate = 2026-11-01\n";
    fs::write(folder.path().join("sources.toml"), source).unwrap();
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let references = Page::new(&catalog, catalog.find_ref("gout").unwrap()).references;
    let (own, ours): (Vec<_>, Vec<_>) = references.iter().partition(|one| one.id == "ward-2026");
    assert_eq!(own[0].text, format!("Ward 7. Protocol. 2026-11-01 (local); from {name}"));
    assert!(!ours.is_empty() && ours.iter().all(|one| !one.text.contains(&name)));
}

#[test]
fn a_bad_liver_does_not_loosen_the_class_of_the_spine() {
    let folder = layer("procedures/bone-tumor-ablation.toml", b"cirrhosis = true\n");
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let page = page_of(&catalog, "bone-tumor-ablation");
    assert!(
        page.contains("they replace the limits of SIR 2019 below, not those of ASRA"),
        "{page}"
    );
    assert!(page_of(&catalog, "tips").contains("they replace the limits below (SIR 2019)"));
}

#[cfg(unix)]
#[test]
fn the_name_of_a_folder_reaches_a_page_clean() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("ward\u{1b}[2J\u{202e}\nx");
    fs::create_dir_all(folder.join("conditions")).unwrap();
    fs::write(folder.join("conditions/gout.toml"), "red_flags = [\"Ward first\"]\n").unwrap();
    let house = "name = \"House\"\nsummary = \"s\"\nbody_region = \"leg\"\n";
    fs::write(folder.join("conditions/house.toml"), house).unwrap();
    let catalog = Catalog::load(&[folder]);
    for id in ["gout", "house"] {
        let page = Page::new(&catalog, catalog.find_ref(id).unwrap());
        let page = serde_json::to_string(&page).unwrap();
        assert!(page.contains("ward"), "{page}");
        let unclean =
            page.contains('\u{202e}') || page.contains("\\u001b") || page.contains("\\nx");
        assert!(!unclean, "{page}");
    }
}

#[test]
fn two_layers_of_one_name_are_told_apart() {
    let root = tempfile::tempdir().unwrap();
    let folders = ["one", "two"].map(|parent| {
        let folder = root.path().join(parent).join("ward");
        std::fs::create_dir_all(folder.join("procedures")).unwrap();
        let text = format!("aftercare = [\"Call {parent}\"]\n");
        std::fs::write(folder.join("procedures/tace.toml"), text).unwrap();
        folder
    });
    let catalog = Catalog::load(&folders);
    let second = folders[1].display().to_string();
    assert_eq!(catalog.find("tace").unwrap().changes.layers(), ["ward", &second]);
}

#[test]
fn a_file_is_read_however_its_ending_is_written_and_the_new_folder_wins() {
    let folder = layer("procedures/tace.TOML", b"sedation = \"By the ward.\"\n");
    let drug = |name: &str| format!("name = \"{name}\"\nsummary = \"A drug.\"\n");
    for (place, name) in [("agents", "Old"), ("drugs", "New")] {
        std::fs::create_dir(folder.path().join(place)).unwrap();
        std::fs::write(folder.path().join(place).join("apixaban.toml"), drug(name)).unwrap();
    }
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let tace = catalog.find("tace").unwrap();
    assert!(
        matches!(&tace.body, Body::Procedure(body) if body.sedation.as_deref() == Some("By the ward."))
    );
    assert_eq!(catalog.find("apixaban").unwrap().head.name, "New");
    assert!(lines(catalog.problems()).contains("is already that of"), "{:?}", catalog.problems());
}

#[test]
fn a_layer_that_takes_a_limit_away_is_reported_for_every_procedure_that_needs_it() {
    let text = "remove.limits = [\"INR, femoral\", \"INR, radial\"]\n";
    let problems = problems_of("safety/low-bleeding-risk.toml", text.as_bytes());
    let unsafe_pages = |problem: &&Problem| problem.fault.contains("an artery is punctured");
    assert!(problems.iter().filter(unsafe_pages).count() > 20, "{}", lines(&problems));
}

/// A layer of so many procedures, each the special case of the next, and the last of the first; and of one beside them.
fn circle_of(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("procedures")).unwrap();
    let file = |name: &str, broader: usize| {
        let text = format!(
            "name = \"House {name}\"\nsummary = \"s\"\ncategory = \"vascular\"\ndraft = true\nbroader = \"zz-{broader}\"\n"
        );
        std::fs::write(folder.path().join(format!("procedures/zz-{name}.toml")), text).unwrap();
    };
    (0..count).for_each(|number| file(&number.to_string(), (number + 1) % count));
    file("beside", 0);
    folder
}

#[test]
fn a_circle_of_special_cases_is_told_once_with_its_members() {
    for (count, told) in [
        (1, "it is a special case of itself: zz-0 → zz-0;"),
        (3, "it is a special case of itself over 2 more: zz-0 → zz-1 → zz-2 → zz-0;"),
        (40, "it is a special case of itself over 39 more: zz-0 → zz-1 → zz-2 → "),
    ] {
        let problems = lines(Catalog::load(&[circle_of(count).path().to_owned()]).problems());
        assert_eq!(problems.matches("special case").count(), 1, "{problems}");
        assert!(problems.contains(told), "{problems}");
        assert!(problems.contains("zz-0.toml:5:"), "{problems}");
    }
}

#[test]
fn bytes_that_are_no_text_are_reported_where_they_begin() {
    let problems =
        problems_of("conditions/latin.toml", b"name = \"x\"\nsummary = \"Gr\xfcntzig\"\n");
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].line, problems[0].column), (Some(2), Some(14)));
    assert!(problems[0].fault.contains("UTF-8"));
}

#[test]
fn control_sequences_in_a_file_never_reach_a_page() {
    let text = "name = \"x\\u001b[2J\"\nsummary = \"s\"\nbody_region = \"leg\"\nsystem = \"venous\"\nurgency = \"urgent\"\n";
    let folder = layer("conditions/evil.toml", text.as_bytes());
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    let told = |problem: &Problem| problem.fault.contains("control character");
    assert!(catalog.problems().iter().any(told), "{}", lines(catalog.problems()));
    assert!(catalog.find("evil").is_none(), "it has no page");
}

#[test]
fn two_files_of_one_id_are_reported_and_the_first_is_used() {
    let folder =
        layer("conditions/a-twin.toml", &fs::read(here("data/conditions/gout.toml")).unwrap());
    fs::create_dir(folder.path().join("conditions/more")).unwrap();
    fs::copy(here("data/conditions/gout.toml"), folder.path().join("conditions/more/a-twin.toml"))
        .unwrap();
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    assert!(catalog.problems().iter().any(|problem| problem.fault.contains("already that of")));
}

#[test]
fn a_row_that_stands_twice_is_reported_where_the_second_begins() {
    let row = "[[glossary]]\nid = \"house-word\"\nname = \"House word\"\nsummary = \"A word.\"\nfield = \"outcome\"\n";
    let problems = problems_of("glossary.toml", format!("{row}\n{row}").as_bytes());
    let twin = problems.iter().find(|problem| problem.fault.contains("already that of")).unwrap();
    assert_eq!(twin.line, Some(7), "{}", lines(&problems));
}

#[test]
fn the_words_of_a_glossary_under_its_earlier_name_are_read() {
    let row = "[[word]]\nid = \"house-word\"\nname = \"House word\"\nsummary = \"One of 3.\"\nfield = \"outcome\"\n";
    let folder = layer("glossary.toml", row.as_bytes());
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    assert_eq!(catalog.find("house-word").map(|entry| entry.kind().name()), Some("glossary"));
    let told = lines(catalog.problems());
    assert!(told.contains("glossary.toml:1:3: `[[word]]` is called `[[glossary]]` now"), "{told}");
    assert!(told.contains("glossary.toml:4:11: the number 3 has no source"), "{told}");
    assert_eq!(Kind::from_word("words"), Some(Kind::Glossary));
}

#[test]
fn a_source_that_a_later_layer_made_idle_is_no_fault_of_the_lower_one() {
    let topic = "name = \"Before\"\nsummary = \"To be written.\"\nreplace = true\ndraft = true\norder = 2\n";
    let folder = layer("topics/before-procedure.toml", topic.as_bytes());
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    assert!(catalog.find("before-procedure").is_some_and(|entry| entry.head.draft));
    let idle = |problem: &&Problem| problem.fault.contains("cited nowhere");
    assert_eq!(catalog.check().iter().filter(idle).count(), 0, "{}", lines(&catalog.check()));
}

#[test]
fn the_first_faults_of_a_file_are_told_and_how_many_more_there_are() {
    let steps: String = (0..30_000)
        .fold(String::new(), |steps, step| steps + &format!("\"Do step {step} now\",\n"));
    let problems = problems_of("procedures/tace.toml", format!("steps = [\n{steps}]\n").as_bytes());
    assert_eq!(lines(&problems).lines().count(), 1, "{problems:?}");
    assert!(problems[0].fault.contains("30000 items, and 10000 can be read"), "{problems:?}");
    let steps: String =
        (0..9000).fold(String::new(), |steps, step| steps + &format!("\"Do step {step} now\",\n"));
    let problems = problems_of("procedures/tace.toml", format!("steps = [\n{steps}]\n").as_bytes());
    assert_eq!(problems.len(), 1001);
    let last = problems.last().unwrap();
    assert_eq!((last.line, last.column), (Some(1002), Some(1)));
    assert!(last.fault.starts_with("8000 more problems of this file are not told"), "{last}");
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_files_is_a_problem_and_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("conditions")).unwrap();
    let pipe = folder.path().join("conditions/pipe.toml");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    assert_eq!(catalog.problems().len(), 1);
    assert!(catalog.problems()[0].fault.contains("not a regular file"));
}

#[test]
fn a_folder_that_is_not_there_is_a_problem_not_an_end() {
    let catalog = Catalog::load(&[PathBuf::from("/no/such/folder")]);
    assert!(catalog.find("gout").is_some());
    assert!(catalog.problems()[0].fault.contains("cannot be read"));
}

#[test]
fn a_procedures_page_says_what_the_blood_must_show() {
    let catalog = EMBEDDED.catalog();
    let page = Page::new(catalog, catalog.find_ref("nephrostomy").unwrap());
    let text = to_plain(&page, 100).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("high risk (SIR 2019): INR ≤ 1.5–1.8"), "{text}");
    for at in catalog.of_kind(Kind::Procedure) {
        let Body::Procedure(body) = &catalog.entry(at).body else { continue };
        let Some(risk) = &body.bleeding_risk else { continue };
        let mut tiers = catalog.of_kind(Kind::Safety);
        assert!(tiers.any(|tier| match &catalog.entry(tier).body {
            Body::Safety(safety) =>
                safety.risk == Some(risk.tier.into()) && !safety.limits.is_empty(),
            _ => false,
        }));
    }
}

#[test]
fn the_readme_counts_what_there_is() {
    let readme = fs::read_to_string(here("README.md")).unwrap();
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let catalog = EMBEDDED.catalog();
    for (kind, words) in [
        (Kind::Condition, "conditions"),
        (Kind::Procedure, "procedures"),
        (Kind::Modality, "imaging modalities"),
        (Kind::Safety, "safety sheets"),
        (Kind::Drug, "drugs"),
        (Kind::Pathway, "training pathways"),
        (Kind::Milestone, "milestones"),
        (Kind::Trend, "trends"),
        (Kind::Topic, "topics for patients"),
        (Kind::Trial, "trials"),
        (Kind::Glossary, "words"),
    ] {
        let counted = format!("{} {words}", catalog.of_kind(kind).count());
        assert!(readme.contains(&counted), "README says how many {words}: {counted}");
    }
}

/// The files that a page of ours shows as examples of a layer: blocks of TOML that begin with a path in a comment.
pub fn example_layer(page: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for block in fs::read_to_string(here(page)).unwrap().split("```toml\n# ").skip(1) {
        let (first, rest) = block.split_once('\n').unwrap();
        let path = first.split_whitespace().next().unwrap();
        if Path::new(path).extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = rest.split("```").next().unwrap();
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    folder
}

#[test]
fn the_layers_that_the_readmes_show_are_sound() {
    for page in ["README.md", "data/README.md"] {
        let folder = example_layer(page);
        let catalog = Catalog::load(&[folder.path().to_owned()]);
        assert!(catalog.problems().is_empty(), "{page}: {}", lines(catalog.problems()));
        assert!(!catalog.find("tace").unwrap().changes.is_empty(), "{page} changes TACE");
    }
}

#[test]
fn no_page_tells_half_of_what_its_way_in_or_its_stent_asks_for() {
    let catalog = EMBEDDED.catalog();
    let mut arterial = 0;
    for at in catalog.of_kind(Kind::Procedure) {
        let entry = catalog.entry(at);
        let Body::Procedure(body) = &entry.body else { continue };
        let text = to_plain(&Page::new(catalog, at), 100);
        if body.routes.iter().any(|route| route.is_arterial()) {
            arterial += 1;
            assert!(
                text.contains("INR, femoral < 1.8") || text.contains("INR, radial < 2.2"),
                "{}",
                entry.id
            );
        }
        if body.cirrhosis == Some(true) {
            assert!(text.contains("they replace the limits below"), "{}", entry.id);
        }
        if body.implants.iter().any(|implant| implant.needs_antiplatelets()) {
            let thinners = text.split("Blood thinners").last().unwrap_or_default();
            assert!(!thinners.contains("Clopidogrel  "), "{} would stop clopidogrel", entry.id);
        }
        assert!(!text.contains("{time}"), "{}", entry.id);
    }
    assert!(arterial > 60, "{arterial} pages through an artery");
}
