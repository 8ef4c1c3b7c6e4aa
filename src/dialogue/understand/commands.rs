//! Words that work at every step: cancel, back, help, change the date.
//!
//! In charge of telling that a text as a whole is a command. Which words are one is language data; what a command does is
//! the engine's.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{contains_words, is_same, normal};
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::named;
use crate::dialogue::language::Language;

/// The most words of a wish to change an answer.
const LONGEST_CHANGE: usize = 6;

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
        /// Whether it has worked.
        Worked = "worked",
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

/// The command that a text is, as a whole.
pub fn command(text: &str, language: &Language) -> Option<Said> {
    let text = normal(text);
    let bare = without_courtesy(&text, language);
    for command in Command::ALL.iter().copied().filter(|command| *command != Command::Change) {
        // *I would like to see my requests, please*; others mean more by such words (*can I go back?*).
        let is_it = |word: &str| is_same(word, &text) || command == Command::Requests && is_same(word, &bare);
        if words(language, command).any(is_it) {
            return Some(Said::Plain(command));
        }
    }
    change(&bare, language)
}

/// *change*, or *change the date*: a sentence that tells of a change has its verb elsewhere.
fn change(text: &str, language: &Language) -> Option<Said> {
    let parts: Vec<&str> = text.split(' ').collect();
    let verb = |part: &&str| words(language, Command::Change).any(|word| is_same(word, part));
    let is_first = parts.first().is_some_and(&verb);
    let is_last = parts.last().is_some_and(verb);
    match parts.len() {
        1 if is_first => return Some(Said::Plain(Command::Change)),
        2..=LONGEST_CHANGE if is_first || is_last => {}
        _ => return None,
    }
    let named = |slot: &Slot| {
        let names = language.slots.get(slot.as_str());
        names.into_iter().flatten().map(|name| normal(name)).any(|name| match is_first {
            true => contains_words(text, &name),
            // Before the name an article at the most: *das Datum ändern*.
            false => contains_words(&parts[..parts.len() - 1].join(" "), &name) && parts.len() <= 2 + words_in(&name),
        })
    };
    Slot::ALL.into_iter().find(named).map(Said::Change)
}

fn words_in(text: &str) -> usize {
    text.split(' ').count()
}

/// A text without its words of courtesy (*please*, *I would like to*); as it is where it has no others.
pub(super) fn without_courtesy(text: &str, language: &Language) -> String {
    let is_courtesy = |word: &str| {
        let word = word.trim_matches([',', '.', '!', '?']);
        word.is_empty() || language.talk.courtesy.iter().any(|known| known == word)
    };
    let words: Vec<&str> = text.split(' ').filter(|word| !is_courtesy(word)).collect();
    if words.is_empty() { text.to_owned() } else { normal(&words.join(" ")) }
}

fn words(language: &Language, command: Command) -> impl Iterator<Item = &str> {
    language.commands.get(command.as_str()).into_iter().flatten().map(String::as_str)
}
