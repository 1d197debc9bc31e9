//! Rules on how a number is told: in whom it was measured, which side a difference favors, what was compared at all, and
//! what its source is called.

use super::Finding;
use crate::catalog::{Design, Procedure, Quantity, Source, Trial, Unit};

/// Words that say which side a difference favors.
const DIRECTIONS: [&str; 12] = [
    "lower", "higher", "less", "more", "fewer", "longer", "shorter", "better", "worse", "favor",
    "greater", "smaller",
];

/// Words that say that a number in percent tells of a change: it may be less than nothing, or more than all.
const CHANGES: [&str; 5] = ["rise", "increase", "growth", "change", "difference"];

/// Whether a number in percent cannot be a share of anything.
fn is_no_share(quantity: &Quantity) -> bool {
    let numbers = [quantity.value, quantity.low, quantity.high].into_iter().flatten();
    quantity.unit == Unit::Percent
        && numbers.into_iter().any(|number| !(0.0..=100.0).contains(&number))
}

/// The faults of a procedure's numbers.
pub fn procedure(procedure: &Procedure) -> Vec<Finding> {
    let mut faults = Vec::new();
    for (row, complication) in procedure.complications.iter().enumerate() {
        if complication.rate.is_some() && complication.note.is_none() {
            faults.push(Finding::new(
                format!("complications[{row}].rate"),
                "the rate does not say in whom it was seen",
                "add `note`: how many patients, which technique, until when",
            ));
        }
        if complication.rate.as_ref().is_some_and(is_no_share) {
            faults.push(Finding::new(
                format!("complications[{row}].rate"),
                "a share lies between 0 and 100%",
                "correct the number",
            ));
        }
        if let Some(grade) = &complication.grade
            && let Some(unknown) = grade.unknown()
        {
            faults.push(Finding::new(
                format!("complications[{row}].grade"),
                format!("`{unknown}` is no grade of {}", grade.scheme.name()),
                format!("use one of {}", grade.scheme.grades().join(", ")),
            ));
        }
    }
    for (row, outcome) in procedure.outcomes.iter().enumerate() {
        let measure = outcome.measure.to_lowercase();
        if is_no_share(&outcome.value)
            && !measure.split_whitespace().any(|word| CHANGES.contains(&word))
        {
            faults.push(Finding::new(
                format!("outcomes[{row}].value"),
                "a share lies between 0 and 100%",
                "correct the number, or say in `measure` what it is a rise, a change or a difference of",
            ));
        }
        if measure.contains("difference") && !DIRECTIONS.iter().any(|word| measure.contains(word)) {
            faults.push(Finding::new(
                format!("outcomes[{row}].measure"),
                "the difference does not say which side it favors",
                "say lower, higher, better, … and than what",
            ));
        }
    }
    faults
}

/// The fault of a trial that is said to have gone one way or the other, and compared nothing.
pub fn trial(trial: &Trial) -> Vec<Finding> {
    let alone = trial.design == Design::SingleArmTrial && trial.result.is_some();
    let fault = || {
        Finding::new(
            "result".to_owned(),
            "a single-arm trial compares nothing",
            "say what it found in `findings`",
        )
    };
    alone.then(fault).into_iter().collect()
}

/// What is wrong with how a source is named: the fault and the remedy.
pub fn source(source: &Source) -> Option<(&'static str, &'static str)> {
    let title = source.title.to_lowercase();
    let numbered = ["(pubmed ", "(pmc", ", article "].iter().any(|mark| title.contains(mark));
    if numbered && !source.described {
        return Some((
            "has a number in its title that no paper has",
            "write the work’s own title, or add `described = true`",
        ));
    }
    let year_in_id = source.id.split('-').any(|part| {
        part.len() == 4 && part.parse::<u16>().is_ok_and(|year| (1950..=2100).contains(&year))
    });
    let is_work = source.doi.is_some() || source.journal.is_some();
    (source.year.is_none() && is_work && year_in_id)
        .then_some(("has a year in its id and none of its own", "add `year`"))
}
