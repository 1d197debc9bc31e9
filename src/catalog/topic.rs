//! Topics: short articles on patient care, and frequent questions.

use super::{Facts, Walk};
use serde::{Deserialize, Serialize};

/// An article in sections, with questions and answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its place among the topics, from 1.
    pub order: u8,
    /// Whether every procedure's page leads to it.
    #[serde(default)]
    pub for_every_procedure: bool,
    /// Paragraphs under headings.
    #[serde(default)]
    pub sections: Vec<TopicSection>,
    /// Questions with their answers.
    #[serde(default)]
    pub questions: Vec<Question>,
}

impl Facts for Topic {
    fn facts<'a>(&'a self, walk: &mut Walk<'_, 'a>) {
        for (i, section) in self.sections.iter().enumerate() {
            let table = walk.table("sections", Some(i), &[]);
            walk.prose(table.sub("text"), section.text.as_ref());
            for item in &section.items {
                walk.prose(table.sub("items"), Some(item));
            }
        }
        for (i, question) in self.questions.iter().enumerate() {
            let table = walk.table("questions", Some(i), &[]);
            walk.prose(table.sub("question"), Some(&question.question));
            walk.prose(table.sub("answer"), Some(&question.answer));
        }
    }
}

/// A section of an article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TopicSection {
    /// Its heading.
    pub title: String,
    /// A paragraph.
    pub text: Option<String>,
    /// A list after the paragraph.
    #[serde(default)]
    pub items: Vec<String>,
}

/// A frequent question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question as a patient asks it.
    pub question: String,
    /// The answer.
    pub answer: String,
}
