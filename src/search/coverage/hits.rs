//! From what is known of the entries to hits: what is close enough, and of that the best.

use super::cover::WordSet;
use super::{BestMatch, Coverage, EntryCover};
use crate::catalog::{Aspect, EntryRef, Kind};
use crate::search::TermKind;
use crate::search::arena::real;
use crate::search::rank::{Hit, MatchClass};
use crate::search::weights;
use crate::text::sort_by;
use std::collections::BTreeMap;

/// No more entries than these are called by names that stand over the words of others; a query holds few names.
const MOST_NAMED: usize = 16;

impl Coverage<'_> {
    /// Every entry that is close enough.
    pub(super) fn hits(&self) -> Vec<(Hit, &EntryCover)> {
        let mut hits: Vec<(Hit, &EntryCover)> = Vec::new();
        let groups = self.groups_named();
        let most_said = self.most_said();
        for found in &self.found {
            let entry = found.entry;
            let mut best = found.best;
            let kind = self.catalog.kind(entry);
            // A slip that may mean several words is forgiven in a term, not between terms.
            let is_guessed = found.cover.any.meets(self.guesses);
            let spread = self.spread(found, !groups.is_empty()).filter(|_| !is_guessed);
            best = spread.unwrap_or(best);
            let mut for_condition = None;
            if let Some((class, score, condition)) = self.together(entry, found) {
                let together = BestMatch { class, score, ..best };
                if together.is_better_than(&best) {
                    best = together;
                    for_condition = Some(condition);
                }
            }
            if !self.kinds.is_empty() && !self.kinds.contains(&kind) {
                best.score *= weights::OTHER_KIND;
            }
            let is_asked_first = |aspect: &Aspect| aspect.kinds.contains(&kind);
            let aspect = self.aspect.filter(|(_, aspect)| match kind.is_told() {
                true => is_asked_first(aspect),
                // The retrieval of a filter is its removal.
                false => best.asked || found.beside && !found.in_name.meets(self.asked),
            });
            let is_asked_elsewhere = self.aspect.is_some() && aspect.is_none();
            let is_untold = || {
                self.aspect.is_some_and(|(_, aspect)| !aspect.is_told_by(kind))
                    && kind == Kind::Procedure
            };
            if is_asked_elsewhere && best.class == MatchClass::Whole && kind.is_told()
                || best.class == MatchClass::Words && is_untold()
            {
                // What is only told about others does not answer what is asked of them, nor does a page without such a section.
                best.score *= weights::OTHER_KIND;
            }
            let is_most = || {
                kind == Kind::Drug || self.of_names.covered(&found.cover) >= weights::LEAST_OF_TOLD
            };
            // A sheet of rules may have what is asked in its name.
            let asked = if kind == Kind::Safety { self.aspect } else { aspect };
            // Of two names the longer one is meant: *stroke thrombectomy* is no thrombectomy of a dialysis graft.
            let is_first = asked.is_some_and(|(_, aspect)| {
                is_asked_first(aspect) && is_most() && !self.is_part_of_a_sheet(found)
                    || found.said == most_said && aspect.by_plan && self.overrules(entry, &groups)
            });
            if is_first && found.whole {
                // The aspect is asked of such entries before all others.
                (best.class, best.score) = (MatchClass::Whole, 1.0);
            }
            // What is told about others holds their words without being meant, unless one of its terms says it all.
            if best.class == MatchClass::Words
                && !found.whole
                && (kind.is_told() || !found.best.said)
                && !matches!(kind, Kind::Condition | Kind::Procedure)
            {
                best.class = MatchClass::Within;
            }
            let is_bits = spread.is_some() && for_condition.is_none() && self.is_bits(found);
            if is_bits || self.is_chance(found, best) {
                continue;
            }
            let least = match best.class {
                MatchClass::Within if found.sure => weights::LEAST_SURE_SCORE,
                MatchClass::Within if kind.is_told() => weights::LEAST_TOLD_SCORE,
                MatchClass::Within => weights::LEAST_WITHIN_SCORE,
                _ => weights::LEAST_SCORE,
            };
            // A name of the glossary is meant where more of it is said than of what is done, and beside a stranger it is another word.
            if best.class == MatchClass::Within && found.whole && kind.is_told() {
                if kind != Kind::Glossary || found.said <= most_said {
                    best.class = MatchClass::Partial;
                }
                // A trial is called by a word of everyday life: *escape room* is none.
                let is_left = !self.names.is_within(found.cover.meant);
                let is_strange = self.is_strange && !found.sure;
                if is_strange || kind == Kind::Trial && found.said < 2 && is_left {
                    continue;
                }
            }
            if best.score >= least {
                let by_term = Hit::by(self.index.term(best.term), best.class, best.score);
                let asked = |by: Kind| aspect.filter(|(_, aspect)| aspect.is_told_by(by));
                // What a condition does not tell, the procedures under it may.
                let under = asked(Kind::Procedure).filter(|_| kind == Kind::Condition);
                let (aspect, asked_under) = match asked(kind) {
                    Some((number, _)) => (Some(number), None),
                    None => (None, under.map(|(number, _)| number)),
                };
                let typo = best.typo;
                hits.push((Hit { typo, for_condition, aspect, asked_under, ..by_term }, found));
            }
        }
        hits
    }

    /// How many words the name says that says the most of what is done, or is to be treated.
    pub(super) fn most_said(&self) -> usize {
        let is_done = |entry| !self.catalog.kind(entry).is_told();
        let done = self.found.iter().filter(|found| found.whole && is_done(found.entry));
        done.map(|found| found.said).max().unwrap_or_default().max(1)
    }

    /// Whether a drug is called by a part of the longer name of a sheet of rules: *fibrinogen on tPA infusion*.
    fn is_part_of_a_sheet(&self, found: &EntryCover) -> bool {
        let is_sheet = |entry| self.catalog.kind(entry) == Kind::Safety;
        let called = found.called & self.names;
        let is_longer = |other: &EntryCover| {
            let names = other.called & self.names;
            other.whole && is_sheet(other.entry) && called != names && called.is_within(names)
        };
        self.catalog.kind(found.entry) == Kind::Drug && self.found.iter().any(is_longer)
    }

    /// Whether a match may be one by chance.
    fn is_chance(&self, found: &EntryCover, best: BestMatch) -> bool {
        let by_brand = self.index.term(best.term).kind == TermKind::Device;
        let is_guessed = found.cover.any.meets(self.guesses);
        // One word that names something, beside what is asked of it or goes with it.
        let is_lone = self.words.len() > 1 && self.names.len() == 1;
        match best.class {
            // A slip that leaves words unexplained is a guess, and so is what rests on lent words alone.
            MatchClass::Partial => {
                is_guessed
                    || self.is_strange
                    || !may_be_partial(self.catalog.kind(found.entry), by_brand)
                    || !found.cover.said.meets(self.names)
            }
            // So is one in a bit of a term; a bit of a brand names nothing, nor does a lone word that is a bit of a term.
            MatchClass::Words if !found.whole => {
                let is_bit = is_guessed || by_brand || is_lone && best.asked;
                is_bit && found.of_term < weights::LEAST_OF_GUESS
            }
            _ => is_guessed && found.of_term < weights::LEAST_OF_GUESS,
        }
    }

    /// Whether an entry only holds one word in one term and another in another, and is called by neither: *fishing line*. Rare
    /// words do not meet by chance.
    fn is_bits(&self, found: &EntryCover) -> bool {
        let named = self.names.len();
        let said = (found.cover.said & self.names).places();
        let said = said.filter_map(|at| self.words.get(at)).map(|word| word.weight);
        !self.is_begun
            && named > 1
            && found.said < 2
            && found.of_term < weights::LEAST_OF_SPREAD
            && said.sum::<f64>() < real(named) * weights::STANDS
    }

    /// What an entry says of the query in several terms together, where that is more than one of them says.
    fn spread(&self, found: &EntryCover, names_drug: bool) -> Option<BestMatch> {
        let best = found.best;
        let (class, spread) = self.judge(found.entry, &found.cover, found.whole, found.sure);
        let share = weights::SEVERAL_TERMS
            * (1.0 - weights::SEVERAL_OF_TERM + weights::SEVERAL_OF_TERM * found.of_term);
        let mut score = spread * share;
        // Who names a drug asks of the drug, or of a sheet of rules, and not of what holds its name in one term and the other
        // words in another.
        if names_drug && !found.whole && class < best.class {
            if self.catalog.kind(found.entry) != Kind::Safety {
                return None;
            }
            score *= weights::BESIDE_A_DRUG;
        }
        let several = BestMatch { class, score, typo: found.cover.any.meets(self.typos), ..best };
        several.is_better_than(&best).then_some(several)
    }

    /// The best hits of each class, and what is not much worse, or is named by words that no better hit says.
    pub(super) fn without_tail(&self, hits: Vec<(Hit, &EntryCover)>) -> Vec<Hit> {
        let mut best: BTreeMap<MatchClass, f64> = BTreeMap::new();
        // What is only told about others sets no bar for them.
        for (hit, _) in hits.iter().filter(|(hit, _)| !self.catalog.kind(hit.entry).is_told()) {
            let best = best.entry(hit.class).or_default();
            *best = best.max(hit.score);
        }
        let is_close = |hit: &Hit| {
            hit.score >= best.get(&hit.class).map_or(0.0, |best| best * weights::LEAST_OF_BEST)
        };
        // Those within a query come last, the best first: each is held against all that was kept before.
        let is_within = |(hit, _): &(Hit, &EntryCover)| hit.class == MatchClass::Within;
        let (mut within, others): (Vec<_>, Vec<_>) = hits.into_iter().partition(is_within);
        self.below_longer_names(&mut within);
        sort_by(&mut within, |(a, _), (b, _)| b.score.total_cmp(&a.score));
        let mut kept: Vec<Hit> = Vec::with_capacity(within.len() + others.len());
        let (mut said, mut called) = (Vec::new(), Vec::new());
        for (hit, found) in others.into_iter().chain(within) {
            let names = found.cover.said & (self.names | self.asked);
            // Who is called by some of the words is not silenced by who holds all of them in bits of other names.
            let is_told = self.catalog.kind(hit.entry).is_told();
            let is_news = |known: &[(WordSet, bool)]| {
                !known.iter().any(|&(known, told)| told <= is_told && names.is_within(known))
            };
            let is_named = || is_news(&called) && (found.whole || is_news(&said));
            if is_close(&hit) || hit.class == MatchClass::Within && is_named() {
                let known = if found.whole { &mut called } else { &mut said };
                if !known.contains(&(names, is_told)) {
                    known.push((names, is_told));
                }
                kept.push(hit);
            }
        }
        kept
    }

    /// Puts who is called by a part of a longer name under who is called by all of it: *lead glasses* are no *LEAD*. What is only told
    /// about others puts what is done under none: *grade IV splenic laceration* is one.
    fn below_longer_names(&self, within: &mut [(Hit, &EntryCover)]) {
        let is_told = |entry| self.catalog.kind(entry).is_told();
        let called: Vec<(WordSet, f64, bool)> = within
            .iter()
            .map(|(hit, found)| (found.called, hit.score, is_told(hit.entry)))
            .collect();
        for (hit, found) in within {
            let is_part = |of: WordSet| found.called != of && found.called.is_within(of);
            let longer = called.iter().filter(|&&(of, _, told)| {
                !found.called.is_empty() && is_part(of) && told <= is_told(hit.entry)
            });
            let least = longer.map(|&(_, score, _)| score * weights::PART_OF_A_NAME);
            hit.score = least.fold(hit.score, f64::min);
        }
    }

    /// Puts what only holds the words of the query one here and one there under what is called by several of them: *migrated IVC
    /// filter, pain* is not the stent for painful legs. Who does something for what is called so is not put under it.
    pub(super) fn below_whole_names(&self, hits: &mut [(Hit, &EntryCover)]) {
        let is_named = |(hit, found): &&(Hit, &EntryCover)| {
            hit.class == MatchClass::Within
                && found.whole
                && found.called.len() >= 2
                && !self.catalog.kind(hit.entry).is_told()
                && self.of_names.weigh(found.called) >= weights::MOST_OF_NAMES
        };
        let named = hits.iter().filter(is_named);
        let mut named: Vec<(EntryRef, WordSet, f64)> =
            named.map(|(hit, found)| (hit.entry, found.called, hit.score)).collect();
        sort_by(&mut named, |(.., a), (.., b)| b.total_cmp(a));
        named.truncate(MOST_NAMED);
        if named.is_empty() {
            return;
        }
        let treats = |procedure, condition| {
            let treated = self.catalog.relations().treated_by(procedure);
            treated.iter().any(|treatment| treatment.condition == condition)
        };
        for (hit, found) in hits {
            let is_apart = |&&(entry, name, _): &&(EntryRef, WordSet, f64)| {
                found.said < name.len() && !treats(hit.entry, entry)
            };
            let least = named.iter().filter(is_apart).map(|&(.., score)| score);
            if let Some(least) = least.reduce(f64::min)
                && (hit.class == MatchClass::Words
                    || hit.class == MatchClass::Within && !found.whole)
            {
                hit.class = MatchClass::Within;
                hit.score = hit.score.min(least * weights::PART_OF_A_NAME);
            }
        }
    }

    /// Entries that cover at least about half of the query.
    pub(super) fn by_half(&self) -> Vec<(Hit, &EntryCover)> {
        let half = self.found.iter().filter_map(|found| {
            let covered = self.beside_names.covered(&found.cover);
            let term = self.index.term(found.best.term);
            let kind = self.catalog.kind(found.entry);
            let by_brand = term.kind == TermKind::Device;
            // Where most of a name is said, a stranger beside it does not make it another one.
            let names_said = (found.cover.said & self.names).len();
            let is_clear = names_said >= 2
                && found.of_term >= weights::LEAST_OF_SPREAD
                && self.everyday.is_empty();
            let is_sure = found.said >= 2
                && (!self.is_strange || is_clear)
                && may_be_partial(kind, by_brand)
                && !found.cover.any.meets(self.guesses);
            (covered >= weights::HALF_COVERAGE && is_sure).then(|| {
                let score = covered
                    * weights::HALF
                    * (1.0 - weights::HALF_OF_TERM + weights::HALF_OF_TERM * found.of_term);
                (Hit::by(term, MatchClass::Partial, score), found)
            })
        });
        half.collect()
    }
}

/// Whether part of a query is enough for an entry of a kind: not for what is told about others.
const fn may_be_partial(kind: Kind, by_brand: bool) -> bool {
    !by_brand && matches!(kind, Kind::Condition | Kind::Procedure)
}
