//! Rows of one type that are read when they are asked for.

use super::blocks::Blocks;
use super::{Pack, Packer, Unpacker, partition_point};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::OnceLock;

/// Something that can be written in a line of text.
pub trait Record: Sized {
    /// Writes it.
    fn write(&self) -> String;

    /// Reads what was written.
    ///
    /// # Errors
    /// When it was not.
    fn read(text: &str) -> serde_json::Result<Self>;
}

impl<T: Serialize + DeserializeOwned> Record for T {
    fn write(&self) -> String {
        // What serde makes no JSON of is read as a fault, by the test that reads everything that is packed.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn read(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }
}

/// Rows, each of which is read when it is asked for the first time.
#[derive(Clone)]
pub struct Rows<T> {
    rows: Vec<OnceLock<Box<T>>>,
    /// What is not read yet.
    packed: Blocks,
}

impl<T: Record> Rows<T> {
    /// The row with a number.
    ///
    /// # Panics
    /// When what the program carries is no row: it was built from data that cannot be written.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<&T> {
        let row = self.rows.get(number)?;
        if row.get().is_none() {
            self.read_around(number);
        }
        row.get().map(|row| &**row)
    }

    /// Reads a row and those that are packed together with it.
    fn read_around(&self, number: usize) {
        self.packed.around(number, |number, text| {
            let read = || match T::read(text) {
                Ok(row) => Box::new(row),
                #[expect(
                    clippy::panic,
                    reason = "a test reads every row; without it there is nothing to show"
                )]
                Err(error) => panic!("{text}, a row of the packed data: {error}"),
            };
            if let Some(row) = self.rows.get(number) {
                row.get_or_init(read);
            }
        });
    }

    /// The rows in their order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        (0..self.rows.len()).map(|number| match self.get(number) {
            Some(row) => row,
            None => unreachable!("a row has a number below their count"),
        })
    }

    /// How many of the first rows are `before` something; that holds from the left.
    pub fn partition_point(&self, is_before: impl Fn(&T) -> bool) -> usize {
        partition_point(self.rows.len(), |number| self.get(number).is_some_and(&is_before))
    }

    /// The rows themselves, all of them read.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        self.into_boxes().map(|row| *row).collect()
    }

    /// The same where they lie.
    pub fn into_boxes(self) -> impl Iterator<Item = Box<T>> {
        for number in 0..self.rows.len() {
            let _ = self.get(number);
        }
        self.rows.into_iter().filter_map(OnceLock::into_inner)
    }

    /// Puts rows behind the last.
    pub fn extend(&mut self, rows: Self) {
        if rows.is_empty() {
            return;
        }
        *self = std::mem::take(self).into_vec().into_iter().chain(rows.into_vec()).collect();
    }
}

impl<T> Rows<T> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), packed: Blocks::default() }
    }
}

impl<T> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        rows.into_iter().map(Box::new).collect()
    }
}

impl<T> FromIterator<Box<T>> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = Box<T>>>(rows: I) -> Self {
        Self { rows: rows.into_iter().map(OnceLock::from).collect(), packed: Blocks::default() }
    }
}

impl<T: Record> Pack for Rows<T> {
    fn pack(&self, packer: &mut Packer) {
        Blocks::pack(&self.iter().map(Record::write).collect::<Vec<_>>(), packer);
    }

    fn unpack(unpacker: &mut Unpacker) -> Self {
        let packed = Blocks::unpack(unpacker);
        Self { rows: (0..packed.len()).map(|_| OnceLock::new()).collect(), packed }
    }
}

impl<T: Record + PartialEq> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T> fmt::Debug for Rows<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows", self.len())
    }
}

impl<T: Record + Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<T>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_one_by_one_as_they_were_written() {
        let rows: Rows<(u32, String)> =
            ["one", "zwei", "trois"].into_iter().map(|word| (7, word.repeat(2000))).collect();
        let mut packer = Packer::default();
        rows.pack(&mut packer);
        let read = Rows::<(u32, String)>::unpack(&mut Unpacker::new("", packer.bytes.leak()));
        assert_eq!(read.get(1), Some(&(7, "zwei".repeat(2000))));
        assert!(read.rows[0].get().is_none());
        assert!(read == rows && read.get(3).is_none());
        assert_eq!(read.into_vec().len(), 3);
    }
}
