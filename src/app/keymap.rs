//! Which key does what where: a file of bindings, read into a map. Help, footer and README ask it.

use super::{Action, Command, Key};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The keys that fluoro comes with: `assets/keymap.toml`, which the build turns into JSON, since that is read faster.
const OWN: &str = include_str!(concat!(env!("OUT_DIR"), "/keymap.json"));

/// Where keys apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Context {
    /// While a search is typed.
    Line,
    /// In the list.
    List,
    /// In the page.
    Page,
    /// While what to find in the page is typed.
    Find,
    /// While help or faults lie over the panes.
    Overlay,
    /// While a menu does.
    Menu,
    /// While the palette does.
    Palette,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 7] =
        [Self::Line, Self::List, Self::Page, Self::Find, Self::Overlay, Self::Menu, Self::Palette];

    /// Where that is, in words.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Line => "in the search line",
            Self::List => "in the list",
            Self::Page => "in the page",
            Self::Find => "in the find line",
            Self::Overlay => "in the help",
            Self::Menu => "in a menu",
            Self::Palette => "in the palette",
        }
    }

    /// Whether letters are typed there.
    pub(super) const fn types(self) -> bool {
        matches!(self, Self::Line | Self::Find | Self::Palette)
    }
}

/// A command with its keys, and where they apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The command.
    pub command: &'static Command,
    /// The keys; the first is shown in the footer.
    pub keys: Vec<Key>,
    /// Where they apply.
    pub contexts: Vec<Context>,
    /// A word for the footer, where the key is worth the room.
    pub hint: Option<String>,
}

/// A file of bindings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    bind: Vec<BindingRow>,
}

/// A row of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BindingRow {
    run: String,
    keys: Vec<Key>,
    r#in: Vec<Context>,
    hint: Option<String>,
}

/// Which key does what where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
    actions: FxHashMap<(Context, Key), Action>,
    /// Whether arrows are written in words.
    in_words: bool,
}

/// The arrows, and their names on a terminal that cannot show them.
const ARROWS: [(&str, &str); 4] = [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")];

impl Default for Keymap {
    /// The keys that fluoro comes with.
    fn default() -> Self {
        // A test holds that it can be read.
        let file = serde_json::from_str(OWN).map_err(|error| error.to_string());
        file.and_then(Self::of).unwrap_or_else(|_| Self {
            bindings: Vec::new(),
            actions: FxHashMap::default(),
            in_words: false,
        })
    }
}

impl Keymap {
    /// Reads a file of bindings.
    ///
    /// # Errors
    /// When it is no TOML of that form, names a key or command that is none, or gives a key two meanings in one place.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::of(toml::from_str(text).map_err(|error| error.to_string())?)
    }

    fn of(file: File) -> Result<Self, String> {
        let mut keymap =
            Self { bindings: Vec::new(), actions: FxHashMap::default(), in_words: false };
        for BindingRow { run, keys, r#in: contexts, hint } in file.bind {
            let command = Command::named(&run).ok_or_else(|| {
                let known: Vec<&str> = Command::all().map(|command| command.name).collect();
                format!("there is no command `{run}`; there are {}", known.join(", "))
            })?;
            for (&context, &key) in
                contexts.iter().flat_map(|context| keys.iter().map(move |key| (context, key)))
            {
                if keymap.actions.insert((context, key), command.action).is_some() {
                    let place = format!("{context:?}").to_lowercase();
                    return Err(format!("{} is bound twice in `{place}`", key.label()));
                }
            }
            keymap.bindings.push(Binding { command, keys, contexts, hint });
        }
        Ok(keymap)
    }

    /// What `key` does in `context`.
    #[must_use]
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        match self.actions.get(&(context, key)) {
            Some(action) => Some(*action),
            None if context.types() => key.typed().map(Action::Insert),
            None => None,
        }
    }

    /// Where a key does something, and what: the first such place.
    pub(super) fn elsewhere(&self, key: Key) -> Option<(Context, &'static Command)> {
        let bound = |&place: &Context| {
            let binding = self.bindings(place).find(|binding| binding.keys.contains(&key))?;
            Some((place, binding.command))
        };
        Context::ALL.iter().find_map(bound)
    }

    /// All bindings, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Binding] {
        &self.bindings
    }

    /// The bindings that apply in `context`, in the order of the file.
    pub fn bindings(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.contexts.contains(&context))
    }

    /// Whether a command has a key anywhere; one that has none is asked for by its name.
    #[must_use]
    pub fn binds(&self, command: &Command) -> bool {
        self.bindings.iter().any(|binding| binding.command == command)
    }

    pub(super) const fn write_in_words(&mut self) {
        self.in_words = true;
    }

    /// How a key is written for a reader.
    #[must_use]
    pub fn label(&self, key: Key) -> String {
        let label = key.label();
        match self.in_words {
            true => ARROWS.iter().fold(label, |label, (arrow, word)| label.replace(arrow, word)),
            false => label,
        }
    }

    /// The key of a command in `context` as a reader sees it, if it has one there.
    #[must_use]
    pub fn key_of(&self, context: Context, command: &str) -> Option<String> {
        let mut bindings = self.bindings(context);
        let binding = bindings.find(|binding| binding.command.name == command)?;
        binding.keys.first().map(|&key| self.label(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_means_one_thing_wherever_it_means_anything() {
        let keymap = Keymap::default();
        // In a line of text the keys of editing stand in the place of moving about.
        let moved = |context: Context| !context.types();
        let mut meanings: FxHashMap<Key, &str> = FxHashMap::default();
        for binding in &keymap.bindings {
            for key in &binding.keys {
                if !binding.contexts.iter().copied().any(moved) || key.label() == "Enter" {
                    continue;
                }
                let meaning = meanings.entry(*key).or_insert(binding.command.name);
                let pairs = [
                    ("search", "find"),
                    ("search", "find-item"),
                    ("find", "find-item"),
                    ("next-link", "focus-page"),
                    ("next-link", "next-column"),
                    ("next-column", "focus-page"),
                    ("previous-link", "previous-column"),
                    ("quit", "escape"),
                    // A box is ticked by Space everywhere else, too.
                    ("choose", "page-down"),
                ];
                let pair = (*meaning, binding.command.name);
                let swapped = (pair.1, pair.0);
                assert!(
                    pair.0 == pair.1 || pairs.contains(&pair) || pairs.contains(&swapped),
                    "{}: {pair:?}",
                    key.label()
                );
            }
        }
    }

    #[test]
    fn the_keys_that_fluoro_comes_with_can_be_read() {
        let file = include_str!("../../assets/keymap.toml");
        assert_eq!(Keymap::parse(file), Ok(Keymap::default()));
    }

    #[test]
    fn every_command_has_a_key_but_that_of_the_mouse() {
        let keymap = Keymap::default();
        for command in Command::all().filter(|command| command.action != Action::Mouse) {
            let bound = |binding: &Binding| binding.command.name == command.name;
            assert!(keymap.bindings.iter().any(bound), "{}", command.name);
        }
    }

    #[test]
    fn a_wrong_file_says_what_is_wrong() {
        let fault = |text: &str| Keymap::parse(text).unwrap_err();
        assert!(
            fault("[[bind]]\nrun = \"fly\"\nkeys = [\"x\"]\nin = [\"list\"]")
                .contains("no command `fly`")
        );
        assert!(
            fault("[[bind]]\nrun = \"up\"\nkeys = [\"hyper-x\"]\nin = [\"list\"]")
                .contains("hyper-x")
        );
        assert!(
            fault("[[bind]]\nrun = \"up\"\nkeys = [\"x\", \"x\"]\nin = [\"list\"]")
                .contains("x is bound twice in `list`")
        );
    }

    #[test]
    fn letters_type_in_a_line_and_command_elsewhere() {
        let keymap = Keymap::default();
        let q: Key = "q".parse().unwrap();
        assert_eq!(keymap.action(Context::Line, q), Some(Action::Insert('q')));
        assert_eq!(keymap.action(Context::List, q), Some(Action::Quit));
        assert_eq!(keymap.action(Context::Overlay, q), Some(Action::Escape));
        let alt: Key = "alt-x".parse().unwrap();
        assert_eq!(keymap.action(Context::Line, alt), None);
    }
}
