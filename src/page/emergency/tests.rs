use super::*;
use crate::page::layout::{LinkTarget, Row};
use crate::page::prose::inlines;
use crate::page::{to_html, to_markdown, to_plain};
use crate::text::width;
use std::sync::LazyLock;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

fn cards() -> impl Iterator<Item = Page> {
    let emergencies = CATALOG.emergencies();
    let at: Vec<EntryRef> = emergencies.iter().map(|emergency| emergency.at).collect();
    at.into_iter().map(|at| Page::emergency(&CATALOG, at).unwrap())
}

fn card_of(id: &str) -> Page {
    Page::emergency(&CATALOG, CATALOG.find_ref(id).unwrap()).unwrap()
}

fn facts(card: &Page) -> impl Iterator<Item = &FactRow> {
    facts_of(&card.sections)
}

fn facts_of(sections: &[Section]) -> impl Iterator<Item = &FactRow> {
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    blocks.flat_map(|block| match block {
        Block::Facts { rows } => rows.as_slice(),
        _ => &[],
    })
}

/// The paragraph that stands behind whom one calls.
fn lead_of(card: &Page) -> &[Inline] {
    let blocks = card.sections.iter().flat_map(|section| &section.blocks);
    let lead = blocks.filter_map(|block| match block {
        Block::Paragraph { text } => Some(text.as_slice()),
        _ => None,
    });
    lead.collect::<Vec<_>>().first().expect("a lead")
}

/// The words of a text of an entry.
fn bare(text: &str) -> String {
    let at = CATALOG.find_ref("vessel-rupture").unwrap();
    let mut page = PageBuilder::new(&CATALOG, at);
    let words: String = inlines(text, &mut page).iter().map(Inline::words).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn links(text: &[Inline]) -> Vec<&str> {
    let links = text.iter().filter_map(|inline| match inline {
        Inline::Link { id, .. } => Some(id.as_str()),
        _ => None,
    });
    links.collect()
}

#[test]
fn a_card_has_room_on_one_screen_and_cites_what_it_says() {
    for card in cards() {
        let laid = lay(&card, SCREEN.0);
        let rows = laid.sections.get(1).map_or(0, |next| next.row - 1);
        assert!((8..=SCREEN.1).contains(&rows), "{}: {rows} rows", card.id);
        assert!(!card.references.is_empty(), "{}", card.id);
    }
}

#[test]
fn a_card_says_whom_to_call_first_and_at_last_where_the_rest_stands() {
    for card in cards() {
        let facts: Vec<&FactRow> = facts_of(&card.sections[..1]).collect();
        let [first, .., last] = facts.as_slice() else { panic!("{}", card.id) };
        assert_eq!((first.label.as_str(), last.label.as_str()), ("call", "more"));
        let entry = card.id.strip_prefix("emergency-").unwrap();
        assert_eq!(links(&last.text).first(), Some(&entry));
        assert!(links(&last.text).iter().all(|id| CATALOG.find(id).is_some()), "{}", card.id);
    }
}

#[test]
fn what_a_row_chooses_has_room_on_its_card() {
    let mut cut = Vec::new();
    for emergency in CATALOG.emergencies() {
        for part in filled(&CATALOG, &emergency) {
            let is_chosen = match &part.told {
                Telling::Measures(..) => true,
                Telling::Steps(..) => !emergency.lines.is_empty(),
                Telling::Doses(..) => !emergency.doses.is_empty(),
                Telling::Aims(aims) => aims.chosen,
                _ => false,
            };
            if is_chosen && part.shown < part.told.most() {
                let entry = &CATALOG.entry(part.at).id;
                cut.push(format!("{}: {} of {entry}", emergency.title, part.shown));
            }
        }
    }
    assert_eq!(cut, Vec::<String>::new());
}

#[test]
fn shock_from_lung_embolism_has_its_doses_and_the_way_to_the_catheter() {
    let card = card_of("pulmonary-embolism");
    let text = to_plain(&card, 200).split_whitespace().collect::<Vec<_>>().join(" ");
    let card_alone = text.split("And then").next().unwrap();
    for told in [
        "alteplase 100 mg over 2 hours",
        "50 mg as a push",
        "Off while alteplase runs (US rule). On again when",
    ] {
        assert!(card_alone.contains(told), "{told}: {text}");
    }
    assert!(links(lead_of(&card)).contains(&"pulmonary-embolism-thrombectomy"));
}

#[test]
fn what_forbids_a_lytic_is_linked_before_its_dose() {
    let mut told = 0;
    for emergency in CATALOG.emergencies() {
        let is_lysis = |part: &&CardPart<'_>| match part.told {
            Telling::Sheet(sheet) | Telling::Doses(sheet, _) => sheet.area == Area::Lysis,
            _ => false,
        };
        let parts = filled(&CATALOG, &emergency);
        let Some(part) = parts.iter().find(is_lysis) else { continue };
        let card = Page::emergency(&CATALOG, emergency.at).unwrap();
        let of_sheet = |text: &[Inline]| links(text).contains(&CATALOG.id(part.at));
        let row = facts(&card).find(|row| of_sheet(&row.text)).unwrap();
        assert_eq!(row.text.first().map(Inline::words), Some(FORBIDDEN), "{}", card.id);
        // It is the first link of the card, and opens the sheet where it says so.
        let first = lay(&card, SCREEN.0).links.into_iter().next().map(|link| link.target);
        let Some(LinkTarget::Place { id, section, .. }) = first else { panic!("{first:?}") };
        assert_eq!(id, *CATALOG.id(part.at));
        let sheet = Page::new(&CATALOG, part.at);
        assert!(sheet.sections.iter().any(|of| of.title == section), "{id}: {section}");
        told += 1;
    }
    assert!(told >= 3, "{told}");
}

#[test]
fn only_a_lytic_is_called_one() {
    let mut told = 0;
    for card in cards() {
        for row in facts(&card).filter(|row| row.label == Area::Lysis.name()) {
            told += 1;
            assert_eq!(row.text.first().map(Inline::words), Some(FORBIDDEN), "{}", card.id);
        }
    }
    assert!(told > 1, "{told}");
}

#[test]
fn a_card_names_the_sources_that_it_cites_and_no_others() {
    let mut sure = 0;
    for emergency in CATALOG.emergencies() {
        let card = Page::emergency(&CATALOG, emergency.at).unwrap();
        let text = to_markdown(&card);
        let cited = |number: usize| text.replace("\n[^", "").contains(&format!("[^{number}]"));
        if (1..=card.references.len()).any(cited) {
            sure += 1;
            let idle: Vec<usize> = (1..=card.references.len()).filter(|&at| !cited(at)).collect();
            assert_eq!(idle, Vec::<usize>::new(), "{}", card.id);
        }
    }
    assert!(sure > 20, "{sure}");
}

#[test]
fn what_is_cut_is_a_whole_step_and_is_counted() {
    let Body::Safety(sheet) = &CATALOG.find("vessel-rupture").unwrap().body else {
        panic!("no sheet")
    };
    let card = card_of("vessel-rupture");
    let shown = facts_of(&card.sections[..1]).filter(|row| row.label.parse::<usize>().is_ok());
    let left = sheet.steps.len() - shown.count();
    let more = to_plain(&card, 200);
    let told = format!("below: {left} steps, {} dose", sheet.doses.len());
    assert!(left > 0 && more.contains(&told), "{told}: {more}");
}

#[test]
fn what_has_no_room_on_the_screen_stands_below_it_whole() {
    for emergency in CATALOG.emergencies() {
        let parts = filled(&CATALOG, &emergency);
        let is_cut = |part: &CardPart<'_>| match part.is_aside {
            true => part.shown < part.told.most(),
            false => part.shown < part.told.rows(),
        };
        let card = Page::emergency(&CATALOG, emergency.at).unwrap();
        let below = card.sections.get(1).map(|section| section.title.as_str());
        assert_eq!(below, parts.iter().any(is_cut).then_some(BELOW), "{}", card.id);
    }
    let card = card_of("pulmonary-embolism");
    assert!(facts_of(&card.sections[1..]).any(|row| row.label == "plan"));
}

/// What a table says, a text a row.
fn texts(told: &Telling<'_>) -> Vec<String> {
    let text = |row: &usize| match told {
        Telling::Steps(sheet, _) => sheet.steps.get(*row).cloned(),
        Telling::Doses(sheet, _) => sheet.doses.get(*row)?.dose.clone(),
        Telling::Measures(condition, _) => condition.other_treatments.get(*row).cloned(),
        Telling::Aims(aims) => Some(aims.rows.get(*row)?.what.clone()),
        _ => None,
    };
    let rows = told.order().map(|order| order.rows.as_slice()).unwrap_or_default();
    rows.iter().filter_map(text).map(|text| bare(&text)).collect()
}

#[test]
fn every_row_is_on_the_card_or_counted_beside_a_link_to_it() {
    let mut counted = 0;
    for emergency in CATALOG.emergencies() {
        let card = Page::emergency(&CATALOG, emergency.at).unwrap();
        let words = |row: &FactRow| row.text.iter().map(Inline::words).collect::<String>();
        let whole = facts(&card).map(|row| words(row).replace('\u{a0}', " ")).collect::<Vec<_>>();
        let more = words(facts_of(&card.sections[..1]).last().unwrap());
        for part in filled(&CATALOG, &emergency) {
            let texts = texts(&part.told);
            let is_said = |text: &&String| whole.iter().any(|row| row.contains(text.as_str()));
            if texts.iter().filter(is_said).count() == texts.len() {
                continue;
            }
            assert!(part.is_aside, "{}: {texts:?}", card.id);
            let mut left_out = Rest::default();
            left_out.add(&part.told, part.told.rows() - part.shown);
            let place = more.find(CATALOG.name(part.at)).unwrap_or_else(|| panic!("{}", card.id));
            let words = left_out.words().unwrap();
            assert!(more[place..].contains(&words), "{}: {words} in {more}", card.id);
            counted += 1;
        }
    }
    assert!(counted > 20, "{counted}");
}

#[test]
fn no_page_of_a_card_is_missing_among_its_parts() {
    for emergency in CATALOG.emergencies() {
        let parts = parts(&CATALOG, &emergency);
        for &at in emergency.sheets.iter().chain([&emergency.at]) {
            let rows: usize = match &CATALOG.entry(at).body {
                Body::Safety(sheet) => sheet.steps.len() + sheet.doses.len() + sheet.limits.len(),
                Body::Condition(of) => of.other_treatments.len() + of.targets.len(),
                _ => 0,
            };
            let of_page = parts.iter().filter(|part| part.at == at);
            let told = of_page.filter(|part| part.told.order().is_some());
            let told: usize = told.map(|part| part.told.rows()).sum();
            assert_eq!(told, rows, "{}: {}", emergency.title, CATALOG.id(at));
        }
    }
}

#[test]
fn steps_have_the_numbers_of_their_sheet() {
    let mut told = 0;
    for emergency in CATALOG.emergencies() {
        let Body::Safety(sheet) = &CATALOG.entry(emergency.at).body else { continue };
        let card = Page::emergency(&CATALOG, emergency.at).unwrap();
        for row in facts(&card) {
            let Ok(number) = row.label.parse::<usize>() else { continue };
            let text: String = row.text.iter().map(Inline::words).collect();
            assert_eq!(text, bare(&sheet.steps[number - 1]), "{}", card.id);
            told += 1;
        }
    }
    assert!(told > 50, "{told}");
}

#[test]
fn no_target_stands_twice_on_a_card() {
    for emergency in CATALOG.emergencies() {
        let mut known = std::collections::HashSet::new();
        for part in parts(&CATALOG, &emergency) {
            let Telling::Aims(aims) = &part.told else { continue };
            for &row in &aims.order.rows {
                // Two bodies may set the same.
                let words = format!("{} {:?}", aims.rows[row].words(), aims.rows[row].by);
                assert!(known.insert(words.clone()), "{}: {words}", emergency.title);
            }
        }
    }
}

#[test]
fn whom_one_calls_and_the_lytic_are_in_view_on_the_smallest_screen() {
    for emergency in CATALOG.emergencies() {
        let card = Page::emergency(&CATALOG, emergency.at).unwrap();
        let rows = lay(&card, 37).rows;
        let text = |rows: &[Row]| {
            let words = rows.iter().flatten().map(|run| run.text.as_str());
            words.collect::<String>()
        };
        let first = text(rows.get(..7).unwrap());
        assert!(first.contains(LOCAL), "{}: {first}", card.id);
        let has_lysis = parts(&CATALOG, &emergency).iter().any(|part| part.told.is_lysis());
        assert!(!has_lysis || first.contains(FORBIDDEN), "{}: {first}", card.id);
    }
}

#[test]
fn every_line_of_a_plan_names_its_procedure_first() {
    for card in cards() {
        let mut label = "";
        for row in facts(&card) {
            label = if row.label.is_empty() { label } else { &row.label };
            if label != "plan" {
                continue;
            }
            let Some(Inline::Link { id, .. }) = row.text.first() else { panic!("{}", card.id) };
            let entry = CATALOG.find(id).unwrap();
            assert!(matches!(entry.body, Body::Procedure(_)), "{}: {id}", card.id);
        }
    }
}

#[test]
fn a_dose_for_others_stands_on_no_card() {
    for id in ["traumatic-hemorrhage", "pelvic-fracture-bleeding", "splenic-injury", "liver-injury"]
    {
        let text = to_plain(&card_of(id), 200);
        assert!(
            text.contains("1 g by vein over 10 min") && !text.contains("birth"),
            "{id}: {text}"
        );
    }
    let text = to_plain(&card_of("postpartum-hemorrhage"), 200);
    assert!(text.contains("after childbirth") && !text.contains("1 g over 8 h"), "{text}");
}

#[test]
fn anaphylaxis_has_strength_repeat_and_fluid() {
    let text = to_plain(&card_of("contrast-reaction-treatment"), 200);
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    for told in ["0.3 to 0.5 mL of 1 mg/mL", "every 5 to 15 min", "fluid fast"] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_card_says_the_limits_that_it_chooses_and_no_others() {
    let text = to_plain(&card_of("postpartum-hemorrhage"), 200);
    assert!(text.contains("bleeding after childbirth ≥") && !text.contains("trauma"), "{text}");
    let text = to_plain(&card_of("lower-gastrointestinal-bleeding"), 200);
    let (card, below) = text.split_once(BELOW).unwrap();
    assert!(card.contains("shock index") && !card.contains("stable patient without"), "{card}");
    assert!(below.contains("stable patient without"), "{below}");
}

#[test]
fn tension_is_told_what_to_do_and_not_to_wait() {
    let text = to_plain(&card_of("pneumothorax"), 200);
    let card = text.split("Sources").next().unwrap();
    assert!(card.contains("5th space") && !card.contains(NOT_HERE), "{card}");
    assert!(!card.contains("watch") && !card.contains("mpyema"), "{card}");
}

#[test]
fn what_only_can_be_an_emergency_says_when_it_is_one() {
    let lead: String = lead_of(&card_of("epistaxis")).iter().map(Inline::words).collect();
    assert!(lead.starts_with("Emergency with shock"), "{lead}");
}

#[test]
fn each_condition_of_ours_that_cannot_wait_and_each_sheet_of_first_aid_has_a_row() {
    let table = include_str!("../../../data/emergencies.toml");
    for emergency in CATALOG.emergencies() {
        let id = &CATALOG.entry(emergency.at).id;
        assert!(table.contains(&format!("entry = \"{id}\"")), "{id}");
    }
}

#[test]
fn the_list_leads_to_every_card_and_ids_lead_back() {
    let list = Page::emergencies(&CATALOG).unwrap();
    let blocks = list.sections.iter().flat_map(|section| &section.blocks);
    let rows = blocks.flat_map(|block| match block {
        Block::Links { rows } => rows.as_slice(),
        _ => &[],
    });
    let ids: Vec<&str> = rows.map(|row| row.target.as_str()).collect();
    let cards: Vec<Page> = cards().collect();
    assert_eq!(ids, cards.iter().map(|card| card.id.as_str()).collect::<Vec<_>>());
    for id in ids {
        let at = Page::emergency_of(&CATALOG, id).unwrap();
        assert_eq!(Page::emergency(&CATALOG, at).unwrap().id, id);
        assert!(CATALOG.find_ref(id).is_none());
    }
    assert_eq!(Page::emergency_of(&CATALOG, "emergency-apixaban"), None);
    assert_eq!(Page::emergencies(&Catalog::from_folders(&[])), None);
}

#[test]
fn every_form_shows_the_card_and_no_row_is_too_wide() {
    for card in cards() {
        for columns in (16..110).step_by(7) {
            let laid = lay(&card, columns);
            for row in laid.rows {
                let row: String = row.iter().map(|run| run.text.as_str()).collect();
                assert!(width(&row) <= columns, "{} > {columns}: {row:?}", width(&row));
            }
        }
        let escaped = card.title.replace('&', "&amp;");
        assert!(to_html(&card).contains(&format!("<h1>{escaped}</h1>")));
        assert!(to_markdown(&card).contains("**call:** **your local number**"));
    }
}
