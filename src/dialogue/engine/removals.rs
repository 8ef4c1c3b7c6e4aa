//! What a rollback would remove: whoever says that the newer records stay is heard, and what would go is said in figures.
//!
//! In charge of both while a plan is shown or waits for its confirmation. Removing is chosen by its own choice alone.

use super::Turn;
use super::hearing::asks;
use crate::dialogue::backend::{Counts, total};
use crate::dialogue::event::Effect;
use crate::dialogue::flow::{Body, Step};
use crate::dialogue::reply::Reply;
use crate::dialogue::steps::BuiltIn;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, Understanding};
use crate::domain::policy::RemoveNew;

/// The choice that newer records go too.
pub(super) const REMOVE_NEW: &str = "remove-new";

/// The steps that ask what becomes of records that were added, and which records are meant.
const ASKED: [&str; 2] = ["asked-added", "asked-which-records"];

impl Turn<'_> {
    /// *Go on, but keep the new ones*, *without deleting anything*: a plan that removes them is made anew without that.
    /// Gives whether it was said.
    pub(super) fn keeps_newer(&mut self, text: &str) -> bool {
        let is_shown =
            matches!(self.built_in(), Some(BuiltIn::Preview | BuiltIn::Confirm)) && self.state.aside.is_none();
        let is_free = is_shown && self.awaited_approval().is_none() && self.is_idle();
        if !is_free || asks(text) || Words::of(text).find_any(&self.language().talk.keeps_newer).is_none() {
            return false;
        }
        let removes = !self.planned_removals().is_empty();
        let may_choose = self.facts.policy.restores.remove_new == RemoveNew::Ask;
        if removes && may_choose {
            let Some(step) = self.preview_step() else { return false };
            self.state.misunderstood = 0;
            self.state.answers.set_remove_new(false);
            self.effects.push(Effect::Say(Reply::new("newer-stay-now")));
            self.return_to(&step);
            return true;
        }
        let would_remove = self.state.choices().contains(&REMOVE_NEW);
        if removes {
            self.tell_removals();
        } else if would_remove {
            self.shake_consent();
            self.state.misunderstood = 0;
            self.say_beside(Reply::new("answer-added"));
        }
        removes || would_remove
    }

    /// *What exactly will be deleted?*, of a plan that removes records: these, in figures; gives whether it was asked.
    pub(super) fn explains_removals(&mut self, text: &str, understood: &Understanding) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let is_of_records = understood.heard.iter().any(|step| ASKED.contains(&step.as_str()));
        let is_question = asks(text) || understand::without_questions(text, talk).is_some();
        let is_asked = is_of_records || is_question && words.find_any(&talk.effects).is_some();
        let is_asked = is_asked && understood.told.option.is_none() && !self.planned_removals().is_empty();
        if is_asked {
            self.tell_removals();
        }
        is_asked
    }

    fn tell_removals(&mut self) {
        self.shake_consent();
        self.state.misunderstood = 0;
        self.say_beside(Reply::new("answer-removes").with("counts", self.planned_removals()));
    }

    /// What the plan that is shown, or waits for its confirmation, removes.
    pub(crate) fn planned_removals(&self) -> Counts {
        let is_shown = matches!(self.built_in(), Some(BuiltIn::Preview | BuiltIn::Confirm));
        let plan = self.state.answers.plan().filter(|plan| is_shown && total(&plan.remove) > 0);
        plan.map(|plan| plan.remove.clone()).unwrap_or_default()
    }

    fn is_idle(&self) -> bool {
        self.state.tasks.last().is_some_and(|task| task.pending.is_none())
    }

    pub(super) fn preview_step(&self) -> Option<String> {
        let is_preview = |step: &&Step| matches!(step.body, Body::BuiltIn { step: BuiltIn::Preview, .. });
        self.dialogues.flow.steps.values().find(is_preview).map(|step| step.id.clone())
    }
}
