//! Plays the explorer by a script of keys, on a screen in memory, and draws what it showed: stills, and one film.
//!
//! The script is data (`film.toml`). Each scene says what must be seen at its end, so that a picture of something else is
//! never made.

mod glyph;
mod svg;

use fluoro::app::{App, Key, KeyError};
use fluoro::catalog::Catalog;
use fluoro::search::Library;
use fluoro::ui::{Background, Themes, render, viewport};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use serde::Deserialize;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use svg::{Frame, Ground};

/// Where the pictures go.
#[derive(clap::Args)]
pub struct Options {
    /// The folder to write them to
    #[arg(default_value = "assets")]
    folder: PathBuf,
}

/// What is played.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    film: Film,
    stills: Vec<Still>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Film {
    title: String,
    columns: u16,
    rows: u16,
    scenes: Vec<Scene>,
}

/// Some keys, and a look at what they did.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scene {
    /// What stands beneath the screen.
    says: String,
    #[serde(flatten)]
    act: Act,
    /// How long the end of it is looked at, in milliseconds.
    lasts: u32,
}

/// A picture of the end of some keys, in the file `NAME-THEME.svg`.
#[derive(Deserialize)]
struct Still {
    name: String,
    title: String,
    columns: u16,
    rows: u16,
    #[serde(flatten)]
    act: Act,
}

#[derive(Deserialize)]
struct Act {
    /// Letters, typed as they are.
    #[serde(default)]
    types: String,
    /// Named keys, pressed after the letters.
    #[serde(default)]
    keys: String,
    /// What stands on the screen then.
    shows: String,
}

/// What a letter takes, and a key that is not the last of its scene, in milliseconds.
const LETTER: u32 = 90;
const KEY: u32 = 450;

/// Plays everything, and writes a file each.
pub fn write(catalog: Catalog, options: &Options) -> Result<(), Box<dyn Error>> {
    let library = Library::new(catalog);
    for (name, picture) in pictures(&library, &script()?)? {
        let path = options.folder.join(name);
        fs::write(&path, picture).map_err(|error| told(&path, &error))?;
    }
    Ok(())
}

fn told(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn script() -> Result<Script, toml::de::Error> {
    toml::from_str(include_str!("../film.toml"))
}

/// The name and the text of each picture.
fn pictures(library: &Library, script: &Script) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let frames = frames(library, &script.film)?;
    let film = svg::draw(&script.film.title, &frames, Ground::of(Background::Dark));
    let mut pictures = vec![("film.svg".to_owned(), film)];
    for still in &script.stills {
        for (theme, background) in [("dark", Background::Dark), ("light", Background::Light)] {
            let mut stage = Stage::new(library, theme, still.columns, still.rows)?;
            stage.play(&still.act, |_, _| ())?;
            let picture = svg::draw(&still.title, &[stage.frame("", 0)], Ground::of(background));
            pictures.push((format!("{}-{theme}.svg", still.name), picture));
        }
    }
    Ok(pictures)
}

/// The frames of the film.
fn frames(library: &Library, film: &Film) -> Result<Vec<Frame>, Box<dyn Error>> {
    let mut stage = Stage::new(library, "dark", film.columns, film.rows)?;
    let mut frames = Vec::new();
    for scene in &film.scenes {
        stage.play(&scene.act, |stage, lasts| frames.push(stage.frame(&scene.says, lasts)))?;
        frames.push(stage.frame(&scene.says, scene.lasts));
    }
    Ok(frames)
}

/// An explorer on a screen in memory.
struct Stage {
    app: App,
    themes: Themes,
    terminal: Terminal<TestBackend>,
}

impl Stage {
    fn new(
        library: &Library,
        theme: &str,
        columns: u16,
        rows: u16,
    ) -> Result<Self, Box<dyn Error>> {
        let mut app = App::new(library.clone(), "");
        let themes = Themes::embedded(true);
        app.dress(themes.items(), theme);
        let terminal = Terminal::new(TestBackend::new(columns, rows))?;
        let mut stage = Self { app, themes, terminal };
        stage.draw();
        Ok(stage)
    }

    /// Plays some keys; `seen` is told each screen before the last, with how long it lasts.
    fn play(&mut self, act: &Act, mut seen: impl FnMut(&Self, u32)) -> Result<(), Box<dyn Error>> {
        let letters =
            act.types.chars().map(|c| if c == ' ' { "space".to_owned() } else { c.to_string() });
        let letters = letters.map(|letter| (letter, LETTER));
        let named = act.keys.split_whitespace().map(|key| (key.to_owned(), KEY));
        let keys: Result<Vec<(Key, u32)>, KeyError> =
            letters.chain(named).map(|(key, lasts)| Ok((key.parse()?, lasts))).collect();
        for (number, (key, lasts)) in keys?.into_iter().enumerate() {
            if number > 0 {
                seen(self, lasts);
            }
            self.app.press(key);
            self.draw();
        }
        let screen = self.screen();
        if screen.contains(&act.shows) {
            return Ok(());
        }
        Err(format!("no “{}” after {} {} on\n{screen}", act.shows, act.types, act.keys).into())
    }

    fn draw(&mut self) {
        let area = self.terminal.backend().buffer().area;
        self.app.fit(viewport(&self.app, area));
        let Ok(_) = self.terminal.draw(|frame| render(frame, &self.app, &self.themes));
    }

    fn frame(&self, says: &str, lasts: u32) -> Frame {
        let backend = self.terminal.backend();
        let cursor = backend.cursor_visible().then(|| backend.cursor_position());
        Frame { cells: backend.buffer().clone(), cursor, says: says.to_owned(), lasts }
    }

    /// The text of the screen, a line a row.
    fn screen(&self) -> String {
        let cells = self.terminal.backend().buffer();
        let row = |row: &[Cell]| row.iter().map(Cell::symbol).collect();
        let rows: Vec<String> =
            cells.content.chunks(usize::from(cells.area.width)).map(row).collect();
        rows.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use roxmltree::Document;

    fn library() -> Library {
        Library::new(Catalog::embedded())
    }

    fn repository(path: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
    }

    /// Checks that a text is a picture that a page may show.
    fn is_shown(picture: &str) {
        let document = Document::parse(picture).unwrap();
        assert!(document.root_element().has_tag_name("svg"));
        assert!(!document.descendants().any(|node| node.has_tag_name("script")));
        assert!(picture.len() < 1_000_000, "{} bytes", picture.len());
    }

    #[test]
    fn the_film_is_one_picture_of_a_minute_from_the_first_screen_to_the_last() {
        let (library, script) = (library(), script().unwrap());
        let frames = frames(&library, &script.film).unwrap();
        let seconds = frames.iter().map(|frame| frame.lasts).sum::<u32>() / 1000;
        assert!((45..=75).contains(&seconds), "{seconds} s");
        let mut all = pictures(&library, &script).unwrap();
        for (_, picture) in &all {
            is_shown(picture);
        }
        let (_, film) = all.swap_remove(0);
        assert!(script.film.scenes.iter().all(|scene| film.contains(&scene.says)));
        let document = Document::parse(&film).unwrap();
        let texts: Vec<&str> = document.descendants().filter_map(|node| node.text()).collect();
        let texts = texts.concat();
        for screen in [frames.first().unwrap(), frames.last().unwrap()] {
            let signs: String = screen.cells.content.iter().map(Cell::symbol).collect();
            let mut words = signs.split(|c: char| !c.is_alphanumeric());
            assert!(words.all(|word| texts.contains(word)), "{signs}");
        }
    }

    #[test]
    fn the_pictures_of_the_readme_are_those_of_the_script() {
        let readme = fs::read_to_string(repository("README.md")).unwrap();
        let script = script().unwrap();
        let themed =
            |still: &Still| ["dark", "light"].map(|theme| format!("{}-{theme}.svg", still.name));
        let names: Vec<String> =
            script.stills.iter().flat_map(themed).chain(["film.svg".to_owned()]).collect();
        for name in &names {
            is_shown(&fs::read_to_string(repository("assets").join(name)).unwrap());
            assert!(readme.contains(&format!("assets/{name}")), "{name}");
        }
        assert_eq!(readme.matches(".svg\"").count(), names.len());
    }

    #[test]
    fn a_picture_of_something_else_is_not_made() {
        let mut stage = Stage::new(&library(), "dark", 100, 30).unwrap();
        let act = |types: &str, shows: &str| Act {
            types: types.to_owned(),
            keys: String::new(),
            shows: shows.to_owned(),
        };
        let mut screens = 0;
        stage.play(&act("gout", "Treated by"), |_, _| screens += 1).unwrap();
        assert_eq!(screens, 3);
        let fault = stage.play(&act("", "no such words"), |_, _| ()).unwrap_err().to_string();
        assert!(fault.starts_with("no “no such words”") && fault.contains("Gout"), "{fault}");
    }
}
