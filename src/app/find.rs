//! Finding a text in the rows of a page, as less and vim do: wherever it stands, whatever its case and accents, over the
//! ends of rows too.

use crate::page::layout::{Mark, Row};
use crate::search::Reasons;
use crate::text::{Folded, fold};
use std::ops::Range;

/// A place in a page that matches: stretches of bytes of one row, or of rows that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Each row, with the bytes of its text.
    pub parts: Vec<(usize, Range<usize>)>,
}

impl Match {
    /// The row on which it begins.
    #[must_use]
    pub fn row(&self) -> usize {
        self.parts.first().map_or(0, |(row, _)| *row)
    }
}

/// The text of a row.
pub fn text_of(row: &Row) -> String {
    row.iter().map(|run| run.text.as_str()).collect()
}

/// Where `wanted` stands in `rows`, from the top.
pub fn find(rows: &[Row], wanted: &str) -> Vec<Match> {
    let wanted = fold(wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut text = String::new();
    let mut starts = Vec::new();
    for row in rows {
        starts.push(text.len());
        text.push_str(&text_of(row));
        text.push('\n');
    }
    let folded = Folded::new(&text);
    let found = folded.text.match_indices(&wanted);
    found
        .map(|(at, _)| {
            let range = folded.original_range(at..at + wanted.len());
            let first = starts.partition_point(|&start| start <= range.start) - 1;
            let last = starts.partition_point(|&start| start < range.end).max(first + 1);
            let part = |row: usize| {
                let start = starts.get(row).copied().unwrap_or_default();
                let end = starts.get(row + 1).map_or(text.len(), |next| next - 1);
                let (from, to) = (range.start.max(start), range.end.min(end));
                // A row goes on behind the space that it begins with.
                let lead =
                    text.get(from..to).map_or(0, |text| text.len() - text.trim_start().len());
                (row, from + lead - start..to - start)
            };
            Match {
                parts: (first..last).map(part).filter(|(_, range)| !range.is_empty()).collect(),
            }
        })
        .collect()
}

/// What a query matches in some of the rows; the number of a source is no word of it.
pub fn matched(rows: &[Row], some: Range<usize>, reasons: &Reasons<'_>) -> Vec<Match> {
    let of_row = |(number, row): (usize, &Row)| {
        let is_said = |range: &Range<usize>| !cites(row).any(|cite| cite.contains(&range.start));
        let ranges = reasons.marks_of_words(&text_of(row)).into_iter().filter(is_said);
        ranges.map(move |range| Match { parts: vec![(number, range)] }).collect::<Vec<_>>()
    };
    some.clone().zip(rows.get(some).unwrap_or_default()).flat_map(of_row).collect()
}

/// The bytes of a row that are numbers of sources.
fn cites(row: &Row) -> impl Iterator<Item = Range<usize>> {
    let ends = row.iter().scan(0, |end, run| {
        *end += run.text.len();
        Some((run, *end))
    });
    ends.filter(|(run, _)| run.mark == Mark::Cite).map(|(run, end)| end - run.text.len()..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::search::{Library, Query};
    use crate::text::Run;
    use proptest::prelude::*;

    fn rows(texts: &[&str]) -> Vec<Row> {
        texts.iter().map(|text| vec![Run::new(*text, Mark::Text)]).collect()
    }

    fn found(texts: &[&str], wanted: &str) -> Vec<Vec<String>> {
        let whole = |(row, range): &(usize, Range<usize>)| texts[*row][range.clone()].to_owned();
        find(&rows(texts), wanted)
            .iter()
            .map(|found| found.parts.iter().map(whole).collect())
            .collect()
    }

    #[test]
    fn a_text_is_found_inside_words_and_over_the_end_of_a_row() {
        let page = ["The portal", "   vein, and the Portal", "  veins"];
        assert_eq!(found(&page, "portal vein"), [vec!["portal", "vein"], vec!["Portal", "vein"]]);
        assert_eq!(found(&page, "ORT"), [["ort"], ["ort"]]);
        assert_eq!(found(&["Ménière"], "meniere"), [["Ménière"]]);
        assert!(found(&page, "").is_empty() && found(&page, "artery").is_empty());
    }

    #[test]
    fn the_number_of_a_source_is_no_word_of_a_query_nor_one_number_the_beginning_of_another() {
        let library = Library::new(Catalog::embedded());
        let query = Query::new("basil-2");
        let row = vec![
            Run::new("BASIL 2 found so", Mark::Text),
            Run::new(" [2]", Mark::Cite),
            Run::new(", and in 2 more of 24", Mark::Text),
        ];
        let found = matched(std::slice::from_ref(&row), 0..1, &library.explain(&query));
        let words = found.iter().flat_map(|found| &found.parts);
        let words: Vec<String> =
            words.map(|(_, range)| text_of(&row)[range.clone()].to_owned()).collect();
        assert_eq!(words, ["BASIL", "2", "2"]);
    }

    proptest! {
        #[test]
        fn every_match_lies_in_its_rows(texts in proptest::collection::vec("\\PC{0,20}", 0..6), wanted in "\\PC{1,3}") {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            for found in find(&rows(&texts), &wanted) {
                for (row, range) in found.parts {
                    prop_assert!(texts[row].get(range).is_some_and(|text| !text.is_empty()));
                }
            }
        }
    }
}
