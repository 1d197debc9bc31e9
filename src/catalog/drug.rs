//! Drugs that matter around a procedure: what is held and restarted, given, and reversed.

use super::fields::fields;
use super::words::words;
use super::{Dimension, DrugDose, DrugGroup, Listing, Quantity, Risk};

fields! {
    /// A drug that matters around a procedure, and how bodies would have it held, restarted and given.
    pub struct Drug {
        /// The class, in the field's words: `direct oral anticoagulant`.
        pub class: String,
        /// The group under which a reader looks for it.
        #[serde(default)]
        pub group: DrugGroup,
        /// The place in its group, the commonest first.
        #[serde(default)]
        pub order: u8,
        /// How long it is held before a procedure.
        #[serde(default)]
        pub hold: Vec<Hold>; may_be_empty,
        /// When it is given again.
        #[serde(default)]
        pub restart: Vec<Restart>; may_be_empty,
        /// How it is given, where it is a treatment.
        #[serde(default)]
        pub doses: Vec<DrugDose>; may_be_empty,
        /// How it works.
        pub mechanism: Option<String> as Prose,
        /// How long half of it stays in the body.
        pub half_life: Option<Quantity> as Number(Dimension::Time),
        /// Which test shows its effect.
        pub monitoring: Option<String> as Prose; may_be_empty,
        /// What reverses it.
        pub reversal: Option<String> as Prose; may_be_empty,
        /// What else must be known.
        #[serde(default)]
        pub notes: Vec<String> as Prose; may_be_empty,
    }
}

impl Listing for Drug {
    fn heading(&self) -> Option<&'static str> {
        Some(self.group.name())
    }

    fn rank(&self) -> (u16, String) {
        (self.group as u16, format!("{:03}", self.order))
    }
}

fields! {
    /// What one body says is done with a drug before procedures of one class of bleeding risk.
    pub struct Hold {
        /// The class of bleeding risk.
        pub risk: Risk,
        /// What is done.
        #[serde(default)]
        pub action: HoldAction,
        /// The whole rule; `{time}` stands where the time is read: `Stop {time} before, until the INR is 1.8 or less`.
        pub rule: String as Prose,
        /// How long before.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub time: Option<Quantity> as Number(Dimension::Time),
        /// For which kidney function: `CrCl ≥ 50 mL/min`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub kidneys: Option<String> as Prose,
        /// In whom else, or for which dose.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub when: Option<String> as Prose,
        /// The one body whose rule it is: `SIR 2019`.
        pub by: String,
        /// Ids of sources.
        pub cite: Vec<String> as Cite,
    }
}

fields! {
    /// When one body would have a drug given again.
    pub struct Restart {
        /// The class of bleeding risk.
        pub risk: Risk,
        /// The whole rule; `{time}` stands where the time is read: `{time} after`.
        pub rule: String as Prose,
        /// How long after.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub time: Option<Quantity> as Number(Dimension::Time),
        /// For which kidney function.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub kidneys: Option<String> as Prose,
        /// In whom, or for which dose.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub when: Option<String> as Prose,
        /// The one body whose rule it is.
        pub by: String,
        /// Ids of sources.
        pub cite: Vec<String> as Cite,
    }
}

words! {
    /// What is done with a drug before a procedure.
    #[derive(Default)]
    pub enum HoldAction {
        /// It is not withheld.
        GoOn = "go-on",
        /// It stops.
        #[default]
        Stop = "stop",
        /// The procedure is put off.
        Defer = "defer",
        /// Several disciplines decide in each case.
        Decide = "decide",
        /// The body makes no recommendation.
        None = "none",
    }
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
