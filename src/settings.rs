//! What the reader's machine says: where their own data lies, and which colors the terminal has.

use crate::ui::{Theme, ThemeName};
use etcetera::BaseStrategy;
use std::env;
use std::path::PathBuf;

/// The folder of the reader's own data, where there is one: `$XDG_DATA_HOME/fluoro`, or the
/// platform's equivalent.
#[must_use]
pub fn user_data() -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.data_dir().join("fluoro");
    folder.is_dir().then_some(folder)
}

/// The folder of what is kept from one session to the next: `$XDG_STATE_HOME/fluoro`, or the platform's equivalent.
#[must_use]
pub fn state() -> Option<PathBuf> {
    let platform = etcetera::choose_base_strategy().ok()?;
    Some(platform.state_dir().unwrap_or_else(|| platform.data_dir()).join("fluoro"))
}

/// Whether tmux stands between the program and the terminal.
#[must_use]
pub fn is_in_tmux() -> bool {
    env::var_os("TMUX").is_some()
}

/// Whether the reader sits before a desktop of this machine, on which a browser could be seen.
#[must_use]
pub fn has_desktop() -> bool {
    let is_set = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let remote = ["SSH_CONNECTION", "SSH_TTY"].iter().any(is_set);
    let own = cfg!(any(windows, target_os = "macos"));
    !remote && (own || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(is_set))
}

/// The theme: the one that was asked for, or else one that suits the terminal.
#[must_use]
pub fn theme(asked: Option<ThemeName>) -> Theme {
    let term = env::var("TERM").unwrap_or_default();
    let rich = term.contains("256color") || env::var_os("COLORTERM").is_some();
    Theme::new(asked.unwrap_or_else(|| fitting(&term)), rich)
}

fn fitting(term: &str) -> ThemeName {
    // https://no-color.org: set and not empty, whatever it says.
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || term == "dumb" {
        return ThemeName::Mono;
    }
    match env::var("COLORFGBG") {
        Ok(colors) if is_light(&colors) => ThemeName::Light,
        Ok(colors) if !colors.is_empty() => ThemeName::Dark,
        // The console of Linux is black.
        _ if term == "linux" => ThemeName::Dark,
        _ => ThemeName::Neutral,
    }
}

/// Whether `foreground;background`, in numbers of the 16 colors, has a light background.
fn is_light(colors: &str) -> bool {
    matches!(colors.rsplit(';').next(), Some("7" | "15"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_background_is_told_by_its_number() {
        assert!(is_light("0;15") && is_light("0;default;7"));
        assert!(!is_light("15;0") && !is_light(""));
    }
}
