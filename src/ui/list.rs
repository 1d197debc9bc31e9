//! The list: the tab's entries under their headings, or what was found and why.

use super::theme::{Role, Theme};
use super::{FOCUS, cut, draw_line, place};
use crate::app::{Action, App, ListLine, Listed, Pane, Scope, Showing};
use crate::catalog::{Body, Catalog, EntryRef, Head, Kind, TreatmentRole, Went};
use crate::page::Overview;
use crate::search::{Hit, MatchClass, Place, Reasons, TermKind};
use crate::text::{capital, reads_alike, uncapital, width};
use ratatui::Frame;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::text::{Line, Span};
use std::borrow::Cow;
use std::ops::Range;

/// What stands before the name of an entry that is marked to be compared.
const MARKED: &str = "■ ";

/// What stands behind the name of an entry that is not held against sources yet.
const DRAFT: &str = " (draft)";

/// What stands in a list of nothing.
const NOTHING: &str = "nothing here";

/// What the row of a query that finds nothing is called.
const NOT_FOUND: &str = "Nothing found";

/// What stands over the rows that are only near to a query.
const NEAR: &str = " near, not the same:";

/// What stands before the names of entries side by side.
const COMPARE: &str = "Compare ";

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    if app.list().visible().is_empty() {
        let text = Span::styled(NOTHING, theme.style(Role::Muted));
        return frame.render_widget(text, area.inner(Margin::new(1, 0)));
    }
    // The last column stays free before the line beside the pane.
    let width = area.width.saturating_sub(1);
    let reasons = app.reasons();
    let row = |number: usize| {
        let listed = app.list().rows().get(number)?;
        let selected = number == app.list().selected();
        Some(ListRow { app, theme, reasons: &reasons, listed, selected, columns: width.into() })
    };
    for (line, y) in app.list().visible().iter().zip(area.top()..area.bottom()) {
        let line = match line {
            ListLine::Heading(heading) => Some(heading_line(heading, width, theme)),
            ListLine::Known(words) => {
                Some(Line::styled(format!(" {words}"), theme.style(Role::Text)))
            }
            ListLine::Near => Some(Line::styled(NEAR, theme.style(Role::Muted))),
            ListLine::Pending(words) => Some(pending_line(words, width, theme)),
            ListLine::Row(number) => row(*number).map(|row| row.name()),
            ListLine::Reason(number) => row(*number).map(|row| row.reason()),
        };
        if let Some(line) = line {
            draw_line(frame, &line, Rect { y, height: 1, width, ..area });
        }
    }
}

/// What a click in the list asks for: the row that it hits.
pub fn clicked(app: &App, area: Rect, at: Position) -> Option<Action> {
    match app.list().visible().get(usize::from(at.y - area.y))? {
        ListLine::Row(row) | ListLine::Reason(row) => Some(Action::Row(*row)),
        ListLine::Heading(_) | ListLine::Pending(_) | ListLine::Known(_) | ListLine::Near => None,
    }
}

/// How far one has come.
pub fn position(app: &App) -> String {
    match app.list().rows().len() {
        0 => String::new(),
        // That nothing is found is no place among others.
        1 if app.list().is_missing() => String::new(),
        count => format!("{}/{count} ", app.list().selected() + 1),
    }
}

/// Where the selected row begins.
pub fn cursor(app: &App, area: Rect) -> Position {
    let selected = ListLine::Row(app.list().selected());
    let row = app.list().visible().iter().position(|line| *line == selected);
    place(area, (row.unwrap_or(0), 0))
}

fn pending_line<'l>(words: &str, columns: u16, theme: &Theme) -> Line<'l> {
    let text = format!(" nothing with “{words}” yet");
    Line::styled(cut(&text, columns.into()), theme.style(Role::Muted))
}

fn heading_line<'l>(heading: &str, columns: u16, theme: &Theme) -> Line<'l> {
    let text = format!(" {}", capital(heading));
    Line::styled(cut(&text, columns.into()), theme.style(Role::Heading))
}

/// What stands before a term that is only guessed at.
const GUESS: &str = "did you mean ";

/// What matched is cut to no less than this.
const SHORTEST_TERM: usize = 8;

/// A name is cut to no less than this.
const SHORTEST_NAME: usize = 12;

/// A row of the list as it is drawn.
struct ListRow<'r> {
    app: &'r App,
    theme: &'r Theme,
    reasons: &'r Reasons<'r>,
    listed: &'r Listed,
    selected: bool,
    columns: usize,
}

impl ListRow<'_> {
    /// What the query itself found, if it did.
    const fn hit(&self) -> Option<&Hit> {
        match &self.listed.place {
            Some(Place::Hit(hit)) => Some(hit),
            _ => None,
        }
    }

    /// Beside the selected row: where the keys go, or only what the page shows while they go elsewhere.
    fn mark<'l>(&self) -> Span<'l> {
        let (sign, role) = match (self.selected, self.app.pane()) {
            (false, _) => (" ", Role::Text),
            (true, Pane::List) => (FOCUS, Role::Focus),
            (true, _) => ("▏", Role::Muted),
        };
        Span::styled(sign, self.theme.style(role))
    }

    /// What the row is called.
    fn name<'l>(&self) -> Line<'l> {
        match &self.listed.showing {
            Showing::Entry(entry) | Showing::Links(entry) | Showing::Emergency(entry) => {
                self.name_of(*entry)
            }
            Showing::Comparison(entries) => self.comparison(entries),
            Showing::Overview(_) => self.plain(Overview::NAME),
            Showing::Missing { .. } => self.missing(),
            Showing::Value { name, .. } => self.plain(name),
            Showing::Start { .. } => Line::default(),
        }
    }

    /// That nothing is found, with the query where there is room.
    fn missing<'l>(&self) -> Line<'l> {
        let text = format!("{NOT_FOUND} for “{}”", self.app.query().text.trim());
        let text = if width(&text) < self.columns { text } else { NOT_FOUND.to_owned() };
        self.plain(&text)
    }

    /// A row of nothing but a name.
    fn plain<'l>(&self, name: &str) -> Line<'l> {
        let role = if self.selected { Role::SelectedRow } else { Role::Text };
        let name = cut(name, self.columns.saturating_sub(1));
        Line::from(vec![self.mark(), Span::styled(name, self.theme.style(role))])
    }

    /// The entries that stand side by side, by as much of their names as there is room for.
    fn comparison<'l>(&self, entries: &[EntryRef]) -> Line<'l> {
        let heads = entries.iter().map(|&at| &self.app.library().catalog().entry(at).head);
        let heads: Vec<&Head> = heads.collect();
        let names: Vec<&str> = heads.iter().map(|head| head.name.as_str()).collect();
        let shorts = heads.iter().map(|head| head.abbreviations.first().map(String::as_str));
        let room = self.columns.saturating_sub(COMPARE.len() + 1);
        let ways = [Some(names.clone()), shorts.collect(), Some(distinct(&names))];
        let mut texts = ways.into_iter().flatten().map(|names| names.join(" · "));
        let text = texts.find(|text| width(text) <= room).unwrap_or_else(|| names.join(" · "));
        let role = if self.selected { Role::SelectedRow } else { Role::Text };
        Line::from(vec![
            self.mark(),
            Span::styled(COMPARE, self.theme.style(Role::Muted)),
            Span::styled(cut(&text, room), self.theme.style(role)),
        ])
    }

    /// The name of an entry, with what stands before and behind it.
    fn name_of<'l>(&self, at: EntryRef) -> Line<'l> {
        let catalog = self.app.library().catalog();
        let full_name = match &self.listed.place {
            None => country_first(catalog, at),
            Some(_) => Cow::Borrowed(catalog.name(at)),
        };
        let full_name = full_name.as_ref();
        let marked = if self.app.is_marked(at) { MARKED } else { "" };
        // In a list of one kind its name on every row would say nothing.
        let is_one_kind = self.app.scope() == Scope::Tab && self.app.tab().kinds().len() == 1;
        let (lead, aside) = match &self.listed.place {
            None => beside(catalog, at),
            Some(Place::Hit(_)) if is_one_kind => beside(catalog, at),
            Some(Place::Hit(_)) => (String::new(), Aside::GivesWay(self.kind_of(at, full_name))),
            Some(Place::Under { role, general, last, .. }) => {
                let role = if *general { "general" } else { short(*role) };
                (if *last { "└─ " } else { "├─ " }.to_owned(), Aside::Stays(role, role))
            }
            Some(Place::Treated { role, .. }) => {
                ("· ".to_owned(), Aside::Stays(short(*role), short(*role)))
            }
        };
        let draft = if catalog.is_draft(at) { DRAFT } else { "" };
        let before = 1 + width(marked) + width(&lead);
        let room = self.columns.saturating_sub(before + width(draft));
        let is_whole = |aside: &str| width(full_name) + 2 + width(aside) <= room;
        let behind = match aside {
            Aside::GivesWay(aside) if is_whole(&aside) => aside,
            Aside::Stays(aside, _) if is_whole(aside) => aside.to_owned(),
            Aside::Stays(_, short) if room >= SHORTEST_NAME + 2 + width(short) => short.to_owned(),
            Aside::GivesWay(_) | Aside::Stays(..) => String::new(),
        };
        let aside_room = if behind.is_empty() { 0 } else { width(&behind) + 2 };
        let name = cut(full_name, room.saturating_sub(aside_room));
        let gap = room.saturating_sub(width(&name) + width(&behind));
        let general = matches!(self.listed.place, Some(Place::Under { general: true, .. }));
        let base = match (self.selected, catalog.is_draft(at) || general) {
            (true, _) => Role::SelectedRow,
            (false, true) => Role::Muted,
            (false, false) => Role::Text,
        };
        let ranges = match self.hit() {
            Some(hit) if hit.term.kind == TermKind::Name => self.reasons.ranges(hit),
            _ => self.reasons.marks(full_name),
        };
        let mut spans = vec![
            self.mark(),
            Span::styled(marked, self.theme.style(Role::Key)),
            Span::styled(lead, self.theme.style(Role::Muted)),
        ];
        spans.extend(self.marked(&name, &ranges, base));
        spans.push(Span::styled(draft, self.theme.style(Role::Muted)));
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(behind, self.theme.style(Role::Muted)));
        Line::from(spans)
    }

    /// The kind of an entry that is found, and where no words were looked for, as what it is kept, if there is room for that.
    fn kind_of(&self, at: EntryRef, name: &str) -> String {
        let kind = self.app.library().catalog().kind(at).name();
        let is_kept = |hit: &Hit| hit.class == MatchClass::Kept;
        let reason = self.hit().filter(|hit| is_kept(hit)).map(|hit| self.reasons.of(hit));
        let told = reason
            .filter(|reason| !reason.kept.is_empty())
            .map(|reason| format!("{kind} · {}", reason.words()));
        let has_room = |told: &String| width(name) + width(told) + 3 <= self.columns;
        told.filter(has_room).unwrap_or_else(|| kind.to_owned())
    }

    /// Whether a term is what the row above says already.
    fn is_title(&self, term: &str) -> bool {
        let Showing::Entry(at) = self.listed.showing else { return false };
        reads_alike(term, self.app.library().catalog().name(at))
    }

    /// The term that matched, and what it is to the entry; that alone where it is the title.
    fn reason<'l>(&self) -> Line<'l> {
        let muted = self.theme.style(Role::Muted);
        let mut spans = vec![self.mark(), Span::raw("  ")];
        match self.hit().map(|hit| self.reasons.of(hit)) {
            None => {}
            Some(reason) => {
                let is_guess = reason.typo && reason.for_condition.is_none();
                let (asked, mut label) = match is_guess {
                    true => (GUESS, String::new()),
                    false => ("", format!(" {}", reason.label())),
                };
                if !reason.unexplained.is_empty() {
                    label = format!("{label} · without {}", reason.unexplained.join(", "));
                }
                let strong = self.theme.style(Role::Strong);
                if let Some(aspect) = &reason.aspect {
                    spans.push(Span::styled(format!("→ {aspect}"), strong));
                }
                let mut used: usize = spans.iter().map(Span::width).sum();
                // Where there is not room for both, what is asked says more than what matched.
                if reason.aspect.is_some() {
                    if used + 3 + SHORTEST_TERM > self.columns {
                        return Line::from(spans);
                    }
                    spans.push(Span::styled(" · ", strong));
                    used += 3;
                }
                // Where there is not room for all of it, the term gives way, and then the label.
                used += width(asked);
                let label = cut(&label, self.columns.saturating_sub(used + SHORTEST_TERM));
                let room = self.columns.saturating_sub(used + width(&label));
                if self.is_title(&reason.term) {
                    let label = label.trim_start_matches([' ', '·']).to_owned();
                    spans.push(Span::styled(label, muted));
                    return Line::from(spans);
                }
                spans.push(Span::styled(asked, muted));
                spans.extend(self.marked(&cut(&reason.term, room), &reason.ranges, Role::Muted));
                spans.push(Span::styled(label, muted));
            }
        }
        Line::from(spans)
    }

    /// `text` with `ranges` of it marked as matched; ranges that were cut off are left out.
    fn marked<'l>(&self, text: &str, ranges: &[Range<usize>], base: Role) -> Vec<Span<'l>> {
        let style = self.theme.style(base);
        let mut spans = Vec::new();
        let mut at = 0;
        for range in ranges {
            let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone()))
            else {
                break;
            };
            spans.push(Span::styled(before.to_owned(), style));
            let matched = style.patch(self.theme.style(Role::Match));
            spans.push(Span::styled(hit.to_owned(), matched));
            at = range.end;
        }
        spans.push(Span::styled(text.get(at..).unwrap_or_default().to_owned(), style));
        spans
    }
}

/// Names without the words with which all of them begin.
fn distinct<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let first = |name: &&'n str| name.split_once(' ');
    let mut rest = names.to_vec();
    while let Some(split) = rest.iter().map(first).collect::<Option<Vec<_>>>()
        && split.windows(2).all(|pair| matches!(pair, [a, b] if a.0 == b.0))
    {
        rest = split.into_iter().map(|(_, rest)| rest).collect();
    }
    rest
}

/// The name of an entry, that of a pathway from its country on: in the list of a tab they are sorted by it, and what is cut must
/// not be what tells them apart.
pub(super) fn country_first(catalog: &Catalog, at: EntryRef) -> Cow<'_, str> {
    let name = catalog.name(at);
    if catalog.kind(at) == Kind::Pathway
        && let Body::Pathway(pathway) = &catalog.entry(at).body
        && let Some(role) =
            name.strip_suffix(&pathway.country).and_then(|role| role.strip_suffix(", "))
    {
        return Cow::Owned(format!("{}, {}", pathway.country, uncapital(role)));
    }
    Cow::Borrowed(name)
}

/// What stands behind a name.
enum Aside {
    /// A kind or an abbreviation, which gives way to the name.
    GivesWay(String),
    /// A role or a result, which must be seen: the name gives way, once it stands there in fewer letters.
    Stays(&'static str, &'static str),
}

/// What the list of a tab shows before and behind a name.
fn beside(catalog: &Catalog, at: EntryRef) -> (String, Aside) {
    let abbreviation = || Aside::GivesWay(catalog.abbreviation(at).to_owned());
    if !catalog.kind(at).is_told() {
        return (String::new(), abbreviation());
    }
    match &catalog.entry(at).body {
        Body::Milestone(milestone) => (format!("{}  ", milestone.date.year()), abbreviation()),
        Body::Trend(trend) => {
            (String::new(), Aside::Stays(trend.status.name(), trend.status.name()))
        }
        Body::Trial(trial) => {
            let went = trial.result.as_ref().map(|result| result.went);
            let [whole, short] = [went.map_or("", Went::name), went.map_or("", in_few_letters)];
            (format!("{}  ", trial.year), Aside::Stays(whole, short))
        }
        _ => (String::new(), abbreviation()),
    }
}

/// Which way a trial went, in words that leave room for its name.
const fn in_few_letters(went: Went) -> &'static str {
    match went {
        Went::NoDifference => "no diff. shown",
        Went::InPart => "in part",
        went => went.name(),
    }
}

/// The role of a procedure, in a word that leaves room for its name.
const fn short(role: TreatmentRole) -> &'static str {
    match role {
        TreatmentRole::FirstLine => "first",
        role => role.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pathway_is_listed_from_its_country_on() {
        let catalog = Catalog::embedded();
        let listed = |id| country_first(&catalog, catalog.find_ref(id).unwrap()).into_owned();
        assert_eq!(listed("germany"), "Germany, interventional radiologist");
        assert_eq!(listed("europe-ebir"), "Interventional radiologist (European board)");
        assert_eq!(listed("tips"), catalog.name(catalog.find_ref("tips").unwrap()));
    }

    #[test]
    fn names_are_told_apart_by_what_is_not_common() {
        let names =
            ["Interventional radiologist, Japan", "Interventional radiologist, South Korea"];
        assert_eq!(distinct(&names), ["Japan", "South Korea"]);
        assert_eq!(distinct(&["Stent", "Stent graft"]), ["Stent", "Stent graft"]);
    }
}
