//! Which files make a layer, and what each of them holds.

use crate::text::{sort_by, sort_by_key};
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, File, FileType, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// What a file of a layer holds, told from its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds<K> {
    /// One entry of a kind; its id is the stem of the name.
    Entry(K),
    /// A table of entries of a kind, each with its id.
    Table(K),
    /// The sources.
    Sources,
    /// Words by which entries are found.
    Vocabulary,
    /// Which emergencies there are.
    Emergencies,
    /// What is new.
    News,
}

/// Folders under the names that they had, with the names that they have.
const RENAMED: [(&str, &str); 1] = [("agents", "drugs")];

/// The folder that now holds what lies in the folder of `path`, if that goes by an old name.
pub fn renamed(path: &str) -> Option<(&'static str, &'static str)> {
    let folder = path.split('/').next()?;
    RENAMED.into_iter().find(|(old, _)| *old == folder)
}

/// Whether a place is a file of rows, not a folder.
pub fn is_table(place: &str) -> bool {
    Path::new(place).extension().is_some()
}

/// What the file at `path` holds, if its folder or name is a place of one of the `kinds`, or one that all share.
pub fn holds<K>(
    path: &str,
    kinds: impl IntoIterator<Item = (K, &'static [&'static str])>,
) -> Option<Holds<K>> {
    let (folder, file) = path.split_once('/').unwrap_or((path, ""));
    match (folder, file) {
        ("sources.toml", "") => return Some(Holds::Sources),
        ("emergencies.toml", "") => return Some(Holds::Emergencies),
        ("news.toml", "") => return Some(Holds::News),
        ("vocabulary", file) if !file.is_empty() => return Some(Holds::Vocabulary),
        _ => {}
    }
    let place = renamed(path).map_or(folder, |(_, new)| new);
    let (kind, _) = kinds.into_iter().find(|(_, places)| places.contains(&place))?;
    match (is_table(place), file.is_empty()) {
        (true, true) => Some(Holds::Table(kind)),
        (false, false) => Some(Holds::Entry(kind)),
        _ => None,
    }
}

/// The name of the file at `path` without its ending.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A file that a folder lists.
#[derive(Debug)]
pub struct FoundFile {
    /// Its path inside the layer, with `/` between folders.
    pub inside: String,
    /// Its path as the folder was named.
    pub at: PathBuf,
    /// Whether the folder says that it is a regular file; of a link it does not.
    pub is_regular: bool,
}

/// Every TOML file below `root`: in the order of their paths inside it, those in folders of an old name last.
///
/// Hidden files and files of other types are passed over. `fault` is told of a folder that cannot be read.
pub fn below(root: &Path, fault: &mut impl FnMut(&Path, io::Error)) -> Vec<FoundFile> {
    let mut files = Vec::new();
    collect(root, "", &mut files, fault);
    sort_by_key(&mut files, |file| renamed(&file.inside).is_some());
    files
}

/// Opens the regular file at `path`, and says how long it is. A pipe or a device would be waited for without end, also one that takes its place
/// meanwhile: what was opened is looked at too.
///
/// # Errors
/// When it is no regular file, or cannot be opened.
pub fn open_regular(path: &Path, options: &mut OpenOptions) -> io::Result<(File, u64)> {
    // Opening alone does something to some devices.
    regular(&fs::metadata(path)?)?;
    open_listed(path, options)
}

/// The same of a file that a folder lists as a regular one: it is not looked at before.
pub fn open_listed(path: &Path, options: &mut OpenOptions) -> io::Result<(File, u64)> {
    let file = without_waiting(options).open(path)?;
    let length = regular(&file.metadata()?)?;
    Ok((file, length))
}

/// The length of a regular file.
fn regular(metadata: &Metadata) -> io::Result<u64> {
    match metadata.is_file() {
        true => Ok(metadata.len()),
        false => Err(io::Error::other("it is not a regular file")),
    }
}

/// The same options, by which a pipe is opened without waiting for its other end.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, libc::O_NONBLOCK)
}

#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Puts the files below a folder, which lies `inside` another, behind `files`.
fn collect(
    folder: &Path,
    inside: &str,
    files: &mut Vec<FoundFile>,
    fault: &mut impl FnMut(&Path, io::Error),
) {
    let items = || -> io::Result<Vec<(OsString, FileType)>> {
        let item = |item: DirEntry| Ok((item.file_name(), item.file_type()?));
        fs::read_dir(folder)?.map(|found| item(found?)).collect()
    };
    let mut items = items().unwrap_or_else(|error| {
        fault(folder, error);
        Vec::new()
    });
    sort_by(&mut items, |(one, _), (other, _)| one.cmp(other));
    for (name, is) in items {
        let path = folder.join(&name);
        let is_toml = |ending: &OsStr| ending.eq_ignore_ascii_case("toml");
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        let inside = if inside.is_empty() { name.into_owned() } else { format!("{inside}/{name}") };
        // A link to a folder is not followed: it may lead in a circle.
        if is.is_dir() {
            collect(&path, &inside, files, fault);
        } else if path.extension().is_some_and(is_toml) {
            files.push(FoundFile { inside, at: path, is_regular: is.is_file() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_tells_what_a_file_holds() {
        let kinds: [(char, &'static [&'static str]); 3] =
            [('c', &["conditions"]), ('m', &["milestones.toml"]), ('d', &["drugs"])];
        let holds = |path| holds(path, kinds);
        assert_eq!(holds("conditions/gout.toml"), Some(Holds::Entry('c')));
        assert_eq!(holds("milestones.toml"), Some(Holds::Table('m')));
        assert_eq!(holds("conditons/gout.toml"), None);
        assert_eq!(holds("gout.toml"), None);
        assert_eq!(holds("agents/house-drug.toml"), Some(Holds::Entry('d')));
        assert_eq!(renamed("agents/house-drug.toml"), Some(("agents", "drugs")));
        assert_eq!(stem("conditions/gout.toml"), "gout");
    }
}
