//! What is typed, and what the list and the page show of it.

use super::*;

#[test]
fn nonsense_finds_nothing_and_what_is_near_can_be_chosen() {
    let alone = app("xyzzy");
    assert_eq!((alone.list().is_missing(), alone.list().rows().len()), (true, 1));
    assert_eq!(reading(&app("fibriods")), "uterine-fibroids");
    // What is near is no page that was asked for: it is shown when it is chosen.
    let mut beside = app("qqqq fibriodz");
    assert_eq!((beside.list().is_missing(), reading(&beside)), (true, "nothing"));
    press(&mut beside, "down");
    assert_eq!(reading(&beside), "uterine-fibroids");
    press(&mut beside, "enter");
    assert_eq!((beside.focus(), reading(&beside)), (Focus::Page, "uterine-fibroids"));
}

#[test]
fn a_code_that_leads_nowhere_says_what_it_is_over_what_is_near() {
    let words = |app: &App| {
        let lines = app.list().visible().iter();
        let words = lines.filter_map(|line| match line {
            ListLine::Known(words) => Some(words.as_str()),
            _ => None,
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let mut near = app("S82.101A");
    settle(&mut near);
    assert!(near.list().is_missing());
    let said = "S82.101A, in S82.1: Fracture of upper end of tibia (ICD-10-CM); no page here";
    assert_eq!(words(&near), said);
    press(&mut near, "down");
    assert_eq!(reading(&near), "traumatic-hemorrhage");
    press(&mut near, "up");
    // The words stay over the first row when the list comes back to it.
    press(&mut near, "down");
    press(&mut near, "up");
    settle(&mut near);
    assert_eq!(words(&near), said);
    let mut alone = app("H25.9");
    settle(&mut alone);
    assert!(alone.list().is_missing());
    assert_eq!(words(&alone), "H25.9: Unspecified age-related cataract (ICD-10-CM); no page here");
    // A code of an entry says nothing of the kind.
    assert_eq!(words(&app("I26.99")), "");
}

/// What the first row in view says.
fn at_top(app: &App) -> String {
    let row = app.reader().visible().first();
    row.into_iter().flatten().map(|run| run.text.as_str()).collect()
}

#[test]
fn the_page_opens_at_the_row_that_says_the_rest_of_the_query() {
    let mut app = app("");
    for (query, id, row) in [
        // The drug that is asked for, by whatever name, and the child.
        ("desmopressin dose plavix", "reversal-of-anticoagulants", "Antiplatelets"),
        ("protamine dose after lovenox", "protamine", "Low-molecular-"),
        ("atropine dose contrast reaction", "contrast-reaction-treatment", "slow pulse"),
        ("midazolam dose child", "sedation-drugs", "Usual first doses, children"),
        // A line of what is done, where the page has no section of doses, or the section says nothing of it.
        ("permcath heparin lock how much", "dialysis-catheter", "heparin"),
        ("Y90 pregnant contact how long", "radioembolization", "Radiation advice"),
        ("celiac plexus alcohol how many ml", "celiac-plexus-neurolysis", "alcohol"),
        // An age is a child's, and where no row is of the drug and of the child, none of another is shown.
        ("epinephrine dose cardiac arrest 3 yo", "cardiac-arrest-on-the-table", "Children"),
        ("fentanyl dose child", "sedation-drugs", "Usual first doses, adults"),
        ("contra-indications tips", "tips", "Not when"),
        // What the entry is called is no row of its own.
        ("tpa dose pe", "catheter-lysis-pulmonary-embolism", "Catheter lysis of pulmonary"),
        // Without a word of stopping the plan of the procedure is read first where it overrules the drug, or there is no time.
        ("plavix carotid stent", "carotid-artery-stenting", "Safety"),
        ("pt on xarelto needs nephrostomy tonight", "nephrostomy", "Safety"),
    ] {
        press(&mut app, "ctrl-u");
        app.paste(query);
        settle(&mut app);
        assert_eq!(reading(&app), id, "{query}");
        assert!(at_top(&app).contains(row), "{query}: {}", at_top(&app));
    }
    assert_eq!(app.reader().section_above(), None);
    press(&mut app, "ctrl-u");
    app.paste("child dose epinephrine contrast reaction");
    settle(&mut app);
    // The group that the row stands in is out of view, and is told.
    assert_eq!(app.reader().section_above(), Some("Low pressure, fast pulse (anaphylaxis)"));
    // What was not asked opens at the top.
    for query in ["permcath", "xarelto nephrostomy", "epinephrine dose asthma contrast"] {
        press(&mut app, "ctrl-u");
        app.paste(query);
        settle(&mut app);
        assert_eq!(app.reader().top(), 0, "{query}");
    }
}

#[test]
fn what_is_asked_of_an_entry_opens_its_page_at_the_answer() {
    let mut app = app("evar complications");
    settle(&mut app);
    assert_eq!(reading(&app), "evar");
    assert!(at_top(&app).contains("Complications"), "{}", at_top(&app));
    // The drug and the procedure: the row of the drug on the page of the procedure.
    press(&mut app, "ctrl-u");
    app.paste("stop eliquis before liver biopsy");
    settle(&mut app);
    assert_eq!(reading(&app), "apixaban");
    // The procedure is of high risk: what holds for that stands at the top.
    assert!(at_top(&app).contains("High risk"), "{}", at_top(&app));
    press(&mut app, "down");
    settle(&mut app);
    assert_eq!(reading(&app), "liver-biopsy");
    assert!(at_top(&app).contains("Apixaban"), "{}", at_top(&app));
    // Sheets between the two make no difference, and what is near the spine has a class of its own.
    for (query, heading) in [
        ("restart xarelto after vertebroplasty", "Spine and pain: high risk"),
        ("stop xarelto lung biopsy", "High risk"),
        ("stop xarelto nephrostomy", "High risk"),
        ("stop enoxaparin before lumbar puncture", "Lumbar puncture"),
    ] {
        press(&mut app, "ctrl-u");
        app.paste(query);
        settle(&mut app);
        assert!(at_top(&app).contains(heading), "{query}: {}", at_top(&app));
    }
    // A plan that overrules the class is read first.
    for (query, id) in [
        ("stop xarelto before stroke thrombectomy", "stroke-thrombectomy"),
        ("stop plavix before carotid stenting", "carotid-artery-stenting"),
    ] {
        press(&mut app, "ctrl-u");
        app.paste(query);
        settle(&mut app);
        assert_eq!(reading(&app), id, "{query}");
        assert!(at_top(&app).contains("Safety"), "{query}: {}", at_top(&app));
    }
    // The row that is asked stands at the top.
    for (query, row) in
        [("nephrostomy inr", "risk"), ("tips equipment", "Equipment"), ("pae sedation", "sedation")]
    {
        press(&mut app, "ctrl-u");
        app.paste(query);
        settle(&mut app);
        assert!(at_top(&app).contains(row), "{query}: {}", at_top(&app));
    }
    // A section is asked for by its title too.
    press(&mut app, "ctrl-u");
    app.paste("tace in the room");
    settle(&mut app);
    assert_eq!(reading(&app), "tace");
    assert!(at_top(&app).contains("In the room"), "{}", at_top(&app));
    // A condition has no limits of its own and promises none; a procedure under it opens at them.
    press(&mut app, "ctrl-u");
    app.paste("gi bleed inr");
    settle(&mut app);
    let row = &app.list().rows()[0];
    assert_eq!(app.library().asked(row.entry().unwrap(), row.place.as_ref().unwrap()), None);
    press(&mut app, "down");
    settle(&mut app);
    assert_eq!(reading(&app), "lower-gastrointestinal-bleeding-embolization");
    assert!(at_top(&app).contains("risk"), "{}", at_top(&app));
}

#[test]
fn what_the_words_before_find_stays_while_the_last_words_find_nothing_yet() {
    let mut app = app("biopsy");
    let found = app.list().rows().to_vec();
    press(&mut app, "space q q");
    assert_eq!((app.line().text(), reading(&app)), ("biopsy qq", "image-guided-biopsy"));
    assert_eq!(app.list().rows().len(), found.len());
    assert_eq!(app.list().visible().first(), Some(&ListLine::Pending("qq".to_owned())));
    press(&mut app, "space x x");
    assert_eq!(app.list().visible().first(), Some(&ListLine::Pending("qq xx".to_owned())));
    // What the last words are not in opens at the second Enter only.
    press(&mut app, "enter");
    let notice = "nothing is found with “qq xx”; Enter opens what is found without";
    assert_eq!((app.focus(), app.notice()), (Focus::List, Some(notice)));
    press(&mut app, "enter");
    assert_eq!(app.focus(), Focus::Page);
}

#[test]
fn in_the_page_whole_words_are_marked() {
    let mut app = app("gi bleed");
    press(&mut app, "enter");
    let rows = app.reader().visible().to_vec();
    let text = |row: &crate::page::layout::Row| {
        row.iter().map(|run| run.text.as_str()).collect::<String>()
    };
    let texts: Vec<String> = rows.iter().map(text).collect();
    assert!(!app.reader().matches().is_empty());
    for found in app.reader().matches() {
        for (row, range) in found.parts.iter().filter(|(row, _)| *row < texts.len()) {
            let row = &texts[*row];
            let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let (before, after) = (&row[..range.start], &row[range.end..]);
            assert!(!inside(before.chars().last()) && !inside(after.chars().next()), "{row}");
        }
    }
}

#[test]
fn a_stroke_in_an_empty_line_begins_what_it_has_begun_already() {
    let mut app = app("");
    press(&mut app, "/ g o u t / x");
    assert_eq!(app.line().text(), "gout/x");
}
