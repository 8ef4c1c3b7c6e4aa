//! What people say beside the matter: small talk, questions, emergencies. Which there are, and what is answered, is a
//! flow; which words mean them is language data.
//!
//! In charge of entering such steps and of coming back. Each opens a task of its own, so that nothing below is lost.

use super::Turn;
use crate::dialogue::event::{Effect, Passed};
use crate::dialogue::flow::{Body, HeardUse, RETURN};
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Task;
use crate::dialogue::steps::{Inner, UndoStage};
use crate::dialogue::understand::Command;

/// The most questions of one message that are answered.
const MOST_ANSWERS: usize = 4;

/// The most gates on the way to what a step says.
const MOST_GATES: usize = 8;

impl Turn<'_> {
    /// Enters a step beside what is going on. The same digression begun twice ends where it was begun first.
    pub(super) fn digress(&mut self, step: &str) {
        let flow = |id: &str| self.dialogues.flow.step(id).map(|step| step.flow.clone());
        let wanted = flow(step);
        let is_open = |task: &Task| flow(&task.step) == wanted;
        if let Some(position) = self.state.tasks.iter().skip(1).position(is_open) {
            let waits = |task: &Task| matches!(task.inner, Inner::Undo(UndoStage::Approval(..)));
            match self.state.tasks.iter().skip(position + 2).any(waits) {
                // What the person confirmed goes on waiting.
                true => drop(self.state.tasks.remove(position + 1)),
                false => self.state.tasks.truncate(position + 1),
            }
        }
        self.state.aside = None;
        self.state.tasks.push(Task::new(step));
        self.enter(step);
    }

    /// Whether what a step answers is listened for, and how.
    pub(super) fn heard_use(&self, id: &str) -> Option<HeardUse> {
        self.dialogues.flow.step(id)?.heard
    }

    /// The first of some steps that comes before everything else.
    pub(super) fn urgent_of<'s>(&self, heard: &'s [String]) -> Option<&'s String> {
        heard.iter().find(|id| self.heard_use(id) == Some(HeardUse::Urgent))
    }

    /// What a step says where that is all it does before it returns; `None` where it asks, looks up or orders.
    fn only_says(&self, id: &str) -> Option<Vec<(String, Vec<Reply>)>> {
        let mut id = id;
        let mut said = Vec::new();
        for _ in 0..MOST_GATES {
            let step = self.dialogues.flow.step(id)?;
            if let Some(gate) = step.rule.as_ref().filter(|gate| !gate.rule.holds(&self.facts.policy)) {
                id = &gate.without;
            } else {
                let Body::Plain(plain) = &step.body else { return None };
                let is_plain = step.when.is_none() && step.evidence.is_none() && plain.notes.is_none();
                let next = plain.next.as_ref().filter(|_| is_plain)?;
                let lines = plain.say.iter().filter(|line| line.rule.is_none_or(|rule| self.holds(rule)));
                said.push((step.id.clone(), lines.map(|line| self.plain_reply(&line.text)).collect()));
                id = &next.step;
            }
            if id == RETURN {
                return Some(said);
            }
        }
        None
    }

    /// Answers what was heard and needs no question, each once; gives the steps that ask something themselves.
    pub(super) fn answer_beside(&mut self, heard: &[String]) -> Vec<String> {
        let mut asking = Vec::new();
        for id in heard.iter().take(MOST_ANSWERS) {
            match self.only_says(id) {
                Some(passed) => {
                    for (step, replies) in passed {
                        self.way.push(Passed { step, because: None });
                        self.effects.extend(replies.into_iter().map(Effect::Say));
                    }
                }
                None if self.heard_use(id).is_some() => asking.push(id.clone()),
                None => {}
            }
        }
        asking
    }

    /// Answers commands that only want to know something; gives the first that wants something done.
    pub(super) fn obey_beside(&mut self, commands: &[Command]) -> Option<Command> {
        let mut doing = None;
        for command in commands {
            match command {
                Command::Help => self.effects.push(Effect::Say(Reply::new("help"))),
                Command::Why => {
                    let why = self.why();
                    self.effects.push(Effect::Say(why));
                }
                other => doing = doing.or(Some(*other)),
            }
        }
        doing
    }

    /// Hears a choice that is such a step (*a partner*), whatever step offered it.
    pub(super) fn choose_beside(&mut self, id: &str) {
        let asking = self.answer_beside(&[id.to_owned()]);
        match asking.first() {
            Some(step) => self.digress(step),
            None => self.remind(),
        }
    }
}
