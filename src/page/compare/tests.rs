use super::*;
use crate::page::{Bar, LinkRow, Scale, Tone};

fn fact(label: &str, text: &str) -> FactRow {
    FactRow { label: label.to_owned(), text: vec![Inline::text(text)] }
}

fn facts(rows: &[(&str, &str)]) -> Block {
    Block::facts(rows.iter().map(|(label, text)| fact(label, text)).collect())
}

fn measure(label: &str, value: &str) -> Block {
    let [label, value] = [label, value].map(|text| vec![Inline::text(text)]);
    let bar =
        Bar { label, value, extent: None, patients: None, tone: Tone::Benefit, note: Vec::new() };
    Block::Bars { scale: Scale::Linear, rows: vec![bar] }
}

/// The rows of one section that pages say with these blocks: the label, the words of each cell, and `=` where all are the same.
fn compared(pages: &[&[Block]]) -> Vec<String> {
    let section = |blocks: &&[Block]| Section::new("S", blocks.to_vec());
    let pages: Vec<Vec<Section>> = pages.iter().map(|blocks| vec![section(blocks)]).collect();
    let sections = aligned(&pages, &[]);
    assert_eq!(sections.len(), 1);
    let Some(Block::Comparison { rows, .. }) = sections[0].blocks.first() else {
        panic!("no rows")
    };
    let words = |text: &Vec<Inline>| text.iter().map(Inline::words).collect::<String>();
    let row = |row: &ComparedRow| {
        let cell = |blocks: &Vec<Block>| {
            let mut blocks = blocks.clone();
            let texts: Vec<String> =
                blocks.iter_mut().flat_map(Block::texts).map(|text| words(text)).collect();
            texts.join("+")
        };
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        format!("{}{} {}", words(&row.label), if row.same { " =" } else { "" }, cells.join("|"))
    };
    rows.iter().map(row).collect()
}

#[test]
fn orders_are_merged_and_each_is_kept() {
    let orders = [vec!["a", "c"], vec!["b", "c", "d"], vec!["a", "e", "d"]];
    let orders = orders.into_iter().map(|order| order.into_iter().map(str::to_owned).collect());
    assert_eq!(merged(orders).join(" "), "b a e c d");
}

#[test]
fn what_is_under_one_label_stands_in_one_row() {
    let one = [facts(&[("access", "arm"), ("time", "1 h")])];
    let other = [facts(&[("access", "groin"), ("sedation", "deep"), ("time", "1 h")])];
    assert_eq!(compared(&[&one, &other]), ["access arm|groin", "sedation |deep", "time = 1 h|1 h"]);
}

#[test]
fn a_row_without_a_label_goes_on_with_the_one_before_it() {
    let one = [facts(&[("SIR", "stop"), ("", "restart"), ("us", "no")])];
    let other = [facts(&[("SIR", "go on"), ("us", "no")])];
    assert_eq!(compared(&[&one, &other]), ["SIR stop+restart|go on", "us = no|no"]);
}

#[test]
fn the_heading_of_a_group_is_told_by_each_label() {
    let group = |name: &str, text: &str| {
        [Block::paragraph(vec![Inline::strong(name)]), facts(&[("SIR", text)])]
    };
    let one = [group("Low risk", "go on"), group("High risk", "stop")].concat();
    let other = group("High risk", "wait");
    assert_eq!(compared(&[&one, &other]), ["Low risk, SIR go on|", "High risk, SIR stop|wait"]);
}

#[test]
fn measures_of_one_entry_alone_stand_together() {
    let one = [measure("cure", "90%"), measure("pain", "2%"), measure("fever", "3%")];
    let other = [measure("cure", "80%"), measure("death", "1%")];
    assert_eq!(
        compared(&[&one, &other]),
        ["cure + 90%|+ 80%", "further pain+2%++fever+3%+|death+1%+"]
    );
}

#[test]
fn studies_of_a_year_are_not_one_field() {
    let study = |title: &str| {
        let [label, target, title] = ["2020", title, title].map(str::to_owned);
        Block::links(vec![LinkRow { label, target, title, note: Vec::new(), more: Vec::new() }])
    };
    let rows = compared(&[&[study("A")], &[study("B")]]);
    assert_eq!(rows.len(), 1);
    assert!(rows[0].starts_with(' '), "{rows:?}");
}

#[test]
fn the_same_words_of_other_sources_are_the_same() {
    let cited = |number| {
        let text = vec![Inline::text("10%"), Inline::Cite { number }];
        [Block::facts(vec![FactRow { label: "harm".to_owned(), text }])]
    };
    assert_eq!(compared(&[&cited(1), &cited(2)]), ["harm = 10%|10%"]);
    assert_eq!(compared(&[&cited(1), &[facts(&[("harm", "11%")])]]), ["harm 10%|11%"]);
}

#[test]
fn many_rows_that_are_the_same_are_one() {
    let drugs = |last: &str| {
        let labels = ["a", "b", "c", "d", "e"].map(|label| (label, "stop"));
        [facts(&[&labels[..], &[("f", last)]].concat())]
    };
    assert_eq!(
        compared(&[&drugs("stop"), &drugs("go on")]),
        ["the same in all = a · b · c · d · e|a · b · c · d · e", "f stop|go on"]
    );
}
