//! A choice with more behind it: *2, and how long does it take?*, *the first one, is it free?*
//!
//! In charge of telling the number of a choice from numbers that are an answer of their own (an amount, a day, several
//! groups). What stands behind is heard too; consent is given as it stands.

use super::consent::CONSENTS;
use super::hearing::asks;
use super::polar::CONTENT;
use super::removals::REMOVE_NEW;
use super::{Turn, polar};
use crate::dialogue::event::Effect;
use crate::dialogue::reply::Reply;
use crate::dialogue::steps::{BuiltIn, Inner, MomentStage};
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, Command, Looked, PAUSE, Polarity};

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

/// Whether a choice ends, leads away or removes, so that it is no matter beside a question: *all good, but are they linked
/// again?*
fn is_grave(key: &str) -> bool {
    CONSENTS.contains(&key) || [CONTENT, REMOVE_NEW].contains(&key) || Command::find(key).is_some()
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
        if says.polarity == Some(Polarity::No) || !is_but && polar::takes_back(rest, talk) {
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
        if hesitates || is_question && (is_but || !is_joined || is_grave(key)) {
            self.hear_said(rest);
            return true;
        }
        if is_question {
            self.answer_and_choose(key, rest);
        } else {
            self.answer_beside(&says.heard);
            self.note_told(&says.told);
            self.choose(key);
        }
        true
    }

    /// *The first one, is it free?*, *yes, that's right. How do you know all that?*: a choice, and a question behind it that
    /// is answered first; gives whether it was that.
    pub(super) fn chooses_and_asks(&mut self, text: &str) -> bool {
        let words = Words::of(text);
        let clause = words.clauses().into_iter().next().map(|clause| clause.end);
        let sentence = (1..=words.len()).find(|end| words.ends_sentence(end - 1));
        // *Yes, the selective one, just those. Will they get mails?*
        clause.is_some_and(|end| self.chooses_before(text, end))
            || sentence.filter(|end| Some(*end) != clause).is_some_and(|end| self.chooses_before(text, end))
    }

    /// The same, where the choice ends before a word.
    fn chooses_before(&mut self, text: &str, end: usize) -> bool {
        let words = Words::of(text);
        let first = Some(0..end).filter(|first| first.end < words.len());
        let Some(first) = first.filter(|_| self.state.aside.is_none() && !self.takes_numbers()) else { return false };
        let (said, behind) = (words.written(&first), words.written(&(first.end..words.len())));
        let explains = || understand::options_asked_about(text, self.language()).is_some();
        if self.opens_idly(text) {
            return false;
        }
        if asks(said) || words.is_asked(first.end - 1) || !self.asks_back(behind) || explains() {
            return false;
        }
        let begins = |list: &[String]| list.iter().any(|phrase| Words::of(behind).find_at(phrase, 0).is_some());
        let says = self.understanding(behind);
        // *Yes, wait, …* and *the first one, or the second?*
        let hesitates = says.heard.iter().any(|step| step == PAUSE) || begins(&self.language().talk.instead);
        let labels = self.labels();
        let key = understand::choice(said, &labels, self.language())
            .or_else(|| understand::choice_politely(said, &labels, self.language()))
            .or_else(|| self.placed_choice(said))
            .or_else(|| understand::choice_in_own_words(said, &labels, self.language()))
            .or_else(|| self.finds_empty(said).map(str::to_owned))
            .or_else(|| self.agrees_or_looks(said))
            .or_else(|| self.names_way(said));
        let is_meant = |key: &String| self.state.choices().contains(&key.as_str()) && !is_grave(key);
        let Some(key) = key.filter(is_meant).filter(|_| !hesitates && says.told.option.is_none()) else { return false };
        self.answer_and_choose(&key, behind);
        true
    }

    /// Whether a text begins with an *ok* that only opens a question: *ok, dumb question, …*, but not *ok, and how long …*.
    pub(super) fn opens_idly(&self, text: &str) -> bool {
        let (words, language) = (Words::of(text), self.language());
        let yes = words.longest_at(&language.talk.yes, 0).map(|yes| yes.words.end).filter(|end| *end < words.len());
        let is_idle = |end: usize| {
            let joins = words.longest_at(&language.talk.joins, end).is_some();
            understand::is_courtesy(words.written(&(0..end)), language) && words.ends_clause(end - 1) && !joins
        };
        yes.is_some_and(is_idle) && asks(text)
    }

    /// *Ja, genau*, and where somebody looks *yes, there are a lot of deletions*: the choice that a yes or a no is.
    fn agrees_or_looks(&self, said: &str) -> Option<String> {
        let asks_look = Looked::ALL.iter().any(|looked| self.state.choices().contains(&looked.as_str()));
        let says = self.understanding(said);
        // *Ok, it is empty* is no yes.
        let is_said = understand::is_bare_yes(said, self.language()) || asks_look && says.is_loss;
        let is_bare = says.told.is_empty() && says.heard.is_empty() && says.commands.is_empty();
        self.polar_choice(says.polarity).filter(|_| is_bare && is_said)
    }

    /// *The gentle one*, where it is asked which way: the way that is named and not denied.
    fn names_way(&self, said: &str) -> Option<String> {
        let option = self.understanding(said).told.option.filter(|_| self.built_in() == Some(BuiltIn::ChooseOption))?;
        let is_denied = Words::of(said).find_any(&self.language().talk.not).is_some();
        (!is_denied && !understand::denies_option(said, option, self.language())).then(|| option.as_str().to_owned())
    }

    /// Answers a question, or says that there is no answer, and makes a choice.
    fn answer_and_choose(&mut self, key: &str, question: &str) {
        let (said, heard) = (self.effects.len(), self.understanding(question).heard);
        let asking = self.answer_beside(&heard);
        if self.effects.len() == said && asking.is_empty() {
            self.effects.push(Effect::Say(Reply::new("no-answer-beside")));
        }
        self.choose(key);
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
