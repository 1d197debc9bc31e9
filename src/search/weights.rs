//! Every number of the scoring, with what it balances and what breaks when it moves.
//!
//! Confidences, coverages and scores lie between 0 and 1. `tests/search/` holds queries with their right answers and a floor
//! for each kind of query: change a number, and a floor that fails names the queries that newly do. Each number was moved by
//! about a fifth both ways: where nothing is said of it below, no right answer there lost its place, so that its order among
//! the others counts, and not its value.
//! Limits on the work of one keystroke stand beside the loops that they bound.

use super::terms::TermKind;
use crate::catalog::Kind;

// The weight of a word

/// A stop word. It is left out of a query, but stands in terms: with none at all, a term of many stop words would count as
/// wholly covered by one word of it.
pub const STOP_WORD: f64 = 0.05;
/// The part of its rarity that a weak word keeps. At 1, *acute* or *disease* decides between names; at 0, *left* and *right*
/// lead to the same.
pub const WEAK_WORD: f64 = 0.35;
/// A word that no term holds, as a part of the heaviest one of the query that some term holds. It decides among matches that leave
/// words unexplained; a name that stands whole in the query is silenced by none ([`STANDS`]).
pub const UNKNOWN_WORD: f64 = 0.62;

/// The same where the query is of our field: shorthand, of which the rest tells most.
pub const SHORTHAND: f64 = 0.2;

// The confidence that a stem is meant by a typed word; the same word has 1

/// Another inflection of a word of the index. Under the word itself, over any beginning or typo.
pub const INFLECTION: f64 = 0.94;
/// Another form of it that the vocabulary knows: no chance, as an ending may be, and so surer.
pub const FORM: f64 = 0.945;
/// A word of the same meaning (`vocabulary/`). It must come after the word itself, and a query of one such word must still
/// be over [`LEAST_COVERAGE`]: at 0.58 *birth control pill leg clot* is lost.
pub const SYNONYM: f64 = 0.72;
/// A word of which next to nothing is typed; it grows to 1 with the part that is typed. Not under [`LEAST_COVERAGE`], or a
/// single unfinished word finds only the terms that begin with it.
pub const PREFIX: f64 = 0.62;
/// The part of that for a prefix that is a word itself and is followed by others: seldom the beginning of another.
pub const PREFIX_FINISHED_WORD: f64 = 0.75;
/// The part of it where the word is known but may go on, or is unknown but finished.
pub const PREFIX_DOUBTED: f64 = 0.9;
/// A typo before its costs: under [`INFLECTION`] as soon as one letter of a long word is wrong.
pub const TYPO: f64 = 0.98;
/// The cost of a wrong letter, as a part of the letters typed. At the limit of a quarter of the letters a typo keeps 0.7: over
/// [`LEAST_COVERAGE`] alone, and under every correct word.
pub const TYPO_LETTER: f64 = 1.1;
/// The cost of a wrong first letter, which people seldom get wrong.
pub const TYPO_FIRST_LETTER: f64 = 0.12;
/// The cost of a typo in a word that is not yet typed to its end: a guess on a guess.
pub const TYPO_UNFINISHED: f64 = 0.12;
/// A word that sounds like the typed one, where none is spelled nearly so.
pub const SOUND: f64 = 0.85;
/// A typo with this confidence in a long word…
pub const CLEAR_TYPO: f64 = 0.76;
/// … and so much ahead of the next word that may be meant, is no guess.
pub const CLEAR_TYPO_AHEAD: f64 = 0.05;
/// The best of the words that a typo may mean, and those that are so little behind it, are as good as another form of the word.
pub const EQUAL_TYPO: f64 = 0.01;
/// A typo may touch one letter of this many, or else one word becomes another: at 3 *fragility* does.
pub const LETTERS_A_TYPO: usize = 4;
/// One letter of so many where a term has the word that is meant next to another word of the query.
pub const LETTERS_A_TYPO_NEXT: usize = 3;
/// More wrong letters than this make another word, however long it is.
pub const MOST_TYPOS: usize = 3;

// The score of a term by its words

/// What the coverage of the query counts, whatever else the term holds. With [`OF_TERM`] it balances a whole query in a long
/// term against a short term: at 0.7 and 0.9 different queries are lost (*tunnelled central venous catheter*, *lysis pulmonary
/// embolism*).
pub const OF_QUERY: f64 = 0.8;
/// What the coverage of the term adds: of two terms that hold the query the one with less besides is meant. More of it lets
/// short terms that hold half of a query pass long ones that hold it all.
pub const OF_TERM: f64 = 0.2;
/// Less of the query than this is no match; see [`UNKNOWN_WORD`] and [`PREFIX`], which stand on it. At 0.74 ten long names of
/// orders are lost; at 0.5 more of them are found, and so is nonsense that holds a word of ours.
pub const LEAST_COVERAGE: f64 = 0.62;
/// A lower score is none: half of a long term by words in doubt.
pub const LEAST_SCORE: f64 = 0.45;
/// What scores less than this part of the best is left out: a tail of entries that share one of the words.
pub const LEAST_OF_BEST: f64 = 0.8;

// What stands in a query beside other words

/// A word that is said, and not only meant: itself or another form of it, over nearly every beginning of a word.
pub const SAID: f64 = 0.93;
/// So much of a term must be said for it to stand whole in a query: all but its stop words.
pub const WHOLE: f64 = 0.97;
/// A word that is meant at all. Between 0.4 and 0.65 nothing moves; at 0.8 synonyms no longer explain a word, and ten queries are lost.
pub const MEANT: f64 = 0.5;
/// What a word weighs that names nothing, in a query that something else names, where no term is said as a whole. At 0.05 the
/// words that only go with names no longer part two entries that both hold the names.
pub const BESIDE_A_NAME: f64 = 0.3;
/// What hangs on all words of the query, with those that name nothing: of two entries that hold its names, the one that holds *left*
/// or *removal* too comes first. At 0.05 *antibiotics for tips* leads to the procedure.
pub const OF_ALL_WORDS: f64 = 0.15;
/// What who is called by a part of a longer name in the query is worth of who is called by all of it: only just less.
pub const PART_OF_A_NAME: f64 = 0.99;
/// So much of what a query names must be one name, or else what holds its words one here and one there is no worse.
pub const MOST_OF_NAMES: f64 = 0.5;
/// How much of the score of a name that stands in a query a word counts that only the text of its page says.
pub const TOLD_IN_TEXT: f64 = 0.5;
/// Less of a query than this is no name in it. At 0.4 four more of 297 gathered queries find nothing, at 0.2 more nonsense finds something.
pub const LEAST_WITHIN: f64 = 0.3;
/// The same of a name of one word that few entries hold: a question may say much besides.
pub const LEAST_OF_SURE: f64 = 0.15;
/// A lower score of such a name is none.
pub const LEAST_SURE_SCORE: f64 = 0.1;
/// The same beside a word that no term holds: at 0.5 *Codman Bactiseal EVD* and the like find nothing, at 0.3 more of other fields finds something.
pub const LEAST_BESIDE_A_STRANGER: f64 = 0.4;
/// Less of a term than this is a guess where a slip is forgiven for it. At 0.75 seven slips in two thousand queries find nothing.
pub const LEAST_OF_GUESS: f64 = 0.6;
/// Less of a term than this at the most, and the words of a query stand in an entry by chance, one here and one there.
pub const LEAST_OF_SPREAD: f64 = 0.66;
/// Less of a query than this is not said by one of the sentences of patients.
pub const LEAST_OF_SENTENCE: f64 = 0.7;
/// Less of a title of the code book than this is no match in it.
pub const LEAST_OF_TITLE: f64 = 0.5;
/// What an entry keeps that is of another kind than the words of the query go with.
pub const OTHER_KIND: f64 = 0.93;
/// What an abbreviation keeps that is typed in another number: *PAE* is seldom *PAES*.
pub const OTHER_NUMBER: f64 = 0.99;
/// What a trial or a milestone keeps that is of another year than the query says.
pub const OTHER_YEAR: f64 = 0.93;
/// Of how near an entry is to a query, what its nearest term says; the rest is said by the next ones.
pub const NEAREST_TERM: f64 = 0.6;
/// What a name in a query must weigh, by rarity, for each word beside it that nothing of ours holds, neither a name nor a text. A
/// rare name stands beside one such word, *stent* or *port* beside none: *stent my bicycle*. Under 6.5 such pairs come through.
pub const STANDS: f64 = 7.5;
/// A lower score of a name in a query is none.
pub const LEAST_WITHIN_SCORE: f64 = 0.25;
/// The same of what is only told about others: a word of the glossary is more often said beside the point.
pub const LEAST_TOLD_SCORE: f64 = 0.42;
/// Less of a query than this, and what is only told about others does not answer what is asked: *free trial cancel subscription*.
pub const LEAST_OF_TOLD: f64 = 0.5;

/// How much a match in a term of a kind is worth, at equal coverage: the further from what the entry calls itself, the less. The
/// steps are small, since coverage must decide first: a whole synonym passes half a name.
pub const fn of_term_kind(kind: TermKind) -> f64 {
    match kind {
        TermKind::Name => 1.0,
        TermKind::Abbreviation => 0.98,
        TermKind::Synonym => 0.97,
        TermKind::Device => 0.96,
        TermKind::Lay | TermKind::Person => 0.95,
        TermKind::Ontology => 0.93,
        TermKind::CodeTitle | TermKind::CodeTerm => 0.9,
        TermKind::Summary => 0.8,
        TermKind::Code => 0.5,
    }
}

// The score of several terms together

/// Words in several terms of an entry say less than the same words in one. At 0.8 a procedure with its condition passes the
/// entry that holds it all (*biopsy swollen lymph node*), at 1 an entry of many synonyms passes the one that is called so.
pub const SEVERAL_TERMS: f64 = 0.9;
/// What is left of that for a sheet of rules where a drug is named beside it: at 1 *xarelto port pocket* and the like hide the drug,
/// at 0.75 *plavix how many days off before injection in spine* leads to the injection and not to the sheet of the spine.
pub const BESIDE_A_DRUG: f64 = 0.76;
/// The part of that which hangs on how much of one term is covered; it only parts equals.
pub const SEVERAL_OF_TERM: f64 = 0.05;
/// Where nothing covers enough, so much of a query of three words and more will do: at 0.54 eight long questions and names of
/// orders are lost, at 0.36 three queries of other fields find something…
pub const HALF_COVERAGE: f64 = 0.42;
/// What half of a query is worth: under what a whole one is.
pub const HALF: f64 = 0.8;
/// The part of that which hangs on how much of one term is covered.
pub const HALF_OF_TERM: f64 = 0.1;

/// A procedure with a condition that it treats, which share the words of a query. Under one term that holds them all (at 1
/// *hemorrhage embolization* leaves the procedure of that name), over several terms of an entry (at 0.82 *tpa dvt* finds neither
/// first).
pub const TOGETHER: f64 = 0.92;
/// One holds a word with so much more confidence than the other, or else it adds nothing.
pub const TOGETHER_ADDS: f64 = 0.3;
/// So much of a term of each must be said: a word that stands in a long title says neither. At 0.4 *bowel blocked by a tumor* is
/// given to a procedure, at 0.6 *liver mass mwa* is not.
pub const TOGETHER_LEAST: f64 = 0.5;
/// The part of that which is sure. The rest, which only orders procedures that treat the same…
pub const TOGETHER_AT_LEAST: f64 = 0.84;
/// … hangs on how much of a term of the condition is said…
pub const TOGETHER_OF_CONDITION: f64 = 0.06;
/// … of a term of the procedure…
pub const TOGETHER_OF_PROCEDURE: f64 = 0.04;
/// … and on how much of the query the procedure covers alone.
pub const TOGETHER_ALONE: f64 = 0.06;
/// What a procedure loses for each other condition that it treats: who treats one thing is asked for it. Small enough that
/// [`TOGETHER_MOST_OTHERS`] of them cost no more than a tenth.
pub const TOGETHER_OTHER: f64 = 0.002;
/// A condition in the next row of what it treats counts as so many others.
pub const TOGETHER_ROW: usize = 4;
/// More others than this cost no more.
pub const TOGETHER_MOST_OTHERS: usize = 50;

// The score of the other classes

/// What a prefix of a term loses for each step from a name to weaker kinds of terms: as much as [`PREFIX_REST`], so that the
/// kind decides first, and what is left of the term only inside a kind.
pub const PREFIX_STEP: f64 = 0.12;
/// What hangs on how much of the term is typed.
pub const PREFIX_REST: f64 = 0.12;

/// The steps of [`PREFIX_STEP`] from a name to a kind of term.
pub const fn prefix_steps(kind: TermKind) -> f64 {
    match kind {
        TermKind::Name => 0.0,
        TermKind::Abbreviation => 1.0,
        TermKind::Synonym => 2.0,
        TermKind::Device => 3.0,
        TermKind::Lay | TermKind::Person => 4.0,
        TermKind::Ontology => 5.0,
        TermKind::CodeTitle => 6.0,
        TermKind::CodeTerm => 7.0,
        TermKind::Code => 8.0,
        TermKind::Summary => 9.0,
    }
}

/// A code above the asked one, which covers it: over every code that the asked one begins…
pub const CODE_ABOVE: f64 = 0.5;
/// … and the nearer above it the better, but never as good as the code itself.
pub const CODE_ABOVE_SHARED: f64 = 0.4;
/// A code that the asked one begins: the more of it is asked the better.
pub const CODE_BELOW: f64 = 0.5;

/// A code beside words: near the top, and under a name, of which it may be the reason (*liver biopsy C22.0*).
pub const CODE_BESIDE_WORDS: f64 = 0.83;

/// What each letter of the query must earn in `fuzzy-matcher`, on average. A run of letters earns more, scattered ones
/// less: the floor keeps out texts that hold the letters by chance.
pub const FUZZY_LEAST: i64 = 18;
/// What a letter earns at the best there: the score in parts of it is between 0 and 1.
pub const FUZZY_MOST: f64 = 32.0;
/// The letters may lie over so many times their number.
pub const FUZZY_SPREAD: usize = 2;

// What is near

/// What is less near than this to a query that finds nothing is not offered.
pub const LEAST_NEAR: f64 = 0.42;

// The kind of entry

/// The place of a kind among others of the same class and score, and the part of its score that it keeps.
///
/// What is done, and for what, comes before what is told about it. A tenth of the score would let a half-said condition pass
/// a topic that is called just so; history, trials and words of the glossary share their words with a procedure so often that they
/// keep less, and stand a class lower besides: their exact name is worth no more than another name of a procedure.
pub const fn of_kind(kind: Kind) -> (u8, f64) {
    match kind {
        Kind::Condition | Kind::Procedure => (DONE, 1.0),
        kind if kind.is_told() => (TOLD, 0.8),
        _ => (3, 0.95),
    }
}

/// The same of a sheet of what to do at once that is called so: who asks for it cannot wait.
pub const FIRST_AID: (u8, f64) = (0, 1.0);
/// The place of what is done, and for what.
pub const DONE: u8 = 1;
/// The place of what is only told about something.
pub const TOLD: u8 = 5;
/// What the prefix of the name of such an entry is worth among matches by words.
pub const TOLD_PREFIX: f64 = 0.5;
