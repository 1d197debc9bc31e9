//! The page of a topic: an article for patients, or frequent questions.

use super::draft::Draft;
use super::{Block, Marker};
use crate::catalog::Topic;

pub fn write(draft: &mut Draft<'_>, topic: &Topic) {
    draft.badges(["for patients".to_owned()]);
    for (number, section) in topic.sections.iter().enumerate() {
        let key = format!("sections[{number}]");
        let text = section.text.as_ref();
        let text = text.map(|text| Block::Paragraph(draft.owned(&format!("{key}.text"), text)));
        let items = draft.items(Marker::Bullet, &format!("{key}.items"), &section.items);
        draft.section(&section.title, text.into_iter().chain(items).collect());
    }
    for (number, question) in topic.questions.iter().enumerate() {
        let key = format!("questions[{number}]");
        let answer = Block::Paragraph(draft.owned(&key, &question.answer));
        draft.section(&question.question, vec![answer]);
    }
}
