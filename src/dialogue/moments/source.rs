//! Files of moments as they are written: strict YAML with line numbers, one file a language.
//!
//! In charge of keys and shapes. What classes and rules mean is `grammar`'s and `meaning`'s.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::dialogue::flow::source::{Ordered, Word};

/// Words or phrases by what they mean.
pub type Phrases = Ordered<Vec<String>>;

/// A file of moments.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawMoments {
    /// Which of `3/4` is the day.
    pub slashes: DateOrder,
    /// Accents tell words of every day apart: one that is written wrong is another word.
    #[serde(default)]
    pub tones: bool,
    /// Other spellings of letters: `ä: ae`.
    #[serde(default)]
    pub spellings: BTreeMap<String, String>,
    /// What may be written in one word with the word before it: *Montagabend*.
    #[serde(default)]
    pub endings: Vec<String>,
    /// Words of every day that are no part of a moment: no typo of one, and no word of another language.
    pub everyday: Vec<String>,
    /// Words that are names of people too (*Domenica*).
    #[serde(default)]
    pub names: Vec<String>,
    /// What tells a deadline or an appointment from the moment of a loss.
    #[serde(default)]
    pub asides: RawAsides,
    /// Words that add nothing to a moment.
    pub fillers: Vec<String>,
    /// Names of zones beside a time, by the zone; those in capitals count only as they are written.
    #[serde(default)]
    pub zones: Phrases,
    /// Words for not knowing.
    pub unknown: Vec<String>,
    /// Words with a value: weekdays, months, numbers …
    pub classes: Ordered<Phrases>,
    /// Numbers put together from others.
    #[serde(default)]
    pub compounds: Vec<Compound>,
    /// Lists of words by a name that rules use.
    #[serde(default)]
    pub words: Phrases,
    /// What people say, and what it means.
    pub rules: Ordered<RawRule>,
}

impl<V> Default for Ordered<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What tells a deadline or an appointment from the moment of a loss: words in the same part of a sentence.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAsides {
    /// Wishes, deadlines, appointments, before the moment or behind it: *need*.
    pub wishes: Vec<String>,
    /// Losses: *gone*. Of both the nearest counts, and those before the moment first.
    pub losses: Vec<String>,
    /// Words right before a moment that make a deadline of it where none of these stands: *by*.
    #[serde(default)]
    pub deadlines: Vec<String>,
    /// Words right before a moment up to which something is wanted, or was there: *until*.
    #[serde(default)]
    pub untils: Vec<String>,
    /// The same of words that bound nothing from below: *before*.
    #[serde(default)]
    pub befores: Vec<String>,
    /// Pleas: what is said to be *until* a moment with one of these, and of no loss, is a deadline (*until Monday please*).
    #[serde(default)]
    pub pleas: Vec<String>,
    /// Words right before a moment of a loss: *since*.
    pub origins: Vec<String>,
    /// What is old or has been for long: a year, or so many months, beside it is no loss's.
    #[serde(default)]
    pub ages: Vec<String>,
    /// What is so every day or is announced: what may still come is no loss's beside it.
    #[serde(default)]
    pub habits: Vec<String>,
    /// Waiting for somebody: how long, or since when, is no loss's.
    #[serde(default)]
    pub waits: Vec<String>,
    /// What people are or have become, *works for us*, *took over*: since when is no loss's.
    #[serde(default)]
    pub people: Vec<String>,
    /// Being there, *in the office*: when is no loss's where none is named beside it.
    #[serde(default)]
    pub presences: Vec<String>,
    /// What points back at a deadline that was named before: *until then*.
    #[serde(default)]
    pub thens: Vec<String>,
    /// What is to come, *next week*: a bare moment in the part of the sentence behind it is in it.
    #[serde(default)]
    pub aheads: Vec<String>,
    /// Words for all being well still: such a moment is before the loss, and counts only where nothing says when it was.
    #[serde(default)]
    pub fines: Vec<String>,
    /// Words that say when it happened: *it was*, *happened*.
    #[serde(default)]
    pub events: Vec<String>,
    /// Words that take back what was said before them: *no, sorry*.
    #[serde(default)]
    pub amends: Vec<String>,
    /// Words that do so only between two weekdays: *that is*.
    #[serde(default)]
    pub explains: Vec<String>,
    /// Words between two days of which one is meant: *or*.
    #[serde(default)]
    pub eithers: Vec<String>,
}

/// Which of two small numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// The first.
    Dmy,
    /// The second.
    Mdy,
    /// Nobody knows: both readings are asked about.
    Both,
}

/// `{ say: "{one}und{ten}", ten: { 20: [zwanzig] }, one: { 1: [ein] } }`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compound {
    /// How the two are joined.
    pub say: String,
    /// The tens.
    pub ten: BTreeMap<i64, Vec<String>>,
    /// The ones.
    pub one: BTreeMap<i64, Vec<String>>,
}

/// A rule: what is said, what it means, and what the meaning has to know beside the words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    pub say: Say,
    pub means: Word,
    /// Distance from today.
    pub days: Option<i64>,
    /// Distance from this week.
    pub weeks: Option<i64>,
    /// Distance from this month.
    pub months: Option<i64>,
    /// Distance from this year.
    pub years: Option<i64>,
    /// An hour that no word of the rule names.
    pub hour: Option<u32>,
    /// Minutes to add: `-30` for *halb acht*.
    pub minutes: Option<i64>,
    /// What is done with minutes that are named.
    pub sign: Option<Sign>,
    /// Which half of the day an hour from 1 to 12 is in.
    pub half: Option<Half>,
    /// A weekday that no word of the rule names: 7 is Sunday.
    pub weekday: Option<u32>,
    /// The one that has passed (a weekday): how many back.
    pub back: Option<i64>,
    /// How many weeks ago a weekday was.
    pub weeks_ago: Option<i64>,
    /// Which part of a week, month or year, or of a part of the day.
    pub third: Option<Third>,
    /// A part of the day: `18:00-24:00`. Of a time the hours from which one is taken that may be in either half.
    pub part: Option<String>,
    /// A date, or a day by its distance from Easter, as the class `holiday` has them.
    pub holiday: Option<String>,
    /// Counts only beside another part of a moment, or alone.
    #[serde(default)]
    pub weak: bool,
    /// An hour without more: counts only where no other word follows, or beside a day.
    #[serde(default)]
    pub bare: bool,
    /// Of hours that are counted the most: *depuis 2h* is so long, *depuis 14h* since then. Of a time the last hour that
    /// may be in either half.
    pub most: Option<i64>,
    /// Counts only where nothing else explains its words.
    #[serde(default)]
    pub reluctant: bool,
    /// Counts only where the text names a time too (what is no moment: another day), and no mark divides its words.
    #[serde(default)]
    pub beside: bool,
}

/// One pattern, or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Say {
    One(String),
    Several(Vec<String>),
}

impl Say {
    /// The patterns.
    pub fn patterns(&self) -> &[String] {
        match self {
            Self::One(pattern) => std::slice::from_ref(pattern),
            Self::Several(patterns) => patterns,
        }
    }
}

/// Whether minutes are added to an hour or taken from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// *Ten past three*.
    Past,
    /// *Ten to three*.
    To,
}

/// What is said of the half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// Before noon.
    Am,
    /// After noon.
    Pm,
    /// The clock of 24 hours.
    Clock,
    /// Nothing: both are meant.
    Either,
}

/// A part of a week, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Third {
    /// The first days.
    Beginning,
    /// The days in the middle.
    Middle,
    /// The last days.
    End,
}
