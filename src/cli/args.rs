//! What can be asked on the command line.

use super::{complain, count};
use crate::app::Tab;
use crate::catalog::{Catalog, Kind, Problem};
use crate::settings;
use crate::ui::Themes;
use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Explore interventional radiology: procedures, the conditions they treat, imaging, training, history.
///
/// Without a command the explorer opens, ready to type. It is a reference, no substitute for clinical judgment.
#[derive(Debug, Default, Parser)]
#[command(name = "fluoro", version, subcommand_precedence_over_arg = true)]
pub struct Cli {
    /// What to look for at once
    pub query: Vec<String>,

    #[command(flatten)]
    pub layers: Layers,

    /// Leave the mouse to the terminal, which then selects text with it
    #[arg(long)]
    pub no_mouse: bool,

    /// A prompt for screen readers and terminals that only print: type a query, then the number of a hit
    #[arg(long)]
    pub plain: bool,

    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

/// Which data to read, and how to look.
#[derive(Debug, Default, Args)]
pub struct Layers {
    /// Lay a folder of TOML files over the embedded data; may be given several times
    #[arg(long = "data", value_name = "DIR", global = true, value_parser = PathBufValueParser::new().try_map(folder))]
    pub data: Vec<PathBuf>,

    #[arg(long, value_name = "NAME", global = true, env = "FLUORO_THEME", hide_env_values = true, help = themes_help())]
    theme: Option<AskedTheme>,

    /// Show and print ASCII alone, as where the locale is not UTF-8 (JSON, Markdown and HTML are for programs, and stay)
    #[arg(long, global = true)]
    ascii: bool,
}

/// A theme that was asked for. The empty name asks for none: an empty variable is as good as unset.
#[derive(Debug, Clone)]
struct AskedTheme(Option<String>);

impl FromStr for AskedTheme {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        if name.is_empty() {
            return Ok(Self(None));
        }
        let names = settings::theme_names();
        match names.iter().any(|known| known == name) {
            true => Ok(Self(Some(name.to_owned()))),
            false => Err(format!("there is no theme `{name}`; choose {}", or(&names))),
        }
    }
}

impl Layers {
    /// The theme that was asked for.
    pub fn theme(&self) -> Option<&str> {
        self.theme.as_ref()?.0.as_deref()
    }

    /// Whether only ASCII is shown and printed.
    pub fn is_ascii(&self) -> bool {
        self.ascii || settings::is_ascii()
    }

    /// The folders over the embedded data: the reader's own, then those that were named.
    pub fn folders(&self) -> Vec<PathBuf> {
        settings::user_data().into_iter().chain(self.data.iter().cloned()).collect()
    }

    /// Everything that is known; faults in the reader's own data are told, so that nothing is dropped in silence.
    pub fn catalog_aloud(&self) -> Catalog {
        let folders = self.folders();
        let catalog = Catalog::load(&folders);
        tell_faults(&folders, catalog.problems());
        catalog
    }
}

/// Tells of a folder that cannot be read what is wrong with it; of faults inside folders, how many there are and where.
pub fn tell_faults(folders: &[PathBuf], problems: &[Problem]) {
    let folders: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
    let (whole, inside): (Vec<&Problem>, Vec<&Problem>) =
        problems.iter().partition(|problem| folders.contains(&problem.path));
    for problem in whole {
        complain(&problem.to_string());
    }
    if inside.is_empty() {
        return;
    }
    let is_in = |problem: &Problem, folder: &String| Path::new(&problem.path).starts_with(folder);
    let faulty = folders.iter().filter(|folder| inside.iter().any(|one| is_in(one, folder)));
    let faulty: Vec<&str> = faulty.map(String::as_str).collect();
    // What a layer makes of our pages stands in none of its files.
    let place = if faulty.is_empty() { "your data".to_owned() } else { faulty.join(" and ") };
    complain(&format!(
        "{} in {place}: what cannot be read is not used, the rest is shown with its faults; `fluoro check` with the same folders lists them",
        count(inside.len(), "problem")
    ));
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// Find entries
    Search(SearchArgs),
    /// Print an entry
    Show(ShowArgs),
    /// Print two to four entries of one kind side by side
    Compare(CompareArgs),
    /// List entries
    List(ListArgs),
    /// Check data for faults
    Check(CheckArgs),
}

impl CliCommand {
    /// Whether what it prints is for other programs, in a form that says itself how it is written.
    pub const fn is_for_programs(&self) -> bool {
        match self {
            Self::Search(args) => args.json,
            Self::Show(args) => !matches!(args.form.format(), Format::Text),
            Self::Compare(args) => !matches!(args.form.format(), Format::Text),
            Self::List(args) => args.json,
            Self::Check(_) => false,
        }
    }
}

/// What to find.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// What to look for; `-` reads a query a line from standard input
    #[arg(required = true)]
    pub query: Vec<String>,

    /// One JSON object a query: {"query", "hits": [{"kind", "id", "name", "score", "reason"}]}, with "section" where
    /// one answers what is asked, "unexplained" words, and "near" where there are no hits; a line of standard input
    /// that is no query gives {"query", "error"}
    #[arg(long)]
    pub json: bool,

    /// Say how the query is read, and by which class of match and score each hit stands where it does
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,

    /// How many entries to print at the most
    #[arg(long, value_name = "N", default_value = "20", value_parser = limit)]
    pub limit: usize,
}

/// What to print.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The id or any name of the entry, KIND:ID where several have that, or the id of an overview; `emergency` lists what
    /// cannot wait, `emergency-ID` is its card
    #[arg(required = true)]
    pub entry: Vec<String>,

    #[command(flatten)]
    pub form: Form,
}

/// What to print side by side.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The ids or any names of two to four entries of one kind; a name of several words in quotes
    #[arg(required = true, num_args = 2.., value_name = "ENTRY")]
    pub entries: Vec<String>,

    #[command(flatten)]
    pub form: Form,
}

/// The form in which something is asked for.
#[derive(Debug, Clone, Copy, Args)]
pub struct Form {
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Form {
    /// How to print.
    pub const fn format(self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// How an entry is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text, as wide as the terminal
    Text,
    /// Markdown; links lead to `ID.md`
    Markdown,
    /// An HTML document that needs nothing beside it; links lead to `ID.html`
    Html,
    /// JSON: the data, and the page made of it
    Json,
}

/// What to list.
#[derive(Debug, Args)]
pub struct ListArgs {
    #[arg(help = Kinds::help())]
    pub kind: Option<Kinds>,

    /// One JSON array of objects with kind, id, name, abbreviations, synonyms, summary
    #[arg(long)]
    pub json: bool,

    /// Count entries by kind, and how much of what they could say they say
    #[arg(long, conflicts_with = "json")]
    pub stats: bool,
}

/// What to check.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Folders to check as layers over the embedded data; without one, all that fluoro would read
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,

    /// Let warnings count as problems: changes of a folder in what can hurt, which are told either way
    #[arg(long, conflicts_with = "missing")]
    pub strict: bool,

    /// List what entries do not say yet, instead of faults
    #[arg(long)]
    pub missing: bool,
}

fn folder(path: PathBuf) -> Result<PathBuf, &'static str> {
    if path.is_dir() { Ok(path) } else { Err("there is no such folder") }
}

fn limit(number: &str) -> Result<usize, String> {
    match number.parse() {
        Ok(0) => Err("nothing would be printed; give 1 or more".to_owned()),
        Ok(limit) => Ok(limit),
        Err(_) => Err("not a whole number".to_owned()),
    }
}

fn themes_help() -> String {
    let names: Vec<String> = Themes::names().map(str::to_owned).collect();
    format!("Colors: {}, or a theme of your own", names.join(", "))
}

/// `a, b or c`.
fn or(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        names => names.concat(),
    }
}

/// The kinds that one word stands for: that of its name, or those of the tab with that title.
#[derive(Debug, Clone)]
pub struct Kinds(Vec<Kind>);

impl Kinds {
    /// What the words are; a tab that is called as a kind is not told twice.
    fn help() -> String {
        let tabs = Tab::ALL.iter().map(|tab| tab.title().to_lowercase());
        let tabs: Vec<String> = tabs.filter(|title| Kind::from_word(title).is_none()).collect();
        let kinds = Kind::ALL.map(Kind::name).join(", ");
        format!("Only entries of this kind: {kinds}; or of a tab: {}", tabs.join(", "))
    }

    /// Whether the word stands for this kind.
    pub fn contains(&self, kind: Kind) -> bool {
        self.0.contains(&kind)
    }
}

impl FromStr for Kinds {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let word = word.to_lowercase();
        if let Some(kind) = Kind::from_word(&word) {
            return Ok(Self(vec![kind]));
        }
        let title = |tab: &Tab| tab.title().to_lowercase();
        if let Some(tab) = Tab::ALL.iter().find(|tab| title(tab) == word) {
            return Ok(Self(tab.kinds().to_vec()));
        }
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        let tabs: Vec<String> = Tab::ALL.iter().map(title).collect();
        Err(format!("the kinds are {}; the tabs are {}", kinds.join(", "), tabs.join(", ")))
    }
}
