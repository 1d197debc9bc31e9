//! Trials: for which question there is randomized evidence, how large it is, and which way it went.

use crate::catalog::{Body, Design, Entry, EntryRef, Kind, Trial, Went};
use crate::page::citations::Citations;
use crate::page::kind::{result_in_short, sign, trial_size};
use crate::page::{
    Block, EvidenceGroup, EvidenceMap, EvidenceMark, EvidenceRow, Inline, Picture, Section,
};
use crate::text::{capital, grouped, sort_by};

pub const LEAD: &str = "A sign for each study: how what was tested did, in what was asked.";

/// What stands for a randomized trial whose text does not say in a word which way it went.
const UNTOLD: &str = "?";

/// What stands for a study in which chance did not decide: nothing round, beside the zero of no difference.
const NOT_RANDOMIZED: &str = "◇";

/// What is counted.
const ABOUT: &str = "Each study stands under the condition that it is about first. People are those of the randomized trials, as far as these \
    tell; meta-analyses count them again and are left out.";

/// What studies are about that name no condition that there is.
const OTHER: &str = "other";

/// The columns of the words.
const COLUMNS: [&str; 4] = ["trial", "result", "question", "comparison"];

/// The studies on one condition.
struct Subject<'c> {
    title: String,
    group: String,
    trials: Vec<(EntryRef, &'c Trial)>,
}

pub fn sections(citations: &mut Citations<'_>) -> Vec<Section> {
    let topics = topics(citations);
    if topics.is_empty() {
        return Vec::new();
    }
    let decade = |trial: &Trial| trial.year / 10 * 10;
    let all: Vec<&Trial> =
        topics.iter().flat_map(|topic| &topic.trials).map(|(_, trial)| *trial).collect();
    let mut decades: Vec<u16> = all.iter().map(|trial| decade(trial)).collect();
    sort_by(&mut decades, Ord::cmp);
    decades.dedup();

    let about = legend(&all);
    let mut alt = vec![Block::paragraph(about.clone())];
    let mut groups: Vec<EvidenceGroup> = Vec::new();
    for topic in &topics {
        let people = people(&topic.trials);
        let title = vec![
            Inline::strong(topic.title.clone()),
            Inline::muted(format!(" · people:\u{a0}{}", people.replace(' ', "\u{a0}"))),
        ];
        alt.push(Block::paragraph(title));
        let mut cells = vec![Vec::new(); decades.len()];
        let mut rows = Vec::new();
        for (at, trial) in &topic.trials {
            let item = Block::count(&alt) + rows.len();
            let told = told(citations, *at, trial);
            rows.push(in_words(citations, *at, trial));
            let column = decades.iter().position(|&one| one == decade(trial));
            if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                let id = citations.catalog.id(*at).to_owned();
                cell.push(EvidenceMark { id, sign: sign_of(trial), told, item });
            }
        }
        alt.push(Block::Table { columns: COLUMNS.map(str::to_owned).to_vec(), rows });
        let row = EvidenceRow { name: topic.title.clone(), cells, people };
        match groups.last_mut().filter(|group| group.title == topic.group) {
            Some(group) => group.rows.push(row),
            None => groups.push(EvidenceGroup { title: topic.group.clone(), rows: vec![row] }),
        }
    }
    let columns = decades.iter().map(|decade| format!("{decade}s")).collect();
    let picture = Picture::Evidence(EvidenceMap { about, columns, groups });
    let title = "Where is there randomized evidence, how large, and which way did it go?";
    let picture = Block::Picture { picture, under: Vec::new(), alt };
    let blocks = vec![picture, Block::paragraph(vec![Inline::muted(ABOUT)])];
    vec![Section::new(title, blocks)]
}

/// The studies by what they are about, in the order of lists, from the earliest on.
fn topics<'c>(citations: &Citations<'c>) -> Vec<Subject<'c>> {
    let catalog = citations.catalog;
    let mut topics: Vec<Subject<'c>> = Vec::new();
    for at in catalog.listed(Kind::Trial) {
        let Body::Trial(trial) = &catalog.entry(at).body else { continue };
        let topic = catalog.topic(at).map(|topic| catalog.entry(topic));
        let title = topic.map_or_else(|| capital(OTHER), |topic| topic.head.name.clone());
        if let Some(topic) = topics.last_mut().filter(|topic| topic.title == title) {
            topic.trials.insert(0, (at, trial));
            continue;
        }
        let group = topic.and_then(Entry::heading);
        let group = capital(group.as_deref().unwrap_or(OTHER));
        topics.push(Subject { title, group, trials: vec![(at, trial)] });
    }
    topics
}

/// Which way a study went, in a sign.
fn sign_of(trial: &Trial) -> &'static str {
    match &trial.result {
        _ if !trial.is_randomized() => NOT_RANDOMIZED,
        Some(result) => sign(result.went),
        None => UNTOLD,
    }
}

/// What the signs mean, with how many studies have each.
fn legend(trials: &[&Trial]) -> Vec<Inline> {
    let signs = Went::ALL.into_iter().map(|went| (sign(went), went.name()));
    let signs = signs.chain([(UNTOLD, "result not stated"), (NOT_RANDOMIZED, "not randomized")]);
    let mut legend = Vec::new();
    for (sign, name) in signs {
        let count = trials.iter().filter(|trial| sign_of(trial) == sign).count();
        if count > 0 {
            let name = name.replace(' ', "\u{a0}");
            let before = if legend.is_empty() { "" } else { " · " };
            legend.push(Inline::muted(before));
            legend.push(Inline::strong(sign));
            legend.push(Inline::muted(format!("\u{a0}{name}\u{a0}{count}")));
        }
    }
    legend
}

/// How many took part in the randomized trials.
fn people(trials: &[(EntryRef, &Trial)]) -> String {
    let of = trials.iter().filter(|(_, trial)| trial.design == Design::RandomizedTrial);
    let told: Vec<Option<f64>> =
        of.map(|(_, trial)| trial.participants.as_ref().map(|count| count.span().0)).collect();
    let sum: f64 = told.iter().flatten().sum();
    match (told.is_empty(), told.contains(&None)) {
        (true, _) => "–".to_owned(),
        (_, true) if sum > 0.0 => format!("≥ {}", grouped(sum)),
        (_, true) => UNTOLD.to_owned(),
        _ => grouped(sum),
    }
}

/// The year, how it was made, how large it is, and which way it went.
fn in_short(citations: &mut Citations<'_>, trial: &Trial) -> Vec<Inline> {
    let head =
        [Some(trial.year.to_string()), Some(trial.design.name().to_owned()), trial_size(trial)];
    let head: Vec<String> = head.into_iter().flatten().collect();
    let mut text = vec![Inline::text(head.join(" · "))];
    let mut cite = trial.cite.clone();
    if let Some(result) = &trial.result {
        text.push(Inline::text(" · "));
        text.push(Inline::strong(result_in_short(result.went)));
        cite.extend(result.cite.iter().filter(|id| !trial.cite.contains(id)).cloned());
    }
    text.extend(citations.cites(&cite));
    text
}

/// What is said of a study when it is chosen.
fn told(citations: &mut Citations<'_>, at: EntryRef, trial: &Trial) -> Vec<Inline> {
    let head = &citations.catalog.entry(at).head;
    let mut told = vec![Inline::strong(head.name.clone()), Inline::muted(" · ")];
    told.extend(in_short(citations, trial));
    told.push(Inline::text(". "));
    let question = citations.prose(&trial.question).into_iter();
    told.extend(question.map(|inline| match inline {
        Inline::Cite { .. } => inline,
        inline => Inline::emphasis(inline.words()),
    }));
    told.push(Inline::text(" "));
    told.extend(citations.prose(head.bottom_line.as_ref().unwrap_or(&head.summary)));
    told.into_iter().map(unlinked).collect()
}

fn unlinked(inline: Inline) -> Inline {
    match inline {
        Inline::Link { text, .. } => Inline::text(text),
        inline => inline,
    }
}

/// A study in a row of words.
fn in_words(citations: &mut Citations<'_>, at: EntryRef, trial: &Trial) -> Vec<Vec<Inline>> {
    let mut name = citations.link(at);
    name.extend(citations.changed(at, "result").or_else(|| citations.brought(at)));
    let compared = trial.result.as_ref().map(|result| match &result.against {
        Some(against) => format!("{} against {against}", capital(&result.tested)),
        None => capital(&result.tested),
    });
    let compared = compared.into_iter().map(Inline::muted).collect();
    vec![name, in_short(citations, trial), citations.prose(&trial.question), compared]
}
