//! Layers as they are laid one over another, until they are a catalog.

use super::files::FoundFile;
use super::layer::{DataFile, Layer, files_below};
use super::load::{Buffers, LayerPlace, load_file};
use super::loaded::{Loaded, LoadedEntry};
use super::locate::Lines;
use super::parallel::side_by_side;
use super::problem::first_of_each_file;
use super::{
    Catalog, Directory, EmergencyTable, Entry, EntryRef, News, Problem, Relations, Source, Sources,
    Vocabulary, check,
};
use crate::packed::count;
use crate::text::{clean, mapped, sort_by, sort_by_key};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// What of one layer cannot stand beside something else, told with its place.
struct Clashes<'f> {
    of: &'f Layer,
    /// Where the lines of a file begin, for the files that were asked for.
    lines: HashMap<&'f str, Lines<'f>>,
    problems: Vec<Problem>,
}

impl Clashes<'_> {
    /// Adds a problem at a byte of a file, or with the file alone.
    fn report(&mut self, path: &str, byte: Option<usize>, fault: String, remedy: &str) {
        let (path, place) = self.place(path, byte);
        self.problems.push(Problem::at(path, place, fault, remedy.to_owned()));
    }

    /// The file as the user named it, with the line and the column of a byte in it.
    fn place(&mut self, path: &str, byte: Option<usize>) -> (String, Option<(usize, usize)>) {
        let Some(file) = self.of.file(path) else {
            return (format!("data/{path}"), None);
        };
        let lines = self.lines.entry(&file.path).or_insert_with(|| {
            let bytes = file.bytes.as_deref().unwrap_or_default();
            Lines::new(std::str::from_utf8(bytes).unwrap_or_default())
        });
        (file.shown.clone(), byte.map(|byte| lines.place(byte)))
    }
}

/// A name as a page may show it: a folder may be called anything.
fn in_a_line(name: &str) -> String {
    clean(name).replace('\n', " ")
}

/// How many files of a folder are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Those that are.
    pub read: usize,
    /// All of them.
    pub of: usize,
}

/// Layers as they are laid one over another.
#[derive(Default)]
pub struct Stack {
    layers: Vec<Layer>,
    entries: BTreeMap<String, Box<Entry>>,
    /// What they were before the first layer laid something over them.
    beneath: BTreeMap<String, Entry>,
    sources: BTreeMap<String, (usize, Source)>,
    vocabulary: Vocabulary,
    emergencies: Vec<(usize, EmergencyTable)>,
    news: Vec<News>,
    problems: Vec<Problem>,
}

impl Stack {
    /// What is laid over a catalog.
    pub fn over(catalog: Catalog) -> Self {
        // What is packed is read side by side; each entry stays where it is then.
        let refs: Vec<EntryRef> = catalog.refs().collect();
        let _ = side_by_side(&refs, |(): &mut (), &at| catalog.entry(at).kind(), |_| {});
        let Catalog {
            layers,
            entries,
            beneath,
            sources,
            vocabulary,
            emergencies,
            news,
            problems,
            ..
        } = catalog;
        let entries = entries.into_boxes().map(|entry| (entry.id.clone(), entry));
        let of_layer = sources.layers.all().iter().map(|layer| layer as usize);
        let rows = of_layer.zip(sources.rows.into_vec());
        let sources = mapped(rows.map(|(layer, source)| (source.id.clone(), (layer, source))));
        let entries = mapped(entries);
        Self { layers, entries, beneath, sources, vocabulary, emergencies, news, problems }
    }

    /// The catalog with folders laid on top, and with their faults.
    pub fn with_folders(
        mut self,
        folders: &[PathBuf],
        tell: &(impl Fn(Progress) + Sync),
    ) -> Catalog {
        let lowest = self.layers.len();
        for folder in folders {
            self.add_folder(folder, tell);
        }
        let mut catalog = self.into_catalog();
        if !folders.is_empty() {
            let found = check::check(&catalog, &|layer| layer >= lowest);
            catalog.problems.extend(found);
        }
        catalog
    }

    /// Lays the files of a folder on top.
    pub fn add_folder(&mut self, folder: &Path, tell: &(impl Fn(Progress) + Sync)) {
        let mut loaded = Loaded::default();
        let paths = files_below(folder, &mut loaded.problems);
        // A folder that is named `.` has a name all the same.
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let path = in_a_line(&folder.to_string_lossy());
        let name = whole
            .file_name()
            .map_or_else(|| path.clone(), |name| in_a_line(&name.to_string_lossy()));
        // The folder in the reader's data folder is named like the program, which must not seem to speak.
        let name = if name == env!("CARGO_PKG_NAME") { "your data".to_owned() } else { name };
        // Two folders of one name are told apart by their paths.
        let name = match self.layers.iter().any(|layer| layer.short == name) {
            true => path.clone(),
            false => name,
        };
        let names_beneath: Vec<&str> =
            self.layers.iter().map(|layer| layer.short.as_str()).collect();
        let place = LayerPlace {
            layer: self.layers.len(),
            name: &name,
            names_beneath: &names_beneath,
            beneath: &self.entries,
        };
        let load = |buffers: &mut Buffers, file: &FoundFile| {
            let file = DataFile::read(file);
            let mut loaded = Loaded::default();
            load_file(&file, place, buffers, &mut loaded);
            (file, loaded)
        };
        let of = paths.len();
        let mut files = Vec::with_capacity(of);
        for (file, of_file) in side_by_side(&paths, load, |read| tell(Progress { read, of })) {
            files.push(file);
            loaded.append(of_file);
        }
        self.add(Layer::new(path, name, files), loaded);
    }

    pub fn add(&mut self, layer: Layer, loaded: Loaded) {
        let number = self.layers.len();
        self.problems.extend(first_of_each_file(&loaded.problems));
        for vocabulary in loaded.vocabulary {
            self.vocabulary.add(vocabulary);
        }
        self.emergencies.push((number, loaded.emergencies));
        for news in loaded.news {
            if !self.news.contains(&news) {
                self.news.push(news);
            }
        }
        let mut clashes = Clashes { of: &layer, lines: HashMap::new(), problems: Vec::new() };
        let mut first: FxHashMap<String, String> = FxHashMap::default();
        for LoadedEntry { entry, file, byte } in loaded.entries {
            match (first.get(&entry.id), self.entries.get(&entry.id)) {
                (Some(twin), _) => {
                    let (twin, _) = clashes.place(twin, None);
                    let fault = format!("the id `{}` is already that of {twin}", entry.id);
                    clashes.report(
                        &file,
                        byte,
                        fault,
                        "give one of the two another id; the first one is used",
                    );
                }
                (None, Some(twin)) if twin.kind() != entry.kind() => {
                    let (kind, other) = (entry.kind().name(), twin.kind().name());
                    let fault = format!("a {kind} would replace the {other} `{}`", entry.id);
                    clashes.report(
                        &file,
                        byte,
                        fault,
                        "give it another id; the earlier one is used",
                    );
                }
                _ => {
                    first.insert(entry.id.clone(), file);
                    let id = entry.id.clone();
                    if let Some(before) = self.entries.insert(id.clone(), entry) {
                        self.beneath.entry(id).or_insert(*before);
                    }
                }
            }
        }
        let mut ids = HashSet::new();
        for (source, byte) in loaded.sources {
            let id = source.id.clone();
            let (fault, remedy) = match self.sources.get(&id) {
                _ if !ids.insert(id.clone()) => (
                    format!("the source `{id}` stands twice"),
                    "remove one of the two; the first one is used",
                ),
                Some((_, known)) if *known != source => (
                    format!("the source `{id}` is one of an earlier layer"),
                    "give yours an id of its own and cite that; the earlier one is used",
                ),
                Some(_) => continue,
                None => {
                    self.sources.insert(id, (number, source));
                    continue;
                }
            };
            clashes.report("sources.toml", Some(byte), fault, remedy);
        }
        self.problems.extend(first_of_each_file(&clashes.problems));
        self.layers.push(layer);
    }

    pub fn into_catalog(mut self) -> Catalog {
        sort_by_key(&mut self.news, |news| std::cmp::Reverse(news.date));
        // They stand in the order of their ids, in which equal ones stay.
        let entries: Vec<_> = self.entries.into_values().collect();
        let keys = side_by_side(&entries, |(): &mut (), entry| entry.sort_key(), |_| {});
        let mut keyed: Vec<_> = keys.into_iter().zip(entries).collect();
        sort_by(&mut keyed, |(one, _), (other, _)| one.cmp(other));
        let entries: Vec<_> = keyed.into_iter().map(|(_, entry)| entry).collect();
        let directory = Directory::of(&entries);
        let relations = Relations::new(&entries, |id| directory.find(id));
        let (layers, sources): (Vec<usize>, Vec<Source>) = self.sources.into_values().unzip();
        let sources = Sources {
            ids: sources.iter().map(|source| &source.id).collect(),
            layers: layers.into_iter().map(count).collect(),
            rows: sources.into_iter().collect(),
        };
        Catalog {
            layers: self.layers,
            entries: entries.into_iter().collect(),
            directory,
            sources,
            relations,
            vocabulary: self.vocabulary,
            emergencies: self.emergencies,
            news: self.news,
            beneath: self.beneath,
            mentions: None,
            problems: self.problems,
            behind: None,
        }
    }
}
