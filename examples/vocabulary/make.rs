//! From the public originals to the TOML text of a vocabulary.

use fluoro::catalog::{Body, Catalog};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The ICD-10-CM codes that conditions name.
pub fn codes(catalog: &Catalog) -> BTreeSet<String> {
    named(catalog, true)
}

/// The terms of the Human Disease Ontology that conditions name.
pub fn doids(catalog: &Catalog) -> BTreeSet<String> {
    named(catalog, false)
}

fn named(catalog: &Catalog, codes: bool) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for entry in catalog.entries() {
        if let Body::Condition(condition) = &entry.body {
            let ids = if codes { &condition.icd10cm } else { &condition.doid };
            named.extend(ids.iter().cloned());
        }
    }
    named
}

/// Titles and inclusion terms of every code at or below `roots`, from the tabular list.
///
/// Codes with a seventh character are left out: their titles are those of the code above with the
/// encounter behind it, which the search takes off a query.
pub fn icd10cm(xml: &str, roots: &BTreeSet<String>) -> Result<String, String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let tabular =
        roxmltree::Document::parse_with_options(xml, options).map_err(|error| error.to_string())?;
    let version = child(tabular.root_element(), "version").unwrap_or_default();
    let mut rows = Codes::new();
    for diag in tabular.descendants().filter(|node| node.has_tag_name("diag")) {
        let (Some(code), Some(title)) = (child(diag, "name"), child(diag, "desc")) else {
            continue;
        };
        if !roots.iter().any(|root| code.starts_with(root.as_str())) {
            continue;
        }
        let mut terms: Vec<String> = Vec::new();
        for list in diag.children().filter(|node| node.has_tag_name("inclusionTerm")) {
            for note in list.children().filter(|node| node.has_tag_name("note")) {
                let term = tidy(note.text().unwrap_or_default());
                let known = |known: &String| known.to_lowercase() == term.to_lowercase();
                if !term.is_empty() && !known(&title) && !terms.iter().any(known) {
                    terms.push(term);
                }
            }
        }
        rows.insert(code, (title, terms));
    }
    if let Some(unknown) = roots.iter().find(|root| !rows.contains_key(*root)) {
        return Err(format!("the tabular list has no code {unknown}"));
    }
    Ok(codes_toml(&version, &rows))
}

/// Titles and inclusion terms by code.
pub type Codes = BTreeMap<String, (String, Vec<String>)>;

/// The text of `icd10cm.toml`.
pub fn codes_toml(release: &str, codes: &Codes) -> String {
    let mut toml = format!(
        "# Titles and inclusion terms of ICD-10-CM, release {release}: every code at or below those that conditions name.\n\
         # By the National Center for Health Statistics and the Centers for Medicare and Medicaid Services: a work of the US\n\
         # government, in the public domain in the United States. Written by `cargo run --example vocabulary`; not by hand.\n"
    );
    for (code, (title, terms)) in codes {
        write_row(&mut toml, "code", code, "title", title, "terms", terms);
    }
    toml
}

/// Names and synonyms of `doids`, from a checkout of the ontology's repository.
pub fn disease_ontology(checkout: &Path, doids: &BTreeSet<String>) -> Result<String, String> {
    let read = |path: &str| {
        fs::read_to_string(checkout.join(path)).map_err(|error| format!("{path}: {error}"))
    };
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    let mut synonyms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let report = read("DOreports/HumanDO.tsv")?;
    for row in rows_of(&report) {
        if let (Some(id), Some(label)) = (row.get("id"), row.get("label"))
            && let Some(known) = doids.get(*id)
        {
            names.insert(known, tidy(label));
        }
    }
    for file in ["doid-es-translated.tsv", "doid-es-untranslated.tsv"] {
        let table = read(&format!("src/translations/{file}"))?;
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
        let subset = read(&format!("src/ontology/subsets/{file}"))?;
        let mut id = "";
        for line in subset.lines() {
            if let Some(term) = line.strip_prefix("id: ") {
                id = term.trim();
            } else if let Some(rest) = line.strip_prefix("synonym: \"")
                && id.starts_with("DOID")
                && let Some((text, _)) = rest.split_once("\" ")
            {
                synonyms.entry(id.to_owned()).or_default().push(tidy(&text.replace("\\\"", "\"")));
            }
        }
    }
    let mut terms = Terms::new();
    for doid in doids {
        let name =
            names.get(doid.as_str()).ok_or_else(|| format!("the ontology has no term {doid}"))?;
        let mut kept: Vec<String> = Vec::new();
        for synonym in synonyms.get(doid).into_iter().flatten() {
            let known = |known: &String| known.to_lowercase() == synonym.to_lowercase();
            let wrong = WRONG.contains(&(doid.as_str(), synonym.to_lowercase().as_str()));
            if !synonym.is_empty() && !wrong && !known(name) && !kept.iter().any(known) {
                kept.push(synonym.clone());
            }
        }
        terms.insert(doid.clone(), (name.clone(), kept));
    }
    Ok(terms_toml(&terms))
}

/// Names and synonyms by the ontology's ids.
pub type Terms = BTreeMap<String, (String, Vec<String>)>;

/// The text of `disease-ontology.toml`.
pub fn terms_toml(terms: &Terms) -> String {
    let mut toml = String::from(
        "# Names and synonyms of the Human Disease Ontology, release v2026-07-31: the terms that conditions name.\n\
         # https://github.com/DiseaseOntology/HumanDiseaseOntology, licence CC0 1.0. Written by\n\
         # `cargo run --example vocabulary`; not by hand.\n",
    );
    for (doid, (name, synonyms)) in terms {
        write_row(&mut toml, "doid", doid, "name", name, "synonyms", synonyms);
    }
    toml
}

/// Synonyms that the ontology's tables have under the wrong term.
const WRONG: [(&str, &str); 3] = [
    ("DOID:446", "cushing syndrome"),
    ("DOID:446", "cushing's syndrome"),
    ("DOID:446", "adrenal cushing syndrome"),
];

fn write_row(
    toml: &mut String,
    kind: &str,
    id: &str,
    name_key: &str,
    name: &str,
    list_key: &str,
    list: &[String],
) {
    // Writing to a String cannot fail.
    let _ = writeln!(toml, "\n[[{kind}]]\nid = {}\n{name_key} = {}", quoted(id), quoted(name));
    if !list.is_empty() {
        let items: Vec<String> = list.iter().map(|item| quoted(item)).collect();
        let _ = writeln!(toml, "{list_key} = [{}]", items.join(", "));
    }
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
