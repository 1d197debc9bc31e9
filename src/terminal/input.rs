//! What the terminal sends: one thread waits for bytes, and one says what they mean, also when no more come.

use super::decoder::Decoder;
use super::events::Wake;
use std::io::{self, ErrorKind, Read};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;

/// So much is read at once; a terminal of Linux holds less.
const PIECE: usize = 16_384;

type Bytes = io::Result<Vec<u8>>;

/// Starts both threads; an answer about the background may be in the input, if it was `asked`.
pub fn listen(wakes: &Sender<Wake>, asked: bool) -> io::Result<()> {
    let (sender, pieces) = mpsc::channel();
    let wakes = wakes.clone();
    thread::Builder::new().name("terminal".to_owned()).spawn(move || read(&sender))?;
    let decode = move || {
        let error = decode(Decoder::new(asked), &pieces, &wakes);
        // Nobody listens any more where this fails.
        let _ = wakes.send(Wake::InputClosed(error));
    };
    thread::Builder::new().name("input".to_owned()).spawn(decode)?;
    Ok(())
}

/// Sends what is read, piece by piece, and last what ended it: also a terminal that is gone without a word, which has an end.
fn read(pieces: &Sender<Bytes>) {
    let mut input = io::stdin().lock();
    let mut bytes = vec![0; PIECE];
    loop {
        let piece = match input.read(&mut bytes) {
            Ok(0) => Err(gone()),
            Ok(count) => Ok(bytes.iter().take(count).copied().collect()),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => Err(error),
        };
        let is_last = piece.is_err();
        if pieces.send(piece).is_err() || is_last {
            return;
        }
    }
}

/// Sends what the pieces mean, until there are no more.
fn decode(mut decoder: Decoder, pieces: &Receiver<Bytes>, wakes: &Sender<Wake>) -> io::Error {
    loop {
        let piece = match decoder.patience() {
            Some(patience) => pieces.recv_timeout(patience),
            None => pieces.recv().map_err(RecvTimeoutError::from),
        };
        let inputs = match piece {
            Ok(Ok(bytes)) => decoder.feed(&bytes),
            Ok(Err(error)) => return error,
            Err(RecvTimeoutError::Timeout) => decoder.give_up(),
            Err(RecvTimeoutError::Disconnected) => return gone(),
        };
        if inputs.into_iter().any(|input| wakes.send(Wake::Input(input)).is_err()) {
            return gone();
        }
    }
}

fn gone() -> io::Error {
    io::Error::new(ErrorKind::UnexpectedEof, "the terminal is gone")
}
