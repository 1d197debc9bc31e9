//! Sources: what a fact can be traced to.

use super::Date;
use super::fields::fields;
use super::words::words;

fields! {
    /// A publication, guideline or page in which facts were read.
    pub struct Source {
        /// The id by which entries cite it.
        pub id: String,
        /// Its title.
        pub title: String,
        /// Whether the title is a description of ours, because what was read did not show it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub described: bool,
        /// Its authors, shortened.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub authors: Option<String>,
        /// The society, agency or publisher.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub organization: Option<String>,
        /// The journal, shortened.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub journal: Option<String>,
        /// The year of publication or last update, where the source tells it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub year: Option<u16>,
        /// Its DOI, without address.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub doi: Option<String>,
        /// Whether the DOI was written down with the facts but not looked up since: it may be wrong.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub unconfirmed: bool,
        /// Its address.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        /// Whether the work is named and no address of its own was found.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub unlocated: bool,
        /// What sort of source it is.
        pub kind: SourceKind,
        /// Where the fact was read, if not in the source itself: an address, or a few words.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub via: Option<String>,
        /// When it was read. A local source has a `date` instead.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub seen: Option<Date>,
        /// Who answers for a local source.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// From when a local source is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub date: Option<Date>,
    }
}

impl Source {
    /// Who stands for it: the authors, or else the organization, or else its owner.
    #[must_use]
    pub fn by(&self) -> &str {
        let names = [&self.authors, &self.organization, &self.owner];
        names.into_iter().find_map(Option::as_deref).unwrap_or_default()
    }

    /// Where to open it, as an address.
    #[must_use]
    pub fn address(&self) -> String {
        match (&self.doi, &self.url) {
            (Some(doi), _) => format!("https://doi.org/{doi}"),
            (None, Some(url)) => url.clone(),
            (None, None) => String::new(),
        }
    }
}

words! {
    /// What sort of source it is, in the order of weight.
    pub enum SourceKind {
        /// A guideline or consensus of a society.
        Guideline = "guideline",
        /// A trial.
        Trial = "trial",
        /// A registry or cohort.
        Registry = "registry",
        /// A review or meta-analysis.
        Review = "review",
        /// A textbook or reference page.
        Textbook = "textbook",
        /// A government agency or board.
        Agency = "agency",
        /// Any other article.
        Article = "article",
        /// A protocol of the reader's own department: it needs no address, and stands in layers only.
        Local = "local",
    }
}
