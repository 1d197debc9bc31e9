//! The classes of bleeding risk: the tiers of SIR for the whole body, and the classes of other bodies for the spine.

use super::fields::fields;
use super::words::words;

words! {
    /// Low or high risk of bleeding, the tier of the SIR consensus.
    pub enum Tier {
        /// Bleeding is rare, easy to see and easy to control.
        Low = "low",
        /// Bleeding is likelier, hidden or dangerous.
        High = "high",
    }
}

words! {
    /// How near to the spinal canal a needle comes: the classes of ASRA's guideline on pain procedures, and the lumbar
    /// puncture, which has a guideline of its own. From the mildest to the strictest.
    pub enum Neuraxial {
        /// Nowhere near.
        None = "none",
        /// ASRA low risk: peripheral nerves, joints.
        Low = "low",
        /// ASRA intermediate risk: epidural and sympathetic targets.
        Intermediate = "intermediate",
        /// A needle into the subarachnoid space.
        LumbarPuncture = "lumbar-puncture",
        /// ASRA high risk: vertebral augmentation, large instruments.
        High = "high",
    }
}

words! {
    /// A class of bleeding risk for which bodies make rules on blood tests and drugs.
    pub enum Risk {
        /// The low tier of SIR, or another body's own low class.
        Low = "low" / "low risk",
        /// The high tier of SIR, or another body's own high class.
        High = "high" / "high risk",
        /// ASRA low risk.
        NeuraxialLow = "neuraxial-low" / "spine and pain: low risk",
        /// ASRA intermediate risk.
        NeuraxialIntermediate = "neuraxial-intermediate" / "spine and pain: intermediate risk",
        /// ASRA high risk.
        NeuraxialHigh = "neuraxial-high" / "spine and pain: high risk",
        /// Lumbar puncture.
        LumbarPuncture = "lumbar-puncture" / "lumbar puncture",
    }
}

impl Risk {
    /// Whether it calls for care.
    #[must_use]
    pub const fn is_high(self) -> bool {
        matches!(self, Self::High | Self::NeuraxialHigh | Self::NeuraxialIntermediate)
    }
}

impl From<Tier> for Risk {
    fn from(tier: Tier) -> Self {
        match tier {
            Tier::Low => Self::Low,
            Tier::High => Self::High,
        }
    }
}

impl Neuraxial {
    /// The class of risk, if the needle comes near the canal at all.
    #[must_use]
    pub const fn risk(self) -> Option<Risk> {
        match self {
            Self::None => None,
            Self::Low => Some(Risk::NeuraxialLow),
            Self::Intermediate => Some(Risk::NeuraxialIntermediate),
            Self::High => Some(Risk::NeuraxialHigh),
            Self::LumbarPuncture => Some(Risk::LumbarPuncture),
        }
    }
}

fields! {
    /// The bleeding risk of a procedure: where cases differ, that of the strictest.
    pub struct BleedingRisk {
        /// The tier of the SIR consensus.
        pub tier: Tier,
        /// The class near the spinal canal; none means that the data does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub neuraxial: Option<Neuraxial>,
        /// What else must be known of the tier.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<String> as Prose,
        /// Cases in which the risk is lower.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub variants: Vec<RiskVariant>,
        /// Ids of sources.
        #[serde(default)]
        pub cite: Vec<String> as Cite,
    }
}

fields! {
    /// A case in which the bleeding risk is another than the procedure's.
    pub struct RiskVariant {
        /// The case, as it goes on after *for*: `exchange through the old track`.
        pub when: String as Prose,
        /// Its tier, if that is another.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tier: Option<Tier>,
        /// Its class near the spinal canal, if that is another.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub neuraxial: Option<Neuraxial>,
        /// Ids of sources.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cite: Vec<String> as Cite,
    }
}

impl BleedingRisk {
    /// The classes whose rules hold, the strictest body's first: that near the spinal canal before the tier.
    #[must_use]
    pub fn risks(&self) -> Vec<Risk> {
        let neuraxial = self.neuraxial.and_then(Neuraxial::risk);
        neuraxial.into_iter().chain([self.tier.into()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_class_near_the_canal_stands_before_the_tier() {
        let risk = |neuraxial| BleedingRisk {
            tier: Tier::Low,
            neuraxial,
            note: None,
            variants: Vec::new(),
            cite: Vec::new(),
        };
        assert_eq!(
            risk(Some(Neuraxial::LumbarPuncture)).risks(),
            [Risk::LumbarPuncture, Risk::Low]
        );
        assert_eq!(risk(Some(Neuraxial::None)).risks(), [Risk::Low]);
        assert_eq!(risk(None).risks(), [Risk::Low]);
    }
}
