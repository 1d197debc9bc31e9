//! Procedures: what is done under image guidance.

use super::fields::fields;
use super::words::words;
use super::{
    BleedingRisk, Dimension, HarmGrade, Implant, Kind, Limit, Listing, PlanRow, Quantity, Route,
    Severity, Urgency,
};

fields! {
    /// An interventional procedure.
    pub struct Procedure {
        /// The part of the field that it belongs to.
        pub category: Category,
        /// Id of the procedure of which it is a special case.
        pub broader: Option<String> as Link(Kind::Procedure); may_be_empty,
        /// The conditions that it treats or diagnoses, the most important first.
        #[serde(default)]
        pub treats: Vec<Treats>,
        /// When it is done.
        #[serde(default)]
        pub indications: Vec<String> as Prose,
        /// When it is not.
        #[serde(default)]
        pub contraindications: Contraindications,
        /// The bleeding-risk tier.
        pub bleeding_risk: Option<BleedingRisk>,
        /// Which blood thinners go on, stop or are reversed, by situation.
        #[serde(default)]
        pub antithrombotics: Vec<PlanRow>,
        /// How fast the most urgent of its usual cases must be done.
        pub urgency: Option<Urgency>,
        /// When the urgency is another.
        pub urgency_note: Option<String> as Prose; may_be_empty,
        /// Times and pressures that guidelines set around it.
        #[serde(default)]
        pub targets: Vec<Limit>; may_be_empty,
        /// Ids of the modalities that guide it.
        #[serde(default)]
        pub guidance: Vec<String> as Link(Kind::Modality),
        /// The way in.
        pub access: Option<String> as Prose,
        /// The usual ways into the body, the commonest first.
        #[serde(default)]
        pub routes: Vec<Route>,
        /// What stays in the body and decides about antithrombotic drugs.
        #[serde(default)]
        pub implants: Vec<Implant>; may_be_empty,
        /// Whether it is done, as a rule or in a large part, in chronic liver disease.
        pub cirrhosis: Option<bool>,
        /// Sedation or anaesthesia.
        pub sedation: Option<String> as Prose,
        /// Time on the table.
        pub duration: Option<Quantity> as Number(Dimension::Time),
        /// Id of the safety sheet that holds the rule of antibiotic prophylaxis for its class.
        pub prophylaxis: Option<String> as Link(Kind::Safety),
        /// What is special to it in antibiotic prophylaxis.
        pub antibiotics: Option<String> as Prose; may_be_empty,
        /// What must be done before.
        #[serde(default)]
        pub preparation: Vec<String> as Prose,
        /// What must be in the room.
        #[serde(default)]
        pub equipment: Vec<String> as Prose,
        /// The course, step by step.
        #[serde(default)]
        pub steps: Vec<String> as Prose,
        /// What it achieves.
        #[serde(default)]
        pub outcomes: Vec<Outcome>,
        /// What can go wrong.
        #[serde(default)]
        pub complications: Vec<Complication>,
        /// Care in the hours after.
        #[serde(default)]
        pub aftercare: Vec<String> as Prose,
        /// How the patient recovers.
        pub recovery: Option<String> as Prose,
        /// Visits and imaging afterwards.
        pub follow_up: Option<String> as Prose,
        /// What else can be done.
        #[serde(default)]
        pub alternatives: Vec<String> as Prose,
        /// Trials, registries and meta-analyses that a resident must know.
        #[serde(default)]
        pub evidence: Vec<Evidence>,
    }
}

impl Listing for Procedure {
    fn heading(&self) -> Option<&'static str> {
        Some(self.category.name())
    }

    fn rank(&self) -> (u16, String) {
        (self.category as u16, String::new())
    }
}

words! {
    /// The part of the field that a procedure belongs to.
    pub enum Category {
        /// Arteries and veins.
        Vascular = "vascular",
        /// Bleeding, clots and access that cannot wait.
        Emergency = "emergency",
        /// Brain and cord vessels.
        Neuro = "neuro",
        /// Tumors.
        Oncology = "oncology",
        /// Liver, bile ducts and portal vein.
        Hepatobiliary = "hepatobiliary",
        /// Kidneys and urinary tract.
        Urinary = "urinary",
        /// Gut.
        Gastrointestinal = "gastrointestinal",
        /// Airways, lungs and pleura.
        Thoracic = "thoracic",
        /// Tissue samples.
        Biopsy = "biopsy",
        /// Abscesses and fluid.
        Drainage = "drainage",
        /// Venous access.
        Access = "access" / "venous access",
        /// Dialysis access.
        Dialysis = "dialysis",
        /// Lymphatics.
        Lymphatic = "lymphatic",
        /// Women's health.
        WomensHealth = "womens-health" / "women’s health",
        /// Men's health.
        MensHealth = "mens-health" / "men’s health",
        /// Pain, spine and joints.
        Pain = "pain" / "pain and spine",
    }
}

fields! {
    /// That a procedure treats a condition, and in what place.
    pub struct Treats {
        /// Id of the condition.
        pub condition: String as Link(Kind::Condition),
        /// In what place.
        pub role: TreatmentRole,
        /// For whom or when, in a clause of Markdown.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<String> as Prose,
        /// Ids of sources.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cite: Vec<String> as Cite,
    }
}

words! {
    /// The place of a procedure in the treatment of a condition, in the order of preference.
    pub enum TreatmentRole {
        /// What is tried first.
        FirstLine = "first-line",
        /// One of several ways.
        Option = "option",
        /// When other treatment has failed.
        Rescue = "rescue",
        /// Beside another treatment.
        Adjunct = "adjunct",
        /// For relief, not cure.
        Palliative = "palliative",
        /// To find out, not to treat.
        Diagnostic = "diagnostic",
    }
}

fields! {
    /// When a procedure must not or should rather not be done.
    #[derive(Default)]
    pub struct Contraindications {
        /// Never.
        #[serde(default)]
        pub absolute: Vec<String> as Prose,
        /// Only after weighing.
        #[serde(default)]
        pub relative: Vec<String> as Prose,
    }
}

fields! {
    /// What a procedure achieves, measured.
    pub struct Outcome {
        /// What is measured, and when.
        pub measure: String as Prose,
        /// How much.
        pub value: Quantity as Number(Dimension::Any),
        /// Whether the patient fares better with more of it or with less.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub better: Option<Better>,
        /// In whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub population: Option<String> as Prose,
        /// How many patients the study or the pooled studies had, where the text beside it says that.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub patients: Option<u32>,
        /// What else must be known to read the number.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<String> as Prose,
        /// Ids of sources.
        #[serde(default)]
        pub cite: Vec<String> as Cite,
    }
}

words! {
    /// On which side of a measure the patient fares better.
    pub enum Better {
        /// More is better: success, relief, survival.
        Higher = "higher",
        /// Less is better: death, recurrence, another procedure.
        Lower = "lower",
    }
}

fields! {
    /// What can go wrong.
    pub struct Complication {
        /// What happens.
        pub name: String as Prose,
        /// How bad it is, by our own judgment.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub severity: Option<Severity>,
        /// The grade that the source gives it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub grade: Option<HarmGrade>,
        /// How often.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rate: Option<Quantity> as Number(Dimension::Rate),
        /// In whom, or how it is avoided or met.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<String> as Prose,
        /// How many patients the study or the pooled studies had, where the text beside it says that.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub patients: Option<u32>,
        /// Ids of sources.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cite: Vec<String> as Cite,
    }
}

fields! {
    /// A study that the procedure rests on.
    pub struct Evidence {
        /// The study's short name.
        pub trial: String,
        /// The year of the publication, where the source tells it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub year: Option<u16>,
        /// What it found.
        pub finding: String as Prose,
        /// Ids of sources.
        pub cite: Vec<String> as Cite,
    }
}
