//! What the bytes of a terminal mean.
//!
//! crossterm reads the same sequences, but holds all keys back after a paste whose end is lost, takes the Esc of a sequence
//! that a slow line tears for a key, fails at answers with a zero, and runs at full speed once the terminal is gone. Here
//! bytes come in pieces of any length, and whatever they are, the keys with which one gets out still work.

mod paste;
mod sequence;

use super::background::{Reply, reply};
use super::events::Input;
use crossterm::event::{KeyCode, KeyModifiers};
use paste::Paste;
use sequence::{ESC, First, Meaning, first, key};
use std::time::Duration;

/// What belongs to one sequence does not come further apart, where it could also be a key. So long waits who presses Esc:
/// a line of 300 baud is still whole, and editors wait no longer either (Neovim 50 ms, fish 30, Vim 25 where measured).
pub const GAP: Duration = Duration::from_millis(50);

/// Turns bytes into what the reader did.
#[derive(Debug)]
pub struct Decoder {
    /// Whether an answer about the background is to come.
    asked: bool,
    /// The beginning of something.
    held: Vec<u8>,
    /// The paste that has begun.
    paste: Option<Paste>,
}

impl Decoder {
    /// Listens also for one answer about the background, if it was `asked` for.
    pub const fn new(asked: bool) -> Self {
        Self { asked, held: Vec::new(), paste: None }
    }

    /// How long to wait for more before [`Self::give_up`]; for ever where nothing is held that could mean something already.
    pub fn patience(&self) -> Option<Duration> {
        match &self.paste {
            Some(paste) => paste.patience(),
            None => self.may_be_typed().then_some(GAP),
        }
    }

    /// What is known after more bytes.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut inputs = Vec::new();
        // Nobody types these right behind an Esc, and a line tears a sequence there as well as elsewhere.
        let continues = matches!(bytes, [b'[' | b'O', ..]) || self.asked && bytes.starts_with(b"]");
        if self.paste.is_none() && self.held == [ESC] && !continues {
            inputs = self.give_up();
        }
        if self.paste.as_ref().is_some_and(|paste| paste.is_left_by(bytes)) {
            self.paste = None;
        }
        self.held.extend_from_slice(bytes);
        let mut at = 0;
        while let Some(read) = self.read(at, &mut inputs) {
            at += read;
        }
        self.held.drain(..at);
        inputs
    }

    /// Nothing more has come: what is held was typed.
    pub fn give_up(&mut self) -> Vec<Input> {
        if let Some(paste) = &mut self.paste {
            return paste.pause().into_iter().collect();
        }
        let held = std::mem::take(&mut self.held);
        if held == [ESC] {
            return vec![Input::Key(key(KeyCode::Esc, KeyModifiers::NONE))];
        }
        let asked = std::mem::replace(&mut self.asked, false);
        let inputs = self.feed(&held);
        self.asked = asked;
        inputs
    }

    /// Whether what is held could be a key that was typed.
    fn may_be_typed(&self) -> bool {
        match self.held.as_slice() {
            [ESC] => true,
            [ESC, b']', ..] => matches!(reply(&self.held), Reply::Part { sure: false }),
            _ => false,
        }
    }

    /// Reads what stands at a place of what is held, and says of how many bytes it is; none where more must come.
    fn read(&mut self, at: usize, inputs: &mut Vec<Input>) -> Option<usize> {
        let rest = self.held.get(at..)?;
        if let Some(paste) = &mut self.paste {
            let (read, has_ended) = paste.take(rest);
            if has_ended {
                inputs.extend(paste.pause());
                self.paste = None;
            }
            return (read > 0).then_some(read);
        }
        if self.asked && rest.starts_with(b"\x1b]") {
            match reply(rest) {
                Reply::Part { .. } => return None,
                Reply::Whole(length, background) => {
                    self.asked = false;
                    inputs.extend(background.map(Input::Background));
                    return Some(length);
                }
                Reply::No => {}
            }
        }
        let First::Whole(length, meaning) = first(rest) else { return None };
        match meaning {
            Some(Meaning::Input(input)) => inputs.push(input),
            Some(Meaning::PasteBegins) => self.paste = Some(Paste::default()),
            None => {}
        }
        Some(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{Background, Pointer, Press};
    use proptest::prelude::*;

    fn pressed(name: &str) -> Input {
        Input::Key(name.parse().unwrap())
    }

    fn typed(text: &str) -> Vec<Input> {
        text.chars().map(|c| pressed(&c.to_string())).collect()
    }

    /// What pieces mean that come one after the other, without a pause.
    fn fed(decoder: &mut Decoder, pieces: &[&[u8]]) -> Vec<Input> {
        pieces.iter().flat_map(|piece| decoder.feed(piece)).collect()
    }

    /// What is sent, and what it means when it comes whole.
    fn sequences() -> Vec<(&'static [u8], Vec<Input>)> {
        let mouse = |press, column, row| vec![Input::Pointer(Pointer { press, column, row })];
        let key = |name| vec![pressed(name)];
        vec![
            (b"\x1b[A", key("up")),
            (b"\x1bOB", key("down")),
            (b"\x1b[1;3D", key("alt-left")),
            (b"\x1b[1;5C", key("ctrl-right")),
            (b"\x1b\x1b[D", key("alt-left")),
            (b"\x1b[5D", key("ctrl-left")),
            (b"\x1b[5~", key("pgup")),
            (b"\x1b[3;5~", key("ctrl-delete")),
            (b"\x1b[1~", key("home")),
            (b"\x1b[8~", key("end")),
            (b"\x1b[Z", key("backtab")),
            (b"\x1bOQ", key("f2")),
            (b"\x1b[[B", key("f2")),
            (b"\x1b[12~", key("f2")),
            (b"\x1b[24~", key("f12")),
            (b"\x1bb", key("alt-b")),
            (b"\x1b\x7f", key("alt-backspace")),
            (b"\x1b[97;5u", key("ctrl-a")),
            (b"\x1b[97;5:3u", vec![]),
            (
                b"\r\t\x7f\x03\x00",
                ["enter", "tab", "backspace", "ctrl-c", "ctrl-space"].map(pressed).into(),
            ),
            ("é出🩺".as_bytes(), typed("é出🩺")),
            (b"\xff\xc3(", key("(")),
            (b"\x1b[<0;10;5M", mouse(Press::Click, 9, 4)),
            (b"\x1b[<16;10;5M", mouse(Press::Click, 9, 4)),
            (b"\x1b[<65;300;500M", mouse(Press::WheelDown, 299, 499)),
            (
                b"\x1b[M `\xff",
                vec![Input::Pointer(Pointer { press: Press::Click, column: 63, row: 222 })],
            ),
            (b"\x1b[<32;10;5M", mouse(Press::Drag, 9, 4)),
            (b"\x1b[<0;10;5m", mouse(Press::Release, 9, 4)),
            (b"\x1b[M#*%", mouse(Press::Release, 9, 4)),
            (b"\x1b[<2;10;5m\x1b[<2;1;1M\x1b[<34;1;1M\x1b[<35;1;1M", vec![]),
            (b"\x1b[200~heavy\nperiods\x1b[201~", vec![Input::Paste("heavy\nperiods".to_owned())]),
            (b"\x1b[200~\x1b[201~\x1b[201~", vec![]),
            // Nobody asked, and nothing is typed for it.
            (b"\x1b[0;0R\x1b[<0;0;0M\x1b[?62;22c\x1b[I\x1b[>1;2c\x1b[99999;99999~\x1b[3$y", vec![]),
            (b"\x1b[1;\x03", key("ctrl-c")),
            (b"\x1b[1;\x1b[A", key("up")),
            (b"\x1bO\x03", key("ctrl-c")),
        ]
    }

    #[test]
    fn a_sequence_means_the_same_whole_and_torn_at_every_place() {
        for (bytes, meant) in sequences() {
            assert_eq!(Decoder::new(false).feed(bytes), meant, "{bytes:?}");
            for at in 1..bytes.len() {
                let (first, second) = bytes.split_at(at);
                // A key and Alt are told from Esc and a key by coming together, and so are two Esc from Alt and a sequence.
                let is_key = first == b"\x1b" && !matches!(second[0], b'[' | b'O');
                let is_two = first == b"\x1b\x1b";
                if !is_key && !is_two {
                    let meaning = fed(&mut Decoder::new(false), &[first, second]);
                    assert_eq!(meaning, meant, "{bytes:?} {at}");
                }
            }
        }
    }

    #[test]
    fn an_esc_waits_for_its_sequence_alone() {
        let mut decoder = Decoder::new(false);
        assert!(decoder.feed(b"\x1b").is_empty() && decoder.patience() == Some(GAP));
        assert_eq!(decoder.give_up(), [pressed("esc")]);
        assert_eq!((decoder.patience(), decoder.feed(b"[A")), (None, typed("[A")));
        assert_eq!(fed(&mut decoder, &[b"\x1b", b"j"]), [pressed("esc"), pressed("j")]);
        // What nobody types waits as long as it takes.
        assert!(decoder.feed(b"\x1b[1;").is_empty() && decoder.patience().is_none());
    }

    #[test]
    fn a_paste_without_end_is_typed_at_each_pause_and_ends_by_ctrl_c_or_esc_behind_one() {
        let pasted = |text: &str| vec![Input::Paste(text.to_owned())];
        for (key, name) in [(b"\x03", "ctrl-c"), (b"\x1b", "esc")] {
            let mut decoder = Decoder::new(false);
            assert!(fed(&mut decoder, &[b"\x1b[200~gi", b"\x03", b" bl\x1b[2"]).is_empty());
            assert!(decoder.patience().is_some());
            assert_eq!(decoder.give_up(), pasted("gi\x03 bl"));
            assert_eq!(decoder.patience(), None);
            assert!(fed(&mut decoder, &[b"q\n"]).is_empty());
            assert_eq!(decoder.give_up(), pasted("\x1b[2q\n"));
            let mut ended = decoder.feed(key);
            ended.extend(decoder.give_up());
            assert_eq!(ended, [pressed(name)]);
            assert_eq!(decoder.feed(b"j"), [pressed("j")]);
        }
    }

    #[test]
    fn a_paste_of_any_length_is_one_and_bounded() {
        let mut decoder = Decoder::new(false);
        let text = [b"\x1b[200~".as_slice(), &b"gi bleed ".repeat(120_000), b"\x1b[201~"].concat();
        let inputs: Vec<Input> = text.chunks(4095).flat_map(|piece| decoder.feed(piece)).collect();
        let [Input::Paste(pasted)] = inputs.as_slice() else { panic!("{} inputs", inputs.len()) };
        assert_eq!(pasted.len(), 65_536);
    }

    #[test]
    fn an_answer_is_understood_torn_and_late_and_what_was_typed_goes_on() {
        let answer = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
        for at in 1..answer.len() {
            let (first, second) = answer.split_at(at);
            let mut decoder = Decoder::new(true);
            let heard = fed(&mut decoder, &[b"go", first, second, b"ut"]);
            let light = vec![Input::Background(Background::Light)];
            assert_eq!(heard, [typed("go"), light, typed("ut")].concat(), "{at}");
            // One was asked for, and no more are known.
            assert!(!decoder.feed(answer).contains(&Input::Background(Background::Light)));
        }
        let mut decoder = Decoder::new(true);
        assert!(decoder.feed(b"\x1b]11").is_empty());
        assert_eq!(decoder.give_up(), [vec![pressed("alt-]")], typed("11")].concat());
        assert!(decoder.feed(b"\x1b]11;rgb:00").is_empty() && decoder.patience().is_none());
        assert_eq!(decoder.feed(b"q"), typed("q"));
    }

    proptest! {
        #[test]
        fn whatever_comes_in_pieces_ctrl_c_is_heard_behind_a_pause(
            pieces in prop::collection::vec(prop::collection::vec(
                prop_oneof![any::<u8>(), prop::sample::select(b"\x1b\x1b\x1b[[O]M<;~0123456789ABR200~201~11;rgb:/\x07\\".to_vec())],
                0..40,
            ), 0..8),
            pauses in prop::collection::vec(any::<bool>(), 8),
        ) {
            let mut decoder = Decoder::new(true);
            for (piece, pauses) in pieces.iter().zip(pauses) {
                decoder.feed(piece);
                while pauses && decoder.patience().is_some() {
                    decoder.give_up();
                }
            }
            while decoder.patience().is_some() {
                decoder.give_up();
            }
            // The bytes of a click in the old form may be any.
            let is_click = decoder.held.windows(3).any(|held| held == b"\x1b[M");
            let heard = decoder.feed(b"\x03");
            prop_assert!(is_click || heard.contains(&pressed("ctrl-c")), "{:?} {heard:?}", decoder.held);
        }
    }
}
