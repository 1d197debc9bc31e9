//! The themes that there are: those that fluoro comes with, and the reader's own.

use super::{Background, Theme};
use crate::app::{Choice, Item};
use crate::catalog::Problem;
use crate::text::{capital, clean};

/// The names and the texts of the files in `assets/themes/`, listed by the build script.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/themes.rs"));

/// What would be shown if there were none: the terminal's own look.
static BARE: Theme =
    Theme { name: String::new(), background: Background::Any, own: false, styles: Vec::new() };

/// Themes by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Themes {
    all: Vec<Theme>,
    /// Whether the terminal has 256 colors.
    rich: bool,
}

impl Themes {
    /// The themes that fluoro comes with; `rich` says whether the terminal has 256 colors.
    #[must_use]
    pub fn embedded(rich: bool) -> Self {
        // A test holds that every one can be read.
        let read = |(name, text): &(&str, &str)| Theme::parse(name, text, rich, name).ok();
        Self { all: EMBEDDED.iter().filter_map(read).collect(), rich }
    }

    /// The names of the themes that fluoro comes with.
    pub fn names() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(name, _)| *name)
    }

    /// Adds a theme of the reader's own, in the place of one that has its name.
    ///
    /// # Errors
    /// When the text of its file, which is shown as `path`, is no theme.
    pub fn add(&mut self, name: &str, text: &str, path: &str) -> Result<(), Problem> {
        let theme = Theme { own: true, ..Theme::parse(name, text, self.rich, path)? };
        match self.all.iter_mut().find(|known| known.name == name) {
            Some(known) => *known = theme,
            None => self.all.push(theme),
        }
        Ok(())
    }

    /// All of them, in the order of their names, the reader's own new ones last.
    #[must_use]
    pub fn all(&self) -> &[Theme] {
        &self.all
    }

    /// The themes as a reader chooses them, by the background that they are for.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let item = |theme: &Theme| Item {
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
        by(name).or_else(|| by(Self::fitting(Background::Any))).unwrap_or(&BARE)
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
            let names: Vec<&str> = themes.all().iter().map(Theme::name).collect();
            assert_eq!(names, Themes::names().collect::<Vec<_>>());
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
