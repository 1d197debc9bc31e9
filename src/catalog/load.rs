//! TOML files to entries and sources; every fault becomes a problem, and the rest still loads.

use super::entry::is_id;
use super::files::{Holds, renamed, stem};
use super::layer::{DataFile, places};
use super::loaded::{Loaded, LoadedEntry};
use super::locate::{Lines, long_key};
use super::meant;
use super::merge::{Changed, REMOVE, merge};
use super::plain::plain;
use super::renamed::{renamed_keys, renamed_keys_of_source};
use super::sift::{Fault, Sieve};
use super::typed::{as_toml, readers};
use super::{
    Body, Change, Changes, Entry, Fields, Head, Kind, NewsTable, Origin, Problem, Removed, Source,
    Vocabulary,
};
use crate::text::{first_forbidden, sort_by_key};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml_parser::lexer::Token;

/// The layer that a file belongs to, and what lies beneath it.
#[derive(Clone, Copy)]
pub struct LayerPlace<'p> {
    /// The number of the layer.
    pub layer: usize,
    /// Its name, as its lines on a page show it.
    pub name: &'p str,
    /// The names of the layers beneath, from the lowest.
    pub names_beneath: &'p [&'p str],
    /// The entries of the earlier layers by their ids.
    pub beneath: &'p BTreeMap<String, Box<Entry>>,
}

/// Buffers that files are read in, one after another.
#[derive(Default)]
pub struct Buffers {
    tokens: Vec<Token>,
    /// For the JSON of one table after another: of its common keys, and of the others.
    json: [Vec<u8>; 2],
}

/// Reads one file into `loaded`.
pub fn load_file(
    file: &DataFile,
    place: LayerPlace<'_>,
    buffers: &mut Buffers,
    loaded: &mut Loaded,
) {
    let lines = Lines::new("");
    let mut reader = FileReader { file, place, lines, problems: &mut loaded.problems, buffers };
    let bytes = match &file.bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            return reader.report(
                None,
                format!("the file cannot be read ({error})"),
                "make it a readable file, or move it out of the folder".to_owned(),
            );
        }
    };
    let Some(holds) = file.holds() else {
        return reader.report(
            None,
            "fluoro does not know what this file is for".to_owned(),
            match meant::place(&file.path) {
                Some(place) => format!("did you mean `{place}`?"),
                None => format!("move it to one of {}", places()),
            },
        );
    };
    if let Some((old, new)) = renamed(&file.path) {
        reader.report(
            None,
            format!("the folder `{old}/` is called `{new}/` now; its files are still read"),
            format!("rename it to `{new}/`"),
        );
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let valid = String::from_utf8_lossy(valid);
            reader.lines = Lines::new(&valid);
            return reader.report(
                Some(valid.len()..valid.len()),
                "the file is not UTF-8 from here on".to_owned(),
                "save it with the encoding UTF-8".to_owned(),
            );
        }
    };
    reader.lines = Lines::new(text);
    let Some(root) = reader.parse(text) else { return };
    match holds {
        Holds::Entry(kind) => {
            let stem = stem(&file.path);
            if !is_id(stem) {
                return reader.report(
                    None,
                    format!("the name `{stem}` is not an id"),
                    "use small letters, digits and single hyphens, such as `liver-abscess`"
                        .to_owned(),
                );
            }
            let span = root.span();
            let entry = reader.entry(kind, stem, None, root.into_inner(), &span);
            loaded.entries.extend(entry.map(|entry| LoadedEntry {
                entry,
                file: file.path.clone(),
                byte: None,
            }));
        }
        Holds::Table(kind) => {
            for (row, table) in reader.rows(root, kind.name()) {
                let span = table.span();
                let mut table = table.into_inner();
                let Some(id) = reader.take_id(&mut table, &span) else { continue };
                let entry = reader.entry(kind, &id, Some(row), table, &span);
                loaded.entries.extend(entry.map(|entry| LoadedEntry {
                    entry,
                    file: file.path.clone(),
                    byte: Some(span.start),
                }));
            }
        }
        Holds::Vocabulary => {
            loaded.vocabulary.extend(reader.plain::<Vocabulary>(root));
        }
        Holds::Emergencies => loaded.emergencies = reader.plain(root).unwrap_or_default(),
        Holds::News => loaded.news = reader.plain::<NewsTable>(root).unwrap_or_default().rows,
        Holds::Sources => {
            for (_, table) in reader.rows(root, "source") {
                let span = table.span();
                let table =
                    renamed_keys_of_source(table.into_inner(), &mut |span, fault, remedy| {
                        reader.report(Some(span), fault, remedy);
                    });
                let source = reader.plain::<Source>(Spanned::new(span.clone(), table));
                loaded.sources.extend(source.map(|source| (source, span.start)));
            }
        }
    }
}

struct FileReader<'r> {
    file: &'r DataFile,
    place: LayerPlace<'r>,
    lines: Lines<'r>,
    problems: &'r mut Vec<Problem>,
    buffers: &'r mut Buffers,
}

impl<'r> FileReader<'r> {
    fn report(&mut self, span: Option<Range<usize>>, fault: String, remedy: String) {
        let place = span.map(|span| self.lines.place(span.start));
        self.problems.push(Problem::at(self.file.shown.clone(), place, fault, remedy));
    }

    /// The text as a table, unless it is not TOML or holds characters that must not reach a terminal.
    fn parse(&mut self, text: &'r str) -> Option<Spanned<DeTable<'r>>> {
        let (root, mut sound) = match plain(text, &mut self.buffers.tokens) {
            Some((root, true)) => return Some(Spanned::new(0..0, root)),
            Some((root, false)) => (Spanned::new(0..0, root), true),
            None => self.parse_any(text),
        };
        let mut spans = Vec::new();
        for (key, value) in root.get_ref() {
            if first_forbidden(key.get_ref()).is_some() {
                spans.push(key.span());
            }
            forbidden_in(value, &mut spans);
        }
        for span in spans {
            sound = false;
            self.report(
                Some(span),
                "a control character or a change of writing direction stands in this text"
                    .to_owned(),
                "remove it".to_owned(),
            );
        }
        sound.then_some(root)
    }

    /// The text as the crate reads it, after telling all that is not TOML; whether there is none.
    fn parse_any(&mut self, text: &'r str) -> (Spanned<DeTable<'r>>, bool) {
        let (root, mut errors) = DeTable::parse_recoverable(text);
        let sound = errors.is_empty();
        if errors.iter().any(|error| error.span().is_none()) {
            errors.retain(|error| error.span().is_some());
            self.report(
                long_key(text),
                "the key has more parts than can be read".to_owned(),
                "no key of fluoro has more than three".to_owned(),
            );
        }
        sort_by_key(&mut errors, |error| error.span().map(|span| span.start));
        let mut last_line = None;
        for error in errors {
            let line = error.span().map(|span| self.lines.place(span.start).0);
            let follows = line.zip(last_line).is_some_and(|(line, last)| line <= last + 1);
            last_line = line;
            // Where a string is not closed, the rest of its line and the next one read as faults too.
            if follows {
                continue;
            }
            let fault = format!("not TOML: {}", error.message().replace('\n', ", "));
            self.report(
                error.span(),
                fault,
                "correct the line; strings stand in quotes".to_owned(),
            );
        }
        (root, sound)
    }

    /// The rows of a file that is one array of tables called `name`.
    fn rows(
        &mut self,
        root: Spanned<DeTable<'r>>,
        name: &str,
    ) -> Vec<(usize, Spanned<DeTable<'r>>)> {
        let is_name =
            |key: &str| key == name || Kind::from_word(key).is_some_and(|kind| kind.name() == name);
        let mut rows = Vec::new();
        for (key, value) in root.into_inner() {
            let span = value.span();
            match value.into_inner() {
                DeValue::Array(array) if is_name(key.get_ref()) => {
                    if key.get_ref() != name {
                        let old = key.get_ref();
                        self.report(
                            Some(key.span()),
                            format!("`[[{old}]]` is called `[[{name}]]` now; it is still read"),
                            format!("rename it to `[[{name}]]`"),
                        );
                    }
                    rows.extend(self.tables(array).into_iter().enumerate());
                }
                _ => self.report(
                    Some(span),
                    format!("unknown key `{}`", key.get_ref()),
                    format!("begin each row with [[{name}]]"),
                ),
            }
        }
        rows
    }

    fn tables(&mut self, array: DeArray<'r>) -> Vec<Spanned<DeTable<'r>>> {
        let mut tables = Vec::new();
        for value in array {
            let span = value.span();
            match value.into_inner() {
                DeValue::Table(table) => tables.push(Spanned::new(span, table)),
                _ => self.report(
                    Some(span),
                    "expected a table".to_owned(),
                    "write the row as key = value lines".to_owned(),
                ),
            }
        }
        tables
    }

    fn take_id(&mut self, table: &mut DeTable<'r>, span: &Range<usize>) -> Option<String> {
        let Some(value) = table.remove("id") else {
            self.report(
                Some(span.clone()),
                "the row has no `id`".to_owned(),
                "add `id = \"…\"`".to_owned(),
            );
            return None;
        };
        match value.get_ref().as_str() {
            Some(id) if is_id(id) => Some(id.to_owned()),
            _ => {
                self.report(
                    Some(value.span()),
                    "this is not an id".to_owned(),
                    "use small letters, digits and single hyphens, in quotes".to_owned(),
                );
                None
            }
        }
    }

    /// An entry: a new one, or an earlier layer's with this table laid over it.
    fn entry(
        &mut self,
        kind: Kind,
        id: &str,
        row: Option<usize>,
        table: DeTable<'r>,
        span: &Range<usize>,
    ) -> Option<Box<Entry>> {
        let mut table = renamed_keys(kind, table, &mut |span, fault, remedy| {
            self.report(Some(span), fault, remedy);
        });
        let replace = self.take_flag(&mut table, "replace")?;
        let beneath = self.place.beneath.get(id).filter(|known| known.kind() == kind);
        let known = beneath.filter(|_| !replace);
        let remove = known.and_then(|_| table.remove(REMOVE));
        let mut sieve = Sieve::new(&[kind.fields(), Head::FIELDS]);
        sieve.sound(&mut table);
        let Some(known) = known else {
            let slip = (beneath.is_none() && !table.contains_key("name")).then_some(id);
            if let Some(near) = slip.and_then(|id| meant::entry(id, kind, self.place.beneath)) {
                self.report(
                    Some(span.clone()),
                    format!(
                        "there is no {} `{id}` to add to, and a new one has a `name`",
                        kind.name()
                    ),
                    match row {
                        Some(_) => format!("did you mean `{near}`?"),
                        None => format!("did you mean `{near}`? Call the file `{near}.toml` then"),
                    },
                );
                return None;
            }
            let (head, body) = self.typed(kind, &mut sieve, table, span)?;
            let (layer, file, left_out) =
                (self.place.layer, self.file.path.clone(), sieve.left_out);
            let origin = Origin { layer, file, row, left_out };
            let changes = beneath.map_or_else(Changes::default, |known| {
                let of = self.place.names_beneath.get(known.origin.layer);
                known.changes.replacing(of.copied().unwrap_or_default())
            });
            return Some(Box::new(Entry { id: id.to_owned(), head, body, origin, changes }));
        };
        let base = as_toml(known)?;
        let (base, _) = DeTable::parse_recoverable(&base);
        let merged = merge(base.into_inner(), table, remove, span);
        for (span, fault, remedy) in merged.faults {
            self.report(Some(span), fault, remedy);
        }
        let (head, body) = self.typed(kind, &mut sieve, merged.table, span)?;
        let mut entry = Box::new(Entry { head, body, ..(**known).clone() });
        let (by, layer, file) = (self.place.name, self.place.layer, &self.file.path);
        for (key, place, text) in merged.removed {
            let (by, file) = (by.to_owned(), file.clone());
            entry.changes.remove(Removed { key, text, by, layer, file }, place);
        }
        for (key, Changed { from, was }) in merged.changed {
            let from = match row {
                Some(row) => format!("{}[{row}].{from}", kind.name()),
                None => from,
            };
            let (by, file) = (by.to_owned(), file.clone());
            entry.changes.add(key, Change { by, layer, file, key: from, was });
        }
        for (key, place) in sieve.left_out.iter().rev() {
            entry.changes.forget(key, *place);
        }
        Some(entry)
    }

    /// Takes a key that holds true or false out of a table; none after a fault.
    fn take_flag(&mut self, table: &mut DeTable<'r>, key: &str) -> Option<bool> {
        let Some(value) = table.remove(key) else { return Some(false) };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            let remedy = "write true or false, without quotes".to_owned();
            self.report(Some(value.span()), format!("`{key}` is neither true nor false"), remedy);
        }
        flag
    }

    fn typed(
        &mut self,
        kind: Kind,
        sieve: &mut Sieve,
        table: DeTable<'_>,
        span: &Range<usize>,
    ) -> Option<(Head, Body)> {
        let table = self.whole(sieve, table, span)?;
        let of_head = |key: &str| Head::FIELDS.iter().any(|field| field.key == key);
        let read = readers(&table, of_head, &mut self.buffers.json).map(|[mut head, mut body]| {
            (Head::deserialize(&mut head), Body::read(kind, &mut body))
        });
        let (head, body) = self.told(read, span)?;
        let (head, body) = (self.told(head, span), self.told(body, span));
        Some((head?, body?))
    }

    /// A table with the fields of `T` alone.
    fn plain<T: Fields + DeserializeOwned>(&mut self, table: Spanned<DeTable<'r>>) -> Option<T> {
        let span = table.span();
        let mut sieve = Sieve::new(&[T::FIELDS]);
        let mut table = table.into_inner();
        sieve.sound(&mut table);
        let table = self.whole(&mut sieve, table, &span)?;
        let read = readers(&table, |_| true, &mut self.buffers.json)
            .and_then(|[mut from, _]| T::deserialize(&mut from));
        self.told(read, &span)
    }

    /// What of a table can be used, after telling all that cannot.
    fn whole<'t>(
        &mut self,
        sieve: &mut Sieve,
        mut table: DeTable<'t>,
        span: &Range<usize>,
    ) -> Option<DeTable<'t>> {
        let whole = sieve.whole(&mut table, span);
        let mut faults = std::mem::take(&mut sieve.faults);
        sort_by_key(&mut faults, |fault| fault.at.start);
        for Fault { at, what, remedy } in faults {
            self.report(Some(at), what, remedy);
        }
        whole.then_some(table)
    }

    /// What was read of a table that was held against its fields, after telling why it was not.
    fn told<T>(&mut self, read: serde_json::Result<T>, span: &Range<usize>) -> Option<T> {
        if let Err(error) = &read {
            let remedy = "see data/README.md for what each key holds".to_owned();
            self.report(Some(span.clone()), error.to_string(), remedy);
        }
        read.ok()
    }
}

fn forbidden_in(value: &Spanned<DeValue<'_>>, spans: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::String(text) if first_forbidden(text).is_some() => spans.push(value.span()),
        DeValue::Array(array) => array.iter().for_each(|item| forbidden_in(item, spans)),
        DeValue::Table(table) => {
            for (key, value) in table {
                if first_forbidden(key.get_ref()).is_some() {
                    spans.push(key.span());
                }
                forbidden_in(value, spans);
            }
        }
        _ => {}
    }
}
