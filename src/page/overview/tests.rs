use super::*;
use crate::catalog::Limit;
use crate::page::layout::{Row, lay};
use crate::page::{Block, to_html, to_markdown, to_plain};
use crate::text::{ascii, width};
use std::sync::LazyLock;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);

fn pages() -> impl Iterator<Item = Page> {
    Overview::ALL.into_iter().map(|overview| Page::overview(&CATALOG, overview).unwrap())
}

fn texts(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| row.iter().map(|run| run.text.as_str()).collect()).collect()
}

#[test]
fn an_overview_is_found_by_its_id_and_no_entry_has_it() {
    for overview in Overview::ALL {
        assert_eq!(Overview::find(overview.id()), Some(overview));
        assert!(CATALOG.find_ref(overview.id()).is_none());
    }
    assert_eq!(Overview::find("overview"), None);
}

#[test]
fn without_entries_there_is_no_overview() {
    let empty = Catalog::from_folders(&[]);
    for overview in Overview::ALL {
        assert_eq!(Page::overview(&empty, overview), None);
    }
}

#[test]
fn no_row_of_an_overview_is_too_wide_and_each_item_is_one_of_the_page() {
    for page in pages() {
        for columns in (16..110).step_by(3) {
            let laid = lay(&page, columns);
            for row in texts(&laid.rows) {
                assert!(width(&row) <= columns, "{columns}: {row:?}");
            }
            let last = laid.items.len() - 1;
            assert!(page.item(last).is_some() && page.item(last + 1).is_none(), "{columns}");
        }
    }
}

#[test]
fn every_question_is_answered_in_every_form() {
    for page in pages() {
        for section in &page.sections {
            assert!(section.title.ends_with('?'), "{}", section.title);
            for text in [to_plain(&page, 80), to_markdown(&page), to_html(&page)] {
                assert!(text.contains(&section.title), "{}", section.title);
            }
        }
    }
}

/// Every limit of a sheet of a class stands in the overview of safety with all that belongs to it.
#[test]
fn no_limit_is_left_out_and_none_is_told_by_half() {
    let page = Page::overview(&CATALOG, Overview::Safety).unwrap();
    let plain = to_markdown(&page);
    let mut limits = 0;
    for (_, sheet) in CATALOG.sheets().filter(|(_, sheet)| sheet.risk.is_some()) {
        for limit in &sheet.limits {
            let Limit { note, by, .. } = limit;
            limits += 1;
            let value = limit.limit().unwrap_or_default().replace('>', "\\>").replace('<', "\\<");
            let note = note.as_ref().map_or_else(String::new, |note| format!(" – {note}"));
            let told = plain.lines().filter(|line| line.contains(&format!("{value}**{note}")));
            let by = by.as_deref().unwrap_or_default();
            let by_whom = |line: &str| line.replace('\u{a0}', " ").contains(by);
            assert!(told.into_iter().any(by_whom), "{} {value}{note}: {by}", limit.what);
        }
    }
    assert!(limits > 20, "{limits}");
}

#[test]
fn what_explains_the_drawing_stands_nowhere_else() {
    let page = Page::overview(&CATALOG, Overview::Imaging).unwrap();
    let names = "high ·";
    assert!(
        texts(&lay(&page, 80).rows).iter().any(|row| row.replace('\u{a0}', " ").contains(names))
    );
    for text in [to_markdown(&page), to_plain(&page, 80), to_html(&page)] {
        let text = text.replace('\u{a0}', " ");
        let legend = text.lines().find(|line| {
            line.contains("our judgment on one scale") || line.contains("Our judgment on one scale")
        });
        assert!(legend.is_some_and(|line| !line.contains(names)), "{legend:?}");
    }
}

#[test]
fn every_dose_lies_on_its_scale() {
    let page = Page::overview(&CATALOG, Overview::Imaging).unwrap();
    let mut doses = 0;
    for block in page.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Bars { scale: crate::page::Scale::Tenfold { from, to }, rows } = block else {
            continue;
        };
        for bar in rows {
            let ends = [from, to].map(|power| 10_f64.powi((*power).into()));
            for dose in bar.extent.unwrap().numbers() {
                assert!(ends[0] <= dose && dose <= ends[1], "{dose}");
            }
            assert!(bar.value.iter().any(|inline| matches!(inline, Inline::Cite { .. })));
            doses += 1;
        }
    }
    assert!(doses > 60, "{doses}");
}

#[test]
fn years_are_counted_after_medical_school_and_none_is_made_up() {
    let page = Page::overview(&CATALOG, Overview::Training).unwrap();
    let markdown = to_markdown(&page).replace('\u{a0}', " ");
    let row = |name: &str| markdown.lines().find(|line| line.contains(name)).unwrap().to_owned();
    // Four years of college and four of medical school are not counted.
    assert!(row("United States](united-states.md): Independent IR residency").contains("**7 y**"));
    assert!(row("Germany](germany.md): Interventional radiology").contains("**≥ 6 y**"));
    assert!(row("[Spain](spain.md)").contains("| residency 4 y · experience ? |"));
    assert!(row("Neuroradiology").contains("| residency ? · experience ? · fellowship 2 y |"));
}

#[test]
fn the_careers_that_are_drawn_are_those_of_the_table() {
    let page = Page::overview(&CATALOG, Overview::Training).unwrap();
    let [wide, narrow] = [70, 60].map(|columns| lay(&page, columns).items.len());
    assert_eq!(wide, narrow);
    assert!(texts(&lay(&page, 70).rows).iter().any(|row| row.contains("▓▓▓██")));
}

/// Every milestone and every trend with a year is told once, with its source, whatever the width.
#[test]
fn no_milestone_is_left_out_of_history() {
    let page = Page::overview(&CATALOG, Overview::History).unwrap();
    let plain = to_markdown(&page);
    for kind in [crate::catalog::Kind::Milestone, crate::catalog::Kind::Trend] {
        for at in CATALOG.of_kind(kind) {
            let entry = CATALOG.entry(at);
            let mut told =
                plain.lines().filter(|line| line.contains(&format!("]({}.md)", entry.id)));
            assert!(told.next().is_some_and(|line| line.contains("[^")), "{}", entry.id);
            assert!(told.next().is_none(), "{}", entry.id);
        }
    }
    let [wide, narrow] = [70, 36].map(|columns| lay(&page, columns).items.len());
    assert_eq!(wide, narrow);
}

/// Every trial has its sign and its row, with its size and what its result is called.
#[test]
fn no_trial_is_left_out_of_the_evidence() {
    let page = Page::overview(&CATALOG, Overview::Trials).unwrap();
    let plain = to_markdown(&page);
    let links = lay(&page, 78).links;
    let signs = links
        .iter()
        .filter(|link| matches!(&link.target, crate::page::layout::LinkTarget::Entry(_)));
    let mut trials = 0;
    for at in CATALOG.of_kind(crate::catalog::Kind::Trial) {
        let entry = CATALOG.entry(at);
        let crate::catalog::Body::Trial(trial) = &entry.body else { continue };
        trials += 1;
        let row = plain.lines().find(|line| line.contains(&format!("]({}.md)", entry.id))).unwrap();
        let row = row.replace('\u{a0}', " ");
        assert!(row.contains(&trial.year.to_string()) && row.contains("[^"), "{row}");
        if let Some(count) = &trial.participants {
            assert!(row.contains(&format!("{count} people")), "{row}");
        }
        if let Some(result) = &trial.result {
            assert!(row.contains(result.went.name()), "{row}");
        }
    }
    assert_eq!(signs.count(), trials);
}

/// What is told apart by signs alone has signs that no font and no terminal of few signs shows alike.
#[test]
fn no_two_signs_of_the_evidence_look_alike() {
    let page = Page::overview(&CATALOG, Overview::Trials).unwrap();
    let plain = to_plain(&page, 200);
    let rows = plain.lines().skip_while(|row| !row.contains("better")).take(2);
    let legend = rows.map(str::trim).collect::<Vec<_>>().join(" ");
    let legend = ascii(&legend);
    let mut signs: Vec<String> = legend
        .split(" . ")
        .filter_map(|part| part.split_whitespace().next())
        .map(|sign| sign.to_lowercase().replace('0', "o"))
        .collect();
    let count = signs.len();
    signs.sort();
    signs.dedup();
    assert!(count == 7 && signs.len() == count, "{legend}");
}

#[test]
fn a_number_of_people_stands_in_one_row_with_what_it_is() {
    let page = Page::overview(&CATALOG, Overview::Trials).unwrap();
    for columns in 24..60 {
        for row in texts(&lay(&page, columns).rows) {
            assert!(!row.trim_end().ends_with("people:"), "{columns}: {row}");
        }
    }
}
