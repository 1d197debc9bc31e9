//! Words from open vocabularies by which entries are found, beside their own names.

use super::Kind;
use super::fields::fields;
use crate::packed::{Record, Rows, packed_fields};
use crate::text::sort_by;
use std::collections::HashSet;

fields! {
    /// Names of codes and terms, and words that mean the same.
    #[derive(Default)]
    pub struct Vocabulary {
        /// ICD-10-CM codes with their titles, in the order of the codes.
        #[serde(default, rename = "code")]
        pub codes = "code": Rows<Code>,
        /// Terms of the Human Disease Ontology, in the order of their ids.
        #[serde(default, rename = "doid")]
        pub doids = "doid": Rows<Doid>,
        /// Groups of words that mean the same.
        #[serde(default)]
        pub groups: Rows<Vec<String>>,
        /// Groups of words that are forms of one word: noun and adjective, Latin and English.
        #[serde(default)]
        pub forms: Rows<Vec<String>>,
        /// Words that so many names hold that they hardly tell one from another.
        #[serde(default)]
        pub weak: Rows<String>,
        /// Words behind which a name only says when or beside what: *headache after a lumbar puncture*.
        #[serde(default)]
        pub asides: Rows<String>,
        /// Phrases that name something, though a word of them asks for something by itself: *stops breathing*.
        #[serde(default)]
        pub named: Rows<String>,
        /// Names of other fields that are made of words of ours: *knee replacement*.
        #[serde(default)]
        pub elsewhere: Rows<String>,
        /// Things of everyday life: beside one of them a word of ours means something else.
        #[serde(default)]
        pub everyday: Rows<String>,
        /// Names of drugs of which nothing is said: no slip of a name of ours, and no beginning of one.
        #[serde(default)]
        pub other_drugs: Rows<String>,
        /// Names of ours that are words of everyday life too: *PAD*, *TIPS*.
        #[serde(default)]
        pub ambiguous: Rows<String>,
        /// Words that say how, where or for whom.
        #[serde(default, rename = "decoration")]
        pub decorations = "decoration": Rows<Decoration>,
        /// What is asked of a name.
        #[serde(default, rename = "aspect")]
        pub aspects = "aspect": Rows<Aspect>,
        /// Devices and brands.
        #[serde(default, rename = "device")]
        pub devices = "device": Rows<Device>,
        /// Codes that no condition has.
        #[serde(default, rename = "home")]
        pub homes = "home": Rows<Home>,
        /// Domains at which no source of ours may stand: uploads, mirrors, proxies.
        #[serde(default)]
        pub refused_hosts: Rows<String>,
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

fields! {
    /// Words that say how, where, for whom or how urgently: they cost nothing where something is named beside them.
    pub struct Decoration {
        /// What they say.
        pub what: String,
        /// The words and phrases.
        pub words: Vec<String>,
        /// The kinds of entries that such words go with.
        #[serde(default)]
        pub kinds: Vec<Kind>,
        /// The words by which a page speaks of what they say. A hit whose page has none of them leaves the words unexplained: what
        /// holds for adults is no answer for a child.
        #[serde(default)]
        pub told_by: Vec<String>,
        /// Whether they say that there is no time: a plan for emergencies is meant.
        #[serde(default)]
        pub is_urgent: bool,
        /// Whether they are said in this field alone: a query with one of them is of no other.
        #[serde(default)]
        pub is_ours: bool,
    }
}

fields! {
    /// What is asked of a name: its risks, its steps, when to stop it.
    pub struct Aspect {
        /// What a hit calls it.
        pub name: String,
        /// The words and phrases that ask for it.
        pub words: Vec<String>,
        /// The titles of the sections that answer, the first that a page has.
        pub sections: Vec<String>,
        /// The labels of the rows that answer in it, the first that it has; the section as a whole, where it has none of them.
        #[serde(default)]
        pub rows: Vec<String>,
        /// The kinds of entries whose pages have such a section; all, where none is named.
        #[serde(default)]
        pub told_by: Vec<Kind>,
        /// The kinds of entries that are asked first of all.
        #[serde(default)]
        pub kinds: Vec<Kind>,
        /// Whether a procedure whose own plan overrules the rules of a drug is asked before the drug.
        #[serde(default)]
        pub by_plan: bool,
        /// Whether it is meant where a drug is named beside a procedure with such a plan, and nothing is asked.
        #[serde(default)]
        pub tacit: bool,
    }
}

impl Aspect {
    /// Whether the pages of a kind of entries have a section that answers.
    #[must_use]
    pub fn is_told_by(&self, kind: Kind) -> bool {
        self.told_by.is_empty() || self.told_by.contains(&kind)
    }
}

fields! {
    /// A device with its brands, and the entries that it leads to.
    pub struct Device {
        /// Its names as they are typed: brands, eponyms, shorthand.
        pub names: Vec<String>,
        /// What it is, in words for a reader.
        pub class: String,
        /// Ids of the entries that are meant by it, the first one first.
        pub entries: Vec<String>,
    }
}

fields! {
    /// A code that is no condition of ours, such as the care of a tube, and where it leads.
    pub struct Home {
        /// The code, which stands for every code below it: `Z43.6`.
        pub code: String,
        /// Ids of the entries that it leads to, the first one first.
        pub entries: Vec<String>,
    }
}

impl Vocabulary {
    /// The numbers of the codes at or below `root`: those that begin with it.
    #[must_use]
    pub fn codes_below(&self, root: &str) -> std::ops::Range<usize> {
        let is_up_to = |code: &Code| code.id.as_str() < root || code.id.starts_with(root);
        self.codes.partition_point(|code| code.id.as_str() < root)
            ..self.codes.partition_point(is_up_to)
    }

    /// Whether there is a code.
    #[must_use]
    pub fn has_code(&self, id: &str) -> bool {
        let at = self.codes.partition_point(|code| code.id.as_str() < id);
        self.codes.get(at).is_some_and(|code| code.id == id)
    }

    /// The number of the ontology's term with an id.
    #[must_use]
    pub fn doid(&self, id: &str) -> Option<usize> {
        let at = self.doids.partition_point(|doid| doid.id.as_str() < id);
        self.doids.get(at).filter(|doid| doid.id == id).map(|_| at)
    }

    /// Takes what a later layer adds; what has the same id replaces.
    pub(super) fn add(&mut self, later: Self) {
        replace(&mut self.codes, later.codes, |code| &code.id);
        replace(&mut self.doids, later.doids, |doid| &doid.id);
        self.groups.extend(later.groups);
        self.forms.extend(later.forms);
        self.weak.extend(later.weak);
        self.asides.extend(later.asides);
        self.named.extend(later.named);
        self.elsewhere.extend(later.elsewhere);
        self.everyday.extend(later.everyday);
        self.other_drugs.extend(later.other_drugs);
        self.ambiguous.extend(later.ambiguous);
        self.decorations.extend(later.decorations);
        self.aspects.extend(later.aspects);
        self.devices.extend(later.devices);
        self.homes.extend(later.homes);
        self.refused_hosts.extend(later.refused_hosts);
    }
}

/// Puts rows in the order of their ids among those that are known; what has the same id replaces.
fn replace<T: Record>(known: &mut Rows<T>, later: Rows<T>, id: impl Fn(&T) -> &String) {
    if later.is_empty() {
        return;
    }
    let ids: HashSet<String> = later.iter().map(|one| id(one).clone()).collect();
    let mut rows = std::mem::take(known).into_vec();
    rows.retain(|one| !ids.contains(id(one)));
    rows.extend(later.into_vec());
    sort_by(&mut rows, |a, b| id(a).cmp(id(b)));
    *known = rows.into_iter().collect();
}

packed_fields!(Vocabulary: codes, doids, groups, forms, weak, asides, named, elsewhere, everyday, other_drugs, ambiguous, decorations, aspects, devices, homes, refused_hosts);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_stands_for_every_code_below_it() {
        let code = |id: &str| Code { id: id.to_owned(), title: String::new(), terms: Vec::new() };
        let codes = ["I25.9", "I26", "I26.0", "I26.99", "I27"].map(code).into_iter().collect();
        let vocabulary = Vocabulary { codes, ..Vocabulary::default() };
        assert_eq!(vocabulary.codes_below("I26"), 1..4);
        assert_eq!(vocabulary.codes_below("I26.9"), 3..4);
        assert!(vocabulary.codes_below("J").is_empty());
    }
}
