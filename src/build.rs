//! Packs `data/` with its index into the form that the program uses where it lies. What reads the files and builds the index is
//! what the program does so with for a reader's own data.
//! Themes are few, and are embedded as they are; the keymap becomes JSON.

#![expect(dead_code, unused_imports, reason = "the build needs only what packs a library")]
#![expect(clippy::enum_variant_names, reason = "they are names of the library")]

mod catalog;
mod packed;
mod search;
mod text;

/// The program has its books from here; what is packed asks for none.
mod books {
    pub static TITLES: &[u8] = &[];
    pub static ENGLISH: &[u8] = &[];
}

use catalog::Catalog;
use packed::deflate;
use search::Library;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    for path in ["data", "assets", "src/catalog", "src/packed", "src/search", "src/text"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let catalog = Catalog::read(&root.join("data"));
    if !catalog.problems().is_empty() {
        let problems = catalog.problems().iter().map(ToString::to_string).collect::<Vec<_>>();
        return Err(problems.join("\n").into());
    }
    let packed = Library::new(catalog).pack();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("library.txt"), packed.text)?;
    fs::write(out.join("library.bytes"), packed.bytes)?;
    for (book, deflated) in
        [("icd10cm-titles.tsv", "titles.bytes"), ("english.txt", "english.bytes")]
    {
        let text = fs::read_to_string(root.join("data/vocabulary").join(book))?;
        fs::write(out.join(deflated), deflate(&text))?;
    }
    let keymap: serde_json::Value =
        toml::from_str(&fs::read_to_string(root.join("assets/keymap.toml"))?)?;
    fs::write(out.join("keymap.json"), keymap.to_string())?;
    fs::write(out.join("themes.rs"), themes(&root.join("assets/themes"))?)?;
    Ok(())
}

/// The themes as Rust: name, background and text.
fn themes(folder: &Path) -> Result<String, Failure> {
    let mut themes = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        let file: toml::Table = toml::from_str(&text)?;
        let background = file.get("background").and_then(toml::Value::as_str).unwrap_or_default();
        themes.push((name, background.to_owned(), text));
    }
    themes.sort();
    Ok(format!("&{themes:?}"))
}
