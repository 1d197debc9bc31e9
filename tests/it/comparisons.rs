//! Entries side by side: in the explorer over the small library, on the command line, and for every kind of the data.

use crate::commands::{run, stderr, stdout};
use crate::exports::{Says, even, from_html, from_markdown, says_all};
use crate::harness::{EMBEDDED, SMALL, Session};
use fluoro::app::{Focus, Showing};
use fluoro::catalog::{EntryRef, Kind};
use fluoro::page::{Block, Inline, Page, to_html, to_markdown, to_plain};
use fluoro::ui::{Press, Role};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The ids of what is shown.
fn shown(session: &Session) -> Vec<String> {
    let app = &session.app;
    match app.reader().showing().map(|showing| showing.by_id(app.library().catalog())) {
        Some(Showing::Entry(id) | Showing::Links(id)) => vec![id],
        Some(Showing::Comparison(ids)) => ids,
        Some(Showing::Overview(overview)) => vec![overview.id().to_owned()],
        _ => Vec::new(),
    }
}

const BOTH: [&str; 2] = ["tace", "uterine-fibroid-embolization"];

/// TACE and the embolization of fibroids side by side.
fn both(columns: u16, rows: u16) -> Session {
    Session::small(columns, rows).types("tace vs ufe").keys("enter")
}

/// All three procedures of the small library side by side.
fn three(columns: u16, rows: u16) -> Session {
    Session::small(columns, rows).types("tace vs ufe vs pad").keys("enter")
}

#[test]
fn marked_entries_are_laid_side_by_side_and_back_leads_to_the_list() {
    let session = Session::small(120, 36).keys("esc 2 m");
    assert!(session.screen().contains("▌■ Transarterial"), "{}", session.screen());
    assert_eq!(session.app.notice(), Some("marked; m on another, then c compares them"));
    let session = session.keys("j m");
    assert_eq!(session.app.notice(), Some("2 marked; c compares them"));
    let session = session.keys("c");
    assert_eq!(shown(&session), ["tace", "abscess-drainage"]);
    assert!(session.screen().contains("Compare · 2 procedures"), "{}", session.screen());
    let session = session.keys("backspace");
    assert_eq!(
        (session.app.focus(), shown(&session)),
        (Focus::List, vec!["abscess-drainage".to_owned()])
    );
    let session = session.keys("m c");
    assert_eq!(
        shown(&session),
        ["tace", "abscess-drainage"],
        "the one marked, and the one at hand"
    );
}

#[test]
fn one_marked_entry_stands_beside_the_page_that_is_read() {
    let session = Session::small(80, 24).types("tace").keys("enter m");
    let session = session.keys("/ /").types("ufe").keys("enter c");
    assert_eq!(shown(&session), BOTH);
    assert_eq!(shown(&session.keys("backspace")), [BOTH[1]]);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let said = |keys: &str| Session::open(120, 36).keys(keys).app.notice().unwrap().to_owned();
    assert_eq!(said("esc c"), "m marks entries, two to four of a kind; c compares them");
    assert_eq!(said("esc down m c"), "one is marked; m on another of its kind, then c");
    assert_eq!(said("esc down m m"), "no longer marked; 0 left");
    let other = "the marked condition is of another kind; m on it forgets it";
    assert_eq!(said("esc down m 2 m"), other);
    let others = Session::open(80, 24).keys("esc down m j m 2 m");
    assert!(others.screen().contains("are of another kind; c, then m forgets them"));
    assert_eq!(others.keys("c m").app.notice(), Some("nothing is marked any more"));
    assert_eq!(said("esc down m 2 c"), "the marked condition does not stand beside a procedure");
    let full = "4 are marked already, and more have no room; c compares them";
    assert_eq!(said("esc down m j m j m j m j m"), full);
    let session = Session::open(120, 36).keys("esc down m j m c m");
    assert_eq!(session.app.notice(), Some("nothing is marked any more"));
    assert!(!session.keys("backspace").screen().contains('■'));
}

#[test]
fn a_comparison_comes_back_as_it_was() {
    let session = three(80, 24).keys("right ] ] ] j right");
    let (place, screen) = (session.app.reader().seen().first, session.screen());
    assert_eq!(place, 1);
    let session = session.keys("enter");
    assert_eq!(shown(&session).len(), 1, "the link was followed");
    let mut session = session.keys("alt-left");
    assert_eq!(session.screen(), screen);
    session = session.keys("alt-right alt-left");
    session.app.replace(SMALL.clone());
    session.wake([]);
    assert_eq!(session.screen(), screen, "in another library too");
    session.resize(120, 36);
    session.resize(80, 24);
    assert_eq!(shown(&session).len(), 3);
}

#[test]
fn columns_without_room_come_into_view_and_the_field_stays() {
    let session = three(80, 24);
    let seen = |session: &Session| {
        let seen = session.app.reader().seen();
        (seen.first, seen.shown, seen.all)
    };
    assert_eq!(seen(&session), (0, 2, 3));
    assert!(session.screen().contains("columns 1–2 of 3"), "{}", session.screen());
    let session = session.keys("] ] ] ]");
    // The rule under the names is the second one.
    let field = |session: &Session| {
        let screen = session.screen();
        let below = screen.lines().skip_while(|line| !line.starts_with(" ────")).nth(1).unwrap();
        below.chars().take(16).collect::<String>()
    };
    let before = field(&session);
    let session = session.keys("right");
    assert_eq!((seen(&session), field(&session)), ((1, 2, 3), before.clone()));
    let session = session.keys("left");
    assert_eq!((seen(&session), field(&session)), ((0, 2, 3), before));
    // A wide screen shows all of them, and the key selects links.
    let session = three(120, 36).keys("right");
    assert_eq!((seen(&session), session.app.reader().link()), ((0, 3, 3), Some(0)));
}

#[test]
fn all_columns_jump_together_and_are_searched_as_one_page() {
    let session = both(120, 36);
    let session = session.keys("] ]");
    let rows: Vec<String> = session.screen().lines().map(str::to_owned).collect();
    assert!(rows[3].contains("Transarterial") && rows[3].contains("Uterine fibroid"), "{rows:?}");
    assert!(rows[5].starts_with("▌Safety"), "{}", rows[5]);
    let session = session.keys("/").types("microcatheter").keys("enter");
    assert!(session.screen().contains("match 1/"), "{}", session.screen());
}

#[test]
fn what_is_the_same_is_marked_and_dim() {
    let session = both(120, 36).keys("/").types("liver").keys("esc");
    let screen = session.screen();
    let row = screen.lines().find(|line| line.starts_with(" at a glance")).unwrap();
    assert!(!row.contains('='), "{row}");
    let session = Session::small(120, 36).types("tace vs pad").keys("enter");
    let page = comparison(&SMALL, &["tace", "abscess-drainage"]);
    let text = to_plain(&page, 100);
    let same = text.lines().find(|line| line.get(14..16) == Some("= "));
    assert!(same.is_some(), "{text}");
    assert!(text.contains('—'), "{text}");
    assert_eq!(
        session.style_of("Compare · 2").unwrap().add_modifier,
        session.themes.named("dark").style(Role::Title).add_modifier
    );
}

#[test]
fn a_name_over_a_column_can_be_clicked_wherever_one_reads() {
    let mut session = both(120, 36).keys("] ] ] ]");
    let screen = session.screen();
    session.mouse(Press::Click, "Uterine fibroid embolization");
    assert_eq!(shown(&session), [BOTH[1]]);
    // The name is selected then, and has the mark.
    let body = |screen: &str| {
        screen.lines().skip(3).take(30).map(|row| row.replace('▌', " ")).collect::<Vec<_>>()
    };
    assert_eq!(body(&session.keys("backspace").screen()), body(&screen));
}

#[test]
fn a_comparison_is_copied_like_a_page() {
    let session = both(120, 36).keys("/").types("two years").keys("enter y");
    let screen = session.screen();
    for text in ["this line", "this section", "Compare · 2 procedures", "the ids", &BOTH.join(" ")]
    {
        assert!(screen.contains(text), "{text}: {screen}");
    }
    let page = comparison(&SMALL, &BOTH);
    let field = (1..).map_while(|number| page.item(number));
    let field = field.into_iter().find(|item| !item.references.is_empty()).unwrap();
    let markdown = fluoro::page::excerpt_to_markdown(&field);
    assert!(markdown.contains("(tace.md)") && markdown.contains("[^1]:"), "{markdown}");
    let plain = fluoro::page::excerpt_to_plain(&field, 80);
    assert!(plain.contains("Transarterial") && plain.contains("[1]"), "{plain}");
}

#[test]
fn a_query_for_two_names_offers_their_comparison_first() {
    for query in [
        "tace vs ufe",
        "TACE versus UFE",
        "compare tace and ufe",
        "compare TACE with UFE",
        "tace or ufe",
    ] {
        let session = Session::small(120, 36).types(query);
        assert_eq!(shown(&session), BOTH, "{query}");
        assert!(session.screen().contains("▌Compare "), "{}", session.screen());
        let found = session.app.list().rows().iter().filter_map(fluoro::app::Listed::entry).count();
        assert!(found >= 2, "{query}");
    }
    for query in
        ["tace vs", "tace vs apixaban", "tace or liver", "tace vs tace", "or", "compare", "vs"]
    {
        let session = Session::small(120, 36).types(query);
        assert!(shown(&session).len() < 2, "{query}: {:?}", shown(&session));
    }
}

#[test]
fn the_sides_of_a_query_are_of_one_kind() {
    let ids = |query: &str| {
        let found = fluoro::search::comparison(&EMBEDDED, query);
        let id = |at: EntryRef| EMBEDDED.catalog().entry(at).id.clone();
        found.map(|found| found.into_iter().map(id).collect::<Vec<_>>())
    };
    for (query, wanted) in [
        ("cryoablation vs rfa", ["cryoablation", "radiofrequency-ablation"]),
        ("ct vs mri", ["ct", "mri"]),
        ("germany vs united states", ["germany", "united-states"]),
        ("eliquis or rivaroxaban", ["apixaban", "rivaroxaban"]),
        ("compare microwave with cryoablation", ["microwave-ablation", "cryoablation"]),
        ("difference between ct and mri", ["ct", "mri"]),
        ("evlt vs sclerotherapy", ["endovenous-thermal-ablation", "varicose-vein-sclerotherapy"]),
    ] {
        assert_eq!(ids(query), Some(wanted.map(str::to_owned).to_vec()), "{query}");
    }
    // Where sclerotherapy of varices is meant, that of varicose veins is no answer.
    for query in [
        "tips vs sclerotherapy vs brto",
        "liver or kidney",
        "microwave or cryoablation",
        "tace vs qwzx",
        "a or b or c",
    ] {
        assert_eq!(ids(query), None, "{query}");
    }
}

fn comparison(library: &fluoro::search::Library, ids: &[&str]) -> Page {
    let catalog = library.catalog();
    let entries: Vec<EntryRef> = ids.iter().map(|id| catalog.find_ref(id).unwrap()).collect();
    Page::comparison(catalog, &entries).unwrap()
}

/// The pages of some pairs of every kind, and each pair side by side.
static PAIRS: LazyLock<Vec<(Page, Page, Page)>> = LazyLock::new(|| {
    let catalog = EMBEDDED.catalog();
    let mut pairs = Vec::new();
    for kind in Kind::ALL {
        let entries: Vec<EntryRef> = catalog.of_kind(kind).collect();
        let step = (entries.len() / 5).max(1);
        for at in (0..entries.len().saturating_sub(1)).step_by(step) {
            let pair = [entries[at], entries[at + 1]];
            let [one, other] = pair.map(|at| Page::new(catalog, at));
            pairs.push((one, other, Page::comparison(catalog, &pair).unwrap()));
        }
    }
    pairs
});

/// Whether a text is the heading of a group of fields, which stands before their labels or is told by them.
fn is_heading(page: &Page, words: &str) -> bool {
    let blocks = page.sections.iter().flat_map(|section| &section.blocks);
    blocks.into_iter().any(|block| match block {
        Block::Paragraph { text } => {
            matches!(text.as_slice(), [Inline::Strong { text }] if text == words)
        }
        _ => false,
    })
}

/// Each stretch of a page’s text with the sources that stand behind it.
fn facts(page: &Page) -> Vec<(String, BTreeSet<String>)> {
    fn read(value: &Value, facts: &mut Vec<(String, BTreeSet<String>)>, page: &Page) {
        match value {
            Value::Array(items)
                if items.iter().all(|item| item["type"] == "cite" || item["text"].is_string()) =>
            {
                // A source at the beginning stands behind no text.
                facts.push((String::new(), BTreeSet::new()));
                for item in items {
                    if let Some(number) = item["number"].as_u64() {
                        let id = page.references[usize::try_from(number).unwrap() - 1].id.clone();
                        facts.last_mut().unwrap().1.insert(id);
                    } else {
                        facts.push((even(item["text"].as_str().unwrap()), BTreeSet::new()));
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| read(item, facts, page)),
            Value::Object(fields) => fields.values().for_each(|field| read(field, facts, page)),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut facts = Vec::new();
    for part in [serde_json::to_value(&page.lead), serde_json::to_value(&page.sections)] {
        read(&part.unwrap(), &mut facts, page);
    }
    facts
}

#[test]
fn nothing_is_lost_beside_another_and_a_fact_keeps_its_citations() {
    for (one, other, both) in &*PAIRS {
        let said = facts(both);
        let words = even(&to_markdown(both).replace("<br>", " "));
        for (page, beside) in [(one, other), (other, one)] {
            let same = facts(beside);
            for fact in facts(page) {
                let (text, cites) = &fact;
                let kept = said.iter().any(|(words, by)| words == text && cites.is_subset(by));
                let in_label = cites.is_empty() && words.contains(&even(text.trim()));
                assert!(
                    text.is_empty()
                        // It is told where it points to.
                        || text == "as above"
                        || kept
                        || in_label
                        || same.contains(&fact)
                        || is_heading(page, text),
                    "{}: {fact:?}",
                    both.id
                );
            }
        }
    }
}

#[test]
fn comparisons_are_exported_whole_and_keep_to_their_width() {
    for (.., page) in &*PAIRS {
        let told = (page.clone(), Says::new(page));
        says_all(&told, &from_markdown(&to_markdown(page)), ".md");
        says_all(&told, &from_html(&to_html(page)), ".html");
        for columns in [30, 60, 80, 120, 200] {
            let text = to_plain(page, columns);
            let widest = text.lines().map(fluoro::text::width).max().unwrap();
            assert!(widest <= columns, "{} at {columns}: {widest}", page.id);
        }
    }
}

#[test]
fn the_command_prints_what_the_explorer_shows() {
    let output = run(&["compare", "tace", "uterine fibroid embolization"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let text = stdout(&output);
    assert!(text.starts_with("Compare · 2 procedures"), "{text}");
    assert!(text.lines().all(|line| fluoro::text::width(line) <= 80), "{text}");
    let json =
        stdout(&run(&["compare", "apixaban", "rivaroxaban", "edoxaban", "--format", "json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["entries"].as_array().unwrap().len(), 3);
    assert_eq!(
        (&json["entries"][1]["id"], &json["entries"][1]["kind"]),
        (&"rivaroxaban".into(), &"drug".into())
    );
    assert_eq!(json["page"]["id"], "apixaban+rivaroxaban+edoxaban");
    let markdown = stdout(&run(&["compare", "ct", "mri", "--format", "markdown"]));
    assert!(
        markdown.contains("|  | [CT guidance](ct.md) | [MRI guidance](mri.md) |"),
        "{markdown}"
    );
}

#[test]
fn the_command_says_what_cannot_be_compared() {
    for (args, status, message) in [
        (&["compare", "tace"][..], 2, "2 values required"),
        (&["compare", "tace", "ufe", "tips", "picc", "evar"], 2, "5 entries are named"),
        (&["compare", "tace", "tipsss"], 1, "there is no entry `tipsss`; the nearest ids are"),
        (&["compare", "tace", "RFA"], 2, "`RFA` means several entries; name one by its id:"),
        (&["compare", "tace", "TACE"], 2, "`tace` is named twice"),
        (
            &["compare", "tace", "apixaban"],
            2,
            "only entries of one kind stand side by side; `tace` is a procedure, `apixaban` is a drug",
        ),
    ] {
        let output = run(args);
        assert_eq!(
            (output.status.code(), stdout(&output).as_str()),
            (Some(status), ""),
            "{args:?}"
        );
        assert!(stderr(&output).contains(message), "{args:?}: {}", stderr(&output));
    }
}
