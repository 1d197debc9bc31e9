//! The ways into the body, and what is left there: typed facts of a procedure on which its safety rules depend.

use serde::{Deserialize, Serialize};

/// A way into the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// The common femoral artery.
    FemoralArtery,
    /// The radial artery at the wrist.
    RadialArtery,
    /// Any other artery: brachial, axillary, carotid, pedal, aorta.
    OtherArtery,
    /// A dialysis fistula or graft.
    DialysisAccess,
    /// A vein.
    Vein,
    /// Through the liver into a bile duct or portal branch.
    Transhepatic,
    /// Through the spleen.
    Transsplenic,
    /// Through the skin into a solid or hollow organ or a mass.
    Organ,
    /// Through the skin into pleura, peritoneum, pericardium, an abscess or a cyst.
    Cavity,
    /// Muscle, tendon, nerve, lymph node.
    SoftTissue,
    /// Bone.
    Bone,
    /// Epidural or subarachnoid space, foramen, disc, vertebral body.
    Neuraxial,
    /// A joint.
    Joint,
    /// Mouth, nose, urethra, vagina, anus.
    NaturalOrifice,
    /// An existing track or tube only.
    Tract,
    /// Nothing enters the body.
    None,
}

impl Route {
    /// The words that readers see.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FemoralArtery => "femoral artery",
            Self::RadialArtery => "radial artery",
            Self::OtherArtery => "another artery",
            Self::DialysisAccess => "dialysis access",
            Self::Vein => "vein",
            Self::Transhepatic => "through the liver",
            Self::Transsplenic => "through the spleen",
            Self::Organ => "through the skin into an organ",
            Self::Cavity => "through the skin into a cavity",
            Self::SoftTissue => "soft tissue",
            Self::Bone => "bone",
            Self::Neuraxial => "at the spinal canal",
            Self::Joint => "joint",
            Self::NaturalOrifice => "natural opening",
            Self::Tract => "existing track",
            Self::None => "nothing enters the body",
        }
    }

    /// Whether an artery is punctured.
    #[must_use]
    pub const fn is_arterial(self) -> bool {
        matches!(self, Self::FemoralArtery | Self::RadialArtery | Self::OtherArtery)
    }
}

/// What stays in the body and decides about antithrombotic drugs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Implant {
    /// A bare or drug-eluting stent in an artery of the body or neck.
    ArterialStent,
    /// A stent in an artery of the brain, also beside coils.
    IntracranialStent,
    /// A flow diverter.
    FlowDiverter,
    /// A covered stent or stent graft of the aorta and its branches.
    StentGraft,
    /// A stent in a vein.
    VenousStent,
    /// A stent in a bile duct.
    BiliaryStent,
    /// A stent in the gut.
    EnteralStent,
    /// A stent in the airway.
    AirwayStent,
    /// A stent in the ureter.
    UreteralStent,
}

impl Implant {
    /// Whether it clots without antiplatelet drugs, which then go on through the procedure.
    #[must_use]
    pub const fn needs_antiplatelets(self) -> bool {
        matches!(self, Self::ArterialStent | Self::IntracranialStent | Self::FlowDiverter)
    }

    /// Whether it lies outside the blood vessels and gives no reason for an antiplatelet drug.
    #[must_use]
    pub const fn is_outside_vessels(self) -> bool {
        matches!(
            self,
            Self::BiliaryStent | Self::EnteralStent | Self::AirwayStent | Self::UreteralStent
        )
    }
}
