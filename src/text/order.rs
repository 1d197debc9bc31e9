//! Things in order, by one sort.
//!
//! The code of a sort is long, and would stand in the program once for every place that sorts something. Here it stands once,
//! and sorts numbers. What is sorted at every key, or where there is much, is sorted where it stands.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Puts items in order; equal ones stay as they stood.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut from = sorted_numbers(items.len(), &|a, b| compare(&items[a], &items[b]));
    // Each place takes its item from another one, and what stood there stands at that one until it is taken too.
    for first in 0..items.len() {
        let mut place = first;
        while from[place] != first {
            items.swap(place, from[place]);
            place = std::mem::replace(&mut from[place], place);
        }
        from[place] = place;
    }
}

/// Puts items in the order of what `key` makes of them; equal ones stay as they stood.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// A map of items, into which they are put one after another: a map that is collected sorts them before.
pub fn mapped<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

/// The numbers from 0 to `count` in the order of what they stand for.
fn sorted_numbers(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_by(|&a, &b| compare(a, b));
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_stay_as_they_stood() {
        let mut words: Vec<String> =
            ["to", "be", "or", "not", "a", "that", "is"].map(str::to_owned).to_vec();
        sort_by_key(&mut words, String::len);
        assert_eq!(words, ["a", "to", "be", "or", "is", "not", "that"]);
        sort_by(&mut words, |a, b| b.cmp(a));
        assert_eq!(words, ["to", "that", "or", "not", "is", "be", "a"]);
    }
}
