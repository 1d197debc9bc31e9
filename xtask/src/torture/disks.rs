//! Disks that are full, homes that cannot be written, and limits of the system.

use super::{Bench, Outcome, Tally};
use crate::tty::{FIRST, Tty};
use portable_pty::CommandBuilder;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

/// What a reader is told, and goes on.
const TOLD: &str = "this session only";

pub fn run(bench: &Bench, tally: &mut Tally) {
    for args in [
        &["--help"][..],
        &["--version"],
        &["search", "gout"],
        &["search", "--json", "gout"],
        &["show", "gout"],
        &["show", "gout", "--format", "html"],
        &["list"],
        &["compare", "tips", "tace"],
        &["check"],
    ] {
        tally.case(&format!("{args:?} > /dev/full"), full(bench, args));
    }
    let root = bench.scratch.path();
    let file = root.join("file");
    let _ = fs::write(&file, "not a folder");
    for state in [Path::new("/proc"), Path::new("/dev/null"), &file] {
        tally.case(&format!("state in {}", state.display()), tells(bench, state, None));
    }
    // What is kept are names, not bytes.
    tally.case("no byte may be written", lives(bench, "ulimit -f 0"));
    for limit in ["ulimit -n 12", "ulimit -s 512", "ulimit -c 0", "ulimit -v 2000000"] {
        tally.case(limit, lives(bench, limit));
    }
    for (name, options) in
        [("a full disk", "size=4k,nr_inodes=2"), ("a disk that is read only", "ro")]
    {
        let disk = root.join("disk");
        let _ = fs::create_dir_all(&disk);
        if mounted(&disk, options) {
            tally.case(name, tells(bench, &disk, Some("os error")));
            let _ = Command::new("umount").arg(&disk).status();
        } else {
            tally.note(format!("{name} needs the right to mount"));
        }
    }
}

fn mounted(disk: &Path, options: &str) -> bool {
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(disk);
    mount.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn full(bench: &Bench, args: &[&str]) -> Outcome {
    let full = File::options().write(true).open("/dev/full").map_err(|error| error.to_string())?;
    let output = Command::new(&bench.program).args(args).stdout(full).output();
    let output = output.map_err(|error| error.to_string())?;
    match (output.status.code(), output.stderr.is_empty()) {
        (Some(2), false) => Ok(()),
        other => Err(format!("status and silence are {other:?}")),
    }
}

/// Sets a bookmark where it cannot be kept: the reader is told, and everything else goes on.
fn tells(bench: &Bench, state: &Path, why: Option<&str>) -> Outcome {
    let mut command = bench.command(&["gout"]);
    command.env("XDG_STATE_HOME", state);
    let mut tty = Tty::open(command, (160, 24))?;
    tty.shows(" found")?;
    // It is told as soon as it is known, once.
    let was_told = tty.shown().contains(TOLD);
    tty.keys("\r");
    tty.shows(if was_told { "‹ search" } else { TOLD })?;
    if let Some(why) = why {
        tty.shows(why)?;
    }
    tty.keys("b");
    tty.shows("for this session")?;
    tty.keys("\x1bOP");
    tty.shows("help")?;
    tty.quit()
}

/// Finds and reads under a limit that a shell sets.
fn lives(bench: &Bench, limit: &str) -> Outcome {
    let explorer = bench.command(&[]);
    let mut shell = CommandBuilder::new("sh");
    shell.args(["-c", &format!("{limit}; exec {}", bench.program.display())]);
    shell.env_clear();
    for (name, value) in explorer.iter_full_env_as_str() {
        shell.env(name, value);
    }
    let mut tty = Tty::open(shell, (100, 24))?;
    tty.shows(FIRST)?;
    tty.keys("gout");
    tty.shows(" found")?;
    tty.keys("\r");
    tty.shows("‹ search")?;
    tty.quit()
}
