//! The tables of a text, in one pass, where it is written as nearly all texts are: no key has several parts, and nothing
//! stands twice. Every other text, and every one with a fault, is left to the crate, which knows all rules of TOML.

use crate::text::is_printed;
use memchr::memchr;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};
use toml_parser::decoder::Encoding;
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

/// The table of a text, and whether all that stands in it is ASCII that is printed. `tokens` is room that many texts can share.
pub fn plain<'t>(text: &'t str, tokens: &mut Vec<Token>) -> Option<(DeTable<'t>, bool)> {
    let source = Source::new(text);
    tokens.clear();
    tokens.extend(source.lex());
    let mut faults: Option<ParseError> = None;
    let mut tables = Tables::of(source);
    parse_document(tokens, &mut tables, &mut faults);
    tables.end_table();
    let is_plain = faults.is_none() && tables.is_plain;
    if !is_plain {
        // The crate makes its own, and both would be kept at once.
        *tokens = Vec::new();
    }
    is_plain.then_some((tables.root, tables.is_printed))
}

/// Lists and tables in brackets stand no deeper in each other where the crate reads them.
const DEEPEST: usize = 80;

/// The tables of a text as they are read.
struct Tables<'t> {
    source: Source<'t>,
    root: DeTable<'t>,
    /// The table in whose lines we are, unless that is the root.
    table: Option<Headed<'t>>,
    /// The keys of the root that hold rows.
    rows: BTreeSet<DeString<'t>>,
    /// The lists and the tables in brackets in which we are.
    open: Vec<Open<'t>>,
    /// The key whose value comes.
    key: Option<Spanned<DeString<'t>>>,
    is_plain: bool,
    is_printed: bool,
}

/// A table below a line in brackets.
struct Headed<'t> {
    header: Span,
    is_row: bool,
    key: Option<Spanned<DeString<'t>>>,
    table: DeTable<'t>,
}

/// A list or a table whose bracket is open, and the key that it stands under.
struct Open<'t> {
    from: usize,
    key: Option<Spanned<DeString<'t>>>,
    value: DeValue<'t>,
}

impl<'t> Tables<'t> {
    fn of(source: Source<'t>) -> Self {
        Self {
            source,
            root: DeTable::new(),
            table: None,
            rows: BTreeSet::new(),
            open: Vec::new(),
            key: None,
            is_plain: true,
            is_printed: true,
        }
    }

    fn begin_table(&mut self, header: Span, is_row: bool) {
        self.end_table();
        self.table = Some(Headed { header, is_row, key: None, table: DeTable::new() });
    }

    fn name_table(&mut self, close: Span) {
        let key = self.key.take();
        match &mut self.table {
            Some(table) if key.is_some() => {
                table.header = table.header.append(close);
                table.key = key;
            }
            _ => self.is_plain = false,
        }
    }

    /// Puts the table in whose lines we were into the root.
    fn end_table(&mut self) {
        let Some(Headed { header, is_row, key, table }) = self.table.take() else { return };
        let Some(key) = key else { return self.is_plain = false };
        let span = header.start()..header.end();
        let table = Spanned::new(span.clone(), DeValue::Table(table));
        if !is_row {
            self.is_plain &= self.root.insert(key, table).is_none();
            return;
        }
        if self.rows.insert(key.get_ref().clone()) {
            let rows = Spanned::new(span, DeValue::Array(DeArray::new()));
            self.is_plain &= self.root.insert(key.clone(), rows).is_none();
        }
        match self.root.get_mut(&**key.get_ref()).map(Spanned::get_mut) {
            Some(DeValue::Array(rows)) => rows.push(table),
            _ => self.is_plain = false,
        }
    }

    /// Puts a value where it stands: into the list in which we are, or under its key.
    fn put(&mut self, value: Spanned<DeValue<'t>>) {
        let (root, table) = (&mut self.root, &mut self.table);
        let table = match self.open.last_mut().map(|open| &mut open.value) {
            Some(DeValue::Array(items)) => return items.push(value),
            Some(DeValue::Table(table)) => table,
            _ => table.as_mut().map_or(root, |headed| &mut headed.table),
        };
        let known = self.key.take().map(|key| table.insert(key, value));
        self.is_plain &= matches!(known, Some(None));
    }

    fn open(&mut self, bracket: Span, value: DeValue<'t>) -> bool {
        self.open.push(Open { from: bracket.start(), key: self.key.take(), value });
        self.is_plain &= self.open.len() <= DEEPEST;
        self.is_plain
    }

    fn close(&mut self, bracket: Span) {
        let Some(Open { from, key, value }) = self.open.pop() else {
            return self.is_plain = false;
        };
        self.is_plain &= self.key.is_none();
        self.key = key;
        self.put(Spanned::new(from..bracket.end(), value));
    }

    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Raw<'t> {
        let text = self.source.input().get(span.start()..span.end());
        Raw::new_unchecked(text.unwrap_or_default(), encoding, span)
    }

    /// A value that holds no others.
    fn value(&mut self, raw: Raw<'t>, is_text: bool, error: &mut dyn ErrorSink) -> DeValue<'t> {
        match raw.as_str() {
            "true" => DeValue::Boolean(true),
            "false" => DeValue::Boolean(false),
            _ if is_text => {
                let mut text = DeString::default();
                // What else it may be, its encoding has told.
                let _ = raw.decode_scalar(&mut text, error);
                self.is_printed &= is_printed(&text);
                DeValue::String(text)
            }
            number => DeValue::parse(number).map_or_else(
                |_| {
                    self.is_plain = false;
                    DeValue::Boolean(false)
                },
                Spanned::into_inner,
            ),
        }
    }
}

/// What stands between the quotes of a text in which no sign is written otherwise.
fn as_written(quoted: &str) -> Option<&str> {
    let text = quoted.strip_prefix('"')?.strip_suffix('"')?;
    (is_printed(text) && memchr(b'\\', text.as_bytes()).is_none()).then_some(text)
}

impl EventReceiver for Tables<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.begin_table(span, false);
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.name_table(span);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.begin_table(span, true);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.name_table(span);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span, DeValue::Table(DeTable::new()))
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span, DeValue::Array(DeArray::new()))
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut key = DeString::default();
        self.raw(span, encoding).decode_key(&mut key, error);
        self.is_printed &= is_printed(&key);
        let before = self.key.replace(Spanned::new(span.start()..span.end(), key));
        self.is_plain &= before.is_none();
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_plain = false;
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        // What is left to the crate is not made twice.
        if !self.is_plain {
            return;
        }
        let raw = self.raw(span, encoding);
        let value = match encoding {
            Some(Encoding::BasicString) => as_written(raw.as_str()),
            _ => None,
        };
        let value = match value {
            Some(text) => DeValue::String(text.into()),
            None => self.value(raw, encoding.is_some(), error),
        };
        self.put(Spanned::new(span.start()..span.end(), value));
    }

    fn comment(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.raw(span, None).decode_comment(error);
    }

    fn newline(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.raw(span, None).decode_newline(error);
    }

    fn error(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_plain = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text is read as the crate reads it, places and all, or left to it.
    fn agrees(text: &str) -> Option<bool> {
        let (read, is_printed) = plain(text, &mut Vec::new())?;
        let crates = DeTable::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        // The crate says besides how a table was written.
        let told = |table: &DeTable<'_>| format!("{:?}", table.iter().collect::<Vec<_>>());
        assert_eq!(told(&read), told(crates.get_ref()), "{text}");
        Some(is_printed)
    }

    #[test]
    fn what_is_written_as_most_texts_are_is_read_straight() {
        for text in [
            "",
            "a = 1 # one\nb = \"x\\ty\"\r\nc = 'd'\n\n[e]\nf = [1.5, [true], { g = 1979-05-27 07:32:00Z }]\n",
            "[[a]]\nb = \"\"\"\nc\n\"\"\"\n[d]\n[[a]]\n\"b\" = 0x1F\n",
            "\u{feff}a = [\n  \"b\", # c\n]",
            "a = {}",
        ] {
            assert!(agrees(text).is_some(), "{text}");
        }
        assert_eq!(agrees("a = \"b\""), Some(true));
        assert_eq!(agrees("a = \"é\""), Some(false));
        assert_eq!(agrees("\"é\" = 1"), Some(false));
        assert_eq!(agrees("a = \"\\n\""), Some(false));
    }

    #[test]
    fn whatever_else_and_every_fault_is_left_to_the_crate() {
        let deep = format!("a = {}{}", "[".repeat(DEEPEST + 1), "]".repeat(DEEPEST + 1));
        for text in [
            "a.b = 1",
            "[a.b]",
            "a = { b.c = 1 }",
            "a = 1\na = 2",
            "a = { b = 1, b = 2 }",
            "[a]\n[a]",
            "a = []\n[[a]]",
            "[[a]]\n[a]",
            "[a]\n[[a]]",
            "a = 1\n[a]",
            "[]",
            "[[]]",
            "= 1",
            "a =",
            "a = [1 2]",
            "a = [",
            "a = { b }",
            "a = 2026-13-45",
            "a = \"b",
            "a = \"\u{7}\"",
            "a = 1 # \u{7}",
            "a = 1\rb = 2",
            "a",
            &deep,
        ] {
            assert_eq!(agrees(text), None, "{text}");
        }
    }

    #[test]
    fn a_sign_less_anywhere_in_a_real_text_is_read_as_the_crate_reads_it() {
        let text = include_str!("../../data/drugs/ssri.toml");
        assert_eq!(agrees(text), Some(false));
        let signs: Vec<(usize, char)> = text.char_indices().collect();
        for (at, sign) in signs {
            let (before, behind) = (&text[..at], &text[at + sign.len_utf8()..]);
            if sign.is_ascii_punctuation() || sign.is_whitespace() {
                agrees(&format!("{before}{behind}"));
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_is_read_otherwise_than_the_crate_reads_it(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "a", "b", "\"c\"", "'d'", " = ", "=", ".", ",", "[", "]", "[[", "]]", "{", "}", "\n", "\r\n", " ", "# é\n",
                    "\"x\\n\"", "\"\"\"y\"\"\"", "true", "1", "1.5", "2026-11-24", "\na = ", "\n[a]\n", "\n[[b]]\n", "inf", "\\",
                ]),
                0..24,
            ),
        ) {
            agrees(&parts.concat());
        }
    }
}
