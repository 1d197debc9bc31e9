//! Markdown of a data file to inlines.

use super::Inline;
use crate::catalog::{Piece, Voice, pieces, read_aloud};
use crate::text::uncapital;

/// What the caller knows of links and sources.
pub trait Names {
    /// The name of the entry with an id; the id itself where there is none.
    fn name_of(&self, id: &str) -> String;
    /// Words that lead to the entry with an id.
    fn link_to(&self, id: &str, words: String) -> Inline;
    /// The number of the source with an id on this page.
    fn number_of(&mut self, id: &str) -> usize;
}

/// The inlines of `markdown`.
pub fn inlines(markdown: &str, names: &mut impl Names) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let line = markdown.replace('\n', " ");
    for piece in pieces(&line) {
        let inline = match piece {
            Piece::Text(words, Voice::Plain) => match out.last_mut() {
                Some(Inline::Text { text }) => {
                    text.push_str(words);
                    continue;
                }
                _ => Inline::text(words),
            },
            Piece::Text(words, Voice::Emphasis) => Inline::emphasis(words),
            Piece::Text(words, Voice::Strong) => Inline::strong(words),
            Piece::Link(id, words) => {
                let text = match words {
                    Some(words) => read_aloud(words),
                    None => in_sentence(names.name_of(id), out.last()),
                };
                names.link_to(id, text)
            }
            Piece::Cite(id) => Inline::Cite { number: names.number_of(id) },
        };
        out.push(inline);
    }
    out
}

/// A name as it stands behind `before`: small in the middle of a sentence.
fn in_sentence(name: String, before: Option<&Inline>) -> String {
    let within = match before {
        None => false,
        Some(Inline::Text { text }) => !text.trim_end().ends_with(['.', '?', '!']),
        Some(_) => true,
    };
    if within { uncapital(&name) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Body, Catalog, Kind};
    use crate::page::{Block, Page};

    #[derive(Default)]
    struct Known(Vec<String>);

    impl Names for Known {
        fn name_of(&self, id: &str) -> String {
            id.to_uppercase()
        }
        fn link_to(&self, id: &str, words: String) -> Inline {
            Inline::Link { id: id.to_owned(), text: words, name: None, section: None }
        }
        fn number_of(&mut self, id: &str) -> usize {
            self.0.push(id.to_owned());
            self.0.len()
        }
    }

    #[test]
    fn links_and_citations_are_read() {
        let mut names = Known::default();
        let read = inlines(
            "See [[tace]] or [[tace|the *other* way]], 40 %[^llovet-2002][^lo-2002].",
            &mut names,
        );
        assert_eq!(
            read,
            [
                Inline::text("See "),
                Inline::Link { id: "tace".into(), text: "TACE".into(), name: None, section: None },
                Inline::text(" or "),
                Inline::Link {
                    id: "tace".into(),
                    text: "the other way".into(),
                    name: None,
                    section: None
                },
                Inline::text(", 40 %"),
                Inline::Cite { number: 1 },
                Inline::Cite { number: 2 },
                Inline::text("."),
            ]
        );
        assert_eq!(names.0, ["llovet-2002", "lo-2002"]);
    }

    #[test]
    fn emphasis_is_read_and_signs_of_comparison_survive() {
        let mut names = Known::default();
        assert_eq!(
            inlines("**never** when INR > 3 & *rarely* if < 5", &mut names),
            [
                Inline::strong("never"),
                Inline::text(" when INR > 3 & "),
                Inline::emphasis("rarely"),
                Inline::text(" if < 5"),
            ]
        );
    }

    #[test]
    fn a_name_is_small_in_the_middle_of_a_sentence_only() {
        let after = |text: &str| Inline::text(text);
        let named =
            |name: &str, before: Option<Inline>| in_sentence(name.to_owned(), before.as_ref());
        assert_eq!(named("Balloon angioplasty", Some(after("first "))), "balloon angioplasty");
        assert_eq!(named("Balloon angioplasty", Some(after("Failed. "))), "Balloon angioplasty");
        assert_eq!(named("Balloon angioplasty", None), "Balloon angioplasty");
        assert_eq!(named("MRI guidance", Some(after("by "))), "MRI guidance");
        assert_eq!(named("Budd-Chiari syndrome", Some(after("in "))), "Budd-Chiari syndrome");
    }

    #[test]
    fn a_text_that_begins_like_a_list_keeps_its_number() {
        let mut names = Known::default();
        let text: String = inlines("1. *First* thing", &mut names)
            .into_iter()
            .map(|inline| match inline {
                Inline::Text { text } | Inline::Emphasis { text } => text,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(text, "1. First thing");
    }

    /// The word before each link of each page, with the words of the link.
    fn before_links() -> Vec<(String, String, String)> {
        let catalog = Catalog::embedded();
        let mut found = Vec::new();
        for at in catalog.refs() {
            let mut page = Page::new(&catalog, at);
            let blocks = page.sections.iter_mut().flat_map(|section| &mut section.blocks);
            for text in blocks.flat_map(Block::texts).chain([&mut page.lead]) {
                for pair in text.windows(2) {
                    let [Inline::Text { text }, Inline::Link { text: words, .. }] = pair else {
                        continue;
                    };
                    if let Some(text) = text.strip_suffix(' ') {
                        let last = text.rsplit([' ', '(']).next().unwrap_or_default();
                        found.push((page.id.clone(), last.to_lowercase(), words.clone()));
                    }
                }
            }
        }
        found
    }

    /// Whether words are said with a vowel first, as far as names of ours need it.
    fn begins_with_a_vowel(words: &str) -> bool {
        let word = words.split([' ', '-']).next().unwrap_or_default();
        let is_spelled = word == "X" || word.len() > 1 && !word.contains(char::is_lowercase);
        let small = word.to_lowercase();
        let is_said_as_you =
            ["uni", "ure", "uri", "ute", "eu", "us"].iter().any(|you| small.starts_with(you));
        match is_spelled {
            true => word.starts_with(|c| "AEFHILMNORSX8".contains(c)),
            false => small.starts_with(|c| "aeiou".contains(c)) && !is_said_as_you,
        }
    }

    #[test]
    fn the_article_before_a_link_goes_with_its_words() {
        let is_article = |(_, last, _): &(String, String, String)| last == "a" || last == "an";
        let found: Vec<_> = before_links().into_iter().filter(is_article).collect();
        for (id, article, words) in &found {
            assert_eq!(article == "an", begins_with_a_vowel(words), "{id}: {article} {words}");
        }
        assert!(found.len() > 20, "{}", found.len());
    }

    #[test]
    fn no_link_repeats_the_word_before_it() {
        for (id, last, words) in before_links() {
            let first = words.split(' ').next().unwrap_or_default().to_lowercase();
            assert!(last.len() < 5 || !first.ends_with(&last), "{id}: {last} {words}");
        }
    }

    #[test]
    fn a_disease_is_looked_for_by_a_picture_and_not_by_its_guidance() {
        let catalog = Catalog::embedded();
        for at in catalog.of_kind(Kind::Condition) {
            let Body::Condition(condition) = &catalog.entry(at).body else { continue };
            for piece in pieces(condition.imaging_workup.as_deref().unwrap_or_default()) {
                let Piece::Link(id, None) = piece else { continue };
                let name = catalog.find(id).map_or(id, |entry| &entry.head.name);
                assert!(!name.ends_with(" guidance"), "{}: [[{id}]] is {name}", catalog.id(at));
            }
        }
    }
}
