//! Conditions: what a referrer names.

use super::fields::fields;
use super::words::words;
use super::{Body, Catalog, EntryRef, Limit, Listing};
use crate::text::sort_by;

fields! {
    /// A disease, injury, finding or need that IR is asked about.
    ///
    /// Which procedures treat it stands in the procedures ([`Treats`](super::Treats)).
    pub struct Condition {
        /// ICD-10-CM codes with their point; a code stands for itself and every code below it.
        #[serde(default)]
        pub icd10cm: Vec<String>; may_be_empty,
        /// Terms of the Human Disease Ontology: `DOID:0050830`.
        #[serde(default)]
        pub doid: Vec<String>; may_be_empty,
        /// Where in the body.
        pub body_region: BodyRegion,
        /// The organ system.
        pub system: Option<System>,
        /// How fast it usually must be dealt with.
        pub urgency: Option<Urgency>,
        /// When the urgency is another.
        pub urgency_note: Option<String> as Prose; may_be_empty,
        /// Times and pressures that guidelines set.
        #[serde(default)]
        pub targets: Vec<Limit>; may_be_empty,
        /// What makes it urgent.
        #[serde(default)]
        pub red_flags: Vec<String> as Prose; may_be_empty,
        /// How it presents.
        pub presentation: Option<String> as Prose,
        /// Which imaging, in what order, and what it must answer.
        pub imaging_workup: Option<String> as Prose,
        /// Medical, surgical and endoscopic treatment.
        #[serde(default)]
        pub other_treatments: Vec<String> as Prose,
    }
}

impl Listing for Condition {
    fn heading(&self) -> Option<&'static str> {
        Some(self.body_region.name())
    }

    fn rank(&self) -> (u16, String) {
        (self.body_region as u16, String::new())
    }
}

impl Catalog {
    /// Where in the body an entry is: the region of a condition, those of the conditions that a procedure treats or finds,
    /// unless it is the technique in general, or that a trial is about. Each once, in their order.
    #[must_use]
    pub fn regions_of(&self, at: EntryRef) -> Vec<BodyRegion> {
        let region = |at: EntryRef| match &self.entry(at).body {
            Body::Condition(condition) => Some(condition.body_region),
            _ => None,
        };
        let mut regions: Vec<BodyRegion> = match &self.entry(at).body {
            Body::Procedure(_) => {
                let treated = self.relations().treated_by(at).iter();
                let own = treated.filter(|treatment| !treatment.general);
                own.filter_map(|treatment| region(treatment.condition)).collect()
            }
            Body::Trial(trial) => {
                let about = trial.conditions.iter().filter_map(|id| self.find_ref(id));
                about.filter_map(region).collect()
            }
            _ => region(at).into_iter().collect(),
        };
        sort_by(&mut regions, Ord::cmp);
        regions.dedup();
        regions
    }
}

words! {
    /// Where in the body a condition is.
    pub enum BodyRegion {
        /// Head and brain.
        Head = "head",
        /// Neck.
        Neck = "neck",
        /// Chest.
        Chest = "chest",
        /// Abdomen and retroperitoneum.
        Abdomen = "abdomen",
        /// Pelvis.
        Pelvis = "pelvis",
        /// Spine.
        Spine = "spine",
        /// Shoulder to hand.
        Arm = "arm",
        /// Hip to foot.
        Leg = "leg",
        /// Several regions or any.
        WholeBody = "whole-body" / "whole body",
    }
}

words! {
    /// The organ system of a condition.
    pub enum System {
        /// Arteries.
        Arterial = "arterial",
        /// Veins.
        Venous = "venous",
        /// Lymphatics.
        Lymphatic = "lymphatic",
        /// Heart.
        Cardiac = "cardiac",
        /// Brain, cord and nerves.
        Neurologic = "neurologic",
        /// Airways, lungs and pleura.
        Respiratory = "respiratory",
        /// Gut and pancreas.
        Gastrointestinal = "gastrointestinal",
        /// Liver and bile ducts.
        Hepatobiliary = "hepatobiliary",
        /// Kidneys and urinary tract.
        Urinary = "urinary",
        /// Genital organs and breast.
        Reproductive = "reproductive",
        /// Endocrine glands.
        Endocrine = "endocrine",
        /// Bones, joints and soft tissue.
        Musculoskeletal = "musculoskeletal",
        /// More than one.
        Multisystem = "multisystem",
    }
}

words! {
    /// How fast a condition usually must be dealt with.
    pub enum Urgency {
        /// At once.
        Emergency = "emergency",
        /// Within hours to days.
        Urgent = "urgent",
        /// Can be planned.
        Elective = "elective",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_where_its_conditions_are_each_region_once() {
        let catalog = Catalog::embedded();
        let regions = |id| catalog.regions_of(catalog.find_ref(id).unwrap());
        assert_eq!(regions("uterine-fibroids"), [BodyRegion::Pelvis]);
        assert_eq!(regions("vertebroplasty"), [BodyRegion::Spine]);
        assert_eq!(regions("femme-trial"), [BodyRegion::Pelvis]);
        assert!(regions("apixaban").is_empty());
        for at in catalog.refs() {
            let regions = catalog.regions_of(at);
            assert!(regions.windows(2).all(|pair| pair[0] < pair[1]), "{}", catalog.entry(at).id);
        }
    }
}
