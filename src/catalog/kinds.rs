//! The table of kinds: the only place that names them all.

/// Calls `$then` with the kinds: each with its type in the module that tells its fields, the word for one entry and for
/// several, and the places of a layer where entries lie: a folder with a file for each, or a file with a row for each.
macro_rules! each_kind {
    ($then:ident) => {
        $then! {
            /// A disease, injury, finding or need that IR is asked about.
            Condition in condition: "condition", "conditions", ["conditions"];
            /// What is done under image guidance.
            Procedure in procedure: "procedure", "procedures", ["procedures"];
            /// A way of seeing inside while working.
            Modality in modality: "modality", "modalities", ["modalities"];
            /// A sheet of rules and limits that hold for many procedures.
            Safety in safety: "safety", "safety", ["safety", "safety.toml"];
            /// A drug that matters before a procedure.
            Drug in drug: "drug", "drugs", ["drugs"];
            /// The way to a professional role in one country.
            Pathway in pathway: "pathway", "pathways", ["training"];
            /// A dated event of the field's history.
            Milestone in milestone: "milestone", "milestones", ["milestones.toml"];
            /// A direction in which the field moves.
            Trend in trend: "trend", "trends", ["trends.toml"];
            /// An article for patients, or a set of frequent questions.
            Topic in topic: "topic", "topics", ["topics"];
            /// A study on which practice rests.
            Trial in trial: "trial", "trials", ["trials.toml"];
            /// A word of the field, with what it means.
            Glossary in glossary: "glossary", "glossary", ["glossary.toml"];
        }
    };
}
pub(crate) use each_kind;
