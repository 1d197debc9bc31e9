//! The themes that there are: those that fluoro comes with, and the reader's own.

use super::{Background, Theme};
use crate::app::{Choice, Item};
use crate::catalog::Problem;
use crate::text::{capital, clean};
use std::sync::OnceLock;

/// The names of the files in `assets/themes/`, the background that each is for, and its text: listed by the build.
const EMBEDDED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/themes.rs"));

/// What would be shown if there were none: the terminal's own look.
static BARE: Theme =
    Theme { name: String::new(), background: Background::Any, own: false, styles: Vec::new() };

/// Themes by name.
#[derive(Debug, Clone)]
pub struct Themes {
    all: Vec<NamedTheme>,
    /// Whether the terminal has 256 colors.
    rich: bool,
}

/// A theme that is read when it is asked for: mostly one of them is.
#[derive(Debug, Clone)]
struct NamedTheme {
    name: String,
    background: Background,
    own: bool,
    text: &'static str,
    theme: OnceLock<Theme>,
}

impl NamedTheme {
    fn read(&self, rich: bool) -> &Theme {
        // A test holds that every one that fluoro comes with can be read.
        let read = || Theme::parse(&self.name, self.text, rich, &self.name);
        self.theme.get_or_init(|| read().unwrap_or_else(|_| BARE.clone()))
    }
}

impl From<Theme> for NamedTheme {
    fn from(theme: Theme) -> Self {
        let (name, background, own) = (theme.name.clone(), theme.background, theme.own);
        Self { name, background, own, text: "", theme: OnceLock::from(theme) }
    }
}

impl Themes {
    /// The themes that fluoro comes with; `rich` says whether the terminal has 256 colors.
    #[must_use]
    pub fn embedded(rich: bool) -> Self {
        let named = |&(name, background, text): &(&str, &str, &'static str)| NamedTheme {
            name: name.to_owned(),
            background: Background::named(background),
            own: false,
            text,
            theme: OnceLock::new(),
        };
        Self { all: EMBEDDED.iter().map(named).collect(), rich }
    }

    /// The names of the themes that fluoro comes with.
    pub fn names() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(name, ..)| *name)
    }

    /// Adds a theme of the reader's own, in the place of one that has its name.
    ///
    /// # Errors
    /// When the text of its file, which is shown as `path`, is no theme.
    pub fn add(&mut self, name: &str, text: &str, path: &str) -> Result<(), Problem> {
        let theme = Theme { own: true, ..Theme::parse(name, text, self.rich, path)? };
        match self.all.iter_mut().find(|known| known.name == name) {
            Some(known) => *known = theme.into(),
            None => self.all.push(theme.into()),
        }
        Ok(())
    }

    /// All of them, in the order of their names, the reader's own new ones last.
    #[must_use]
    pub fn all(&self) -> impl ExactSizeIterator<Item = &Theme> {
        self.all.iter().map(|named| named.read(self.rich))
    }

    /// The themes as a reader chooses them, by the background that they are for.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let item = |theme: &NamedTheme| Item {
            group: capital(theme.background.words()),
            name: clean(&theme.name).replace('\n', " "),
            aside: if theme.own { "own".to_owned() } else { String::new() },
            marked: Some(false),
            choice: Choice::Theme(theme.name.clone()),
        };
        let backgrounds = [Background::Dark, Background::Light, Background::Any];
        let of = |background| {
            self.all.iter().filter(move |theme| theme.background == background).map(item)
        };
        backgrounds.into_iter().flat_map(of).collect()
    }

    /// The theme with a name; without one of that name the one that can be read on any background.
    #[must_use]
    pub fn named(&self, name: &str) -> &Theme {
        let by = |name: &str| self.all.iter().find(|theme| theme.name == name);
        let named = by(name).or_else(|| by(Self::fitting(Background::Any)));
        named.map_or(&BARE, |named| named.read(self.rich))
    }

    /// The name of the theme for a background that nobody chose one for.
    #[must_use]
    pub const fn fitting(background: Background) -> &'static str {
        match background {
            Background::Dark => "dark",
            Background::Light => "light",
            Background::Any => "neutral",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_theme_and_every_background_has_one() {
        for rich in [true, false] {
            let themes = Themes::embedded(rich);
            let names: Vec<&str> = themes.all().map(Theme::name).collect();
            assert_eq!(names, Themes::names().collect::<Vec<_>>());
            assert!(themes.all.iter().all(|named| named.background == named.read(rich).background));
            for background in [Background::Dark, Background::Light, Background::Any] {
                assert_eq!(themes.named(Themes::fitting(background)).background(), background);
            }
        }
    }

    #[test]
    fn a_readers_own_takes_the_place_of_ours_unless_it_is_faulty() {
        let mut themes = Themes::embedded(true);
        let (count, dark) = (themes.all().len(), themes.named("dark").clone());
        assert!(themes.add("dark", "background = 1", "dark.toml").is_err());
        assert_eq!(themes.named("dark"), &dark);
        themes.add("dark", "background = \"dark\"", "dark.toml").unwrap();
        themes.add("mine", "background = \"light\"", "mine.toml").unwrap();
        assert!(themes.named("dark") != &dark && themes.named("dark").is_own());
        assert_eq!(themes.all().len(), count + 1);
        assert_eq!(themes.named("absent").name(), "neutral");
    }
}
