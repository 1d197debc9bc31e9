//! The statements on which a reader acts: what each is about, and in what one allows more than another.

use crate::catalog::amount::{amounts, greater};
use crate::catalog::{
    Bound, DrugDose, Hold, HoldAction, Limit, PlanRow, Quantity, Restart, RiskVariant,
};
use crate::text::fold;

/// A statement on which a reader acts.
pub trait Ruling {
    /// Whether a page without it allows more.
    const LOOSER_WITHOUT: bool;

    /// What it is about, without whose it is and without what it says of that.
    fn about(&self) -> String;

    /// The class of those with which it can be measured, in whomever they hold.
    fn class(&self) -> String {
        self.about()
    }

    /// Whether it says how much.
    fn is_measured(&self) -> bool {
        true
    }

    /// The body whose it is.
    fn by(&self) -> Option<&str> {
        None
    }

    /// The words by which `remove` names it.
    fn named(&self) -> String {
        self.about()
    }

    /// All that it says.
    fn says(&self) -> String;

    /// In what it allows more than `ours`.
    fn looser(&self, _ours: &Self) -> Option<&'static str> {
        None
    }
}

/// Words that are there, one behind the other.
fn joined<'w>(words: impl IntoIterator<Item = Option<&'w str>>, between: &str) -> String {
    words.into_iter().flatten().collect::<Vec<_>>().join(between)
}

/// A class of risk, and in whom and for which kidneys a rule of it holds.
fn of_class(class: &str, when: Option<&String>, kidneys: Option<&String>) -> String {
    joined([Some(class), when.map(String::as_str), kidneys.map(String::as_str)], " ")
}

/// Whether a stretch of time is shorter than ours.
fn is_shorter(theirs: Option<&Quantity>, ours: Option<&Quantity>) -> bool {
    let days = |time: &Quantity| Some(time.span().0 * time.unit.days()?);
    let both = theirs.and_then(days).zip(ours.and_then(days));
    both.is_some_and(|(theirs, ours)| theirs < ours)
}

impl Ruling for String {
    const LOOSER_WITHOUT: bool = true;

    fn about(&self) -> String {
        self.clone()
    }

    fn says(&self) -> String {
        self.clone()
    }
}

impl Ruling for Limit {
    const LOOSER_WITHOUT: bool = true;

    fn about(&self) -> String {
        self.matter()
    }

    fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }

    fn named(&self) -> String {
        joined([Some(&*self.what), self.group.as_deref(), self.by.as_deref()], " ")
    }

    fn says(&self) -> String {
        joined([Some(&*self.words()), self.note.as_deref()], " – ")
    }

    fn looser(&self, ours: &Self) -> Option<&'static str> {
        let (bound, before) = (ours.bound?, ours.value.as_ref()?);
        let (Some(now), Some(value)) = (self.bound, self.value.as_ref()) else {
            return Some("without its number");
        };
        if value.unit != before.unit || now.is_upper() != bound.is_upper() {
            return None;
        }
        let wider = now != bound && matches!(now, Bound::AtMost | Bound::AtLeast);
        let ((low, high), (least, most)) = (value.span(), before.span());
        match now.is_upper() {
            true => (high > most || (high >= most && wider)).then_some("a higher limit"),
            false => (low < least || (low <= least && wider)).then_some("a lower limit"),
        }
    }
}

/// A rule of a drug holds for a class of risk, in those and for the kidneys that it names; without it a page allows more or not.
macro_rules! rule_of_class {
    ($rule:ty, looser_without: $looser_without:literal, looser: $looser:path) => {
        impl Ruling for $rule {
            const LOOSER_WITHOUT: bool = $looser_without;

            fn about(&self) -> String {
                fold(&of_class(self.risk.name(), self.when.as_ref(), self.kidneys.as_ref()))
            }

            fn class(&self) -> String {
                self.risk.word().to_owned()
            }

            fn is_measured(&self) -> bool {
                self.time.is_some()
            }

            fn by(&self) -> Option<&str> {
                Some(&self.by)
            }

            fn named(&self) -> String {
                let body = format!("{} {}", self.risk.word(), self.by);
                of_class(&body, self.when.as_ref(), self.kidneys.as_ref())
            }

            fn says(&self) -> String {
                let class = of_class(self.risk.name(), self.when.as_ref(), self.kidneys.as_ref());
                format!("{class}: {}", self.words())
            }

            fn looser(&self, ours: &Self) -> Option<&'static str> {
                $looser(self, ours)
            }
        }
    };
}

rule_of_class!(Hold, looser_without: true, looser: looser_hold);
rule_of_class!(Restart, looser_without: false, looser: looser_restart);

/// In what a hold allows more than ours.
fn looser_hold(hold: &Hold, ours: &Hold) -> Option<&'static str> {
    let strictness = |hold: &Hold| match hold.action {
        HoldAction::GoOn => 0,
        HoldAction::None => 1,
        HoldAction::Decide => 2,
        HoldAction::Stop | HoldAction::Defer => 3,
    };
    if strictness(hold) < strictness(ours) {
        return Some("it is stopped less strictly");
    }
    if hold.action == ours.action && ours.time.is_some() && hold.time.is_none() {
        return Some("without its time");
    }
    is_shorter(hold.time.as_ref(), ours.time.as_ref()).then_some("a shorter hold")
}

/// In what a restart allows more than ours.
fn looser_restart(restart: &Restart, ours: &Restart) -> Option<&'static str> {
    is_shorter(restart.time.as_ref(), ours.time.as_ref()).then_some("given again sooner")
}

impl Ruling for DrugDose {
    const LOOSER_WITHOUT: bool = false;

    fn about(&self) -> String {
        fold(&joined([Some(&*self.drug), self.group.as_deref()], " "))
    }

    fn says(&self) -> String {
        let most = self.most.as_ref().map(|most| format!("at most {most}"));
        let parts = [self.dose.as_deref(), self.then.as_deref(), most.as_deref()];
        let given = joined(parts.into_iter().chain([self.note.as_deref()]), "; ");
        format!("{}: {given}", self.drug)
    }

    fn looser(&self, ours: &Self) -> Option<&'static str> {
        let most = |dose: &Self| amounts(dose.most.as_deref().unwrap_or_default());
        if greater(&self.given(), &amounts(&ours.given())).is_some() {
            return Some("a greater dose");
        }
        if ours.most.is_some() && self.most.is_none() {
            return Some("without its maximum");
        }
        greater(self.most.as_deref().unwrap_or_default(), &most(ours)).map(|_| "a higher maximum")
    }
}

impl Ruling for PlanRow {
    const LOOSER_WITHOUT: bool = false;

    fn about(&self) -> String {
        format!("{} {}", self.situation.name(), self.drugs.name())
    }

    fn says(&self) -> String {
        let plan =
            format!("{}, {}: {}", self.situation.name(), self.drugs.name(), self.plan.name());
        joined([Some(&*plan), self.rule.as_deref()], "; ")
    }
}

impl Ruling for RiskVariant {
    const LOOSER_WITHOUT: bool = false;

    fn about(&self) -> String {
        fold(&self.when)
    }

    fn says(&self) -> String {
        let tier = self.tier.map(|tier| format!("{} risk", tier.name()));
        let class = self.neuraxial.map(|class| format!("near the spine {}", class.name()));
        format!("{}: {}", self.when, joined([tier.as_deref(), class.as_deref()], ", "))
    }

    fn looser(&self, ours: &Self) -> Option<&'static str> {
        let is_lower = self.tier < ours.tier || self.neuraxial < ours.neuraxial;
        is_lower.then_some("a lower class")
    }
}
