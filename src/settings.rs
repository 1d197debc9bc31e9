//! What the reader's machine says: where their own data and themes lie, and which colors and characters the terminal has.

use crate::catalog::{DataFile, Problem, read_layer};
use crate::text::sort_by;
use crate::ui::{Background, Themes};
use etcetera::BaseStrategy;
use std::env;
use std::path::{Path, PathBuf};

/// The folder of the reader's own data, where there is one: `$XDG_DATA_HOME/fluoro`, or the
/// platform's equivalent.
#[must_use]
pub fn user_data() -> Option<PathBuf> {
    what_is_at(etcetera::choose_base_strategy().ok()?.data_dir().join("fluoro"))
}

/// A path where something is: a folder, or what cannot be read as one, which is told by who reads it.
fn what_is_at(path: PathBuf) -> Option<PathBuf> {
    path.symlink_metadata().is_ok().then_some(path)
}

/// The folder of what is kept from one session to the next: `$XDG_STATE_HOME/fluoro`, or the platform's equivalent.
#[must_use]
pub fn state() -> Option<PathBuf> {
    let platform = etcetera::choose_base_strategy().ok()?;
    Some(platform.state_dir().unwrap_or_else(|| platform.data_dir()).join("fluoro"))
}

/// Whether the program was called by its name alone, and no variable stands for an argument.
#[must_use]
pub fn asks_nothing() -> bool {
    env::args_os().nth(1).is_none() && env::var_os("FLUORO_THEME").is_none()
}

/// Whether the terminal only prints, and can show no screen.
#[must_use]
pub fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Whether the locale names a set of characters other than UTF-8, such as that of C: then only what all sets share, ASCII, is
/// sure to be shown. Where no locale is named, the default is ours to choose, and it is UTF-8.
#[must_use]
pub fn is_ascii() -> bool {
    // https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html: the first that is set and not empty holds.
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    named.into_iter().find(|locale| !locale.is_empty()).is_some_and(|locale| !is_utf_8(&locale))
}

/// Whether the name of a locale ends with that set, as in `de_DE.UTF-8` or `C.utf8`, or is its name alone.
fn is_utf_8(locale: &str) -> bool {
    let set = locale.rsplit('.').next().unwrap_or_default();
    let set = set.split('@').next().unwrap_or_default();
    set.replace('-', "").eq_ignore_ascii_case("utf8")
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

/// The folder of the reader's own themes, where there is one: `$XDG_CONFIG_HOME/fluoro/themes`, or the platform's
/// equivalent.
fn user_themes() -> Option<PathBuf> {
    what_is_at(etcetera::choose_base_strategy().ok()?.config_dir().join("fluoro/themes"))
}

/// The themes for this terminal, the reader's own among them, and what is wrong with those that cannot be read.
#[must_use]
pub fn themes() -> (Themes, Vec<Problem>) {
    themes_with(user_themes().as_deref(), is_rich())
}

fn themes_with(folder: Option<&Path>, rich: bool) -> (Themes, Vec<Problem>) {
    let mut themes = Themes::embedded(rich);
    let mut problems = Vec::new();
    for file in folder.map(|folder| read_layer(folder, &mut problems)).unwrap_or_default() {
        let text =
            file.bytes.as_deref().map_err(String::clone).and_then(|bytes| {
                std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
            });
        let added = match text {
            Ok(text) => themes.add(name_of(&file), text, &file.shown),
            Err(fault) => {
                let remedy = "write the theme as a TOML file of text".to_owned();
                Err(Problem::at(
                    file.shown.clone(),
                    None,
                    format!("it cannot be read: {fault}"),
                    remedy,
                ))
            }
        };
        problems.extend(added.err());
    }
    (themes, problems)
}

/// A theme is called what its file is called.
fn name_of(file: &DataFile) -> &str {
    Path::new(&file.path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// The names of all themes; one whose file is faulty can be asked for too, so that its fault is told.
#[must_use]
pub fn theme_names() -> Vec<String> {
    let own = user_themes().map(|folder| read_layer(&folder, &mut Vec::new())).unwrap_or_default();
    let mut names: Vec<String> = Themes::names().map(str::to_owned).collect();
    names.extend(own.iter().map(|file| name_of(file).to_owned()));
    sort_by(&mut names, Ord::cmp);
    names.dedup();
    names
}

/// Whether the environment asks for no color, whatever theme is asked for: the terminal's library leaves colors out then, and
/// only a theme that has none still tells a title from a text.
#[must_use]
pub fn has_no_color() -> bool {
    // https://no-color.org: set and not empty, whatever it says.
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// The name of the theme that suits the terminal, as far as its environment tells.
#[must_use]
pub fn fitting_theme() -> &'static str {
    let term = env::var("TERM").unwrap_or_default();
    if has_no_color() {
        return "mono";
    }
    Themes::fitting(match env::var("COLORFGBG") {
        Ok(colors) if is_light(&colors) => Background::Light,
        Ok(colors) if !colors.is_empty() => Background::Dark,
        // The console of Linux is black.
        _ if term == "linux" => Background::Dark,
        _ => Background::Any,
    })
}

/// Whether the terminal has 256 colors.
fn is_rich() -> bool {
    env::var("TERM").is_ok_and(|term| term.contains("256color"))
        || env::var_os("COLORTERM").is_some_and(|colors| !colors.is_empty())
}

/// Whether `foreground;background`, in numbers of the 16 colors, has a light background.
fn is_light(colors: &str) -> bool {
    matches!(colors.rsplit(';').next(), Some("7" | "15"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_utf_8_by_its_set_of_characters() {
        for locale in ["de_DE.UTF-8", "C.utf8", "UTF-8", "sr_RS.utf8@latin"] {
            assert!(is_utf_8(locale), "{locale}");
        }
        for locale in ["C", "POSIX", "en_US", "de_DE.ISO-8859-15@euro", "ja_JP.eucJP"] {
            assert!(!is_utf_8(locale), "{locale}");
        }
    }

    #[test]
    fn a_light_background_is_told_by_its_number() {
        assert!(is_light("0;15") && is_light("0;default;7"));
        assert!(!is_light("15;0") && !is_light(""));
    }

    #[test]
    fn a_readers_own_themes_are_read_and_their_faults_told() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("mine", &b"background = \"light\""[..]),
            ("dark", b"background = \"dark\"\n[roles]\nlink = \"teal\""),
            ("odd", b"\xff"),
        ] {
            std::fs::write(folder.path().join(name).with_extension("toml"), bytes).unwrap();
        }
        let (themes, problems) = themes_with(Some(folder.path()), true);
        assert!(themes.named("mine").is_own() && !themes.named("dark").is_own());
        let told: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("dark.toml:3:8: `teal` is no look; write"), "{told:?}");
        assert!(told[1].contains("odd.toml: it cannot be read: it is not UTF-8"), "{told:?}");
    }
}
