//! From the public originals to the TOML text of a vocabulary.
//!
//! Which codes and terms are taken stands in `data/conditions/*.toml`.

use fluoro::catalog::{Body, Catalog, Condition};
use fluoro::search::stem;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A name and its other names, by the id of the code or term.
type Rows = BTreeMap<String, (String, Vec<String>)>;

/// The keys under which a vocabulary writes its rows.
struct Keys {
    row: &'static str,
    name: &'static str,
    others: &'static str,
}

const CODE: Keys = Keys { row: "code", name: "title", others: "terms" };
const TERM: Keys = Keys { row: "doid", name: "name", others: "synonyms" };

/// The ICD-10-CM codes that conditions name.
pub fn codes(catalog: &Catalog) -> BTreeSet<String> {
    named(catalog, |condition| &condition.icd10cm)
}

/// The terms of the Human Disease Ontology that conditions name.
pub fn doids(catalog: &Catalog) -> BTreeSet<String> {
    named(catalog, |condition| &condition.doid)
}

fn named(catalog: &Catalog, ids: impl Fn(&Condition) -> &[String]) -> BTreeSet<String> {
    let conditions = catalog.entries().filter_map(|entry| match &entry.body {
        Body::Condition(condition) => Some(condition),
        _ => None,
    });
    conditions.flat_map(|condition| ids(condition).iter().cloned()).collect()
}

/// Titles and inclusion terms of every code at or below `roots`, from the tabular list.
///
/// Codes with a seventh character are left out: their titles are those of the code above with the
/// encounter behind it, which the search takes off a query.
pub fn icd10cm(xml: &str, roots: &BTreeSet<String>) -> Result<String, String> {
    let tabular = parsed(xml)?;
    let version = child(tabular.root_element(), "version").unwrap_or_default();
    let mut rows = Rows::new();
    for diag in tabular.descendants().filter(|node| node.has_tag_name("diag")) {
        let Some((code, title)) = named_diag(diag) else { continue };
        if !roots.iter().any(|root| code.starts_with(root.as_str())) {
            continue;
        }
        let notes = diag
            .children()
            .filter(|node| node.has_tag_name("inclusionTerm"))
            .flat_map(|list| list.children().filter(|node| node.has_tag_name("note")))
            .map(|note| tidy(note.text().unwrap_or_default()))
            .filter(|note| is_name(note))
            .map(|note| without_nos(&note));
        let terms = others(&title, notes);
        rows.insert(code, (title, terms));
    }
    if let Some(unknown) = roots.iter().find(|root| !rows.contains_key(*root)) {
        return Err(format!("the tabular list has no code {unknown}"));
    }
    Ok(codes_toml(&version, &rows))
}

/// The text of `icd10cm-titles.tsv`: the titles of blocks, of categories with the block that each is in, and of their codes
/// with a fourth sign. A category that is alone in its block is its own.
pub fn titles(xml: &str) -> Result<String, String> {
    let tabular = parsed(xml)?;
    let mut rows = BTreeSet::new();
    for block in tabular.descendants().filter(|node| node.has_tag_name("section")) {
        let id = block.attribute("id").unwrap_or_default();
        let title = child(block, "desc").unwrap_or_default();
        let title = title.strip_suffix(&format!("({id})")).unwrap_or(&title).trim_end();
        for category in diags(block) {
            let (code, name) = named_diag(category).ok_or("a category has no name")?;
            if code == id {
                rows.insert(format!("{code}\t{name}\n"));
            } else {
                rows.insert(format!("{id}\t{title}\n"));
                rows.insert(format!("{code}\t{name}\t{id}\n"));
            }
            for (code, name) in diags(category).filter_map(named_diag) {
                rows.insert(format!("{code}\t{name}\n"));
            }
        }
    }
    let version = child(tabular.root_element(), "version").unwrap_or_default();
    let head = format!(
        "# Titles of ICD-10-CM, release {version}: blocks, categories with the block that each is in, and codes with a fourth sign.\n\
         # By the National Center for Health Statistics and the Centers for Medicare and Medicaid Services: a work of the US\n\
         # government, in the public domain in the United States. Written by `cargo xtask vocabulary`; not by hand.\n"
    );
    Ok(rows.into_iter().fold(head, |text, row| text + &row))
}

/// The text of `english.txt`: the stems of the words of some `lists`, each in a line.
pub fn english(lists: &[String]) -> String {
    let words = lists.iter().flat_map(|list| list.lines());
    let is_word = |word: &&str| word.bytes().all(|letter| letter.is_ascii_lowercase());
    let stems: BTreeSet<String> =
        words.filter(is_word).map(stem).filter(|stem| stem.len() >= SHORTEST_ENGLISH).collect();
    let head = "# Stems of the commonest words of English, by the sizes 10, 20 and 35 of SCOWL.\n\
                # Copyright 2000-2016 by Kevin Atkinson; the notices stand in data/LICENSE.md. Written by `cargo xtask vocabulary`; not by hand.\n";
    stems.into_iter().fold(head.to_owned(), |text, stem| text + &stem + "\n")
}

/// A shorter word is no slip of another.
const SHORTEST_ENGLISH: usize = 3;

/// The tabular list.
fn parsed(xml: &str) -> Result<roxmltree::Document<'_>, String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(xml, options).map_err(|error| error.to_string())
}

/// The codes right below a node of the tabular list.
fn diags<'x>(node: roxmltree::Node<'x, 'x>) -> impl Iterator<Item = roxmltree::Node<'x, 'x>> {
    node.children().filter(|child| child.has_tag_name("diag"))
}

/// A code with its title.
fn named_diag(diag: roxmltree::Node<'_, '_>) -> Option<(String, String)> {
    Some((child(diag, "name")?, child(diag, "desc")?))
}

/// Whether an inclusion term names something: some speak of codes, or to who codes.
fn is_name(note: &str) -> bool {
    !note.split([' ', ',', ';', '(', ')']).any(|word| {
        let word = word.to_lowercase();
        ["code", "codes", "category", "categories"].contains(&word.as_str()) || is_code(&word)
    })
}

/// Whether a word is a code with its point, or a range of codes: `k80.2`, `n13.0-n13.5`, `i00-i99`.
fn is_code(word: &str) -> bool {
    match word.as_bytes() {
        [letter, first, second, mark, ..] => {
            letter.is_ascii_lowercase()
                && first.is_ascii_digit()
                && second.is_ascii_alphanumeric()
                && [b'.', b'-'].contains(mark)
        }
        _ => false,
    }
}

/// A term without the *not otherwise specified* and *not elsewhere classified* of the code book.
fn without_nos(note: &str) -> String {
    let words =
        note.split(' ').filter(|word| !["NOS", "NEC"].contains(&word.trim_end_matches(',')));
    words.collect::<Vec<_>>().join(" ").trim_end_matches(',').to_owned()
}

/// The text of `icd10cm.toml`.
fn codes_toml(release: &str, codes: &Rows) -> String {
    let head = format!(
        "# Titles and inclusion terms of ICD-10-CM, release {release}: every code at or below those that conditions name.\n\
         # By the National Center for Health Statistics and the Centers for Medicare and Medicaid Services: a work of the US\n\
         # government, in the public domain in the United States. Instructions of the code book and its NOS and NEC are left\n\
         # out. Written by `cargo xtask vocabulary`; not by hand.\n"
    );
    head + &rows_toml(&CODE, codes)
}

/// Names and synonyms of `doids`, from a checkout of the ontology's repository.
pub fn disease_ontology(checkout: &Path, doids: &BTreeSet<String>) -> Result<String, String> {
    let names = ontology_names(checkout)?;
    let synonyms = ontology_synonyms(checkout)?;
    let mut terms = Rows::new();
    for doid in doids {
        let name = names.get(doid).ok_or_else(|| format!("the ontology has no term {doid}"))?;
        let right =
            |synonym: &&String| !WRONG.contains(&(doid.as_str(), synonym.to_lowercase().as_str()));
        let synonyms = synonyms.get(doid).into_iter().flatten().filter(right).cloned();
        terms.insert(doid.clone(), (name.clone(), others(name, synonyms)));
    }
    Ok(terms_toml(&terms))
}

/// The name of each term of the ontology.
fn ontology_names(checkout: &Path) -> Result<BTreeMap<String, String>, String> {
    let report = read(checkout, "DOreports/HumanDO.tsv")?;
    let name =
        |row: BTreeMap<&str, &str>| Some(((*row.get("id")?).to_owned(), tidy(row.get("label")?)));
    Ok(rows_of(&report).filter_map(name).collect())
}

/// The synonyms of each term of the ontology, first those of its tables, then those of its subsets.
fn ontology_synonyms(checkout: &Path) -> Result<BTreeMap<String, Vec<String>>, String> {
    let mut synonyms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in ["doid-es-translated.tsv", "doid-es-untranslated.tsv"] {
        let table = read(checkout, &format!("src/translations/{file}"))?;
        for row in rows_of(&table) {
            let synonym = row.get("predicate").is_some_and(|predicate| {
                predicate.starts_with("oboInOwl:has") && predicate.contains("Synonym")
            });
            if let (true, Some(id), Some(text)) =
                (synonym, row.get("source_id"), row.get("source_text"))
            {
                synonyms.entry((*id).to_owned()).or_default().push(tidy(text));
            }
        }
    }
    for file in ["NCIthesaurus.obo", "DO_rare_slim.obo", "DO_cancer_slim.obo"] {
        let subset = read(checkout, &format!("src/ontology/subsets/{file}"))?;
        let mut id = "";
        for line in subset.lines() {
            if let Some(term) = line.strip_prefix("id: ") {
                id = term.trim();
            } else if let Some(rest) = line.strip_prefix("synonym: \"")
                && id.starts_with("DOID")
                && let Some(text) = until_quote(rest)
            {
                synonyms.entry(id.to_owned()).or_default().push(tidy(&text));
            }
        }
    }
    Ok(synonyms)
}

/// The text up to the closing quote; a quote inside it stands behind a backslash.
fn until_quote(rest: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next()? {
            '"' => return Some(text),
            '\\' => text.push(chars.next()?),
            c => text.push(c),
        }
    }
}

/// The text of `disease-ontology.toml`.
fn terms_toml(terms: &Rows) -> String {
    let head = "# Names and synonyms of the Human Disease Ontology, release v2026-07-31: the terms that conditions name.\n\
         # https://github.com/DiseaseOntology/HumanDiseaseOntology, license CC0 1.0. Written by\n\
         # `cargo xtask vocabulary`; not by hand.\n";
    head.to_owned() + &rows_toml(&TERM, terms)
}

/// Synonyms that the ontology's tables have under the wrong term.
const WRONG: [(&str, &str); 3] = [
    ("DOID:446", "cushing syndrome"),
    ("DOID:446", "cushing's syndrome"),
    ("DOID:446", "adrenal cushing syndrome"),
];

fn rows_toml(keys: &Keys, rows: &Rows) -> String {
    let mut toml = String::new();
    for (id, (name, others)) in rows {
        let (id, name) = (quoted(id), quoted(name));
        // Writing to a String cannot fail.
        let _ = writeln!(toml, "\n[[{}]]\nid = {id}\n{} = {name}", keys.row, keys.name);
        if !others.is_empty() {
            let others: Vec<String> = others.iter().map(|other| quoted(other)).collect();
            let _ = writeln!(toml, "{} = [{}]", keys.others, others.join(", "));
        }
    }
    toml
}

/// What of `found` is another name than `name`, each once, whatever its capitals.
fn others(name: &str, found: impl Iterator<Item = String>) -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for other in found {
        let same = |known: &str| known.to_lowercase() == other.to_lowercase();
        if !other.is_empty() && !same(name) && !others.iter().any(|known| same(known)) {
            others.push(other);
        }
    }
    others
}

fn read(checkout: &Path, path: &str) -> Result<String, String> {
    fs::read_to_string(checkout.join(path)).map_err(|error| format!("{path}: {error}"))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn child(node: roxmltree::Node<'_, '_>, name: &str) -> Option<String> {
    let child = node.children().find(|child| child.has_tag_name(name))?;
    Some(tidy(child.text()?))
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of a tab-separated table by the names of its columns.
fn rows_of(table: &str) -> impl Iterator<Item = BTreeMap<&str, &str>> {
    let mut lines = table.lines();
    let columns: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.map(move |line| {
        let cells = line.split('\t').map(|cell| cell.trim_matches('"'));
        columns.iter().copied().zip(cells).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABULAR: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular>
  <version>2026</version>
  <chapter><section id="I26-I28"><desc>Pulmonary heart disease (I26-I28)</desc>
    <diag><name>I26</name><desc>Pulmonary embolism</desc>
      <inclusionTerm><note>Pulmonary (acute) (artery)(vein)  infarction</note><note>pulmonary embolism</note></inclusionTerm>
      <diag><name>I26.9</name><desc>Pulmonary embolism "without" cor pulmonale</desc></diag>
    </diag>
    <diag><name>I27</name><desc>Other</desc></diag>
  </section><section id="I5A"><desc>Alone (I5A)</desc>
    <diag><name>I5A</name><desc>Alone in its block</desc></diag>
  </section></chapter>
</ICD10CM.tabular>"#;

    fn file(name: &str) -> String {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/vocabulary");
        fs::read_to_string(Path::new(data).join(name)).unwrap()
    }

    #[test]
    fn codes_below_a_root_are_taken_with_their_terms() {
        let roots = BTreeSet::from(["I26".to_owned()]);
        let toml = icd10cm(TABULAR, &roots).unwrap();
        let rows = toml.split_once("\n\n").unwrap().1;
        assert_eq!(
            rows,
            "[[code]]\nid = \"I26\"\ntitle = \"Pulmonary embolism\"\nterms = [\"Pulmonary (acute) (artery)(vein) infarction\"]\n\
             \n[[code]]\nid = \"I26.9\"\ntitle = 'Pulmonary embolism \"without\" cor pulmonale'\n"
        );
        let unknown = BTreeSet::from(["Z99".to_owned()]);
        assert!(icd10cm(TABULAR, &unknown).unwrap_err().contains("Z99"));
    }

    #[test]
    fn words_of_english_are_their_stems_in_order() {
        let lists = ["zoom\nabandon\nabandons\nit\nit's\n", "colour\nabandoned\nÉclair\n"];
        let text = english(&lists.map(str::to_owned));
        let stems: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(stems, ["abandon", "color", "zoom"]);
    }

    #[test]
    fn titles_stand_in_the_order_of_their_codes_with_their_blocks() {
        let titles = titles(TABULAR).unwrap();
        let rows: Vec<&str> = titles.lines().filter(|row| !row.starts_with('#')).collect();
        assert_eq!(
            rows,
            [
                "I26\tPulmonary embolism\tI26-I28",
                "I26-I28\tPulmonary heart disease",
                "I26.9\tPulmonary embolism \"without\" cor pulmonale",
                "I27\tOther\tI26-I28",
                "I5A\tAlone in its block",
            ]
        );
    }

    #[test]
    fn instructions_of_the_code_book_are_no_terms() {
        let names = ["Hepatoma", "Pulmonary (acute) (artery)(vein) infarction", "L5-S1 disc"];
        let instructions = [
            "Any condition listed in K80.2 with acute cholecystitis",
            "Conditions in N13.0-N13.5 with infection",
            "For vertical fractures, code to most medial fracture extension",
            "Use two codes if both a vertical and transverse fracture are present",
        ];
        assert!(names.into_iter().all(is_name));
        assert!(!instructions.into_iter().any(is_name));
        assert_eq!(without_nos("Gout NOS"), "Gout");
        assert_eq!(
            without_nos("Aneurysm of the carotid artery, NOS"),
            "Aneurysm of the carotid artery"
        );
        assert_eq!(without_nos("Varicose veins NOS in pregnancy"), "Varicose veins in pregnancy");
    }

    #[test]
    fn terms_are_taken_with_the_synonyms_of_tables_and_subsets() {
        let checkout = tempfile::tempdir().unwrap();
        let predicate = "predicate\tsource_id\tsource_text\n";
        let synonym = "oboInOwl:hasExactSynonym\tDOID:446\tConn  syndrome\n";
        let wrong = "oboInOwl:hasExactSynonym\tDOID:446\tCushing syndrome\n";
        for (path, text) in [
            ("DOreports/HumanDO.tsv", "id\tlabel\nDOID:446\thyperaldosteronism\nDOID:1\tother\n".to_owned()),
            ("src/translations/doid-es-translated.tsv", [predicate, synonym, wrong].concat()),
            ("src/translations/doid-es-untranslated.tsv", predicate.to_owned()),
            ("src/ontology/subsets/NCIthesaurus.obo", "id: DOID:446\nsynonym: \"CONN syndrome\" EXACT []\nsynonym: \"\\\"Primary\\\" aldosteronism\" EXACT []\n".to_owned()),
            ("src/ontology/subsets/DO_rare_slim.obo", "id: DOID:1\nsynonym: \"another\" EXACT []\n".to_owned()),
            ("src/ontology/subsets/DO_cancer_slim.obo", String::new()),
        ] {
            let file = checkout.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let toml =
            disease_ontology(checkout.path(), &BTreeSet::from(["DOID:446".to_owned()])).unwrap();
        assert_eq!(
            toml.split_once("\n\n").unwrap().1,
            "[[doid]]\nid = \"DOID:446\"\nname = \"hyperaldosteronism\"\nsynonyms = [\"Conn syndrome\", '\"Primary\" aldosteronism']\n"
        );
    }

    /// What stands in the files, written again, is the files: nobody has changed them by hand.
    #[test]
    fn the_files_are_as_they_are_written_here() {
        let catalog = Catalog::embedded();
        let vocabulary = catalog.vocabulary();
        let code = |code: &fluoro::catalog::Code| {
            (code.id.clone(), (code.title.clone(), code.terms.clone()))
        };
        let codes = vocabulary.codes.iter().map(code).collect();
        assert_eq!(codes_toml("2026", &codes), file("icd10cm.toml"));
        let term = |term: &fluoro::catalog::Doid| {
            (term.id.clone(), (term.name.clone(), term.synonyms.clone()))
        };
        let terms = vocabulary.doids.iter().map(term).collect();
        assert_eq!(terms_toml(&terms), file("disease-ontology.toml"));
    }
}
