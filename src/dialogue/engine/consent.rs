//! Consent: given by a button, by its words, or by a plain yes to a question that stands clear.
//!
//! In charge of never reading it out of a sentence, and of not taking a yes for it that may be meant for something else.

use super::Turn;
use super::hearing::asks;
use super::of_results::UNDO;
use super::wishes::GO_ON;
use crate::dialogue::backend::RestoreOption;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::steps::{BuiltIn, Inner};
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, Command, Polarity};

/// Choices that begin work. A word that is one of them in other questions begins nothing here.
pub(super) const CONSENTS: [&str; 3] = [CONFIRM, "yes-large", UNDO_NOW];

/// The choice that a restore is taken back.
pub(super) const UNDO_NOW: &str = "undo-now";

/// The choice that a restore stays.
pub(super) const KEEP_IT: &str = "keep-it";

/// The most words of a yes that insists.
const MOST_INSISTING: usize = 6;

/// The choice that confirms a plan or a file.
pub(super) const CONFIRM: &str = "confirm";

impl Turn<'_> {
    /// Whether consent to begin work is asked for.
    pub(super) fn asks_consent(&self) -> bool {
        self.state.choices().iter().any(|choice| CONSENTS.contains(choice))
    }

    /// Something was said to a question for consent that was not understood, or that may call it off: a yes alone is no
    /// consent any more, as it may be meant for that.
    pub(super) fn shake_consent(&mut self) {
        self.state.is_consent_shaken |= self.asks_consent();
    }

    /// *Yes, start it now please*: a sentence of nothing but words to begin with. Of a file, words to restore are none.
    pub(super) fn consents_in_words(&self, text: &str) -> bool {
        self.state.choices().contains(&CONFIRM) && self.begins_in_words(text)
    }

    /// *Well then, let's go*, where a plan is shown, leads to its confirmation.
    pub(super) fn goes_on_in_words(&self, text: &str) -> bool {
        let is_shown = self.built_in() == Some(BuiltIn::Preview) && self.state.choices().contains(&GO_ON);
        is_shown && self.begins_in_words(text)
    }

    /// *Yes please*, *yes, undo it*, where it is asked whether a restore is taken back.
    pub(super) fn undoes_now_in_words(&self, text: &str) -> bool {
        let is_asked = self.state.aside.is_none() && self.state.choices().contains(&UNDO_NOW);
        let talk = &self.language().talk;
        let beside = [&talk.yes, &talk.starts, &talk.starts_beside];
        let says_undo = || self.says_nothing_but(text, &[&talk.undoes], &beside);
        let is_shaken = self.state.is_consent_shaken;
        is_asked
            && (says_undo()
                || self.insists_on_undo(text)
                || !is_shaken && self.says_nothing_but(text, &[&talk.yes], &beside))
    }

    /// *Yes, undo it I tell you!*: a yes with the undo behind it, in few words and nothing against it.
    fn insists_on_undo(&self, text: &str) -> bool {
        let (words, language) = (Words::of(text), self.language());
        let talk = &language.talk;
        let undoing = [UNDO_NOW, UNDO].into_iter().filter_map(|key| language.choices.get(key)).flatten();
        let names_undo =
            words.find_any(undoing.filter(|phrase| !talk.yes.contains(phrase) && !talk.no.contains(phrase)));
        let begins = words.longest_at(&talk.yes, 0).is_some_and(|yes| yes.words.end < words.len());
        let against = [&talk.not, &talk.no, &talk.not_behind, &talk.only, &talk.but, &talk.keeps];
        let is_denied = against.into_iter().any(|list| words.find_any(list).is_some());
        words.len() <= MOST_INSISTING && begins && names_undo.is_some() && !is_denied && !asks(text)
    }

    /// Whether a text is nothing but words to begin with. Of a file, words to restore are none.
    fn begins_in_words(&self, text: &str) -> bool {
        if self.state.aside.is_some() {
            return false;
        }
        let talk = &self.language().talk;
        let is_file = self.state.answers.option() == Some(RestoreOption::Csv);
        let begins = if is_file { vec![&talk.starts] } else { vec![&talk.starts, &talk.starts_restore] };
        // Not the words of courtesy: *can we start* asks, with its mark or without.
        self.says_nothing_but(text, &begins, &[&talk.starts_beside, &talk.yes])
    }

    /// Whether a text has one of some phrases, and else nothing but those and others beside them. A question and a *not*
    /// say more.
    fn says_nothing_but(&self, text: &str, telling: &[&Vec<String>], beside: &[&Vec<String>]) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let denies = [&talk.not, &talk.no, &talk.not_behind].into_iter().any(|list| words.find_any(list).is_some());
        // *Do it* begins as questions do; words that ask are in none of the lists.
        if denies || asks(text) || self.commands_in(&words) {
            return false;
        }
        let ends = |lists: &[&Vec<String>], at: usize| {
            lists.iter().filter_map(|list| words.longest_at(list, at)).map(|found| found.words.end).max()
        };
        let mut at = 0;
        while at < words.len() {
            let Some(next) = ends(telling, at).max(ends(beside, at)) else { return false };
            at = next;
        }
        (0..words.len()).any(|at| ends(telling, at).is_some())
    }

    /// Whether a text is a command, or has one of several words in it that leads away: *bắt đầu lại* is *start again*, and no
    /// *start*. A word alone may belong to what is begun (*get them back*).
    fn commands_in(&self, words: &Words<'_>) -> bool {
        let whole = words.written(&(0..words.len()));
        let away = [Command::Cancel, Command::Back, Command::StartAgain];
        let phrases = away.iter().filter_map(|command| self.language().commands.get(command.as_str())).flatten();
        let longer: Vec<&String> = phrases.filter(|phrase| phrase.contains(' ')).collect();
        understand::command_anywhere(whole, &self.listener()).is_some() || words.find_any(longer).is_some()
    }

    /// A choice in words; *yes?* begins nothing.
    pub(super) fn choose_said(&mut self, key: &str, text: &str) {
        let is_consent = CONSENTS.contains(&key);
        if is_consent && asks(text) {
            return self.begin_nothing();
        }
        let labels = self.labels();
        let label = labels.iter().find(|(known, _)| known == key).map(|(_, label)| label.as_str()).unwrap_or_default();
        let is_label = understand::is_label(label, text);
        let is_bare = !is_label && understand::is_bare_yes(text, self.language());
        if is_consent && self.state.is_consent_shaken && is_bare {
            let reply = Reply::new("consent-in-words").with("label", Arg::Text(label.to_owned()));
            return self.say_beside(reply);
        }
        self.choose(key);
    }

    /// Says that nothing was started, and asks once more.
    pub(super) fn begin_nothing(&mut self) {
        self.state.misunderstood = 0;
        self.say_beside(Reply::new("nothing-started"));
    }

    /// *Wait, cancel everything please*: calls off what would begin with the next word; gives whether it did.
    pub(super) fn calls_off(&mut self, text: &str) -> bool {
        let is_said = Words::of(text).find_any(&self.language().talk.halts).is_some();
        // *I changed my mind, a file please* changes an answer, and *undo it* is what an undo asks for.
        let is_undo = self.built_in() == Some(BuiltIn::Undo);
        let undoes = || Words::of(text).find_any(&self.language().talk.undoes).is_some();
        // *Wait, leave Théo out* changes what comes back.
        let names_some = || !self.names_said(text).is_empty();
        let is_said = is_said && self.understanding(text).told.is_empty() && !(is_undo && undoes()) && !names_some();
        if !is_said || !self.is_near_beginning() {
            return false;
        }
        // *Can you cancel it?* has its own answer; the yes behind it may be meant for that all the same.
        self.shake_consent();
        let is_question = asks(text) || understand::begins_as_question(text, &self.language().talk);
        if !is_question {
            self.begin_nothing();
        }
        !is_question
    }

    /// Whether the next word begins work or leads there.
    fn is_near_beginning(&self) -> bool {
        let is_near = matches!(self.built_in(), Some(BuiltIn::Confirm | BuiltIn::Preview)) || self.asks_consent();
        let has_failed = self.state.tasks.last().is_some_and(|task| task.inner == Inner::Failed);
        // What waits for an agent may still begin, and after a failure nothing is to be confirmed.
        is_near && self.state.aside.is_none() && self.awaited_approval().is_none() && !has_failed
    }

    /// *No, don't remove them*, where an undo is asked about: all is kept.
    pub(super) fn keeps_restored(&self, rest: &str, polarity: Option<Polarity>) -> bool {
        let is_asked = self.state.choices().contains(&KEEP_IT) && polarity == Some(Polarity::No);
        is_asked && !asks(rest) && Words::of(rest).find_any(&self.language().talk.undoes).is_none()
    }

    /// Whether somebody hesitates where the next word begins work or leads there: *no*, *yes, but not now*, *sure?*
    pub(super) fn holds_back(&self, rest: &str, polarity: Option<Polarity>) -> bool {
        let talk = &self.language().talk;
        let words = Words::of(rest);
        let begins = |phrases: &[String]| phrases.iter().any(|phrase| words.find_at(phrase, 0).is_some());
        let hesitates = begins(&talk.yes) && (asks(rest) || words.find_any(&talk.not).is_some());
        self.is_near_beginning() && (polarity == Some(Polarity::No) || hesitates)
    }
}
