//! Trials: the studies on which practice rests.

use super::fields::fields;
use super::words::words;
use super::{Body, Catalog, Dimension, EntryRef, Kind, Listing, Quantity};
use crate::text::sort_by_key;

fields! {
    /// A study that a resident must know.
    pub struct Trial {
        /// The year of its main publication.
        pub year: u16,
        /// How it was made.
        pub design: Design,
        /// How many took part.
        pub participants: Option<Quantity> as Number(Dimension::Count),
        /// What it asked.
        pub question: String as Prose,
        /// Which way it went, where its own text says so plainly.
        pub result: Option<TrialResult>; may_be_empty,
        /// What it found.
        #[serde(default)]
        pub findings: Vec<String> as Prose,
        /// What weakens it, and what contradicts it.
        #[serde(default)]
        pub limits: Vec<String> as Prose; may_be_empty,
        /// Ids of the procedures that it is about, the most concerned first.
        pub procedures: Vec<String> as Link(Kind::Procedure),
        /// Ids of the conditions that it is about.
        pub conditions: Vec<String> as Link(Kind::Condition),
        /// Ids of sources.
        pub cite: Vec<String> as Cite; may_be_empty,
    }
}

impl Listing for Trial {}

impl Trial {
    /// Whether chance decided who got what, in it or in those that it counts together.
    #[must_use]
    pub const fn is_randomized(&self) -> bool {
        matches!(self.design, Design::RandomizedTrial | Design::MetaAnalysis)
    }
}

impl Catalog {
    /// What a trial is about first: the first of its conditions that there is.
    #[must_use]
    pub fn topic(&self, at: EntryRef) -> Option<EntryRef> {
        if self.kind(at) != Kind::Trial {
            return None;
        }
        let Body::Trial(trial) = &self.entry(at).body else { return None };
        trial.conditions.iter().find_map(|id| self.find_ref(id))
    }

    /// The entries of one kind as lists show them: trials under what they are about first, and there the newest first.
    #[must_use]
    pub fn listed(&self, kind: Kind) -> Vec<EntryRef> {
        let mut listed: Vec<EntryRef> = self.of_kind(kind).collect();
        if kind == Kind::Trial {
            sort_by_key(&mut listed, |&at| {
                let topic = self.topic(at);
                let year = match &self.entry(at).body {
                    Body::Trial(trial) => trial.year,
                    _ => 0,
                };
                (topic.is_none(), topic, std::cmp::Reverse(year))
            });
        }
        listed
    }

    /// The heading under which lists show an entry, if its kind is grouped.
    #[must_use]
    pub fn heading(&self, at: EntryRef) -> Option<String> {
        let topic = self.topic(at).map(|topic| self.name(topic).to_owned());
        topic.or_else(|| self.directory.heading(at).map(str::to_owned))
    }
}

fields! {
    /// Which way a comparison went.
    pub struct TrialResult {
        /// What was tested: the procedure, or what was added to it or done otherwise in it.
        pub tested: String,
        /// What it was compared with, where the text names that.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub against: Option<String>,
        /// How what was tested did.
        pub went: Went,
        /// Ids of sources.
        pub cite: Vec<String> as Cite,
    }
}

words! {
    /// How a study was made, in the order of weight.
    pub enum Design {
        /// Several studies counted together.
        MetaAnalysis = "meta-analysis",
        /// Chance decided who got what.
        RandomizedTrial = "randomized trial",
        /// All got the same, by a plan.
        SingleArmTrial = "single-arm trial",
        /// What was done was written down in many places.
        Registry = "registry",
        /// A group was followed.
        Cohort = "cohort",
    }
}

words! {
    /// How what was tested did in what the trial asked first. What it cost stands in the findings.
    pub enum Went {
        /// Better.
        Better = "better",
        /// Not inferior, in a trial made to show that.
        AsGood = "as-good" / "not inferior",
        /// No difference was shown; that is not the same as none.
        NoDifference = "no-difference" / "no difference shown",
        /// Better or worse in a part of what was asked, or of the patients, and not in another; or no difference in what was
        /// asked, at the cost of more harm.
        InPart = "in-part" / "differed in part",
        /// Worse in what was asked.
        Worse = "worse",
    }
}
