//! What is known: entries, their sources and relations, read once and never changed.
//!
//! Layers lie one over another: the embedded data, then each folder that the user names. A later
//! layer's entry adds to an earlier one of the same id, or replaces it where it says so. A fault in a file is a [`Problem`]; what is
//! sound still loads.

mod amount;
mod bleeding;
mod changes;
mod check;
mod code_book;
mod condition;
mod date;
mod directory;
mod dose;
mod drug;
mod emergency;
mod entry;
mod facts;
mod fields;
mod files;
mod fullness;
mod glossary;
mod head;
mod kind;
mod kinds;
mod layer;
mod load;
mod loaded;
mod locate;
mod markup;
mod meant;
mod mentions;
mod merge;
mod milestone;
mod modality;
mod news;
mod parallel;
mod pathway;
mod plain;
mod plan;
mod precautions;
mod problem;
mod procedure;
mod quantity;
mod relations;
mod renamed;
mod route;
mod safety;
mod severity;
mod sift;
mod source;
mod stack;
mod topic;
mod trend;
mod trial;
mod typed;
mod vocabulary;
mod wording;
mod words;

pub use bleeding::{BleedingRisk, Neuraxial, Risk, RiskVariant, Tier};
pub use changes::{Change, Changes, Removed};
pub use code_book::{BookCode, CodeBook, ICD10CM};
pub use condition::{BodyRegion, System, Urgency};
pub use date::{Date, DateError};
pub use dose::DrugDose;
pub use drug::{Hold, HoldAction, Restart, TIME};
pub use emergency::{Call, Emergency, EmergencyRow, EmergencyTable, Haste};
pub use entry::{Body, Entry, Listing, Origin, is_id};
pub use facts::{Fact, FieldPath, Walk};
pub use fields::{FieldInfo, FieldType, Fields, Means, Shape, Told};
pub(crate) use files::open_regular;
pub use glossary::GlossaryField;
pub use head::Head;
pub use kind::Kind;
pub(crate) use kinds::each_kind;
pub use layer::{DataFile, read_layer};
pub use locate::Lines;
pub use markup::{Piece, Voice, cites, pieces, read_aloud};
pub use milestone::MilestoneField;
pub use modality::{Comparison, ContrastAgent, Dose, Grade};
pub use news::{News, NewsTable};
pub use pathway::{Stage, StageKind};
pub use plan::{DrugGroup, Plan, PlanDrugs, PlanRow, Situation};
pub use precautions::{BodyRules, DrugRules, Limited, Placed, Precautions, Rules, is_first_aid};
pub use problem::Problem;
pub use procedure::{
    Better, Category, Complication, Contraindications, Evidence, Outcome, TreatmentRole, Treats,
};
pub use quantity::{Dimension, Quantity, Unit};
pub use relations::{Relations, Treatment};
pub use route::{Implant, Route};
pub use safety::{Area, Bound, Limit};
pub use severity::{HarmGrade, HarmScheme, Severity};
pub use source::{Source, SourceKind};
pub use stack::Progress;
pub use topic::{Question, TopicSection};
pub use trend::TrendStatus;
pub use trial::{Design, TrialResult, Went};
pub use vocabulary::{Aspect, Code, Decoration, Device, Doid, Home, Vocabulary};

macro_rules! fields_of_kinds {
    ($( $(#[$about:meta])* $kind:ident in $module:ident:
        $name:literal, $plural:literal, $places:expr; )*) => {
        $(pub use $module::$kind;)*
    };
}
each_kind!(fields_of_kinds);

use crate::packed::{Lists, Numbers, Pack, Packer, Rows, Texts, Unpacker, packed_fields};
use crate::text::sort_by;
use directory::Directory;
use layer::Layer;
use loaded::{Loaded, LoadedEntry};
use stack::Stack;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The place of an entry in its catalog. It lives no longer than that: what lasts holds the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryRef(u32);

impl EntryRef {
    /// The place with a number.
    pub(crate) const fn at(number: u32) -> Self {
        Self(number)
    }

    /// The place as a number, from 0, for tables beside the catalog.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Everything that is known.
#[derive(Debug)]
pub struct Catalog {
    layers: Vec<Layer>,
    entries: Rows<Entry>,
    directory: Directory,
    sources: Sources,
    relations: Relations,
    vocabulary: Vocabulary,
    /// What each layer says of emergencies, from the lowest.
    emergencies: Vec<(usize, EmergencyTable)>,
    news: Vec<News>,
    /// What the entries were before the first layer laid something over them, by their ids.
    beneath: BTreeMap<String, Entry>,
    /// For each entry the words of the glossary that stand in it, where that was found out before.
    mentions: Option<Lists>,
    problems: Vec<Problem>,
    /// What is packed behind the catalog, where nothing was laid over it.
    behind: Option<Unpacker>,
}

/// What facts can be traced to.
#[derive(Debug, Default)]
struct Sources {
    /// The ids, in order.
    ids: Texts,
    rows: Rows<Source>,
    /// The layer that each came from.
    layers: Numbers,
}

packed_fields!(Sources: ids, rows, layers);

impl Catalog {
    /// The catalog that was packed with [`Catalog::pack`], by the name of its layer.
    pub(crate) fn unpack(layer: &str, mut unpacker: Unpacker) -> Self {
        let from = &mut unpacker;
        let mut catalog = Self {
            layers: vec![Layer::without_files(layer)],
            entries: Pack::unpack(from),
            directory: Pack::unpack(from),
            sources: Pack::unpack(from),
            relations: Pack::unpack(from),
            vocabulary: Pack::unpack(from),
            emergencies: Rows::<EmergencyTable>::unpack(from)
                .into_vec()
                .into_iter()
                .map(|table| (0, table))
                .collect(),
            news: Rows::unpack(from).into_vec(),
            beneath: BTreeMap::new(),
            mentions: Some(Pack::unpack(from)),
            problems: Vec::new(),
            behind: None,
        };
        catalog.behind = Some(unpacker);
        catalog
    }

    /// Writes the catalog, which has one layer.
    pub(crate) fn pack(&self, packer: &mut Packer) {
        self.entries.pack(packer);
        self.directory.pack(packer);
        self.sources.pack(packer);
        self.relations.pack(packer);
        self.vocabulary.pack(packer);
        let emergencies = self.emergencies.iter().map(|(_, table)| table.clone());
        emergencies.collect::<Rows<_>>().pack(packer);
        self.news.iter().cloned().collect::<Rows<_>>().pack(packer);
        self.all_mentions().pack(packer);
    }

    /// What is packed behind the catalog, where nothing was laid over it.
    pub(crate) fn behind(&self) -> Option<Unpacker> {
        self.behind.clone()
    }

    /// The catalog with `folders` laid over it, the last on top: a layer's entry adds to the earlier one of its id, unless it says
    /// `replace = true`.
    ///
    /// Faults in the folders are found in [`Catalog::problems`].
    #[must_use]
    pub fn with_folders(self, folders: &[PathBuf]) -> Self {
        self.with_folders_telling(folders, &|_| {})
    }

    /// The same, telling how far it has come.
    #[must_use]
    pub fn with_folders_telling(
        self,
        folders: &[PathBuf],
        tell: &(impl Fn(Progress) + Sync),
    ) -> Self {
        match folders {
            [] => self,
            folders => Stack::over(self).with_folders(folders, tell),
        }
    }

    /// What the files of a folder hold; how it belongs together is not checked.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let mut stack = Stack::default();
        stack.add_folder(folder, &|_| {});
        stack.into_catalog()
    }

    /// `folders` alone, the last on top, without the embedded data beneath them.
    #[must_use]
    pub fn from_folders(folders: &[PathBuf]) -> Self {
        Stack::default().with_folders(folders, &|_| {})
    }

    /// A catalog of entries that were made elsewhere, with words by which they are found.
    #[must_use]
    pub fn from_entries(entries: Vec<Entry>, vocabulary: Vocabulary) -> Self {
        let mut stack = Stack::default();
        let made = |entry| LoadedEntry { entry: Box::new(entry), file: String::new(), byte: None };
        let entries = entries.into_iter().map(made).collect();
        let loaded = Loaded { entries, vocabulary: vec![vocabulary], ..Loaded::default() };
        stack.add(Layer::without_files("made"), loaded);
        stack.into_catalog()
    }

    /// Every fault of every layer, the embedded one too.
    #[must_use]
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        problems.extend(check::check(self, &|_| true));
        sort_by(&mut problems, Ord::cmp);
        problems.dedup();
        problems
    }

    /// What layers altered of what can hurt, and in what they are looser than what lies beneath them. None of it is a fault.
    #[must_use]
    pub fn altered(&self) -> Vec<Problem> {
        check::altered(self)
    }

    /// The keys of an entry that hold nothing yet, and could.
    #[must_use]
    pub fn missing(&self, at: EntryRef) -> Vec<&'static str> {
        let mut missing = fullness::missing(self.entry(at));
        if !self.relations.trials_of(at).is_empty() {
            missing.retain(|&key| key != "evidence");
        }
        missing
    }

    /// Faults found while loading, in the order of their files.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Takes in faults of files of the reader that hold no data.
    pub fn report(&mut self, problems: Vec<Problem>) {
        self.problems.extend(problems);
    }

    /// Every entry, in the order of kinds, groups and names.
    #[must_use]
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The places of every entry, in the same order.
    pub fn refs(&self) -> impl Iterator<Item = EntryRef> + use<> {
        (0..u32::try_from(self.entries.len()).unwrap_or(u32::MAX)).map(EntryRef)
    }

    /// The places of the entries of one kind, in the order in which lists show them.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = EntryRef> + use<> {
        self.directory.of_kind(kind).map(EntryRef)
    }

    /// The entry at a place.
    ///
    /// # Panics
    /// When the place is of another catalog.
    #[must_use]
    pub fn entry(&self, at: EntryRef) -> &Entry {
        match self.entries.get(at.index()) {
            Some(entry) => entry,
            None => unreachable!("the place is of another catalog"),
        }
    }

    /// The id of the entry at a place.
    #[must_use]
    pub fn id(&self, at: EntryRef) -> &str {
        self.directory.id(at)
    }

    /// The name of the entry at a place.
    #[must_use]
    pub fn name(&self, at: EntryRef) -> &str {
        self.directory.name(at)
    }

    /// The first abbreviation of the entry at a place, or nothing.
    #[must_use]
    pub fn abbreviation(&self, at: EntryRef) -> &str {
        self.directory.abbreviation(at)
    }

    /// What the entry at a place is about.
    #[must_use]
    pub fn kind(&self, at: EntryRef) -> Kind {
        self.directory.kind(at)
    }

    /// Whether the entry at a place is not written yet.
    #[must_use]
    pub fn is_draft(&self, at: EntryRef) -> bool {
        self.directory.is_draft(at)
    }

    /// The word that stands beside a name: the kind of the entry, unless that is not held against sources yet.
    #[must_use]
    pub fn kind_or_draft(&self, at: EntryRef) -> &'static str {
        if self.is_draft(at) { "draft" } else { self.kind(at).name() }
    }

    /// The latest day on which an entry was held against its sources.
    #[must_use]
    pub fn reviewed(&self) -> Option<Date> {
        self.directory.reviewed()
    }

    /// The place of the entry with an id.
    #[must_use]
    pub fn find_ref(&self, id: &str) -> Option<EntryRef> {
        self.directory.find(id)
    }

    /// The entry with an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.find_ref(id).map(|at| self.entry(at))
    }

    /// The source with an id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.ids.find(id).and_then(|at| self.sources.rows.get(at))
    }

    /// Every source, in the order of their ids.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.rows.iter()
    }

    /// The name, in short, of the layer that a source came from, unless that is the lowest.
    #[must_use]
    pub fn short_layer_of_source(&self, source: &Source) -> Option<&str> {
        let at = self.sources.ids.find(&source.id)?;
        self.short_layer(self.sources.layers.at(at) as usize)
    }

    fn sources_with_layer(&self) -> impl Iterator<Item = (usize, &Source)> {
        self.sources.layers.all().iter().map(|layer| layer as usize).zip(self.sources())
    }

    /// How entries belong together.
    #[must_use]
    pub const fn relations(&self) -> &Relations {
        &self.relations
    }

    /// Words by which entries are found, beside their own names.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// What is new, the latest first.
    #[must_use]
    pub fn news(&self) -> &[News] {
        &self.news
    }
}

#[cfg(test)]
mod growth;
