//! The number of a choice with more behind it: *2, and how long does it take?*
//!
//! In charge of telling it from numbers that are an answer of their own (an amount, a day, several groups). What stands
//! behind is heard too; consent is given as it stands.

use super::consent::CONSENTS;
use super::{Turn, polar};
use crate::dialogue::steps::{BuiltIn, Inner, MomentStage};
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{PAUSE, Polarity};

/// What separates the number from what follows.
const SEPARATORS: [char; 10] = [',', '.', '-', '\u{2013}', '\u{2014}', ';', ':', '!', ')', '/'];

/// The most words behind a number that only emphasise it.
const FEW: usize = 4;

/// A number at the beginning of a text, what follows, and whether something separates them.
fn leading_number(text: &str) -> Option<(usize, &str, bool)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let number = text.get(..end)?.parse().ok()?;
    let behind = text.get(end..)?;
    let rest = behind.trim_start_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
    let gap = behind.strip_suffix(rest)?;
    let is_apart = gap.contains(SEPARATORS) && gap.contains(char::is_whitespace);
    let is_word = rest.starts_with(char::is_alphabetic) && !gap.is_empty();
    is_word.then_some((number, rest, is_apart))
}

/// The place among the choices, from nought on, of a number that a text ends with.
fn last_number(text: &str) -> Option<usize> {
    let last = text.split_whitespace().next_back()?;
    last.trim_end_matches(SEPARATORS).parse::<usize>().ok()?.checked_sub(1)
}

impl Turn<'_> {
    /// *2, and how long does it take?*: the choice by its number, and what is said behind it; gives whether it was that.
    pub(super) fn chooses_by_number(&mut self, text: &str) -> bool {
        let Some((number, rest, is_apart)) = leading_number(text) else { return false };
        let labels = self.labels();
        let Some((key, _)) = number.checked_sub(1).and_then(|place| labels.get(place)) else { return false };
        if self.takes_numbers() || self.is_of_moment(text, rest) || CONSENTS.contains(&key.as_str()) {
            return false;
        }
        let (words, talk) = (Words::of(rest), &self.language().talk);
        let begins = |list: &[String]| list.iter().any(|phrase| words.find_at(phrase, 0).is_some());
        let (is_joined, is_but) = (begins(&talk.joins), begins(&talk.but));
        let says = self.understanding(rest);
        let is_question = self.asks_back(rest) || words.find_any(&talk.how).is_some();
        // *2, no wait, 1*, and *3 - wait, does that delete anything?*
        let is_taken_back = says.polarity == Some(Polarity::No) || !is_but && polar::takes_back(rest, talk);
        if is_taken_back {
            match last_number(rest).and_then(|place| labels.get(place)) {
                Some((other, _)) if !CONSENTS.contains(&other.as_str()) => self.choose(other),
                _ => self.hear_said(rest),
            }
            return true;
        }
        // *2 for God's sake*
        let is_idle = words.len() <= FEW && says.is_empty() && self.understanding(text).told.is_empty();
        if is_idle && !is_question && !is_joined && !is_but {
            self.choose(key);
            return true;
        }
        if !is_apart && !is_joined && !is_but {
            return false;
        }
        let hesitates = says.heard.iter().any(|step| step == PAUSE) || words.find_any(&talk.halts).is_some();
        if hesitates || is_question && (is_but || !is_joined) {
            self.hear_said(rest);
            return true;
        }
        let said = self.effects.len();
        let asking = self.answer_beside(&says.heard);
        if is_question && self.effects.len() == said && asking.is_empty() {
            // What has no answer is not passed over.
            self.hear_said(rest);
            return true;
        }
        if !is_question {
            self.note_told(&says.told);
        }
        self.choose(key);
        true
    }

    /// Whether numbers are an answer to what is asked: how many, or when.
    fn takes_numbers(&mut self) -> bool {
        let asks_moment = *self.inner() == Inner::Moment(MomentStage::Asked);
        let asks_number =
            matches!(self.built_in(), Some(BuiltIn::HowMuch | BuiltIn::HistoryWord | BuiltIn::ChooseGroups));
        (asks_moment || asks_number) && self.state.aside.is_none()
    }

    /// Whether the number belongs to a moment: *2. November*.
    fn is_of_moment(&self, text: &str, rest: &str) -> bool {
        let moment = self.understanding(text).told.moment;
        moment.is_some() && moment != self.understanding(rest).told.moment
    }
}
