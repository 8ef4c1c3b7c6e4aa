//! What a person may have meant whose words fit nothing as they stand.
//!
//! In charge of asking, and of answering with a word of doubt: little doubt chooses, but never what begins, ends or removes
//! something.

use super::Turn;
use super::consent::CONSENTS;
use super::removals::REMOVE_NEW;
use crate::dialogue::event::Effect;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::state::AsideAbout;
use crate::dialogue::understand::{self, ASKED, Command, Guess, Said, Told};

/// The choice that the guess is right.
const MEANT_IT: &str = "meant-it";

/// The choice that it is not.
const MEANT_OTHER: &str = "meant-other";

/// Whether a choice begins or removes something: it is not put into anybody's mouth.
fn is_grave(key: &str) -> bool {
    CONSENTS.contains(&key) || key == REMOVE_NEW
}

impl Turn<'_> {
    /// Makes the choice of which a text has all of a phrase, in any order, and nothing against it; else asks whether the
    /// choice is meant, or to stop, that it comes closest to. Says that it was not understood where none does.
    pub(super) fn guess(&mut self, text: &str) {
        let is_free = self.state.aside.is_none() && self.task().pending.is_none() && !self.asks_consent();
        let mut labels = self.labels();
        let stop = Command::Cancel.as_str();
        if !labels.iter().any(|(key, _)| key == stop) {
            labels.push((stop.to_owned(), String::new()));
        }
        let closest = understand::nearest_choice(text, &labels, self.language());
        let closest = closest.filter(|guess| is_free && !is_grave(&guess.key));
        let Some(Guess { key, is_sure }) = closest else { return self.guess_question(text) };
        let says_more = || self.is_qualified(text, &key) || !self.understanding(text).told.is_empty();
        if is_sure && Command::find(&key).is_none() && !says_more() {
            return self.choose(&key);
        }
        let label = labels.into_iter().find(|(known, _)| *known == key).map(|(_, label)| label).unwrap_or_default();
        let reply = match label.is_empty() {
            true => Reply::new("perhaps-stop"),
            false => Reply::new("perhaps-meant").with("label", Arg::Text(label)),
        };
        self.state.misunderstood = 0;
        self.ask_aside(AsideAbout::Meant, reply.asking([MEANT_IT, MEANT_OTHER]), Told::default());
        self.mean(Some(key));
    }

    /// Whoever says more to a guess than yes or no answers the question below it; gives whether one was left.
    pub(super) fn leave_guess(&mut self) -> bool {
        self.state.aside.take_if(|aside| aside.about == AsideAbout::Meant).is_some()
    }

    /// Keeps which choice is asked about.
    pub(super) fn mean(&mut self, meant: Option<String>) {
        if let Some(aside) = self.state.aside.as_mut() {
            aside.meant = meant;
        }
    }

    /// Whether the guess was right: then it is as if it had been chosen.
    pub(super) fn hear_meant(&mut self, key: &str, meant: Option<&str>) {
        let Some(meant) = meant.filter(|_| key == MEANT_IT) else { return self.remind() };
        match Command::find(meant) {
            _ if self.state.choices().contains(&meant) => self.choose(meant),
            Some(command) => self.obey(&Said::Plain(command)),
            None => self.remind(),
        }
    }

    /// *I want to know whether mails go out*: answers what is asked without a mark of a question, where little doubt is left.
    fn guess_question(&mut self, text: &str) {
        let is_begun = understand::begins_as_question(text, &self.language().talk);
        let closest = self.nearest_question(text).filter(|guess| guess.is_sure || is_begun);
        let is_free = self.state.aside.is_none() && self.task().pending.is_none();
        match closest.filter(|_| is_free) {
            Some(guess) => self.answer_guess(guess),
            None => self.misunderstand(),
        }
    }

    fn nearest_question(&self, text: &str) -> Option<Guess> {
        let may_answer = |step: &str| step.starts_with(ASKED) && self.heard_use(step).is_some();
        understand::nearest_question(text, self.language(), may_answer)
    }

    /// Answers the question that a text comes closest to, with a word of doubt; says that there is no answer where none
    /// does.
    pub(super) fn guess_answer(&mut self, text: &str) {
        match self.nearest_question(text) {
            Some(guess) => self.answer_guess(guess),
            None => self.have_no_answer(),
        }
    }

    fn answer_guess(&mut self, guess: Guess) {
        self.shake_consent();
        self.state.misunderstood = 0;
        if !guess.is_sure {
            self.effects.push(Effect::Say(Reply::new("perhaps-answer")));
        }
        match self.answer_beside(&[guess.key]).first() {
            Some(asking) => self.digress(asking),
            // In doubt a person may know better.
            None if !guess.is_sure => self.ask_with("person"),
            None => self.remind(),
        }
    }
}
