//! The tables of an index.

use crate::catalog::EntryRef;
use crate::packed::{Lists, Numbers, Slice, Texts, count, packed_fields};
use crate::search::terms::{Term, TermKind};

/// The terms.
#[derive(Debug, Default)]
pub struct Terms {
    /// The run of each [`STRIDE`]th: that of another is at its term or a little behind.
    strides: Numbers,
    /// The first of each run: terms that are the same to one entry, and whose rows there follow each other.
    starts: Numbers,
    /// The entry of each run.
    entries: Numbers,
    /// What the first of each run is to its entry, and above that its row there.
    kinds: Numbers,
    /// The first term of each entry, and behind the last entry the number of terms; those of an entry follow each other.
    pub of_entry: Numbers,
    /// The words of each, as they follow each other; a code has none.
    pub words: Lists,
    /// All in the order of their folded texts.
    pub by_text: Numbers,
    /// Those that are codes, in their order.
    pub codes: Numbers,
    /// The text of each code.
    pub code_texts: Texts,
}

packed_fields!(Terms: strides, starts, entries, kinds, of_entry, words, by_text, codes, code_texts);

/// Of so many terms one has its run in a table.
const STRIDE: usize = 16;

/// So many bits say what a term is to its entry.
const KIND_BITS: u32 = 4;

impl Terms {
    pub fn len(&self) -> usize {
        self.by_text.len()
    }

    pub fn get(&self, term: u32) -> Term {
        let before = self.strides.at(term as usize / STRIDE) as usize;
        let near = before + 1..self.starts.len().min(before + STRIDE);
        let starts = self.starts.part(near).iter();
        let run = before + starts.take_while(|&start| start <= term).count();
        let kind_and_row = self.kinds.at(run);
        let kind = kind_and_row & ((1 << KIND_BITS) - 1);
        Term {
            entry: EntryRef::at(self.entries.at(run)),
            kind: TermKind::ALL.get(kind as usize).copied().unwrap_or(TermKind::Summary),
            row: (kind_and_row >> KIND_BITS) + term - self.starts.at(run),
        }
    }

    /// The number of a term, which is looked for run by run.
    pub fn find(&self, term: &Term) -> Option<u32> {
        let [mut start, end] = [0, 1].map(|by| self.of_entry.at(term.entry.index() + by));
        let mut run = self.starts.all().find(start)?;
        while start < end {
            run += 1;
            let next = Some(self.starts.at(run)).filter(|next| (start..end).contains(next));
            let next = next.unwrap_or(end);
            let first = self.get(start);
            let by = term.row.checked_sub(first.row).filter(|&by| by < next - start);
            if let Some(by) = by.filter(|_| first.kind == term.kind) {
                return Some(start + by);
            }
            start = next;
        }
        None
    }

    /// Takes what each term is to its entry.
    pub fn take(&mut self, terms: &[Term]) {
        let follows = |a: &Term, b: &Term| {
            (a.entry, a.kind) == (b.entry, b.kind) && a.row.checked_add(1) == Some(b.row)
        };
        let (mut strides, mut starts, mut end) = (Vec::new(), Vec::new(), 0);
        let runs = || terms.chunk_by(follows);
        for (number, run) in (0..).zip(runs()) {
            starts.push(count(end));
            end += run.len();
            strides.resize(end.div_ceil(STRIDE), number);
        }
        let firsts = || runs().filter_map(<[Term]>::first);
        self.strides = strides.into_iter().collect();
        self.starts = starts.into_iter().collect();
        self.entries = firsts().map(|term| count(term.entry.index())).collect();
        self.kinds = firsts().map(|term| term.row << KIND_BITS | term.kind as u32).collect();
    }
}

/// The words that occur, in their order.
#[derive(Debug, Default)]
pub struct Words {
    pub texts: Texts,
    /// The stem of each word.
    pub stems: Numbers,
    /// Which letters each word has.
    pub letters: Numbers,
    /// The numbers of the words by their length in bytes.
    pub by_length: Lists,
}

packed_fields!(Words: texts, stems, letters, by_length);

/// The stems of the words, in the order of their letters.
#[derive(Debug, Default)]
pub struct Stems {
    /// For each a word that begins with it, and below that how long it is. Where none does, its place in `others` is counted on
    /// from the last word.
    cuts: Numbers,
    others: Texts,
    /// What each weighs, and its signs: see [`Stem`].
    pub known: Numbers,
}

packed_fields!(Stems: cuts, others, known);

/// So many bits say how long a stem is.
const LENGTH_BITS: u32 = 5;

/// What is known of a stem: how much it weighs in units, and below that its signs.
#[derive(Debug, Clone, Copy)]
pub struct Stem(pub u32);

/// So many bits are signs.
const SIGN_BITS: u32 = 5;

/// The sign of a stem that only goes with a name.
pub const DECORATES: u32 = 1;
/// The sign of a stem of words that only stand in brands and abbreviations.
pub const PROPER: u32 = 2;
/// The sign of a stem behind which a term says when or beside what.
pub const ASIDE: u32 = 4;
/// The sign of a stem that few entries hold, and that is no word of everyday life.
pub const SURE: u32 = 8;
/// The sign of a stem that turns what is said into its opposite.
pub const NEGATES: u32 = 16;

impl Stems {
    /// Takes the letters of stems from the words that begin with them; of each word the number of its stem is told.
    pub fn spell<'w>(
        &mut self,
        stems: &[&str],
        words: impl ExactSizeIterator<Item = (&'w str, u32)>,
    ) {
        let mut next = count(words.len());
        let mut cuts = vec![None; stems.len()];
        for (number, (word, stem)) in (0..).zip(words) {
            let letters = stems[stem as usize];
            let is_short = letters.len() < 1 << LENGTH_BITS;
            if is_short && word.starts_with(letters) {
                cuts[stem as usize] = Some(number << LENGTH_BITS | count(letters.len()));
            }
        }
        let mut other = |stem| {
            self.others.push(stem);
            next += 1;
            (next - 1) << LENGTH_BITS
        };
        let all = cuts.into_iter().zip(stems);
        self.cuts = all.map(|(cut, &stem)| cut.unwrap_or_else(|| other(stem))).collect();
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.cuts.len()
    }

    /// A stem as it is written, by the words of the index.
    pub fn text<'t>(&'t self, stem: usize, words: &'t Texts) -> &'t str {
        let cut = self.cuts.at(stem);
        let (word, length) = (cut >> LENGTH_BITS, cut & ((1 << LENGTH_BITS) - 1));
        match (word as usize).checked_sub(words.len()) {
            Some(other) => self.others.get(other),
            None => words.get(word as usize).get(..length as usize).unwrap_or_default(),
        }
    }
}

impl Stem {
    /// A stem with a weight and signs.
    pub fn new(weight: f64, signs: u32) -> Self {
        Self(units(weight) << SIGN_BITS | signs)
    }

    /// How much it weighs.
    pub fn weight(self) -> f64 {
        f64::from(self.0 >> SIGN_BITS) / UNITS
    }

    /// Whether it is that of words that only stand in brands and abbreviations.
    pub const fn is_proper(self) -> bool {
        self.0 & PROPER > 0
    }

    /// Whether a term only says when or beside what, from it on.
    pub const fn begins_aside(self) -> bool {
        self.0 & ASIDE > 0
    }

    /// Whether it is sure to be meant where it is a name.
    pub const fn is_sure(self) -> bool {
        self.0 & SURE > 0
    }

    /// Whether it turns what is said into its opposite.
    pub const fn negates(self) -> bool {
        self.0 & NEGATES > 0
    }

    /// Whether it names something in a term of a kind. In a brand or an abbreviation every one does.
    pub const fn is_core_of(self, kind: TermKind) -> bool {
        use TermKind::{Abbreviation, CodeTerm, CodeTitle, Device, Lay, Person};
        let is_any = matches!(kind, Abbreviation | Device | Lay | Person | CodeTitle | CodeTerm);
        is_any || self.0 & DECORATES == 0
    }
}

/// What is asked of a word wherever it stands.
#[derive(Debug, Clone, Copy)]
pub struct WordFacts {
    pub stem: u32,
    /// What is known of its stem.
    pub is: Stem,
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
fn units(weight: f64) -> u32 {
    (weight * UNITS).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_where_it_was_put() {
        let term = |entry, kind, row| Term { entry: EntryRef::at(entry), kind, row };
        let mut terms = vec![term(0, TermKind::Name, 0)];
        terms.extend((0..40).map(|row| term(0, TermKind::Synonym, row)));
        terms.extend([128, 129, 256, 300].map(|row| term(0, TermKind::CodeTitle, row)));
        terms.extend([TermKind::Name, TermKind::Summary].map(|kind| term(1, kind, 0)));
        let of_entry = [0, count(terms.len()) - 2, count(terms.len())].into_iter().collect();
        let mut table = Terms { of_entry, ..Terms::default() };
        table.take(&terms);
        for (number, term) in (0..).zip(&terms) {
            assert_eq!((table.get(number), table.find(term)), (*term, Some(number)));
        }
        for (kind, row) in [(TermKind::Synonym, 40), (TermKind::CodeTitle, 257), (TermKind::Lay, 0)]
        {
            assert_eq!(table.find(&term(0, kind, row)), None);
        }
    }
}
