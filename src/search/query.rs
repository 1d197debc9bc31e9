//! What was typed: words, signs and filters.
//!
//! `'word` asks for exactly that word, `!word` leaves out what holds it, `field:value` keeps what has that value
//! ([`Field`]), or any of several values of one field, `urgent` what cannot wait. Everything else are words to look for, a sign
//! without a word too.

use super::fault::QueryFault;
use super::field::{Field, begun_field, is_name, is_short, is_word};
use super::filter::{Filter, demand};
use super::joined::joined;
use super::stopwords::is_stop_word;
use crate::catalog::{Catalog, EntryRef, Kind};
use crate::text::fold;
use std::collections::HashSet;

/// More words than this are no question; the first ones are kept.
pub const MOST_WORDS: usize = 16;

/// What a reader looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed, as it was typed.
    pub text: String,
    /// The words alone, folded; without the code among them.
    pub(super) folded: String,
    /// The folded words that carry meaning.
    pub(super) words: Vec<String>,
    /// Whether the last word may be unfinished.
    pub(super) unfinished: bool,
    /// The code that the words are, or that stands among them with its point, in capitals without it.
    pub(super) code: Option<String>,
    /// That code as it was typed, or all of the words.
    pub(super) code_text: String,
    /// Words that must occur as they are.
    pub(super) exact: Vec<String>,
    /// Words that must not occur.
    pub(super) without: Vec<String>,
    filters: Vec<Filter>,
    fault: Option<QueryFault>,
    kinds: Option<Vec<Kind>>,
    /// What stood first while the last word was begun.
    pub(super) first: Option<EntryRef>,
    /// What may be the name of a field, or else a word.
    doubtful: Option<String>,
}

impl Query {
    /// The query that `text` asks, over all kinds.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::read(text, true)
    }

    /// Reads `text`, where *urgent* is a filter or a word like any other.
    fn read(text: &str, urgent_filters: bool) -> Self {
        let mut query = Self { text: text.to_owned(), ..Self::default() };
        let mut free = Vec::new();
        // Of a field that is only begun, the answer is the values that there are.
        query.filters.extend(begun_field(text).map(|field| Filter::new(field, "")));
        for token in text.split_whitespace() {
            if urgent_filters && token.eq_ignore_ascii_case("urgent") {
                let is_room = demand(&mut query.filters, [Filter::urgent()]);
                query.demanded(is_room);
            } else {
                query.take(token, &mut free);
            }
        }
        let (code_text, words) = apart(&free);
        query.code = code(&code_text);
        query.code_text = code_text;
        query.folded = fold(without_encounter(&words));
        // In capitals beside other words it is an abbreviation: *HE after TIPS*.
        let is_abbreviation = |typed: &&str| typed.len() > 1 && is_capitals(typed);
        let abbreviations: HashSet<String> = match words.contains(char::is_lowercase) {
            true => words.split_whitespace().filter(is_abbreviation).map(fold).collect(),
            false => HashSet::new(),
        };
        let meaningful = |word: &&str| {
            !word.is_empty() && (!is_stop_word(word) || abbreviations.contains(*word))
        };
        let kept = |keep: &dyn Fn(&&str) -> bool| {
            let words = query.folded.split(' ').filter(keep).map(str::to_owned);
            words.take(MOST_WORDS).collect::<Vec<_>>()
        };
        let meant = kept(&meaningful);
        // A query of stop words alone means what it says.
        query.words = if meant.is_empty() { kept(&|word| !word.is_empty()) } else { meant };
        query.unfinished = text.ends_with(|c: char| !c.is_whitespace());
        query
    }

    fn take<'t>(&mut self, token: &'t str, free: &mut Vec<&'t str>) {
        let is_sign = |word: &&str| !fold(word).is_empty();
        if let Some(word) = token.strip_prefix('\'').filter(is_sign) {
            let is_room = demand(&mut self.exact, fold(word).split(' ').map(str::to_owned));
            self.demanded(is_room);
            free.push(word);
        } else if let Some(word) = token.strip_prefix('!').filter(is_sign) {
            let is_room = demand(&mut self.without, fold(word).split(' ').map(str::to_owned));
            self.demanded(is_room);
        } else if let Some((name, value)) = token.split_once(':').filter(|(name, value)| {
            value.contains(|c| c != ',') && (is_name(name) || Field::from_name(name).is_some())
        }) {
            if is_short(name) && Field::from_name(name).is_none() {
                self.doubtful.get_or_insert_with(|| name.to_owned());
                free.push(token);
            } else if name.starts_with(['-', '+']) {
                // No filter takes away, and one that seems to is none.
                self.fault = Some(QueryFault::of_field(name));
            } else if let Some(field) = Field::from_name(name) {
                let values = value.split(',').filter(|value| !value.is_empty());
                let is_room =
                    demand(&mut self.filters, values.map(|value| Filter::new(field, value)));
                self.demanded(is_room);
            } else {
                self.fault = Some(QueryFault::of_field(name));
            }
        } else {
            free.push(token);
        }
    }

    fn demanded(&mut self, is_room: bool) {
        if !is_room {
            self.fault.get_or_insert_with(QueryFault::of_too_many);
        }
    }

    /// The same query over some kinds only.
    #[must_use]
    pub fn within(self, kinds: &[Kind]) -> Self {
        Self { kinds: Some(kinds.to_vec()), ..self }
    }

    /// The same query, where an entry that it finds stays first unless another is called so.
    #[must_use]
    pub fn keeping(self, first: Option<EntryRef>) -> Self {
        Self { first, ..self }
    }

    /// The same query, asked of a catalog: a value that nothing has is a fault, and one that is whole begins no other.
    #[must_use]
    pub fn asked_of(mut self, catalog: &Catalog) -> Self {
        if let Some(text) = joined(catalog, &self.text) {
            self = Self { kinds: self.kinds, ..Self::new(&text) };
        }
        let mut filters = std::mem::take(&mut self.filters);
        if !filters.is_empty() {
            let covered = |at: &EntryRef| self.covers(catalog.kind(*at));
            let entries: Vec<EntryRef> = catalog.refs().filter(covered).collect();
            let faults = filters.iter_mut().map(|filter| filter.hold_against(catalog, &entries));
            self.fault = self.fault.or(faults.fold(None, Option::or));
        }
        let doubtful = self.doubtful.as_ref().filter(|name| !is_word(catalog, name));
        self.fault = self.fault.or_else(|| doubtful.map(|name| QueryFault::of_field(name)));
        Self { filters, ..self }
    }

    /// A query that is a part of this one, over the same kinds and with its filters as far as they are in it.
    fn part(&self, part: Self) -> Self {
        let known = |filter: Filter| {
            let mut all = self.filters.iter();
            all.find(|known| known.is_like(&filter)).cloned().unwrap_or(filter)
        };
        let filters = part.filters.into_iter().map(known).collect();
        Self { filters, kinds: self.kinds.clone(), ..part }
    }

    /// The same query where *urgent* is a word like any other, if it stands beside others.
    pub(super) fn with_urgent_as_word(&self) -> Option<Self> {
        let filters = !self.folded.is_empty() && self.filters.iter().any(Filter::is_urgent);
        let unfinished = self.unfinished;
        filters.then(|| self.part(Self { unfinished, ..Self::read(&self.text, false) }))
    }

    /// The same query with its last word typed to the end.
    #[must_use]
    pub fn finished(self) -> Self {
        Self { unfinished: false, ..self }
    }

    /// The queries of fewer words, the longest first, each with the words at the end that it leaves out.
    pub fn shorter(&self) -> impl Iterator<Item = (Self, &str)> {
        let text = self.text.trim();
        text.rmatch_indices(char::is_whitespace).filter_map(move |(at, _)| {
            let (before, rest) = text.split_at(at);
            if before.ends_with(char::is_whitespace) {
                return None;
            }
            let query = self.part(Self::new(&format!("{before} ")));
            (!query.is_empty()).then_some((query, rest.trim_start()))
        })
    }

    /// The queries with fewer letters of a last word that is still typed, the longest first, each with that word.
    pub fn begun(&self) -> impl Iterator<Item = (Self, &str)> {
        let text = if self.unfinished { self.text.as_str() } else { "" };
        let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let before = text.len() - word.len();
        // Fewer letters than these begin too much; a code is begun with one.
        let least = if word.bytes().any(|b| b.is_ascii_digit()) { 1 } else { 2 };
        let ends = word.char_indices().map(|(at, _)| before + at).skip(least);
        ends.collect::<Vec<_>>().into_iter().rev().map(move |end| {
            let begun = text.get(..end).unwrap_or_default();
            (self.part(Self::new(begun)), word)
        })
    }

    /// Whether a code is all that is asked, with no words beside it.
    pub(super) fn is_code(&self) -> bool {
        self.code.is_some() && fold(&self.code_text) == self.folded
    }

    /// Whether nothing was asked.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.folded.is_empty()
            && self.filters.is_empty()
            && self.without.is_empty()
            && self.fault.is_none()
    }

    /// Whether the query is asked of entries of `kind`.
    #[must_use]
    pub fn covers(&self, kind: Kind) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind))
    }

    /// Whether the entry at a place passes the kinds and filters that are asked for.
    #[must_use]
    pub fn keeps(&self, catalog: &Catalog, at: EntryRef) -> bool {
        let any = |one: &Filter| {
            let mut beside = self.filters.iter().filter(|filter| filter.is_beside(one));
            beside.any(|filter| filter.keeps(catalog, at))
        };
        let filters = || self.filters.iter().all(any);
        self.covers(catalog.kind(at)) && filters()
    }

    /// The filters.
    #[must_use]
    pub fn filters(&self) -> &[Filter] {
        &self.filters
    }

    /// What is wrong with the query.
    #[must_use]
    pub const fn fault(&self) -> Option<&QueryFault> {
        self.fault.as_ref()
    }

    /// The folded words that carry meaning, for finding the places in a page.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

fn is_capitals(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_uppercase())
}

/// What a seventh character adds to a title: for injuries the encounter, for gout the tophi.
const ENCOUNTERS: [&str; 5] = [
    ", initial encounter",
    ", subsequent encounter",
    ", sequela",
    ", without tophus",
    ", with tophus",
];

/// `text` without the encounter that a seventh character of ICD-10-CM adds to a title.
fn without_encounter(text: &str) -> &str {
    let mut kept = text;
    for marker in ENCOUNTERS {
        if let Some((before, _)) = kept.split_once(marker) {
            kept = before;
        }
    }
    kept
}

/// The code among several words, which has its point then, and the words beside it but for the name of its book; else all of
/// them for both.
fn apart(words: &[&str]) -> (String, String) {
    let is_sign = |c: char| !c.is_alphanumeric();
    let is_code = |word: &&str| word.find('.') == Some(3) && code(word).is_some();
    let is_other = |word: &str| word.contains(char::is_alphanumeric) && !is_book(word);
    let mut bare = words.iter().map(|word| word.trim_matches(is_sign)).enumerate();
    let Some((at, code)) = bare.find(|(_, word)| is_code(word)) else {
        return (words.join(" "), words.join(" "));
    };
    let others = words.iter().enumerate().filter(|&(other, word)| other != at && is_other(word));
    let others: Vec<&str> = others.map(|(_, word)| *word).collect();
    let beside = if others.is_empty() { code.to_owned() } else { others.join(" ") };
    (code.to_owned(), beside)
}

/// Whether a word is the name of the code book, or a part of it: `ICD-10-CM:`, `ICD`, `10`.
fn is_book(word: &str) -> bool {
    let word = fold(word);
    ["icd", "10", "10 cm"].contains(&word.as_str())
        || ["icd 10", "icd10"].into_iter().any(|book| word.starts_with(book))
}

/// The ICD-10-CM code that `text` is, in capitals without its point.
///
/// A code begins with a letter and a digit, and has three to seven signs.
fn code(text: &str) -> Option<String> {
    let signs = plain_code(text.trim());
    let bytes = signs.as_bytes();
    let shaped = matches!(bytes, [a, b, c, ..]
        if a.is_ascii_alphabetic() && b.is_ascii_digit() && c.is_ascii_alphanumeric());
    (shaped && bytes.len() <= 7 && bytes.iter().all(u8::is_ascii_alphanumeric)).then_some(signs)
}

/// A code in capitals without its point, for which some write a comma.
pub fn plain_code(code: &str) -> String {
    code.chars().filter(|&c| !matches!(c, '.' | ',')).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_by_their_shape() {
        assert_eq!(code("i26.99").as_deref(), Some("I2699"));
        assert_eq!(code(" M80.08XA ").as_deref(), Some("M8008XA"));
        assert_eq!(code("k80,2").as_deref(), Some("K802"));
        for text in ["i2", "gout", "Y90 beads", "I26.99.99.99", "12A"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_stands_among_words_with_its_point() {
        let read = |text: &str| {
            let query = Query::new(text);
            (query.code.unwrap_or_default(), query.folded)
        };
        let words = |code: &str, words: &str| (code.to_owned(), words.to_owned());
        assert_eq!(read("K80.2 gallstones"), words("K802", "gallstones"));
        assert_eq!(read("dx: (K80.2)"), words("K802", "dx"));
        assert_eq!(read("I82.401, i26.99"), words("I82401", "i26 99"));
        assert_eq!(read("ICD-10-CM: K80.2 …"), words("K802", "k80 2"));
        assert_eq!(read("ICD 10 K80.2"), words("K802", "k80 2"));
        assert!(Query::new("(K80.2)").is_code() && !Query::new("K80.2 tap").is_code());
        for text in ["T12 fracture", "L1.2 disc", "H259 eye"] {
            assert_eq!(read(text).0, "", "{text}");
        }
    }

    #[test]
    fn stop_words_are_left_out_unless_they_are_all_there_is() {
        assert_eq!(Query::new("Blood clot in my leg").words(), ["blood", "clot", "leg"]);
        assert_eq!(Query::new("of the").words(), ["of", "the"]);
        assert_eq!(Query::new("HE after TIPS and he").words(), ["he", "tips", "he"]);
        assert!(Query::new(" … ").is_empty());
    }

    #[test]
    fn signs_and_filters_are_read() {
        let query = Query::new("'uterine !embolization kind:procedure heavy");
        assert_eq!(
            (query.exact, query.without),
            (vec!["uterine".to_owned()], vec!["embolization".to_owned()])
        );
        assert_eq!(query.words, ["uterine", "heavy"]);
        assert_eq!(query.filters.len(), 1);
        assert!(Query::new("urgent").filters().len() == 1);
        assert!(Query::new("risk: what then").filters().is_empty());
        assert_eq!(
            Query::new("region:leg,pelvis").filters,
            Query::new("region:leg region:pelvis").filters
        );
        for text in ["Region:PELVIS", "URGENT", "body_region:pelvis", "Body-Region:Pelvis"] {
            assert_eq!(Query::new(text).filters().len(), 1, "{text}");
        }
    }

    #[test]
    fn a_sign_without_a_word_is_a_word() {
        for text in ["!", "!!", "!-", "'", "''", "'!"] {
            let query = Query::new(text);
            assert!(
                query.is_empty() && query.without.is_empty() && query.exact.is_empty(),
                "{text}"
            );
        }
        assert_eq!(Query::new("gout !!").words(), ["gout"]);
        assert_eq!(Query::new("!!x").without, ["x"]);
    }

    /// Each demand is held against every hit: the work of a search is bounded by how many there are.
    #[test]
    fn what_is_demanded_counts_once_and_too_much_of_it_is_a_fault() {
        let many = |form: &str| {
            (0..9999).fold(String::new(), |all, n| all + &form.replace('@', &n.to_string()) + " ")
        };
        for form in ["!a@", "'a@", "kind:a@", "!a@-b@"] {
            let query = Query::new(&many(form));
            let demands = [query.exact.len(), query.without.len(), query.filters.len()];
            assert_eq!(demands.into_iter().max(), Some(MOST_WORDS), "{form}");
            assert!(query.fault().is_some_and(|fault| fault.what.contains("16")), "{form}");
        }
        let query = Query::new(&"!ab 'cd kind:procedure urgent ".repeat(9999));
        assert_eq!((query.exact.len(), query.without.len(), query.filters.len()), (1, 1, 2));
        assert_eq!(query.fault(), None);
    }

    #[test]
    fn a_query_is_shortened_word_by_word() {
        let query = Query::new(" liver  abscess dra").within(&[Kind::Condition]);
        let shorter: Vec<_> = query.shorter().collect();
        let texts: Vec<_> =
            shorter.iter().map(|(query, rest)| (query.text.as_str(), *rest)).collect();
        assert_eq!(texts, [("liver  abscess ", "dra"), ("liver ", "abscess dra")]);
        assert!(shorter.iter().all(|(query, _)| !query.unfinished && !query.covers(Kind::Trial)));
        assert_eq!(Query::new("liver ").shorter().count(), 0);
    }

    #[test]
    fn an_unknown_field_says_which_there_are() {
        let query = Query::new("organ:liver abscess");
        let fault = query.fault().unwrap();
        assert_eq!(fault.what, "there is no field organ");
        assert!(fault.known.contains(&"region".to_owned()));
        for (query, near) in
            [("Regions:pelvis", "region"), ("reg:pelvis", "region"), ("systen:x", "system")]
        {
            assert_eq!(Query::new(query).fault().unwrap().known.first().unwrap(), near);
        }
        for words in ["IR:biopsy", "dx:gout", "region: pelvis", "1:20"] {
            assert_eq!(Query::new(words).fault(), None, "{words}");
        }
    }

    #[test]
    fn the_encounter_of_a_title_is_left_out() {
        let query = Query::new("Fracture of vertebra, initial encounter for closed fracture");
        assert_eq!(query.folded, "fracture of vertebra");
    }

    #[test]
    fn a_query_may_be_asked_of_some_kinds_only() {
        let query = Query::new("x").within(&[Kind::Trend]);
        assert!(query.covers(Kind::Trend) && !query.covers(Kind::Condition));
    }
}
