//! The antithrombotic plan of a procedure: in which situation which drugs go on, stop, or are reversed.

use serde::{Deserialize, Serialize};

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRow {
    /// When it holds.
    pub situation: Situation,
    /// For which drugs.
    pub drugs: PlanDrugs,
    /// What is done with them.
    pub plan: Plan,
    /// The rule in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
}

/// Whether there is time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// It can be planned.
    Elective,
    /// It cannot wait.
    Emergency,
}

impl Situation {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Elective, Self::Emergency];

    /// The word that data and readers use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Elective => "elective",
            Self::Emergency => "emergency",
        }
    }
}

/// The drugs of a line of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanDrugs {
    /// Every antithrombotic drug.
    All,
    /// Aspirin, clopidogrel and their kin.
    Antiplatelets,
    /// Every anticoagulant, heparin too.
    Anticoagulants,
    /// Heparins alone.
    Heparin,
}

impl PlanDrugs {
    /// The words that readers see.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all blood thinners",
            Self::Antiplatelets => "antiplatelets",
            Self::Anticoagulants => "anticoagulants",
            Self::Heparin => "heparin",
        }
    }

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

/// What is done with drugs before a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Plan {
    /// What the table for the class of bleeding risk says.
    ByTier,
    /// They are taken or given throughout.
    GoOn,
    /// The procedure waits for no drug; whether one is given on is another matter.
    GoAhead,
    /// They stop.
    Stop,
    /// The procedure goes ahead, and what can be reversed is reversed.
    Reverse,
}

/// The group under which a reader looks for a drug, in the order of pages.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum DrugGroup {
    /// Direct oral anticoagulants.
    Doac,
    /// Warfarin and the other vitamin K antagonists.
    Warfarin,
    /// Unfractionated and low-molecular-weight heparins.
    Heparin,
    /// Antiplatelet drugs.
    Antiplatelet,
    /// The other anticoagulants: fondaparinux, argatroban, bivalirudin.
    Anticoagulant,
    /// Drugs that dissolve clots.
    Thrombolytic,
    /// Drugs that reverse others or stop bleeding.
    Reversal,
    /// Any other drug that matters around a procedure.
    #[default]
    Other,
}

impl DrugGroup {
    /// The heading that readers see.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Doac => "direct oral anticoagulants",
            Self::Warfarin => "warfarin and its kin",
            Self::Heparin => "heparins",
            Self::Antiplatelet => "antiplatelets",
            Self::Anticoagulant => "other anticoagulants",
            Self::Thrombolytic => "thrombolytics",
            Self::Reversal => "reversal and hemostasis",
            Self::Other => "other drugs",
        }
    }
}
