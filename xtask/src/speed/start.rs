//! One start in a terminal of its own, until the first full frame has come.

use super::peer::Peer;
use crate::tty::{PATIENCE, Tty};
use std::fs;
use std::time::{Duration, Instant};

/// The terminal in which all start.
pub const SIZE: (u16, u16) = (200, 60);

/// What is silent for so long has drawn its frame.
const SILENCE: Duration = Duration::from_millis(30);

/// The question for the background, and a light one for an answer: what began with other colors is drawn anew.
const QUESTION: &[u8] = b"\x1b]11;?";
const ANSWER: &str = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";

/// What was measured of a start.
pub struct Start {
    pub milliseconds: f64,
    /// The resident memory, where the system tells it.
    pub mebibytes: Option<f64>,
}

/// Starts a program, waits for its first full frame, and ends it.
pub fn measure(peer: &Peer) -> Result<Start, String> {
    let mut tty = Tty::open(peer.command.clone(), SIZE)?;
    let came = frame(&mut tty, peer)?;
    let memory = fs::read_to_string(format!("/proc/{}/status", tty.pid()?));
    Ok(Start {
        milliseconds: came.duration_since(tty.began()).as_secs_f64() * 1000.0,
        mebibytes: memory.ok().as_deref().and_then(resident),
    })
}

/// When the last byte of the first full frame came: behind it there is silence, and all is shown. What came is read only in
/// the silence, so that this program does not work while the other does.
fn frame(tty: &mut Tty, peer: &Peer) -> Result<Instant, String> {
    let deadline = Instant::now() + PATIENCE;
    let (mut pieces, mut last) = (Vec::new(), None);
    while Instant::now() < deadline {
        if let Some(piece) = tty.piece(SILENCE) {
            if peer.is_answered && holds(&piece.bytes, QUESTION) {
                tty.keys(ANSWER);
            }
            last = Some(piece.came);
            pieces.push(piece.bytes);
            continue;
        }
        pieces.drain(..).for_each(|bytes| tty.take(&bytes));
        let shown = tty.shown();
        if let Some(last) = last
            && peer.shows.iter().all(|text| shown.contains(text))
        {
            return Ok(last);
        }
        tty.lives()?;
    }
    Err(format!("it never showed {:?}", peer.shows))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The resident memory that a `/proc/PID/status` tells.
fn resident(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tty;
    use std::path::Path;

    fn peer(script: &str, home: &Path) -> Peer {
        Peer {
            name: "a script",
            command: tty::command(Path::new("/bin/sh"), &["-c", script], home),
            shows: ["top", "end"],
            is_answered: true,
        }
    }

    #[test]
    fn a_frame_is_full_when_all_is_shown_and_nothing_comes_behind_it() {
        let home = tempfile::tempdir().unwrap();
        let slow = "printf top; sleep 0.1; printf end; sleep 10";
        let start = measure(&peer(slow, home.path())).unwrap();
        assert!((100.0..10_000.0).contains(&start.milliseconds), "{}", start.milliseconds);
    }

    #[test]
    fn a_question_for_the_background_is_answered() {
        let home = tempfile::tempdir().unwrap();
        let asks = r"stty -icanon -echo; printf '\033]11;?\033\\top'; head -c 11 > answer; printf end; sleep 10";
        measure(&peer(asks, home.path())).unwrap();
        let answer = fs::read_to_string(home.path().join("answer")).unwrap();
        assert!(ANSWER.starts_with(&answer) && !answer.is_empty(), "{answer:?}");
    }

    #[test]
    fn the_resident_memory_is_read_in_kibibytes() {
        let status = "Name:\tfluoro\nVmPeak:\t  9000 kB\nVmRSS:\t    2560 kB\n";
        assert_eq!(resident(status), Some(2.5));
        assert_eq!(resident("Name:\tfluoro\n"), None);
    }
}
