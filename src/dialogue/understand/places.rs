//! Choices by their place (*the first one*), and choices that are left to the assistant (*whatever you recommend*).
//!
//! In charge of telling them. Which words say so is language data; which choice that is, and whether it may be one, is the
//! engine's.

use super::commands::without_courtesy;
use super::normal;
use super::phrases::Words;
use crate::dialogue::language::Language;

/// The place that a text is, as a whole and beside doubts and courtesy (*the first one, I guess*): from 1, or from -1
/// backwards.
pub fn place(text: &str, language: &Language) -> Option<i64> {
    let text = normal(text);
    let words = Words::of(&text);
    let doubts = (0..words.len()).filter_map(|at| Some(words.longest_at(&language.talk.hedges, at)?.words));
    let sure = normal(&words.without(&doubts.collect::<Vec<_>>()));
    let bare = without_courtesy(&sure, language);
    let places = &language.talk.places;
    places.iter().find(|(phrase, _)| [&text, &sure, &bare].contains(phrase)).map(|(_, place)| *place)
}

/// Whether a text leaves the choice to the assistant.
pub fn leaves_it(text: &str, language: &Language) -> bool {
    Words::of(text).find_any(&language.talk.as_advised).is_some()
}
