//! What commands write to a terminal rather than to a pipe.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::Read;

/// All that the terminal of these columns is sent until the command ends.
fn sent(cols: u16, args: &[&str]) -> String {
    let size = PtySize { rows: 24, cols, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_fluoro"));
    command.args(args);
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command.env("XDG_DATA_HOME", env!("CARGO_TARGET_TMPDIR"));
    command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut bytes = Vec::new();
    // Linux ends the reading of a terminal that nobody holds any more with an error.
    let _ = pair.master.try_clone_reader().unwrap().read_to_end(&mut bytes);
    child.wait().unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_terminal_that_says_it_has_no_columns_is_written_for_as_a_pipe() {
    let [none, sixty, eighty] = [0, 60, 80].map(|columns| sent(columns, &["show", "gout"]));
    assert!(none == eighty, "{}", none.lines().take(5).collect::<String>());
    assert!(sixty != eighty, "the columns of a terminal are kept");
}

#[test]
fn a_wrong_argument_is_not_obeyed_by_the_terminal() {
    for args in [&["list", "\u{1b}]52;c;aGk=\u{7}"][..], &["--\u{1b}]0;title\u{7}"]] {
        let text = sent(80, args).replace("\r\n", "\n");
        assert!(text.starts_with("error: ") && !text.contains(['\u{1b}', '\u{7}']), "{text:?}");
    }
}
