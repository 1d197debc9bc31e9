//! Work on many things side by side, on as many threads as the machine runs at once.

use crate::text::{count_steps, counted_steps, sort_by_key};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{panic, thread};

/// So many things are taken at once: a thread that takes one by one waits for the others.
const TAKEN: usize = 16;

/// What `work` makes of each of `items`, in their order; each thread has buffers of its own for it. `tell` hears now and then how many
/// are done.
pub fn side_by_side<T: Sync, R: Send, Buffers: Default>(
    items: &[T],
    work: impl Fn(&mut Buffers, &T) -> R + Sync,
    tell: impl Fn(usize) + Sync,
) -> Vec<R> {
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let take = || {
        let mut made: Vec<(usize, Vec<R>)> = Vec::new();
        let mut buffers = Buffers::default();
        loop {
            let from = next.fetch_add(TAKEN, Ordering::Relaxed);
            let Some(taken) = items.get(from..items.len().min(from + TAKEN)) else { break };
            if taken.is_empty() {
                break;
            }
            made.push((from, taken.iter().map(|item| work(&mut buffers, item)).collect()));
            tell(done.fetch_add(taken.len(), Ordering::Relaxed) + taken.len());
        }
        made
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = threads.min(items.len().div_ceil(TAKEN));
    let mut made = thread::scope(|scope| {
        let counted = || (take(), counted_steps());
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(counted)).collect();
        let mut made = take();
        for other in others {
            let (others, steps) = other.join().unwrap_or_else(|fault| panic::resume_unwind(fault));
            made.extend(others);
            count_steps(steps);
        }
        made
    });
    sort_by_key(&mut made, |(from, _)| *from);
    made.into_iter().flat_map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::steps_of;

    #[test]
    fn the_steps_of_every_thread_are_counted() {
        let items = [(); 10 * TAKEN];
        let steps =
            steps_of(|| drop(side_by_side(&items, |(): &mut (), ()| count_steps(1), |_| {})));
        assert_eq!(steps, items.len());
    }

    #[test]
    fn what_is_made_stands_in_the_order_of_what_it_is_made_of() {
        for count in [0, 1, TAKEN, 10 * TAKEN + 3] {
            let items: Vec<usize> = (0..count).collect();
            let most = AtomicUsize::new(0);
            let tell = |done| {
                most.fetch_max(done, Ordering::Relaxed);
            };
            let doubled = side_by_side(&items, |(): &mut (), item| item * 2, tell);
            assert!(doubled.into_iter().eq((0..count).map(|item| item * 2)));
            assert_eq!(most.into_inner(), count);
        }
    }
}
