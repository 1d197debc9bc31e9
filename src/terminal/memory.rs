//! What is kept, as files: an empty one for each bookmark and each entry that was read, called by its id, and for each width that
//! the list was given, called by that.
//!
//! A file is there or is not, whatever ends the program, and explorers that run at once only touch the files of what they
//! change: nothing is read, changed and written back, so nothing needs a lock or can be lost. When a file was touched
//! tells the order.
//!
//! Only empty files are ours: a folder, a pipe, a link or a text under such a name is no mark, and is neither opened nor
//! taken away.

use crate::app::{Memory, MemoryChange};
use crate::catalog::{is_id, open_regular};
use crate::text::{clean, sort_by};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::SystemTime;

const BOOKMARKS: &str = "bookmarks";
const READ: &str = "read";
const LIST_WIDTH: &str = "list-width";

/// Nobody sets as many bookmarks: a folder of more files is something else.
const MOST_FILES: usize = 10_000;

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
    let path = folder.join(id);
    // A new file follows no link.
    let file = match File::options().append(true).create_new(true).open(&path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            is_mark_at(&path)?;
            open_regular(&path, File::options().append(true))?.0
        }
        file => file?,
    };
    file.set_modified(SystemTime::now())
}

fn remove(folder: &Path, id: &str) -> io::Result<()> {
    let path = folder.join(id);
    match is_mark_at(&path).and_then(|()| fs::remove_file(path)) {
        // Another explorer was faster.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Refuses what is not ours.
fn is_mark_at(path: &Path) -> io::Result<()> {
    if is_mark(&path.symlink_metadata()?) {
        return Ok(());
    }
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().map(name).unwrap_or_default();
    Err(io::Error::other(format!("`{folder}/{}` is no empty file", name(path))))
}

fn is_mark(metadata: &Metadata) -> bool {
    metadata.is_file() && metadata.len() == 0
}

/// The ids that have a mark in a folder, the newest first. What is called otherwise, or is something else, is none of ours.
fn ids(folder: &Path) -> io::Result<Vec<String>> {
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        files => files?,
    };
    let mut found = Vec::new();
    for (number, file) in files.enumerate() {
        let file = file?;
        if number == MOST_FILES {
            return Err(io::Error::other(format!("it holds more than {MOST_FILES} files")));
        }
        let Ok(id) = file.file_name().into_string() else { continue };
        // Another explorer may take it away meanwhile.
        let Ok(metadata) = file.metadata() else { continue };
        if let (true, Ok(touched)) = (is_id(&id) && is_mark(&metadata), metadata.modified()) {
            found.push((touched, id));
        }
    }
    sort_by(&mut found, |a, b| b.cmp(a));
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
    /// What may stand in the place of a mark, by name; none of it is one.
    #[cfg(unix)]
    fn others_in(folder: &Path) -> [&'static str; 6] {
        use std::os::unix::fs::symlink;

        fs::create_dir_all(folder.join("folder")).unwrap();
        let pipe = std::process::Command::new("mkfifo").arg(folder.join("pipe")).status();
        assert!(pipe.unwrap().success());
        fs::write(folder.join("text"), "mine").unwrap();
        fs::write(folder.join("../elsewhere"), "").unwrap();
        for (name, to) in [("dangling", "../nothing"), ("loop", "loop"), ("link", "../elsewhere")] {
            symlink(to, folder.join(name)).unwrap();
        }
        ["folder", "pipe", "text", "dangling", "loop", "link"]
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_mark_is_not_opened_changed_or_taken_away_and_that_is_told() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(BOOKMARKS);
        let names = others_in(&folder);
        let was = |name: &str| {
            let metadata = folder.join(name).symlink_metadata().unwrap();
            (metadata.file_type(), metadata.len(), metadata.modified().unwrap())
        };
        let elsewhere = || fs::metadata(home.path().join("elsewhere")).unwrap().modified().unwrap();
        save(home.path(), &bookmark("gout")).unwrap();
        for name in names {
            let (before, linked) = (was(name), elsewhere());
            for change in [bookmark(name), MemoryChange::Unbookmark(name.to_owned())] {
                // A save that waits for a pipe would hold the keys.
                let (sender, saved) = std::sync::mpsc::channel();
                let root = home.path().to_owned();
                thread::spawn(move || sender.send(save(&root, &change)));
                let saved = saved.recv_timeout(std::time::Duration::from_secs(5));
                let fault = saved.expect(name).expect_err(name);
                assert!(fault.contains(&format!("`bookmarks/{name}` is no empty file")), "{fault}");
            }
            assert!(was(name) == before && elsewhere() == linked, "{name}");
        }
        assert!(!home.path().join("nothing").exists());
        assert_eq!(recall(home.path()).unwrap().bookmarks, ["gout"]);
    }

    #[test]
    fn a_folder_of_no_end_is_told_of() {
        let home = tempfile::tempdir().unwrap();
        save(home.path(), &bookmark("gout")).unwrap();
        for number in 0..MOST_FILES {
            fs::write(home.path().join(BOOKMARKS).join(number.to_string()), "").unwrap();
        }
        assert!(recall(home.path()).unwrap_err().contains("it holds more than 10000 files"));
    }
}
