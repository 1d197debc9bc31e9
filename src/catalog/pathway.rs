//! Training pathways: the way to a professional role in one country.

use super::fields::fields;
use super::words::words;
use super::{Dimension, Listing, Quantity};

fields! {
    /// The way to a professional role.
    pub struct Pathway {
        /// The country whose rules these are.
        pub country: String,
        /// The role that it leads to: `interventional radiologist`.
        pub role: String,
        /// The board or college that certifies.
        pub body: String,
        /// Its stages, in order; stages of one `route` exclude those of another.
        pub stages: Vec<Stage>,
        /// Examinations, in order.
        #[serde(default)]
        pub exams: Vec<String> as Prose,
        /// What one holds at the end.
        pub certificate: Option<String> as Prose,
        /// What keeps it valid.
        pub maintenance: Option<String> as Prose,
    }
}

impl Pathway {
    /// Its routes, in the order of their stages; one without a name where it does not fork.
    #[must_use]
    pub fn routes(&self) -> Vec<Option<&str>> {
        let mut routes: Vec<Option<&str>> = Vec::new();
        for route in self.stages.iter().map(|stage| stage.route.as_deref()) {
            if route.is_some() && !routes.contains(&route) {
                routes.push(route);
            }
        }
        if routes.is_empty() { vec![None] } else { routes }
    }

    /// The stages of a route, each with its place among all.
    pub fn on_route(&self, route: Option<&str>) -> impl Iterator<Item = (usize, &Stage)> {
        let shared = move |stage: &Stage| stage.route.is_none() || stage.route.as_deref() == route;
        self.stages.iter().enumerate().filter(move |(_, stage)| shared(stage))
    }
}

impl Listing for Pathway {
    fn rank(&self) -> (u16, String) {
        (0, self.country.clone())
    }
}

fields! {
    /// One stage of a pathway.
    pub struct Stage {
        /// Its name.
        pub name: String,
        /// What sort of stage it is.
        pub kind: StageKind,
        /// The route that it belongs to, where a pathway forks; none where all routes share it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub route: Option<String>,
        /// How long it takes, in years.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub years: Option<Quantity> as Number(Dimension::Time),
        /// What is learned and required.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String> as Prose,
        /// Ids of sources.
        #[serde(default)]
        pub cite: Vec<String> as Cite,
    }
}

words! {
    /// The sort of a stage, by which stages of several countries compare.
    pub enum StageKind {
        /// Before medical school.
        Undergraduate = "undergraduate",
        /// Medical school.
        MedicalSchool = "medical-school" / "medical school",
        /// Internship or foundation years.
        Internship = "internship",
        /// Residency or specialty training.
        Residency = "residency",
        /// Fellowship or subspecialty training.
        Fellowship = "fellowship",
        /// Work in the field that is asked for before certification.
        Experience = "experience",
        /// Certification.
        Certification = "certification",
        /// Maintenance of the certificate.
        Maintenance = "maintenance",
    }
}
