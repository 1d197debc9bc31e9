//! Much at once, torn, without end, or nothing that means anything; the keys with which one gets out must work after it.

use super::{Bench, Outcome, Tally};
use crate::tty::FIRST;
use std::thread::sleep;
use std::time::Duration;

pub fn run(bench: &Bench, tally: &mut Tally) {
    let pasted = |text: String| format!("\x1b[200~{text}\x1b[201~");
    let floods = [
        ("10 KB of letters", "gi bleed ".repeat(1200)),
        ("60 KB of letters", "gi bleed ".repeat(7000)),
        ("2000 arrows", "\x1b[B\x1b[A".repeat(1000)),
        ("4000 Esc", "\x1b".repeat(4000)),
        ("500 clicks", "\x1b[<0;10;10M\x1b[<0;10;10m".repeat(500)),
        ("500 turns of the wheel", "\x1b[<65;10;10M".repeat(500)),
        ("200 KB of a sequence", format!("\x1b[{}", "1;".repeat(100_000))),
        ("1 MB pasted", pasted("gi bleed ".repeat(120_000))),
        ("1 MB of marks pasted", pasted("a\u{301}".repeat(340_000))),
        ("200 KB of lines pasted", pasted("gout\nq\r\x03\x1b".repeat(25_000))),
        ("a paste in a paste", pasted("a\x1b[200~b\x1b[200~c".to_owned())),
        ("a paste without end", "\x1b[200~gout".to_owned()),
        ("a paste without end of 1 MB", format!("\x1b[200~{}", "gi bleed ".repeat(120_000))),
        ("a paste without beginning", "gout\x1b[201~".to_owned()),
        ("2000 pastes", pasted("x".to_owned()).repeat(2000)),
        ("an answer without end", "\x1b]11;rgb:0000/00".to_owned()),
        ("an unasked answer without end", "\x1b]52;c;aGk=".to_owned()),
        ("200 KB of an answer", format!("\x1bP{}", "0".repeat(200_000))),
        ("answers with zeros", "\x1b[0;0R\x1b[<0;0;0M\x1b[0;0;0M\x1b[M\0\0\0".repeat(100)),
        (
            "numbers without bounds",
            "\x1b[<99999999999;9;9M\x1b[99999999999~\x1b[1;99999A".repeat(100),
        ),
    ];
    for (name, flood) in floods {
        tally.case(name, stands(bench, &[flood.as_bytes()], Duration::ZERO));
    }
    for (name, sequence) in [
        ("an arrow", "\x1b[1;5A"),
        ("a click", "\x1b[<0;10;10M"),
        ("a key", "\x1bOA"),
        ("a paste", "\x1b[200~a\x1b[201~"),
    ] {
        for at in 1..sequence.len() {
            let (first, second) = sequence.as_bytes().split_at(at);
            let torn = stands(bench, &[first, second], Duration::from_millis(50));
            tally.case(&format!("{name} torn at {at}"), torn);
        }
    }
    let mut random = bench.random();
    for number in 0..bench.part(200) {
        let pieces: Vec<Vec<u8>> = (0..random.usize(1..20)).map(|_| noise(&mut random)).collect();
        let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
        tally.case(
            &format!("noise {number}"),
            stands(bench, &pieces, Duration::from_millis(random.u64(0..30))),
        );
    }
}

/// Bytes that often begin something. What leaves or stops the program is not among them.
fn noise(random: &mut fastrand::Rng) -> Vec<u8> {
    let begins = b"\x1b\x1b\x1b[[[OO]PM<;~0123456789ABR200~201~11;rgb:/\x07\\\r\t\x7f";
    let byte = |random: &mut fastrand::Rng| match random.bool() {
        true => random.choice(begins).copied().unwrap_or_default(),
        false => random.u8(..),
    };
    let bytes = (0..random.usize(1..60)).map(|_| byte(random));
    bytes.filter(|byte| !matches!(byte, 0x03 | 0x1a | b'q')).collect()
}

/// Sends the pieces, and then Ctrl-C, once. The old form of a click has three bytes that may be any, and may take it once.
fn stands(bench: &Bench, pieces: &[&[u8]], pause: Duration) -> Outcome {
    let mut tty = bench.explorer()?;
    tty.shows(FIRST)?;
    for piece in pieces {
        tty.keys(piece);
        sleep(pause);
    }
    tty.rest(Duration::from_millis(400));
    tty.lives()?;
    let sent = pieces.concat();
    let clicks = sent.windows(3).filter(|bytes| bytes == b"\x1b[M").count();
    tty.keys("\x03".repeat(1 + 3 * clicks.min(1)));
    tty.ends_with(0)
}
