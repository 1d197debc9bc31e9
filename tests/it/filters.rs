//! Filters: by the words of the guide, in any case, in every tab.

use crate::commands::{feed, run, stderr, stdout};
use crate::data::here;
use crate::harness::EMBEDDED;
use crate::harness::Session;
use fluoro::app::{Focus, Tab};
use fluoro::catalog::{EntryRef, Kind, Shape};
use fluoro::search::{Field, Query, can_filter, facets};
use fluoro::ui::Press;
use serde_json::Value;

/// The ids of the entries that a query of filters alone keeps.
fn kept(query: &str) -> Vec<&'static str> {
    let catalog = EMBEDDED.catalog();
    let query = Query::new(query).asked_of(catalog);
    assert_eq!(query.fault(), None);
    let kept = catalog.refs().filter(|&at| query.keeps(catalog, at));
    kept.map(|at| catalog.entry(at).id.as_str()).collect()
}

/// The entries of a kind that have a word in a field, by what stands in their data at a path.
fn having(kind: Kind, path: &str, word: &str) -> Vec<&'static str> {
    let catalog = EMBEDDED.catalog();
    let has = |at: &EntryRef| {
        let data = serde_json::to_value(catalog.entry(*at)).unwrap();
        let keys = path.split('/').filter(|key| !key.is_empty());
        match keys.fold(&data, |data, key| &data[key]) {
            Value::Array(words) => words.iter().any(|one| one == word),
            one => one == word || one.as_bool().is_some_and(|flag| flag.to_string() == word),
        }
    };
    catalog.of_kind(kind).filter(has).map(|at| catalog.entry(at).id.as_str()).collect()
}

#[test]
fn a_space_may_stand_behind_the_name_of_a_field() {
    for (spaced, close) in [
        ("kind: procedure", "kind:procedure"),
        ("Region:  pelvis kind: condition,procedure", "region:pelvis kind:condition,procedure"),
        ("urgency: emergency", "urgency:emergency"),
    ] {
        assert_eq!(kept(spaced), kept(close), "{spaced}");
    }
    // The name of a field stands in names too.
    for text in ["Low bleeding risk: laboratory thresholds", "dx: gout", "kind: "] {
        let filters = Query::new(text).asked_of(EMBEDDED.catalog()).filters().len();
        assert_eq!(filters, Query::new(text).filters().len(), "{text}");
    }
}

#[test]
fn every_closed_list_of_an_entry_is_filtered_by_in_the_words_of_the_guide() {
    let mut walked = 0;
    for kind in Kind::ALL {
        let nested = kind.fields().iter().flat_map(|field| match field.shape {
            Shape::Table(fields) => fields.iter().map(|inner| (field.key, inner)).collect(),
            _ => Vec::new(),
        });
        // A closed list deeper in an entry need not be a field.
        let nested = nested.filter(|(_, field)| Field::from_name(field.key).is_some());
        for (within, field) in kind.fields().iter().map(|field| ("", field)).chain(nested) {
            let words: &[&str] = match field.shape {
                Shape::Word(words) | Shape::List(&Shape::Word(words)) => words,
                Shape::Flag if Field::from_name(field.key).is_some() => &["true", "false"],
                _ => continue,
            };
            assert!(Field::from_name(field.key).is_some(), "{} of a {}", field.key, kind.name());
            for word in words {
                let wanted = having(kind, &format!("{within}/{}", field.key), word);
                if wanted.is_empty() {
                    continue;
                }
                // A space in a value is a hyphen in a query.
                let query =
                    format!("kind:{} {}:{}", kind.name(), field.key, word.replace(' ', "-"));
                let of_others = ["category", "body_region", "system"].contains(&field.key);
                let kept = kept(&query);
                assert!(
                    wanted == kept || of_others && wanted.iter().all(|id| kept.contains(id)),
                    "{query}"
                );
                assert_eq!(self::kept(&query.to_uppercase()), kept, "{query}");
                walked += 1;
            }
        }
    }
    assert!(walked > 100, "{walked}");
}

#[test]
fn words_that_readers_see_are_values_too() {
    assert_eq!(kept("category:venous-access"), kept("category:access"));
    assert_eq!(kept("Category:Venous"), kept("category:access"));
    assert_eq!(kept("kind:Procedures"), kept("kind:procedure"));
    assert_eq!(kept("region:whole"), kept("region:whole-body"));
    assert_eq!(kept("ionizing:yes"), kept("ionizing:true"));
}

#[test]
fn a_value_that_is_whole_begins_no_other() {
    let by_ct = kept("guidance:ct");
    assert!(by_ct.len() < kept("guidance:c").len());
    assert!(
        by_ct.len() > 10
            && by_ct.iter().all(|id| having(Kind::Procedure, "guidance", "ct").contains(id))
    );
}

#[test]
fn of_several_values_of_a_field_any_will_do() {
    let [pelvis, leg, both] = ["region:pelvis", "region:leg", "region:pelvis region:leg"].map(kept);
    assert!(both.len() > pelvis.len().max(leg.len()));
    assert!(both.iter().all(|id| pelvis.contains(id) || leg.contains(id)));
    let planned = kept("region:pelvis region:leg urgency:elective");
    assert!(planned.len() < both.len() && planned.iter().all(|id| both.contains(id)));
    assert!(kept("urgent urgency:elective").len() < kept("urgent").len());
}

#[test]
fn every_tab_offers_values_and_each_keeps_as_many_as_it_says() {
    let catalog = EMBEDDED.catalog();
    for tab in Tab::ALL {
        let entries: Vec<EntryRef> =
            tab.kinds().iter().flat_map(|&kind| catalog.of_kind(kind)).collect();
        assert!(can_filter(catalog, entries.iter().copied()));
        let facets = facets(catalog, &entries);
        assert!(facets.iter().any(|facet| facet.count < entries.len()), "{tab:?}");
        for facet in facets {
            let query = Query::new(&facet.token()).within(tab.kinds()).asked_of(catalog);
            let kept = catalog.refs().filter(|&at| query.keeps(catalog, at)).count();
            assert_eq!(kept, facet.count, "{}", facet.token());
        }
    }
}

#[test]
fn a_value_that_nothing_has_is_answered_with_those_that_there_are() {
    let output = run(&["search", "abscess region:pelvic"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    let said = stderr(&output);
    assert!(said.contains("region has no value pelvic; there are pelvis, abdomen, arm"), "{said}");
    let output = feed(&["search", "--json", "-"], "Region:pelvic\norgan:liver\ngout\n");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((answers.len(), &answers[0]["known"][0]), (3, &"pelvis".into()));
    assert_eq!(
        answers[1]["error"].as_str().unwrap().split(';').next(),
        Some("there is no field organ")
    );
    assert!(answers[1]["known"].as_array().unwrap().contains(&"region".into()));
    assert!(answers[2]["known"].is_null());
}

#[test]
fn what_makes_a_query_right_stands_in_rows_that_are_taken() {
    for (typed, steps, taken) in [
        ("kind:", "enter", "kind:condition"),
        ("gout kind:", "down enter", "gout kind:drug"),
        ("kind:foo", "enter", "kind:"),
        ("knid:procedure", "enter", "kind:procedure"),
        ("liver region:leg,pelvic", "enter", "liver region:leg,pelvis"),
        ("kind:procedure foo:bar", "enter", "kind:procedure "),
    ] {
        let session = Session::open(80, 24).types(typed);
        let screen = session.screen();
        assert!(!screen.contains("othing found") && !screen.contains(" found "), "{screen}");
        let session = session.keys(steps);
        assert!(session.app.line().text().starts_with(taken), "{}", session.app.line().text());
        assert_eq!(session.app.focus(), Focus::Line);
    }
    // What is taken is searched, and Alt-← goes back to the values; the mouse takes one at once.
    let mut session = Session::open(80, 24).types("kind:");
    let wants = session.screen();
    assert!(wants.contains(" kind wants a value:") && wants.contains("▌condition"), "{wants}");
    session.mouse(Press::Click, "procedure");
    assert_eq!(session.app.line().text(), "kind:procedure");
    assert!(!session.app.list().is_of_values());
    assert_eq!(session.keys("alt-left").app.line().text(), "kind:");
}

#[test]
fn the_bottom_line_offers_to_complete_where_that_is_done() {
    let footer = |typed: &str| {
        let session = Session::open(80, 24).types(typed);
        session.screen().lines().last().unwrap().to_owned()
    };
    assert!(footer("region:pel").contains("Tab complete"));
    assert_eq!(
        Session::open(80, 24).types("region:pel").keys("tab").app.line().text(),
        "region:pelvis"
    );
    // A value of the rows is taken as it is completed.
    assert!(footer("region:").contains("Tab complete"));
    for typed in ["", "gout", "region:a"] {
        assert!(!footer(typed).contains("complete"), "{typed}");
    }
}

#[test]
fn an_unknown_field_is_told_wherever_it_stands_and_a_word_before_a_colon_is_none() {
    for query in ["foo:bar", "kind:procedure foo:bar", "foo:bar stroke", "organ:liver"] {
        let output = run(&["search", query]);
        let said = stderr(&output);
        assert!(said.contains("there is no field ") && said.contains("kind"), "{query}: {said}");
        assert_eq!(output.status.code(), Some(1));
    }
    for query in ["T1:bright", "10:30", "dx:gout", "IR:biopsy", "ICD:I26.99", "dvt:leg", "re: gout"]
    {
        let query = Query::new(query).asked_of(EMBEDDED.catalog());
        assert_eq!(query.fault(), None, "{}", query.text);
    }
}

#[test]
fn the_readme_names_every_field() {
    let readme = std::fs::read_to_string(here("README.md")).unwrap();
    for field in Field::ALL {
        assert!(readme.contains(&format!("`{}:`", field.name())), "{}", field.name());
    }
}

#[test]
fn in_a_list_of_one_kind_its_name_stands_on_no_row() {
    let list = |screen: &str| -> Vec<String> {
        let cells = screen.lines().skip(3).filter_map(|line| line.split(['│', '┃']).next());
        cells.map(|cell| cell.trim_end().to_owned()).collect()
    };
    let screen = Session::open(120, 36).keys("esc 2 f").types("aneurysm repair").screen();
    let rows = list(&screen);
    assert!(!rows.iter().any(|row| row.ends_with("procedure")), "{screen}");
    assert!(rows.iter().any(|row| row.ends_with("EVAR")), "{screen}");
    let everything = Session::open(120, 36).types("aneurysm repair").screen();
    assert!(list(&everything).iter().any(|row| row.ends_with("procedure")), "{everything}");
}

#[test]
fn what_is_kept_says_by_which_value_and_not_that_a_name_matched() {
    for (query, reason) in [
        ("region:chest", "region chest"),
        ("risk:hi", "risk high"),
        ("decade:1960s", "decade 1960s"),
        ("region:leg,pel kind:condition", "region pelvis · kind condition"),
        ("!embolization kind:milestone", "kind milestone"),
        ("!embolization", "without “embolization”"),
    ] {
        let output = run(&["search", "--json", query]);
        let answer: Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert_eq!(answer["hits"][0]["reason"], reason);
        for form in ["--explain", "--limit=1"] {
            let said = stdout(&run(&["search", form, query]));
            assert!(said.contains(&format!(" · {reason}\n")), "{said}");
        }
    }
    let screen = Session::open(120, 36).types("region:chest").screen();
    assert!(screen.contains("condition · region chest"), "{screen}");
}
