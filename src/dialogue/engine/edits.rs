//! Messages that the person changed after sending them.
//!
//! In charge of correcting the answer that such a message gave, a few questions back too, and of saying when it comes
//! too late: after work was begun on it, or when it belongs to another matter.

use super::Turn;
use crate::dialogue::answers::Slot;
use crate::dialogue::event::Effect;
use crate::dialogue::flow::Body;
use crate::dialogue::reply::Reply;
use crate::dialogue::state::Written;
use crate::dialogue::steps::BuiltIn;
use crate::dialogue::understand::{LONGEST_MESSAGE, Look, Told, look};

/// The most messages that are kept for corrections.
const MOST_WRITTEN: usize = 20;

impl Turn<'_> {
    /// Notes to which question a message was written, before it is heard.
    pub(super) fn note_written(&mut self, text: &str) {
        let Some(step) = self.state.tasks.first().map(|task| task.step.clone()) else { return };
        if self.state.tasks.len() > 1 || self.state.aside.is_some() {
            // It answers something beside the matter: nothing of the matter hangs on it.
            return;
        }
        let told = if look(text) == Look::Words { self.understanding(text).told } else { Told::default() };
        self.state.written.push(Written { message: self.state.messages, step, told });
        if self.state.written.len() > MOST_WRITTEN {
            self.state.written.remove(0);
        }
    }

    pub(super) fn hear_edited(&mut self, message: u32, text: &str) {
        let known = self.state.written.iter().find(|written| written.message == message).cloned();
        let Some(written) = known.filter(|_| !self.is_running() && text.chars().count() <= LONGEST_MESSAGE) else {
            return self.say_beside(Reply::new("edit-too-late"));
        };
        let is_here = self.state.tasks.len() == 1 && self.task().step == written.step && self.task().pending.is_none();
        if look(text) != Look::Words || self.is_done_with(&written.step) {
            return self.say_beside(Reply::new("edit-too-late"));
        }
        let told = self.understanding(text).told;
        if let Some(entry) = self.state.written.iter_mut().find(|written| written.message == message) {
            entry.told = told.clone();
        }
        if is_here {
            self.effects.push(Effect::Say(Reply::new("edit-taken")));
            return self.hear_said(text);
        }
        if !written.told.is_empty() && !told.is_empty() {
            return self.correct_told(&written.told, &told);
        }
        let is_behind = self.state.tasks.first().is_some_and(|task| task.trail.contains(&written.step));
        if !is_behind {
            return self.say_beside(Reply::new("edit-too-late"));
        }
        self.effects.push(Effect::Say(Reply::new("edit-taken")));
        if self.rewind_to(&written.step) {
            self.hear_said(text);
        }
    }

    /// Corrects each answer that the message gave and now gives otherwise; what was not asked yet is noted anew.
    fn correct_told(&mut self, before: &Told, now: &Told) {
        self.effects.push(Effect::Say(Reply::new("edit-taken")));
        for slot in [Slot::Missing, Slot::Moment, Slot::Option] {
            if before.gives(slot) && !now.gives(slot) {
                self.state.answers.forget_told(slot);
            }
        }
        let mut corrections = self.corrections(now);
        if let Some(own) = self.built_in().and_then(BuiltIn::slot).filter(|own| now.gives(*own)) {
            // The present step asks for it again, and says it back.
            corrections.take(now.only(own));
        }
        if corrections.is_empty() {
            self.note_told(now);
            return self.remind();
        }
        self.note_told(now);
        self.correct(corrections);
    }

    /// Whether work was done on what a step answered: then a changed word comes too late.
    fn is_done_with(&self, step: &str) -> bool {
        let Some(task) = self.state.tasks.first() else { return true };
        let behind = task.trail.iter().position(|id| id == step).map_or(&[][..], |at| &task.trail[at..]);
        behind.iter().chain([&task.step]).any(|id| self.is_work(id))
    }

    fn is_work(&self, id: &str) -> bool {
        matches!(
            self.dialogues.flow.step(id).map(|step| &step.body),
            Some(Body::BuiltIn { step: BuiltIn::Run | BuiltIn::GoOn | BuiltIn::Undo | BuiltIn::Record, .. })
        )
    }

    /// Goes back to a step without asking its question once more; gives whether it can be answered at once.
    pub(super) fn rewind_to(&mut self, step: &str) -> bool {
        let before = self.effects.len();
        if let Some(Body::BuiltIn { step: built_in, .. }) = self.dialogues.flow.step(step).map(|step| &step.body)
            && let Some(slot) = built_in.slot()
        {
            self.state.answers.clear(slot);
            self.state.answers.forget_told(slot);
        } else {
            self.state.answers.drop_plan();
        }
        self.return_to(step);
        let is_there = self.task().step == step && self.task().pending.is_none() && self.task().question.is_some();
        if is_there {
            let kept = self.effects.split_off(before);
            self.effects.extend(kept.into_iter().filter(|effect| !matches!(effect, Effect::Say(_))));
        }
        is_there
    }
}
