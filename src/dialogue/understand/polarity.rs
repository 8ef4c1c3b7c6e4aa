//! Yes and no, the negation first.
//!
//! In charge of telling which of the two a text begins with, or is. Which choice that is, is the question's.

use super::phrases::Words;
use crate::dialogue::language::TalkWords;

/// The most words of a text that is a *no* only because a negation stands in it.
const SHORT: usize = 7;

/// A yes or a no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    /// It is so.
    Yes,
    /// It is not.
    No,
}

/// Whether a text says yes or no. *I don't know* is neither, and neither is a no that takes back what was said (*no wait, it
/// was Tuesday*).
pub fn polarity(text: &str, talk: &TalkWords) -> Option<Polarity> {
    let words = Words::of(text);
    if words.is_empty() || words.find_any(&talk.unsure).is_some() {
        return None;
    }
    let begins = |phrases: &[String]| phrases.iter().any(|phrase| words.find_at(phrase, 0).is_some());
    let denies = || words.len() <= SHORT && words.find_any(&talk.not).is_some();
    if begins(&talk.amends) {
        return None;
    }
    if begins(&talk.no) {
        return Some(Polarity::No);
    }
    if begins(&talk.yes) {
        // *Yes, but not all*: which part counts is not for us to guess.
        return (!denies()).then_some(Polarity::Yes);
    }
    denies().then_some(Polarity::No)
}
