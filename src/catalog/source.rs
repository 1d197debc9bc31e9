//! Sources: what a fact can be traced to.

use super::Date;
use serde::{Deserialize, Serialize};

/// A publication, guideline or page in which facts were read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
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
    pub organisation: Option<String>,
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

impl Source {
    /// Who stands for it: the authors, or else the organisation, or else its owner.
    #[must_use]
    pub fn by(&self) -> &str {
        let names = [&self.authors, &self.organisation, &self.owner];
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

/// What sort of source it is, in the order of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A guideline or consensus of a society.
    Guideline,
    /// A trial.
    Trial,
    /// A registry or cohort.
    Registry,
    /// A review or meta-analysis.
    Review,
    /// A textbook or reference page.
    Textbook,
    /// A government agency or board.
    Agency,
    /// Any other article.
    Article,
    /// A protocol of the reader's own department: it needs no address, and stands in layers only.
    Local,
}

impl SourceKind {
    /// The word that data and readers use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guideline => "guideline",
            Self::Trial => "trial",
            Self::Registry => "registry",
            Self::Review => "review",
            Self::Textbook => "textbook",
            Self::Agency => "agency",
            Self::Article => "article",
            Self::Local => "local",
        }
    }
}
