//! Codes of ICD-10-CM that lead to no entry: what they are called, and which entries have the codes beside them.
//!
//! Closest in the book is what is in the same category, and then what is in the same block.

use super::query::plain_code;
use super::{Library, Query};
use crate::catalog::{Body, BookCode, EntryRef, ICD10CM};
use crate::text::sort_by_key;
use std::cmp::Reverse;
use std::collections::HashSet;

/// A code that leads to no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlistedCode {
    /// The code as it was typed, in capitals and with its point.
    pub asked: String,
    /// Whether the book has it, as far as four signs tell.
    pub is_code: bool,
    /// What the book has at that place: the code, the one above it, its category or its block.
    pub known: Option<BookCode>,
}

impl UnlistedCode {
    /// The code that `typed` is; none where it has not the form of one.
    fn read(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_ascii_uppercase();
        let (category, rest) = typed.split_at_checked(3)?;
        let pointed = rest.strip_prefix(['.', ',']);
        let behind = pointed.unwrap_or(rest);
        let signs = [category, behind].concat();
        if !has_form(category, behind, pointed.is_some()) {
            return None;
        }
        let as_typed = in_book(&signs);
        // Only the point says that letters among the digits are a slip: *L4L5* is no code.
        let slip = || pointed.and_then(|_| in_book(&with_digits(&signs)));
        let known = as_typed.or_else(slip).or_else(|| ICD10CM.find(category));
        let is_numbered = category.bytes().skip(1).all(|b| b.is_ascii_digit());
        if known.is_none() && !is_numbered {
            return None;
        }
        let known = known.or_else(|| ICD10CM.block(category));
        Some(Self { asked: with_point(&signs), is_code: as_typed.is_some(), known })
    }

    /// What the book says of it, in words.
    #[must_use]
    pub fn words(&self) -> String {
        let asked = &self.asked;
        match &self.known {
            None => format!("{asked}: no code of ICD-10-CM"),
            Some(BookCode { id, title, .. }) if !self.is_code => {
                let what = match id.len() {
                    3 => "the category ",
                    5 => "",
                    _ => "the block ",
                };
                format!("{asked}: no code of ICD-10-CM; {what}{id} is “{title}”")
            }
            Some(BookCode { id, title, .. }) if id == asked => {
                format!("{asked}: {title} (ICD-10-CM); no page here")
            }
            Some(BookCode { id, title, .. }) => {
                format!("{asked}, in {id}: {title} (ICD-10-CM); no page here")
            }
        }
    }
}

impl Library {
    /// The code that a query is, if no entry has it, nor one above or below it.
    #[must_use]
    pub fn unlisted_code(&self, query: &Query) -> Option<UnlistedCode> {
        let code = UnlistedCode::read(&query.code_text).filter(|_| query.fault().is_none())?;
        let signs = plain_code(&code.asked);
        let is_listed = self.coded(&signs).any(|(of_entry, _)| {
            let of_entry = plain_code(of_entry);
            of_entry.starts_with(&signs) || signs.starts_with(&of_entry)
        });
        (!is_listed).then_some(code)
    }

    /// The entries whose codes are nearest to `code` in the book, the nearest first, each with its nearest code.
    pub(super) fn near_code(&self, code: &UnlistedCode) -> Vec<(&str, EntryRef)> {
        let Some(known) = code.known else { return Vec::new() };
        let asked = plain_code(if known.is_block() { &code.asked } else { known.id });
        let Some(category) = asked.get(..3) else { return Vec::new() };
        let block = ICD10CM.block(category);
        let near = self.coded(category).filter_map(|(of_entry, at)| {
            let signs = plain_code(of_entry);
            let other = signs.get(..3)?;
            let is_near = other == category || ICD10CM.block(other) == block;
            let apart = number(other).abs_diff(number(category));
            let shared = signs.bytes().zip(asked.bytes()).take_while(|(a, b)| a == b).count();
            is_near.then_some((apart, Reverse(shared), of_entry, at))
        });
        let mut near: Vec<_> = near.collect();
        // The entries of one code stay in its order: the one that is meant is first.
        sort_by_key(&mut near, |&(apart, unshared, ..)| (apart, unshared));
        let mut seen = HashSet::new();
        let near = near.into_iter().map(|(.., of_entry, at)| (of_entry, at));
        near.filter(|&(_, at)| seen.insert(at)).collect()
    }

    /// Every code of the letter of `like` that leads to an entry, with the entry. No block has codes of two letters.
    fn coded(&self, like: &str) -> impl Iterator<Item = (&str, EntryRef)> {
        let catalog = self.catalog();
        let letter = like.bytes().next();
        let own = catalog.refs().flat_map(move |at| {
            let codes = match &catalog.entry(at).body {
                Body::Condition(condition) => condition.icd10cm.as_slice(),
                _ => &[],
            };
            codes.iter().map(move |code| (code.as_str(), at))
        });
        let lent = catalog.vocabulary().homes.iter().flat_map(move |home| {
            let entries = home.entries.iter().filter_map(|id| catalog.find_ref(id));
            entries.map(move |at| (home.code.as_str(), at))
        });
        own.chain(lent).filter(move |(code, _)| code.bytes().next() == letter)
    }
}

/// Whether a category and what stands behind it have the form of a code. What has no point is a code only if hardly anything else
/// is written so: *T2DM* and *D10W* are none.
fn has_form(category: &str, behind: &str, pointed: bool) -> bool {
    let is_number = |b: u8| b.is_ascii_digit() || b == b'X';
    let [first, others @ ..] = category.as_bytes() else { return false };
    let signs = [others, behind.as_bytes()].concat();
    let is_tail = match pointed {
        true => behind.len() < 2 || behind.bytes().any(is_number),
        // The seventh sign is a letter: the encounter.
        false => behind.bytes().take(3).all(is_number),
    };
    first.is_ascii_alphabetic()
        && others.iter().any(u8::is_ascii_digit)
        && signs.iter().all(u8::is_ascii_alphanumeric)
        && behind.len() <= 4
        && is_tail
}

/// What the book has of a code without its point: no more than four signs of it.
fn in_book(signs: &str) -> Option<BookCode> {
    ICD10CM.find(&with_point(signs.get(..4).unwrap_or(signs)))
}

fn with_point(signs: &str) -> String {
    match signs.split_at_checked(3) {
        Some((category, behind)) if !behind.is_empty() => format!("{category}.{behind}"),
        _ => signs.to_owned(),
    }
}

/// A code with digits for the letters that look like them.
fn with_digits(signs: &str) -> String {
    let digit = |(at, c)| match c {
        'O' if at > 0 => '0',
        'I' | 'L' if at > 0 => '1',
        c => c,
    };
    signs.chars().enumerate().map(digit).collect()
}

/// The place of a category among those of its letter.
fn number(category: &str) -> u32 {
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    category.chars().skip(1).fold(0, |number, c| number * 36 + value(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_whose_title_it_has() {
        for (typed, words) in [
            ("H25.9", "H25.9: Unspecified age-related cataract (ICD-10-CM); no page here"),
            ("h259", "H25.9: Unspecified age-related cataract (ICD-10-CM); no page here"),
            ("H25.", "H25: Age-related cataract (ICD-10-CM); no page here"),
            (
                "S82.101A",
                "S82.101A, in S82.1: Fracture of upper end of tibia (ICD-10-CM); no page here",
            ),
            ("H25.7", "H25.7: no code of ICD-10-CM; the category H25 is “Age-related cataract”"),
            (
                "K8O,2",
                "K8O.2: no code of ICD-10-CM; K80.2 is “Calculus of gallbladder without cholecystitis”",
            ),
            ("E82", "E82: no code of ICD-10-CM; the block E70-E88 is “Metabolic disorders”"),
            ("B12", "B12: no code of ICD-10-CM"),
        ] {
            let code = UnlistedCode::read(typed).map(|code| code.words());
            assert_eq!(code.as_deref(), Some(words), "{typed}");
        }
    }

    #[test]
    fn what_only_begins_like_a_code_is_none() {
        for typed in [
            "",
            "H2",
            "gout",
            "T2DM",
            "D10W",
            "A1c",
            "P2Y12",
            "L4L5",
            "h1n1",
            "F18.FDG",
            "SOL.1",
            "H25.9 eye",
            "H25.12345",
            "H25..9",
            "é25.9",
            "H2é",
        ] {
            assert_eq!(UnlistedCode::read(typed), None, "{typed}");
        }
    }
}
