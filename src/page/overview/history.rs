//! History: what began when, in each part of the field, and where it moves.

use crate::catalog::{Body, Date, EntryRef, Kind, MilestoneField, TrendStatus};
use crate::page::citations::Citations;
use crate::page::{Block, EventCourse, FactRow, Inline, Picture, Section, TimedEvent, Timeline};
use crate::text::sort_by_key;

pub const LEAD: &str =
    "Milestones, by the part of the field in which they count first, and trends.";

/// What the signs mean.
const SIGNS: &str = "● milestone · ▸ trend, begun · × trend, given up since · ◉ several";

/// What stands over the words.
const BY_DECADE: &str = "By decade, with how many in each.";

/// The lane of what names no part of the field.
const OTHER: &str = "other";

/// The lane of trends.
const TRENDS: &str = "trends";

/// What stands before trends of which no year is told.
const UNDATED: &str = "Trends without a year: ";

/// A milestone, or a trend of which the year is told.
struct Dated<'c> {
    date: Date,
    at: EntryRef,
    lane: &'static str,
    /// What it is beside its date.
    what: String,
    course: EventCourse,
    cite: &'c [String],
}

pub fn sections(citations: &mut Citations<'_>) -> Vec<Section> {
    let (dated, undated) = events(citations);
    let mut blocks = Vec::new();
    if !dated.is_empty() {
        blocks.push(picture(citations, &dated));
    }
    let mut names = Vec::new();
    for at in undated {
        names.push(Inline::muted(if names.is_empty() { UNDATED } else { " · " }));
        names.extend(citations.link(at));
    }
    blocks.extend((!names.is_empty()).then(|| Block::paragraph(names)));
    vec![Section::new("What came when, and in which part of the field?", blocks)]
}

/// What happened, from the earliest on, and the trends of which no year is told.
fn events<'c>(citations: &Citations<'c>) -> (Vec<Dated<'c>>, Vec<EntryRef>) {
    let catalog = citations.catalog;
    let (mut dated, mut undated) = (Vec::new(), Vec::new());
    for at in catalog.of_kind(Kind::Milestone).chain(catalog.of_kind(Kind::Trend)) {
        let entry = catalog.entry(at);
        match &entry.body {
            Body::Milestone(milestone) => dated.push(Dated {
                date: milestone.date,
                at,
                lane: milestone.field.map_or(OTHER, MilestoneField::name),
                what: milestone.field.map_or(OTHER, MilestoneField::name).to_owned(),
                course: EventCourse::Whole,
                cite: &milestone.cite,
            }),
            Body::Trend(trend) => match trend.since {
                Some(date) => dated.push(Dated {
                    date,
                    at,
                    lane: TRENDS,
                    what: format!("{} trend", trend.status),
                    course: match trend.status {
                        TrendStatus::Withdrawn => EventCourse::GivenUp,
                        _ => EventCourse::Begins,
                    },
                    cite: &entry.head.sources,
                }),
                None => undated.push(at),
            },
            _ => {}
        }
    }
    sort_by_key(&mut dated, |event| (event.date, event.at));
    (dated, undated)
}

fn picture(citations: &mut Citations<'_>, dated: &[Dated<'_>]) -> Block {
    let lanes = MilestoneField::ALL.into_iter().map(MilestoneField::name).chain([OTHER, TRENDS]);
    let lanes: Vec<&str> =
        lanes.filter(|lane| dated.iter().any(|event| event.lane == *lane)).collect();
    let decade = |event: &Dated<'_>| event.date.year() / 10 * 10;
    let (mut events, mut rows, mut last) = (Vec::new(), Vec::new(), None);
    for event in dated {
        let entry = citations.catalog.entry(event.at);
        let when = match event.course {
            EventCourse::Whole => event.date.to_string(),
            EventCourse::Begins | EventCourse::GivenUp => format!("since {}", event.date),
        };
        let mut said = vec![Inline::muted(format!(" · {when} · {}. ", event.what))];
        said.push(Inline::text(entry.head.summary.clone()));
        said.extend(citations.cites(event.cite));
        let changed = citations.changed(event.at, "summary");
        said.extend(changed.or_else(|| citations.brought(event.at)));

        let label = (last.replace(decade(event)) != Some(decade(event))).then(|| {
            let count = dated.iter().filter(|other| decade(other) == decade(event)).count();
            format!("{}s ({count})", decade(event))
        });
        let text = [citations.link(event.at), said.clone()].concat();
        rows.push(FactRow { label: label.unwrap_or_default(), text });
        events.push(TimedEvent {
            id: entry.id.clone(),
            lane: lanes.iter().position(|lane| *lane == event.lane).unwrap_or_default(),
            year: event.date.year(),
            course: event.course,
            told: [vec![Inline::strong(entry.head.name.clone())], said].concat(),
        });
    }
    let reviewed = |event: &Dated<'_>| citations.catalog.entry(event.at).head.reviewed;
    let known = dated.iter().filter_map(reviewed).map(Date::year);
    let timeline = Timeline {
        about: vec![Inline::muted(SIGNS)],
        lanes: lanes.into_iter().map(str::to_owned).collect(),
        events,
        now: known.max().unwrap_or_default(),
    };
    let alt = vec![Block::paragraph(vec![Inline::muted(BY_DECADE)]), Block::facts(rows)];
    Block::Picture { picture: Picture::Timeline(timeline), under: Vec::new(), alt }
}
