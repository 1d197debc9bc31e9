//! The lines of standard input: it may have no end, and no line either.

use std::io::{self, BufRead, Read as _};

/// No question has more bytes. More are not kept.
pub const LONGEST: usize = 65_536;

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub struct InputLine {
    /// Its bytes, as many as are kept.
    pub bytes: Vec<u8>,
    /// Whether these are all.
    pub is_whole: bool,
}

/// The lines of an input, until it ends.
pub fn lines(mut input: impl BufRead) -> impl Iterator<Item = io::Result<InputLine>> {
    std::iter::from_fn(move || line(&mut input).transpose())
}

fn line(input: &mut impl BufRead) -> io::Result<Option<InputLine>> {
    let mut bytes = Vec::new();
    input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
        return Ok(Some(InputLine { bytes, is_whole: true }));
    }
    let is_whole = bytes.len() <= LONGEST;
    if !is_whole {
        bytes.truncate(LONGEST);
        input.skip_until(b'\n')?;
    }
    Ok(Some(InputLine { bytes, is_whole }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_all_its_bytes_or_is_told_to_have_more() {
        let long = |length: usize| "a".repeat(length);
        let input = ["", "\n\ntips", "\n", &long(LONGEST), "\n", &long(LONGEST + 1), "\n", "end"];
        let read: Vec<(usize, bool)> = lines(input.concat().as_bytes())
            .map(Result::unwrap)
            .map(|line| (line.bytes.len(), line.is_whole))
            .collect();
        let all = |length| (length, true);
        let meant = [all(0), all(0), all(4), all(LONGEST), (LONGEST, false), all(3)];
        assert_eq!(read, meant);
        let endless = io::BufReader::new(io::repeat(b'a').take(1 << 28));
        assert_eq!(lines(endless).map(Result::unwrap).count(), 1);
    }
}
