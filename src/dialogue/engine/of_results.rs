//! What is said of a result: that it is the wrong one, that not all is back, that a part of it is too much, and what else
//! is wanted once it is there.
//!
//! In charge of telling these apart. Each leads to a look or to a question of its own; nothing is done here.

use super::Turn;
use super::consent::{KEEP_IT, UNDO_NOW};
use super::hearing::asks;
use super::polar::{CONTENT, denies_behind_no};
use super::sentences::FINISH;
use super::wishes::OTHER_WAY;
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{Kind, RestoreOption, total};
use crate::dialogue::flow::{Body, Step};
use crate::dialogue::reply::Reply;
use crate::dialogue::rules::Rule;
use crate::dialogue::steps::{BuiltIn, FeedbackStage, Inner, MORE_MISSING};
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, ASKED, Command, Polarity, Told, Understanding};

/// The choice of taking a restore back.
pub(super) const UNDO: &str = "undo";

impl Turn<'_> {
    /// *I want it back after all*, behind an undo.
    pub(super) fn repeats_undone(&self, rest: &str) -> bool {
        let is_undone = self.state.last_done.is_some_and(|done| done.is_undo) && self.state.aside.is_none();
        is_undone && self.state.choices().contains(&OTHER_WAY) && self.wants_back(rest)
    }

    /// Whether others may be missing still: it was just said what came back, or asked whether it helped.
    pub(super) fn may_miss_more(&mut self) -> bool {
        let asks_whether_it_helped = *self.inner() == Inner::Feedback(FeedbackStage::Asked);
        self.state.aside.is_none() && (self.state.choices().contains(&MORE_MISSING) || asks_whether_it_helped)
    }

    /// Whether a file is wanted where the last matter has come to its end.
    pub(super) fn wants_file_now(&mut self, told: &Told, is_file_only: bool) -> bool {
        let asks_whether_it_helped = *self.inner() == Inner::Feedback(FeedbackStage::Asked);
        let is_asked = asks_whether_it_helped || self.asks_of_result();
        self.state.aside.is_none() && is_asked && (is_file_only || told.option == Some(RestoreOption::Csv))
    }

    /// *Undo the restore*: what was done here last is shown to be taken back, which asks for a word of its own. Gives
    /// whether it is wanted.
    pub(super) fn undoes_in_words(&mut self, text: &str) -> bool {
        let Some(done) = self.state.last_done.filter(|done| !done.is_undo) else { return false };
        let (words, talk) = (Words::of(text), &self.language().talk);
        let is_said = words.find_any(&talk.undoes).is_some() && !denies_behind_no(&words, talk);
        let is_question = understand::without_questions(text, talk).is_some_and(|stated| stated.trim().is_empty());
        let is_free = !self.is_running() && self.built_in() != Some(BuiltIn::Undo) && self.holds(Rule::B05);
        let is_undo = |step: &&Step| matches!(step.body, Body::BuiltIn { step: BuiltIn::Undo, .. });
        let is_beside = |step: &&Step| self.dialogues.flow.is_digression(step);
        let step = self.dialogues.flow.steps.values().filter(is_undo).find(is_beside).map(|step| step.id.clone());
        let Some(step) = step.filter(|_| is_said && !is_question && is_free) else { return false };
        // *Thôi, hoàn tác đi*: what begins a text takes nothing out of it.
        let is_all = words.find_any(self.language().choices.get(understand::TICK_ALL).into_iter().flatten()).is_some();
        if !is_all && words.find_any(&talk.only).is_some_and(|only| only.words.start > 0) {
            self.state.misunderstood = 0;
            self.say_beside(Reply::new("answer-one-back"));
            return true;
        }
        self.state.misunderstood = 0;
        self.state.undo = Some(done.restore);
        self.digress(&step);
        true
    }

    /// Whether it is asked how a result looks.
    pub(super) fn asks_of_result(&self) -> bool {
        let choices = self.state.choices();
        self.state.aside.is_none() && choices.contains(&MORE_MISSING) && choices.contains(&CONTENT)
    }

    /// Hears of a result what its choices don't say: that it is the wrong one, that not all is back, that something beside
    /// it is not right yet. Gives whether it was that.
    pub(super) fn hears_of_result(&mut self, text: &str, understood: &Understanding) -> bool {
        if !self.asks_of_result() || asks(text) || self.is_content(text) {
            return false;
        }
        if self.says_undo(text) {
            self.choose(UNDO);
            return true;
        }
        if self.takes_part_back(text, understood) {
            return true;
        }
        let (words, talk) = (Words::of(text), &self.language().talk);
        let has_undo = self.state.choices().contains(&UNDO);
        // *You deleted records!*, of a rollback that removed some.
        let has_removed = self.state.answers.plan().is_some_and(|plan| total(&plan.remove) > 0);
        let is_wrong = has_undo && (words.find_any(&talk.wrongs).is_some() || understood.is_loss && has_removed);
        let is_but = words.find_any(&talk.but).is_some() && !understood.heard.iter().any(|id| id.starts_with(ASKED));
        let is_denied = understood.polarity == Some(Polarity::No) && self.says_much(text);
        let told = &understood.told;
        // *The other leads too*: what is told of another matter has more to it.
        let says_more = told.moment.is_some() || told.who.is_some() || told.option.is_some();
        let is_addition = understood.is_another && !told.kinds.is_empty() && !says_more;
        if is_wrong {
            self.choose(UNDO);
        } else if understood.is_loss || is_denied || is_addition {
            self.miss_more(told);
        } else if is_but && told.option.is_none() {
            self.state.misunderstood = 0;
            self.say_beside(Reply::new("result-but"));
        } else {
            return false;
        }
        true
    }

    /// *My boss says we should not have, undo it please*: a clause of its own that is that choice. A bare no is none.
    fn says_undo(&self, text: &str) -> bool {
        let labels: Vec<(String, String)> = self.labels().into_iter().filter(|(key, _)| key == UNDO).collect();
        let words = Words::of(text);
        let is_it = |clause| {
            let said = words.written(&clause);
            let polarity = self.understanding(said).polarity;
            let choice = understand::choice(said, &labels, self.language());
            let politely = || understand::choice_politely(said, &labels, self.language());
            polarity.is_none() && !said.starts_with(|c: char| c.is_ascii_digit()) && choice.or_else(politely).is_some()
        };
        !labels.is_empty() && words.clauses().len() > 1 && words.clauses().into_iter().any(is_it)
    }

    /// *Delete Théo again*, of a result: only the whole of it can be taken back. Gives whether that was said.
    fn takes_part_back(&mut self, text: &str, understood: &Understanding) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let is_order = words.clauses().iter().any(|clause| words.longest_at(&talk.effects, clause.start).is_some());
        let removes = is_order
            || !understood.is_loss
                && (words.find_any(&talk.effects).is_some() || words.find_any(&talk.unticks).is_some());
        let is_part_of_undo = words.find_any(&talk.undoes).is_some() && words.find_any(&talk.only).is_some();
        let is_meant = is_part_of_undo || removes && understood.told.kinds.is_empty();
        if is_meant {
            self.state.misunderstood = 0;
            self.say_beside(Reply::new("answer-one-back"));
        }
        is_meant
    }

    /// *Keep it after all*, *only Emil out again*, where it is asked whether a restore is taken back: it stays, or it is said
    /// that only all of it can go. Gives whether that was said.
    pub(super) fn says_of_undo(&mut self, text: &str) -> bool {
        let is_asked = self.state.aside.is_none() && self.state.choices().contains(&UNDO_NOW);
        if !is_asked || self.asks_back(text) {
            return false;
        }
        let (words, talk) = (Words::of(text), &self.language().talk);
        let says = |list: &[String]| words.find_any(list).is_some();
        let is_kept = says(&talk.keeps) && !says(&talk.effects) || says(&talk.undoes) && denies_behind_no(&words, talk);
        let names_some = || {
            let is_named = !self.examples_in(text).is_empty() || !self.names_said(text).is_empty();
            is_named || !self.understanding(text).told.kinds.is_empty()
        };
        // *Yes, but only Emil, keep the others*.
        let is_part = says(&talk.only) && says(&talk.yes);
        if is_kept && !is_part {
            self.choose(KEEP_IT);
        } else if is_part || names_some() {
            self.shake_consent();
            self.state.misunderstood = 0;
            self.say_beside(Reply::new("answer-one-back"));
        } else {
            return false;
        }
        true
    }

    /// *That's enough*, behind a restore: nothing more is done; gives whether that was said.
    pub(super) fn has_enough(&mut self, text: &str) -> bool {
        let ends = if self.asks_of_result() { CONTENT } else { FINISH };
        let is_asked = self.state.aside.is_none() && self.state.choices().contains(&ends);
        let is_said = || Words::of(text).find_any(&self.language().talk.enough).is_some() && !asks(text);
        if !is_asked || !is_said() || ends == CONTENT && self.is_qualified(text, CONTENT) {
            return false;
        }
        let says = self.understanding(text);
        // *Stop, je ne veux plus rien*: what the words of a loss are in, too, is none behind that.
        let stops = self.language().commands.get(Command::Cancel.as_str()).into_iter().flatten();
        let begins = stops.into_iter().any(|stop| Words::of(text).find_at(stop, 0).is_some());
        // *Leave it like that, Marta and I will see on Monday*: who and when are of no matter any more.
        let told = Told { moment: None, who: None, names: Vec::new(), ..says.told };
        let is_all = (begins || !says.is_loss) && told.is_empty();
        if is_all {
            self.choose(ends);
        }
        is_all
    }

    /// Whether a text is a bare *no* where nothing was asked that it denies: it is no wish to undo.
    pub(super) fn is_no_to_nothing(&self, key: &str, text: &str) -> bool {
        let is_asked = key == UNDO && self.state.choices().contains(&FINISH);
        is_asked && self.understanding(text).polarity == Some(Polarity::No)
    }

    /// Looks anew for what is missing still.
    pub(super) fn miss_more(&mut self, told: &Told) {
        let is_in_no_backup = |kind: &Kind| matches!(kind, Kind::Comments | Kind::Activities);
        if told.kinds.iter().any(is_in_no_backup) {
            self.state.misunderstood = 0;
            return self.say_beside(Reply::new("answer-what-comes-back"));
        }
        if told.gives(Slot::Missing) {
            // What came back is not what is missing now.
            self.state.answers.clear(Slot::Missing);
        }
        self.note_told(told);
        self.choose(MORE_MISSING);
    }
}
