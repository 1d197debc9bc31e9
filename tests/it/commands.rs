//! The commands, as a script uses them.

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub fn fluoro(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fluoro"));
    // The data of whoever runs the tests must not change what is tested.
    for variable in ["XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        command.env(variable, env!("CARGO_TARGET_TMPDIR"));
    }
    command.args(args).env_remove("FLUORO_THEME").env("LC_ALL", "C.UTF-8");
    command
}

pub fn run(args: &[&str]) -> Output {
    fluoro(args).output().unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn feed(args: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = fluoro(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_ref()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn search_prints_a_condition_with_its_procedures_under_it() {
    let output = run(&["search", "heavy", "periods"]);
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].starts_with("uterine-fibroids") && lines[0].contains("lay term “heavy periods”")
    );
    assert!(
        lines[1].starts_with("  uterine-fibroid-embolization") && lines[1].contains("first-line")
    );
}

#[test]
fn search_answers_each_line_of_standard_input_with_one_object() {
    let output = feed(&["search", "--json", "-"], "gout\nqwzx\nI26.99\n");
    assert_eq!(output.status.code(), Some(0));
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 3);
    let first = &answers[0]["hits"][0];
    assert_eq!((&first["kind"], &first["id"]), (&"condition".into(), &"gout".into()));
    for key in ["kind", "id", "name", "score", "reason"] {
        assert!(!first[key].is_null(), "{key}");
    }
    assert_eq!(answers[1]["query"], "qwzx");
    assert_eq!(answers[1]["hits"], Value::Array(Vec::new()));
    assert_eq!(answers[2]["hits"][0]["id"], "pulmonary-embolism");
}

#[test]
fn a_line_that_is_no_query_is_answered_with_an_error_and_the_next_one_is_read() {
    let output = feed(&["search", "--json", "-"], b"\n \t\r\ngo\xfft\ngout\n");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 4);
    for (answer, query, error) in [
        (&answers[0], "", "the query is empty"),
        (&answers[1], "", "the query is empty"),
        (&answers[2], "go\u{fffd}t", "the query is not UTF-8"),
    ] {
        assert_eq!(answer["query"], query);
        assert!(answer["error"].as_str().unwrap().starts_with(error), "{answer}");
        assert!(answer["hits"].is_null());
    }
    assert_eq!(answers[3]["hits"][0]["id"], "gout");
    let output = feed(&["search", "-"], b"tips\n\xff\n\ngout\nregion:x\n");
    let told = stderr(&output);
    for fault in ["2: the query is not UTF-8", "3: the query is empty", "5: "] {
        assert!(told.contains(&format!("fluoro: line {fault}")), "{told}");
    }
    assert!(stdout(&output).contains("\ngout "), "{}", stdout(&output));
    let long = "tips ".repeat(100_000) + "\ngout\n";
    let output = feed(&["search", "-"], long);
    assert!(stderr(&output).contains("line 1: the query is longer"), "{}", stderr(&output).len());
    assert!(stdout(&output).starts_with("gout "), "{}", stdout(&output));
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_told_with_status_two() {
    for args in [&["--help"][..], &["--version"], &["show", "--help"], &["show", "gout"], &["list"]]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = fluoro(args).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains("No space left"), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn what_asks_for_nothing_is_wrong_usage() {
    for (args, message) in [
        (&["search", ""][..], "the query is empty"),
        (&["search", " ", "\t"], "the query is empty"),
        (&["search", "gout", "--limit", "0"], "give 1 or more"),
        (&["search", "gout", "--limit", "-1"], "unexpected argument"),
    ] {
        let output = run(args);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}");
        assert!(stderr(&output).contains(message), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn scores_never_rise_from_hit_to_hit() {
    let output = run(&["search", "--json", "bleeding"]);
    let answer: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let scores: Vec<f64> = answer["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["score"].as_f64().unwrap())
        .collect();
    assert!(scores.len() > 3 && scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn search_that_finds_nothing_says_so_with_status_one() {
    let output = run(&["search", "qwzx"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "nothing found for “qwzx”\n");
}

#[test]
fn a_query_for_two_things_is_answered_with_their_comparison_first() {
    let text = stdout(&run(&["search", "cryoablation vs rfa"]));
    let names = "Cryoablation of tumors · Radiofrequency ablation of tumors";
    let first = format!("Compare {names}: fluoro compare cryoablation radiofrequency-ablation");
    assert_eq!(text.lines().next(), Some(first.as_str()), "{text}");
    let output = feed(&["search", "--json", "-"], "cryoablation vs rfa\ncryoablation\n");
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        answers[0]["compare"],
        serde_json::json!(["cryoablation", "radiofrequency-ablation"])
    );
    assert!(answers[0]["hits"].is_array() && answers[1]["compare"].is_null());
}

#[test]
fn a_code_that_leads_nowhere_shows_its_title_and_what_is_near_in_the_book() {
    let output = run(&["search", "H25.9"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        "H25.9: Unspecified age-related cataract (ICD-10-CM); no page here\n"
    );
    let output = run(&["search", "E82"]);
    let said = stdout(&output);
    let (first, rest) = said.split_once('\n').unwrap();
    assert!(first.ends_with("“Metabolic disorders”; near, not the same:"), "{said}");
    assert!(rest.lines().count() > 0, "{said}");
    let json = |query: &str| {
        let output = run(&["search", "--json", query]);
        serde_json::from_str::<Value>(&stdout(&output)).unwrap()
    };
    let answer = json("S82.101A");
    assert_eq!(
        answer["code"],
        serde_json::json!({
            "asked": "S82.101A",
            "is_code": true,
            "known": "S82.1",
            "title": "Fracture of upper end of tibia"
        })
    );
    assert_eq!(json("B12")["code"], serde_json::json!({ "asked": "B12", "is_code": false }));
    assert!(json("I26.99").get("code").is_none() && json("qwzx").get("code").is_none());
}

#[test]
fn the_limit_is_kept() {
    let output = run(&["search", "--limit", "2", "bleeding"]);
    assert_eq!(stdout(&output).lines().count(), 2);
}

#[test]
fn search_says_when_it_shows_a_part() {
    let output = run(&["search", "kind:procedure"]);
    let all = stdout(&run(&["list", "procedures"])).lines().count();
    assert_eq!(stdout(&output).lines().count(), 20);
    assert!(stderr(&output).contains(&format!("20 of {all} entries are shown; `--limit {all}`")));
    let output = run(&["search", "kind:procedure", "--limit", &all.to_string()]);
    assert_eq!((stdout(&output).lines().count(), stderr(&output).as_str()), (all, ""));
}

#[test]
fn show_prints_text_markdown_and_json() {
    let text = stdout(&run(&["show", "tace"]));
    assert!(text.starts_with("Transarterial chemoembolization") && !text.contains('\u{1b}'));
    assert!(text.lines().all(|line| line.chars().count() <= 80));
    let markdown = stdout(&run(&["show", "tace", "--format", "markdown"]));
    assert!(
        markdown.starts_with("# Transarterial chemoembolization\n")
            && markdown.contains("\n[^1]: ")
    );
    let json: Value =
        serde_json::from_str(&stdout(&run(&["show", "tace", "--format", "json"]))).unwrap();
    assert_eq!(json["kind"], "procedure");
    assert_eq!(json["treats"][0]["condition"], "hepatocellular-carcinoma");
    assert_eq!(json["page"]["title"], json["name"]);
}

#[test]
fn a_page_as_json_names_its_parts() {
    let json: Value =
        serde_json::from_str(&stdout(&run(&["show", "tace", "--format", "json"]))).unwrap();
    let page = &json["page"];
    let sections = page["sections"].as_array().unwrap();
    let blocks = || sections.iter().flat_map(|section| section["blocks"].as_array().unwrap());
    assert!(blocks().all(|block| block["type"].is_string()), "{page:#}");
    let absolute = blocks().find(|block| block["marker"] == "absolute").unwrap();
    assert_eq!(absolute["type"], "list");
    let item = &absolute["items"][0][0];
    assert_eq!(item["type"], "text");
    assert!(item["text"].as_str().unwrap().starts_with("Decompensated cirrhosis"), "{item}");
    let lead = page["lead"].as_array().unwrap();
    assert!(lead.iter().all(|inline| inline["type"].is_string()), "{lead:?}");
}

#[test]
fn an_unknown_id_names_the_nearest_ones() {
    let output = run(&["show", "uterine-fibroid"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("uterine-fibroids"), "{}", stderr(&output));
    assert!(stdout(&output).is_empty());
}

#[test]
fn show_takes_a_name_or_an_abbreviation_that_means_one_entry() {
    for (typed, title) in [
        (&["TIPS"][..], "Transjugular intrahepatic portosystemic shunt"),
        (&["tipss"], "Transjugular intrahepatic portosystemic shunt"),
        (&["Pulmonary Embolism"], "Pulmonary embolism"),
        (&["pulmonary", "embolism"], "Pulmonary embolism"),
        (&["UFE"], "Uterine fibroid embolization"),
    ] {
        let output = run(&[&["show"], typed].concat());
        assert!(stdout(&output).starts_with(title), "{typed:?}: {}", stderr(&output));
    }
}

#[test]
fn what_is_done_is_meant_before_what_is_told_of_it_and_the_others_are_named() {
    for (typed, kind, id, other) in [
        (
            "Percutaneous nephrostomy",
            "procedure",
            "nephrostomy",
            "milestone:percutaneous-nephrostomy",
        ),
        (
            "percutaneous-nephrostomy",
            "procedure",
            "nephrostomy",
            "milestone:percutaneous-nephrostomy",
        ),
        ("Carbon dioxide as contrast", "safety", "carbon-dioxide-contrast", "milestone:carbon"),
        ("MR CLEAN", "trial", "mr-clean-trial", "milestone:mr-clean"),
        ("radial access", "glossary", "transradial-access", "trend:radial-access"),
        ("Seldinger technique", "glossary", "seldinger-method", "milestone:seldinger-technique"),
        ("EBIR", "glossary", "ebir-certificate", "pathway:europe-ebir"),
        ("DAWN", "trial", "dawn-trial", "milestone:late-window"),
        ("DEFUSE 3", "trial", "defuse-3-trial", "milestone:late-window"),
        ("EMBOLISE", "trial", "embolise-trial", "milestone:meningeal"),
        ("ISAT", "trial", "isat-trial", "milestone:isat-published"),
        ("MAGIC-MT", "trial", "magic-mt-trial", "milestone:meningeal"),
        ("PEERLESS", "trial", "peerless-trial", "milestone:peerless-published"),
        ("STEM", "trial", "stem-trial", "milestone:meningeal"),
        ("CIRSE", "glossary", "cirse-society", "milestone:cirse-founded"),
        ("milestone:percutaneous-nephrostomy", "milestone", "percutaneous-nephrostomy", ""),
        ("nephrostomy", "procedure", "nephrostomy", ""),
    ] {
        let output = run(&["show", typed, "--json"]);
        let (told, json) = (stderr(&output), stdout(&output));
        let json: Value = serde_json::from_str(&json).unwrap_or_else(|_| panic!("{typed}: {told}"));
        assert_eq!((json["kind"].as_str(), json["id"].as_str()), (Some(kind), Some(id)), "{typed}");
        assert!(told.contains(other) && told.is_empty() == other.is_empty(), "{typed}: {told}");
    }
}

#[test]
fn json_is_asked_for_by_one_word_wherever_it_is_printed() {
    for args in [&["show", "tace"][..], &["show", "emergency"], &["compare", "ct", "mri"]] {
        let short = run(&[args, &["--json"]].concat());
        let long = run(&[args, &["--format", "json"]].concat());
        assert_eq!((stdout(&short), short.status.code()), (stdout(&long), Some(0)), "{args:?}");
    }
    assert_eq!(run(&["show", "tace", "--json", "--format", "text"]).status.code(), Some(2));
}

#[test]
fn the_nearest_page_and_the_nearest_command_are_offered() {
    for (typed, near) in [
        ("ovrview-safety", "overview-safety"),
        ("emergncy", "emergency"),
        ("emergency-air-embolsm", "emergency-air-embolism"),
        ("emergency-contrast-reaction", "emergency-contrast-reaction-treatment"),
    ] {
        let said = stderr(&run(&["show", typed]));
        let first = said.split("nearest ids are ").nth(1).unwrap_or_default();
        assert_eq!(first.trim_end().split(", ").next(), Some(near), "{typed}: {said}");
    }
    for (typed, command) in [
        (&["serach", "tace"][..], "`fluoro search tace`"),
        (&["export"], "`fluoro show`"),
        (&["chek"], "`fluoro check`"),
        (&["gi", "bleed"], "`fluoro search`"),
    ] {
        let output = run(typed);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(command), "{typed:?}: {}", stderr(&output));
    }
}

#[test]
fn what_means_several_entries_is_answered_with_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("conditions")).unwrap();
    for id in ["house-fever", "home-fever"] {
        let file = folder.path().join(format!("conditions/{id}.toml"));
        let text = format!("name = \"{id}\"\nabbreviations = [\"QXF\"]\nbody_region = \"leg\"\n");
        std::fs::write(file, text).unwrap();
    }
    let output = run(&["show", "qxf", "--data", folder.path().to_str().unwrap()]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let said = stderr(&output);
    assert!(said.contains("house-fever  ") && said.contains("home-fever  "), "{said}");
}

#[test]
fn any_name_is_understood_where_one_entry_or_several_are_meant() {
    for command in [&["show", "gi bleed"][..], &["compare", "GI bleed", "tace"]] {
        let output = run(command);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{command:?}");
        let said = stderr(&output);
        for id in ["lower-gastrointestinal-bleeding  ", "upper-gastrointestinal-bleeding  "] {
            assert!(said.contains("means several entries") && said.contains(id), "{said}");
        }
    }
    let shown = stdout(&run(&["show", "eliquis"]));
    assert!(shown.starts_with("Apixaban"), "{shown}");
}

#[test]
fn the_nearest_ids_begin_alike_or_have_a_near_word() {
    for (typed, first) in [
        ("tipsss", "tips"),
        ("tcae", "tace"),
        ("sacroplasty insufficiency", "sacroplasty"),
        ("vertbroplasty", "vertebroplasty"),
    ] {
        let said = stderr(&run(&["show", typed]));
        let near = said.split("nearest ids are ").nth(1).unwrap_or_default();
        assert_eq!(near.trim_end().split(", ").next(), Some(first), "{typed}: {said}");
    }
}

#[test]
fn list_gives_every_entry_once_with_its_fields() {
    let items: Value = serde_json::from_str(&stdout(&run(&["list", "--json"]))).unwrap();
    let items = items.as_array().unwrap();
    let mut ids: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for key in ["kind", "id", "name", "abbreviations", "synonyms", "summary"] {
        assert!(items.iter().all(|item| !item[key].is_null()), "{key}");
    }
    let modalities = stdout(&run(&["list", "modalities"]));
    let of_kind = items.iter().filter(|item| item["kind"] == "modality").count();
    assert_eq!(modalities.lines().count(), of_kind);
}

#[test]
fn list_understands_the_titles_of_tabs() {
    for (word, kinds) in [
        ("imaging", &["modality"][..]),
        ("Training", &["pathway"]),
        ("history", &["milestone", "trend"]),
        ("care", &["topic"]),
        ("safety", &["safety"]),
    ] {
        let kinds_of = |listed: &str| -> Vec<String> {
            let mut kinds: Vec<_> = listed
                .lines()
                .filter_map(|line| line.split(' ').next().map(str::to_owned))
                .collect();
            kinds.dedup();
            kinds
        };
        assert_eq!(kinds_of(&stdout(&run(&["list", word]))), kinds, "{word}");
    }
    let said = stderr(&run(&["list", "things"]));
    assert!(said.contains("pathway") && said.contains("training"), "{said}");
}

#[test]
fn check_is_content_with_the_embedded_data_and_reports_a_bad_folder() {
    let output = run(&["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("conditions")).unwrap();
    std::fs::write(folder.path().join("conditions/x.toml"), "name = 3\n").unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("x.toml:1:8: "), "{}", stdout(&output));
    assert!(stderr(&output).contains("in 1 file"));
}

#[test]
fn what_is_not_written_yet_is_counted_and_listed() {
    let stats = stdout(&run(&["list", "--stats"]));
    let words = stats.lines().find(|line| line.starts_with("conditions")).unwrap();
    let words: Vec<&str> = words.split_whitespace().collect();
    let listed = stdout(&run(&["list", "conditions"])).lines().count();
    assert_eq!(words.get(1), Some(&listed.to_string().as_str()), "{stats}");
    let output = run(&["check", "--missing"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).lines().last().unwrap().ends_with("drafts are not written yet"));
}

#[test]
fn a_layer_may_be_named_before_or_after_the_command() {
    let layer = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid");
    let layer = layer.to_str().unwrap();
    for args in [["--data", layer, "show", "house-fever"], ["show", "house-fever", "--data", layer]]
    {
        let output = run(&args);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).starts_with("House fever"));
    }
}

/// What is said of the layers `folders` beside the answer to each of the commands that answer.
fn said_of(folders: &[&Path], test: impl Fn(&str)) {
    for command in ["show gout", "search gout", "list conditions", "check --missing"] {
        let mut asked = fluoro(&command.split(' ').collect::<Vec<_>>());
        for folder in folders {
            asked.arg("--data").arg(folder);
        }
        let output = asked.output().unwrap();
        assert!(!stdout(&output).is_empty(), "{command} answers all the same");
        test(&stderr(&output));
    }
}

#[test]
fn a_layer_that_is_not_there_is_refused_by_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let absent = folder.path().join("absent");
    let absent = absent.to_str().unwrap();
    for command in ["", "show gout", "search gout", "list conditions", "check"] {
        let words: Vec<&str> = command.split_whitespace().chain(["--data", absent]).collect();
        let output = run(&words);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(stdout(&output).is_empty(), "{command}");
        let said = stderr(&output);
        assert!(said.contains(absent) && said.contains("there is no such folder"), "{said}");
    }
    let output = run(&["check", "--missing", absent]);
    assert!(stderr(&output).contains("the folder cannot be read"), "{}", stderr(&output));
}

#[test]
fn faults_of_a_layer_are_counted_with_its_name_by_every_command() {
    let (sound, faulty) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::create_dir(faulty.path().join("conditions")).unwrap();
    std::fs::write(faulty.path().join("conditions/gout.toml"), "body_regoin = \"leg\"\n").unwrap();
    said_of(&[sound.path(), faulty.path()], |said| {
        let line = format!("fluoro: 1 problem in {}: ", faulty.path().display());
        assert!(said.starts_with(&line) && said.contains("`fluoro check`"), "{said}");
        assert!(!said.contains(&sound.path().display().to_string()), "{said}");
    });
}

#[test]
fn wrong_usage_has_status_two() {
    for args in [
        &["search"][..],
        &["list", "things"],
        &["--theme", "neon"],
        &["show", "a", "--format", "pdf"],
    ] {
        assert_eq!(run(args).status.code(), Some(2), "{args:?}");
    }
    // Without a terminal there is no explorer.
    assert_eq!(feed(&[], "").status.code(), Some(2));
}

#[test]
fn a_theme_of_ones_own_can_be_asked_for_and_its_faults_are_told() {
    let config = tempfile::tempdir().unwrap();
    let themes = config.path().join("fluoro/themes");
    std::fs::create_dir_all(&themes).unwrap();
    std::fs::write(themes.join("mine.toml"), "background = \"any\"\n").unwrap();
    std::fs::write(themes.join("dark.toml"), "background = \"any\"\nroles = 1\n").unwrap();
    let run = |args: &[&str]| fluoro(args).env("XDG_CONFIG_HOME", config.path()).output().unwrap();
    assert_eq!(run(&["--theme", "mine", "list", "trends"]).status.code(), Some(0));
    let unknown = stderr(&run(&["--theme", "neon", "list"]));
    assert!(unknown.contains("there is no theme `neon`; choose contrast, "), "{unknown}");
    assert!(unknown.contains(", mine, ") && unknown.contains(" or neutral"), "{unknown}");
    let checked = run(&["check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(stdout(&checked).contains("dark.toml:2:9: "), "{}", stdout(&checked));
}

#[test]
fn an_empty_theme_in_the_environment_is_none() {
    let themed =
        |theme: &str| fluoro(&["list", "trends"]).env("FLUORO_THEME", theme).output().unwrap();
    assert_eq!((themed("").status.code(), themed("neon").status.code()), (Some(0), Some(2)));
}

#[test]
fn control_characters_of_a_query_are_not_sent_back() {
    let output = run(&["search", "\u{1b}[31mqwzx"]);
    assert!(!stdout(&output).contains('\u{1b}'));
}

#[test]
fn a_reader_that_closes_the_pipe_is_no_error() {
    let mut child =
        fluoro(&["list", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[test]
#[cfg(unix)]
fn what_stands_in_the_place_of_the_readers_own_folder_is_told() {
    use std::os::unix::fs::symlink;

    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("fluoro");
    let told = || {
        let output = fluoro(&["search", "gout"]).env("XDG_DATA_HOME", home.path()).output();
        stderr(&output.unwrap())
    };
    assert_eq!(told(), "");
    for to in ["nothing", "fluoro", "/dev/null"] {
        symlink(to, &place).unwrap();
        assert!(told().contains("the folder cannot be read"), "{to}: {}", told());
        std::fs::remove_file(&place).unwrap();
    }
}
