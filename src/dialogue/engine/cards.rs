//! Cards and questions of the conversation itself, which stand before the question that was open: they ask, and trap
//! nobody.
//!
//! In charge of hearing an answer to that question past them. Consent, and a yes or a no, are always for what is asked
//! last.

use super::Turn;
use super::consent::CONSENTS;
use crate::dialogue::flow::Body;
use crate::dialogue::state::Task;
use crate::dialogue::understand::polarity::polarity;
use crate::dialogue::understand::{self, normal};

impl Turn<'_> {
    /// Hears an answer to the question below what is asked now, where a text is one of its choices.
    pub(super) fn answers_below(&mut self, text: &str) -> bool {
        let is_number = normal(text).chars().all(|c| c.is_ascii_digit());
        if is_number || self.task().pending.is_some() || polarity(text, &self.language().talk).is_some() {
            return false;
        }
        let covers = if self.state.aside.is_some() { 1 } else { 2 };
        let Some(below) = self.state.tasks.len().checked_sub(covers) else { return false };
        let asked =
            self.state.tasks.get(below).filter(|task| waits_for_answer(task)).and_then(|task| task.question.as_ref());
        let labels = asked.and_then(|question| question.replies.last()).map(|asked| self.labels_of(asked));
        let key = labels.and_then(|labels| understand::choice(text, &labels, self.language()));
        let Some(key) = key.filter(|key| !CONSENTS.contains(&key.as_str())) else { return false };
        self.state.aside = None;
        self.state.tasks.truncate(below + 1);
        self.choose(&key);
        true
    }

    /// Leaves a card of small talk for the question that it stands before: whoever says more than its choices is past
    /// it. Consent is asked for again. Gives whether one was left.
    pub(super) fn leave_card(&mut self) -> bool {
        let is_card = self
            .step()
            .is_some_and(|step| matches!(step.body, Body::Plain(_)) && self.dialogues.flow.is_digression(step));
        let below = self.state.tasks.iter().rev().nth(1);
        if !is_card || self.state.aside.is_some() || !below.is_some_and(waits_for_answer) {
            return false;
        }
        self.state.tasks.pop();
        true
    }
}

/// Whether a task asked something and nothing else is under way in it.
fn waits_for_answer(task: &Task) -> bool {
    task.question.is_some() && task.pending.is_none() && task.deferred.is_none()
}
