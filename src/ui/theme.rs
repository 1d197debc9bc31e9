//! Colors by meaning: no other file names a color.
//!
//! One accent, one warning; everything else is weight and dimness on the terminal's own background.
//! Nothing is told by color alone.

use ratatui::style::{Color, Modifier, Style};
use std::str::FromStr;

/// What a stretch of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// What may be read last.
    Muted,
    /// A title.
    Title,
    /// The heading of a section or group.
    Heading,
    /// Text that weighs more.
    Strong,
    /// Text in another voice.
    Emphasis,
    /// A link.
    Link,
    /// The selected row.
    SelectedRow,
    /// The selected link.
    SelectedLink,
    /// Letters that the query matched.
    Match,
    /// Text that the next letter replaces, and the match that was gone to.
    Selected,
    /// What calls for care.
    Warning,
    /// The filled part of a bar.
    Bar,
    /// The filled part of a bar that shows harm.
    Harm,
    /// Lines between panes, the empty part of a bar.
    Rule,
    /// The tab that is shown.
    ActiveTab,
    /// The name of the program.
    Brand,
    /// A key in the footer.
    Key,
}

/// A set of colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeName {
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// For a background that is not known: it can be read on black and on white.
    Neutral,
    /// Without colors.
    Mono,
}

impl FromStr for ThemeName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "dark" => Ok(Self::Dark),
            "light" => Ok(Self::Light),
            "neutral" => Ok(Self::Neutral),
            "mono" => Ok(Self::Mono),
            _ => Err(format!("there is no theme `{text}`; choose dark, light, neutral or mono")),
        }
    }
}

/// Styles by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    accent: Option<Color>,
    warning: Option<Color>,
    muted: Option<Color>,
    rule: Option<Color>,
}

impl Theme {
    /// The theme with a name; `rich` says whether the terminal has 256 colors.
    #[must_use]
    pub const fn new(name: ThemeName, rich: bool) -> Self {
        let [accent, warning, muted, rule] = match (name, rich) {
            // Sixteen colors are what the terminal makes of them, and none holds on both.
            (ThemeName::Mono, _) | (ThemeName::Neutral, false) => {
                return Self { accent: None, warning: None, muted: None, rule: None };
            }
            (ThemeName::Dark, true) => {
                [Color::Indexed(80), Color::Indexed(215), Color::Indexed(246), Color::Indexed(240)]
            }
            (ThemeName::Light, true) => {
                [Color::Indexed(24), Color::Indexed(130), Color::Indexed(241), Color::Indexed(249)]
            }
            (ThemeName::Neutral, true) => {
                [Color::Indexed(29), Color::Indexed(131), Color::Indexed(243), Color::Indexed(243)]
            }
            (ThemeName::Dark, false) => [Color::Cyan, Color::Yellow, Color::Gray, Color::DarkGray],
            (ThemeName::Light, false) => [Color::Blue, Color::Red, Color::DarkGray, Color::Gray],
        };
        Self { accent: Some(accent), warning: Some(warning), muted: Some(muted), rule: Some(rule) }
    }

    /// How something with that meaning looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let of = |color: Option<Color>| color.map_or(Style::new(), |color| Style::new().fg(color));
        match role {
            Role::Text => Style::new(),
            Role::Muted => match self.muted {
                Some(color) => Style::new().fg(color),
                None => Style::new().add_modifier(Modifier::DIM),
            },
            Role::Rule => of(self.rule),
            Role::Title | Role::Strong | Role::SelectedRow => {
                Style::new().add_modifier(Modifier::BOLD)
            }
            Role::Emphasis => Style::new().add_modifier(Modifier::ITALIC),
            Role::Heading | Role::Brand => of(self.accent).add_modifier(Modifier::BOLD),
            Role::Key | Role::Bar => of(self.accent),
            Role::Link => of(self.accent).add_modifier(Modifier::UNDERLINED),
            Role::Match => match self.accent {
                Some(color) => Style::new().fg(color).add_modifier(Modifier::BOLD),
                None => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            },
            Role::Selected => Style::new().add_modifier(Modifier::REVERSED),
            Role::Harm => of(self.warning),
            Role::Warning => of(self.warning).add_modifier(Modifier::BOLD),
            Role::SelectedLink | Role::ActiveTab => {
                of(self.accent).add_modifier(Modifier::BOLD | Modifier::REVERSED)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mono_has_no_color_and_still_tells_roles_apart() {
        let theme = Theme::new(ThemeName::Mono, true);
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

    /// The relative luminance of a color of the 256, by WCAG 2.
    fn luminance(index: u8) -> f64 {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        let step = |number: u8| STEPS[usize::from(number % 6)];
        let channels = match index {
            16..232 => [step((index - 16) / 36), step((index - 16) / 6), step(index - 16)],
            gray => [8 + 10 * (gray - 232); 3],
        };
        let linear = channels.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.039_28 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        linear[0].mul_add(0.2126, linear[1].mul_add(0.7152, linear[2] * 0.0722))
    }

    #[test]
    fn every_theme_can_be_read_on_its_background() {
        let (black, white) = (0.0, 1.0);
        for (name, grounds) in [
            (ThemeName::Dark, &[black][..]),
            (ThemeName::Light, &[white]),
            (ThemeName::Neutral, &[black, white]),
        ] {
            let theme = Theme::new(name, true);
            for (role, least) in [
                (Role::Link, 4.5),
                (Role::Match, 4.5),
                (Role::Heading, 4.5),
                (Role::Key, 4.5),
                (Role::Warning, 4.5),
                (Role::Harm, 4.5),
                (Role::Muted, 3.0),
            ] {
                let Some(Color::Indexed(index)) = theme.style(role).fg else {
                    panic!("{role:?} of {name:?} has no color of the 256");
                };
                for ground in grounds {
                    let (a, b) = (luminance(index), *ground);
                    let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                    assert!(contrast >= least, "{role:?} of {name:?}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn a_theme_is_chosen_by_its_name() {
        assert_eq!("light".parse(), Ok(ThemeName::Light));
        assert!("neon".parse::<ThemeName>().unwrap_err().contains("dark, light, neutral or mono"));
    }
}
