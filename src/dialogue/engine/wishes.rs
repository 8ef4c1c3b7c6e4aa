//! What is wanted beyond the open question: a file after all, the records after all, what is missing still, an undo.
//!
//! In charge of seeing that it is wanted, and of leading there. Each asks for its own word before anything is done.

use std::collections::BTreeSet;

use super::hearing::asks;
use super::polar::{CONTENT, OTHER_SNAPSHOT, denies_behind_no};
use super::sentences::{ALL_RECORDS, FOUND, ONLY_MISSING};
use super::{Heard, Turn};
use crate::dialogue::answers::Slot;
use crate::dialogue::backend::{Kind, RestoreOption, total};
use crate::dialogue::event::Effect;
use crate::dialogue::flow::{Body, Note, Step};
use crate::dialogue::moments::folded;
use crate::dialogue::reply::Reply;
use crate::dialogue::rules::Rule;
use crate::dialogue::steps::{BuiltIn, FeedbackStage, Inner, MORE_MISSING, MomentStage};
use crate::dialogue::understand::phrases::Words;
use crate::dialogue::understand::{self, ASKED, Looked, Polarity, Said, Told, Understanding};

/// The choice of not knowing when it happened.
pub(super) const NOT_SURE: &str = "not-sure";

/// Words of so many letters may be a yes as well.
const SHORT: usize = 4;

/// The choice of taking a restore back.
const UNDO: &str = "undo";

/// The choice of another way, behind an undo.
pub(super) const OTHER_WAY: &str = "other-option";

impl Turn<'_> {
    /// *Just restore it!*, where it is asked when it happened: what the backups show of that may say so.
    pub(super) fn leaves_moment_open(&mut self, rest: &str, told: &Told) -> bool {
        let is_asked = *self.inner() == Inner::Moment(MomentStage::Asked) && self.state.aside.is_none();
        is_asked && told.is_empty() && self.state.choices().contains(&NOT_SURE) && self.wants_back(rest)
    }

    /// *I want it back after all*, behind an undo.
    pub(super) fn repeats_undone(&self, rest: &str) -> bool {
        let is_undone = self.state.last_done.is_some_and(|done| done.is_undo) && self.state.aside.is_none();
        is_undone && self.state.choices().contains(&OTHER_WAY) && self.wants_back(rest)
    }

    /// *The backup of Wednesday*: where the backup is asked, or before it is, that is its answer and no other moment of the
    /// loss; gives whether it was asked.
    pub(super) fn names_backup(&mut self, rest: &str, told: &mut Told) -> bool {
        let Some(day) = told.moment.filter(|_| told.kinds.is_empty() && told.who.is_none()) else { return false };
        let asks_backup = self.own_slot() == Some(Slot::Snapshot) && self.state.aside.is_none();
        let (words, talk) = (Words::of(rest), &self.language().talk);
        let is_picked = told.is_state || words.find_any(&talk.picks).is_some();
        if asks_backup {
            return is_picked && self.try_step(&Heard::Text(rest.to_owned()));
        }
        let answers = &self.state.answers;
        let is_open = answers.snapshot().is_none() && answers.moment().is_some() && told.is_state;
        let named = self.listed_snapshots().into_iter().rfind(|snapshot| day.holds(snapshot.taken_at));
        if let Some(named) = named.filter(|_| is_open && self.own_slot() != Some(Slot::Moment)) {
            self.state.answers.propose_snapshot(named.id);
            told.forget(Slot::Moment);
        }
        false
    }

    /// *Another day*, behind the question which backup, as far as the result: that is asked anew; gives whether it was
    /// said.
    pub(super) fn changes_backup(&mut self, text: &str) -> bool {
        let plain = understand::normal(text);
        let phrases = self.language().choices.get(OTHER_SNAPSHOT).into_iter().flatten();
        let is_said =
            phrases.into_iter().any(|phrase| phrase.contains(' ') && understand::contains_words(&plain, phrase));
        let is_free = !self.is_running() && self.own_slot() != Some(Slot::Snapshot);
        let step = self.step_of(Slot::Snapshot).filter(|_| is_said && is_free && self.can_change(Slot::Snapshot));
        let Some(step) = step else { return false };
        self.state.misunderstood = 0;
        self.state.answers.want_other_snapshot();
        self.return_to(&step);
        true
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

    /// Begins with a file as the menu does.
    pub(super) fn begin_file(&mut self, mut told: Told) {
        self.note(Note::Finished);
        told.is_state = told.moment.is_some();
        self.note_told(&told);
        let menu = self.dialogues.flow.start("welcome").to_owned();
        match self.way_into(&menu, &Told { kinds: BTreeSet::new(), ..told }) {
            Some(step) => self.leave_to(&step),
            None => self.enter(&menu),
        }
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
        if words.find_any(&talk.only).is_some_and(|only| only.words.start > 0) {
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

    /// Whether a text that has a choice in it says more, so that it is not that: *all good, but the links are wrong*.
    pub(super) fn is_qualified(&self, text: &str, key: &str) -> bool {
        let is_open = |looked: &Looked| {
            *looked == Looked::Values || self.state.choices().contains(&looked.as_str()) && looked.as_str() != key
        };
        match key {
            CONTENT => asks(text) || Words::of(text).find_any(&self.language().talk.but).is_some(),
            // *Found it, it's empty*.
            FOUND => self.understanding(text).told.looked.iter().any(is_open),
            _ => false,
        }
    }

    /// *Found it, it's empty*: the choice that nothing is there.
    pub(super) fn finds_empty(&self, text: &str) -> Option<&'static str> {
        let choices = self.state.choices();
        let (words, talk) = (Words::of(text), &self.language().talk);
        let is_said = words.find_any(&talk.empties).is_some() && words.find_any(&talk.not).is_none() && !asks(text);
        let empty = [(FOUND, Looked::Bin), (Looked::History.as_str(), Looked::EmptyHistory)];
        let there = |(found, nothing): &(&str, Looked)| choices.contains(found) && choices.contains(&nothing.as_str());
        let nothing = empty.into_iter().find(there).map(|(_, nothing)| nothing.as_str())?;
        let has_found = self.language().choices.get(FOUND).is_some_and(|phrases| {
            phrases.iter().any(|phrase| {
                phrase.chars().count() > SHORT && understand::contains_words(&understand::normal(text), phrase)
            })
        });
        (is_said && has_found && self.state.aside.is_none()).then_some(nothing)
    }

    /// Hears of a result what its choices don't say: that it is the wrong one, that not all is back, that something beside
    /// it is not right yet. Gives whether it was that.
    pub(super) fn hears_of_result(&mut self, text: &str, understood: &Understanding) -> bool {
        if !self.asks_of_result() || asks(text) || self.is_content(text) {
            return false;
        }
        if self.takes_part_back(text, understood) {
            return true;
        }
        let (words, talk) = (Words::of(text), &self.language().talk);
        let has_undo = self.state.choices().contains(&UNDO);
        // *You deleted records!*, of a rollback that removed some.
        let has_removed = self.state.answers.plan().is_some_and(|plan| total(&plan.remove) > 0);
        let is_wrong =
            has_undo && (words.find_any(&talk.wrongs).is_some() || understood.is_loss && has_removed);
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

    /// *Do it, but leave out Théo*, of one of the records that are to come back: only groups can be left out. Gives
    /// whether it was that.
    pub(super) fn excepts_record(&mut self, text: &str, understood: &Understanding) -> bool {
        let is_near = matches!(
            self.built_in(),
            Some(
                BuiltIn::MissingKinds
                    | BuiltIn::ChooseOption
                    | BuiltIn::ChooseSnapshot
                    | BuiltIn::ChooseGroups
                    | BuiltIn::Preview
                    | BuiltIn::Confirm
            )
        );
        let parts = self.example_parts_in(text);
        let is_meant = is_near && self.state.aside.is_none() && !understood.is_loss && !parts.is_empty();
        if !is_meant || !(self.excepts(text) || self.denies_beside(text, &parts)) {
            return false;
        }
        self.shake_consent();
        self.state.misunderstood = 0;
        self.say_beside(Reply::new("answer-except-record"));
        true
    }

    fn excepts(&self, text: &str) -> bool {
        Words::of(text).find_any(&self.language().talk.unticks).is_some()
    }

    /// Whether a *not* stands beside one of these words.
    fn denies_beside(&self, text: &str, parts: &[String]) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let is_part = |at: usize| parts.contains(&folded(words.plain(at)));
        let denies = |at: usize| [&talk.not, &talk.no].into_iter().any(|list| words.longest_at(list, at).is_some());
        words.clauses().into_iter().any(|clause| {
            clause.clone().any(|at| {
                let is_behind_not = at > clause.start && denies(at - 1);
                is_part(at) && (is_behind_not || at + 1 < clause.end && denies(at + 1))
            })
        })
    }

    /// *Delete Théo again*, of a result: only the whole of it can be taken back. Gives whether that was said.
    fn takes_part_back(&mut self, text: &str, understood: &Understanding) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let is_order = words.clauses().iter().any(|clause| words.longest_at(&talk.effects, clause.start).is_some());
        let removes = is_order || !understood.is_loss && (words.find_any(&talk.effects).is_some() || self.excepts(text));
        let is_part_of_undo = words.find_any(&talk.undoes).is_some() && words.find_any(&talk.only).is_some();
        let is_meant = is_part_of_undo || removes && understood.told.kinds.is_empty();
        if is_meant {
            self.state.misunderstood = 0;
            self.say_beside(Reply::new("answer-one-back"));
        }
        is_meant
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

    /// Hears of whoever has a file, or is about to, that the records are wanted back in the portal; gives whether they
    /// are. A moment that is told of a file is that of its state.
    pub(super) fn leaves_file(&mut self, rest: &str, told: &mut Told, is_loss: bool) -> bool {
        if self.state.answers.option() != Some(RestoreOption::Csv) {
            return false;
        }
        told.is_state |= !is_loss && told.moment.is_some();
        let is_any_way = told.option.is_none_or(|option| option == RestoreOption::Selective);
        let is_other_way = told.option == Some(RestoreOption::Selective) && !self.says_only(rest);
        if !is_any_way || !(is_other_way || self.wants_back(rest)) {
            return false;
        }
        told.option = None;
        self.note_told(told);
        self.effects.push(Effect::Say(Reply::new("changing")));
        self.obey(&Said::Change(Slot::Option));
        true
    }

    /// *Only the missing ones* of whoever is about to have a file says what goes into it, and names no other way.
    pub(super) fn tell_file_content(&self, text: &str, told: &mut Told) {
        let is_asked = self.built_in() == Some(BuiltIn::MissingKinds) || self.state.choices().contains(&ONLY_MISSING);
        let way =
            told.option.filter(|option| *option != RestoreOption::Selective).or(self.state.answers.option_so_far());
        if is_asked || way != Some(RestoreOption::Csv) || !text.contains(char::is_alphabetic) {
            return;
        }
        let contents = self.labels_of(&Reply::new("file-preview").asking([ONLY_MISSING, ALL_RECORDS]));
        let language = self.language();
        let said = understand::choice(text, &contents, language);
        if let Some(key) = said.or_else(|| understand::choice_politely(text, &contents, language)) {
            told.option = told.option.filter(|option| *option != RestoreOption::Selective);
            told.only_missing = Some(key == ONLY_MISSING);
        }
    }

    /// *The restore, and a csv too*, where it is asked which way: one comes after the other.
    pub(super) fn wants_restore_and_file(&self, text: &str) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        let says = |option: RestoreOption| {
            talk.options.get(option.as_str()).is_some_and(|phrases| words.find_any(phrases).is_some())
        };
        let is_offered = self.state.choices().contains(&RestoreOption::Selective.as_str())
            && self.built_in() == Some(BuiltIn::ChooseOption)
            && self.state.aside.is_none();
        let is_both =
            says(RestoreOption::Csv) && (says(RestoreOption::Selective) || words.find_any(&talk.restores).is_some());
        let is_either =
            [&talk.not, &talk.but, &talk.instead].into_iter().any(|phrases| words.find_any(phrases).is_some());
        is_offered && is_both && !is_either && !asks(text)
    }

    /// Whether a text says that the records themselves are wanted back.
    pub(super) fn wants_back(&self, text: &str) -> bool {
        let (words, talk) = (Words::of(text), &self.language().talk);
        words.find_any(&talk.restores).is_some() && words.find_any(&talk.not).is_none()
    }
}
