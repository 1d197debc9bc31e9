//! The first key, click or sequence in bytes: characters in UTF-8, control characters, and what begins with an Esc, as
//! xterm, VTE, kitty, the consoles of Linux and FreeBSD, screen and tmux send it.

use crate::app::Key;
use crate::terminal::events::Input;
use crate::ui::{Pointer, Press};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub const ESC: u8 = 0x1b;

/// No sequence that means something is longer.
const LONGEST: usize = 64;

/// What bytes begin with.
#[derive(Debug, PartialEq, Eq)]
pub enum First {
    /// Something of so many bytes, and what it means, if anything.
    Whole(usize, Option<Meaning>),
    /// Something of which more must come.
    Part,
}

/// What a sequence means.
#[derive(Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The reader did this.
    Input(Input),
    /// What follows is pasted.
    PasteBegins,
}

/// A key as the explorer knows it.
pub fn key(code: KeyCode, modifiers: KeyModifiers) -> Key {
    Key::from(KeyEvent::new(code, modifiers))
}

fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Meaning {
    Meaning::Input(Input::Key(key(code, modifiers)))
}

/// What stands first in `bytes`.
pub fn first(bytes: &[u8]) -> First {
    match bytes {
        [] | [ESC] => First::Part,
        [ESC, b'[', rest @ ..] => behind(2, csi(rest, KeyModifiers::NONE)),
        [ESC, b'O', rest @ ..] => behind(2, ss3(rest, KeyModifiers::NONE)),
        [ESC, ESC, b'[', rest @ ..] => behind(3, csi(rest, KeyModifiers::ALT)),
        [ESC, ESC, b'O', rest @ ..] => behind(3, ss3(rest, KeyModifiers::ALT)),
        [ESC, ESC, ..] => First::Whole(1, Some(pressed(KeyCode::Esc, KeyModifiers::NONE))),
        [ESC, rest @ ..] => behind(1, character(rest, KeyModifiers::ALT)),
        _ => character(bytes, KeyModifiers::NONE),
    }
}

/// The same with so many bytes before it.
fn behind(before: usize, first: First) -> First {
    match first {
        First::Whole(length, meaning) => First::Whole(before + length, meaning),
        First::Part => First::Part,
    }
}

fn character(bytes: &[u8], modifiers: KeyModifiers) -> First {
    let Some(&byte) = bytes.first() else { return First::Part };
    let control =
        |letter| pressed(KeyCode::Char(char::from(letter)), modifiers | KeyModifiers::CONTROL);
    let meaning = match byte {
        0 => control(b' '),
        b'\r' => pressed(KeyCode::Enter, modifiers),
        b'\t' => pressed(KeyCode::Tab, modifiers),
        0x7f => pressed(KeyCode::Backspace, modifiers),
        1..=26 => control(b'a' + byte - 1),
        ESC => pressed(KeyCode::Esc, modifiers),
        28..=31 => control(b'4' + byte - 28),
        _ => return typed(bytes, modifiers),
    };
    First::Whole(1, Some(meaning))
}

/// A character in UTF-8. What is none is passed over.
fn typed(bytes: &[u8], modifiers: KeyModifiers) -> First {
    let bytes = &bytes[..bytes.len().min(4)];
    let valid = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => match (error.valid_up_to(), error.error_len()) {
            (0, None) => return First::Part,
            (0, Some(length)) => return First::Whole(length, None),
            (length, _) => str::from_utf8(&bytes[..length]).unwrap_or_default(),
        },
    };
    match valid.chars().next() {
        Some(c) => First::Whole(c.len_utf8(), Some(pressed(KeyCode::Char(c), modifiers))),
        None => First::Part,
    }
}

/// What follows on `ESC O`.
fn ss3(rest: &[u8], modifiers: KeyModifiers) -> First {
    match rest.first() {
        None => First::Part,
        // It is something of its own.
        Some(0..=0x1f | 0x7f) => First::Whole(0, None),
        Some(&last) => First::Whole(1, named(last).map(|code| pressed(code, modifiers))),
    }
}

/// What follows on `ESC [`: parameters, and one byte that ends them.
fn csi(rest: &[u8], modifiers: KeyModifiers) -> First {
    let Some(end) = rest.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return if rest.len() > LONGEST { First::Whole(rest.len(), None) } else { First::Part };
    };
    let (parameters, behind) = (&rest[..end], &rest[end..]);
    match (parameters, behind) {
        // The console of Linux has such names for F1 to F5.
        ([], [b'[', last @ b'A'..=b'E', ..]) => {
            First::Whole(2, Some(pressed(KeyCode::F(1 + last - b'A'), modifiers)))
        }
        // Clicks where the terminal knows no other form: three bytes, counted from 32.
        ([], [b'M', button, column, row, ..]) => {
            let number = |byte: &u8| u16::from(byte.saturating_sub(32));
            First::Whole(4, pointer([number(button), number(column), number(row)]))
        }
        ([], [b'['] | [b'M', ..]) => First::Part,
        (_, [last @ 0x40..=0x7e, ..]) => {
            First::Whole(end + 1, meaning(parameters, *last, modifiers))
        }
        // It is something of its own.
        _ => First::Whole(end, None),
    }
}

/// What a whole sequence means, if anything.
fn meaning(parameters: &[u8], last: u8, modifiers: KeyModifiers) -> Option<Meaning> {
    let parameters = str::from_utf8(parameters).ok()?;
    if let Some(parameters) = parameters.strip_prefix('<') {
        let mut numbers = parameters.split(';').map(str::parse);
        let mut number = || numbers.next()?.ok();
        let [button, column, row] = [number()?, number()?, number()?];
        return match last {
            b'M' => pointer([button, column, row]),
            // The left button came up.
            b'm' if button & LEFT == 0 => pointer([RELEASED, column, row]),
            _ => None,
        };
    }
    let mut numbers = parameters.split(';').map(number);
    let (number, second) = (numbers.next()?, numbers.next());
    // Some send the modifiers alone.
    let held = second.or((last != b'~' && last != b'u').then_some(number)).unwrap_or_default();
    let modifiers = modifiers | modifiers_of(held.0);
    // Some terminals tell of a key's coming up too.
    if held.1 == 3 {
        return None;
    }
    let code = match (last, number.0) {
        (b'~', 200) => return Some(Meaning::PasteBegins),
        (b'~', number) => numbered(number)?,
        (b'u', number) => coded(number)?,
        (b'Z', _) => KeyCode::BackTab,
        // That is where the cursor stands.
        (b'R', _) => return None,
        _ => named(last)?,
    };
    Some(pressed(code, modifiers))
}

/// A number, and the one behind a colon; zero where there is none.
fn number(parameter: &str) -> (u16, u16) {
    let (number, behind) = parameter.split_once(':').unwrap_or((parameter, ""));
    (number.parse().unwrap_or_default(), behind.parse().unwrap_or_default())
}

/// The modifiers that a number says, which is one more than their sum.
fn modifiers_of(number: u16) -> KeyModifiers {
    let bits = u8::try_from(number.saturating_sub(1)).unwrap_or_default();
    // Alt and Ctrl stand the other way round than in crossterm.
    KeyModifiers::from_bits_truncate(bits & 1 | (bits & 2) << 1 | (bits & 4) >> 1)
}

/// Keys that end in a letter of their own.
const fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(1 + last - b'P'),
        _ => return None,
    })
}

/// Keys that have a number.
fn numbered(number: u16) -> Option<KeyCode> {
    let function = |first, base| u8::try_from(number - base).ok().map(|by| KeyCode::F(first + by));
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(1, 11),
        17..=21 => function(6, 17),
        23..=26 => function(11, 23),
        28..=29 => function(15, 28),
        31..=34 => function(17, 31),
        _ => None,
    }
}

/// Keys that are told by their character, where a terminal is set so.
fn coded(number: u16) -> Option<KeyCode> {
    match number {
        9 => Some(KeyCode::Tab),
        13 => Some(KeyCode::Enter),
        27 => Some(KeyCode::Esc),
        127 => Some(KeyCode::Backspace),
        _ => char::from_u32(number.into()).filter(|c| !c.is_control()).map(KeyCode::Char),
    }
}

/// The number of a button that comes up, where the terminal does not say which.
const RELEASED: u16 = 3;

/// What a number of the left button has none of, whatever keys are held with it.
const LEFT: u16 = !0b1_1100;

/// What the mouse did: the number of the button, column and row, these counted from 1.
fn pointer([button, column, row]: [u16; 3]) -> Option<Meaning> {
    // Keys that are held with it change nothing.
    let press = match button & LEFT {
        0 => Press::Click,
        32 => Press::Drag,
        RELEASED => Press::Release,
        64 => Press::WheelUp,
        65 => Press::WheelDown,
        _ => return None,
    };
    let (column, row) = (column.checked_sub(1)?, row.checked_sub(1)?);
    Some(Meaning::Input(Input::Pointer(Pointer { press, column, row })))
}
