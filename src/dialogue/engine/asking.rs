//! Saying, asking, and ordering work.
//!
//! In charge of the question that is open: one at a time, repeated with what was said just before it.

use std::collections::BTreeSet;

use super::Turn;
use crate::dialogue::backend::FileView;
use crate::dialogue::event::{Effect, RequestNumber};
use crate::dialogue::reply::Reply;
use crate::dialogue::rules::Rule;
use crate::dialogue::state::{Pending, Question, Task, Work};
use crate::dialogue::steps::with_promise;

impl Turn<'_> {
    /// Says something that asks nothing.
    pub fn say(&mut self, reply: Reply) {
        self.said.push(reply.clone());
        self.effects.push(Effect::Say(reply));
    }

    /// Says something about how work goes on.
    pub fn say_living(&mut self, mut reply: Reply) {
        reply.is_living = true;
        self.effects.push(Effect::Say(reply));
    }

    /// Asks; what was said just before is repeated with it.
    pub fn ask(&mut self, reply: Reply) {
        let question = self.number(reply);
        self.task().question = Some(question);
    }

    pub(super) fn number(&mut self, reply: Reply) -> Question {
        let mut reply = with_promise(reply, self.facts.promise);
        let number = self.state.next_question;
        self.state.next_question += 1;
        reply.question = Some(number);
        let mut replies = std::mem::take(&mut self.said);
        replies.push(reply.clone());
        self.effects.push(Effect::Say(reply));
        Question { number, replies }
    }

    /// Says something without losing the open question, which is asked again behind it.
    pub fn say_beside(&mut self, reply: Reply) {
        self.effects.push(Effect::Say(reply));
        self.remind();
    }

    /// Asks the open question again, or says that work is under way.
    pub fn remind(&mut self) {
        self.state.aside = None;
        if self.task().pending.is_some() {
            let name = if self.is_running() { "still-running" } else { "still-looking" };
            self.effects.push(Effect::Say(Reply::new(name)));
            return;
        }
        self.ask_once_more(false);
    }

    /// Says the open question again, all that belongs to it where `whole`.
    pub(super) fn ask_once_more(&mut self, whole: bool) {
        if let Some(reply) = self.approval_standing() {
            return self.ask(reply);
        }
        // What came of work while an agent has the conversation is told with the question, once it is handed back.
        let mut told = if self.state.is_with_agent { std::mem::take(&mut self.said) } else { Vec::new() };
        let here = self.task().step.clone();
        let belongs = |question: &Question| !question.replies.is_empty();
        match self.task().question.clone().filter(belongs) {
            Some(question) => {
                let mut replies = question.replies;
                let asked = replies.pop();
                if whole {
                    self.effects.extend(replies.iter().cloned().map(Effect::Say));
                }
                told.append(&mut replies);
                self.said = told;
                if let Some(reply) = asked {
                    self.ask(reply);
                }
            }
            None => self.enter(&here),
        }
    }

    /// Whether work is under way that cannot be left by a word.
    pub fn is_running(&self) -> bool {
        self.state.tasks.iter().filter_map(|task| task.pending.as_ref()).any(|pending| pending.work.is_running())
    }

    /// Says that work can't be stopped, and of a restore that it can be taken back (B05).
    pub(super) fn refuse_to_leave(&mut self) {
        let is_restore = |task: &Task| {
            task.pending.as_ref().is_some_and(|pending| matches!(pending.work, Work::Consent | Work::Restore))
        };
        let can_undo = self.holds(Rule::B05) && self.state.tasks.iter().any(is_restore);
        self.say_beside(Reply::new(if can_undo { "cannot-leave-restore" } else { "cannot-leave" }));
    }

    /// Orders work for the present step.
    pub fn order(&mut self, work: Work, effect: impl FnOnce(RequestNumber) -> Effect) {
        let request = self.state.next_request;
        self.state.next_request += 1;
        self.effects.push(effect(request));
        self.said.clear();
        let task = self.task();
        task.question = None;
        task.pending = Some(Pending { request, work, facts: BTreeSet::new() });
    }

    /// Hands over a file.
    pub fn send_file(&mut self, file: FileView) {
        self.effects.push(Effect::SendFile(file));
    }

    /// Has feedback stored.
    pub fn record_feedback(&mut self, helped: bool, reason: Option<String>, comment: Option<String>) {
        self.effects.push(Effect::RecordFeedback { helped, reason, comment });
    }
}
