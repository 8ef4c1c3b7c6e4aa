//! Which command or choice a person's words are.
//!
//! In charge of words that work at every step, numbers, labels and their synonyms; and of [`understand`], the one place
//! that turns a text into all that it says. Moments are `moments`'; what counts first is the engine's.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::Dialogues;
use super::answers::Slot;
use super::backend::{Kind, named};
use super::language::Language;
use super::moments::Moments;

mod amounts;
mod anywhere;
pub mod kinds;
pub mod names;
pub mod phrases;
pub mod polarity;
pub mod told;
mod whole;

pub use anywhere::{choice_anywhere, command_anywhere, language_asked};
pub use polarity::Polarity;
pub use told::{Told, ToldMoment};
pub use whole::{Understanding, understand};

#[cfg(test)]
mod tests;

/// The longest message that is read, in characters.
pub const LONGEST_MESSAGE: usize = 1_000;

/// With what sentences are understood.
#[derive(Debug, Clone)]
pub struct Listener<'a> {
    /// Languages with their codes, the person's own first.
    pub languages: Vec<(&'a str, &'a Language)>,
    /// How people write moments.
    pub moments: &'a Moments,
    /// The portal's zone.
    pub zone: Tz,
    /// The moment of the message.
    pub now: DateTime<Utc>,
}

impl<'a> Listener<'a> {
    /// One for a person who speaks a language: all languages of the dialogues, that one first.
    pub fn new(dialogues: &'a Dialogues, language: &str, zone: Tz, now: DateTime<Utc>) -> Self {
        let texts = &dialogues.texts;
        let own = texts.closest(language);
        let codes = std::iter::once(own).chain(texts.languages().filter(|code| *code != own));
        let languages = codes.filter_map(|code| Some((code, texts.language(code)?))).collect();
        Self { languages, moments: &dialogues.moments, zone, now }
    }
}

named! {
    /// What works at every step.
    Command {
        /// Leave it, nothing is done.
        Cancel = "cancel",
        /// One step back.
        Back = "back",
        /// What can be said here.
        Help = "help",
        /// Say it again.
        Repeat = "repeat",
        /// Why is this asked.
        Why = "why",
        /// From the beginning.
        StartAgain = "start-again",
        /// Another language.
        Language = "language",
        /// What is answered so far.
        Status = "status",
        /// A person.
        Person = "person",
        /// What was asked for before.
        Requests = "requests",
        /// Change an answer.
        Change = "change",
    }
}

/// A command with what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A command without more.
    Plain(Command),
    /// Change this answer.
    Change(Slot),
}

/// Small letters, one space between words, no marks at the ends.
pub fn normal(text: &str) -> String {
    let lower = text.to_lowercase().replace(['’', '`'], "'");
    let words: Vec<&str> = lower.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(|c: char| matches!(c, '.' | '!' | '?' | ',' | ';' | ':' | '"' | '/' | '«' | '»'))
        .trim()
        .to_owned()
}

/// The command that a text is, as a whole.
pub fn command(text: &str, language: &Language) -> Option<Said> {
    let text = normal(text);
    for command in Command::ALL.iter().copied().filter(|command| *command != Command::Change) {
        if words(language, command).any(|word| normal(word) == text) {
            return Some(Said::Plain(command));
        }
    }
    change(&text, language)
}

/// *change*, or *change the date*: the verb first, the answer's name somewhere behind or before it.
fn change(text: &str, language: &Language) -> Option<Said> {
    let parts: Vec<&str> = text.split(' ').collect();
    let verb = |part: &&str| words(language, Command::Change).any(|word| normal(word) == **part);
    if !parts.iter().any(verb) || parts.len() > 6 {
        return None;
    }
    if parts.len() == 1 {
        return Some(Said::Plain(Command::Change));
    }
    let named = Slot::ALL.into_iter().find(|slot| {
        let names = language.slots.get(slot.as_str());
        names.into_iter().flatten().any(|name| contains_words(text, &normal(name)))
    });
    named.map(Said::Change)
}

fn words(language: &Language, command: Command) -> impl Iterator<Item = &str> {
    language.commands.get(command.as_str()).into_iter().flatten().map(String::as_str)
}

/// Whether a phrase stands in a text at word borders.
fn contains_words(text: &str, phrase: &str) -> bool {
    !phrase.is_empty() && format!(" {text} ").replace([',', '.', ';', '!', '?'], " ").contains(&format!(" {phrase} "))
}

/// The choice that a text is: its number, its label, or one of its other words.
pub fn choice(text: &str, choices: &[(String, String)], language: &Language) -> Option<String> {
    let text = normal(text);
    if let Ok(number) = text.trim_matches(['.', ')', '(']).parse::<usize>() {
        return number.checked_sub(1).and_then(|position| choices.get(position)).map(|(key, _)| key.clone());
    }
    let fits = |(key, label): &&(String, String)| {
        let synonyms = language.choices.get(key).into_iter().flatten();
        normal(label) == text
            || synonyms.into_iter().any(|word| normal(word) == text)
            || key.strip_prefix("lang-") == Some(text.as_str())
    };
    choices.iter().find(fits).map(|(key, _)| key.clone())
}

/// The choice of which a text is a part: of one label only, and long enough not to be an accident.
pub fn part_of_choice(text: &str, choices: &[(String, String)]) -> Option<String> {
    let text = normal(text);
    let mut fitting =
        choices.iter().filter(|(_, label)| text.chars().count() >= 4 && contains_words(&normal(label), &text));
    let first = fitting.next()?;
    fitting.next().is_none().then(|| first.0.clone())
}

/// The kinds of data that a text names.
pub fn kinds(text: &str, language: &Language) -> BTreeSet<Kind> {
    let text = normal(text);
    let named = |kind: &Kind| {
        let names = language.kinds.get(kind.as_str());
        names.into_iter().flatten().any(|name| contains_words(&text, &normal(name)))
    };
    Kind::ALL.iter().copied().filter(named).collect()
}

/// The language that a text names by its own name or in the present language.
pub fn language_named<'a>(
    text: &str,
    mut languages: impl Iterator<Item = (&'a str, &'a Language)>,
    present: &Language,
) -> Option<String> {
    let text = normal(text);
    languages
        .find(|(code, language)| {
            let words = present.choices.get(&format!("lang-{code}")).into_iter().flatten();
            normal(&language.name) == text || words.into_iter().any(|word| normal(word) == text)
        })
        .map(|(code, _)| code.to_owned())
}

/// What a text is before anybody tries to understand it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Nothing but spaces.
    Empty,
    /// Longer than is read.
    TooLong,
    /// No letter and no digit: emoji, marks.
    NoWords,
    /// Mostly letters of a script that the language is not written in.
    OtherScript,
    /// Something to be understood.
    Words,
}

/// Latin letters, with the accents of Vietnamese.
fn is_latin(letter: char) -> bool {
    matches!(u32::from(letter), 0..0x250 | 0x1E00..0x1F00)
}

/// Looks at a text. Every language so far is written in Latin letters.
pub fn look(text: &str) -> Look {
    if text.trim().is_empty() {
        return Look::Empty;
    }
    if text.chars().count() > LONGEST_MESSAGE {
        return Look::TooLong;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Look::NoWords;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().filter(|c| c.is_alphabetic() && is_latin(*c)).count();
    if letters > 0 && latin * 2 < letters { Look::OtherScript } else { Look::Words }
}
