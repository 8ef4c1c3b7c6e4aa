//! A language file made ready: its words, its classes, and one tree of all that its rules say.
//!
//! In charge of what a file is once it is read; reading it is `compile`'s, finding what a text says `matching`'s.

use chrono_tz::Tz;
use foldhash::HashMap;

use super::asides::Asides;
use super::meaning::Meaning;
use super::parts::Unit;
use super::source::DateOrder;
use super::values::Value;
use super::vocabulary::{Vocabulary, WordId, is_one_slip_apart};
use crate::domain::plain::folded;

mod compile;
mod growth;
mod tree;

pub use tree::{Place, Tree};

/// A class by its number.
pub type ClassId = u16;

/// Classes that need no words: how numbers look, and what other rules find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltIn {
    Number,
    /// A number, or a word that counts as one before a unit only: *a week*.
    Count,
    Hour,
    /// An hour in digits.
    HourDigits,
    /// An hour in words.
    HourWord,
    Minute,
    /// A day of a month.
    Day,
    /// A day of a month in digits.
    DayDigits,
    /// A day of a month with a full stop behind it.
    DottedDay,
    Year,
    /// A year of two digits that no day can be.
    ShortYear,
    Clock,
    /// 1530.
    FourDigits,
    /// Two numbers with a full stop or a comma between them.
    Pair,
    /// The same with a full stop behind them.
    DottedPair,
    /// The same where only a clock shows it: 15.30.
    PointTime,
    /// A day of a month in digits that no clock of twelve hours shows.
    LateDay,
    /// A month in digits.
    MonthDigits,
    Slashed,
    Date,
    Instant,
    /// A time that a rule found.
    Time,
    /// A day that a rule found.
    AnyDay,
}

/// Phrases with what they stand for, by their first word.
pub type Phrasebook<T> = HashMap<WordId, Vec<(Vec<WordId>, T)>>;

/// Phrases with their values.
pub type ByFirstWord = Phrasebook<Value>;

/// What a class finds.
#[derive(Debug, Clone, Default)]
pub struct Class {
    /// Phrases by their first word.
    pub phrases: ByFirstWord,
    /// How numbers look.
    pub built_in: Option<BuiltIn>,
}

/// One step of what is said.
#[derive(Clone, Copy)]
enum Step {
    Word(WordId),
    Class(ClassId),
}

/// A rule made ready.
#[derive(Debug, Clone)]
pub struct Rule {
    pub name: String,
    pub meaning: Meaning,
    pub is_weak: bool,
    pub is_bare: bool,
    pub is_reluctant: bool,
    pub is_beside: bool,
}

/// Classes whose words count as digits do.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    pub number: ClassId,
    pub hour: ClassId,
    pub ordinal: ClassId,
}

/// A language file made ready.
#[derive(Debug, Clone)]
pub struct Grammar {
    /// The file, below the dialogues' folder.
    pub file: String,
    pub order: DateOrder,
    pub vocabulary: Vocabulary,
    pub classes: Vec<Class>,
    pub fillers: HashMap<WordId, Vec<Vec<WordId>>>,
    pub unknown: Vec<String>,
    /// Words that are names of people too.
    pub names: Vec<String>,
    pub asides: Asides,
    pub endings: Vec<String>,
    /// Names of zones.
    pub zones: Vec<(String, Tz)>,
    pub rules: Vec<Rule>,
    /// The classes whose words count as digits do: numbers, hours, ordinals.
    pub counted: Counted,
    /// The classes whose words speak of days.
    day_classes: [ClassId; 4],
    unit: ClassId,
    /// Weekdays and words such as *today* in letters, without accents.
    day_names: Vec<Vec<char>>,
    /// Rules that stand on words.
    pub base: Tree,
    /// Rules that stand on what other rules found.
    pub upper: Tree,
}

impl Grammar {
    /// Whether a word alone is a weekday, a month or a part of the day.
    pub fn is_day_word(&self, word: WordId) -> bool {
        let is_in = |class: &ClassId| {
            let phrases = self.classes[usize::from(*class)].phrases.get(&word);
            phrases.is_some_and(|phrases| phrases.iter().any(|(phrase, _)| phrase.len() == 1))
        };
        self.day_classes.iter().any(is_in)
    }

    /// Whether a word alone is a week.
    pub fn is_week(&self, word: WordId) -> bool {
        let units = self.classes[usize::from(self.unit)].phrases.get(&word);
        units.is_some_and(|phrases| {
            phrases.iter().any(|(phrase, value)| phrase.len() == 1 && *value == Value::Unit(Unit::Weeks, 1))
        })
    }

    /// Whether a word that is none may be a day, in too few letters to be taken for one (*lndi*, *hir*).
    pub fn resembles_day(&self, word: &str) -> bool {
        let letters: Vec<char> = folded(word).chars().collect();
        (3..=4).contains(&letters.len()) && self.day_names.iter().any(|day| is_one_slip_apart(day, &letters))
    }
}
