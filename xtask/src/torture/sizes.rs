//! Every size a terminal may have, while one types, reads a page and looks at help, and storms of sizes.

use super::{Bench, Outcome, Tally};
use crate::tty::{FIRST, Tty};
use std::thread::sleep;
use std::time::Duration;

/// What one does meanwhile, and the keys that lead there from the line.
const PLACES: [(&str, &str); 4] = [
    ("typing", "gi bleed"),
    ("a page", "gout\r"),
    ("help", "\x1bOP"),
    ("a comparison", "rfa vs cryoablation\r"),
];

pub fn run(bench: &Bench, tally: &mut Tally) {
    for (place, keys) in PLACES {
        walk(bench, tally, place, keys);
    }
    for at in [
        (1, 1),
        (2, 1),
        (1, 2),
        (3, 3),
        (39, 12),
        (40, 11),
        (40, 12),
        (0, 0),
        (300, 100),
        (u16::MAX, 1),
        (1, u16::MAX),
    ] {
        tally.case(&format!("start at {at:?}"), start(bench, at));
    }
    let storms = bench.part(5);
    for number in 0..storms {
        tally.case(&format!("storm {number}"), storm(bench, number as u64));
    }
    let absurd = [(u16::MAX, u16::MAX), (20_000, 20_000), (3000, 1000)];
    for at in absurd {
        tally.case(&format!("{at:?}"), grow(bench, at));
    }
}

/// All sizes from 1×1 to 44×44, and from there to 300×100 with a stride.
fn sizes(bench: &Bench) -> Vec<(u16, u16)> {
    let small = (1..=44).flat_map(|columns| (1..=44).map(move |rows| (columns, rows)));
    let large = (45..=300)
        .step_by(17)
        .flat_map(|columns| (1..=100).step_by(9).map(move |rows| (columns, rows)));
    let all: Vec<_> = small.chain(large).collect();
    let stride = (100 / bench.percent.max(1)).max(1);
    all.into_iter().step_by(stride).collect()
}

fn walk(bench: &Bench, tally: &mut Tally, place: &str, keys: &str) {
    let mut tty = match bench.explorer() {
        Ok(tty) => tty,
        Err(fault) => return tally.case(place, Err(fault)),
    };
    tally.case(place, tty.shows(FIRST));
    tty.keys(keys);
    for at in sizes(bench) {
        let changed = tty.resize(at);
        tty.rest(Duration::from_millis(4));
        tally.case(&format!("{place} at {at:?}"), changed.and_then(|()| tty.lives()));
    }
    let back =
        tty.resize((80, 24)).and_then(|()| tty.shows("Conditions")).and_then(|()| tty.quit());
    tally.case(&format!("{place} back at 80×24"), back);
}

fn start(bench: &Bench, at: (u16, u16)) -> Outcome {
    let mut tty = Tty::open(bench.command(&[]), at)?;
    tty.first_byte()?;
    tty.rest(Duration::from_millis(300));
    is_used(tty)
}

/// What is typed is there at a size at which it can be read.
fn is_used(mut tty: Tty) -> Outcome {
    tty.lives()?;
    tty.keys("gout");
    tty.resize((80, 24))?;
    tty.shows("/ gout")?;
    tty.quit()
}

/// Three hundred sizes at once, with keys among them.
fn storm(bench: &Bench, number: u64) -> Outcome {
    let mut random = fastrand::Rng::with_seed(bench.seed + number);
    let mut tty = bench.explorer()?;
    tty.shows(FIRST)?;
    for _ in 0..300 {
        tty.resize((random.u16(1..300), random.u16(1..100)))?;
        tty.keys(random.choice(["g", "i", " ", "\x7f", "\x1b[B", "\x1b[A"]).unwrap_or_default());
        sleep(Duration::from_micros(random.u64(0..4000)));
        tty.rest(Duration::ZERO);
    }
    tty.lives()?;
    tty.resize((80, 24))?;
    tty.shows("Conditions")?;
    tty.quit()
}

/// A size that no screen has, for a while.
fn grow(bench: &Bench, to: (u16, u16)) -> Outcome {
    let mut tty = bench.explorer()?;
    tty.shows(FIRST)?;
    tty.claim(to)?;
    tty.rest(Duration::from_millis(500));
    is_used(tty)
}
