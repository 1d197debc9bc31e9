//! The common words of English: one of them is no slip of a word of ours, whatever it is like. *Lice* are no *like*, a *latch* is
//! no *patch*.

use super::stem::stem;
use crate::books::ENGLISH;
use crate::packed::Deflated;

/// The stems of the words, each in a line of its own, in their order.
static STEMS: Deflated = Deflated::new(ENGLISH);

/// Whether a folded word is one of them, or another form of one; `unfinished` where it may be the beginning of one.
pub fn is_english(word: &str, unfinished: bool) -> bool {
    let (text, stem) = (STEMS.text(), stem(word));
    match unfinished {
        true => line_from(text, word).starts_with(word) || line_from(text, &stem) == stem,
        false => line_from(text, &stem) == stem,
    }
}

/// The first line of a text that is `line` or stands behind it; the lines stand in order.
fn line_from<'t>(text: &'t str, line: &str) -> &'t str {
    let row_at = |start: usize| text.get(start..).and_then(|rest| rest.lines().next());
    let (mut from, mut to) = (0, text.len());
    while let Some(rows) = text.as_bytes().get(from..to).filter(|rows| !rows.is_empty()) {
        let before = rows.get(..rows.len() / 2).unwrap_or_default();
        let start = before.iter().rposition(|&b| b == b'\n').map_or(from, |at| from + at + 1);
        let row = row_at(start).unwrap_or_default();
        if row < line {
            from = start + row.len() + 1;
        } else {
            to = start;
        }
    }
    row_at(from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_found_by_itself_and_by_what_stands_before_it() {
        let lines = ["# whose they are", "abandon", "radiat", "zoom"];
        let text = lines.join("\n");
        for line in lines {
            assert_eq!(line_from(&text, line), line);
            assert_eq!(line_from(&text, &line[..line.len() - 1]), line);
        }
        for (other, behind) in [("", lines[0]), ("abandons", "radiat"), ("zooms", ""), ("zz", "")] {
            assert_eq!(line_from(&text, other), behind, "{other}");
        }
        assert_eq!(line_from("", "a"), "");
    }

    #[test]
    fn a_form_of_a_word_is_the_word() {
        for word in ["radiator", "radiators", "lice", "combing", "teapots"] {
            assert!(is_english(word, false), "{word}");
        }
        for slip in ["osreiod", "coumain", "neele"] {
            assert!(!is_english(slip, false), "{slip}");
        }
        assert!(is_english("windmi", true) && !is_english("windmi", false));
    }
}
