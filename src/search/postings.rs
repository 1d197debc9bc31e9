//! Which terms hold a stem, and which stems a term holds.

use super::arena::number;

/// Lists of numbers, one after another.
#[derive(Debug, Default)]
pub struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// The lists that end where `ends` says, one after another in `items`.
    pub fn new(ends: impl IntoIterator<Item = u32>, items: Vec<u32>) -> Self {
        Self { starts: std::iter::once(0).chain(ends).collect(), items }
    }

    /// The list with a number.
    pub fn get(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let bounds = self.starts.get(number).zip(self.starts.get(number + 1));
        bounds
            .and_then(|(&from, &to)| self.items.get(from as usize..to as usize))
            .unwrap_or_default()
    }

    /// How many lists there are.
    pub fn len(&self) -> u32 {
        number(self.starts.len().saturating_sub(1))
    }

    /// For each of `count` items the numbers of the lists that hold it, in their order, each once.
    pub fn inverted(&self, count: usize) -> Self {
        let mut starts = vec![0u32; count + 1];
        for list in 0..self.len() {
            for item in distinct(self.get(list)) {
                starts[item as usize + 1] += 1;
            }
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut items = vec![0u32; starts.last().copied().unwrap_or_default() as usize];
        let mut next = starts.clone();
        for list in 0..self.len() {
            for item in distinct(self.get(list)) {
                let at = &mut next[item as usize];
                items[*at as usize] = list;
                *at += 1;
            }
        }
        Self { starts, items }
    }
}

/// Each item once; a term has few of them.
fn distinct(items: &[u32]) -> impl Iterator<Item = u32> {
    items.iter().enumerate().filter_map(|(at, item)| {
        let seen = items.get(..at).unwrap_or_default().contains(item);
        (!seen).then_some(*item)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_turned_over() {
        let lists = Lists::new([2, 2, 5], vec![1, 0, 1, 1, 2]);
        let inverted = lists.inverted(4);
        let all: Vec<&[u32]> = (0..inverted.len()).map(|at| inverted.get(at)).collect();
        assert_eq!(all, [&[0][..], &[0, 2], &[2], &[]]);
        assert!(lists.get(9).is_empty());
    }
}
