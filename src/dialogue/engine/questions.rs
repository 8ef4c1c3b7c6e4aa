//! What a person asks back: it answers nothing.
//!
//! In charge of leaving it out of what was understood, and of saying where nothing answers it. Which words ask is
//! `understand`'s.

use super::Turn;
use super::hearing::asks;
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{Kind, RestoreOption};
use crate::dialogue::event::Effect;
use crate::dialogue::flow::Body;
use crate::dialogue::reply::{Arg, Reply};
use crate::dialogue::steps::BuiltIn;
use crate::dialogue::understand::kinds::says_only_kinds;
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, ASKED, Understanding};

/// The step that answers whether a restore is safe.
const IF_SAFE: &str = "asked-if-safe";

/// The choice of being shown how a step is done.
pub(super) const HOW: &str = "how";

/// How the names of steps begin that show how something is found.
const ASKED_HOW: &str = "asked-how-";

/// The step that shows how filters are cleared.
const HOW_FILTERS: &str = "asked-how-filters";

/// What the names of pictures have in them that show a filter.
const FILTER: &str = "filter";

/// The choice that what was said back is right.
pub(super) const RIGHT: &str = "right";

/// The fewest words of a question that has no word of one.
const LEAST_OF_QUESTION: usize = 4;

/// What a way back is, and what it does to all else.
fn about(option: RestoreOption) -> Reply {
    Reply::new(format!("about-{option}"))
}

impl Turn<'_> {
    /// Takes what is asked back out of what was understood, so that nothing that a question names answers anything; gives
    /// whether something is asked. Before a matter it may be what the person wants, and a moment is said back before it
    /// counts.
    pub(super) fn leave_questions(&self, text: &str, understood: &mut Understanding) -> bool {
        let asked = understand::without_questions(text, &self.language().talk);
        let Some(stated) = asked.or_else(|| self.is_other_question(text, understood).then(String::new)) else {
            return false;
        };
        let stated = self.understanding(&stated);
        // *Right, and what if somebody changed it today?*, of a moment that was said back, names no other.
        let is_asked = !self.state.choices().contains(&RIGHT) || stated.is_empty();
        let asks_moment = self.built_in() == Some(BuiltIn::MomentOfLoss) && stated.told.moment.is_none() && is_asked;
        if !self.is_in_matter() || asks_moment && understood.told.moment.is_some() {
            understood.told.option = understood.told.option.filter(|_| !self.is_in_matter());
            // *Is the recycle bin empty?*
            understood.told.looked = stated.told.looked;
            // *Ça marche sur mon téléphone ?* is no yes.
            return Understanding { polarity: None, ..understood.clone() }.is_empty();
        }
        let (heard, commands) = (std::mem::take(&mut understood.heard), std::mem::take(&mut understood.commands));
        *understood = Understanding { heard, commands, ..stated };
        true
    }

    /// *Monday 23? That's old, do we lose the whole week?*: a day that was told here and is wondered at, before what is asked of
    /// it, is no other moment of the loss.
    pub(super) fn forget_echo(&self, text: &str, understood: &mut Understanding) {
        let is_known = self.evidence().is_some() || self.state.answers.is_filled(Slot::Moment);
        let asks_more = understood.heard.iter().any(|step| step.starts_with(ASKED));
        let words = Words::of(text);
        let first = (0..words.len()).find(|at| words.ends_sentence(*at)).filter(|at| *at + 1 < words.len());
        let is_wondered_at = |last: usize| {
            last < LEAST_OF_QUESTION
                && words.is_asked(last)
                && self.understanding(words.written(&(0..last + 1))).told.moment == understood.told.moment
        };
        if is_known && asks_more && understood.told.moment.is_some() && first.is_some_and(is_wondered_at) {
            understood.told.forget(Slot::Moment);
        }
    }

    /// *Does a CRM rollback delete anything?*: what a way back does is said, and nothing of the question is an answer;
    /// gives whether that was asked.
    pub(super) fn explain_effects(&mut self, text: &str, understood: &Understanding) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let is_known = self.is_in_matter() || understood.told.option.is_some();
        // *CSV, is that not the easiest?*, where the ways are compared, chooses none.
        let is_of_way = self.built_in() == Some(BuiltIn::ChooseOption)
            && understood.told.option.is_some()
            && words.len() >= LEAST_OF_QUESTION
            && words.find_any(&talk.wish).is_none()
            && !understood.heard.iter().any(|step| step.starts_with(ASKED));
        if !asks(text) || !is_known || words.find_any(&talk.effects).is_none() && !is_of_way {
            return false;
        }
        let way = understood.told.option.map(about);
        if way.is_none() && understood.heard.iter().any(|step| step.starts_with(ASKED)) {
            // It has an answer of its own.
            return false;
        }
        self.state.misunderstood = 0;
        match way {
            Some(way) => self.effects.push(Effect::Say(way)),
            None => drop(self.answer_beside(&[IF_SAFE.to_owned()])),
        }
        self.remind();
        true
    }

    /// *What is a CRM rollback?*, *what is the difference?*: what is asked about is explained, and chosen is nothing; gives
    /// whether that was asked.
    pub(super) fn explains_ways(&mut self, text: &str) -> bool {
        let Some(mut ways) = understand::options_asked_about(text, self.language()) else { return false };
        // *What is the difference? I'm afraid to break something.*
        let answers = |step: &String| step.starts_with(ASKED) && step != IF_SAFE;
        let is_answered = self.understanding(text).heard.iter().any(answers);
        let compares = self.built_in() == Some(BuiltIn::ChooseOption) && self.state.aside.is_none();
        if ways.is_empty() && compares {
            ways = self.state.choices().iter().filter_map(|key| RestoreOption::find(key)).collect();
        }
        if ways.is_empty() || is_answered || self.task().pending.is_some() {
            return false;
        }
        self.shake_consent();
        self.state.misunderstood = 0;
        self.effects.extend(ways.into_iter().map(about).map(Effect::Say));
        self.remind();
        true
    }

    /// Whether a text asks something, with a mark of a question or without.
    pub(crate) fn asks_back(&self, text: &str) -> bool {
        asks(text) || understand::without_questions(text, &self.language().talk).is_some()
    }

    /// Whether a text says nothing but which kinds are meant, or are not, and when they went.
    pub(crate) fn says_only_kinds(&self, text: &str) -> bool {
        !self.asks_back(text) && says_only_kinds(&self.without_times(text), self.language())
    }

    /// Whether a sentence with a mark of a question asks something although no word of it says so: it is too long for an
    /// answer that is only unsure, and names neither a moment nor a way.
    fn is_other_question(&self, text: &str, understood: &Understanding) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let told = &understood.told;
        // What was answered before is not answered anew by asking: *will the changes of today be lost?*
        let answers = &self.state.answers;
        let says_when = told.moment.is_some() && !answers.is_filled(Slot::Moment);
        let is_loss = understood.is_loss && (!answers.is_filled(Slot::Missing) || self.begins_another(told));
        let asks_of_way = self.built_in() == Some(BuiltIn::ChooseOption)
            && understood.heard.iter().any(|step| step.starts_with(ASKED));
        let is_answer = says_when || told.option.is_some() && !asks_of_way || is_loss || understood.is_another;
        let wishes = || words.find_any(&talk.wish).is_some();
        asks(text) && words.len() >= LEAST_OF_QUESTION && !is_answer && (asks_of_way || !wishes())
    }

    /// *And the tasks?*, where something is about to be brought back or was: no backup holds them. Gives whether that was
    /// asked.
    pub(super) fn asks_of_not_held(&mut self, text: &str, understood: &Understanding) -> bool {
        let told = &understood.told;
        let is_held = |kind: &Kind| kind.entity_type().is_some();
        let is_shown = matches!(self.built_in(), Some(BuiltIn::Preview | BuiltIn::Confirm)) || self.asks_of_result();
        let is_meant = is_shown && self.state.aside.is_none() && understood.heard.is_empty() && !understood.is_loss;
        if !asks(text) || !is_meant || told.kinds.is_empty() || told.kinds.iter().any(is_held) {
            return false;
        }
        self.shake_consent();
        self.state.misunderstood = 0;
        let kinds = Arg::Kinds(told.kinds.iter().copied().collect());
        self.say_beside(Reply::new("not-held-yet").with("kinds", kinds));
        true
    }

    /// *How do I clear the filters?*, where the open question can show just that.
    pub(super) fn asks_how_here(&self, understood: &Understanding) -> bool {
        let is_offered = self.state.choices().contains(&HOW) && self.state.aside.is_none();
        let [asked] = understood.heard.as_slice() else { return false };
        let shown = self.target_of(HOW).and_then(|step| self.picture_of(&step));
        let asked = Some(asked).filter(|asked| is_offered && asked.starts_with(ASKED_HOW));
        let both = shown.zip(asked.and_then(|asked| Some((asked, self.picture_of(asked)?))));
        // The history is filtered too.
        both.is_some_and(|(shown, (asked, picture))| shown == picture || shown.contains(FILTER) && asked == HOW_FILTERS)
    }

    /// *Where is the recycle bin?*, behind the very question that shows it.
    pub(super) fn is_shown_how(&self, understood: &Understanding) -> bool {
        let [asked] = understood.heard.as_slice() else { return false };
        let here = self.state.tasks.last().and_then(|task| self.picture_of(&task.step));
        asked.starts_with(ASKED_HOW) && here.is_some() && here == self.picture_of(asked)
    }

    /// Where a choice of the present step leads.
    fn target_of(&self, key: &str) -> Option<String> {
        match &self.step()?.body {
            Body::Plain(plain) => Some(plain.choices.iter().find(|choice| choice.key == key)?.target.step.clone()),
            Body::BuiltIn { .. } => None,
        }
    }

    /// The picture that a step shows.
    pub(super) fn picture_of(&self, step: &str) -> Option<String> {
        match &self.dialogues.flow.step(step)?.body {
            Body::Plain(plain) => plain.picture.clone(),
            Body::BuiltIn { .. } => None,
        }
    }

    /// *And how do I clear those?*, where the open question can show how.
    pub(super) fn asks_how(&self, text: &str) -> bool {
        let is_offered = self.state.choices().contains(&HOW) && self.state.aside.is_none();
        is_offered && Words::of(text).find_any(&self.language().talk.how).is_some()
    }

    /// Says that there is no answer to a question, and who may have one.
    pub(super) fn have_no_answer(&mut self) {
        self.shake_consent();
        self.state.misunderstood = 0;
        self.effects.push(Effect::Say(Reply::new("no-answer")));
        self.ask_with("person");
    }
}
