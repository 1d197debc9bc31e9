//! Pictures: what is drawn where there is room, and told in words everywhere else.
//!
//! A picture holds facts, no signs and no colors; [`super::layout`] keeps rows free for it, and the screen fills them.

use super::{Inline, Outline};
use crate::catalog::{BodyRegion, Hold, HoldAction, Quantity, Restart, StageKind, TIME};
use crate::text::uncapital;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// The days around a procedure, and what is done with drugs in them.
    Week(Vec<WeekGroup>),
    /// Pathways on one scale of years.
    Careers(Careers),
    /// Events on an axis of years.
    Timeline(Timeline),
    /// Studies by what they asked about, and when.
    Evidence(EvidenceMap),
    /// What is counted of the regions of the body.
    Body(BodyMap),
}

/// Studies by what they asked about, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceMap {
    /// What the signs mean, and how often each stands there.
    pub about: Vec<Inline>,
    /// The times in which studies were published.
    pub columns: Vec<String>,
    /// What they asked about, under headings.
    pub groups: Vec<EvidenceGroup>,
}

/// Questions under a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceGroup {
    /// The heading.
    pub title: String,
    /// A question each.
    pub rows: Vec<EvidenceRow>,
}

/// The studies on a question.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceRow {
    /// What they asked about.
    pub name: String,
    /// Them, in the column of their time, from the earliest on.
    pub cells: Vec<Vec<EvidenceMark>>,
    /// How many took part in those in which chance decided.
    pub people: String,
}

/// A study.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceMark {
    /// The id of its entry.
    pub id: String,
    /// Which way it went, in a sign.
    pub sign: &'static str,
    /// What is said of it when it is chosen: no links.
    pub told: Vec<Inline>,
    /// The number of its item in the words that stand for the picture.
    pub item: usize,
}

/// Events on an axis of years, in lanes.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// What the signs mean.
    pub about: Vec<Inline>,
    /// The titles of the lanes.
    pub lanes: Vec<String>,
    /// The events from the earliest on.
    pub events: Vec<TimedEvent>,
    /// The year at the right end of the axis.
    pub now: u16,
}

/// An event on an axis of years.
#[derive(Debug, Clone, PartialEq)]
pub struct TimedEvent {
    /// The id of its entry.
    pub id: String,
    /// The number of its lane.
    pub lane: usize,
    /// Its year.
    pub year: u16,
    /// What of it lies on the axis.
    pub course: EventCourse,
    /// What is said of it when it is chosen: no links.
    pub told: Vec<Inline>,
}

/// What of an event lies on an axis of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventCourse {
    /// All of it.
    Whole,
    /// Its beginning; how long it goes on is not told.
    Begins,
    /// The beginning of what was given up; when it was is not told.
    GivenUp,
}

/// What is counted of the regions of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyMap {
    /// What the body looks like.
    pub outline: Outline,
    /// Every region, in order.
    pub counts: Vec<BodyCount>,
}

impl BodyMap {
    /// What stands in the columns of its words.
    pub(super) const COLUMNS: [&str; 4] = ["region", "conditions", "procedures", "trials"];
}

/// What is counted of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyCount {
    /// The region.
    pub region: BodyRegion,
    /// How many conditions are there.
    pub conditions: usize,
    /// How many procedures are for one of them.
    pub procedures: usize,
    /// How many trials are about one of them.
    pub trials: usize,
}

impl BodyCount {
    /// The numbers, in the order of their columns.
    pub(super) const fn numbers(self) -> [usize; 3] {
        [self.conditions, self.procedures, self.trials]
    }

    /// The query that finds what is counted.
    pub(super) fn query(self) -> String {
        format!("region:{}", self.region.word())
    }
}

/// Pathways on one scale of years.
#[derive(Debug, Clone, PartialEq)]
pub struct Careers {
    /// How the years are counted.
    pub about: Vec<Inline>,
    /// The pathways to each role.
    pub groups: Vec<CareerGroup>,
}

/// The pathways to a role.
#[derive(Debug, Clone, PartialEq)]
pub struct CareerGroup {
    /// The role.
    pub title: String,
    /// A way of a pathway each.
    pub careers: Vec<Career>,
}

/// A way through a pathway.
#[derive(Debug, Clone, PartialEq)]
pub struct Career {
    /// The id of the pathway.
    pub id: String,
    /// The title of the section of its page that tells of the way.
    pub section: String,
    /// The country that it leads through, and which way it is where there are several.
    pub name: Vec<Inline>,
    /// The stages, in order.
    pub stages: Vec<CareerStage>,
    /// All years in words, with their sources.
    pub total: Vec<Inline>,
}

/// A stage of a way.
#[derive(Debug, Clone, PartialEq)]
pub struct CareerStage {
    /// Its name, as the page of the pathway has it.
    pub name: String,
    /// What sort of stage it is.
    pub kind: StageKind,
    /// The least and the most years that it takes, where that is told.
    pub years: Option<(f64, f64)>,
    /// What is said of it once it is chosen.
    pub told: Vec<Inline>,
}

/// Lanes that a reader looks for under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekGroup {
    /// The heading.
    pub title: String,
    /// The lanes.
    pub lanes: Vec<WeekLane>,
}

/// What is done with a drug in the days around a procedure: by the guideline of the page, or by one body.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekLane {
    /// The drug, or the body.
    pub name: Vec<Inline>,
    /// The rules, a line each.
    pub lines: Vec<WeekLine>,
    /// For how many items of the words it stands.
    pub items: usize,
}

/// A rule in words and as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekLine {
    /// The whole rule.
    pub words: Vec<Inline>,
    /// What of it can be drawn.
    pub course: Course,
}

/// What is done with a drug, as far as that can be drawn: a rule that counts no days stands in words alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Course {
    /// Whether it goes on.
    pub goes_on: Option<GoesOn>,
    /// How long it is out, in the words of a rule that counts no days.
    pub stop: Option<String>,
    /// How long before the procedure it is out.
    pub out: Option<Stretch>,
    /// How long after it it is given again.
    pub again: Option<Stretch>,
}

/// How a drug goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoesOn {
    /// In any case.
    Always,
    /// In some patients, or within limits.
    If,
}

/// A time from the procedure, in days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// The least that the rule says.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// Whether more may be needed: the rule says *at least*.
    pub open: bool,
}

/// How rules begin whose time is how long the drug is out. In others it is something else, such as days added to another rule’s.
const OUT: [&str; 8] = [
    "Stop {time} before",
    "Stop about {time} before",
    "Stop at least {time} before",
    "Stop the infusion {time} before",
    "Last dose {time} before",
    "Last dose at least {time} before",
    "Leave out {time} before the procedure day",
    "Wait {time} after the ",
];

/// How rules begin whose time is when the drug is given again.
const AGAIN: [&str; 4] =
    ["{time} after", "About {time} after", "At least {time} after", "Not before {time} after"];

/// How a rule says that other doses than it thinks of may have to wait longer.
const NOT_TOLD_APART: &str = "are not told apart";

/// What makes a time one that is only thought of.
const IF_AT_ALL: &str = "it is interrupted at all";

impl Course {
    /// What of a hold can be drawn.
    pub(super) fn of_hold(hold: &Hold) -> Self {
        match hold.action {
            HoldAction::GoOn => {
                let in_some = hold.kidneys.is_some() || hold.when.is_some();
                // What a rule adds limits it.
                let limited = in_some || hold.rule.contains([',', ';']);
                let goes_on = if limited { GoesOn::If } else { GoesOn::Always };
                Self { goes_on: Some(goes_on), ..Self::default() }
            }
            HoldAction::Stop if !hold.rule.contains(IF_AT_ALL) => {
                let out = Stretch::of(&hold.rule, hold.time.as_ref(), &OUT);
                let stop = hold.rule.split([',', ';', '(']).next().unwrap_or_default().trim();
                let stop = Some(stop).filter(|rule| !rule.contains(TIME) && out.is_none());
                Self {
                    out,
                    stop: stop.map(|rule| uncapital(rule).replace(" to ", "–")),
                    ..Self::default()
                }
            }
            HoldAction::Stop | HoldAction::Defer | HoldAction::Decide | HoldAction::None => {
                Self::default()
            }
        }
    }

    /// What of a restart can be drawn.
    pub(super) fn of_restart(restart: &Restart) -> Self {
        let again = Stretch::of(&restart.rule, restart.time.as_ref(), &AGAIN);
        Self { again, ..Self::default() }
    }
}

impl Stretch {
    fn of(rule: &str, time: Option<&Quantity>, beginnings: &[&str]) -> Option<Self> {
        let time = time.filter(|_| beginnings.iter().any(|start| rule.starts_with(start)))?;
        let day = time.unit.days()?;
        let (before, after) = rule.split_once(TIME).unwrap_or((rule, ""));
        let before = before.to_lowercase();
        let at_least = before.ends_with("at least ") || before.ends_with("not before ");
        let (least, most) = time.span();
        let most = named(after).fold(most * day, f64::max);
        let no_end = time.value.is_none() && time.high.is_none();
        let open = at_least || no_end || after.contains(NOT_TOLD_APART);
        Some(Self { least: least * day, most, open })
    }
}

/// The times that words name, in days: those of other doses or patients stand behind the time of a rule.
fn named(words: &str) -> impl Iterator<Item = f64> {
    let words: Vec<&str> = words.split(' ').collect();
    let times: Vec<f64> = words
        .windows(2)
        .filter_map(|pair| {
            let [number, unit] = pair else { return None };
            let day = match unit.trim_matches(|c: char| !c.is_alphabetic()) {
                "h" => 1.0 / 24.0,
                "d" => 1.0,
                _ => return None,
            };
            number.parse::<f64>().ok().map(|number| number * day)
        })
        .collect();
    times.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hold(rule: &str, time: &serde_json::Value) -> Course {
        let hold = serde_json::json!({
            "risk": "high", "rule": rule, "time": time, "by": "SIR 2019", "cite": [],
        });
        Course::of_hold(&serde_json::from_value(hold).unwrap())
    }

    #[test]
    fn a_rule_with_a_later_time_is_sure_only_from_that_on() {
        let again = |rule: &str, hours: u8| {
            let restart = serde_json::json!({
                "risk": "high", "rule": rule, "time": { "value": hours, "unit": "h" }, "by": "SIR 2019", "cite": [],
            });
            Course::of_restart(&serde_json::from_value(restart).unwrap()).again.unwrap()
        };
        let of = |least, most, open| Stretch { least, most, open };
        let table = "{time} after by the table; a full dose, by the text, at least 48 h after";
        assert_eq!(again(table, 24), of(1.0, 2.0, false));
        assert_eq!(again("{time} after; 48 to 72 h after surgery", 24), of(1.0, 3.0, false));
        let doses = "{time} after; prophylactic and treatment doses are not told apart";
        assert_eq!(again(doses, 12), of(0.5, 0.5, true));
        assert_eq!(again("{time} after, once hemostasis is secure", 24), of(1.0, 1.0, false));
        let days = serde_json::json!({ "low": 4, "high": 5, "unit": "d" });
        let out = hold("Stop {time} before; 6 d with impaired kidneys", &days).out;
        assert_eq!(out, Some(of(4.0, 6.0, false)));
    }

    #[test]
    fn a_time_is_drawn_where_it_is_how_long_the_drug_is_out_and_nowhere_else() {
        let days = serde_json::json!({ "low": 3, "high": 5, "unit": "d" });
        let out = |least, most, open| Some(Stretch { least, most, open });
        assert_eq!(hold("Stop {time} before", &days).out, out(3.0, 5.0, false));
        let hours = serde_json::json!({ "value": 12, "unit": "h" });
        assert_eq!(hold("Last dose at least {time} before", &hours).out, out(0.5, 0.5, true));
        for rule in [
            "Consider a further {time} beyond the 2 d",
            "Stop {time} before, if it is interrupted at all",
        ] {
            assert_eq!(hold(rule, &days), Course::default(), "{rule}");
        }
    }

    #[test]
    fn a_rule_that_counts_no_days_is_drawn_by_its_words() {
        let stop = |rule| hold(rule, &serde_json::Value::Null);
        for (rule, words) in [
            ("Leave out 4 doses", "leave out 4 doses"),
            ("Leave out 2 doses; with poor kidneys consider a test", "leave out 2 doses"),
            ("Leave out 6 to 8 doses", "leave out 6–8 doses"),
            ("Leave out 2 once-daily doses (our reading)", "leave out 2 once-daily doses"),
        ] {
            let stop = stop(rule);
            assert_eq!((stop.stop.as_deref(), stop.out), (Some(words), None), "{rule}");
        }
        assert_eq!(stop("If it is interrupted at all, stop"), Course::default());
    }

    #[test]
    fn a_drug_goes_on_within_the_limits_of_its_rule() {
        let goes_on = |rule: &str, when: Option<&str>| {
            let hold = serde_json::json!({
                "risk": "low", "action": "go-on", "rule": rule, "when": when, "by": "SIR 2019", "cite": [],
            });
            Course::of_hold(&serde_json::from_value(hold).unwrap()).goes_on.unwrap()
        };
        assert_eq!(goes_on("Do not withhold", None), GoesOn::Always);
        assert_eq!(goes_on("Do not withhold", Some("with aspirin")), GoesOn::If);
        assert_eq!(goes_on("Do not withhold; INR at most 3.0", None), GoesOn::If);
        assert_eq!(goes_on("Continue, except in a closed space", None), GoesOn::If);
    }
}
