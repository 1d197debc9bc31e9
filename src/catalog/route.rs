//! The ways into the body, and what is left there: typed facts of a procedure on which its safety rules depend.

use super::words::words;

words! {
    /// A way into the body.
    pub enum Route {
        /// The common femoral artery.
        FemoralArtery = "femoral-artery" / "femoral artery",
        /// The radial artery at the wrist.
        RadialArtery = "radial-artery" / "radial artery",
        /// Any other artery: brachial, axillary, carotid, pedal, aorta.
        OtherArtery = "other-artery" / "another artery",
        /// A dialysis fistula or graft.
        DialysisAccess = "dialysis-access" / "dialysis access",
        /// A vein.
        Vein = "vein",
        /// Through the liver into a bile duct or portal branch.
        Transhepatic = "transhepatic" / "through the liver",
        /// Through the spleen.
        Transsplenic = "transsplenic" / "through the spleen",
        /// Through the skin into a solid or hollow organ or a mass.
        Organ = "organ" / "through the skin into an organ",
        /// Through the skin into pleura, peritoneum, pericardium, an abscess or a cyst.
        Cavity = "cavity" / "through the skin into a cavity",
        /// Muscle, tendon, nerve, lymph node.
        SoftTissue = "soft-tissue" / "soft tissue",
        /// Bone.
        Bone = "bone",
        /// Epidural or subarachnoid space, foramen, disc, vertebral body.
        Neuraxial = "neuraxial" / "at the spinal canal",
        /// A joint.
        Joint = "joint",
        /// Mouth, nose, urethra, vagina, anus.
        NaturalOrifice = "natural-orifice" / "natural opening",
        /// An existing track or tube only.
        Tract = "tract" / "existing track",
        /// Nothing enters the body.
        None = "none" / "nothing enters the body",
    }
}

impl Route {
    /// Whether an artery is punctured.
    #[must_use]
    pub const fn is_arterial(self) -> bool {
        matches!(self, Self::FemoralArtery | Self::RadialArtery | Self::OtherArtery)
    }
}

words! {
    /// What stays in the body and decides about antithrombotic drugs.
    pub enum Implant {
        /// A bare or drug-eluting stent in an artery of the body or neck.
        ArterialStent = "arterial-stent",
        /// A stent in an artery of the brain, also beside coils.
        IntracranialStent = "intracranial-stent",
        /// A flow diverter.
        FlowDiverter = "flow-diverter",
        /// A covered stent or stent graft of the aorta and its branches.
        StentGraft = "stent-graft",
        /// A stent in a vein.
        VenousStent = "venous-stent",
        /// A stent in a bile duct.
        BiliaryStent = "biliary-stent",
        /// A stent in the gut.
        EnteralStent = "enteral-stent",
        /// A stent in the airway.
        AirwayStent = "airway-stent",
        /// A stent in the ureter.
        UreteralStent = "ureteral-stent",
    }
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
