//! What a text says, piece by piece: every rule that fits somewhere.
//!
//! In charge of finding parts and the words that are none. Which of them count is `choosing`'s.

use super::asides::{Sign, Standing, begins_part, part_of_sentence};
use super::grammar::{BuiltIn, ByFirstWord, ClassId, Grammar, Place, Tree};
use super::lexer::{Shape, Token};
use super::meaning::Means;
use super::neighbours::{keep_ends, keep_hours};
use super::parts::Part;
use super::values::Value;
use super::vocabulary::{Likeness, WordId};

/// A part of a moment and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub start: usize,
    pub end: usize,
    pub part: Part,
    /// The file and the rule that found it.
    pub by: String,
    pub is_weak: bool,
    pub is_bare: bool,
    pub is_beside: bool,
    /// The end of a range: what stands with it says until when.
    pub is_end: bool,
    pub is_reluctant: bool,
    pub penalty: i64,
}

impl Item {
    /// Whether it may be a number of anything else: an hour without more.
    pub fn may_be_a_number(&self) -> bool {
        self.is_bare && (self.part.is_time() || self.part == Part::Impossible)
    }
}

/// The words of a token in one language.
pub type Words = Vec<Vec<(WordId, Likeness)>>;

/// Which words each token is. Words of every day of the person's own language are none of another, in which an accent
/// that is there counts.
pub fn words_of(tokens: &[Token], grammar: &Grammar, own: Option<&Grammar>) -> Words {
    let words = |token: &Token| match own {
        Some(own) if own.vocabulary.is_everyday(&token.plain) => Vec::new(),
        Some(_) if token.plain.is_ascii() => grammar.vocabulary.words(token, false),
        Some(_) => {
            let mut same = grammar.vocabulary.words(token, false);
            same.retain(|(_, likeness)| *likeness == Likeness::Same);
            same
        }
        None => grammar.vocabulary.words(token, true),
    };
    tokens.iter().map(words).collect()
}

/// Two words that are written as one are two (*Montagabend*).
pub fn divided(tokens: Vec<Token>, grammar: &Grammar) -> Vec<Token> {
    let mut found = Vec::with_capacity(tokens.len());
    for token in tokens {
        let divided = grammar.endings.iter().find_map(|ending| {
            let start = token.plain.strip_suffix(ending.as_str()).filter(|start| !start.is_empty())?;
            (grammar.vocabulary.has(start) && !grammar.vocabulary.has(&token.plain))
                .then(|| token.divided(start.chars().count()))
        });
        match divided {
            Some(both) => found.extend(both),
            None => found.push(token),
        }
    }
    found
}

/// Every part that a rule of one language finds.
pub fn items_of(tokens: &[Token], words: &Words, grammar: &Grammar) -> Vec<Item> {
    let mut chart = Chart { tokens, words, grammar, below: Vec::new() };
    let base = chart.all(&grammar.base);
    chart.below = base;
    let upper = chart.all(&grammar.upper);
    chart.below.extend(upper);
    let mut found = chart.below;
    found.retain(|item| !is_part_of_name(item, tokens, grammar));
    let places = |fits: fn(Part) -> bool| -> Vec<(usize, usize)> {
        found.iter().filter(|item| fits(item.part) && !item.is_beside).map(|item| (item.start, item.end)).collect()
    };
    let (days, times) = (places(Part::is_day), places(Part::is_time));
    let parts = places(Part::is_part);
    keep_ends(&mut found);
    keep_hours(tokens, &mut found);
    let is_bound = bounds(tokens, words, grammar);
    found.retain(|item| {
        let is_divided = || tokens[item.start + 1..item.end].iter().any(|token| token.after_mark);
        let has_other =
            |others: &[(usize, usize)]| others.iter().any(|(start, end)| *end <= item.start || item.end <= *start);
        let has_in_it =
            |times: &[(usize, usize)]| times.iter().any(|(start, end)| item.start <= *start && *end <= item.end);
        let counts = || match item.part.is_none() {
            // *Not at three*: another time; *not yesterday*: another day.
            true if has_in_it(&times) && !has_in_it(&days) => has_other(&times),
            true => has_other(&days),
            false => has_other(&times) || parts.iter().any(|(start, end)| is_right_beside(item, *start, *end)),
        };
        !item.is_beside || counts() && !is_divided() && !(item.part.is_none() && is_bound[item.start])
    });
    found
}

/// Where words stand up to which all was well (*all fine until Friday*): these bound the loss from below.
fn bounds(tokens: &[Token], words: &Words, grammar: &Grammar) -> Vec<bool> {
    let (signs, standings) = (grammar.asides.signs(tokens, words), grammar.asides.standings(tokens, words));
    let is_bound = |at: usize| {
        let part = part_of_sentence(&(at..at + 1), 0..tokens.len(), tokens);
        signs[at] == Some(Sign::Until) && standings[part].contains(&Some(Standing::Fine))
    };
    (0..tokens.len()).map(is_bound).collect()
}

/// Whether a part of the day stands beside a day, with a word between them at the most (*il dodici in mattinata*).
fn is_right_beside(day: &Item, start: usize, end: usize) -> bool {
    (day.end..=day.end + 1).contains(&start) || (end..=end + 1).contains(&day.start)
}

/// A day or a month with a large letter right beside another word with one, where the language says that it may be a
/// name (*Domenica Rossi*).
fn is_part_of_name(item: &Item, tokens: &[Token], grammar: &Grammar) -> bool {
    let is_large = |at: usize| tokens[at].written.chars().next().is_some_and(char::is_uppercase);
    (item.start..item.end).any(|at| {
        let follows_large = at > 0 && !tokens[at].after_mark && is_large(at - 1);
        let precedes_large = tokens.get(at + 1).is_some_and(|next| !next.after_mark) && is_large(at + 1);
        grammar.names.contains(&tokens[at].plain) && is_large(at) && (follows_large || precedes_large)
    })
}

/// Which tokens add nothing.
pub fn fillers_of(words: &Words, grammar: &Grammar) -> Vec<bool> {
    let mut is_filler = vec![false; words.len()];
    for at in 0..words.len() {
        for (first, _) in &words[at] {
            for phrase in grammar.fillers.get(first).into_iter().flatten() {
                if stands(words, at, phrase).is_some() {
                    is_filler[at..at + phrase.len()].fill(true);
                }
            }
        }
    }
    is_filler
}

/// How well a phrase stands somewhere.
fn stands(words: &Words, at: usize, phrase: &[WordId]) -> Option<Likeness> {
    let mut worst = Likeness::Same;
    for (offset, wanted) in phrase.iter().enumerate() {
        let (_, likeness) = words.get(at + offset)?.iter().find(|(word, _)| word == wanted)?;
        worst = worst.max(*likeness);
    }
    Some(worst)
}

struct Chart<'a> {
    tokens: &'a [Token],
    words: &'a Words,
    grammar: &'a Grammar,
    /// What rules that stand on words found.
    below: Vec<Item>,
}

/// A way through the tree.
#[derive(Default)]
struct Way {
    values: Vec<Value>,
    slips: i64,
    folds: i64,
}

impl Chart<'_> {
    fn all(&self, tree: &Tree) -> Vec<Item> {
        let mut found = Vec::new();
        if !tree.is_empty() {
            for start in 0..self.tokens.len() {
                self.walk(tree, Tree::ROOT, start, start, &mut Way::default(), &mut found);
            }
        }
        found
    }

    fn walk(&self, tree: &Tree, node: Place, start: usize, at: usize, way: &mut Way, found: &mut Vec<Item>) {
        for rule in tree.ends(node) {
            self.end(*rule as usize, start, at, way, found);
        }
        if at == self.tokens.len() {
            return;
        }
        for (word, likeness) in &self.words[at] {
            if let Some(next) = tree.after_word(node, *word) {
                count(way, *likeness, 1);
                self.walk(tree, next, start, at + 1, way, found);
                count(way, *likeness, -1);
            }
        }
        for (class, next) in tree.classes(node) {
            let class = &self.grammar.classes[usize::from(*class)];
            for (length, value, likeness) in self.values(class.built_in, &class.phrases, at) {
                // *Non ieri, l'altro ieri*: a word of several parts has no comma in it.
                if self.tokens[at + 1..at + length].iter().any(|token| token.after_mark) {
                    continue;
                }
                count(way, likeness, 1);
                way.values.push(value);
                self.walk(tree, *next, start, at + length, way, found);
                way.values.pop();
                count(way, likeness, -1);
            }
        }
    }

    fn end(&self, number: usize, start: usize, end: usize, way: &Way, found: &mut Vec<Item>) {
        let rule = &self.grammar.rules[number];
        // `4kg` and `R24` are no numbers of a moment.
        let is_other = |next: &Token| next.is_glued && !self.grammar.endings.contains(&next.plain);
        if self.tokens[start].is_glued || self.tokens.get(end).is_some_and(is_other) {
            return;
        }
        let Some(part) = rule.meaning.part(&way.values) else { return };
        if self.is_counting(rule.meaning.means, &way.values, start, end) {
            return;
        }
        // *The second of November, 4 in the afternoon*: behind a mark no day of a month follows its name.
        let is_day_behind_mark =
            |token: &Token| token.after_mark && matches!(token.shape, Shape::Number { digits: 1 | 2, .. });
        if let (Means::Date, Some(Value::Month(_))) = (rule.meaning.means, way.values.first())
            && self.tokens[start + 1..end].iter().any(is_day_behind_mark)
        {
            return;
        }
        let length = end - start;
        let is_guess = length == 1 && way.folds + way.slips > 0 && self.tokens[start].plain.chars().count() < 5;
        // What is no moment is said in one breath (*not yesterday, the day before*), so is a day counted from
        // another.
        let is_end = rule.meaning.means == Means::End;
        let is_one_breath = part.is_none() || rule.meaning.means == Means::Before;
        if is_one_breath && self.tokens[start + 1..end].iter().any(|token| token.after_mark)
            || is_end && (start..end).any(|at| begins_part(self.tokens, at))
            // *After 5h, before that*: no five hours before.
            || rule.meaning.means == Means::Ago && length > 1 && self.tokens[end - 1].after_mark
        {
            return;
        }
        let is_reluctant = rule.is_reluctant || part == Part::Impossible;
        let is_weak = rule.is_weak || is_guess;
        // Of two that explain as much what is no moment counts, and what is strong.
        let rank = i64::from(is_weak) * 2 - i64::from(part.is_none());
        let penalty = way.slips * 8 + way.folds * 2 + i64::try_from(number).unwrap_or(0).min(900) / 300 + rank;
        let by = format!("{}: {}", self.grammar.file, rule.name);
        let (is_bare, is_beside) = (rule.is_bare, rule.is_beside);
        found.push(Item { start, end, part, by, is_weak, is_bare, is_beside, is_end, is_reluctant, penalty });
    }

    /// Whether what would be minutes behind an hour counts what follows: *vers 15h une collègue*, *um drei zwei Männer*.
    fn is_counting(&self, means: Means, values: &[Value], start: usize, end: usize) -> bool {
        let (Means::Time, [.., Value::Hour(_), Value::Minute(minutes)]) = (means, values) else { return false };
        let is_word = end > start + 1 && !self.tokens[end - 1].shape.is_numeric();
        let goes_on = self.tokens.get(end).is_some_and(|next| !next.after_mark);
        let next = self.words.get(end).map_or(&[][..], Vec::as_slice);
        let is_counted = match minutes {
            1 => true,
            5 => next.is_empty(),
            2..10 => !next.iter().any(|(word, _)| self.grammar.is_day_word(*word)),
            _ => false,
        };
        is_word && goes_on && is_counted
    }

    /// What a class finds somewhere: how many tokens, and its value.
    fn values(&self, built_in: Option<BuiltIn>, phrases: &ByFirstWord, at: usize) -> Vec<(usize, Value, Likeness)> {
        let mut found = Vec::new();
        match built_in {
            None => self.phrases(phrases, at, &mut found),
            Some(BuiltIn::Number) => {
                self.phrases(phrases, at, &mut found);
                found.extend(self.digits(BuiltIn::Number, at));
            }
            Some(BuiltIn::Count) => {
                self.phrases(phrases, at, &mut found);
                self.phrases(self.words_of(self.grammar.counted.number), at, &mut found);
                found.extend(self.digits(BuiltIn::Number, at));
            }
            Some(kind @ (BuiltIn::Hour | BuiltIn::HourDigits | BuiltIn::HourWord)) => {
                if kind != BuiltIn::HourDigits {
                    self.hour_words(at, &mut found);
                }
                if kind != BuiltIn::HourWord {
                    found.extend(self.digits(BuiltIn::Hour, at));
                }
            }
            Some(BuiltIn::Minute) => {
                self.numbers(at, &mut found, |tenths| {
                    u32::try_from(tenths / 10).ok().filter(|m| *m < 100).map(Value::Minute)
                });
                found.extend(self.digits(BuiltIn::Minute, at));
            }
            Some(BuiltIn::Day) => {
                self.ordinals(at, &mut found);
                found.extend(self.digits(BuiltIn::Day, at));
            }
            Some(BuiltIn::Time) => self.below(at, Part::is_time, &mut found),
            Some(BuiltIn::AnyDay) => self.below(at, Part::is_day, &mut found),
            Some(other) => found.extend(self.digits(other, at)),
        }
        found
    }

    fn phrases(&self, phrases: &ByFirstWord, at: usize, found: &mut Vec<(usize, Value, Likeness)>) {
        for (first, _) in &self.words[at] {
            for (phrase, value) in phrases.get(first).into_iter().flatten() {
                if let Some(likeness) = stands(self.words, at, phrase) {
                    found.push((phrase.len(), *value, likeness));
                }
            }
        }
    }

    fn words_of(&self, class: ClassId) -> &ByFirstWord {
        &self.grammar.classes[usize::from(class)].phrases
    }

    fn numbers(&self, at: usize, found: &mut Vec<(usize, Value, Likeness)>, value: impl Fn(i64) -> Option<Value>) {
        let mut numbers = Vec::new();
        self.phrases(self.words_of(self.grammar.counted.number), at, &mut numbers);
        found.extend(numbers.into_iter().filter_map(|(length, number, likeness)| match number {
            Value::Number(tenths) if tenths % 10 == 0 => value(tenths).map(|value| (length, value, likeness)),
            _ => None,
        }));
    }

    fn hour_words(&self, at: usize, found: &mut Vec<(usize, Value, Likeness)>) {
        let own = self.words_of(self.grammar.counted.hour);
        if own.is_empty() {
            self.numbers(at, found, |tenths| {
                u32::try_from(tenths / 10).ok().filter(|hour| *hour <= 24).map(Value::Hour)
            });
        } else {
            self.phrases(own, at, found);
        }
    }

    fn ordinals(&self, at: usize, found: &mut Vec<(usize, Value, Likeness)>) {
        let mut ordinals = Vec::new();
        self.phrases(self.words_of(self.grammar.counted.ordinal), at, &mut ordinals);
        found.extend(ordinals.into_iter().filter_map(|(length, ordinal, likeness)| match ordinal {
            Value::Ordinal(nth @ 1..=31) => Some((length, Value::Day(u32::try_from(nth).ok()?), likeness)),
            _ => None,
        }));
    }

    fn digits(&self, kind: BuiltIn, at: usize) -> Option<(usize, Value, Likeness)> {
        let token = &self.tokens[at];
        value_of(kind, token).map(|value| (1, value, Likeness::Same))
    }

    fn below(&self, at: usize, fits: impl Fn(Part) -> bool, found: &mut Vec<(usize, Value, Likeness)>) {
        for item in self.below.iter().filter(|item| item.start == at && fits(item.part)) {
            found.push((item.end - at, Value::Found(item.part), Likeness::Same));
        }
    }
}

/// What a token of digits is to a class.
fn value_of(kind: BuiltIn, token: &Token) -> Option<Value> {
    Some(match (kind, token.shape) {
        (BuiltIn::Number, Shape::Number { value, .. }) => Value::Number(i64::from(value) * 10),
        (BuiltIn::Number, Shape::Pair { first, second, second_digits: 1, .. }) => {
            Value::Number(i64::from(first) * 10 + i64::from(second))
        }
        (BuiltIn::Hour, Shape::Number { value, digits: 1 | 2 }) => Value::Hour(value),
        (BuiltIn::Minute, Shape::Number { value, digits: 1 | 2 }) => Value::Minute(value),
        (BuiltIn::Day, Shape::Number { value, digits: 1 | 2 }) if value > 0 => Value::Day(value),
        (BuiltIn::DayDigits, Shape::Number { value, digits: 1 | 2 }) if value > 0 => Value::Day(value),
        (BuiltIn::DottedDay, Shape::Number { value, digits: 1 | 2 }) if value > 0 && token.is_dotted => {
            Value::Day(value)
        }
        (BuiltIn::Year, Shape::Number { value: value @ 1900..2100, digits: 4 }) => {
            Value::Year(i32::try_from(value).ok()?)
        }
        (BuiltIn::ShortYear, Shape::Number { value: value @ 32..100, digits: 2 }) => {
            Value::Year(i32::try_from(value).ok()?)
        }
        (BuiltIn::FourDigits, Shape::Number { value, digits: 4 }) => {
            Value::Clock { hour: value / 100, minute: value % 100, second: None }
        }
        (BuiltIn::Clock, Shape::Clock { hour, minute, second }) => Value::Clock { hour, minute, second },
        (BuiltIn::Pair, Shape::Pair { first, second, second_digits: 1 | 2, .. }) => {
            Value::Pair { first, second, is_dotted: false }
        }
        (BuiltIn::PointTime, Shape::Pair { first: first @ 0..24, second: second @ 13..60, second_digits: 2, .. }) => {
            Value::Pair { first, second, is_dotted: false }
        }
        (BuiltIn::LateDay, Shape::Number { value: value @ 13..=31, digits: 2 }) => Value::Day(value),
        (BuiltIn::MonthDigits, Shape::Number { value: value @ 1..=12, digits: 1 | 2 }) => Value::Month(value),
        (BuiltIn::DottedPair, Shape::Pair { first, second, second_digits: 1 | 2, mark: '.' }) if token.is_dotted => {
            Value::Pair { first, second, is_dotted: true }
        }
        (BuiltIn::Slashed, Shape::Slashed { first, second, year }) => Value::Slashed { first, second, year },
        (BuiltIn::Date, Shape::Date { year, month, day }) => Value::Date { year, month, day },
        (BuiltIn::Instant, Shape::Instant(at)) => Value::Instant(at),
        _ => return None,
    })
}

fn count(way: &mut Way, likeness: Likeness, by: i64) {
    match likeness {
        Likeness::Same => {}
        Likeness::Folded => way.folds += by,
        Likeness::Slip => way.slips += by,
    }
}
