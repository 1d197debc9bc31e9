//! Drugs: drugs that matter before a procedure.

use super::{Dimension, Facts, Field, Quantity, Tier, Walk};
use serde::{Deserialize, Serialize};

/// A drug that matters before a procedure, and how bodies would have it held and restarted.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Drug {
    /// The class, in the field's words: `direct oral anticoagulant`.
    pub class: String,
    /// How it works.
    pub mechanism: Option<String>,
    /// How long half of it stays in the body.
    pub half_life: Option<Quantity>,
    /// How long it is held before a procedure.
    #[serde(default)]
    pub hold: Vec<Timing>,
    /// When it is given again.
    #[serde(default)]
    pub restart: Vec<Timing>,
    /// Which test shows its effect.
    pub monitoring: Option<String>,
    /// What reverses it.
    pub reversal: Option<String>,
    /// What else must be known.
    #[serde(default)]
    pub notes: Vec<String>,
}

impl Facts for Drug {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        for (key, timings) in [("hold", &self.hold), ("restart", &self.restart)] {
            for (i, timing) in timings.iter().enumerate() {
                let table = walk.table(key, Some(i), &timing.cite);
                walk.prose(table.sub("rule"), Some(&timing.rule));
                walk.number(table.sub("time"), timing.time.as_ref(), Dimension::Time);
                walk.prose(table.sub("when"), timing.when.as_ref());
            }
        }
        walk.prose(Field::top("mechanism"), self.mechanism.as_ref());
        walk.number(Field::top("half_life"), self.half_life.as_ref(), Dimension::Time);
        walk.prose(Field::top("monitoring"), self.monitoring.as_ref());
        walk.prose(Field::top("reversal"), self.reversal.as_ref());
        walk.list("notes", &self.notes);
    }
}

/// When a drug is stopped or given again, for procedures of one bleeding-risk tier.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// The tier.
    pub tier: Tier,
    /// The rule in a few words: `Do not withhold`.
    pub rule: String,
    /// How long before, or how long after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Quantity>,
    /// In whom, if not in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Whose rule it is: `SIR 2019`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Ids of sources.
    pub cite: Vec<String>,
}
