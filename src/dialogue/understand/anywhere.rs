//! What is understood whatever language the person speaks: the name of a language, and commands and choices in English.
//!
//! In charge of whole messages. Sentences in another language are `whole`'s.

use super::phrases::Words;
use super::polarity::polarity;
use super::{Listener, Said, choice, command, contains_words, is_same, normal};
use crate::dialogue::language::Language;

/// The language whose commands everybody knows.
const KNOWN_TO_ALL: &str = "en";

/// The most words of a wish for a language, courtesy and all.
const LONGEST_WISH: usize = 8;

/// The most words beside a wish for another language that is nothing else.
const BESIDE_LANGUAGE: usize = 3;

/// The command that a text is as a whole, in the person's own language, else in English.
pub fn command_anywhere(text: &str, listener: &Listener<'_>) -> Option<Said> {
    let (_, own) = listener.languages.first()?;
    command(text, own).or_else(|| command(text, known_to_all(text, listener)?))
}

/// The choice that a text is as a whole by the words of English, where the person speaks another language.
pub fn choice_anywhere(text: &str, choices: &[(String, String)], listener: &Listener<'_>) -> Option<String> {
    choice(text, choices, known_to_all(text, listener)?)
}

/// English, where it is not the person's own language. A yes or a no is the own language's (a Polish *no* is a yes).
fn known_to_all<'a>(text: &str, listener: &Listener<'a>) -> Option<&'a Language> {
    let others = listener.languages.get(1..)?;
    let (_, language) = others.iter().find(|(code, _)| *code == KNOWN_TO_ALL)?;
    polarity(text, &language.talk).is_none().then_some(*language)
}

/// The language that a text asks for: named in any language with or without words of courtesy around it (*english
/// please*, *ja bitte auf deutsch*), or in a sentence that says little else (*können wir Deutsch sprechen?*).
pub fn language_asked(text: &str, listener: &Listener<'_>) -> Option<String> {
    language_named(text, listener).or_else(|| language_within(text, listener))
}

fn language_named(text: &str, listener: &Listener<'_>) -> Option<String> {
    let text = normal(text).replace([',', '.', '!'], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > LONGEST_WISH {
        return None;
    }
    let is_courtesy = |word: &&&str| {
        let mut known =
            listener.languages.iter().flat_map(|(_, language)| language.talk.courtesy.iter().chain(&language.talk.yes));
        known.any(|known| known == **word)
    };
    let before = words.iter().take_while(is_courtesy).count();
    let behind = words.iter().rev().take_while(is_courtesy).count();
    // A word of courtesy may be a part of the name: *tiếng anh*.
    let count = words.len();
    let places = (0..=before).flat_map(|start| (count - behind..=count).rev().map(move |end| (start, end)));
    let mut names = places.filter(|(start, end)| start < end).map(|(start, end)| words[start..end].join(" "));
    let codes: Vec<&str> = listener.languages.iter().map(|(code, _)| *code).collect();
    names.find_map(|name| codes.iter().find(|code| is_name_of(&name, code, listener)).map(|code| (*code).to_owned()))
}

fn is_name_of(name: &str, code: &str, listener: &Listener<'_>) -> bool {
    let key = format!("lang-{code}");
    listener.languages.iter().any(|(of, language)| {
        let names = language.choices.get(&key).into_iter().flatten();
        *of == code && is_same(&language.name, name) || names.into_iter().any(|known| is_same(known, name))
    })
}

/// The language that a sentence of any language asks for, by its name in that language or in its own.
fn language_within(text: &str, listener: &Listener<'_>) -> Option<String> {
    let (words, text) = (Words::of(text), normal(text));
    let asks = |asking: &Language, name: &str| {
        let mut phrases = asking.talk.speak.iter().map(|phrase| phrase.replace("{language}", name));
        phrases
            .any(|phrase| words.find(&phrase).is_some_and(|found| words.len() - found.words.len() <= BESIDE_LANGUAGE))
    };
    let asked = |asking: &Language, code: &str, language: &Language| {
        let names = asking.choices.get(&format!("lang-{code}")).into_iter().flatten().chain([&language.name]);
        names.map(|name| normal(name)).any(|name| contains_words(&text, &name) && asks(asking, &name))
    };
    let languages = &listener.languages;
    let mut all =
        languages.iter().flat_map(|(_, asking)| languages.iter().map(move |(code, one)| (*asking, *code, *one)));
    all.find(|(asking, code, language)| asked(asking, code, language)).map(|(_, code, _)| code.to_owned())
}
