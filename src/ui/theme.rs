//! Colors by meaning: no other file names a color.
//!
//! A theme is a file of roles in `assets/themes/`; a role that it does not name looks as stated here, in the colors that the
//! file gives to the names `accent`, `warning`, `muted` and `rule`. Nothing is told by color alone.

mod file;
mod set;

pub use set::Themes;

use ratatui::style::{Color, Style};
use serde::Deserialize;

/// States each role with its name in files, and how it looks where a theme does not say.
macro_rules! roles {
    ($( $(#[$about:meta])* $role:ident = $name:literal: $usual:literal, )*) => {
        /// What a stretch of the screen means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Role { $( $(#[$about])* $role, )* }

        impl Role {
            /// Every role, in the order of a theme's styles.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$role),*];

            /// What it is called in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$role => $name),* }
            }

            /// How it looks where a theme does not say.
            const fn usual(self) -> &'static str {
                match self { $(Self::$role => $usual),* }
            }
        }
    };
}

roles! {
    /// Ordinary text.
    Text = "text": "",
    /// What may be read last.
    Muted = "muted": "muted",
    /// A title.
    Title = "title": "bold",
    /// The heading of a section or group.
    Heading = "heading": "accent bold",
    /// Text that weighs more.
    Strong = "strong": "bold",
    /// Text in another voice.
    Emphasis = "emphasis": "italic",
    /// A link.
    Link = "link": "accent underlined",
    /// The selected row.
    SelectedRow = "selected-row": "bold",
    /// The selected link.
    SelectedLink = "selected-link": "accent bold reversed",
    /// Letters that the query matched.
    Match = "match": "accent bold",
    /// Text that the next letter replaces, and the match that was gone to.
    Selected = "selected": "reversed",
    /// What calls for care.
    Warning = "warning": "warning bold",
    /// The filled part of a bar that shows neither good nor harm.
    Bar = "bar": "accent",
    /// The filled part of a bar that shows what is hoped for.
    Benefit = "benefit": "accent",
    /// The filled part of a bar that shows harm.
    Harm = "harm": "warning",
    /// Lines between panes, the empty part of a bar.
    Rule = "rule": "rule",
    /// The tab that is shown.
    ActiveTab = "active-tab": "accent bold reversed",
    /// The name of the program.
    Brand = "brand": "accent bold",
    /// A key in the footer.
    Key = "key": "accent",
    /// What marks the place that has the keys.
    Focus = "focus": "accent",
}

/// What lies behind the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Background {
    /// A dark background.
    Dark,
    /// A light background.
    Light,
    /// It is not known which.
    Any,
}

impl Background {
    /// The background of a color, its channels from 0 to 1.
    #[must_use]
    pub fn of(color: [f64; 3]) -> Self {
        // From there on black can be read on it better than white.
        if luminance(color) > 0.179 { Self::Light } else { Self::Dark }
    }

    /// The background with a name in a file; one that has none is any.
    fn named(name: &str) -> Self {
        match name {
            "dark" => Self::Dark,
            "light" => Self::Light,
            _ => Self::Any,
        }
    }

    /// What a theme for it is for, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Dark => "for a dark background",
            Self::Light => "for a light background",
            Self::Any => "for any background",
        }
    }
}

/// The relative luminance of a color, by WCAG 2.
fn luminance(color: [f64; 3]) -> f64 {
    let [red, green, blue] =
        color.map(
            |part| {
                if part <= 0.039_28 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            },
        );
    red.mul_add(0.2126, green.mul_add(0.7152, blue * 0.0722))
}

/// Styles by role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    name: String,
    background: Background,
    /// Whether it is the reader's own.
    own: bool,
    /// By role, in the order of [`Role::ALL`].
    styles: Vec<Style>,
}

impl Theme {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which background it is for.
    #[must_use]
    pub const fn background(&self) -> Background {
        self.background
    }

    /// Whether it is the reader's own.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        self.own
    }

    /// How something with that meaning looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(name: &str) -> Theme {
        let themes = Themes::embedded(true);
        themes.all().find(|theme| theme.name() == name).unwrap().clone()
    }

    #[test]
    fn mono_has_no_color_and_still_tells_roles_apart() {
        let theme = theme("mono");
        let roles = [Role::Text, Role::Muted, Role::Title, Role::Link, Role::SelectedLink];
        for (at, role) in roles.into_iter().enumerate() {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg), (None, None));
            assert!(
                roles.into_iter().take(at).all(|other| theme.style(other) != style),
                "{role:?}"
            );
        }
    }

    /// The luminance of a color of the 256.
    fn indexed(index: u8) -> f64 {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        let step = |number: u8| STEPS[usize::from(number % 6)];
        let channels = match index {
            16..232 => [step((index - 16) / 36), step((index - 16) / 6), step(index - 16)],
            gray => [8 + 10 * (gray - 232); 3],
        };
        luminance(channels.map(|channel| f64::from(channel) / 255.0))
    }

    #[test]
    fn every_theme_can_be_read_on_its_background() {
        let (black, white) = (0.0, 1.0);
        for theme in Themes::embedded(true).all() {
            let backgrounds = match theme.background() {
                Background::Dark => &[black][..],
                Background::Light => &[white],
                Background::Any => &[black, white],
            };
            let high = theme.name().starts_with("contrast");
            for role in Role::ALL.into_iter().filter(|role| *role != Role::Rule) {
                let least = match role {
                    _ if high => 7.0,
                    Role::Muted => 3.0,
                    _ => 4.5,
                };
                // What has no color of its own has the terminal's.
                let index = match theme.style(role).fg {
                    None => continue,
                    Some(Color::Indexed(index @ 16..)) => index,
                    Some(color) => {
                        panic!("{role:?} of {}: {color} is not one of 256", theme.name())
                    }
                };
                for background in backgrounds {
                    let (a, b) = (indexed(index), *background);
                    let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                    assert!(contrast >= least, "{role:?} of {}: {contrast:.2}", theme.name());
                }
            }
        }
    }

    #[test]
    fn what_differs_in_meaning_does_not_share_one_look() {
        let roles = [Role::Heading, Role::Link, Role::Match, Role::Warning, Role::Muted];
        for rich in [true, false] {
            for theme in Themes::embedded(rich).all() {
                let mut looks: Vec<Style> = roles.map(|role| theme.style(role)).to_vec();
                let colored = theme.style(Role::Link).fg.is_some();
                // Without color, what is marked stands in a place of its own, or has a sign.
                looks.dedup();
                assert!(looks.len() == roles.len() || !colored, "{}: {looks:?}", theme.name());
                let hues =
                    [Role::Heading, Role::Link, Role::Match].map(|role| theme.style(role).fg);
                let one = hues.iter().all(|hue| *hue == hues[0]);
                assert!(!one || !colored, "{}: one hue for all", theme.name());
            }
        }
    }

    #[test]
    fn a_background_is_light_or_dark_by_what_can_be_read_on_it() {
        let of = |hex: [u8; 3]| Background::of(hex.map(|channel| f64::from(channel) / 255.0));
        assert_eq!([of([255, 255, 255]), of([0xfd, 0xf6, 0xe3])], [Background::Light; 2]);
        assert_eq!(
            [of([0, 0, 0]), of([0x00, 0x2b, 0x36]), of([0x30, 0x0a, 0x24])],
            [Background::Dark; 3]
        );
    }
}
