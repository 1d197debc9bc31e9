//! The page of a topic: an article for patients, or frequent questions.

use super::draft::Draft;
use super::{Block, Marker};
use crate::catalog::Topic;

pub fn write(draft: &mut Draft<'_>, topic: &Topic) {
    draft.badges(["for patients".to_owned()]);
    for section in &topic.sections {
        let text = section.text.as_ref().map(|text| Block::Paragraph(draft.prose(text)));
        let items = draft.items(Marker::Bullet, &section.items);
        draft.section(&section.title, text.into_iter().chain([items]).collect());
    }
    for question in &topic.questions {
        let answer = Block::Paragraph(draft.prose(&question.answer));
        draft.section(&question.question, vec![answer]);
    }
}
