//! The page of a topic: an article for patients, or frequent questions.

use crate::catalog::Topic;
use crate::page::builder::PageBuilder;
use crate::page::{Block, Marker};

pub fn write(page: &mut PageBuilder<'_>, topic: &Topic) {
    page.badges(["for patients".to_owned()]);
    for (number, section) in topic.sections.iter().enumerate() {
        let key = format!("sections[{number}]");
        let text = section.text.as_ref();
        let text = text.map(|text| Block::paragraph(page.owned(&format!("{key}.text"), text)));
        let items = page.items(Marker::Bullet, &format!("{key}.items"), &section.items);
        page.section(&section.title, text.into_iter().chain(items).collect());
    }
    for (number, question) in topic.questions.iter().enumerate() {
        let key = format!("questions[{number}]");
        let answer = Block::paragraph(page.owned(&key, &question.answer));
        page.section(&question.question, vec![answer]);
    }
}
