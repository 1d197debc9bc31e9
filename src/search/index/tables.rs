//! The tables of an index.

use crate::catalog::EntryRef;
use crate::packed::{Lists, Numbers, Slice, Texts, count, packed_fields};
use crate::search::arena::TextSpan;
use crate::search::terms::{Term, TermKind};

/// The terms.
#[derive(Debug, Default)]
pub struct Terms {
    /// For each the entry, what it is to that, its row there, and where its folded text begins and ends.
    pub rows: Numbers,
    /// The first term of each entry, and behind the last entry the number of terms; those of an entry follow each other.
    pub of_entry: Numbers,
    /// Those that are codes.
    pub codes: Numbers,
    /// All in the order of their folded texts.
    pub by_text: Numbers,
    /// How much all words of each term weigh.
    pub weights: Numbers,
    /// How much the words of each term weigh that name something; all that can be where none does.
    pub core_weights: Numbers,
}

packed_fields!(Terms: rows, of_entry, codes, by_text, weights, core_weights);

/// So many numbers are a row of a term.
const TERM_ROW: usize = 4;
/// So many bits of the first of them say what it is to its entry.
const KIND_BITS: u32 = 4;

impl Terms {
    pub fn len(&self) -> usize {
        self.rows.len() / TERM_ROW
    }

    pub fn get(&self, term: u32) -> Term {
        let first = term as usize * TERM_ROW;
        let mut numbers = self.rows.part(first..first + TERM_ROW).iter();
        let mut next = || numbers.next().unwrap_or_default();
        let (entry_and_kind, row, start, end) = (next(), next(), next(), next());
        let kind = entry_and_kind & ((1 << KIND_BITS) - 1);
        Term {
            entry: EntryRef::at(entry_and_kind >> KIND_BITS),
            kind: TermKind::ALL.get(kind as usize).copied().unwrap_or(TermKind::Summary),
            row,
            folded: TextSpan { start, end },
        }
    }

    pub fn row(term: Term) -> [u32; TERM_ROW] {
        let entry_and_kind = count(term.entry.index()) << KIND_BITS | term.kind as u32;
        [entry_and_kind, term.row, term.folded.start, term.folded.end]
    }
}

/// The words that occur, in their order.
#[derive(Debug, Default)]
pub struct Words {
    /// Where each word begins in the arena, and where it ends.
    pub spans: Numbers,
    /// The stem of each word.
    pub stems: Numbers,
    /// Which letters each word has.
    pub letters: Numbers,
    /// The numbers of the words by their length in bytes.
    pub by_length: Lists,
}

packed_fields!(Words: spans, stems, letters, by_length);

impl Words {
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    pub fn span(&self, word: usize) -> TextSpan {
        TextSpan { start: self.spans.at(2 * word), end: self.spans.at(2 * word + 1) }
    }
}

/// The stems of the words.
#[derive(Debug, Default)]
pub struct Stems {
    /// In the order of their letters.
    pub texts: Texts,
    /// How much each weighs.
    pub weights: Numbers,
    /// What is said of each: [`DECORATES`], [`PROPER`].
    pub signs: Numbers,
}

packed_fields!(Stems: texts, weights, signs);

/// The sign of a stem that only goes with a name.
pub const DECORATES: u32 = 1;
/// The sign of a stem of words that only stand in brands and abbreviations.
pub const PROPER: u32 = 2;

impl Stems {
    pub fn find(&self, stem: &str) -> Option<u32> {
        self.texts.find(stem).map(count)
    }

    pub fn has(&self, stem: u32, sign: u32) -> bool {
        self.signs.at(stem as usize) & sign > 0
    }
}

/// For stems other stems.
#[derive(Debug, Default)]
pub struct Related {
    /// The stems, whether a term holds them or not, in the order of their letters.
    pub of: Texts,
    /// For each the others.
    pub others: Lists,
}

packed_fields!(Related: of, others);

impl Related {
    pub fn get(&self, stem: &str) -> Slice<'_> {
        self.of.find(stem).map(|at| self.others.get(at)).unwrap_or_default()
    }
}

/// So many units make a weight of 1. Weights are whole numbers, so that what is summed up in whatever order is the same.
const UNITS: f64 = 65536.0;

/// A weight in units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a weight is a logarithm of a count: neither negative nor large"
)]
pub fn units(weight: f64) -> u32 {
    (weight * UNITS).round() as u32
}

/// The weight of so many units.
pub fn weight(units: u32) -> f64 {
    f64::from(units) / UNITS
}
