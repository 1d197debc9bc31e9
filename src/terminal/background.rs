//! The terminal's answer to the question for its background, told apart from what is typed.
//!
//! The answer comes in among the keys, and only one reader may take from a terminal: a second one would take keys along.
//! crossterm has no event for it and reads it as Alt-], digits and letters. So keys that could be the beginning of the
//! answer are held until what follows decides; typed ones then go on in their order. Nobody waits for an answer: one that
//! comes late is still understood, and one that never comes costs nothing.

use crate::ui::Background;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use std::time::{Duration, Instant};

/// Asks for the background (OSC 11).
pub const QUESTION: &str = "\x1b]11;?\x1b\\";

/// How every answer begins; red, green and blue follow in hexadecimal digits.
const BEGINNING: &str = "\x1b]11;rgb";

/// No answer has more characters behind its beginning: `a:`, four channels of four digits, three strokes.
const LONGEST: usize = 22;

/// What belongs to one answer does not come further apart.
pub const GAP: Duration = Duration::from_millis(100);

/// For so long an Esc may be the first byte of an answer that the network has torn.
const TORN: Duration = Duration::from_secs(5);

/// What was heard.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// Something else.
    Event(Event),
    /// The answer.
    Background(Background),
}

/// Listens for the answer among the events.
#[derive(Debug)]
pub struct Ear {
    /// When it was asked; none where no answer is to come.
    asked: Option<Instant>,
    /// What may be the answer.
    held: Vec<Event>,
    /// The same as the terminal sent it.
    text: String,
}

impl Ear {
    /// Listens for one answer, if it was `asked` for.
    pub fn new(asked: bool) -> Self {
        Self { asked: asked.then(Instant::now), held: Vec::new(), text: String::new() }
    }

    /// Whether something is held, so that no more than [`GAP`] must pass without a decision.
    pub const fn holds(&self) -> bool {
        !self.held.is_empty()
    }

    /// What is known after `event`.
    pub fn hear(&mut self, event: Event) -> Vec<Heard> {
        let Some(asked) = self.asked else { return vec![Heard::Event(event)] };
        let Some(sent) = event.as_key_event().and_then(sent) else { return self.pass(event) };
        let text = self.text.clone() + &sent;
        let torn = text == "\x1b" && asked.elapsed() > TORN;
        match read(&text) {
            Reading::Part if !torn => {
                self.text = text;
                self.held.push(event);
                Vec::new()
            }
            Reading::Whole(background) => {
                *self = Self::new(false);
                vec![Heard::Background(background)]
            }
            Reading::Part | Reading::No => self.pass(event),
        }
    }

    /// Nothing more has come: what is held was typed, unless it is more of an answer than anybody types.
    pub fn give_up(&mut self) -> Vec<Heard> {
        let typed = !self.is_sure();
        self.text.clear();
        let held = self.held.drain(..).filter(|_| typed);
        held.map(Heard::Event).collect()
    }

    /// Lets what belongs to no answer go on, behind what is held if that was typed too.
    fn pass(&mut self, event: Event) -> Vec<Heard> {
        if self.is_sure() {
            return vec![Heard::Event(event)];
        }
        let mut heard = self.give_up();
        // It may itself be the beginning.
        match heard.is_empty() || event.as_key_event().is_none() {
            true => heard.push(Heard::Event(event)),
            false => heard.extend(self.hear(event)),
        }
        heard
    }

    fn is_sure(&self) -> bool {
        self.text.starts_with(BEGINNING)
    }
}

/// The characters for which crossterm tells of a key, as far as an answer has them.
fn sent(key: KeyEvent) -> Option<String> {
    match (key.code, key.modifiers) {
        (KeyCode::Esc, KeyModifiers::NONE) => Some("\x1b".to_owned()),
        (KeyCode::Char('g'), KeyModifiers::CONTROL) => Some("\x07".to_owned()),
        (KeyCode::Char(c @ (']' | '\\')), KeyModifiers::ALT) => Some(format!("\x1b{c}")),
        (KeyCode::Char(c), KeyModifiers::NONE | KeyModifiers::SHIFT) => Some(c.to_string()),
        _ => None,
    }
}

/// What characters are.
enum Reading {
    /// The beginning of an answer.
    Part,
    /// An answer.
    Whole(Background),
    /// No answer.
    No,
}

fn read(text: &str) -> Reading {
    let Some(rest) = text.strip_prefix(BEGINNING) else {
        return if BEGINNING.starts_with(text) { Reading::Part } else { Reading::No };
    };
    if let Some(colors) = rest.strip_suffix('\x07').or_else(|| rest.strip_suffix("\x1b\\")) {
        return color(colors).map_or(Reading::No, |color| Reading::Whole(Background::of(color)));
    }
    let colors = rest.strip_suffix('\x1b').unwrap_or(rest);
    let fits = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '/');
    match colors.len() <= LONGEST && colors.chars().all(fits) {
        true => Reading::Part,
        false => Reading::No,
    }
}

/// The channels of `:RRRR/GGGG/BBBB`, from 0 to 1; each may have fewer digits, and a fourth tells how much shines through.
fn color(text: &str) -> Option<[f64; 3]> {
    let channels = text.strip_prefix('a').unwrap_or(text).strip_prefix(':')?;
    let mut channels = channels.split('/').map(|digits| {
        let number = u16::from_str_radix(digits, 16).ok()?;
        let most = 16u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
        Some(f64::from(number) / f64::from(most))
    });
    Some([channels.next()??, channels.next()??, channels.next()??])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The events that crossterm makes of what a terminal sends in one piece.
    fn events(sent: &str) -> Vec<Event> {
        let mut chars = sent.chars().peekable();
        let mut events = Vec::new();
        while let Some(c) = chars.next() {
            let (code, modifiers) = match (c, chars.peek()) {
                ('\x1b', Some(&next @ (']' | '\\'))) => {
                    chars.next();
                    (KeyCode::Char(next), KeyModifiers::ALT)
                }
                ('\x1b', _) => (KeyCode::Esc, KeyModifiers::NONE),
                ('\x07', _) => (KeyCode::Char('g'), KeyModifiers::CONTROL),
                (c, _) => (KeyCode::Char(c), KeyModifiers::NONE),
            };
            events.push(Event::Key(KeyEvent::new(code, modifiers)));
        }
        events
    }

    fn heard(ear: &mut Ear, events: impl IntoIterator<Item = Event>) -> Vec<Heard> {
        events.into_iter().flat_map(|event| ear.hear(event)).collect()
    }

    #[test]
    fn every_form_of_the_answer_is_understood_in_one_piece_and_torn() {
        for (answer, background) in [
            ("\x1b]11;rgb:1e1e/1e1e/2e2e\x07", Background::Dark),
            ("\x1b]11;rgb:ffff/FFFF/dddd\x1b\\", Background::Light),
            ("\x1b]11;rgb:ff/ff/ff\x07", Background::Light),
            ("\x1b]11;rgba:0000/0000/0000/ffff\x1b\\", Background::Dark),
        ] {
            let mut ear = Ear::new(true);
            assert_eq!(
                heard(&mut ear, events(answer)),
                [Heard::Background(background)],
                "{answer:?}"
            );
            for at in 1..answer.len() {
                let (first, second) = answer.split_at(at);
                let torn = events(first).into_iter().chain(events(second));
                assert_eq!(
                    heard(&mut Ear::new(true), torn),
                    [Heard::Background(background)],
                    "{at}"
                );
            }
        }
    }

    #[test]
    fn what_is_held_and_was_typed_goes_on_and_a_torn_answer_never_does() {
        let mut ear = Ear::new(true);
        assert!(heard(&mut ear, events("\x1b")).is_empty() && ear.holds());
        assert_eq!(ear.give_up(), [Heard::Event(events("\x1b")[0].clone())]);
        assert!(heard(&mut ear, events("\x1b]11;rgb:00")).is_empty());
        // A key that no answer has, in the middle of one.
        assert_eq!(heard(&mut ear, events("q")).len(), 1);
        assert!(ear.holds() && ear.give_up().is_empty() && !ear.holds());
    }

    #[test]
    fn a_change_of_size_and_a_paste_pass() {
        let mut ear = Ear::new(true);
        let passing = [Event::Resize(80, 24), Event::Paste("]11;rgb".to_owned())];
        assert_eq!(heard(&mut ear, passing.clone()), passing.map(Heard::Event));
        let mut both = events("\x1b]1");
        both.push(Event::Resize(80, 24));
        assert_eq!(
            heard(&mut ear, both.clone()),
            both.into_iter().map(Heard::Event).collect::<Vec<_>>()
        );
    }

    proptest! {
        #[test]
        fn every_typed_key_goes_on_in_its_order(
            before in "[a-g\\]\\\\:;/01\x1b\x07]{0,12}",
            after in "[a-g\\]\\\\:;/01\x1b\x07]{0,12}",
        ) {
            let (before, after) = (events(&before), events(&after));
            let answer = events("\x1b]11;rgb:0000/0000/0000\x07");
            let mut ear = Ear::new(true);
            let mut all = heard(&mut ear, before.clone().into_iter().chain(answer).chain(after.clone()));
            all.extend(ear.give_up());
            let typed = before.into_iter().chain(after).map(Heard::Event);
            let told = all.iter().position(|heard| matches!(heard, Heard::Background(_)));
            prop_assert!(told.is_some(), "{all:?}");
            all.remove(told.unwrap_or_default());
            prop_assert_eq!(all, typed.collect::<Vec<_>>());
        }
    }
}
