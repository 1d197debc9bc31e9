//! The Big List of Naughty Strings (<https://github.com/minimaxir/big-list-of-naughty-strings>), each as a query, as an id and as
//! everything that an entry can say.

use super::{is_unread, told, told_and_shown};
use fluoro::catalog::Catalog;
use fluoro::search::{Library, Query};
use std::error::Error;
use std::fs;
use toml::Value;

/// Asks for each string, and reads a layer of entries that say it.
pub fn run() -> Result<String, Box<dyn Error>> {
    let strings = naughty_strings::BLNS;
    let library = Library::new(Catalog::embedded());
    let mut faults = Vec::new();
    let root = tempfile::tempdir()?;
    let folder = root.path().join("conditions");
    fs::create_dir(&folder)?;
    for (number, string) in strings.iter().enumerate() {
        let query = Query::new(string).asked_of(library.catalog());
        let reasons = library.explain(&query);
        if library.hits(&query).iter().any(|hit| reasons.of(hit).words().is_empty()) {
            faults.push(format!("{string:?} is found without a reason"));
        }
        let _ = (library.near(&query, 5), library.catalog().find(string));
        let said = Value::from(*string);
        let text = format!(
            "name = {said}\nsummary = {said}\nbottom_line = {said}\nsynonyms = [{said}]\nlay = [{said}]\nabbreviations = [{said}]\n\
             red_flags = [{said}]\nsources = [{said}]\nsystem = {said}\nbody_region = \"leg\"\n"
        );
        fs::write(folder.join(format!("x{number}.toml")), text)?;
        // In a place where nothing is quoted, most of them are no TOML: that is told.
        fs::write(folder.join(format!("raw{number}.toml")), format!("name = {string}\n{string}"))?;
    }
    let catalog = Catalog::load(&[root.path().to_owned()]);
    let quoted = catalog.problems().iter().filter(|problem| !problem.path.contains("raw"));
    faults.extend(quoted.filter(|problem| is_unread(problem)).map(ToString::to_string));
    faults.extend(told_and_shown(&catalog));
    let loaded = catalog.entries().filter(|entry| entry.id.starts_with('x')).count();
    told(format!("naughty strings: {}, of which {loaded} stand on a page", strings.len()), &faults)
}
