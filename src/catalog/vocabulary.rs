//! Words from open vocabularies by which entries are found, beside their own names.

use super::fields::fields;
use std::collections::HashSet;

fields! {
    /// Names of codes and terms, and words that mean the same.
    #[derive(Default)]
    pub struct Vocabulary {
        /// ICD-10-CM codes with their titles, in the order of the codes.
        #[serde(default, rename = "code")]
        pub codes = "code": Vec<Code>,
        /// Terms of the Human Disease Ontology, in the order of their ids.
        #[serde(default, rename = "doid")]
        pub doids = "doid": Vec<Doid>,
        /// Groups of words that mean the same.
        #[serde(default)]
        pub groups: Vec<Vec<String>>,
        /// Domains at which no source of ours may stand: uploads, mirrors, proxies.
        #[serde(default)]
        pub refused_hosts: Vec<String>,
    }
}

fields! {
    /// An ICD-10-CM code.
    pub struct Code {
        /// The code with its point: `I26.99`.
        pub id: String,
        /// Its official title.
        pub title: String,
        /// Its inclusion terms.
        #[serde(default)]
        pub terms: Vec<String>,
    }
}

fields! {
    /// A term of the Human Disease Ontology.
    pub struct Doid {
        /// The term's id: `DOID:0050489`.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Its synonyms.
        #[serde(default)]
        pub synonyms: Vec<String>,
    }
}

impl Vocabulary {
    /// The numbers of the codes at or below `root`: those that begin with it.
    #[must_use]
    pub fn codes_below(&self, root: &str) -> std::ops::Range<usize> {
        let start = self.codes.partition_point(|code| code.id.as_str() < root);
        let below = self.codes.get(start..).unwrap_or_default();
        start..start + below.partition_point(|code| code.id.starts_with(root))
    }

    /// The number of the ontology's term with an id.
    #[must_use]
    pub fn doid(&self, id: &str) -> Option<usize> {
        self.doids.binary_search_by(|doid| doid.id.as_str().cmp(id)).ok()
    }

    /// Takes what a later layer adds; what has the same id replaces.
    pub(super) fn add(&mut self, later: Self) {
        replace(&mut self.codes, later.codes, |code| &code.id);
        replace(&mut self.doids, later.doids, |doid| &doid.id);
        self.groups.extend(later.groups);
        self.refused_hosts.extend(later.refused_hosts);
    }
}

fn replace<T>(known: &mut Vec<T>, later: Vec<T>, id: impl Fn(&T) -> &String) {
    if later.is_empty() {
        return;
    }
    let ids: HashSet<String> = later.iter().map(|one| id(one).clone()).collect();
    known.retain(|one| !ids.contains(id(one)));
    known.extend(later);
    known.sort_by(|a, b| id(a).cmp(id(b)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_stands_for_every_code_below_it() {
        let code = |id: &str| Code { id: id.to_owned(), title: String::new(), terms: Vec::new() };
        let codes = ["I25.9", "I26", "I26.0", "I26.99", "I27"].map(code).to_vec();
        let vocabulary = Vocabulary { codes, ..Vocabulary::default() };
        assert_eq!(vocabulary.codes_below("I26"), 1..4);
        assert_eq!(vocabulary.codes_below("I26.9"), 3..4);
        assert!(vocabulary.codes_below("J").is_empty());
    }
}
