//! The antithrombotic plan of a procedure: in which situation which drugs go on, stop, or are reversed.

use super::fields::fields;
use super::words::words;

fields! {
    /// One line of the plan.
    pub struct PlanRow {
        /// When it holds.
        pub situation: Situation,
        /// For which drugs.
        pub drugs: PlanDrugs,
        /// What is done with them.
        pub plan: Plan,
        /// The rule in one line.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rule: Option<String> as Prose,
        /// Ids of sources.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cite: Vec<String> as Cite,
    }
}

words! {
    /// Whether there is time.
    pub enum Situation {
        /// It can be planned.
        Elective = "elective",
        /// It cannot wait.
        Emergency = "emergency",
    }
}

words! {
    /// The drugs of a line of the plan.
    pub enum PlanDrugs {
        /// Every antithrombotic drug.
        All = "all" / "all blood thinners",
        /// Aspirin, clopidogrel and their kin.
        Antiplatelets = "antiplatelets",
        /// Every anticoagulant, heparin too.
        Anticoagulants = "anticoagulants",
        /// Heparins alone.
        Heparin = "heparin",
    }
}

impl PlanDrugs {
    /// Whether a drug of `group` is meant.
    #[must_use]
    pub const fn covers(self, group: DrugGroup) -> bool {
        match self {
            Self::All => true,
            Self::Antiplatelets => matches!(group, DrugGroup::Antiplatelet),
            Self::Anticoagulants => matches!(
                group,
                DrugGroup::Doac
                    | DrugGroup::Warfarin
                    | DrugGroup::Heparin
                    | DrugGroup::Anticoagulant
            ),
            Self::Heparin => matches!(group, DrugGroup::Heparin),
        }
    }
}

words! {
    /// What is done with drugs before a procedure.
    pub enum Plan {
        /// What the table for the class of bleeding risk says.
        ByTier = "by-tier",
        /// They are taken or given throughout.
        GoOn = "go-on",
        /// The procedure waits for no drug; whether one is given on is another matter.
        GoAhead = "go-ahead",
        /// They stop.
        Stop = "stop",
        /// The procedure goes ahead, and what can be reversed is reversed.
        Reverse = "reverse",
    }
}

words! {
    /// The group under which a reader looks for a drug, in the order of pages.
    #[derive(Default)]
    pub enum DrugGroup {
        /// Direct oral anticoagulants.
        Doac = "doac" / "direct oral anticoagulants",
        /// Warfarin and the other vitamin K antagonists.
        Warfarin = "warfarin" / "warfarin and its kin",
        /// Unfractionated and low-molecular-weight heparins.
        Heparin = "heparin" / "heparins",
        /// Antiplatelet drugs.
        Antiplatelet = "antiplatelet" / "antiplatelets",
        /// The other anticoagulants: fondaparinux, argatroban, bivalirudin.
        Anticoagulant = "anticoagulant" / "other anticoagulants",
        /// Drugs that dissolve clots.
        Thrombolytic = "thrombolytic" / "thrombolytics",
        /// Drugs that reverse others or stop bleeding.
        Reversal = "reversal" / "reversal and hemostasis",
        /// Any other drug that matters around a procedure.
        #[default]
        Other = "other" / "other drugs",
    }
}
