//! Counts steps of work, so that tests hold how it grows with what is read: a clock would tell of the machine instead.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// Counts so many steps, of a loop that could grow faster than what is read. It does nothing outside of tests.
pub fn count_steps(steps: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + steps);
    #[cfg(not(test))]
    let _ = steps;
}

/// How many steps this thread has counted; none outside of tests.
#[must_use]
pub fn counted_steps() -> usize {
    #[cfg(test)]
    return STEPS.get();
    #[cfg(not(test))]
    0
}

/// How many steps some work takes.
#[cfg(test)]
pub fn steps_of(work: impl FnOnce()) -> usize {
    STEPS.set(0);
    work();
    STEPS.get()
}
