//! Under screen and tmux, and in xterm on a display in memory; those that are not installed are named.

use super::{Bench, Outcome, Tally};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

pub fn run(bench: &Bench, tally: &mut Tally) {
    for (name, programs, case) in [
        ("tmux", &["tmux"][..], tmux as fn(&Bench) -> Outcome),
        ("screen", &["screen"], screen),
        ("xterm", &["xterm", "Xvfb"], xterm),
    ] {
        if let Some(absent) = programs.iter().find(|program| !is_installed(program)) {
            tally.note(format!("{absent} is not installed"));
        } else {
            tally.note(format!("{name} ran"));
            tally.case(name, case(bench));
        }
    }
}

fn is_installed(program: &str) -> bool {
    let asked = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .stdout(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// Runs a command, and gives what it says.
fn said(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Waits until `done`.
fn until(what: &str, mut done: impl FnMut() -> Result<bool, String>) -> Outcome {
    let deadline = Instant::now() + PATIENCE;
    while !done()? {
        if Instant::now() > deadline {
            return Err(format!("{what} does not come"));
        }
        sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn tmux(bench: &Bench) -> Outcome {
    let socket = bench.scratch.path().join("tmux");
    let tmux = |args: &[&str]| {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(&socket).args(["-f", "/dev/null"]).args(args);
        said(command.env("LC_ALL", "C.UTF-8").env_remove("TMUX"))
    };
    let shows = |text: &str| until(text, || Ok(tmux(&["capture-pane", "-p"])?.contains(text)));
    let program = bench.program.to_string_lossy();
    tmux(&[
        "new-session",
        "-d",
        "-x",
        "100",
        "-y",
        "30",
        &format!("{program}; echo ended $?; exec cat"),
    ])?;
    let outcome = (|| {
        shows("type a condition")?;
        tmux(&["send-keys", "gout"])?;
        shows("/ gout")?;
        tmux(&["resize-window", "-x", "60", "-y", "20"])?;
        tmux(&["set-buffer", "heavy\nperiods"])?;
        tmux(&["send-keys", "C-u"])?;
        tmux(&["paste-buffer", "-p"])?;
        shows("/ heavy periods")?;
        tmux(&["send-keys", "Escape"])?;
        shows("type a condition")?;
        // A burst without brackets.
        tmux(&["set-buffer", &"gi bleed ".repeat(1000)])?;
        tmux(&["paste-buffer"])?;
        shows("/ ")?;
        tmux(&["send-keys", "C-c"])?;
        shows("ended 0")
    })();
    tmux(&["kill-server"])?;
    outcome
}

fn screen(bench: &Bench) -> Outcome {
    let folder = bench.scratch.path().join("screens");
    let shot = bench.scratch.path().join("shot");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    std::fs::set_permissions(&folder, private).map_err(|error| error.to_string())?;
    let screen = |args: &[&str]| {
        let mut command = Command::new("screen");
        command
            .args(args)
            .env("SCREENDIR", &folder)
            .env("LC_ALL", "C.UTF-8")
            .env("TERM", "xterm-256color");
        said(&mut command)
    };
    let shows = |text: &str| {
        until(text, || {
            screen(&["-S", "fluoro", "-X", "hardcopy", &shot.to_string_lossy()])?;
            let shown = std::fs::read(&shot).unwrap_or_default();
            Ok(String::from_utf8_lossy(&shown).contains(text))
        })
    };
    let program = bench.program.to_string_lossy();
    screen(&[
        "-U",
        "-d",
        "-m",
        "-S",
        "fluoro",
        "sh",
        "-c",
        &format!("{program}; echo ended $?; exec cat"),
    ])?;
    let outcome = (|| {
        shows("type a condition")?;
        screen(&["-S", "fluoro", "-X", "stuff", "gout"])?;
        shows("/ gout")?;
        screen(&["-S", "fluoro", "-X", "stuff", "\x1b[B\x03"])?;
        shows("ended 0")
    })();
    screen(&["-S", "fluoro", "-X", "quit"])?;
    outcome
}

/// A process that is ended when it is no longer needed.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn started(command: &mut Command) -> Result<Ended, String> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    child.map(Ended).map_err(|error| error.to_string())
}

/// xterm has no way to be read from outside: the explorer keeps what it read, and leaves when the window is closed.
fn xterm(bench: &Bench) -> Outcome {
    let display = format!(":{}", 90 + std::process::id() % 100);
    let _display = started(Command::new("Xvfb").args([&display, "-nolisten", "tcp"]))?;
    sleep(Duration::from_secs(1));
    let ended = bench.scratch.path().join("ended");
    let state = bench.scratch.path().join("xterm");
    let line = format!("{} gout; echo $? > {}", bench.program.display(), ended.display());
    let mut command = Command::new("xterm");
    command.args(["-u8", "-display", &display, "-e", "sh", "-c", &line]);
    command.env("XDG_STATE_HOME", &state).env("LC_ALL", "C.UTF-8");
    let mut window = started(&mut command)?;
    sleep(Duration::from_secs(3));
    if window.0.try_wait().map_err(|error| error.to_string())?.is_some() {
        return Err("xterm has ended".to_owned());
    }
    // The window goes away with a signal to all that is in it.
    drop(window);
    until("its end", || Ok(ended.exists() || !is_running(&bench.program.to_string_lossy())))
}

/// Whether the program runs in some terminal.
fn is_running(program: &str) -> bool {
    let line = format!("{program} gout");
    said(Command::new("ps").args(["-eo", "args"]))
        .is_ok_and(|lines| lines.lines().any(|other| other == line))
}
