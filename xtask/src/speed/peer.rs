//! The programs that are measured, what each is given, and what its first full frame shows.

use crate::tty;
use portable_pty::CommandBuilder;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// One of them.
pub struct Peer {
    /// As README names it.
    pub name: &'static str,
    pub command: CommandBuilder,
    /// What stands at the top and at the bottom of a full frame.
    pub shows: [&'static str; 2],
    /// Whether the terminal answers what it is asked.
    pub is_answered: bool,
}

/// The floor first, the program, and those that are installed; and the names of those that are not.
pub fn all(floor: &Path, fluoro: &Path, home: &Path) -> io::Result<(Vec<Peer>, Vec<&'static str>)> {
    let lines: Vec<String> = (1..=200).map(|line| format!("line {line} of 200")).collect();
    let file = home.join("lines");
    fs::write(&file, lines.join("\n"))?;
    let peer = |name, program: &Path, args: &[&str], shows| Peer {
        name,
        command: tty::command(program, args, home),
        shows,
        is_answered: false,
    };
    let explorer = |name| peer(name, fluoro, &[], [tty::FIRST, "F1 help"]);
    let mut peers = vec![
        peer("a bare ratatui program, the floor", floor, &[], ["row 1", "row 60"]),
        explorer("**fluoro**, on a terminal that never answers"),
        Peer { is_answered: true, ..explorer("**fluoro**, on one that tells its background") },
    ];
    let mut absent = Vec::new();
    let lines = ["line 1 of 200", "line 59 of 200"];
    let others: [(_, _, &[&str], _); 4] = [
        ("less", "less", &["lines"], lines),
        // It is killed, and would find its swap file the next time.
        ("vim -u NONE -n", "vim", &["-u", "NONE", "-n", "lines"], lines),
        ("vim -n, as it is installed", "vim", &["-n", "lines"], lines),
        ("fzf", "fzf", &[], ["line 50 of 200", "line 1 of 200"]),
    ];
    for (name, program, args, shows) in others {
        match (program, installed(program)) {
            (_, None) => absent.push(name),
            // It takes its lines from a pipe or a file alone.
            ("fzf", Some(path)) => {
                let script = format!("exec {} < lines", path.display());
                peers.push(peer(name, Path::new("/bin/sh"), &["-c", &script], shows));
            }
            (_, Some(path)) => peers.push(peer(name, &path, args, shows)),
        }
    }
    Ok((peers, absent))
}

/// Where a program lies, among those of whoever measures.
fn installed(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}
