//! A later layer's table laid over the entry that an earlier layer has under the same id.
//!
//! A plain value replaces, a plain list adds what it does not have yet, a row of a table is matched by its name, and
//! `remove` takes away what begins with the words that it names. What was changed is kept, so that each line can say whose
//! it is.

use super::wording::{Said, beginnings, is_slip, plainly, row_name, said, same, told, told_by};
use crate::text::count_steps;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The key under which a layer names what it takes away.
pub const REMOVE: &str = "remove";

/// So many rows are looked through for one that a new one may misspell.
const MOST_NAMES: usize = 256;

/// So many lines of a list are taken away by their words; who wants more writes the entry anew.
const MOST_REMOVED: usize = 256;

/// A changed place.
#[derive(Debug, PartialEq, Eq)]
pub struct Changed {
    /// The key in the layer's own file.
    pub from: String,
    /// What a statement said before.
    pub was: Option<String>,
}

impl From<String> for Changed {
    fn from(from: String) -> Self {
        Self { from, was: None }
    }
}

/// A table laid over another, with what that changed.
#[derive(Debug, Default)]
pub struct Merged<'t> {
    /// The whole entry.
    pub table: DeTable<'t>,
    /// The changed places by their keys in the whole entry.
    pub changed: BTreeMap<String, Changed>,
    /// What was taken away: the key that it stood under, its place there, and its words.
    pub removed: Vec<(String, usize, String)>,
    /// What `remove` names and nobody finds: its place, the fault, the remedy.
    pub faults: Vec<(Range<usize>, String, String)>,
}

/// Lays `patch` over `base`, after taking away what `remove` names. Whatever `base` holds gets the place of `patch`, whose text faults are shown in.
pub fn merge<'t>(
    base: DeTable<'t>,
    patch: DeTable<'t>,
    remove: Option<Spanned<DeValue<'t>>>,
    span: &Range<usize>,
) -> Merged<'t> {
    let mut merged = Merged { table: placed(base, span), ..Merged::default() };
    let mut table = std::mem::take(&mut merged.table);
    if let Some(remove) = remove {
        merged.take_away(&mut table, "", remove);
    }
    merged.lay(&mut table, patch, "", "");
    merged.table = table;
    merged
}

fn placed<'t>(table: DeTable<'t>, span: &Range<usize>) -> DeTable<'t> {
    let place = |key: Spanned<_>| Spanned::new(span.clone(), key.into_inner());
    let mut placed = DeTable::new();
    placed.extend(table.into_iter().map(|(key, value)| (place(key), placed_value(value, span))));
    placed
}

fn placed_value<'t>(value: Spanned<DeValue<'t>>, span: &Range<usize>) -> Spanned<DeValue<'t>> {
    let value = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(placed(table, span)),
        DeValue::Array(array) => {
            DeValue::Array(array.into_iter().map(|item| placed_value(item, span)).collect())
        }
        plain => plain,
    };
    Spanned::new(span.clone(), value)
}

impl<'t> Merged<'t> {
    /// Lays the keys of `patch` over `table`; `at` and `from` are the keys of the two in their files.
    fn lay(&mut self, table: &mut DeTable<'t>, patch: DeTable<'t>, at: &str, from: &str) {
        for (key, value) in patch {
            let (at, from) = (below(at, key.get_ref()), below(from, key.get_ref()));
            let name = key.get_ref().to_string();
            let Some(known) = table.get_mut(name.as_str()) else {
                self.added(&at, &from, &value);
                table.insert(key, value);
                continue;
            };
            match (known.get_mut(), value) {
                (DeValue::Array(rows), value) if value.get_ref().is_array() => {
                    if let DeValue::Array(array) = value.into_inner() {
                        self.lay_array(rows, array, &name, &at, &from);
                    }
                }
                (DeValue::Table(inner), value) if is_group(inner) && value.get_ref().is_table() => {
                    if let DeValue::Table(patch) = value.into_inner() {
                        disown(inner, &patch);
                        self.lay(inner, patch, &at, &from);
                    }
                }
                (before, value) => {
                    if !same(before, value.get_ref()) {
                        // What the entry as a whole says is never lost from sight.
                        let kept = at == name || STATEMENTS.contains(&name.as_str());
                        let was = if kept { plainly(before) } else { None };
                        self.changed.insert(at, Changed { from, was });
                    }
                    *known = value;
                }
            }
        }
    }

    /// Notes a value that was not there before; of a list, each item.
    fn added(&mut self, at: &str, from: &str, value: &Spanned<DeValue<'t>>) {
        match value.get_ref() {
            DeValue::Array(items) => {
                for number in 0..items.len() {
                    self.changed
                        .insert(format!("{at}[{number}]"), format!("{from}[{number}]").into());
                }
            }
            _ => {
                self.changed.insert(at.to_owned(), from.to_owned().into());
            }
        }
    }

    fn lay_array(
        &mut self,
        rows: &mut DeArray<'t>,
        patch: DeArray<'t>,
        name: &str,
        at: &str,
        from: &str,
    ) {
        // Of several rows of one name the first is meant by the first, and so on; of a plain item, always the first.
        let mut known: HashMap<Said, VecDeque<usize>> = HashMap::new();
        for (place, row) in rows.iter().enumerate() {
            let row_name = row_name(row.get_ref(), name);
            known.entry(told_by(row.get_ref(), row_name)).or_default().push_back(place);
        }
        // Of an id that leads nowhere `check` tells the nearest.
        let named = rows.iter().take(if name == "treats" { 0 } else { MOST_NAMES });
        let names: Vec<String> = named.filter_map(|row| row_name(row.get_ref(), name)).collect();
        for (number, item) in patch.into_iter().enumerate() {
            // What of a row was not sound was told, and its place kept.
            if item.get_ref().as_table().is_some_and(DeTable::is_empty) {
                continue;
            }
            let from = format!("{from}[{number}]");
            let row_name = row_name(item.get_ref(), name);
            let (new, named) = (row_name.clone(), row_name.is_some());
            let places = known.entry(told_by(item.get_ref(), row_name)).or_default();
            let found = if named { places.pop_front() } else { places.front().copied() };
            let Some(place) = found else {
                if let Some(new) = &new
                    && let Some(near) = names.iter().find(|known| is_slip(new, known))
                {
                    self.faults.push((
                        item.span(),
                        format!("“{new}” is a new row of `{name}`, and “{near}” is there already"),
                        format!("write “{near}” if it is meant; otherwise say the new one in other words"),
                    ));
                }
                self.changed.insert(format!("{at}[{}]", rows.len()), from.into());
                if !named {
                    places.push_back(rows.len());
                }
                rows.push(item);
                continue;
            };
            let at = format!("{at}[{place}]");
            if let (Some(row), DeValue::Table(patch)) = (rows.get_mut(place), item.into_inner())
                && let DeValue::Table(row) = row.get_mut()
            {
                disown(row, &patch);
                self.lay(row, patch, &at, &from);
            }
        }
    }

    /// Takes away what `remove` names, below the key `at`.
    fn take_away(&mut self, table: &mut DeTable<'t>, at: &str, remove: Spanned<DeValue<'t>>) {
        let span = remove.span();
        let DeValue::Table(remove) = remove.into_inner() else {
            let (fault, remedy) = match at {
                "" => {
                    ("`remove` is no table".to_owned(), "write `remove.steps = [\"first words\"]`")
                }
                at => (
                    format!("`{at}` is a table, and takes no lines away"),
                    "name the list in it, as in `remove.contraindications.absolute = [\"first words\"]`",
                ),
            };
            self.faults.push((span, fault, remedy.to_owned()));
            return;
        };
        for (key, words) in remove {
            let at = below(at, key.get_ref());
            let name = key.get_ref().to_string();
            let Some(known) = table.get_mut(name.as_str()) else {
                self.faults.push((
                    key.span(),
                    format!("there is no `{at}` to remove anything from"),
                    "name a key that the entry below has".to_owned(),
                ));
                continue;
            };
            match (known.get_mut(), words) {
                (DeValue::Table(inner), words) => self.take_away(inner, &at, words),
                (DeValue::Array(rows), words) => self.take_rows(rows, &name, &at, &words),
                (_, words) => self.faults.push((
                    words.span(),
                    format!("`{at}` is no list"),
                    "replace it: write the key with its new value".to_owned(),
                )),
            }
        }
    }

    fn take_rows(
        &mut self,
        rows: &mut DeArray<'t>,
        name: &str,
        at: &str,
        words: &Spanned<DeValue<'t>>,
    ) {
        let listed = words.get_ref().as_array();
        if listed.is_none() {
            self.faults.push((
                words.span(),
                format!("`remove.{at}` is no list"),
                "put the first words of each line in square brackets: [\"…\"]".to_owned(),
            ));
        }
        let mut whole: Vec<String> =
            rows.iter().map(|row| said(row.get_ref(), name).to_lowercase()).collect();
        for (number, word) in listed.into_iter().flatten().enumerate() {
            if number == MOST_REMOVED {
                let fault = format!("`remove.{at}` names more than {MOST_REMOVED} lines");
                let remedy =
                    "write the entry anew with `replace = true`; the first ones are removed";
                self.faults.push((word.span(), fault, remedy.to_owned()));
                break;
            }
            let Some(text) = word.get_ref().as_str() else {
                let remedy = "write the first words of the line, in quotes".to_owned();
                self.faults.push((
                    word.span(),
                    format!("`remove.{at}` holds no words here"),
                    remedy,
                ));
                continue;
            };
            let beginning = text.to_lowercase();
            count_steps(whole.len());
            let mut hits: Vec<usize> =
                (0..whole.len()).filter(|&row| whole[row].starts_with(&beginning)).collect();
            if hits.len() > 1 && hits.iter().filter(|&&row| whole[row] == beginning).count() == 1 {
                hits.retain(|&row| whole[row] == beginning);
            }
            let hit = match hits[..] {
                [hit] if !beginning.trim().is_empty() => hit,
                [] => {
                    self.faults.push((
                        word.span(),
                        format!("nothing in `{at}` begins with “{text}”"),
                        format!("name it by its first words here: {}", beginnings(&whole)),
                    ));
                    continue;
                }
                _ => {
                    let known = beginnings(hits.iter().map(|&row| &whole[row]));
                    self.faults.push((
                        word.span(),
                        format!("“{text}” begins {} lines of `{at}`", hits.len()),
                        format!("none was removed; write more of the one that is meant: {known}"),
                    ));
                    continue;
                }
            };
            whole.remove(hit);
            self.removed.push((at.to_owned(), hit, told(rows[hit].get_ref(), name)));
            let all = std::mem::replace(rows, DeArray::new()).into_iter().enumerate();
            *rows = all.filter(|(place, _)| *place != hit).map(|(_, row)| row).collect();
        }
    }
}

fn below(at: &str, key: &str) -> String {
    if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }
}

/// Whether a table holds keys that are laid one by one. A quantity is one value, and is replaced whole.
fn is_group(table: &DeTable<'_>) -> bool {
    !table.contains_key("unit")
}

/// The keys of a row that make it another statement: whoever changes one of them answers for it with a source.
const STATEMENTS: [&str; 14] = [
    "neuraxial",
    "value",
    "rate",
    "rule",
    "time",
    "plan",
    "action",
    "bound",
    "dose",
    "then",
    "most",
    "tier",
    "role",
    "finding",
];

/// Takes the note and the sources of an earlier layer from a row whose statement `patch` changes.
fn disown(row: &mut DeTable<'_>, patch: &DeTable<'_>) {
    let changes = |key: &str| match (row.get(key), patch.get(key)) {
        (Some(before), Some(after)) => !same(before.get_ref(), after.get_ref()),
        (None, Some(_)) => true,
        (_, None) => false,
    };
    if STATEMENTS.into_iter().any(changes) {
        row.remove("note");
        // An empty list, not none: the row still loads, and is told to have no source.
        if let Some(cite) = row.get_mut("cite") {
            *cite.get_mut() = DeValue::Array(DeArray::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> DeTable<'_> {
        DeTable::parse(text).unwrap().into_inner()
    }

    fn merged<'t>(base: &'t str, patch: &'t str) -> Merged<'t> {
        let mut patch = table(patch);
        let remove = patch.remove(REMOVE);
        merge(table(base), patch, remove, &(0..1))
    }

    fn strings(table: &DeTable<'_>, key: &str) -> Vec<String> {
        let items = table.get(key).and_then(|value| value.get_ref().as_array()).unwrap();
        items.iter().map(|item| item.get_ref().as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_list_adds_what_it_does_not_have_yet() {
        let merged = merged("steps = [\"a\", \"b\"]", "steps = [\"b\", \"c\"]");
        assert_eq!(strings(&merged.table, "steps"), ["a", "b", "c"]);
        assert_eq!(
            merged.changed,
            BTreeMap::from([("steps[2]".into(), "steps[1]".to_owned().into())])
        );
    }

    #[test]
    fn a_plain_value_and_a_quantity_replace() {
        let merged = merged(
            "name = \"x\"\nduration = { low = 1, high = 2, unit = \"h\" }",
            "name = \"x\"\nduration = { value = 3, unit = \"h\" }",
        );
        let duration = merged.table.get("duration").unwrap().get_ref().as_table().unwrap();
        assert!(!duration.contains_key("low") && duration.contains_key("value"));
        assert_eq!(merged.changed.keys().collect::<Vec<_>>(), ["duration"]);
    }

    #[test]
    fn a_row_is_matched_by_its_name() {
        let base = "[[complications]]\nname = \"Sepsis\"\nseverity = \"major\"\nnote = \"n\"";
        let patch = "[[complications]]\nname = \"sepsis\"\nnote = \"o\"\n[[complications]]\nname = \"fall\"";
        let merged = merged(base, patch);
        let rows = merged.table.get("complications").unwrap().get_ref().as_array().unwrap();
        assert_eq!(rows.len(), 2);
        let row = rows[0].get_ref().as_table().unwrap();
        assert!(row.contains_key("severity"), "the rest of the row stays");
        assert!(merged.changed.contains_key("complications[0].note"));
        assert!(merged.changed.contains_key("complications[1]"));
    }

    #[test]
    fn another_number_does_not_stand_on_our_sources() {
        let base = "[[limits]]\nwhat = \"INR\"\nvalue = { value = 1.8, unit = \"ratio\" }\nnote = \"n\"\ncite = [\"a\"]";
        let row = |patch: &str| {
            let merged = merged(base, patch);
            let rows = merged.table.get("limits").unwrap().get_ref().as_array().unwrap();
            let row = rows[0].get_ref().as_table().unwrap();
            let cite = row.get("cite").unwrap().get_ref().as_array().unwrap();
            (!cite.is_empty(), row.contains_key("note"))
        };
        let other = "[[limits]]\nwhat = \"INR\"\nvalue = { value = 1.2, unit = \"ratio\" }";
        let same = "[[limits]]\nwhat = \"INR\"\nvalue = { value = 1.8, unit = \"ratio\" }";
        assert_eq!(row(other), (false, false));
        assert_eq!(row(same), (true, true));
        assert_eq!(row("[[limits]]\nwhat = \"INR\"\ngroup = \"g\""), (true, true));
    }

    #[test]
    fn a_quantity_without_its_unit_does_not_take_ours() {
        let merged = merged("duration = { value = 48, unit = \"h\" }", "duration = { value = 2 }");
        let duration = merged.table.get("duration").unwrap().get_ref().as_table().unwrap();
        assert!(!duration.contains_key("unit"));
    }

    #[test]
    fn what_fits_several_lines_removes_none() {
        let merged = merged("steps = [\"Inject a\", \"Inject b\"]", "remove.steps = [\"inject\"]");
        assert_eq!(merged.removed, []);
        assert!(merged.faults[0].1.contains("begins 2 lines"));
        assert!(merged.faults[0].2.contains("“inject a”, “inject b”"));
        let merged = self::merged("steps = [\"a\"]", "remove.steps = \"a\"");
        assert!(merged.faults[0].1.contains("is no list"));
    }

    #[test]
    fn remove_takes_away_and_keeps_the_words() {
        let base = "[contraindications]\nabsolute = [\"Sepsis of any kind\", \"Pregnancy\"]";
        let merged = merged(base, "remove.contraindications.absolute = [\"sepsis\", \"gone\"]");
        assert_eq!(
            merged.removed,
            [("contraindications.absolute".to_owned(), 0, "Sepsis of any kind".to_owned())]
        );
        assert_eq!(merged.faults.len(), 1);
        assert!(merged.faults[0].1.contains("“gone”"));
    }

    #[test]
    fn a_table_laid_over_itself_changes_nothing() {
        let text = "name = \"x\"\nreviewed = 2026-11-24\nsteps = [\"a\", \"a\"]\n[[hold]]\nrisk = \"high\"\nby = \"b\"\nrule = \"r\"\ncite = [\"c\"]\n[[hold]]\nrisk = \"high\"\nby = \"b\"\nrule = \"s\"\ncite = [\"c\"]";
        assert_eq!(merged(text, text).changed, BTreeMap::new());
    }
}
