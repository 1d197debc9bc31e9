//! The marks of our Markdown: `[[id]]` or `[[id|words]]` leads to an entry, `[^source]` cites.

/// What stands between each `open` and the next `close`.
pub fn marks<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(mark, _)| mark))
}

/// A Markdown text as it is read aloud: links by their words, citations not at all.
#[must_use]
pub fn read_aloud(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    // What is never closed is not searched for again at each bracket.
    let (last_cite, last_link) = (markdown.rfind(']'), markdown.rfind("]]"));
    let is_closed = |rest: &str, last: Option<usize>| last >= Some(markdown.len() - rest.len());
    while let Some((before, mark)) = rest.split_once('[') {
        text.push_str(before);
        rest = mark;
        let cite = mark.strip_prefix('^').filter(|cite| is_closed(cite, last_cite));
        let link = mark.strip_prefix('[').filter(|link| is_closed(link, last_link));
        if let Some((_, after)) = cite.and_then(|cite| cite.split_once(']')) {
            rest = after;
        } else if let Some((link, after)) = link.and_then(|link| link.split_once("]]")) {
            match link.split_once('|') {
                Some((_, words)) => text.push_str(words),
                None => text.push_str(&link.replace('-', " ")),
            }
            rest = after;
        } else {
            text.push('[');
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_measured_as_it_is_read_aloud() {
        let text = "Ask about [[uterine-fibroids]] or [[tips|a shunt]].[^who-2019]";
        assert_eq!(read_aloud(text), "Ask about uterine fibroids or a shunt.");
        assert_eq!(read_aloud("a [b] and [[c"), "a [b] and [[c");
    }

    #[test]
    fn marks_are_what_stands_between() {
        let found: Vec<_> = marks("a [^x] b [^y-1], [^", "[^", "]").collect();
        assert_eq!(found, ["x", "y-1"]);
    }
}
