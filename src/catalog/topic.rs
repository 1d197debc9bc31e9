//! Topics: short articles on patient care, and frequent questions.

use super::Listing;
use super::fields::fields;

fields! {
    /// An article in sections, with questions and answers.
    pub struct Topic {
        /// Its place among the topics, from 1.
        pub order: u8,
        /// Whether every procedure's page leads to it.
        #[serde(default)]
        pub for_every_procedure: bool,
        /// Paragraphs under headings.
        #[serde(default)]
        pub sections: Vec<TopicSection>; may_be_empty,
        /// Questions with their answers.
        #[serde(default)]
        pub questions: Vec<Question>; may_be_empty,
    }
}

impl Listing for Topic {
    fn rank(&self) -> (u16, String) {
        (u16::from(self.order), String::new())
    }
}

fields! {
    /// A section of an article.
    pub struct TopicSection {
        /// Its heading.
        pub title: String,
        /// A paragraph.
        pub text: Option<String> as Prose,
        /// A list after the paragraph.
        #[serde(default)]
        pub items: Vec<String> as Prose,
    }
}

fields! {
    /// A frequent question.
    pub struct Question {
        /// The question as a patient asks it.
        pub question: String as Prose,
        /// The answer.
        pub answer: String as Prose,
    }
}
