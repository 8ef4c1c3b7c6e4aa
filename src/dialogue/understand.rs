//! What a person's words are: a command, a choice, a kind of data, a language, or sentences that say several things.
//!
//! In charge of finding it; [`understand`] is the one place that turns a text into all that it says. Moments are
//! `moments`'; what counts first is the engine's.
//!
//! ```text
//! look      what a text looks like        commands  words that work at every step
//! phrases   a little language of phrases  polarity  yes and no
//! kinds     what is missing, by clauses   names     people and records
//! amounts   how many                      anywhere  what is understood in any language
//! looked    where somebody has looked     losses    whether something is lost, or nothing is
//! titles    *Dr.* and *Sig.* before names  questions  what is asked back
//! places    *the first one*               told      answers given in sentences
//! own_words a choice in words of its own  nearest  what a text comes closest to
//! whole     all that a text says at once  report    the same for those who edit language files, and for measuring
//! ```

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::Dialogues;
use super::backend::Kind;
use super::language::Language;
use super::moments::{Moments, Writing};
use crate::domain::plain::folded;

mod amounts;
mod anywhere;
mod commands;
pub mod kinds;
mod look;
mod looked;
mod losses;
pub mod names;
mod nearest;
mod own_words;
pub mod phrases;
mod places;
pub mod polarity;
mod questions;
pub mod report;
mod titles;
pub mod told;
mod whole;

pub use amounts::{counts, denies_count};
pub use anywhere::{choice_anywhere, command_anywhere, language_asked};
pub use commands::{Command, Said, command};
pub use look::{LONGEST_MESSAGE, Look, look};
pub use looked::{Looked, NOT_YET};
pub use nearest::{Guess, nearest_choice, nearest_question};
pub use own_words::choice_in_own_words;
pub use places::{leaves_it, place};
pub use polarity::Polarity;
pub use questions::{begins_as_question, without_questions};
pub use told::{Told, ToldMoment, denies_option, options_asked_about};
pub use whole::{ASKED, PAUSE, Understanding, is_courtesy, understand};

#[cfg(test)]
mod tests;

/// With what sentences are understood.
#[derive(Debug, Clone)]
pub struct Listener<'a> {
    /// Languages with their codes, the person's own first.
    pub languages: Vec<(&'a str, &'a Language)>,
    /// How people write moments.
    pub moments: &'a Moments,
    /// The portal's zone, the moment of the message, and the day that is spoken of.
    pub writing: Writing,
}

impl<'a> Listener<'a> {
    /// One for a person who speaks a language: all languages of the dialogues, that one first.
    pub fn new(dialogues: &'a Dialogues, language: &str, zone: Tz, now: DateTime<Utc>) -> Self {
        let texts = &dialogues.texts;
        let own = texts.closest(language);
        let codes = std::iter::once(own).chain(texts.languages().filter(|code| *code != own));
        let languages = codes.filter_map(|code| Some((code, texts.language(code)?))).collect();
        Self { languages, moments: &dialogues.moments, writing: Writing::at(zone, now) }
    }

    /// One that has been told a day already.
    #[must_use]
    pub fn on(mut self, day: Option<NaiveDate>) -> Self {
        self.writing.day = day;
        self
    }
}

/// A text without addresses of mail and pages: no part of one is a word (*pierre@firme.fr*).
pub fn without_addresses(text: &str) -> Cow<'_, str> {
    let is_address = |word: &str| word.contains("://") || is_mail_address(word);
    if !text.split_whitespace().any(is_address) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().filter(|word| !is_address(word)).collect::<Vec<_>>().join(" "))
}

/// Whether a word is a mail address.
pub fn is_mail_address(word: &str) -> bool {
    let has_host = |rest: &str| rest.contains('.') && !rest.starts_with('.');
    word.split_once('@').is_some_and(|(name, rest)| !name.is_empty() && has_host(rest))
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

/// Whether a word of the language data is a text, which is normal already. The first letter tells most others apart
/// before anything is made of them.
pub fn is_same(word: &str, text: &str) -> bool {
    let initial = |text: &str| text.chars().find(|c| c.is_alphanumeric()).and_then(|first| first.to_lowercase().next());
    initial(word) == initial(text) && normal(word) == text
}

/// A text without the commas in it, which people in a chat leave out.
fn without_commas(text: &str) -> Cow<'_, str> {
    if text.contains(',') { Cow::Owned(normal(&text.replace(',', " "))) } else { Cow::Borrowed(text) }
}

/// Whether a phrase stands in a text at word borders.
pub fn contains_words(text: &str, phrase: &str) -> bool {
    !phrase.is_empty() && format!(" {text} ").replace([',', '.', ';', '!', '?'], " ").contains(&format!(" {phrase} "))
}

/// Whether a text is a label, its commas and its marks aside.
pub fn is_label(label: &str, text: &str) -> bool {
    let plain = |text: &str| folded(&without_commas(&normal(text)));
    plain(label) == plain(text)
}

/// The choice that a text is: its number, its label, or one of its other words.
pub fn choice(text: &str, choices: &[(String, String)], language: &Language) -> Option<String> {
    let text = normal(text);
    if let Ok(number) = text.trim_matches(['.', ')', '(']).parse::<usize>() {
        return number.checked_sub(1).and_then(|position| choices.get(position)).map(|(key, _)| key.clone());
    }
    let spoken = without_commas(&text);
    let fits = |(key, label): &&(String, String)| {
        let synonyms = language.choices.get(key).into_iter().flatten();
        is_label(label, &text)
            || synonyms.into_iter().any(|word| is_same(word, &text) || is_same(&without_commas(word), &spoken))
            || key.strip_prefix("lang-") == Some(text.as_str())
    };
    choices.iter().find(fits).map(|(key, _)| key.clone())
}

/// The choice that a text is without its words of courtesy: *all of them, please*.
pub fn choice_politely(text: &str, choices: &[(String, String)], language: &Language) -> Option<String> {
    let text = normal(text);
    let bare = commands::without_courtesy(&text, language);
    (bare != text).then(|| choice(&bare, choices, language))?
}

/// The choice of all groups.
pub const TICK_ALL: &str = "tick-all";

/// Whether a text says that all groups are meant: *all of them*, *all 32!*.
pub fn means_all(text: &str, language: &Language) -> bool {
    let text = normal(text);
    let uncounted: Vec<&str> = text.split(' ').filter(|word| !word.chars().all(|c| c.is_ascii_digit())).collect();
    let uncounted = uncounted.join(" ");
    let bare = commands::without_courtesy(&uncounted, language);
    let phrases = language.choices.get(TICK_ALL).into_iter().flatten();
    phrases.into_iter().any(|phrase| is_same(phrase, &uncounted) || is_same(phrase, &bare))
}

/// The most words of a yes and nothing more (*dạ vâng ạ*).
const LONGEST_YES: usize = 3;

/// Whether a text is a yes and nothing more, courtesy aside.
pub fn is_bare_yes(text: &str, language: &Language) -> bool {
    let bare = commands::without_courtesy(&normal(text), language);
    let words = phrases::Words::of(&bare);
    // *Ok, dumb question* is none.
    let behind = |at: &usize| words.longest_at(&language.talk.yes, *at).map(|found| found.words.end);
    let end = std::iter::successors(Some(0), behind).last().unwrap_or_default();
    words.len() <= LONGEST_YES && end == words.len() && polarity::polarity(&bare, &language.talk) == Some(Polarity::Yes)
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
