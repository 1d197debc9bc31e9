//! A layer of data: the files of a folder, as they were read.

use super::files::{Holds, below, holds, is_table};
use super::{Kind, Problem};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One layer of data: its name, and the files of a folder.
#[derive(Debug)]
pub struct Layer {
    /// As the user named it.
    pub name: String,
    /// As a line on a page names it.
    pub short: String,
    /// Its files.
    pub files: Vec<DataFile>,
}

impl Layer {
    /// A layer that was not read from files.
    pub fn without_files(name: &str) -> Self {
        Self { name: name.to_owned(), short: name.to_owned(), files: Vec::new() }
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
    /// What it holds, if fluoro knows its folder or name.
    #[must_use]
    pub fn holds(&self) -> Option<Holds<Kind>> {
        holds(&self.path, Kind::ALL.map(|kind| (kind, kind.places())))
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
    let mut fault = |folder: &Path, error: io::Error| {
        problems.push(Problem::at(
            folder.display().to_string(),
            None,
            format!("the folder cannot be read ({error})"),
            "name a folder with TOML files that you may read".to_owned(),
        ));
    };
    let files = below(root, &mut fault).into_iter();
    let file = |(inside, path): (String, PathBuf)| DataFile {
        path: inside,
        shown: path.display().to_string(),
        bytes: read(&path).map_err(|error| error.to_string()),
    };
    files.map(file).collect()
}

/// No file of entries comes near this many bytes.
const LARGEST: u64 = 8 << 20;

fn read(path: &Path) -> io::Result<Vec<u8>> {
    // A pipe or a device would be waited for without end.
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    if metadata.len() > LARGEST {
        return Err(io::Error::other(format!("it is larger than {} MiB", LARGEST >> 20)));
    }
    fs::read(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_toml_files_below_a_folder_and_reports_a_missing_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("conditions")).unwrap();
        std::fs::write(folder.path().join("conditions/b.toml"), "").unwrap();
        std::fs::write(folder.path().join("conditions/a.toml"), "").unwrap();
        std::fs::write(folder.path().join("conditions/.c.toml"), "").unwrap();
        std::fs::write(folder.path().join("README.md"), "").unwrap();
        let mut problems = Vec::new();
        let files = read_layer(folder.path(), &mut problems);
        let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["conditions/a.toml", "conditions/b.toml"]);
        assert!(problems.is_empty());

        read_layer(&folder.path().join("absent"), &mut problems);
        assert_eq!(problems.len(), 1);
    }
}
