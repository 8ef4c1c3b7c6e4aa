//! Reading a language file, and what is wrong with it.
//!
//! In charge of compiling. What a pattern stands for is `pattern`'s, what a meaning takes `meaning`'s.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use foldhash::{HashMap, HashMapExt};

use super::growth::Growth;
use super::{BuiltIn, Class, ClassId, Counted, Grammar, Rule, Tree};
use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::flow::SourceFile;
use crate::dialogue::flow::source::{Word, line_of, parse};
use crate::dialogue::moments::asides::Asides;
use crate::dialogue::moments::meaning::{Meaning, Means};
use crate::dialogue::moments::pattern::{self, MOST_SEQUENCES, Sequence};
use crate::dialogue::moments::source::{Compound, Phrases, RawMoments, RawRule};
use crate::dialogue::moments::values::{Value, half, holiday, part_of_day, unit};
use crate::dialogue::moments::vocabulary::{Vocabulary, WordId};
use crate::domain::plain::folded;

const BUILT_IN: &[(&str, BuiltIn)] = &[
    ("number", BuiltIn::Number),
    ("count", BuiltIn::Count),
    ("hour", BuiltIn::Hour),
    ("hour-digits", BuiltIn::HourDigits),
    ("hour-word", BuiltIn::HourWord),
    ("minute", BuiltIn::Minute),
    ("day", BuiltIn::Day),
    ("day-digits", BuiltIn::DayDigits),
    ("dotted-day", BuiltIn::DottedDay),
    ("year", BuiltIn::Year),
    ("short-year", BuiltIn::ShortYear),
    ("clock", BuiltIn::Clock),
    ("four-digits", BuiltIn::FourDigits),
    ("pair", BuiltIn::Pair),
    ("dotted-pair", BuiltIn::DottedPair),
    ("point-time", BuiltIn::PointTime),
    ("late-day", BuiltIn::LateDay),
    ("month-digits", BuiltIn::MonthDigits),
    ("slashed", BuiltIn::Slashed),
    ("date", BuiltIn::Date),
    ("instant", BuiltIn::Instant),
    ("time", BuiltIn::Time),
    ("any-day", BuiltIn::AnyDay),
];

/// Classes whose words a file lists with a value.
const VALUED: &[&str] = &[
    "number",
    "count",
    "hour",
    "ordinal",
    "weekday",
    "weekdays",
    "short-weekday",
    "month",
    "unit",
    "part",
    "days",
    "holiday",
    "half",
];

impl Grammar {
    /// Reads a file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn load(file: &SourceFile) -> Result<Self, Vec<Diagnostic>> {
        let mut raw: RawMoments = parse(&file.text).map_err(|(line, message)| {
            let code = if message.contains("duplicate") { Code::MomentsDuplicate } else { Code::MomentsSyntax };
            vec![Diagnostic::new(code, &file.path, line, message)]
        })?;
        let spellings = raw.spellings.iter().map(|(letters, other)| (letters.clone(), other.clone())).collect();
        let mut compiler = Compiler {
            path: &file.path,
            vocabulary: Vocabulary::new(spellings, raw.tones, &raw.everyday),
            classes: Vec::new(),
            names: BTreeMap::new(),
            day_names: Vec::new(),
            read: HashMap::new(),
            problems: Vec::new(),
        };
        compiler.built_in();
        for (name, phrases) in std::mem::take(&mut raw.classes.0) {
            compiler.valued(&name, phrases);
        }
        for compound in &raw.compounds {
            compiler.compound(compound);
        }
        for (name, phrases) in std::mem::take(&mut raw.words.0) {
            compiler.list(&name, &phrases);
        }
        let (mut base, mut upper, mut rules) = (Tree::default(), Tree::default(), Vec::new());
        for (name, rule) in std::mem::take(&mut raw.rules.0) {
            compiler.rule(&name, &rule, [&mut base, &mut upper], &mut rules);
        }
        let mut fillers: HashMap<WordId, Vec<Vec<WordId>>> = HashMap::new();
        for filler in &raw.fillers {
            let words = compiler.vocabulary.phrase(filler);
            if let Some(first) = words.first() {
                fillers.entry(*first).or_default().push(words);
            }
        }
        let zones = compiler.zones(std::mem::take(&mut raw.zones));
        let asides = Asides::new(&raw.asides, &mut compiler.vocabulary);
        if !compiler.problems.is_empty() {
            return Err(compiler.problems);
        }
        let counted = Counted {
            number: compiler.class("number"),
            hour: compiler.class("hour"),
            ordinal: compiler.class("ordinal"),
        };
        let day_classes = ["weekday", "weekdays", "month", "part"].map(|name| compiler.class(name));
        let unit = compiler.class("unit");
        let Compiler { vocabulary, classes, day_names, .. } = compiler;
        base.shrink();
        upper.shrink();
        let (file, order) = (file.path.clone(), raw.slashes);
        let RawMoments { unknown, names, endings, .. } = raw;
        Ok(Self {
            file,
            order,
            vocabulary,
            classes,
            fillers,
            unknown,
            names,
            asides,
            endings,
            zones,
            rules,
            counted,
            day_classes,
            unit,
            day_names,
            base,
            upper,
        })
    }
}

pub(super) struct Compiler<'a> {
    path: &'a str,
    vocabulary: Vocabulary,
    classes: Vec<Class>,
    pub(super) names: BTreeMap<String, ClassId>,
    day_names: Vec<Vec<char>>,
    /// The words of patterns that were read already.
    read: HashMap<String, Vec<WordId>>,
    problems: Vec<Diagnostic>,
}

impl Compiler<'_> {
    pub(super) fn report(&mut self, code: Code, line: u32, message: String) {
        self.problems.push(Diagnostic::new(code, self.path, line, message));
    }

    fn class(&mut self, name: &str) -> ClassId {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let id = ClassId::try_from(self.classes.len()).unwrap_or(ClassId::MAX);
        self.names.insert(name.to_owned(), id);
        self.classes.push(Class::default());
        id
    }

    fn built_in(&mut self) {
        for (name, built_in) in BUILT_IN {
            let id = self.class(name);
            self.classes[usize::from(id)].built_in = Some(*built_in);
        }
        for name in VALUED {
            self.class(name);
        }
    }

    fn zones(&mut self, zones: Phrases) -> Vec<(String, Tz)> {
        let mut named = Vec::new();
        for (zone, names) in zones.0 {
            match zone.value.parse::<Tz>() {
                Ok(known) => named.extend(names.into_iter().map(|name| (name, known))),
                Err(_) => {
                    let message = format!("\"{}\" is no zone such as Europe/Berlin", zone.value);
                    self.report(Code::MomentsSyntax, line_of(&zone), message);
                }
            }
        }
        named
    }

    fn valued(&mut self, name: &Word, phrases: Phrases) {
        if !VALUED.contains(&name.value.as_str()) {
            let message = format!("\"{}\" is no class; there are {}", name.value, VALUED.join(", "));
            return self.report(Code::MomentsUnknownClass, line_of(name), message);
        }
        for (key, phrases) in phrases.0 {
            let Some(value) = value_of(&name.value, &key.value) else {
                let message = format!("\"{}\" is no value of the class \"{}\"", key.value, name.value);
                self.report(Code::MomentsSyntax, line_of(&key), message);
                continue;
            };
            for phrase in &phrases {
                let words = self.phrase(&name.value, phrase, value);
                if let [only] = words[..] {
                    // *Mondays* with a slip is Monday.
                    let class = if name.value == "weekdays" { "weekday" } else { &name.value };
                    // *Vendredis* is the plural of *vendredi*.
                    let class = if class == "weekdays" { "weekday" } else { class };
                    self.vocabulary.note_sense(only, &format!("{class} {}", key.value));
                }
                if let (Value::Weekday(_), "weekday", [only]) = (value, name.value.as_str(), &words[..]) {
                    self.vocabulary.allow_slips(phrase, *only);
                }
                // Shorter words resemble too many.
                let letters: Vec<char> = folded(phrase).chars().collect();
                if matches!(value, Value::Weekday(_) | Value::Days(_)) && words.len() == 1 && letters.len() >= 4 {
                    self.day_names.push(letters);
                }
            }
        }
    }

    fn phrase(&mut self, class: &str, phrase: &str, value: Value) -> Vec<WordId> {
        let words = self.vocabulary.phrase(phrase);
        if let Some(first) = words.first() {
            let id = self.class(class);
            self.classes[usize::from(id)].phrases.entry(*first).or_default().push((words.clone(), value));
        }
        words
    }

    fn compound(&mut self, compound: &Compound) {
        for (ten, tens) in &compound.ten {
            for (one, ones) in &compound.one {
                for (ten_word, one_word) in tens.iter().flat_map(|ten| ones.iter().map(move |one| (ten, one))) {
                    let phrase = compound.say.replace("{ten}", ten_word).replace("{one}", one_word);
                    self.phrase("number", &phrase, Value::Number((ten + one) * 10));
                }
            }
        }
    }

    fn list(&mut self, name: &Word, phrases: &[String]) {
        if self.names.contains_key(&name.value) {
            let message = format!("\"{}\" is the name of a class already", name.value);
            return self.report(Code::MomentsDuplicate, line_of(name), message);
        }
        self.class(&name.value);
        for phrase in phrases {
            let words = self.phrase(&name.value, phrase, Value::Word);
            if let [only] = words[..] {
                self.vocabulary.note_sense(only, &name.value);
            }
        }
    }

    /// The words of one in a pattern.
    pub(super) fn words(&mut self, word: &str) -> Vec<WordId> {
        if let Some(known) = self.read.get(word) {
            return known.clone();
        }
        let words = self.vocabulary.phrase(word);
        self.read.insert(word.to_owned(), words.clone());
        words
    }

    fn rule(&mut self, name: &Word, raw: &RawRule, [base, upper]: [&mut Tree; 2], rules: &mut Vec<Rule>) {
        let line = line_of(name);
        let Some(means) = Means::find(&raw.means.value) else {
            let known: Vec<&str> = Means::ALL.iter().map(|means| means.as_str()).collect();
            let message = format!("\"{}\" is no meaning; there are {}", raw.means.value, known.join(", "));
            return self.report(Code::MomentsUnknownMeaning, line_of(&raw.means), message);
        };
        let meaning = match Meaning::read(means, raw) {
            Ok(meaning) => meaning,
            Err(message) => return self.report(Code::MomentsSyntax, line, message),
        };
        let number = u32::try_from(rules.len()).unwrap_or(u32::MAX);
        for pattern in raw.say.patterns() {
            let read = pattern::read(pattern).map_err(|message| format!("{pattern:?}: {message}"));
            match read {
                Ok(said) => self.said(&said, line, number, base, upper),
                Err(message) => self.report(Code::MomentsBadPattern, line, message),
            }
        }
        rules.push(Rule {
            name: name.value.clone(),
            meaning,
            is_weak: raw.weak,
            is_bare: raw.bare,
            is_reluctant: raw.reluctant,
            is_beside: raw.beside,
        });
    }

    /// Adds what a pattern says to the trees, as long as there is room.
    fn said(&mut self, said: &[Sequence<'_>], line: u32, rule: u32, base: &mut Tree, upper: &mut Tree) {
        if base.len() + upper.len() > MOST_SEQUENCES * 100 {
            return;
        }
        Growth { compiler: self, line, base, upper, is_refused: false }.add(said, rule);
    }

    /// Whether a class is what other rules find.
    pub(super) fn is_of_rules(&self, class: ClassId) -> bool {
        matches!(self.classes[usize::from(class)].built_in, Some(BuiltIn::Time | BuiltIn::AnyDay))
    }
}

fn value_of(class: &str, key: &str) -> Option<Value> {
    let number = || key.parse::<u32>().ok();
    Some(match class {
        "number" | "count" => Value::Number(tenths(key)?),
        "hour" => Value::Hour(number().filter(|hour| *hour <= 24)?),
        "ordinal" => Value::Ordinal(key.parse().ok().filter(|nth| *nth != 0)?),
        "weekday" | "weekdays" | "short-weekday" => Value::Weekday(number().filter(|day| (1..=7).contains(day))?),
        "month" => Value::Month(number().filter(|month| (1..=12).contains(month))?),
        "unit" => {
            let (unit, count) = unit(key)?;
            Value::Unit(unit, count)
        }
        "part" => Value::Part(part_of_day(key)?),
        "half" => Value::Half(half(key)?),
        "days" => Value::Days(key.parse().ok()?),
        "holiday" => Value::Holiday(holiday(key)?),
        _ => return None,
    })
}

fn tenths(key: &str) -> Option<i64> {
    let (whole, tenth) = key.split_once('.').unwrap_or((key, "0"));
    let tenth: i64 = tenth.parse().ok().filter(|tenth| (0..10).contains(tenth))?;
    Some(whole.parse::<i64>().ok().filter(|whole| (0..1_000_000).contains(whole))? * 10 + tenth)
}
