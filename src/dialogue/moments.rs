//! Moments as people write them, in the portal's zone, in each language: dates and times, days by name, spans ago,
//! parts of a day, ranges.
//!
//! In charge of what a text can mean. It never decides: the step says the reading back, asks where there are two, and
//! only takes the past. What is said in a language is data, `moments/CODE.yaml`: words, and rules of which each names a
//! meaning; the meanings are here.
//!
//! ```text
//! lexer       a text as tokens           source      a file as it is written
//! vocabulary  which word a token is      pattern     the little language of rules
//! matching    which rules fit where      choosing    those that explain most
//! grammar     a file made ready          parts       the parts of a moment
//! meaning     what a rule's words are    calendar    which day that was
//! combining   words side by side
//! values      what words stand for       days        which parts name the day
//! assemble    what they mean together    amending    *Tuesday, no, Wednesday*
//! asides      what is no loss's moment   reader      one text, in some of the languages
//! zones       *15:00 UTC*                either      *Tuesday or Wednesday*
//! ```

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::flow::SourceFile;
use super::side_by_side;
use super::understand::{is_same, normal};

mod amending;
mod asides;
mod assemble;
mod calendar;
mod choosing;
mod combining;
mod days;
mod either;
mod grammar;
mod lexer;
mod matching;
mod meaning;
pub mod measure;
mod neighbours;
mod parts;
mod pattern;
mod reader;
mod source;
mod values;
mod vocabulary;
mod zones;

#[cfg(test)]
mod tests;

use choosing::{cover, group};
use grammar::Grammar;
use lexer::{Token, tokens};
use matching::{Item, divided, fillers_of, items_of, words_of};
use parts::Part;
use reader::{Analysed, Reader, rest_of};
use zones::Zones;

/// What a text says of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    None,
    /// One moment of the past.
    One(DateTime<Utc>),
    /// A day, a night or a week of which no time was said: its first moment and the first after it.
    Span(DateTime<Utc>, DateTime<Utc>),
    /// Two moments of the past, the earlier first (3/4).
    Two(DateTime<Utc>, DateTime<Utc>),
    /// A time that the clock skipped: an hour before it and an hour after.
    Gap(DateTime<Utc>, DateTime<Utc>),
    /// A time that the clock showed twice.
    Overlap(DateTime<Utc>, DateTime<Utc>),
    /// A moment that is still to come.
    Future(DateTime<Utc>),
}

impl Reading {
    /// Its moments of the past, the earlier first.
    pub fn past_moments(self) -> Vec<DateTime<Utc>> {
        match self {
            Self::None | Self::Future(_) => Vec::new(),
            Self::One(at) | Self::Span(at, _) => vec![at],
            Self::Two(first, second) | Self::Gap(first, second) | Self::Overlap(first, second) => vec![first, second],
        }
    }
}

/// How exact a moment was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the second.
    #[serde(alias = "Second")]
    Second,
    /// To the minute.
    #[serde(alias = "Minute")]
    Minute,
    /// To the hour, or a part of the day.
    #[serde(alias = "Hour")]
    Hour,
    /// A day.
    #[serde(alias = "Day")]
    Day,
    /// A week.
    #[serde(alias = "Week")]
    Week,
    /// A month.
    #[serde(alias = "Month")]
    Month,
    /// A year.
    #[serde(alias = "Year")]
    Year,
}

impl Precision {
    /// For how long a moment of that precision lasts, at the least.
    pub fn length(self) -> Duration {
        match self {
            Self::Second => Duration::seconds(1),
            Self::Minute => Duration::minutes(1),
            Self::Hour => Duration::hours(1),
            Self::Day => Duration::days(1),
            Self::Week => Duration::weeks(1),
            Self::Month => Duration::days(28),
            Self::Year => Duration::days(365),
        }
    }
}

/// A moment that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// When; of what is longer than a moment its beginning, of so many days ago the same time of that day.
    pub at: DateTime<Utc>,
    /// How exact.
    pub precision: Precision,
}

/// What a text says of a moment, and which rules say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// How it is to be taken.
    pub reading: Reading,
    /// The moments of the past that it names: none, one, or two.
    pub moments: Vec<Moment>,
    /// File and rule of every part, in the text's order.
    pub by: Vec<String>,
}

impl Understood {
    fn nothing() -> Self {
        Self { reading: Reading::None, moments: Vec::new(), by: Vec::new() }
    }
}

/// A moment within a longer text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it means.
    pub understood: Understood,
    /// The text without it.
    pub rest: String,
}

/// Whether a span is one day of the zone's calendar.
pub fn is_whole_day(from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> bool {
    let (first, last) = (from.with_timezone(&zone), (to - Duration::seconds(1)).with_timezone(&zone));
    first.time() == NaiveTime::MIN
        && to.with_timezone(&zone).time() == NaiveTime::MIN
        && first.date_naive() == last.date_naive()
}

/// When and where a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writing {
    /// The portal's zone.
    pub zone: Tz,
    /// The moment of writing.
    pub now: DateTime<Utc>,
    /// The day that is spoken of already: a time without a day is one of it, where it has passed then.
    pub day: Option<NaiveDate>,
    /// The state of a day is asked for (*a file of the contacts of Tuesday*): no age of what it holds.
    pub wants_state: bool,
}

impl Writing {
    /// Of which nothing more is known.
    pub fn at(zone: Tz, now: DateTime<Utc>) -> Self {
        Self { zone, now, day: None, wants_state: false }
    }
}

/// How people write moments, in every language that has a file.
#[derive(Debug, Clone, Default)]
pub struct Moments {
    grammars: BTreeMap<String, Grammar>,
    zones: Zones,
}

impl Moments {
    /// Reads `moments/CODE.yaml`.
    ///
    /// # Errors
    /// Everything that is wrong with these files.
    pub fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let (mut grammars, mut zones, mut problems) = (BTreeMap::new(), Zones::default(), Vec::new());
        let files: Vec<(&str, &SourceFile)> =
            files.iter().filter_map(|file| Some((file.language_in("moments")?, file))).collect();
        let loaded = side_by_side(&files, |(_, file)| Grammar::load(file));
        for ((code, _), loaded) in files.into_iter().zip(loaded) {
            match loaded {
                Ok(mut grammar) => {
                    grammar.zones.drain(..).for_each(|(name, zone)| zones.add(&name, zone));
                    grammars.insert(code.to_owned(), grammar);
                }
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() { Ok(Self { grammars, zones }) } else { Err(problems) }
    }

    /// The languages that there are rules for.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.grammars.keys().map(String::as_str)
    }

    /// The moment that a text is, as a whole: in the person's own language, else in the first that makes sense of it,
    /// else in all of them together (people mix them).
    pub fn read(&self, text: &str, own: &str, zone: Tz, now: DateTime<Utc>) -> Understood {
        self.read_in(text, own, Writing::at(zone, now))
    }

    /// As [`Self::read`], where a day may be spoken of already.
    pub fn read_in(&self, text: &str, own: &str, writing: Writing) -> Understood {
        let (text, named) = self.zones.taken_out(text);
        let writing = Writing { zone: named.unwrap_or(writing.zone), ..writing };
        let reader = Reader { tokens: &self.tokens(&text, own), own: self.grammars.get(own), writing };
        let mut analysed: Vec<Analysed<'_>> = Vec::new();
        for grammar in self.own_first(own) {
            analysed.push(reader.analyse(grammar, analysed.first(), false));
            let last = analysed.len() - 1;
            if let Some(found) = reader.whole(&analysed[last..], analysed.first()) {
                return found;
            }
        }
        reader.whole(&analysed, analysed.first()).unwrap_or_else(Understood::nothing)
    }

    /// The moment in a text that says more than that: in the person's own language, unless another one (or all
    /// together) explains more of it.
    pub fn find(&self, text: &str, own: &str, zone: Tz, now: DateTime<Utc>) -> Option<Found> {
        self.find_in(text, own, Writing::at(zone, now))
    }

    /// As [`Self::find`], where a day may be spoken of already.
    pub fn find_in(&self, text: &str, own: &str, writing: Writing) -> Option<Found> {
        let (text, named) = self.zones.taken_out(text);
        let writing = Writing { zone: named.unwrap_or(writing.zone), ..writing };
        let reader = Reader { tokens: &self.tokens(&text, own), own: self.grammars.get(own), writing };
        let mut analysed: Vec<Analysed<'_>> = Vec::new();
        for grammar in self.own_first(own) {
            analysed.push(reader.analyse(grammar, analysed.first(), true));
        }
        let mut best: Option<(usize, Found)> = None;
        let alone = analysed.iter().map(std::slice::from_ref);
        for some in alone.chain(std::iter::once(&analysed[..])) {
            let Some((explained, found)) = reader.within(some, analysed.first()) else { continue };
            if best.as_ref().is_none_or(|(most, _)| *most < explained) {
                best = Some((explained, found));
            }
        }
        best.map(|(_, found)| found)
    }

    /// The moment that a text is, or else the one within it.
    pub fn understand(&self, text: &str, own: &str, zone: Tz, now: DateTime<Utc>) -> Understood {
        self.understand_in(text, own, Writing::at(zone, now))
    }

    /// As [`Self::understand`], where more is known of what it is written for.
    pub fn understand_in(&self, text: &str, own: &str, writing: Writing) -> Understood {
        let whole = self.read_in(text, own, writing);
        if whole.reading != Reading::None {
            return whole;
        }
        self.find_in(text, own, writing).map_or_else(Understood::nothing, |found| found.understood)
    }

    /// A text without what its language takes for days and times, even where they are no moment of a loss, so that their
    /// numbers count nothing. An hour without more may be a number of anything (*about 12*): it stays.
    pub fn without_times(&self, text: &str, own: &str) -> String {
        let Some(grammar) = self.grammars.get(own) else { return text.to_owned() };
        let tokens = self.tokens(&self.zones.taken_out(text).0, own);
        let words = words_of(&tokens, grammar, None);
        let (items, fillers) = (items_of(&tokens, &words, grammar), fillers_of(&words, grammar));
        let chosen = cover(tokens.len(), &items.iter().collect::<Vec<_>>(), &fillers);
        let nothing: Vec<Item> = chosen.iter().filter(|item| item.part == Part::Nothing).cloned().collect();
        let clusters = group(&tokens, chosen, &fillers).clusters;
        let is_sure = |cluster: &&Vec<Item>| cluster.len() > 1 || cluster.iter().any(|item| !item.may_be_a_number());
        let sure: Vec<&Item> = clusters.iter().filter(is_sure).flatten().chain(&nothing).collect();
        let is_left = |at: &usize| !sure.iter().any(|item| (item.start..item.end).contains(at));
        rest_of(&tokens, &(0..tokens.len()).filter(is_left).collect::<Vec<_>>())
    }

    /// Whether a text says that the moment is not known, in any language.
    pub fn is_unknown(&self, text: &str) -> bool {
        let text = normal(text);
        self.grammars.values().any(|grammar| grammar.unknown.iter().any(|phrase| is_same(phrase, &text)))
    }

    fn tokens(&self, text: &str, own: &str) -> Vec<Token> {
        self.own_first(own).fold(tokens(text), divided)
    }

    fn own_first<'a>(&'a self, own: &'a str) -> impl Iterator<Item = &'a Grammar> {
        let others = self.grammars.iter().filter(move |(code, _)| *code != own).map(|(_, grammar)| grammar);
        self.grammars.get(own).into_iter().chain(others)
    }
}
