//! Questions that people ask back: *who gets to see the file?* Whatever they name, they answer nothing.
//!
//! In charge of telling them from answers that are only unsure (*Tuesday?*), from wishes (*can I have a file?*) and from
//! what is not known (*no idea who did it*).

use std::ops::Range;

use super::losses::denials_in;
use super::phrases::Words;
use crate::dialogue::language::TalkWords;

/// The most words that join before a question begins, and one.
const MOST_JOINING: usize = 3;

/// A text without the questions in it; `None` where it asks nothing back. What stands before the question in the same
/// sentence stays (*yes, but who sees it?*).
pub fn without_questions(text: &str, talk: &TalkWords) -> Option<String> {
    let words = Words::of(text);
    let asked = asked_back(&words, talk);
    (!asked.is_empty()).then(|| words.without(&asked))
}

/// The questions of a text, as its words.
fn asked_back(words: &Words<'_>, talk: &TalkWords) -> Vec<Range<usize>> {
    let clauses = words.clauses();
    let says = |phrases: &[String], part: &Range<usize>| says_in(words, phrases, part);
    let asked = sentences_of(words).into_iter().filter_map(|sentence| {
        let mut within = clauses.iter().filter(|clause| sentence.contains(&clause.start));
        let is_marked = words.is_asked(sentence.end - 1);
        let first = match is_marked {
            true => within.find(|clause| says(&talk.asks, clause))?,
            // In a chat the mark is left out often.
            false => within.find(|clause| opens_question(words, talk, clause))?,
        };
        // *Nie wiem, kiedy to się stało* asks nothing, and *haben wir schon geprüft* neither.
        let before = sentence.start..first.start;
        let is_indirect = || [&talk.not, &talk.unsure].into_iter().any(|phrases| says(phrases, &before));
        if !is_marked && (is_indirect() || talk.looked.values().any(|phrases| says(phrases, first))) {
            return None;
        }
        let question = first.start..sentence.end;
        let is_answer = [&talk.wish, &talk.loss, &talk.amends].into_iter().any(|phrases| says(phrases, &question));
        (!is_answer).then_some(question)
    });
    asked.collect()
}

/// Whether a part of a sentence begins as nothing but a question does, behind words that join at most (*and will it*).
pub(super) fn opens_question(words: &Words<'_>, talk: &TalkWords, part: &Range<usize>) -> bool {
    let begins = |at: usize| words.longest_at(&talk.asks_first, at).is_some_and(|found| found.words.end <= part.end);
    let joins = |at: &usize| {
        let joining = [&talk.joins, &talk.yes].into_iter().filter_map(|phrases| words.longest_at(phrases, *at));
        joining.map(|found| found.words.end).max().filter(|end| *end < part.end)
    };
    // *Okay, and can I …*
    std::iter::successors(Some(part.start), joins).take(MOST_JOINING).any(begins)
}

/// Whether a text begins as a question does, whatever it wishes behind that.
pub fn begins_as_question(text: &str, talk: &TalkWords) -> bool {
    let words = Words::of(text);
    words.clauses().first().is_some_and(|first| opens_question(&words, talk, first))
}

/// The sentences that ask something: with a mark of a question; without one where they begin or end as questions do.
pub fn asked_in(words: &Words<'_>, talk: &TalkWords) -> Vec<Range<usize>> {
    let denials = denials_in(words, talk);
    let denies = |sentence: &Range<usize>| denials.iter().any(|denial| sentence.contains(&denial.start));
    let asks = |sentence: &Range<usize>| {
        let found = |at| words.longest_at(&talk.asks, at);
        let is_last = |at| found(at).is_some_and(|found| found.words.end == sentence.end);
        let is_form =
            found(sentence.start).is_some() || sentence.clone().any(is_last) || opens_question(words, talk, sentence);
        words.is_asked(sentence.end - 1) || is_form && !says_in(words, &talk.unsure, sentence)
    };
    sentences_of(words).into_iter().filter(|sentence| asks(sentence) && !denies(sentence)).collect()
}

fn sentences_of(words: &Words<'_>) -> Vec<Range<usize>> {
    let ends = (0..words.len()).filter(|at| words.ends_sentence(*at) || at + 1 == words.len()).map(|at| at + 1);
    let ends: Vec<usize> = ends.collect();
    std::iter::once(0).chain(ends.iter().copied()).zip(ends.iter().copied()).map(|(start, end)| start..end).collect()
}

fn says_in(words: &Words<'_>, phrases: &[String], part: &Range<usize>) -> bool {
    part.clone().any(|at| words.longest_at(phrases, at).is_some_and(|found| found.words.end <= part.end))
}
