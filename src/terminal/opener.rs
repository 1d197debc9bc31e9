//! The browser of the reader, started by the opener of the system: as a program with one argument, never by a shell.

use crate::text::is_web_address;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// The opener, with what stands before the address.
const OPENER: (&str, &[&str]) = if cfg!(windows) {
    // What `start` asks for in the end; `start` itself is a word of the shell.
    ("rundll32", &["url.dll,FileProtocolHandler"])
} else if cfg!(target_os = "macos") {
    ("open", &[])
} else {
    ("xdg-open", &[])
};

/// An opener that finds no browser says so sooner; one that has found one may last as long as that.
const PATIENCE: Duration = Duration::from_millis(250);

/// Opens an address of the web; says why where it does not.
pub fn open(address: &str) -> Result<(), String> {
    if !is_web_address(address) {
        return Err(format!("{address} is no address of the web"));
    }
    let (opener, before) = OPENER;
    let mut command = Command::new(opener);
    command.args(before).arg(address);
    // It writes nothing over the screen, takes no keys, and stays when the terminal closes.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| format!("{opener}: {error}"))?;
    let (sender, ended) = channel();
    let wait = move || sender.send(child.wait());
    thread::Builder::new().spawn(wait).map_err(|error| error.to_string())?;
    match ended.recv_timeout(PATIENCE) {
        Ok(Ok(status)) if !status.success() => Err(format!("{opener} has found no browser")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_of_the_web_starts_nothing() {
        for address in ["--help", "file:///etc/passwd", "https://example.org/ x"] {
            assert!(open(address).unwrap_err().contains("no address of the web"), "{address}");
        }
    }
}
