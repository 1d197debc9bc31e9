//! What is on the page, beside it: its sections, the one in view marked, and where there is room the entries that it leads to,
//! and at the bottom where in the body its entry is.

use super::list::country_first;
use super::picture::{SMALL_BODY, small_body};
use super::theme::{Role, Theme};
use super::{cut, draw_line};
use crate::app::{Action, App};
use crate::catalog::BodyRegion;
use crate::page::layout::LinkTarget;
use crate::text::{Indent, Run, width, wrap};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use std::borrow::Cow;
use std::collections::HashSet;
use unicode_segmentation::UnicodeSegmentation;

/// Fewer links than these are not worth their heading.
const FEWEST_LINKS: usize = 3;

/// A name is cut in its middle where so many columns of its beginning stay.
const SHORTEST_BEGINNING: usize = 8;

/// Of many sections no fewer than these are shown above the body.
const FEWEST_SECTIONS: usize = 12;

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
enum OutlineLine<'r> {
    Blank,
    Heading(&'static str),
    /// The section with this number, and whether it is in view.
    Section(usize, Cow<'r, str>, bool),
    /// A further row of the title of the section with this number.
    Rest(usize, String),
    /// The link with this number to an entry of that name, and whether it is selected.
    Link(usize, Cow<'r, str>, bool),
}

impl OutlineLine<'_> {
    /// The name of the entry that it leads to.
    fn link(&self) -> Option<&str> {
        match self {
            Self::Link(_, name, _) => Some(name),
            Self::Blank | Self::Heading(_) | Self::Section(..) | Self::Rest(..) => None,
        }
    }
}

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let (area, body) = with_body(app, area);
    if let Some((regions, body)) = body {
        let heading = Line::styled(" In the body", theme.style(Role::Heading));
        frame.render_widget(heading, Rect { height: 1, ..body });
        let below = Rect { x: body.x + 1, y: body.y + 1, ..body }.intersection(body);
        small_body(frame, below, &regions, app, theme);
    }
    let columns = columns(area);
    let lines = lines(app, area.height.into(), columns);
    let names: Vec<&str> = lines.iter().filter_map(OutlineLine::link).collect();
    let mut names = apart(&names, columns).into_iter();
    let mut next_name = || names.next().unwrap_or_default();
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        let (mark, text, role) = match line {
            OutlineLine::Blank => continue,
            OutlineLine::Heading(heading) => ("", cut(heading, columns), Role::Heading),
            OutlineLine::Section(_, title, true) => ("› ", cut(title, columns), Role::Strong),
            OutlineLine::Section(_, title, false) => ("  ", cut(title, columns), Role::Muted),
            OutlineLine::Rest(_, title) => ("  ", title.clone(), Role::Strong),
            OutlineLine::Link(_, _, true) => ("  ", next_name(), Role::SelectedLink),
            OutlineLine::Link(_, _, false) => ("  ", next_name(), Role::Text),
        };
        let line = Line::from_iter([
            Span::styled(format!(" {mark}"), theme.style(Role::Strong)),
            Span::styled(text, theme.style(role)),
        ]);
        draw_line(frame, &line, Rect { y, height: 1, ..area });
    }
}

/// The names in so many columns. Where one is cut and another has the same beginning, its end tells them apart, behind as much of
/// the beginning as has room: its last words, or its last letters where those are the same too.
fn apart(names: &[&str], columns: usize) -> Vec<String> {
    let ways: [fn(&str, usize) -> Option<String>; 6] = [
        |name, columns| Some(cut(name, columns)),
        |name, columns| with_end(name, columns, 1),
        |name, columns| with_end(name, columns, 2),
        |name, columns| with_end(name, columns, 3),
        |name, columns| end_from(name, columns, |before| before.ends_with(' ')),
        |name, columns| end_from(name, columns, |_| true),
    ];
    let is_whole = |name: &str| width(name) <= columns;
    let whole = |name: &&str| is_whole(name).then(|| (*name).to_owned());
    let mut told: Vec<Option<String>> = names.iter().map(whole).collect();
    for way in ways {
        let by_way = |name: &&str| if is_whole(name) { None } else { way(name, columns) };
        let cuts: Vec<Option<String>> = names.iter().map(by_way).collect();
        for ((name, told), short) in names.iter().zip(&mut told).zip(&cuts) {
            let is_other = |(other, cut): (&&str, &Option<String>)| other != name && cut == short;
            if told.is_none() && !names.iter().zip(&cuts).any(is_other) {
                told.clone_from(short);
            }
        }
    }
    let any = |(told, name): (Option<String>, &&str)| told.unwrap_or_else(|| cut(name, columns));
    told.into_iter().zip(names).map(any).collect()
}

/// The beginning of a name, and so many of its last words, where that leaves a beginning that can be read.
fn with_end(name: &str, columns: usize, words: usize) -> Option<String> {
    let (at, _) = name.rmatch_indices(' ').nth(words - 1)?;
    let end = name.get(at..)?;
    let room = columns.checked_sub(width(end)).filter(|room| *room >= SHORTEST_BEGINNING)?;
    Some(cut(name, room) + end)
}

/// The longest end of a name that has room behind an ellipsis, and begins where one may.
fn end_from(name: &str, columns: usize, may_begin: impl Fn(&str) -> bool) -> Option<String> {
    let ends = name.grapheme_indices(true).filter_map(|(at, _)| name.split_at_checked(at));
    let mut ends = ends.filter(|(before, _)| may_begin(before));
    ends.find(|(_, end)| width(end) + 2 <= columns).map(|(_, end)| format!("… {end}"))
}

/// What a click asks for: the section, or what the link leads to.
pub fn clicked(app: &App, area: Rect, at: Position) -> Option<Action> {
    let (area, _) = with_body(app, area);
    match lines(app, area.height.into(), columns(area)).get(usize::from(at.y - area.y))? {
        OutlineLine::Section(number, ..) | OutlineLine::Rest(number, _) => {
            Some(Action::Section(*number))
        }
        OutlineLine::Link(number, ..) => Some(Action::Link(*number)),
        OutlineLine::Blank | OutlineLine::Heading(_) => None,
    }
}

/// The area of the lines, and under it the regions of the body that the entry belongs to, with theirs. Links give way to them;
/// they are left out where too few sections would have room above them.
fn with_body(app: &App, area: Rect) -> (Rect, Option<(Vec<BodyRegion>, Rect)>) {
    let regions = app.reader().entry().map(|at| app.library().catalog().regions_of(at));
    let sections = app.reader().sections().count();
    let height = usize::from(area.height).saturating_sub(sections.min(FEWEST_SECTIONS) + 2);
    let body = SMALL_BODY.height + 1;
    match regions.filter(|regions| !regions.is_empty() && height >= body.into()) {
        Some(regions) => {
            // With a free row between them.
            let above = Rect { height: area.height - body - 1, ..area };
            let body = Rect { y: area.bottom() - body, height: body, ..area };
            (above, Some((regions, body)))
        }
        None => (area, None),
    }
}

/// The columns of titles and names.
fn columns(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(4)
}

/// The lines from top to bottom. Where there is not room for all sections, those around the one in view, whose title is seen whole;
/// for all links, those from the top of the page on.
fn lines(app: &App, height: usize, columns: usize) -> Vec<OutlineLine<'_>> {
    let here = app.reader().section_in_view();
    let section = |(number, title)| match number == here {
        true => in_view(number, title, columns),
        false => vec![OutlineLine::Section(number, Cow::Borrowed(title), false)],
    };
    let sections: Vec<_> = app.reader().sections().enumerate().flat_map(section).collect();
    if sections.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![OutlineLine::Heading("On this page")];
    let room = height.saturating_sub(1);
    lines.extend(part(sections, here.saturating_sub(room / 2), room));
    let room = height.saturating_sub(lines.len() + 2);
    let (links, in_view) = links(app);
    if room >= FEWEST_LINKS && !links.is_empty() {
        lines.extend([OutlineLine::Blank, OutlineLine::Heading("Leads to")]);
        lines.extend(part(links, in_view, room));
    }
    lines
}

/// The section in view, in as many rows as its title takes.
fn in_view(number: usize, title: &str, columns: usize) -> Vec<OutlineLine<'_>> {
    let rows = wrap(&[Run::new(title, ())], columns, Indent::default()).into_iter();
    let mut rows = rows.map(|row| row.into_iter().map(|run| run.text).collect::<String>());
    let first = rows.next().map_or(Cow::Borrowed(title), Cow::Owned);
    let first = OutlineLine::Section(number, first, true);
    [first].into_iter().chain(rows.map(|row| OutlineLine::Rest(number, row))).collect()
}

/// As many of the lines as there is room for, from one on if those after it fill the room.
fn part<L>(all: Vec<L>, from: usize, room: usize) -> impl Iterator<Item = L> {
    let from = from.min(all.len().saturating_sub(room));
    all.into_iter().skip(from).take(room)
}

/// The entries that the page leads to, each once, and the place of the first that is not above the rows in view.
fn links(app: &App) -> (Vec<OutlineLine<'_>>, usize) {
    let reader = app.reader();
    let selected = reader.link().and_then(|link| reader.target(link));
    let mut seen = HashSet::new();
    let mut lines = Vec::new();
    let mut in_view = 0;
    for (number, spot) in reader.links().iter().enumerate() {
        let LinkTarget::Entry(id) = &spot.target else { continue };
        let catalog = app.library().catalog();
        let Some(at) = catalog.find_ref(id) else { continue };
        if !seen.insert(id) {
            continue;
        }
        in_view += usize::from(spot.row < reader.top());
        lines.push(OutlineLine::Link(
            number,
            country_first(catalog, at),
            selected == Some(&spot.target),
        ));
    }
    (lines, in_view)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Pane, Room};
    use crate::catalog::Catalog;
    use crate::search::Library;

    #[test]
    fn a_click_reads_its_section_or_follows_its_link() {
        let mut app = App::new(Library::new(Catalog::embedded()), "uterine fibroids");
        let page = (Pane::Page, Room { rows: 10, columns: 60 });
        app.fit([page]);
        let area = Rect::new(130, 3, 30, 40);
        let place = |app: &App, wanted: fn(&OutlineLine<'_>) -> bool| {
            let row = lines(app, 40, 26).iter().position(wanted).unwrap();
            Position::new(131, 3 + u16::try_from(row).unwrap())
        };
        let at = place(&app, |line| matches!(line, OutlineLine::Section(2, ..)));
        app.update(clicked(&app, area, at).unwrap());
        app.fit([page]);
        assert_eq!(app.reader().section_in_view(), 2);
        let is_link = |line: &OutlineLine<'_>| matches!(line, OutlineLine::Link(..));
        let at = place(&app, is_link);
        let before = app.reader().entry();
        app.update(clicked(&app, area, at).unwrap());
        assert!(app.reader().entry() != before);
        assert_eq!(clicked(&app, area, Position::new(131, 3)), None);
    }

    #[test]
    fn names_with_one_beginning_are_told_apart_by_their_end() {
        let names = [
            "Interventional radiologist, Germany",
            "Interventional radiologist, Greece",
            "Bridging",
        ];
        let shown = |columns| apart(&names, columns);
        assert_eq!(shown(24), ["Interventional … Germany", "Interventional r… Greece", "Bridging"]);
        assert_eq!(shown(14), ["… Germany", "… Greece", "Bridging"]);
        assert_eq!(shown(40), names);
        assert_eq!(shown(5), ["… any", "… ece", "Brid…"]);
    }

    #[test]
    fn the_title_of_the_section_in_view_is_seen_whole() {
        let mut app = App::new(Library::new(Catalog::embedded()), "");
        app.fit([(Pane::Page, Room { rows: 10, columns: 60 })]);
        "esc 3 enter".split(' ').for_each(|key| drop(app.press(key.parse().unwrap())));
        app.fit([(Pane::Page, Room { rows: 10, columns: 60 })]);
        let lines = lines(&app, 20, 27);
        assert_eq!(lines[1], OutlineLine::Section(0, "Which modality shows what,".into(), true));
        assert_eq!(lines[2], OutlineLine::Rest(0, "and at what price?".to_owned()));
        assert_eq!(
            lines[3],
            OutlineLine::Section(1, "How much radiation does it give?".into(), false)
        );
    }

    #[test]
    fn in_every_room_the_section_in_view_is_shown_and_no_line_too_many() {
        let mut app = App::new(Library::new(Catalog::embedded()), "tips");
        app.fit([(Pane::Page, Room { rows: 10, columns: 60 })]);
        for section in 0..app.reader().sections().count() {
            app.update(Action::Section(section));
            app.fit([(Pane::Page, Room { rows: 10, columns: 60 })]);
            for height in 2..50 {
                let lines = lines(&app, height, 26);
                let here =
                    |line: &&OutlineLine<'_>| matches!(line, OutlineLine::Section(_, _, true));
                assert_eq!(lines.iter().filter(here).count(), 1, "{section} in {height}");
                assert!(lines.len() <= height, "{} in {height}", lines.len());
            }
        }
    }
}
