//! Drugs that matter around a procedure: what is held and restarted, given, and reversed.

use super::{Dimension, DrugDose, DrugGroup, Facts, Field, Quantity, Risk, Walk};
use serde::{Deserialize, Serialize};

/// A drug that matters around a procedure, and how bodies would have it held, restarted and given.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Drug {
    /// The class, in the field's words: `direct oral anticoagulant`.
    pub class: String,
    /// The group under which a reader looks for it.
    #[serde(default)]
    pub group: DrugGroup,
    /// The place in its group, the commonest first.
    #[serde(default)]
    pub order: u8,
    /// How it works.
    pub mechanism: Option<String>,
    /// How long half of it stays in the body.
    pub half_life: Option<Quantity>,
    /// How long it is held before a procedure.
    #[serde(default)]
    pub hold: Vec<Hold>,
    /// When it is given again.
    #[serde(default)]
    pub restart: Vec<Restart>,
    /// How it is given, where it is a treatment.
    #[serde(default)]
    pub doses: Vec<DrugDose>,
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
        for (i, hold) in self.hold.iter().enumerate() {
            let table = walk.table("hold", Some(i), &hold.cite);
            walk.prose(table.sub("rule"), Some(&hold.rule));
            walk.number(table.sub("time"), hold.time.as_ref(), Dimension::Time);
            walk.prose(table.sub("kidneys"), hold.kidneys.as_ref());
            walk.prose(table.sub("when"), hold.when.as_ref());
        }
        for (i, restart) in self.restart.iter().enumerate() {
            let table = walk.table("restart", Some(i), &restart.cite);
            walk.prose(table.sub("rule"), Some(&restart.rule));
            walk.number(table.sub("time"), restart.time.as_ref(), Dimension::Time);
            walk.prose(table.sub("kidneys"), restart.kidneys.as_ref());
            walk.prose(table.sub("when"), restart.when.as_ref());
        }
        DrugDose::walk_all(&self.doses, walk);
        walk.prose(Field::top("mechanism"), self.mechanism.as_ref());
        walk.number(Field::top("half_life"), self.half_life.as_ref(), Dimension::Time);
        walk.prose(Field::top("monitoring"), self.monitoring.as_ref());
        walk.prose(Field::top("reversal"), self.reversal.as_ref());
        walk.list("notes", &self.notes);
    }
}

/// What one body says is done with a drug before procedures of one class of bleeding risk.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The class of bleeding risk.
    pub risk: Risk,
    /// What is done.
    #[serde(default)]
    pub action: Action,
    /// The whole rule; `{time}` stands where the time is read: `Stop {time} before, until the INR is 1.8 or less`.
    pub rule: String,
    /// How long before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Quantity>,
    /// For which kidney function: `CrCl ≥ 50 mL/min`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kidneys: Option<String>,
    /// In whom else, or for which dose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The one body whose rule it is: `SIR 2019`.
    pub by: String,
    /// Ids of sources.
    pub cite: Vec<String>,
}

/// When one body would have a drug given again.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Restart {
    /// The class of bleeding risk.
    pub risk: Risk,
    /// The whole rule; `{time}` stands where the time is read: `{time} after`.
    pub rule: String,
    /// How long after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Quantity>,
    /// For which kidney function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kidneys: Option<String>,
    /// In whom, or for which dose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The one body whose rule it is.
    pub by: String,
    /// Ids of sources.
    pub cite: Vec<String>,
}

/// What is done with a drug before a procedure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// It is not withheld.
    GoOn,
    /// It stops.
    #[default]
    Stop,
    /// The procedure is put off.
    Defer,
    /// Several disciplines decide in each case.
    Decide,
    /// The body makes no recommendation.
    None,
}

impl Hold {
    /// The rule with its time.
    #[must_use]
    pub fn words(&self) -> String {
        words(&self.rule, self.time.as_ref())
    }
}

impl Restart {
    /// The rule with its time.
    #[must_use]
    pub fn words(&self) -> String {
        words(&self.rule, self.time.as_ref())
    }
}

/// A rule with its time where `{time}` stands, or behind it.
fn words(rule: &str, time: Option<&Quantity>) -> String {
    match time {
        Some(time) if rule.contains(TIME) => rule.replace(TIME, &time.to_string()),
        Some(time) => format!("{rule}: {time}"),
        None => rule.to_owned(),
    }
}

/// What stands in a rule for its time.
pub const TIME: &str = "{time}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_never_without_its_time_nor_a_time_without_its_rule() {
        let time: Quantity =
            serde_json::from_value(serde_json::json!({ "value": 5, "unit": "d" })).unwrap();
        assert_eq!(
            words("Stop {time} before, until the INR is 1.8 or less", Some(&time)),
            "Stop 5\u{a0}d before, until the INR is 1.8 or less"
        );
        assert_eq!(words("Stop before", Some(&time)), "Stop before: 5\u{a0}d");
        assert_eq!(words("Leave out 4 doses", None), "Leave out 4 doses");
    }
}
