//! A choice that is said with its own words in another order, or with some of them: *these four contacts, yes*.
//!
//! In charge of finding the one choice that can be meant. A word that belongs to no choice and is none of the small words
//! beside one says something else, and then nothing is chosen; whether the choice may be made is the engine's.

use std::collections::BTreeSet;

use super::phrases::{Words, is_close};
use super::questions::opens_question;
use crate::dialogue::language::Language;
use crate::domain::plain::folded;

/// The most words of a text that is nothing but a choice.
const LONGEST: usize = 8;

/// The fewest letters of a word that tells one choice from the others; syllables (Vietnamese) are shorter than words.
const SHORTEST: usize = 3;

/// The choice whose own words a text is made of, with at least one that no other choice has and that is of its label or
/// means it alone (*comme* of *comme avant* does not). A text with a *not* in it is
/// none (*not the file*), and what a choice says with one tells nothing of a text without.
pub fn choice_in_own_words(text: &str, choices: &[(String, String)], language: &Language) -> Option<String> {
    let words = Words::of(text);
    let is_said = (1..=LONGEST).contains(&words.len()) && words.sentences().len() == 1;
    // *Are they there*, without its mark.
    let is_asked = words.clauses().iter().any(|clause| opens_question(&words, &language.talk, clause));
    if !is_said || is_asked || denies(&words, language) {
        return None;
    }
    let owned: Vec<(&str, BTreeSet<String>, BTreeSet<String>)> = choices
        .iter()
        .map(|(key, label)| (key.as_str(), own_words(key, label, language), telling_words(key, label, language)))
        .collect();
    let small: BTreeSet<String> = small_words(language);
    let said: Vec<String> = (0..words.len()).map(|at| folded(words.plain(at))).collect();
    let has = |own: &BTreeSet<String>, word: &str| own.iter().any(|known| is_close(word, known));
    let mut fitting = owned.iter().filter(|(key, own, telling)| {
        let is_own = |word: &&String| has(own, word);
        let is_telling = |word: &&String| {
            let is_others = owned.iter().any(|(other, known, _)| other != key && has(known, word));
            has(telling, word) && !is_others && !small.contains(*word) && word.chars().count() >= SHORTEST
        };
        said.iter().all(|word| is_own(&word) || small.contains(word)) && said.iter().any(|word| is_telling(&word))
    });
    let (key, ..) = fitting.next()?;
    fitting.next().is_none().then(|| (*key).to_owned())
}

/// Whether a *not* stands in a text.
pub(super) fn denies(words: &Words<'_>, language: &Language) -> bool {
    let talk = &language.talk;
    [&talk.not, &talk.no, &talk.not_behind].into_iter().any(|list| words.find_any(list).is_some())
}

/// The words of a choice's label and of what else it is called, but for what says *not* or asks.
fn own_words(key: &str, label: &str, language: &Language) -> BTreeSet<String> {
    let synonyms = language.choices.get(key).into_iter().flatten().map(String::as_str);
    // What asks (*where can I find it*) is no word of an answer (*I can find it*).
    let asks = |words: &Words<'_>| words.clauses().iter().any(|clause| opens_question(words, &language.talk, clause));
    let is_answer = |words: &Words<'_>| !denies(words, language) && !asks(words);
    let said = synonyms.chain([label]).map(Words::of).filter(is_answer);
    said.flat_map(|words| (0..words.len()).map(|at| folded(words.plain(at))).collect::<Vec<_>>()).collect()
}

/// The words that mean a choice where no other has them: those of its label, and what it is called in one word.
fn telling_words(key: &str, label: &str, language: &Language) -> BTreeSet<String> {
    let synonyms = language.choices.get(key).into_iter().flatten().map(String::as_str);
    let single = synonyms.filter(|synonym| !synonym.contains(' ')).map(folded);
    let words = Words::of(label);
    single.chain((0..words.len()).map(|at| folded(words.plain(at)))).collect()
}

/// Words that may stand beside any choice and say nothing of it.
fn small_words(language: &Language) -> BTreeSet<String> {
    let talk = &language.talk;
    let lists = [&talk.courtesy, &talk.yes, &talk.articles, &talk.joins, &talk.beside_kinds];
    let single = lists.into_iter().flatten().flat_map(|phrase| phrase.split('|'));
    let is_small = |word: &&str| !word.contains(' ') && !denies(&Words::of(word), language);
    single.filter(is_small).map(folded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::shipped;

    #[test]
    fn a_choice_is_told_by_its_own_words_in_any_order() {
        let dialogues = shipped::dialogues();
        let choices = |labels: &[(&str, &str)]| -> Vec<(String, String)> {
            labels.iter().map(|(key, label)| ((*key).to_owned(), (*label).to_owned())).collect()
        };
        let groups =
            [("all", "All 25 groups"), ("look", "Look again"), ("file", "Send me a file"), ("how", "Where is it?")];
        for (code, text, key) in [
            ("en", "yes look please", Some("look")),
            ("en", "the file yes", Some("file")),
            ("en", "send me that", Some("file")),
            ("en", "no file please", None),
            ("en", "can't find it", None),
            ("en", "i can find it", None),
            ("en", "look for the invoice", None),
            ("en", "send again", None),
            ("en", "me", None),
            ("en", "please", None),
        ] {
            let language = dialogues.texts.language(code).expect("the language ships");
            let found = choice_in_own_words(text, &choices(&groups), language);
            assert_eq!(found.as_deref(), key, "{text}");
        }
    }
}
