//! The Big List of Naughty Strings (<https://github.com/minimaxir/big-list-of-naughty-strings>), each as a query, as an id and as
//! everything that an entry can say.

use super::shown::{is_unread, told_and_shown};
use super::{Bench, Tally, all_of};
use fluoro::catalog::Catalog;
use fluoro::search::{Library, Query};
use std::{fs, io};
use toml::Value;

/// Asks for each string, and reads a layer of entries that say it.
pub fn run(bench: &Bench, tally: &mut Tally) {
    if let Err(error) = hold(bench, tally) {
        tally.case("the disk", Err(error.to_string()));
    }
}

fn hold(bench: &Bench, tally: &mut Tally) -> io::Result<()> {
    let strings = naughty_strings::BLNS;
    let library = Library::new(Catalog::embedded());
    let root = bench.scratch.path().join("naughty");
    let folder = root.join("conditions");
    fs::create_dir_all(&folder)?;
    for (number, string) in strings.iter().enumerate().take(bench.part(strings.len())) {
        let query = Query::new(string).asked_of(library.catalog());
        let reasons = library.explain(&query);
        let is_bare = library.hits(&query).iter().any(|hit| reasons.of(hit).words().is_empty());
        let faults = is_bare.then(|| "it is found without a reason".to_owned());
        tally.case(&format!("{string:?}"), faults.map_or(Ok(()), Err));
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
    let catalog = Catalog::load(&[root]);
    let quoted = catalog.problems().iter().filter(|problem| !problem.path.contains("raw"));
    let mut faults: Vec<String> =
        quoted.filter(|problem| is_unread(problem)).map(ToString::to_string).collect();
    faults.extend(told_and_shown(&catalog));
    tally.case("all as a layer", all_of(&faults));
    let loaded = catalog.entries().filter(|entry| entry.id.starts_with('x')).count();
    tally.note(format!("{loaded} of them stand on a page"));
    Ok(())
}
