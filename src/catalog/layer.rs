//! A layer of data: the files of a folder, as they were read.

use super::files::{FoundFile, Holds, below, holds, is_table, open_listed, open_regular};
use super::{Catalog, Entry, Kind, Problem};
use rustc_hash::FxHashMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// One layer of data: its name, and the files of a folder.
#[derive(Debug)]
pub struct Layer {
    /// As the user named it.
    pub name: String,
    /// As a line on a page names it.
    pub short: String,
    files: Vec<DataFile>,
    /// The number of each file by its path.
    numbers: FxHashMap<String, usize>,
}

impl Layer {
    /// A layer with its name, in short too, and its files.
    pub fn new(name: String, short: String, files: Vec<DataFile>) -> Self {
        let numbers = files.iter().enumerate().map(|(number, file)| (file.path.clone(), number));
        Self { name, short, numbers: numbers.collect(), files }
    }

    /// A layer that was not read from files.
    pub fn without_files(name: &str) -> Self {
        Self::new(name.to_owned(), name.to_owned(), Vec::new())
    }

    /// The file with a path inside it.
    pub fn file(&self, path: &str) -> Option<&DataFile> {
        self.numbers.get(path).and_then(|&number| self.files.get(number))
    }
}

/// A data file, as it was read.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// Its path inside the layer, with `/` between folders.
    pub path: String,
    /// Its path as the user named it.
    pub shown: String,
    /// Its bytes, or why it could not be read.
    pub bytes: Result<Vec<u8>, String>,
}

impl DataFile {
    /// Reads a file of a layer.
    pub(super) fn read(file: &FoundFile) -> Self {
        let bytes = read(file).map_err(|error| error.to_string());
        Self { path: file.inside.clone(), shown: file.at.display().to_string(), bytes }
    }

    /// What it holds, if fluoro knows its folder or name.
    #[must_use]
    pub fn holds(&self) -> Option<Holds<Kind>> {
        holds(&self.path, Kind::ALL.map(|kind| (kind, kind.places())))
    }
}

/// Which layer something came from.
impl Catalog {
    /// The name of the layer that an entry as a whole came from, unless that is the lowest.
    #[must_use]
    pub fn layer_of(&self, entry: &Entry) -> Option<&str> {
        let layer = entry.origin.layer;
        self.layers.get(layer).filter(|_| layer > 0).map(|layer| layer.name.as_str())
    }

    /// The same in short, as a line on a page says it.
    #[must_use]
    pub fn short_layer_of(&self, entry: &Entry) -> Option<&str> {
        self.short_layer(entry.origin.layer)
    }

    /// The names, in short, of the layers that lie over the lowest.
    pub fn layers_above(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().skip(1).map(|layer| layer.short.as_str())
    }

    pub(super) fn short_layer(&self, layer: usize) -> Option<&str> {
        self.layers.get(layer).filter(|_| layer > 0).map(|layer| layer.short.as_str())
    }

    pub(super) fn file(&self, layer: usize, path: &str) -> Option<&DataFile> {
        self.layers.get(layer)?.file(path)
    }

    pub(super) fn text_of(&self, layer: usize, path: &str) -> Option<&str> {
        let bytes = self.file(layer, path)?.bytes.as_ref().ok()?;
        std::str::from_utf8(bytes).ok()
    }

    pub(super) fn shown_path(&self, layer: usize, path: &str) -> String {
        match self.file(layer, path) {
            Some(file) => file.shown.clone(),
            None => format!("data/{path}"),
        }
    }
}

/// The folders of entries and the tables, in the words that a remedy uses.
pub fn places() -> String {
    let places = Kind::ALL.iter().flat_map(|kind| kind.places());
    let (tables, folders): (Vec<&str>, Vec<&str>) = places.partition(|place| is_table(place));
    let folders = folders.into_iter().map(|folder| format!("{folder}/"));
    let places: Vec<String> = folders.chain(tables.into_iter().map(str::to_owned)).collect();
    format!("{}, vocabulary/, sources.toml, emergencies.toml, news.toml", places.join(", "))
}

/// Reads the files of the layer in the folder `root`. A folder that cannot be read becomes a problem.
pub fn read_layer(root: &Path, problems: &mut Vec<Problem>) -> Vec<DataFile> {
    files_below(root, problems).iter().map(DataFile::read).collect()
}

/// The files of the layer in the folder `root`. A folder that cannot be read becomes a problem.
pub fn files_below(root: &Path, problems: &mut Vec<Problem>) -> Vec<FoundFile> {
    let mut fault = |folder: &Path, error: io::Error| {
        problems.push(Problem::at(
            folder.display().to_string(),
            None,
            format!("the folder cannot be read ({error})"),
            "name a folder with TOML files that you may read".to_owned(),
        ));
    };
    below(root, &mut fault)
}

/// No file of entries comes near this many bytes.
const LARGEST: u64 = 8 << 20;

/// Reads a file that has a length, as long as it was when it was opened.
fn read(FoundFile { at, is_regular, .. }: &FoundFile) -> io::Result<Vec<u8>> {
    let open = if *is_regular { open_listed } else { open_regular };
    let (file, length) = open(at, File::options().read(true))?;
    if length > LARGEST {
        return Err(io::Error::other(format!("it is larger than {} MiB", LARGEST >> 20)));
    }
    // With room for all of it, it is read at once, and nobody asks whether more has come.
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(length).read_to_end(&mut bytes)?;
    // What the system writes while it is read has no length: some of that never ends, some never begins.
    match bytes.is_empty() {
        true => Err(io::Error::other("it is empty")),
        false => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_toml_files_below_a_folder_and_reports_a_missing_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("conditions")).unwrap();
        std::fs::write(folder.path().join("conditions/b.TOML"), "").unwrap();
        std::fs::write(folder.path().join("conditions/a.toml"), "").unwrap();
        std::fs::write(folder.path().join("conditions/.c.toml"), "").unwrap();
        for passed_over in ["README.md", "a.toml~", "a.toml.bak", "a.tomlx", "toml"] {
            std::fs::write(folder.path().join(passed_over), "").unwrap();
        }
        let mut problems = Vec::new();
        let files = read_layer(folder.path(), &mut problems);
        let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["conditions/a.toml", "conditions/b.TOML"]);
        assert!(problems.is_empty());

        read_layer(&folder.path().join("absent"), &mut problems);
        assert_eq!(problems.len(), 1);
    }

    /// Every fault of the files of a folder.
    fn faults(folder: &Path) -> Vec<String> {
        let files = read_layer(folder, &mut Vec::new()).into_iter();
        files.filter_map(|file| file.bytes.err()).collect()
    }

    #[test]
    fn as_many_bytes_are_read_as_a_file_may_have_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let file = File::create(folder.path().join("news.toml")).unwrap();
        for (bytes, fault) in [
            (0, Some("it is empty")),
            (1, None),
            (LARGEST, None),
            (LARGEST + 1, Some("it is larger than 8 MiB")),
            (1 << 40, Some("it is larger than 8 MiB")),
        ] {
            file.set_len(bytes).unwrap();
            assert_eq!(faults(folder.path()), fault.into_iter().collect::<Vec<_>>(), "{bytes}");
        }
    }

    /// What ends never, or never begins, has no length; what leads nowhere is as good as a file that vanished.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_link_to_what_has_no_end_is_refused_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("news.toml");
        for (to, fault) in [
            ("/proc/self/pagemap", "it is empty"),
            ("/proc/kmsg", "it is empty"),
            ("/proc/self/mem", "it is empty"),
            ("/dev/zero", "it is not a regular file"),
            ("/dev/full", "it is not a regular file"),
            ("/dev/tty", "it is not a regular file"),
            (".", "it is not a regular file"),
            ("news.toml", "symbolic links"),
            ("absent", "No such file"),
        ] {
            std::os::unix::fs::symlink(to, &link).unwrap();
            let faults = faults(folder.path());
            assert!(faults.len() == 1 && faults[0].contains(fault), "{to}: {faults:?}");
            std::fs::remove_file(&link).unwrap();
        }
    }
    /// What stands at the path when it is looked at may be another thing when it is opened.
    #[cfg(unix)]
    #[test]
    fn a_pipe_that_takes_the_place_of_a_file_is_not_waited_for() {
        use std::os::unix::fs::symlink;
        use std::sync::mpsc;
        use std::time::Duration;
        use std::{fs, process, thread};

        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "x").unwrap();
        assert!(process::Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        symlink("file", at("news.toml")).unwrap();
        let (sender, reads) = mpsc::channel();
        // What the folder said of it may be wrong by then.
        let file =
            |is_regular| FoundFile { inside: String::new(), at: at("news.toml"), is_regular };
        let files = [file(true), file(false)];
        thread::spawn(
            move || while files.iter().all(|file| sender.send(read(file).is_ok()).is_ok()) {},
        );
        for turn in 0..3000 {
            symlink(["pipe", "file"][turn % 2], at("next")).unwrap();
            fs::rename(at("next"), at("news.toml")).unwrap();
            assert!(reads.recv_timeout(Duration::from_secs(5)).is_ok(), "it waits");
        }
    }
}
