//! A theme as a file says it.
//!
//! ```toml
//! background = "dark"          # or light, or any
//! [colors]
//! accent = ["80", "cyan"]      # one of 256 colors, and one of 16
//! [roles]
//! heading = "accent bold"      # colors by their names above, and bold, dim, italic, underlined, reversed
//! ```

use super::{Background, Color, Role, Style, Theme};
use crate::catalog::{Lines, Problem};
use ratatui::style::Modifier;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// What a file of a theme may hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    background: Background,
    #[serde(default)]
    colors: BTreeMap<String, [Spanned<String>; 2]>,
    #[serde(default)]
    roles: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// The colors that roles have where a theme does not say; one that a theme does not name is none.
const USUAL: [&str; 4] = ["accent", "warning", "muted", "rule"];

/// What is wrong, where, and what to do.
type Misfit = (Option<Range<usize>>, String, String);

impl Theme {
    /// Reads the text of a file; `rich` says whether the terminal has 256 colors.
    ///
    /// # Errors
    /// When it is not of that form; the fault has its place in the file, which is shown as `path`.
    pub(super) fn parse(name: &str, text: &str, rich: bool, path: &str) -> Result<Self, Problem> {
        read(name, text, rich).map_err(|(span, fault, remedy)| {
            let place = span.map(|span| Lines::new(text).place(span.start));
            Problem::at(path.to_owned(), place, fault, remedy)
        })
    }
}

fn read(name: &str, text: &str, rich: bool) -> Result<Theme, Misfit> {
    let file: ThemeFile = toml::from_str(text).map_err(|error| {
        let remedy = "a theme has `background` (dark, light or any), and may have [colors] with `name = [\"one of 256\", \"one of 16\"]` and [roles] with `role = \"color bold\"`";
        (error.span(), error.message().replace('\n', ", "), remedy.to_owned())
    })?;
    let mut colors = BTreeMap::new();
    for (name, [of_256, of_16]) in &file.colors {
        let chosen = if rich { of_256 } else { of_16 };
        // Both are held to the form, whichever the terminal has.
        for shade in [of_256, of_16] {
            style(shade, |word| self::color(word, shade == of_256))?;
        }
        let style = style(chosen, |word| self::color(word, rich))?;
        colors.insert(name.as_str(), style);
    }
    let mut styles = Vec::new();
    for role in Role::ALL {
        let usual = Spanned::new(0..0, role.usual().to_owned());
        let own = file.roles.get(role.name());
        let known = |word: &str| {
            let color = colors.get(word).copied();
            let absent = own.is_none() && USUAL.contains(&word);
            color.or(absent.then(Style::new)).ok_or_else(|| {
                let names: Vec<&str> = colors.keys().copied().collect();
                format!("write one of its [colors] ({})", names.join(", "))
            })
        };
        styles.push(style(own.unwrap_or(&usual), known)?);
    }
    let roles = Role::ALL.map(Role::name);
    if let Some(other) = file.roles.keys().find(|role| !roles.contains(&role.get_ref().as_str())) {
        let fault = format!("there is no role `{}`", other.get_ref());
        return Err((Some(other.span()), fault, format!("the roles are {}", roles.join(", "))));
    }
    Ok(Theme { name: name.to_owned(), background: file.background, own: false, styles })
}

/// The style that words make together; what is no modifier is asked of `color`, which says what to write instead.
fn style(
    words: &Spanned<String>,
    color: impl Fn(&str) -> Result<Style, String>,
) -> Result<Style, Misfit> {
    let mut style = Style::new();
    for word in words.get_ref().split_whitespace() {
        let modifier = match word {
            "bold" => Modifier::BOLD,
            "dim" => Modifier::DIM,
            "italic" => Modifier::ITALIC,
            "underlined" => Modifier::UNDERLINED,
            "reversed" => Modifier::REVERSED,
            word => {
                style = style.patch(color(word).map_err(|instead| {
                    let remedy = format!("{instead}, or bold, dim, italic, underlined, reversed");
                    (Some(words.span()), format!("`{word}` is no look"), remedy)
                })?);
                continue;
            }
        };
        style = style.add_modifier(modifier);
    }
    Ok(style)
}

/// One of 256 colors by its number, or one of 16 by its name.
fn color(word: &str, of_256: bool) -> Result<Style, String> {
    let parsed = word.parse().ok();
    let fits = match parsed {
        Some(Color::Indexed(_)) => of_256,
        Some(Color::Rgb(..)) | None => false,
        Some(_) => true,
    };
    let instead = match of_256 {
        true => "write a number from 0 to 255",
        false => "write one of 16 colors, such as cyan or light-red",
    };
    parsed.filter(|_| fits).map(|color| Style::new().fg(color)).ok_or_else(|| instead.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        Theme::parse("mine", text, true, "mine.toml").unwrap_err().to_string()
    }

    #[test]
    fn what_a_file_says_is_how_a_role_looks() {
        let text = "background = \"dark\"\n[colors]\naccent = [\"80\", \"cyan\"]\n[roles]\nlink = \"accent italic\"\n";
        for (rich, color) in [(true, Color::Indexed(80)), (false, Color::Cyan)] {
            let theme = Theme::parse("mine", text, rich, "").unwrap();
            assert_eq!(theme.style(Role::Link), Style::new().fg(color).italic());
            assert_eq!(theme.style(Role::Brand), Style::new().fg(color).bold());
            // A color that it does not have is none.
            assert_eq!(theme.style(Role::Warning), Style::new().bold());
        }
    }

    #[test]
    fn a_fault_is_told_with_its_place_and_what_to_do() {
        for (text, place, told) in [
            ("background = \"dusk\"\n", "mine.toml:1:14", "dusk"),
            ("[colors]\n", "mine.toml:1:1", "background"),
            ("background = \"any\"\ncolor = 3\n", "mine.toml:2:1", "color"),
            ("background = \"any\"\n[roles]\nlnik = \"bold\"\n", "mine.toml:3:1", "no role `lnik`"),
            (
                "background = \"any\"\n[roles]\nlink = \"teal\"\n",
                "mine.toml:3:8",
                "`teal` is no look",
            ),
            (
                "background = \"any\"\n[colors]\na = [\"#ffffff\", \"red\"]\n",
                "mine.toml:3:6",
                "0 to 255",
            ),
            (
                "background = \"any\"\n[colors]\na = [\"1\", \"80\"]\n",
                "mine.toml:3:11",
                "one of 16",
            ),
            ("background = \"any\n", "mine.toml:1:", "a theme has"),
        ] {
            let fault = fault(text);
            assert!(fault.starts_with(place) && fault.contains(told), "{text}: {fault}");
        }
    }
}
