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
    // *Just the numbers, nothing else* denies nothing.
    let only = |at: usize| {
        (0..=at).any(|from| words.longest_at(&talk.only, from).is_some_and(|only| only.words.contains(&at)))
    };
    let denies = || {
        let is_denial = |at: usize| words.longest_at(&talk.not, at).is_some() && !only(at);
        words.len() <= SHORT && (0..words.len()).any(is_denial)
    };
    let limits = || words.find_any(&talk.but).is_some() && words.find_any(&talk.only).is_some();
    if begins(&talk.amends) {
        return None;
    }
    if begins(&talk.no) {
        return Some(Polarity::No);
    }
    if begins(&talk.yes) {
        // *Yes, but not all*, *yes, but only Berlin's*: which part counts is not for us to guess.
        return (!denies() && !limits()).then_some(Polarity::Yes);
    }
    denies().then_some(Polarity::No)
}
