//! Text for a terminal that shows ASCII alone: every sign becomes one that reads the same, in as many columns, so that what
//! stands in columns still does. What has no equal is a question mark in each of its columns, and is never left out.

use super::width;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A text of any number of lines.
#[must_use]
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let line = |line| {
        let symbols: Vec<&str> = str::graphemes(line, true).collect();
        let mut written: Vec<Cow<'_, str>> = symbols.iter().copied().map(Cow::Borrowed).collect();
        for (at, symbol) in ascii_symbols(&symbols) {
            if let Some(place) = written.get_mut(at) {
                *place = Cow::Owned(symbol);
            }
        }
        written.concat()
    };
    Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// What becomes of the symbols of a row that are not ASCII, and of those beside them: each by its number.
#[must_use]
pub fn ascii_symbols(symbols: &[&str]) -> Vec<(usize, String)> {
    let mut changes = Vec::new();
    let mut put = |at, symbol: &str| changes.push((at, symbol.to_owned()));
    let at = |number: Option<usize>| number.and_then(|at| symbols.get(at)).copied().unwrap_or("");
    let mut symbols_left = symbols.iter().enumerate();
    while let Some((number, &symbol)) = symbols_left.next() {
        if symbol.is_ascii() {
            continue;
        }
        let [before, one_more, two_more] = [1, 2, 3].map(|by| at(number.checked_sub(by)));
        if let Some((first, second, alone)) = pair(symbol) {
            let next = at(Some(number + 1));
            // The blank behind an arrow parts it from what it leads to.
            match (symbol, before, next) {
                ("→" | "←", " ", _) if pair(one_more).is_none() => {
                    put(number - 1, first);
                    put(number, second);
                    continue;
                }
                ("→" | "←", _, ")") => {
                    put(number, alone);
                    continue;
                }
                _ => {}
            }
            match (one_more, before, next) {
                (_, _, " " | "\u{a0}") => {
                    put(number, first);
                    put(number + 1, second);
                    symbols_left.next();
                }
                (_, " ", _) => {
                    put(number - 1, first);
                    put(number, second);
                }
                (" ", "(", _) => {
                    put(number - 2, "(");
                    put(number - 1, first);
                    put(number, second);
                }
                _ => put(number, alone),
            }
        } else if let Some(raised) = raised(symbol) {
            let is_number =
                |symbol: &str| symbol.starts_with(|c: char| c.is_ascii_digit() || c == '.');
            if one_more == "1" && before == "0" && !is_number(two_more) {
                // `10⁹` and `1e9` are the same number in as many columns; `109` is another.
                put(number - 1, "e");
                put(number, raised);
            } else if is_number(before) {
                put(number, "?");
            } else {
                put(number, raised);
            }
        } else {
            put(number, &alike(symbol));
        }
    }
    changes
}

/// A sign that needs a blank beside it to be written, and what stands for it where there is none: of a limit nothing that is
/// another limit.
fn pair(symbol: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match symbol {
        "≥" => (">", "=", "?"),
        "≤" => ("<", "=", "?"),
        "≠" => ("!", "=", "?"),
        "±" => ("+", "-", "?"),
        "→" => ("-", ">", ">"),
        "←" => ("<", "-", "<"),
        _ => return None,
    })
}

/// The digit or sign that is raised or lowered.
fn raised(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "⁰" | "₀" => "0",
        "¹" | "₁" => "1",
        "²" | "₂" => "2",
        "³" | "₃" => "3",
        "⁴" | "₄" => "4",
        "⁵" | "₅" => "5",
        "⁶" | "₆" => "6",
        "⁷" | "₇" => "7",
        "⁸" | "₈" => "8",
        "⁹" | "₉" => "9",
        "⁺" | "₊" => "+",
        "⁻" | "₋" => "-",
        _ => return None,
    })
}

/// What reads like a symbol, in as many columns.
fn alike(symbol: &str) -> String {
    let mut parts = symbol.nfd();
    let equal = parts.next().and_then(|base| {
        if base.is_ascii() { Some(base) } else { sign(base).or_else(|| letter(base)) }
    });
    match equal {
        Some(equal) if width(symbol) == 1 => equal.to_string(),
        _ => "?".repeat(width(symbol)),
    }
}

fn sign(c: char) -> Option<char> {
    Some(match c {
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
        '–' | '—' | '−' | '‐' | '‑' | '─' => '-',
        '’' | '‘' | 'ʼ' | '′' => '\'',
        '“' | '”' | '″' => '"',
        '·' => '.',
        '┄' | '┅' => '_',
        '…' | '≈' => '~',
        '×' => 'x',
        '°' | '•' | '®' | '™' | '◆' | '◇' => '*',
        '═' | '━' | '▓' => '=',
        '▏' | '│' | '├' | '┤' | '┣' | '┫' | '↕' => '|',
        '┬' | '┴' | '┼' => '+',
        '└' => '`',
        '┃' | '■' | '█' | '▮' => '#',
        '□' | '○' => 'o',
        '▒' => '%',
        '░' => ':',
        '▌' | '▶' | '▸' | '›' | '»' => '>',
        // No `<`, since a number follows that it would be less than.
        '◀' => '[',
        '‹' | '«' => '<',
        '▲' => '!',
        '↑' => '^',
        '↓' => 'v',
        '●' => 'O',
        '◉' => '@',
        // Dots of a drawing, by how many there are.
        '\u{2800}'..='\u{28ff}' => match (u32::from(c) & 0xff).count_ones() {
            0 => ' ',
            1..=2 => '.',
            3..=4 => ':',
            _ => '#',
        },
        _ => return None,
    })
}

/// The letters that are no other letter with a mark, behind the one that they are read as.
const LETTERS: [(char, &str); 20] = [
    ('a', "æα"),
    ('b', "β"),
    ('d', "đðδ"),
    ('e', "ε"),
    ('f', "φ"),
    ('g', "γ"),
    ('h', "χ"),
    ('i', "ıηι"),
    ('k', "κ"),
    ('l', "łλ"),
    ('n', "ν"),
    ('o', "øœοω"),
    ('p', "π"),
    ('r', "ρ"),
    ('s', "ßσς"),
    ('t', "θτ"),
    ('x', "ξ"),
    ('y', "υ"),
    ('z', "ζ"),
    // Never `m`, which would be a thousand times as much.
    ('u', "µμ"),
];

fn letter(c: char) -> Option<char> {
    if c.is_uppercase() {
        let small = c.to_lowercase().next().filter(|&small| small != c)?;
        return letter(small).map(|letter| letter.to_ascii_uppercase());
    }
    LETTERS.iter().find(|(_, letters)| letters.contains(c)).map(|&(letter, _)| letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_has_an_equal_becomes_it() {
        for (text, expected) in [
            ("INR ≤ 1.5–1.8; platelets ≥\u{a0}50 ×10⁹/L", "INR <=1.5-1.8; platelets >=50 x1e9/L"),
            (
                "the patient’s “heavy periods” … β-blocker",
                "the patient's \"heavy periods\" ~ b-blocker",
            ),
            (
                "120 Gy·cm², 5 mm³, 4 µg, 5 μg, 60 °C, Ménière, Łódź",
                "120 Gy.cm2, 5 mm3, 4 ug, 5 ug, 60 *C, Meniere, Lodz",
            ),
            ("▌├─ name\n └─ → dose", ">|- name\n `--> dose"),
            ("· → Outcomes", ".-> Outcomes"),
            ("  → Outcomes", " -> Outcomes"),
            ("link (→) chooses", "link (>) chooses"),
            ("5 → more", "5-> more"),
            ("0 ± 2", "0 +-2"),
            ("INR ≤1.8, small (≤3 cm)", "INR<=1.8, small(<=3 cm)"),
            ("10⁻¹²", "1e-12"),
            ("\u{2800}⠁⠇⣿", " .:#"),
        ] {
            assert_eq!(ascii(text), expected);
        }
    }

    #[test]
    fn a_number_never_becomes_another_and_nothing_vanishes() {
        // What there is no room for is not known rather than wrong.
        for (text, expected) in [
            ("≥5", "?5"),
            ("INR≤5", "INR?5"),
            ("(≤3 cm)", "(?3 cm)"),
            ("5²", "5?"),
            ("210³", "210?"),
            ("出血", "????"),
        ] {
            assert_eq!(ascii(text), expected);
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_ascii_of_the_same_width(text in "[ -~≥≤±→²⁹10βéø出▌·…\\PC\n]{0,30}") {
            let written = ascii(&text);
            prop_assert!(written.is_ascii());
            for (before, after) in text.split('\n').zip(written.split('\n')) {
                prop_assert_eq!(before.graphemes(true).map(width).sum::<usize>(), width(after), "{} {}", before, after);
            }
        }
    }
}
