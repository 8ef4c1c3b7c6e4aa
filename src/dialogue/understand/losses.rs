//! Whether a text tells of a loss, or says that there is none.
//!
//! In charge of negations: *nobody deleted anything*, *nothing is missing*, *the contacts are not gone*. What is lost is
//! `kinds`' to find.

use std::ops::Range;

use super::phrases::Words;
use crate::dialogue::language::TalkWords;

/// What a text says of losses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Losses {
    /// It tells of one.
    pub are_told: bool,
    /// It tells of none, and says so.
    pub are_denied: bool,
}

/// What a text says of losses; some of its words say that something is not known, which is no loss (*nie mam pojęcia*).
pub fn losses_in(text: &str, unsure: &[Range<usize>], talk: &TalkWords) -> Losses {
    let words = Words::of(text);
    let denials = denials_in(&words, talk);
    let fine = places(&words, &talk.fine);
    let without: Vec<Range<usize>> = [unsure, &denials, &fine].concat();
    let told = places(&Words::loosely(text), &talk.loss);
    let are_told = told.iter().any(|loss| !without.iter().any(|range| overlap(range, loss)));
    Losses { are_told, are_denied: !are_told && !denials.is_empty() }
}

/// Where a text says that nothing was lost, or that nobody did it.
pub fn denials_in(words: &Words<'_>, talk: &TalkWords) -> Vec<Range<usize>> {
    // *Contacts deleted, nothing in the bin*: what a mark divides is two things.
    let is_whole = |range: &Range<usize>| !(range.start..range.end - 1).any(|at| words.ends_clause(at));
    places(words, &talk.no_loss).into_iter().filter(is_whole).collect()
}

fn places(words: &Words<'_>, phrases: &[String]) -> Vec<Range<usize>> {
    (0..words.len()).filter_map(|at| Some(words.longest_at(phrases, at)?.words)).collect()
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}
