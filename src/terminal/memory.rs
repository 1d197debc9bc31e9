//! What is kept, as files: an empty one for each bookmark and each entry that was read, called by its id, and for each width that
//! the list was given, called by that.
//!
//! A file is there or is not, whatever ends the program, and explorers that run at once only touch the files of what they
//! change: nothing is read, changed and written back, so nothing needs a lock or can be lost. When a file was touched
//! tells the order.

use crate::app::{Memory, MemoryChange};
use crate::catalog::is_id;
use crate::text::clean;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::SystemTime;

const BOOKMARKS: &str = "bookmarks";
const READ: &str = "read";
const LIST_WIDTH: &str = "list-width";

/// What was kept in `folder`; nothing where there is no folder yet. Else the fault, in words for the reader.
pub fn recall(folder: &Path) -> Result<Memory, String> {
    let ids = |name: &str| {
        let folder = folder.join(name);
        ids(&folder).map_err(|error| told(&folder, &error))
    };
    let list_width = ids(LIST_WIDTH)?.iter().find_map(|columns| columns.parse().ok());
    Ok(Memory { bookmarks: ids(BOOKMARKS)?, recents: ids(READ)?, list_width })
}

/// Keeps a change, and says what is kept then, also by others. Else the fault, in words for the reader.
pub fn save(folder: &Path, change: &MemoryChange) -> Result<Memory, String> {
    let kept = match change {
        MemoryChange::Bookmark(id) => touch(&folder.join(BOOKMARKS), id),
        MemoryChange::Unbookmark(id) => remove(&folder.join(BOOKMARKS), id),
        MemoryChange::Read(id) => read(&folder.join(READ), id),
        // There are few widths, and none of them needs to be taken away.
        MemoryChange::ListWidth(columns) => touch(&folder.join(LIST_WIDTH), &columns.to_string()),
    };
    kept.map_err(|error| told(folder, &error))?;
    recall(folder)
}

fn read(folder: &Path, id: &str) -> io::Result<()> {
    touch(folder, id)?;
    ids(folder)?.iter().skip(Memory::MOST_RECENTS).try_for_each(|oldest| remove(folder, oldest))
}

fn touch(folder: &Path, id: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let file = File::options().append(true).create(true).open(folder.join(id))?;
    file.set_modified(SystemTime::now())
}

fn remove(folder: &Path, id: &str) -> io::Result<()> {
    match fs::remove_file(folder.join(id)) {
        // Another explorer was faster.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// The ids that have a file in a folder, the newest first. What is called otherwise is none of ours.
fn ids(folder: &Path) -> io::Result<Vec<String>> {
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        files => files?,
    };
    let mut found = Vec::new();
    for file in files {
        let file = file?;
        let Ok(id) = file.file_name().into_string() else { continue };
        // Another explorer may take it away meanwhile.
        let touched = file.metadata().and_then(|metadata| metadata.modified());
        if let (true, Ok(touched)) = (is_id(&id), touched) {
            found.push((touched, id));
        }
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

fn told(folder: &Path, error: &io::Error) -> String {
    let place = folder.display().to_string();
    format!("bookmarks last for this session only: {error}: {}", clean(&place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    fn bookmark(id: &str) -> MemoryChange {
        MemoryChange::Bookmark(id.to_owned())
    }

    #[test]
    fn what_is_kept_is_recalled_in_its_order_and_without_the_oldest() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("state/fluoro");
        assert_eq!(recall(&folder), Ok(Memory::default()));
        let mut meant = Memory::default();
        let mut changes = vec![bookmark("tips"), bookmark("gout"), bookmark("tips")];
        changes.extend((0..35).map(|number| MemoryChange::Read(format!("entry-{number}"))));
        changes.extend([bookmark("tace"), MemoryChange::Unbookmark("gout".to_owned())]);
        changes.extend([48, 52, 48].map(MemoryChange::ListWidth));
        for change in &changes {
            meant.apply(change);
            assert_eq!(save(&folder, change).unwrap(), meant);
            thread::sleep(std::time::Duration::from_millis(2));
        }
        assert_eq!(recall(&folder), Ok(meant));
    }

    #[test]
    fn explorers_at_once_lose_nothing() {
        let home = tempfile::tempdir().unwrap();
        let ids: Vec<String> = (0..200).map(|number| format!("entry-{number}")).collect();
        thread::scope(|scope| {
            for part in ids.chunks(50) {
                scope.spawn(|| {
                    let set = part.iter().map(|id| bookmark(id));
                    let taken =
                        part.iter().step_by(2).map(|id| MemoryChange::Unbookmark(id.clone()));
                    for change in set.chain(taken) {
                        save(home.path(), &change).unwrap();
                    }
                });
            }
        });
        let mut kept = recall(home.path()).unwrap().bookmarks;
        let mut meant: Vec<String> = ids.into_iter().skip(1).step_by(2).collect();
        kept.sort();
        meant.sort();
        assert_eq!(kept, meant);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_stays_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let strange = home.path().join(BOOKMARKS);
        fs::write(&strange, "not ours").unwrap();
        for fault in [
            recall(home.path()).unwrap_err(),
            save(home.path(), &bookmark("gout")).unwrap_err(),
            save(home.path(), &MemoryChange::Unbookmark("gout".to_owned())).unwrap_err(),
        ] {
            assert!(fault.starts_with("bookmarks last for this session only: "), "{fault}");
        }
        assert_eq!(fs::read_to_string(strange).unwrap(), "not ours");
    }

    #[test]
    fn a_file_that_is_called_otherwise_is_none_of_ours() {
        let home = tempfile::tempdir().unwrap();
        save(home.path(), &bookmark("gout")).unwrap();
        for name in [".DS_Store", "two words", "Gout"] {
            fs::write(home.path().join(BOOKMARKS).join(name), "").unwrap();
        }
        assert_eq!(recall(home.path()).unwrap().bookmarks, ["gout"]);
    }
}
