//! What the environment says of the terminal, the language and the home, in many combinations.

use super::{Bench, Outcome, Tally};
use crate::tty::{FIRST, Tty};

/// `dumb` is refused, since it only prints.
const TERMS: [&str; 14] = [
    "xterm",
    "xterm-256color",
    "xterm-direct",
    "linux",
    "vt100",
    "vt220",
    "screen",
    "screen-256color",
    "tmux-256color",
    "rxvt-unicode-256color",
    "alacritty",
    "foot",
    "nobody-knows-it",
    "",
];

const LOCALES: [&str; 9] = [
    "C.UTF-8",
    "en_US.UTF-8",
    "de_DE.utf8",
    "ja_JP.eucJP",
    "C",
    "POSIX",
    "en_US.ISO-8859-1",
    "",
    "no such locale \u{202e}",
];

/// Variables beside these, each alone.
const VARIABLES: [(&str, &str); 18] = [
    ("NO_COLOR", "1"),
    ("COLORTERM", "truecolor"),
    ("COLORFGBG", "15;0"),
    ("COLORFGBG", "0;default;15"),
    ("COLORFGBG", "\x1b]0;x\x07"),
    ("COLUMNS", "1"),
    ("LINES", "99999"),
    ("HOME", ""),
    ("HOME", "/nonexistent"),
    ("XDG_STATE_HOME", "relative"),
    ("XDG_DATA_HOME", "/dev/null"),
    ("XDG_CONFIG_HOME", "/proc"),
    ("TMUX", "/tmp/none,1,0"),
    ("SSH_CONNECTION", "::1 1 ::1 2"),
    ("DISPLAY", ":99"),
    ("FLUORO_THEME", "light"),
    ("FLUORO_THEME", ""),
    ("TZ", "No/Where"),
];

pub fn run(bench: &Bench, tally: &mut Tally) {
    for term in TERMS {
        for locale in LOCALES {
            let name = format!("TERM={term:?} LC_ALL={locale:?}");
            tally.case(&name, look(bench, &[("TERM", term), ("LC_ALL", locale)]));
        }
    }
    for (name, value) in VARIABLES {
        tally.case(&format!("{name}={value:?}"), look(bench, &[(name, value)]));
    }
    tally.case("an empty environment", bare(bench));
    tally.case("TERM=dumb", dumb(bench));
}

/// Starts, finds, leaves.
fn look(bench: &Bench, variables: &[(&str, &str)]) -> Outcome {
    let mut command = bench.command(&[]);
    for (name, value) in variables {
        command.env(name, value);
    }
    found(Tty::open(command, (80, 24))?)
}

fn found(mut tty: Tty) -> Outcome {
    tty.shows(FIRST)?;
    tty.keys("gout");
    tty.shows("/ gout")?;
    tty.shows("Gout")?;
    tty.quit()
}

fn bare(bench: &Bench) -> Outcome {
    let mut command = bench.command(&[]);
    command.env_clear();
    found(Tty::open(command, (80, 24))?)
}

fn dumb(bench: &Bench) -> Outcome {
    let mut command = bench.command(&[]);
    command.env("TERM", "dumb");
    let mut tty = Tty::open(command, (80, 24))?;
    tty.shows("--plain")?;
    tty.ends_with(2)
}
