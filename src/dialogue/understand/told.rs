//! The answers that a text gives, whatever was asked: what is missing, when, how many, which way, who, which records.
//!
//! In charge of finding them. None is acted on as found: the engine says them back, and the step that they belong to
//! has them confirmed.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::amounts::{amount_of_kinds, joined};
use super::kinds::kinds_in;
use super::looked::looked_in;
use super::losses::denials_in;
use super::names::{name_in, names_in, place_of};
use super::phrases::{Match, Words};
use super::{Listener, Looked};

pub use super::amounts::amount_in;
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{Kind, RestoreOption};
use crate::dialogue::language::{Language, TalkWords};
use crate::dialogue::moments::{Reading, Writing};

/// A moment as it was told, not yet said back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToldMoment {
    /// One moment.
    One(DateTime<Utc>),
    /// A day or more without a time: the first moment and the first after it.
    Span(DateTime<Utc>, DateTime<Utc>),
    /// One of two.
    Two(DateTime<Utc>, DateTime<Utc>),
    /// One that the clock skipped: before it and after it.
    Gap(DateTime<Utc>, DateTime<Utc>),
    /// One that the clock showed twice.
    Overlap(DateTime<Utc>, DateTime<Utc>),
}

impl ToldMoment {
    /// The moment of a reading, where it is one of the past.
    pub fn of(reading: Reading) -> Option<Self> {
        match reading {
            Reading::None | Reading::Future(_) => None,
            Reading::One(at) => Some(Self::One(at)),
            Reading::Span(from, to) => Some(Self::Span(from, to)),
            Reading::Two(first, second) => Some(Self::Two(first, second)),
            Reading::Gap(before, after) => Some(Self::Gap(before, after)),
            Reading::Overlap(first, second) => Some(Self::Overlap(first, second)),
        }
    }

    /// Whether another moment is within it: of a moment its minute counts.
    pub fn holds(self, at: DateTime<Utc>) -> bool {
        match self {
            Self::One(one) => one <= at && at < one + Duration::minutes(1),
            Self::Span(from, to) => from <= at && at < to,
            Self::Two(..) | Self::Gap(..) | Self::Overlap(..) => false,
        }
    }

    /// Its first moment.
    pub fn first(self) -> DateTime<Utc> {
        match self {
            Self::One(at) | Self::Span(at, _) | Self::Two(at, _) | Self::Gap(at, _) | Self::Overlap(at, _) => at,
        }
    }
}

/// What a text, or several, gave beside the question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// What is missing or wrong.
    pub kinds: BTreeSet<Kind>,
    /// What is not meant (*not contacts*).
    pub not_kinds: BTreeSet<Kind>,
    /// Nothing but these kinds is meant (*only contacts*).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_only: bool,
    /// When it happened.
    pub moment: Option<ToldMoment>,
    /// The moment is that of the state that is wanted, not of the loss (*back to Monday*).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_state: bool,
    /// Which way back.
    pub option: Option<RestoreOption>,
    /// How many records.
    pub amount: Option<u64>,
    /// Who did it, by the person's word.
    pub who: Option<String>,
    /// Records by name.
    pub names: Vec<String>,
    /// Whether a file shall hold only what is missing, or all records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_missing: Option<bool>,
    /// Where they have looked already.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub looked: BTreeSet<Looked>,
}

impl Told {
    /// Whether it is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it gives an answer that can be changed by name.
    pub fn gives(&self, slot: Slot) -> bool {
        match slot {
            Slot::Missing => !self.kinds.is_empty() || !self.not_kinds.is_empty(),
            Slot::Moment => self.moment.is_some(),
            Slot::Option => self.option.is_some(),
            Slot::Snapshot | Slot::Groups => false,
        }
    }

    /// Without an answer.
    pub fn forget(&mut self, slot: Slot) {
        match slot {
            Slot::Missing => {
                self.kinds.clear();
                self.not_kinds.clear();
                self.is_only = false;
            }
            Slot::Moment => (self.moment, self.is_state) = (None, false),
            Slot::Option => self.option = None,
            Slot::Snapshot | Slot::Groups => {}
        }
    }

    /// Only one of its answers.
    #[must_use]
    pub fn only(&self, slot: Slot) -> Self {
        let mut only = Self::default();
        match slot {
            Slot::Missing => {
                only.kinds.clone_from(&self.kinds);
                only.not_kinds.clone_from(&self.not_kinds);
                only.is_only = self.is_only;
            }
            Slot::Moment => (only.moment, only.is_state) = (self.moment, self.is_state),
            Slot::Option => only.option = self.option,
            Slot::Snapshot | Slot::Groups => {}
        }
        only
    }

    /// Takes what another text gave; where both say something the newer word counts.
    pub fn take(&mut self, newer: Self) {
        for kind in &newer.not_kinds {
            self.kinds.remove(kind);
        }
        if !newer.kinds.is_empty() {
            self.kinds = newer.kinds;
            self.is_only = newer.is_only;
        }
        if newer.moment.is_some() {
            (self.moment, self.is_state) = (newer.moment, newer.is_state);
        }
        self.option = newer.option.or(self.option);
        self.amount = newer.amount.or(self.amount);
        self.only_missing = newer.only_missing.or(self.only_missing);
        self.who = newer.who.or(self.who.take());
        for looked in newer.looked {
            self.looked.extend([looked]);
            self.looked.retain(|known| looked.contrary() != Some(*known));
        }
        for name in newer.names {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }
}

/// What a text gives, in one language; moments in any, that one first.
pub fn told(text: &str, code: &str, language: &Language, listener: &Listener<'_>) -> Told {
    // Nobody's name is corrected; words for things are.
    let words = Words::of(text);
    let talk = &language.talk;
    let mut told = Told::default();
    let mut cut: Vec<Range<usize>> = Vec::new();
    let denials = denials_in(&words, talk);
    let doer = names_in(&words, &talk.who, language);
    // *Frau Weber hat alles gelöscht*: who did it is not what is missing.
    let is_doer = |found: &Match| {
        let places = (doer.as_ref().and_then(|doer| place_of(&words, doer)), place_of(&words, found));
        matches!(places, (Some(who), Some(record)) if who.start < record.end && record.start < who.end)
    };
    if let Some(found) = name_in(&words, &talk.records, language).filter(|found| !is_doer(found)) {
        told.names.extend(found.name.clone());
        // The word for its kind stays: it says what is missing.
        cut.push(found.words.end - Words::of(found.name.as_deref().unwrap_or_default()).len()..found.words.end);
    }
    // Who did nothing did it not: *Anna hat nichts gelöscht*.
    let did_it = |range: &Range<usize>| !denials.iter().any(|no| no.start < range.end && range.start < no.end);
    if let Some(found) = doer {
        cut.extend(place_of(&words, &found));
        told.who = found.name.filter(|_| did_it(&found.words));
    }
    let rest = words.without(&cut);
    // *Somebody imported a spreadsheet* asks for no file.
    told.option = option_in(&Words::loosely(&without_occasions(text, talk)), talk);
    let wants_state = told.option == Some(RestoreOption::Csv);
    let found = listener.moments.find_in(&rest, code, Writing { wants_state, ..listener.writing });
    // The numbers of a moment count nothing, those of a deadline neither; and its words say nothing of what is missing.
    let timeless = found.as_ref().map_or(rest.as_str(), |found| found.rest.as_str());
    let counted = joined(&listener.moments.without_times(&without_occasions(timeless, talk), code));
    // A moment may stand between who and what was done: *Anna hat gestern um 15:10 alles gelöscht*.
    if told.who.is_none() && denials.is_empty() {
        let shorter = listener.moments.without_times(text, code);
        told.who = names_in(&Words::of(&shorter), &talk.who, language).and_then(|found| found.name);
    }
    told.amount = amount_of_kinds(&Words::loosely(&counted), language);
    let named = kinds_in(text, timeless, language);
    (told.kinds, told.not_kinds, told.is_only) = (named.meant, named.not_meant, named.is_only);
    // *Right now* is a word of every day.
    let when =
        found.map(|found| found.understood.reading).filter(|reading| *reading != Reading::One(listener.writing.now));
    told.moment = when.and_then(ToldMoment::of);
    told.looked = looked_in(&words, talk, told.who.is_some());
    told
}

/// A text without what it is wanted for (*I have a meeting*): nothing of it is missing.
fn without_occasions(text: &str, talk: &TalkWords) -> String {
    let words = Words::of(text);
    let cut: Vec<Range<usize>> =
        (0..words.len()).filter_map(|at| Some(words.longest_at(&talk.occasions, at)?.words)).collect();
    if cut.is_empty() { text.to_owned() } else { words.without(&cut) }
}

/// Whether a text says of a way back that it is not meant: *no file please*, *eine CSV wollte ich nicht*.
pub fn denies_option(text: &str, option: RestoreOption, language: &Language) -> bool {
    let (words, talk) = (Words::of(text), &language.talk);
    let key = option.as_str();
    let names = [talk.options.get(key), language.choices.get(key)].into_iter().flatten().flatten();
    let names: Vec<&String> = names.collect();
    words.clauses().into_iter().any(|clause| {
        let not = clause.clone().find_map(|at| Some(words.longest_at(&talk.not, at)?.words.end));
        let named = |at: usize| names.iter().any(|name| words.find_at(name, at).is_some());
        let is_wish = |at: usize| talk.courtesy.iter().any(|known| known == words.plain(at));
        let wanted = |at: usize| names.iter().filter_map(|name| Some(words.find_at(name, at)?.words.end)).max();
        // *Eine CSV wollte ich nicht*: between the way and the *not* stands nothing but who wants it.
        let is_behind = || {
            let from = clause.clone().find_map(wanted)?;
            let until = (from..clause.end).find(|at| !is_wish(*at))?;
            let not = words.longest_at(&talk.not, until)?.words;
            Some(until > from && not.end == clause.end)
        };
        not.is_some_and(|not| (not..clause.end).any(named)) || is_behind() == Some(true)
    })
}

/// The ways back that a text asks to have explained, as they stand in it: *what is a CRM rollback?*. `None` where it asks
/// for no explanation; without a way where it says of none what it is (*what is the difference?*).
pub fn options_asked_about(text: &str, language: &Language) -> Option<Vec<RestoreOption>> {
    let (words, talk) = (Words::loosely(text), &language.talk);
    let named = |option: &RestoreOption| {
        let phrases = [talk.options.get(option.as_str()), language.choices.get(option.as_str())];
        let found = words.find_any(phrases.into_iter().flatten().flatten())?;
        Some((found.words, *option))
    };
    let mut named: Vec<(Range<usize>, RestoreOption)> = RestoreOption::ALL.iter().filter_map(named).collect();
    // *CRM rollback* is no *rollback* beside it.
    let all = named.clone();
    named.retain(|(of, _)| {
        !all.iter().any(|(other, _)| other.len() > of.len() && other.start <= of.start && of.end <= other.end)
    });
    named.sort_by_key(|(of, _)| of.start);
    let is_beside = |at: usize| {
        let defines = words.longest_at(&talk.defines, at).map(|found| found.words);
        defines.is_some_and(|defines| named.iter().any(|(of, _)| are_near(&defines, of)))
    };
    let asks = words.find_any(&talk.explains).is_some() || (0..words.len()).any(is_beside);
    asks.then(|| named.into_iter().map(|(_, option)| option).collect())
}

/// Whether two places are no further apart than an article.
fn are_near(one: &Range<usize>, other: &Range<usize>) -> bool {
    let between = |first: &Range<usize>, second: &Range<usize>| second.start.checked_sub(first.end);
    between(one, other).or_else(|| between(other, one)).is_some_and(|words| words <= 2)
}

/// The way back that a text names: of several the one said last, and none that is said not to be meant.
pub fn option_in(words: &Words<'_>, talk: &TalkWords) -> Option<RestoreOption> {
    let mut named: Vec<(usize, usize, RestoreOption)> = Vec::new();
    for clause in words.clauses() {
        let part = Words::loosely(words.written(&clause));
        if Words::of(words.written(&clause)).find_any(&talk.not).is_some() {
            continue;
        }
        for option in RestoreOption::ALL {
            let phrases = talk.options.get(option.as_str());
            let found = phrases.and_then(|phrases| part.find_any(phrases));
            named.extend(found.map(|found| (clause.start, found.words.len(), *option)));
        }
    }
    named.into_iter().max_by_key(|(at, length, _)| (*at, *length)).map(|(_, _, option)| option)
}
