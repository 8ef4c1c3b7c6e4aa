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
//! matching    which rules fit where      grammar     a file made ready
//! meaning     what a rule's words are    calendar    which day that was
//! parts       values and parts           assemble    what all of it means together
//! asides      which moments are no loss's
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, Duration, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::flow::SourceFile;
use super::understand::{is_same, normal};

mod asides;
mod assemble;
mod calendar;
mod grammar;
mod lexer;
mod matching;
mod meaning;
pub mod measure;
mod parts;
mod pattern;
mod source;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use lexer::folded;

use asides::{Sign, without_asides};
use assemble::{Place, assemble};
use grammar::Grammar;
use lexer::{Token, tokens};
use matching::{Grouped, Item, cover, divided, fillers_of, group, items_of, words_of};
use parts::Part;

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

/// The shortest word of another language that is no accident within a longer text, in letters.
const SHORTEST_WITHIN: usize = 5;

/// The shortest word of another language that is no accident where nothing else is said.
const SHORTEST_ALONE: usize = 4;

/// Whether a span is one day of the zone's calendar.
pub fn is_whole_day(from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> bool {
    let (first, last) = (from.with_timezone(&zone), (to - Duration::seconds(1)).with_timezone(&zone));
    first.time() == NaiveTime::MIN
        && to.with_timezone(&zone).time() == NaiveTime::MIN
        && first.date_naive() == last.date_naive()
}

/// How people write moments, in every language that has a file.
#[derive(Debug, Clone, Default)]
pub struct Moments {
    grammars: BTreeMap<String, Grammar>,
}

impl Moments {
    /// Reads `moments/CODE.yaml`.
    ///
    /// # Errors
    /// Everything that is wrong with these files.
    pub fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let (mut grammars, mut problems) = (BTreeMap::new(), Vec::new());
        for file in files {
            let Some(code) = file.path.strip_prefix("moments/").and_then(|name| name.strip_suffix(".yaml")) else {
                continue;
            };
            match Grammar::load(file) {
                Ok(grammar) => _ = grammars.insert(code.to_owned(), grammar),
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() { Ok(Self { grammars }) } else { Err(problems) }
    }

    /// The languages that there are rules for.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.grammars.keys().map(String::as_str)
    }

    /// The moment that a text is, as a whole: in the person's own language, else in the first that makes sense of it,
    /// else in all of them together (people mix them).
    pub fn read(&self, text: &str, own: &str, zone: Tz, now: DateTime<Utc>) -> Understood {
        let reader = Reader { tokens: &self.tokens(text, own), own: self.grammars.get(own), zone, now };
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
        let reader = Reader { tokens: &self.tokens(text, own), own: self.grammars.get(own), zone, now };
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
        let whole = self.read(text, own, zone, now);
        if whole.reading != Reading::None {
            return whole;
        }
        self.find(text, own, zone, now).map_or_else(Understood::nothing, |found| found.understood)
    }

    /// A text without what its language takes for days and times, even where they are no moment of a loss, so that their
    /// numbers count nothing. An hour without more may be a number of anything (*about 12*): it stays.
    pub fn without_times(&self, text: &str, own: &str) -> String {
        let Some(grammar) = self.grammars.get(own) else { return text.to_owned() };
        let tokens = self.tokens(text, own);
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

/// What one language finds in a text.
struct Analysed<'a> {
    grammar: &'a Grammar,
    items: Vec<Item>,
    fillers: Vec<bool>,
    signs: Vec<Option<Sign>>,
    /// What the own language knows for no moment of a loss.
    aside: Vec<Range<usize>>,
}

/// A text to be read.
struct Reader<'a> {
    tokens: &'a [Token],
    own: Option<&'a Grammar>,
    zone: Tz,
    now: DateTime<Utc>,
}

impl Reader<'_> {
    fn is_own(&self, grammar: &Grammar) -> bool {
        self.own.is_none_or(|own| std::ptr::eq(own, grammar))
    }

    /// What another language finds is often an accident: it needs a word, no short one alone, and none that the own
    /// language knows for no moment.
    fn analyse<'a>(&self, grammar: &'a Grammar, own: Option<&Analysed<'_>>, is_within: bool) -> Analysed<'a> {
        let other = self.own.filter(|_| !self.is_own(grammar));
        let words = words_of(self.tokens, grammar, other);
        let mut items = items_of(self.tokens, &words, grammar);
        if let (Some(_), Some(own)) = (other, own) {
            let denied: Vec<&Item> = own.items.iter().filter(|item| item.part.is_none()).collect();
            items.retain(|item| {
                let mut shapes = self.tokens[item.start..item.end].iter().map(|token| token.shape);
                let shortest = if is_within { SHORTEST_WITHIN } else { SHORTEST_ALONE };
                let is_long = item.end - item.start > 1 || self.tokens[item.start].plain.chars().count() >= shortest;
                let is_denied = denied.iter().any(|denied| item.start < denied.end && denied.start < item.end);
                !is_denied && !shapes.all(|shape| shape.is_numeric()) && is_long
            });
        }
        let (fillers, signs) = (fillers_of(&words, grammar), grammar.asides.signs(&words));
        let mut found = Analysed { grammar, items, fillers, signs, aside: Vec::new() };
        if other.is_none() && found.signs.iter().any(Option::is_some) {
            found.aside = self.grouped(std::slice::from_ref(&found), None).1;
        }
        found
    }

    /// The parts that explain most of the text, without deadlines, and where these stand: in whatever language a moment is, the own one may say
    /// that it is none of a loss.
    fn grouped(&self, analysed: &[Analysed<'_>], own: Option<&Analysed<'_>>) -> (Grouped, Vec<Range<usize>>) {
        let is_aside = |item: &Item| {
            let aside = own.into_iter().flat_map(|own| &own.aside);
            aside.into_iter().any(|aside| item.start < aside.end && aside.start < item.end)
        };
        let others = analysed.iter().filter(|one| !own.is_some_and(|own| std::ptr::eq(own, *one)));
        let others = others.flat_map(|one| &one.items).filter(|item| !is_aside(item));
        let is_in = |own: &&Analysed<'_>| analysed.iter().any(|one| std::ptr::eq(one, *own));
        let items: Vec<&Item> = own.filter(is_in).into_iter().flat_map(|own| &own.items).chain(others).collect();
        let mut fillers = vec![false; self.tokens.len()];
        for one in analysed {
            for (is_filler, is_too) in fillers.iter_mut().zip(&one.fillers) {
                *is_filler |= is_too;
            }
        }
        let mut grouped = group(self.tokens, cover(self.tokens.len(), &items, &fillers), &fillers);
        let signs = |at: usize| analysed.iter().chain(own).find_map(|one| one.signs[at]);
        let signs: Vec<Option<Sign>> = (0..self.tokens.len()).map(signs).collect();
        let aside = without_asides(&mut grouped.clusters, self.tokens, &signs);
        grouped.rest.extend(aside.iter().cloned().flatten());
        grouped.rest.sort_unstable();
        (grouped, aside)
    }

    fn whole(&self, analysed: &[Analysed<'_>], own: Option<&Analysed<'_>>) -> Option<Understood> {
        let (grouped, _) = self.grouped(analysed, own);
        grouped.rest.is_empty().then(|| self.understood(&grouped, analysed))?
    }

    fn within(&self, analysed: &[Analysed<'_>], own: Option<&Analysed<'_>>) -> Option<(usize, Found)> {
        let (grouped, _) = self.grouped(analysed, own);
        let understood = self.understood(&grouped, analysed)?;
        let explained = grouped.clusters.iter().flatten().map(|item| item.end - item.start).sum();
        Some((explained, Found { understood, rest: rest_of(self.tokens, &grouped.rest) }))
    }

    /// What the clusters mean. Those that complete each other are one; of several the earliest of the past counts,
    /// as of a range.
    fn understood(&self, grouped: &Grouped, analysed: &[Analysed<'_>]) -> Option<Understood> {
        let order = self.own.or(analysed.first().map(|one| one.grammar))?.order;
        let place = Place { order, zone: self.zone, now: self.now };
        let meant = completed(&grouped.clusters).into_iter().map(|items| {
            let parts: Vec<Part> = items.iter().map(|item| item.part).collect();
            let (reading, moments) = assemble(&parts, place);
            Understood { reading, moments, by: items.iter().map(|item| item.by.clone()).collect() }
        });
        meant.filter(|found| found.reading != Reading::None).min_by_key(|found| {
            let first = found.moments.first().map(|moment| moment.at);
            (first.is_none(), first)
        })
    }
}

/// The words of a text that are no part of the moment.
fn rest_of(tokens: &[Token], rest: &[usize]) -> String {
    let mut text = String::new();
    for (position, at) in rest.iter().enumerate() {
        let token = &tokens[*at];
        let follows = position > 0 && rest[position - 1] + 1 == *at;
        match &token.joint {
            Some(marks) if follows => text.push_str(marks),
            _ if position > 0 => text.push(' '),
            _ => {}
        }
        text.push_str(&token.written);
    }
    text
}

/// Clusters of which one says the day and the next the time are one moment.
fn completed(clusters: &[Vec<Item>]) -> Vec<Vec<&Item>> {
    let mut found: Vec<Vec<&Item>> = Vec::new();
    for cluster in clusters {
        let has = |items: &mut dyn Iterator<Item = Part>| {
            items.fold((false, false), |(day, time), part| {
                (day || part.is_day(), time || part.is_time() || matches!(part, Part::OfDay { .. }))
            })
        };
        let mine = has(&mut cluster.iter().map(|item| item.part));
        let completes = found.last().is_some_and(|before| {
            let before = has(&mut before.iter().map(|item| item.part));
            matches!((before, mine), ((true, false), (false, true)) | ((false, true), (true, false)))
        });
        match found.last_mut().filter(|_| completes) {
            Some(before) => before.extend(cluster),
            None => found.push(cluster.iter().collect()),
        }
    }
    found
}
