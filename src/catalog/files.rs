//! Which files make a layer, and what each of them holds.

use super::{Kind, Problem};
use std::io;
use std::path::{Path, PathBuf};

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

/// What a file of a layer holds, told from its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// One entry; its id is the stem of the name.
    Entry(Kind),
    /// A table of entries, each with its id.
    Table(Kind),
    /// The sources.
    Sources,
    /// Words by which entries are found.
    Vocabulary,
}

/// Folders under the names that they had, with the names that they have.
const RENAMED: [(&str, &str); 1] = [("agents", "drugs")];

/// The folder that now holds what lies in the folder of `path`, if that goes by an old name.
pub fn renamed(path: &str) -> Option<(&'static str, &'static str)> {
    let folder = path.split('/').next()?;
    RENAMED.into_iter().find(|(old, _)| *old == folder)
}

/// The folders of entries and the tables, in the words that a remedy uses.
pub fn places() -> String {
    let places = Kind::ALL.iter().flat_map(|kind| kind.places());
    let (tables, folders): (Vec<&str>, Vec<&str>) = places.partition(|place| is_table(place));
    let folders = folders.into_iter().map(|folder| format!("{folder}/"));
    let places: Vec<String> = folders.chain(tables.into_iter().map(str::to_owned)).collect();
    format!("{}, vocabulary/, sources.toml", places.join(", "))
}

/// Whether a place is a file of rows, not a folder.
fn is_table(place: &str) -> bool {
    Path::new(place).extension().is_some()
}

/// What the file at `path` holds, if fluoro knows its folder or name.
pub fn holds(path: &str) -> Option<Holds> {
    let (folder, file) = path.split_once('/').unwrap_or((path, ""));
    match (folder, file) {
        ("sources.toml", "") => return Some(Holds::Sources),
        ("vocabulary", file) if !file.is_empty() => return Some(Holds::Vocabulary),
        _ => {}
    }
    let place = renamed(path).map_or(folder, |(_, new)| new);
    let kind = Kind::ALL.into_iter().find(|kind| kind.places().contains(&place))?;
    match (is_table(place), file.is_empty()) {
        (true, true) => Some(Holds::Table(kind)),
        (false, false) => Some(Holds::Entry(kind)),
        _ => None,
    }
}

/// Reads every TOML file below `root`, in the order of their paths, those in folders of an old name last.
///
/// Hidden files and files of other types are passed over. A folder that cannot be read becomes a problem.
pub fn read_layer(root: &Path, problems: &mut Vec<Problem>) -> Vec<DataFile> {
    let mut paths = Vec::new();
    collect(root, &mut paths, problems);
    paths.sort_by_cached_key(|path| (renamed(&inside(root, path)).is_some(), path.clone()));
    let file = |path: PathBuf| DataFile {
        path: inside(root, &path),
        shown: path.display().to_string(),
        bytes: read(&path).map_err(|error| error.to_string()),
    };
    paths.into_iter().map(file).collect()
}

/// No file of entries comes near this many bytes.
const LARGEST: u64 = 8 << 20;

fn read(path: &Path) -> io::Result<Vec<u8>> {
    // A pipe or a device would be waited for without end.
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    if metadata.len() > LARGEST {
        return Err(io::Error::other(format!("it is larger than {} MiB", LARGEST >> 20)));
    }
    std::fs::read(path)
}

fn inside(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
    let visit = |paths: &mut Vec<PathBuf>| -> io::Result<Vec<PathBuf>> {
        let mut folders = Vec::new();
        for item in std::fs::read_dir(folder)? {
            let item = item?;
            let path = item.path();
            if item.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            // A link to a folder is not followed: it may lead in a circle.
            if item.file_type()?.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
            {
                paths.push(path);
            }
        }
        Ok(folders)
    };
    match visit(paths) {
        Ok(folders) => folders.iter().for_each(|folder| collect(folder, paths, problems)),
        Err(error) => problems.push(Problem::at(
            folder.display().to_string(),
            None,
            format!("the folder cannot be read ({error})"),
            "name a folder with TOML files that you may read".to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_tells_what_a_file_holds() {
        assert_eq!(holds("conditions/gout.toml"), Some(Holds::Entry(Kind::Condition)));
        assert_eq!(holds("milestones.toml"), Some(Holds::Table(Kind::Milestone)));
        assert_eq!(holds("conditons/gout.toml"), None);
        assert_eq!(holds("gout.toml"), None);
        assert_eq!(holds("agents/house-drug.toml"), Some(Holds::Entry(Kind::Drug)));
        assert_eq!(renamed("agents/house-drug.toml"), Some(("agents", "drugs")));
    }

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
