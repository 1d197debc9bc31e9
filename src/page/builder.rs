//! A page in the making: numbers the sources as they are cited, and keeps empty sections out.

use super::citations::{Citations, whose};
use super::prose::Names;
use super::{Badge, Block, FactRow, Inline, LinkRow, Marker, Page, Section};
use crate::catalog::{BleedingRisk, Catalog, Entry, EntryRef, Neuraxial, Quantity, Tier};
use crate::text::{and_others, reads_alike};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// A page in the making.
pub struct PageBuilder<'c> {
    pub catalog: &'c Catalog,
    pub at: EntryRef,
    badges: Vec<Badge>,
    sections: Vec<Section>,
    pub citations: Citations<'c>,
    /// The changed places that a line of the page has told of.
    told: RefCell<BTreeSet<String>>,
    /// The keys under which it has told what was removed.
    told_removed: RefCell<BTreeSet<String>>,
}

impl Names for PageBuilder<'_> {
    fn name_of(&self, id: &str) -> String {
        self.citations.name_of(id)
    }

    fn link_to(&self, id: &str, words: String) -> Inline {
        self.citations.link_to(id, words)
    }

    fn number_of(&mut self, id: &str) -> usize {
        self.citations.number_of(id)
    }
}

impl<'c> PageBuilder<'c> {
    pub fn new(catalog: &'c Catalog, at: EntryRef) -> Self {
        Self {
            catalog,
            at,
            badges: Vec::new(),
            sections: Vec::new(),
            citations: Citations::new(catalog),
            told: RefCell::default(),
            told_removed: RefCell::default(),
        }
    }

    pub fn entry(&self) -> &'c Entry {
        self.catalog.entry(self.at)
    }

    /// Markdown as inlines.
    pub fn prose(&mut self, markdown: &str) -> Vec<Inline> {
        self.citations.prose(markdown)
    }

    /// The numbers of sources, in order.
    pub fn cites(&mut self, ids: &[String]) -> Vec<Inline> {
        self.citations.cites(ids)
    }

    /// Markdown with the numbers of sources behind it.
    pub fn cited(&mut self, markdown: &str, ids: &[String]) -> Vec<Inline> {
        let mut text = self.prose(markdown);
        text.extend(self.cites(ids));
        text
    }

    /// Says whose the page is, where that is a later layer, and which layers changed it.
    pub fn owners(&mut self) {
        let entry = self.entry();
        self.badges(self.catalog.short_layer_of(entry).map(|layer| format!("by {layer}")));
        let layers = entry.changes.layers().join(", ");
        self.badges((!layers.is_empty()).then(|| format!("changed by {layers}")));
    }

    pub fn badges(&mut self, texts: impl IntoIterator<Item = String>) {
        self.badges.extend(texts.into_iter().map(|text| Badge { text, warning: false }));
    }

    pub fn warning(&mut self, text: String) {
        self.badges.push(Badge { text, warning: true });
    }

    /// Says the class of bleeding risk that holds first: a high one, or one near the spinal canal, is a warning.
    pub fn bleeding_risk(&mut self, risk: &BleedingRisk) {
        let near_the_canal = risk.neuraxial > Some(Neuraxial::Low);
        let text =
            format!("{} bleeding risk", if near_the_canal { "spinal" } else { risk.tier.name() });
        match near_the_canal || risk.tier == Tier::High {
            true => self.warning(text),
            false => self.badges([text]),
        }
    }

    /// Adds a section, without the blocks that are empty; none when all are.
    pub fn section(&mut self, title: &str, blocks: Vec<Block>) {
        let blocks: Vec<Block> = blocks.into_iter().filter(|block| !block.is_empty()).collect();
        if !blocks.is_empty() {
            self.sections.push(Section::new(title, blocks));
        }
    }

    /// Adds a section that is a part of a `whole`, by which it is asked for.
    pub fn part(&mut self, whole: &'static str, title: &str, blocks: Vec<Block>) {
        let before = self.sections.len();
        self.section(title, blocks);
        self.sections.iter_mut().skip(before).for_each(|section| section.whole = whole);
    }

    /// Adds a section of one paragraph, if there is a text; it stands under `key` in the data.
    pub fn paragraph(&mut self, title: &str, key: &str, text: Option<&String>) {
        let blocks = text.map(|text| Block::paragraph(self.owned(key, text))).into_iter().collect();
        self.section(title, blocks);
    }

    /// Adds a section of one list, which stands under `key` in the data.
    pub fn list(&mut self, title: &str, key: &str, items: &[String]) {
        let list = self.items(Marker::Bullet, key, items);
        self.section(title, list.into());
    }

    /// A list that stands under `key` in the data, and what layers took away from it.
    pub fn items(&mut self, marker: Marker, key: &str, items: &[String]) -> [Block; 2] {
        [Block::list(marker, self.lines(key, items)), self.gone(key)]
    }

    /// Adds a section of numbered steps.
    pub fn steps(&mut self, title: &str, steps: &[String]) {
        let lines = self.lines("steps", steps);
        self.section(title, vec![Block::Steps { items: lines }, self.gone("steps")]);
    }

    /// The items of a list that stands under `key`, each with whose it is.
    pub fn lines(&mut self, key: &str, items: &[String]) -> Vec<Vec<Inline>> {
        let line = |(number, item): (usize, &String)| self.owned(&format!("{key}[{number}]"), item);
        items.iter().enumerate().map(line).collect()
    }

    /// What layers took away from under `key`, as a list of its own: a removed step has no number.
    pub fn gone(&self, key: &str) -> Block {
        let lines = self.removed(key).into_iter().map(|line| vec![line]).collect();
        Block::list(Marker::Bullet, lines)
    }

    /// A text that stands under `key`, with the layer that it came from if that is a later one.
    pub fn owned(&mut self, key: &str, text: &str) -> Vec<Inline> {
        let mut text = self.prose(text);
        text.extend(self.by(key));
        text
    }

    /// The layer that changed what stands under `key`.
    pub fn by(&self, key: &str) -> Option<Inline> {
        self.by_any(&[key])
    }

    /// The layers that changed what a line says that stands under several keys.
    pub fn by_any(&self, keys: &[&str]) -> Option<Inline> {
        self.told_by(self.at, keys)
    }

    /// The layer that changed what stands under `key` of an entry.
    pub fn by_of(&self, at: EntryRef, key: &str) -> Option<Inline> {
        self.told_by(at, &[key])
    }

    fn told_by(&self, at: EntryRef, keys: &[&str]) -> Option<Inline> {
        let changes = &self.catalog.entry(at).changes;
        let by = changes.by(keys)?;
        if at == self.at {
            let places = keys.iter().flat_map(|key| changes.told_at(key));
            self.told.borrow_mut().extend(places.map(|(place, _)| place.to_owned()));
        }
        Some(whose(&by, keys.iter().flat_map(|key| changes.was(key))))
    }

    /// The changed places that no line has told of, with the layer of each.
    pub fn unsaid(&self) -> Vec<(String, Inline)> {
        let told = self.told.borrow();
        let changes = self.entry().changes.changed().filter(|(key, _)| !told.contains(*key));
        changes
            .map(|(key, change)| (key.to_owned(), whose(&change.by, change.was.as_deref())))
            .collect()
    }

    /// What layers took away and no line has told of, by its key.
    pub fn unsaid_removals(&self) -> Vec<(String, Inline)> {
        let told = self.told_removed.borrow();
        let removals = self.entry().changes.removals().filter(|one| !told.contains(&one.key));
        removals
            .map(|one| (one.key.clone(), self.citations.gone_line(&one.by, &one.text)))
            .collect()
    }

    /// The layer that a line of another entry comes from: that which changed it, or that which brought the whole entry.
    pub fn by_other(&self, at: EntryRef, key: &str) -> Option<Inline> {
        self.by_of(at, key).or_else(|| self.foreign(self.catalog.entry(at)))
    }

    /// The layer that brought a whole entry, if that is a later one and not this page's own.
    fn foreign(&self, entry: &Entry) -> Option<Inline> {
        let other = entry.origin.layer != self.entry().origin.layer;
        self.catalog.short_layer_of(entry).filter(|_| other).map(|layer| whose(layer, None))
    }

    /// What layers took away from under `key`, a line each.
    pub fn removed(&self, key: &str) -> Vec<Inline> {
        self.told_removed.borrow_mut().insert(key.to_owned());
        self.removed_of(self.at, key)
    }

    /// What layers took away from under `key` of an entry, a line each.
    pub fn removed_of(&self, at: EntryRef, key: &str) -> Vec<Inline> {
        self.citations.removed_of(at, key)
    }

    /// A label with its text, if there is one; it stands under `key` in the data.
    pub fn fact(&mut self, label: &str, key: &str, text: Option<&String>) -> Option<FactRow> {
        text.map(|text| FactRow { label: label.to_owned(), text: self.owned(key, text) })
    }

    /// A number with its unit and the numbers of its sources.
    pub fn number(&mut self, quantity: &Quantity, cite: &[String]) -> Vec<Inline> {
        self.citations.number(quantity, cite)
    }

    /// A label with its number, if there is one.
    pub fn measure(
        &mut self,
        label: &str,
        key: &str,
        quantity: Option<&Quantity>,
    ) -> Option<FactRow> {
        let quantity = quantity?;
        let mut text = vec![Inline::text(quantity.to_string())];
        text.extend(self.cites(&quantity.cite));
        text.extend(self.by(key));
        Some(FactRow { label: label.to_owned(), text })
    }

    /// Adds a section of entries, a row each.
    pub fn entries(&mut self, title: &str, entries: impl IntoIterator<Item = EntryRef>) {
        let rows = entries.into_iter().map(|at| self.link("", at, Vec::new())).collect();
        self.section(title, vec![Block::links(rows)]);
    }

    /// Adds a section of the entries that have these ids.
    pub fn entries_of(&mut self, title: &str, ids: &[String]) {
        let catalog = self.catalog;
        self.entries(title, ids.iter().filter_map(|id| catalog.find_ref(id)));
    }

    /// The entries with these ids by their names, one behind another.
    pub fn in_a_row<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i String>,
        between: &Inline,
    ) -> Vec<Inline> {
        let item = |id: &String| {
            let foreign = self.catalog.find(id).and_then(|entry| self.foreign(entry));
            [self.link_to(id, self.name_of(id))].into_iter().chain(foreign).collect()
        };
        Inline::in_a_row(ids.into_iter().map(item), between)
    }

    /// A row that leads to an entry.
    pub fn link(&self, label: &str, target: EntryRef, mut note: Vec<Inline>) -> LinkRow {
        let entry = self.catalog.entry(target);
        if entry.head.draft && !self.entry().head.draft {
            note.push(Inline::muted("not yet held against sources"));
        }
        note.extend(self.foreign(entry));
        LinkRow {
            label: label.to_owned(),
            target: entry.id.clone(),
            title: entry.head.name.clone(),
            note,
            more: Vec::new(),
        }
    }

    /// The other names of the entry, without spellings of its own, which are there for the search.
    pub fn names(&mut self) {
        // More are there for the search.
        const MOST: usize = 12;
        let head = &self.entry().head;
        let mut facts = Vec::new();
        for (label, names) in [("also called", &head.synonyms), ("patients say", &head.lay)] {
            let names = names.iter().map(String::as_str);
            let names: Vec<&str> = names.filter(|name| !reads_alike(name, &head.name)).collect();
            if !names.is_empty() {
                let (shown, rest) = names.split_at(names.len().min(MOST));
                let mut text = vec![Inline::text(shown.join(", "))];
                if !rest.is_empty() {
                    text.push(Inline::muted(and_others(rest.len())));
                }
                facts.push(FactRow { label: label.to_owned(), text });
            }
        }
        self.section("Names", vec![Block::facts(facts)]);
    }

    pub fn finish(mut self, lead: Vec<Inline>) -> Page {
        let entry = self.entry();
        self.citations.also_read(&entry.head.sources);
        let mut provenance: Vec<String> = Vec::new();
        if let Some(reviewed) = entry.head.reviewed {
            provenance.push(format!("reviewed {reviewed}"));
        }
        if let Some(layer) = self.catalog.layer_of(entry) {
            provenance.push(format!("from {layer}"));
        }
        if !entry.changes.replaced().is_empty() {
            provenance.push(format!(
                "replaces the whole entry ({})",
                entry.changes.replaced().join(", ")
            ));
        }
        let layers = entry.changes.layers();
        if !layers.is_empty() {
            provenance.push(format!("changed by {}", layers.join(", ")));
        }
        Page {
            id: entry.id.clone(),
            kind: entry.kind().name(),
            title: entry.head.name.clone(),
            badges: self.badges,
            lead,
            references: self.citations.references(),
            sections: self.sections,
            provenance: provenance.join(" · "),
        }
    }
}
