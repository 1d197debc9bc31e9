//! The Markdown of our texts, read in one place: `[[id]]` or `[[id|words]]` leads to an entry, `[^id]` cites a source,
//! `*emphasis*` and `**strong**` are the rest. Whatever else stands there is text: a bracket, a star inside a word
//! (`HLA-A*02:01`), a mark that is never closed.

use crate::text::count_steps;
use memchr::memchr2;

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words, in their voice. Neighbors may have the same one.
    Text(&'t str, Voice),
    /// A link to the entry with an id, with its words where it has any.
    Link(&'t str, Option<&'t str>),
    /// The id of a source.
    Cite(&'t str),
}

/// How words are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// As the others.
    Plain,
    /// In another voice.
    Emphasis,
    /// With more weight.
    Strong,
}

/// The pieces of a Markdown text, in their order.
pub fn pieces(markdown: &str) -> impl Iterator<Item = Piece<'_>> {
    Pieces { rest: markdown, before: ' ', emphasis_end: NEVER, strong_end: NEVER }
}

/// The ids of the sources that a Markdown text cites.
pub fn cites(markdown: &str) -> impl Iterator<Item = &str> {
    pieces(markdown).filter_map(|piece| match piece {
        Piece::Cite(id) => Some(id),
        Piece::Text(..) | Piece::Link(..) => None,
    })
}

/// A Markdown text as it is read aloud: links by their words, citations not at all.
#[must_use]
pub fn read_aloud(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for piece in pieces(markdown) {
        match piece {
            Piece::Text(words, _) => text.push_str(words),
            Piece::Link(_, Some(words)) => text.push_str(&read_aloud(words)),
            Piece::Link(id, None) => text.push_str(&id.replace('-', " ")),
            Piece::Cite(_) => {}
        }
    }
    text
}

struct Pieces<'t> {
    rest: &'t str,
    /// What stands before the rest.
    before: char,
    /// How long the rest will be where emphasis ends.
    emphasis_end: usize,
    /// The same of what is strong.
    strong_end: usize,
}

/// Where a voice ends that has not begun.
const NEVER: usize = usize::MAX;

impl<'t> Pieces<'t> {
    /// Takes so many bytes from the rest.
    fn take(&mut self, bytes: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.before = taken.chars().next_back().unwrap_or(self.before);
        self.rest = rest;
        taken
    }

    /// Takes the link or the citation with which the rest begins.
    fn mark(&mut self) -> Option<Piece<'t>> {
        let inside = self.rest.strip_prefix('[')?;
        if let Some(inside) = inside.strip_prefix('^') {
            let (id, behind) = inside.split_at_checked(inside.find(['[', ']'])?)?;
            let rest = behind.strip_prefix(']')?;
            self.take(self.rest.len() - rest.len());
            return Some(Piece::Cite(id));
        }
        let inside = inside.strip_prefix('[')?;
        let twice = |two: &[u8]| {
            count_steps(1);
            two == b"]]" || two == b"[["
        };
        let (link, behind) =
            inside.split_at_checked(inside.as_bytes().windows(2).position(twice)?)?;
        let rest = behind.strip_prefix("]]")?;
        self.take(self.rest.len() - rest.len());
        Some(match link.split_once('|') {
            Some((id, words)) => Piece::Link(id, Some(words)),
            None => Piece::Link(link, None),
        })
    }

    /// Takes the stars with which the rest begins, if a voice begins or ends with them.
    fn turn(&mut self) -> bool {
        let count = stars(self.rest);
        let end = match count {
            1 => self.emphasis_end,
            2 => self.strong_end,
            _ => return false,
        };
        if self.rest.len() != end {
            let Some(end) = self.end_of_voice(count) else { return false };
            *(if count == 1 { &mut self.emphasis_end } else { &mut self.strong_end }) = end;
        }
        self.take(count);
        true
    }

    /// How long the rest will be where the voice ends that so many stars begin: at as many, behind a word.
    fn end_of_voice(&self, count: usize) -> Option<usize> {
        let mut inside = self.rest.get(count..)?;
        if self.before.is_alphanumeric() || inside.starts_with(char::is_whitespace) {
            return None;
        }
        loop {
            let (words, at) = inside.split_at_checked(inside.find('*')?)?;
            count_steps(words.len());
            let found = stars(at);
            let behind = at.get(found..)?;
            if found == count {
                let ends = !words.ends_with(char::is_whitespace)
                    && !behind.starts_with(char::is_alphanumeric);
                return ends.then_some(at.len());
            }
            inside = behind;
        }
    }

    const fn voice(&self) -> Voice {
        if self.rest.len() > self.strong_end {
            Voice::Strong
        } else if self.rest.len() > self.emphasis_end {
            Voice::Emphasis
        } else {
            Voice::Plain
        }
    }
}

/// How many stars a text begins with.
fn stars(text: &str) -> usize {
    text.len() - text.trim_start_matches('*').len()
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        while !self.rest.is_empty() {
            // What begins nothing is text too.
            let first = match self.rest.as_bytes().first() {
                Some(b'[') => match self.mark() {
                    Some(mark) => return Some(mark),
                    None => 1,
                },
                Some(b'*') if self.turn() => continue,
                Some(b'*') => stars(self.rest),
                _ => 0,
            };
            let after = self.rest.get(first..).unwrap_or_default();
            let length = first + memchr2(b'[', b'*', after.as_bytes()).unwrap_or(after.len());
            let voice = self.voice();
            return Some(Piece::Text(self.take(length), voice));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(markdown: &str) -> Vec<Piece<'_>> {
        pieces(markdown).collect()
    }

    const fn plain(words: &str) -> Piece<'_> {
        Piece::Text(words, Voice::Plain)
    }

    #[test]
    fn links_and_citations_are_told_from_brackets() {
        assert_eq!(
            of("[[tace]] or [[tips|a shunt]] [a][^who-2019]."),
            [
                Piece::Link("tace", None),
                plain(" or "),
                Piece::Link("tips", Some("a shunt")),
                plain(" "),
                plain("[a]"),
                Piece::Cite("who-2019"),
                plain("."),
            ]
        );
        assert_eq!(of("a [^x] b [^y-1], [^").len(), 6);
        assert_eq!(of("[[c [[tips]]"), [plain("["), plain("[c "), Piece::Link("tips", None)]);
    }

    #[test]
    fn stars_are_voices_only_around_words() {
        let strong = |words| Piece::Text(words, Voice::Strong);
        assert_eq!(
            of("**never** when 2 * 3 and *rarely* if A*02:01"),
            [
                strong("never"),
                plain(" when 2 "),
                plain("* 3 and "),
                Piece::Text("rarely", Voice::Emphasis),
                plain(" if A"),
                plain("*02:01"),
            ]
        );
        assert_eq!(of("A*02:01 and A*03"), [plain("A"), plain("*02:01 and A"), plain("*03")]);
        assert_eq!(
            of("**into [[spine|a*b]]** x"),
            [strong("into "), Piece::Link("spine", Some("a*b")), plain(" x"),]
        );
        assert_eq!(of("*never closed"), [plain("*never closed")]);
    }

    #[test]
    fn a_text_is_measured_as_it_is_read_aloud() {
        let text = "Ask **about** [[uterine-fibroids]] or [[tips|a *shunt*]].[^who-2019]";
        assert_eq!(read_aloud(text), "Ask about uterine fibroids or a shunt.");
        assert_eq!(read_aloud("a [b] and [[c"), "a [b] and [[c");
    }

    #[test]
    fn citations_are_what_stands_between() {
        assert_eq!(cites("a [^x] b [^y-1], [^").collect::<Vec<_>>(), ["x", "y-1"]);
    }
}
