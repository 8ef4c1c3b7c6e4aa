//! The answers that a text gives, whatever was asked: what is missing, when, how many, which way, who, which records.
//!
//! In charge of finding them. None is acted on as found: the engine says them back, and the step that they belong to
//! has them confirmed.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Listener;
use super::phrases::{Match, Words};
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{Kind, RestoreOption};
use crate::dialogue::language::{Language, TalkWords};
use crate::dialogue::moments::Reading;

/// So many words may stand between kinds that are not meant: *not the contacts or the companies*.
const BETWEEN_KINDS: usize = 2;

/// The most words of an answer that may be *one*.
const FEW_WORDS: usize = 3;

/// The longest name that is taken for one, in characters.
const LONGEST_NAME: usize = 60;

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
    /// When it happened.
    pub moment: Option<ToldMoment>,
    /// Which way back.
    pub option: Option<RestoreOption>,
    /// How many records.
    pub amount: Option<u64>,
    /// Who did it, by the person's word.
    pub who: Option<String>,
    /// Records by name.
    pub names: Vec<String>,
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
            }
            Slot::Moment => self.moment = None,
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
            }
            Slot::Moment => only.moment = self.moment,
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
        }
        self.moment = newer.moment.or(self.moment);
        self.option = newer.option.or(self.option);
        self.amount = newer.amount.or(self.amount);
        self.who = newer.who.or(self.who.take());
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
    let (words, loose) = (Words::of(text), Words::loosely(text));
    let talk = &language.talk;
    let mut told = Told::default();
    let mut cut: Vec<Range<usize>> = Vec::new();
    if let Some(found) = name_in(&words, &talk.records, language) {
        told.names.extend(found.name.clone());
        // The word for its kind stays: it says what is missing.
        cut.push(found.words.end - Words::of(found.name.as_deref().unwrap_or_default()).len()..found.words.end);
    }
    if let Some(found) = name_in(&words, &talk.who, language) {
        cut.extend(place_of_name(&words, &found));
        told.who = found.name;
    }
    let rest = words.without(&cut);
    let found = listener.moments.find(&rest, code, listener.zone, listener.now);
    // The numbers of a moment count nothing, and those of a deadline neither.
    let counted = found.as_ref().map_or(rest.as_str(), |found| found.rest.as_str());
    let counted = joined(&listener.moments.without_times(&without_occasions(counted, talk), code));
    told.amount = amount_of_kinds(&Words::loosely(&counted), language);
    // *Right now* is a word of every day.
    let when = found.map(|found| found.understood.reading).filter(|reading| *reading != Reading::One(listener.now));
    told.moment = when.and_then(ToldMoment::of);
    told.option = option_in(&loose, talk);
    (told.kinds, told.not_kinds) = kinds_in(&Words::loosely(&without_occasions(text, talk)), language);
    told
}

/// A text without what it is wanted for (*I have a meeting*): nothing of it is missing.
fn without_occasions(text: &str, talk: &TalkWords) -> String {
    let words = Words::of(text);
    let cut: Vec<Range<usize>> =
        (0..words.len()).filter_map(|at| Some(find_one(&words, &talk.occasions, at)?.words)).collect();
    if cut.is_empty() { text.to_owned() } else { words.without(&cut) }
}

/// Which words of a match are its name.
fn place_of_name(words: &Words<'_>, found: &Match) -> Option<Range<usize>> {
    let name = found.name.as_deref()?;
    let length = Words::of(name).len();
    let mut starts = found.words.start..=found.words.end.checked_sub(length)?;
    starts.find(|start| words.written(&(*start..start + length)) == name).map(|start| start..start + length)
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

/// The kinds that a text names, and those that it says are not meant: a negation counts for the kind right behind it
/// and for those that are joined to it, up to a *but* or the end of the part of the sentence.
pub fn kinds_in(words: &Words<'_>, language: &Language) -> (BTreeSet<Kind>, BTreeSet<Kind>) {
    let (mut meant, mut not_meant) = (BTreeSet::new(), BTreeSet::new());
    for clause in words.clauses() {
        // How many words may still stand before the next kind that is not meant.
        let mut negated: Option<usize> = None;
        let mut position = clause.start;
        while position < clause.end {
            if let Some(found) = find_one(words, &language.talk.not_these, position) {
                negated = Some(0);
                position = found.words.end;
            } else if let Some((kind, end)) = kind_at(words, language, position) {
                negated = negated.map(|_| BETWEEN_KINDS);
                if negated.is_some() {
                    not_meant.insert(kind)
                } else {
                    meant.insert(kind)
                };
                position = end;
            } else {
                let is_end = find_one(words, &language.talk.but, position).is_some();
                negated = negated.and_then(|left| left.checked_sub(1)).filter(|_| !is_end);
                position += 1;
            }
        }
    }
    not_meant.retain(|kind| !meant.contains(kind));
    (meant, not_meant)
}

fn find_one(words: &Words<'_>, phrases: &[String], at: usize) -> Option<Match> {
    phrases.iter().filter_map(|phrase| words.find_at(phrase, at)).max_by_key(|found| found.words.len())
}

/// The kind whose longest word begins here. *Something else* is no kind in a sentence.
fn kind_at(words: &Words<'_>, language: &Language, at: usize) -> Option<(Kind, usize)> {
    let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Other);
    let found = kinds.filter_map(|kind| {
        let names = language.kinds.get(kind.as_str())?;
        Some((*kind, find_one(words, names, at)?.words.end))
    });
    found.max_by_key(|(_, end)| *end)
}

/// A number right before a kind: *12 contacts*, *zwei neue Kontakte*.
fn amount_of_kinds(words: &Words<'_>, language: &Language) -> Option<u64> {
    (0..words.len()).find_map(|at| {
        let number = number_at(words.plain(at), language)?;
        let is_counted = (at + 1..=at + 2).any(|next| kind_at(words, language, next).is_some());
        is_counted.then_some(number)
    })
}

fn number_at(word: &str, language: &Language) -> Option<u64> {
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    language.talk.numbers.get(word).copied()
}

/// The number that a text names in digits or in words; none where it names two.
pub fn amount_in(text: &str, language: &Language) -> Option<u64> {
    let joined = joined(text);
    let words = Words::of(&joined);
    let mut numbers = (0..words.len()).filter_map(|at| {
        let word = words.plain(at);
        let is_digits = word.bytes().all(|b| b.is_ascii_digit());
        // *One* is an article in many languages: within a sentence it counts nothing.
        let is_counted = |number: &u64| *number > 1 || words.len() <= FEW_WORDS;
        if is_digits { Some(word.parse().ok()) } else { number_at(word, language).filter(is_counted).map(Some) }
    });
    let first = numbers.next()?;
    if numbers.next().is_some() { None } else { first }
}

/// A text in which groups of three digits stand together: 1.200, 12,000, 1 200.
fn joined(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_separator = |at: usize| {
        let groups = |range: Range<usize>| chars.get(range).is_some_and(|part| part.iter().all(char::is_ascii_digit));
        matches!(chars[at], '.' | ',' | '\'' | '\u{a0}' | '\u{202f}' | ' ')
            && at > 0
            && chars[at - 1].is_ascii_digit()
            && groups(at + 1..at + 4)
            && !chars.get(at + 4).is_some_and(char::is_ascii_digit)
    };
    (0..chars.len()).filter(|at| !is_separator(*at)).map(|at| chars[at]).collect()
}

/// A name after one of some patterns; a word that names nobody is none (*my colleague*).
fn name_in(words: &Words<'_>, patterns: &[String], language: &Language) -> Option<Match> {
    (0..words.len()).find_map(|at| {
        let found = patterns.iter().filter_map(|pattern| words.find_at(pattern, at));
        found.max_by_key(|found| found.words.len()).and_then(|found| named(found, language))
    })
}

/// A match with the name in it, where it is one.
fn named(mut found: Match, language: &Language) -> Option<Match> {
    let name = found.name.take()?;
    let parts: Vec<&str> = name.split_whitespace().collect();
    let is_common = |part: &&&str| is_common_word(part, language);
    let own: Vec<&str> = parts.iter().skip_while(is_common).copied().collect();
    // Small letters are within a name only (*Sp. z o.o.*).
    let is_strange = |part: &&str| part.starts_with(char::is_uppercase) && is_common(&part);
    let fits = !own.is_empty() && !own.iter().any(is_strange) && name.chars().count() <= LONGEST_NAME;
    fits.then(|| Match { words: found.words, name: Some(own.join(" ")) })
}

/// Whether a word has a large letter and still is nobody's name: a day, a month, a kind, a word at the beginning.
fn is_common_word(word: &str, language: &Language) -> bool {
    let plain = word.to_lowercase();
    let is_calendar = language.weekdays.iter().chain(&language.months).any(|name| name.to_lowercase() == plain);
    is_calendar || language.talk.not_names.contains(&plain) || kind_at(&Words::of(word), language, 0).is_some()
}
