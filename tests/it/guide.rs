//! The lists of fields in `data/README.md` are those that the program states.

use fluoro::catalog::{
    EmergencyTable, FieldInfo, Fields, Head, Kind, Means, NewsTable, Quantity, Shape, Source,
    Vocabulary,
};
use std::fmt::Write;

/// The fields of a heading of the guide: of a kind, or of what every entry, every number or every source has.
fn fields(of: &str) -> &'static [FieldInfo] {
    match of {
        "every entry" => Head::FIELDS,
        "a quantity" => Quantity::FIELDS,
        "a source" => Source::FIELDS,
        "the emergencies" => EmergencyTable::FIELDS,
        "the news" => NewsTable::FIELDS,
        "the vocabulary" => Vocabulary::FIELDS,
        kind => Kind::from_word(kind).unwrap().fields(),
    }
}

/// What a key holds, in a few words.
fn form(shape: &Shape, means: Means) -> String {
    let text = match means {
        Means::Prose => "Markdown".to_owned(),
        Means::Cite => "id of a source".to_owned(),
        Means::Link(kind) => format!("id of a {}", kind.name()),
        Means::Entry => "id of an entry".to_owned(),
        Means::Plain | Means::Number(_) => "text".to_owned(),
    };
    match (shape, means) {
        (Shape::Text, _) => text,
        (Shape::Quantity(_), Means::Number(dimension)) => format!("quantity, {}", dimension.name()),
        (Shape::Word(words), _) => {
            words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        (Shape::List(Shape::Table(_)), _) => "rows".to_owned(),
        (Shape::List(item), _) => format!("list: {}", form(item, means)),
        (shape, _) => shape.to_string().trim_start_matches("a ").to_owned(),
    }
}

fn rows(fields: &[FieldInfo], within: &str, table: &mut String) {
    for field in fields {
        let key = format!("{within}{}", field.key);
        let required = if field.required { " *" } else { "" };
        let (form, doc) = (form(&field.shape, field.means), field.doc.trim());
        writeln!(table, "| `{key}`{required} | {form} | {doc} |").unwrap();
        if let Shape::Table(inner) | Shape::List(&Shape::Table(inner)) = field.shape {
            rows(inner, &format!("{key}."), table);
        }
    }
}

/// `UPDATE_README=1 cargo test guide` writes the lists.
#[test]
fn the_guide_lists_every_field_of_the_data() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/README.md");
    let guide = std::fs::read_to_string(path).unwrap();
    let mut made = String::new();
    let mut rest = guide.as_str();
    let mut met = Vec::new();
    while let Some((before, after)) = rest.split_once("<!-- fields of ") {
        let (of, after) = after.split_once(" -->\n").unwrap();
        let (_, after) = after.split_once("<!-- end -->").unwrap();
        let mut table = "| key | form | what it holds |\n| --- | --- | --- |\n".to_owned();
        rows(fields(of), "", &mut table);
        write!(made, "{before}<!-- fields of {of} -->\n{table}<!-- end -->").unwrap();
        met.push(of);
        rest = after;
    }
    made += rest;
    for kind in Kind::ALL {
        assert!(
            met.contains(&kind.name()),
            "the guide does not list the fields of a {}",
            kind.name()
        );
    }
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path, made).unwrap();
        return;
    }
    assert!(
        guide == made,
        "data/README.md is behind: `UPDATE_README=1 cargo test guide` writes it"
    );
}
