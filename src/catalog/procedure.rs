//! Procedures: what is done under image guidance.

use super::{
    BleedingRisk, Dimension, Facts, Field, HarmGrade, Implant, Kind, Limit, PlanRow, Quantity,
    Route, Severity, Urgency, Walk,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An interventional procedure.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The part of the field that it belongs to.
    pub category: Category,
    /// Id of the procedure of which it is a special case.
    pub broader: Option<String>,
    /// The conditions that it treats or diagnoses, the most important first.
    #[serde(default)]
    pub treats: Vec<Treats>,
    /// Ids of the modalities that guide it.
    #[serde(default)]
    pub guidance: Vec<String>,
    /// The way in.
    pub access: Option<String>,
    /// The usual ways into the body, the commonest first.
    #[serde(default)]
    pub routes: Vec<Route>,
    /// What stays in the body and decides about antithrombotic drugs.
    #[serde(default)]
    pub implants: Vec<Implant>,
    /// Whether it is done, as a rule or in a large part, in chronic liver disease.
    pub cirrhosis: Option<bool>,
    /// How fast the most urgent of its usual cases must be done.
    pub urgency: Option<Urgency>,
    /// When the urgency is another.
    pub urgency_note: Option<String>,
    /// Times and pressures that guidelines set around it.
    #[serde(default)]
    pub targets: Vec<Limit>,
    /// Sedation or anaesthesia.
    pub sedation: Option<String>,
    /// Time on the table.
    pub duration: Option<Quantity>,
    /// When it is done.
    #[serde(default)]
    pub indications: Vec<String>,
    /// When it is not.
    #[serde(default)]
    pub contraindications: Contraindications,
    /// The bleeding-risk tier.
    pub bleeding_risk: Option<BleedingRisk>,
    /// Which blood thinners go on, stop or are reversed, by situation.
    #[serde(default)]
    pub antithrombotics: Vec<PlanRow>,
    /// Id of the safety sheet that holds the rule of antibiotic prophylaxis for its class.
    pub prophylaxis: Option<String>,
    /// What is special to it in antibiotic prophylaxis.
    pub antibiotics: Option<String>,
    /// What must be done before.
    #[serde(default)]
    pub preparation: Vec<String>,
    /// What must be in the room.
    #[serde(default)]
    pub equipment: Vec<String>,
    /// The course, step by step.
    #[serde(default)]
    pub steps: Vec<String>,
    /// What it achieves.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// What can go wrong.
    #[serde(default)]
    pub complications: Vec<Complication>,
    /// Care in the hours after.
    #[serde(default)]
    pub aftercare: Vec<String>,
    /// How the patient recovers.
    pub recovery: Option<String>,
    /// Visits and imaging afterwards.
    pub follow_up: Option<String>,
    /// What else can be done.
    #[serde(default)]
    pub alternatives: Vec<String>,
    /// Trials, registries and meta-analyses that a resident must know.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl Facts for Procedure {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        if let Some(general) = &self.broader {
            walk.link(Field::top("broader"), general, Kind::Procedure);
        }
        for (i, treats) in self.treats.iter().enumerate() {
            let table = walk.table("treats", Some(i), &treats.cite);
            walk.link(table.sub("condition"), &treats.condition, Kind::Condition);
            walk.prose(table.sub("note"), treats.note.as_ref());
        }
        walk.list("indications", &self.indications);
        walk.list("contraindications.absolute", &self.contraindications.absolute);
        walk.list("contraindications.relative", &self.contraindications.relative);
        if let Some(risk) = &self.bleeding_risk {
            let table = walk.table("bleeding_risk", None, &risk.cite);
            walk.prose(table.sub("note"), risk.note.as_ref());
            for (i, variant) in risk.variants.iter().enumerate() {
                let table = walk.table("bleeding_risk.variants", Some(i), &variant.cite);
                walk.prose(table.sub("when"), Some(&variant.when));
            }
        }
        for (i, row) in self.antithrombotics.iter().enumerate() {
            let table = walk.table("antithrombotics", Some(i), &row.cite);
            walk.prose(table.sub("rule"), row.rule.as_ref());
        }
        walk.prose(Field::top("urgency_note"), self.urgency_note.as_ref());
        Limit::walk_all("targets", &self.targets, walk);
        walk.links("guidance", &self.guidance, Kind::Modality);
        walk.prose(Field::top("access"), self.access.as_ref());
        walk.prose(Field::top("sedation"), self.sedation.as_ref());
        walk.number(Field::top("duration"), self.duration.as_ref(), Dimension::Time);
        if let Some(sheet) = &self.prophylaxis {
            walk.link(Field::top("prophylaxis"), sheet, Kind::Safety);
        }
        walk.prose(Field::top("antibiotics"), self.antibiotics.as_ref());
        walk.list("preparation", &self.preparation);
        walk.list("equipment", &self.equipment);
        walk.list("steps", &self.steps);
        for (i, outcome) in self.outcomes.iter().enumerate() {
            let table = walk.table("outcomes", Some(i), &outcome.cite);
            walk.prose(table.sub("measure"), Some(&outcome.measure));
            walk.number(table.sub("value"), Some(&outcome.value), Dimension::Any);
            walk.prose(table.sub("population"), outcome.population.as_ref());
            walk.prose(table.sub("note"), outcome.note.as_ref());
        }
        for (i, complication) in self.complications.iter().enumerate() {
            let table = walk.table("complications", Some(i), &complication.cite);
            walk.prose(table.sub("name"), Some(&complication.name));
            walk.number(table.sub("rate"), complication.rate.as_ref(), Dimension::Rate);
            walk.prose(table.sub("note"), complication.note.as_ref());
        }
        walk.list("aftercare", &self.aftercare);
        walk.prose(Field::top("recovery"), self.recovery.as_ref());
        walk.prose(Field::top("follow_up"), self.follow_up.as_ref());
        walk.list("alternatives", &self.alternatives);
        for (i, evidence) in self.evidence.iter().enumerate() {
            let table = walk.table("evidence", Some(i), &evidence.cite);
            walk.prose(table.sub("finding"), Some(&evidence.finding));
        }
    }
}

/// The part of the field that a procedure belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Arteries and veins.
    Vascular,
    /// Bleeding, clots and access that cannot wait.
    Emergency,
    /// Brain and cord vessels.
    Neuro,
    /// Tumors.
    Oncology,
    /// Liver, bile ducts and portal vein.
    Hepatobiliary,
    /// Kidneys and urinary tract.
    Urinary,
    /// Gut.
    Gastrointestinal,
    /// Airways, lungs and pleura.
    Thoracic,
    /// Tissue samples.
    Biopsy,
    /// Abscesses and fluid.
    Drainage,
    /// Venous access.
    Access,
    /// Dialysis access.
    Dialysis,
    /// Lymphatics.
    Lymphatic,
    /// Women's health.
    WomensHealth,
    /// Men's health.
    MensHealth,
    /// Pain, spine and joints.
    Pain,
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Vascular => "vascular",
            Self::Emergency => "emergency",
            Self::Neuro => "neuro",
            Self::Oncology => "oncology",
            Self::Hepatobiliary => "hepatobiliary",
            Self::Urinary => "urinary",
            Self::Gastrointestinal => "gastrointestinal",
            Self::Thoracic => "thoracic",
            Self::Biopsy => "biopsy",
            Self::Drainage => "drainage",
            Self::Access => "venous access",
            Self::Dialysis => "dialysis",
            Self::Lymphatic => "lymphatic",
            Self::WomensHealth => "women’s health",
            Self::MensHealth => "men’s health",
            Self::Pain => "pain and spine",
        })
    }
}

/// That a procedure treats a condition, and in what place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Treats {
    /// Id of the condition.
    pub condition: String,
    /// In what place.
    pub role: Role,
    /// For whom or when, in a clause of Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
}

/// The place of a procedure in the treatment of a condition, in the order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What is tried first.
    FirstLine,
    /// One of several ways.
    Option,
    /// When other treatment has failed.
    Rescue,
    /// Beside another treatment.
    Adjunct,
    /// For relief, not cure.
    Palliative,
    /// To find out, not to treat.
    Diagnostic,
}

impl Role {
    /// The word that data and readers use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstLine => "first-line",
            Self::Option => "option",
            Self::Adjunct => "adjunct",
            Self::Rescue => "rescue",
            Self::Palliative => "palliative",
            Self::Diagnostic => "diagnostic",
        }
    }
}

/// When a procedure must not or should rather not be done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contraindications {
    /// Never.
    #[serde(default)]
    pub absolute: Vec<String>,
    /// Only after weighing.
    #[serde(default)]
    pub relative: Vec<String>,
}

/// What a procedure achieves, measured.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What is measured, and when.
    pub measure: String,
    /// How much.
    pub value: Quantity,
    /// Whether the patient fares better with more of it or with less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// In whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// What else must be known to read the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default)]
    pub cite: Vec<String>,
}

/// On which side of a measure the patient fares better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// More is better: success, relief, survival.
    Higher,
    /// Less is better: death, recurrence, another procedure.
    Lower,
}

/// What can go wrong.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Complication {
    /// What happens.
    pub name: String,
    /// How bad it is, by our own judgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// The grade that the source gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<HarmGrade>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Quantity>,
    /// In whom, or how it is avoided or met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
}

/// A study that the procedure rests on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The study's short name.
    pub trial: String,
    /// The year of the publication, where the source tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// What it found.
    pub finding: String,
    /// Ids of sources.
    pub cite: Vec<String>,
}
